# Why a finding says what it says: these words fill { $detail } in findings.ftl. They are parts of sentences.
# A finding names its message; the blanks are what the reader of the format saw.

detail-at-place = { $detail } at { $place }{ $times ->
    [1] {""}
   *[other] , { $times } times
}

# What is damaged.
detail-cut-off = the file is cut off before its end
detail-end-missing = the end of the file is missing
detail-ends-in-the-middle = it ends in the middle; what stands before the end was read
detail-characters = some characters cannot be read
detail-cannot-unpack = the file cannot be unpacked
detail-its-words = the words in it cannot be read
detail-part-packed = a part of it cannot be unpacked
detail-picture = the picture
detail-no-page = no page could be found
detail-pages = { $count ->
    [one] page { $page }
   *[other] pages { $page }
}
detail-header = its header cannot be read
detail-cut-in-header = it is cut off inside its header
detail-part-of-header = a part of its header cannot be read
detail-pictures-end = the end of its pictures is missing
detail-some-files = { $count } of its { $all } files
detail-line = line { $line }
detail-tag = a tag makes no sense at line { $line }
detail-document-type = it declares a document type, which may make a small file huge
detail-document-inside = the document inside it at { $place }
detail-file-at = the file at { $place }
detail-no-text-at = letters that are no text at byte { $byte }
detail-xml = the XML is broken or cut off
detail-json = the JSON breaks at line { $line }, column { $column }
detail-lines = { $count } of the lines cannot be read, the first is line { $line }
detail-entries-cut = the file is cut off{ $line ->
    [0] {""}
   *[other] {" "}at line { $line }, column { $column }
}; { $whole } entries are whole, { $broken } could not be read
detail-entries-broken = a part is broken{ $line ->
    [0] {""}
   *[other] {" "}at line { $line }, column { $column }
}; { $whole } entries are whole, { $broken } could not be read
detail-card = a health card that cannot be unpacked
detail-directory = the list of what is in the archive
detail-broken = it is broken
detail-packed-otherwise = it is packed in a way that cannot be opened here
detail-member-broken = its file number { $number } is broken
detail-member-packed-otherwise = its file number { $number } is packed in a way that cannot be opened here
detail-disk = the computer could not read it ({ $kind })
detail-reader = reading it had to be broken off

# What is larger than the limits.
detail-large-file = a very large file
detail-long-text = a very long text
detail-long-page = a very long page
detail-long-table = a very long table
detail-packed-parts = its packed parts
detail-megabytes = { $size } MB of text
detail-megabytes-of = { $size } of { $all } MB
detail-more-elements = more than { $count } elements
detail-more-facts = more than { $count } entries
detail-more-files = { $count } more files
detail-deep = elements { $count } deep within each other
detail-depth = archives within archives
detail-unpacked-size = the size of what is packed in it
detail-too-dense = { $file } unpacks to more than { $ratio } times its size
detail-attachment = the attachment { $file }

# Which rule of its own format a record breaks.
detail-no-study = it does not say which study it belongs to
detail-files-no-study = its files do not say which study they belong to
detail-signature = the signature of this health card was not checked
detail-encoding = its characters are not in the encoding it names
detail-prefix = the prefix { $prefix } is used and not declared
detail-fragment = it is a piece of a document, <{ $element }>, and not a whole one
detail-text-elsewhere = its text is in another file, { $file }
detail-more-faults = { $count } more of the same kind
detail-document-lacks = the document has no { $part }
detail-type-id = the typeId is not that of a clinical document
detail-no-template = the document names no template
detail-no-patient = the document names no patient
detail-patient-lacks = the patient has no { $part }
detail-name-lacks = the patient’s name has no { $part } name
detail-name-empty = the patient’s { $part } is empty
detail-section-no-code = a section has no code
detail-section-code = the section’s code { $code } is not the one of its template, { $expected }
detail-section-template = the section { $title } ({ $code }) does not name its template
detail-entry-template = { $about } does not name its template
detail-entry-lacks = { $about } has no { $part }
detail-status = { $about } has the status { $status }
detail-no-date = { $value } is no date
detail-no-code = { $code } in { $element } is no { $system } code
detail-value-set = { $code } is no { $about }
detail-code-system = the code system { $system } is none for the { $about }
detail-code-system-of = the code system { $system } is none for a { $about }
