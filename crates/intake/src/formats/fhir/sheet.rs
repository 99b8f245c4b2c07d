//! The readable pages: each resource as a few lines, each word of the record with its pointer, and the
//! facts that point at them. A fact is kept as a draft until its page is complete, for only words on a
//! [`Page`] can be a source.

use knowledge::Library;
use record::{
    Attachment, BlockKind, DocumentId, Fact, Finding, FindingCode, Page, PageBuilder, PartialDate,
    Passage, Reading, Span, Subject, Value,
};

use super::lens::{Coded, Words};
use super::plain;
use super::resources::PersonDraft;
use crate::Limits;

/// Letters on a page before the next one is begun: a viewer shows one page at a time.
const PAGE_BYTES: usize = 12_000;

/// Words that were written on a page.
#[derive(Clone)]
pub(super) struct Mark {
    page: usize,
    span: Span,
    pointer: String,
}

/// A fact whose page is still being written.
pub(super) struct Draft {
    value: Value,
    rule: &'static str,
    date: Option<PartialDate>,
    doubt: Option<String>,
    subject: Subject,
    section: &'static str,
    marks: Vec<Mark>,
    /// The resource that states it, where others may have it as a part.
    of: Option<String>,
    /// The resources whose statements are parts of this one: the categories of a stage group.
    parts: Vec<String>,
}

impl Draft {
    pub(super) fn of(mut self, resource: &str, parts: Vec<String>) -> Self {
        (self.of, self.parts) = (Some(resource.to_owned()), parts);
        self
    }

    pub(super) fn dated(mut self, date: Option<PartialDate>) -> Self {
        self.date = date;
        self
    }

    pub(super) fn doubted(mut self, doubt: Option<String>) -> Self {
        self.doubt = doubt;
        self
    }

    pub(super) fn about(mut self, subject: Subject) -> Self {
        self.subject = subject;
        self
    }

    /// A further place that belongs to the same statement.
    pub(super) fn also(mut self, mark: Option<&Mark>) -> Self {
        self.marks.extend(mark.cloned());
        self
    }
}

/// A piece of a line: our label or the record's words.
#[derive(Clone, Copy)]
pub(super) enum Piece<'a> {
    Label(&'a str),
    Said(&'a Words<'a>),
}

impl Piece<'_> {
    fn len(&self) -> usize {
        match self {
            Self::Label(label) => label.len(),
            Self::Said(words) => words.text.len(),
        }
    }
}

pub(super) struct Sheet<'t> {
    pub(super) library: &'t Library,
    limits: &'t Limits,
    heading: &'static str,
    /// The heading is still to be written: a group of which nothing is shown has none.
    heading_due: bool,
    in_table: bool,
    pages: Vec<PageBuilder>,
    narrative: Vec<(usize, Span)>,
    drafts: Vec<Draft>,
    pub(super) attachments: Vec<Attachment>,
    attached_bytes: u64,
    pub(super) findings: Vec<Finding>,
    pub(super) people: Vec<PersonDraft>,
    /// Pointers of the `Binary` resources that another resource has already handed on.
    pub(super) handed_on: Vec<String>,
    pub(super) unread: Vec<String>,
}

impl<'t> Sheet<'t> {
    pub(super) fn new(library: &'t Library, limits: &'t Limits) -> Self {
        Self {
            library,
            limits,
            heading: "",
            heading_due: false,
            in_table: false,
            pages: vec![PageBuilder::new(1)],
            narrative: Vec::new(),
            drafts: Vec::new(),
            attachments: Vec::new(),
            attached_bytes: 0,
            findings: Vec::new(),
            people: Vec::new(),
            handed_on: Vec::new(),
            unread: Vec::new(),
        }
    }

    /// Begins the resources of one kind.
    pub(super) fn begin(&mut self, heading: &'static str) {
        self.heading = heading;
        self.heading_due = true;
        self.in_table = false;
    }

    /// Begins the next resource; on a new page where this one is full.
    pub(super) fn next_resource(&mut self) {
        if self.pages.last().is_some_and(|p| p.position() > PAGE_BYTES) {
            self.pages.push(PageBuilder::new(self.pages.len() as u32 + 1));
            self.in_table = false;
            self.heading_due = true;
        }
    }

    /// Writes one block and gives a mark for each of the record's words in it.
    pub(super) fn block(&mut self, kind: BlockKind, pieces: &[Piece<'_>]) -> Vec<Mark> {
        let page = self.pages.len().saturating_sub(1);
        let mut marks = Vec::new();
        let Some(builder) = self.pages.last_mut() else { return marks };
        if std::mem::take(&mut self.heading_due) {
            let heading = self.heading;
            builder.block(BlockKind::Heading(2), |p| {
                p.push(heading);
            });
        }
        builder.block(kind, |p| {
            for piece in pieces {
                match piece {
                    Piece::Label(label) => {
                        p.push(label);
                    }
                    Piece::Said(words) => {
                        let span = p.anchored(words.pointer.as_str(), &words.text);
                        marks.push(Mark { page, span, pointer: words.pointer.clone() });
                    }
                }
            }
        });
        marks
    }

    /// The name of a resource.
    pub(super) fn title(&mut self, words: &Words<'_>) -> Option<Mark> {
        self.in_table = false;
        self.block(BlockKind::Heading(3), &[Piece::Said(words)]).pop()
    }

    /// One labelled line, where the record has words for it.
    pub(super) fn item(&mut self, label: &str, words: Option<&Words<'_>>) -> Option<Mark> {
        let words = words?;
        self.in_table = false;
        let label = format!("{label}: ");
        self.block(BlockKind::ListItem, &[Piece::Label(&label), Piece::Said(words)]).pop()
    }

    pub(super) fn coded_item(&mut self, label: &str, coded: Option<&Coded<'_>>) -> Option<Mark> {
        self.item(label, coded.map(|c| &c.words))
    }

    /// A row of the table of the resources of this kind, with `head` above the first.
    pub(super) fn row(&mut self, head: &str, pieces: &[Piece<'_>]) -> Vec<Mark> {
        if !self.in_table {
            self.block(BlockKind::TableHead, &[Piece::Label(head)]);
            self.in_table = true;
        }
        self.block(BlockKind::TableRow, pieces)
    }

    /// What somebody wrote in their own words; read as prose afterwards.
    pub(super) fn prose(&mut self, label: &str, words: Option<&Words<'_>>) {
        let Some(words) = words else { return };
        let label = if label.is_empty() { String::new() } else { format!("{label}: ") };
        self.paragraph(&[Piece::Label(&label), Piece::Said(words)]);
    }

    /// A paragraph that is read as prose, labels and all.
    pub(super) fn paragraph(&mut self, pieces: &[Piece<'_>]) {
        self.in_table = false;
        let page = self.pages.len().saturating_sub(1);
        let said = self.block(BlockKind::Paragraph, pieces);
        let end = self.pages.last().map_or(0, PageBuilder::position);
        let length: usize = pieces.iter().map(Piece::len).sum();
        if !said.is_empty() {
            self.narrative.push((page, Span::new(end.saturating_sub(length + 1), end)));
        }
    }

    /// The narrative of a resource or section: its HTML as plain paragraphs.
    pub(super) fn html(&mut self, div: Option<&Words<'_>>) {
        let Some(div) = div else { return };
        for line in plain::paragraphs(&div.text) {
            let words = Words { text: line.into(), pointer: div.pointer.clone() };
            self.paragraph(&[Piece::Said(&words)]);
        }
    }

    /// States a fact at a mark.
    pub(super) fn state(
        &mut self,
        value: impl Into<Value>,
        rule: &'static str,
        at: &Mark,
    ) -> Draft {
        Draft {
            value: value.into(),
            rule,
            date: None,
            doubt: None,
            subject: Subject::Patient,
            section: self.heading,
            marks: vec![at.clone()],
            of: None,
            parts: Vec::new(),
        }
    }

    pub(super) fn keep(&mut self, draft: Draft) {
        if self.drafts.len() < self.limits.facts {
            self.drafts.push(draft);
        } else if self.drafts.len() == self.limits.facts {
            let count = self.limits.facts.to_string();
            let finding = Finding::new(FindingCode::LimitReached);
            self.findings.push(finding.why("detail-more-facts").with("count", count));
            self.drafts.push(draft);
        }
    }

    /// Hands on a document inside this one, as far as the limit goes.
    pub(super) fn attach(&mut self, attachment: Attachment) {
        self.attached_bytes += attachment.bytes.len() as u64;
        if self.attached_bytes > self.limits.document_bytes {
            let finding = Finding::new(FindingCode::LimitReached);
            self.findings.push(finding.why("detail-attachment").with("file", attachment.name));
            return;
        }
        self.attachments.push(attachment);
    }

    /// Builds the pages and gives everything to the reading. The second result finds a mark's passage.
    pub(super) fn finish(self, id: DocumentId, reading: &mut Reading) -> Passages {
        let pages: Vec<Page> = self.pages.into_iter().map(PageBuilder::build).collect();
        let passages = Passages { id, pages };
        for draft in joined(self.drafts) {
            let mut places = draft.marks.iter().filter_map(|m| passages.at(m));
            let Some(first) = places.next() else { continue };
            let mut fact = Fact::new(draft.value, draft.rule, first)
                .dated(draft.date)
                .doubted(draft.doubt)
                .about(draft.subject)
                .in_section(draft.section);
            places.for_each(|place| fact.also(place));
            reading.facts.push(fact);
        }
        reading.narrative = self.narrative;
        reading.attachments = self.attachments;
        for finding in self.findings {
            reading.find(finding);
        }
        for what in self.unread {
            reading.leave_unread(what);
        }
        passages
    }
}

/// Puts the categories of a stage into the stage group that has them as members, with their places.
fn joined(mut drafts: Vec<Draft>) -> Vec<Draft> {
    for group in 0..drafts.len() {
        let parts = drafts.get_mut(group).map(|d| std::mem::take(&mut d.parts)).unwrap_or_default();
        for part in parts {
            let found = drafts.iter().position(|d| d.of.as_deref() == Some(part.as_str()));
            let Some(found) = found.filter(|found| *found != group) else { continue };
            let Some((Value::Stage(part), marks)) =
                drafts.get(found).map(|d| (d.value.clone(), d.marks.clone()))
            else {
                continue;
            };
            let Some(whole) = drafts.get_mut(group) else { continue };
            let Value::Stage(stage) = &mut whole.value else { continue };
            if part.basis.is_some() && stage.basis.is_some() && part.basis != stage.basis {
                continue;
            }
            let pairs = [(&mut stage.t, part.t), (&mut stage.n, part.n), (&mut stage.m, part.m)];
            if pairs.iter().any(|(have, new)| have.is_some() && new.is_some() && *have != new) {
                continue; // they do not say the same: both stand
            }
            for (have, new) in pairs {
                *have = have.take().or(new);
            }
            stage.basis = stage.basis.or(part.basis);
            whole.marks.extend(marks);
            if let Some(part) = drafts.get_mut(found) {
                part.marks.clear(); // a draft without a place makes no fact
            }
        }
    }
    drafts
}

/// The finished pages, to point at.
pub(super) struct Passages {
    id: DocumentId,
    pub(super) pages: Vec<Page>,
}

impl Passages {
    pub(super) fn at(&self, mark: &Mark) -> Option<Passage> {
        let page = self.pages.get(mark.page)?;
        Some(Passage::on(self.id, page, mark.span).with_pointer(mark.pointer.as_str()))
    }
}

/// A mark over several marks of one block, for the element that holds them all.
pub(super) fn spanning(marks: &[Mark], pointer: &str) -> Option<Mark> {
    let (first, last) = (marks.first()?, marks.last()?);
    let span = Span::new(first.span.start, last.span.end);
    Some(Mark { page: first.page, span, pointer: pointer.to_owned() })
}
