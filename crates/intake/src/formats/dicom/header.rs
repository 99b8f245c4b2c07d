//! The walk through a DICOM header: from the first byte up to the pixels, straight from the file's bytes.
//!
//! Elements are noted as places, not copied; sequences are stepped over and opened only when asked for.
//! Every length is held against the bytes that are left before it is believed. Why this is our own
//! walk: `docs/decisions/dicom-header-walk.md`.

use std::borrow::Cow;
use std::io::Read;

use dicom_core::Tag;
use dicom_dictionary_std::{tags, uids};

use super::characters::CharacterSets;

/// Elements on one level. Headers of enhanced images have under a thousand.
const ELEMENTS: usize = 1 << 16;

/// Open sequences and items at one place. Structured reports stay under 30.
const DEPTH: usize = 4096;

/// Bytes that are searched for the next element after one that cannot be read, and how often.
const SEARCHED: usize = 1 << 20;
const SEARCHES: usize = 8;

/// Bytes of one value that is read as words. The standard's longest kind outside documents is 10 KB.
const VALUE_BYTES: usize = 1 << 20;

const fn code(tag: Tag) -> u32 {
    ((tag.0 as u32) << 16) | tag.1 as u32
}

/// Explicit VR Big Endian, retired in 2006 and still on discs.
const RETIRED_BIG_ENDIAN: &str = "1.2.840.10008.1.2.2";

const ITEM: u32 = 0xfffe_e000;
const ITEM_END: u32 = 0xfffe_e00d;
const SEQUENCE_END: u32 = 0xfffe_e0dd;

/// How elements are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Syntax {
    pub(super) explicit: bool,
    pub(super) big_endian: bool,
}

const IMPLICIT: Syntax = Syntax { explicit: false, big_endian: false };
const EXPLICIT: Syntax = Syntax { explicit: true, big_endian: false };
const BIG_ENDIAN: Syntax = Syntax { explicit: true, big_endian: true };
const IMPLICIT_BIG_ENDIAN: Syntax = Syntax { explicit: false, big_endian: true };

impl Syntax {
    fn u16(self, bytes: &[u8], at: usize) -> Option<u16> {
        let raw = bytes.get(at..)?.first_chunk()?;
        Some(if self.big_endian { u16::from_be_bytes(*raw) } else { u16::from_le_bytes(*raw) })
    }

    fn u32(self, bytes: &[u8], at: usize) -> Option<u32> {
        let raw = bytes.get(at..)?.first_chunk()?;
        Some(if self.big_endian { u32::from_be_bytes(*raw) } else { u32::from_le_bytes(*raw) })
    }
}

/// Where an element stands in the bytes and what its head says.
#[derive(Clone, Copy, Debug)]
pub(super) struct Element {
    pub(super) tag: u32,
    /// `None` where the syntax does not write it.
    vr: Option<[u8; 2]>,
    /// The value; for one of undefined length up to what ends it.
    pub(super) start: usize,
    pub(super) end: usize,
}

/// An element's head; `length` is `None` where it is undefined.
struct Head {
    tag: u32,
    vr: Option<[u8; 2]>,
    value: usize,
    length: Option<usize>,
}

/// How the walk through a header ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ending {
    /// At the pixels, or at the end of an object without any: the header is whole.
    Whole,
    /// The bytes end within an element.
    Cut,
    /// What follows is no element, or there are more than any header has.
    Broken,
}

/// Where the pixels stand.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pixels {
    start: usize,
    /// `None`: in fragments, each with its own length.
    length: Option<usize>,
}

/// Elements of one level, and the bytes they stand in.
#[derive(Clone, Debug)]
pub(super) struct DataSet<'a> {
    bytes: &'a [u8],
    syntax: Syntax,
    elements: Vec<Element>,
    characters: CharacterSets,
}

/// What stands before the data set, and the data set's bytes: the file's own, or unpacked.
pub(super) struct Opened<'a> {
    pub(super) transfer_syntax: String,
    pub(super) storage_class: String,
    pub(super) storage_instance: String,
    body: Cow<'a, [u8]>,
    start: usize,
    syntax: Syntax,
    /// The packed data set could be unpacked to its end, or was not packed.
    unpacked: bool,
}

/// Whether these bytes are DICOM, as their start shows.
pub(super) fn is_dicom(bytes: &[u8]) -> bool {
    first_element(bytes).is_some()
}

/// Opens a file with or without preamble and meta group; `None` where it is no DICOM.
pub(super) fn open(bytes: &[u8], unpacked_max: u64) -> Option<Opened<'_>> {
    let start = first_element(bytes)?;
    let (meta, body_start) = meta_group(bytes, start);
    let text = |tag: Tag| meta.text(tag).unwrap_or_default();
    let transfer_syntax = text(tags::TRANSFER_SYNTAX_UID);
    let mut opened = Opened {
        storage_class: text(tags::MEDIA_STORAGE_SOP_CLASS_UID),
        storage_instance: text(tags::MEDIA_STORAGE_SOP_INSTANCE_UID),
        body: Cow::Borrowed(bytes),
        start: body_start,
        syntax: EXPLICIT,
        unpacked: true,
        transfer_syntax,
    };
    let deflated = [
        uids::DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN,
        uids::JPIP_REFERENCED_DEFLATE,
        uids::JPIPHTJ2K_REFERENCED_DEFLATE,
    ];
    if deflated.contains(&opened.transfer_syntax.as_str()) {
        let (body, whole) = inflate(bytes.get(body_start..).unwrap_or_default(), unpacked_max);
        (opened.body, opened.start, opened.unpacked) = (Cow::Owned(body), 0, whole);
    }
    opened.syntax = syntax_at(&opened.body, opened.start, &opened.transfer_syntax);
    Some(opened)
}

impl Opened<'_> {
    /// The header's elements, how they end, and where the pixels stand.
    pub(super) fn read(&self) -> (DataSet<'_>, Ending, Option<Pixels>) {
        let (set, ending, pixels) = DataSet::walk(&self.body, self.start, self.syntax);
        if !set.has(tags::SOP_CLASS_UID) && !set.has(tags::DIRECTORY_RECORD_SEQUENCE) {
            // The meta group was written so that its end cannot be found: the data set still can.
            let after = next_readable(&self.body, self.start, 0, EXPLICIT)
                .map(|start| DataSet::walk(&self.body, start, EXPLICIT))
                .filter(|(set, ..)| set.has(tags::STUDY_INSTANCE_UID));
            if let Some((set, ending, pixels)) = after {
                let whole = ending == Ending::Whole;
                return (set, if whole { Ending::Broken } else { ending }, pixels);
            }
        }
        let cut = ending == Ending::Whole && !self.unpacked && pixels.is_none();
        (set, if cut { Ending::Cut } else { ending }, pixels)
    }
}

/// The byte at which the first element stands.
fn first_element(bytes: &[u8]) -> Option<usize> {
    let has_magic = |at: usize| bytes.get(at..at + 4) == Some(b"DICM".as_slice());
    if has_magic(128) {
        return Some(132);
    }
    // Written by other programs or patched by hand: the mark is elsewhere, a preamble is there without
    // it, or both are missing.
    const SEARCHED: usize = 1024;
    let head = bytes.get(..SEARCHED).unwrap_or(bytes);
    let displaced = head.windows(4).position(|word| word == b"DICM").map(|at| at + 4);
    displaced
        .and_then(|mark| (mark..mark + SEARCHED).find(|&at| plausible(bytes, at)))
        .or_else(|| [0, 1, 128, 132].into_iter().find(|&at| plausible(bytes, at)))
}

/// Whether two elements of the first groups stand here, in some syntax.
fn plausible(bytes: &[u8], at: usize) -> bool {
    let syntaxes = [EXPLICIT, IMPLICIT, BIG_ENDIAN, IMPLICIT_BIG_ENDIAN];
    syntaxes.into_iter().any(|syntax| {
        let first = |at: usize| {
            let head = head_at(bytes, at, syntax)?;
            let known = matches!(head.tag >> 16, 2 | 8);
            let explicit = head.vr.is_some_and(is_known_vr);
            let value = head.length.is_some_and(|length| length <= 1024);
            (known && value && explicit == syntax.explicit).then_some(head)
        };
        let second = |head: Head| first(head.value + head.length?).map(|next| (head.tag, next.tag));
        first(at).and_then(second).is_some_and(|(one, two)| one < two)
    })
}

/// The byte from which two elements stand that follow one another, after an element that cannot be
/// read. Only where VRs are written: without them anything looks like an element.
fn next_readable(bytes: &[u8], from: usize, after: u32, syntax: Syntax) -> Option<usize> {
    let sane = |at: usize, after: u32| {
        let head = head_at(bytes, at, syntax)?;
        let fits = head.length.is_some_and(|n| n <= bytes.len().saturating_sub(head.value));
        let known = has_vr(bytes, at) && (8..=0x7fe0).contains(&(head.tag >> 16));
        (fits && known && head.tag > after).then_some(head)
    };
    let end = from.saturating_add(SEARCHED).min(bytes.len());
    (from..end).find(|&at| {
        let next = |head: Head| sane(head.value + head.length?, head.tag);
        syntax.explicit && has_vr(bytes, at) && sane(at, after).and_then(next).is_some()
    })
}

/// The elements of group 0002 and the byte after them. Its stated length is wrong too often to use.
fn meta_group(bytes: &[u8], start: usize) -> (DataSet<'_>, usize) {
    let explicit = has_vr(bytes, start);
    let syntax = if explicit { EXPLICIT } else { IMPLICIT };
    let mut set = DataSet::empty(bytes, syntax);
    let mut at = start;
    while let Some(head) = head_at(bytes, at, syntax) {
        let Some(end) = head.length.and_then(|length| head.value.checked_add(length)) else {
            break;
        };
        if head.tag >> 16 != 2 || end > bytes.len() || set.elements.len() > 64 {
            break;
        }
        set.elements.push(Element { tag: head.tag, vr: head.vr, start: head.value, end });
        at = end;
    }
    (set, at)
}

/// How the data set is written: as its first element shows, whatever the meta group declares.
fn syntax_at(bytes: &[u8], at: usize, declared: &str) -> Syntax {
    let group = |syntax: Syntax| syntax.u16(bytes, at).unwrap_or(0);
    let (little, big) = (group(EXPLICIT), group(BIG_ENDIAN));
    let big_endian = match declared {
        RETIRED_BIG_ENDIAN => big <= little,
        _ => big < little && big <= 0x0028 && little > 0x0028,
    };
    Syntax { explicit: has_vr(bytes, at), big_endian }
}

fn has_vr(bytes: &[u8], at: usize) -> bool {
    let vr = bytes.get(at + 4..).and_then(|rest| rest.first_chunk::<2>());
    vr.is_some_and(|vr| is_known_vr(*vr))
}

fn is_known_vr(vr: [u8; 2]) -> bool {
    dicom_core::VR::from_binary(vr).is_some()
}

/// VRs whose length is written in four bytes, after two that say nothing.
fn has_long_length(vr: [u8; 2]) -> bool {
    matches!(
        &vr,
        b"OB"
            | b"OD"
            | b"OF"
            | b"OL"
            | b"OV"
            | b"OW"
            | b"SQ"
            | b"SV"
            | b"UC"
            | b"UN"
            | b"UR"
            | b"UT"
            | b"UV"
    )
}

/// The head of the element that begins at a byte; `None` where the bytes end before its value.
fn head_at(bytes: &[u8], at: usize, syntax: Syntax) -> Option<Head> {
    let group = syntax.u16(bytes, at)?;
    let tag = (u32::from(group) << 16) | u32::from(syntax.u16(bytes, at + 2)?);
    let defined = |length: u32| (length != u32::MAX).then_some(length as usize);
    let left = |value: usize| bytes.len().saturating_sub(value);
    let implicit =
        Head { tag, vr: None, value: at + 8, length: defined(syntax.u32(bytes, at + 4)?) };
    if !syntax.explicit || group == 0xfffe {
        return Some(implicit);
    }
    let vr = *bytes.get(at + 4..)?.first_chunk::<2>()?;
    let short = Head {
        tag,
        vr: Some(vr),
        value: at + 8,
        length: Some(usize::from(syntax.u16(bytes, at + 6)?)),
    };
    let long = || {
        let length = defined(syntax.u32(bytes, at + 8)?);
        Some(Head { tag, vr: Some(vr), value: at + 12, length })
    };
    let fits = |head: &Head| head.length.is_none_or(|length| length <= left(head.value));
    if has_long_length(vr) {
        return long();
    }
    if is_known_vr(vr) {
        return Some(short);
    }
    // A VR that no edition knows is written long (PS3.5, 6.2.2); files that carry nonsense there are
    // written in any of the three forms, and the one that fits is taken.
    let reserved = bytes.get(at + 6..at + 8) == Some(&[0, 0]);
    let is_word = vr.iter().all(u8::is_ascii_uppercase);
    let candidates = if is_word && reserved {
        [long(), Some(short), Some(implicit)]
    } else if is_word {
        [Some(short), Some(implicit), long()]
    } else {
        [Some(implicit), Some(short), long()]
    };
    let mut candidates = candidates.into_iter().flatten().collect::<Vec<_>>();
    let leads_on = |head: &Head| {
        let end = head.length.map(|length| head.value.saturating_add(length));
        end.is_some_and(|end| end == bytes.len() || has_vr(bytes, end))
    };
    let fitting = candidates.iter().position(leads_on).or(candidates.iter().position(fits));
    let at = fitting.unwrap_or(0);
    (at < candidates.len()).then(|| candidates.swap_remove(at))
}

/// The byte after an element of undefined length, and the byte at which its content ends. Walks over
/// what is inside without recursion; where no end is found, both are the end of the bytes.
fn skip(bytes: &[u8], head: &Head, syntax: Syntax) -> (usize, usize) {
    let inner = if head.vr == Some(*b"UN") { IMPLICIT } else { syntax };
    // Of each open part: whether it is an item, and how elements in it are written.
    let mut open = vec![(head.tag == ITEM, inner)];
    let mut at = head.value;
    while let Some(&(_, syntax)) = open.last() {
        let Some(next) = head_at(bytes, at, syntax) else { break };
        let end = next.length.map(|length| next.value.saturating_add(length));
        match (next.tag, end) {
            (ITEM_END, _) => {
                if open.iter().any(|(is_item, _)| *is_item) {
                    while open.pop().is_some_and(|(is_item, _)| !is_item) {}
                }
                if open.is_empty() {
                    return (next.value, at);
                }
                at = next.value;
            }
            (SEQUENCE_END, _) => {
                while open.pop().is_some_and(|(is_item, _)| is_item) {}
                if open.is_empty() {
                    return (next.value, at);
                }
                at = next.value;
            }
            (_, Some(end)) if end <= bytes.len() => at = end,
            (_, Some(_)) => break,
            (tag, None) => {
                if open.len() == DEPTH {
                    break;
                }
                let inner = if next.vr == Some(*b"UN") { IMPLICIT } else { syntax };
                open.push((tag == ITEM, inner));
                at = next.value;
            }
        }
    }
    (bytes.len(), bytes.len())
}

fn inflate(packed: &[u8], max: u64) -> (Vec<u8>, bool) {
    let mut body = Vec::new();
    let raw = flate2::read::DeflateDecoder::new(packed).take(max).read_to_end(&mut body);
    if !body.is_empty() {
        return (body, raw.is_ok());
    }
    // Some writers put a zlib head before the stream.
    let zlib = flate2::read::ZlibDecoder::new(packed).take(max).read_to_end(&mut body);
    (body, zlib.is_ok())
}

impl<'a> DataSet<'a> {
    fn empty(bytes: &'a [u8], syntax: Syntax) -> Self {
        Self { bytes, syntax, elements: Vec::new(), characters: CharacterSets::default() }
    }

    /// The elements from a byte on, up to the pixels.
    fn walk(bytes: &'a [u8], start: usize, syntax: Syntax) -> (Self, Ending, Option<Pixels>) {
        let mut set = Self::empty(bytes, syntax);
        let mut at = start;
        let mut pixels = None;
        let mut searches = 0;
        let ending = loop {
            let Some(head) = head_at(bytes, at, syntax) else {
                let rest = bytes.get(at..).unwrap_or_default();
                break if rest.iter().all(|&b| b == 0) { Ending::Whole } else { Ending::Cut };
            };
            match head.tag {
                0x7fe0_0008..=0x7fe0_0010 => {
                    pixels = Some(Pixels { start: head.value, length: head.length });
                    break Ending::Whole;
                }
                // Padding, or ends and items that belong to nothing.
                0xfffc_fffc => break Ending::Whole,
                0 if head.length == Some(0) => {
                    let rest = bytes.get(at..).unwrap_or_default();
                    break if rest.iter().all(|&b| b == 0) {
                        Ending::Whole
                    } else {
                        Ending::Broken
                    };
                }
                ITEM | ITEM_END | SEQUENCE_END => {
                    at = head.value;
                    continue;
                }
                _ if set.elements.len() == ELEMENTS => break Ending::Broken,
                _ => {}
            }
            let end = head.length.map(|length| head.value.saturating_add(length));
            let (next, end) = match end {
                Some(end) if end <= bytes.len() => (end, end),
                None => skip(bytes, &head, syntax),
                Some(_) => {
                    let after = set.elements.last().map_or(0, |element| element.tag);
                    let found = next_readable(bytes, at + 1, after, syntax);
                    let Some(next) = found.filter(|_| searches < SEARCHES) else {
                        break Ending::Cut;
                    };
                    searches += 1;
                    at = next;
                    continue;
                }
            };
            set.elements.push(Element { tag: head.tag, vr: head.vr, start: head.value, end });
            at = next;
        };
        let ending = if searches > 0 && ending == Ending::Whole { Ending::Broken } else { ending };
        set.characters = CharacterSets::named(&set.plain(tags::SPECIFIC_CHARACTER_SET));
        (set, ending, pixels)
    }

    pub(super) fn element(&self, tag: Tag) -> Option<&Element> {
        self.elements.iter().find(|element| element.tag == code(tag))
    }

    pub(super) fn is_empty(&self) -> bool {
        self.elements.is_empty()
    }

    pub(super) fn has(&self, tag: Tag) -> bool {
        self.element(tag).is_some()
    }

    /// The bytes of a value.
    pub(super) fn value(&self, tag: Tag) -> Option<&'a [u8]> {
        let element = self.element(tag)?;
        self.bytes.get(element.start..element.end)
    }

    /// A value's characters without regard to character sets.
    fn plain(&self, tag: Tag) -> String {
        let value = self.value(tag).unwrap_or_default();
        String::from_utf8_lossy(value.get(..256).unwrap_or(value)).into_owned()
    }

    /// A value as words, without the padding around it; `None` where it says nothing.
    pub(super) fn text(&self, tag: Tag) -> Option<String> {
        let value = self.value(tag)?;
        let text = self.characters.decode(value.get(..VALUE_BYTES).unwrap_or(value));
        let text = text.trim_matches(|c: char| c == '\0' || c.is_whitespace());
        let shown = |c: &char| !c.is_control() || matches!(c, '\t' | '\n' | '\r');
        let text: String = text.chars().filter(shown).collect();
        (!text.is_empty()).then_some(text)
    }

    /// How many frames the pixels hold: digits, one where nothing is said.
    pub(super) fn frames(&self) -> u32 {
        let written = self.text(tags::NUMBER_OF_FRAMES);
        let frames = written.and_then(|w| w.split('\\').next()?.trim().parse().ok());
        frames.filter(|&frames| frames > 0).unwrap_or(1)
    }

    /// A whole number of a binary VR, or of digits where the file has those in its place.
    pub(super) fn number(&self, tag: Tag) -> Option<u32> {
        let value = self.value(tag)?;
        let element = self.element(tag)?;
        match (element.vr.as_ref(), value.len()) {
            (Some(b"US" | b"SS" | b"OW" | b"UN") | None, 2) => {
                self.syntax.u16(value, 0).map(u32::from)
            }
            (Some(b"UL" | b"SL" | b"UN") | None, 4) => self.syntax.u32(value, 0),
            _ => self.text(tag)?.split('\\').next()?.trim().parse().ok(),
        }
    }

    /// The items of a sequence, at most `max`, each as a data set of its own.
    pub(super) fn items(&self, tag: Tag, max: usize) -> Vec<DataSet<'a>> {
        let Some(element) = self.element(tag) else { return Vec::new() };
        let syntax = if element.vr == Some(*b"UN") { IMPLICIT } else { self.syntax };
        let mut items = Vec::new();
        let mut at = element.start;
        while items.len() < max && at < element.end {
            let Some(head) = head_at(self.bytes.get(..element.end).unwrap_or_default(), at, syntax)
            else {
                break;
            };
            if head.tag != ITEM {
                break;
            }
            let (next, end) = match head.length {
                Some(length) => {
                    let end = head.value.saturating_add(length).min(element.end);
                    (end, end)
                }
                None => skip(self.bytes.get(..element.end).unwrap_or_default(), &head, syntax),
            };
            let (mut item, _, _) =
                DataSet::walk(self.bytes.get(..end).unwrap_or_default(), head.value, syntax);
            if !item.has(tags::SPECIFIC_CHARACTER_SET) {
                item.characters = self.characters;
            }
            items.push(item);
            at = next;
        }
        items
    }

    /// Whether the file ends before the pixels that its header promises.
    pub(super) fn lacks_pixels(&self, pixels: Pixels) -> bool {
        let there = self.bytes.len().saturating_sub(pixels.start);
        match pixels.length {
            Some(length) => length > there || (length as u64) < self.pixel_bytes(),
            None => {
                let (fragments, whole) = self.fragments(pixels.start);
                // Some writers leave the last mark out: then all frames must be there.
                !whole && fragments < self.frames() as usize
            }
        }
    }

    /// Bytes of pixels that rows, columns and frames make, where they are not compressed.
    fn pixel_bytes(&self) -> u64 {
        let number = |tag: Tag| self.number(tag).map(u64::from);
        let photometric = self.text(tags::PHOTOMETRIC_INTERPRETATION).unwrap_or_default();
        let shares_colour = photometric.starts_with("YBR") && photometric != "YBR_FULL";
        if shares_colour || !self.has(tags::BITS_ALLOCATED) {
            return 0;
        }
        [
            number(tags::ROWS).unwrap_or(0),
            number(tags::COLUMNS).unwrap_or(0),
            number(tags::SAMPLES_PER_PIXEL).unwrap_or(1),
            self.frames().into(),
            number(tags::BITS_ALLOCATED).unwrap_or(0),
        ]
        .into_iter()
        .fold(1, u64::saturating_mul)
            / 8
    }

    /// Fragments of pixels after the table of offsets, and whether the mark of their end is there.
    fn fragments(&self, start: usize) -> (usize, bool) {
        let mut at = start;
        let mut items = 0usize;
        while let Some(head) = head_at(self.bytes, at, self.syntax) {
            if head.tag == SEQUENCE_END {
                return (items.saturating_sub(1), true);
            }
            let end = head.length.and_then(|length| head.value.checked_add(length));
            match end {
                Some(end) if head.tag == ITEM && end <= self.bytes.len() => at = end,
                _ => break,
            }
            items += 1;
        }
        (items.saturating_sub(1), false)
    }
}
