# The case, one fact, two answers, what happened in order.

case-from = { $count ->
    [one] Your case, from one paper
   *[other] Your case, from { $count } papers
}
case-no-cancer = What your papers say
case-side = { $side } side
case-two-answers = { $count ->
    [one] Your papers give two answers about one thing:
   *[other] Your papers give two answers about { $count } things:
}
case-as-written = All else below is as written by your doctors and labs.
case-what-it-is = What it is
    .none = No paper says so yet.
case-tests = What the tests show
    .none = No test result of the cancer is written down.
case-scans = What the scan reports say
case-scans-text = These are the radiologists’ own words, newest report first. A report can deny a thing or doubt it: read the whole line.
case-scans-earlier = Show { $count } from earlier reports
case-done = What has been done
    .none = No treatment is written down.
case-planned = What is planned
    .none = No plan is written down.
case-looked-at = { $count ->
    [one] One paper was looked at.
   *[other] { $count } papers were looked at.
}
case-other = Other health facts
case-other-condition = Health conditions
case-other-medication = Medicines
case-other-allergy = Allergies
case-other-family-history = Family
case-other-performance-status = How active you are
case-other-lab = Lab results
case-other-observation = Things measured and seen
case-other-immunization = Vaccines
case-other-provider = Doctors and offices
case-other-coverage = Insurance
case-other-site = Places named in the family
case-other-histology = Types of cancer in the family
case-other-laterality = Sides named in the family
case-other-biomarker = Tests in the family
case-other-variant = Genes in the family
case-more = Show { $count } more
case-all = See all { $count }
case-further = Show the next
case-part = { $first } to { $last } of { $count }
case-wrong = Something here is wrong
case-timeline = What happened, in order
case-plain-words = The plain words under the facts follow { $source }.

wrong-eyebrow = Your case
wrong-heading = Which one is wrong?
wrong-text = Choose it. You can say that it is right, wrong, or not to be shown. The paper itself stays as it is.
wrong-missing = Something is missing?
wrong-missing-name = What is it?
    .hint = For example: operation, allergy, test.
wrong-missing-value = What does it say?
wrong-missing-words = How do you know? Who said it, and when?
wrong-missing-save = Add it in my words

fact-where = Where it stands
fact-all-places = Everywhere it stands
fact-you-say = What you say
fact-is-it = Is this right?
fact-right = It is right
fact-wrong = It is wrong
fact-hide = Do not show it in my case
fact-choose = Choose one of the three, or write a note below. What you typed is kept.
fact-instead = If it is wrong: what is right?
    .hint = You can leave this empty.
fact-words = In your own words
    .hint = Who told you, and when. The paper stays as it is; your words stand beside it.
fact-save = Save
fact-leave = Back to the case

two-answers-list = { $count ->
    [0] Your papers agree
    [one] One thing on which your papers do not agree
   *[other] { $count } things on which your papers do not agree
}
two-answers-list-text = When two papers say different things, both are shown. This app does not choose between them.
two-answers-eyebrow = Two answers in your papers
two-answers-heading = { $about }: one paper says “{ $first }”, another says “{ $second }”
two-answers-many = Your papers do not agree about { $about }
two-answers-ask = Ask about it
two-answers-know = What the papers can and cannot tell
two-answers-cannot-tell = which one is right. Missing: someone who was there or who can look again. Only a doctor or the lab can say.
two-answers-notes = What you wrote down
told-heading = Has someone told you the answer?
told-who = Who said it, when, and what did they say?
    .hint = The papers stay as they are. Your note stands beside them, marked as yours.
told-which = Which one did they say is right?
told-answer = { $value }, as in: { $paper }
told-neither = Neither yet. Only keep my note.
told-save = Save my note
about-conflict-laterality = the side
about-conflict-histology = the type of cancer
about-conflict-biomarker = { $name }
about-conflict-stage = the stage after surgery
about-conflict-grade = the grade
about-conflict-site = where it began
about-conflict-birth-date = the birth date
about-conflict-sex = the entry for sex
about-conflict-blood-type = the blood type
about-conflict-allergy = an allergy
about-conflict-procedure = what was done
about-conflict-treatment = a treatment
about-conflict-lab = a lab result

timeline-eyebrow = What happened, in order
timeline-heading = From { $first } to now: { $spell }
timeline-today = Today, { $today }
timeline-no-day = , day not given
timeline-gap-dates = { $from } to { $to }
timeline-gap = { $spell } with no papers.
timeline-gap-add = If something happened then, add it.
timeline-earlier = Earlier: { $first } to { $last }
timeline-newest = Back to the newest
strip-title = From { $first } to today: { $count } days on which something is written down. The list below says the same.
strip-caption = Filled: it happened. Open: it is to come. The line is today, { $today }.
track-tests = Tests
track-treatment = Treatment
track-visits = Visits and letters
