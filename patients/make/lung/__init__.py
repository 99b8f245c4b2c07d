"""Josephine Moonwhistle: adenocarcinoma of the right lung, treated with chemotherapy and radiation; what next?"""
