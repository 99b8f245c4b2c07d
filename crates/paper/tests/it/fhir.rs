//! The FHIR bundle of a case that has every kind of fact, whole and bare, judged by another's library.
#![allow(clippy::disallowed_methods, reason = "another program judges what we wrote")]

use std::collections::BTreeSet;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use knowledge::{Language, Library};
use record::*;
use serde_json::json;

/// Every kind of fact with all it can state, and with as little as it can.
const FACTS: &[(&str, &str)] = &[
    ("site", r#"{"text":"left breast","icd_o_3":"C50.9"}"#),
    ("histology", r#"{"text":"invasive ductal carcinoma","icd_o_3":"8500/3"}"#),
    ("laterality", r#"{"side":"left"}"#),
    ("grade", r#"{"system":"Nottingham","value":"2"}"#),
    ("gleason", r#"{"primary":3,"secondary":4,"grade_group":2}"#),
    ("size", r#"{"mm":23.0}"#),
    (
        "stage",
        r#"{"basis":"pathological","t":"T2","n":"N1a(sn)","m":"M0","group":"IB","system":"AJCC","edition":"AJCC 8"}"#,
    ),
    ("stage", r#"{"group":"IIA"}"#),
    ("nodes", r#"{"examined":3,"positive":1,"extranodal_extension":false}"#),
    ("margin", r#"{"status":"negative","which":"anterior","distance_mm":2.5}"#),
    ("biomarker", r#"{"name":"ER","result":"positive","value":"95","unit":"%","method":"IHC"}"#),
    ("biomarker", r#"{"name":"Ki-67","value":20.0,"unit":"%"}"#),
    ("biomarker", r#"{"name":"HER2"}"#),
    (
        "variant",
        r#"{"gene":"BRCA1","change":"c.68_69del","class":"pathogenic","allele_fraction":0.48,"origin":"germline"}"#,
    ),
    (
        "procedure",
        r#"{"text":"Partial mastectomy","code":"19301","code_system":"http://www.ama-assn.org/go/cpt","status":"completed"}"#,
    ),
    ("procedure", r#"{"text":"Port placement","status":"planned"}"#),
    (
        "systemic-therapy",
        r#"{"agents":["docetaxel","cyclophosphamide"],"regimen":"TC","intent":"adjuvant","status":"planned","cycles":4}"#,
    ),
    ("systemic-therapy", r#"{"regimen":"TC"}"#),
    (
        "radiotherapy",
        r#"{"site":"left breast","dose_gy":40.05,"fractions":15,"technique":"3D conformal"}"#,
    ),
    ("radiotherapy", r#"{"site":"left breast"}"#),
    (
        "medication",
        r#"{"text":"Letrozole 2.5 mg","code":"72965","code_system":"http://www.nlm.nih.gov/research/umls/rxnorm","status":"active"}"#,
    ),
    ("allergy", r#"{"text":"sulfamethoxazole","reaction":"rash"}"#),
    (
        "condition",
        r#"{"text":"Hypertension","code":"38341003","code_system":"http://snomed.info/sct","status":"active"}"#,
    ),
    ("condition", r#"{"text":"Asthma"}"#),
    (
        "lab",
        r#"{"name":"CA 15-3","loinc":"6875-9","value":22.4,"unit":"U/mL","low":0.0,"high":30.0}"#,
    ),
    ("lab", r#"{"name":"Troponin","value":"<0.5","unit":"ng/mL"}"#),
    ("performance-status", r#"{"scale":"ECOG","value":"0"}"#),
    (
        "imaging-study",
        r#"{"modality":"MR","body_part":"BREAST","series":4,"images":312,"uid":"1.2.3.4"}"#,
    ),
    ("imaging-study", r#"{"modality":"CT"}"#),
    ("impression", r#"{"text":"No evidence of metastatic disease."}"#),
    (
        "lesion",
        r#"{"site":"liver segment VI","what":"metastasis","size":"2.3 x 1.8 cm","mm":23.0,"prior_size":"3.4 cm","prior_mm":34.0,"prior_date":"2026-03-02","suv":3.1,"change":"smaller"}"#,
    ),
    ("lesion", r#"{"what":"nodule","suv":2.2}"#),
    ("provider", r#"{"name":"Dr. Ada Reed"}"#),
    ("provider", r#"{"organization":"Harbor Hospital"}"#),
    ("provider", r#"{"name":"Dr. Ada Reed","role":"oncology","organization":"Harbor Hospital"}"#),
    ("coverage", r#"{"payer":"Harbor Mutual","member_id":"XYZ 123"}"#),
    ("coverage", r#"{"member_id":"XYZ 123"}"#),
    (
        "plan",
        r#"{"intent":"cure","surgery":"none further","regimen":"letrozole","timing":"start in April"}"#,
    ),
    (
        "immunization",
        r#"{"text":"Influenza","code":"140","code_system":"http://hl7.org/fhir/sid/cvx","status":"completed"}"#,
    ),
    ("immunization", r#"{"text":"Influenza"}"#),
    (
        "observation",
        r#"{"name":"Body weight","value":68.4,"unit":"kg","code":"29463-7","code_system":"http://loinc.org"}"#,
    ),
    ("observation", r#"{"name":"Smoking status","value":"never"}"#),
    ("family-history", r#"{"relation":"mother","text":"ovarian cancer"}"#),
    ("family-history", r#"{"text":"breast cancer"}"#),
];

fn document(id: u32, path: &str, status: Status) -> Document {
    let sha256 = Sha256([id as u8; 32]);
    let files = vec![StoredFile { path: path.to_owned(), sha256, bytes: 4821 }];
    Document {
        id: DocumentId(id),
        path: path.to_owned(),
        sha256,
        bytes: 4821,
        format: Format::Pdf,
        kind: DocumentKind::PathologyReport,
        title: Some("Surgical pathology".to_owned()),
        date: PartialDate::year_month(2026, 1),
        pages: Some(2),
        status,
        duplicate_of: None,
        files,
    }
}

/// A case; `bare` leaves out every date and doubt.
fn chart(bare: bool) -> Chart {
    let page = Page::new(2, "The words that say it.");
    let at = || Passage::on(DocumentId(1), &page, Span::new(4, 9)).with_pointer("/entry/0");
    let facts = FACTS.iter().enumerate().map(|(i, (kind, value))| {
        let value = json!({ "kind": kind, "value": serde_json::from_str::<serde_json::Value>(value).unwrap() });
        let mut fact = Fact::new(serde_json::from_value::<Value>(value).unwrap(), "test", at());
        if *kind == "family-history" {
            fact = fact.about(Subject::Relative);
        }
        if !bare {
            let dates = [PartialDate::year_only(2025), PartialDate::year_month(2026, 1), PartialDate::day(2026, 1, 6)];
            fact = fact.dated(dates[i % 3]).doubted((i % 4 == 0).then(|| "suspicious for".to_owned()));
            let on = jiff::civil::date(2026, 5, 1);
            fact.also(Source::OwnWords { words: "my doctor told me".to_owned(), on });
        }
        let standing = if i == 5 { Standing::Confirmed } else { Standing::AsRead };
        ChartFact { id: FactId(i as u32 + 1), key: FactKey(format!("{kind} {i}")), standing, fact }
    });
    let name = PersonName {
        printed: "Odile Marsh".to_owned(),
        family: Some("Marsh".to_owned()),
        given: vec!["Odile".to_owned()],
    };
    let patient = Patient {
        name: (!bare).then_some(name.clone()),
        also_known_as: if bare { vec![] } else { vec![name] },
        birth_date: if bare { None } else { PartialDate::day(1961, 4, 2) },
        sex: (!bare).then_some(Sex::Female),
        record_numbers: vec!["A-77".to_owned()],
        sources: vec![at().into()],
    };
    let documents = vec![
        document(1, "portal.zip!report.pdf", Status::Read),
        document(2, "copy.pdf", Status::Duplicate),
        document(3, "stranger.pdf", Status::OtherPerson),
    ];
    Chart { patient, documents, facts: facts.collect(), ..Chart::default() }
}

fn bundle(chart: &Chart) -> serde_json::Value {
    let library = Library::built_in(Language::English);
    paper::fhir::bundle(chart, &library, jiff::civil::date(2026, 11, 22))
}

#[test]
fn another_library_finds_the_bundle_valid() {
    for chart in [chart(false), chart(true), Chart::default()] {
        let text = serde_json::to_string(&bundle(&chart)).unwrap();
        let Ok(python) = std::env::var("SECOND_OPINION_PYTHON") else {
            eprintln!(
                "SECOND_OPINION_PYTHON is not set: only our own checks of the bundle were made"
            );
            return;
        };
        let tool = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tools/validate_fhir.py");
        let mut run = Command::new(python)
            .arg(tool)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        run.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
        let end = run.wait_with_output().unwrap();
        let said = [end.stdout, end.stderr].map(|s| String::from_utf8_lossy(&s).into_owned());
        assert!(end.status.success(), "{}", said.concat());
    }
}

#[test]
fn every_resource_points_at_its_words() {
    let bundle = bundle(&chart(false));
    let entries = bundle["entry"].as_array().unwrap();
    let names: BTreeSet<&str> = entries.iter().map(|e| e["fullUrl"].as_str().unwrap()).collect();
    assert_eq!(names.len(), entries.len(), "a name is given once");
    let all = |kind: &str| {
        entries.iter().filter(|e| e["resource"]["resourceType"] == kind).collect::<Vec<_>>()
    };
    // One for each fact, one for the patient, one for the primary cancer.
    assert_eq!(all("Provenance").len(), FACTS.len() + 2);
    for entry in all("Provenance") {
        let source = &entry["resource"]["entity"][0];
        assert!(names.contains(source["what"]["reference"].as_str().unwrap()));
        let words = source["what"]["display"].as_str().unwrap();
        assert_eq!(words, "portal.zip!report.pdf, 2: 4–9, /entry/0: “words”");
    }
    let titles: Vec<_> =
        all("DocumentReference").iter().map(|e| &e["resource"]["description"]).collect();
    assert_eq!(titles, ["portal.zip!report.pdf", "copy.pdf"], "a stranger's paper does not leave");
}

#[test]
fn the_same_case_gives_the_same_bundle_and_hides_what_is_hidden() {
    let mut chart = chart(false);
    assert_eq!(bundle(&chart), bundle(&chart));
    let before = bundle(&chart).to_string();
    assert!(before.contains("HER2"));
    chart.facts.retain(|f| f.fact.value.kind() == "biomarker");
    chart.facts.iter_mut().for_each(|f| f.standing = Standing::Hidden);
    assert!(!bundle(&chart).to_string().contains("HER2"));
}

#[test]
fn two_sides_are_both_shown_and_neither_qualifies_the_place() {
    let mut chart = chart(true);
    let mut right = chart.facts[2].clone();
    right.fact =
        Fact::new(Laterality { side: Some(Side::Right) }, "test", right.fact.sources()[0].clone());
    right.id = FactId(99);
    let one = bundle(&chart).to_string();
    assert!(one.contains("mcode-laterality-qualifier"));
    chart.facts.push(right);
    let two = bundle(&chart).to_string();
    assert!(!two.contains("mcode-laterality-qualifier"));
    assert!(two.contains(r#"{"text":"left"}"#) && two.contains(r#"{"text":"right"}"#));
}

#[test]
fn a_profile_is_named_where_all_it_demands_is_there_and_nowhere_else() {
    let profiles = |bundle: &serde_json::Value| -> Vec<String> {
        let entries = bundle["entry"].as_array().unwrap().iter();
        let named = entries.filter_map(|e| e["resource"]["meta"]["profile"][0].as_str());
        named.map(|url| url.rsplit('/').next().unwrap().to_owned()).collect()
    };
    let mut chart = chart(false);
    chart.facts.retain(|f| f.fact.value.kind() == "performance-status");
    let at = chart.facts[0].fact.sources()[0].clone();
    let with = |scale: &str, value: &str| {
        let status = PerformanceStatus { scale: Some(scale.to_owned()), value: value.to_owned() };
        let mut chart = chart.clone();
        chart.facts[0].fact = Fact::new(status, "test", at.clone());
        chart.facts[0].standing = Standing::Confirmed;
        bundle(&chart)
    };
    let ecog = with("ECOG", "1");
    assert_eq!(profiles(&ecog), ["mcode-cancer-patient", "mcode-ecog-performance-status"]);
    let seen =
        ecog["entry"].as_array().unwrap().iter().find(|e| e["resource"]["valueInteger"] == 1);
    let seen = &seen.unwrap()["resource"];
    assert_eq!(seen["code"]["coding"][0]["code"], "89247-1");
    assert_eq!(seen["category"][0]["coding"][0]["code"], "survey");
    assert_eq!(seen["meta"]["tag"][0]["code"], "confirmed", "what the person said stays beside it");
    let karnofsky = profiles(&with("Karnofsky", "80"));
    assert!(karnofsky.contains(&"mcode-karnofsky-performance-status".to_owned()), "{karnofsky:?}");
    assert_eq!(profiles(&with("ECOG", "0-1")), ["mcode-cancer-patient"], "a range fits none");
    chart.patient.sex = None;
    chart.facts.clear();
    assert!(profiles(&bundle(&chart)).is_empty(), "the profile demands the sex");
}
