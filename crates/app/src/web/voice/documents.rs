//! What a paper is called, and what became of it.

use knowledge::Words;
use knowledge::line;
use record::{Document, DocumentKind, Format, Passage, Source, Status};

use crate::desk::Case;

/// The paper's own title, else what kind it is, else its file's name.
pub(crate) fn name(words: &Words, document: &Document) -> String {
    named(words, document.title.as_deref(), document.kind, &document.path)
}

pub(crate) fn named(words: &Words, title: Option<&str>, kind: DocumentKind, path: &str) -> String {
    let known = !matches!(kind, DocumentKind::Unknown | DocumentKind::Junk);
    match title.map(str::trim).filter(|t| !t.is_empty()) {
        // A title in capitals shouts; its kind says it calmly, and the paper itself shows its title.
        Some(title) if !known || title.chars().any(char::is_lowercase) => {
            line::shortened(title, 70)
        }
        _ if known => self::kind(words, kind),
        _ => file_name(path),
    }
}

/// The last part of a path: a file, or a member of an archive.
pub(crate) fn file_name(path: &str) -> String {
    path.rsplit(['/', '!']).find(|part| !part.is_empty()).unwrap_or(path).to_owned()
}

pub(crate) fn kind(words: &Words, kind: DocumentKind) -> String {
    words.say(&format!("kind-{}", record::slug(&kind)))
}

pub(crate) fn format(words: &Words, format: Format) -> String {
    words.say(&format!("format-{}", record::slug(&format)))
}

pub(crate) fn status(words: &Words, status: Status) -> String {
    words.say(&format!("status-{}", record::slug(&status)))
}

/// `3 pages, January 13, 2026`.
pub(crate) fn details(words: &Words, document: &Document) -> String {
    let mut parts = Vec::new();
    if let Some(pages) = document.pages.filter(|&p| p > 0) {
        parts.push(words.say_with("pages-count", &[("count", &pages.to_string())]));
    }
    if let Some(date) = document.date {
        parts.push(words.date(date));
    }
    parts.join(", ")
}

/// Its name, with its day where another paper has the same name.
pub(crate) fn named_with_day(words: &Words, case: &Case, document: &Document) -> String {
    let name = name(words, document);
    match document.date.filter(|_| case.has_namesake(document)) {
        Some(date) => words.say_with("paper-of", &[("name", &name), ("date", &words.date(date))]),
        None => name,
    }
}

/// Its name with its day, where it has one.
pub(crate) fn named_with_its_day(words: &Words, document: &Document) -> String {
    let name = name(words, document);
    match document.date {
        Some(date) => words.say_with("paper-of", &[("name", &name), ("date", &words.date(date))]),
        None => name,
    }
}

/// `Biopsy report, page 3`; a paper of one page needs no number. Two papers of one name are told apart
/// by their day.
pub(crate) fn place(words: &Words, case: &Case, passage: &Passage) -> String {
    let Some(document) = case.document(passage.document()) else {
        return words.say("document-gone");
    };
    let mut name = name(words, document);
    if case.has_namesake(document)
        && let Some(date) = document.date
    {
        name = words.say_with("paper-of", &[("name", &name), ("date", &words.date(date))]);
    }
    if document.pages.unwrap_or(1) <= 1 {
        return name;
    }
    words.say_with("paper-page", &[("name", &name), ("page", &passage.page().to_string())])
}

/// What a source is called on its chip.
pub(crate) fn source(words: &Words, case: &Case, source: &Source) -> String {
    match source {
        Source::Passage(passage) => place(words, case, passage),
        Source::OwnWords { on, .. } => {
            words.say_with("source-own-words", &[("date", &words.date((*on).into()))])
        }
    }
}

/// The address of the marked words.
pub(crate) fn address(passage: &Passage) -> String {
    let (id, page) = (passage.document().0, passage.page());
    format!("/documents/{id}?page={page}#w{}-{}", passage.start(), passage.end())
}
