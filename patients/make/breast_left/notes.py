"""What is neither a report nor an export: consult and own notes, letters, lab table, card, the photo of a letter."""

CONSULT = """LANTERNLIGHT CANCER CENTER AT GULL HARBOR                        Medical Oncology
NEW PATIENT VISIT                                                     Page 1 of 1
Pt: Wilhelmina R. Thistledown (f/k/a Bramblewick)   DOB: 03/14/1968   LCC# 4410-77
DOS: 11/05/2026                                     Ref: O. Plumfeather MD

CC: adjuvant treatment, L breast ca.

HPI: 58 y/o F, librarian, noticed thickening of L breast in July 2026. Mammo/US 9/8 BI-RADS 5. Core bx
9/15: ILC, gr 2. MRI 9/24: 52 mm, one susp LN. Took anastrozole from 9/28 until the day before surgery
while waiting for a date. L total mastectomy + SLNB 10/13: 54 mm ILC, 2/5 SLN+. ER 98%, PgR 15%,
HER2 2+ IHC, FISH NOT YET BACK - our office will call Pennywhistle Path.

PMH: Osteoarthritis R knee. GERD. Migraine w/o aura. Denies DM, CAD, CVA, DVT.
PSH: appendectomy (1983).
MEDS: omeprazole 20 mg daily; sumatriptan 50 mg prn; acetaminophen prn; calcium/D.
ALL: Penicillin listed in old chart - pt was tested 2019, NOT allergic. Adhesive tape -> blisters.
FHx: Paternal grandmother breast ca, 80s. Maternal uncle pancreatic ca, 59. Mother A&W 84. Sister
     2 yrs older, well. No one tested.
SHx: never smoker, wine on weekends. Married 10/3/2026.

ROS: tired. No bone pain, no dyspnea, no jaundice.
PE: ECOG PS 1. Wt 71.4 kg. Healing L mastectomy scar, 1 drain out. R breast nl. No LAD. Liver not
    enlarged.

DATA: CT CAP 10/29 done at Cloudberry, disc to be reviewed, report requested.
      CBC, CMP 11/5 wnl. CA 27-29 31.

ASSESSMENT
  L breast ILC, ER+/PgR+, HER2 pending FISH.
  Path stage pT3 pN1a(sn) cM0, anatomic stage group IIIA (AJCC 8).

PLAN (discussed, not started)
  1. Get the HER2 FISH. If amplified the plan below changes.
  2. If not amplified: Options are dose-dense AC x 4 then paclitaxel, or no chemo. 21-gene assay sent on
     block A7 today; grade 2 classic lobular may get little from chemo.
  3. Post-mastectomy RT: refer Dr. Sprocket.
  4. Aromatase inhibitor at least 5 y. Abemaciclib to be discussed.
  5. Genetics referral (uncle with pancreas ca).
  6. Would like to start systemic tx by 12/14/2026.

Seraphina Quillfeather, MD   11/05/2026 17:52   e-signed
"""

OWN_NOTES = """things to ask (W.)

- why does the MRI say right breast in one place?? it is my LEFT
- is the FISH test back yet, nobody called
- do I really need chemo with lobular. cousin says no. cousin sells tiles.
- radiation yes/no - how many weeks
- can I still go to Maureen's in january

call Pennywhistle records 555-0112, ask for glass slides
"""

RTF_LETTER = [
    "**GULL HARBOR RADIATION ONCOLOGY",
    "5 Lighthouse Steps, Nowhere-on-Sea ZZ 00000   555-0131",
    "",
    "November 10, 2026",
    "",
    "Octavius Plumfeather, MD",
    "Pennywhistle General Hospital",
    "",
    "RE: Wilhelmina Thistledown, DOB 03/14/1968",
    "",
    "Dear Octavius,",
    "",
    "Thank you for sending this 58-year-old lady with an invasive lobular carcinoma of the left breast, after left mastectomy on "
    "October 13. I read the report as pT3 with two positive sentinel nodes of five.",
    "",
    "I would recommend radiation to the left chest wall and the regional nodes, 50 Gy in 25 fractions, after systemic treatment if "
    "any is given. Nothing has been scheduled. She worries about her heart; we would use breath hold.",
    "",
    "Her sister – not the patient – had thyroid cancer at 40.",
    "",
    "With kind regards,",
    "",
    "Jasper Sprocket, MD",
    "Radiation Oncology",
]

WORD_LETTER = [
    "**Octavius Plumfeather, MD – Breast Surgery",
    "Pennywhistle General Hospital, 88 Teakettle Row, Nowhere-on-Sea ZZ 00000. Tel 555-0116",
    "October 27, 2026",
    "To: Seraphina Quillfeather, MD, Lanternlight Cancer Center",
    "Re: Wilhelmina R. Thistledown (Bramblewick), born 03/14/1968",
    "Dear Dr. Quillfeather,",
    "I would be grateful if you saw Mrs. Thistledown about treatment after surgery. On October 13 she had a left total mastectomy "
    "with sentinel node biopsy for invasive lobular carcinoma. Final stage is pT2 pN1a. In short:",
    None,
    "The drains are out. She is recovering well and would like to hear about all her choices.",
    "Sincerely,",
    "Octavius Plumfeather, MD",
]
WORD_TABLE = [["Nodes", "2 of 5 positive"], ["Margins", "clear"], ["ER / PgR", "98 % / 15 %"], ["HER2", "equivocal, FISH awaited"]]

PHOTO_HEADER = ["Toadstool Lane Family Medicine", "3 Toadstool Lane, Nowhere-on-Sea ZZ 00000   Tel 555-0140   Fax 555-0141"]
PHOTO = """

October 6, 2026

Re: Wilhelmina Thistledown (was Bramblewick)
DOB: 03/14/1968

To the surgical team at Pennywhistle General:

Mrs. Thistledown is cleared for surgery under general anesthesia.

Current medicines:
   omeprazole 20 mg once daily
   sumatriptan 50 mg as needed
   propranolol 40 mg twice daily

Reaction: adhesive tape, blisters.
Blood pressure today 128/76. EKG normal.

Please call with questions.

Primrose Haversack, NP
"""

LABS = """Name,Patient ID,Birth Date,Collection Date,Component,Value,Unit,Range,Abnormal
"Bramblewick, Wilhelmina R",PW-550713,3/14/1968,09/29/2026,Hemoglobin,13.4,g/dL,11.7-15.5,
"Bramblewick, Wilhelmina R",PW-550713,3/14/1968,09/29/2026,WBC,5.8,K/uL,3.8-10.8,
"Bramblewick, Wilhelmina R",PW-550713,3/14/1968,09/29/2026,Platelet Count,274,K/uL,140-400,
"Bramblewick, Wilhelmina R",PW-550713,3/14/1968,09/29/2026,Creatinine,0.71,mg/dL,0.50-1.03,
"Bramblewick, Wilhelmina R",PW-550713,3/14/1968,09/29/2026,ALT,38,U/L,6-29,H
"Bramblewick, Wilhelmina R",PW-550713,3/14/1968,09/29/2026,Alk Phos,81,U/L,37-153,
"Bramblewick, Wilhelmina R",PW-550713,3/14/1968,09/29/2026,HCG (serum),,,,"TNP - specimen hemolyzed"
"Thistledown, Wilhelmina R",PW-550713,3/14/1968,10/14/2026,Hemoglobin,11.2,g/dL,11.7-15.5,L
"Thistledown, Wilhelmina R",PW-550713,3/14/1968,10/14/2026,Creatinine,0.69,mg/dL,0.50-1.03,
"Thistledown, Wilhelmina R",PW-550713,3/14/1968,11/05/2026,25-OH Vitamin D,<8,ng/mL,30-100,L
"""

CARD_HEADER = ["HONEYPOT MUTUAL HEALTH PLAN", "PPO"]
CARD = """

Member: WILHELMINA R THISTLEDOWN

Member ID: HPM 4471 0093 02
Group: 77120

PCP copay $25    Specialist $50
RxBIN 000000    RxPCN HONEY

Member services 555-0150
"""
