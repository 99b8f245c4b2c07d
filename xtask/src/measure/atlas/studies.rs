//! A made-up register of studies in the form of its owner (pages of API version 2), loaded and asked.

use std::io::{self, Write};
use std::path::Path;

use atlas::trials::Wanted;
use atlas::{Lists, Places, StudyCatalog, Trials};
use serde_json::{Value, json};

use super::made_up::{FIRST, LAST, Land, create, mixed, pick};
use super::{KM, Plan, bytes, load, megabytes, said, size, tell_load, tell_questions};

/// Studies of one page, as the register gives at most.
const PAGE: u32 = 1_000;
/// One in so many is of the cancer that is asked for; the register has about 15,000 of breast cancer.
const BREAST_ONE_IN: u32 = 35;
const OTHERS: &[&str] = &[
    "Asthma",
    "Prostate Cancer",
    "Heart Failure",
    "Type 2 Diabetes",
    "Depression",
    "Lung Cancer",
    "Stroke",
    "Colorectal Cancer",
    "Migraine",
    "Lymphoma",
    "Obesity",
    "Psoriasis",
];
const STATUSES: &[&str] = &[
    "COMPLETED",
    "COMPLETED",
    "COMPLETED",
    "RECRUITING",
    "UNKNOWN",
    "TERMINATED",
    "NOT_YET_RECRUITING",
];
const DRUGS: &[&str] =
    &["letrozole", "trastuzumab", "docetaxel", "placebo", "metformin", "a device"];
const LINES: &[&str] = &[
    "Histologically confirmed disease",
    "ECOG performance status 0-1",
    "Absolute neutrophil count >= 1.5 x 10^9/L",
    "No prior chemotherapy for metastatic disease",
    "HER2 negative by local assessment",
    "Stage II or III disease",
    "Creatinine <= 1.5 x ULN",
    "Written informed consent",
    "At least 4 weeks since prior radiation therapy",
    "No other active malignancy within five years",
];

/// Loads a register of so many studies, and asks it.
pub(super) fn measure(
    binary: &Path,
    folder: &Path,
    plan: &Plan,
    land: &Land,
) -> Result<(), String> {
    let lists = folder.join("lists");
    if !(plan.keep && lists.join("trials").is_dir()) {
        let file = folder.join("studies-2026-11-20.json.gz");
        let unpacked = register(&file, plan.studies, land).map_err(said)?;
        println!(
            "{} studies, {} MB, {} MB as they lie there",
            plan.studies,
            megabytes(unpacked),
            megabytes(bytes(&file))
        );
        let loaded = load(binary, folder, "trials", &[&file])?;
        std::fs::remove_file(&file).map_err(said)?;
        tell_load(&loaded, plan.studies);
    }
    println!("list {} MB for {} studies", megabytes(size(&lists.join("trials"))), plan.studies);
    ask(&lists, land)
}

/// Pages of studies one after another. Says how long they are unpacked.
fn register(to: &Path, studies: u32, land: &Land) -> io::Result<u64> {
    let (mut out, mut bytes) = (create(to)?, 0);
    for first in (0..studies).step_by(PAGE as usize) {
        let page = (first..studies.min(first + PAGE)).map(|n| study(n, land));
        let page =
            json!({ "studies": page.collect::<Vec<Value>>(), "nextPageToken": "x" }).to_string();
        out.write_all(page.as_bytes())?;
        out.write_all(b"\n")?;
        bytes += page.len() as u64 + 1;
    }
    out.flush()?;
    Ok(bytes)
}

fn study(n: u32, land: &Land) -> Value {
    let m = mixed(n);
    let condition =
        if n.is_multiple_of(BREAST_ONE_IN) { "Breast Cancer" } else { pick(OTHERS, m / 3) };
    let drug = pick(DRUGS, m / 5);
    let sites: Vec<Value> =
        (0..1 + m % 9).map(|site| place(n ^ ((site as u32) << 20), land)).collect();
    json!({ "protocolSection": {
        "identificationModule": {
            "nctId": format!("NCT{:08}", 10_000_000 + n),
            "briefTitle": format!("A study of {drug} in {condition}, number {n}"),
            "officialTitle": format!("A randomized phase 2 study of {drug} against usual care in people with {condition}"),
        },
        "statusModule": {
            "overallStatus": pick(STATUSES, m / 7),
            "startDateStruct": { "date": "2024-03" },
            "lastUpdatePostDateStruct": { "date": "2026-10-01" },
        },
        "sponsorCollaboratorsModule": { "leadSponsor": { "name": "Thimble Institute" } },
        "descriptionModule": { "briefSummary": "This study asks whether one treatment does better than another. ".repeat(8) },
        "conditionsModule": { "conditions": [condition], "keywords": [drug, "randomized"] },
        "designModule": {
            "studyType": "INTERVENTIONAL",
            "phases": ["PHASE2"],
            "designInfo": { "allocation": "RANDOMIZED", "primaryPurpose": "TREATMENT" },
            "enrollmentInfo": { "count": m % 900 },
        },
        "armsInterventionsModule": {
            "armGroups": [{ "label": "One", "type": "EXPERIMENTAL", "description": "Daily for a year", "interventionNames": [drug] }],
            "interventions": [{ "type": "DRUG", "name": drug, "description": "By mouth, once a day" }],
        },
        "eligibilityModule": { "eligibilityCriteria": criteria(m), "sex": "ALL", "minimumAge": "18 Years" },
        "contactsLocationsModule": {
            "overallOfficials": [{ "name": person(m), "role": "PRINCIPAL_INVESTIGATOR", "affiliation": "Thimble Institute" }],
            "locations": sites,
        },
    } })
}

fn person(m: usize) -> String {
    format!("{} {}, MD", pick(FIRST, m / 13), pick(LAST, m / 11))
}

fn place(n: u32, land: &Land) -> Value {
    let m = mixed(n);
    let spot = land.place(n);
    json!({
        "facility": format!("Rook Hospital {}", m % 5_000),
        "status": pick(STATUSES, m / 3),
        "city": "Cedarfall",
        "state": "Massachusetts",
        "zip": land.zip(n),
        "country": "United States",
        "contacts": [{ "name": person(m), "role": "CONTACT", "phone": "617-555-0100" }],
        "geoPoint": spot.map(|(_, lat, lon)| json!({ "lat": lat, "lon": lon })),
    })
}

/// Lines in both lists, about as many as a study has.
fn criteria(m: usize) -> String {
    let line = |at: usize| format!("\n* {}", pick(LINES, m / 17 + at * 3));
    let lines = |from: usize, many: usize| (from..from + many).map(line).collect::<String>();
    format!(
        "Inclusion Criteria:\n{}\n\nExclusion Criteria:\n{}",
        lines(0, 9 + m % 7),
        lines(4, 8 + m % 9)
    )
}

/// A cancer around a place; the same with words of a stage and a marker; a treatment anywhere; a person.
fn ask(lists: &Path, land: &Land) -> Result<(), String> {
    let lists = Lists::new(lists);
    let said = |error: atlas::AtlasError| error.to_string();
    let (trials, places) =
        (Trials::open(&lists).map_err(said)?, Places::open(&lists).map_err(said)?);
    let words = |all: &[&str]| all.iter().map(|word| (*word).to_owned()).collect::<Vec<String>>();
    let of_cancer = Wanted {
        one_of: words(&["breast cancer", "breast neoplasm", "breast carcinoma"]),
        open: true,
        most: 20,
        ..Wanted::default()
    };
    let of_stage = Wanted {
        named: vec![
            words(&["stage ii", "stage iii"]),
            words(&["her2 negative", "triple negative"]),
        ],
        ..of_cancer.clone()
    };
    let of_words = Wanted { words: words(&["letroz"]), most: 20, ..Wanted::default() };
    for (what, wanted, near) in [
        ("a cancer, open, 50 miles", &of_cancer, true),
        ("a cancer, stage, marker, open, 50 miles", &of_stage, true),
        ("a cancer, stage, marker, open, anywhere", &of_stage, false),
        ("the beginning of a treatment", &of_words, false),
    ] {
        tell_questions(what, |n| {
            let spot = places.find(land.zip(n)).map_err(said)?.spot;
            let km = if near { KM } else { 21_000.0 };
            let asked = Wanted { near: Some((spot, km)), ..wanted.clone() };
            trials.search(&asked).map(|(_, count)| count as u64).map_err(said)
        })?;
    }
    Ok(())
}
