//! The stage as stated: T, N and M, the stage group, system and edition. Never computed.
//!
//! *Reads* codes with a prefix anywhere, codes without one in a run (`T3 N0 M0`) or beside words of
//! staging, ticked lines, lists that print only the chosen lines.
//! *Leaves unread* empty boxes, legends, lists of all options, block keys (`T1-4`), imaging sequences,
//! stages of relatives and of second tumours that are named as such.

mod group;
mod letters;

use std::ops::Range;
use std::sync::LazyLock;

use knowledge::vocabulary::discourse::{SectionKind, TriggerKind};
use record::{Observation, Quantity, Stage, StageBasis, Value};
use regex::Regex;

use super::super::{Found, Genre, Text};
use super::site;
use letters::{Letter, Mention, mentions};

pub(super) fn read(text: &Text<'_>, found: &mut Vec<Found>) {
    let all = mentions(text.view.cased());
    let mut kept = in_company(text, all);
    drop_alternatives(text, &mut kept);
    drop_option_lists(text, &mut kept);
    drop_definitions(text, &mut kept);
    kept.retain(|mention| !damaged(text, mention, found));
    let mut stages = joined(text, &kept);
    group::read(text, &mut stages);
    group::limited_or_extensive(text, &mut stages);
    drop_requested(text, &mut stages);
    set_others_apart(text, &mut stages, found);
    set_told_in_passing_apart(text, &mut stages, found);
    for stage in stages {
        found.push(stage.found());
    }
}

/// Whether text recognition made something else of it: `(pNI)` behind "metastasis" is the heading
/// `(pM)`; a stroke read as 1 in the prostate was a 3, for there a specimen has no pT1.
fn damaged(text: &Text<'_>, mention: &Mention, found: &[Found]) -> bool {
    if mention.clean {
        return false;
    }
    let before = text.view.low(mention.range.start.saturating_sub(24)..mention.range.start);
    let after = text.view.low(mention.range.end..mention.range.end + 3);
    let heading = before.ends_with('(')
        && after.trim_start_matches(' ').starts_with(')')
        && ["metastas", "nodes", "tumor"].iter().any(|w| before.contains(w));
    let impossible = mention.letter == Letter::T
        && mention.major() == "T1"
        && mention.prefix == "p"
        && site_of(found).is_some_and(|code| code.starts_with("C61"));
    heading || impossible
}

fn site_of(found: &[Found]) -> Option<&str> {
    found.iter().find_map(|f| match &f.value {
        Value::Site(site) => site.icd_o_3.as_deref(),
        _ => None,
    })
}

/// What the request or the list of specimens says of the stage gives way to what the report finds.
fn drop_requested(text: &Text<'_>, stages: &mut Vec<Draft>) {
    let requested = |stage: &Draft| {
        let at = stage.start().unwrap_or_default();
        let section = text.section(&(at..at));
        text.genre == Genre::Pathology
            && matches!(section, SectionKind::Specimen | SectionKind::Gross)
    };
    if stages.iter().any(|s| s.value.t.is_some() && !requested(s)) {
        stages.retain(|s| s.value.t.is_none() || !requested(s));
    }
}

/// Where two tumours are staged, that of the document's leading organ is the stage; the other's is kept
/// apart, as it is printed.
fn set_others_apart(text: &Text<'_>, stages: &mut Vec<Draft>, found: &mut Vec<Found>) {
    let own = site_of(found).map(|code| site::organ_of(code).to_owned());
    let mut starts: Vec<usize> = stages.iter().filter_map(Draft::start).collect();
    starts.sort_unstable();
    let other = |stage: &Draft| {
        let at = stage.start()?;
        let earlier = starts.get(..starts.partition_point(|s| *s < at)).unwrap_or_default();
        let before = earlier.last().copied();
        // The first list of a report is its main tumour's, whatever is named in it.
        let listed = || before.and_then(|before| organ_of_list(text, before..at));
        let named = organ_above(text, at).or_else(listed);
        let elsewhere = own.is_some() && named.is_some_and(|organ| Some(organ) != own);
        Some(elsewhere || of_second_tumour(text, at))
    };
    let others: Vec<bool> = stages.iter().map(|s| other(s).unwrap_or(false)).collect();
    let main_is_staged = stages.iter().zip(&others).any(|(s, other)| !other && s.value.t.is_some());
    if !main_is_staged {
        return;
    }
    let mut own_stages = stages.iter().zip(&others).filter(|(_, other)| !**other);
    let main = own_stages.find_map(|(stage, _)| stage.value.t.clone());
    let mut others = others.into_iter();
    stages.retain(|stage| {
        let another = stage.value.t.is_some() && stage.value.t != main;
        let apart = others.next().unwrap_or(false) && another;
        if apart {
            found.extend(as_printed(text, stage, "stage of another tumor", "stage.another-tumor"));
        }
        !apart
    });
}

/// A stage that is kept apart from the tumour's, in the words in which it is printed.
fn as_printed(text: &Text<'_>, stage: &Draft, name: &str, rule: &'static str) -> Option<Found> {
    let place = stage.places.first()?;
    let words = text.view.written(place.clone());
    let value = Observation {
        name: name.to_owned(),
        value: Some(Quantity::Words(words.split_whitespace().collect::<Vec<_>>().join(" "))),
        ..Observation::default()
    };
    Some(Found::new(value, rule, place.clone()).doubted(stage.doubt.clone()))
}

/// `invades the submucosa (pT1)` in a description or comment, where the report says nothing else of a stage:
/// what one finding would be, not the stage that the pathologist settled on.
fn set_told_in_passing_apart(text: &Text<'_>, stages: &mut Vec<Draft>, found: &mut Vec<Found>) {
    use SectionKind::{Comment, Gross, Microscopic, Specimen};
    let in_passing = |stage: &Draft| {
        let at = stage.start().unwrap_or_default();
        let value = &stage.value;
        let alone = value.n.is_none() && value.m.is_none() && value.group.is_none();
        alone && matches!(text.section(&(at..at)), Comment | Gross | Microscopic | Specimen)
    };
    if text.genre != Genre::Pathology || !stages.iter().all(in_passing) {
        return;
    }
    for stage in stages.drain(..) {
        found.extend(as_printed(text, &stage, "stage named in passing", "stage.in-passing"));
    }
}

/// `incidental`, `second primary`: the words of the clause name another tumour.
fn of_second_tumour(text: &Text<'_>, at: usize) -> bool {
    let clause = text.view.clause(&(at..at));
    let words = text.view.low(clause.start.max(at.saturating_sub(160))..at);
    super::SECOND_TUMOUR.iter().any(|w| words.contains(w))
}

/// The organ that heads the list of features in which a stage stands: its heading (`Radical Prostatectomy
/// Pathologic Checklist`), or a Gleason score, which is of the prostate. `between` begins at the stage before.
fn organ_of_list(text: &Text<'_>, between: Range<usize>) -> Option<String> {
    const LINES: usize = 30;
    const HEAD: usize = 60;
    const OF_A_LIST: &[&str] = &[
        "synoptic",
        "checklist",
        "summary",
        "tumor",
        "primary",
        "carcinoma",
        "staging",
        "cancer",
        "pathologic",
        "resection",
        "ectomy",
    ];
    const OF_A_FEATURE: &[&str] =
        &["margin", "node", "invasion", "extension", "involve", "negative", "free", "confined"];
    let number = text.view.line_at(between.end);
    (number.saturating_sub(LINES)..number).rev().find_map(|n| {
        let line = text.view.lines().get(n).filter(|l| l.start > between.start)?;
        let words = text.view.plain().get(line.clone())?;
        if words.contains("gleason") {
            return Some("C61".to_owned());
        }
        let head = words.trim_end();
        let heads = head.ends_with(':') || OF_A_LIST.iter().any(|w| head.contains(w));
        if head.len() > HEAD || !heads || OF_A_FEATURE.iter().any(|w| head.contains(w)) {
            return None;
        }
        let hit = text.words.sites.find(words).next()?;
        let entry = text.words.sites.entry(hit.entry)?;
        let opens = hit.range.start < 12;
        (opens && !site::spread_only(entry)).then(|| site::organ_of(&entry.code).to_owned())
    })
}

/// The organ that heads the lines in which a stage stands: `PROSTATE: pT2c N0 MX`.
fn organ_above(text: &Text<'_>, at: usize) -> Option<String> {
    const LINES: usize = 2;
    const LABEL: usize = 40;
    let last_organ = |words: &str| {
        let hit = text.words.sites.find(words).last()?;
        let entry = text.words.sites.entry(hit.entry)?;
        (!site::spread_only(entry)).then(|| site::organ_of(&entry.code).to_owned())
    };
    let number = text.view.line_at(at);
    let own = text.view.lines().get(number)?.start;
    let before = text.view.plain().get(own.max(text.view.floor(at.saturating_sub(20)))..at);
    before.and_then(last_organ).or_else(|| {
        (number.saturating_sub(LINES)..=number).rev().find_map(|n| {
            let line = text.view.lines().get(n)?;
            let end = line.end.min(at.max(line.start));
            let head = text.view.plain().get(line.start..end)?;
            let colon = head.find(':').filter(|colon| *colon <= LABEL)?;
            // `Prostate:` heads what follows, `Distal urethral margin: negative` does not.
            let label = head.get(..colon)?;
            let named = text.words.sites.find(label).last()?.range.len();
            (label.trim().len() <= named + 7).then(|| last_organ(label))?
        })
    })
}

/// A stage being put together.
struct Draft {
    value: Stage,
    places: Vec<Range<usize>>,
    doubt: Option<Range<usize>>,
    rule: &'static str,
}

impl Draft {
    fn start(&self) -> Option<usize> {
        self.places.first().map(|p| p.start)
    }

    fn found(self) -> Found {
        let mut places = self.places.into_iter();
        let first = places.next().unwrap_or_default();
        let mut found = Found::new(self.value, self.rule, first).doubted(self.doubt);
        found.places.extend(places);
        found
    }
}

/// The mentions that are what they look like.
fn in_company(text: &Text<'_>, all: Vec<Mention>) -> Vec<Mention> {
    let mut kept: Vec<Mention> = Vec::new();
    for (number, mention) in all.iter().enumerate() {
        let last = kept.last().filter(|last| adjacent(text, last, mention));
        let next = all
            .get(number + 1)
            .filter(|next| next.letter > mention.letter && adjacent(text, mention, next));
        if believable(text, mention, last, next) && counts(text, &mention.range) {
            kept.push(mention.clone());
        }
    }
    kept
}

/// Whether the two stand in one expression: between them only punctuation, counts, other codes.
fn adjacent(text: &Text<'_>, first: &Mention, second: &Mention) -> bool {
    const GAP: usize = 40;
    let gap = first.range.end..second.range.start;
    if gap.start > gap.end || gap.len() > GAP {
        return false;
    }
    let mut between = text.view.written(gap);
    // A bracket such as `(1/16)` or `(sn)`.
    let rest;
    if let Some(open) = between.find('(')
        && let Some(close) = between[open..].find(')')
    {
        rest = format!("{}{}", &between[..open], &between[open + close + 1..]);
        between = &rest;
    }
    between
        .split([
            ' ', ',', ';', ':', '.', '/', '-', '_', '|', '\n', '\t', '&', '+', '(', ')', '[', ']',
        ])
        .all(code)
}

/// A word that may stand between the letters of a stage: `G2`, `L0`, `V1`, `R0`, `and`, `stage`.
fn code(word: &str) -> bool {
    let bytes = word.as_bytes();
    matches!(word, "" | "and" | "stage" | "p" | "Pn" | "TNM")
        || (bytes.len() <= 4
            && matches!(bytes.first(), Some(b'G' | b'L' | b'V' | b'R' | b'P'))
            && bytes[1..].iter().all(|b| {
                matches!(
                    b,
                    b'0'..=b'4'
                        | b'x'
                        | b'X'
                        | b'O'
                        | b'l'
                        | b'I'
                        | b'n'
                        | b'a'
                        | b'b'
                        | b'L'
                        | b'V'
                        | b'i'
                )
            }))
}

/// Whether a mention is a stage and not a look-alike.
fn believable(
    text: &Text<'_>,
    mention: &Mention,
    last: Option<&Mention>,
    next: Option<&Mention>,
) -> bool {
    let prefixed = !mention.prefix.is_empty();
    let runs = last.is_some_and(|l| l.letter < mention.letter);
    match mention.letter {
        Letter::T if prefixed => {
            mention.prefix.ends_with('p') && joined_up(text, mention)
                || next.is_some()
                || mention.prefix == "c"
                    && text.genre != Genre::Pathology
                    && mention.clean
                    && mention.numbered()
                    && joined_up(text, mention)
                || staging_near(text, mention)
        }
        Letter::T => {
            let firm_next = next.is_some_and(|n| n.clean || n.value == "NX" || after_code(text, n));
            mention.clean && firm_next || staging_near(text, mention) && mention.numbered()
        }
        Letter::N if prefixed && joined_up(text, mention) => {
            mention.prefix.ends_with('p') || runs || next.is_some() || staging_near(text, mention)
        }
        Letter::N => {
            (runs && (mention.clean || mention.value == "NX" || after_code(text, mention)))
                || (mention.clean && staging_near(text, mention))
        }
        // "PM 1" is a block, "pM1: Distant metastasis" often an option: M counts in company only.
        Letter::M => {
            runs && (mention.clean || after_code(text, mention))
                || (mention.prefix.ends_with(['p', 'c'])
                    && mention.clean
                    && distant_label(text, mention))
        }
    }
}

/// Prefix and letter printed as one, or apart within a staging context.
fn joined_up(text: &Text<'_>, mention: &Mention) -> bool {
    let words = text.view.written(mention.range.clone());
    let apart =
        words.get(mention.prefix.len()..).is_some_and(|rest| rest.starts_with([' ', '.', '(']));
    let capital = words.starts_with('P');
    !(apart || capital) || staging_near(text, mention)
}

/// Whether the value is followed by the end of a code and not by words: `NO, MX`, not `NO TUMOR`.
fn after_code(text: &Text<'_>, mention: &Mention) -> bool {
    let after = text.view.written(mention.range.end..mention.range.end + 12);
    let rest = after.trim_start_matches(' ');
    let word: String = rest.chars().take_while(char::is_ascii_alphabetic).collect();
    word.is_empty()
        || rest.len() == after.len()
        || matches!(
            word.as_str(),
            "M" | "Mx"
                | "MX"
                | "MO"
                | "Mo"
                | "pM"
                | "pMx"
                | "pMX"
                | "R"
                | "RO"
                | "V"
                | "L"
                | "G"
                | "LO"
                | "VO"
                | "Stage"
                | "AJCC"
                | "stage"
                | "M0"
                | "L0"
        )
}

/// Whether words of staging stand close before the mention.
fn staging_near(text: &Text<'_>, mention: &Mention) -> bool {
    const BEFORE: usize = 90;
    const WORDS: &[&str] = &[
        "stag",
        "tnm",
        "ajcc",
        "uicc",
        "classif",
        "primary tumor",
        "primary tumour",
        "regional lymph",
        "(pt)",
        "(pn)",
        "ptn",
    ];
    let start = mention.range.start;
    let before = text.view.low(start.saturating_sub(BEFORE)..start);
    // Not over a blank line.
    let before = before.rsplit("\n\n").next().unwrap_or_default();
    WORDS.iter().any(|word| before.contains(word))
}

/// Whether the line is the one on distant metastasis and says this and nothing else.
fn distant_label(text: &Text<'_>, mention: &Mention) -> bool {
    let line =
        text.view.lines().get(text.view.line_at(mention.range.start)).cloned().unwrap_or_default();
    let before = text.view.low(line.start..mention.range.start);
    let ticked = text.checklist.ticked(&mention.range) == Some(true);
    ticked
        || before.contains("distant metast")
        || before.contains("m stage")
        || (mention.value == "M0" && staging_near(text, mention))
}

/// Whether a stage in this place is the patient's and current.
fn counts(text: &Text<'_>, at: &Range<usize>) -> bool {
    if text.mute(at) {
        return false;
    }
    let section = text.section(at);
    if text.genre == Genre::Pathology
        && matches!(
            section,
            SectionKind::History | SectionKind::Intraoperative | SectionKind::Procedure
        )
    {
        return false;
    }
    if matches!(section, SectionKind::FamilyHistory) {
        return false;
    }
    let meant = text.meant(at);
    !(meant.is(TriggerKind::Family)
        || meant.is(TriggerKind::OtherPerson)
        || meant.is(TriggerKind::Conditional))
}

/// `(pT1 and pT2 tumors)`: a label that names several values states none.
fn drop_alternatives(text: &Text<'_>, mentions: &mut Vec<Mention>) {
    let joined = |a: &Mention, b: &Mention| {
        let between = text.view.low(a.range.end..b.range.start);
        a.letter == b.letter
            && a.value != b.value
            && a.range.end <= b.range.start
            && between.len() < 6
            && matches!(
                between.trim_matches([' ', ',']),
                "and" | "or" | "/" | "&" | "to" | "-" | "vs"
            )
    };
    let dropped: Vec<bool> = (0..mentions.len())
        .map(|i| {
            let before = i.checked_sub(1).and_then(|b| mentions.get(b));
            let (this, after) = (mentions.get(i), mentions.get(i + 1));
            before.zip(this).is_some_and(|(a, b)| joined(a, b))
                || this.zip(after).is_some_and(|(a, b)| joined(a, b))
        })
        .collect();
    let mut dropped = dropped.into_iter();
    mentions.retain(|_| !dropped.next().unwrap_or(false));
}

/// Lists that print every option: nothing is stated but by a tick. Lists that print the chosen lines
/// only have one value, or a value and its parent (`pT2`, `pT2c`).
fn drop_option_lists(text: &Text<'_>, mentions: &mut Vec<Mention>) {
    const NEAR: usize = 420;
    for letter in [Letter::T, Letter::N, Letter::M] {
        let options: Vec<usize> = (0..mentions.len())
            .filter(|&i| {
                mentions.get(i).is_some_and(|m| m.letter == letter && option_line(text, m))
            })
            .collect();
        let mut dropped = Vec::new();
        let mut cluster: Vec<usize> = Vec::new();
        for &option in options.iter().chain([&usize::MAX]) {
            let near = cluster.last().is_some_and(|&last| {
                let (a, b) = (mentions.get(last), mentions.get(option));
                a.zip(b).is_some_and(|(a, b)| b.range.start - a.range.start < NEAR)
            });
            if !near {
                dropped.extend(undecided(text, mentions, &cluster));
                cluster.clear();
            }
            cluster.push(option);
        }
        dropped.sort_unstable();
        for index in dropped.into_iter().rev() {
            if index < mentions.len() {
                mentions.remove(index);
            }
        }
    }
}

/// `(T1a: not > 4 cm; T1b: not > 7 cm; T2a: …)`: three values of one letter in a row, each followed by what
/// it means, are a legend; `rather than pT3b` names what it is not.
fn drop_definitions(text: &Text<'_>, mentions: &mut Vec<Mention>) {
    const NEAR: usize = 200;
    let mut dropped: Vec<Range<usize>> = Vec::new();
    let defined = |m: &Mention| {
        let after = text.view.low(m.range.end..m.range.end + 3);
        after.trim_start_matches(' ').starts_with([':', '='])
            && text.checklist.ticked(&m.range) != Some(true)
    };
    for letter in [Letter::T, Letter::N, Letter::M] {
        let own: Vec<&Mention> = mentions.iter().filter(|m| m.letter == letter).collect();
        for three in own.windows(3) {
            let [a, b, c] = three else { continue };
            let near = c.range.start - a.range.start < NEAR;
            let distinct = a.value != b.value && b.value != c.value && a.value != c.value;
            if near && distinct && defined(b) && (defined(a) || defined(c)) {
                dropped.push(a.range.start..c.range.end);
            }
        }
    }
    mentions.retain(|m| {
        let before = text.view.low(m.range.start.saturating_sub(24)..m.range.start);
        let instead = ["rather than", "instead of", "and not", "not a", "versus"]
            .iter()
            .any(|w| before.trim_end().trim_end_matches(" a").ends_with(w));
        !instead && !dropped.iter().any(|d| d.contains(&m.range.start))
    });
}

/// Of a list of options of one letter, those that are not stated.
fn undecided(text: &Text<'_>, mentions: &[Mention], cluster: &[usize]) -> Vec<usize> {
    let values: Vec<&Mention> = cluster.iter().filter_map(|&i| mentions.get(i)).collect();
    let Some(first) = values.first() else { return Vec::new() };
    if values.iter().all(|m| m.value == first.value) {
        return Vec::new();
    }
    let ticked: Vec<usize> = cluster
        .iter()
        .copied()
        .filter(|&i| mentions.get(i).is_some_and(|m| tick(text, m)))
        .collect();
    if let [chosen] = ticked[..] {
        return cluster.iter().copied().filter(|&i| i != chosen).collect();
    }
    let one_major = values.iter().all(|m| m.major() == first.major());
    if one_major && values.len() == 2 {
        // A parent and its child, both printed because both are chosen.
        let longest = cluster.iter().copied().max_by_key(|&i| {
            mentions.get(i).map(|m| (m.value.len(), m.value.clone())).unwrap_or_default()
        });
        return cluster.iter().copied().filter(|&i| Some(i) != longest).collect();
    }
    cluster.to_vec()
}

/// Whether the mention opens its line and a description follows: `pT3: Tumor invades …`.
fn option_line(text: &Text<'_>, mention: &Mention) -> bool {
    let line =
        text.view.lines().get(text.view.line_at(mention.range.start)).cloned().unwrap_or_default();
    let before = text.view.low(line.start..mention.range.start);
    let lead = before.trim_matches(|c: char| !c.is_ascii_alphanumeric());
    let opens = lead.len() <= 1;
    let after = text.view.low(mention.range.end..line.end.min(mention.range.end + 80));
    let words = after
        .split([' ', ':', '-', '(', '.', ',', '*', ')', ';'])
        .filter(|w| w.len() > 1 && w.bytes().all(|b| b.is_ascii_alphabetic()))
        .filter(|w| !matches!(*w, "pnx" | "pmx" | "nx" | "mx" | "no" | "pno" | "mo"))
        .count();
    opens && words >= 2
}

/// Whether the option carries a mark of choice.
fn tick(text: &Text<'_>, mention: &Mention) -> bool {
    if let Some(ticked) = text.checklist.ticked(&mention.range) {
        return ticked;
    }
    let line =
        text.view.lines().get(text.view.line_at(mention.range.start)).cloned().unwrap_or_default();
    let before = text.view.low(line.start..mention.range.start);
    matches!(
        before.trim_matches([' ', '\t', '*', '-', '_', '.']),
        "x" | "v" | "[x" | "(x)" | "✓" | "√" | "\\/"
    )
}

/// Puts letters of one expression into one stage; a letter that stands alone joins the stage of its
/// synoptic list where that lacks it.
fn joined(text: &Text<'_>, mentions: &[Mention]) -> Vec<Draft> {
    let mut stages: Vec<Draft> = Vec::new();
    let mut run: Vec<&Mention> = Vec::new();
    for mention in mentions {
        let goes_on = run
            .last()
            .is_some_and(|last| last.letter < mention.letter && adjacent(text, last, mention));
        if !goes_on {
            stages.extend(draft(text, &run));
            run.clear();
        }
        run.push(mention);
    }
    stages.extend(draft(text, &run));
    stages
}

fn draft(text: &Text<'_>, run: &[&Mention]) -> Option<Draft> {
    let (first, last) = (run.first()?, run.last()?);
    let place = first.range.start..last.range.end;
    let of = |letter| run.iter().find(|m| m.letter == letter);
    let value_of = |letter| of(letter).map(|m| m.value.clone());
    let modifiers: Vec<String> = [Letter::T, Letter::N, Letter::M]
        .into_iter()
        .filter_map(of)
        .filter(|m| !m.modifiers.is_empty())
        .map(|m| format!("{}{}", m.value.get(..1).unwrap_or_default(), m.modifiers))
        .collect();
    let (system, edition) = edition(text, &place);
    let value = Stage {
        basis: basis(text, run, &place),
        t: value_of(Letter::T),
        n: value_of(Letter::N),
        m: value_of(Letter::M),
        group: None,
        system,
        edition,
        modifiers: (!modifiers.is_empty()).then(|| modifiers.join(" ")),
    };
    let doubt = text.meant(&place).doubt;
    let mut draft = Draft { value, places: vec![place], doubt, rule: "stage.tnm" };
    if run.len() > 1
        && let Some((group, at)) = group::bare(text, last.range.end)
    {
        draft.value.group = Some(group);
        draft.places.push(at);
    }
    Some(draft)
}

/// What the stage was read from: the first prefix, else the words around it.
fn basis(text: &Text<'_>, run: &[&Mention], place: &Range<usize>) -> Option<StageBasis> {
    let prefix = run.iter().map(|m| m.prefix.as_str()).find(|p| !p.is_empty());
    match prefix {
        Some(p) if p.contains('y') => return Some(StageBasis::PostTherapy),
        Some("p") if described_as_treated(text, place) => return Some(StageBasis::PostTherapy),
        Some(p) if p.ends_with('c') => return Some(StageBasis::Clinical),
        Some(_) => return Some(StageBasis::Pathological),
        None => {}
    }
    let before = text.view.low(place.start.saturating_sub(120)..place.start);
    let clinical = before.rfind("clinical").into_iter().chain(before.rfind("imaging")).max();
    let pathological = before
        .rfind("patholog")
        .into_iter()
        .chain(before.rfind("ptnm"))
        .chain(before.rfind("p tnm"))
        .chain(before.rfind("(pt)"))
        .max();
    match (clinical, pathological) {
        (Some(c), Some(p)) if c > p => Some(StageBasis::Clinical),
        (_, Some(_)) => Some(StageBasis::Pathological),
        (Some(_), None) => Some(StageBasis::Clinical),
        (None, None) if text.genre == Genre::Pathology => Some(StageBasis::Pathological),
        (None, None) => None,
    }
}

/// `TNM Descriptors: y (post-treatment)` above `pT3`.
fn described_as_treated(text: &Text<'_>, place: &Range<usize>) -> bool {
    static TREATED: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"descriptors?[^\n]{0,40}?[ :\t](?:\[x\] ?)?(?P<y>y)(?: ?\(|[ ,;\n]|$)")
            .expect("a pattern")
    });
    const ABOVE: usize = 300;
    /// An open box before the letter: `[ ] y`.
    const OPEN: &[&str] = &["[ ]", "[]", "( )", "()", "_", "☐", "□"];
    let above = text.view.low(place.start.saturating_sub(ABOVE)..place.start);
    TREATED.captures_iter(above).filter_map(|hit| Some((hit.get(0)?, hit.name("y")?))).any(
        |(hit, y)| {
            let at = place.start.saturating_sub(ABOVE) + hit.start();
            let before = above.get(..y.start()).unwrap_or_default().trim_end();
            !text.mute(&(at..at + hit.len())) && !OPEN.iter().any(|open| before.ends_with(open))
        },
    )
}

/// System and edition as named beside the stage: `AJCC`, `AJCC 8`.
fn edition(text: &Text<'_>, place: &Range<usize>) -> (Option<String>, Option<String>) {
    group::edition_near(text, place)
}
