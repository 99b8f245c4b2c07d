//! Whom an object is about, as its header says.

use std::collections::BTreeMap;

use record::{
    BlockKind, DocumentId, Instance, Page, PageBuilder, Passage, PersonMention, PersonName, Sex,
    Span,
};

use super::written_date;

/// Header elements that name the patient and the examination: keyword, place, name in the standard.
const IDENTITY: [(&str, &str, &str); 6] = [
    ("PatientName", "(0010,0010)", "Patient's Name"),
    ("PatientBirthName", "(0010,1005)", "Patient's Birth Name"),
    ("OtherPatientNames", "(0010,1001)", "Other Patient Names"),
    ("PatientBirthDate", "(0010,0030)", "Patient's Birth Date"),
    ("PatientSex", "(0010,0040)", "Patient's Sex"),
    ("PatientID", "(0010,0020)", "Patient ID"),
];

/// What of a person was written on a page, and where.
pub(super) struct Written {
    tags: BTreeMap<&'static str, String>,
    places: BTreeMap<&'static str, (Span, &'static str)>,
}

/// One row: the element's name and its value, which can be pointed at.
pub(super) fn row(page: &mut PageBuilder, pointer: &str, name: &str, value: &str) -> Option<Span> {
    let mut span = None;
    if !value.is_empty() {
        page.block(BlockKind::TableRow, |page| {
            page.push(name).push("\t");
            span = Some(page.anchored(pointer, value));
        });
    }
    span
}

/// Writes the rows that name the patient.
pub(super) fn write(page: &mut PageBuilder, tags: &BTreeMap<&'static str, String>) -> Written {
    let mut places = BTreeMap::new();
    for (keyword, pointer, name) in IDENTITY {
        let value = tags.get(keyword).map_or("", String::as_str);
        if let Some(span) = row(page, pointer, name, value) {
            places.insert(keyword, (span, pointer));
        }
    }
    let kept = IDENTITY.iter().filter_map(|(keyword, ..)| Some((*keyword, tags.get(keyword)?)));
    let mut kept: BTreeMap<_, _> = kept.map(|(keyword, value)| (keyword, value.clone())).collect();
    if tags.get("PatientIdentityRemoved").is_some_and(|removed| removed == "YES") {
        kept.clear();
    }
    Written { tags: kept, places }
}

impl Written {
    /// The person on the finished page. Where the name was taken out on purpose, nobody is named.
    pub(super) fn mention(&self, id: DocumentId, page: &Page) -> Option<PersonMention> {
        let value = |keyword: &str| self.tags.get(keyword).map(String::as_str);
        let at = |keyword: &str| {
            let (span, pointer) = self.places.get(keyword)?;
            value(keyword)?;
            Some(Passage::on(id, page, *span).with_pointer(*pointer))
        };
        let mut names = value("PatientName").map(names_in).unwrap_or_default().into_iter();
        let name = names.next();
        let others = [value("PatientBirthName"), value("OtherPatientNames")];
        let others = others.into_iter().flatten().flat_map(names_in);
        let mention = PersonMention {
            name,
            other_names: names.chain(others).collect(),
            birth_date: value("PatientBirthDate").and_then(written_date),
            sex: value("PatientSex").and_then(Sex::from_written),
            record_numbers: value("PatientID").map(str::to_owned).into_iter().collect(),
            name_at: at("PatientName"),
            birth_date_at: at("PatientBirthDate"),
            sex_at: at("PatientSex"),
        };
        (mention.name.is_some() || mention.birth_date.is_some()).then_some(mention)
    }
}

/// The names of a PN value: several, and each in several scripts (PS3.5, 6.2.1).
fn names_in(value: &str) -> Vec<PersonName> {
    let names = value.split('\\').flat_map(|name| name.split('=').take(2));
    names.filter_map(name_of).collect()
}

/// `Family^Given^Middle^Prefix^Suffix`, or as people type it into the first field.
fn name_of(written: &str) -> Option<PersonName> {
    let mut parts = written.split('^').map(str::trim);
    let family = parts.next().unwrap_or("");
    let given: Vec<String> =
        parts.take(2).flat_map(str::split_whitespace).map(str::to_owned).collect();
    if given.is_empty() {
        let typed = family.trim_matches([',', ' ']);
        let split = typed.split_once(',');
        return (!typed.is_empty()).then(|| PersonName {
            printed: typed.to_owned(),
            family: split.map(|(family, _)| family.trim().to_owned()),
            given: split.map_or_else(Vec::new, |(_, given)| {
                given.split_whitespace().map(str::to_owned).collect()
            }),
        });
    }
    let printed = [family, &given.join(" ")].iter().filter(|p| !p.is_empty()).fold(
        String::new(),
        |printed, part| {
            if printed.is_empty() { (*part).to_owned() } else { printed + ", " + part }
        },
    );
    let family = (!family.is_empty()).then(|| family.to_owned());
    Some(PersonName { printed, family, given })
}

/// A page with a title and the patient, for objects whose content is elsewhere.
pub(super) fn page(
    id: DocumentId,
    instance: &Instance,
    title: Option<&str>,
) -> (Page, Option<PersonMention>) {
    let mut page = PageBuilder::new(1);
    page.block(BlockKind::Heading(1), |page| {
        page.anchored("(0042,0010)", title.unwrap_or_default());
    });
    let written = write(&mut page, &instance.tags);
    examination(&mut page, &instance.tags);
    let page = page.build();
    let mention = written.mention(id, &page);
    (page, mention)
}

/// Writes the rows that name the examination.
pub(super) fn examination(page: &mut PageBuilder, tags: &BTreeMap<&'static str, String>) {
    let rows = [
        ("StudyDate", "(0008,0020)", "Study Date"),
        ("SeriesDate", "(0008,0021)", "Series Date"),
        ("Modality", "(0008,0060)", "Modality"),
        ("BodyPartExamined", "(0018,0015)", "Body Part Examined"),
        ("AccessionNumber", "(0008,0050)", "Accession Number"),
        ("InstitutionName", "(0008,0080)", "Institution Name"),
        ("ReferringPhysicianName", "(0008,0090)", "Referring Physician's Name"),
        ("Manufacturer", "(0008,0070)", "Manufacturer"),
        ("ManufacturerModelName", "(0008,1090)", "Manufacturer's Model Name"),
    ];
    for (keyword, pointer, name) in rows {
        let is_second_date = keyword == "SeriesDate" && tags.contains_key("StudyDate");
        if !is_second_date {
            row(page, pointer, name, tags.get(keyword).map_or("", String::as_str));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_part_as_the_standard_and_as_people_write_them() {
        let cases = [
            ("QUILL^OTTOLINE^R^Dr", "QUILL, OTTOLINE R", Some("QUILL")),
            ("Quill, Ottoline", "Quill, Ottoline", Some("Quill")),
            ("OTTOLINE QUILL", "OTTOLINE QUILL", None),
            ("^Ottoline", "Ottoline", None),
        ];
        for (written, printed, family) in cases {
            let name = name_of(written).expect("a name");
            assert_eq!((name.printed.as_str(), name.family.as_deref()), (printed, family));
        }
        assert!(names_in("^^^^").is_empty());
        assert_eq!(names_in("Yamada^Tarou=山田^太郎=やまだ^たろう").len(), 2);
    }
}
