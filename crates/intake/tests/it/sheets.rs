//! Invented PDFs, written out as their source, and a text recognition that reads what it is told.

use std::fmt::Write;
use std::sync::Mutex;

use intake::{GrayImage, Handed, Limits, NoPrograms, Ocr, OcrWord, Tools, Unavailable, formats};
use knowledge::{Language, Library};
use record::{DocumentId, Reading, Rect};

/// A PDF of these objects (`1 0 obj` is the first). The first is the catalog.
pub(crate) fn pdf(objects: &[&[u8]]) -> Vec<u8> {
    pdf_with_trailer(objects, "")
}

pub(crate) fn pdf_with_trailer(objects: &[&[u8]], trailer: &str) -> Vec<u8> {
    let mut file = b"%PDF-1.7\n".to_vec();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (at, object) in objects.iter().enumerate() {
        writeln!(table, "{:010} 00000 n ", file.len()).unwrap();
        file.extend(format!("{} 0 obj\n", at + 1).bytes());
        file.extend_from_slice(object);
        file.extend(b"\nendobj\n");
    }
    let start = file.len();
    let size = objects.len() + 1;
    file.extend(table.bytes());
    file.extend(
        format!("trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n")
            .bytes(),
    );
    file
}

pub(crate) fn stream(dict: &str, bytes: &[u8]) -> Vec<u8> {
    let mut object = format!("<< {dict} /Length {} >>\nstream\n", bytes.len()).into_bytes();
    object.extend_from_slice(bytes);
    object.extend(b"\nendstream");
    object
}

/// A letter-size PDF, one page for each content; `more` stands in every page's dictionary. Fonts: `/F`
/// Helvetica; pictures: `/Scan`, black and one by one dot.
pub(crate) fn pages(contents: &[&str], more: &str, extra: &[Vec<u8>]) -> Vec<u8> {
    let mut objects: Vec<Vec<u8>> = vec![b"<< /Type /Catalog /Pages 2 0 R >>".to_vec()];
    let first = 5;
    let kids: String = (0..contents.len()).map(|n| format!("{} 0 R ", first + 2 * n)).collect();
    let count = contents.len();
    objects.push(format!("<< /Type /Pages /Kids [{kids}] /Count {count} >>").into_bytes());
    objects.push(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_vec());
    let gray = "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray \
                /BitsPerComponent 8";
    objects.push(stream(gray, &[0]));
    for (n, content) in contents.iter().enumerate() {
        let page = format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {} 0 R {more} \
             /Resources << /Font << /F 3 0 R >> /XObject << /Scan 4 0 R >> >> >>",
            first + 2 * n + 1
        );
        objects.push(page.into_bytes());
        objects.push(stream("", content.as_bytes()));
    }
    objects.extend_from_slice(extra);
    let objects: Vec<&[u8]> = objects.iter().map(Vec::as_slice).collect();
    pdf(&objects)
}

/// Text at a place, from the lower left corner.
pub(crate) fn text(x: i32, y: i32, words: &str) -> String {
    format!("BT /F 10 Tf 1 0 0 1 {x} {y} Tm ({words}) Tj ET\n")
}

/// A picture over the whole page.
pub(crate) const SCAN: &str = "q 612 0 0 792 0 0 cm /Scan Do Q\n";

pub(crate) fn read(bytes: &[u8]) -> Reading {
    read_with(bytes, &NoPrograms)
}

pub(crate) fn read_with(bytes: &[u8], ocr: &dyn Ocr) -> Reading {
    let library = Library::built_in(Language::English);
    let limits = Limits { pages: 4, ..Limits::default() };
    let tools = Tools { library: &library, limits: &limits, ocr, pictures: &NoPrograms };
    let handed = Handed { id: DocumentId(1), path: "paper", bytes };
    let reader = formats::reader_for(&handed).expect("a reader knows it");
    (reader.read)(&handed, &tools)
}

/// Reads the same words off every picture and remembers the pictures' sizes.
#[derive(Default)]
pub(crate) struct Reader {
    pub words: Vec<OcrWord>,
    pub seen: Mutex<Vec<(u32, u32, u32)>>,
}

impl Reader {
    /// Words a line, each line at its height in pixels; 100 pixels wide and 30 high.
    pub(crate) fn of(confidence: u8, lines: &[(u32, &[(u32, &str)])]) -> Self {
        let mut words = Vec::new();
        for (line, (y, on_line)) in lines.iter().enumerate() {
            for (x, text) in *on_line {
                words.push(OcrWord {
                    text: (*text).to_owned(),
                    rect: Rect { x: *x as f32, y: *y as f32, width: 100.0, height: 30.0 },
                    confidence,
                    paragraph: 1,
                    line: line as u32,
                });
            }
        }
        Self { words, seen: Mutex::default() }
    }
}

impl Ocr for Reader {
    fn recognise(&self, picture: &GrayImage, dpi: u32) -> Result<Vec<OcrWord>, Unavailable> {
        self.seen.lock().unwrap().push((picture.width(), picture.height(), dpi));
        Ok(self.words.clone())
    }
}
