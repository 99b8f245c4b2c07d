//! Text in its encodings, tables of results, RTF, HTML and Word.

use std::io::{Cursor, Write};

use record::{FindingCode, Format, Status};

use crate::cases;

#[test]
fn papers_read_as_they_did() {
    cases::check("text");
}

fn utf_16(text: &str, big_endian: bool) -> Vec<u8> {
    let bytes = |unit: u16| if big_endian { unit.to_be_bytes() } else { unit.to_le_bytes() };
    text.encode_utf16().flat_map(bytes).collect()
}

#[test]
fn a_page_holds_the_text_of_the_file_exactly() {
    let note = "Größe 3 cm\r\n  Ki-67 ≥ 20 %\tnée Vale\r\r\n";
    let western = "Größe 3 cm,\r\nnée Vale – “left”";
    let (one_byte, _, _) = encoding_rs::WINDOWS_1252.encode(western);
    let marked = |mark: &[u8], text: Vec<u8>| [mark, &text].concat();
    let files = [
        (note.as_bytes().to_vec(), note),
        (marked(b"\xef\xbb\xbf", note.as_bytes().to_vec()), note),
        (marked(b"\xff\xfe", utf_16(note, false)), note),
        (marked(b"\xfe\xff", utf_16(note, true)), note),
        (utf_16(note, false), note),
        (utf_16(note, true), note),
        (one_byte.into_owned(), western),
        (b"n\xe9".to_vec(), "né"),
        (b"x".to_vec(), "x"),
    ];
    for (bytes, text) in files {
        let reading = cases::read("note", &bytes).expect("text is recognised");
        assert_eq!((reading.format, reading.status), (Format::Text, Status::Read));
        assert_eq!(reading.pages[0].text(), text);
    }
}

#[test]
fn what_is_no_text_is_not_read_as_text() {
    let noise: Vec<u8> =
        (0..4000u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    assert!(cases::read("a", &noise).is_none());
    assert!(cases::read("a", b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff\0\0").is_none());
    let blank = cases::read("a", b" \r\n\t ").unwrap();
    assert_eq!(blank.status, Status::NotRead);
    assert_eq!(blank.findings[0].code, FindingCode::DocumentEmpty);
    let cut = cases::read("a", "née Vale, größer".as_bytes().split_at(14).0).unwrap();
    assert_eq!(cut.status, Status::PartlyRead);
    for data in ["<?xml version='1.0'?><list/>", "{\"viewer\": true}"] {
        assert_eq!(cases::read("a", data.as_bytes()).unwrap().format, Format::Other);
    }
}

fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

const LETTER: &str = r#"<w:document xmlns:w="w" xmlns:mc="mc"><w:body>
<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Consult</w:t></w:r></w:p>
<w:p><w:r><w:t xml:space="preserve">Dear Dr. </w:t></w:r><w:ins><w:r><w:t>Marrow,</w:t></w:r></w:ins>
<w:del><w:r><w:delText>Vale</w:delText></w:r></w:del></w:p>
<w:tbl><w:tr><w:tc><w:p><w:r><w:t>ER</w:t></w:r></w:p></w:tc><w:sdt><w:sdtContent><w:tc><w:p><w:r><w:t>95%</w:t></w:r></w:p>
<w:p><w:r><w:t>strong</w:t></w:r></w:p></w:tc></w:sdtContent></w:sdt></w:tr></w:tbl>
<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>MRI</w:t><w:tab/><w:t>left</w:t></w:r></w:p>
</w:body></w:document>"#;

#[test]
fn a_word_letter_reads_with_its_headers_and_tables() {
    let header = br#"<w:hdr xmlns:w="w"><w:p><w:r><w:t>Larch Clinic</w:t></w:r></w:p></w:hdr>"#;
    let photo = vec![7; 50_000];
    let letter = packed(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("word/document.xml", LETTER.as_bytes()),
        ("word/header1.xml", header),
        ("word/media/image1.jpeg", &photo),
        ("word/media/logo.png", b"small"),
    ]);
    let reading = cases::read("letter.docx", &letter).unwrap();
    assert_eq!((reading.format, reading.status), (Format::Docx, Status::Read));
    let text = "Larch Clinic\nConsult\nDear Dr. Marrow,\nER\t95% strong\nMRI\tleft\n";
    assert_eq!(reading.pages[0].text(), text);
    assert_eq!(reading.attachments.len(), 1);
    assert_eq!(reading.unread[0].count, 1);
}

#[test]
fn other_office_files_say_that_they_are_not_read() {
    let sheet = packed(&[("[Content_Types].xml", b""), ("xl/workbook.xml", b"<x/>")]);
    let old = [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".as_slice(), &[0; 600]].concat();
    let locked = [old.as_slice(), &utf_16("EncryptedPackage", false)].concat();
    let cut = packed(&[("word/document.xml", LETTER.split_at(300).0.as_bytes())]);
    let files = [
        (sheet, FindingCode::DocumentUnsupported),
        (old, FindingCode::DocumentUnsupported),
        (locked, FindingCode::DocumentLocked),
        (cut, FindingCode::DocumentDamaged),
    ];
    for (bytes, code) in files {
        let reading = cases::read("file", &bytes).unwrap();
        assert_eq!((reading.status, reading.findings[0].code), (Status::NotRead, code));
    }
}
