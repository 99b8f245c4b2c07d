# What an opinion says of an element, in plain words.

value-and-more = , and more
value-range = { $low } to { $high }
value-grade = grade { $value }
value-stage = stage { $value }
value-prognostic-stage = prognostic stage { $value }
value-risk = { $value } risk

value-result-positive = positive
value-result-negative = negative
value-result-pending = not back yet
value-result-not-done = not done

value-alive = { $count } of 100 people alive
    .years = { $count } of 100 people alive after { $years } years
value-free = { $count } of 100 people without it coming back
    .years = { $count } of 100 people without it coming back in { $years } years
value-lasting = the cancer stays away or quiet for about { $months } months
value-median = half of the people live longer than { $months } months
value-outlook-excellent = a very good outlook
value-outlook-good = a good outlook
value-outlook-fair = an uncertain outlook
value-outlook-poor = a poor outlook

value-aim-curative = to cure
value-aim-palliative = to hold it back, not to cure
value-aim-surveillance = to watch, and treat only if it is needed

value-kind-surgery = surgery
value-kind-systemic = drugs
value-kind-radiation = radiation
value-kind-observation = watching
value-kind-endocrine = hormone treatment
value-kind-induction = drugs alone
value-and = {" and "}
value-treatment-maintenance = maintenance treatment
value-then = {", then "}
value-before = { $one } before { $other }
value-first = { $what } first
value-last = { $what } last
value-together = { $one } together with { $other }

value-none = none
value-no = no { $what }
value-none-of = none of these: { $what }
value-possible = possible: { $what }
value-condition = only on a condition: { $what }
value-done = done already: { $what }
value-no-trial = no trial
value-a-trial = a trial could be considered
value-trial = the trial { $name } could be considered

value-treatment-systemic-therapy = drug treatment
value-treatment-endocrine-therapy = hormone treatment
value-treatment-targeted-therapy = drugs aimed at the tumor
value-treatment-sentinel-node-biopsy = taking out the first lymph nodes (sentinel node biopsy)
value-treatment-axillary-dissection = taking out the lymph nodes of the armpit (axillary dissection)
value-treatment-breast-conserving-surgery = taking out the tumor and keeping the breast (lumpectomy)
value-treatment-mastectomy = taking out the breast (mastectomy)
value-treatment-re-excision = a second operation at the same place

value-dose = { $dose } Gy
value-dose-in = { $dose } Gy in { $count } sessions
value-sessions = { $count } sessions
value-amount-cycles = { $count } rounds
value-amount-months = { $count } months
value-amount-years = { $count } years
value-amount-weeks = { $count } weeks
value-twice-a-week = { $drug } twice a week
value-every-week = { $drug } once a week
value-every-weeks = { $drug } every { $count } weeks
value-every-days = { $drug } every { $count } days

value-timing-no-hurry = no hurry
value-timing-soon = soon
value-timing-now = now
value-days-check = checked at { $count } months
value-days-within = within { $count } days
value-days-not-later = not later than { $count } days
value-days-after-surgery = { $count } days after surgery
