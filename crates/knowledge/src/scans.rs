//! How the words of a radiologist are given back: statements as quotes, measures beside the earlier ones.

use record::{ImagingStudy, Impression, Lesion};

use crate::Words;
use crate::line::{joined, shortened};

/// A statement of the impression as a quote; one longer than a paragraph is cut.
pub fn impression(words: &Words, said: &Impression) -> String {
    const CHARS: usize = 420;
    words.say_with("impression-quote", &[("text", &shortened(&said.text, CHARS))])
}

/// `Segment VI, metastasis: 2.3 x 1.8 cm, before 3.4 x 2.9 cm, unchanged`. Sizes as they are printed.
pub fn lesion(words: &Words, said: &Lesion) -> String {
    let before = said.prior_size.as_deref().map(|size| match said.prior_date {
        Some(date) => {
            words.say_with("lesion-before-on", &[("size", size), ("date", &words.date(date))])
        }
        None => words.say_with("lesion-before", &[("size", size)]),
    });
    let uptake = |id: &str, value: Option<f64>| {
        value.map(|value| words.say_with(id, &[("value", &value.to_string())]))
    };
    let measures = [
        said.size.clone(),
        before,
        uptake("lesion-uptake", said.suv),
        uptake("lesion-uptake-before", said.prior_suv),
        said.change.as_deref().map(str::to_lowercase),
    ];
    let place = joined(", ", [said.site.clone(), said.what.clone()]);
    let measures = measures.into_iter().flatten().collect::<Vec<_>>().join(", ");
    joined(": ", [Some(place), Some(measures)])
}

/// What a study was laid beside, in the report's words.
pub fn comparison(words: &Words, said: &ImagingStudy) -> Option<String> {
    let with = said.comparison.as_deref()?.trim_end_matches('.');
    Some(words.say_with("imaging-compared", &[("with", with)]))
}

#[cfg(test)]
mod tests {
    use record::PartialDate;

    use super::*;
    use crate::{Language, Library};

    #[test]
    fn a_measure_stands_beside_the_earlier_one() {
        let words = Library::built_in(Language::English).words;
        let text = |t: &str| Some(t.to_owned());
        let grown = Lesion {
            site: text("right lower lobe"),
            what: text("nodule"),
            size: text("9 mm"),
            prior_size: text("6 mm"),
            prior_date: PartialDate::day(2026, 3, 2),
            change: text("LARGER"),
            ..Lesion::default()
        };
        assert_eq!(
            lesion(&words, &grown),
            "Right lower lobe, nodule: 9 mm, before 6 mm (March 2, 2026), larger"
        );
        let bright = Lesion {
            what: text("node"),
            suv: Some(3.1),
            prior_suv: Some(14.6),
            ..Lesion::default()
        };
        assert_eq!(lesion(&words, &bright), "Node: uptake (SUV) 3.1, uptake before 14.6");
    }
}
