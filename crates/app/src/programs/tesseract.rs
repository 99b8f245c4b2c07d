//! Text recognition by the `tesseract` program.

use std::ffi::OsStr;
use std::path::PathBuf;
use std::time::Duration;

use intake::{GrayImage, OcrWord, Unavailable};
use record::Rect;

use super::run;

/// What to install, as Debian and Ubuntu name it.
pub(super) const PACKAGE: &str = "tesseract-ocr";

/// A dense page takes six seconds; beyond two minutes it will not end well.
const PAGE_TIME: Duration = Duration::from_secs(120);

#[derive(Debug)]
pub(super) struct Tesseract {
    program: PathBuf,
    /// `eng+spa`: the languages of the records, as far as they are installed.
    languages: String,
}

impl Tesseract {
    pub(super) fn find() -> Option<Self> {
        let program = run::find(&["tesseract"])?;
        let listed =
            run::run(&program, &[OsStr::new("--list-langs")], &[], Duration::from_secs(10))?;
        let listed = String::from_utf8_lossy(&listed).into_owned();
        let installed = |language: &&str| listed.lines().any(|line| line.trim() == *language);
        let languages: Vec<&str> = ["eng", "spa"].into_iter().filter(installed).collect();
        (!languages.is_empty()).then(|| Self { program, languages: languages.join("+") })
    }

    /// The words of a picture. A picture that the program gives up on has none.
    pub(super) fn recognise(
        &self,
        picture: &GrayImage,
        dpi: u32,
    ) -> Result<Vec<OcrWord>, Unavailable> {
        let dpi = dpi.clamp(70, 2_400).to_string();
        let arguments =
            ["stdin", "stdout", "--dpi", &dpi, "--psm", "3", "-l", &self.languages, "tsv"];
        let arguments = arguments.map(OsStr::new);
        if !self.program.is_file() {
            return Err(Unavailable { what_to_install: PACKAGE.to_owned() });
        }
        let answer = run::run(&self.program, &arguments, &portable_grey_map(picture), PAGE_TIME);
        Ok(answer.map(|tsv| words(&String::from_utf8_lossy(&tsv))).unwrap_or_default())
    }
}

/// The plainest of picture formats: a line of sizes and the bytes.
fn portable_grey_map(picture: &GrayImage) -> Vec<u8> {
    let mut bytes = format!("P5\n{} {}\n255\n", picture.width(), picture.height()).into_bytes();
    bytes.extend_from_slice(picture.as_raw());
    bytes
}

/// The words of tesseract's table: level, page, block, paragraph, line, word, left, top, width, height,
/// confidence, text.
fn words(tsv: &str) -> Vec<OcrWord> {
    let mut words = Vec::new();
    // Blocks count their own paragraphs; ours are counted through the page.
    let (mut paragraph, mut last) = (0, None);
    for row in tsv.lines() {
        let mut columns = row.splitn(12, '\t');
        let mut number = || columns.next()?.trim().parse::<f32>().ok();
        let (Some(5.0), Some(_), Some(block), Some(in_block), Some(line), Some(_)) =
            (number(), number(), number(), number(), number(), number())
        else {
            continue;
        };
        let (Some(x), Some(y), Some(width), Some(height), Some(confidence)) =
            (number(), number(), number(), number(), number())
        else {
            continue;
        };
        let text = columns.next().unwrap_or_default().trim();
        if text.is_empty() {
            continue;
        }
        if last != Some((block, in_block)) {
            paragraph += 1;
            last = Some((block, in_block));
        }
        words.push(OcrWord {
            text: text.to_owned(),
            rect: Rect { x, y, width, height },
            confidence: confidence.clamp(0.0, 100.0) as u8,
            paragraph,
            line: line as u32,
        });
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_becomes_words_with_their_lines() {
        let tsv = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n\
                   4\t1\t1\t1\t1\t0\t10\t10\t90\t20\t-1\t\n\
                   5\t1\t1\t1\t1\t1\t10\t10\t40\t20\t96.5\tER\n\
                   5\t1\t1\t1\t1\t2\t60\t10\t40\t20\t31\tPOSITIVE\n\
                   5\t1\t2\t1\t1\t1\t10\t90\t40\t20\t88\tKi-67\n\
                   broken\trow\n";
        let words = words(tsv);
        let told: Vec<_> =
            words.iter().map(|w| (w.text.as_str(), w.confidence, w.paragraph, w.line)).collect();
        assert_eq!(told, [("ER", 96, 1, 1), ("POSITIVE", 31, 1, 1), ("Ki-67", 88, 2, 1)]);
    }
}
