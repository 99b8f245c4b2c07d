# Trials: what a study asks, laid beside the case. Nothing here says that somebody can join.

trial-outcome-nothing-found-that-excludes = Nothing was found that speaks against it. Only the study's doctors can say if you can join.
trial-outcome-something-to-ask-about = There is something to ask about. Only the study's doctors can say if you can join.
trial-outcome-seems-not-to-fit = This study seems not to fit, because of the lines below. Papers can be wrong or old: you may still ask.
trial-mark-does-not-fit = Seems not to fit:
trial-mark-cannot-tell = Cannot tell from the papers:
trial-mark-fits = Fits, by the papers:
trial-field-sex = Only people of one sex, by the register
trial-field-age = An age limit, by the register
cli-no-study = There is no study { $id } in the list. Check the number, or load a newer list.

way-trials = Is there a trial?
way-trials-kept = { $count } kept
title-trials = Trials
title-trial = A trial
step-trial-news = A study you keep has changed
    .text = Your papers or the list are newer than when you last looked.
    .action = See what changed

trials-eyebrow = Is there a trial?
trials-heading = Trials for your kind of cancer
trials-text = A trial tests a treatment or a test in people who agree to it. The search runs on this computer. Nobody learns what you look for.
trials-no-list = The list of trials is not on this computer yet.
trials-no-list-how = Load it from a file you have, or fetch it from the register. You see each address before anything is called.
trials-load = Load the list from a file
trials-list-of = ClinicalTrials.gov as of { $date }, { $count } studies. Who takes people can change each day: call first.
trials-back = Trials
trials-kept = Studies you keep
trials-news = Something changed since you last looked
trials-not-in-list = This study is not in the list on this computer now. It stays with those you keep.
trials-any = Any
trials-search = Search
trials-search-text = Leave what you do not know at “Any”.
trials-search-from-papers = Filled in from your papers. Change what you like.
trials-cancer = Kind of cancer
trials-stage = How far it has come
trials-marker = A test result the study is about
trials-marker-her2-positive = HER2-positive
trials-marker-er-positive = Hormone receptors positive (ER)
trials-marker-triple-negative = Triple-negative
trials-marker-brca = A change in a BRCA gene
trials-marker-pd-l1 = PD-L1
trials-marker-pik3ca = A change in the PIK3CA gene
trials-marker-egfr = A change in the EGFR gene
trials-marker-alk = A change in the ALK gene
trials-marker-kras = A change in the KRAS gene
trials-marker-braf = A change in the BRAF gene
trials-marker-msi = Mismatch repair (MMR or MSI)
trials-line = Which treatment it would be
trials-words = Words
trials-words-hint = Of the title, a medicine, or a study’s number. All of them must be there.
trials-phase = Phase
trials-phase-early-phase1 = Early phase 1
trials-phase-phase1 = Phase 1
trials-phase-phase2 = Phase 2
trials-phase-phase3 = Phase 3
trials-phase-phase4 = Phase 4
trials-phase-na = No phase
trials-status = Who takes people
trials-status-open = Studies that take people now, or soon
trials-status-any = All studies, old ones too
trials-show = Which to show
trials-show-all = All that were found
trials-show-likely = Leave out those that seem not to fit
trials-find = Search
trials-matters = What matters to you in a study
trials-matters-text = Tick what you want to know of each study. Its page then says what the register tells.
trials-matters-legend = I want to know about
trials-matters-keep = Keep this
trials-matter-random = Chance decides who gets what
trials-matter-placebo = A treatment without a medicine in it (placebo)
trials-matter-travel = How far I would travel
trials-matter-visits = How many visits there are
trials-matter-biopsy = More biopsies

trials-found = { $count ->
        [0] No study found
        [one] One study found
       *[other] { $count } studies found
    }
trials-found-by-distance = Those that take people come first, the nearest first. This is not a ranking.
trials-found-by-number = Those that take people come first, the newest first. This is not a ranking.
trials-found-only-doctors = Only the study’s doctors can say who can join.
trials-found-none = Try fewer words, a wider circle, or “Any”.
trials-looked-for = Looked for: { $what }
trials-looked-for-all = Looked for: all studies
trials-left-out = { $count ->
        [one] One more seems not to fit, and is left out.
       *[other] { $count } more seem not to fit, and are left out.
    }
trials-unjudged = { $count } more were not looked at: they are too many at once. Narrow the search.
trials-show-unnamed = Show them too
trials-unnamed = { $count ->
        [one] One more study does not name the stage, the test or the treatment you chose.
       *[other] { $count } more studies do not name the stage, the test or the treatment you chose.
    }
trials-nearest = { $miles ->
        [0] nearest place in your ZIP area or next to it
        [one] nearest place about 1 mile away
       *[other] nearest place about { $miles } miles away
    }
trials-counts = { $fits } fit · { $not } do not fit · { $open } cannot be told
trials-because = Because the study says:
trials-outcome-nothing-found-that-excludes = Nothing found that excludes.
trials-outcome-something-to-ask-about = Something to ask about.
trials-outcome-seems-not-to-fit = This seems not to fit.
trials-mark-fits = Fits
trials-mark-does-not-fit = Does not fit
trials-mark-cannot-tell = Cannot tell
trials-status-of-recruiting = Takes people now
trials-status-of-not-yet-recruiting = Will take people soon
trials-status-of-enrolling-by-invitation = Takes only people it asks
trials-status-of-available = Available outside a study
trials-status-of-suspended = Stopped for now
trials-status-of-active-not-recruiting = Goes on, takes nobody new
trials-status-of-temporarily-not-available = Not available for now
trials-status-of-completed = Over
trials-status-of-terminated = Ended early
trials-status-of-withdrawn = Never began
trials-status-of-no-longer-available = No longer available
trials-status-of-approved-for-marketing = The treatment was approved since
trials-status-of-withheld = Not told
trials-status-of-unknown = Not known
trials-field-female = Only women, by the register
trials-field-male = Only men, by the register
trials-field-age-between = From { $least } to { $most } years, by the register
trials-field-age-least = { $least } years or older, by the register
trials-field-age-most = { $most } years or younger, by the register
trials-list-inclusion = needed to join
trials-list-exclusion = would keep you out
trials-list-register = a field of the register
trials-list-some = for one group only

trials-why-parts = By what your papers say of { $about }.
trials-why-parts-plain = By what your papers say.
trials-why-stated = Your papers say this of { $about }:
trials-why-stated-plain = Your papers say this:
trials-why-by-sex = By your sex, as the papers say it.
trials-why-by-sex-plain = By your sex, as the papers say it.
trials-why-by-age = By your date of birth.
trials-why-by-age-plain = By your date of birth.
trials-why-not-stated = Not in your papers: { $about }.
trials-why-not-stated-plain = Not in your papers.
trials-why-two-answers = Your papers give two answers on { $about }.
trials-why-two-answers-plain = Your papers give two answers.
trials-why-not-comparable = The papers and the study do not say { $about } in a way that can be compared.
trials-why-not-comparable-plain = The papers and the study do not say this in a way that can be compared.
trials-why-unread = This program does not understand all of these words. Ask the study’s team.
trials-why-unread-plain = This program does not understand all of these words. Ask the study’s team.
trials-why-yours = Only you or the study’s team can say: { $about }.
trials-why-yours-plain = Only you or the study’s team can say.
trials-why-seldom-written = Papers seldom say this: { $about }. Ask.
trials-why-seldom-written-plain = Papers seldom say this. Ask.
trials-why-allowed = The study allows this. It asks for nothing.
trials-why-allowed-plain = The study allows this. It asks for nothing.
trials-why-recent = Your papers show it in the days the study wants free of it. That can change with time. Ask from which day on you could join.
trials-why-recent-plain = Your papers show it in the days the study wants free of it. That can change with time. Ask from which day on you could join.
trials-why-earlier = Your papers show it before those days. They do not tell if there was more since.
trials-why-earlier-plain = Your papers show it before those days. They do not tell if there was more since.
trials-why-open = Your papers say a part of this: { $about }. The line asks for more. Ask.
trials-why-open-plain = Your papers say a part of this. The line asks for more. Ask.

trial-gone = This study cannot be shown
trial-keep = Keep this study
trial-forget = Do not keep it any more
trial-kept-text = You keep this study. It is looked at again when you add papers or load a newer list.
trial-to-sheet = A sheet for your doctor
trial-new = What changed since { $date }
trial-nothing-new = Nothing changed since { $date }.
trial-new-was = Was:
trial-new-now = Now:
trial-new-line = New line:
trial-new-gone = { $count ->
        [one] One line is no longer there.
       *[other] { $count } lines are no longer there.
    }
trial-seen = I have seen this
trial-plain = The study in plain words
trial-kind-interventional = It tries something on people: a treatment, a test or another kind of help.
trial-kind-observational = It only watches. Nobody gets a new treatment for it.
trial-kind-expanded-access = It gives a medicine that is not approved yet, outside a study.
trial-phase-means-early-phase1 = Very early: a few people get a small amount for the first time.
trial-phase-means-phase1 = Phase 1 looks for a safe amount and for harms, in a few people.
trial-phase-means-phase2 = Phase 2 looks at whether it works against the cancer, and at harms.
trial-phase-means-phase3 = Phase 3 lays it beside the usual treatment, in many people.
trial-phase-means-phase4 = Phase 4 watches a treatment that is approved.
trial-people = It plans with { $count } people.
trial-allocation-randomized = Chance decides who gets which treatment, not you and not the doctor.
trial-allocation-non-randomized = There are several groups. Chance does not decide who is in which.
trial-allocation-na = There is one group. All get the same.
trial-masking-none = You and the doctors know which treatment you get.
trial-masking-some = You, the doctors or others do not know which treatment you get.
trial-until = The main result is awaited by { $date }.
trial-sponsor = Who runs it: { $who }
trial-arms = The groups
trial-arm-experimental = gets what is tested
trial-arm-active-comparator = gets a known treatment
trial-arm-placebo-comparator = gets a placebo
trial-arm-sham-comparator = gets a sham treatment
trial-arm-no-intervention = gets nothing of it
trial-summary = The sponsor’s own summary
trial-lines = Who may join, line by line
trial-lines-text = The study’s words, what your papers say to each, and where they say it. Papers can be wrong or old.
trial-lines-none = The list has no text of who may join. Ask.
trial-lines-does-not-fit = Does not fit ({ $count })
trial-lines-cannot-tell = Cannot tell ({ $count })
trial-lines-fits = Fits ({ $count })
trial-matters = What matters to you
trial-matters-none = You have not ticked anything yet.
trial-matters-source = By the fields and words of the register. What it does not tell can still be so.
trial-matter-random-yes = Chance decides who gets which treatment.
trial-matter-random-no = Chance does not decide.
trial-matter-random-cannot-tell = The register does not tell. Ask.
trial-matter-placebo-yes = The entry speaks of a placebo or a sham. Ask who gets it, and with what.
trial-matter-placebo-no = No placebo is named, and all know who gets what.
trial-matter-placebo-cannot-tell = None is named. That is not a no. Ask.
trial-matter-travel-yes = The nearest open place is about { $miles } miles away, within your circle.
trial-matter-travel-no = The nearest open place is about { $miles } miles away, beyond your circle.
trial-matter-travel-cannot-tell = Cannot be told. Type your ZIP code and how far you would go.
trial-matter-visits-yes = Ask for the plan of visits.
trial-matter-visits-no = Ask for the plan of visits.
trial-matter-visits-cannot-tell = The register does not tell. Ask for the plan of visits.
trial-matter-biopsy-yes = The entry speaks of a biopsy. Ask if a new one is needed.
trial-matter-biopsy-no = No biopsy is named.
trial-matter-biopsy-cannot-tell = None is named. That is not a no. Ask.
trial-places = Where it runs
trial-places-none = The list names no place.
trial-places-no-zip = With your ZIP code, and the list of ZIP areas, the nearest come first.
trial-places-rest = { $count } more places
trial-contact = Whom to call about the whole study
trial-officials = Doctors who answer for it
trial-days = What it would mean for your days
trial-days-text = Before a study begins there are papers to sign and tests to do. The register does not tell how many days that takes. Ask on the first call.
trial-days-until = Your plan has a day by which treatment should start: { $date }, in { $count } days. Ask if the study can begin before it, and tell your doctor.
trial-days-unknown = No latest day is written down yet. Your doctor names it.
trial-ask = What to ask
trial-official = The official text
trial-register = This study at ClinicalTrials.gov
trial-sheet-back = The study
trial-sheet-heading = A sheet for your doctor
trial-sheet-text = Take it along. It shows each line of the study with what your papers say.
trial-sheet-day = As of { $date }.
trial-sheet-nearest = Nearest open place:
trial-sheet-doctor = What the doctor says
