//! How long each page takes at the server for a case of many papers: the whole way in by the front door, as a
//! browser goes it, with a vault of its own.

use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Read, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

use super::{binary, scratch};

/// Papers of the case, unless `--papers N` says otherwise.
const PAPERS: usize = 5_000;
/// Times each page is asked for; the first makes what is kept for the others.
const ASKED: usize = 7;
/// How long reading may take in all.
const LONG: Duration = Duration::from_secs(900);

const PAGES: &[&str] = &[
    "/",
    "/records",
    "/case",
    "/timeline",
    "/missing",
    "/requests",
    "/packet",
    "/opinions",
    "/set-aside",
    "/documents/17",
    "/settings",
];

/// `xtask measure pages [--papers N]`.
pub(crate) fn run(words: &[String]) -> Result<(), String> {
    let papers = words.iter().skip_while(|w| *w != "--papers").nth(1);
    let papers = papers.and_then(|n| n.parse().ok()).unwrap_or(PAPERS);
    let binary = binary()?;
    let app = App::start(&binary)?;
    app.post("/welcome", "application/x-www-form-urlencoded", b"who=myself")?;
    let began = Instant::now();
    let form = format!("multipart/form-data; boundary={BOUNDARY}");
    app.post("/records/add", &form, &files(papers))?;
    while !app.get("/reading")?.text.contains("data-over=\"yes\"") {
        if began.elapsed() > LONG {
            return Err("reading takes too long".to_owned());
        }
        std::thread::sleep(Duration::from_millis(200));
    }
    println!(
        "{papers} papers read in {:.1} s by {}",
        began.elapsed().as_secs_f64(),
        binary.display()
    );
    println!("\n  first    median   most   of {ASKED}; at most 50 ms is the aim");
    for page in PAGES {
        let mut took = Vec::new();
        let mut bytes = 0;
        for _ in 0..ASKED {
            let began = Instant::now();
            let answer = app.get(page)?;
            took.push(began.elapsed().as_secs_f64() * 1000.0);
            bytes = answer.text.len();
            if answer.status != 200 {
                return Err(format!("{page} answered {}", answer.status));
            }
        }
        let first = took[0];
        took.sort_by(f64::total_cmp);
        println!(
            "  {first:6.1}  {:6.1}  {:6.1} ms  {:5} KB  {page}",
            took[ASKED / 2],
            took[ASKED - 1],
            bytes >> 10
        );
    }
    Ok(())
}

const BOUNDARY: &str = "a-boundary-that-is-in-no-paper";

/// Years of a person's papers: notes, laboratory results, scans and reports of the tissue.
fn files(papers: usize) -> Vec<u8> {
    let mut body = String::new();
    for number in 0..papers {
        let day = format!("{:02}/{:02}/{}", number % 12 + 1, number % 28 + 1, 2001 + number % 25);
        let head =
            format!("Patient: Ottoline Quillfeather   DOB: 04/02/1961\nDate of service: {day}\n");
        let (name, text) = match number % 8 {
            0 => (
                "pathology",
                format!(
                    "CEDARFALL PATHOLOGY\nAccession {number}\n{head}\nFINAL DIAGNOSIS\nBreast, left, core biopsy: \
                 Invasive ductal carcinoma, Nottingham grade 2.\nER: Positive (95%). HER2: Negative (1+).\n"
                ),
            ),
            1 | 2 => (
                "scan",
                format!(
                    "CEDARFALL IMAGING\nExam {number}\n{head}\nCT CHEST WITH CONTRAST\nCOMPARISON: none.\n\
                 IMPRESSION: No change of the {} mm nodule.\n",
                    number % 9 + 3
                ),
            ),
            3..=5 => (
                "lab",
                format!(
                    "CEDARFALL LABORATORY\nOrder {number}\n{head}\nHemoglobin: {}.{} g/dL\nCreatinine: 0.{} mg/dL\n\
                 CA 15-3: {} U/mL\n",
                    number % 5 + 10,
                    number % 10,
                    number % 4 + 6,
                    number % 30 + 8
                ),
            ),
            _ => (
                "visit",
                format!(
                    "CEDARFALL ONCOLOGY\nVisit {number}\n{head}\nProgress note. ECOG 1. Continues letrozole 2.5 mg daily. \
                 Plan: scan in {} months.\n",
                    number % 6 + 1
                ),
            ),
        };
        let _ = write!(
            body,
            "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"folder\"; filename=\"{:02}/{name} {number:04}.txt\"\
             \r\nContent-Type: text/plain\r\n\r\n{text}\r\n",
            number % 50
        );
    }
    let _ = write!(body, "--{BOUNDARY}--\r\n");
    body.into_bytes()
}

/// The running program, as a browser holds it.
struct App {
    program: Child,
    /// Kept open, so that the program can print.
    _printed: BufReader<ChildStdout>,
    host: String,
    cookie: String,
}

struct Answer {
    status: u16,
    head: String,
    text: String,
}

impl App {
    fn start(binary: &Path) -> Result<Self, String> {
        let vault = scratch("pages")?.join("vault");
        let _ = std::fs::remove_dir_all(&vault);
        let mut program = Command::new(binary)
            .args(["serve", "--no-open", "--vault"])
            .arg(&vault)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|e| format!("{}: {e}", binary.display()))?;
        let mut printed =
            BufReader::new(program.stdout.take().ok_or("the program prints nothing")?);
        let mut line = String::new();
        while !line.contains("http://") {
            line.clear();
            if printed.read_line(&mut line).map_err(|e| e.to_string())? == 0 {
                return Err("the program ended without an address".to_owned());
            }
        }
        let address = line.split_whitespace().find_map(|w| w.strip_prefix("http://"));
        let (host, token) =
            address.and_then(|a| a.split_once('/')).ok_or("the program printed no address")?;
        let mut app =
            Self { program, _printed: printed, host: host.to_owned(), cookie: String::new() };
        let answer = app.get(&format!("/{token}"))?;
        let cookie = answer.head.lines().find_map(|l| l.strip_prefix("set-cookie: "));
        app.cookie = cookie.and_then(|c| c.split(';').next()).unwrap_or_default().to_owned();
        Ok(app)
    }

    fn get(&self, path: &str) -> Result<Answer, String> {
        self.ask("GET", path, "text/plain", b"")
    }

    /// # Errors
    /// Where the answer is neither a page nor the way to one.
    fn post(&self, path: &str, kind: &str, body: &[u8]) -> Result<(), String> {
        let answer = self.ask("POST", path, kind, body)?;
        if matches!(answer.status, 200..=399) {
            Ok(())
        } else {
            Err(format!("{path} answered {}", answer.status))
        }
    }

    fn ask(&self, method: &str, path: &str, kind: &str, body: &[u8]) -> Result<Answer, String> {
        let told = |e: std::io::Error| format!("{path}: {e}");
        let mut stream = TcpStream::connect(&self.host).map_err(told)?;
        let (host, cookie, bytes) = (&self.host, &self.cookie, body.len());
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\nCookie: {cookie}\r\n\
             Content-Type: {kind}\r\nContent-Length: {bytes}\r\nConnection: close\r\n\r\n"
        )
        .map_err(told)?;
        stream.write_all(body).map_err(told)?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).map_err(told)?;
        let answer = String::from_utf8_lossy(&answer);
        let (head, text) = answer.split_once("\r\n\r\n").unwrap_or((&answer, ""));
        let status = head.split(' ').nth(1).and_then(|s| s.parse().ok()).unwrap_or(0);
        Ok(Answer { status, head: head.to_owned(), text: text.to_owned() })
    }
}

impl Drop for App {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}
