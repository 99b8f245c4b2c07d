//! `second-opinion compare`: two letters in, the two opinions side by side out, nothing kept.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use intake::shoebox::Unwatched;
use intake::{Limits, Tools, prose};
use journey::compare::{Comparison, Outcome, compare};
use knowledge::{Library, Words};
use paper::comparison::Sentences;
use record::Opinion;

use super::{Failure, Format};
use crate::programs::Programs;

pub(super) fn run(
    first: &Path,
    second: &Path,
    format: Format,
    library: &Library,
) -> Result<(), Failure> {
    let a = opinion(first, 1, library)?;
    let b = opinion(second, 1001, library)?;
    let comparison = compare(&a, &b, library);
    let text = match format {
        Format::Json => format!("{:#}", paper::comparison::json(&comparison, &a, &b, library)),
        _ => side_by_side(&comparison, &a, &b, library),
    };
    super::print(text.trim_end(), &library.words)
}

/// The opinion of the paper that says most, of all that were handed over.
fn opinion(path: &Path, number: u32, library: &Library) -> Result<Opinion, Failure> {
    let words = &library.words;
    let shown = path.display().to_string();
    let folder = super::read::folder(&[PathBuf::from(path)], words)?;
    let limits = Limits::default();
    let programs = Programs::default();
    let tools = Tools { library, limits: &limits, ocr: &programs, pictures: &programs };
    let documents = intake::shoebox::read(&folder.into_files(), number, &tools, &Unwatched)
        .map_err(|error| {
            Failure(words.say_with("cli-cannot-read", &[("why", &error.kind().to_string())]))
        })?;
    documents
        .iter()
        .map(|d| prose::opinion::read(d.document.id, &d.reading, library))
        .filter(|o| !o.points.is_empty() || o.names_cancer.is_some())
        .max_by_key(|o| o.points.len())
        .ok_or_else(|| Failure(words.say_with("cli-compare-nobody", &[("path", &shown)])))
}

/// Columns: the element and the outcome.
const NAME: usize = 34;

fn side_by_side(
    comparison: &Comparison,
    first: &Opinion,
    second: &Opinion,
    library: &Library,
) -> String {
    let words = &library.words;
    let sentences = Sentences { comparison, library };
    let mut out = String::new();
    for (id, opinion) in [("cli-compare-first", first), ("cli-compare-second", second)] {
        let who = [opinion.by.clone(), opinion.on.map(|d| d.to_string())];
        let who: Vec<String> = who.into_iter().flatten().collect();
        line(&mut out, &words.say_with(id, &[("who", &who.join(", "))]));
    }
    line(&mut out, "");
    let overall = comparison.overall.as_str();
    line(&mut out, &words.say(&format!("overall-{overall}")));
    line(&mut out, &words.say(&format!("overall-text-{overall}")));
    for missing in &comparison.missing {
        line(&mut out, &words.say(&format!("compare-missing-{missing}")));
    }
    line(&mut out, &words.say("compare-graded"));
    line(&mut out, "");
    for compared in &comparison.elements {
        let name = words.say(&format!("element-{}", compared.element.as_str()));
        let outcome = words.say(&format!("outcome-{}", compared.outcome.as_str()));
        let mark = if compared.outcome == Outcome::Confirmed { ' ' } else { '*' };
        line(&mut out, &format!("{mark} {name:<NAME$} {outcome}"));
        for side in [&compared.first, &compared.second] {
            let said = paper::plain::plainly(words, compared.element, side);
            line(&mut out, &format!("    {}", if said.is_empty() { "-" } else { &said }));
        }
    }
    let why: Vec<String> = comparison.reasons.iter().map(|r| sentences.reason(r.id)).collect();
    list(&mut out, words, "cli-compare-why", &why);
    list(&mut out, words, "cli-compare-questions", &sentences.questions(first, second));
    list(&mut out, words, "cli-compare-next", &sentences.next());
    out
}

fn list(out: &mut String, words: &Words, heading: &str, lines: &[String]) {
    if lines.is_empty() {
        return;
    }
    line(out, "");
    line(out, &words.say(heading).to_uppercase());
    for said in lines {
        line(out, &format!("  * {said}"));
    }
}

fn line(out: &mut String, text: &str) {
    let _ = writeln!(out, "{}", text.trim_end());
}
