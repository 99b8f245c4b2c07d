//! The list of the person's own center, typed or pasted: each line judged where it is known what it means.

use super::evidence::Evidence;
use super::{Judged, judge};

/// Lines that are taken; a longer list is a whole page that was pasted.
const LINES: usize = 60;
/// Characters of a line that are kept.
const LINE: usize = 200;

/// One line of the list.
#[derive(Clone, Debug)]
pub struct Own {
    pub words: String,
    /// The item it means; `None` where that cannot be told.
    pub item: Option<String>,
}

/// The lines of a list, without what counts them.
pub(super) fn lines(text: &str, evidence: &Evidence<'_>) -> Vec<Own> {
    text.lines()
        .map(uncounted)
        .filter(|line| line.chars().any(char::is_alphabetic))
        .take(LINES)
        .map(|line| Own {
            words: line.chars().take(LINE).collect(),
            item: evidence.library.rules.own_list.item_in(line).map(str::to_owned),
        })
        .collect()
}

/// A line without its number or bullet.
fn uncounted(line: &str) -> &str {
    let line = line.trim_matches(|c: char| c.is_whitespace() || "-*•☐·□–".contains(c));
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    match rest.strip_prefix(['.', ')']) {
        Some(rest) if rest.len() < line.len() => rest.trim(),
        _ => line,
    }
}

/// Adds what the list asks for and the others do not, so that a letter can ask for it.
pub(super) fn lay_over<'a>(own: &[Own], evidence: &Evidence<'a>, judged: &mut Vec<Judged<'a>>) {
    for item in own.iter().filter_map(|own| own.item.as_deref()) {
        if judged.iter().any(|j| j.item.item == item) {
            continue;
        }
        let lists = &evidence.library.checklists.lists;
        let found =
            lists.iter().find_map(|list| Some((list, list.item.iter().find(|i| i.item == item)?)));
        judged.extend(found.and_then(|(list, item)| judge(evidence, list, item)));
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use knowledge::{Judgement, Language, Library};
    use record::Chart;

    use super::*;
    use crate::missing::missing_for;

    #[test]
    fn a_line_without_what_counts_it() {
        for (line, bare) in [
            ("1. Pathology slides", "Pathology slides"),
            ("  - 20 unstained slides", "20 unstained slides"),
            ("☐ CD of your MRI", "CD of your MRI"),
        ] {
            assert_eq!(uncounted(line), bare);
        }
    }

    #[test]
    fn a_known_line_is_judged_and_can_be_asked_for_an_unknown_one_is_not() {
        let library = Library::built_in(Language::English);
        let chart = Chart::default();
        let list = "1) CEA levels\n2) Discharge summary\n\n3) Form 27-B, signed\n";
        let missing = missing_for(&chart, &library, date(2026, 11, 22), None, list);
        let items: Vec<_> = missing.own.iter().map(|own| own.item.as_deref()).collect();
        assert_eq!(items, [Some("cea"), Some("discharge-summary"), None]);
        assert_eq!(missing.own[2].words, "Form 27-B, signed");
        assert!(missing.judged.iter().all(|j| j.judgement != Judgement::NotAsked));
    }

    #[test]
    fn every_item_that_a_line_can_mean_is_on_a_list() {
        let library = Library::built_in(Language::English);
        for item in library.rules.own_list.items() {
            assert!(library.checklists.item(item).is_some(), "{item}");
        }
    }
}
