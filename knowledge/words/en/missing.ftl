# What is missing: why an item is judged as it is, and the page that shows it.

because-lab-says = The lab’s own result is here.
because-coded-says = A download from the portal states it.
because-paper-here = The paper is here.
because-unsettled = The lab’s result so far is unclear. A further test settles it.
because-only-a-note = A note says it. The lab’s own report of it is not here.
because-note-differs = A note says more than the lab does.
because-announced = A paper says it was ordered or is to come. No result is in your papers.
because-named = A paper speaks of it.
because-cannot-be-read = The file is here, but it cannot be read.
because-not-looked-at = Some papers could not be looked into. It may be in one of them.
because-without-pictures = There is a report, but not the pictures it is about.
because-without-report = There are pictures, but not the report of them.
because-files-missing = The disc is not complete: some files are missing or damaged.
because-series-gap = A series is not complete: pictures inside it are missing.
because-series-unclear = By its picture numbers, a scan may not be complete. It may mean nothing.
because-not-dicom = The pictures on the disc are not DICOM. Another doctor’s program cannot load them.
because-addendum-open = A report says that more is to come. It is not in your papers.
because-addendum-unclear = A report says that more is to come. We cannot tell whether it has come.
because-name-differs = Some papers have your name in another form.
because-relative = A relative had such a cancer.
because-stated = Your papers state it.
because-not-stated = Your papers do not say.
because-nothing = It is not in any of your papers.
because-too-old = The newest one is too old to be of use.

missing-for = What a second doctor asks for: { $cancer }
missing-no-cancer = no cancer is stated in these papers, so the list for every cancer
missing-group-missing = Not there
missing-group-cannot-tell = Cannot tell
missing-group-there = There
missing-place = As your papers name it: { $place }.
own-heading = Your own center’s list
own-enter = Type or paste the list of your center
own-change = Change the list
own-list = What your center asks for
    .hint = One thing on each line, in the center’s own words. It is kept with your papers and sent to nobody.
own-save = Check the list
own-there = It is here
own-missing = It is not here
own-cannot-tell = Cannot tell
own-unknown = Cannot tell. The app does not know these words. Look for it yourself, or ask your center what they mean.
own-taken-as = Taken as: { $item }.
missing-held-by = Who has it: { $holder }.
missing-not-reviewed = These lists were compiled from what cancer centers publish. No clinician has reviewed them yet.

# Letters and the calendar.

letter-born = Born { $date }
letter-record-number = Record number { $number }
letter-close = Thank you,
letter-line = { $name }: { $papers }
letter-paper-numbered = { $number }, report of { $date }
letter-paper = { $what }, { $date }
calendar-due = Answer due: { $place }

# The page.

title-missing = What is missing
title-letter = A letter
title-requests = What you asked for
way-missing = What is missing
way-requests = What I asked for
missing-eyebrow = What is missing
missing-heading = { $count ->
    [0] Nothing on the lists is missing
    [one] One thing is missing
   *[other] { $count } things are missing
}
missing-about = This is what a second doctor asks for in { $cancer }, held against your papers.
missing-about-nothing = Your papers do not say which cancer it is. This is what a second doctor asks for in any case.
missing-lead = Each letter goes to one place that keeps records. It asks for what is missing there, and for no more.
missing-to-ask = To ask for
missing-make-letter = Make this letter
missing-asked-already = You have asked for this
missing-see-requests = See what you asked for
missing-why = Why, and how to get it
missing-rule = From the list “{ $list }”, after: { $cited }.
missing-not-reviewed-short = Not yet reviewed by a clinician.
missing-programme-says = They put it this way: { $says }
missing-newest = The newest is of { $date }.
missing-new-copy = Needs a new copy
missing-asked-for = Asked for, not here yet
missing-cannot-tell = Cannot tell
missing-cannot-tell-text = No paper says whether these exist. Ask your doctor’s office: “Was this done?”
missing-yours = To bring yourself
missing-here = Here
missing-of-day = { $date }
missing-who-asks = Who asks for these things
missing-lists = Lists used: { $lists }.

programme-heading = Where you want to ask
programme-choose = Choose a second-opinion program
programme-which = Whose list should count?
programme-none = None of these, the usual lists
programme-save = Use this list
programme-price = Price: { $price }
programme-limits = What it says about whom it takes:
programme-limit-met = This seems to be you.
programme-seen = Seen { $date }. Prices and rules change: ask before you send anything.

# A letter.

letter-title = The letter
letter-ready = Read it through, print it, and sign it. Or copy it into a message on the portal.
letter-open = { $count ->
    [one] One thing is not in your papers. Fill it in and the letter is ready.
   *[other] { $count } things are not in your papers. Fill them in and the letter is ready.
}
letter-print = Print to sign
letter-copy = Copy for the portal
letter-change = Change something
letter-more = Say more, if you like
letter-save = Save
letter-make = Make the letter
letter-not-yet = The letter stands here once these are filled in:
letter-as-text = The same as plain text
letter-as-text-label = For a message on the portal
letter-provenance = This letter was written { $date }, after: { $cited }. It is not legal advice, and no lawyer has reviewed it.

blank-name = Your name, as you sign it
blank-born = Your birth date
blank-place = Where the letter goes
    .hint = The name of the hospital or lab and its address. It stands at the top of the report.
blank-record-number = Your record number there
blank-department = The department
blank-items = What you ask for
blank-quotes = What the report says
blank-visit-day = The day you see the other doctor
blank-contact = How they can reach you
    .hint = A phone number or an email address.
blank-receiver = The lab or doctor who is to get the slides
    .hint = Ask the second doctor’s office for the name of their pathology lab.
blank-receiver-address = The address they give you for slides
blank-first-doctor = The doctor who treats you now
blank-second-doctor = The other doctor
blank-asked-day = The day you asked
blank-due-day = The day an answer was due
blank-if-you-like = { $label } (if you like)

asked-heading = When you have sent it
asked-nothing-sent = Nothing is sent from here. Note the day, and the day an answer is due is kept for you.
asked-day = The day you sent it
asked-how = How you sent it
    .hint = Portal message, mail, fax, by hand.
asked-expected = The day they said they would answer, if they did
asked-law = The law gives them { $count } days to act.
asked-save = Note the day

# What was asked for.

requests-eyebrow = What you asked for
requests-none = You have not asked for anything yet
requests-none-text = When you send a letter, note the day here. The day an answer is due is then kept for you.
requests-open = { $count ->
    [0] Nothing is open
    [one] One answer is awaited
   *[other] { $count } answers are awaited
}
requests-overdue = { $count ->
    [one] One answer is overdue
   *[other] { $count } answers are overdue
}
requests-text = Write down each step as it happens. So you can always say who has what.
requests-to-missing = See what is missing
requests-calendar = Save the days for a calendar
requests-calendar-text = The file names the place and the day. It says nothing about your illness.
request-asked = Asked { $date }.
request-how = Sent: { $how }.
request-due-law = Answer due by { $date }, 30 days under 45 CFR 164.524.
request-due-extension = They wrote that they need until { $date }. The law allows 30 days more, once.
request-due-word = They said by { $date }.
request-lent = These are lent. Write down each hand they pass through until they are back.
request-remind = Write a reminder
request-escalate = Write to the privacy officer
stands-waiting = Waiting
stands-overdue = { $count ->
    [one] Overdue by one day
   *[other] Overdue by { $count } days
}
stands-received-by-itself = It is among your papers now
stands-received = Received
stands-sent-on = Sent on
stands-confirmed = They confirmed that it arrived
stands-returned = Back where it belongs
stands-dropped = Given up
step-asked = Asked.
step-reminded = Reminded. { $how }
step-extended = They need until { $date }.
step-received = Received.
step-sent-on = Sent on to: { $to }
step-confirmed = Confirmed by: { $by }
step-returned = Returned. { $how }
step-dropped = Given up.
happened-open = Something happened
happened-what = What happened?
happened-received = It came
happened-reminded = I reminded them
happened-extended = They wrote that they need longer
happened-sent-on = I sent it on, or they did
happened-confirmed = Someone said that it arrived
happened-returned = It went back
happened-dropped = I gave it up
happened-day = The day
    .hint = If they need longer: the day they named.
happened-who = Who or where
    .hint = The name of the person or place, the tracking number.
happened-save = Write it down

step-overdue = An answer is overdue
    .action = See what to do
step-missing = { $count ->
    [one] Ask for one thing that is missing
   *[other] Ask for { $count } things that are missing
}
    .text = A second doctor will ask for them. Letters to the places that keep them are ready to fill in.
    .action = See what is missing
case-missing = What is missing
case-missing-go = Ask for it
cli-no-programme = No such program. There are: { $all }.

because-few-results = Only a few results could be read. See whether the others are in your papers.
because-one-page = Only one page of the report is here.
because-other-language = Some papers are in another language than English.
letter-pdf = Save as PDF
