"""The papers of the lung shoebox: cytology, genomic report, consult, radiation summary, radiology text."""

DAPPLEWOOD, KETTLEBROOK = "DAPPLEWOOD REGIONAL MEDICAL CENTER", "KETTLEBROOK UNIVERSITY HOSPITAL"

CYTOLOGY_HEADER = [DAPPLEWOOD, "Cytopathology   19 Acorn Parade, Nowhere-on-Sea ZZ 00000   555-0190",
                   "MOONWHISTLE, JOSEPHINE A     MRN DW-20418     DOB 12/05/1962     F", "DWC26-0556     Obtained 07/08/2026     Accessioned 07/08/2026"]
CYTOLOGY = """
# NON-GYN CYTOLOGY / FNA REPORT

Accession: DWC26-0556        Obtained: 07/08/2026        Signed: 07/13/2026
Proceduralist: Archibald Lampshade, MD (Pulmonary)
## DIAGNOSIS
A. LYMPH NODE, STATION 4R, EBUS-GUIDED FNA: POSITIVE FOR MALIGNANT CELLS. Metastatic adenocarcinoma.
B. LYMPH NODE, STATION 7, EBUS-GUIDED FNA: Negative for malignant cells. Lymphocytes present.
C. LYMPH NODE, STATION 11R, EBUS-GUIDED FNA: POSITIVE FOR MALIGNANT CELLS. Metastatic adenocarcinoma.
D. LUNG, RIGHT UPPER LOBE, TRANSBRONCHIAL BIOPSY: ADENOCARCINOMA, acinar pattern predominant.
## IMMUNOSTAINS (cell block A)
TTF-1 positive, Napsin A positive, p40 negative. Consistent with lung origin. Small cell carcinoma is excluded
(synaptophysin, INSM1 negative).
## COMMENT
Cell block A holds enough tumor for molecular testing (about 40 %). Sent to Foxglove Genomics.
Grade is not given on cytology.

Rosamund Inkwell, MD   Electronically signed 07/13/2026 09:44
"""

GENOMIC_HEADER = ["FOXGLOVE GENOMICS", "SolidLook 312 gene panel   1 Helix Mews, Nowhere-on-Sea ZZ 00000   555-0195",
                  "Patient: Josephine Moonwhistle   DOB: 12/05/1962   Sex: F   Report: FG-2026-88012"]
GENOMIC = """
# COMPREHENSIVE TUMOR PROFILE

Specimen: DWC26-0556 A (lymph node 4R, cell block)   Collected: 07/08/2026   Received: 07/15/2026   Report date: 07/27/2026
Diagnosis on requisition: lung adenocarcinoma        Ordering: Basil Candlewick, MD
## RESULTS WITH POSSIBLE CLINICAL MEANING
!cols 18 44 14 24
| Gene | Alteration | VAF | Class
| EGFR | Exon 19 deletion, c.2235_2249del, p.E746_A750del | 31% | Pathogenic (Tier I)
| TP53 | c.818G>A, p.R273H | 27% | Pathogenic (Tier III)
## IMMUNOHISTOCHEMISTRY
!cols 30 30 40
| Marker | Result | Remarks
| PD-L1 (22C3) | TPS 40% | at least 100 tumor cells counted
## GENOME-WIDE
Tumor mutational burden: 3.8 mut/Mb (low)
Microsatellite status: stable (MSS)
Tumor content: 40%. Mean depth 812x.
~~~
## NO ALTERATION FOUND (pertinent negatives)
ALK fusion, ROS1 fusion, RET fusion, NTRK1/2/3 fusion, BRAF V600E, KRAS G12C, MET exon 14 skipping, ERBB2 exon 20
insertion: not detected. EGFR T790M: not detected.
## VARIANTS OF UNCERTAIN SIGNIFICANCE
!cols 18 52 30
| Gene | Alteration | VAF
| ATM | c.1066-6T>G | 49%
| KMT2D | p.P2354L | 12%
A VAF near 50 % may be germline; this test does not tell.
## THERAPIES LISTED IN LABELS FOR EGFR EXON 19 DELETION
osimertinib, afatinib, erlotinib, gefitinib, dacomitinib. Listing is not a recommendation.
## TRIALS (sample of those open when this was printed)
FAKE00000117: adjuvant kinase inhibitor for EGFR L858R or exon 19 deletion after chemoradiation.
~~~
## METHOD AND LIMITS
Hybrid capture, 312 genes, both strands. PD-L1: TPS = share of viable tumor cells with membrane staining. TPS below 1% =
negative; 1-49% = low; 50% and above = high. Not a germline test.

Reviewed and signed: Lucian Thimble, PhD, FACMG   07/27/2026
"""

CONSULT_HEADER = [KETTLEBROOK, "Thoracic Oncology Clinic", "Moonwhistle, Josephine A.   DOB 12/05/1962   KUH 5580-113   Enc 08/05/2026"]
CONSULT = """
# INITIAL CONSULTATION

Date of service: 08/05/2026        Author: Basil Candlewick, MD        Requested by: A. Lampshade, MD
## REASON
Newly diagnosed adenocarcinoma of the right upper lobe, treatment recommendation.
## HISTORY
63-year-old retired lighthouse keeper, never smoker. Cough since April. CT 06/29: 3.6 cm right upper lobe mass, enlarged 4R.
EBUS 07/08: adenocarcinoma in 4R and 11R, station 7 negative. PET/CT 07/16 here: no distant disease. No MRI of the brain yet.
Genomics (Foxglove): EGFR exon 19 deletion, PD-L1 TPS 4%.
## PAST MEDICAL HISTORY
Hypertension. Osteopenia. Pneumonia 2014, resolved. No asthma, no COPD, no ILD.
## MEDICATIONS
Amlodipine 5 mg daily. Calcium with vitamin D.
## ALLERGIES
Ciprofloxacin (tendon pain).
## FAMILY HISTORY
Father: small cell lung cancer at 66, smoker. Sister: melanoma at 51. Mother: stage IV ovarian cancer, died at 70.
Two sons, well.
## EXAM
ECOG 1. Weight 61.9 kg. Chest clear. No palpable nodes.
## ASSESSMENT
Adenocarcinoma of the lung, right upper lobe, clinical stage cT2a cN2 cM0, IIIA (AJCC 8th edition).
If brain MRI shows metastasis this would be stage IV and all changes.
## PLAN
1. Brain MRI (not scheduled), pulmonary function tests.
2. Tumor board: lobectomy not favored. Concurrent chemoradiation: carboplatin and paclitaxel weekly with 60 Gy.
3. Afterwards either osimertinib or durvalumab; with EGFR positive disease I lean to osimertinib.
4. She asks for a second opinion before any maintenance. I support this.

Electronically signed by Basil Candlewick, MD   08/05/2026 18:30
"""

RADIATION_HEADER = [KETTLEBROOK, "Radiation Oncology", "Moonwhistle, Josephine A.   DOB 12/05/1962   KUH 5580-113"]
RADIATION = """
# RADIATION THERAPY COMPLETION SUMMARY

Date of summary: 10/02/2026        Attending: Marguerite Sundial, MD
!cols 40 60
| Diagnosis | Adenocarcinoma, right upper lobe, cT2a N2 M0
| Site treated | Right lung primary and mediastinal nodes
| Technique | IMRT, 6 MV, 4D-CT planned
| Dose delivered | 60 Gy in 30 fractions (2 Gy per fraction)
| Dates | 08/17/2026 to 09/28/2026
| Dose planned | 66 Gy in 33 fractions; shortened for esophagitis
| Concurrent chemotherapy | Carboplatin AUC 2 and paclitaxel 45 mg/m2 weekly, 6 of 7 given
## TOLERANCE
Esophagitis grade 2. Dermatitis grade 1. No pneumonitis.
## FOLLOW-UP
CT chest at 4 weeks. Thoracic oncology for maintenance.

Marguerite Sundial, MD   e-signed 10/02/2026 12:15
"""

RADIOLOGY = """KETTLEBROOK UNIVERSITY HOSPITAL - DEPARTMENT OF RADIOLOGY
******************************************************************************
MOONWHISTLE, JOSEPHINE A          MRN: 5580-113        DOB: 12/05/1962   F 63Y
EXAM: CT CHEST W CONTRAST         ACC: KU-CT-9014773
EXAM DATE: 10/26/2026 08:55       ORDERING: CANDLEWICK, BASIL
STATUS: FINAL                                                      PAGE 1 OF 1
******************************************************************************

HISTORY: Lung adenocarcinoma, RUL, s/p chemoRT completed 9/28/26. Restaging.

COMPARISON: CT 6/29/2026 (outside), PET/CT 7/16/2026.

FINDINGS:
LUNGS: Right upper lobe mass now 2.1 x 1.8 cm, was 3.6 x 3.1 cm. Ground-glass
opacity around it, probably radiation change; early pneumonitis not excluded.
No new nodule. Left lung clear.
NODES: 4R 7 mm short axis, was 15 mm. No new adenopathy.
PLEURA/PERICARDIUM: No effusion.
UPPER ABDOMEN: Liver, adrenals normal. 8 mm gallstone.
BONES: No suspicious lesion.

IMPRESSION:
1. Partial response of the right upper lobe mass and 4R node.
2. No evidence of new metastatic disease in the chest.

Dictated by: Ignatz Periwinkle, MD
Signed by:   Ignatz Periwinkle, MD   10/26/2026 14:20
"""

CT_HEADER = [DAPPLEWOOD, "Radiology", "MOONWHISTLE, JOSEPHINE A     MRN DW-20418     DOB 12/05/1962     Acc DW-CT-30881"]
CT = """
# CT CHEST WITH CONTRAST

Exam date: 06/29/2026        Signed: 06/29/2026
## INDICATION
Cough for ten weeks, never smoker.
## FINDINGS
3.6 x 3.1 cm spiculated mass, right upper lobe, touching the visceral pleura. 4R node 15 mm, 11R node 11 mm. Liver and
adrenals normal. No effusion.
## IMPRESSION
Right upper lobe mass with enlarged 4R and 11R nodes, concerning for primary lung malignancy. Tissue sampling advised.

Wendell Foghorn, MD   signed 06/29/2026 17:03
"""

PET_REPORT = b"""KETTLEBROOK UNIVERSITY HOSPITAL - NUCLEAR MEDICINE
Moonwhistle, Josephine A.  DOB 12/05/1962  KUH 5580-113  ACC KU-PT-9011020
PET/CT SKULL BASE TO MID THIGH, 07/16/2026
FINDINGS: RUL mass SUVmax 11.4. 4R SUVmax 8.9, 11R SUVmax 6.2. Station 7 not avid.
No uptake in liver, adrenals or bone. Physiologic uptake in the colon.
IMPRESSION: Avid right upper lobe mass and right mediastinal and hilar nodes. No distant metastasis.
Signed: Philomena Nightjar, MD  07/16/2026 15:31
"""

OWN_NOTES = """For the second opinion (Josie)

1. osimertinib OR durvalumab? Dr C leans to the first. Why exactly?
2. The gene report says PD-L1 40, the clinic note says 4. Which?
3. I never had the brain MRI. Does that matter?
4. swallowing is better, weight 61

He would like me to start before December 15.
"""
