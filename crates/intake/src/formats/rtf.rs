//! Rich Text Format: letters and notes as word processors and hospital systems export them.
//!
//! # Reads
//! Paragraphs, headers, footers and footnotes in order; table cells with a tab between them; characters
//! in the file's and the font's code page and as `\u`; the title of the document's properties.
//!
//! # Leaves unread
//! Pictures and embedded objects, counted. Field instructions, deleted text, styles and anything in a
//! destination marked as one that a reader may skip. DOS code pages (437, 850) are read as Windows-1252:
//! their accented letters come out as others.
//!
//! # Seen in the wild
//! RTF inside C-CDA and FHIR attachments; files cut off before the last brace; `\bin` data.
//!
//! # Reference
//! Rich Text Format Specification 1.9.1.

use encoding_rs::Encoding;
use record::{BlockKind, Finding, FindingCode, Format, Origin, Page, PageBuilder, Reading};

use crate::formats::{Reader, text};
use crate::{Handed, Tools};

pub const READER: Reader = Reader { format: Format::Rtf, recognises, read };

/// Groups within groups. Word writes under 20.
const DEPTH: usize = 1000;

fn recognises(handed: &Handed<'_>) -> bool {
    let bytes = handed.bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(handed.bytes);
    bytes.trim_ascii_start().starts_with(b"{\\rtf")
}

fn read(handed: &Handed<'_>, tools: &Tools<'_>) -> Reading {
    let bytes = text::within_limit(handed.bytes, tools);
    let mut walk = Walk::new();
    let whole = walk.read(bytes);
    let (page, title) = walk.page();
    let mut reading = if page.text().trim().is_empty() {
        Reading::not_read(Format::Rtf, Finding::new(FindingCode::DocumentEmpty))
    } else {
        Reading::of(Format::Rtf)
    };
    reading.title = title;
    reading.pages.push(page);
    for _ in 0..walk.pictures {
        reading.leave_unread("RTF picture");
    }
    for _ in 0..walk.objects {
        reading.leave_unread("RTF object");
    }
    if bytes.len() < handed.bytes.len() || walk.too_deep {
        reading.find(Finding::new(FindingCode::LimitReached).why("detail-large-file"));
    }
    if !whole {
        let damage = Finding::new(FindingCode::DocumentDamaged);
        reading.find(damage.why("detail-cut-off"));
    }
    reading
}

/// What the words of a group are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Destination {
    Body,
    Title,
    /// The font table: words are names of fonts, control words say their character sets.
    Fonts,
    Skipped,
}

/// What a group inherits from the one around it.
#[derive(Clone, Copy)]
struct Group {
    destination: Destination,
    code_page: &'static Encoding,
    /// Bytes that stand in for a `\u` character for readers that do not know it.
    stand_ins: usize,
    hidden: bool,
}

/// One way through the file, writing the page as it goes.
struct Walk {
    groups: Vec<Group>,
    /// Groups opened beyond [`DEPTH`], read as part of the one they stand in.
    beyond: usize,
    too_deep: bool,
    default_code_page: &'static Encoding,
    /// Character sets of the fonts, by font number.
    fonts: Vec<(i32, &'static Encoding)>,
    font_defined: i32,
    /// Characters of one code page that are not yet text.
    bytes: Vec<u8>,
    high_surrogate: Option<u16>,
    paragraph: String,
    in_row: bool,
    page: PageBuilder,
    title: String,
    to_skip: usize,
    pictures: u32,
    objects: u32,
}

impl Walk {
    fn new() -> Self {
        Self {
            groups: Vec::new(),
            beyond: 0,
            too_deep: false,
            default_code_page: encoding_rs::WINDOWS_1252,
            fonts: Vec::new(),
            font_defined: 0,
            bytes: Vec::new(),
            high_surrogate: None,
            paragraph: String::new(),
            in_row: false,
            page: PageBuilder::new(1),
            title: String::new(),
            to_skip: 0,
            pictures: 0,
            objects: 0,
        }
    }

    /// Reads to the end; whether every group was closed.
    fn read(&mut self, bytes: &[u8]) -> bool {
        let mut at = 0;
        while let Some(&byte) = bytes.get(at) {
            at += 1;
            match byte {
                b'{' => self.open(),
                b'}' if self.beyond > 0 => self.beyond -= 1,
                b'}' => {
                    self.flush();
                    self.groups.pop();
                    self.to_skip = 0;
                    if self.groups.is_empty() {
                        break;
                    }
                }
                b'\\' => at = self.control(bytes, at),
                b'\r' | b'\n' | 0 => {}
                b'\t' => self.text("\t"),
                _ => self.byte(byte),
            }
        }
        self.flush();
        self.end_paragraph();
        self.groups.is_empty()
    }

    fn page(&mut self) -> (Page, Option<String>) {
        let mut page = std::mem::replace(&mut self.page, PageBuilder::new(1)).build();
        page.origin = Origin::Written;
        let title = self.title.trim();
        (page, (!title.is_empty()).then(|| title.to_owned()))
    }

    fn group(&self) -> Group {
        self.groups.last().copied().unwrap_or(Group {
            destination: Destination::Body,
            code_page: self.default_code_page,
            stand_ins: 1,
            hidden: false,
        })
    }

    fn open(&mut self) {
        self.flush();
        self.to_skip = 0;
        if self.groups.len() < DEPTH {
            self.groups.push(self.group());
        } else {
            self.beyond += 1;
            self.too_deep = true;
        }
    }

    fn change(&mut self, change: impl FnOnce(&mut Group)) {
        self.flush();
        if let Some(group) = self.groups.last_mut() {
            change(group);
        }
    }

    /// One control word or symbol, from the byte after the backslash; the byte after it.
    fn control(&mut self, bytes: &[u8], at: usize) -> usize {
        let Some(&symbol) = bytes.get(at) else { return at };
        if !symbol.is_ascii_alphabetic() {
            return self.symbol(bytes, at, symbol);
        }
        let rest = &bytes[at..];
        let letters = rest.iter().take(32).take_while(|b| b.is_ascii_alphabetic()).count();
        let sign = usize::from(rest.get(letters) == Some(&b'-'));
        let digits = rest[letters + sign..].iter().take_while(|b| b.is_ascii_digit()).count();
        let word = std::str::from_utf8(&rest[..letters]).unwrap_or("");
        let (number, length) = match digits {
            0 => (None, letters),
            _ => {
                let end = letters + sign + digits;
                let written = std::str::from_utf8(&rest[letters..end]).unwrap_or("");
                (written.parse::<i32>().ok(), end)
            }
        };
        let space = usize::from(rest.get(length) == Some(&b' '));
        let after = at + length + space;
        if word == "bin" {
            let data = usize::try_from(number.unwrap_or(0)).unwrap_or(0);
            return after.saturating_add(data).min(bytes.len());
        }
        self.word(word, number);
        after
    }

    fn symbol(&mut self, bytes: &[u8], at: usize, symbol: u8) -> usize {
        match symbol {
            b'\'' => {
                let hex = bytes.get(at + 1..at + 3).and_then(|h| std::str::from_utf8(h).ok());
                if let Some(byte) = hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
                    self.byte(byte);
                    return at + 3;
                }
            }
            b'*' => self.change(|g| g.destination = Destination::Skipped),
            b'~' => self.text("\u{a0}"),
            b'_' => self.text("\u{2011}"),
            b'\r' | b'\n' => self.word("par", None),
            b'\\' | b'{' | b'}' => self.byte(symbol),
            _ => {}
        }
        at + 1
    }

    fn word(&mut self, word: &str, number: Option<i32>) {
        let is_on = number != Some(0);
        match word {
            "par" | "sect" | "page" | "column" => self.end_line(),
            "line" | "softline" => self.text("\n"),
            "tab" => self.text("\t"),
            "cell" | "nestcell" => {
                self.in_row |= self.group().destination == Destination::Body;
                self.text("\t");
            }
            "intbl" => self.in_row |= self.group().destination == Destination::Body,
            "pard" => self.in_row &= !self.paragraph.is_empty(),
            "row" | "nestrow" => self.end_row(),
            "emdash" => self.text("—"),
            "endash" => self.text("–"),
            "lquote" => self.text("‘"),
            "rquote" => self.text("’"),
            "ldblquote" => self.text("“"),
            "rdblquote" => self.text("”"),
            "bullet" => self.text("•"),
            "emspace" | "enspace" | "qmspace" => self.text(" "),
            "u" => self.unicode(number.unwrap_or(0)),
            "uc" => {
                let count = usize::try_from(number.unwrap_or(1)).unwrap_or(1);
                self.change(|g| g.stand_ins = count);
            }
            "v" => self.change(|g| g.hidden = is_on),
            "plain" => {
                let code_page = self.default_code_page;
                self.change(|g| (g.hidden, g.code_page) = (false, code_page));
            }
            "ansicpg" | "mac" | "pc" | "pca" | "f" | "fcharset" => self.code_page(word, number),
            "fonttbl" => self.change(|g| g.destination = Destination::Fonts),
            "title" if self.group().destination == Destination::Skipped => {
                self.change(|g| g.destination = Destination::Title);
            }
            "pict" => {
                self.pictures += u32::from(self.group().destination == Destination::Body);
                self.change(|g| g.destination = Destination::Skipped);
            }
            "object" => {
                self.objects += u32::from(self.group().destination == Destination::Body);
                self.change(|g| g.destination = Destination::Skipped);
            }
            // Word's own picture stands in a group that other readers may skip; what the object shows
            // stands in `result`.
            "shppict" => self.change(|g| g.destination = Destination::Body),
            "result" if self.groups.len() > 1 => {
                let outer = self.groups.get(self.groups.len().wrapping_sub(3));
                let shown = outer.is_none_or(|g| g.destination == Destination::Body);
                if shown {
                    self.change(|g| g.destination = Destination::Body);
                }
            }
            "header" | "headerl" | "headerr" | "headerf" | "footer" | "footerl" | "footerr"
            | "footerf" | "footnote" => self.end_paragraph(),
            "colortbl" | "stylesheet" | "info" | "fldinst" | "filetbl" | "listtable"
            | "listoverridetable" | "revtbl" | "rsidtbl" | "generator" | "deleted"
            | "nonshppict" | "xe" | "tc" | "txe" | "template" | "datafield" | "mmathPr"
            | "themedata" | "colorschememapping" | "latentstyles" | "pgdsctbl" | "bkmkstart"
            | "bkmkend"
                if is_on =>
            {
                self.change(|g| g.destination = Destination::Skipped);
            }
            _ => {}
        }
    }

    fn code_page(&mut self, word: &str, number: Option<i32>) {
        let number = number.unwrap_or(0);
        match word {
            "ansicpg" => {
                self.default_code_page = windows(number);
                let code_page = self.default_code_page;
                self.change(|g| g.code_page = code_page);
            }
            "mac" => {
                self.default_code_page = encoding_rs::MACINTOSH;
                self.change(|g| g.code_page = encoding_rs::MACINTOSH);
            }
            "f" if self.group().destination == Destination::Fonts => self.font_defined = number,
            "f" => {
                let of_font = self.fonts.iter().find(|(font, _)| *font == number).map(|f| f.1);
                let code_page = of_font.unwrap_or(self.default_code_page);
                self.change(|g| g.code_page = code_page);
            }
            "fcharset" if self.fonts.len() < 4096 => {
                if let Some(encoding) = character_set(number) {
                    self.fonts.push((self.font_defined, encoding));
                }
            }
            _ => {}
        }
    }

    /// A character of the code page. Those that stand in for a `\u` before them are left off.
    fn byte(&mut self, byte: u8) {
        if self.to_skip > 0 {
            self.to_skip -= 1;
        } else {
            self.bytes.push(byte);
        }
    }

    /// A UTF-16 unit as a signed number; characters above U+FFFF come as two.
    fn unicode(&mut self, number: i32) {
        self.flush();
        self.to_skip = self.group().stand_ins;
        let unit = (number & 0xffff) as u16;
        let units: Vec<u16> = self.high_surrogate.take().into_iter().chain([unit]).collect();
        if units.len() == 1 && (0xd800..0xdc00).contains(&unit) {
            self.high_surrogate = Some(unit);
            return;
        }
        let text: String =
            char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
        self.put(&text);
    }

    fn text(&mut self, text: &str) {
        self.flush();
        self.to_skip = 0;
        self.put(text);
    }

    fn flush(&mut self) {
        if !self.bytes.is_empty() {
            let bytes = std::mem::take(&mut self.bytes);
            let (text, _) = self.group().code_page.decode_without_bom_handling(&bytes);
            self.put(&text);
        }
    }

    fn put(&mut self, text: &str) {
        let group = self.group();
        match group.destination {
            Destination::Body if !group.hidden => self.paragraph.push_str(text),
            Destination::Title => self.title.push_str(text),
            _ => {}
        }
    }

    /// A paragraph's end; within a table cell it only breaks words.
    fn end_line(&mut self) {
        self.flush();
        if self.group().destination != Destination::Body {
            return;
        }
        if self.in_row {
            self.paragraph.push(' ');
        } else {
            self.end_paragraph();
        }
    }

    fn end_row(&mut self) {
        self.flush();
        if self.group().destination == Destination::Body {
            self.in_row = true;
            self.end_paragraph();
        }
    }

    fn end_paragraph(&mut self) {
        let paragraph = std::mem::take(&mut self.paragraph);
        let kind = if self.in_row { BlockKind::TableRow } else { BlockKind::Paragraph };
        self.in_row = false;
        let words = paragraph.trim_end();
        self.page.block(kind, |page| {
            page.push(words);
        });
    }
}

/// The encoding of a Windows code page by number; Western where it has none.
fn windows(code_page: i32) -> &'static Encoding {
    let label = match code_page {
        932 => "shift_jis",
        936 => "gbk",
        949 => "euc-kr",
        950 => "big5",
        65001 => "utf-8",
        10000 => "macintosh",
        _ => "",
    };
    let named = format!("windows-{code_page}");
    let label = if label.is_empty() { named.as_str() } else { label };
    Encoding::for_label(label.as_bytes()).unwrap_or(encoding_rs::WINDOWS_1252)
}

/// The encoding of a font's character set, where it is another than the document's.
fn character_set(number: i32) -> Option<&'static Encoding> {
    let code_page = match number {
        77 => 10000,
        128 => 932,
        129 => 949,
        134 => 936,
        136 => 950,
        161 => 1253,
        162 => 1254,
        163 => 1258,
        177 => 1255,
        178 => 1256,
        186 => 1257,
        204 => 1251,
        222 => 874,
        238 => 1250,
        _ => return None,
    };
    Some(windows(code_page))
}
