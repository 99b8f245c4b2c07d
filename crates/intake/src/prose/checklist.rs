//! Ticked and unticked lines. What stands behind an empty box states nothing.
//!
//! Boxes: `[x]` `[ ]` `[?]`, `(x)` `( )` at the start of an item, `☒` `☐` `☑`, `_X_` `___` at the start of a
//! line.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::text::View;

/// The choices of all checklists, in order.
#[derive(Debug, Default)]
pub(crate) struct Checklist(Vec<Choice>);

/// The words behind one box.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Choice {
    range: Range<usize>,
    ticked: bool,
}

impl Checklist {
    pub(crate) fn of(view: &View<'_>) -> Self {
        let mut choices: Vec<Choice> = Vec::new();
        let mut open_ended = false;
        for line in view.lines() {
            let text = view.low(line.clone());
            let boxes = boxes(text);
            if boxes.is_empty() {
                // A choice that runs on over the line end.
                let runs_on = open_ended
                    && view.written(line.clone()).starts_with(|c: char| c.is_ascii_lowercase());
                match choices.last_mut() {
                    Some(last) if runs_on && line.start <= last.range.end + 1 => {
                        last.range.end = line.end
                    }
                    _ => open_ended = false,
                }
                continue;
            }
            for (number, (mark, ticked)) in boxes.iter().enumerate() {
                let end = boxes.get(number + 1).map_or(text.len(), |(next, _)| next.start);
                choices.push(Choice {
                    range: line.start + mark.end..line.start + end,
                    ticked: *ticked,
                });
            }
            open_ended = true;
        }
        if view.is_of_a_picture() {
            choices.extend(drawn(view));
            choices.sort_by_key(|choice| choice.range.start);
        }
        Self(choices)
    }

    /// Whether these words stand behind a ticked (`true`) or an empty (`false`) box.
    pub(crate) fn ticked(&self, range: &Range<usize>) -> Option<bool> {
        let next = self.0.partition_point(|c| c.range.start <= range.start);
        let choice = self.0.get(next.checked_sub(1)?)?;
        (range.start < choice.range.end).then_some(choice.ticked)
    }

    /// Whether these words stand behind an empty box.
    pub(crate) fn empty(&self, range: &Range<usize>) -> bool {
        self.ticked(range) == Some(false)
    }
}

/// The lines of a picture that begin with a drawn box. Text recognition makes `(J`, `OC` or `—]` of it,
/// ticked or not, so nothing can be concluded from such a line: it counts as not ticked.
fn drawn(view: &View<'_>) -> Vec<Choice> {
    static BOX: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r"^\s*(?:[(\[{|][^\s\])]{0,3}[\]}|]?|[^\s(]{0,3}[\]}|]|[OCJLDQU0@&©®]{1,2})\s+[A-Z]",
        )
        .expect("a pattern")
    });
    static CODES: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"\S?G[1-4X]\b").expect("a pattern"));
    let lines = view.lines().iter().filter(|line| !view.written((*line).clone()).trim().is_empty());
    let lines: Vec<_> = lines.cloned().collect();
    let boxed: Vec<bool> =
        lines.iter().map(|line| BOX.is_match(view.written(line.clone()))).collect();
    let is_list = |at: usize| {
        let near = [at.checked_sub(1), Some(at + 1)];
        near.into_iter().flatten().any(|n| boxed.get(n) == Some(&true))
    };
    let several_codes =
        |line: &Range<usize>| CODES.find_iter(view.written(line.clone())).nth(1).is_some();
    lines
        .iter()
        .enumerate()
        .filter(|(at, line)| boxed[*at] && is_list(*at) || several_codes(line))
        .map(|(_, line)| Choice { range: line.clone(), ticked: false })
        .collect()
}

/// The boxes of a line and whether each is ticked.
pub(crate) fn boxes(line: &str) -> Vec<(Range<usize>, bool)> {
    static ANYWHERE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"\[ ?(?:(?<tick>[x*✓✔×]?)|\?) ?\]|(?<full>[☑☒✓✔🗹])|(?<empty>[☐❏❑□])")
            .expect("a pattern")
    });
    static LEADING: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^[ \t*-]*(?:\( ?(?<paren>[x*✓✔]?) ?\)|_+ ?(?<under>x?) ?_*[ \t])")
            .expect("a pattern")
    });
    // `( ) Cecum (x) Sigmoid`, `__ pT1 _x_ pT2`: several in one line.
    static INLINE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?:^|[ \t])(?:\( ?(?<paren>[x*✓✔×]?) ?\)|_{1,3} ?(?<under>x?) ?_{1,3})[ \t]")
            .expect("a pattern")
    });
    if !line.bytes().any(|b| matches!(b, b'[' | b'(' | b'_') || b >= 0x80) {
        return Vec::new();
    }
    let mut boxes = Vec::new();
    if let Some(found) = LEADING.captures(line)
        && let Some(whole) = found.get(0)
    {
        let tick = found.name("paren").or_else(|| found.name("under"));
        boxes.push((whole.range(), tick.is_some_and(|t| !t.is_empty())));
    }
    let inline: Vec<_> = INLINE.captures_iter(line).collect();
    // One box in brackets counts behind a label: `Margins: (x) free`.
    let labelled = |found: &regex::Captures<'_>| {
        let whole = found.get(0).map_or(0, |whole| whole.start());
        found.name("paren").is_some_and(|tick| !tick.is_empty())
            && line.get(..whole).is_some_and(|head| head.trim_end().ends_with(':'))
    };
    if inline.len() > 1 || inline.first().is_some_and(labelled) {
        boxes.clear();
        for found in inline {
            let Some(whole) = found.get(0) else { continue };
            let tick = found.name("paren").or_else(|| found.name("under"));
            boxes.push((whole.range(), tick.is_some_and(|t| !t.is_empty())));
        }
    }
    for found in ANYWHERE.captures_iter(line) {
        let Some(whole) = found.get(0) else { continue };
        let ticked =
            found.name("full").is_some() || found.name("tick").is_some_and(|t| !t.is_empty());
        boxes.push((whole.range(), ticked));
    }
    boxes.sort_by_key(|(range, _)| range.start);
    boxes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marks(line: &str) -> Vec<bool> {
        boxes(line).into_iter().map(|(_, ticked)| ticked).collect()
    }

    #[test]
    fn every_form_of_box_is_seen() {
        assert_eq!(marks("[ ] right [x] left"), [false, true]);
        assert_eq!(marks("_x_ pt2"), [true]);
        assert_eq!(marks("__ pt3"), [false]);
        assert_eq!(marks("☐ no ☒ yes"), [false, true]);
        assert_eq!(marks("( ) absent"), [false]);
        assert_eq!(marks("[?] G2"), [false]);
        assert_eq!(marks("site: ( ) cecum (x) sigmoid ( ) rectum"), [false, true, false]);
        assert_eq!(marks(" __ pt1 __ pt2 _x_ pt3 __ pt4a"), [false, false, true, false]);
        assert_eq!(marks("size (cm) 3"), [false; 0]);
    }
}
