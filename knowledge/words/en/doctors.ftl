# Whom to ask: specialties, the search, the sheet of one doctor, the shortlist, calls, centers, programs, lists.

way-doctors = Whom to ask
title-doctors = Whom to ask
title-shortlist = Shortlist
title-centers = Cancer centers
title-programs = Second-opinion programs
title-lists = Public lists
title-lists-fetch = Fetch a list

doctors-eyebrow = Whom do you ask?
doctors-heading = Doctors for your kind of cancer
doctors-text = Your papers name the kind of cancer. These doctors usually treat it or read its slides. The order says nothing of worth.
doctors-unknown = The kind of cancer is not known here yet. A cancer doctor is the usual first door.
doctors-back = Whom to ask
doctors-more = Other ways
doctors-to-centers = Cancer centers near you
doctors-to-programs = Second-opinion programs: will they take me?
doctors-to-shortlist = { $count ->
        [0] Your shortlist (empty)
        [one] Your shortlist (1)
       *[other] Your shortlist ({ $count })
    }
doctors-to-lists = Public lists on this computer
doctors-mine = Your doctor now
doctors-mine-how = To see what your own doctor is registered as, search by name and open the doctor’s page.
doctors-mine-fits = Registered in a field that usually treats this cancer.
doctors-mine-other = Registered in another field than those that usually treat this cancer. That can have good reasons. Ask who else looks at your case.
doctors-mine-cannot-tell = Whether that field usually treats this cancer cannot be told. Missing: the kind of cancer, or the field.
doctors-mine-of = By the national registry as of { $date }.
doctors-mine-this = This is my doctor now
doctors-search = Search the national registry
doctors-search-text = The search runs on this computer. Nobody learns what you look for.
doctors-no-registry = The registry is not loaded yet.
doctors-zip = ZIP code
doctors-zip-hint = Five digits. It stays on this computer.
doctors-within = How far
doctors-miles = { $miles } miles
doctors-any-distance = Any distance
doctors-any = Any
doctors-specialty = Field
doctors-name = Name, or part of it
doctors-network = Listed in a plan’s network
doctors-tied = Trials and centers
doctors-tied-named = A trial of this cancer names a person of this name
doctors-tied-sites = A trial of this cancer runs in the ZIP code of the office
doctors-tied-center = A listed cancer center is in the ZIP code of the office
doctors-order = Order
doctors-order-distance = Nearest first
doctors-order-name = By name
doctors-find = Search
doctors-not-searched = The search could not be done
doctors-found = { $count ->
        [0] Nobody found
        [one] One found
       *[other] { $count } found
    }
doctors-found-by-distance = Nearest first. This is not a ranking.
doctors-found-by-name = By name. This is not a ranking.
doctors-only-named = Only those whose name stands in a trial of { $cancer ->
        [none] any illness
       *[other] this cancer ({ $cancer })
    }. A name is not proof that it is this person. The doctor’s page says which trials.
doctors-only-sites = Only those with an office in a ZIP code where a trial of { $cancer ->
        [none] any illness
       *[other] this cancer ({ $cancer })
    } takes people or will. They work where trials run. That does not say that they take part.
doctors-only-center = Only those with an office in the ZIP code of a listed cancer center. That does not say that they work there. Ask when you call.
doctors-found-none = Try a wider circle, or fewer words. Who is not in the list may still exist.
doctors-pages = Pages
doctors-page-before = Page before
doctors-page-next = Next page
doctors-list-of = The national registry as of { $date }: what doctors registered themselves. Addresses may be old.
doctors-away = { $miles ->
        [0] in your ZIP area or next to it
        [one] about 1 mile
       *[other] about { $miles } miles
    }
doctors-put-short = Put on the shortlist
doctors-is-short = On your shortlist
doctors-not-in-list = The list on this computer does not have this number now. That does not mean that there is no such doctor.
doctors-opens = (opens in your browser; the site then sees your visit)
doctors-opens-all = Links to other sites open in your browser. Those sites then see your visit.
doctors-number = National number { $npi }
doctors-sheet = What is known
doctors-sheet-text = Each line says who said it and when. What is not known is not bad.
doctors-not-known = Not known yet
doctors-check = Please check
doctors-look = Look it up:
doctors-write = Write what you found
doctors-write-label = What you found, and where
doctors-write-save = Keep this
doctors-by-list = { $list }, { $date }
doctors-by-me = You, { $date }
doctors-licence = { $state }, number { $number }. Whether it holds today, only the state board can say.
doctors-exclusion-none = Neither the number nor the name is in this list.
doctors-exclusion-listed = This number is in the list: { $row }.
doctors-exclusion-name = A person of this name is in the list, without a number: { $row }. It may be somebody else.
doctors-school = Medical school: { $school }, { $year }
doctors-telehealth = Offered visits by video
doctors-services = { $group }: { $count } services in { $year }, to at least { $people } people.
doctors-in-network = Listed as in network by { $plan }. Call to make sure.
doctors-study = A person of this name is named in study { $study }, “{ $title }”: { $name }, { $role ->
        [principal-investigator] who leads it
        [study-chair] who chairs it
        [study-director] who directs it
        [sub-investigator] who works on it
        [contact] whom one calls about it
       *[other] in a role not told
    }{ $place ->
        [none] .
       *[other] , at { $place }.
    } It may be somebody else of this name.
doctors-studies-more = { $count ->
        [one] One more study of this cancer names a person of this name.
       *[other] { $count } more studies of this cancer name a person of this name.
    }
doctors-study-near = Study { $study }, “{ $title }”, takes people or will in the ZIP code of an office of this doctor. That does not say that the doctor takes part.
doctors-studies-near-more = { $count ->
        [one] One more study of this cancer does so there.
       *[other] { $count } more studies of this cancer do so there.
    }
doctors-more-of-it = See the study
doctors-minimum = { $what }: the Leapfrog Group asks for at least { $hospital } a year in the hospital and { $surgeon } by the surgeon.

shortlist-heading = { $count ->
        [0] Your shortlist is empty
        [one] One on your shortlist
       *[other] { $count } on your shortlist
    }
shortlist-text = In the order in which you put them here.
shortlist-away = Take off
shortlist-side = Side by side
shortlist-side-text = Only what somebody said. Empty lines are left out.
shortlist-own = Add somebody you heard of
shortlist-own-name = Name
shortlist-own-place = Where
shortlist-own-phone = Phone
shortlist-own-from = Who told you
shortlist-own-save = Put on the shortlist
calls-heading = On the phone
calls-text = Ask these. Say first: “I would like a second opinion.”
calls-print = Print
calls-write = Write down a call
calls-with = Whom you called
calls-spoke = Who spoke with you
calls-said = What was said
calls-next = What comes next, and by when
calls-save = Keep the call
calls-log = Calls so far
calls-by = { $date }, { $who }
calls-then = Next: { $next }

centers-heading = Cancer centers
centers-text = The National Cancer Institute has designated these. That says what they do in research and care. It does not say that one is best for you.
centers-zip-save = Show by distance
centers-by-distance = Nearest first, from the middle of your ZIP area.
centers-by-state = Those in { $state } first. With the list of ZIP areas loaded, they come by distance.
centers-none-in-state = None of these is in { $state }. They stand by name. With the list of ZIP areas loaded, they come by distance. Many also see people by video: ask if they may see people in your state.
centers-by-name = By name. Type a ZIP code to see the nearest first.
centers-rest = { $count } more
centers-laboratories = Research only: they treat nobody
centers-laboratories-text = These are designated too, as laboratories. You cannot be seen there.
centers-kind-comprehensive = designated as comprehensive
centers-kind-comprehensive-whole = A cancer center, designated as comprehensive by the National Cancer Institute
centers-kind-clinical = designated as clinical
centers-kind-clinical-whole = A cancer center, designated as clinical by the National Cancer Institute
centers-kind-laboratory = research only
centers-kind-laboratory-whole = Research only. You cannot be seen there.

programs-heading = Will they take me?
programs-text = What each program says of whom it does not take, held against your case and your answers.
programs-ask-inpatient = Are you in the hospital now?
programs-ask-helps = Would your own doctor help: agree, register, or send the case?
programs-ask-treated = Are you in the middle of chemotherapy or radiation?
programs-ask-offered = Does your employer or plan offer a second-opinion program?
programs-ask-child = Is the person younger than 18?
programs-answer-yes = Yes
programs-answer-no = No
programs-unsure = I do not know
programs-save = Show
programs-yes = Nothing they say speaks against it
programs-cannot-tell = Cannot be told
programs-no = They say no
programs-limits = They do not take, or want first:
programs-limit-yes = This meets you
programs-limit-cannot-tell = Cannot tell

lists-heading = Public lists on this computer
lists-text = Official lists, loaded from their files and searched here. Nothing about you is in them, and nothing about you goes out.
lists-there = What is there
lists-loading = Loading { $files }
lists-bar = How much of the file is read
lists-rows = { $count } rows so far
lists-stop = Stop
lists-done = Loaded
lists-not-loaded = Not loaded
lists-elsewhere = { $count } parts of it stand at other addresses. They were not called.
lists-of = As of { $date }. { $rows } rows.
lists-files = Files it came from
lists-hash = SHA-256 { $hash }
lists-load = Load a list
lists-load-text = Give the file as its owner publishes it, packed or not. What it is, is seen by itself. The old list stays until the new one is whole.
lists-file = Files
lists-path = Or where a large file lies on this computer
lists-path-hint = The whole name, with its folders.
lists-load-now = Load
lists-fetch-link = Fetch a list from its owner
lists-fetch-back = Public lists on this computer
lists-fetch-heading = Fetch a list from its owner
lists-fetch-text = Nothing has been called yet. When you press a button, this computer asks the owner for the whole list. Your papers, your name and your searches stay here.
lists-fetch-seen = The owner sees what each website sees: the address of your network, and which list was asked for. No cookie goes along, and no name of this program.
lists-fetch-called = These addresses are called, and no other:
lists-fetch-about = About { $count } MB.
lists-fetch-now = Fetch
lists-fetch-by-hand = This one comes by your browser. Open the owner’s page, save the file, and load it here.
lists-fetch-which = Which trials
lists-fetch-which-text = All cancers says the least about you. A smaller group comes faster. But it tells the register that someone on your network asks about it.
lists-fetch-trials = Trials that take people now, or soon.
lists-fetch-others = The addresses for the smaller groups
lists-plan = The directory of your plan
lists-plan-text = Some plans keep their list of doctors open to programs. The plan’s web page for developers names the address, or the plan tells you.
lists-plan-name = Name of the plan
lists-plan-server = Address of its directory
lists-plan-server-hint = It begins with https:// and often has “fhir” in it. Leave out what stands behind a question mark.
lists-plan-show = Show what would be called
lists-plan-seen = The plan’s server sees the address of your network, and that the whole directory was asked for. It does not see your name, your number or what you look for.
lists-plan-long = This may take hours. It stops when you say so, and goes on later that day where it stopped.
lists-plan-wrong = This cannot be the address of a directory. Nothing was called. It must begin with https://.
lists-fetching = Fetching { $files }
lists-megabytes = { $count } MB so far
lists-where = Where the files come from
lists-where-text = You can download them in your browser. Start with the ZIP areas.
lists-where-networks = A plan’s network files are on the plan’s own pages, as “machine-readable files”.

reasons-doctor = Your doctor is registered in another field
reasons-doctor-why = { $name } is not registered in a field that usually treats this cancer. That can have good reasons. Ask who else looks at your case.
doctors-mine-of-short = By the national registry
