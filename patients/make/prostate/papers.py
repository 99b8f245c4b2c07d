"""The papers of the prostate shoebox, and the web page he saved."""

UROLOGY = ["Thimblewick Urology Associates", "61 Rain Barrel Road, Nowhere-on-Sea ZZ 00000   555-0106   Fax 555-0107"]
WHO = "MUDDLETHORPE, THEODORE Q SR     DOB 02/11/1954     M     MRN TW-7702"

BIOPSY_HEADER = ["MAGPIE REFERENCE PATHOLOGY", "9 Inkpot Yard, Nowhere-on-Sea ZZ 00000   555-0108", WHO, "MP26-3391     Collected 09/09/2026     Received 09/10/2026"]
BIOPSY = """
# PROSTATE NEEDLE BIOPSY, 14 CORES

Case: MP26-3391        Reported: 09/15/2026        Client: Thimblewick Urology
PSA 10.4 ng/mL (07/20/2026). MRI: PI-RADS 5, left mid peripheral zone.
## DIAGNOSIS
!cols 7 33 30 14 16
| Pt | Site | Diagnosis | Cores | % of core
| A | Left base | Benign prostatic tissue | 0/2 | -
| B | Left mid | Adenocarcinoma, Gleason 3+4=7, GG 2 | 2/2 | 45, 30
| C | Left apex | Adenocarcinoma, Gleason 3+3=6, GG 1 | 1/2 | 10
| D | Left MRI target | Adenocarcinoma, Gleason 4+3=7, GG 3 | 2/2 | 80, 70
| E | Right base | Benign prostatic tissue | 0/2 | -
| F | Right mid | High-grade PIN | 0/2 | -
| G | Right apex | Adenocarcinoma, Gleason 3+3=6, GG 1 | 1/2 | 5
## SUMMARY
Adenocarcinoma in 6 of 14 cores. Highest score: Gleason 4+3=7 (Grade Group 3), pattern 4 about 60 %, part D.
Perineural invasion present (D). No cribriform pattern. No intraductal carcinoma. No extraprostatic fat in the cores.
~~~
## KEY
Grade Group 1 = Gleason 3+3. Group 2 = 3+4. Group 3 = 4+3. Group 4 = 4+4, 3+5 or 5+3. Group 5 = 4+5, 5+4 or 5+5.
PIN: prostatic intraepithelial neoplasia, not a cancer.
## GROSS
Seven jars, 14 cores, 0.9 to 1.8 cm. All submitted, A-G.

Odette Marrowfat, MD   Signed 09/15/2026 13:07
"""

MRI_HEADER = ["WINDFALL MEDICAL IMAGING", "MUDDLETHORPE, THEODORE     DOB 02/11/1954     Acc WF-MR-2280"]
MRI = """
# MRI PROSTATE WITH AND WITHOUT CONTRAST

Exam date: 08/18/2026        Signed: 08/19/2026
## HISTORY
Rising PSA, 10.4 ng/mL. No prior biopsy.
## FINDINGS
Prostate 48 cc. PSA density 0.22.
Lesion 1: left mid peripheral zone, 19 x 12 mm, T2 dark, marked restricted diffusion. PI-RADS 5. Broad capsular contact, no
definite extraprostatic extension.
Seminal vesicles normal. No enlarged pelvic nodes. No bone lesion in the field.
## IMPRESSION
PI-RADS 5 lesion, left mid gland, 19 mm. No definite extraprostatic extension.
PI-RADS: 1 very low, 2 low, 3 intermediate, 4 high, 5 very high likelihood of clinically significant cancer.

Bertrand Acorncup, MD   signed 08/19/2026 10:31
"""

LETTER = """THIMBLEWICK UROLOGY ASSOCIATES
61 Rain Barrel Road, Nowhere-on-Sea ZZ 00000        555-0106

October 2, 2026

RE: Theodore Q. Muddlethorpe Sr.    DOB: 02/11/1954    MRN: TW-7702

Dear Dr. Fennelbrook,

I saw Mr. Muddlethorpe to go over his biopsy. He has an adenocarcinoma of the
prostate, Gleason 3+4=7, clinical stage T2b N0 M0. PSA 10.4. Bone scan of
September 25 shows no evidence of metastasis; arthritis of the left hip.

We spoke about robotic prostatectomy and about external beam radiation with
six months of leuprolide. I would favor surgery. He is otherwise well – ECOG 0.
He takes tamsulosin 0.4 mg daily and rosuvastatin 10 mg daily. No known drug
allergies. His brother died of prostate cancer, Gleason 9, at 68.

Surgery is tentatively held for January 12, 2027. He will seek another opinion.

Evander Thimblewick, MD
Signed 10/02/2026
"""

SCAN_HEADER = ["WINDFALL MEDICAL IMAGING - NUCLEAR MEDICINE", "MUDDLETHORPE, THEODORE Q     DOB 11/02/1954     MRN TW-7702     Acc WF-NM-2301"]
SCAN = """
# BONE SCAN, WHOLE BODY

Exam date: 09/25/2026        Signed: 09/25/2026
## HISTORY
Prostate cancer, staging. Rule out bone metastasis.
## FINDINGS
Degenerative uptake in the left hip and lumbar spine. No focal uptake suspicious for metastasis.
## IMPRESSION
No evidence of osseous metastasis.

Bertrand Acorncup, MD   signed 09/25/2026 16:12
"""

PAGE = """<!DOCTYPE html>
<!-- saved from url=(0041)https://portal.thimblewick.example/results -->
<html lang="en"><head><meta charset="utf-8"><title>Test results - MyThimble</title>
<link rel="stylesheet" href="results_files/site.css">
<script>var tips = ["A PSA above 4.0 can mean prostate cancer.", "Metastatic prostate cancer may raise ALP."];</script></head>
<body><header>MyThimble | Theodore Q. Muddlethorpe Sr. | DOB 02/11/1954 | <a href="#out">Sign out</a></header>
<main><h1>PSA, total</h1>
<table><thead><tr><th>Collected</th><th>Result</th><th>Standard range</th></tr></thead><tbody>
<tr><td>07/20/2026</td><td>10.4 ng/mL (H)</td><td>0.0 - 4.0</td></tr>
<tr><td>06/15/2026</td><td>9.8 ng/mL (H)</td><td>0.0 - 4.0</td></tr>
<tr><td>05/06/2025</td><td>5.9 ng/mL (H)</td><td>0.0 - 4.0</td></tr>
<tr><td>05/02/2023</td><td>3.1 ng/mL</td><td>0.0 - 4.0</td></tr>
</tbody></table>
<h1>Testosterone, total</h1>
<table><tbody><tr><td>07/20/2026</td><td>412 ng/dL</td><td>240 - 871</td></tr></tbody></table>
</main><div hidden>Recommended for you: "Living with stage IV prostate cancer", a webinar.</div></body></html>
"""

SON_HEADER = ["HARBORSIDE WALK-IN CLINIC", "MUDDLETHORPE, THEODORE Q JR     DOB 06/19/1984     M     MRN HW-31190"]
SON = """
# LABORATORY REPORT

Collected 08/04/2026        Reported 08/05/2026
!cols 40 25 35
| Test | Result | Reference
| PSA, total (ng/mL) | 0.6 | 0.0 - 2.5
| Glucose (mg/dL) | 131 H | 70 - 99
| Hemoglobin A1c (%) | 7.1 H | 4.0 - 5.6

Comment: consistent with diabetes mellitus.
"""

NOTES = """Questions – Theo

• surgery or radiation? both doctors sell what they have…
• Is it 3+4 or 4+3? The lab paper says 4+3 (part D).
• one scan has my birthday wrong: 11/02 instead of 02/11
• why is my son’s blood test in my folder
"""
