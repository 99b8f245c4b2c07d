//! What holds of the vocabulary as a whole (ARCHITECTURE, invariants 1, 5 and 10).
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use record::*;

/// Words of the person; none of them may be printed by accident.
const WORDS: &[&str] = &["Ottoline", "Quillfeather", "lobular", "4711", "1961-04-02"];

fn page() -> Page {
    Page::new(1, "Ottoline Quillfeather, 1961-04-02, MRN 4711: lobular carcinoma")
}

fn fact() -> Fact {
    let page = page();
    let place = Passage::on(DocumentId(1), &page, Span::new(45, 62)).with_pointer("/a/b");
    Fact::new(Histology { text: "lobular carcinoma".into(), icd_o_3: None }, "histology", place)
        .in_section("Ottoline's diagnosis")
        .in_part(Some("A lobular".into()))
        .doubted(Some("favor lobular".into()))
        .dated(PartialDate::from_iso("1961-04-02"))
}

fn name() -> PersonName {
    PersonName {
        printed: "Quillfeather, Ottoline".into(),
        family: Some("Quillfeather".into()),
        given: vec!["Ottoline".into()],
    }
}

fn mention() -> PersonMention {
    PersonMention {
        name: Some(name()),
        other_names: vec![name()],
        birth_date: PartialDate::from_iso("1961-04-02"),
        sex: Some(Sex::Female),
        record_numbers: vec!["4711".into()],
        ..PersonMention::default()
    }
}

fn finding() -> Finding {
    let place = Passage::on(DocumentId(1), &page(), Span::new(0, 21));
    Finding::new(FindingCode::AddendumPending).with("detail", "lobular").at(place)
}

fn reading() -> Reading {
    let mut reading = Reading::of(Format::Text);
    reading.title = Some("Ottoline's letter".into());
    reading.date = PartialDate::from_iso("1961-04-02");
    reading.people = vec![mention()];
    reading.pages = vec![page()];
    reading.facts = vec![fact()];
    reading.findings = vec![finding()];
    reading.attachments = vec![Attachment {
        name: "Ottoline.pdf".into(),
        media_type: None,
        bytes: b"lobular".to_vec(),
        title: Some("Quillfeather".into()),
        date: None,
    }];
    reading.instance =
        Some(Instance { tags: [("PatientID", "4711".into())].into(), ..Instance::default() });
    reading
}

fn document() -> Document {
    let sha256 = Sha256([7; 32]);
    Document {
        id: DocumentId(1),
        path: "Ottoline/lobular.pdf".into(),
        sha256,
        bytes: 9,
        format: Format::Pdf,
        kind: DocumentKind::Letter,
        title: Some("Quillfeather".into()),
        date: None,
        pages: Some(1),
        status: Status::Read,
        duplicate_of: None,
        files: vec![StoredFile { path: "Ottoline/lobular.pdf".into(), sha256, bytes: 9 }],
    }
}

fn chart() -> Chart {
    let held = ChartFact {
        id: FactId(1),
        key: FactKey("histology/lobular".into()),
        standing: Standing::AsRead,
        fact: fact(),
    };
    Chart {
        patient: Patient {
            name: Some(name()),
            also_known_as: vec![name()],
            birth_date: PartialDate::from_iso("1961-04-02"),
            record_numbers: vec!["4711".into()],
            ..Patient::default()
        },
        documents: vec![document()],
        facts: vec![held],
        findings: vec![finding()],
        mentions: Vec::new(),
    }
}

#[test]
fn nothing_of_the_person_is_in_any_debug_text() {
    let day = "2026-11-22".parse().unwrap();
    let own = Source::OwnWords { words: "Ottoline says".into(), on: day };
    let correction = Correction {
        kind: CorrectionKind::Correct {
            fact: FactKey("histology/lobular".into()),
            value: Some(fact().value),
        },
        on: day,
        words: "Ottoline says".into(),
    };
    let mut builder = PageBuilder::new(1);
    builder.push("Ottoline");
    let printed = [
        format!("{:#?}", page()),
        format!("{builder:#?}"),
        format!("{:#?}", fact()),
        format!("{:#?}", reading()),
        format!("{:#?}", chart()),
        format!("{:#?}", ReadDocument { document: document(), reading: reading() }),
        format!("{own:#?}"),
        format!("{correction:#?}"),
        format!("{:#?}", Quantity::Words("4711".into())),
    ];
    for text in &printed {
        for word in WORDS {
            assert!(!text.contains(word), "“{word}” is printed:\n{text}");
        }
    }
}

#[test]
fn a_stored_fact_without_a_source_is_refused() {
    let mut stored = serde_json::to_value(fact()).unwrap();
    assert_eq!(serde_json::from_value::<Fact>(stored.clone()).unwrap(), fact());
    stored["sources"] = serde_json::json!([]);
    assert!(serde_json::from_value::<Fact>(stored.clone()).is_err());
    stored.as_object_mut().unwrap().remove("sources");
    assert!(serde_json::from_value::<Fact>(stored).is_err());
}

#[test]
fn what_is_not_stated_is_left_out() {
    let nothing = [
        Value::from(Stage::default()),
        Value::from(Lab::default()),
        Value::from(Biomarker::default()),
        Value::from(Medication::default()),
        Value::from(Allergy::default()),
        Value::from(Nodes::default()),
        Value::from(Radiotherapy::default()),
        Value::from(SystemicTherapy::default()),
    ];
    for value in nothing {
        let written = serde_json::to_value(&value).unwrap();
        assert_eq!(written["value"], serde_json::json!({}), "{value:?} states something");
    }
}
