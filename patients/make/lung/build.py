"""Puts the lung shoebox together."""

import paper
from lung import clinic, disc, papers, phone, regional, truth, university


def build(box):
    consult = paper.pdf(papers.CONSULT, papers.CONSULT_HEADER, font="serif", size=10)
    box.put(truth.CCD, regional.summary())
    box.put(truth.BRONCHOSCOPY, regional.bronchoscopy())
    box.put(truth.CYTOLOGY, regional.cytology(paper.pdf(papers.CYTOLOGY, papers.CYTOLOGY_HEADER, "DWC26-0556")))
    bundle, places = university.export(consult)
    box.put(truth.FHIR, bundle)
    box.put(truth.CLINIC, clinic.export())
    box.put(truth.GENOMIC, paper.pdf(papers.GENOMIC, papers.GENOMIC_HEADER, "FG-2026-88012", size=9))
    box.put(truth.CONSULT, consult)
    box.put(truth.RADIATION, paper.pdf(papers.RADIATION, papers.RADIATION_HEADER))
    box.put(truth.RADIOLOGY, papers.RADIOLOGY.replace("\n", "\r\n"))
    box.put(truth.OWN, papers.OWN_NOTES)
    export, clinical = phone.export()
    box.put(truth.PHONE, export)
    studies = disc.write(box.inside(truth.DISC), paper.pdf(papers.CT, papers.CT_HEADER, "DW-CT-30881"))
    box.expect(truth.expected(places, studies, clinical))
