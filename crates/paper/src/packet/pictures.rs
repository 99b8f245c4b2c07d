//! Pictures on their way into a PDF as they are: the bytes of a JPEG or PNG are moved, not decoded, so that
//! a hundred photos of twelve megapixels need no memory for their pixels and lose nothing.

use lopdf::{Dictionary, Object, Stream, dictionary};

/// A picture that a PDF page can show.
#[derive(Clone)]
pub(crate) struct Picture {
    pub(crate) stream: Stream,
    pub(crate) width: u32,
    pub(crate) height: u32,
    /// Quarter turns to the right that set it upright.
    pub(crate) turns: u8,
}

impl Picture {
    /// The picture in these bytes; `None` where they are none that can be moved as they are.
    pub(crate) fn of(bytes: Vec<u8>) -> Option<Self> {
        match bytes.get(..4)? {
            [0xff, 0xd8, 0xff, _] => jpeg(bytes),
            [0x89, b'P', b'N', b'G'] => png(&bytes),
            _ => None,
        }
    }

    /// Width and height as it stands upright.
    pub(crate) fn upright(&self) -> (u32, u32) {
        match self.turns % 2 {
            0 => (self.width, self.height),
            _ => (self.height, self.width),
        }
    }
}

fn image(width: u32, height: u32, filter: &str) -> Dictionary {
    dictionary! {
        "Type" => "XObject",
        "Subtype" => "Image",
        "Width" => i64::from(width),
        "Height" => i64::from(height),
        "BitsPerComponent" => 8,
        "Filter" => Object::Name(filter.as_bytes().to_vec()),
    }
}

fn jpeg(bytes: Vec<u8>) -> Option<Picture> {
    let frame = frame_of_jpeg(&bytes)?;
    let space = match frame.components {
        1 => "DeviceGray",
        3 => "DeviceRGB",
        // Four colours come in two ways that the bytes do not tell apart for sure.
        _ => return None,
    };
    let turns = turns_of_jpeg(&bytes)?;
    let mut dictionary = image(frame.width, frame.height, "DCTDecode");
    dictionary.set("ColorSpace", Object::Name(space.as_bytes().to_vec()));
    let stream = Stream::new(dictionary, bytes).with_compression(false);
    Some(Picture { stream, width: frame.width, height: frame.height, turns })
}

struct Frame {
    width: u32,
    height: u32,
    components: u8,
}

/// The frame header of a JPEG (ITU T.81, B.2.2), with eight bits a sample.
fn frame_of_jpeg(bytes: &[u8]) -> Option<Frame> {
    for (marker, segment) in (Segments { bytes, at: 2 }) {
        let is_frame = matches!(marker, 0xc0..=0xc2); // Baseline, extended, progressive: what PDF readers decode.
        if is_frame {
            let &[8, h1, h0, w1, w0, components, ..] = segment else { return None };
            let (height, width) = (u16::from_be_bytes([h1, h0]), u16::from_be_bytes([w1, w0]));
            return (height > 0 && width > 0).then(|| Frame {
                width: width.into(),
                height: height.into(),
                components,
            });
        }
    }
    None
}

/// How a photo lies, from its Exif; `None` where it is mirrored, which a turn does not set right.
fn turns_of_jpeg(bytes: &[u8]) -> Option<u8> {
    let exif = Segments { bytes, at: 2 }
        .take_while(|(marker, _)| *marker != 0xda)
        .filter(|(marker, _)| *marker == 0xe1)
        .find_map(|(_, segment)| segment.strip_prefix(b"Exif\0\0"));
    match exif.and_then(orientation).unwrap_or(1) {
        0 | 1 => Some(0),
        6 => Some(1),
        3 => Some(2),
        8 => Some(3),
        _ => None,
    }
}

/// The orientation tag (274) of the first directory of a TIFF header.
fn orientation(tiff: &[u8]) -> Option<u16> {
    let large_first = match tiff.get(..2)? {
        b"MM" => true,
        b"II" => false,
        _ => return None,
    };
    let short = |at: usize| -> Option<u16> {
        let two: [u8; 2] = tiff.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if large_first { u16::from_be_bytes(two) } else { u16::from_le_bytes(two) })
    };
    let long = |at: usize| -> Option<u32> {
        let four: [u8; 4] = tiff.get(at..at.checked_add(4)?)?.try_into().ok()?;
        Some(if large_first { u32::from_be_bytes(four) } else { u32::from_le_bytes(four) })
    };
    let directory = usize::try_from(long(4)?).ok()?;
    let entries = usize::from(short(directory)?);
    (0..entries.min(64)).find_map(|n| {
        let entry = directory.checked_add(2 + n * 12)?;
        (short(entry)? == 274).then(|| short(entry.checked_add(8)?))?
    })
}

/// The segments of a JPEG before its image data.
struct Segments<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Iterator for Segments<'a> {
    type Item = (u8, &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let &[0xff, marker] = self.bytes.get(self.at..self.at + 2)? else { return None };
            self.at += 2;
            match marker {
                0xff => self.at -= 1,
                0x01 | 0xd0..=0xd8 => {}
                0xd9 | 0xda => return None,
                _ => {
                    let &[high, low] = self.bytes.get(self.at..self.at + 2)? else { return None };
                    let length = usize::from(u16::from_be_bytes([high, low]));
                    let segment = self.bytes.get(self.at + 2..self.at + length.max(2))?;
                    self.at += length.max(2);
                    return Some((marker, segment));
                }
            }
        }
    }
}

/// A PNG whose rows PDF readers unpack themselves: eight bits, grey or colour, not interlaced.
fn png(bytes: &[u8]) -> Option<Picture> {
    let mut data = Vec::new();
    let mut header = None;
    let mut at = 8;
    while let Some(length) = bytes.get(at..at + 4) {
        let length = u32::from_be_bytes(length.try_into().ok()?) as usize;
        let name = bytes.get(at + 4..at + 8)?;
        let chunk = bytes.get(at + 8..(at + 8).checked_add(length)?)?;
        match name {
            b"IHDR" => header = Some(chunk),
            b"IDAT" => data.extend_from_slice(chunk),
            // A colour that is to be seen through has no place on paper.
            b"tRNS" => return None,
            b"IEND" => break,
            _ => {}
        }
        at += 12 + length;
    }
    let &[w3, w2, w1, w0, h3, h2, h1, h0, 8, colour, 0, 0, 0] = header? else { return None };
    let (width, height) =
        (u32::from_be_bytes([w3, w2, w1, w0]), u32::from_be_bytes([h3, h2, h1, h0]));
    let (space, colours) = match colour {
        0 => ("DeviceGray", 1),
        2 => ("DeviceRGB", 3),
        _ => return None,
    };
    let mut dictionary = image(width, height, "FlateDecode");
    dictionary.set("ColorSpace", Object::Name(space.as_bytes().to_vec()));
    dictionary.set(
        "DecodeParms",
        dictionary! {
            "Predictor" => 15,
            "Colors" => colours,
            "BitsPerComponent" => 8,
            "Columns" => i64::from(width),
        },
    );
    let stream = Stream::new(dictionary, data).with_compression(false);
    (width > 0 && height > 0).then_some(Picture { stream, width, height, turns: 0 })
}

/// A picture of one pixel whose colour is a number. The typesetter gives it its place, its size and its tag;
/// then the real one is put in its stead.
pub(crate) fn stand_in(number: u32) -> Vec<u8> {
    let [_, red, green, blue] = number.to_be_bytes();
    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    chunk(&mut png, b"IHDR", &[0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0]);
    // One stored block of zlib: no filter, then the pixel.
    let row = [0, red, green, blue];
    let mut packed = vec![0x78, 0x01, 0x01, 4, 0, !4, !0];
    packed.extend_from_slice(&row);
    packed.extend_from_slice(&adler(&row).to_be_bytes());
    chunk(&mut png, b"IDAT", &packed);
    chunk(&mut png, b"IEND", &[]);
    png
}

/// The number of a stand-in that the typesetter has put into its PDF.
pub(crate) fn number_of(stream: &Stream) -> Option<u32> {
    let is =
        |key: &[u8], number| stream.dict.get(key).and_then(Object::as_i64).ok() == Some(number);
    if !(is(b"Width", 1) && is(b"Height", 1)) {
        return None;
    }
    let pixel = stream.get_plain_content().ok()?;
    let &[red, green, blue] = pixel.as_slice() else { return None };
    Some(u32::from_be_bytes([0, red, green, blue]))
}

fn chunk(png: &mut Vec<u8>, name: &[u8; 4], data: &[u8]) {
    png.extend_from_slice(&(data.len() as u32).to_be_bytes());
    let from = png.len();
    png.extend_from_slice(name);
    png.extend_from_slice(data);
    let sum = crc32(png.get(from..).unwrap_or_default());
    png.extend_from_slice(&sum.to_be_bytes());
}

fn adler(bytes: &[u8]) -> u32 {
    let (a, b) = bytes.iter().fold((1u32, 0u32), |(a, b), byte| {
        let a = (a + u32::from(*byte)) % 65_521;
        (a, (b + a) % 65_521)
    });
    b << 16 | a
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0u32, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |s, _| s >> 1 ^ (0xedb8_8320 & (s & 1).wrapping_neg()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stand_in_tells_its_number() {
        for number in [0, 1, 255, 256, 70_000] {
            let picture = Picture::of(stand_in(number)).unwrap();
            assert_eq!((picture.width, picture.height), (1, 1));
            assert_eq!(picture.stream.content.len(), 15);
        }
    }

    #[test]
    fn an_orientation_is_read_in_both_byte_orders() {
        let large = b"MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0";
        let small = b"II\x2a\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0";
        assert_eq!(orientation(large), Some(6));
        assert_eq!(orientation(small), Some(6));
        assert_eq!(orientation(b"II"), None);
    }

    #[test]
    fn what_is_no_picture_is_none() {
        for bytes in
            [&b""[..], b"\xff\xd8\xff", b"\xff\xd8\xff\xe1\xff\xff", b"\x89PNG\r\n\x1a\n\0\0"]
        {
            assert!(Picture::of(bytes.to_vec()).is_none());
        }
    }
}
