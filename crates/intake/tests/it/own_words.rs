//! What people write down of what a doctor said: a row is the element, their words, and what is understood; an
//! empty last column is words that must not be understood as anything.

use intake::prose::opinion::own_words;
use jiff::civil::date;
use knowledge::{Language, Library};
use record::{Element, Point};

const ROWS: &[(&str, &str, &str)] = &[
    ("surgery", "mastectomy", "Advised mastectomy"),
    ("surgery", "Mastectomy of the right breast", "Advised mastectomy"),
    ("surgery", "no surgery", "Against surgery"),
    ("surgery", "lumpectomy and sentinel node biopsy", "Advised lumpectomy"),
    ("surgery", "maybe a lumpectomy", ""),
    ("surgery", "the usual", ""),
    ("surgery", "not sure about mastectomy", ""),
    ("regimen", "no chemo", "Against chemotherapy"),
    ("regimen", "chemo before surgery", "Advised chemotherapy"),
    ("regimen", "tamoxifen for 5 years", "Advised tamoxifen"),
    ("regimen", "I think carboplatin", ""),
    ("radiation", "no radiation", "Against radiation"),
    ("radiation", "radiation to the chest, 15 sessions", "Advised radiation"),
    ("intent", "to cure", "curative"),
    ("intent", "cure", "curative"),
    ("intent", "to hold it back, not to cure", "palliative"),
    ("intent", "it cannot be cured", "palliative"),
    ("stage", "stage 2", "group"),
    ("stage", "T2 N1 M0", "T"),
    ("histology", "invasive ductal carcinoma", "8500/3"),
    ("timing", "within 4 weeks", "within"),
    ("tests-first", "PET scan", "PET"),
    ("tests-first", "brain MRI before anything else", "brain MRI"),
    ("sequence", "chemo first, then surgery", "systemic>first"),
];

#[test]
fn a_persons_words_are_read_as_the_doctors_or_not_at_all() {
    let library = Library::built_in(Language::English);
    let mut missed = Vec::new();
    for (element, words, wanted) in ROWS {
        let element = Element::named(element).unwrap();
        let points = own_words(element, words, date(2026, 3, 14), &library);
        let one = |p: &Point| format!("{:?} {}", p.stance, p.key);
        let said: Vec<String> = points.iter().map(|(_, p)| one(p)).collect();
        let met = match wanted.is_empty() {
            true => said.is_empty(),
            false => said.iter().any(|s| s == wanted || s.ends_with(&format!(" {wanted}"))),
        };
        if !met {
            missed.push(format!("{} “{words}”: wanted {wanted:?}, got {said:?}", element.as_str()));
        }
    }
    assert!(missed.is_empty(), "{missed:#?}");
}
