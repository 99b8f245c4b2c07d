//! A server of our own on this computer: it answers as a test says, and keeps every byte it was asked with.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

pub(crate) struct Server {
    pub(crate) origin: String,
    asked: Arc<Mutex<Vec<String>>>,
}

/// What is answered: bytes as they go over the line.
pub(crate) type Answers = Box<dyn FnMut(&Asked) -> Vec<u8> + Send>;

/// A question.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    /// How many came before it.
    pub(crate) number: usize,
    pub(crate) path: String,
    /// The server's own.
    pub(crate) origin: String,
    /// From where on, where a part is asked for.
    pub(crate) from: Option<usize>,
}

impl Server {
    #[allow(clippy::disallowed_methods, reason = "a server of the test's own, on this computer")]
    pub(crate) fn new(mut answers: Answers) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let origin = format!("http://{}", listener.local_addr().unwrap());
        let asked: Arc<Mutex<Vec<String>>> = Arc::default();
        let kept = Arc::clone(&asked);
        let own = origin.clone();
        std::thread::spawn(move || {
            for line in listener.incoming().flatten() {
                let Some(text) = question(&line) else { continue };
                let number = kept.lock().unwrap().len();
                kept.lock().unwrap().push(text.clone());
                let path = text.split(' ').nth(1).unwrap_or_default().to_owned();
                let from = text.lines().find_map(|l| {
                    l.to_lowercase()
                        .strip_prefix("range: bytes=")?
                        .trim_end_matches('-')
                        .parse()
                        .ok()
                });
                let bytes = answers(&Asked { number, path, origin: own.clone(), from });
                let mut line = line;
                let _ = line.write_all(&bytes);
                let _ = line.shutdown(Shutdown::Both);
            }
        });
        Self { origin, asked }
    }

    /// Every question, as it came.
    pub(crate) fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }
}

fn question(mut line: &TcpStream) -> Option<String> {
    let mut all = Vec::new();
    let mut buffer = [0u8; 4096];
    while !all.ends_with(b"\r\n\r\n") {
        match line.read(&mut buffer) {
            Ok(0) | Err(_) => return None,
            Ok(got) => all.extend_from_slice(&buffer[..got]),
        }
    }
    Some(String::from_utf8_lossy(&all).into_owned())
}

/// A whole answer.
pub(crate) fn answer(status: u16, headers: &[(&str, &str)], body: &[u8]) -> Vec<u8> {
    let mut head = format!("HTTP/1.1 {status} X\r\nContent-Length: {}\r\n", body.len());
    for (name, value) in headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head.push_str("Connection: close\r\n\r\n");
    [head.as_bytes(), body].concat()
}

/// A file that can be gone on with, as official servers give it.
pub(crate) fn file(asked: &Asked, body: &[u8], tag: &str) -> Vec<u8> {
    let Some(from) = asked.from else { return answer(200, &[("ETag", tag)], body) };
    let range = format!("bytes {from}-{}/{}", body.len() - 1, body.len());
    answer(206, &[("ETag", tag), ("Content-Range", &range)], &body[from..])
}

/// As much of an answer as came before the line broke.
pub(crate) fn cut(mut answer: Vec<u8>, body_bytes: usize) -> Vec<u8> {
    let body = answer.windows(4).position(|w| w == b"\r\n\r\n").unwrap() + 4;
    answer.truncate(body + body_bytes);
    answer
}
