# Adding papers, watching them read, the list of all papers, one document, what was set aside.

add-heading = Add your records
add-text = Hand over anything you have, in any order. Each file is kept as it is. Nothing leaves this computer.
add-choose = Choose files
add-drop = Drop files or folders here, or choose them
add-anything = Anything you have: portal downloads, PDFs, phone photos, letters.
add-folder = Or choose a whole folder
add-folder-text = For a disc, choose the disc itself.
add-read = Read them
add-taking-in = Taking in your files. Please leave this page open.
add-failed = The files did not come in. Nothing was changed. Please try again.
add-what = What helps most
add-what-1 = The report of every biopsy and operation (pathology)
add-what-2 = The reports of scans, and the disc with the pictures
add-what-3 = Notes of your visits and letters between your doctors
add-what-4 = The download from your patient portal, as one ZIP file
add-what-5 = Lab results, and a photo of your insurance card
add-safe = Your files stay yours
add-safe-text = The originals are kept untouched and locked away with your case. You can save each one again at any time.

reading-waiting = Your papers are next in line
reading-of = Reading your papers: { $done } of { $found }
reading-keeping = All { $found } read. Putting your case together.
reading-done = { $found ->
    [one] Your paper is read
   *[other] All { $found } papers are read
}
reading-stopped = Stopped. The { $done } papers that were read are kept.
reading-failed = Reading had to stop
reading-bar = Papers read
reading-leave = You can leave this page. Reading goes on.
reading-so-far = So far: { $facts ->
    [one] 1 fact
   *[other] { $facts } facts
}.
reading-see-case = See the case
reading-now = What to do next
reading-stop = Stop reading, keep what is read
reading-became = What each paper became
reading-all = See all papers
reading-add-more = Add more

records-heading = { $count ->
    [0] Your records
    [one] One paper
   *[other] Your { $count } papers
}
records-none = There are none yet.
records-add = Add records
records-aside = What was set aside
records-search = Search, or show only some
records-words = Words in the paper
records-kind = Kind of paper
records-status = What became of it
records-any = Any
records-show = Show
records-found = { $count ->
    [0] No paper fits. Nothing is lost; look with fewer words.
    [one] One paper fits.
   *[other] { $count } papers fit.
}
records-further = Show further papers

document-raw = { $count ->
    [0] No fact was read here.
    [one] 1 fact was read here.
   *[other] { $count } facts were read here.
} The report itself is in the lab’s own words. It was written for doctors and can be hard to read. You can stop at the list.
document-facts = { $count ->
    [0] No fact was read here. The words of the paper are kept as they are.
    [one] 1 fact was read here, marked in the paper.
   *[other] { $count } facts were read here, each marked in the paper.
}
document-aside = This paper is not used in your case.
document-findings = { $count } things to know about this paper
document-facts-title = Facts on this page
document-no-facts = None on this page.
document-set-right = Right or wrong?
document-unread = Not understood, kept as it is:
document-page-of = Page { $page } of { $count }
document-page-before = Page before
document-page-next = Next page
document-picture = As a picture
document-save = Save the original
document-no-text = There are no words to show here. The original is kept as it is.
document-files = { $count ->
    [one] One file
   *[other] { $count } files
}
picture-of = Page { $page }, as a picture
picture-as-text = As text

aside-eyebrow = Set aside
aside-heading = { $count ->
    [0] Every paper is used in your case
    [one] One paper is not used in your case
   *[other] { $count } papers are not used in your case
}
aside-text = They are kept as you gave them. Each one says why, and you can change it.
aside-none = Nothing was set aside.
aside-unknown = Nothing of it could be used.
aside-same-as = The same paper as this one: { $name }.
aside-other-person = { $name }: about someone else, it seems
    .kept = The file, apart from your case. No fact from it is used.
aside-not-read = { $name }: could not be read
    .kept = The file, as it is.
aside-duplicate = { $name }: the same paper twice
    .kept = Both. One is used.
aside-read = { $name }
    .kept = The file, as it is.
aside-partly-read = { $name }
    .kept = The file, as it is.
aside-ignored = { $count ->
    [one] Also set aside: one file that only helps to view others
   *[other] Also set aside: { $count } files that only help to view others
}
    .kept = The file. It was not run.
aside-ignored-text = They hold no health facts. They are kept and were not run.
aside-look = Look at it
aside-look-first = Look at the one that is used
aside-mine = This is mine after all
aside-not-mine = This is not mine
