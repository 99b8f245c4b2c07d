//! *The app helps me with what I asked for.* Every request with its steps: asked, due, received, sent on, confirmed,
//! returned. What is overdue is said first.

mod calendar;

use jiff::ToSpan;
use jiff::civil::Date;
use knowledge::{Judgement, Letter, Library};
use record::{Correction, CorrectionKind, DocumentId, RequestStep, StepKind};

pub use calendar::{CalendarDay, calendar, calendar_of};

use crate::missing::Missing;

/// All requests, those that wait for somebody first, the longest due before the others.
#[derive(Debug)]
pub struct Ledger<'a> {
    pub entries: Vec<Entry<'a>>,
}

/// One request and how it stands.
#[derive(Debug)]
pub struct Entry<'a> {
    pub id: &'a str,
    pub letter: Option<&'a Letter>,
    pub asked: &'a RequestStep,
    /// Items of the checklists, by name.
    pub items: &'a [String],
    pub holder: &'a str,
    pub place: &'a str,
    pub how: &'a str,
    pub steps: Vec<&'a RequestStep>,
    /// The day by which an answer is due, and who set it.
    pub due: Option<Due>,
    pub stands: Stands,
}

/// A day by which an answer is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    pub day: Date,
    pub by: DueBy,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DueBy {
    /// The days the law gives, from the day it was asked.
    Law,
    /// The holder's own extension.
    Extension,
    /// What the holder said.
    Word,
}

/// How a request stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stands {
    /// Nothing has come.
    Waiting,
    /// Nothing has come, and the day has passed by so many days.
    Overdue {
        days: i32,
    },
    /// It came; the papers are those the person named, or those that now hold every item asked for.
    Received {
        documents: Vec<DocumentId>,
        by_itself: bool,
    },
    /// It went on to the second doctor.
    SentOn,
    /// Somebody there said that it arrived.
    Confirmed,
    /// Lent material is back.
    Returned,
    Dropped,
}

impl Entry<'_> {
    /// Whether somebody still has to answer.
    pub fn is_open(&self) -> bool {
        matches!(self.stands, Stands::Waiting | Stands::Overdue { .. })
    }

    /// Whether material was lent and is not back.
    pub fn is_lent(&self) -> bool {
        self.letter.is_some_and(|l| l.id == "slides")
            && !matches!(self.stands, Stands::Returned | Stands::Dropped)
    }
}

impl<'a> Ledger<'a> {
    pub fn overdue(&self) -> impl Iterator<Item = &Entry<'a>> {
        self.entries.iter().filter(|e| matches!(e.stands, Stands::Overdue { .. }))
    }

    pub fn entry(&self, id: &str) -> Option<&Entry<'a>> {
        self.entries.iter().find(|e| e.id == id)
    }

    /// The request that waits for an item.
    pub fn waits_for(&self, item: &str) -> Option<&Entry<'a>> {
        self.entries.iter().find(|e| e.is_open() && e.items.iter().any(|i| i == item))
    }

    /// The open request that was made with a letter of this name.
    pub fn waits_as(&self, request: &str) -> Option<&Entry<'a>> {
        let of_letter =
            |e: &&Entry<'_>| e.id.rsplit_once('-').is_some_and(|(name, _)| name == request);
        self.entries.iter().filter(|e| e.is_open()).find(of_letter)
    }

    /// A name for a further request of a letter.
    pub fn next_id(&self, request: &str) -> String {
        let used = self
            .entries
            .iter()
            .filter(|e| e.id.rsplit_once('-').is_some_and(|(name, _)| name == request));
        format!("{request}-{}", used.count() + 1)
    }
}

/// What the person asked for, from what they wrote down.
pub fn ledger<'a>(
    said: &'a [Correction],
    missing: &Missing<'_>,
    library: &'a Library,
    today: Date,
) -> Ledger<'a> {
    let steps: Vec<&RequestStep> = said
        .iter()
        .filter_map(|c| match &c.kind {
            CorrectionKind::Request(step) => Some(step),
            _ => None,
        })
        .collect();
    let mut entries: Vec<Entry<'a>> = Vec::new();
    for &step in &steps {
        let StepKind::Asked { letter, holder, items, place, how, expected } = &step.kind else {
            continue;
        };
        if entries.iter().any(|e| e.id == step.request) {
            continue;
        }
        let mut later: Vec<&RequestStep> =
            steps.iter().copied().filter(|s| s.request == step.request).collect();
        later.sort_by_key(|s| s.day);
        let letter = library.letters.get(letter);
        let due = due(step.day, letter, *expected, &later);
        entries.push(Entry {
            id: &step.request,
            letter,
            asked: step,
            items,
            holder,
            place,
            how,
            stands: stands(&later, items, missing, due, today),
            steps: later,
            due,
        });
    }
    entries.sort_by_key(|e| {
        let day = e.due.map_or(e.asked.day, |d| d.day);
        (!matches!(e.stands, Stands::Overdue { .. }), !e.is_open(), day)
    });
    Ledger { entries }
}

/// The last extension, else what the holder said, else what the law gives.
fn due(
    asked: Date,
    letter: Option<&Letter>,
    expected: Option<Date>,
    steps: &[&RequestStep],
) -> Option<Due> {
    let extended = steps.iter().rev().find_map(|s| match s.kind {
        StepKind::Extended { until } => Some(Due { day: until, by: DueBy::Extension }),
        _ => None,
    });
    let said = expected.map(|day| Due { day, by: DueBy::Word });
    let lawful = letter.and_then(|l| l.days).and_then(|days| {
        let day = asked.checked_add(i64::from(days).days()).ok()?;
        Some(Due { day, by: DueBy::Law })
    });
    extended.or(said).or(lawful)
}

fn stands(
    steps: &[&RequestStep],
    items: &[String],
    missing: &Missing<'_>,
    due: Option<Due>,
    today: Date,
) -> Stands {
    let last = steps.iter().rev().find_map(|s| match &s.kind {
        StepKind::Received { document } => Some(Stands::Received {
            documents: document.iter().copied().collect(),
            by_itself: false,
        }),
        StepKind::SentOn { .. } => Some(Stands::SentOn),
        StepKind::Confirmed { .. } => Some(Stands::Confirmed),
        StepKind::Returned { .. } => Some(Stands::Returned),
        StepKind::Dropped => Some(Stands::Dropped),
        StepKind::Asked { .. } | StepKind::Reminded { .. } | StepKind::Extended { .. } => None,
    });
    if let Some(last) = last {
        return last;
    }
    if let Some(documents) = arrived(items, missing) {
        return Stands::Received { documents, by_itself: true };
    }
    match due {
        Some(due) if due.day < today => {
            let days = today.since(due.day).map_or(0, |span| span.get_days());
            Stands::Overdue { days }
        }
        _ => Stands::Waiting,
    }
}

/// The papers that now hold every item that was asked for; `None` while one is missing.
fn arrived(items: &[String], missing: &Missing<'_>) -> Option<Vec<DocumentId>> {
    if items.is_empty() {
        return None;
    }
    let mut documents = Vec::new();
    for item in items {
        let judged = missing.named(item).filter(|j| j.judgement == Judgement::There)?;
        documents.extend(judged.reasons.iter().flat_map(|r| r.documents.iter().copied()));
    }
    documents.sort();
    documents.dedup();
    Some(documents)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use knowledge::Language;
    use record::{Chart, Document, DocumentKind, Format, Sha256, Status};

    use super::*;
    use crate::missing::missing;

    fn said(day: Date, kind: StepKind) -> Correction {
        let step = RequestStep { request: "access-records-office-1".to_owned(), day, kind };
        Correction { kind: CorrectionKind::Request(step), on: day, words: String::new() }
    }

    fn asked() -> Correction {
        asked_for("access", &["discharge-summary"])
    }

    fn asked_for(letter: &str, items: &[&str]) -> Correction {
        let kind = StepKind::Asked {
            letter: letter.to_owned(),
            holder: "records-office".to_owned(),
            items: items.iter().map(|item| (*item).to_owned()).collect(),
            place: "Fernhollow".to_owned(),
            how: "portal".to_owned(),
            expected: None,
        };
        said(date(2026, 10, 1), kind)
    }

    fn stands(steps: &[Correction], today: Date) -> (Option<Due>, Stands) {
        stands_in(&Chart::default(), steps, today)
    }

    fn stands_in(chart: &Chart, steps: &[Correction], today: Date) -> (Option<Due>, Stands) {
        let library = Library::built_in(Language::English);
        let missing = missing(chart, &library, today);
        let ledger = ledger(steps, &missing, &library, today);
        let entry = ledger.entries.first().unwrap();
        (entry.due, entry.stands.clone())
    }

    /// A case with one paper that could be read.
    fn with_paper(kind: DocumentKind) -> Chart {
        let paper = Document {
            id: DocumentId(7),
            path: "a.pdf".to_owned(),
            sha256: Sha256([0; 32]),
            bytes: 1,
            format: Format::Pdf,
            kind,
            title: None,
            date: "2026-10-05".parse().ok(),
            pages: Some(2),
            status: Status::Read,
            duplicate_of: None,
            files: Vec::new(),
        };
        Chart { documents: vec![paper], ..Chart::default() }
    }

    #[test]
    fn the_law_gives_thirty_days_and_one_extension() {
        let due = Due { day: date(2026, 10, 31), by: DueBy::Law };
        assert_eq!(stands(&[asked()], date(2026, 10, 31)), (Some(due), Stands::Waiting));
        assert_eq!(stands(&[asked()], date(2026, 11, 2)).1, Stands::Overdue { days: 2 });
        let longer = said(date(2026, 10, 20), StepKind::Extended { until: date(2026, 11, 30) });
        let (due, stands) = stands(&[asked(), longer], date(2026, 11, 2));
        assert_eq!(due, Some(Due { day: date(2026, 11, 30), by: DueBy::Extension }));
        assert_eq!(stands, Stands::Waiting);
    }

    #[test]
    fn what_came_is_no_longer_due() {
        let came = said(date(2026, 10, 9), StepKind::Received { document: None });
        let sent = said(
            date(2026, 10, 12),
            StepKind::SentOn { to: "Larkspur".to_owned(), how: "mail".to_owned() },
        );
        let by_hand = Stands::Received { documents: Vec::new(), by_itself: false };
        assert_eq!(stands(&[asked(), came.clone()], date(2026, 12, 1)).1, by_hand);
        assert_eq!(stands(&[asked(), came, sent], date(2026, 12, 1)).1, Stands::SentOn);
    }

    #[test]
    fn a_paper_that_holds_all_that_was_asked_for_is_tied_by_itself() {
        let came = Stands::Received { documents: vec![DocumentId(7)], by_itself: true };
        let late = date(2026, 12, 1);
        let note = with_paper(DocumentKind::ConsultNote);
        let stands_for = |items: &[&str]| stands_in(&note, &[asked_for("access", items)], late).1;
        assert_eq!(stands_for(&["consult-note"]), came);
        let open = stands_for(&["consult-note", "pathology-report"]);
        assert_eq!(open, Stands::Overdue { days: 31 }, "half of it is not it");
        assert_eq!(stands_for(&["glass of water"]), Stands::Overdue { days: 31 });
    }

    #[test]
    fn lent_slides_are_followed_until_they_are_back() {
        let sent = StepKind::SentOn { to: "Larkspur".to_owned(), how: "courier".to_owned() };
        let there = StepKind::Confirmed { by: "Barnaby Teacup".to_owned() };
        let back = StepKind::Returned { how: "courier".to_owned() };
        let mut steps = vec![asked_for("slides", &["original-slides"])];
        let way = [(sent, Stands::SentOn), (there, Stands::Confirmed), (back, Stands::Returned)];
        for (day, (step, wanted)) in (10..).zip(way) {
            steps.push(said(date(2026, 10, day), step));
            let library = Library::built_in(Language::English);
            let chart = Chart::default();
            let missing = missing(&chart, &library, date(2026, 12, 1));
            let ledger = ledger(&steps, &missing, &library, date(2026, 12, 1));
            let entry = ledger.entries.first().unwrap();
            assert_eq!(entry.is_lent(), wanted != Stands::Returned);
            assert_eq!((&entry.stands, entry.steps.len()), (&wanted, steps.len()));
        }
    }
}
