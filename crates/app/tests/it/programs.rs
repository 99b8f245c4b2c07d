//! Pictures of text with the real programs of this computer, where they are installed.

use app::programs::Programs;
use intake::formats::{self, pdf};
use intake::{Handed, Limits, Tools};
use knowledge::{Language, Library};
use record::{DocumentId, Origin, Reading, Status};

/// A page with a table and a paragraph, as the source of a PDF.
fn letter() -> Vec<u8> {
    let line = |x: u32, y: u32, words: &str| format!("BT /F 11 Tf {x} {y} Td ({words}) Tj ET\n");
    let content = [
        line(72, 700, "Receptor status"),
        line(72, 670, "ER"),
        line(220, 670, "POSITIVE"),
        line(360, 670, "95% of cells"),
        line(72, 652, "PR"),
        line(220, 652, "NEGATIVE"),
        line(360, 652, "0% of cells"),
        line(
            72,
            600,
            "The margins of the left breast specimen are negative for invasive carcinoma.",
        ),
        line(72, 584, "One of three sentinel lymph nodes contains a metastasis of 4 mm."),
    ]
    .concat();
    let length = content.len();
    format!(
        "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n\
         2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n\
         3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R \
         /Resources << /Font << /F 5 0 R >> >> >>\nendobj\n\
         4 0 obj\n<< /Length {length} >>\nstream\n{content}\nendstream\nendobj\n\
         5 0 obj\n<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>\nendobj\n\
         trailer\n<< /Root 1 0 R >>\nstartxref\n0\n%%EOF\n"
    )
    .into_bytes()
}

fn read(bytes: &[u8], programs: &Programs) -> Reading {
    let library = Library::built_in(Language::English);
    let limits = Limits::default();
    let tools = Tools { library: &library, limits: &limits, ocr: programs, pictures: programs };
    let handed = Handed { id: DocumentId(1), path: "photo", bytes };
    let reader = formats::reader_for(&handed).expect("a picture");
    (reader.read)(&handed, &tools)
}

/// The programs, where text recognition is among them; says so where it is not.
fn programs() -> Option<Programs> {
    let programs = Programs::default();
    if programs.reads_pictures() {
        return Some(programs);
    }
    eprintln!("tesseract is not installed: the tests of text recognition did not run");
    None
}

#[test]
fn a_picture_of_a_page_reads_as_the_page() {
    let Some(programs) = programs() else { return };
    let picture = pdf::render_page(&letter(), 1, 200).expect("a page").png;
    let reading = read(&picture, &programs);
    assert_eq!(reading.status, Status::Read);
    let page = &reading.pages[0];
    assert_eq!(page.origin, Origin::Ocr);
    let text = page.text();
    assert!(text.contains("ER   POSITIVE   95% of cells\nPR   NEGATIVE   0% of cells\n"), "{text}");
    assert!(text.contains("\n\nThe margins of the left breast specimen are negative"), "{text}");
    let word = page.words.iter().find(|w| page.slice(w.span) == "POSITIVE").expect("the word");
    assert!(word.confidence.is_some_and(|sure| sure > 60));
    assert!((word.rect.x - 220.0).abs() < 6.0, "{:?}", word.rect);
}

#[test]
fn a_photo_that_lies_on_its_side_is_turned() {
    let Some(programs) = programs() else { return };
    let picture = pdf::render_page(&letter(), 1, 200).expect("a page").png;
    let upright = image::load_from_memory(&picture).expect("a picture");
    let mut side = std::io::Cursor::new(Vec::new());
    upright.rotate90().write_to(&mut side, image::ImageFormat::Png).expect("written");
    let reading = read(&side.into_inner(), &programs);
    let page = &reading.pages[0];
    assert!(page.text().contains("sentinel lymph nodes"), "{}", page.text());
    let word = page.words.iter().find(|w| page.slice(w.span) == "POSITIVE").expect("the word");
    assert!(word.rect.height > word.rect.width, "the box lies as the photo does");
}

#[test]
fn a_blank_picture_states_nothing() {
    let Some(programs) = programs() else { return };
    let blank = image::GrayImage::from_pixel(800, 1_000, image::Luma([250]));
    let mut png = std::io::Cursor::new(Vec::new());
    image::DynamicImage::from(blank).write_to(&mut png, image::ImageFormat::Png).expect("written");
    let reading = read(&png.into_inner(), &programs);
    assert_eq!(reading.status, Status::NotRead);
    assert!(reading.pages.iter().all(|page| page.text().is_empty()));
}
