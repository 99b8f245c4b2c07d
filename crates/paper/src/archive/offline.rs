//! The page that opens offline in any browser, without a server: the case, what happened, the papers and a
//! search over their words. One file; it loads nothing and sends nothing.

use std::fmt::Write;

use record::DocumentId;
use serde_json::json;

use super::Contents;
use crate::packet::{Making, Reference, overview};

/// Characters of all papers' words that the search holds; what is beyond is in the papers.
const SEARCHED: usize = 4 << 20;

const STYLE: &str = include_str!("../../assets/offline.css");
const SCRIPT: &str = include_str!("../../assets/offline.js");

pub(super) fn page(
    contents: Contents<'_>,
    places: &[(DocumentId, String)],
    making: Making<'_>,
) -> String {
    let words = &making.library.office;
    let say = |id: &str| escaped(&words.say(id));
    let seen = overview(contents.packet, contents.ask, making);
    let mut html = String::new();
    let _ = write!(
        html,
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; form-action 'none'; base-uri 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n",
        words.language().tag(),
        say("packet-title"),
    );
    let _ = writeln!(
        html,
        "<header><p class=\"quiet\">{}</p><h1>{}</h1><p>{}</p><p><a href=\"packet.pdf\">{}</a></p></header>",
        say("packet-title"),
        escaped(&seen.patient),
        escaped(&seen.about.join(" · ")),
        say("packet-offline-pdf"),
    );
    if !seen.questions.is_empty() {
        let _ = write!(html, "<section><h2>{}</h2><ol>", say("packet-asked"));
        for question in &seen.questions {
            let _ = write!(html, "<li>{}</li>", escaped(question));
        }
        html.push_str("</ol></section>\n");
    }
    let page_of = |to: &str| {
        let id = to.split('/').nth(1)?;
        contents.made.papers.iter().find(|p| p.document.to_string() == id)
    };
    let link = |reference: &Reference| match page_of(&reference.to) {
        Some(paper) => {
            let page =
                reference.to.split('/').nth(2).and_then(|n| n.parse::<usize>().ok()).unwrap_or(1);
            let page = paper.first + (page - 1).min(paper.pages.saturating_sub(1));
            format!("<a href=\"packet.pdf#page={page}\">[{}]</a>", escaped(&reference.label))
        }
        None => format!("[{}]", escaped(&reference.label)),
    };
    let _ = write!(html, "<section><h2>{}</h2>", say("packet-summary"));
    for group in &seen.summary {
        let _ = write!(html, "<h3>{}</h3><dl>", escaped(&group.title));
        for line in &group.lines {
            let refs: Vec<_> = line.refs.iter().map(link).collect();
            let mut notes = line.notes.clone();
            if line.disputed {
                notes.insert(0, words.say("packet-two-answers"));
            }
            notes.insert(0, line.date.clone());
            notes.retain(|n| !n.is_empty());
            let _ = write!(
                html,
                "<div><dt>{}</dt><dd><span class=\"said\">{}</span> <span class=\"quiet\">{}</span> {}</dd></div>",
                escaped(&line.name),
                escaped(&line.value),
                escaped(&notes.join(", ")),
                refs.join(" "),
            );
        }
        html.push_str("</dl>");
    }
    html.push_str("</section>\n");
    let _ = write!(html, "<section><h2>{}</h2><dl>", say("packet-timeline"));
    for day in &seen.timeline.days {
        let _ = write!(html, "<div><dt>{}</dt><dd>", escaped(&day.date));
        for event in &day.events {
            let refs: Vec<_> = event.refs.iter().map(link).collect();
            let what = escaped(&event.what);
            let _ = write!(html, "<div class=\"said\">{what} {}</div>", refs.join(" "));
        }
        html.push_str("</dd></div>");
    }
    html.push_str("</dl></section>\n");
    papers(&mut html, contents, places, making);
    let searched = searched(contents);
    // A closing tag within the words must not end the script.
    let searched = searched.to_string().replace('<', "\\u003c");
    let _ = write!(
        html,
        "</main>\n<script type=\"application/json\" id=\"words\">{searched}</script>\n<script>\n{SCRIPT}</script>\n</body>\n</html>\n"
    );
    html
}

fn papers(
    html: &mut String,
    contents: Contents<'_>,
    places: &[(DocumentId, String)],
    making: Making<'_>,
) {
    let words = &making.library.office;
    let say = |id: &str| escaped(&words.say(id));
    let _ = write!(
        html,
        "<section><h2>{}</h2>\n<p id=\"search\" hidden><label for=\"for\">{}</label> <input id=\"for\" type=\"search\" autocomplete=\"off\"></p>\n<p id=\"found\" role=\"status\" data-none=\"{}\"></p>\n<ul id=\"papers\">\n",
        say("packet-offline-papers"),
        say("packet-offline-search"),
        say("packet-offline-none"),
    );
    for (enclosed, made) in contents.packet.enclosed.iter().zip(&contents.made.papers) {
        let document = &enclosed.read.document;
        let place = places.iter().find(|(id, _)| *id == document.id).map_or("", |(_, p)| p);
        let name = crate::packet::name_of(words, document);
        // A paper whose file stays out has pages only.
        let original = match place {
            "" => say("packet-offline-pages-only"),
            place => format!(
                "<a href=\"{}\">{}</a>",
                escaped(&address(place)),
                say("packet-offline-original")
            ),
        };
        let _ = writeln!(
            html,
            "<li data-paper=\"{}\"><a href=\"packet.pdf#page={}\">D{} {}</a> <span class=\"quiet\">{original}</span></li>",
            document.id,
            made.first,
            document.id.0,
            escaped(&name),
        );
    }
    html.push_str("</ul></section>\n");
}

/// The words of the papers, for the search.
fn searched(contents: Contents<'_>) -> serde_json::Value {
    let mut room = SEARCHED;
    let mut papers = Vec::new();
    for enclosed in &contents.packet.enclosed {
        let pages: Vec<_> = enclosed
            .pages()
            .map(|page| {
                let text: String = page.text().chars().take(room).collect();
                room = room.saturating_sub(text.len());
                text
            })
            .collect();
        papers.push(json!({ "id": enclosed.read.document.id.to_string(), "pages": pages }));
    }
    serde_json::Value::Array(papers)
}

fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            c => safe.push(c),
        }
    }
    safe
}

/// A relative path as an address.
fn address(path: &str) -> String {
    let mut safe = String::new();
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' => {
                safe.push(char::from(byte));
            }
            other => {
                let _ = write!(safe, "%{other:02X}");
            }
        }
    }
    safe
}
