# Reasons for a second opinion, its kinds, and telling the doctor.

title-reasons = Reasons
way-reasons = Should I, and which kind?
reasons-eyebrow = Should I, and which kind?
reasons-heading = { $count ->
    [0] You need no special reason
    [one] One reason speaks for a second look
   *[other] { $count } reasons speak for a second look
}
reasons-text = To want to be sure is enough. Below is what in your papers speaks for it, and what you can say yourself. It does not mean that your doctor is wrong.
reasons-papers = What your papers show
reasons-rate = What a study saw
reasons-unsure = Your papers do not say if these are about you
reasons-own = What is so for you? Tick what fits.
reasons-own-save = Keep this
reasons-kinds = Which kind of opinion answers it
reasons-kinds-none = Tick a reason above, and the kinds that answer it stand here first.
reasons-kinds-others = Other kinds of second opinion
reasons-next = Next: tell your doctor
kind-needs = It needs: { $needs }
kind-takes = Time: { $days }
kind-answers = It answers:
reasons-tests = See what is missing
reasons-letter = Your doctor’s letter speaks of an operation:

title-telling = Tell your doctor
way-telling = Tell my doctor
telling-eyebrow = Tell my doctor
telling-heading = Tell your doctor, kindly
telling-say = You could say
telling-asks = What do you want to ask for along with it?
telling-asks-save = Put it into the message
telling-message = A short message
telling-message-text = Read it through and change what you like after you copy it. Nothing is sent from here.
telling-print = Print it
telling-told = If you have told your doctor: on which day?
telling-told-save = Note the day
telling-next = What else to ask the doctor who treats you now
