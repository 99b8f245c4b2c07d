"""The download from Pennywhistle's portal: an IHE XDM archive with two C-CDA documents and viewer junk."""

import hashlib

import archive
import ccda

ROOT = "2.25.117722044391177201.7"
WHO = dict(
    root=ROOT, mrn="PW-550713", sex="F", birth="19680314", street="21 Bluebell Steps", phone="555-0161", hospital="Pennywhistle General Hospital",
    names=[("L", ["Wilhelmina", "Rosalind"], "Thistledown", ""), ("P", ["Mina"], "Thistledown", ""), ("L", ["Wilhelmina", "Rosalind"], "Bramblewick", "BR")],
    style="STYLE.XSL",
)


def summary():
    """The continuity of care document of 12 November 2026."""
    ids = ccda.Ids(ROOT + ".9")
    allergies = ccda.section(
        "2.6.1", "48765-2", "Allergies and adverse reactions",
        ccda.table(["Substance", "Reaction", "Status"], [("al1", ["Adhesive tape", "Blister of skin", "Active"])]),
        ccda.allergy(ids, "al1", "418920007", "Adhesive tape", ("339008", "Blister of skin"), "2008", system=ccda.SNOMED))
    medicines = ccda.section(
        "2.1.1", "10160-0", "Medications",
        ccda.table(["Medicine", "Directions", "Status", "Dates"], [
            ("med1", ["omeprazole 20 MG Delayed Release Oral Capsule", "1 capsule every morning", "Active", "2019 -"]),
            ("med2", ["sumatriptan 50 MG Oral Tablet", "1 tablet at onset of migraine", "Active", "unknown -"]),
            ("med3", ["anastrozole 1 MG Oral Tablet", "1 tablet daily until surgery", "Completed", "09/28/2026 - 10/12/2026"]),
            ("med4", ["lorazepam 0.5 MG Oral Tablet", "NOT TAKEN: prescribed before MRI, declined by patient", "Not given", "09/24/2026"]),
        ]),
        ccda.medication(ids, "med1", "198051", "omeprazole 20 MG Delayed Release Oral Capsule", "2019", every="24", dose=("20", "mg"))
        + ccda.medication(ids, "med2", "313161", "sumatriptan 50 MG Oral Tablet", None, mood="INT")
        + ccda.medication(ids, "med3", "199224", "anastrozole 1 MG Oral Tablet", "20260928", "20261012", "completed", every="24", dose=("1", "mg"))
        + ccda.medication(ids, "med4", "197900", "lorazepam 0.5 MG Oral Tablet", "20260924", "20260924", "completed", negated=True), version="2014-06-09")
    problems = ccda.section(
        "2.5.1", "11450-4", "Problem list",
        ccda.table(["Problem", "Status", "Since", "Until", "Remark"], [
            ("pr1", ["Lobular carcinoma of left breast", "Active", "09/15/2026", "", ""]),
            ("pr2", ["Gastroesophageal reflux disease", "Active", "2019", "", ""]),
            ("pr3", ["Migraine without aura", "Active", "unknown", "", ""]),
            ("pr4", ["Osteoarthritis of right knee", "Active", "2021", "", ""]),
            ("pr5", ["Acute pyelonephritis", "Resolved", "03/2012", "04/2012", ""]),
            ("pr6", ["Diabetes mellitus", "", "", "", "NO: patient does not have this problem (HbA1c 5.4 %)"]),
        ]),
        ccda.problem(ids, "pr1", "278054005", "C50.912", "Lobular carcinoma of left breast", "20260915")
        + ccda.problem(ids, "pr2", "235595009", "K21.9", "Gastroesophageal reflux disease", "2019")
        + ccda.problem(ids, "pr3", "56097005", "G43.009", "Migraine without aura", None)
        + ccda.problem(ids, "pr4", "239873007", "M17.11", "Osteoarthritis of right knee", "2021")
        + ccda.problem(ids, "pr5", "36689008", "N10", "Acute pyelonephritis", "201203", "201204")
        + ccda.problem(ids, "pr6", "73211009", "E11.9", "Diabetes mellitus", None, negated=True))
    procedures = ccda.section(
        "2.7.1", "47519-4", "Procedures",
        ccda.table(["Procedure", "Date", "Status"], [
            ("op1", ["Ultrasound-guided core needle biopsy of left breast", "09/15/2026", "Completed"]),
            ("op2", ["Total mastectomy of left breast", "10/13/2026", "Completed"]),
            ("op3", ["Sentinel lymph node biopsy of left axilla", "10/13/2026", "Completed"]),
            ("op4", ["Appendectomy", "1983", "Completed"]),
            ("op5", ["Immediate breast reconstruction", "10/13/2026", "Not done: patient decision"]),
        ]),
        ccda.procedure(ids, "op1", "432550005", "Ultrasound-guided core needle biopsy of left breast", "20260915", site=("80248007", "Left breast structure"))
        + ccda.procedure(ids, "op2", "172043006", "Total mastectomy of left breast", "20261013", site=("80248007", "Left breast structure"))
        + ccda.procedure(ids, "op3", "396487001", "Sentinel lymph node biopsy of left axilla", "20261013")
        + ccda.procedure(ids, "op4", "80146002", "Appendectomy", "1983")
        + ccda.procedure(ids, "op5", "33496007", "Immediate breast reconstruction", "20261013", status="aborted", negated=True), version="2014-06-09")
    results = ccda.section(
        "2.3.1", "30954-2", "Results",
        ccda.table(["Test", "Value", "Unit", "Range", "Date"], [
            ("re1", ["Hemoglobin A1c", "5.4", "%", "4.0-5.6", "09/29/2026"]),
            ("re2", ["Cancer antigen 27-29", "not done, wrong tube", "", "", "09/29/2026"]),
            ("re3", ["Albumin", "4.1", "g/dL", "3.5-5.0", "09/29/2026"]),
        ]),
        ccda.results(ids, "24323-8", "Preoperative laboratory tests", "20260929", [
            ("re1", "4548-4", "Hemoglobin A1c", 5.4, "%", 4.0, 5.6, "N"),
            ("re2", "17842-6", "Cancer antigen 27-29", None, "", None, None, ""),
            ("re3", "1751-7", "Albumin", 4.1, "g/dL", 3.5, 5.0, "N"),
        ]))
    family = ccda.section(
        "2.15", "10157-6", "Family history",
        ccda.table(["Relative", "Illness", "Age"], [
            ("fa1", ["Paternal grandmother", "Malignant tumor of breast", "83"]),
            ("fa2", ["Maternal uncle", "Malignant tumor of pancreas", "59"]),
        ]),
        ccda.relative(ids, "PGRMTH", "Paternal grandmother", [("fa1", "254837009", "Malignant tumor of breast", 83)])
        + ccda.relative(ids, "MUNCLE", "Maternal uncle", [("fa2", "363418001", "Malignant tumor of pancreas", 59)]))
    social = ccda.section(
        "2.17", "29762-2", "Social history", ccda.table(["Item", "Value", "Recorded"], [("so1", ["Tobacco", "Never smoker", "09/08/2026"])]),
        ccda.smoking(ids, "so1", "266919005", "Never smoked tobacco", "20260908"))
    plan = ccda.section(
        "2.10", "18776-5", "Plan of treatment", ccda.table(["What", "When"], [("pl1", ["Bone density scan", "12/2026"]), ("pl2", ["Echocardiogram, if chemotherapy is chosen", "not scheduled"])]),
        ccda.planned(ids, "pl1", "312681000", "Bone density scan", "202612"), version="2014-06-09")
    about = WHO | dict(number="CCD-20261112", kind="1.2", loinc="34133-9", title="Summarization of Episode Note", time="20261112093000-0500")
    return ccda.document(about, [allergies, medicines, problems, procedures, results, family, social, plan])


def discharge():
    """The discharge summary of 14 October 2026."""
    ids = ccda.Ids(ROOT + ".10")
    course = ccda.section(
        "1.3.6.1.4.1.19376.1.5.3.1.3.5", "8648-8", "Hospital course",
        '<paragraph ID="hc1">58-year-old woman admitted for left total mastectomy and left axillary sentinel lymph node biopsy on 10/13/2026 for invasive '
        "lobular carcinoma. Course without event. No deep vein thrombosis, no hematoma. Two drains left in place. Final pathology pending at discharge.</paragraph>",
        version=None)
    diagnosis = ccda.section(
        "2.24", "11535-2", "Hospital discharge diagnosis",
        ccda.table(["Diagnosis", "Status"], [("dd1", ["Lobular carcinoma of left breast", "Active"])]),
        ccda.problem(ids, "dd1", "278054005", "C50.912", "Lobular carcinoma of left breast", "20260915"))
    allergies = ccda.section(
        "2.6.1", "48765-2", "Allergies and adverse reactions",
        ccda.table(["Substance", "Reaction", "Status"], [("da1", ["No known drug allergies", "", "Active"])]),
        ccda.allergy(ids, "da1", None, "No known drug allergies", None, negated=True))
    medicines = ccda.section(
        "2.11.1", "10183-2", "Discharge medications",
        ccda.table(["Medicine", "Directions"], [("dm1", ["acetaminophen 500 MG Oral Tablet", "2 tablets every 6 hours as needed"]), ("dm2", ["omeprazole 20 MG Delayed Release Oral Capsule", "continue"])]),
        ccda.medication(ids, "dm1", "198440", "acetaminophen 500 MG Oral Tablet", "20261014", every="6", dose=("1000", "mg"))
        + ccda.medication(ids, "dm2", "198051", "omeprazole 20 MG Delayed Release Oral Capsule", "2019"))
    advice = ccda.section(
        "2.10", "18776-5", "Plan of treatment",
        "<list><item>Drain record twice a day.</item><item>See Dr. Plumfeather 10/21/2026.</item><item>Rule out infection if fever over 101 F.</item></list>", version="2014-06-09")
    immunizations = ccda.section("2.2.1", "11369-6", "Immunizations", "No information", null="NI")
    about = WHO | dict(number="DS-20261014", kind="1.8", loinc="18842-5", title="Discharge Summary", time="20261014113000-0400",
                       author=("Octavius", "Plumfeather", "MD"), encounter=("20261013", "20261014"))
    return ccda.document(about, [course, diagnosis, allergies, medicines, advice, immunizations])


STYLE = b"""<?xml version="1.0"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:n1="urn:hl7-org:v3">
<!-- Shows a document in a browser. Holds no health information. -->
<xsl:template match="/"><html><head><title><xsl:value-of select="n1:ClinicalDocument/n1:title"/></title></head>
<body><xsl:copy-of select="//n1:text"/></body></html></xsl:template>
</xsl:stylesheet>
"""

INDEX = b"""<!DOCTYPE html>
<html lang="en"><head><title>Your health records</title><link rel="stylesheet" href="HTML/portal.css"><script src="HTML/viewer.js"></script></head>
<body><h1>MyPennywhistle</h1><p>These are the records you asked for. Open a document to see it.</p>
<ol><li><a href="IHE_XDM/SUBSET01/DOC0001.XML">Summarization of Episode Note</a></li><li><a href="IHE_XDM/SUBSET01/DOC0002.XML">Discharge Summary</a></li></ol>
<p class="tip">Did you know? 1 in 8 women will have breast cancer. Book your screening today!</p></body></html>
"""

VIEWER = b"""// MyPennywhistle offline viewer
var sample = { patient: "EXAMPLE, ESMERALDA", born: "02/02/1902", diagnosis: "stage IV melanoma (sample text for the tour)" };
function tour() { document.title = "Tour"; return sample; }
"""

README = b"MyPennywhistle download\r\nOpen INDEX.HTM with a web browser. The folder IHE_XDM can be sent to a doctor.\r\n"


def export(final_pathology, visit_summary):
    """The whole ZIP; the two PDFs are handed in because one of them lies in the shoebox a second time."""
    first, second = summary(), discharge()
    entries = [("DOC0001.XML", hashlib.sha1(first).hexdigest(), "Summarization of Episode Note"), ("DOC0002.XML", hashlib.sha1(second).hexdigest(), "Discharge Summary")]
    return archive.pack({
        "INDEX.HTM": INDEX,
        "README.TXT": README,
        "HTML/portal.css": b"body { font: 16px sans-serif } .tip { color: #555 }\n",
        "HTML/viewer.js": VIEWER,
        "IHE_XDM/SUBSET01/DOC0001.XML": first,
        "IHE_XDM/SUBSET01/DOC0002.XML": second,
        "IHE_XDM/SUBSET01/METADATA.XML": ccda.xdm_metadata(entries),
        "IHE_XDM/SUBSET01/STYLE.XSL": STYLE,
        "PDF/Pathology_PW26-04466.pdf": final_pathology,
        "PDF/AVS_10212026.pdf": visit_summary,
    })


VISIT_HEADER = ["MyPennywhistle - After Visit Summary", "Wilhelmina R. Thistledown   DOB 03/14/1968   Visit: 10/21/2026, Breast Surgery, Octavius Plumfeather, MD"]
VISIT = """
## YOU WERE SEEN FOR
Checking your wound after your left mastectomy on 10/13/2026.
## TODAY
Blood pressure 122/74. Weight 71.9 kg. One drain was taken out.
## YOUR RESULTS
Your pathology report is final. It has been released to you. You will meet the cancer doctor to talk about it.
Your HER2 FISH test is NOT back.
## WHAT TO DO
Call 555-0116 for fever, redness or swelling. Do not lift more than 5 pounds.
## YOUR APPOINTMENTS
11/05/2026 Lanternlight Cancer Center, Dr. Quillfeather
## GENERAL INFORMATION
Breast cancer that has spread to the bones, liver or lungs is called metastatic or stage IV. Ask your care team what your
stage means.
"""
