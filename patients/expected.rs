//! Compares a case, as `second-opinion read --format json` prints it, with what `expected.json` expects.
//! README.md beside this file says what is accepted as equal. The end-to-end test and
//! `xtask measure shoebox` both include this one file.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

/// One thing expected and whether it was met.
pub(crate) struct Outcome {
    /// `facts: structured`, `must not`, `documents`, …
    pub(crate) part: String,
    pub(crate) met: bool,
    /// What it is, for the person who reads the misses.
    pub(crate) what: String,
}

/// Everything expected, part by part, in the order of `expected.json`.
pub(crate) fn compare(expected: &Value, case: &Value) -> Vec<Outcome> {
    let case = Case::of(case);
    let mut outcomes = patient(expected, &case);
    outcomes.extend(list(expected, "documents").iter().flat_map(|d| document(d, expected, &case)));
    outcomes.extend(list(expected, "facts").iter().flat_map(|f| fact(f, expected, &case)));
    outcomes.extend(list(expected, "must_not").iter().map(|f| must_not(f, &case)));
    outcomes.extend(list(expected, "conflicts").iter().map(|c| conflict(c, &case)));
    outcomes.extend(no_other_conflict(expected, &case));
    outcomes.extend(list(expected, "findings").iter().map(|f| finding(f, &case)));
    outcomes.extend(list(expected, "missing").iter().map(|m| missing(m, &case)));
    outcomes
}

/// Met and expected by part.
pub(crate) fn tally(outcomes: &[Outcome]) -> BTreeMap<String, (usize, usize)> {
    let mut parts = BTreeMap::new();
    for outcome in outcomes {
        let (met, of) = parts.entry(outcome.part.clone()).or_insert((0, 0));
        *met += usize::from(outcome.met);
        *of += 1;
    }
    parts
}

/// The case with its documents by number.
struct Case<'a> {
    whole: &'a Value,
    documents: &'a [Value],
    facts: &'a [Value],
    findings: &'a [Value],
}

impl<'a> Case<'a> {
    fn of(whole: &'a Value) -> Self {
        let [documents, facts, findings] =
            ["documents", "facts", "findings"].map(|name| list(whole, name));
        Self { whole, documents, facts, findings }
    }

    fn path(&self, id: &Value) -> &'a str {
        self.documents.iter().find(|d| d["id"] == *id).map_or("", |d| text(&d["path"]))
    }

    /// The document at a path; of an attachment inside a C-CDA, the one attachment there.
    fn document(&self, path: &str) -> Option<&'a Value> {
        let exact = self.documents.iter().find(|d| text(&d["path"]) == path);
        exact.or_else(|| {
            let (outer, _) = path.split_once("!/")?;
            let inside = format!("{outer}!/");
            let mut others =
                self.documents.iter().filter(|d| text(&d["path"]).starts_with(&inside));
            others.next().filter(|_| others.next().is_none())
        })
    }

    /// The paths of the documents that a fact stands in.
    fn stands_in(&self, fact: &Value) -> Vec<&'a str> {
        list(fact, "sources").iter().map(|s| self.path(&s["document"])).collect()
    }

    /// The paths of the documents that a finding is about, by itself or by its facts.
    fn is_about(&self, finding: &Value) -> Vec<&'a str> {
        let facts = list(finding, "facts").iter();
        let of_facts = facts
            .filter_map(|id| self.facts.iter().find(|f| f["id"] == *id))
            .flat_map(|f| self.stands_in(f));
        list(finding, "documents").iter().map(|id| self.path(id)).chain(of_facts).collect()
    }
}

fn patient(expected: &Value, case: &Case<'_>) -> Vec<Outcome> {
    let (want, got) = (&expected["patient"], &case.whole["patient"]);
    let outcome = |key: &str, met: bool| Outcome {
        part: "patient".to_owned(),
        met,
        what: format!("{key}: want {}, got {}", want[key], got[key]),
    };
    vec![
        outcome("name", either_holds(text(&want["name"]), text(&got["name"]))),
        outcome("birth_date", want["birth_date"] == got["birth_date"]),
        outcome("sex", want["sex"] == got["sex"]),
    ]
}

/// A paper's status, and its kind and date where it is read.
fn document(want: &Value, expected: &Value, case: &Case<'_>) -> Vec<Outcome> {
    let path = text(&want["path"]);
    let junk = text(&want["kind"]) == "junk";
    let part = |name: &str| if junk { "junk".to_owned() } else { format!("documents: {name}") };
    let outcome = |name: &str, met: bool, got: &Value, key: &str| Outcome {
        part: part(name),
        met,
        what: format!("{path}: {key} want {}, got {got}", want[key]),
    };
    let Some(got) = case.document(path) else {
        // A report stored inside a DICOM study may be counted to the study.
        let in_study = case.documents.iter().any(|d| {
            text(&d["format"]) == "dicom" && path.starts_with(&format!("{}/", text(&d["path"])))
        });
        let met = in_study && text(&want["format"]) == "dicom";
        return vec![outcome("status", met, &Value::Null, "status")];
    };
    let status =
        outcome("status", status_fits(want, got, expected, case), &got["status"], "status");
    if junk || !matches!(text(&want["status"]), "read" | "partly-read") {
        return vec![status];
    }
    let letters = ["letter", "consult-note"];
    let kind = want["kind"] == got["kind"]
        || (letters.contains(&text(&want["kind"])) && letters.contains(&text(&got["kind"])));
    let date = want["date"] == got["date"];
    vec![
        status,
        outcome("kind", kind, &got["kind"], "kind"),
        outcome("date", date, &got["date"], "date"),
    ]
}

fn status_fits(want: &Value, got: &Value, expected: &Value, case: &Case<'_>) -> bool {
    let (wanted, given) = (text(&want["status"]), text(&got["status"]));
    if wanted == given {
        return true;
    }
    let path = text(&got["path"]);
    let damaged = list(expected, "findings").iter().any(|f| {
        text(&f["code"]) == "document.damaged" && near(text(&f["path"]), text(&want["path"]))
    });
    match (wanted, given) {
        ("ignored", "read") => !case.facts.iter().any(|f| case.stands_in(f).contains(&path)),
        ("not-read" | "partly-read", "not-read" | "partly-read") => damaged,
        // Either one of two equal copies may be the duplicate.
        ("read", "duplicate") => {
            let original = case.path(&got["duplicate_of"]);
            list(expected, "documents")
                .iter()
                .any(|d| text(&d["path"]) == original && text(&d["status"]) == "duplicate")
        }
        ("duplicate", "read") => case
            .documents
            .iter()
            .any(|d| text(&d["status"]) == "duplicate" && case.path(&d["duplicate_of"]) == path),
        _ => false,
    }
}

/// How a fact came to be written, which says how hard it is to read.
fn writing(path: &str, expected: &Value, case: &Case<'_>) -> &'static str {
    let listed = list(expected, "documents").iter().find(|d| text(&d["path"]) == path);
    let recognised = || {
        case.facts
            .iter()
            .flat_map(|f| list(f, "sources"))
            .any(|s| !s["confidence"].is_null() && case.path(&s["document"]) == path)
    };
    match listed.map_or("", |d| text(&d["format"])) {
        "c-cda" | "fhir" | "dicom" => "structured",
        "image" => "picture",
        "pdf" if path.to_lowercase().contains("scan") || recognised() => "picture",
        _ if path.ends_with(".csv") || path.ends_with(".tsv") => "table",
        _ => "prose",
    }
}

/// A fact is met where the case states it at all; that it is shown in this paper is a part of its own.
fn fact(want: &Value, expected: &Value, case: &Case<'_>) -> Vec<Outcome> {
    let path = text(&want["path"]);
    let same: Vec<_> = case.facts.iter().filter(|f| states(want, f, either_holds)).collect();
    let placed = same.iter().any(|f| case.stands_in(f).iter().any(|p| near(path, p)));
    let what = format!("{} {} in {path}", text(&want["kind"]), want["value"]);
    vec![
        Outcome {
            part: format!("facts: {}", writing(path, expected, case)),
            met: !same.is_empty(),
            what: what.clone(),
        },
        Outcome { part: "facts shown in the paper named".to_owned(), met: placed, what },
    ]
}

fn must_not(want: &Value, case: &Case<'_>) -> Outcome {
    let stated =
        case.facts.iter().find(|f| states(want, f, |forbidden, got| holds(got, forbidden)));
    let at = stated.map(|f| {
        let source = &f["sources"][0];
        format!(
            "; stated as {} in {} “{}” by {}",
            f["value"],
            case.path(&source["document"]),
            text(&source["quote"]).chars().take(80).collect::<String>(),
            text(&f["rule"])
        )
    });
    Outcome {
        part: "must not be stated".to_owned(),
        met: stated.is_none(),
        what: format!(
            "{} {} ({}){}",
            text(&want["kind"]),
            want["value"],
            text(&want["why"]),
            at.unwrap_or_default()
        ),
    }
}

fn conflict(want: &Value, case: &Case<'_>) -> Outcome {
    let about = text(&want["about"]);
    let met = case.findings.iter().any(|f| {
        let code = text(&f["code"]);
        let right = match about {
            "identity" => code.starts_with("identity."),
            _ => code.strip_prefix("conflict.") == Some(about),
        };
        right
            && list(want, "paths").iter().any(|p| case.is_about(f).iter().any(|q| near(text(p), q)))
    });
    Outcome { part: "conflicts".to_owned(), met, what: format!("{about}: {}", want["paths"]) }
}

/// Of each kind of contradiction that is not expected there is none.
fn no_other_conflict(expected: &Value, case: &Case<'_>) -> Vec<Outcome> {
    let abouts: BTreeSet<&str> =
        case.findings.iter().filter_map(|f| text(&f["code"]).strip_prefix("conflict.")).collect();
    let expected: BTreeSet<&str> =
        list(expected, "conflicts").iter().map(|c| text(&c["about"])).collect();
    let false_ones: Vec<&str> = abouts.difference(&expected).copied().collect();
    let what = false_ones.join(", ");
    vec![Outcome { part: "no false conflicts".to_owned(), met: false_ones.is_empty(), what }]
}

fn finding(want: &Value, case: &Case<'_>) -> Outcome {
    let (code, path) = (text(&want["code"]), text(&want["path"]));
    let met = case
        .findings
        .iter()
        .any(|f| text(&f["code"]) == code && case.is_about(f).iter().any(|q| near(path, q)));
    Outcome { part: "findings".to_owned(), met, what: format!("{code} of {path}") }
}

fn missing(want: &Value, case: &Case<'_>) -> Outcome {
    let item = text(&want["item"]);
    let met = list(case.whole, "missing").iter().any(|m| text(&m["item"]) == item);
    Outcome { part: "missing".to_owned(), met, what: item.to_owned() }
}

/// Whether a fact of the case states every key that is written in the expectation.
fn states(want: &Value, fact: &Value, words: impl Fn(&str, &str) -> bool) -> bool {
    let Some(keys) = want["value"].as_object() else { return false };
    want["kind"] == fact["kind"]
        && keys.iter().filter(|(_, v)| !v.is_null()).all(|(key, value)| {
            let got = if key == "date" { &fact["date"] } else { &fact["value"][key.as_str()] };
            same(key, value, got, &words)
        })
}

fn same(key: &str, want: &Value, got: &Value, words: &impl Fn(&str, &str) -> bool) -> bool {
    if let (Some(want), Some(got)) = (number(want), number(got)) {
        return (want - got).abs() <= 0.01 * want.abs().max(1.0);
    }
    if let Some(agents) = want.as_array() {
        let given = list_text(got);
        return agents.iter().all(|a| holds(&given, text(a)));
    }
    let (want, got) = (text(want), text(got));
    match key {
        "t" | "n" | "m" => category(want) == category(got),
        "date" => !got.is_empty() && (want.starts_with(got) || got.starts_with(want)),
        "side" | "basis" | "status" | "result" | "class" | "icd_o_3" | "loinc" => {
            want.eq_ignore_ascii_case(got)
        }
        // A unit such as `%` has no words.
        _ => !want.is_empty() && want == got || words(want, got),
    }
}

/// A number, or a string that is one.
fn number(value: &Value) -> Option<f64> {
    value.as_f64().or_else(|| value.as_str()?.trim().parse().ok())
}

/// `pT3`, `T3` and `T3(m)` are one category.
fn category(text: &str) -> String {
    let lower = text.to_lowercase();
    let core = lower.split('(').next().unwrap_or_default().trim();
    core.trim_start_matches(['p', 'c', 'y', 'r', 'a']).to_owned()
}

/// Whether one text has the other's words in a row, whichever is longer.
fn either_holds(a: &str, b: &str) -> bool {
    holds(a, b) || holds(b, a) || same_words(a, b)
}

/// Whether `text` has the words of `part` in a row.
fn holds(text: &str, part: &str) -> bool {
    let (text, part) = (plain(text), plain(part));
    !part.is_empty() && format!(" {text} ").contains(&format!(" {part} "))
}

/// Whether every word of the shorter stands in the longer: `Ferdinand O Puddlewick`, `Puddlewick, Ferdinand`.
fn same_words(a: &str, b: &str) -> bool {
    let (a, b) = (plain(a), plain(b));
    let (a, b): (Vec<_>, Vec<_>) = (a.split(' ').collect(), b.split(' ').collect());
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    short.len() > 1 && short.iter().all(|w| long.contains(w))
}

/// Lower case, single blanks, no punctuation but what stands in numbers and codes.
fn plain(text: &str) -> String {
    let kept: String = text
        .to_lowercase()
        .chars()
        .map(|c| if c.is_alphanumeric() || matches!(c, '.' | '+') { c } else { ' ' })
        .collect();
    let words = kept.split_whitespace().map(|w| w.trim_matches('.')).filter(|w| !w.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// One path, or one inside the other: a member and its archive, a study and a file of it.
fn near(a: &str, b: &str) -> bool {
    let inside = |outer: &str, inner: &str| {
        inner
            .strip_prefix(outer)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(['!', '/']))
    };
    !a.is_empty() && !b.is_empty() && (inside(a, b) || inside(b, a) || attachment_of_one(a, b))
}

/// Two pointers into the same C-CDA document.
fn attachment_of_one(a: &str, b: &str) -> bool {
    match (a.split_once("!/"), b.split_once("!/")) {
        (Some((a, rest)), Some((b, _))) => a == b && rest.starts_with("ClinicalDocument"),
        _ => false,
    }
}

fn list<'a>(value: &'a Value, name: &str) -> &'a [Value] {
    value[name].as_array().map_or(&[], Vec::as_slice)
}

fn list_text(value: &Value) -> String {
    match value {
        Value::Array(all) => all.iter().map(text).collect::<Vec<_>>().join(" ; "),
        _ => text(value).to_owned(),
    }
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}
