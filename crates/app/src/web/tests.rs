//! The server from outside, and its words.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use axum::response::Response;
use knowledge::{Language, Library};
use tower::ServiceExt;

use super::{ServeSettings, Shared, door, router};
use crate::desk::{Desk, Helping, Standing};

/// Every id that a page says stands in a file of words.
#[test]
fn every_page_has_its_words() {
    let words = Library::built_in(Language::English).words;
    let mut missing = Vec::new();
    for text in sources(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/web").as_path()) {
        for id in ids(&text) {
            if words.try_say(&id, &[]).is_none() {
                missing.push(id);
            }
        }
    }
    assert_eq!(missing, Vec::<String>::new());
}

/// The texts of our own files below a folder, without this one.
fn sources(folder: &Path) -> Vec<String> {
    let mut texts = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            texts.extend(sources(&path));
        } else if !path.ends_with("web/tests.rs") {
            texts.push(std::fs::read_to_string(path).unwrap());
        }
    }
    texts
}

/// String literals that are ids: what is handed to `say`, and the ids that tables hold.
fn ids(text: &str) -> Vec<String> {
    const TABLES: &[&str] =
        &["menu-", "way-", "title-", "track-", "desk-", "standing-", "spell-", "fact-stage"];
    let mut found = Vec::new();
    let pieces: Vec<&str> = text.split('"').collect();
    for pair in pieces.windows(2).step_by(1) {
        let [before, literal] = pair else { continue };
        let said = before.trim_end().ends_with("say(")
            || before.trim_end().ends_with("say_with(")
            || TABLES.iter().any(|table| literal.starts_with(table));
        let is_id = literal.contains('-')
            && !literal.ends_with('-')
            && literal
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-.".contains(&b));
        if said && is_id {
            found.push((*literal).to_owned());
        }
    }
    found
}

/// A server over an empty folder, and what opens its door.
struct Visit {
    _folder: tempfile::TempDir,
    shared: Arc<Shared>,
}

impl Visit {
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let settings = ServeSettings::new(folder.path().join("vault"));
        let desk = Arc::new(Desk::new(&settings).await.unwrap());
        let door = door::Door::new("127.0.0.1:4000".parse().unwrap()).unwrap();
        Self { _folder: folder, shared: Arc::new(Shared { desk, door }) }
    }

    async fn ask(&self, request: Request<Body>) -> Response {
        router::router(Arc::clone(&self.shared)).oneshot(request).await.unwrap()
    }

    fn get(path: &str) -> axum::http::request::Builder {
        Request::get(path).header(header::HOST, "127.0.0.1:4000")
    }

    /// Uses the launch token and gives the cookie.
    async fn enter(&self) -> Option<String> {
        let entrance = self.shared.door.entrance();
        let path = entrance.strip_prefix("http://127.0.0.1:4000").unwrap();
        let answer = self.ask(Self::get(path).body(Body::empty()).unwrap()).await;
        let cookie = answer.headers().get(header::SET_COOKIE)?.to_str().unwrap();
        assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"));
        cookie.split(';').next().map(str::to_owned)
    }
}

#[tokio::test]
async fn the_launch_token_opens_once() {
    let visit = Visit::new().await;
    let entrance = visit.shared.door.entrance();
    assert!(visit.enter().await.is_some());
    let path = entrance.strip_prefix("http://127.0.0.1:4000").unwrap();
    let again = visit.ask(Visit::get(path).body(Body::empty()).unwrap()).await;
    assert_eq!(again.status(), StatusCode::FORBIDDEN);
    assert!(again.headers().get(header::SET_COOKIE).is_none());
}

#[tokio::test]
async fn only_our_own_pages_may_ask() {
    let visit = Visit::new().await;
    let cookie = visit.enter().await.unwrap();
    /// Host, Origin, Sec-Fetch-Site, with the cookie, and the answer.
    type Case<'a> = (&'a str, Option<&'a str>, Option<&'a str>, bool, StatusCode);
    let cases: &[Case<'_>] = &[
        (
            "127.0.0.1:4000",
            Some("http://127.0.0.1:4000"),
            Some("same-origin"),
            true,
            StatusCode::SEE_OTHER,
        ),
        ("127.0.0.1:4000", Some("http://127.0.0.1:4000"), None, true, StatusCode::SEE_OTHER),
        (
            "127.0.0.1:4000",
            Some("http://127.0.0.1:4000"),
            Some("same-origin"),
            false,
            StatusCode::FORBIDDEN,
        ),
        ("127.0.0.1:4000", None, None, true, StatusCode::FORBIDDEN),
        ("127.0.0.1:4000", Some("null"), None, true, StatusCode::FORBIDDEN),
        (
            "127.0.0.1:4000",
            Some("http://127.0.0.1:9000"),
            Some("same-site"),
            true,
            StatusCode::FORBIDDEN,
        ),
        ("127.0.0.1:4000", None, Some("cross-site"), true, StatusCode::FORBIDDEN),
        (
            "rebound.example",
            Some("http://rebound.example"),
            None,
            true,
            StatusCode::MISDIRECTED_REQUEST,
        ),
    ];
    for &(host, origin, site, with_cookie, status) in cases {
        let mut request = Request::post("/lock/now").header(header::HOST, host);
        if let Some(origin) = origin {
            request = request.header(header::ORIGIN, origin);
        }
        if let Some(site) = site {
            request = request.header("sec-fetch-site", site);
        }
        if with_cookie {
            request = request.header(header::COOKIE, &cookie);
        }
        let answer = visit.ask(request.body(Body::empty()).unwrap()).await;
        assert_eq!(answer.status(), status, "{host} {origin:?} {site:?} {with_cookie}");
    }
}

#[tokio::test]
async fn every_answer_brings_the_rules() {
    let visit = Visit::new().await;
    let cookie = visit.enter().await.unwrap();
    for path in ["/", "/welcome", "/signs", "/about", "/lock", "/nothing", "/assets/house.css"] {
        let request = Visit::get(path).header(header::COOKIE, &cookie);
        let answer = visit.ask(request.body(Body::empty()).unwrap()).await;
        let said = |name: header::HeaderName| {
            answer.headers().get(name).unwrap().to_str().unwrap().to_owned()
        };
        assert!(said(header::CONTENT_SECURITY_POLICY).starts_with("default-src 'none'"), "{path}");
        assert_eq!(said(header::X_CONTENT_TYPE_OPTIONS), "nosniff", "{path}");
        assert_eq!(said(header::REFERRER_POLICY), "same-origin", "{path}");
        let kept = if path.starts_with("/assets/") { "no-cache" } else { "no-store" };
        assert_eq!(said(header::CACHE_CONTROL), kept, "{path}");
    }
}

/// The app locks by itself when nobody was here for as long as the person chose, not before, and never where there is
/// no passphrase to come back with.
#[tokio::test]
async fn it_locks_when_nobody_is_here() {
    let visit = Visit::new().await;
    let desk = &visit.shared.desk;
    let after = |minutes: u64| Instant::now() + Duration::from_secs(60 * minutes);
    let idle = |standing: Standing| match standing {
        Standing::Locked { idle } => Some(idle),
        _ => None,
    };
    desk.begin(Helping::Myself).await.unwrap();
    desk.lock_if_idle(after(60 * 24)).await;
    assert_eq!(idle(desk.standing()), None, "nothing could open it again");
    desk.set_passphrase(None, "a quiet morning by the river".to_owned()).await.unwrap();
    desk.lock_if_idle(after(14)).await;
    assert_eq!(idle(desk.standing()), None, "before the time chosen");
    desk.lock_if_idle(after(16)).await;
    assert_eq!(idle(desk.standing()), Some(true));
    let cookie = visit.enter().await.unwrap();
    let request = Visit::get("/").header(header::COOKIE, &cookie).body(Body::empty()).unwrap();
    let answer = visit.ask(request).await;
    assert_eq!(answer.headers().get(header::LOCATION).unwrap(), "/lock");
}

/// Two boxes for each of thousands of papers are no reason to refuse the packet's form.
#[tokio::test]
async fn the_packet_of_many_papers_is_taken() {
    let visit = Visit::new().await;
    visit.shared.desk.begin(Helping::Myself).await.unwrap();
    let cookie = visit.enter().await.unwrap();
    let boxes: String = (1..=20_000).map(|n| format!("shown-d{n}=1&with-d{n}=on&")).collect();
    let request = Request::post("/packet")
        .header(header::HOST, "127.0.0.1:4000")
        .header(header::ORIGIN, "http://127.0.0.1:4000")
        .header(header::COOKIE, &cookie)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from(boxes + "make=look"))
        .unwrap();
    assert_eq!(visit.ask(request).await.status(), StatusCode::OK);
}
