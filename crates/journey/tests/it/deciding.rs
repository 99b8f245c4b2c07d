//! Two letters, and what there is to decide between: whose words stand under which plan, what touches on what
//! matters to the person, what a correction changes.
#![allow(clippy::panic, reason = "a case that is not there is a fault of the test")]

use intake::{Handed, Limits, NoPrograms, Tools, prose};
use jiff::civil::date;
use journey::compare::{Instead, Outcome, Overall, compare, correct};
use journey::decide::{Deciding, Voice, Way, WayKind, decide};
use knowledge::{Language, Library};
use record::{Answers, DocumentId, Element, Opinion, Source, Stance};

const FIRST: &str = "Breast Surgery clinic
Date: 03/02/2026
Patient: Odette Marlowe   DOB 03/04/1960

Right breast invasive ductal carcinoma, grade 1, cT1c N0 M0, stage IA. I worked from the pathology report only.
PLAN
1. Right lumpectomy with sentinel lymph node biopsy.
2. Whole breast radiation afterwards, 40 Gy in 15 fractions.
3. Intent is curative.
Lumpectomy keeps the breast. Radiation can cause fatigue and some skin burns.
With radiation about 5 in 100 have the cancer come back in the breast, a benefit of local control.
Per NCCN version 2.2026.

Ulric Fane, MD
Breast Surgery
";

const SECOND: &str = "March 12, 2026
Re: Odette Marlowe, DOB 03/04/1960

Dear Dr. Fane,

I saw Ms. Marlowe for a second opinion. Our pathologist reviewed the slides: this is an invasive lobular carcinoma, grade 2,
T1c N0 M0, stage IA. You have recommended lumpectomy and radiation. I would advise a right mastectomy with sentinel lymph
node biopsy. I would not give radiation. The goal is cure.
Mastectomy avoids radiation, a benefit. It carries a risk of numbness of the chest. Radiation would add a risk of heart
damage. This follows the ESMO guideline.

Philippa Strand, MD
Surgical Oncology
";

fn library() -> Library {
    Library::built_in(Language::English)
}

fn opinion(text: &str, number: u32, library: &Library) -> Opinion {
    let limits = Limits::default();
    let tools = Tools { library, limits: &limits, ocr: &NoPrograms, pictures: &NoPrograms };
    let id = DocumentId(number);
    let handed = Handed { id, path: "letter.txt", bytes: text.as_bytes() };
    prose::opinion::read(id, &intake::read(&handed, &tools), library)
}

fn deciding(first: &Opinion, second: &Opinion, answers: &Answers, library: &Library) -> Deciding {
    let voices = [Voice { id: "1", opinion: first }, Voice { id: "2", opinion: second }];
    decide(&voices, answers, library)
}

fn quotes(way: &Way) -> (Vec<&str>, Vec<&str>) {
    let of = |words: &[journey::decide::Word]| -> Vec<String> {
        words.iter().filter_map(|w| Some(w.source.passage()?.quote().to_owned())).collect()
    };
    let leak =
        |all: Vec<String>| all.into_iter().map(|s| &*Box::leak(s.into_boxed_str())).collect();
    (leak(of(&way.good)), leak(of(&way.harm)))
}

#[test]
fn each_doctors_words_stand_under_the_plan_they_are_of() {
    let library = library();
    let (first, second) = (opinion(FIRST, 1, &library), opinion(SECOND, 2, &library));
    let found = deciding(&first, &second, &Answers::default(), &library);
    let kinds: Vec<(&str, WayKind)> = found.ways.iter().map(|w| (w.id.as_str(), w.kind)).collect();
    assert_eq!(
        kinds,
        [("1", WayKind::Advised), ("2", WayKind::Advised), ("waiting", WayKind::Waiting)]
    );
    let (good, harm) = quotes(&found.ways[0]);
    assert!(good.iter().any(|q| q.contains("keeps the breast")), "{good:?}");
    assert!(harm.iter().any(|q| q.contains("skin burns")), "{harm:?}");
    // The second doctor's word on radiation is of the plan that has radiation.
    assert!(harm.iter().any(|q| q.contains("heart")), "{harm:?}");
    let (good, harm) = quotes(&found.ways[1]);
    assert!(good.iter().any(|q| q.contains("avoids radiation")), "{good:?}");
    assert_eq!(harm.len(), 1, "{harm:?}");
    let figure = found.ways[0].good.iter().find(|w| !w.of_100.is_empty()).unwrap();
    assert_eq!(figure.of_100, [5.0]);
    assert!(found.ways[2].good.is_empty() && found.ways[2].harm.is_empty());
}

#[test]
fn one_plan_of_two_doctors_is_one_way() {
    let library = library();
    let (first, again) = (opinion(FIRST, 1, &library), opinion(FIRST, 2, &library));
    let found = deciding(&first, &again, &Answers::default(), &library);
    assert_eq!(found.ways[0].by, [0, 1]);
    assert_eq!(found.ways.iter().filter(|w| w.kind == WayKind::Advised).count(), 1);
}

#[test]
fn what_matters_is_met_in_the_letters_and_speaks_for_what_the_person_says() {
    let library = library();
    let (first, second) = (opinion(FIRST, 1, &library), opinion(SECOND, 2, &library));
    let mut answers = Answers::default();
    let day = date(2026, 3, 14);
    answers.set("decide.matter.1.words", "no numbness, I play the piano", day);
    answers.set("decide.matter.1.weight", "cannot", day);
    answers.set("decide.matter.1.for", "1 gone", day);
    answers.set("decide.open.support", "no", day);
    answers.set("decide.made.1.what", "lumpectomy", day);
    answers.set("decide.made.2.what", "another week", day);
    answers.set("decide.made.2.again", "2026-03-21", day);
    let found = deciding(&first, &second, &answers, &library);
    let matter = &found.matters[0];
    assert_eq!(matter.speaks_for, ["1"]);
    assert_eq!(matter.touches.len(), 1);
    assert_eq!(matter.touches[0].by, 1);
    assert_eq!(found.open.len(), 4);
    assert_eq!(found.open.iter().filter(|o| o.yes == Some(false)).count(), 1);
    assert_eq!(found.decision.unwrap().again, Some(date(2026, 3, 21)));
    assert_eq!(found.earlier[0].what, "lumpectomy");
}

#[test]
fn deciding_needs_no_opinion_and_no_answer() {
    let found = decide(&[], &Answers::default(), &library());
    assert!(found.ways.is_empty() && found.matters.is_empty() && found.decision.is_none());
    assert!(found.open.iter().all(|o| o.yes.is_none()));
}

#[test]
fn field_and_material_are_read_and_a_guideline_told_from_another() {
    let library = library();
    let (first, second) = (opinion(FIRST, 1, &library), opinion(SECOND, 2, &library));
    assert_eq!(first.role.as_ref().map(|r| r.key.as_str()), Some("surgery"));
    let material = |o: &Opinion| o.material.iter().map(|m| m.key.clone()).collect::<Vec<_>>();
    assert_eq!(material(&first), ["pathology-report"]);
    assert_eq!(material(&second), ["slides-seen"]);
    let found = compare(&first, &second, &library);
    assert_eq!(found.overall, Overall::Major);
    let reasons: Vec<&str> = found.reasons.iter().map(|r| r.id).collect();
    assert!(reasons.contains(&"different-material"), "{reasons:?}");
    assert!(reasons.contains(&"different-guideline"), "{reasons:?}");
    // What one of them lacked is sent before a third is asked.
    assert!(!found.third_opinion.suggested);
}

#[test]
fn the_persons_word_stands_in_place_of_the_reading() {
    let library = library();
    let first = opinion(FIRST, 1, &library);
    let mut second = opinion(FIRST, 2, &library);
    assert_eq!(compare(&first, &second, &library).overall, Overall::Identical);
    let own = Source::OwnWords { words: "mastectomy".to_owned(), on: date(2026, 3, 14) };
    let mut point = second.of(Element::Surgery).next().unwrap().clone();
    (point.key, point.value) = ("mastectomy".to_owned(), "mastectomy".to_owned());
    point.source = own.clone();
    assert_eq!(point.stance, Stance::Advised);
    correct(&mut second, Element::Surgery, Instead::Points(vec![(Element::Surgery, point)]));
    let found = compare(&first, &second, &library);
    assert_eq!(found.of(Element::Surgery).unwrap().outcome, Outcome::Changed);
    assert_eq!(found.of(Element::Surgery).unwrap().second.sources, [own]);
    assert_eq!(found.overall, Overall::Major);
}

#[test]
fn words_that_are_not_understood_are_never_the_same() {
    let library = library();
    let first = opinion(FIRST, 1, &library);
    for element in [Element::Surgery, Element::Regimen, Element::Histology, Element::Timing] {
        let mut second = opinion(FIRST, 2, &library);
        let own = Source::OwnWords { words: "the usual".to_owned(), on: date(2026, 3, 14) };
        correct(&mut second, element, Instead::Unclear(own));
        let found = compare(&first, &second, &library);
        assert_eq!(found.overall, Overall::CannotTell, "{element:?}");
        assert_eq!(found.missing, ["words"]);
        assert_eq!(found.of(element).unwrap().outcome, Outcome::CannotTell);
    }
}

#[test]
fn a_doctor_who_does_not_speak_of_radiation_advises_none() {
    let library = library();
    let first = opinion(FIRST, 1, &library);
    let mut second = opinion(FIRST, 2, &library);
    correct(&mut second, Element::Radiation, Instead::Silent);
    let found = compare(&first, &second, &library);
    assert_eq!(found.of(Element::Radiation).unwrap().outcome, Outcome::OnlyFirst);
    assert_eq!(found.of(Element::Modality).unwrap().outcome, Outcome::Changed);
    assert_ne!(found.overall, Overall::Identical);
}
