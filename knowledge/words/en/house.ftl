# First start, lock, settings, how the app works, warning signs, and when something fails.

welcome-heading = One step at a time
welcome-lead = A second opinion means that another doctor looks at the same cancer and says what they think. This app helps you get one and use it.
welcome-signs = Very unwell right now? See the signs that cannot wait.
welcome-who = Who has the cancer?
welcome-who-myself = I do
welcome-who-someone = Someone I am helping
welcome-begin = Begin
welcome-does = What it does
welcome-does-1 = Reads the records you have, and shows where each fact stands.
welcome-does-2 = Puts what happened in order.
welcome-does-3 = Shows where your papers do not agree.
welcome-does-4 = Keeps other people’s papers apart from yours.
welcome-does-not = What it does not do
welcome-does-not-text = It is not a doctor. It will not say which doctor is right or what you should choose.
welcome-where = Where your records stay
welcome-where-text = On this computer, in a locked box of files. For now it opens without a passphrase, so anyone who uses this computer under your name could open it. You can choose a passphrase whenever you are ready. There is no account. It works with the internet off.

not-in-heading = Please open it from the start
not-in-text = This address works once, for the window that was opened with it. Close this page and start Second Opinion again. Your records are safe.
not-in-again = Try again

lock-heading = Locked
lock-idle = It locked by itself after a quiet while. Everything is saved.
lock-saved = Everything is saved.
lock-passphrase = Your passphrase
lock-code = Your recovery code
lock-code-hint = It is on the sheet you printed. Capital letters and lines between do not matter.
lock-show = Show what I type
lock-unlock = Unlock
lock-use-code = Use my printed recovery code
lock-use-passphrase = Use my passphrase
lock-nobody-else = You can try as often as you like. Without the passphrase or the recovery code nobody can open it, and neither can we.

draft-heading = You were writing this
draft-text = The app locked before it was saved. Here it is as you typed it.
draft-words = Your words
draft-save = Save it now
draft-leave = Leave it

settings-heading = Settings
settings-passphrase = Passphrase
settings-passphrase-set = Your records are locked with your passphrase.
settings-passphrase-none = There is none yet. Anyone who uses this computer under your name can open your records.
settings-passphrase-choose = Choose a passphrase
settings-passphrase-change = Change the passphrase
settings-recovery-new = Make a new recovery code
settings-lock = Locking by itself
settings-lock-after = After how much quiet time?
settings-lock-minutes = { $count } minutes
settings-lock-never = Never
settings-language = Language
settings-language-which = Which language?
settings-language-draft = The Spanish words have not been reviewed by a translator yet. Papers are always shown in their own language.
settings-save = Save
settings-backup = Backup
settings-backup-text = One file with everything in it, locked with your passphrase. Keep it on another disk or a USB stick.
settings-backup-first = Choose a passphrase first. Then you can save everything in one locked file.
settings-backup-save = Save a backup
settings-restore = To bring a backup back, on this or another computer, run: second-opinion vault restore, and then the name of the file.
settings-erase = Erase everything
settings-erase-text = All papers, facts and notes on this computer. It cannot be undone.
settings-erase-go = Go to erasing

passphrase-heading = Choose a passphrase
passphrase-text = It locks your records. Nobody can open them without it, and neither can we.
passphrase-hint-1 = Several words in a row are easy to remember and hard to guess.
passphrase-hint-2 = Do not use one you use elsewhere.
passphrase-hint-3 = Next you get a recovery code to print, in case you forget.
passphrase-old = The passphrase you have now
passphrase-new = New passphrase
passphrase-again = The same again
passphrase-set = Set the passphrase
passphrase-later = Later
passphrase-differs = The two are not the same. Nothing was changed. Type both again.

code-heading = Print your recovery code now
code-text = It opens your records if you forget the passphrase. It is shown only this once.
code-sheet = Second Opinion. Recovery code:
code-sheet-keep = Keep this sheet where you keep other important papers. Whoever has it can open your records.
code-print = You can also copy it by hand.
code-print-now = Print this page
code-done = I have it

erase-heading = Erase everything?
erase-text = All papers, facts and notes in this app will be gone for good. The files you added from elsewhere stay where they were. A backup you saved stays too.
erase-type = Type { $word } to go on
erase-word = erase
erase-do = Erase everything
erase-keep = Keep it
erase-mistyped = Nothing was erased. To erase everything, type { $word }.
erased-heading = Everything is erased
erased-text = Nothing of your records is left in this app.
erased-again = Start anew

about-heading = How this app works
about-lead = It reads your papers on this computer and shows what they say. It does not decide anything.
about-reads = How it reads
    .text = It looks for words and codes that state something: a type, a side, a result, a date. It uses fixed rules. What it does not understand is listed as not understood and kept.
about-sources = Every fact has its place
    .text = Next to each fact is where it stands. Tap it to see the words in the paper, marked.
about-judges = It does not judge
    .text = It never says which doctor is right, that waiting is safe, or what a stage means for you. When papers do not agree, it shows both.
about-stays = Your records stay here
    .text = They are kept on this computer, locked. There is no account, nobody is told anything, and it works with the internet off.
about-wrong = It can be wrong
    .text = Reading can miss or mistake things, most of all on photos. Check what matters in the paper itself. You can say of each fact that it is wrong.
about-stop = When to stop and call
    .text = If you feel much worse, do not read on here. See the signs to call about now, at the foot of each page.
about-edition = Second Opinion { $version }. What it knows was last looked through on { $edition }.

signs-heading = Call for help now
signs-lead = With a cancer diagnosis, each of these needs a doctor today or sooner. The second opinion can wait.
signs-call = Call 911
signs-or = Or have someone take you to the nearest emergency room. Do not drive yourself. Outside the United States, call your own emergency number.
signs-which = The signs
signs-source = Where this comes from
signs-rule = Sign { $id }: a doctor should see this { $when }. Based on:
signs-written = Written { $date }.
signs-say = Say this
signs-say-words = “I have cancer, and this is new.” Then say what you feel, since when, and which treatment you had last.
signs-not-all = This list is not complete. If something frightens you, call your cancer clinic, at night too. All your papers are kept here.
signs-back = Back to the app

trouble-heading = That did not work
trouble-back = Back to the start
gone-heading = There is nothing here
gone-text = This page does not exist, or what it showed has changed since. Nothing is lost.

desk-locked = It is locked.
desk-broken-off = The files did not arrive whole. None of them was taken in, and nothing was changed.
    .next = Please add them again.
desk-too-many = That is more than can be taken in at once. None of it was taken in, and nothing was changed.
    .next = Please add it in smaller parts.
desk-stopped = A part of this app stopped. What was saved before is kept.
    .next = Close the app and start it again.
