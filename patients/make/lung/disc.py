"""The disc from Kettlebrook: Dapplewood's CT with its reports inside, and a PET/CT that lost four files."""

import os

import dicom

CT = dict(word="lung-ct", name="MOONWHISTLE^JOSEPHINE^A", mrn="DW-20418", birth="19621205", sex="F", date="20260629", time="141500",
          accession="DW-CT-30881", description="CT CHEST W CONTRAST", hospital="Dapplewood Regional Medical Center", doctor="LAMPSHADE^ARCHIBALD")
PET = dict(word="lung-pet", name="MOONWHISTLE^JOSEPHINE^ALDER", mrn="5580-113", birth="19621205", sex="F", date="20260716", time="101000",
           accession="KU-PT-9011020", description="PET CT SKULL BASE TO THIGH", hospital="Kettlebrook University Hospital", doctor="CANDLEWICK^BASIL")
RADIOLOGIST = ("FOGHORN^WENDELL", "Dapplewood Regional Medical Center", "20260629170300")


def write(folder, report_pdf):
    series = lambda number, modality, description, **more: dict(number=number, modality=modality, description=description, body="CHEST", **more)
    scout, lung, soft = series(1, "CT", "SCOUT", localizer=True), series(2, "CT", "LUNG 1.25"), series(3, "CT", "SOFT TISSUE 5.0")
    report, paper = series(4, "SR", "MEASUREMENTS"), series(5, "OT", "REPORT")
    attenuation, emission = series(1, "CT", "CT AC"), series(2, "PT", "PET AC")
    items = [
        dicom.said(("121071", "DCM", "Finding"), "Spiculated mass, right upper lobe, with enlarged 4R and 11R lymph nodes."),
        dicom.measured(("G-A22A", "SRT", "Length"), "36", "mm", "millimeter"),
        dicom.said(("121073", "DCM", "Impression"), "Concerning for primary lung malignancy, right upper lobe."),
    ]
    objects = [dicom.ct(CT, scout, 1)]
    objects += [dicom.ct(CT, lung, i, lump=(22, 20, 4) if 3 <= i <= 6 else None, thickness=1.25) for i in range(1, 9)]
    objects += [dicom.ct(CT, soft, i, lump=(22, 20, 4) if 3 <= i <= 6 else None) for i in range(1, 9)]
    objects += [dicom.structured_report(CT, report, 1, ("18748-4", "LN", "Diagnostic imaging report"), items, enhanced=True, verified=RADIOLOGIST)]
    objects += [dicom.encapsulated_pdf(CT, paper, 1, "CT CHEST REPORT", report_pdf)]
    objects += [dicom.ct(PET, attenuation, i) for i in range(1, 7)]
    objects += [dicom.pet(PET, emission, i, lump=(22, 20, 4)) for i in range(1, 11)]
    paths = dicom.disc(folder, "KUH_OUTGOING", objects)
    for lost in paths[-6:-2]:
        os.remove(os.path.join(folder, lost))
    with open(os.path.join(folder, "README.TXT"), "wb") as file:
        file.write(b"KETTLEBROOK UNIVERSITY HOSPITAL FILM LIBRARY 555-0194\r\nContains DICOM images. A viewer is not included.\r\n")
    study = lambda path: os.path.dirname(os.path.dirname(path))
    return {"ct": study(paths[0]), "report": paths[17], "paper": paths[18], "pet": study(paths[-1])}
