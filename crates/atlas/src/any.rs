//! One of several things, looked for only in the rows that the rest of a search leaves.
//!
//! The union of the search library reads ahead, thousands of rows at a time. Beside a rare cancer near a place it compared the words of
//! a stage in the text of every study of the register, for the few hundred that were asked for.

use std::sync::Arc;

use tantivy::query::{ConstScorer, EnableScoring, Explanation, Query as Search, Scorer, Weight};
use tantivy::{DocId, DocSet, Score, SeekDangerResult, SegmentReader, TERMINATED, Term};

/// Any of these; nothing where there are none.
#[derive(Clone, Debug)]
pub(crate) struct AnyOf(Arc<[Box<dyn Search>]>);

/// Any of these searches, as one.
pub(crate) fn any(parts: impl Iterator<Item = Box<dyn Search>>) -> Box<dyn Search> {
    Box::new(AnyOf(parts.collect()))
}

impl Search for AnyOf {
    fn weight(&self, scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        let parts = self.0.iter().map(|part| part.weight(scoring));
        Ok(Box::new(OfAny(parts.collect::<tantivy::Result<_>>()?)))
    }

    fn query_terms<'a>(&'a self, visitor: &mut dyn FnMut(&'a Term, bool)) {
        self.0.iter().for_each(|part| part.query_terms(visitor));
    }
}

struct OfAny(Vec<Box<dyn Weight>>);

impl OfAny {
    /// The rows of a part of the index, standing at a row or told to be behind it.
    fn rows(
        &self,
        reader: &SegmentReader,
        at: DocId,
        boost: Score,
    ) -> tantivy::Result<(SeekDangerResult, Rows)> {
        let parts = self.0.iter().map(|weight| {
            let (found, rows) = weight.scorer_danger(reader, at, boost)?;
            Ok(Part::new(rows, found, at))
        });
        let parts = parts.collect::<tantivy::Result<_>>()?;
        let mut rows = Rows { parts, row: 0 };
        Ok((rows.has(at), rows))
    }
}

impl Weight for OfAny {
    fn scorer(&self, reader: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        let (found, mut rows) = self.rows(reader, 0, boost)?;
        if let SeekDangerResult::SeekLowerBound(next) = found {
            rows.seek(next);
        }
        Ok(Box::new(ConstScorer::new(rows, boost)))
    }

    fn scorer_danger(
        &self,
        reader: &SegmentReader,
        target: DocId,
        boost: Score,
    ) -> tantivy::Result<(SeekDangerResult, Box<dyn Scorer>)> {
        let (found, rows) = self.rows(reader, target, boost)?;
        Ok((found, Box::new(ConstScorer::new(rows, boost))))
    }

    fn explain(&self, _: &SegmentReader, _: DocId) -> tantivy::Result<Explanation> {
        Ok(Explanation::new("AnyOf", 1.0))
    }
}

/// One of the things, and how far it is known.
struct Part {
    rows: Box<dyn Scorer>,
    /// The row it stands at, or before which it has none.
    next: DocId,
    stands: bool,
}

impl Part {
    fn new(rows: Box<dyn Scorer>, found: SeekDangerResult, at: DocId) -> Self {
        let mut part = Self { rows, next: at, stands: false };
        part.keep(found, at);
        part
    }

    fn keep(&mut self, found: SeekDangerResult, at: DocId) {
        (self.next, self.stands) = match found {
            SeekDangerResult::Found => (at, true),
            SeekDangerResult::SeekLowerBound(next) => (next, false),
        };
    }

    /// Asks of rows ever further on, as the library wants it.
    fn has(&mut self, row: DocId) -> bool {
        if self.next < row || (self.next == row && !self.stands) {
            let found = self.rows.seek_danger(row);
            self.keep(found, row);
        }
        self.stands && self.next == row
    }
}

struct Rows {
    parts: Vec<Part>,
    row: DocId,
}

impl Rows {
    /// Whether any part has a row; else before which row none has one.
    fn has(&mut self, row: DocId) -> SeekDangerResult {
        if row >= TERMINATED {
            return SeekDangerResult::SeekLowerBound(TERMINATED);
        }
        let mut next = TERMINATED;
        for part in &mut self.parts {
            if part.has(row) {
                self.row = row;
                return SeekDangerResult::Found;
            }
            next = next.min(part.next);
        }
        SeekDangerResult::SeekLowerBound(next)
    }
}

impl DocSet for Rows {
    fn advance(&mut self) -> DocId {
        self.seek(self.row.saturating_add(1).min(TERMINATED))
    }

    fn seek(&mut self, target: DocId) -> DocId {
        let mut target = target;
        while let SeekDangerResult::SeekLowerBound(next) = self.has(target) {
            if next >= TERMINATED {
                self.row = TERMINATED;
                break;
            }
            target = next;
        }
        self.row
    }

    fn seek_danger(&mut self, target: DocId) -> SeekDangerResult {
        self.has(target)
    }

    fn doc(&self) -> DocId {
        self.row
    }

    fn size_hint(&self) -> u32 {
        self.parts.iter().map(|part| part.rows.size_hint()).fold(0, u32::saturating_add)
    }

    fn cost(&self) -> u64 {
        self.parts.iter().map(|part| part.rows.cost()).fold(0, u64::saturating_add)
    }
}

#[cfg(test)]
mod tests {
    use tantivy::collector::DocSetCollector;
    use tantivy::query::{BooleanQuery, PhraseQuery, TermQuery};
    use tantivy::schema::{Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
    use tantivy::{Index, Searcher, TantivyDocument};

    use super::*;

    const WORDS: &[&str] = &["stage", "ii", "iii", "her2", "negative", "breast", "boston", "rare"];
    const ROWS: u32 = 12_000;

    fn mixed(n: u32) -> u32 {
        let n = (n ^ (n >> 16)).wrapping_mul(0x45d9_f3b3);
        let n = (n ^ (n >> 15)).wrapping_mul(0x2c1b_3c6d);
        n ^ (n >> 13)
    }

    /// Rows of a few words each, in several parts. The last word is in few of them.
    fn made_up() -> (Field, Searcher) {
        let mut schema = Schema::builder();
        let words = TextFieldIndexing::default()
            .set_tokenizer("whitespace")
            .set_index_option(IndexRecordOption::WithFreqsAndPositions);
        let text =
            schema.add_text_field("text", TextOptions::default().set_indexing_options(words));
        let index = Index::create_in_ram(schema.build());
        let mut writer = index.writer_with_num_threads::<TantivyDocument>(1, 20 << 20).unwrap();
        for n in 0..ROWS {
            let often = WORDS.len() as u32 - u32::from(!n.is_multiple_of(501));
            let word = |at| WORDS[(mixed(n * 31 + at) % often) as usize];
            let row = (0..1 + mixed(n) % 6).map(word).collect::<Vec<_>>().join(" ");
            let mut document = TantivyDocument::default();
            document.add_text(text, row);
            writer.add_document(document).unwrap();
            if n % 5_000 == 4_999 {
                writer.commit().unwrap();
            }
        }
        writer.commit().unwrap();
        (text, index.reader().unwrap().searcher())
    }

    fn phrase(field: Field, words: &[&str]) -> Box<dyn Search> {
        let terms: Vec<Term> =
            words.iter().map(|word| Term::from_field_text(field, word)).collect();
        match <[Term; 1]>::try_from(terms) {
            Ok([term]) => Box::new(TermQuery::new(term, IndexRecordOption::Basic)),
            Err(terms) => Box::new(PhraseQuery::new(terms)),
        }
    }

    #[test]
    fn the_same_rows_are_found_as_by_the_union_that_reads_ahead() {
        let (field, searcher) = made_up();
        let of = |words: &str| phrase(field, &words.split(' ').collect::<Vec<_>>());
        let ahead = |parts: Vec<Box<dyn Search>>| -> Box<dyn Search> {
            Box::new(BooleanQuery::union(parts))
        };
        let here = |parts: Vec<Box<dyn Search>>| any(parts.into_iter());
        let groups: &[&[&str]] = &[
            &["stage ii", "stage iii"],
            &["her2 negative", "negative", "nowhere at all"],
            &["her2 negative her2", "ii iii stage"],
            &["nowhere"],
            &["breast", "boston", "rare"],
        ];
        let found = |query: Box<dyn Search>| searcher.search(&*query, &DocSetCollector).unwrap();
        let of_group = |group: &[&str]| group.iter().map(|words| of(words)).collect::<Vec<_>>();
        for one in groups {
            assert_eq!(found(here(of_group(one))), found(ahead(of_group(one))), "{one:?}");
            for other in groups {
                for beside in ["rare", "boston", "breast boston"] {
                    let both = |union: &dyn Fn(Vec<Box<dyn Search>>) -> Box<dyn Search>| {
                        let parts = vec![of(beside), union(of_group(one)), union(of_group(other))];
                        found(Box::new(BooleanQuery::intersection(parts)))
                    };
                    assert_eq!(both(&here), both(&ahead), "{one:?} {other:?} {beside}");
                }
            }
        }
        assert!(found(here(Vec::new())).is_empty());
        assert!(found(here(of_group(&["rare"]))).len() > 3);
    }
}
