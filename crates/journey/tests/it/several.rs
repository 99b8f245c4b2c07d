//! Three opinions beside each other, one doctor's later words, two editions of one staging.

use journey::compare::{Outcome, Overall, Standing, add_to, compare, several};
use knowledge::{Language, Library};
use record::{Element, Opinion};

use super::opinions::opinion;

fn library() -> Library {
    Library::built_in(Language::English)
}

const SURGERY: &str = "Breast clinic 03/02/2026
Right breast invasive ductal carcinoma, grade 1, stage IA.
PLAN
1. Right lumpectomy with sentinel lymph node biopsy.
2. Whole breast radiation, 40 Gy in 15 fractions.
Ulric Fane, MD
";

fn letters(library: &Library, texts: &[&str]) -> Vec<Opinion> {
    texts.iter().zip(1..).map(|(text, number)| opinion(text, number, library)).collect()
}

#[test]
fn three_opinions_stand_beside_each_other_and_none_wins() {
    let library = library();
    let other = SURGERY.replace("lumpectomy", "mastectomy").replace("Ulric Fane", "Ada Strand");
    let third = SURGERY.replace("Ulric Fane", "Bo Whit");
    let held = letters(&library, &[SURGERY, &other, &third]);
    let rows = several(&held.iter().collect::<Vec<_>>(), &library);
    let of = |element: Element| rows.iter().find(|row| row.element == element).unwrap();
    assert_eq!(of(Element::Histology).standing, Standing::Same);
    let surgery = of(Element::Surgery);
    // Two of three say the same; it differs all the same.
    assert_eq!(surgery.standing, Standing::Differ);
    assert_eq!(surgery.sides.len(), 3);
}

#[test]
fn an_addendum_stands_over_what_the_doctor_said_of_it_before_and_leaves_the_rest() {
    let library = library();
    let addendum = "Breast clinic 03/20/2026
Addendum to my letter of March 2. The repeat biopsy shows a second focus. I recommend right mastectomy.
Ulric Fane, MD
";
    let held = letters(&library, &[SURGERY, addendum]);
    let now = add_to(&held[0], &held[1]);
    assert!(held[1].adds_to.is_some());
    let keys: Vec<_> = now.of(Element::Surgery).map(|p| p.key.as_str()).collect();
    assert!(keys.contains(&"mastectomy") && !keys.contains(&"lumpectomy"), "{keys:?}");
    assert!(now.speaks_of(Element::Radiation), "what was said before of the radiation stands");
    let found = compare(&held[0], &now, &library);
    assert_eq!(found.of(Element::Surgery).unwrap().outcome, Outcome::Changed);
    assert_eq!(found.of(Element::Radiation).unwrap().outcome, Outcome::Confirmed);
}

#[test]
fn two_stages_by_two_editions_say_so_and_are_not_called_different_for_that() {
    let library = library();
    let one = "03/01/2026 Endometrioid carcinoma of the uterus, grade 3. Stage IB (FIGO 2009).
Plan: external beam pelvic radiation 45 Gy in 25 fractions.";
    let other = one.replace("Stage IB (FIGO 2009)", "Stage IIC (FIGO 2023)");
    let held = letters(&library, &[one, &other]);
    let found = compare(&held[0], &held[1], &library);
    let editions = found.of(Element::Stage).unwrap().editions.as_ref().unwrap();
    assert_eq!((editions.first.as_str(), editions.second.as_str()), ("2009", "2023"));
    assert_eq!(found.overall, Overall::CannotTell);
    assert_eq!(found.missing, ["edition"]);
    assert!(found.reasons.iter().any(|reason| reason.id == "another-edition"));
    assert!(!found.third_opinion.suggested);
}
