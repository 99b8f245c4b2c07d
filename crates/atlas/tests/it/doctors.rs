//! The national registry: loaded, searched, brought up to date.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use atlas::doctors::{Around, Tied, Who};
use atlas::trials::Names;
use atlas::{AtlasError, Catalog, Doctors, Found, Npi, Order, Query, Spot};
use jiff::civil::date;

use crate::folder::{Folder, zip};

const BOSTON: Spot = Spot { latitude: 42.3370, longitude: -71.1050 };
const LINE: &str = "Provider Secondary Practice Location Address";

/// The columns of the main file, all 330 of them.
fn columns() -> Vec<String> {
    let mut columns: Vec<String> = [
        "NPI",
        "Entity Type Code",
        "Replacement NPI",
        "Provider Organization Name (Legal Business Name)",
        "Provider Last Name (Legal Name)",
        "Provider First Name",
        "Provider Credential Text",
        "Provider Other Last Name",
        "Provider Other First Name",
        "Provider First Line Business Practice Location Address",
        "Provider Business Practice Location Address City Name",
        "Provider Business Practice Location Address State Name",
        "Provider Business Practice Location Address Postal Code",
        "Provider Enumeration Date",
        "NPI Deactivation Date",
        "NPI Reactivation Date",
        "Provider Sex Code",
    ]
    .map(str::to_owned)
    .to_vec();
    for n in 1..=15 {
        columns.push(format!("Healthcare Provider Taxonomy Code_{n}"));
        columns.push(format!("Provider License Number_{n}"));
        columns.push(format!("Provider License Number State Code_{n}"));
        columns.push(format!("Healthcare Provider Primary Taxonomy Switch_{n}"));
    }
    columns.extend((columns.len()..330).map(|n| format!("Unread {n}")));
    columns
}

fn main_file(rows: &[&[(&str, &str)]]) -> String {
    let columns = columns();
    let quoted = |values: Vec<String>| {
        values.iter().map(|v| format!("\"{v}\"")).collect::<Vec<_>>().join(",") + "\n"
    };
    let mut text = quoted(columns.clone());
    for row in rows {
        let given: BTreeMap<&str, &str> = row.iter().copied().collect();
        let value = |column: &String| {
            let short = SHORT.iter().find(|(_, long)| long == column).map(|(short, _)| *short);
            short.and_then(|short| given.get(short)).copied().unwrap_or_default().to_owned()
        };
        text.push_str(&quoted(columns.iter().map(value).collect()));
    }
    text
}

const SHORT: &[(&str, &str)] = &[
    ("npi", "NPI"),
    ("type", "Entity Type Code"),
    ("org", "Provider Organization Name (Legal Business Name)"),
    ("last", "Provider Last Name (Legal Name)"),
    ("first", "Provider First Name"),
    ("cred", "Provider Credential Text"),
    ("was", "Provider Other Last Name"),
    ("city", "Provider Business Practice Location Address City Name"),
    ("state", "Provider Business Practice Location Address State Name"),
    ("zip", "Provider Business Practice Location Address Postal Code"),
    ("since", "Provider Enumeration Date"),
    ("gone", "NPI Deactivation Date"),
    ("back", "NPI Reactivation Date"),
    ("code", "Healthcare Provider Taxonomy Code_1"),
    ("licence", "Provider License Number_1"),
    ("of", "Provider License Number State Code_1"),
    ("code2", "Healthcare Provider Taxonomy Code_2"),
    ("main2", "Healthcare Provider Primary Taxonomy Switch_2"),
];

const ROWS: &[&[(&str, &str)]] = &[
    &[
        ("npi", "1000000004"),
        ("type", "1"),
        ("last", "FEATHERWICK"),
        ("first", "ANA"),
        ("cred", "M.D."),
        ("was", "NÚÑEZ"),
        ("city", "BOSTON"),
        ("state", "MA"),
        ("zip", "021151234"),
        ("since", "05/23/2005"),
        ("code", "207R00000X"),
        ("licence", "MA-1"),
        ("of", "MA"),
        ("code2", "207RX0202X"),
        ("main2", "Y"),
    ],
    &[
        ("npi", "1000000012"),
        ("type", "1"),
        ("last", "O'BRIEN"),
        ("first", "SEAN"),
        ("zip", "02116"),
        ("state", "MA"),
        ("code", "207RX0202X"),
    ],
    &[
        ("npi", "1000000020"),
        ("type", "1"),
        ("last", "AARDVARK"),
        ("first", "ZED"),
        ("zip", "10065"),
        ("state", "NY"),
        ("code", "207RX0202X"),
    ],
    &[
        ("npi", "1000000038"),
        ("type", "2"),
        ("org", "MADE-UP CANCER CENTER"),
        ("zip", "02115"),
        ("state", "MA"),
        ("code", "207RX0202X"),
    ],
    &[("npi", "1000000046"), ("gone", "01/02/2020")],
    &[
        ("npi", "1000000053"),
        ("type", "1"),
        ("last", "BACKAGAIN"),
        ("first", "IDA"),
        ("zip", "02115"),
        ("code", "2085R0001X"),
        ("gone", "01/02/2020"),
        ("back", "03/04/2020"),
    ],
];

fn full() -> Vec<u8> {
    let main = main_file(ROWS);
    let locations = format!(
        "NPI,{LINE}- Address Line 1,{LINE}-  Address Line 2,{LINE} - City Name,{LINE} - State Name,{LINE} - Postal Code,\
         {LINE} - Country Code (If outside U.S.),{LINE} - Telephone Number,{LINE} - Telephone Extension,\
         Provider Practice Location Address - Fax Number\n\
         1000000020,1 Long Road,,BOSTON,MA,02115,US,6175550100,,\n"
    );
    let names = "NPI,Provider Other Organization Name,Provider Other Organization Name Type Code\n\
                 1000000038,THE HOUSE BY THE RIVER,3\n";
    let endpoints = "NPI,Endpoint Type,Endpoint Type Description,Endpoint,Affiliation\n\
                     1000000004,DIRECT,Direct Messaging Address,ana@direct.example,N\n";
    zip(&[
        ("npidata_pfile_20050523-20260208.csv", &main),
        ("npidata_pfile_20050523-20260208_fileheader.csv", main.lines().next().unwrap()),
        ("pl_pfile_20050523-20260208.csv", &locations),
        ("othername_pfile_20050523-20260208.csv", names),
        ("endpoint_pfile_20050523-20260208.csv", endpoints),
        ("NPPES_Data_Dissemination_Readme.pdf", "%PDF"),
    ])
}

fn loaded() -> Folder {
    let folder = Folder::with_places();
    let loaded = folder.load("NPPES_Data_Dissemination_February_2026_V2.zip", &full()).unwrap();
    assert_eq!(loaded[0].manifest.rows, 6);
    assert_eq!(loaded[0].manifest.published, Some(date(2026, 2, 8)));
    folder
}

fn search(folder: &Folder, query: &Query) -> Found {
    Doctors::open(&folder.lists()).unwrap().search(query, None, 20).unwrap()
}

fn names(found: &Found) -> Vec<&str> {
    found.hits.iter().map(|hit| hit.doctor.name.last.as_str()).collect()
}

#[test]
fn specialists_are_found_by_distance_also_at_their_second_place() {
    let folder = loaded();
    let near = Some(Around { spot: BOSTON, km: 20.0 });
    let taxonomies = vec!["207RX0202X".to_owned()];
    let query = Query { near, taxonomies, order: Order::Distance, ..Query::default() };
    let found = search(&folder, &query);
    assert_eq!(names(&found), ["FEATHERWICK", "AARDVARK", "O'BRIEN"]);
    assert_eq!((found.total, found.hits[0].km), (3, Some(0.0)));
    let found = search(&folder, &Query { order: Order::Name, ..query.clone() });
    assert_eq!(names(&found), ["AARDVARK", "FEATHERWICK", "O'BRIEN"]);
    let found = search(&folder, &Query { who: Who::Organizations, ..query });
    assert_eq!(found.hits[0].doctor.other_names, ["THE HOUSE BY THE RIVER"]);
}

#[test]
fn names_are_found_by_their_beginnings_and_former_names_and_never_parsed() {
    let folder = loaded();
    for (name, expected) in [
        ("nunez", vec!["FEATHERWICK"]),
        ("ana feath", vec!["FEATHERWICK"]),
        ("obrien", vec!["O'BRIEN"]),
        ("AND ( npi:[* TO", vec![]),
        ("\"", vec!["AARDVARK", "BACKAGAIN", "FEATHERWICK", "O'BRIEN"]),
    ] {
        let found = search(&folder, &Query { name: name.to_owned(), ..Query::default() });
        assert_eq!(names(&found), expected, "{name}");
    }
}

#[test]
fn those_tied_to_trials_are_found_and_counted_and_pages_go_on() {
    let folder = loaded();
    let doctors = Doctors::open(&folder.lists()).unwrap();
    let tied = |tied: Tied| Query { tied: Some(tied), ..Query::default() };
    let written = ["Sean O'Brien, MD", "Featherwick, A.", "Bo Aardvark", "Made-Up Cancer Center"];
    let named: Names = written.into_iter().map(str::to_owned).collect();
    let query = tied(Tied::Named(named.into()));
    let first = doctors.search(&query, None, 1).unwrap();
    assert_eq!((names(&first), first.total), (vec!["FEATHERWICK"], 2));
    let rest = doctors.search(&query, first.next.as_ref(), 1).unwrap();
    assert_eq!((names(&rest), rest.next.as_ref()), (vec!["O'BRIEN"], None));
    let in_zips = |zips: &[u32]| tied(Tied::InZips(Arc::new(zips.iter().copied().collect())));
    assert_eq!(names(&search(&folder, &in_zips(&[2116]))), ["O'BRIEN"]);
    // A second place counts as the first does.
    let near = Some(Around { spot: BOSTON, km: 30_000.0 });
    let query = Query { near, order: Order::Distance, ..in_zips(&[2115]) };
    assert_eq!(search(&folder, &query).total, 3);
    assert_eq!(search(&folder, &in_zips(&[])).total, 0);
}

#[test]
fn one_doctor_comes_with_everything_the_registry_says() {
    let folder = loaded();
    let doctors = Doctors::open(&folder.lists()).unwrap();
    let ana = doctors.doctor(Npi(1_000_000_004)).unwrap().unwrap();
    assert_eq!(ana.called(), "ANA FEATHERWICK, M.D.");
    assert_eq!(ana.taxonomies[0].code, "207RX0202X", "the main specialty comes first");
    assert_eq!(ana.taxonomies[1].licence, "MA-1");
    assert_eq!(ana.endpoints[0].address, "ana@direct.example");
    assert_eq!(ana.registered, Some(date(2005, 5, 23)));
    let gone = doctors.doctor(Npi(1_000_000_046)).unwrap().unwrap();
    assert_eq!(gone.deactivated, Some(date(2020, 1, 2)));
    assert_eq!(doctors.doctor(Npi(1_000_000_053)).unwrap().unwrap().deactivated, None);
    assert_eq!(doctors.doctor(Npi(1_999_999_999)).unwrap(), None);
}

#[test]
fn pages_follow_each_other_without_gap_or_repeat() {
    let folder = loaded();
    let doctors = Doctors::open(&folder.lists()).unwrap();
    let query = Query { who: Who::Both, ..Query::default() };
    let (mut seen, mut token) = (Vec::new(), None);
    loop {
        let page = doctors.search(&query, token.as_ref(), 2).unwrap();
        assert_eq!(page.total, 5);
        seen.extend(page.hits.into_iter().map(|hit| hit.doctor.npi));
        token = page.next;
        if token.is_none() {
            break;
        }
    }
    assert_eq!(seen.len(), 5);
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), 5);
}

#[test]
fn a_weekly_update_replaces_rows_and_the_report_takes_numbers_out() {
    let folder = loaded();
    let changed = main_file(&[&[
        ("npi", "1000000012"),
        ("type", "1"),
        ("last", "O'BRIEN"),
        ("first", "SEAN"),
        ("zip", "10065"),
        ("state", "NY"),
        ("code", "207RX0202X"),
    ]]);
    let weekly = zip(&[("npidata_pfile_20260209-20260215.csv", &changed)]);
    let list =
        folder.load("NPPES_Data_Dissemination_020926_021526_Weekly_V2.zip", &weekly).unwrap();
    assert_eq!(list[0].manifest.rows, 6);
    assert_eq!(list[0].manifest.published, Some(date(2026, 2, 15)));
    let in_state = |state: &str| Query { state: state.to_owned(), ..Query::default() };
    assert_eq!(names(&search(&folder, &in_state("ny"))), ["AARDVARK", "O'BRIEN"]);
    let report = "NPI,NPPES Deactivation Date\n1000000020,02/20/2026\n1000000087,02/20/2026\n";
    folder.load("deactivated_20260220.csv", report.as_bytes()).unwrap();
    assert_eq!(names(&search(&folder, &in_state("ny"))), ["O'BRIEN"]);
    let doctors = Doctors::open(&folder.lists()).unwrap();
    let zed = doctors.doctor(Npi(1_000_000_020)).unwrap().unwrap();
    assert_eq!((zed.name.last.as_str(), zed.deactivated), ("AARDVARK", Some(date(2026, 2, 20))));
}

#[test]
fn each_wrong_file_has_its_own_error_and_leaves_the_registry() {
    let folder = Folder::new();
    assert_eq!(folder.load("npi.zip", &full()).unwrap_err(), AtlasError::PlacesFirst);
    let folder = Folder::with_places();
    let weekly = zip(&[("npidata_pfile_20260209-20260215.csv", &main_file(ROWS))]);
    let list = "doctors".to_owned();
    assert_eq!(folder.load("w.zip", &weekly).unwrap_err(), AtlasError::NotLoaded { list });
    let folder = loaded();
    let mut cut = full();
    cut.truncate(cut.len() / 2);
    let lacking = main_file(ROWS).replacen("NPI Deactivation Date", "Something", 1);
    for (name, bytes, expected) in [
        ("cut.zip", cut.as_slice(), "damaged"),
        ("notes.txt", b"Dear all, here is the list.".as_slice(), "unknown-file"),
        ("lacking.csv", lacking.as_bytes(), "missing-columns"),
        ("empty.csv", main_file(&[]).as_bytes(), "empty"),
    ] {
        let error = folder.load(name, bytes).unwrap_err();
        assert_eq!(error.id(), format!("lists-error-{expected}"), "{name}");
        assert_eq!(search(&folder, &Query::default()).total, 4, "{name}");
    }
}

#[test]
fn letters_of_two_encodings_are_read_and_counted() {
    let folder = Folder::with_places();
    let mut bytes = main_file(ROWS).into_bytes();
    let at = bytes.windows(4).position(|four| {
        four == "NÚ".as_bytes().iter().copied().chain(*b"\xc3").collect::<Vec<_>>().as_slice()
    });
    let at = at.unwrap() + 1;
    bytes.splice(at..at + 2, [0xda]);
    let list = folder.load("npi.csv", &bytes).unwrap();
    assert_eq!(list[0].manifest.other_letters, 1);
    // What is no UTF-8 as a whole is read letter by letter.
    assert_eq!(search(&folder, &Query { name: "featherwick".into(), ..Query::default() }).total, 1);
}

#[test]
fn nothing_is_written_outside_the_lists() {
    let folder = loaded();
    let mut names: Vec<_> = std::fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    let zip = "NPPES_Data_Dissemination_February_2026_V2.zip";
    assert_eq!(names, [zip, "lists", "places.csv"]);
    let left: Vec<_> = std::fs::read_dir(folder.path().join("lists/doctors")).unwrap().collect();
    assert_eq!(left.len(), 3, "a generation, its line, its lock");
    assert!(Path::new(&folder.path().join("lists/doctors/g1")).is_dir());
}

/// A spreadsheet as the registry's owner publishes it: a title above the head, texts shared.
fn sheet(rows: &[(&str, &str)]) -> Vec<u8> {
    let mut texts = "<sst><si><t>Deactivated numbers</t></si><si><t>NPI</t></si><si><r><t>NPPES Deactivation</t></r><r><t> Date</t></r></si>".to_owned();
    let mut cells = "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row><row r=\"2\"><c r=\"A2\" t=\"s\"><v>1</v></c><c r=\"B2\" t=\"s\"><v>2</v></c></row>".to_owned();
    for (at, (npi, day)) in rows.iter().enumerate() {
        texts.push_str(&format!("<si><t>{day}</t></si>"));
        cells.push_str(&format!(
            "<row><c r=\"A{0}\"><v>{npi}</v></c><c r=\"B{0}\" t=\"s\"><v>{1}</v></c></row>",
            at + 3,
            at + 3
        ));
    }
    let (texts, cells) = (format!("{texts}</sst>"), format!("{cells}</sheetData></worksheet>"));
    zip(&[
        ("[Content_Types].xml", "<Types/>"),
        ("xl/workbook.xml", "<workbook/>"),
        ("xl/sharedStrings.xml", &texts),
        ("xl/worksheets/sheet1.xml", &cells),
    ])
}

#[test]
fn the_spreadsheet_of_deactivated_numbers_is_read_alone_and_in_its_archive() {
    use std::io::Write;
    let folder = loaded();
    let report = sheet(&[("1000000004", "05/23/2025"), ("none", "05/23/2025")]);
    let list = folder.load("NPPES Deactivated NPI Report 20260810.xlsx", &report).unwrap();
    assert_eq!(list[0].manifest.published, Some(date(2026, 8, 10)));
    let gone = |npi| {
        let doctors = Doctors::open(&folder.lists()).unwrap();
        doctors.doctor(Npi(npi)).unwrap().unwrap().deactivated
    };
    assert_eq!(gone(1_000_000_004), Some(date(2025, 5, 23)));
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    archive.start_file("NPPES Deactivated NPI Report 20260914.xlsx", options).unwrap();
    archive.write_all(&sheet(&[("1000000012", "06/01/2026")])).unwrap();
    let archive = archive.finish().unwrap().into_inner();
    folder.load("NPPES_Deactivated_NPI_Report_091426_V2.zip", &archive).unwrap();
    assert_eq!(gone(1_000_000_012), Some(date(2026, 6, 1)));
    let wrong = folder.load("cut.xlsx", &report[..report.len() / 2]).unwrap_err();
    assert_eq!(wrong.id(), "lists-error-damaged");
}
