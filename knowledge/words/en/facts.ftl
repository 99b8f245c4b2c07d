# What facts are called and how coded values are said. The record's own words are never changed.

fact-site = Place
fact-histology = Type
fact-laterality = Side
fact-grade = Grade
fact-gleason = Gleason score
fact-size = Size
fact-stage = Stage
fact-stage-clinical = Stage before surgery (clinical)
fact-stage-pathological = Stage after surgery (pathological)
fact-stage-post-therapy = Stage after treatment
fact-nodes = Lymph nodes
fact-margin = Edges (margin)
fact-procedure = Procedure
fact-systemic-therapy = Cancer drugs
fact-radiotherapy = Radiation
fact-medication = Medicine
fact-allergy = Allergy
fact-condition = Health condition
fact-performance-status = How active you are
fact-imaging-study = Pictures
fact-impression = The report says
fact-lesion = Measured
fact-family-history = Family
fact-provider = Doctor or office
fact-coverage = Insurance
fact-plan = Advised
fact-immunization = Vaccine
fact-no-value = No value given
fact-doubt = Written with doubt:
fact-from-picture = Read from a picture. Please check.
fact-why-section-part = Found under “{ $section }”, part { $part }, by the rule “{ $rule }”.
fact-why-section = Found under “{ $section }” by the rule “{ $rule }”.
fact-why-part = Found in part { $part } by the rule “{ $rule }”.
fact-why-rule = Found by the rule “{ $rule }”.
fact-picture-sure = Read from a picture. The program was { $percent } out of 100 sure of the least clear word. Please check it.

side-left = Left
side-right = Right
side-bilateral = Both sides
side-midline = Middle
grade-nottingham = Nottingham grade
grade-differentiation = Differentiation:
grade-fuhrman = Fuhrman grade
result-positive = Positive
result-negative = Negative
result-equivocal = Equivocal (unclear)
result-not-performed = Not done
result-pending = Not back yet
result-low = Low
result-high = High
margin-negative = Clear
margin-positive = Cancer at the edge
margin-close = Close
margin-distance = closest { $distance }
class-pathogenic = Pathogenic (known to matter)
class-likely-pathogenic = Likely pathogenic
class-uncertain-significance = Of uncertain meaning
class-uncertain = Of uncertain meaning
class-likely-benign = Likely benign (likely of no harm)
class-benign = Benign
origin-somatic = in the cancer
origin-germline = inherited
course-active = now
course-given = given
course-completed = finished
course-planned = planned
course-declined = declined
course-stopped = stopped
course-resolved = resolved
course-inactive = not active
course-recurrence = came back
course-remission = in remission
course-in-progress = under way
course-not-done = not done
length-mm = { $number } mm
length-cm = { $number } cm
gleason-group = grade group { $group }
stage-group = stage { $group }
nodes-of = { $positive } of { $examined } had cancer
nodes-positive = { $positive } had cancer
nodes-examined = { $examined } looked at
nodes-extension = cancer outside the node
nodes-no-extension = none outside the node
cycles = { $count ->
    [one] 1 time
   *[other] { $count } times
}
dose-gy = { $dose } Gy
fractions = { $count ->
    [one] 1 session
   *[other] { $count } sessions
}
images-count = { $count ->
    [one] 1 picture
   *[other] { $count } pictures
}
impression-quote = “{ $text }”
lesion-before = before { $size }
lesion-before-on = before { $size } ({ $date })
lesion-uptake = uptake (SUV) { $value }
lesion-uptake-before = uptake before { $value }
imaging-compared = compared with: { $with }
modality-mg = Mammogram
modality-ct = CT scan
modality-mr = MRI scan
modality-us = Ultrasound
modality-pt = PET scan
modality-nm = Nuclear medicine scan
modality-xa = X-ray of vessels
modality-cr = X-ray
modality-dx = X-ray
modality-sm = Slides

standing-confirmed = You said this is right.
standing-said-wrong = You said this is wrong.
standing-hidden = Hidden by you.
standing-own-words = In your own words.
