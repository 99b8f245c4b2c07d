//! FHIR: small invented records, and the public ones where they are at hand.
#![allow(clippy::disallowed_methods, reason = "the corpus is files beside the workspace")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use record::{Reading, Status, Value};

use crate::cases;

#[test]
fn every_case_reads_as_reviewed() {
    cases::check("fhir");
}

/// The public records; `None` where they are not on this computer.
fn corpus(folder: &str) -> Option<Vec<PathBuf>> {
    let root = std::env::var("SECOND_OPINION_CORPUS").map(PathBuf::from);
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus");
    let folder = root.unwrap_or_else(|_| beside()).join(folder);
    let Ok(list) = std::fs::read_dir(&folder) else {
        eprintln!("{} is not here: nothing to measure", folder.display());
        return None;
    };
    let mut files: Vec<PathBuf> = list.filter_map(|f| Some(f.ok()?.path())).collect();
    files.retain(|f| f.is_file());
    files.sort();
    Some(files)
}

fn read(file: &Path) -> (serde_json::Value, Reading) {
    let bytes = std::fs::read(file).unwrap();
    let name = file.file_name().unwrap().to_str().unwrap();
    let reading = cases::read(name, &bytes).unwrap_or_else(|| panic!("{name} is not recognised"));
    (serde_json::from_slice(&bytes).unwrap_or_default(), reading)
}

/// Every quote stands at its offsets on the page, and at its pointer in the original.
fn quotes_stand(json: &serde_json::Value, reading: &Reading, file: &Path) {
    for fact in &reading.facts {
        for passage in fact.passages() {
            let page = &reading.pages[passage.page() as usize - 1];
            let (start, end) = (page.byte_offset(passage.start()), page.byte_offset(passage.end()));
            assert_eq!(&page.text()[start..end], passage.quote(), "{}", file.display());
            let pointer = passage.pointer().unwrap();
            let stands = match json.pointer(pointer) {
                Some(serde_json::Value::String(text)) => text.trim() == passage.quote(),
                Some(serde_json::Value::Number(number)) => number.to_string() == passage.quote(),
                Some(serde_json::Value::Object(_)) => true,
                _ => false,
            };
            assert!(stands, "{pointer} of {} is not {:?}", file.display(), passage.quote());
        }
    }
}

#[test]
fn every_public_record_is_read() {
    for folder in ["fhir/r4", "fhir/stu-3", "fhir/dstu-2", "fhir/cancer-registry"] {
        let mut unread: BTreeMap<String, u32> = BTreeMap::new();
        let mut kinds: BTreeMap<&str, u32> = BTreeMap::new();
        for file in corpus(folder).unwrap_or_default() {
            let (json, reading) = read(&file);
            assert_eq!(reading.status, Status::Read, "{}: {:?}", file.display(), reading.findings);
            quotes_stand(&json, &reading, &file);
            for left in &reading.unread {
                *unread.entry(left.what.clone()).or_default() += left.count;
            }
            for fact in &reading.facts {
                *kinds.entry(fact.value.kind()).or_default() += 1;
            }
        }
        eprintln!("{folder}: {kinds:?}; unread {unread:?}");
    }
}

/// A large bundle is read entry by entry, and says what it says when it is read at once.
#[test]
fn a_large_bundle_says_the_same_as_its_entries() {
    let entry = |i: u32| {
        let note = "x".repeat(1000);
        format!(
            r#"{{"resource":{{"resourceType":"Condition","id":"c{i}","code":{{"text":"Gout {i}"}},"extension":[{{"url":"{note}"}}]}}}},{{"resource":{{"resourceType":"Claim","id":"k{i}"}}}}"#
        )
    };
    let entries: Vec<String> = (0..10_000).map(entry).collect();
    let list = entries.join(",");
    let whole = format!(
        r#"{{"type":"collection","entry":[{list}],"timestamp":"2026-05-01T10:00:00Z","resourceType":"Bundle"}}"#
    );
    assert!(whole.len() > 8 << 20);
    let reading = cases::read("export.json", whole.as_bytes()).unwrap();
    assert_eq!((reading.status, reading.facts.len()), (Status::Read, 10_000));
    assert_eq!(reading.date, record::PartialDate::day(2026, 5, 1));
    assert_eq!(reading.unread[0].count, 10_000);
    let cut = cases::read("export.json", &whole.as_bytes()[..whole.len() - 2000]).unwrap();
    assert_eq!((cut.status, cut.facts.len()), (Status::PartlyRead, 9_998));
}

/// The portal export of the public shoebox, with sorting and prose: what is expected, and what must not be.
#[test]
fn the_export_of_the_shoebox_says_what_is_expected() {
    let Some(files) = corpus("shoebox/breast-left/records") else { return };
    let Some(file) = files.iter().find(|f| f.ends_with("TIUH_fhir_export.json")) else { return };
    let reading = cases::read_whole("TIUH_fhir_export.json", &std::fs::read(file).unwrap());
    assert_eq!(reading.status, Status::Read);
    assert_eq!(reading.kind, Some(record::DocumentKind::PortalSummary));
    assert_eq!(reading.date, record::PartialDate::day(2026, 6, 20));
    assert_eq!(reading.attachments.len(), 2);
    assert_eq!(reading.people[0].name.as_ref().unwrap().display(), "Marigold Elspeth Testerly");
    let facts: Vec<String> =
        reading.facts.iter().map(|f| serde_json::to_string(&f.value).unwrap()).collect();
    for fact in &reading.facts {
        eprintln!("{} {:?} {}", fact.rule, fact.date, serde_json::to_string(&fact.value).unwrap());
    }
    for expected in [
        r#"{"name":"CA 15-3","loinc":"6875-9","value":22.4,"unit":"U/mL","#,
        r#"{"name":"Hemoglobin","loinc":"718-7","value":12.6,"unit":"g/dL","#,
        r#"{"name":"Creatinine","loinc":"2160-0","value":69.0,"unit":"umol/L","#,
        r#"{"text":"Lisinopril 10 mg tablet","#,
        r#"{"text":"Letrozole 2.5 mg tablet","#,
        r#"{"text":"Sulfamethoxazole","reaction":"Rash","#,
        r#"{"relation":"Mother","text":"Ovarian cancer"}"#,
        r#"{"scale":"ECOG","value":"0"}"#,
        r#"{"text":"Left breast","icd_o_3":"C50.9"}"#,
    ] {
        assert!(facts.iter().any(|f| f.contains(expected)), "{expected} is missing");
    }
    let own = reading.facts.iter().filter(|f| f.subject == record::Subject::Patient);
    let own: Vec<String> =
        own.map(|f| serde_json::to_string(&f.value).unwrap().to_lowercase()).collect();
    for wrong in ["ovar", "docetaxel", "metasta"] {
        assert!(!own.iter().any(|f| f.contains(wrong)), "{wrong} must not be stated");
    }
    let asthma = own.iter().find(|f| f.contains("asthma")).unwrap();
    assert!(asthma.contains("resolved"));
}

/// The same people in two versions. The samples differ in two ways only, both in the data: the second was
/// moved by a number of days for each person, immunizations apart; and the days on which allergies were
/// recorded were moved by another number.
#[test]
fn two_versions_of_a_person_say_the_same() {
    let (mut same, mut differ) = (0, BTreeMap::<String, u32>::new());
    for old_file in corpus("fhir/dstu-2").unwrap_or_default() {
        let name = old_file.file_name().unwrap();
        let new_file = old_file.parent().unwrap().with_file_name("stu-3").join(name);
        let (old, new) = (statements(&read(&old_file).1), statements(&read(&new_file).1));
        let days = |statement: &str| {
            let (old, new) = (old.get(statement)?, new.get(statement)?);
            (old.len() == new.len()).then(|| old.iter().zip(new).map(|(a, b)| a - b))
        };
        let mut moved = BTreeMap::<i64, u32>::new();
        for day in old.keys().filter_map(|s| days(s)).flatten().filter(|d| *d != 0) {
            *moved.entry(day).or_default() += 1;
        }
        let moved = moved.into_iter().max_by_key(|(_, n)| *n).map_or(0, |(day, _)| day);
        for statement in old.keys().chain(new.keys()).collect::<BTreeSet<_>>() {
            let pairs: Option<Vec<i64>> = days(statement).map(Iterator::collect);
            match pairs {
                Some(pairs) if pairs.iter().all(|d| *d == 0 || *d == moved) => same += pairs.len(),
                Some(pairs) => {
                    let what = format!("{statement} moved {pairs:?}, not {moved}");
                    *differ.entry(what).or_default() += 1;
                }
                None => {
                    let count = |all: &Statements| all.get(statement).map_or(0, Vec::len);
                    let what = format!("{statement}: {} against {}", count(&old), count(&new));
                    *differ.entry(what).or_default() += 1;
                }
            }
        }
    }
    eprintln!("{same} statements agree, {} differ", differ.len());
    differ.iter().take(60).for_each(|(what, count)| eprintln!("{count} {what}"));
    assert_eq!(differ.len(), 0);
}

/// What is stated, with the days on which it is, as numbers.
type Statements = BTreeMap<String, Vec<i64>>;

fn statements(reading: &Reading) -> Statements {
    let mut all = Statements::new();
    for fact in reading.facts.iter().filter(|f| !matches!(f.value, Value::Provider(_))) {
        let recorded = matches!(fact.value, Value::Allergy(_));
        let day = fact.date.filter(|_| !recorded).map_or(0, |d| days_since(d.earliest()));
        all.entry(serde_json::to_string(&fact.value).unwrap()).or_default().push(day);
    }
    all.values_mut().for_each(|days| days.sort_unstable());
    all
}

fn days_since(day: jiff::civil::Date) -> i64 {
    i64::from((day - jiff::civil::date(1900, 1, 1)).get_days())
}
