//! Who may come in: a launch token that works once, a cookie, and checks that a request was made by
//! our own pages. And what every answer tells the browser it may not do.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};

use axum::extract::{Path, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};

use knowledge::Language;

use super::visit::Visitor;
use super::{Shared, pages};
use crate::desk::DeskError;

/// Nothing may load but our own files, nothing may frame us, no form may leave.
const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; \
    font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

/// Keys of one run of the program.
pub(crate) struct Door {
    address: SocketAddr,
    /// Dies with its first use.
    launch: Mutex<Option<String>>,
    session: String,
}

impl Door {
    /// `None` where the computer gives no random numbers.
    pub(crate) fn new(address: SocketAddr) -> Option<Self> {
        Some(Self { address, launch: Mutex::new(Some(random()?)), session: random()? })
    }

    /// The address to open, with the launch token.
    pub(crate) fn entrance(&self) -> String {
        let launch = self.launch.lock().unwrap_or_else(PoisonError::into_inner);
        format!("http://{}/enter/{}", self.address, launch.as_deref().unwrap_or_default())
    }

    /// Takes the launch token; true only the first time and only for the right one.
    fn take(&self, offered: &str) -> bool {
        let mut launch = self.launch.lock().unwrap_or_else(PoisonError::into_inner);
        let right = launch.as_deref().is_some_and(|token| same(token, offered));
        if right {
            *launch = None;
        }
        right
    }

    /// Cookies do not tell ports apart, so the name does.
    fn cookie_name(&self) -> String {
        format!("second-opinion-{}", self.address.port())
    }

    fn knows(&self, headers: &HeaderMap) -> bool {
        let name = self.cookie_name();
        headers
            .get_all(header::COOKIE)
            .iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split(';'))
            .filter_map(|pair| pair.trim().split_once('='))
            .any(|(key, value)| key == name && same(value, &self.session))
    }

    /// The names this server answers to. Another name that leads here is a rebound one.
    fn is_ours(&self, host: &str) -> bool {
        let port = self.address.port();
        host == self.address.to_string()
            || [format!("127.0.0.1:{port}"), format!("localhost:{port}"), format!("[::1]:{port}")]
                .iter()
                .any(|name| name == host)
    }
}

/// Lets a request through that names this server, carries the cookie and was made by our own pages.
pub(crate) async fn keep(
    State(shared): State<Arc<Shared>>,
    request: Request,
    next: Next,
) -> Response {
    let door = &shared.door;
    let host = request.headers().get(header::HOST).and_then(|h| h.to_str().ok()).unwrap_or("");
    let path = request.uri().path();
    let answer = if !door.is_ours(host) {
        StatusCode::MISDIRECTED_REQUEST.into_response()
    } else if path.starts_with("/enter/") || path.starts_with("/assets/") {
        next.run(request).await
    } else if !door.knows(request.headers()) {
        pages::not_let_in::show(&shared)
    } else if !made_by_us(request.method(), request.headers(), host) {
        StatusCode::FORBIDDEN.into_response()
    } else {
        next.run(request).await
    };
    let answer = match answer.extensions().get::<DeskError>() {
        Some(error) => pages::trouble::show(&Visitor::new(&shared), error),
        None => answer,
    };
    with_rules(answer)
}

/// Exchanges the launch token for the cookie.
pub(crate) async fn enter(
    State(shared): State<Arc<Shared>>,
    Path(token): Path<String>,
    headers: HeaderMap,
) -> Response {
    let door = &shared.door;
    if door.knows(&headers) {
        return Redirect::to("/").into_response();
    }
    if !door.take(&token) {
        return pages::not_let_in::show(&shared);
    }
    let accepted = headers.get(header::ACCEPT_LANGUAGE).and_then(|v| v.to_str().ok());
    if let Some(language) = accepted.and_then(Language::from_browser)
        && let Err(error) = shared.desk.greet(language).await
    {
        return error.into_response();
    }
    let cookie =
        format!("{}={}; HttpOnly; SameSite=Strict; Path=/", door.cookie_name(), door.session);
    ([(header::SET_COOKIE, cookie)], Redirect::to("/")).into_response()
}

/// Whether a request that changes something comes from a page of ours. A browser says so in
/// `Sec-Fetch-Site`; one that does not is judged by `Origin`.
fn made_by_us(method: &Method, headers: &HeaderMap, host: &str) -> bool {
    let said = |name: HeaderName| headers.get(name).and_then(|v| v.to_str().ok());
    let site = said(HeaderName::from_static("sec-fetch-site"));
    if matches!(*method, Method::GET | Method::HEAD) {
        let embedded =
            said(HeaderName::from_static("sec-fetch-mode")).is_some_and(|m| m != "navigate");
        return !(embedded && site.is_some_and(|s| s != "same-origin"));
    }
    let origin_is_ours = said(header::ORIGIN).map(|origin| origin == format!("http://{host}"));
    match (site, origin_is_ours) {
        (Some(site), origin) => site == "same-origin" && origin != Some(false),
        (None, Some(ours)) => ours,
        (None, None) => false,
    }
}

/// Adds the browser's rules to an answer that does not bring stricter ones of its own.
fn with_rules(mut answer: Response) -> Response {
    let rules = [
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        // Our own forms keep their Origin; no other site ever hears of us.
        (header::REFERRER_POLICY, "same-origin"),
        (header::CACHE_CONTROL, "no-store"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    ];
    for (name, rule) in rules {
        answer.headers_mut().entry(name).or_insert(HeaderValue::from_static(rule));
    }
    answer
}

/// 256 random bits as hexadecimal digits.
fn random() -> Option<String> {
    let mut bytes = [0u8; 32];
    getrandom::fill(&mut bytes).ok()?;
    Some(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// Compares in a time that does not tell where two tokens part.
fn same(a: &str, b: &str) -> bool {
    a.len() == b.len() && a.bytes().zip(b.bytes()).fold(0, |all, (a, b)| all | (a ^ b)) == 0
}
