//! The first rows of a search in the order of their list. One collector for every index: a list says what puts its rows in
//! order, and which do not count.

use std::collections::BinaryHeap;

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::Column;
use tantivy::{DocAddress, DocId, Score, SegmentReader};

use crate::circle::{Circle, MARKED};

/// The column of every index that holds packed spots.
pub(crate) const SPOT: &str = "spot";

/// How a list puts its rows in order.
pub(crate) trait Order: Clone + Send + Sync + 'static {
    /// What the order goes by, smallest first. No two rows of a list have the same.
    type Place: Copy + Ord + Send + Sync + 'static;
    /// What it needs of a part of the index.
    type Columns: 'static;

    fn columns(&self, part: &SegmentReader) -> tantivy::Result<Self::Columns>;

    /// Whether a row counts, beside where it is. Asked only of rows that are left.
    fn counts(&self, of: &Self::Columns, row: DocId) -> bool {
        let _ = (of, row);
        true
    }

    /// The place of a row; `None` where it does not count. `metres` where a circle is asked for.
    fn place(&self, of: &Self::Columns, row: DocId, metres: Option<u64>) -> Option<Self::Place>;
}

/// Collects the first `most` in the circle, beginning after a place.
pub(crate) struct First<O: Order> {
    pub(crate) order: O,
    pub(crate) circle: Option<Circle>,
    /// Only spots that carry the mark count.
    pub(crate) marked: bool,
    pub(crate) after: Option<O::Place>,
    pub(crate) most: usize,
}

/// A row that was found. Ordered as pages are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Best<P> {
    pub(crate) place: P,
    pub(crate) at: DocAddress,
    pub(crate) metres: Option<u64>,
}

/// What was found.
#[derive(Debug)]
pub(crate) struct Kept<P> {
    pub(crate) best: Vec<Best<P>>,
    pub(crate) total: u64,
    /// How many come after the place asked for, those that are kept among them.
    pub(crate) after_this: u64,
}

impl<O: Order> Collector for First<O> {
    type Fruit = Kept<O::Place>;
    type Child = OfPart<O>;

    fn for_segment(&self, part: u32, reader: &SegmentReader) -> tantivy::Result<OfPart<O>> {
        Ok(OfPart {
            part,
            columns: self.order.columns(reader)?,
            order: self.order.clone(),
            circle: self.circle.clone(),
            marked: self.marked,
            after: self.after,
            most: self.most,
            spot: reader.fast_fields().u64(SPOT)?,
            heap: BinaryHeap::new(),
            total: 0,
            after_this: 0,
        })
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    fn merge_fruits(&self, parts: Vec<Self::Fruit>) -> tantivy::Result<Self::Fruit> {
        let mut all = Kept { best: Vec::new(), total: 0, after_this: 0 };
        for part in parts {
            all.best.extend(part.best);
            all.total += part.total;
            all.after_this += part.after_this;
        }
        all.best.sort_unstable();
        all.best.truncate(self.most);
        Ok(all)
    }
}

impl<O: Order> OfPart<O> {
    /// Whether so many were found before a row, wherever it is, that it is only counted.
    fn is_late(&self, row: DocId) -> bool {
        let is_full = self.after.is_none() && self.heap.len() >= self.most;
        let last = self.heap.peek().filter(|_| is_full);
        let nearest = || self.order.place(&self.columns, row, Some(0));
        last.is_some_and(|last| nearest().is_some_and(|place| place >= last.place))
    }
}

/// The first rows of a part of the index.
pub(crate) struct OfPart<O: Order> {
    part: u32,
    columns: O::Columns,
    order: O,
    circle: Option<Circle>,
    marked: bool,
    after: Option<O::Place>,
    most: usize,
    spot: Column<u64>,
    heap: BinaryHeap<Best<O::Place>>,
    total: u64,
    after_this: u64,
}

impl<O: Order> SegmentCollector for OfPart<O> {
    type Fruit = Kept<O::Place>;

    fn collect(&mut self, row: DocId, _: Score) {
        let mut metres = None;
        if let Some(circle) = &self.circle {
            let counts = |spot: &u64| !self.marked || spot & MARKED != 0;
            let mut spots = self.spot.values_for_doc(row).filter(counts).peekable();
            // On the whole earth every spot is near enough: its distance is not needed where even the nearest came too late.
            metres = match circle.is_the_earth() && spots.peek().is_some() && self.is_late(row) {
                true => Some(0),
                false => circle.metres(spots),
            };
            if metres.is_none() {
                return;
            }
        }
        if !self.order.counts(&self.columns, row) {
            return;
        }
        let Some(place) = self.order.place(&self.columns, row, metres) else { return };
        self.total += 1;
        if self.after.is_some_and(|after| place <= after) {
            return;
        }
        self.after_this += 1;
        let best = Best { place, at: DocAddress::new(self.part, row), metres };
        if self.heap.len() < self.most {
            self.heap.push(best);
        } else if self.heap.peek().is_some_and(|last| best < *last) {
            self.heap.pop();
            self.heap.push(best);
        }
    }

    fn harvest(self) -> Self::Fruit {
        Kept { best: self.heap.into_vec(), total: self.total, after_this: self.after_this }
    }
}
