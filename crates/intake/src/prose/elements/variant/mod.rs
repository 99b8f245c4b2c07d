//! Variants of genes, of the tumour or inherited, with change, class and allele fraction as printed.
//!
//! *Reads* tables by the headings of their columns ([`table`]), rows without (`EGFR  Exon 19 deletion, c.2235_2249del, p.E746_A750del  31%  Pathogenic`) and sentences
//! (`a KRAS p.G12C mutation was detected`), fusions, amplifications; the class from the row or from the
//! heading above (`Variants of uncertain significance`).
//! *Leaves unread* what was looked for and not found, tests ordered, trials and drugs for a variant,
//! lists of the genes on a panel, stains for a mutated protein, relatives' variants.

mod table;

use std::ops::Range;
use std::sync::LazyLock;

use knowledge::vocabulary::discourse::{SectionKind, TriggerKind};
use record::{DocumentKind, Variant};
use regex::Regex;

use super::super::{Found, Text};

/// One piece of a change.
static CHANGE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?P<p>p\.\(?[A-Z][A-Za-z]{0,2}[0-9]+[A-Za-z0-9_*=?+]*\)?)|(?P<c>[cg]\.[0-9*][0-9*_+\-]*(?:[ACGT]+>[ACGT]+|(?:del|dup|ins|inv)[ACGTdelins0-9]*))|(?-u:\b)(?P<s>[ACDEFGHIKLMNPQRSTVWY][0-9]{1,4}(?:fs\*?[0-9]*|del|[ACDEFGHIKLMNPQRSTVWYX*]))(?:[^A-Za-z0-9]|$)|(?i:(?P<e>exon [0-9]{1,2} ?(?:deletion|insertion|skipping|duplication|indel|in-frame deletion|mutation))|(?P<w>fusion|rearrangement|amplification|homozygous deletion|internal tandem duplication|splice (?:site|acceptor|donor)(?: variant| mutation)?))",
    )
    .expect("a pattern")
});

static FRACTION: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?:vaf|maf|allele fraction|allele frequency|allelic fraction|allelic frequency|variant frequency)[^0-9\n]{0,16}(?P<v>[0-9]{1,2}(?:\.[0-9]{1,2})?) ?%|(?P<after>[0-9]{1,2}(?:\.[0-9]{1,2})?) ?% (?:cfdna|ctdna|vaf|maf)(?-u:\b)|(?P<cell>[0-9]{1,2}(?:\.[0-9]{1,2})?) ?%",
    )
    .expect("a pattern")
});

/// How far behind its gene a change may stand, and how far behind that its class.
const REACH: usize = 140;

pub(super) fn read(text: &Text<'_>, found: &mut Vec<Found>) {
    let inherited = inherited(text);
    let rows = table::read(text, inherited, found);
    let mut genes = genes(text);
    genes.retain(|gene| !rows.iter().any(|row| row.contains(&gene.start)));
    for (number, gene) in genes.iter().enumerate() {
        let next = genes.get(number + 1).map_or(usize::MAX, |g| g.start);
        let clause = text.view.clause(gene).end;
        let row = row_end(text, gene);
        let end = clause.max(row).max(labelled_end(text, gene)).min(next).min(gene.end + REACH);
        let Some(change) = change(text, gene.end..end) else { continue };
        let place = gene.start..change.end;
        let end = denial_ends(text, &place, genes.get(number + 1), end);
        if !counts(text, &place, gene, end) {
            continue;
        }
        let rest = change.end
            ..clause
                .max(row)
                .max(labelled_end(text, gene))
                .max(change.end)
                .min(next)
                .min(change.end + REACH);
        let value = Variant {
            gene: text.view.written(gene.clone()).to_owned(),
            change: Some(words_of(text, &change)),
            class: class(text, &rest).or_else(|| class_above(text, gene)),
            allele_fraction: fraction(text, &rest),
            origin: origin(text, &place, inherited),
        };
        let doubt = text.meant(&place).doubt;
        found.push(Found::new(value, "variant.named", place).doubted(doubt));
    }
}

/// The symbols in capitals; partners of a fusion (`EML4-ALK`) as one.
fn genes(text: &Text<'_>) -> Vec<Range<usize>> {
    let mut genes: Vec<Range<usize>> = Vec::new();
    for hit in text.words.genes.find(text.view.plain()) {
        let written = text.view.written(hit.range.clone());
        if written.bytes().any(|b| b.is_ascii_lowercase()) || text.mute(&hit.range) {
            continue;
        }
        match genes.last_mut() {
            Some(last)
                if hit.range.start > last.end
                    && matches!(
                        text.view.low(last.end..hit.range.start),
                        "-" | "::" | "/" | " - " | "--"
                    ) =>
            {
                last.end = hit.range.end;
            }
            _ => genes.push(hit.range),
        }
    }
    genes
}

/// The end of the table row in which the gene stands; its start where the line is no row.
fn row_end(text: &Text<'_>, gene: &Range<usize>) -> usize {
    let line = text.view.lines().get(text.view.line_at(gene.start)).cloned().unwrap_or_default();
    if text.view.low(line.clone()).contains('\t') { line.end } else { gene.end }
}

/// `Gene: BRCA1` above `Variant: …` and `Classification: …`: the end of these lines.
fn labelled_end(text: &Text<'_>, gene: &Range<usize>) -> usize {
    const LINES: usize = 4;
    let number = text.view.line_at(gene.start);
    let Some(line) = text.view.lines().get(number) else { return gene.end };
    let label = text.view.low(line.start..gene.start);
    if !label.trim_end().ends_with(':') || !label.contains("gene") {
        return gene.end;
    }
    let below = text.view.lines().iter().skip(number + 1).take(LINES);
    let labelled = below.take_while(|l| text.view.low((*l).clone()).contains(':'));
    labelled.last().map_or(gene.end, |l| l.end)
}

/// From the first to the last piece of the change; pieces stand beside each other.
fn change(text: &Text<'_>, window: Range<usize>) -> Option<Range<usize>> {
    const GAP: usize = 28;
    const LEAD: usize = 60;
    let words = text.view.written(window.clone());
    let mut whole: Option<Range<usize>> = None;
    for hit in CHANGE.captures_iter(words) {
        let piece = ["p", "c", "s", "e", "w"].iter().find_map(|n| hit.name(n))?;
        match &mut whole {
            None if piece.start() <= LEAD => whole = Some(piece.range()),
            Some(range)
                if piece.start() - range.end <= GAP
                    && !words[range.end..piece.start()].contains(['\n', '.']) =>
            {
                range.end = piece.end();
            }
            _ => break,
        }
    }
    let mut whole = whole?;
    let balanced = words.get(whole.clone())?;
    if balanced.matches('(').count() > balanced.matches(')').count()
        && words.get(whole.end..)?.starts_with(')')
    {
        whole.end += 1;
    }
    Some(window.start + whole.start..window.start + whole.end)
}

fn words_of(text: &Text<'_>, at: &Range<usize>) -> String {
    text.view.written(at.clone()).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// How far the words reach that can deny this variant. "KRAS G12V, STK11 wild-type" says of STK11 alone that it
/// is not changed; "KRAS G12C, EGFR L858R: not detected" says it of both.
fn denial_ends(
    text: &Text<'_>,
    place: &Range<usize>,
    next: Option<&Range<usize>>,
    end: usize,
) -> DenialEnd {
    let clause = text.view.clause(place).end;
    let whole = end.max(clause.min(place.end + 260));
    let Some(next) = next.filter(|next| next.start < whole) else { return DenialEnd(whole) };
    let between = text.view.low(place.end..next.start);
    let behind = text.view.low(next.end..next.end + 12);
    let alone = between.trim_start().starts_with([',', ';'])
        && ["wild", "not ", "negative"].iter().any(|w| behind.trim_start().starts_with(w));
    DenialEnd(if alone { next.start } else { whole })
}

/// Where the words end that are read for a denial.
struct DenialEnd(usize);

/// Whether the variant is stated as found in the patient or the tumour.
fn counts(text: &Text<'_>, place: &Range<usize>, gene: &Range<usize>, end: DenialEnd) -> bool {
    use SectionKind::{FamilyHistory, Plan, Reference, Technique};
    const UNDONE: &[&str] = &[
        "not detected",
        "not identified",
        "negative",
        "none detected",
        "no mutation",
        "wild type",
        "wild-type",
        "wildtype",
        "absent",
        "not found",
        "not tested",
        "pending",
        "requested",
        "ordered",
        "to follow",
    ];
    // Drugs, trials and stains are for a variant or show its protein; they do not find it.
    const ABOUT: &[&str] = &[
        "inhibitor",
        "trial",
        "eligible",
        "would ",
        "if ",
        "immunostain",
        "immunohisto",
        "ihc",
        "antibody",
        " stain",
        "tested for",
        "testing for",
        "test for",
        "look for",
        "assay detects",
        "fusion partner",
    ];
    if matches!(text.section(place), FamilyHistory | Plan | Reference | Technique) {
        return false;
    }
    let clause = text.view.clause(gene);
    let sentence = text.view.low(clause.start.max(gene.start.saturating_sub(120))..clause.end);
    let after = text.view.low(place.end..end.0);
    let meant = text.meant(place);
    let pending = meant.is(TriggerKind::Planned) && !meant.is(TriggerKind::Historical);
    !(meant.dead()
        || pending
        || UNDONE.iter().any(|w| after.contains(w))
        || ABOUT.iter().any(|w| sentence.contains(w)))
}

fn class(text: &Text<'_>, window: &Range<usize>) -> Option<String> {
    class_in(text.view.low(window.clone()))
}

fn class_in(words: &str) -> Option<String> {
    const CLASSES: &[(&str, &str)] = &[
        ("likely pathogenic", "likely pathogenic"),
        ("likely benign", "likely benign"),
        ("uncertain", "uncertain"),
        ("unknown significance", "uncertain"),
        ("vus", "uncertain"),
        ("pathogenic", "pathogenic"),
        ("benign", "benign"),
    ];
    let first = CLASSES.iter().filter_map(|(word, class)| Some((words.find(word)?, *class)));
    first.min_by_key(|(at, class)| (*at, std::cmp::Reverse(class.len()))).map(|(_, c)| c.to_owned())
}

/// The class that heads the rows: `VARIANTS OF UNCERTAIN SIGNIFICANCE`.
fn class_above(text: &Text<'_>, gene: &Range<usize>) -> Option<String> {
    class_in(heading_above(text, gene)?)
}

/// The heading that speaks of variants above a row.
fn heading_above<'t>(text: &'t Text<'_>, gene: &Range<usize>) -> Option<&'t str> {
    const LINES: usize = 12;
    let number = text.view.line_at(gene.start);
    for n in (number.saturating_sub(LINES)..number).rev() {
        let line = text.view.lines().get(n)?.clone();
        let words = text.view.low(line.clone());
        let row = words.contains(['\t', '|']) || CHANGE.is_match(text.view.written(line));
        if row || words.len() > 90 || words.trim_end().ends_with('.') {
            continue;
        }
        let heads =
            words.contains("variant") || words.contains("mutation") || words.contains("alteration");
        return heads.then_some(words);
    }
    None
}

fn fraction(text: &Text<'_>, window: &Range<usize>) -> Option<f64> {
    let words = text.view.low(window.clone());
    let hit = FRACTION.captures_iter(words).find(|hit| {
        ["v", "after"].iter().any(|n| hit.name(n).is_some())
            || hit.get(0).is_some_and(|m| words[..m.start()].contains('\t'))
    })?;
    let percent: f64 =
        ["v", "after", "cell"].iter().find_map(|n| hit.name(n))?.as_str().parse().ok()?;
    Some((percent * 100.0).round() / 10_000.0)
}

/// Whether the paper is a test of the inherited genes.
fn inherited(text: &Text<'_>) -> bool {
    const HEAD: usize = 700;
    let head = text.view.low(0..HEAD);
    text.script.kind == DocumentKind::GenomicReport
        && ["germline", "hereditary", "inherited cancer"].iter().any(|w| head.contains(w))
        && !["tumor", "tumour", "somatic"].iter().any(|w| head.contains(w))
}

fn origin(text: &Text<'_>, place: &Range<usize>, inherited: bool) -> Option<String> {
    let clause = text.view.clause(place);
    let words = text
        .view
        .low(clause.start.max(place.start.saturating_sub(80))..clause.end.min(place.end + 80));
    let named = ["germline", "somatic"].into_iter().find(|w| words.contains(w));
    named.or_else(|| inherited.then_some("germline")).map(str::to_owned)
}
