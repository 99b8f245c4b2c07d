# The page of time: the five questions, the plan, what sets the pace.

way-first = First of all
way-time = Do I have time?
title-time = Time
quoted = “{ $words }”
time-eyebrow = Do I have time?
time-first = Five short questions
time-first-text = Answer what you know. Leave open what you do not. A plan comes out of it, and it gets better with each answer.
time-q-signs = 1. Is one of the warning signs there now?
time-q-signs-list = Show the signs
time-q-signs-none = None of them
time-q-signs-some = Yes, or I am not sure
time-q-cancer = 2. What kind of cancer was named?
time-q-cancer-unknown = I do not know, or it is not in this list
time-q-cancer-stated = 2. The kind of cancer is in your papers.
time-q-cancer-see = See your case
time-q-child = The person is younger than 18
time-q-begun = 3. Has treatment begun?
time-q-begun-no = No
time-q-begun-yes = Yes
time-q-booked = If a day is booked for treatment: which day?
    .hint = Surgery, the first infusion, the first day of radiation.
time-q-latest = 4. Which is the latest day to start treatment, as your doctor told you?
    .hint = Leave it open if nobody has told you. It is the first thing to ask.
time-q-latest-begun = 4. By which latest day must the next step be decided, as your doctor told you?
    .hint = Leave it open if nobody has told you. It is the first thing to ask.
time-q-latest-by = Who told you?
time-q-latest-said = On which day did they tell you?
time-q-visit = 5. If a visit with a second doctor is booked: which day?
    .hint = A visit, a video call, or the day their answer is due.
time-q-save = Make the plan
time-stop = Call now, before anything else
time-stop-text = You said that one of the warning signs is there, or that you are not sure. A second opinion can wait until a doctor has looked at it.
time-stop-call = Whom to call, and what to say
time-stop-over = A doctor has looked at it, or it was a mistake?
time-stop-none = None of the signs is there now
time-heading-check = Please check one day
time-heading-ask = First, ask your doctor for one day
time-heading-papers = The papers may come after the visit
time-heading-begun = Treatment has begun. You can still ask a second doctor
time-heading-today = Call your doctor’s office today, and ask for one day
time-heading-leaves = { $count ->
    [one] The plan leaves one day before the day your doctor gave
   *[other] The plan leaves { $count } days before the day your doctor gave
}
time-heading-fits = The plan just reaches the day your doctor gave
time-heading-short = { $count ->
    [one] The plan is one day too long for the day your doctor gave
   *[other] The plan is { $count } days too long for the day your doctor gave
}
time-heading-booked = { $count ->
    [one] The plan leaves one day before your treatment is booked
   *[other] The plan leaves { $count } days before your treatment is booked
}
time-heading-booked-short = { $count ->
    [one] The plan is one day longer than the time to your booked treatment
   *[other] The plan is { $count } days longer than the time to your booked treatment
}
time-lead-who = { $who } said: start by { $day }.
time-lead-doctor = Your doctor said: start by { $day }.
time-lead-who-begun = { $who } said: decide on the next step by { $day }.
time-lead-doctor-begun = Your doctor said: decide on the next step by { $day }.
time-begun-text = Do not stop or skip treatment on your own. Talk with your doctor before anything changes.
time-lead-said = Said { $said }, written down by you { $written }
time-lead-booked = Treatment is booked for { $day }. Ask if that day could move, and how far.
time-lead-usual = { $count ->
    [one] Until your doctor names a day, this plan aims for { $day }, one day from now. That is our figure, not your doctor’s.
   *[other] Until your doctor names a day, this plan aims for { $day }, { $count } days from now. That is our figure, not your doctor’s.
}
time-too-long = That does not mean you must give it up. Look below at what could make it shorter, and call your doctor’s office.
time-troubles = One thing to look at again
time-troubles-go = Go to my answers
time-trouble-no-day = We could not read this as a day. What you typed is kept. Please pick the day again.
time-trouble-past = This day has passed. It is kept as you typed it. Call your doctor today and ask which day holds now.
time-trouble-said-later = This day has not come yet. It is kept as you typed it. On which day did they tell you?
time-trouble-visit-too-late = This visit is after the latest day to start. Both are kept. Ask for a sooner visit, or ask your doctor if the day can move.
time-trouble-booked-past = This day has passed. It is kept as you typed it. Has treatment begun, or was the day moved?
time-trouble-booked-too-late = Treatment is booked for a day after the latest day your doctor gave. Both are kept. Call and ask which one is right.
time-trouble-far-away = This day is very far away. It is kept as you typed it. Please look at the year.
time-trouble-no-number = Please give a number of days, such as 7. What you typed is kept.
time-trouble-papers-after-visit = By this plan the papers come after the visit. Both are kept. Ask the second doctor’s office which papers they must have by then, and send those first. Or ask for a later visit, if there is room.
time-trouble-booked-before-end = Treatment is booked for a day before this plan ends. Both are kept. Ask your doctor if that day should stand, or if a later one can be held for you.
time-ask-first = Ask this on the phone or in a message, today if you can
time-ask-first-text = Write the answer down below, with who said it. It goes before any plan here.
time-begun-ask-next = “What is the next big step in my treatment, and by which day must we decide on it?”
time-begun-ask-pause = “Could the treatment go on while a second doctor looks at it, and what would harm me?”
time-picture = The plan as bars, in order. The list below says the same.
time-picture-text = Each bar is one step. The strong line is the day the plan runs to.
time-to-spare = { $count ->
    [one] one day to spare
   *[other] { $count } days to spare
}
time-pace-request = What sets the pace: { $what }.
time-pace-request-go = See what you asked for
time-pace-records = The papers set the pace.
time-pace-review = The second doctor’s reading sets the pace.
time-pace-visit = The day of the visit sets the pace.
time-pace-decision = Your own time to decide sets the pace.
time-pace-restart = Getting treatment ready sets the pace.
time-pace-text = Each day it takes less is a day more to spare.
time-list = The same plan, in words
time-done = Done
time-to = to { $day }
time-latest = No later than { $day }
time-latest-over = To fit, the steps must take fewer days
time-end-doctor = Latest day to start, as your doctor told you
time-end-doctor-begun = Latest day for the next step, as your doctor told you
time-end-booked = The day treatment is booked for
time-end-usual = Where this plan aims until your doctor names a day
time-calendar = Save the days for a calendar
time-calendar-records = Last day: papers there
time-calendar-review = Last day: papers read
time-calendar-visit = Visit
time-calendar-decision = Last day: decide
time-calendar-restart = Last day: all ready
time-calendar-end = The day the plan runs to
time-shorten = What could make it shorter
time-if-changes = If something changes
time-if-changes-text = A day your doctor names goes before any plan here. New signs go before everything.
time-signs-go = Go through the warning signs
time-ask = Ask your doctor
time-ask-go = See what to ask the doctor who treats you now
time-known = What is known about time
time-figures = What studies found about timing (has figures on survival)
time-change = Change the days, or say what is done
time-change-text = You know your offices better than we do. Put in what they told you.
time-change-days = Days it takes
time-change-usual = { $count ->
    [one] Counted now: one day. Leave it empty for the usual.
   *[other] Counted now: { $count } days. Leave it empty for the usual.
}
time-change-done = This is done
time-change-save = Count again
time-answers = Your answers
