# The page "now": the next step and what comes after it.

now-next = Your next step
now-after = After that
now-not-today = Not today
now-papers = Your papers
now-papers-read = { $count ->
    [one] One paper was read.
   *[other] { $count } papers were read.
}
now-papers-aside = { $count ->
    [one] One of them was set aside, with its reason.
   *[other] { $count } of them were set aside, each with its reason.
}
now-nothing-lost = Nothing was lost.
now-all-papers = See all papers
now-see-aside = See what was set aside

step-see-both = See both
step-look = Look at it

step-reading = Your papers are being read
    .text = You can watch, or do something else. Reading goes on.
    .action = See how far it is
step-add = Add the records you have
    .text = Portal downloads, PDFs, phone photos, discs, whole folders. You do not need to sort them.
    .action = Add records
step-add-theirs = Add the records of the person you are helping
    .text = Portal downloads, PDFs, phone photos, discs, whole folders. You do not need to sort them.
    .action = Add records
step-passphrase = Choose a passphrase
    .text = Until then, anyone who uses this computer under your name can open your records. With a passphrase, only you can.
    .action = Choose a passphrase
step-look = Look through your case
    .text = Each fact shows where it stands in your papers. You can say so if one is wrong.
    .action = See the case
step-more = Add more records
    .text = Whatever else you have: a disc, a letter, a photo of a paper.
    .action = Add records

step-conflict-laterality = Your papers name two different sides
step-conflict-histology = Your papers name two types of cancer
step-conflict-biomarker = Your papers give two answers about { $name }
step-conflict-stage = Your papers give two stages
step-conflict-grade = Your papers give two grades
step-conflict-site = Your papers name two places
step-conflict-birth-date = Your papers give two birth dates
step-conflict-sex = Your papers give two entries for sex
step-conflict-blood-type = Your papers give two blood types
step-conflict-allergy = Your papers do not agree about an allergy
step-conflict-procedure = Your papers do not agree about what was done
step-conflict-treatment = Your papers do not agree about a treatment
step-conflict-lab = Your papers give two results for one test
step-identity-unsure = Say whose paper this is
step-identity-other-inside = Someone else’s paper lies inside a file of yours
step-identity-other-person = A paper about someone else is among yours
step-addendum-pending = A report says that a result is still to come
step-addendum-unclear = See whether a later paper holds a result that was to come
step-imaging-report-without-images = Ask for the pictures that go with a report
step-imaging-images-without-report = Ask for the report that goes with pictures
step-imaging-files-missing = A disc is not complete
step-imaging-series-gap = A scan is not complete
step-imaging-not-dicom = The pictures on a disc are not DICOM
step-document-locked = A file is locked with a password
step-document-damaged = A file is damaged
step-document-empty = A file is empty
step-ocr-unavailable = A picture of text could not be read
step-ocr-poor = A photo is hard to read: please check it

step-signs = Call about the warning sign
    .text = You said that a warning sign is there, or that you are not sure. That goes before everything else.
    .action = Whom to call
step-time = Do you have time? Five short questions
    .text = They tell what cannot wait, and make a plan around the day your doctor names. You need no papers for them.
    .action = Begin
step-time-tight = Look at your plan: the days do not fit
    .text = The plan is longer than the time there is, or a day cannot be right. There are ways to shorten it.
    .action = Look at the plan
step-time-ask = Ask your doctor for the latest day to start
    .text = Everything else is planned around that one day. The words to ask it in are ready.
    .action = See what to ask
step-time-ask-today = Call your doctor’s office today
    .text = This kind of cancer is often treated within days. Ask for the latest day to start. The words to ask it in are ready.
    .action = See what to ask
step-time-ask-begun = Ask your doctor about the next step
    .text = Treatment has begun, and you can still ask a second doctor. Ask by which day the next step must be decided.
    .action = See what to ask
step-tell = Tell your doctor that you want a second opinion
    .text = It is your right, and they have what you need: records, slides, and a day that can be held. A short message is ready.
    .action = Read the message
step-questions = Pick your three questions
    .text = A visit is booked. If time runs short there, three questions go first.
    .action = See the questions
now-dates = Days you were given
now-date-visit = Visit with the second doctor
now-date-booked = Treatment is booked
now-date-latest = Latest day to start treatment, as your doctor told you
