# What is missing: why an item is judged as it is, and the page that shows it.

because-lab-says = The lab’s own result is here.
because-coded-says = A download from the portal states it.
because-paper-here = The paper is here.
because-unsettled = The lab’s result so far is unclear. A further test settles it.
because-only-a-note = A note says it. The lab’s own report of it is not here.
because-note-differs = A note says more than the lab does.
because-announced = A paper says it was ordered or is to come. No result is in your papers.
because-named = A paper speaks of it.
because-cannot-be-read = The file is here, but it cannot be read.
because-not-looked-at = Some papers could not be looked into. It may be in one of them.
because-without-pictures = There is a report, but not the pictures it is about.
because-without-report = There are pictures, but not the report of them.
because-files-missing = The disc is not complete: some files are missing or damaged.
because-addendum-open = A report says that more is to come. It is not in your papers.
because-addendum-unclear = A report says that more is to come. We cannot tell whether it has come.
because-name-differs = Some papers have your name in another form.
because-relative = A relative had such a cancer.
because-stated = Your papers state it.
because-not-stated = Your papers do not say.
because-nothing = It is not in any of your papers.
because-too-old = The newest one is too old to be of use.

missing-for = What a second doctor asks for: { $cancer }
missing-no-cancer = no cancer is stated in these papers, so the list for every cancer
missing-group-missing = Not there
missing-group-cannot-tell = Cannot tell
missing-group-there = There
missing-held-by = Who has it: { $holder }.
missing-not-reviewed = These lists were compiled from what cancer centers publish. No clinician has reviewed them yet.

# Letters and the calendar.

letter-born = Born { $date }
letter-record-number = Record number { $number }
letter-close = Thank you,
letter-line = { $name }: { $papers }
letter-paper-numbered = { $number }, report of { $date }
letter-paper = { $what }, { $date }
calendar-due = Answer due: { $place }
