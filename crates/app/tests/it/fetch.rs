//! What leaves this computer where the person asks for a list, and what a killed load leaves behind: the built program, a server of
//! our own on this computer.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use crate::PROGRAM;
use crate::server::{Server, answer, file};

const CENTROIDS: &str = "geoid,latitude,longitude\n02115,42.3370,-71.1050\n";

/// Runs it with a user whose names must not leave.
fn program(lists: &Path, words: &[&str]) -> Output {
    let mut command = Command::new(PROGRAM);
    command.args(words).arg("--lists").arg(lists);
    command.env("USER", "featherwick").env("HOSTNAME", "rookwood").env("LANG", "es_MX.UTF-8");
    command.output().unwrap()
}

fn said(out: &Output) -> String {
    String::from_utf8_lossy(&out.stdout).into_owned() + &String::from_utf8_lossy(&out.stderr)
}

#[test]
fn nothing_of_the_person_leaves_and_nothing_at_all_unasked() {
    let folder = tempfile::tempdir().unwrap();
    let lists = folder.path().join("lists");
    let server = Server::new(Box::new(|asked| {
        match asked.path.ends_with(".csv") {
        true => file(asked, b"LASTNAME,FIRSTNAME,BUSNAME,NPI,EXCLTYPE\nA,B,,1000000004,1128a1\n", "\"a\""),
        false if asked.path.starts_with("/geo/") => file(asked, CENTROIDS.as_bytes(), "\"b\""),
        false => answer(200, &[], br#"{"totalCount":1,"studies":[{"protocolSection":{"identificationModule":{"nctId":"NCT00000001","briefTitle":"A study"},"statusModule":{"overallStatus":"RECRUITING"}}}]}"#),
    }
    }));
    let fetch = |list: &str, more: &[&str]| {
        let words = [&["fetch", list, "--mirror", &server.origin], more].concat();
        program(&lists, &words)
    };
    // Shown first; nothing is called before it is asked for.
    let shown = said(&fetch("exclusions", &[]));
    assert!(
        shown.contains(&format!("{}/exclusions/downloadables/UPDATED.csv", server.origin)),
        "{shown}"
    );
    assert_eq!(server.asked(), Vec::<String>::new());
    for (list, more) in [
        ("places", &["--go"][..]),
        ("exclusions", &["--go"]),
        ("trials", &["--go", "--family", "breast"]),
    ] {
        let out = fetch(list, more);
        assert!(out.status.success(), "{}", said(&out));
    }
    let asked = server.asked();
    assert_eq!(asked.len(), 3);
    for text in &asked {
        let text = text.to_lowercase();
        for word in [
            "featherwick",
            "rookwood",
            "es_mx",
            "es-mx",
            "second",
            "opinion",
            "cookie",
            "referer",
            "language",
        ] {
            assert!(!text.contains(word), "{word} left: {text}");
        }
        assert!(text.starts_with("get /"), "{text}");
    }
    assert!(asked[2].contains("query.cond=breast+cancer&"), "{}", asked[2]);
    // What came is loaded and taken away.
    assert!(!lists.join("fetching/places").exists());
    assert!(said(&program(&lists, &["doctors", "lists"])).contains("exclusions"));
    assert_eq!(fetch("services", &["--go"]).status.code(), Some(1));
    assert_eq!(fetch("trials", &["--go", "--family", "me"]).status.code(), Some(1));
    assert_eq!(server.asked().len(), 3);
}

/// A registry with so many rows.
fn registry(to: &Path, rows: u32) {
    let mut out = std::io::BufWriter::new(fs::File::create(to).unwrap());
    let head = "NPI,Entity Type Code,Provider Organization Name (Legal Business Name),Provider Last Name (Legal Name),Provider First Name,Provider First Line Business Practice Location Address,Provider Business Practice Location Address City Name,Provider Business Practice Location Address State Name,Provider Business Practice Location Address Postal Code,NPI Deactivation Date,Healthcare Provider Taxonomy Code_1";
    writeln!(out, "{head}").unwrap();
    for n in 0..rows {
        writeln!(out, "{},1,,ROOK,TED,1 LANE,BOSTON,MA,02115,,207RX0202X", 1_000_000_000 + n)
            .unwrap();
    }
}

#[test]
fn a_load_that_is_killed_leaves_the_list_that_was_there() {
    let folder = tempfile::tempdir().unwrap();
    let lists = folder.path().join("lists");
    let places = folder.path().join("places.csv");
    fs::write(&places, CENTROIDS).unwrap();
    let (small, large) = (folder.path().join("small.csv"), folder.path().join("large.csv"));
    registry(&small, 3);
    registry(&large, 400_000);
    let load = |path: &Path| program(&lists, &["doctors", "load", &path.display().to_string()]);
    assert!(load(&places).status.success());
    assert!(load(&small).status.success());
    let near = || said(&program(&lists, &["doctors", "near", "02115"]));
    assert!(near().contains("3 of 3"), "{}", near());
    for _ in 0..2 {
        let mut child = Command::new(PROGRAM)
            .args(["doctors", "load"])
            .arg(&large)
            .arg("--lists")
            .arg(&lists)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        // In the midst of it: the new generation is begun and has something in it.
        let begun = Instant::now();
        let half = lists.join("doctors/g2");
        while fs::read_dir(&half).map_or(0, Iterator::count) < 4 {
            assert!(begun.elapsed() < Duration::from_secs(60));
            assert_eq!(child.try_wait().unwrap(), None, "it ended before it was killed");
            std::thread::sleep(Duration::from_millis(2));
        }
        child.kill().unwrap();
        child.wait().unwrap();
        assert!(half.is_dir(), "a killed load has no time to tidy up");
        assert!(near().contains("3 of 3"), "{}", near());
    }
    // A damaged file in the place of it leaves it too, and the next load sweeps up.
    let damaged = folder.path().join("damaged.csv");
    let text = fs::read_to_string(&large).unwrap();
    fs::write(&damaged, text.replace("1000200000,", "\"1000200000,")).unwrap();
    assert_eq!(load(&damaged).status.code(), Some(1));
    assert!(near().contains("3 of 3"), "{}", near());
    assert!(load(&small).status.success());
    assert!(near().contains("3 of 3"), "{}", near());
    let generations = fs::read_dir(lists.join("doctors")).unwrap().flatten();
    assert_eq!(generations.filter(|entry| entry.path().is_dir()).count(), 1);
}
