//! Results of tests in a letter's short words: `ER+/PR-`, `pMMR`, genes with what was found, results not
//! there yet.

use std::ops::Range;
use std::sync::LazyLock;

use knowledge::vocabulary::oncology::Marker;
use record::Element;
use regex::Regex;

use super::Letter;
use super::speech::How;

pub(super) fn read(letter: &mut Letter<'_>) {
    short(letter);
    scores(letter);
    chromosomes(letter);
    genes(letter);
    serum(letter);
    normal(letter);
    waiting(letter);
}

static LEVEL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^[^.;:0-9]{0,34}?(?:of (?:january|february|march|april|may|june|july|august|september|october|november|december) [0-9]{1,2},? ?(?:[0-9]{4} )?)?[^.;:0-9]{0,20}?(?:from [0-9][0-9.,]* ?(?:[a-z/]+ )?to )?(?P<v>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+(?:\.[0-9]+)?)(?P<unit> ?(?:ng/ml|ug/l|mcg/l|u/ml|ku/l|iu/ml|iu/l|u/l))?")
        .expect("a pattern")
});

/// The markers of a sort that the letter names, each with its place.
fn named(letter: &Letter<'_>, wanted: impl Fn(&Marker) -> bool) -> Vec<(Range<usize>, String)> {
    let hits = letter.text.words.biomarkers.find(letter.plain());
    hits.filter(|hit| wanted(hit.marker)).map(|hit| (hit.range, hit.marker.name.clone())).collect()
}

/// "PSA rose from 4.1 to 5.8 ng/mL", "the CA 19-9 of August 10 was 412 kU/L".
fn serum(letter: &mut Letter<'_>) {
    let plain = letter.plain();
    let hits = named(letter, |marker| marker.serum && marker.name != "LDH");
    for (at, name) in hits {
        if known(letter, &name) || letter.speech.is_aside(&at) {
            continue;
        }
        let end = plain.floor_char_boundary((at.end + 90).min(plain.len()));
        let after = plain.get(at.end..end).unwrap_or_default();
        let Some(hit) = LEVEL.captures(after) else { continue };
        let (Some(whole), Some(v)) = (hit.get(0), hit.name("v")) else { continue };
        let changed = ["from ", "was ", "is ", "of ", " to ", " at ", "now "]
            .iter()
            .any(|w| whole.as_str().contains(w));
        if hit.name("unit").is_none() && !changed {
            continue;
        }
        let Ok(number) = v.as_str().replace(',', "").parse::<f64>() else { continue };
        let quoted = letter.speech.is_quoted(&at);
        let place = at.start..at.end + whole.end();
        letter.say(Element::Biomarkers, &place, How { quoted, ..How::STATED }, |p| {
            p.key = name;
            p.numbers = vec![number];
        });
    }
}

static SHORT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)(?:(?P<name>er|pr|pgr|her2|hr|p16|hpv)[ -]?(?P<sign>\+|positive|pos(?-u:\b)|-(?:[ /,.;)]|negative|$))|(?P<mmr>pmmr|dmmr|mss(?-u:\b)|msi-h|msi-high|mismatch repair (?:is |proteins? (?:are |is )?|status is )?(?:intact|proficient|deficient|lost)|(?:intact|proficient|deficient) mismatch repair|microsatellite stable|mmr[- ](?:is |proteins )?(?:intact|proficient|deficient))|(?P<tn>triple[- ]negative)|(?P<hormone>hormone[- ]receptor[- ]positive))")
        .expect("a pattern")
});

fn known(letter: &Letter<'_>, name: &str) -> bool {
    letter
        .opinion
        .of(Element::Biomarkers)
        .any(|p| p.key.starts_with(name) && (!p.value.is_empty() || !p.numbers.is_empty()))
}

fn put(letter: &mut Letter<'_>, at: &Range<usize>, name: &str, value: &str) {
    if known(letter, name) || letter.speech.is_aside(at) {
        return;
    }
    let quoted = letter.speech.is_quoted(at);
    letter.say(Element::Biomarkers, at, How { quoted, ..How::STATED }, |p| {
        p.key = name.to_owned();
        p.value = value.to_owned();
    });
}

fn short(letter: &mut Letter<'_>) {
    let hits: Vec<_> = SHORT.captures_iter(letter.plain()).collect();
    for hit in hits {
        let Some(whole) = hit.get(0) else { continue };
        let at = whole.range();
        if let (Some(name), Some(sign)) = (hit.name("name"), hit.name("sign")) {
            let positive = sign.as_str().starts_with(['+', 'p']);
            let value = if positive { "positive" } else { "negative" };
            let name = match name.as_str() {
                "hr" | "er" => "ER".to_owned(),
                "pr" | "pgr" => "PR".to_owned(),
                "p16" => "p16".to_owned(),
                other => other.to_uppercase(),
            };
            put(letter, &at, &name, value);
        } else if let Some(mmr) = hit.name("mmr") {
            let words = mmr.as_str();
            let lost = ["dmmr", "msi-h", "deficient", "lost"].iter().any(|w| words.contains(w));
            put(letter, &at, "MMR", if lost { "deficient" } else { "proficient" });
        } else if hit.name("tn").is_some() {
            for name in ["ER", "PR", "HER2"] {
                put(letter, &at, name, "negative");
            }
        } else if hit.name("hormone").is_some() {
            put(letter, &at, "ER", "positive");
        }
    }
}

static SCORE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)her-?2(?:/neu)?(?: ?\(?ihc\)?| by ihc| score| is| was| of|:|=){0,3} (?:ihc )?(?P<her2>[0-3])(?P<plus>\+)?(?:[ ,;.)\n]|$)|pd-?l1[^.;,]{0,24}?(?P<how>cps|tps|combined positive score|tumou?r proportion score)\)?(?: of| is| was|:|=|,|\(){0,2} ?(?P<n>[<>]? ?[0-9]{1,3})|(?P<how2>cps|tps)(?: of| is|:|=){0,2} (?P<n2>[<>]? ?[0-9]{1,3})")
        .expect("a pattern")
});

/// `HER2 0`, `PD-L1 CPS 3`, `CPS of 12`.
fn scores(letter: &mut Letter<'_>) {
    let hits: Vec<_> = SCORE.captures_iter(letter.plain()).collect();
    for hit in hits {
        let Some(whole) = hit.get(0) else { continue };
        let at = whole.range();
        if let Some(score) = hit.name("her2") {
            // "HER2 2 of 3 tests": a score without its sign is told by 0 only.
            let value = match (score.as_str(), hit.name("plus")) {
                ("0", _) | ("1", Some(_)) => "negative",
                ("2", Some(_)) => "equivocal",
                ("3", Some(_)) => "positive",
                _ => continue,
            };
            put(letter, &at, "HER2", value);
            continue;
        }
        let how = hit.name("how").or(hit.name("how2")).map_or("", |h| h.as_str());
        let name = if how.starts_with('c') { "PD-L1 CPS" } else { "PD-L1" };
        let digits = hit.name("n").or(hit.name("n2")).map_or("", |n| n.as_str());
        let Ok(number) = digits.trim_start_matches(['<', '>', ' ']).parse::<f64>() else {
            continue;
        };
        let known = letter.opinion.of(Element::Biomarkers).any(|p| p.key == name);
        if known || letter.speech.is_aside(&at) {
            continue;
        }
        let quoted = letter.speech.is_quoted(&at);
        letter.say(Element::Biomarkers, &at, How { quoted, ..How::STATED }, |p| {
            p.key = name.to_owned();
            p.numbers = vec![number];
        });
    }
}

static NORMAL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^[ ,()/&a-zβ-]{0,60}?[ (](?:is|are|was|were|all|both|remain|remained|came back)?:? ?(?:all |both |entirely |still )?(?:normal|wnl|within normal limits|unremarkable|not raised|not elevated)(?-u:\b)")
        .expect("a pattern")
});

/// "His AFP, HCG and LDH were normal".
fn normal(letter: &mut Letter<'_>) {
    let plain = letter.plain();
    for (at, name) in named(letter, |marker| marker.serum) {
        let Some(end) = letter.speech.statement(at.start).map(|s| s.range.end) else { continue };
        let to = plain.floor_char_boundary((at.end + 90).min(end).max(at.end));
        let after = plain.get(at.end..to).unwrap_or_default();
        // "AFP high, hCG and LDH normal" says so of the others only.
        const NOT: &[&str] = &["not normal", "high", "raised", "elevated", "rose", "rising", "up "];
        let is_normal = NORMAL.find(after).is_some_and(|found| {
            let said = found.as_str();
            !NOT.iter().any(|w| said.contains(w)) || said.contains("not raised")
        });
        if is_normal && !letter.text.meant(&at).dead() {
            put(letter, &at, &name, "normal");
        }
    }
}

/// A change of chromosomes that is named is there, one after "no" is not: `FISH t(11;14), no del17p`.
fn chromosomes(letter: &mut Letter<'_>) {
    const CHANGES: &[&str] = &["t(", "del(", "inv(", "trisomy", "monosomy", "1q gain"];
    const OPEN: &[&str] = &[
        "pending",
        "test",
        "fish for",
        "evaluate",
        "await",
        "rule out",
        "check for",
        "if ",
        "whether",
    ];
    const DENIED: &[&str] =
        &["no ", "not ", "without ", "negative for ", "neg for ", "absence of ", "lack of "];
    let plain = letter.plain();
    let hits = named(letter, |marker| CHANGES.iter().any(|c| marker.name.starts_with(c)));
    for (at, name) in hits {
        let Some(statement) = letter.speech.statement(at.start).map(|s| s.range.clone()) else {
            continue;
        };
        let said = plain.get(statement.clone()).unwrap_or_default();
        let before = plain.get(statement.start..at.start).unwrap_or_default();
        let part = before.rsplit([',', ';', ':']).next().unwrap_or_default();
        let part = part.rsplit(" with ").next().unwrap_or_default();
        let end = plain.floor_char_boundary((at.end + 24).min(statement.end).max(at.end));
        let after = plain.get(at.end..end).unwrap_or_default();
        let after = after.split([',', ';']).next().unwrap_or_default();
        if OPEN.iter().any(|w| said.contains(w)) {
            continue;
        }
        let denied = DENIED.iter().any(|w| part.contains(w))
            || is_in_a_list_of_none(before)
            || ["neg", "absent", "not "].iter().any(|w| after.contains(w));
        put(letter, &at, &name, if denied { "negative" } else { "positive" });
    }
}

/// "None of the high-risk changes (17p deletion, t(4;14) and 1q gain)": the bracket is still open, or there is none and
/// the list goes on.
fn is_in_a_list_of_none(before: &str) -> bool {
    const NONE: &[&str] =
        &["none of", "negative for", "absence of", "no evidence of", "lacks", "without any"];
    let Some(from) = NONE.iter().filter_map(|w| before.rfind(w).map(|at| at + w.len())).max()
    else {
        return false;
    };
    let list = before.get(from..).unwrap_or_default();
    let turned = [" but ", ";", " positive", " present", " shows", " with "];
    let mut open = 0_i32;
    for byte in list.bytes() {
        open += i32::from(byte == b'(') - i32::from(byte == b')');
        if open < 0 {
            return false;
        }
    }
    !turned.iter().any(|w| list.contains(w))
}

static GENE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)(?P<gene>EGFR|ALK|ROS1|RET|MET|KRAS|NRAS|BRAF|HER2|ERBB2|NTRK[123]?|FLT3|NPM1|TP53|IDH[12]?|POLE|IGHV|MDM2|TERT|KIT|PDGFRA|BRCA[12]?|PALB2|ATM|CHEK2|PIK3CA|ESR1|FGFR[23]|STK11|KEAP1|MYC|BCL2|BCL6|SMARCB1|CDKN2A|JAK2|CALR|CEBPA|RUNX1|ASXL1|PTEN|VHL|SDHB|H3K27M|GNAQ|BAP1|NF1|SF3B1|MYD88|DNMT3A|APC|p53)(?-u:\b)")
        .expect("a pattern")
});

static CHANGE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?P<no>(?-u:\b)(?:no|not|without|negative|wild[- ]?type|wt|unmutated|unrearranged|normal|never)(?-u:\b))|(?P<yes>mutation|mutated|mutant|deletion|insertion|fusion|rearrange[a-z]*|translocat[a-z]*|amplifi[a-z]*|positive|exon [0-9]{1,2}|(?-u:\b)itd(?-u:\b)|[a-z][0-9]{2,4}[a-z](?-u:\b)|variant|hypermutated|abn(?:ormal)?(?-u:\b)|aberrant|null pattern|overexpress[a-z]*|complete loss)")
        .expect("a pattern")
});

/// Genes with what was found in them, in the words around the name.
fn genes(letter: &mut Letter<'_>) {
    const AFTER: usize = 36;
    const BEFORE: usize = 24;
    let plain = letter.plain();
    let hits: Vec<_> = GENE
        .find_iter(letter.text.view.cased())
        .map(|m| (m.range(), m.as_str().to_owned()))
        .collect();
    for (at, gene) in hits {
        let Some(statement) = letter.speech.statement(at.start) else { continue };
        let to = plain.floor_char_boundary((at.end + AFTER).min(statement.range.end).max(at.end));
        let from = at.start.saturating_sub(BEFORE).max(statement.range.start);
        let from = plain.floor_char_boundary(from);
        let after = plain.get(at.end..to).unwrap_or_default();
        let after = after.split([',', ';']).next().unwrap_or_default();
        let before = plain.get(from..at.start).unwrap_or_default();
        let before = before.rsplit([',', ';', ':']).next().unwrap_or_default();
        let head = plain.get(statement.range.start..at.start).unwrap_or_default();
        let on_condition = head.starts_with("if ") || head.contains(" if ");
        if on_condition || NOT_DONE.iter().chain(PENDING).any(|w| after.contains(w)) {
            continue;
        }
        let denied = |words: &str| CHANGE.captures_iter(words).any(|c| c.name("no").is_some());
        let found = |words: &str| CHANGE.captures_iter(words).any(|c| c.name("yes").is_some());
        let value = if denied(after) || denied(before) {
            "negative"
        } else if found(after) || found(before) {
            "mutated"
        } else {
            continue;
        };
        put(letter, &at, &gene, value);
    }
}

const PENDING: &[&str] = &[
    "pending",
    "awaited",
    "not back",
    "has been sent",
    "was sent",
    "is sent",
    "outstanding",
    "not yet available",
    "in progress",
    "ordered",
];
const NOT_DONE: &[&str] = &[
    "not performed",
    "not done",
    "not been done",
    "not tested",
    "not been tested",
    "not sent",
    "not available",
    "not been sent",
    "not yet done",
    "not been performed",
    "never done",
    "were not run",
    "was not run",
    "no molecular",
];

/// Markers whose result is not there yet, or whose test was not made.
fn waiting(letter: &mut Letter<'_>) {
    const PANELS: &[&str] = &["tumor gene panel", "FISH", "genomic score", "germline testing"];
    let plain = letter.plain();
    let panels = letter
        .library
        .opinions
        .tests
        .entry
        .find(plain)
        .filter(|(_, p)| PANELS.contains(&p.key.as_str()))
        .map(|(range, p)| (range, p.key.clone()));
    let markers: Vec<(Range<usize>, String)> = letter
        .text
        .words
        .biomarkers
        .find(plain)
        .map(|hit| (hit.range, hit.marker.name.clone()))
        .chain(panels)
        .collect();
    let starts: Vec<usize> = markers
        .iter()
        .map(|(at, _)| at.start)
        .chain(GENE.find_iter(letter.text.view.cased()).map(|m| m.start()))
        .collect();
    for (at, name) in markers {
        let Some(statement) = letter.speech.statement(at.start) else { continue };
        let end = plain.floor_char_boundary(statement.range.end.min(at.end + 60).max(at.end));
        let after = plain.get(at.end..end).unwrap_or_default();
        // "p53 wt, POLE not done": what is said of the next is not said of this one; "ER, PR and HER2 pending" is.
        let next = starts.iter().filter(|&&s| s >= at.end && s < end).min().copied();
        let own = match next {
            Some(next) => {
                let gap = plain.get(at.end..next).unwrap_or_default();
                let link = gap.trim_matches([' ', ',', '/', '&', '(', ')']);
                if matches!(link, "" | "and" | "or") { after } else { gap }
            }
            None => after,
        };
        let after = own;
        let value = if PENDING.iter().any(|w| after.contains(w)) {
            "pending"
        } else if NOT_DONE.iter().any(|w| after.contains(w)) {
            "not done"
        } else {
            continue;
        };
        if letter.opinion.of(Element::Biomarkers).any(|p| p.key == name && !p.value.is_empty()) {
            continue;
        }
        let how = How { quoted: letter.speech.is_quoted(&at), ..How::STATED };
        letter.say(Element::Biomarkers, &at, how, |p| {
            p.key = name;
            p.value = value.to_owned();
        });
    }
}
