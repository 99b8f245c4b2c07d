# The visit: before, the sheet, the notes, after.

title-visit = The visit
way-visit = The visit
visit-eyebrow = The visit with the second doctor
visit-first = When is your visit?
visit-first-text = Once a day is set, you get a list of what to take along. You also get a sheet for the person who comes with you, and a page for notes.
visit-in = { $count ->
    [one] Your visit is tomorrow: { $day }
   *[other] Your visit is in { $count } days: { $day }
}
visit-today = Your visit is today
visit-was = Your visit was on { $day }
visit-line-who = With: { $said }
visit-line-time = Time: { $said }
visit-line-where = Where: { $said }
visit-line-companion = Comes along: { $said }
visit-how-person = In person
visit-how-video = By video
visit-how-phone = By phone
visit-sheet-go = Print the sheet for the two of you
visit-questions-go = Print your questions
visit-notes-go = Write notes
visit-after-go = After the visit
visit-back-go = Back to the visit
visit-helpers-go = Give your helper more than this
visit-bring = What to take along
visit-bring-save = Keep the ticks
visit-lacking = { $count ->
    [one] One thing a second doctor asks for is not among your papers
   *[other] { $count } things a second doctor asks for are not among your papers
}
visit-lacking-go = See what is missing
visit-record = If you want to record it
visit-record-no-state = Cannot tell what the law says: your state is missing.
visit-record-state-go = Say which state
visit-record-unknown = Cannot tell what the law of { $state } says. We have not read it. Ask first, and you need not know.
visit-record-all = In { $state }, by what we read, all who are in the talk must agree before it is recorded.
visit-record-one = In { $state }, by what we read, one person in the talk must agree, and that may be you. Ask all the same: it keeps trust.
visit-record-video = On a video call the law of both states may count. If all agree, you are right in each.
visit-answers = Day, place and people
visit-q-day = On which day is the visit?
visit-q-time = At what time?
    .hint = Such as 10:30. Write the time zone if it is a video call to another state.
visit-q-how = How do you meet?
visit-q-how-person = In person
visit-q-how-video = By video
visit-q-how-phone = By phone
visit-q-who = Which doctor?
visit-q-where = Where?
    .hint = The address and floor, or how to get the video link.
visit-q-companion = Who comes along, or listens on the phone?
visit-q-state = In which state will you be for the visit?
visit-q-save = Keep this
visit-trouble-no-day = We could not read this as a day. What you typed is kept. Please pick the day again.
visit-trouble-far-away = This day is very far away. It is kept as you typed it. Please look at the year.
visit-trouble-no-promise = What was promised? The rest is kept as you typed it.
visit-trouble-promised-before = This day is before the visit. It is kept as you typed it. By which day did they promise it?
visit-sheet-heading = A sheet for the two of you
visit-sheet-title = At the visit: listen and write
visit-sheet-beside = If you are the one who comes along
visit-sheet-questions = The questions that come first
visit-sheet-listen = What to listen for
visit-sheet-promises = What, who, by which day:
visit-notes-heading = What did they say?
visit-notes-text = Write it as they said it, in a few words. It is kept while you type. You can fill in the rest at home.
visit-note-said = What they said
visit-note-more = In my words, and what is still open
visit-note-back = In my own words
visit-note-open = This is not clear to me yet
visit-note-ask = Then ask:
visit-note-how = How they reached it
visit-note-save = Keep this note
visit-note-gone = A question that you took away
visit-kept = Kept.
visit-not-kept = Not kept yet. Press the button, please.
visit-more = What else was said
    .hint = Also names, numbers, and what surprised you.
visit-after-heading = After the visit
visit-open = { $count ->
    [one] One point is still open
   *[other] { $count } points are still open
}
visit-open-text = Ask about these in a message or on the phone. To ask how they reached it is a fair question.
visit-back-title = Say it back
visit-back = All of it, in your own words
    .hint = As you would tell a friend. What do you not know yet?
visit-promises = What was promised
visit-promises-text = A letter, a call, a test, a talk with your first doctor. Written down here, the day is kept for you along with what you asked for.
visit-promised = What was promised?
visit-promised-by = By whom?
visit-promised-for = By which day?
    .hint = If no day was named, leave it open and ask for one.
visit-promised-save = Keep this promise
visit-opinion = Your notes as an opinion
visit-opinion-none = When you have written notes, one press puts them beside the first doctor’s plan.
visit-opinion-text = One press makes an opinion of what you wrote. It says that it is from your notes, and you can set each line right. When the doctor’s letter comes, it goes first.
visit-opinion-go = Put my notes beside the first opinion
visit-opinion-again = Put my notes there again, as they are now
visit-second-doctor = The second doctor
step-visit-near = Your visit is near: get ready
    .text = What to take along, a sheet for the person who comes with you, and your questions, printed large.
    .action = Get ready
step-visit-notes = Write down what they said
    .text = The sooner, the more you still know. A few words for each question are enough.
    .action = Write notes
step-visit-after = Write down what was promised
    .text = Say it back in your own words, keep what was promised, and put your notes beside the first opinion.
    .action = Go on
visit-said-go = Print what was said
visit-said-title = What the second doctor said, as I wrote it down
request-promised = Promised { $date }.
