# The page of questions and the sheet to take along.

title-questions = My questions
way-questions = My questions
questions-for-second = For the second doctor
questions-for-first = For the doctor who treats you now
questions-for-first-go = Questions for the doctor who treats you now
questions-for-second-go = Questions for the second doctor
questions-heading = Your three questions
questions-text = If time runs short, these come first. They grew out of your own papers and of a list that holds for everyone. Change any word.
questions-print = Print them large
questions-more-time = If there is more time
questions-others = { $count ->
    [one] One more question
   *[other] { $count } more questions
}
questions-first = Move to the top
questions-up = Move up
questions-down = Move down
questions-out = Leave out
questions-of = : question { $number }
questions-change = Change, move or leave out
questions-change-words = In your words
questions-change-save = Keep these words
questions-take-back = Take it back in
questions-left-out = { $count ->
    [one] You left out one
   *[other] You left out { $count }
}
questions-own = Add a question of your own
    .hint = What worries you most? Your own questions go first.
questions-own-add = Add it
questions-from-finding = Your papers do not agree about this.
questions-from-missing = A second doctor asks for this. It is not in your papers.
questions-from-announced = A paper says it is to come.
questions-from-option = Your doctor’s letter names more than one way.
questions-from-silent = Your doctor’s letter does not speak of this. That is not a no.
questions-from-cannot-tell = Your papers do not say if this is about you.
questions-where-from = Where these questions come from
questions-where-from-text = They come from your papers, from your own words, and from lists of questions in our own wording.
cited-after = After: { $cited }.
questions-sheet = Your questions, to take along
questions-mine = My questions
questions-print-now = Print this sheet
questions-back = Back to my questions
questions-send = Send them ahead to the clinic
questions-send-text = Doctors say more to questions they have seen before. Copy this into a message on the portal, or read it out on the phone. Nothing is sent from here.
questions-send-label = The message, in English
questions-send-head = Hello, these are the three questions that matter most to me for my visit. Could the doctor see them before we meet?
questions-send-close = Thank you.
questions-before-leaving = Before I leave
questions-leave-said-back = I said back what I heard, in my own words.
questions-leave-who = I know who does what next, and by when.
questions-leave-copy = I asked for a copy of the letter.
