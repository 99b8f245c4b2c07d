//! What a paper is: by the words of its headings first, of its body second.

use knowledge::vocabulary::DocumentKinds;
use record::{DocumentKind, Page};

/// Lines of a paper's first part in which a heading names its kind.
const HEAD_LINES: usize = 24;
/// A heading is short.
const HEADING_CHARS_MAX: usize = 90;
/// A title phrase is worth as many body phrases.
const TITLE_WEIGHT: usize = 3;
/// Fewer points than one title or three body phrases tell nothing.
const POINTS_MIN: usize = 3;
/// A body is told by its first part; a chart dump of a thousand pages says no more than its first ones.
const BODY_BYTES_MAX: usize = 200_000;

/// A short line that is no sentence, question or list entry.
fn is_heading(line: &str) -> bool {
    if line.starts_with("dear ") {
        return true; // Says that the paper is a letter.
    }
    line.len() <= HEADING_CHARS_MAX
        && !line.ends_with(['.', '?', ',', '!'])
        && !line.starts_with(['-', '*', '•'])
}

/// A heading that shares its line with `Page 1 of 3` is the words before it.
fn without_page_number<'a, 'b>(words: &'b [&'a str]) -> &'b [&'a str] {
    match words {
        [title @ .., page, _, of, _]
            if page.eq_ignore_ascii_case("page") && of.eq_ignore_ascii_case("of") =>
        {
            title
        }
        title => title,
    }
}

/// The kind and the heading that names it.
pub(super) fn tell(pages: &[Page], kinds: &DocumentKinds) -> (DocumentKind, Option<String>) {
    let body: String = pages
        .iter()
        .map(|p| p.text().to_ascii_lowercase() + "\n")
        .scan(0, |taken, text| {
            let go_on = *taken < BODY_BYTES_MAX;
            *taken += text.len();
            go_on.then_some(text)
        })
        .collect();
    let headings: Vec<&str> = body
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .take(HEAD_LINES)
        .filter(|line| is_heading(line))
        .collect();
    let scored = kinds.scores(&headings, &body, TITLE_WEIGHT);
    let best = scored
        .iter()
        .max_by_key(|(_, points, _)| *points)
        .filter(|(_, points, _)| *points >= POINTS_MIN);
    let Some((kind, _, heading)) = best else { return (DocumentKind::Unknown, None) };
    let is_letter =
        *kind == DocumentKind::ConsultNote && headings.iter().any(|h| h.starts_with("dear "));
    let kind = if is_letter { DocumentKind::Letter } else { *kind };
    let title = heading.and_then(|at| {
        let wanted = headings.get(at).filter(|heading| !heading.starts_with("dear "))?;
        let text = pages.first()?.text();
        let line = text.lines().map(str::trim).find(|l| l.to_ascii_lowercase() == **wanted)?;
        let words: Vec<_> = line.split_whitespace().collect();
        Some(without_page_number(&words).join(" "))
    });
    (kind, title)
}
