//! A form whose labels stand in a column of their own, without colons: `Type      Ductal carcinoma`.

/// Lines with a label and a value that make a form.
const ENOUGH: usize = 4;
/// Of so many lines one may have a third column; where more have, it is a table.
const ONE_IN: usize = 3;
/// Words of a label at most.
const WORDS: usize = 6;

/// Writes a colon behind each label of a form, in the place of the wide gap. `text` is even: a tab for a wide gap, one byte for
/// the other, so that no offset moves.
pub(super) fn with_colons(text: String) -> String {
    let mut places = Vec::new();
    let mut at = 0;
    for block in text.split("\n\n") {
        places.extend(gaps(block).into_iter().map(|gap| at + gap));
        at += block.len() + 2;
    }
    if places.is_empty() {
        return text;
    }
    let mut written = String::with_capacity(text.len());
    let mut from = 0;
    for place in places {
        written.push_str(text.get(from..place).unwrap_or_default());
        written.push(':');
        from = place + 1;
    }
    written.push_str(text.get(from..).unwrap_or_default());
    written
}

/// The gaps behind the labels of one block of lines.
fn gaps(block: &str) -> Vec<usize> {
    let mut gaps = Vec::new();
    let mut wide = 0;
    let mut at = 0;
    for line in block.split('\n') {
        if let Some(gap) = behind_a_label(line) {
            gaps.push(at + gap);
            wide += usize::from(line.get(gap + 1..).is_some_and(|rest| rest.contains('\t')));
        }
        at += line.len() + 1;
    }
    match gaps.len() >= ENOUGH && wide * ONE_IN <= gaps.len() {
        true => gaps,
        false => Vec::new(),
    }
}

/// Where the wide gap behind a label is, in a line that begins with one.
fn behind_a_label(line: &str) -> Option<usize> {
    let gap = line.find('\t')?;
    let label = line.get(..gap)?;
    let is_label = label.starts_with(|c: char| c.is_ascii_uppercase())
        && label.bytes().any(|b| b.is_ascii_lowercase())
        && label.split(' ').count() <= WORDS
        && label
            .chars()
            .all(|c| c.is_alphabetic() || matches!(c, ' ' | '(' | ')' | '-' | '/' | '\''));
    (is_label && line.get(gap + 1..).is_some_and(|value| !value.trim().is_empty())).then_some(gap)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_labels_of_a_form_get_their_colons_and_nothing_moves() {
        let form = "RIGHT BREAST\nSide\tRight\nType\tDuctal carcinoma\nGrade (Nottingham)\t3\t(T3 P3 M2)\nMargins\tNegative";
        let written = with_colons(form.to_owned());
        assert!(
            written.contains("Type:Ductal carcinoma\nGrade (Nottingham):3\t(T3 P3 M2)"),
            "{written}"
        );
        assert_eq!(written.len(), form.len());
    }

    #[test]
    fn a_table_and_a_few_lines_stay_as_they_are() {
        let table = "Test\tResult\tUnit\nIron\t12\tug\nZinc\t80\tug\nLead\t1\tug";
        assert_eq!(with_colons(table.to_owned()), table);
        let few = "Side\tRight\nType\tDuctal carcinoma\nas seen\tbefore";
        assert_eq!(with_colons(few.to_owned()), few);
    }
}
