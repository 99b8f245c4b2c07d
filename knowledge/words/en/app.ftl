# The frame of every page, dates, and the words that many pages share.

app-name = Second Opinion
skip = Skip to the page
demo-line = A made-up person. Nothing here is about anyone real, and it goes when you close the app.
menu = Main
menu-now = Now
menu-case = Case
menu-records = Records
menu-lock = Lock

way-title = The whole way
way-ready = Getting ready
way-case = Your case
way-add = Add records
way-records = My records
way-set-aside = Set aside
way-case-room = What it says
way-timeline = What happened
way-two-answers = Two answers
way-done = , done
way-to-look-at = { $count } to look at
way-set-aside-count = { $count }

foot-signs = Feeling worse? Signs to call about now
foot-about = How this app works
foot-settings = Settings
foot-not-a-doctor = Second Opinion is not a doctor. It shows what your records say and what to ask. Your records stay on this computer.

title-welcome = Welcome
title-not-in = Not open here
title-trouble = Something went wrong
title-gone = Not here
title-lock = Locked
title-draft = What you were writing
title-now = Now
title-add = Add records
title-reading = Reading
title-records = Records
title-aside = Set aside
title-document = Document
title-case = Case
title-fact = One fact
title-two-answers = Two answers
title-timeline = Timeline
title-settings = Settings
title-signs = Call now
title-about = How this app works

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
month-short-1 = Jan
month-short-2 = Feb
month-short-3 = Mar
month-short-4 = Apr
month-short-5 = May
month-short-6 = Jun
month-short-7 = Jul
month-short-8 = Aug
month-short-9 = Sep
month-short-10 = Oct
month-short-11 = Nov
month-short-12 = Dec
weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday
date-day = { $month } { $day }, { $year }
date-month = { $month } { $year }
date-day-only = { $month } { $day }
date-weekday = { $weekday }, { $day }
spell-days = { $count ->
    [one] one day
   *[other] { $count } days
}
spell-weeks = { $count ->
    [one] one week
   *[other] { $count } weeks
}
spell-months = { $count ->
    [one] one month
   *[other] { $count } months
}
spell-years = { $count ->
    [one] one year
   *[other] { $count } years
}

list-and = { $first } and { $last }
pages-count = { $count ->
    [one] 1 page
   *[other] { $count } pages
}
paper-of = { $name }, { $date }
paper-page = { $name }, page { $page }
document-gone = A paper that is no longer here
source-own = Your own words
source-own-words = Written down by you on { $date }
sources-more = { $count } more places
sources-all = All places it stands

sign-two-answers = Two answers
sign-cannot-tell = Cannot tell
see-both = See both side by side
not-reviewed = Not yet reviewed by a clinician.
notice-happened = What happened
notice-kept = What was kept
notice-to-do = What to do

became-read = { $count ->
    [0] Read
    [one] Read, 1 fact
   *[other] Read, { $count } facts
}
became-from-picture = { $count ->
    [0] Read from a picture
    [one] Read from a picture, 1 fact
   *[other] Read from a picture, { $count } facts
}
became-partly = { $count ->
    [0] Read in part
    [one] Read in part, 1 fact
   *[other] Read in part, { $count } facts
}
became-not-read = Could not be read
became-duplicate = Same paper, set aside
became-other-person = Not yours, set aside
became-ignored = Only for viewing

kind-pathology-report = Pathology report
kind-imaging-report = Imaging report
kind-imaging-study = Pictures (imaging study)
kind-operative-note = Operation note
kind-consult-note = Visit note
kind-discharge-summary = Hospital discharge summary
kind-lab-report = Lab results
kind-portal-summary = Portal download
kind-genomic-report = Gene test report
kind-treatment-record = Treatment record
kind-radiotherapy-record = Radiation record
kind-insurance-card = Insurance card
kind-letter = Letter
kind-slides = Slides
kind-junk = File that only helps to view others
kind-unknown = Paper of another kind

format-c-cda = Health summary file
format-fhir = Portal data file
format-dicom = Imaging disc
format-pdf = PDF
format-text = Text file
format-rtf = Text document
format-html = Web page
format-docx = Word document
format-image = Picture
format-zip = ZIP file
format-other = File

status-read = Read
status-partly-read = Read in part
status-not-read = Could not be read
status-duplicate = The same paper twice
status-other-person = Not yours
status-ignored = Only for viewing

language-en = English
language-es = Español
language-fr = Français
language-de = Deutsch
language-pt = Português
language-it = Italiano
