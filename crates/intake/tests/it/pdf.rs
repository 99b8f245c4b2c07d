//! PDFs: reading order, boxes, forms, scans, damage, and files made to do harm.

use record::{FindingCode, Origin, Reading, Status};

use super::sheets::{Reader, SCAN, pages, pdf_with_trailer, read, read_with, stream, text};

fn codes(reading: &Reading) -> Vec<&'static str> {
    reading.findings.iter().map(|f| f.code.as_str()).collect()
}

fn first_page(contents: &str) -> String {
    read(&pages(&[contents], "", &[])).pages[0].text().to_owned()
}

#[test]
fn the_cells_of_a_row_stay_on_one_line() {
    let rows = [
        text(72, 700, "ER") + &text(200, 700, "POSITIVE") + &text(300, 700, "95% of cells"),
        text(72, 686, "PR") + &text(200, 686, "NEGATIVE") + &text(300, 686, "0% of cells"),
    ];
    // Drawn column by column, as some programs do, the rows are the same.
    let by_column = text(72, 700, "ER") + &text(72, 686, "PR") + &text(200, 700, "POSITIVE");
    assert_eq!(
        first_page(&rows.concat()),
        "ER   POSITIVE   95% of cells\nPR   NEGATIVE   0% of cells\n"
    );
    assert_eq!(first_page(&by_column), "ER   POSITIVE\nPR\n");
}

#[test]
fn columns_of_prose_are_read_one_after_the_other() {
    let mut content =
        text(72, 740, "A heading across the whole page over both of the columns of prose");
    for line in 0..8 {
        let y = 700 - 12 * line;
        content += &text(72, y, &format!("left {line} prose that fills its own column well"));
        content += &text(330, y - 3, &format!("right {line} prose that fills its own column well"));
    }
    let text = first_page(&content);
    let at = |words: &str| text.find(words).unwrap();
    assert!(at("A heading") < at("left 0") && at("left 7") < at("right 0"));
    assert!(!text.contains("well   right"));
}

#[test]
fn a_wider_gap_is_a_blank_line() {
    let content = text(72, 700, "first") + &text(72, 688, "second") + &text(72, 650, "third");
    assert_eq!(first_page(&content), "first\nsecond\n\nthird\n");
}

#[test]
fn a_word_drawn_in_pieces_or_twice_is_one_word() {
    // pT2 as three strings, and bold type that is the same word drawn with a small offset.
    let pieces = "BT /F 10 Tf 72 700 Td [(p) -20 (T) 10 (2)] TJ ET\n";
    let bold = "BT /F 10 Tf 72 680 Td (Hollow) Tj ET BT /F 10 Tf 72.3 680 Td (Hollow) Tj ET\n";
    assert_eq!(first_page(&(pieces.to_owned() + bold)), "pT2\nHollow\n");
}

#[test]
fn every_word_has_its_box_on_the_paper() {
    let reading = read(&pages(&[&text(72, 700, "Margins are negative")], "", &[]));
    let page = &reading.pages[0];
    let words: Vec<_> = page.words.iter().map(|w| page.slice(w.span)).collect();
    assert_eq!(words, ["Margins", "are", "negative"]);
    let first = page.words[0].rect;
    assert!((first.x - 72.0).abs() < 0.5 && (first.y + first.height - 94.2).abs() < 1.0);
    assert!(page.words[1].rect.x > first.x + first.width);
    assert_eq!((page.origin, page.words[0].confidence), (Origin::Written, None));
}

#[test]
fn a_sideways_page_is_read_as_it_is_held() {
    let upright = "BT /F 10 Tf 0 1 -1 0 100 100 Tm (Right breast) Tj ET\n\
                   BT /F 10 Tf 0 1 -1 0 112 100 Tm (no residual tumor) Tj ET\n";
    let turned = read(&pages(&[upright], "/Rotate 90", &[]));
    assert_eq!(turned.pages[0].text(), "Right breast\nno residual tumor\n");
    assert!(turned.pages[0].size.is_some_and(|s| s.width > s.height));
    let lying = read(&pages(&[upright], "", &[]));
    assert_eq!(lying.pages[0].text(), "Right breast\nno residual tumor\n");
    let first = lying.pages[0].words[0].rect;
    assert!(first.height > first.width, "the box lies where the word does");
}

#[test]
fn what_was_filled_in_stands_in_its_place() {
    let fields = "/Annots [<< /Subtype /Widget /FT /Tx /T (dob) /V (04/02/1961) \
                    /Rect [200 695 300 710] >> \
                  << /Subtype /Widget /FT /Btn /T (smoker) /AS /Off /V /Off \
                    /Rect [72 670 82 680] >> \
                  << /Subtype /Widget /FT /Btn /T (surgery) /AS /Yes /V /Yes \
                    /Rect [72 650 82 660] >> \
                  << /Subtype /Text /Contents (ask about this) /Rect [500 50 510 60] >>]";
    let labels =
        text(72, 698, "Date of birth:") + &text(90, 671, "Smoker") + &text(90, 651, "Surgery");
    let reading = read(&pages(&[&labels], fields, &[]));
    let expected = "Date of birth:   04/02/1961\n\n[ ] Smoker\n\n[X] Surgery\n\nask about this\n";
    let lines =
        |text: &str| text.lines().filter(|l| !l.is_empty()).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(lines(reading.pages[0].text()), lines(expected));
}

#[test]
fn a_file_inside_is_handed_on() {
    let attached = "/Annots [<< /Subtype /FileAttachment /Rect [0 0 9 9] \
                    /FS << /Type /Filespec /F (C:\\\\docs\\\\report.txt) /EF << /F 7 0 R >> >> >>]";
    let file = stream("/Type /EmbeddedFile /Subtype /text#2Fplain", b"ER: Positive");
    let reading = read(&pages(&[&text(72, 700, "see attached")], attached, &[file]));
    let inside = &reading.attachments[0];
    assert_eq!(
        (inside.name.as_str(), inside.bytes.as_slice()),
        ("report.txt", &b"ER: Positive"[..])
    );
}

#[test]
fn a_scan_without_a_program_says_what_to_install() {
    let reading = read(&pages(&[SCAN], "", &[]));
    assert_eq!((reading.status, codes(&reading)), (Status::NotRead, vec!["ocr.unavailable"]));
    assert_eq!(reading.findings[0].details["detail"], "tesseract-ocr");
    let written = text(72, 700, "the first page is written");
    let mixed = read(&pages(&[&written, SCAN, SCAN], "", &[]));
    assert_eq!((mixed.status, codes(&mixed)), (Status::PartlyRead, vec!["ocr.unavailable"]));
    assert_eq!(mixed.findings[0].details["page"], "2–3");
    assert_eq!(mixed.pages[0].text(), "the first page is written\n");
}

#[test]
fn a_scan_is_recognised_page_by_page() {
    let ocr = Reader::of(
        91,
        &[
            (300, &[(300, "HER2:"), (900, "Equivocal")]),
            (350, &[(300, "Ki-67:"), (900, "22"), (1015, "%")]),
        ],
    );
    let written = text(72, 700, "the first page is written");
    let reading = read_with(&pages(&[&written, SCAN], "", &[]), &ocr);
    assert_eq!((reading.status, codes(&reading)), (Status::Read, vec![]));
    assert_eq!(ocr.seen.lock().unwrap().as_slice(), [(2550, 3300, 300)]);
    let page = &reading.pages[1];
    assert_eq!(page.text(), "HER2:   Equivocal\nKi-67:   22 %\n");
    assert_eq!((page.origin, page.words[0].confidence), (Origin::Ocr, Some(91)));
    // 300 dots are an inch, 72 points.
    assert_eq!((page.words[0].rect.x, page.words[0].rect.width), (72.0, 24.0));
    assert_eq!(reading.pages[0].origin, Origin::Written);
}

#[test]
fn a_scan_that_can_hardly_be_read_says_so() {
    let ocr = Reader::of(31, &[(300, &[(300, "lllI"), (900, "ii1")])]);
    let reading = read_with(&pages(&[SCAN], "", &[]), &ocr);
    assert_eq!(codes(&reading), ["ocr.poor"]);
    assert_eq!(reading.findings[0].details["page"], "1");
}

#[test]
fn the_text_layer_of_a_scan_is_recognised_text() {
    let layer = "BT 3 Tr /F 10 Tf 72 700 Td (Somebody recognised this whole line of a scanned report) Tj ET\n";
    let under = text(72, 700, "Somebody recognised this whole line of a scanned report");
    for content in [SCAN.to_owned() + layer, under + SCAN] {
        let reading = read(&pages(&[&content], "", &[]));
        assert_eq!((reading.status, reading.pages[0].origin), (Status::Read, Origin::Ocr));
        assert!(reading.pages[0].text().starts_with("Somebody recognised"));
    }
    // Paper with a printed background picture is written text all the same.
    let letter: String =
        (0..12).map(|n| text(72, 700 - 12 * n, "a line of a letter on printed paper")).collect();
    let reading = read(&pages(&[&(SCAN.to_owned() + &letter)], "", &[]));
    assert_eq!((reading.status, reading.pages[0].origin), (Status::Read, Origin::Written));
}

#[test]
fn a_locked_file_is_said_to_be_locked() {
    let thirty_two = "00".repeat(32);
    let lock = format!(
        "/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{thirty_two}> /U <{thirty_two}> >>"
    );
    let reading = read(&pdf_with_trailer(
        &[b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] /Count 0 >>"],
        &lock,
    ));
    assert_eq!((reading.status, codes(&reading)), (Status::NotRead, vec!["document.locked"]));
}

#[test]
fn a_damaged_file_gives_what_is_left() {
    let whole = pages(&[&text(72, 700, "first page"), &text(72, 700, "second page")], "", &[]);
    let cut = whole.windows(4).rposition(|w| w == b"xref").unwrap() - 10;
    let reading = read(&whole[..cut]);
    assert_eq!((reading.status, codes(&reading)), (Status::PartlyRead, vec!["document.damaged"]));
    assert_eq!(reading.pages[0].text(), "first page\n");

    let nothing = read(b"%PDF-1.4\nand then the download broke off");
    assert_eq!((nothing.status, codes(&nothing)), (Status::NotRead, vec!["document.damaged"]));
}

#[test]
fn an_empty_sheet_states_nothing() {
    let reading = read(&pages(&[""], "", &[]));
    assert_eq!((reading.status, codes(&reading)), (Status::NotRead, vec!["document.empty"]));
}

#[test]
fn more_pages_than_the_limit_are_said() {
    let page = text(72, 700, "one of many");
    let contents = vec![page.as_str(); 6];
    let reading = read(&pages(&contents, "", &[]));
    assert_eq!((reading.pages.len(), codes(&reading)), (4, vec!["limit.reached"]));
}

#[test]
fn a_file_made_to_fill_the_memory_is_not_opened() {
    use std::io::Write;
    let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    for _ in 0..300 {
        packer.write_all(&vec![b' '; 1 << 20]).unwrap();
    }
    let bomb = stream("/Filter /FlateDecode", &packer.finish().unwrap());
    let reading = read(&pages(&[&text(72, 700, "harmless")], "", &[bomb]));
    assert_eq!((reading.status, codes(&reading)), (Status::NotRead, vec!["limit.reached"]));
}

#[test]
fn a_page_that_never_comes_back_up_is_left_out() {
    let deep = "q ".repeat(100_000) + &text(72, 700, "deep");
    let reading = read(&pages(&[&deep, &text(72, 700, "the next page")], "", &[]));
    assert_eq!(reading.findings[0].code, FindingCode::LimitReached);
    assert_eq!(reading.pages[1].text(), "the next page\n");
}

#[test]
fn a_page_becomes_a_picture() {
    let bytes = pages(&[&text(72, 700, "shown")], "", &[]);
    let picture = intake::formats::pdf::render_page(&bytes, 1, 72).unwrap();
    assert_eq!((picture.width, picture.height), (612, 792));
    assert!(picture.png.starts_with(b"\x89PNG"));
    assert!(intake::formats::pdf::render_page(&bytes, 2, 72).is_none());
    assert!(intake::formats::pdf::render_page(b"%PDF-1.4 broken", 1, 72).is_none());
}
