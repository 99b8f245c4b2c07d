//! Where the primary tumour is, and on which side.
//!
//! *Reads* the headings of specimen parts whose diagnosis is malignant (`A. Breast, left, …:`), labels
//! (`Tumor site`, `Laterality`), operations that name their organ, `left breast cancer` in notes, the
//! side of a suspicious mass in imaging. *Leaves unread* lymph nodes and other places of spread, benign
//! parts, relatives' cancers.

use std::collections::BTreeMap;
use std::ops::Range;

use knowledge::vocabulary::discourse::{SectionKind, TriggerKind};
use knowledge::vocabulary::oncology::SiteEntry;
use record::{DocumentKind, Laterality, Side, Site};

use super::super::{Found, Genre, Text};
use super::histology;

/// A place named as the tumour's.
struct Mention<'a> {
    entry: &'a SiteEntry,
    range: Range<usize>,
    weight: usize,
    /// Named by what was taken out or done, not by the place.
    operation: bool,
    side: Option<(Side, Range<usize>)>,
    doubt: Option<Range<usize>>,
}

pub(super) fn read(text: &Text<'_>, found: &mut Vec<Found>) {
    let mentions = mentions(text);
    let Some(organ) = leading_organ(text, &mentions) else { return };
    let own: Vec<&Mention<'_>> =
        mentions.iter().filter(|m| organ_of(&m.entry.code) == organ).collect();
    site(text, &own, found);
    laterality(text, &own, found);
}

/// The most often and most weightily named place of the leading organ.
fn site(text: &Text<'_>, own: &[&Mention<'_>], found: &mut Vec<Found>) {
    let mut codes: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    // "Whipple" says pancreas; where a part of it is named in words, that counts.
    let part = own.iter().any(|m| !m.operation && !m.entry.code.ends_with(".9"));
    for (number, mention) in own.iter().enumerate().filter(|(_, m)| !(part && m.operation)) {
        let count = codes.entry(&mention.entry.code).or_insert((0, number));
        count.0 += mention.weight;
    }
    // A subsite says more than its organ where it is named as firmly.
    let best = codes.iter().max_by_key(|(code, (weight, first))| {
        (
            *weight
                * if **code == "C55.9" {
                    1
                } else if code.ends_with(".9") {
                    2
                } else {
                    3
                },
            std::cmp::Reverse(*first),
        )
    });
    let Some((code, _)) = best else { return };
    let mut places = own.iter().filter(|m| m.entry.code == **code);
    let Some(lead) = places.next() else { return };
    let words = text.view.low(lead.range.clone()).split_whitespace().collect::<Vec<_>>().join(" ");
    let words = if ["ectomy", "procedure", "biopsy"].iter().any(|w| words.contains(w))
        || words.len() < 4
        || *code == "C55.9"
    {
        lead.entry.name.clone()
    } else {
        words
    };
    let value = Site { text: words, icd_o_3: Some((*code).to_owned()) };
    let mut fact =
        Found::new(value, "site.primary", lead.range.clone()).doubted(lead.doubt.clone());
    fact.places.extend(places.map(|m| m.range.clone()).take(5));
    found.push(fact);
}

fn laterality(text: &Text<'_>, own: &[&Mention<'_>], found: &mut Vec<Found>) {
    let mut sides: Vec<(Side, usize, Vec<Range<usize>>)> = Vec::new();
    for mention in own.iter().filter(|m| m.entry.sided || organ_of(&m.entry.code) == "C71") {
        let Some((side, at)) = &mention.side else { continue };
        let place = mention.range.start.min(at.start)..mention.range.end.max(at.end);
        match sides.iter_mut().find(|(known, ..)| known == side) {
            Some((_, weight, places)) => {
                *weight += mention.weight;
                places.push(place);
            }
            None => sides.push((*side, mention.weight, vec![place])),
        }
    }
    sides.sort_by_key(|(_, weight, _)| std::cmp::Reverse(*weight));
    let most = sides.first().map_or(0, |(_, weight, _)| *weight);
    let pathology = text.genre == Genre::Pathology;
    for (side, weight, places) in sides {
        // In a report on tissue the lesser side is of another part; elsewhere both are shown.
        if pathology && weight < most {
            break;
        }
        let mut places = places.into_iter();
        let Some(lead) = places.next() else { continue };
        let mut fact = Found::new(Laterality { side: Some(side) }, "laterality.primary", lead);
        fact.places.extend(places.take(5));
        found.push(fact);
    }
}

/// ICD-O-3 rubrics that reports use for one organ.
pub(super) fn organ_of(code: &str) -> &str {
    let rubric = code.get(..3).unwrap_or(code);
    match rubric {
        "C18" | "C19" | "C20" => "C18",
        "C53" | "C54" | "C55" => "C53",
        "C56" | "C57" => "C56",
        "C71" | "C72" => "C71",
        _ => rubric,
    }
}

/// The organ named most weightily; where the tumour's type grows in certain organs only, one of these.
fn leading_organ<'a>(text: &Text<'_>, mentions: &[Mention<'a>]) -> Option<&'a str> {
    let types = histology::families(text);
    let home: Vec<&str> = types
        .iter()
        .find_map(|family| text.words.histologies.organs_of(family))
        .unwrap_or_default();
    let mut organs: Vec<(&str, usize)> = Vec::new();
    for mention in mentions {
        let organ = organ_of(&mention.entry.code);
        if !home.is_empty() && !home.contains(&mention.entry.code.get(..3).unwrap_or_default()) {
            continue;
        }
        match organs.iter_mut().find(|(known, _)| *known == organ) {
            Some((_, weight)) => *weight += mention.weight,
            None => organs.push((organ, mention.weight)),
        }
    }
    let most = organs.iter().map(|(_, weight)| *weight).max()?;
    organs.into_iter().find(|(_, weight)| *weight == most).map(|(organ, _)| organ)
}

/// Places of the tumour, in order.
fn mentions<'a>(text: &'a Text<'_>) -> Vec<Mention<'a>> {
    let malignant: Vec<histology::Named<'_>> = histology::named(text)
        .into_iter()
        .filter(|n| n.entry.invasive() || n.entry.in_situ() || n.entry.code.ends_with("/1"))
        .collect();
    // The skin is the primary's place of tumours that grow in it.
    let of_skin = malignant.iter().any(|n| {
        n.entry.code.starts_with("87")
            || n.entry.code.starts_with("809")
            || n.entry.code == "8247/3"
    });
    let spread_is_told = tells_of_spread(text);
    let mut mentions = Vec::new();
    let plain = text.view.plain();
    let organs = text.words.sites.find(plain).map(|hit| (hit, false));
    let operations = text.words.sites.find_operations(plain).map(|hit| (hit, true));
    for (hit, operation) in organs.chain(operations) {
        let Some(entry) = text.words.sites.entry(hit.entry) else { continue };
        let range = hit.range;
        let womb = womb(text, &malignant).filter(|_| is_of_a_whole_uterus(text, &range, entry));
        let entry = womb.unwrap_or(entry);
        let skin = entry.code.starts_with("C44") && of_skin;
        if spread_only(entry) && !skin || text.mute(&range) {
            continue;
        }
        let Some(weight) = weight(text, &range, operation, &malignant, entry, spread_is_told)
        else {
            continue;
        };
        let meant = text.meant(&range);
        let denied = meant.is(TriggerKind::Negated) && !operation;
        // What is taken out to prevent a cancer has none.
        let lead = text.view.low(range.start.saturating_sub(14)..range.start);
        let to_prevent = lead.ends_with("risk-reducing ") || lead.ends_with("prophylactic ");
        if denied
            || to_prevent
            || text.genre == Genre::Pathology && meant.is(TriggerKind::Historical) && !operation
            || meant.is(TriggerKind::Family)
            || meant.is(TriggerKind::OtherPerson)
            || meant.is(TriggerKind::Conditional)
        {
            continue;
        }
        let side = side_beside(text, &range);
        // Any other place that is named outweighs a list of what was taken out.
        let weight = if womb.is_some() { 1 } else { weight };
        mentions.push(Mention { entry, range, weight, operation, side, doubt: None });
    }
    mentions.sort_by_key(|m| m.range.start);
    mentions
}

/// "Uterus, cervix, tubes and ovaries, hysterectomy": the cervix and the ovaries are organs taken out, and no place of a
/// tumour by standing there.
fn is_of_a_whole_uterus(text: &Text<'_>, at: &Range<usize>, entry: &SiteEntry) -> bool {
    const AROUND: usize = 120;
    const TAKEN: &[&str] = &["hysterectomy", "tubes", "ovar", "adnex", "salping"];
    const OF_IT: &[&str] = &["of ", "uterine ", "site", "in ", "from ", "arising", "primary"];
    if !matches!(entry.code.get(..3), Some("C53" | "C56" | "C57")) {
        return false;
    }
    let line = text.view.lines().get(text.view.line_at(at.start)).cloned().unwrap_or_default();
    let line = line.start.max(at.start.saturating_sub(AROUND))..line.end.min(at.end + AROUND);
    let said = text.view.low(line.clone());
    let before = text.view.low(line.start..at.start);
    let before = before.rsplit([',', ';', ':', '(']).next().unwrap_or_default();
    said.contains("uter")
        && TAKEN.iter().any(|organ| said.contains(organ))
        && !OF_IT.iter().any(|lead| before.contains(lead))
}

/// The womb, for tumours that grow in its body; `None` where one may as well be of the cervix or the ovary.
fn womb<'a>(text: &'a Text<'_>, malignant: &[histology::Named<'_>]) -> Option<&'a SiteEntry> {
    let of_the_body = |code: &str| {
        code.get(..4).and_then(|digits| digits.parse::<u16>().ok()).is_some_and(
            |number| matches!(number, 8380..=8383 | 8890..=8897 | 8930..=8935 | 8950 | 8951 | 8980),
        )
    };
    let all = !malignant.is_empty() && malignant.iter().all(|n| of_the_body(&n.entry.code));
    text.words.sites.by_code("C55.9").filter(|_| all)
}

/// Where tumours spread to or which lie beside the organ: no primary by the word alone.
pub(super) fn spread_only(entry: &SiteEntry) -> bool {
    matches!(entry.code.get(..3), Some("C77" | "C49" | "C44" | "C41" | "C42"))
}

/// How much a mention says about the primary; `None` for one that says nothing.
fn weight(
    text: &Text<'_>,
    at: &Range<usize>,
    operation: bool,
    malignant: &[histology::Named<'_>],
    entry: &SiteEntry,
    spread_is_told: bool,
) -> Option<usize> {
    use SectionKind::{
        Assessment, Diagnosis, FamilyHistory, Findings, History, Impression, PresentHistory,
        Procedure, Specimen, Synoptic, Top,
    };
    let section = text.section(at);
    // A line of the page, or as much of an endless one as can matter: the walk stays linear.
    const AROUND: usize = 260;
    let line = text.view.lines().get(text.view.line_at(at.start)).cloned().unwrap_or_default();
    let line = line.start.max(at.start.saturating_sub(AROUND))..line.end.min(at.end + AROUND);
    let clause = text.view.clause(at);
    let near = 160;
    let from = malignant.partition_point(|n| n.range.start + AROUND < at.start);
    let to = malignant.partition_point(|n| n.range.start < at.start + AROUND);
    let malignant = malignant.get(from..to).unwrap_or_default();
    let beside = malignant
        .iter()
        .any(|n| clause.contains(&n.range.start) && n.range.start.abs_diff(at.start) < near);
    let before = text.view.low(line.start..at.start);
    let after = text.view.low(at.end..(at.end + 60).min(text.view.lower().len()));
    const LABELS: &[&str] = &["site", "organ", "location", "specimen", "laterality", "primary"];
    // `Specimen FFPE, left lower lobe lung`: a row of a genomic report.
    let row = text.script.kind == DocumentKind::GenomicReport
        && before.len() < 40
        && LABELS.iter().any(|w| before.trim_start().starts_with(w));
    let labelled =
        row || before.trim_end().ends_with(':') && LABELS.iter().any(|w| before.contains(w));
    // The head of a part: the line ends in a colon or opens the part, and its diagnosis is malignant.
    let heads = text.view.low(line.clone()).trim_end().ends_with(':')
        || before.len() < 8
        || before.starts_with("specimen ") && before.len() < 50
        || before.starts_with("part ") && before.len() < 14;
    let first = !heads || first_in_line(text, at, &line, entry);
    let under = first
        && heads
        && malignant.iter().any(|n| {
            n.range.start > at.start
                && n.range.start - at.start < 260
                && same_part(text, at, &n.range)
        });
    let cancer = after.trim_start().starts_with("cancer")
        || after.trim_start().starts_with("ca ")
        // `Clinical details: Adenocarcinoma of the oesophagus` is why the scan was made.
        || text.genre == Genre::Imaging
            && before.trim_end().trim_end_matches(" the").ends_with("carcinoma of")
        || of_cancer(before, text.genre == Genre::Clinical);
    let spread = before.get(before.len().saturating_sub(40)..).is_some_and(|b| {
        b.contains("metasta")
            || b.contains("extension to")
            || b.contains("invades")
            || b.contains("involv")
            || b.contains("margin")
    });
    let metastasis = after.trim_start().starts_with("metasta");
    if spread || metastasis || section == FamilyHistory {
        return None;
    }
    let seen = text.genre == Genre::Imaging
        || text.genre == Genre::Clinical && matches!(section, Findings | Impression);
    let suspicious =
        seen && suspicious(text, &clause) && !(spread_is_told && often_spread_to(entry));
    let base = match section {
        Diagnosis | Synoptic | Assessment | Impression
            if under || beside || labelled || cancer || suspicious =>
        {
            6
        }
        Diagnosis | Synoptic | Assessment | Impression if operation => 4,
        Top if under || beside || labelled || cancer => 5,
        Top | Specimen | Procedure if operation || labelled => 3,
        Specimen => 2,
        History | PresentHistory if cancer || beside => 3,
        Findings if suspicious => 4,
        _ if cancer || beside && text.genre == Genre::Clinical => 3,
        _ if operation => 2,
        _ => return None,
    };
    Some(base)
}

/// Whether what stands before a place says that it is the place of a cancer: `Malignant neoplasm of left female `.
///
/// `told`: in a note, where a tumour or a mass is the one that is talked of.
fn of_cancer(before: &str, told: bool) -> bool {
    const NAMES: [&str; 9] = [
        "tumor of",
        "tumour of",
        "mass at",
        "mass in",
        "malignant neoplasm of",
        "malignant tumor of",
        "malignant tumour of",
        "malignancy of",
        "cancer of",
    ];
    /// Bytes of the words between: side, sex, quarter.
    const BETWEEN: usize = 45;
    const TOLD: usize = 4;
    let names = NAMES.iter().skip(if told { 0 } else { TOLD });
    let named = names.filter_map(|name| Some((before.rfind(name)?, name.len()))).max();
    let Some((at, length)) = named else { return false };
    let (earlier, between) = (&before[..at], &before[at + length..]);
    let another = ["history of", "secondary", "screening", "risk of", "family"];
    let apart = |c: char| matches!(c, '.' | ';' | ':' | '(');
    between.len() <= BETWEEN
        && !between.contains(apart)
        && !another.iter().any(|word| earlier.contains(word))
}

/// The brain, the liver and the adrenals: their lesions are metastases where the report tells of any.
fn often_spread_to(entry: &SiteEntry) -> bool {
    matches!(entry.code.get(..3), Some("C71" | "C22" | "C74"))
}

/// Whether a report tells of metastases.
fn tells_of_spread(text: &Text<'_>) -> bool {
    text.view.lower().match_indices("metasta").any(|(at, word)| {
        let meant = text.meant(&(at..at + word.len()));
        !meant.is(TriggerKind::Negated)
    })
}

/// Whether a radiologist's clause is about a suspect finding and does not deny it.
fn suspicious(text: &Text<'_>, clause: &Range<usize>) -> bool {
    const WORDS: &[&str] =
        &["mass", "malignan", "suspicious", "carcinoma", "tumor", "enhancing lesion"];
    let words = text.view.low(clause.clone());
    !words.contains("benign")
        && WORDS.iter().any(|word| {
            words.match_indices(word).any(|(at, w)| {
                let place = clause.start + at..clause.start + at + w.len();
                !text.meant(&place).is(TriggerKind::Negated)
            })
        })
}

/// Whether no other organ stands before it on the line: `Bladder, prostate and seminal vesicles` is of
/// the bladder.
fn first_in_line(
    text: &Text<'_>,
    at: &Range<usize>,
    line: &Range<usize>,
    entry: &SiteEntry,
) -> bool {
    let before = text.view.plain().get(line.start..at.start).unwrap_or_default();
    let sites = &text.words.sites;
    let own = organ_of(&entry.code);
    sites
        .find(before)
        .filter_map(|hit| sites.entry(hit.entry))
        .all(|other| organ_of(&other.code) == own)
}

fn same_part(text: &Text<'_>, a: &Range<usize>, b: &Range<usize>) -> bool {
    text.parts.at(a.start) == text.parts.at(b.start)
}

/// `left` or `right` beside the organ: `left breast`, `Kidney, left`, `right partial nephrectomy`.
fn side_beside(text: &Text<'_>, at: &Range<usize>) -> Option<(Side, Range<usize>)> {
    const BEFORE: usize = 34;
    const AFTER: usize = 22;
    if let Some(side) = letter_before(text, at) {
        return Some(side);
    }
    // `Lung, right upper lobe` holds its side.
    if let Some((side, own)) = sides(text.view.low(at.clone())).next() {
        return Some((side, at.start + own.start..at.start + own.end));
    }
    let from = at.start.saturating_sub(BEFORE);
    let before = text.view.low(from..at.start);
    let shift = at.start - before.len();
    let last = before.rfind(['.', ';', '\n']).map_or(0, |i| i + 1);
    let ahead = sides(&before[last..])
        .last()
        .map(|(side, r)| (side, r.start + shift + last..r.end + shift + last));
    if let Some((side, range)) = ahead
        && text.view.low(range.end..at.start).split_whitespace().count() <= 3
    {
        return Some((side, range));
    }
    let after = text.view.low(at.end..at.end + AFTER);
    let end = after.find(['.', ';', '\n']).unwrap_or(after.len());
    let (side, range) = sides(&after[..end]).next()?;
    // "mastectomy RT" is radiotherapy; `Breast, RT` is the right one.
    let short = range.len() == 2 && !after[..range.start].contains([',', ':', '(', '-']);
    if short {
        return None;
    }
    let gap = after[..range.start].trim_matches([' ', ',', ':', '(', '-', '"']);
    (gap.split_whitespace().count() <= 1).then(|| (side, at.end + range.start..at.end + range.end))
}

/// `(R) breast`, `L) kidney`: a letter in brackets before the organ, where it is no part's letter and no trade mark.
fn letter_before(text: &Text<'_>, at: &Range<usize>) -> Option<(Side, Range<usize>)> {
    const BEFORE: usize = 24;
    let before = text.view.low(at.start.saturating_sub(BEFORE)..at.start);
    let head = before.strip_suffix(' ').unwrap_or(before).strip_suffix(')')?;
    let (side, head) = match head.strip_suffix('r') {
        Some(head) => (Side::Right, head),
        None => (Side::Left, head.strip_suffix('l')?),
    };
    let mark = at.start - (before.len() - head.len())..at.start;
    let head = head.strip_suffix('(').unwrap_or(head).trim_end_matches(' ');
    let opens = head.is_empty() || head.ends_with([',', ':', ';', '.', '-', '\n', '\t']);
    let told = ["of", "the", "in"].iter().any(|word| head.ends_with(&format!(" {word}")));
    let of_a_part = matches!(text.parts.at(at.start), Some("R" | "L"));
    ((opens || told) && !of_a_part).then_some((side, mark))
}

/// The words of side in a stretch.
fn sides(words: &str) -> impl Iterator<Item = (Side, Range<usize>)> + '_ {
    let mut at = 0;
    words.split(|c: char| !c.is_ascii_alphanumeric()).filter_map(move |word| {
        let start = at;
        at += word.len() + 1;
        let side = match word {
            "left" | "lt" => Side::Left,
            "right" | "rt" => Side::Right,
            "bilateral" => Side::Bilateral,
            _ => return None,
        };
        Some((side, start..start + word.len()))
    })
}
