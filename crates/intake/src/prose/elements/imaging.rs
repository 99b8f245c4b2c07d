//! The study that an imaging report reports: kind and region from its title.

use record::ImagingStudy;

use super::super::{Found, Genre, Text};

pub(super) fn read(text: &Text<'_>, found: &mut Vec<Found>) {
    const HEAD: usize = 12;
    if text.genre != Genre::Imaging {
        return;
    }
    // The title stands in the first lines, in capitals or under "Exam".
    for line in text.view.lines().iter().take(HEAD) {
        let written = text.view.written(line.clone());
        let letters = written.bytes().filter(u8::is_ascii_alphabetic).count();
        let capitals = written.bytes().filter(u8::is_ascii_uppercase).count();
        let lower = text.view.low(line.clone());
        let title = capitals * 10 > letters * 7
            || ["exam", "procedure", "study"].iter().any(|w| lower.trim_start().starts_with(w));
        let department = ["center", "department", "hospital", "accession", "phone"]
            .iter()
            .any(|w| lower.contains(w));
        if !title || department {
            continue;
        }
        let plain = text.view.plain().get(line.clone()).unwrap_or_default();
        let Some((at, code)) = text.words.imaging.find(plain).next() else { continue };
        let region = text.words.imaging.find_regions(plain).next();
        let code = code.to_owned();
        let body_part = region
            .as_ref()
            .map(|(_, name)| (*name).to_owned())
            .or_else(|| (code == "MG").then(|| "breast".to_owned()));
        let end = region.map_or(at.end, |(r, _)| r.end.max(at.end));
        let value = ImagingStudy { modality: Some(code), body_part, ..ImagingStudy::default() };
        found.push(Found::new(
            value,
            "imaging-study.title",
            line.start + at.start.min(end)..line.start + end,
        ));
        return;
    }
}
