# Pages on two opinions: choose, compare, the letter to both doctors.

way-after = After the visit
way-opinions = Two opinions

title-opinions = Opinions
title-compare = Two opinions
title-bridge = A letter to both doctors

opinions-eyebrow = After the visit
opinions-heading = Put two opinions side by side
opinions-text = Choose two of them. This shows where the two doctors say the same, where they do not, and what you could ask. It does not say who is right.
opinions-which-first = Which is the first opinion?
opinions-which-second = Which is the second opinion?
opinions-reports = Other papers: notes, lab and scan reports
opinions-heard = What I wrote down myself
opinions-compare = Put them side by side
opinions-too-few = Two letters are needed. One is here so far, or none.
opinions-add = Add a letter
opinions-type = Write down what a doctor said
opinions-type-text = Did a doctor tell you something that is in no letter? You can write it down. It is kept as your own words, with its day.
opinions-type-who = Who said it?
opinions-type-save = Keep it

compare-eyebrow = Two opinions, side by side
compare-heading = They differ on { $differ }.
compare-counts = Of { $all } points, { $same } are the same, { $clearer } the same with more detail, { $differ } differ, and { $one } come from one doctor only. This page does not say who is right.
compare-head-first = First: { $who }
compare-head-second = Second: { $who }
compare-differ-title = Where they differ
compare-one-title = From one doctor only
compare-agree-title = Where they agree
compare-show = Show the words
compare-hide = Hide the words
compare-silent = Not mentioned
compare-silent-first = The first letter does not speak of this. That is not a no.
compare-silent-second = The second letter does not speak of this. That is not a no.
compare-outlook-hidden = A figure is given. It is hidden until you ask.
compare-clearer = { $first }. With more detail: { $second }.
compare-no-reason = The letters do not show why.
compare-next-title = What you can do now
compare-letter = Read a letter to both doctors
compare-how-big = How big is the difference?

element-in-histology = the kind of cancer
element-in-grade = the grade
element-in-stage = the stage
element-in-biomarkers = test results of the tumor
element-in-prognosis = the outlook
element-in-intent = the aim
element-in-modality = the kinds of treatment
element-in-sequence = the order
element-in-regimen = the drugs
element-in-surgery = the operation
element-in-radiation = the radiation
element-in-trial = a trial
element-in-tests-first = tests first
element-in-timing = when to start

bridge-eyebrow = Two opinions
bridge-heading = A letter that asks both doctors to talk
bridge-text = It quotes both of them and takes no side. Read it, print it, sign it. Nothing is sent from here.
bridge-consent-text = By signing you allow the two doctors to speak with each other about you.
bridge-back = Back to the two opinions
bridge-to = To { $first } and { $second }
bridge-intro = I asked both of you for your opinion. Thank you. Your letters differ on these points:
bridge-ask = Would you speak with each other about this, and tell me where you agree and where you still differ? If you still differ, who could answer the open question?
bridge-consent = I allow you to share my medical information with each other for this.
bridge-thanks = Thank you for your help.
bridge-made = The quotes were taken from your letters by a computer program. No doctor has checked it.
bridge-answer = Your joint answer
bridge-signed = Names, date
bridge-wrote = { $who } wrote:

opinions-several = See all of them at once
several-heading = All opinions, side by side
several-text = Each line is one point. What differs comes first. This page does not say who is right, and it does not count who says what.
several-older = Older opinions that are not shown here: { $count }
several-one-title = Only one of them speaks of this
several-one = Only one says it
several-same-title = The same in all that speak of it
several-two = Compare two of them
several-time-title = What one doctor said before, and says now
several-time-text = A doctor's newest words stand in the lines above. What the doctor said before is kept.
several-time-same = The later letter changes nothing that was said before.
several-time-line = before, { $before } ({ $earlier }); now, { $now } ({ $later })
several-time-both = See both letters side by side
