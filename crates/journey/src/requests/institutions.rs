//! Which place a missing thing is asked of: the place that the paper it belongs to comes from, in the paper's own words.

use record::{Chart, DocumentId};

use super::lines;
use crate::missing::Judged;
use crate::records::INSTITUTION;

/// What is asked of one place.
pub(super) struct Part<'j, 'a> {
    /// As it stands in a paper; `None` where no paper names it.
    pub(super) place: Option<String>,
    /// Each with the papers of this place that it belongs to.
    pub(super) items: Vec<(&'j Judged<'a>, Vec<DocumentId>)>,
}

/// The items of one letter by the place they are asked of. Where all papers come from one place, what belongs to no
/// paper is asked of it too; the person can change to whom the letter goes.
pub(super) fn parts<'j, 'a>(chart: &Chart, items: &[&'j Judged<'a>]) -> Vec<Part<'j, 'a>> {
    let mut parts: Vec<Part<'j, 'a>> = Vec::new();
    for judged in items {
        let papers = lines::papers(chart, judged);
        let mut placed: Vec<(Option<String>, Vec<DocumentId>)> = Vec::new();
        for paper in &papers {
            let place = place_of(chart, *paper);
            match placed.iter_mut().find(|(known, _)| is_same(known.as_deref(), place.as_deref())) {
                Some((_, of_place)) => of_place.push(*paper),
                None => placed.push((place, vec![*paper])),
            }
        }
        if placed.is_empty() {
            placed.push((None, Vec::new()));
        }
        for (place, papers) in placed {
            match parts.iter_mut().find(|p| is_same(p.place.as_deref(), place.as_deref())) {
                Some(part) => part.items.push((judged, papers)),
                None => parts.push(Part { place, items: vec![(judged, papers)] }),
            }
        }
    }
    if parts.iter().filter(|p| p.place.is_some()).count() == 1
        && let Some(at) = parts.iter().position(|p| p.place.is_none())
    {
        // A paper whose place is not known may come from another: that stays a letter of its own.
        let (of_papers, of_none): (Vec<_>, Vec<_>) =
            parts.remove(at).items.into_iter().partition(|(_, papers)| !papers.is_empty());
        if let Some(part) = parts.first_mut() {
            part.items.extend(of_none);
        }
        if !of_papers.is_empty() {
            parts.push(Part { place: None, items: of_papers });
        }
    }
    parts
}

fn place_of(chart: &Chart, paper: DocumentId) -> Option<String> {
    let names = |m: &&record::Mention| m.test == INSTITUTION && m.passage.document() == paper;
    let quote = chart.mentions.iter().find(names)?.passage.quote();
    Some(quote.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn is_same(a: Option<&str>, b: Option<&str>) -> bool {
    a.map(slug) == b.map(slug)
}

/// A place's name in an address.
pub(super) fn slug(place: &str) -> String {
    let words = place.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use knowledge::{Blank, Language, Library};
    use record::{
        Chart, Document, DocumentId, DocumentKind, Finding, FindingCode, Format, Mention, Page,
        Passage, Sha256, Span, Status,
    };

    use crate::missing::missing;
    use crate::records::INSTITUTION;
    use crate::requests::requests;

    /// A case with reports on images that are not there, each from the place its letterhead names.
    fn case(places: &[&str]) -> Chart {
        let mut chart = Chart::default();
        for (id, place) in (1..).zip(places) {
            let id = DocumentId(id);
            chart.documents.push(Document {
                id,
                path: format!("report {id}.pdf"),
                sha256: Sha256([0; 32]),
                bytes: 1,
                format: Format::Pdf,
                kind: DocumentKind::ImagingReport,
                title: Some(format!("CT {id}")),
                date: Some(date(2026, 10, 1).into()),
                pages: Some(1),
                status: Status::Read,
                duplicate_of: None,
                files: Vec::new(),
            });
            chart
                .findings
                .push(Finding::new(FindingCode::ImagingReportWithoutImages).in_document(id));
            if !place.is_empty() {
                let page = Page::new(1, *place);
                let passage = Passage::on(id, &page, Span::new(0, place.len()));
                let test = INSTITUTION.to_owned();
                chart.mentions.push(Mention { test, announced: false, passage });
            }
        }
        chart
    }

    /// The letters for images: name, to whom, and how many papers each is about.
    fn letters(places: &[&str]) -> Vec<(String, Option<String>, usize)> {
        let library = Library::built_in(Language::English);
        let chart = case(places);
        let missing = missing(&chart, &library, date(2026, 11, 22));
        let found = requests(&chart, &missing, &library);
        let images = found.iter().filter(|r| r.items.contains(&"imaging-dicom"));
        images
            .map(|r| (r.id.clone(), r.known.get(&Blank::Place).cloned(), r.papers.len()))
            .collect()
    }

    #[test]
    fn each_place_the_papers_name_has_its_letter() {
        let of = |id: &str, place: Option<&str>, papers| {
            (id.to_owned(), place.map(str::to_owned), papers)
        };
        assert_eq!(letters(&[""]), [of("imaging-film-library", None, 1)]);
        assert_eq!(
            letters(&["Cloudberry Imaging", "CLOUDBERRY  IMAGING", ""]),
            [
                of("imaging-film-library-cloudberry-imaging", Some("Cloudberry Imaging"), 2),
                of("imaging-film-library", None, 1),
            ],
        );
        assert_eq!(
            letters(&["Cloudberry Imaging", "Harbor Clinic"]),
            [
                of("imaging-film-library-cloudberry-imaging", Some("Cloudberry Imaging"), 1),
                of("imaging-film-library-harbor-clinic", Some("Harbor Clinic"), 1),
            ],
        );
    }
}
