//! Lists fetched from servers that behave as servers do. The servers are ours and on this computer.

use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use atlas::fetch::{Fetchable, Named, Pace, Way, clear, fetch};
use atlas::{AtlasError, Silent, Watch};

use crate::folder::{CENTROIDS, Folder, TODAY};
use crate::server::{Asked, Server, answer, cut, file};

const QUICK: Pace = Pace {
    between: Duration::ZERO,
    wait: Duration::from_millis(5),
    wait_most: Duration::from_millis(60),
    tries: 4,
};

fn list(address: String) -> Fetchable {
    Fetchable { list: "places".into(), way: Way::File { address }, bytes_most: 1 << 20 }
}

fn get(folder: &Folder, what: &Fetchable) -> Result<Vec<PathBuf>, AtlasError> {
    fetch(what, &folder.lists(), TODAY, QUICK, &Silent)
}

fn served(answers: impl FnMut(&Asked) -> Vec<u8> + Send + 'static) -> (Folder, Server, Fetchable) {
    let server = Server::new(Box::new(answers));
    let what = list(format!("{}/gazetteer/places.csv", server.origin));
    (Folder::new(), server, what)
}

/// A list of many rows.
fn long() -> String {
    let rows = (10_000..14_000).map(|zip| format!("{zip},40.1,-75.2\n"));
    format!("geoid,latitude,longitude\n{}", rows.collect::<String>())
}

#[test]
fn a_list_is_fetched_whole_loaded_and_taken_away() {
    let (folder, _server, what) = served(|asked| file(asked, CENTROIDS.as_bytes(), "\"a\""));
    let paths = get(&folder, &what).unwrap();
    assert_eq!(fs::read_to_string(&paths[0]).unwrap(), CENTROIDS);
    let loaded = folder.load_all(&paths, &Silent).unwrap();
    assert_eq!(
        (loaded[0].manifest.rows, loaded[0].manifest.files[0].name.as_str()),
        (4, "places.csv")
    );
    clear(&folder.lists(), "places").unwrap();
    assert!(!paths[0].exists());
    assert_eq!(what.addresses().len(), 1);
}

#[test]
fn a_line_that_breaks_is_gone_on_with_where_it_broke() {
    let text = long();
    let (folder, server, what) = served(move |asked| {
        let whole = file(asked, text.as_bytes(), "\"a\"");
        if asked.number < 3 { cut(whole, 20_000) } else { whole }
    });
    let paths = get(&folder, &what).unwrap();
    assert_eq!(fs::read_to_string(&paths[0]).unwrap(), long());
    let asked = server.asked();
    assert_eq!(asked.len(), 4);
    assert!(
        asked[3].to_lowercase().contains("range: bytes=60000-\r\nif-range: \"a\""),
        "{}",
        asked[3]
    );
}

#[test]
fn a_fetch_that_was_ended_is_gone_on_with_the_next_time() {
    let text = long();
    let (folder, server, what) = served(move |asked| {
        let whole = file(asked, text.as_bytes(), "\"a\"");
        if asked.number < 4 { cut(whole, 1_000 * usize::from(asked.number == 0)) } else { whole }
    });
    assert_eq!(get(&folder, &what), Err(AtlasError::NotReached));
    let paths = get(&folder, &what).unwrap();
    assert_eq!(fs::read_to_string(&paths[0]).unwrap(), long());
    assert!(server.asked()[4].to_lowercase().contains("range: bytes=1000-"));
}

#[test]
fn a_list_of_another_day_is_fetched_anew() {
    let (folder, server, what) = served(|asked| file(asked, CENTROIDS.as_bytes(), "\"a\""));
    for (day, asked) in [(TODAY, 1), (TODAY, 1), (TODAY.tomorrow().unwrap(), 2)] {
        let paths = fetch(&what, &folder.lists(), day, QUICK, &Silent).unwrap();
        assert_eq!(fs::read_to_string(&paths[0]).unwrap(), CENTROIDS);
        assert_eq!(server.asked().len(), asked);
    }
}

#[test]
fn another_file_than_the_half_one_is_begun_anew() {
    let (folder, _server, what) = served(|asked| match asked.number {
        0 => cut(answer(200, &[("ETag", "\"old\"")], long().as_bytes()), 5_000),
        // The server keeps its promise: another tag, the whole file.
        _ => answer(200, &[("ETag", "\"new\"")], CENTROIDS.as_bytes()),
    });
    let paths = get(&folder, &what).unwrap();
    assert_eq!(fs::read_to_string(&paths[0]).unwrap(), CENTROIDS);
    // Where nothing tells whether it is the same, nothing is gone on with.
    let (folder, server, what) = served(|asked| match asked.number {
        0 => cut(answer(200, &[], long().as_bytes()), 5_000),
        _ => answer(200, &[], long().as_bytes()),
    });
    let paths = get(&folder, &what).unwrap();
    assert_eq!(fs::read_to_string(&paths[0]).unwrap(), long());
    assert!(!server.asked()[1].to_lowercase().contains("range"));
}

#[test]
fn a_busy_server_is_asked_again_later_and_never_for_ever() {
    let begun = Instant::now();
    let (folder, server, what) = served(|asked| match asked.number {
        0 => answer(429, &[("Retry-After", "9")], b""),
        1 => answer(503, &[], b""),
        2 => answer(500, &[], b"oops"),
        _ => file(asked, CENTROIDS.as_bytes(), "\"a\""),
    });
    assert_eq!(get(&folder, &what).unwrap().len(), 1);
    assert_eq!(server.asked().len(), 4);
    // A server may ask for patience, up to a point.
    assert!(
        begun.elapsed() >= Duration::from_millis(60) && begun.elapsed() < Duration::from_secs(5)
    );
    for status in [429, 500] {
        let (folder, server, what) = served(move |_| answer(status, &[], b""));
        assert_eq!(get(&folder, &what), Err(AtlasError::Refused { status }));
        assert_eq!(server.asked().len(), 4);
    }
    // What will not change is not asked again; what was not shown is not called.
    for (status, headers) in [(404, vec![]), (302, vec![("Location", "https://other.example/x")])] {
        let (folder, server, what) = served(move |_| answer(status, &headers, b""));
        assert_eq!(get(&folder, &what), Err(AtlasError::Refused { status }));
        assert_eq!(server.asked().len(), 1);
    }
}

#[test]
fn what_is_no_list_is_told_and_the_old_list_stays() {
    let folder = Folder::with_places();
    let page =
        |_: &Asked| answer(200, &[("Content-Type", "text/html; charset=utf-8")], b"<p>Log in</p>");
    let server = Server::new(Box::new(page));
    let wrong = get(&folder, &list(format!("{}/places.csv", server.origin)));
    assert_eq!(wrong, Err(AtlasError::WebPage { name: "places.csv".into() }));
    let server = Server::new(Box::new(|_| answer(200, &[], &vec![b'x'; 2 << 20])));
    let wrong = get(&folder, &list(format!("{}/places.csv", server.origin)));
    assert_eq!(wrong, Err(AtlasError::TooLarge { name: "places.csv".into() }));
    // A gzip that ends too soon though every byte of it came.
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    std::io::Write::write_all(&mut packed, long().as_bytes()).unwrap();
    let mut packed = packed.finish().unwrap();
    packed.truncate(packed.len() / 2);
    let server = Server::new(Box::new(move |asked| file(asked, &packed, "\"a\"")));
    let paths = get(&folder, &list(format!("{}/places.csv.gz", server.origin))).unwrap();
    let wrong = folder.load_all(&paths, &Silent).unwrap_err();
    assert_eq!(wrong.id(), "lists-error-damaged");
    assert_eq!(folder.lists().need("places").unwrap().manifest.rows, 4);
    let other = list("http://list.example/places.csv".into());
    assert_eq!(get(&folder, &other), Err(AtlasError::NotReached));
    assert_eq!(get(&folder, &list("https://".into())), Err(AtlasError::NotReached));
}

#[test]
fn a_fetch_is_stopped_at_once_and_never_run_twice() {
    struct StopAtOnce;
    impl Watch for StopAtOnce {
        fn at(&self, _: u64, _: u64, _: u64) {}
        fn stop(&self) -> bool {
            true
        }
    }
    let (folder, _server, what) = served(|_| answer(503, &[], b""));
    let slow =
        Pace { wait: Duration::from_secs(600), wait_most: Duration::from_secs(600), ..QUICK };
    let begun = Instant::now();
    let stopped = fetch(&what, &folder.lists(), TODAY, slow, &StopAtOnce);
    assert_eq!(stopped, Err(AtlasError::Stopped));
    assert!(begun.elapsed() < Duration::from_secs(5));
    let lock = folder.path().join("lists/fetching/places/fetching.lock");
    let lock = fs::File::options().write(true).open(lock).unwrap();
    lock.lock().unwrap();
    assert_eq!(get(&folder, &what), Err(AtlasError::InUse));
}

#[test]
fn a_page_names_the_file_of_this_month() {
    let (folder, server, _) = served(|asked| {
        match asked.path.as_str() {
        "/nppes/Files.html" => answer(
            200,
            &[("Content-Type", "text/html")],
            b"<a href=\"./Full_May_2026_V2.zip\">Full</a> <a href=\"./Full_0501_Weekly_V2.zip\">Week</a>",
        ),
        "/nppes/Full_May_2026_V2.zip" => file(asked, b"PK", "\"a\""),
        _ => answer(404, &[], b""),
    }
    });
    let named = Named {
        page: format!("{}/nppes/Files.html", server.origin),
        begins: "Full_".into(),
        ends: "_V2.zip".into(),
        without: Some("Weekly".into()),
    };
    let what =
        Fetchable { list: "doctors".into(), way: Way::Named(named.clone()), bytes_most: 100 };
    assert!(get(&folder, &what).unwrap()[0].ends_with("Full_May_2026_V2.zip"));
    let other = Named { begins: "None_".into(), ..named };
    let what = Fetchable { way: Way::Named(other), ..what };
    assert_eq!(get(&folder, &what).unwrap_err().id(), "lists-error-other-shape");
}

/// Three pages of studies, as the register gives them.
fn studies(asked: &Asked) -> Vec<u8> {
    let study = |n: usize| {
        serde_json::json!({ "protocolSection": {
            "identificationModule": { "nctId": format!("NCT0000000{n}"), "briefTitle": "A study" },
            "statusModule": { "overallStatus": "RECRUITING" },
        } })
    };
    let token = asked.path.split("&pageToken=").nth(1);
    let page = match token {
        None => {
            serde_json::json!({ "totalCount": 5, "studies": [study(1), study(2)], "nextPageToken": "a+/=" })
        }
        Some("a%2B%2F%3D") => {
            serde_json::json!({ "studies": [study(3), study(4)], "nextPageToken": "b" })
        }
        Some("b") => serde_json::json!({ "studies": [study(5)] }),
        Some(_) => return answer(400, &[], b""),
    };
    answer(200, &[("Content-Type", "application/json")], page.to_string().as_bytes())
}

fn trials(server: &Server) -> Fetchable {
    let address = format!("{}/api/v2/studies?format=json&query.cond=cancer", server.origin);
    Fetchable { list: "trials".into(), way: Way::Pages { address }, bytes_most: 1 << 20 }
}

#[test]
fn pages_of_studies_are_asked_for_until_there_is_no_next() {
    let (folder, server, _) = served(|asked| match asked.number {
        1 => cut(studies(asked), 30),
        2 => answer(429, &[], b""),
        _ => studies(asked),
    });
    let what = trials(&server);
    let paths = get(&folder, &what).unwrap();
    let loaded = atlas::trials::load(&paths, &folder.lists(), TODAY, &Silent).unwrap();
    assert_eq!((loaded.manifest.rows, loaded.manifest.published), (5, Some(TODAY)));
    assert_eq!(server.asked().len(), 5);
    // Gone on with: on the same day nothing is asked a second time.
    assert_eq!(get(&folder, &what).unwrap(), paths);
    assert_eq!(server.asked().len(), 5);
}

#[test]
fn pages_that_are_lacking_or_changed_their_shape_are_told() {
    for (nth, body, id) in [
        (1, "{\"studies\": [], \"nextPageToken\": \"a+/=\"}", "lists-error-other-shape"),
        (1, "{\"studies\": {}}", "lists-error-other-shape"),
        (1, "{\"studies\": [{}]}", "lists-error-not-reached"),
        (0, "{\"error\": \"shape\"}", "lists-error-other-shape"),
        (0, "not JSON", "lists-error-other-shape"),
    ] {
        let (folder, server, _) = served(move |asked| match asked.number == nth {
            true => answer(200, &[], body.as_bytes()),
            false => studies(asked),
        });
        assert_eq!(get(&folder, &trials(&server)).unwrap_err().id(), id, "{body}");
    }
}

/// A plan's server: people on two pages, then their roles, then the networks.
fn plan(asked: &Asked) -> Vec<u8> {
    let bundle = |resources: &[serde_json::Value], next: Option<String>| {
        let entry = resources.iter().map(|resource| serde_json::json!({ "resource": resource }));
        let link = next.map(|url| serde_json::json!({ "relation": "next", "url": url }));
        let page = serde_json::json!({ "resourceType": "Bundle", "type": "searchset",
            "entry": entry.collect::<Vec<_>>(), "link": link.into_iter().collect::<Vec<_>>() });
        answer(200, &[("Content-Type", "application/fhir+json")], page.to_string().as_bytes())
    };
    let person = |id: &str, npi: &str| {
        serde_json::json!({ "resourceType": "Practitioner", "id": id,
            "identifier": [{ "system": "http://hl7.org/fhir/sid/us-npi", "value": npi }] })
    };
    let role = serde_json::json!({ "resourceType": "PractitionerRole", "id": "r", "practitioner": { "reference": "Practitioner/b" },
        "specialty": [{ "text": "Oncology" }] });
    let path = asked.path.trim_start_matches("/fhir");
    match path {
        "/Practitioner?_count=200&_format=json" => {
            bundle(&[person("a", "1000000004")], Some(format!("{}/fhir?page=2", asked.origin)))
        }
        "?page=2" => bundle(&[person("b", "1000000012")], None),
        "/PractitionerRole?_count=200&_format=json" => bundle(&[role], None),
        "/Organization?_count=200&_format=json" => bundle(&[], None),
        _ => answer(404, &[], b""),
    }
}

#[test]
fn the_directory_of_a_plan_is_fetched_as_a_whole_from_its_server_and_no_other() {
    let (folder, server, _) = served(|asked| match asked.number {
        0 => answer(429, &[], b""),
        2 => cut(plan(asked), 20),
        _ => plan(asked),
    });
    let what = Fetchable::directory(&format!(" {}/fhir/ ", server.origin), "Acme: Gold/1").unwrap();
    let paths = get(&folder, &what).unwrap();
    assert!(paths[0].ends_with("Acme Gold 1.ndjson"));
    let loaded = folder.load_all(&paths, &Silent).unwrap();
    let manifest = &loaded[0].manifest;
    assert_eq!((manifest.list.as_str(), manifest.rows), ("directories/acme-gold-1", 2));
    let found = atlas::networks::of(&folder.lists(), atlas::Npi(1_000_000_012)).unwrap();
    assert_eq!(found[0].1[0].specialties, ["Oncology"]);
    // What was called is what was shown; the last of it stands for the pages that the server names.
    let shown = what.addresses();
    let (next, firsts) = shown.split_last().unwrap();
    assert_eq!(*next, format!("{}/…", server.origin));
    for text in server.asked() {
        let path = text.split(' ').nth(1).unwrap().to_owned();
        let is_first = firsts.contains(&format!("{}{path}", server.origin));
        assert!(is_first || path == "/fhir?page=2", "{path}");
        assert!(!text.to_lowercase().contains("acme") && !text.to_lowercase().contains("cookie"));
    }
    for wrong in [
        "",
        "plan.example",
        "http://plan.example/fhir",
        "https://",
        "https://me@plan.example",
        "https://plan.example/?who=me",
    ] {
        assert_eq!(Fetchable::directory(wrong, ""), None, "{wrong}");
    }
}

#[test]
fn a_directory_that_is_broken_off_is_gone_on_with_and_one_that_leads_elsewhere_is_told() {
    let (folder, server, _) = served(|asked| match asked.number {
        2..=5 => answer(500, &[], b""),
        _ => plan(asked),
    });
    let what = Fetchable::directory(&format!("{}/fhir", server.origin), "Acme").unwrap();
    assert_eq!(get(&folder, &what), Err(AtlasError::Refused { status: 500 }));
    assert_eq!(
        folder.load_all(&get(&folder, &what).unwrap(), &Silent).unwrap()[0].manifest.rows,
        2
    );
    assert_eq!(server.asked().len(), 8, "no page that came is asked for again");
    for (body, id) in [
        (
            r#"{"resourceType":"Bundle","link":[{"relation":"next","url":"https://other.example/2"}]}"#,
            "other-shape",
        ),
        (r#"{"resourceType":"OperationOutcome"}"#, "other-shape"),
        ("Dear plan member", "other-shape"),
    ] {
        let (folder, server, _) = served(move |_| answer(200, &[], body.as_bytes()));
        let what = Fetchable::directory(&server.origin, "Acme").unwrap();
        assert_eq!(get(&folder, &what).unwrap_err().id(), format!("lists-error-{id}"), "{body}");
        assert_eq!(server.asked().len(), 1);
    }
    let (folder, server, _) =
        served(|_| answer(200, &[("Content-Type", "text/html")], b"<p>Log in"));
    let what = Fetchable::directory(&server.origin, "Acme").unwrap();
    assert_eq!(get(&folder, &what).unwrap_err().id(), "lists-error-web-page");
}

/// Who the computer's user is, what it is called, what is asked for: nothing of it may go along.
#[test]
fn nothing_goes_along_but_what_everybody_asks() {
    let (folder, server, what) = served(|asked| match asked.number {
        0 => cut(file(asked, CENTROIDS.as_bytes(), "\"a\""), 9),
        _ => file(asked, CENTROIDS.as_bytes(), "\"a\""),
    });
    get(&folder, &what).unwrap();
    let host = server.origin.trim_start_matches("http://");
    let asked = server.asked();
    let plain = format!(
        "GET /gazetteer/places.csv HTTP/1.1\r\nhost: {host}\r\nuser-agent: ureq\r\naccept: */*\r\naccept-encoding: identity\r\n"
    );
    let mut lines: Vec<String> = asked.iter().map(|text| text.to_lowercase()).collect();
    for text in &mut lines {
        *text = text.replace("range: bytes=9-\r\n", "").replace("if-range: \"a\"\r\n", "");
        let mut got: Vec<&str> = text.lines().collect();
        let plain = plain.to_lowercase();
        let mut wanted: Vec<&str> = plain.lines().chain([""]).collect();
        got.sort_unstable();
        wanted.sort_unstable();
        assert_eq!(got, wanted);
    }
    // The addresses are those that were shown.
    let (folder, server, _) = served(studies);
    let what = trials(&server);
    get(&folder, &what).unwrap();
    let shown = what.addresses();
    let begins: Vec<&str> = shown
        .iter()
        .map(|a| a.trim_start_matches(server.origin.as_str()).trim_end_matches('…'))
        .collect();
    for text in server.asked() {
        let path = text.split(' ').nth(1).unwrap();
        assert!(begins.contains(&path) || path.starts_with(begins[1]), "{path}");
    }
}
