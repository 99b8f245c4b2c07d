//! Results: panels and single observations; values of the cancer itself become their own kinds.

use record::{BlockKind, Lab};
use roxmltree::Node;

use crate::formats::ccda::datatypes::{Concept, Period, Reported, Words};
use crate::formats::ccda::sections::{oncology, read_entry};
use crate::formats::ccda::statement::{
    Context, Line, Prefer, Said, Standing, inner, say, state, status, write_line,
};
use crate::formats::ccda::transcript::Transcript;
use crate::formats::ccda::xml::Lens;

/// A result from this length on is a report and not a value.
const REPORT_BYTES: usize = 120;

pub(super) fn read(out: &mut Transcript<'_>, context: &Context<'_>, node: Node<'_, '_>) -> bool {
    match node.name() {
        "organizer" => {
            inner(node).for_each(|s| {
                read_entry(out, context, s);
            });
            true
        }
        "observation" => oncology::read(out, context, node) || observation(out, context, node),
        _ => false,
    }
}

fn observation(out: &mut Transcript<'_>, context: &Context<'_>, node: Node<'_, '_>) -> bool {
    let Some(code) = node.child("code") else { return false };
    let concept = Concept::of(code, out);
    let Some(said) = say(out, context, node, &concept, Prefer::Code) else { return false };
    let period = Period::effective(node, out);
    let standing = Standing::of(node);
    let value = node.child("value").and_then(|value| Reported::of(value, out));
    let Some(value) = value.filter(|_| standing == Standing::Stated) else {
        // Ordered and not there: the name stands, no value is made up.
        let line =
            Line::new().standing(standing).plain("no value, ", missing(node), status_at(out, node));
        write_line(out, node, &said, line.period(&period));
        return true;
    };
    if value.words.len() >= REPORT_BYTES {
        report(out, &said, &value);
        return true;
    }
    let (low, high, printed) = reference_range(out, node);
    let line = Line::new()
        .and("", Some(Words { text: value.words.clone(), pointer: value.pointer.clone() }))
        .and("reference ", printed)
        .and("", interpretation(out, node))
        .period(&period);
    let lab = Lab {
        name: said.text.clone(),
        loinc: concept.loinc().map(str::to_owned),
        value: Some(value.value),
        unit: value.unit,
        low,
        high,
    };
    let date = period.start().or_else(|| panel_date(out, node));
    state(out, context, node, &said, line, lab, date);
    true
}

/// The day of the panel, for components that have none.
pub(super) fn panel_date(out: &Transcript<'_>, node: Node<'_, '_>) -> Option<record::PartialDate> {
    let panel = node.parent()?.parent().filter(|p| p.is("organizer"))?;
    Period::effective(panel, out).start()
}

/// A result that is a whole report: its words go to the reading of prose.
fn report(out: &mut Transcript<'_>, said: &Said, value: &Reported) {
    if let Some(place) = said.place
        && out.words_at(place.page, place.row).contains(&value.words)
    {
        out.narrative(place.page, place.row);
        return;
    }
    out.open_coded_list();
    out.block(BlockKind::Paragraph, |page| {
        page.push(&said.text);
    });
    let (page, span) = out.block(BlockKind::Paragraph, |page| {
        page.anchored(value.pointer.clone(), &value.words);
    });
    out.narrative(page, span);
}

/// Why there is no value, in the standard's words for it.
fn missing<'a>(node: Node<'a, '_>) -> Option<&'a str> {
    let null = node.child("value").and_then(|value| value.attr("nullFlavor"));
    match null {
        Some("NAV") => Some("not available yet"),
        Some("ASKU" | "NASK" | "UNK" | "NI" | "NA") => Some("not known"),
        _ => status(node),
    }
}

fn status_at(out: &Transcript<'_>, node: Node<'_, '_>) -> String {
    node.child("statusCode").map(|s| out.paths.of_attribute(s, "code")).unwrap_or_default()
}

fn interpretation(out: &Transcript<'_>, node: Node<'_, '_>) -> Option<Words> {
    let code = node.child("interpretationCode")?;
    let text = Concept::of(code, out).any_words(out)?;
    Some(Words { text, pointer: out.paths.of_node(code) })
}

/// The printed range: its numbers, and its words. Of several ranges only the normal one counts.
fn reference_range(
    out: &Transcript<'_>,
    node: Node<'_, '_>,
) -> (Option<f64>, Option<f64>, Option<Words>) {
    let ranges: Vec<_> =
        node.all("referenceRange").filter_map(|r| r.child("observationRange")).collect();
    let is_normal =
        |r: &&Node<'_, '_>| r.child("interpretationCode").and_then(|c| c.attr("code")) == Some("N");
    let range = match ranges.as_slice() {
        [] => return (None, None, None),
        [only] => *only,
        several => match several.iter().find(is_normal) {
            Some(normal) => *normal,
            None => return (None, None, None),
        },
    };
    let end = |name| -> Option<f64> {
        range.down(&["value", name])?.attr("value")?.parse().ok().filter(|n: &f64| n.is_finite())
    };
    let (mut low, mut high) = (end("low"), end("high"));
    let text = range.child("text").map(|t| (t.words(), out.paths.of_node(t)));
    let text = text.filter(|(words, _)| !words.is_empty());
    if let (None, None, Some((words, _))) = (low, high, &text) {
        (low, high) = range_from_words(words);
    }
    let printed = text.map(|(text, pointer)| Words { text, pointer }).or_else(|| {
        let shown = match (low, high) {
            (Some(low), Some(high)) => format!("{low}-{high}"),
            (Some(low), None) => format!("from {low}"),
            (None, Some(high)) => format!("to {high}"),
            (None, None) => return None,
        };
        Some(Words { text: shown, pointer: out.paths.of_node(range) })
    });
    (low, high, printed)
}

/// `12.0-15.5`, `150 - 400 10*3/uL`, `<30`, `>=40 mg/dL`; anything else says no numbers.
pub(super) fn range_from_words(words: &str) -> (Option<f64>, Option<f64>) {
    let words = words.trim().trim_start_matches(['(', '[']);
    let number = |text: &str| -> Option<(f64, usize)> {
        let length = text.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.len());
        Some((text[..length].parse().ok()?, length))
    };
    let is_unit = |rest: &str| !rest.chars().any(|c| matches!(c, '|' | ':' | ';' | '-' | ','));
    if let Some(rest) = words.strip_prefix('<').or_else(|| words.strip_prefix('≤')) {
        let rest = rest.trim_start_matches('=').trim_start();
        return (None, number(rest).filter(|(_, n)| is_unit(&rest[*n..])).map(|(n, _)| n));
    }
    if let Some(rest) = words.strip_prefix('>').or_else(|| words.strip_prefix('≥')) {
        let rest = rest.trim_start_matches('=').trim_start();
        return (number(rest).filter(|(_, n)| is_unit(&rest[*n..])).map(|(n, _)| n), None);
    }
    let Some((low, length)) = number(words) else { return (None, None) };
    let rest = words[length..].trim_start();
    let Some(rest) = rest.strip_prefix(['-', '–']).or_else(|| rest.strip_prefix("to ")) else {
        return (None, None);
    };
    let rest = rest.trim_start();
    match number(rest).filter(|(_, n)| is_unit(&rest[*n..])) {
        Some((high, _)) => (Some(low), Some(high)),
        None => (None, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_printed_range_is_taken_only_where_it_is_plain() {
        let cases = [
            ("12.0-15.5", (Some(12.0), Some(15.5))),
            ("150 - 400 10*3/uL", (Some(150.0), Some(400.0))),
            ("<30", (None, Some(30.0))),
            (">=40 mg/dL", (Some(40.0), None)),
            ("M 13-18 g/dl; F 12-16 g/dl", (None, None)),
            ("10-39 years: 55-110 mg/dL | 40-59 years: 70-150 mg/dL", (None, None)),
            ("negative", (None, None)),
        ];
        for (words, range) in cases {
            assert_eq!(range_from_words(words), range, "{words}");
        }
    }
}
