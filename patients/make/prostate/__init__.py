"""Theodore Muddlethorpe, the elder: cancer of the prostate, nothing done yet, surgery or radiation?"""
