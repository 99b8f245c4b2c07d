//! Exclusions, Medicare's lists, networks and directories.

use std::io::Write;
use std::path::PathBuf;

use atlas::exclusions::{Exclusion, check};
use atlas::{AtlasError, Doctor, Npi, doctors, medicare, networks};
use jiff::civil::date;

use crate::folder::Folder;

const EXCLUDED: &str = "LASTNAME,FIRSTNAME,MIDNAME,BUSNAME,GENERAL,SPECIALTY,UPIN,NPI,DOB,ADDRESS,CITY,STATE,ZIP,EXCLTYPE,EXCLDATE,REINDATE,WAIVERDATE,WVRSTATE\n\
    ROOKWOOD,TED,,,PHYSICIAN,SURGERY,,1000000061,19500101,1 ROAD,ERIE,PA,16501,1128a1,20190520,00000000,00000000,\n\
    FEATHERWICK,A,,,NURSE,NURSE,,0000000000,19600101,2 ROAD,RENO,NV,89501,1128b4,20110220,00000000,00000000,\n\
    ,,,MADE-UP LAB LLC,LAB,LAB,,0000000000,,3 ROAD,RENO,NV,89501,1128b4,20110220,00000000,00000000,\n";

fn person(npi: u32, last: &str, first: &str) -> Doctor {
    let name = doctors::Name { last: last.into(), first: first.into(), ..Default::default() };
    Doctor { npi: Npi(npi), name, ..Doctor::default() }
}

#[test]
fn a_number_is_a_listing_and_a_name_only_a_reason_to_check() {
    let folder = Folder::new();
    let lists = folder.lists();
    let ted = person(1_000_000_061, "Rookwood", "Ted");
    assert_eq!(check(&lists, &ted).unwrap(), Exclusion::NotLoaded);
    let list = folder.load("UPDATED.csv", EXCLUDED.as_bytes()).unwrap();
    assert_eq!(list[0].manifest.rows, 3);
    let Exclusion::Listed(rows) = check(&lists, &ted).unwrap() else { panic!("not listed") };
    assert_eq!(rows[0].since, Some(date(2019, 5, 20)));
    let ana = check(&lists, &person(1_000_000_004, "Featherwick", "Ana")).unwrap();
    assert!(matches!(ana, Exclusion::SameName(rows) if rows[0].state == "NV"));
    // A row that has a number is nobody else's; another first letter is another name.
    for other in
        [person(1_000_000_079, "Rookwood", "Ted"), person(1_000_000_004, "Featherwick", "Bo")]
    {
        assert_eq!(check(&lists, &other).unwrap(), Exclusion::NotListed);
    }
    let lab = Doctor {
        npi: Npi(1_000_000_038),
        organization: "Made-Up Lab, LLC".into(),
        ..Doctor::default()
    };
    assert!(matches!(check(&lists, &lab).unwrap(), Exclusion::SameName(_)));
}

#[test]
fn medicare_says_who_and_what_with_its_year() {
    let folder = Folder::new();
    let lists = folder.lists();
    assert_eq!(medicare::clinician(&lists, Npi(1_000_000_004)).unwrap().map(|_| ()), None);
    let clinicians = "NPI,Ind_PAC_ID,Ind_enrl_ID,Provider Last Name,Provider First Name,gndr,Cred,Med_sch,Grd_yr,pri_spec,sec_spec_1,sec_spec_all,Telehlth,Facility Name,org_pac_id,num_org_mem,adr_ln_1,adr_ln_2,ln_2_sprs,City/Town,State,ZIP Code,Telephone Number,ind_assgn,grp_assgn,adrs_id\n\
        1000000004,1,I1,FEATHERWICK,ANA,F,MD,OTHER,1998,MEDICAL ONCOLOGY,,,Y,HOUSE BY THE RIVER,9,20,1 ROAD,,,BOSTON,MA,021151234,6175550100,Y,Y,X\n\
        1000000004,1,I1,FEATHERWICK,ANA,F,MD,OTHER,1998,MEDICAL ONCOLOGY,,,,HOUSE ON THE HILL,9,20,1 ROAD,,,SALEM,MA,01970,6175550101,Y,Y,X\n";
    folder.load("DAC_NationalDownloadableFile.csv", clinicians.as_bytes()).unwrap();
    let (_, rows) = medicare::clinician(&lists, Npi(1_000_000_004)).unwrap().unwrap();
    assert_eq!(rows.len(), 2);
    assert_eq!(
        (rows[0].graduated, rows[0].telehealth, rows[1].telehealth),
        (Some(1998), true, false)
    );

    let services = "Rndrng_NPI,Rndrng_Prvdr_Type,HCPCS_Cd,HCPCS_Desc,HCPCS_Drug_Ind,Place_Of_Srvc,Tot_Benes,Tot_Srvcs,Tot_Bene_Day_Srvcs\n\
        1000000004,X,A1,Removal of part of pancreas,N,F,12,13,13\n1000000004,X,A2,Removal of all of PANCREAS,N,F,20,20,20\n\
        1000000004,X,A3,Transplant after removal of pancreas,N,F,99,99,99\n1000000004,X,A4,Office visit,N,O,400,900,900\n";
    let list = folder.load("MUP_PHY_R25_P05_V20_D23_Prov_Svc.csv", services.as_bytes()).unwrap();
    assert_eq!((list[0].manifest.rows, list[0].manifest.published), (4, Some(date(2023, 12, 31))));
    let (_, sums) = medicare::services(&lists, Npi(1_000_000_004)).unwrap().unwrap();
    assert_eq!(sums.len(), 1);
    assert_eq!((sums[0].services, sums[0].people_at_least, sums[0].year), (33, 20, Some(2023)));
    assert_eq!(medicare::services(&lists, Npi(1_000_000_012)).unwrap().unwrap().1, []);
}

const RATES: &str = r#"{"reporting_entity_name":"Acme","plan_name":"Plan A PPO","last_updated_on":"2026-10-01","version":"2.0.0",
    "provider_references":[{"provider_group_id":1,"provider_groups":[{"npi":[1000000004,0,"1000000012"],"tin":{"type":"ein","value":"1"}}]},
      {"provider_group_id":2,"location":"https://acme.example/2.json"}],
    "in_network":[{"name":"Knee","negotiated_rates":[{"provider_references":[1],"negotiated_prices":[{"negotiated_rate":1.5,"npi":[1999999999]}]},
      {"provider_groups":[{"npi":[1000000020],"tin":{"type":"npi","value":"1"}}],"negotiated_prices":[]}]}]}"#;

#[test]
fn a_network_keeps_the_numbers_and_says_what_stands_elsewhere() {
    let folder = Folder::new();
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gzip.write_all(RATES.as_bytes()).unwrap();
    let gzip = gzip.finish().unwrap();
    let list = folder.load("2026-10-01_acme_in-network-rates.json.gz", &gzip).unwrap();
    let manifest = &list[0].manifest;
    assert_eq!(
        (manifest.list.as_str(), manifest.rows, manifest.elsewhere),
        ("networks/plan-a-ppo", 3, 1)
    );
    assert_eq!(
        (manifest.title.as_deref(), manifest.published),
        (Some("Plan A PPO"), Some(date(2026, 10, 1)))
    );
    let of = |npi| networks::of(&folder.lists(), Npi(npi)).unwrap().len();
    assert_eq!([of(1_000_000_004), of(1_000_000_020), of(1_999_999_999)], [1, 1, 0]);
    // Cut off in the middle, the old one stays.
    let cut = folder.load("cut.json.gz", &gzip[..gzip.len() - 40]).unwrap_err();
    assert_eq!(cut.id(), "lists-error-damaged");
    let cut = folder.load("cut.json", &RATES.as_bytes()[..300]).unwrap_err();
    assert_eq!(cut.id(), "lists-error-damaged");
    let other =
        RATES.replacen("in_network", "out_of_network", 1).replace("provider_references", "x");
    let is = "allowed-amounts";
    let other = folder.load("other.json", other.as_bytes()).unwrap_err();
    assert_eq!(other, AtlasError::OtherList { name: "other.json".into(), is });
    assert_eq!(of(1_000_000_004), 1);
}

#[test]
fn a_directory_is_read_as_a_bundle_and_line_by_line() {
    let person = r#"{"resourceType":"Practitioner","id":"p1","identifier":[{"system":"http://hl7.org/fhir/sid/us-npi","value":"1000000004"}],"communication":[{"coding":[{"code":"es","display":"Spanish"}]}]}"#;
    let role = r#"{"resourceType":"PractitionerRole","id":"r1","practitioner":{"reference":"https://plan.example/Practitioner/p1"},"specialty":[{"text":"Oncology"}],"extension":[{"url":"http://hl7.org/fhir/us/davinci-pdex-plan-net/StructureDefinition/network-reference","valueReference":{"reference":"Organization/n1"}},{"url":"http://hl7.org/fhir/us/davinci-pdex-plan-net/StructureDefinition/newpatients","extension":[{"url":"acceptingPatients","valueCodeableConcept":{"coding":[{"code":"newpt"}]}}]}]}"#;
    let network = r#"{"resourceType":"Organization","id":"n1","name":"Gold Network"}"#;
    let bundle = format!(
        r#"{{"resourceType":"Bundle","type":"collection","entry":[{{"resource":{role}}},{{"resource":{person}}},{{"resource":{network}}}]}}"#
    );
    let lines = format!("{role}\n{network}\n\n{person}\n");
    for (name, text) in [("acme.json", &bundle), ("acme.ndjson", &lines)] {
        let folder = Folder::new();
        let list = folder.load(name, text.as_bytes()).unwrap();
        assert_eq!(list[0].manifest.list, "directories/acme", "{name}");
        let found = networks::of(&folder.lists(), Npi(1_000_000_004)).unwrap();
        let role = &found[0].1[0];
        assert_eq!(
            (role.networks[0].as_str(), role.languages[0].as_str()),
            ("Gold Network", "Spanish")
        );
        assert_eq!(role.new_patients, "newpt");
        let wrong = folder.load(name, text.replacen("\"id\"", "\"id", 1).as_bytes()).unwrap_err();
        assert_eq!(wrong.id(), "lists-error-other-shape", "{name}");
    }
}

/// The published samples, where the corpus is at hand.
#[test]
fn the_samples_of_the_rule_are_read() {
    let corpus = [env!("CARGO_MANIFEST_DIR"), "../../../shared/corpus/directory"]
        .iter()
        .collect::<PathBuf>();
    let corpus = std::env::var_os("SECOND_OPINION_CORPUS")
        .map_or(corpus, |c| PathBuf::from(c).join("directory"));
    let samples = corpus.join("transparency-in-coverage/in-network-rates");
    let Ok(files) = std::fs::read_dir(samples) else { return };
    for file in files {
        let path = file.unwrap().path();
        let folder = Folder::new();
        let loaded = folder.load_all(std::slice::from_ref(&path), &atlas::Silent);
        assert!(loaded.is_ok_and(|list| list[0].manifest.rows > 0), "{}", path.display());
    }
}

#[test]
fn older_exports_of_the_register_are_loaded_from_their_archive() {
    let folder = Folder::new();
    let xml = "<?xml version=\"1.0\"?>\n<clinical_study><id_info><nct_id>NCT00000008</nct_id></id_info><brief_title>A study</brief_title></clinical_study>";
    let old = r#"{"FullStudy":{"Rank":1,"Study":{"ProtocolSection":{"IdentificationModule":{"NCTId":"NCT00000007","BriefTitle":"Another"}}}}}"#;
    let archive = crate::folder::zip(&[
        ("Contents.txt", "All studies"),
        ("NCT0000xxxx/NCT00000008.xml", xml),
        ("NCT0000xxxx/NCT00000007.json", old),
    ]);
    let path = folder.file("AllPublicXML.zip", &archive);
    let load =
        |path| atlas::trials::load(&[path], &folder.lists(), crate::folder::TODAY, &atlas::Silent);
    assert_eq!(load(path).unwrap().manifest.rows, 2);
    let page = folder.file("page.xml", b"<html><p>Log in</p></html>");
    assert_eq!(load(page).unwrap_err().id(), "lists-error-other-shape");
}
