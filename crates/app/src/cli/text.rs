//! `read --format text`: the case on one screen, for eyes.

use std::fmt::Write;

use journey::records::{Group, of_group};
use knowledge::Words;
use record::{Chart, ChartFact, Finding, Severity, Source, Status};

use crate::web::voice::{documents, facts};

/// Columns: a name, a value, where it stands.
const NAME: usize = 24;
const VALUE: usize = 44;
/// Facts of one kind before the rest is counted only: years of results would bury the case.
const SHOWN: usize = 8;

/// The whole case as aligned lines.
pub(super) fn case(chart: &Chart, words: &Words) -> String {
    let mut out = String::new();
    head(&mut out, chart, words);
    findings(&mut out, chart, words);
    for group in Group::ALL {
        facts_of(&mut out, chart, *group, words);
    }
    papers(&mut out, chart, words);
    out
}

fn head(out: &mut String, chart: &Chart, words: &Words) {
    let patient = &chart.patient;
    let name =
        patient.name.as_ref().map_or_else(|| words.say("cli-nobody"), record::PersonName::display);
    let used = chart
        .documents
        .iter()
        .filter(|d| matches!(d.status, Status::Read | Status::PartlyRead))
        .count();
    let counted = words.say_with(
        "cli-papers-used",
        &[("used", &used.to_string()), ("all", &chart.documents.len().to_string())],
    );
    let born = patient.birth_date.map(|d| words.say_with("cli-born", &[("date", &d.to_string())]));
    line(out, &[&name, born.as_deref().unwrap_or_default()].join("  "));
    line(out, &counted);
}

fn findings(out: &mut String, chart: &Chart, words: &Words) {
    let (serious, rest): (Vec<_>, Vec<_>) =
        chart.findings.iter().partition(|f| f.severity != Severity::Info);
    if !serious.is_empty() {
        heading(out, &words.say("cli-to-look-at"));
    }
    for finding in serious {
        bullet(out, &words.finding_message(finding));
        line(out, &format!("    {}", places(chart, finding)));
        line(out, &format!("    {}", words.finding_next(finding)));
    }
    if !rest.is_empty() {
        line(out, "");
        line(out, &words.say_with("cli-further-notes", &[("count", &rest.len().to_string())]));
    }
}

/// The papers a finding is about, by name.
fn places(chart: &Chart, finding: &Finding) -> String {
    let named: Vec<_> = finding
        .documents
        .iter()
        .filter_map(|id| chart.document(*id))
        .map(|d| format!("{} {}", d.id, documents::file_name(&d.path)))
        .take(6)
        .collect();
    named.join(" · ")
}

fn facts_of(out: &mut String, chart: &Chart, group: Group, words: &Words) {
    let held = of_group(chart, group);
    if held.is_empty() {
        return;
    }
    heading(
        out,
        &words.say(match group {
            Group::WhatItIs => "cli-what-it-is",
            Group::Tests => "cli-tests",
            Group::Scans => "cli-scans",
            Group::Done => "cli-done",
            Group::Planned => "cli-planned",
            Group::Other => "cli-other",
        }),
    );
    for of_kind in held.chunk_by(|a, b| a.fact.value.kind() == b.fact.value.kind()) {
        for fact in of_kind.iter().take(SHOWN) {
            fact_line(out, chart, fact, words);
        }
        if let Some(more) = of_kind.len().checked_sub(SHOWN).filter(|more| *more > 0) {
            row(out, "", &words.say_with("cli-and-more", &[("count", &more.to_string())]), "");
        }
    }
}

fn fact_line(out: &mut String, chart: &Chart, held: &ChartFact, words: &Words) {
    let fact = &held.fact;
    let mut value = facts::value(words, &fact.value);
    if let Some(date) = fact.date {
        let _ = write!(value, "  {date}");
    }
    if let Some(doubt) = &fact.doubt {
        let _ = write!(value, "  ({doubt})");
    }
    let place =
        fact.sources().first().map(|source| place(chart, source, words)).unwrap_or_default();
    let more = match fact.sources().len() {
        0 | 1 => String::new(),
        all => format!("  +{}", all - 1),
    };
    row(out, &facts::name(words, &fact.value), &value, &format!("{place}{more}"));
}

fn place(chart: &Chart, source: &Source, words: &Words) -> String {
    let Some(passage) = source.passage() else { return words.say("cli-own-words") };
    let Some(document) = chart.document(passage.document()) else { return String::new() };
    let name = documents::file_name(&document.path);
    match document.pages {
        Some(pages) if pages > 1 => format!("{} {name} p.{}", document.id, passage.page()),
        _ => format!("{} {name}", document.id),
    }
}

fn papers(out: &mut String, chart: &Chart, words: &Words) {
    heading(out, &words.say("cli-papers"));
    for document in chart.documents.iter().filter(|d| d.status != Status::Ignored) {
        let date = document.date.map(|d| d.to_string()).unwrap_or_default();
        let status = documents::status(words, document.status);
        row(out, &format!("{:<5}{date}", document.id.to_string()), &document.path, &status);
    }
    let ignored = chart.documents.iter().filter(|d| d.status == Status::Ignored).count();
    if ignored > 0 {
        row(out, "", &words.say_with("cli-ignored", &[("count", &ignored.to_string())]), "");
    }
}

fn heading(out: &mut String, words: &str) {
    line(out, "");
    line(out, &words.to_uppercase());
}

fn bullet(out: &mut String, words: &str) {
    line(out, &format!("  * {words}"));
}

/// Three columns; a value too long for its column moves the place to a line of its own.
fn row(out: &mut String, name: &str, value: &str, place: &str) {
    let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
    if value.chars().count() <= VALUE || place.is_empty() {
        line(out, &format!("  {name:<NAME$} {value:<VALUE$} {place}"));
    } else {
        line(out, &format!("  {name:<NAME$} {value}"));
        line(out, &format!("  {:<NAME$} {:<VALUE$} {place}", "", ""));
    }
}

fn line(out: &mut String, text: &str) {
    out.push_str(text.trim_end());
    out.push('\n');
}
