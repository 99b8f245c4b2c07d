//! Genes of a list in which nothing was found: `No alterations detected in: KRAS, NRAS and BRAF`.

use std::ops::Range;

use knowledge::vocabulary::discourse::SectionKind;
use record::Biomarker;

use super::super::{Found, Text};

pub(super) fn read(text: &Text<'_>, found: &mut Vec<Found>) {
    let plain = text.view.plain();
    let heads: Vec<Range<usize>> =
        text.words.genes.find_none_found(plain).map(|hit| hit.range).collect();
    if heads.is_empty() {
        return;
    }
    let genes: Vec<Range<usize>> = text.words.genes.find(plain).map(|hit| hit.range).collect();
    for head in heads {
        let counts = !text.mute(&head)
            && !matches!(text.section(&head), SectionKind::FamilyHistory | SectionKind::Plan);
        let from = genes.partition_point(|gene| gene.start < head.end);
        let mut last = head.clone();
        for gene in genes.get(from..).unwrap_or_default().iter().filter(|_| counts) {
            let between = text.view.low(last.end..gene.start);
            let leads = if last == head { opens_list(between) } else { goes_on(between) };
            let capitals = !text.view.written(gene.clone()).bytes().any(|b| b.is_ascii_lowercase());
            if !leads || !capitals {
                break;
            }
            found.push(unchanged(text, gene));
            last = gene.clone();
        }
    }
}

/// A gene by the name that its marker has, where it is one.
fn unchanged(text: &Text<'_>, gene: &Range<usize>) -> Found {
    let mut markers = text.words.biomarkers.find(text.view.low(gene.clone()));
    let name = markers
        .find(|hit| hit.range.len() == gene.len())
        .map_or_else(|| text.view.written(gene.clone()).to_owned(), |hit| hit.marker.name.clone());
    let value = Biomarker { name, result: Some("negative".to_owned()), ..Biomarker::default() };
    Found::new(value, "biomarker.unchanged", gene.clone())
}

/// What may stand between the words of the list and its first gene: `the following genes:`.
fn opens_list(words: &str) -> bool {
    const LEADS: &[&str] =
        &["any", "of", "the", "following", "tested", "genes", "gene", "detected"];
    words.len() <= 40
        && !words.contains(['.', ';'])
        && words.split([' ', '\n', '\t', ':', ',', '(']).all(|w| w.is_empty() || LEADS.contains(&w))
}

/// What may stand between two genes of the list: an alias in brackets, an exon, a comma.
fn goes_on(words: &str) -> bool {
    words.len() <= 40
        && words.contains([',', '/', ' ', '\n'])
        && !words.contains([';', '.', ':'])
        && !words.contains("\n\n")
        && words.split(|c: char| !c.is_ascii_alphanumeric()).all(|w| {
            w.is_empty()
                || matches!(w, "and" | "or" | "exon" | "exons" | "fusion" | "fusions")
                || w.bytes().all(|b| b.is_ascii_digit())
        })
}
