"""What Dapplewood Regional sends: a summary, a procedure note and a scanned-in cytology report, all C-CDA."""

import ccda

ROOT = "2.25.90417733520115.4"
WHO = dict(
    root=ROOT, mrn="DW-20418", sex="F", birth="19621205", street="The Old Lighthouse", phone="555-0199", hospital="Dapplewood Regional Medical Center",
    names=[("L", ["Josephine", "Alder"], "Moonwhistle", "")],
)
LUNG = ("45653009", "Structure of upper lobe of right lung")


def summary():
    ids = ccda.Ids(ROOT + ".9")
    allergies = ccda.section(
        "2.6.1", "48765-2", "Allergies", ccda.table(["Substance", "Reaction", "Status"], [("a1", ["Ciprofloxacin", "Tendon pain", "Active"])]),
        ccda.allergy(ids, "a1", "2551", "Ciprofloxacin", ("22253000", "Tendon pain"), "2015"))
    medicines = ccda.section(
        "2.1.1", "10160-0", "Medications",
        ccda.table(["Medication", "Sig", "Status"], [
            ("m1", ["amlodipine 5 MG Oral Tablet", "1 tablet daily", "Active"]),
            ("m2", ["carboplatin 10 MG/ML Injectable Solution", "AUC 2 weekly with radiation, 08/17/2026 - 09/21/2026", "Completed"]),
            ("m3", ["paclitaxel 6 MG/ML Injectable Solution", "45 mg/m2 weekly with radiation, 08/17/2026 - 09/21/2026", "Completed"]),
            ("m4", ["lisinopril 10 MG Oral Tablet", "stopped for cough", "Stopped 2016"]),
        ]),
        ccda.medication(ids, "m1", "197361", "amlodipine 5 MG Oral Tablet", "201605", every="24", dose=("5", "mg"))
        + ccda.medication(ids, "m2", "597195", "carboplatin 10 MG/ML Injectable Solution", "20260817", "20260921", "completed", every="168")
        + ccda.medication(ids, "m3", "583214", "paclitaxel 6 MG/ML Injectable Solution", "20260817", "20260921", "completed", every="168")
        + ccda.medication(ids, "m4", "314076", "lisinopril 10 MG Oral Tablet", "201403", "2016", "aborted"), version="2014-06-09")
    problems = ccda.section(
        "2.5.1", "11450-4", "Problems",
        ccda.table(["Problem", "Status", "Onset", "Resolved"], [
            ("p1", ["Adenocarcinoma of upper lobe of right lung", "Active", "07/08/2026", ""]),
            ("p2", ["Essential hypertension", "Active", "2014", ""]),
            ("p3", ["Community acquired pneumonia", "Resolved", "02/2014", "03/2014"]),
            ("p4", ["Brain metastasis", "RULED OUT - not confirmed", "", ""]),
        ]),
        ccda.problem(ids, "p1", "254626006", "C34.11", "Adenocarcinoma of upper lobe of right lung", "20260708")
        + ccda.problem(ids, "p2", "59621000", "I10", "Essential hypertension", "2014")
        + ccda.problem(ids, "p3", "385093006", "J18.9", "Community acquired pneumonia", "201402", "201403")
        + ccda.problem(ids, "p4", "94225005", "C79.31", "Brain metastasis", None, negated=True))
    procedures = ccda.section(
        "2.7.1", "47519-4", "Procedures",
        ccda.table(["Procedure", "Date"], [("x1", ["Bronchoscopy with endobronchial ultrasound guided needle aspiration", "07/08/2026"]), ("x2", ["Cholecystectomy", "not done"])]),
        ccda.procedure(ids, "x1", "10847001", "Bronchoscopy with endobronchial ultrasound guided needle aspiration", "20260708", site=LUNG)
        + ccda.procedure(ids, "x2", "38102005", "Cholecystectomy", None, negated=True), version="2014-06-09")
    results = ccda.section(
        "2.3.1", "30954-2", "Results",
        ccda.table(["Test", "Value", "Range", "Date"], [
            ("r1", ["Hemoglobin", "11.9 g/dL", "11.7-15.5", "08/10/2026"]), ("r2", ["Creatinine", "0.82 mg/dL", "0.50-1.05", "08/10/2026"]),
            ("r3", ["Carcinoembryonic antigen", "7.7 ng/mL", "0.0-3.0", "08/10/2026"]), ("r4", ["Potassium", "hemolyzed, no result", "", "08/10/2026"]),
        ]),
        ccda.results(ids, "24323-8", "Blood tests before treatment", "20260810", [
            ("r1", "718-7", "Hemoglobin", 11.9, "g/dL", 11.7, 15.5, "N"), ("r2", "2160-0", "Creatinine", 0.82, "mg/dL", 0.5, 1.05, "N"),
            ("r3", "2039-6", "Carcinoembryonic antigen", 7.7, "ng/mL", 0.0, 3.0, "H"), ("r4", "2823-3", "Potassium", None, "", None, None, ""),
        ]))
    family = ccda.section(
        "2.15", "10157-6", "Family history",
        ccda.table(["Relative", "Illness"], [("f1", ["Father: small cell carcinoma of lung", "age 66"]), ("f2", ["Sister: malignant melanoma", "age 51"])]),
        ccda.relative(ids, "FTH", "Father", [("f1", "254632001", "Small cell carcinoma of lung", 66)])
        + ccda.relative(ids, "SIS", "Sister", [("f2", "372244006", "Malignant melanoma", 51)]))
    social = ccda.section("2.17", "29762-2", "Social history", ccda.table(["Item", "Value"], [("s1", ["Smoking", "Never smoker"])]),
                          ccda.smoking(ids, "s1", "266919005", "Never smoked tobacco", "20260629"))
    vitals = ccda.section("2.4.1", "8716-3", "Vital signs", ccda.table(["Vital sign", "Value", "Date"], [("v1", ["Body weight", "62.4 kg", "06/29/2026"])]),
                          ccda.vital_signs(ids, "20260629", [("v1", "29463-7", "Body weight", 62.4, "kg", None, None, "")]))
    about = WHO | dict(number="CCD-20261005", kind="1.2", loinc="34133-9", title="Continuity of Care Document", time="20261005101500-0400")
    return ccda.document(about, [allergies, medicines, problems, procedures, results, family, social, vitals])


def bronchoscopy():
    """The procedure note of 8 July 2026."""
    ids = ccda.Ids(ROOT + ".10")
    part = lambda number, loinc, title, text, entries="", version=None: ccda.section(number, loinc, title, f"<paragraph>{text}</paragraph>" if not text.startswith("<") else text, entries, version)
    sections = [
        part("2.29", "59768-2", "Procedure indications", "Right upper lobe mass with enlarged right mediastinal nodes, CT 06/29/2026.", version="2014-06-09"),
        part("2.27", "29554-3", "Procedure description", "Moderate sedation. Flexible bronchoscope by mouth. Airways patent, no endobronchial lesion. EBUS: stations 4R, 7 and "
             "11R sampled, four passes each. Transbronchial biopsy of the right upper lobe, six bites. The left side was inspected and normal."),
        part("2.28", "59776-5", "Procedure findings", "4R 14 mm, 11R 10 mm, 7 8 mm by ultrasound.", version="2015-08-01"),
        part("2.37", "55109-3", "Complications", "No complications. No pneumothorax.", version="2015-08-01"),
        part("2.31", "59773-2", "Procedure specimens taken", "4R, 7, 11R needle aspirates and cell blocks; right upper lobe biopsy. To cytology, DWC26-0556."),
        part("2.36", "59769-0", "Postprocedure diagnosis", "Suspected lung cancer, right upper lobe. Rapid on-site evaluation: adequate, malignant cells.", version="2015-08-01"),
        ccda.section("2.7.1", "47519-4", "Procedures", ccda.table(["Procedure", "Date"], [("b1", ["Bronchoscopy with endobronchial ultrasound guided needle aspiration", "07/08/2026"])]),
                     ccda.procedure(ids, "b1", "10847001", "Bronchoscopy with endobronchial ultrasound guided needle aspiration", "20260708", site=LUNG), version="2014-06-09"),
    ]
    about = WHO | dict(number="PN-20260708", kind="1.6", loinc="28570-0", title="Procedure Note", time="20260708143000-0400", author=("Archibald", "Lampshade", "MD"), encounter=("20260708", "20260708"))
    return ccda.document(about, sections)


def cytology(pdf):
    """An unstructured document around the cytology report."""
    about = WHO | dict(number="UD-20260713", kind="1.10", loinc="47526-9", title="Cytology Report", time="20260713094400-0400", author=("Rosamund", "Inkwell", "MD"))
    return ccda.document(about, [], ("application/pdf", pdf))


def phone_summary():
    """The export_cda.xml of the phone: weights, and nothing that the phone does not know."""
    ids = ccda.Ids("2.25.1182.9")
    rows = [("w1", "29463-7", "Body weight", 61.2, "kg", None, None, "")]
    vitals = ccda.section("2.4.1", "8716-3", "Vital signs", ccda.table(["Vital sign", "Value", "Date"], [("w1", ["Body weight", "61.2 kg", "10/30/2026"])]), ccda.vital_signs(ids, "20261030", rows))
    about = WHO | dict(root="2.25.1182", mrn="phone", hospital="Health Data Export", number="1", kind="1.2", loinc="34133-9", title="Health Data Export", time="20261115200000-0500")
    return ccda.document(about, [vitals])
