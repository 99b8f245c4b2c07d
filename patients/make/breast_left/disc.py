"""The imaging disc of Cloudberry: the mammogram of September and the CT of October, one slice cut short."""

import os

import dicom

MAMMOGRAM = dict(word="breast-mg", name="BRAMBLEWICK^WILHELMINA^R", mrn="PW-550713", birth="19680314", sex="F", date="20260908", time="092000",
                 accession="PWMG-26-7714", description="MAMMO DIAG BILAT TOMO", hospital="Pennywhistle General Hospital", doctor="PUDDLE^SUSANNAH")
CT = dict(word="breast-ct", name="THISTLEDOWN^WILHELMINA^ROSALIND", mrn="CIA-90214", birth="19680314", sex="F", date="20261029", time="151200",
          accession="CB-CT-5120", description="CT CHEST ABD PELVIS W CONTRAST", hospital="Cloudberry Imaging Associates", doctor="QUILLFEATHER^SERAPHINA")

AUTORUN = b"[autorun]\r\nopen=VIEWER\\CLOUDVU.EXE\r\nicon=VIEWER\\CLOUDVU.EXE,0\r\nlabel=CLOUDBERRY IMAGES\r\n"
NOTICE = b"CLOUDBERRY IMAGING ASSOCIATES\r\nThis disc starts by itself. If it does not, open VIEWER\\CLOUDVU.EXE. Not for diagnostic use.\r\n"
PROGRAM = b"This file stands in for a viewer program. It is plain text and cannot run.\n"


def write(folder):
    views = dict(number=1, modality="MG", description="4 VIEWS", body="BREAST")
    scout = dict(number=1, modality="CT", description="SCOUT", body="CHEST", localizer=True)
    slices = dict(number=2, modality="CT", description="CAP 5.0 VENOUS", body="CHEST")
    objects = [
        dicom.mammogram(MAMMOGRAM, views, 1, "R", "CC"), dicom.mammogram(MAMMOGRAM, views, 2, "L", "CC", lump=(40, 28, 4)),
        dicom.mammogram(MAMMOGRAM, views, 3, "R", "MLO"), dicom.mammogram(MAMMOGRAM, views, 4, "L", "MLO", lump=(42, 26, 4)),
        dicom.ct(CT, scout, 1),
        *[dicom.ct(CT, slices, i) for i in range(1, 17)],
    ]
    paths = dicom.disc(folder, "CLOUDBERRY", objects)
    os.makedirs(os.path.join(folder, "VIEWER"))
    for name, data in {"AUTORUN.INF": AUTORUN, "README.TXT": NOTICE, "VIEWER/CLOUDVU.EXE": PROGRAM, "VIEWER/SETTINGS.CFG": b"lang=en\nlayout=2x2\n"}.items():
        with open(os.path.join(folder, name), "wb") as file:
            file.write(data)
    scratched = paths[-6]
    dicom.truncate(os.path.join(folder, scratched), 700)
    return {"mammogram": os.path.dirname(os.path.dirname(paths[0])), "ct": os.path.dirname(os.path.dirname(paths[4])), "scratched": scratched}
