"""Small DICOM studies on a disc: images, structured reports, encapsulated PDFs, and their DICOMDIR.

Pictures are soft ellipses with noise, 64 by 64: enough to open, nothing to read. UIDs are derived from
words (the 2.25 branch), so a rebuild keeps them.
"""

import os
import uuid

import numpy
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.fileset import FileSet
from pydicom.uid import (UID, CTImageStorage, DigitalMammographyXRayImageStorageForPresentation, EncapsulatedPDFStorage,
                         BasicTextSRStorage, EnhancedSRStorage, ExplicitVRLittleEndian, PositronEmissionTomographyImageStorage)

SIDE = 64
MAKER = "2.25.329800735698586629295641978511506172918"


def uid(*words):
    return UID(f"2.25.{uuid.uuid5(uuid.NAMESPACE_OID, '/'.join(str(w) for w in words)).int}")


def base(storage, study, series, number):
    """What every object of a study carries. `study`: word, name, mrn, birth, sex, date, time, accession,
    description, hospital. `series`: number, modality, description, body part."""
    meta = FileMetaDataset()
    meta.FileMetaInformationVersion = b"\x00\x01"
    meta.MediaStorageSOPClassUID = storage
    meta.MediaStorageSOPInstanceUID = uid(study["word"], series["number"], number)
    meta.TransferSyntaxUID = ExplicitVRLittleEndian
    meta.ImplementationClassUID = UID(MAKER)
    meta.ImplementationVersionName = "INVENTED_1"
    data = Dataset()
    data.file_meta = meta
    data.SpecificCharacterSet = "ISO_IR 192"
    data.SOPClassUID, data.SOPInstanceUID = storage, meta.MediaStorageSOPInstanceUID
    data.StudyDate = data.SeriesDate = data.ContentDate = study["date"]
    data.StudyTime = data.SeriesTime = data.ContentTime = study["time"]
    data.AccessionNumber, data.Modality = study["accession"], series["modality"]
    data.Manufacturer, data.InstitutionName = "Toy Scanner Works", study["hospital"]
    data.ReferringPhysicianName = study.get("doctor", "")
    data.StudyDescription, data.SeriesDescription = study["description"], series["description"]
    data.PatientName, data.PatientID = study["name"], study["mrn"]
    data.PatientBirthDate, data.PatientSex = study["birth"], study["sex"]
    data.BodyPartExamined = series.get("body", "")
    data.StudyInstanceUID, data.SeriesInstanceUID = uid(study["word"]), uid(study["word"], series["number"])
    data.StudyID, data.SeriesNumber, data.InstanceNumber = study["accession"][-8:], series["number"], number
    return data


def pixels(data, seed, depth=12, level=1000, lump=None):
    """A body-like ellipse, noise, and a bright lump at (y, x, radius)."""
    random = numpy.random.default_rng(seed)
    y, x = numpy.mgrid[0:SIDE, 0:SIDE]
    body = ((y - 32) / 26.0) ** 2 + ((x - 32) / 29.0) ** 2 < 1
    grey = numpy.where(body, level, 10) + random.normal(0, 25, (SIDE, SIDE))
    if lump:
        cy, cx, radius = lump
        grey = numpy.where((y - cy) ** 2 + (x - cx) ** 2 < radius**2, level * 1.6, grey)
    data.SamplesPerPixel, data.PhotometricInterpretation = 1, "MONOCHROME2"
    data.Rows = data.Columns = SIDE
    data.BitsAllocated, data.BitsStored, data.HighBit, data.PixelRepresentation = 16, depth, depth - 1, 0
    data.WindowCenter, data.WindowWidth = str(level), str(level * 2)
    data.PixelData = grey.clip(0, 2**depth - 1).astype("<u2").tobytes()
    data["PixelData"].VR = "OW"
    return data


def ct(study, series, number, lump=None, thickness=5.0):
    data = base(CTImageStorage, study, series, number)
    data.ImageType = ["ORIGINAL", "PRIMARY", "LOCALIZER" if series.get("localizer") else "AXIAL"]
    data.KVP, data.SliceThickness, data.PixelSpacing = "120", str(thickness), ["6", "6"]
    data.ImagePositionPatient, data.ImageOrientationPatient = ["-190", "-190", str(number * thickness)], ["1", "0", "0", "0", "1", "0"]
    data.FrameOfReferenceUID = uid(study["word"], "frame")
    data.RescaleIntercept, data.RescaleSlope, data.RescaleType = "-1024", "1", "HU"
    data.AcquisitionNumber = 1
    return pixels(data, number + 100 * series["number"], lump=lump)


def mammogram(study, series, number, side, view, lump=None):
    data = base(DigitalMammographyXRayImageStorageForPresentation, study, series, number)
    data.ImageType, data.PresentationIntentType = ["DERIVED", "PRIMARY"], "FOR PRESENTATION"
    data.ImageLaterality, data.ViewPosition = side, view
    data.ImagerPixelSpacing = ["3.5", "3.5"]
    data.BurnedInAnnotation = "NO"
    return pixels(data, number + 7, level=900, lump=lump)


def pet(study, series, number, lump=None):
    data = base(PositronEmissionTomographyImageStorage, study, series, number)
    data.ImageType, data.Units, data.DecayCorrection = ["ORIGINAL", "PRIMARY"], "BQML", "START"
    data.CorrectedImage = ["DECY", "ATTN", "SCAT"]
    data.SliceThickness, data.PixelSpacing = "5", ["6", "6"]
    data.ImagePositionPatient, data.ImageOrientationPatient = ["-190", "-190", str(number * 5)], ["1", "0", "0", "0", "1", "0"]
    data.FrameOfReferenceUID = uid(study["word"], "frame")
    data.RescaleIntercept, data.RescaleSlope = "0", "1"
    return pixels(data, number + 300, level=400, lump=lump)


def _concept(value, scheme, meaning):
    item = Dataset()
    item.CodeValue, item.CodingSchemeDesignator, item.CodeMeaning = value, scheme, meaning
    return item


def _content(relation, kind, name, **fields):
    item = Dataset()
    item.RelationshipType, item.ValueType, item.ConceptNameCodeSequence = relation, kind, [_concept(*name)]
    for key, value in fields.items():
        setattr(item, key, value)
    return item


def measured(name, value, unit, label):
    """A NUM item of a structured report."""
    amount = Dataset()
    amount.NumericValue, amount.MeasurementUnitsCodeSequence = value, [_concept(unit, "UCUM", label)]
    return _content("CONTAINS", "NUM", name, MeasuredValueSequence=[amount])


def said(name, text):
    """A TEXT item of a structured report."""
    return _content("CONTAINS", "TEXT", name, TextValue=text)


def structured_report(study, series, number, title, items, enhanced=False, verified=None):
    data = base(EnhancedSRStorage if enhanced else BasicTextSRStorage, study, series, number)
    data.ValueType, data.ContinuityOfContent = "CONTAINER", "SEPARATE"
    data.ConceptNameCodeSequence = [_concept(*title)]
    data.CompletionFlag, data.VerificationFlag = "COMPLETE", "VERIFIED" if verified else "UNVERIFIED"
    if verified:
        observer = Dataset()
        observer.VerifyingObserverName, observer.VerifyingOrganization, observer.VerificationDateTime = verified
        observer.VerifyingObserverIdentificationCodeSequence = []
        data.VerifyingObserverSequence = [observer]
    data.PerformedProcedureCodeSequence, data.ReferencedPerformedProcedureStepSequence = [], []
    data.ContentSequence = items
    return data


def encapsulated_pdf(study, series, number, title, pdf_bytes):
    data = base(EncapsulatedPDFStorage, study, series, number)
    data.ConversionType, data.BurnedInAnnotation, data.DocumentTitle = "WSD", "YES", title
    data.MIMETypeOfEncapsulatedDocument = "application/pdf"
    data.ConceptNameCodeSequence = [_concept("18748-4", "LN", "Diagnostic imaging report")]
    data.EncapsulatedDocument = pdf_bytes + b"\x00" * (len(pdf_bytes) % 2)
    data.EncapsulatedDocumentLength = len(pdf_bytes)
    return data


def disc(folder, label, objects):
    """Writes the objects and a DICOMDIR in the layout PT…/ST…/SE…/IM…; returns the paths, in order."""
    files = FileSet()
    files.ID, files.UID = label, uid(label, "fileset")
    for each in objects:
        files.add(each)
    files.write(folder)
    places = {i.SOPInstanceUID: os.path.relpath(i.path, folder) for i in files}
    return [places[o.SOPInstanceUID] for o in objects]


def truncate(path, keep):
    """Cuts a file short, as a scratched disc does."""
    with open(path, "rb") as file:
        data = file.read(keep)
    with open(path, "wb") as file:
        file.write(data)
