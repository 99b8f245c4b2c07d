# Two opinions side by side.

element-histology = The kind of cancer
element-grade = The grade
element-stage = The stage
element-biomarkers = The test results of the tumor
element-prognosis = The outlook
element-intent = The aim
element-modality = The kinds of treatment
element-sequence = The order
element-regimen = The drugs
element-surgery = The operation
element-radiation = The radiation
element-trial = A trial
element-tests-first = Tests first
element-timing = When to start

compare-agree = { $element }: both say { $second }.
compare-clarified = { $element }: the same, with more detail. First: { $first }. Second: { $second }.
compare-changed = { $element }: the first says { $first }. The second says { $second }.
compare-only-first = { $element }: only the first says { $first }.
compare-only-second = { $element }: only the second says { $second }.

outcome-confirmed = Same
outcome-clarified = Same, more detail
outcome-changed = Different
outcome-only-first = Only the first says it
outcome-only-second = Only the second says it

overall-identical = The two letters say the same.
overall-minor = They differ in small things.
overall-major = They differ in something big.
overall-cannot-tell = It cannot be told yet.
overall-text-identical = Nothing in their words differs in a way that matters.
overall-text-minor = What differs does not change the kind or the aim of the treatment.
overall-text-major = What differs changes the treatment or the outlook.
overall-text-cannot-tell = One of the letters does not say something that matters.
compare-missing-plan = One letter gives no treatment plan.
compare-missing-diagnosis = One letter does not say what the cancer is.
compare-missing-edition = The two stages come from two editions of the rule book. They may be the same stage.
compare-editions = The first goes by { $system } { $first }, the second by { $system } { $second }. The same tumor can be called by another name in each.
compare-graded = Graded by a published rule, on these words. No doctor has graded this.

doctor-first = the first doctor
doctor-second = the second doctor
doctor-both = both doctors

reason-different-data = The second doctor had test results that the first did not have.
reason-next-different-data = Send the new results to the first doctor and ask again.
reason-different-material = They did not look at the same slides or scans.
reason-next-different-material = Get the same slides and scans to both doctors.
reason-different-reading = The same slides or scans were read in two ways.
reason-next-different-reading = Ask for a third reader of the same slides or scans.
reason-threshold-or-classification = They may draw a line in a different place.
reason-next-threshold-or-classification = Ask both which rule or edition they used.
reason-another-edition = They may go by two editions of the same rule book. The same tumor can have another stage or name in each.
reason-next-another-edition = Ask both doctors for the stage by the same edition.
reason-different-guideline = They may follow different guidelines.
reason-next-different-guideline = Ask both which guideline, which version and which strength.
reason-evidence-gap = The letters say that the studies do not settle it.
reason-next-evidence-gap = Ask what each choice would cost you, and if there is a trial of this question.
reason-fitness-judgement = They may judge your strength or your other illnesses differently.
reason-next-fitness-judgement = Ask for a test of your heart, lungs or strength before you decide.
reason-assumed-values = They may think that different things matter most to you.
reason-next-assumed-values = Tell both doctors what matters most to you.
reason-local-availability = It may depend on what each place can offer.
reason-next-local-availability = Ask what could be done at the other place.
reason-time-passed = Time went by between the two letters.
reason-next-time-passed = Ask if a test must be done again.
reason-communication = One letter is only part of an opinion.
reason-next-communication = Ask for the rest of the opinion in writing.

third-histology = What kind of cancer is it: { $first }, or { $second }?
third-stage = What is the stage: { $first }, or { $second }?
third-intent = What can treatment aim for?
third-modality = Which treatment: { $first }, or { $second }?
third-surgery = Which operation: { $first }, or { $second }?
third-sequence = What should come first?
third-regimen = Which drugs: { $first }, or { $second }?
third-prognosis = What is the outlook?

ask-changed = { $element }: one doctor says { $first }, the other { $second }. Why do you differ?
ask-only-one = { $element }: one doctor says { $said }, the other does not speak of it. What do you think?
ask-why-factors = To { $doctor }: Which facts about me mattered most?
ask-why-guideline = To { $doctor }: Which guideline did you use, and which version?
ask-why-experience = To { $doctor }: How often do you see this, and what did you advise those people?
ask-why-confidence = To { $doctor }: How sure are you?
ask-why-change = To { $doctor }: What would change your mind?

next-identical = You have two doctors who say the same. You can decide, or ask what is still open.
next-minor = Ask about the small differences, then decide.
next-major = Ask both doctors to speak with each other about what differs.
next-cannot-tell = Ask for what is missing before you compare.
next-third = If they still differ, a third doctor could answer one question: { $about }

cli-compare-first = First:  { $who }
cli-compare-second = Second: { $who }
cli-compare-nobody = no opinion was found in { $path }
cli-compare-questions = Questions
cli-compare-next = Next
cli-compare-why = Why they may differ
