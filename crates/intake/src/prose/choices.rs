//! Choices printed behind their label: `Margins: [x] Uninvolved [ ] Involved`, `PR: ☐ Positive ☒ Negative`, a label with
//! its boxes on the lines below, `Present [x] Absent [ ]` with the box behind the words.
//!
//! What was not chosen is left out of the text that is matched on, and so are the ticked boxes: what is left reads as
//! if it were written (`Margins: Uninvolved`). A list without a tick stays as it is; [`checklist`](super::checklist)
//! silences it.

use std::ops::Range;

use super::checklist::boxes;

/// A box and the words it is of.
struct Choice {
    mark: Range<usize>,
    /// The words, the mark and, where nothing else stands on them, the whole lines.
    all: Range<usize>,
    ticked: bool,
}

/// The stretches of a page that say nothing: choices that were not taken, boxes of those that were. In order, apart.
pub(crate) fn unchosen(text: &str) -> Vec<Range<usize>> {
    let mut left_out = Vec::new();
    let mut asked: Option<Vec<Choice>> = None;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let whole = start..start + line.len();
        start = whole.end;
        let lower = line.to_ascii_lowercase();
        let marks = boxes(&lower);
        if !marks.is_empty() {
            read_line(line, whole, &marks, &mut asked, &mut left_out);
            continue;
        }
        let open = asked.as_mut().and_then(|choices| choices.last_mut());
        if let Some(last) = open.filter(|_| runs_on(line)) {
            last.all.end = whole.end;
            continue;
        }
        settle(asked.take(), &mut left_out);
        asked = line.trim_end().ends_with([':', '?']).then(Vec::new);
    }
    settle(asked, &mut left_out);
    left_out.sort_by_key(|range| range.start);
    left_out
}

/// A choice that goes on over the line end.
fn runs_on(line: &str) -> bool {
    line.trim_start().starts_with(|c: char| c.is_ascii_lowercase() || c == '(')
}

/// Takes the boxes of a line to the label they stand behind: one of this line or the open one.
fn read_line(
    line: &str,
    whole: Range<usize>,
    marks: &[(Range<usize>, bool)],
    asked: &mut Option<Vec<Choice>>,
    left_out: &mut Vec<Range<usize>>,
) {
    let Some(((first, _), (last, _))) = marks.first().zip(marks.last()) else { return };
    let head = line.get(..first.start).unwrap_or_default();
    let label = |words: &str| words.trim_end().ends_with([':', '?']);
    let bare = head.trim_start_matches(['*', '-', ' ', '\t']).is_empty();
    let behind = line.get(last.end..).unwrap_or_default().trim().is_empty();
    if behind && !bare && !label(head) {
        // `Invasion: Present [x] Absent [ ]`: the words stand before their box.
        settle(asked.take(), left_out);
        let Some(colon) = head.rfind(':') else { return };
        let mut from = colon + 1;
        let choices = marks.iter().map(|(mark, ticked)| {
            let all = whole.start + from..whole.start + mark.end;
            from = mark.end;
            Choice { mark: whole.start + mark.start..whole.start + mark.end, all, ticked: *ticked }
        });
        settle(Some(choices.collect()), left_out);
        return;
    }
    if !bare {
        settle(asked.take(), left_out);
        *asked = (label(head) || head.split_whitespace().count() <= LABEL_WORDS).then(Vec::new);
    }
    for (number, (mark, ticked)) in marks.iter().enumerate() {
        let next = marks.get(number + 1).map(|(next, _)| next.start);
        let words = line.get(mark.end..next.unwrap_or(line.len())).unwrap_or_default();
        let own = next.map_or(Some(words.len()), |_| own_words(words));
        let (end, another) = match (own, next) {
            (Some(own), Some(next)) => (mark.end + own, mark.end + own < next),
            (Some(_), None) => (line.trim_end_matches('\n').len(), false),
            // Where the next label begins is not known: nothing of this list is left out.
            (None, _) => {
                *asked = None;
                return;
            }
        };
        let only = bare && marks.len() == 1;
        let all = if only { whole.clone() } else { whole.start + mark.start..whole.start + end };
        let mark = whole.start + mark.start..whole.start + mark.end;
        if let Some(choices) = asked.as_mut() {
            choices.push(Choice { mark, all, ticked: *ticked });
        }
        if another {
            settle(asked.take(), left_out);
            *asked = Some(Vec::new());
        }
    }
}

/// A label without a colon has no more words than this.
const LABEL_WORDS: usize = 5;

/// How many bytes of the words between two boxes are of the first: all, or those before the label of the next box
/// (`Negative   PR:`). `None` where a label ends them and begins nowhere.
fn own_words(words: &str) -> Option<usize> {
    let trimmed = words.trim_end();
    if !trimmed.ends_with([':', '?']) {
        return Some(words.len());
    }
    let wide = trimmed.rfind("  ").max(trimmed.rfind(['\t', ';', ',', '|']));
    wide.or_else(|| {
        let (own, label) = trimmed.rsplit_once(' ')?;
        label.starts_with(|c: char| c.is_ascii_uppercase()).then_some(own.len())
    })
}

/// Leaves out what was not chosen, where something was.
fn settle(choices: Option<Vec<Choice>>, left_out: &mut Vec<Range<usize>>) {
    let choices = choices.unwrap_or_default();
    if choices.iter().any(|choice| choice.ticked) {
        let silent = choices.into_iter();
        left_out.extend(silent.map(|choice| if choice.ticked { choice.mark } else { choice.all }));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn left(text: &str) -> String {
        let mut left = text.to_owned();
        for range in unchosen(text).into_iter().rev() {
            left.replace_range(range, " ");
        }
        left.lines().map(|l| l.split_whitespace().collect::<Vec<_>>().join(" ") + "\n").collect()
    }

    #[test]
    fn what_was_chosen_is_left() {
        for (text, expected) in [
            ("Margins: [x] Uninvolved [ ] Involved", "Margins: Uninvolved\n"),
            ("PR: ☐ Positive ☒ Negative", "PR: Negative\n"),
            (
                "ER: (x) Positive ( ) Negative  PR: ( ) Positive (x) Negative",
                "ER: Positive PR: Negative\n",
            ),
            ("Invasion: Present [x] Absent [ ]", "Invasion: Present\n"),
            (
                "Margins:\n[ ] Involved by\n  carcinoma\n[x] Uninvolved\nNext: 1",
                "Margins:\nUninvolved\nNext: 1\n",
            ),
            ("HER2: [ ] 0 [ ] 1+ [x] 2+ [ ] 3+", "HER2: 2+\n"),
            ("Margins: [ ] Uninvolved [ ] Involved", "Margins: [ ] Uninvolved [ ] Involved\n"),
            ("[x] a\n[ ] b", "[x] a\n[ ] b\n"),
        ] {
            assert_eq!(left(text), expected);
        }
    }
}
