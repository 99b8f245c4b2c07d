//! Which scans tell what is so now.

use journey::records::{Group, newest_scans, of_group};
use knowledge::{Language, Library};
use record::{ChartFact, Value};

use crate::made_up::chart;

/// What the newest scans say, and what earlier ones said, of a made-up case.
fn told(given: &[&str]) -> (Vec<String>, Vec<String>) {
    let library = Library::built_in(Language::English);
    let given: Vec<String> = given.iter().map(|&word| word.to_owned()).collect();
    let chart = chart(&given, &library);
    let held = of_group(&chart, Group::Scans);
    let (newest, earlier) = newest_scans(&chart, &library, &held);
    let said = |facts: Vec<&ChartFact>| {
        let texts = facts.into_iter().filter_map(|f| match &f.fact.value {
            Value::Impression(v) => Some(v.text.trim_start_matches("made up ").to_owned()),
            _ => None,
        });
        texts.collect()
    };
    (said(newest), said(earlier))
}

#[test]
fn a_later_scan_of_a_knee_does_not_fold_the_scan_of_the_cancer() {
    let (newest, earlier) = told(&[
        "colon",
        "scan 2026-01-05 abdomen and pelvis",
        "scan 2026-03-02 abdomen",
        "scan 2026-04-01 knee",
    ]);
    assert_eq!(newest, ["knee", "abdomen"]);
    assert_eq!(earlier, ["abdomen and pelvis"]);
}

#[test]
fn a_later_scan_of_the_cancer_folds_the_knee() {
    let (newest, earlier) = told(&["colon", "scan 2026-02-01 knee", "scan 2026-03-02 abdomen"]);
    assert_eq!((newest, earlier), (vec!["abdomen".to_owned()], vec!["knee".to_owned()]));
}

#[test]
fn where_no_scan_is_known_to_show_it_the_newest_day_tells() {
    let (newest, earlier) = told(&["colon", "scan 2026-02-01 knee", "scan 2026-03-02 brain"]);
    assert_eq!((newest, earlier), (vec!["brain".to_owned()], vec!["knee".to_owned()]));
    let (newest, _) = told(&["lymphoma", "scan 2026-02-01 chest", "scan 2026-03-02 brain"]);
    assert_eq!(newest, ["brain"]);
}

#[test]
fn each_region_of_a_cancer_is_one_that_reports_name() {
    let library = Library::built_in(Language::English);
    let vocabulary = &library.vocabulary;
    for region in vocabulary.cancers.cancer.iter().flat_map(|cancer| &cancer.imaged) {
        let named = vocabulary.prose.imaging.find_regions(region).any(|(_, name)| name == region);
        assert!(named, "{region}");
    }
}
