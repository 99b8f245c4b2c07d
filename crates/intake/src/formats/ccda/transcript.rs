//! The document as it is written out on readable pages, and the facts that stand on them.
//!
//! Pages are built first; a fact remembers its places and becomes a [`Fact`] when the pages stand.

use std::collections::HashMap;

use record::{
    BlockKind, DocumentId, Fact, Finding, FindingCode, Page, PageBuilder, PartialDate, Passage,
    PersonMention, Reading, Span, Subject, Value,
};

use crate::Tools;
use crate::formats::ccda::xml::Paths;

/// A new page begins at the next block once the one before has this many bytes: some screens of text.
const PAGE_BYTES: usize = 12_000;

/// Words on a page that is being written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub page: usize,
    pub span: Span,
    /// The row, item or paragraph they stand in.
    pub row: Span,
}

/// A fact whose pages are not built yet.
pub(super) struct Draft {
    pub value: Value,
    pub rule: &'static str,
    pub date: Option<PartialDate>,
    pub section: String,
    pub subject: Subject,
    pub doubt: Option<String>,
    pub at: Vec<(Place, String)>,
}

/// A person whose pages are not built yet.
#[derive(Default)]
pub(super) struct PersonDraft {
    pub mention: PersonMention,
    pub name_at: Option<(Place, String)>,
    pub birth_date_at: Option<(Place, String)>,
    pub sex_at: Option<(Place, String)>,
}

/// The pages, the facts and all else that comes out of one document.
pub(super) struct Transcript<'a> {
    pub id: DocumentId,
    pub tools: &'a Tools<'a>,
    pub paths: &'a Paths,
    /// Where the narrative's elements with an `ID` stand.
    pub ids: HashMap<String, Place>,
    /// The narrative of the section at hand in lower case; empty where it is too long to be searched.
    pub section_words: String,
    pub people: Vec<PersonDraft>,
    /// Findings, unread, attachments, title, kind, date: what needs no page.
    pub reading: Reading,
    finished: Vec<PageBuilder>,
    page: PageBuilder,
    drafts: Vec<Draft>,
    narrative: Vec<(usize, Span)>,
    /// Whether the list of what only the entries say has been opened in this section.
    coded_list: bool,
}

impl<'a> Transcript<'a> {
    pub(super) fn new(
        id: DocumentId,
        tools: &'a Tools<'a>,
        paths: &'a Paths,
        reading: Reading,
    ) -> Self {
        Self {
            id,
            tools,
            paths,
            ids: HashMap::new(),
            section_words: String::new(),
            people: Vec::new(),
            reading,
            finished: Vec::new(),
            page: PageBuilder::new(1),
            drafts: Vec::new(),
            narrative: Vec::new(),
            coded_list: false,
        }
    }

    /// Begins a section: its coded list is not open.
    pub(super) fn begin_section(&mut self) {
        self.turn_if_full();
        self.coded_list = false;
    }

    /// Puts the heading over what the entries say and the narrative does not, once a section.
    pub(super) fn open_coded_list(&mut self) {
        self.turn_if_full();
        if !std::mem::replace(&mut self.coded_list, true) {
            self.block(BlockKind::Heading(3), |page| {
                page.push("Coded entries");
            });
        }
    }

    /// Index of the page that is being written.
    pub(super) fn page(&self) -> usize {
        self.finished.len()
    }

    /// Where the next words will stand.
    pub(super) fn position(&self) -> usize {
        self.page.position()
    }

    /// Turns to a new page where this one is full.
    pub(super) fn turn_if_full(&mut self) {
        if self.page.position() > PAGE_BYTES {
            let next = self.finished.len() as u32 + 2;
            let full = std::mem::replace(&mut self.page, PageBuilder::new(next));
            self.finished.push(full);
        }
    }

    /// Writes one block on the current page.
    pub(super) fn block(
        &mut self,
        kind: BlockKind,
        fill: impl FnOnce(&mut PageBuilder),
    ) -> (usize, Span) {
        let span = self.page.block(kind, |page| fill(page));
        (self.page(), span)
    }

    /// Names the element that words already written belong to.
    pub(super) fn anchor(&mut self, pointer: String, place: Place) {
        if place.page == self.page() && !place.span.is_empty() {
            self.page.anchor(pointer, place.span);
        }
    }

    /// The words at a place.
    pub(super) fn words_at(&self, page: usize, span: Span) -> &str {
        let text = match self.finished.get(page) {
            Some(finished) => finished.text(),
            None => self.page.text(),
        };
        text.get(span.start..span.end.min(text.len())).unwrap_or("")
    }

    /// The end of a page's text: for what began on a page and ended on a later one.
    pub(super) fn end_of(&self, page: usize) -> usize {
        self.finished.get(page).unwrap_or(&self.page).position()
    }

    /// Adds a fact; beyond the limit it is left out, and said once.
    pub(super) fn fact(&mut self, draft: Draft) {
        let limit = self.tools.limits.facts;
        if self.drafts.len() == limit {
            self.reading.find(
                Finding::new(FindingCode::LimitReached)
                    .why("detail-more-facts")
                    .with("count", limit.to_string()),
            );
        }
        if self.drafts.len() <= limit && !draft.at.is_empty() {
            self.drafts.push(draft);
        }
    }

    /// Adds a fact, or its place to the same fact that is there already. For the few facts of a header.
    pub(super) fn fact_or_source(&mut self, draft: Draft) {
        match self.drafts.iter_mut().find(|d| d.value == draft.value && d.rule == draft.rule) {
            Some(known) => known.at.extend(draft.at),
            None => self.fact(draft),
        }
    }

    pub(super) fn facts_so_far(&self) -> usize {
        self.drafts.len()
    }

    /// Marks words as written by a person, for the reading of prose.
    pub(super) fn narrative(&mut self, page: usize, span: Span) {
        if !self.words_at(page, span).trim().is_empty() {
            self.narrative.push((page, span));
        }
    }

    /// Builds the pages and stands the facts and people on them.
    pub(super) fn finish(mut self) -> Reading {
        let mut builders = self.finished;
        builders.push(self.page);
        let mut pages: Vec<Page> = builders.into_iter().map(PageBuilder::build).collect();
        if pages.last().is_some_and(|p| p.text().is_empty()) {
            pages.pop();
        }
        let id = self.id;
        let passage = |(place, pointer): &(Place, String)| {
            let page = pages.get(place.page)?;
            let passage = Passage::on(id, page, place.span).with_pointer(pointer.clone());
            (!passage.quote().is_empty()).then_some(passage)
        };
        for person in self.people {
            let mut mention = person.mention;
            mention.name_at = person.name_at.as_ref().and_then(passage);
            mention.birth_date_at = person.birth_date_at.as_ref().and_then(passage);
            mention.sex_at = person.sex_at.as_ref().and_then(passage);
            self.reading.people.push(mention);
        }
        for draft in self.drafts {
            let mut sources = draft.at.iter().filter_map(passage);
            let Some(first) = sources.next() else { continue };
            let mut fact = Fact::new(draft.value, draft.rule, first)
                .dated(draft.date)
                .in_section(draft.section)
                .about(draft.subject)
                .doubted(draft.doubt);
            sources.for_each(|source| fact.also(source));
            self.reading.facts.push(fact);
        }
        self.narrative.sort();
        self.reading.narrative = merged(self.narrative);
        self.reading.pages = pages;
        self.reading
    }
}

/// Sorted stretches without those that lie within another: a note that its section holds already.
fn merged(stretches: Vec<(usize, Span)>) -> Vec<(usize, Span)> {
    let mut merged: Vec<(usize, Span)> = Vec::with_capacity(stretches.len());
    for (page, span) in stretches {
        match merged.last_mut() {
            Some((last_page, last)) if *last_page == page && span.start < last.end => {
                last.end = last.end.max(span.end);
            }
            _ => merged.push((page, span)),
        }
    }
    merged
}
