//! One question at a time, with what is the same in all of them: which addresses may be asked, how long, how often again.

use std::cell::Cell;
use std::io::{self, Read};
use std::thread::sleep;
use std::time::{Duration, Instant};

use ureq::http::header::{CONTENT_RANGE, CONTENT_TYPE, ETAG, LAST_MODIFIED, RETRY_AFTER};
use ureq::http::{HeaderMap, HeaderName};

use super::Pace;
use crate::{AtlasError, Result, Watch};

const CONNECT: Duration = Duration::from_secs(20);
const ANSWER: Duration = Duration::from_secs(120);
/// A line that brings nothing for so long is dead.
const SILENCE: Duration = Duration::from_secs(45);
/// Between two looks at whether to stop, while waiting.
const SLICE: Duration = Duration::from_millis(100);
/// Redirects are no answer: what is asked is what was shown.
const REDIRECTS: u32 = 0;

/// Why a try brought nothing.
#[derive(Debug)]
pub(super) enum Trouble {
    /// It may be better later. `further` says that something came all the same.
    Later { error: AtlasError, after: Option<Duration>, further: bool },
    /// It will be the same the next time.
    Now(AtlasError),
}

impl From<AtlasError> for Trouble {
    fn from(error: AtlasError) -> Self {
        Self::Now(error)
    }
}

impl From<io::Error> for Trouble {
    fn from(error: io::Error) -> Self {
        Self::Now(error.into())
    }
}

/// The line broke.
pub(super) fn cut_off(further: bool) -> Trouble {
    Trouble::Later { error: AtlasError::NotReached, after: None, further }
}

/// What a server answered.
pub(super) struct Answer {
    pub(super) status: u16,
    headers: HeaderMap,
    pub(super) length: Option<u64>,
    pub(super) body: Box<dyn Read>,
}

impl Answer {
    fn header(&self, name: HeaderName) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// Whether it is a page for people.
    pub(super) fn is_web_page(&self) -> bool {
        self.header(CONTENT_TYPE).is_some_and(|kind| kind.trim_start().starts_with("text/html"))
    }

    /// What tells whether the file is still the same: only marks that promise every byte.
    pub(super) fn validator(&self) -> Option<String> {
        let tag = self.header(ETAG).filter(|tag| !tag.starts_with("W/"));
        tag.or_else(|| self.header(LAST_MODIFIED)).map(str::to_owned)
    }

    /// Where a part begins, and how long the whole is: `bytes 100-199/1000`.
    pub(super) fn part(&self) -> Option<(u64, Option<u64>)> {
        let (part, whole) = self.header(CONTENT_RANGE)?.strip_prefix("bytes ")?.split_once('/')?;
        let begin = part.split('-').next().and_then(|begin| begin.parse().ok());
        Some((begin.unwrap_or(0), whole.parse().ok()))
    }
}

pub(super) struct Client<'a> {
    agent: ureq::Agent,
    pace: Pace,
    pub(super) watch: &'a dyn Watch,
    asked: Cell<Option<Instant>>,
}

impl<'a> Client<'a> {
    pub(super) fn new(pace: Pace, watch: &'a dyn Watch) -> Self {
        let settings = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(REDIRECTS)
            .max_redirects_will_error(false)
            .proxy(None)
            .user_agent("ureq")
            .accept("*/*")
            .accept_encoding("identity")
            .timeout_connect(Some(CONNECT))
            .timeout_recv_response(Some(ANSWER))
            .timeout_per_read(Some(SILENCE))
            .build();
        Self { agent: settings.new_agent(), pace, watch, asked: Cell::new(None) }
    }

    /// Asks once. `from` goes on with a file that is half there: how much is, and what tells that it is the same.
    pub(super) fn ask(&self, address: &str, from: Option<(u64, &str)>) -> Result<Answer, Trouble> {
        if !may_be_asked(address) {
            return Err(Trouble::Now(AtlasError::NotReached));
        }
        if let Some(asked) = self.asked.get() {
            self.rest(self.pace.between.saturating_sub(asked.elapsed()))?;
        }
        self.asked.set(Some(Instant::now()));
        let mut question = self.agent.get(address);
        if let Some((bytes, same)) = from {
            question = question.header("range", format!("bytes={bytes}-")).header("if-range", same);
        }
        let (head, body) = question.call().map_err(not_reached)?.into_parts();
        let answer = Answer {
            status: head.status.as_u16(),
            headers: head.headers,
            length: body.content_length(),
            body: Box::new(body.into_reader()),
        };
        let error = AtlasError::Refused { status: answer.status };
        match answer.status {
            200 | 206 | 416 => Ok(answer),
            408 | 425 | 429 | 500..=599 => {
                let after = answer.header(RETRY_AFTER).and_then(|after| after.trim().parse().ok());
                Err(Trouble::Later { error, after: after.map(Duration::from_secs), further: false })
            }
            _ => Err(Trouble::Now(error)),
        }
    }

    /// Tries until it is done, or has brought nothing too often.
    pub(super) fn persist<T>(&self, mut once: impl FnMut() -> Result<T, Trouble>) -> Result<T> {
        let mut in_vain = 0;
        loop {
            let (error, after, further) = match once() {
                Ok(done) => return Ok(done),
                Err(Trouble::Now(error)) => return Err(error),
                Err(Trouble::Later { error, after, further }) => (error, after, further),
            };
            in_vain = if further { 1 } else { in_vain + 1 };
            if in_vain >= self.pace.tries {
                return Err(error);
            }
            let own = self.pace.wait.saturating_mul(1 << (in_vain - 1).min(16));
            self.rest(after.unwrap_or(own).max(own).min(self.pace.wait_most))?;
        }
    }

    fn rest(&self, long: Duration) -> Result<()> {
        let until = Instant::now() + long;
        loop {
            if self.watch.stop() {
                return Err(AtlasError::Stopped);
            }
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return Ok(());
            }
            sleep(left.min(SLICE));
        }
    }
}

/// Sealed lines only. A server on this computer itself (a copy, a test) is no other's.
pub(super) fn may_be_asked(address: &str) -> bool {
    ["https://", "http://127.0.0.1:", "http://[::1]:"].iter().any(|way| address.starts_with(way))
}

fn not_reached(error: ureq::Error) -> Trouble {
    match error {
        ureq::Error::BadUri(_) | ureq::Error::Http(_) => Trouble::Now(AtlasError::NotReached),
        _ => Trouble::Later { error: AtlasError::NotReached, after: None, further: false },
    }
}
