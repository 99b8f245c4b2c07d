//! Pictures of paper: every format, turned as the camera says, damaged ones, ones without words.

use image::{DynamicImage, GrayImage, ImageFormat, Luma};
use record::{Format, Origin, Reading, Status};

use super::sheets::{Reader, read, read_with};

fn codes(reading: &Reading) -> Vec<&'static str> {
    reading.findings.iter().map(|f| f.code.as_str()).collect()
}

/// A white sheet with a dark mark in its upper left corner.
fn sheet(width: u32, height: u32) -> GrayImage {
    let mark = |x, y| x < width / 4 && y < height / 4;
    GrayImage::from_fn(width, height, |x, y| Luma([if mark(x, y) { 20 } else { 240 }]))
}

fn coded(picture: &GrayImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    DynamicImage::from(picture.clone()).to_rgb8().write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

fn sure() -> Reader {
    Reader::of(90, &[(100, &[(100, "Member"), (220, "ID:"), (600, "XYZ1234")])])
}

#[test]
fn every_picture_format_is_read() {
    use ImageFormat::{Bmp, Gif, Jpeg, Png, Tiff, WebP};
    for format in [Jpeg, Png, Tiff, Gif, WebP, Bmp] {
        let reading = read_with(&coded(&sheet(600, 400), format), &sure());
        assert_eq!((reading.format, reading.status), (Format::Image, Status::Read), "{format:?}");
        assert_eq!(reading.pages[0].text(), "Member ID:   XYZ1234\n", "{format:?}");
        assert_eq!(reading.pages[0].origin, Origin::Ocr);
    }
}

#[test]
fn a_photo_is_turned_as_the_camera_says() {
    let jpeg = coded(&sheet(600, 400), ImageFormat::Jpeg);
    // EXIF: orientation 6, the right side is up.
    let exif = b"\xff\xe1\x00\x22Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
    let turned = [&jpeg[..2], &exif[..], &jpeg[2..]].concat();
    let size = |bytes: &[u8]| read_with(bytes, &sure()).pages[0].size.unwrap();
    assert!(size(&jpeg).width > size(&jpeg).height);
    assert!(size(&turned).width < size(&turned).height);
    let shown = intake::formats::image::render_page(&turned, 1, 300, &intake::NoPrograms).unwrap();
    assert_eq!((shown.width, shown.height), (200, 300));
}

#[test]
fn a_fax_has_its_pages_and_its_true_proportions() {
    let fax = two_page_tiff();
    let ocr = sure();
    let reading = read_with(&fax, &ocr);
    assert_eq!((reading.status, reading.pages.len()), (Status::Read, 2));
    assert_eq!((reading.pages[0].number(), reading.pages[1].number()), (1, 2));
    // 204 dots to the inch across and 98 down: 408 by 196 dots are two inches each way.
    let size = reading.pages[0].size.unwrap();
    assert!((size.width - 144.0).abs() < 1.0 && (size.height - 144.0).abs() < 1.0, "{size:?}");
}

#[test]
fn a_broken_picture_is_kept_and_not_read() {
    let png = coded(&sheet(600, 400), ImageFormat::Png);
    for broken in
        [&png[..200], b"\xff\xd8\xff\xe0 and no picture".as_slice(), b"II\x2a\0\xff\xff\xff\xff"]
    {
        let reading = read(broken);
        assert_eq!((reading.status, codes(&reading)), (Status::NotRead, vec!["document.damaged"]));
    }
}

#[test]
fn a_picture_without_words_is_kept_and_not_read() {
    let reading = read_with(&coded(&sheet(600, 400), ImageFormat::Png), &Reader::default());
    assert_eq!((reading.status, codes(&reading)), (Status::NotRead, vec!["ocr.poor"]));
    assert!(reading.pages.iter().all(|page| page.text().is_empty()));
}

#[test]
fn without_a_program_the_picture_is_kept() {
    let reading = read(&coded(&sheet(600, 400), ImageFormat::Png));
    assert_eq!((reading.status, codes(&reading)), (Status::NotRead, vec!["ocr.unavailable"]));
    let heic = read(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic");
    assert_eq!((heic.status, codes(&heic)), (Status::NotRead, vec!["ocr.unavailable"]));
    assert_eq!(heic.findings[0].details["detail"], "libheif-examples");
}

#[test]
fn a_picture_larger_than_the_limit_is_not_decoded() {
    // The head of a PNG of 60,000 by 60,000.
    let mut head = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\xea\x60\0\0\xea\x60\x08\0\0\0\0".to_vec();
    head.extend(crc(&head[12..]).to_be_bytes());
    head.extend(b"\0\0\0\0IDAT\x35\xaf\x06\x1e");
    let reading = read(&head);
    assert_eq!((reading.status, codes(&reading)), (Status::NotRead, vec!["limit.reached"]));
}

/// Two pages of 408 by 196 dots, one byte a dot, not packed.
fn two_page_tiff() -> Vec<u8> {
    const WIDTH: u32 = 408;
    const HEIGHT: u32 = 196;
    let mut file = b"II\x2a\0".to_vec();
    let dots = vec![230u8; (WIDTH * HEIGHT) as usize];
    let dots_at = 8;
    let ratios_at = dots_at + dots.len() as u32;
    let first = ratios_at + 16;
    file.extend(first.to_le_bytes());
    file.extend(&dots);
    for number in [204u32, 1, 98, 1] {
        file.extend(number.to_le_bytes());
    }
    for page in 0..2u32 {
        let entries: [(u16, u16, u32); 10] = [
            (256, 4, WIDTH),
            (257, 4, HEIGHT),
            (258, 3, 8),
            (259, 3, 1),
            (262, 3, 1),
            (273, 4, dots_at),
            (277, 3, 1),
            (279, 4, WIDTH * HEIGHT),
            (282, 5, ratios_at),
            (283, 5, ratios_at + 8),
        ];
        file.extend((entries.len() as u16).to_le_bytes());
        for (tag, kind, value) in entries {
            file.extend(tag.to_le_bytes());
            file.extend(kind.to_le_bytes());
            file.extend(1u32.to_le_bytes());
            file.extend(value.to_le_bytes());
        }
        let next = if page == 0 { file.len() as u32 + 4 } else { 0 };
        file.extend(next.to_le_bytes());
    }
    file
}

fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0u32, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
            (crc >> 1) ^ (0xedb8_8320 & (crc & 1).wrapping_neg())
        })
    })
}
