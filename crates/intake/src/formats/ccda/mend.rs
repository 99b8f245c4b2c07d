//! XML that is not well formed, made so: what stands before a break is not lost.
//!
//! Only asked when the parser has refused. Undeclared prefixes are declared, elements that were never
//! closed are closed, tags that make no sense are left out, a bare `&` is text. What was done is said.

use std::collections::BTreeSet;

/// How many open elements a closing tag is compared with.
const SEARCHED: usize = 256;

/// The mended text and what had to be done.
#[derive(Debug, Default)]
pub(super) struct Mended {
    pub text: String,
    /// Prefixes that were used and not declared (`xsi` in examples cut out of a document).
    pub undeclared: BTreeSet<String>,
    /// The line of the first tag that made no sense or did not match.
    pub broken_at_line: Option<usize>,
    /// The text ended inside an element.
    pub cut: bool,
    /// More elements than the limit; the rest was left out.
    pub over_limit: bool,
    /// A document type declaration; nothing after it is read.
    pub has_dtd: bool,
}

/// Makes `text` well formed, with at most `nodes` elements and stretches of text.
pub(super) fn mend(text: &str, nodes: u32) -> Mended {
    let mut mender = Mender { text, at: 0, nodes, ..Mender::default() };
    mender.run();
    mender.finish()
}

#[derive(Default)]
struct Mender<'t> {
    text: &'t str,
    at: usize,
    nodes: u32,
    out: String,
    open: Vec<&'t str>,
    /// Where the root's declarations go in `out`.
    declarations_at: Option<usize>,
    root_closed: bool,
    used: BTreeSet<&'t str>,
    declared_on_root: BTreeSet<&'t str>,
    mended: Mended,
}

impl<'t> Mender<'t> {
    fn run(&mut self) {
        while self.at < self.text.len() && !self.root_closed && !self.mended.has_dtd {
            let rest = &self.text[self.at..];
            if self.nodes == 0 {
                self.mended.over_limit = true;
                return;
            }
            match rest.find('<') {
                Some(0) => self.markup(rest),
                Some(next) => self.words(&rest[..next]),
                None => self.words(rest),
            }
        }
    }

    fn finish(mut self) -> Mended {
        self.mended.cut = !self.open.is_empty() && !self.mended.over_limit;
        while let Some(name) = self.open.pop() {
            self.out.push_str("</");
            self.out.push_str(name);
            self.out.push('>');
        }
        let undeclared = self.used.difference(&self.declared_on_root).copied();
        let mut declarations = String::new();
        for prefix in undeclared.filter(|p| !matches!(*p, "xml" | "xmlns")) {
            let uri = match prefix {
                "xsi" => "http://www.w3.org/2001/XMLSchema-instance",
                "sdtc" => "urn:hl7-org:sdtc",
                "voc" => "urn:hl7-org:v3/voc",
                "cda" | "hl7" | "v3" => "urn:hl7-org:v3",
                _ => "urn:undeclared",
            };
            declarations.push_str(&format!(" xmlns:{prefix}=\"{uri}\""));
            self.mended.undeclared.insert(prefix.to_owned());
        }
        if let Some(at) = self.declarations_at {
            self.out.insert_str(at, &declarations);
        }
        self.mended.text = self.out;
        self.mended
    }

    fn words(&mut self, words: &str) {
        self.at += words.len();
        if !self.open.is_empty() {
            self.nodes = self.nodes.saturating_sub(1);
            escape(words, &mut self.out);
        }
    }

    fn markup(&mut self, rest: &'t str) {
        if let Some(comment) = rest.strip_prefix("<!--") {
            self.at = comment.find("-->").map_or(self.text.len(), |end| self.at + 4 + end + 3);
        } else if let Some(section) = rest.strip_prefix("<![CDATA[") {
            let end = section.find("]]>").unwrap_or(section.len());
            if !self.open.is_empty() {
                self.nodes = self.nodes.saturating_sub(1);
                escape_all(&section[..end], &mut self.out);
            }
            self.at = (self.at + 9 + end + 3).min(self.text.len());
        } else if rest.starts_with("<?") {
            self.at = rest.find("?>").map_or(self.text.len(), |end| self.at + end + 2);
        } else if rest.starts_with("<!") {
            self.mended.has_dtd = true;
        } else if let Some(tag) = rest.strip_prefix("</") {
            self.closing(tag);
        } else {
            self.opening(rest);
        }
    }

    fn closing(&mut self, tag: &'t str) {
        let end = tag.find(['>', '<']).unwrap_or(tag.len());
        let name = tag[..end].trim();
        let closed = tag[end..].starts_with('>');
        // Deeper than this no reader follows; and a closing tag is not sought through a million open ones.
        let nearest = self.open.len().saturating_sub(SEARCHED);
        match self.open.iter().skip(nearest).rposition(|open| *open == name) {
            Some(depth) => {
                let depth = depth + nearest;
                if depth + 1 != self.open.len() {
                    self.broken();
                }
                for name in self.open.drain(depth..).rev() {
                    self.out.push_str("</");
                    self.out.push_str(name);
                    self.out.push('>');
                }
                self.root_closed = self.open.is_empty();
            }
            None => self.broken(),
        }
        self.at += 2 + end + usize::from(closed);
    }

    fn opening(&mut self, rest: &'t str) {
        let Some(tag) = Tag::read(rest) else {
            self.broken();
            // A lone `<` is text; a tag broken off by the next one is left out.
            if rest[1..].starts_with(|c: char| c.is_alphabetic()) {
                self.at += rest[1..].find(['<', '>']).map_or(rest.len(), |end| end + 1);
                self.at += usize::from(self.text[self.at.min(self.text.len())..].starts_with('>'));
            } else {
                self.at += 1;
                if !self.open.is_empty() {
                    self.out.push_str("&lt;");
                }
            }
            return;
        };
        self.at += tag.bytes;
        self.nodes = self.nodes.saturating_sub(1);
        self.out.push('<');
        self.out.push_str(tag.name);
        self.used.extend(tag.name.split_once(':').map(|(prefix, _)| prefix));
        let is_root = self.declarations_at.is_none();
        if is_root {
            self.declarations_at = Some(self.out.len());
        }
        let mut seen = BTreeSet::new();
        for (name, value) in tag.attributes {
            if !seen.insert(name) {
                continue;
            }
            if let Some(declared) = name.strip_prefix("xmlns:") {
                if is_root {
                    self.declared_on_root.insert(declared);
                }
            } else {
                self.used.extend(name.split_once(':').map(|(prefix, _)| prefix));
            }
            self.out.push(' ');
            self.out.push_str(name);
            self.out.push_str("=\"");
            escape(value, &mut self.out);
            self.out.push('"');
        }
        if tag.empty {
            self.out.push_str("/>");
            self.root_closed = self.open.is_empty();
        } else {
            self.out.push('>');
            self.open.push(tag.name);
        }
    }

    fn broken(&mut self) {
        if self.mended.broken_at_line.is_none() {
            let line = self.text[..self.at.min(self.text.len())].matches('\n').count() + 1;
            self.mended.broken_at_line = Some(line);
        }
    }
}

/// A start tag.
struct Tag<'t> {
    name: &'t str,
    attributes: Vec<(&'t str, &'t str)>,
    empty: bool,
    bytes: usize,
}

impl<'t> Tag<'t> {
    /// Reads the tag at the start of `rest`; `None` where it is cut off or makes no sense.
    fn read(rest: &'t str) -> Option<Self> {
        let is_name = |c: char| c.is_alphanumeric() || matches!(c, ':' | '_' | '-' | '.');
        let name_end = rest[1..].find(|c| !is_name(c))? + 1;
        let name = &rest[1..name_end];
        if !name.starts_with(|c: char| c.is_alphabetic() || c == '_') || name.ends_with(':') {
            return None;
        }
        let mut attributes = Vec::new();
        let mut at = name_end;
        loop {
            at += rest[at..].find(|c: char| !c.is_whitespace())?;
            let left = &rest[at..];
            if left.starts_with('>') {
                return Some(Self { name, attributes, empty: false, bytes: at + 1 });
            }
            if left.starts_with("/>") {
                return Some(Self { name, attributes, empty: true, bytes: at + 2 });
            }
            let end = left.find(|c| !is_name(c)).filter(|end| *end > 0)?;
            let value_at = left[end..].trim_start().strip_prefix('=')?.trim_start();
            let quote = value_at.chars().next().filter(|c| matches!(c, '"' | '\''))?;
            let value = value_at.get(1..)?.split_once(quote)?.0;
            attributes.push((&left[..end], value));
            let consumed = (left.len() - value_at.len()) + value.len() + 2;
            at += consumed;
        }
    }
}

/// Writes text so that it stands in XML: entities that XML knows are kept, a bare `&` is escaped.
fn escape(words: &str, out: &mut String) {
    let mut rest = words;
    while let Some(at) = rest.find('&') {
        escape_all(&rest[..at], out);
        let after = &rest[at + 1..];
        let name = after.split(';').next().filter(|n| n.len() < after.len() && n.len() <= 8);
        let known = name.is_some_and(|name| {
            matches!(name, "amp" | "lt" | "gt" | "quot" | "apos") || is_character_number(name)
        });
        match (known, name) {
            (true, Some(name)) => {
                out.push('&');
                out.push_str(name);
                out.push(';');
                rest = &after[name.len() + 1..];
            }
            (_, Some("nbsp")) => {
                out.push('\u{a0}');
                rest = &after[5..];
            }
            _ => {
                out.push_str("&amp;");
                rest = after;
            }
        }
    }
    escape_all(rest, out);
}

fn is_character_number(name: &str) -> bool {
    let number = match name.strip_prefix("#x") {
        Some(hex) => u32::from_str_radix(hex, 16).ok(),
        None => name.strip_prefix('#').and_then(|digits| digits.parse().ok()),
    };
    number.and_then(char::from_u32).is_some_and(|c| c >= ' ' || matches!(c, '\t' | '\n' | '\r'))
}

/// Writes text in which nothing is markup, without the control characters XML forbids.
fn escape_all(words: &str, out: &mut String) {
    for c in words.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(c),
            '\u{fffe}' | '\u{ffff}' => {}
            c if c < ' ' => {}
            c => out.push(c),
        }
    }
}
