//! *The app helps me with my records.* What was handed over becomes one person's chart: whose paper it
//! is, what is there twice, every fact once with all its places, what contradicts what.

mod awaited;
mod contradictions;
mod duplicates;
mod identity;
mod imaging;
mod mentions;
mod merging;
mod overview;
mod retold;
mod therapies;
mod timeline;

use knowledge::Library;
use record::{
    Chart, Correction, Document, DocumentId, Finding, FindingCode, Origin, ReadDocument, Status,
};

pub(crate) use awaited::tests_beside;
pub use identity::Whose;
pub use mentions::{INSTITUTION, SPECIMEN};
pub use overview::{Group, newest_scans, of_group};
pub use timeline::{Event, Track, What, timeline};

/// The chart of the person most of these documents are about.
///
/// Documents of other people, doubtful ones and second copies are listed and give no facts. What the
/// person said (`corrections`) decides over what was read.
pub fn chart(documents: &[ReadDocument], corrections: &[Correction], library: &Library) -> Chart {
    let identity = identity::decide(documents, corrections);
    let copies = duplicates::find(documents);
    let mut listed = Vec::with_capacity(documents.len());
    let mut findings = Vec::new();
    let mut used = Vec::new();
    for (read, whose) in documents.iter().zip(&identity.whose) {
        let mut document = read.document.clone();
        if let Some(original) = copies.get(&document.id) {
            document.status = Status::Duplicate;
            document.duplicate_of = Some(*original);
        }
        findings.extend(read.reading.findings.iter().cloned());
        findings.extend(about_the_person(document.id, whose));
        if document.status == Status::Duplicate {
            let finding = Finding::new(FindingCode::DocumentDuplicate).in_document(document.id);
            findings.push(match document.duplicate_of {
                Some(original) => finding.in_document(original),
                None => finding,
            });
        } else if matches!(whose, Whose::Other) {
            document.status = Status::OtherPerson;
        } else if !matches!(whose, Whose::Unsure { .. }) {
            used.push(read);
        }
        listed.push(document);
    }
    let mut chart = Chart {
        patient: identity.patient,
        facts: merging::facts(&used, corrections, library),
        documents: listed,
        findings: Vec::new(),
        mentions: mentions::mentions(&used, library),
    };
    findings.extend(used.iter().filter_map(|read| in_another_language(read, library)));
    findings.extend(identity.findings);
    findings.extend(strangers_inside(&chart.documents, &findings));
    findings.extend(contradictions::find(&chart, library));
    findings.extend(imaging::unpaired(&chart));
    findings.extend(imaging::without_dicom(&chart, &library.vocabulary.junk));
    findings = awaited::settle(findings, &chart, library);
    findings
        .sort_by(|a, b| b.severity.cmp(&a.severity).then_with(|| a.documents.cmp(&b.documents)));
    chart.findings = findings;
    chart
}

/// Written text that is plainly not English; rendered pages are in our own words.
fn in_another_language(read: &ReadDocument, library: &Library) -> Option<Finding> {
    let page = read.reading.pages.iter().find(|p| p.origin != Origin::Rendered)?;
    let language = library.vocabulary.languages.other_than_english(page.text())?;
    let finding = Finding::new(FindingCode::DocumentLanguage).in_document(read.document.id);
    Some(finding.with("detail", library.words.say(&format!("language-{language}"))))
}

/// Papers of the person whose file holds a paper that is somebody else's, or may be.
fn strangers_inside(documents: &[Document], found: &[Finding]) -> Vec<Finding> {
    let of_others = |d: &Document| {
        let unsure =
            |f: &Finding| f.code == FindingCode::IdentityUnsure && f.documents.contains(&d.id);
        d.status == Status::OtherPerson || found.iter().any(unsure)
    };
    let strangers: Vec<_> = documents.iter().filter(|d| of_others(d)).collect();
    let holds = |outer: &Document, inner: &Document| {
        inner.path.strip_prefix(&outer.path).is_some_and(|rest| rest.starts_with('!'))
    };
    documents
        .iter()
        .filter(|d| !of_others(d))
        .filter_map(|outer| {
            let inner: Vec<_> = strangers.iter().filter(|inner| holds(outer, inner)).collect();
            let finding = Finding::new(FindingCode::IdentityOtherInside).in_document(outer.id);
            let finding = finding.with("count", inner.len().to_string());
            (!inner.is_empty())
                .then(|| inner.iter().fold(finding, |finding, d| finding.in_document(d.id)))
        })
        .collect()
}

fn about_the_person(document: DocumentId, whose: &Whose) -> Option<Finding> {
    let finding = match whose {
        Whose::Theirs => return None,
        Whose::Variant { name } => {
            Finding::new(FindingCode::IdentityNameVariant).with("detail", name)
        }
        Whose::Other => Finding::new(FindingCode::IdentityOtherPerson),
        Whose::Unsure { name } => Finding::new(FindingCode::IdentityUnsure).with("detail", name),
    };
    Some(finding.in_document(document))
}
