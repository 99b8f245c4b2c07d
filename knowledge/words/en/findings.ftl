# What the person is told of their records. The value is what happened and what was kept;
# .next is what to do. Blanks: { $detail }, { $count }, { $page }, { $name }.

finding-conflict-laterality = Your papers name different sides: { $detail }.
    .next = Ask the doctor who knows you best which side is right, and ask for the wrong paper to be corrected.
finding-conflict-histology = Your papers name different types of cancer: { $detail }.
    .next = Ask for a pathologist to look at the slides again and say which it is.
finding-conflict-biomarker = Your papers give different answers about { $name }: { $detail }.
    .next = Ask the lab or your doctor which result counts, and whether the test should be done again.
finding-conflict-stage = Your papers give different stages after surgery: { $detail }.
    .next = Ask your doctor which one is right and why they differ.
finding-conflict-nodes = Your papers give different numbers of lymph nodes with cancer: { $detail }.
    .next = Ask for the lab report after surgery to be read to you, and ask which number is right.
finding-conflict-gleason = Your papers give different Gleason scores: { $detail }.
    .next = Ask for the lab report of the biopsy to be read to you, and ask which score counts.
finding-conflict-grade = Your papers give different grades: { $detail }.
    .next = Ask your doctor which one counts.
finding-conflict-site = Your papers name different places where the cancer began: { $detail }.
    .next = Ask your doctor where it began and how they know.
finding-conflict-birth-date = Your papers give different birth dates: { $detail }.
    .next = Check which is yours. Ask the office that has it wrong to correct it.
finding-conflict-sex = Your papers give different entries for sex: { $detail }.
    .next = Ask the office that has it wrong to correct it.
finding-conflict-blood-type = Your papers give different blood types: { $detail }.
    .next = Tell your doctor. The lab can test again.
finding-conflict-allergy = One paper names an allergy, another says there is none: { $detail }.
    .next = Tell each office which is right. It matters before any new medicine.
finding-conflict-procedure = Your papers do not agree about what was done: { $detail }.
    .next = Ask for the operation note, and ask which paper is right.
finding-conflict-treatment = Your papers do not agree about a treatment: { $detail }.
    .next = Ask your doctor which is right.
finding-conflict-lab = Two papers give different results for the same test on the same day: { $detail }.
    .next = Ask the lab which one is right.
finding-identity-other-person = This paper, or a part of it, is about someone else. That is kept apart and nothing of it is in your case.
    .next = Give it back to the office it came from, or tell them. If it is yours after all, say so here.
finding-identity-other-inside = { $count ->
    [one] A paper of another person lies inside this file of yours, or one that may be. It is kept apart
   *[other] { $count } papers of other people lie inside this file of yours, or may be. They are kept apart
}. In a packet, the pages that are yours go out; the file does not.
    .next = Look at what was set aside. Tell the office that made the file.
finding-identity-name-variant = This paper has your name in another form: { $detail }. It is used as yours.
    .next = Nothing, if that is you. Give both names when you ask for records.
finding-identity-unsure = It is not clear whose paper this is: { $detail }. Nothing of it is in your case so far.
    .next = Look at it and say whether it is yours.
finding-document-duplicate = You have this paper twice. Both copies are kept, one is used.
    .next = Nothing.
finding-document-damaged = Part of this file is damaged: { $detail }. What could be read was read. The file is kept as it is.
    .next = Ask the office it came from for a new copy.
finding-document-locked = This file is locked with a password. It is kept as it is; nothing of it was read.
    .next = Open it with its password, save it without one, and add it again.
finding-document-empty = This file is empty.
    .next = Look whether you have it elsewhere, or ask for a new copy.
finding-document-unsupported = This kind of file cannot be read here. It is kept as it is.
    .next = Save it as a PDF, or ask the office for it on paper or as a PDF.
finding-document-fault = This record breaks a rule of its own format: { $detail }. What could be read was read.
    .next = Nothing. The place is noted for whoever made the file.
finding-ocr-unavailable = This is a picture of text, and the program that reads pictures ({ $detail }) is not on this computer. The picture is kept.
    .next = Install { $detail }, then add the file again.
finding-ocr-poor = The words on this picture are hard to read. It is kept as it is. Please check what was read.
    .next = Take a new photo in daylight, flat and from above, or ask for the paper as a PDF.
finding-addendum-pending = A report says that more is to come: “{ $detail }”. We did not find it among your papers.
    .next = Ask the lab whether the addendum is ready, and for a copy.
finding-addendum-unclear = A report says that more is to come: “{ $detail }”. A later paper may hold it, and we cannot tell.
    .next = Look at the papers named here. If it is not there, ask the lab for it.
finding-report-not-settled = A report leaves something open: “{ $detail }”.
    .next = Ask your doctor if it matters for you, and what would settle it.
finding-imaging-report-without-images = There is a report of pictures, but not the pictures: { $detail }.
    .next = Ask the imaging department for the pictures on a disc or by link, in DICOM form.
finding-imaging-images-without-report = There are pictures, but not the report of them: { $detail }.
    .next = Ask the imaging department for the written report.
finding-imaging-files-missing = The disc names { $count } files that are not on it.
    .next = Ask the imaging department for a new disc.
finding-imaging-series-gap = A scan is not complete. { $count ->
        [one] One picture is
       *[other] { $count } pictures are
    } missing inside: { $detail }.
    .next = Ask the imaging department for the full study. Tell them which pictures are missing.
finding-imaging-series-unclear = By its picture numbers, a scan may not be complete: { $detail }. It may mean nothing. We cannot tell.
    .next = Ask the imaging department if this series is complete.
finding-imaging-not-dicom = A disc holds { $count ->
        [one] one picture
       *[other] { $count } pictures
    } and none in DICOM, the form that other doctors can open and measure.
    .next = Ask the imaging department for a disc or a link with the pictures in DICOM form.
finding-document-language = This paper is in another language: { $detail }. It is kept and used as far as it could be read.
    .next = A center in the United States may ask for a certified translation.
finding-archive-unsafe = This archive holds a part that could do harm or cannot be opened: { $detail }. That part was left out, the rest was read.
    .next = If you miss something, ask for it again in another form.
finding-limit-reached = This is larger than can be read at once: { $detail }. What was read up to there is used, and the file is kept.
    .next = Split it, or add the part you need on its own.
