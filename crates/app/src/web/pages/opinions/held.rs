//! The opinions there are: those of papers, and those the person heard and wrote down; each with what the
//! person corrected in it.

use std::collections::BTreeMap;

use intake::prose;
use jiff::civil::Date;
use journey::compare::{Instead, add_to, correct};
use record::{Document, DocumentId, DocumentKind, Element, Opinion, PartialDate, Source, Status};

use crate::web::visit::Visit;
use crate::web::voice::documents;

/// Under which names the person's answers are kept: `opinion.heard.2.who`, `opinion.said.12.surgery`.
pub(crate) const HEARD: &str = "opinion.heard.";
pub(super) const SAID: &str = "opinion.said.";
/// An answer that says that the doctor does not speak of an element.
pub(super) const SILENT: &str = "-";

/// One opinion and who gave it.
pub(crate) struct Held {
    /// Its name in an address: a document's number, or `h` and the number of what was heard.
    pub(crate) id: String,
    /// With what the person corrected.
    pub(crate) opinion: Opinion,
    /// As it was read; the same where nothing was corrected.
    pub(crate) as_read: Opinion,
    /// What the person corrected, in their words, with the day; `-` where the doctor does not speak of it.
    pub(crate) corrected: BTreeMap<Element, (String, Date)>,
    pub(crate) document: Option<DocumentId>,
    pub(crate) who: Option<String>,
    pub(crate) on: Option<PartialDate>,
    /// The opinions whose writers gave this one together.
    pub(crate) joint: Vec<String>,
}

impl Held {
    /// The doctor, else the paper, else that it was heard.
    pub(crate) fn name(&self, visit: &Visit) -> String {
        let words = visit.words();
        let paper = || {
            let document = visit.case.document(self.document?)?;
            Some(documents::named_with_day(words, &visit.case, document))
        };
        self.who.clone().or_else(paper).unwrap_or_else(|| words.say("opinions-heard"))
    }

    pub(crate) fn is_heard(&self) -> bool {
        self.document.is_none()
    }
}

/// The opinion a name in an address stands for.
pub(crate) fn held(visit: &Visit, which: &str) -> Option<Held> {
    if let Some(number) = which.strip_prefix('h') {
        return heard(visit, number.parse().ok()?);
    }
    let id = DocumentId(which.parse().ok()?);
    let as_read = visit.case.opinion(id, visit.library())?.clone();
    let on = visit.case.document(id).and_then(|d| d.date).or(as_read.on);
    let opinion = match added_to(visit, id, &as_read, on) {
        Some(earlier) => add_to(&earlier, &as_read),
        None => as_read.clone(),
    };
    Some(with_corrections(
        visit,
        Held {
            id: id.0.to_string(),
            opinion,
            corrected: BTreeMap::new(),
            document: Some(id),
            who: as_read.by.clone(),
            on,
            as_read,
            joint: Vec::new(),
        },
    ))
}

/// The newest earlier letter of the same doctor, where this one says that it adds to it.
fn added_to(
    visit: &Visit,
    id: DocumentId,
    later: &Opinion,
    on: Option<PartialDate>,
) -> Option<Opinion> {
    later.adds_to.as_ref()?;
    let by = later.by.as_ref()?;
    let (letters, _) = papers(visit);
    let earlier = letters.into_iter().filter(|d| d.id != id && d.date.is_some() && d.date < on);
    // The letters stand newest first.
    let mut opinions = earlier.filter_map(|d| visit.case.opinion(d.id, visit.library()));
    opinions.find(|opinion| opinion.by.as_ref() == Some(by) && opinion.has_plan()).cloned()
}

fn with_corrections(visit: &Visit, mut held: Held) -> Held {
    let prefix = format!("{SAID}{}.", held.id);
    for (name, said) in visit.answers.under(&prefix) {
        let Some(element) = Element::named(name) else { continue };
        correct(&mut held.opinion, element, instead(visit, element, &said.words, said.on));
        held.corrected.insert(element, (said.words.clone(), said.on));
    }
    held
}

/// What the person heard and wrote down, read as a letter; each of its sources is the person's own word.
fn heard(visit: &Visit, number: u32) -> Option<Held> {
    let of = |part: &str| format!("{HEARD}{number}.{part}");
    let answers = &visit.answers;
    let who = answers.answered(&of("who"))?;
    let written = answers.get(&of("words"));
    let written_on = answers.answered(&of("words")).map_or(who.on, |a| a.on);
    let mut opinion = prose::opinion::typed(written, written_on, visit.library());
    for &element in Element::ALL {
        if let Some(said) = answers.answered(&of(element.as_str())) {
            correct(&mut opinion, element, instead(visit, element, &said.words, said.on));
        }
    }
    let on = answers.day(&of("day")).unwrap_or(who.on);
    opinion.by = Some(who.words.clone());
    opinion.on = Some(on.into());
    Some(with_corrections(
        visit,
        Held {
            id: format!("h{number}"),
            opinion: opinion.clone(),
            as_read: opinion,
            corrected: BTreeMap::new(),
            document: None,
            who: Some(who.words.clone()),
            on: Some(on.into()),
            joint: answers.list(&of("joint")).into_iter().map(str::to_owned).collect(),
        },
    ))
}

/// The person's words on one element: understood, or kept as they are.
fn instead(visit: &Visit, element: Element, words: &str, on: Date) -> Instead {
    if words == SILENT {
        return Instead::Silent;
    }
    let points = prose::opinion::own_words(element, words, on, visit.library());
    match points.is_empty() {
        true => Instead::Unclear(Source::OwnWords { words: words.to_owned(), on }),
        false => Instead::Points(points),
    }
}

/// Papers in which a doctor may give an opinion, the newest first; then reports.
pub(crate) fn papers(visit: &Visit) -> (Vec<&Document>, Vec<&Document>) {
    let read = visit
        .case
        .chart
        .documents
        .iter()
        .filter(|d| matches!(d.status, Status::Read | Status::PartlyRead));
    let mut letters = Vec::new();
    let mut reports = Vec::new();
    for document in read {
        match document.kind {
            DocumentKind::ConsultNote | DocumentKind::Letter => letters.push(document),
            DocumentKind::PathologyReport | DocumentKind::ImagingReport => reports.push(document),
            _ => {}
        }
    }
    for list in [&mut letters, &mut reports] {
        list.sort_by_key(|d| std::cmp::Reverse(d.date));
    }
    (letters, reports)
}

/// What was heard, in the order in which it was written down.
pub(crate) fn all_heard(visit: &Visit) -> Vec<Held> {
    visit.answers.numbers(HEARD).into_iter().filter_map(|number| heard(visit, number)).collect()
}

/// Earlier and later letters of the doctor who gave an opinion, the oldest first.
pub(crate) fn of_one_doctor(visit: &Visit, of: &Held) -> Vec<Held> {
    let (letters, _) = papers(visit);
    let others = letters.iter().filter_map(|d| held(visit, &d.id.0.to_string()));
    let same = |other: &Held| {
        other.who.is_some() && other.who == of.who && other.id != of.id && other.joint == of.joint
    };
    let mut found: Vec<Held> = others.chain(all_heard(visit)).filter(same).collect();
    found.sort_by_key(|other| other.on);
    found
}

/// The opinions that give a plan, the oldest first; of one doctor's letters the newest, which says what is
/// meant now. What two doctors say together stands for both of them, beside what each said before.
pub(crate) fn with_a_plan(visit: &Visit) -> Vec<Held> {
    let (letters, _) = papers(visit);
    let of_papers = letters.iter().filter_map(|d| held(visit, &d.id.0.to_string()));
    let mut found: Vec<Held> = Vec::new();
    for held in of_papers.chain(all_heard(visit)).filter(|h| h.opinion.has_plan() || h.is_heard()) {
        let same = |other: &Held| {
            other.who.is_some() && other.who == held.who && other.joint == held.joint
        };
        match found.iter_mut().find(|other| same(other)) {
            Some(older) if older.on < held.on => *older = held,
            Some(_) => {}
            None => found.push(held),
        }
    }
    found.sort_by_key(|h| h.on);
    found
}
