"""The papers of the breast shoebox: imaging and pathology reports, the operative note, a stranger's report."""

HOSPITAL = "PENNYWHISTLE GENERAL HOSPITAL"
PATHOLOGY = ["Pennywhistle General Hospital", "Department of Anatomic Pathology   88 Teakettle Row, Nowhere-on-Sea ZZ 00000   Tel 555-0111"]
MAIDEN = "Patient: BRAMBLEWICK, WILHELMINA R     MRN: PW-550713     DOB: 03/14/1968     Sex: F     Age: 58Y"
MARRIED = "Patient: THISTLEDOWN, WILHELMINA R     MRN: PW-550713     DOB: 03/14/1968     Sex: F     Age: 58Y"

MAMMOGRAM_HEADER = ["Pennywhistle General Hospital - Women's Imaging", MAIDEN, "Acc#: PWMG-26-7714     Ord: S. Puddle NP     Loc: WIC OP"]
MAMMOGRAM = """
# MAMMOGRAM DIAGNOSTIC BILAT W/ TOMO + US BREAST LEFT LIMITED

Exam date: 09/08/2026 09:20        Final report: 09/08/2026 14:05
## INDICATION
Thickening of the lower left breast felt by the patient for about two months. No nipple discharge. No prior biopsy.
Paternal grandmother with breast ca in her 80s.
## COMPARISON
Screening mammograms 06/2024 and 05/2023, this facility.
## TECHNIQUE
Full-field digital CC and MLO views of both breasts with tomosynthesis; spot compression views on the left.
Hand-held ultrasound of the left lower outer quadrant and left axilla.
## FINDINGS
Breast density: category b, scattered areas of fibroglandular density.
LEFT: New architectural distortion with an ill-defined mass, lower outer quadrant, 4 o'clock, 7 cm from the nipple.
US shows a hypoechoic, shadowing, non-parallel mass of 3.1 x 2.2 x 2.6 cm at 4 o'clock 7 cm FN. One level I axillary node
with a cortex of 5 mm.
RIGHT: No mass, distortion or suspicious calcification. Unchanged from prior.
## IMPRESSION
1. LEFT breast mass with distortion, 4:00, 7 cm FN: highly suggestive of malignancy. Core biopsy recommended.
2. One mildly thickened LEFT axillary node. US-guided FNA recommended at the same visit.
3. RIGHT breast negative.
BI-RADS: Left 5. Right 1. Overall 5.
~~~
## BI-RADS KEY
0 need additional imaging | 1 negative | 2 benign | 3 probably benign | 4A/4B/4C suspicious | 5 highly suggestive of
malignancy | 6 known biopsy-proven malignancy
## PATIENT NOTICE
A plain-language letter was mailed to the patient on 09/08/2026. The nurse navigator (555-0114) called the patient at 15:10.

E-signed: Barnaby Teacup, MD  Diagnostic Radiology  09/08/2026 14:05
"""

BIOPSY_HEADER = PATHOLOGY + [MAIDEN, "Case: PW26-03187     Coll: 09/15/2026     Rec'd: 09/15/2026     Client: WIC"]
BIOPSY = """
# SURGICAL PATHOLOGY REPORT

Case #: PW26-03187        Date of procedure: 09/15/2026        Reported: 09/18/2026
Requesting: Barnaby Teacup, MD (Diagnostic Radiology)
## DIAGNOSIS
Part A. LEFT BREAST, 4 O'CLOCK, 7 CM FN, US-GUIDED CORE BIOPSY:
  - INVASIVE LOBULAR CARCINOMA, classic type, Nottingham grade 2 (tubules 3, nuclei 2, mitoses 1; total 6/9).
  - Invasive carcinoma in 4 of 4 cores, longest continuous focus 14 mm.
  - Lobular carcinoma in situ, classic type, present.
  - No lymphovascular invasion seen in the sampled tissue.
Part B. LEFT AXILLARY LYMPH NODE, US-GUIDED FNA:
  - Rare atypical cells, not diagnostic. See comment.
ER, PR, HER2 and Ki-67 are in progress on block A2; an addendum will be issued.
## COMMENT
E-cadherin is lost in the invasive and the in situ component and p120 is cytoplasmic, which supports lobular type.
No ductal component is seen. The axillary cells are too few for cell block; sentinel node excision would settle the matter.
No pT is given on biopsy material.
Drs. Larkwhistle and Button agree (intradepartmental second reading).
## CLINICAL INFORMATION
58 yo F, palpable thickening, mass 3.1 cm by US, BI-RADS 5. R/o invasive ca. No hx of breast ca. No hx of inflammatory ca.

Beatrix Larkwhistle, MD   (signed electronically 09/18/2026 16:31)
~~~
## GROSS
A. In formalin, "L breast 4:00 7 cm FN": four firm white cores, 1.1 to 1.7 cm long, 0.2 cm across. All in A1-A2.
   Into formalin 09/15/2026 10:42; ischemia less than 1 min; fixed 11 h.
B. In fixative, "L axilla FNA": 15 mL cloudy fluid, one thin-layer slide.
## MICROSCOPIC
Single files of small, even cells in dense stroma, targetoid around ducts. Few mitoses. Cytokeratin AE1/AE3 marks
single cells between fat lobules.
## HOW HER2 IS SCORED (reference only)
!cols 12 60 28
| Score | Staining of invasive cells | Category
| 0 | none, or faint incomplete in 10 % or fewer | Negative
| 1+ | faint, incomplete in more than 10 % | Negative
| 2+ | weak to moderate, complete in more than 10 % | Equivocal
| 3+ | strong, complete in more than 10 % | Positive
ER and PgR: Negative below 1 %. Low positive 1 to 10 % (ER). Positive above 10 %.
Antibody tests used here are laboratory-developed, validated under CLIA, not reviewed by the FDA.
~~~
# ADDENDUM 1 TO PW26-03187

Addendum date: 09/23/2026        Reason: biomarkers, block A2
!cols 30 22 48
| Test | Result | Remarks
| Estrogen receptor (ER) | POSITIVE | 98% of tumor nuclei, strong
| Progesterone receptor (PgR) | POSITIVE | 15% of tumor nuclei, weak to moderate
| HER2 (IHC) | EQUIVOCAL (2+) | complete weak-moderate membrane staining in about 20% of cells
| Ki-67 | 12% | global count
HER2 FISH has been sent to the reference laboratory on block A2. A FURTHER ADDENDUM WILL FOLLOW WHEN THE RESULT IS RECEIVED.

Beatrix Larkwhistle, MD   (signed electronically 09/23/2026 11:02)
"""

MRI_HEADER = ["CLOUDBERRY IMAGING ASSOCIATES", "12 Umbrella Court, Nowhere-on-Sea ZZ 00000   Tel 555-0122   Fax 555-0123",
              "BRAMBLEWICK, WILHELMINA   DOB 03/14/1968   F   Cloudberry ID: CIA-90214   Acc: CB-MR-4471"]
MRI = """
# MRI BREASTS WITH AND WITHOUT CONTRAST

Date of service: 09/24/2026        Referring: Octavius Plumfeather, MD        Dictated/signed: 09/25/2026
## HISTORY
58-year-old, recently diagnosed invasive lobular carcinoma of the left breast, core biopsy 09/15/2026. Extent of disease.
## TECHNIQUE
3T, dedicated coil, T1, STIR, dynamic series after 7 mL gadolinium agent.
## FINDINGS
Minimal background enhancement.
Left breast: non-mass enhancement with a central mass at 4 o'clock, in total 52 x 33 x 30 mm (AP x TR x CC). Clip artifact in
its center. 9 mm from the pectoralis fascia, muscle not enhancing. Skin and nipple clear.
Right breast: no suspicious enhancement. 4 mm benign intramammary node at 10 o'clock.
Axillae: one left level I node with cortical thickening (6 mm). No internal mammary adenopathy.
## IMPRESSION
1. Known malignancy, right breast, 4 o'clock, extent 52 mm, larger than on ultrasound.
2. One suspicious left axillary lymph node.
3. No suspicious finding in the other breast.
BI-RADS 6.

Report approved: Cosmo Featherby, DO   09/25/2026 08:47
"""

FINAL_HEADER = PATHOLOGY + [MARRIED, "Case: PW26-04466     Coll: 10/13/2026     Rec'd: 10/13/2026     Client: OR"]
FINAL = """
# SURGICAL PATHOLOGY REPORT

Case #: PW26-04466        Date of procedure: 10/13/2026        Reported: 10/20/2026
Surgeon: Octavius Plumfeather, MD
## DIAGNOSIS
A. LEFT BREAST, TOTAL MASTECTOMY:
  - INVASIVE LOBULAR CARCINOMA, classic type, Nottingham grade 2 (3+2+1 = 6/9), 54 mm in greatest dimension.
  - Lobular carcinoma in situ, classic, extensive.
  - Lymphovascular invasion not identified.
  - Margins free of invasive carcinoma; nearest is anterior-inferior at 4 mm.
  - Nipple and skin free of tumor.
B. LEFT AXILLA, SENTINEL LYMPH NODES, EXCISION:
  - METASTATIC LOBULAR CARCINOMA in 2 of 5 lymph nodes (2/5); larger deposit 6 mm; extranodal extension absent.
STAGE (AJCC 8th ed.): pT3 pN1a(sn)
## CLINICAL INFORMATION
L breast ILC, bx PW26-03187 (pt. then Bramblewick). ER+, PR+, HER2 2+ by IHC.
## INTRAOPERATIVE
B. Touch preparation of node 1: atypical single cells, defer to permanents.
~~~
## SYNOPTIC SUMMARY - BREAST, INVASIVE CARCINOMA, RESECTION
(Only lines marked X apply.)
Procedure
   [ ] Excision, less than total mastectomy
   [X] Total mastectomy
Laterality
   [ ] Right
   [X] Left
Histologic type
   [ ] Invasive carcinoma, no special type
   [X] Invasive lobular carcinoma
   [ ] Mucinous carcinoma
   [ ] Inflammatory carcinoma
Overall grade
   [ ] Grade 1   [X] Grade 2   [ ] Grade 3
Invasive tumor, greatest dimension: 54 mm
Tumor extent
   [ ] Ulceration of skin (T4b)
   [ ] Invades chest wall (T4a)
   [X] No skin, nipple or chest wall involvement
Margins, invasive carcinoma
   [X] Uninvolved      [ ] Involved
   Closest: anterior-inferior, 4 mm
Lymph nodes
   Examined, total: 5        Sentinel: 5
   With macrometastasis: 2        With micrometastasis: 0        ITC only: 0
   Extranodal extension   [X] Not identified   [ ] Present
pT category
   [ ] pT1a  [ ] pT1b  [ ] pT1c  [ ] pT2  [X] pT3  [ ] pT4a  [ ] pT4b  [ ] pT4d
pN category
   [ ] pN0(sn)  [ ] pN1mi(sn)  [X] pN1a(sn)  [ ] pN2a(sn)
pM category
   [ ] pM1   [X] not applicable
Response to presurgical therapy
   [X] None given as chemotherapy; short course anastrozole, no assessable effect
~~~
## GROSS
A. Fresh, 612 g left breast 21 x 18 x 4.5 cm with 15 x 6 cm skin ellipse. Suture at axillary end. Inks: anterior-superior
   blue, anterior-inferior green, deep black. Slices 1-14 lateral to medial. Ill-defined rubbery white area in slices 4-9,
   5.4 x 3.6 x 3.0 cm. Ribbon clip, slice 6.
B. "L axillary SLN": five nodes 0.6 to 1.8 cm.
!cols 22 78
| Cassette | Contains
| A1, A2 | nipple
| A3-A11 | mass, slices 4-9 (A7: best tumor block, about 60 % tumor)
| A12-A14 | margin, anterior-inferior
| A15-A18 | other quadrants
| B1-B6 | nodes
## MICROSCOPIC
Linear and targetoid growth; keratin highlights single cells beyond the grossly visible edge. Both positive nodes show sinus
and parenchymal deposits.
## COMMENT
Receptors were not repeated; see PW26-03187 and its addenda. HER2 FISH of that case was not available when this report was
signed. A gene expression assay may be requested on A7.

Beatrix Larkwhistle, MD   (signed electronically 10/20/2026 17:18)
"""

OPERATIVE_HEADER = [HOSPITAL, "OPERATIVE REPORT", "THISTLEDOWN, WILHELMINA R    MRN PW-550713    DOB 03/14/1968    Acct 7741902"]
OPERATIVE = """
Date of operation: 10/13/2026
Surgeon: Octavius Plumfeather, MD        Assistant: Dilys Buttercup, PA-C
Anesthesia: general        EBL: 60 mL        Drains: 2        Complications: none
## PREOPERATIVE DIAGNOSIS
Invasive lobular carcinoma of the left breast, clinical T3 N0 M0.
## POSTOPERATIVE DIAGNOSIS
Same.
## PROCEDURES
1. Left total mastectomy.
2. Left axillary sentinel lymph node biopsy.
## INDICATION
58-year-old (formerly Bramblewick, married 10/03/2026) with a left breast cancer larger on MRI than on
ultrasound. Breast conservation was discussed; she chose mastectomy without reconstruction.
## PROCEDURE IN DETAIL
After consent and site marking on the LEFT, the patient was brought to OR 3. Tracer had been injected at
07:30; blue dye was injected under the areola. Time-out was done. An ellipse was made around the nipple and
flaps were raised to the clavicle, sternum, inframammary fold and latissimus. The breast was taken off the
muscle with its fascia. Through the same wound the axilla was entered and five nodes, hot or blue, were
removed; the hottest counted 1870. No palpable disease was left behind. Two drains. Layered closure.
~~~
## SPECIMENS
A: left breast, suture axillary.    B: sentinel nodes x 5.
## DISPOSITION
To PACU stable. Overnight observation.

Dictated: O. Plumfeather, MD  10/13/2026 12:40     Transcribed: 10/13/2026 vt
Authenticated: 10/14/2026 07:05
"""

STRANGER_HEADER = ["Pennywhistle General Hospital - Women's Imaging",
                   "Patient: MARMALADE-FINCH, PHILIPPA     MRN: PW-118840     DOB: 11/02/1955     Sex: F", "Acc#: PWMG-26-8120     Loc: WIC OP"]
STRANGER = """
# MAMMOGRAM SCREENING BILATERAL W/ TOMO

Exam date: 10/02/2026        Final report: 10/02/2026
## HISTORY
Routine. Past right breast invasive ductal carcinoma 2011, lumpectomy, radiation. Allergic to shellfish.
## FINDINGS
Postsurgical scar, right upper breast. New 7 mm spiculated nodule next to the scar, right breast 11 o'clock.
Left breast: stable.
## IMPRESSION
Suspicious nodule, right breast 11 o'clock. Ultrasound and biopsy are advised.
BI-RADS: 4C

E-signed: Barnaby Teacup, MD  Diagnostic Radiology  10/02/2026 16:40
"""
