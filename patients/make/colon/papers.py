"""The papers of the colon shoebox, before the scanner and the phone."""

LAB = ["GOOSEBERRY MEMORIAL HOSPITAL", "PATHOLOGY AND LABORATORY MEDICINE   7 Spinning Top Road, Nowhere-on-Sea ZZ 00000   555-0170"]
WHO = "PUDDLEWICK, FERDINAND O     DOB 08/23/1957     M     MRN GMH 0031-774"

PATHOLOGY_HEADER = LAB + [WHO, "Specimen GM26-20881     Collected 09/22/2026     Received 09/22/2026"]
PATHOLOGY = """
# SURGICAL PATHOLOGY REPORT

Specimen: GM26-20881        Date reported: 09/29/2026
Surgeon: Hortensia Wheelbarrow, MD        cc: T. Kettle, MD
## FINAL DIAGNOSIS
COLON, RIGHT, WITH TERMINAL ILEUM AND APPENDIX; LAPAROSCOPIC RIGHT HEMICOLECTOMY:
  - Adenocarcinoma of the ascending colon, moderately differentiated (grade 2).
  - Tumor size 4.7 cm.
  - Invades through the muscularis propria into pericolic tissue.
  - Lymphovascular invasion present. Perineural invasion not identified.
  - All margins negative. Radial margin 18 mm.
  - Metastatic adenocarcinoma in three of twenty-two lymph nodes (3/22).
  - Stage: pT3 pN1b (AJCC 8th edition).
  - Tubular adenoma, 0.6 cm, separate, transverse colon.
  - Appendix: no tumor.
Mismatch repair immunohistochemistry to follow as a separate report.
## CLINICAL HISTORY
69 y/o man, anemia, ascending colon mass at colonoscopy 08/27/2026. Rule out liver metastasis on CT: none seen.
Father had colon cancer at 49.

Ambrosia Saltcellar, MD   Electronically signed 09/29/2026 15:20
~~~
## CANCER SUMMARY - COLON AND RECTUM: RESECTION
Boxes: crossed box = applies. Empty box = does not apply.

Procedure
   {x} Right hemicolectomy
   {_} Transverse colectomy
   {_} Total abdominal colectomy
Tumor site
   {_} Cecum
   {x} Ascending colon
   {_} Sigmoid colon
   {_} Rectum
Histologic type
   {x} Adenocarcinoma
   {_} Mucinous adenocarcinoma
   {_} Signet-ring cell carcinoma
   {_} Medullary carcinoma
Histologic grade
   {_} G1   {x} G2   {_} G3
Macroscopic tumor perforation
   {_} Present   {x} Not identified
Tumor deposits
   {_} Present   {x} Not identified
Margins
   {x} All margins negative for invasive carcinoma
   {_} Invasive carcinoma present at margin
~~~
## CANCER SUMMARY, CONTINUED

Treatment effect
   [X] No known presurgical therapy
Regional lymph nodes
   Number of lymph nodes examined: 22
   Number of lymph nodes involved: 3
Pathologic stage classification (pTNM, AJCC 8th edition)
Primary tumor (pT)
   ___ pT1: invades submucosa
   ___ pT2: invades muscularis propria
   _X_ pT3: invades through the muscularis propria into pericolorectal tissues
   ___ pT4a: penetrates visceral peritoneum
   ___ pT4b: invades adjacent organs
Regional lymph nodes (pN)
   ___ pN0: none
   ___ pN1a: one node
   _X_ pN1b: two or three nodes
   ___ pN2a: four to six nodes
Distant metastasis (pM)
   ___ pM1a: one site
   ___ pM1c: peritoneal surface
   _X_ Not applicable / pM cannot be determined from this specimen
## BLOCKS
 A1 proximal margin   A2 distal margin   A3-A8 tumor (A5 best)   A9 adenoma   A10-A21 nodes   A22 appendix
"""

OPERATIVE_HEADER = ["GOOSEBERRY MEMORIAL HOSPITAL", "REPORT OF OPERATION", WHO]
OPERATIVE = """
DATE OF SURGERY: 09/22/2026
SURGEON: Hortensia Wheelbarrow, MD
ASSISTANT: Percival Doorknob, MD (PGY-4)
ANESTHESIA: General endotracheal, TAP block
PREOPERATIVE DIAGNOSIS: Cancer of the ascending colon.
POSTOPERATIVE DIAGNOSIS: Same.
PROCEDURE PERFORMED: Laparoscopic right hemicolectomy with ileotransverse anastomosis.
ESTIMATED BLOOD LOSS: 75 mL.     COMPLICATIONS: None.     IMPLANTS: None.
ALLERGIES: Codeine (itching).
HOME MEDICATIONS: Apixaban 5 mg twice daily, held 3 days. Metoprolol succinate 50 mg daily.
PAST HISTORY: Atrial fibrillation. Gout. No diabetes.
## FINDINGS
Bulky tumor in the mid ascending colon, mobile. Liver smooth, no metastasis seen or felt through the hand port.
No carcinomatosis. No ascites.
## DESCRIPTION
Informed consent was obtained. The patient was placed supine, arms tucked. Pneumoperitoneum at the umbilicus.
Four ports. The ileocolic pedicle was lifted, the duodenum was seen and kept safe, and the vessel was divided
high between clips. The right colon was freed from medial to lateral. The right branch of the middle colic
artery was taken. The specimen was brought out through a 5 cm incision with a wound protector.
Side-to-side stapled anastomosis. Staple line was oversewn. Counts correct twice.
~~~
## SPECIMEN
Right colon with 8 cm of terminal ileum and appendix, to pathology fresh.
## PLAN
Enhanced recovery. Apixaban to restart on day 3 if hemoglobin stable.

H. Wheelbarrow, MD     dictated 09/22/2026 16:05     signed 09/23/2026 06:58
"""

CT_HEADER = ["WINDMILL RADIOLOGY PARTNERS", "40 Millrace, Nowhere-on-Sea ZZ 00000   555-0180", "Puddlewick, Ferdinand   DOB 08/23/1957   Acc WR-CT-61155"]
CT = """
# CT CHEST, ABDOMEN AND PELVIS WITH CONTRAST

Exam date: 09/02/2026        Reported: 09/02/2026
Ordered by: Thaddeus Kettle, MD (Gastroenterology)
## INDICATION
Newly found mass of the ascending colon. Staging.
## COMPARISON
None.
## FINDINGS
CHEST: 6 mm nodule in the right lower lobe, noncalcified. No adenopathy. No effusion.
LIVER: No focal lesion suspicious for metastasis. 11 mm simple cyst in segment 6.
COLON: Circumferential thickening of the mid ascending colon over 5 cm with stranding of the fat.
Four rounded pericolic nodes up to 9 mm.
KIDNEYS: 22 mm simple cyst, left.
PROSTATE: Enlarged, 52 cc.
PERITONEUM: No nodules. No ascites.
~~~
BONES: Degenerative change. No aggressive lesion.
## IMPRESSION
1. Ascending colon mass with suspicious pericolic nodes. Clinical stage by CT: cT3 cN1 cM0.
2. 6 mm right lower lobe nodule, indeterminate. Metastasis is not excluded but not favored; repeat CT chest
   in 3 months.
3. No liver metastasis.

Signed: Clementina Weathervane, MD   09/02/2026 18:22
"""

CEA_HEADER = ["TADPOLE LABORATORIES", "555-0185     CLIA 00X0000000", "PUDDLEWICK, FERDINAND     DOB 08/23/1957     SEX M"]
CEA = """
# CUMULATIVE REPORT - TUMOR MARKERS AND CHEMISTRY

Printed 10/27/2026        Ordering: T. Kettle MD
!cols 34 22 22 22
| Test | 08/31/2026 | 10/26/2026 | Reference
| CEA (ng/mL) | 6.8 H | 2.1 | 0.0 - 3.0
| Hemoglobin (g/dL) | 9.4 L | 11.6 L | 13.2 - 17.1
| Ferritin (ng/mL) | 8 L | 41 | 24 - 380
| Creatinine (mg/dL) | 1.08 | 1.02 | 0.70 - 1.28
| Albumin (g/dL) | 3.9 | 3.7 | 3.6 - 5.1

Smokers: CEA up to 5.5 may be seen.
"""

MMR_HEADER = LAB + [WHO, "Specimen GM26-20881 block A5     Molecular GMM26-1192"]
MMR = """
# MISMATCH REPAIR AND MICROSATELLITE REPORT

Reported: 10/06/2026
!cols 30 40 30
| Protein | Nuclear expression | Control
| MLH1 | LOST | valid
| PMS2 | LOST | valid
| MSH2 | Intact | valid
| MSH6 | Intact | valid

Interpretation: MISMATCH REPAIR DEFICIENT (dMMR).
Microsatellite instability by PCR: MSI-HIGH (5 of 5 markers unstable).

BRAF V600E and MLH1 promoter methylation have been requested. ADDENDUM TO FOLLOW.
Key: all four proteins intact = proficient (pMMR); 0 markers unstable = MSS; 1 marker = MSI-low.

Ambrosia Saltcellar, MD   Electronically signed 10/06/2026 10:12
"""

LETTER_HEADER = ["Hortensia Wheelbarrow, MD, FACS", "Gooseberry Memorial Hospital, Colorectal Surgery   555-0172"]
LETTER = """

October 8, 2026

Thaddeus Kettle, MD
Re: Ferdinand Puddlewick, born 08/23/1957

Dear Thaddeus,

Mr. Puddlewick did well after his laparoscopic right hemicolectomy of
September 22. The tumor is a moderately differentiated adenocarcinoma
of the ascending colon, pT3, with 2 of 22 lymph nodes positive, stage IIIB.
His cancer is mismatch repair deficient.

I have asked medical oncology to see him about chemotherapy. His brother
was treated for a melanoma; his father had colon cancer at 49. I think
he should meet the genetics team.

Yours,
H. Wheelbarrow
"""

BLOOD_HEADER = ["TADPOLE LABORATORIES", "555-0185     CLIA 00X0000000", "PUDDLEWICK, FERDINAND     DOB 08/23/1957     SEX M"]
BLOOD = """
# COMPLETE BLOOD COUNT

Collected 10/26/2026 07:50
!cols 40 20 40
| Test | Result | Reference
| White cell count (K/uL) | 7.2 | 3.8 - 10.8
| Hemoglobin (g/dL) | 11.6 L | 13.2 - 17.1
| Platelets (K/uL) | 388 | 140 - 400
"""

# Papers that nobody gets to see: one is cut off, two are locked.

COLONOSCOPY_HEADER = ["GOOSEBERRY MEMORIAL HOSPITAL - ENDOSCOPY", WHO]
COLONOSCOPY = """
# COLONOSCOPY REPORT

Date: 08/27/2026        Endoscopist: Thaddeus Kettle, MD
Fungating mass in the mid ascending colon, biopsied, tattooed. Rest of the colon: one 6 mm polyp, transverse.
"""
DISCHARGE_HEADER = ["GOOSEBERRY MEMORIAL HOSPITAL", WHO]
DISCHARGE = """
# DISCHARGE SUMMARY

Admitted 09/22/2026        Discharged 09/26/2026
Home in good condition after laparoscopic right hemicolectomy. Apixaban restarted 09/25/2026.
"""
VISIT_HEADER = ["GOOSEBERRY MEMORIAL HOSPITAL - ONCOLOGY", WHO]
VISIT = """
# VISIT SUMMARY

10/14/2026. Medical oncology. Chemotherapy was discussed.
"""
