//! A made-up scan: slices of 512 by 512 points with the header of a CT image.

use std::io::{self, Write};
use std::path::Path;

const ROOT: &str = "1.2.826.0.1.3680043.10.1999";
const POINTS: u16 = 512;

/// Writes the slices that are not there yet, in two series.
pub(super) fn write_slices(folder: &Path, slices: u32) -> io::Result<()> {
    for slice in 0..slices {
        let path = folder.join(format!("SE{:06}", slice % 2)).join(format!("IM{slice:06}"));
        if !path.is_file() {
            std::fs::create_dir_all(path.parent().unwrap_or(folder))?;
            std::fs::write(&path, image(slice))?;
        }
    }
    Ok(())
}

fn image(slice: u32) -> Vec<u8> {
    let instance = format!("{ROOT}.3.{}", slice + 1);
    let storage = "1.2.840.10008.5.1.4.1.1.2";
    let mut meta = Vec::new();
    element(&mut meta, (0x0002, 0x0001), b"OB", &[0, 1]);
    element(&mut meta, (0x0002, 0x0002), b"UI", storage.as_bytes());
    element(&mut meta, (0x0002, 0x0003), b"UI", instance.as_bytes());
    element(&mut meta, (0x0002, 0x0010), b"UI", b"1.2.840.10008.1.2.1");
    let mut file = vec![0; 128];
    file.extend_from_slice(b"DICM");
    element(&mut file, (0x0002, 0x0000), b"UL", &(meta.len() as u32).to_le_bytes());
    file.extend_from_slice(&meta);
    let series = format!("{ROOT}.2.{}", slice % 2 + 1);
    let number = (slice + 1).to_string();
    let words: &[((u16, u16), &[u8; 2], &str)] = &[
        ((0x0008, 0x0016), b"UI", storage),
        ((0x0008, 0x0018), b"UI", &instance),
        ((0x0008, 0x0020), b"DA", "20260314"),
        ((0x0008, 0x0060), b"CS", "CT"),
        ((0x0008, 0x0080), b"LO", "Cedarfall Imaging"),
        ((0x0008, 0x1030), b"LO", "CT chest"),
        ((0x0010, 0x0010), b"PN", "Quillfeather^Ottoline"),
        ((0x0010, 0x0020), b"LO", "4711"),
        ((0x0010, 0x0030), b"DA", "19610402"),
        ((0x0010, 0x0040), b"CS", "F"),
        ((0x0018, 0x0015), b"CS", "CHEST"),
        ((0x0020, 0x000d), b"UI", &format!("{ROOT}.1")),
        ((0x0020, 0x000e), b"UI", &series),
        ((0x0020, 0x0013), b"IS", &number),
    ];
    for (tag, kind, value) in words {
        element(&mut file, *tag, kind, value.as_bytes());
    }
    for (tag, number) in
        [(0x0002, 1), (0x0010, POINTS), (0x0011, POINTS), (0x0100, 16), (0x0101, 16), (0x0102, 15)]
    {
        element(&mut file, (0x0028, tag), b"US", &number.to_le_bytes());
    }
    let points = usize::from(POINTS) * usize::from(POINTS);
    let shade = |at: usize| ((at as u32).wrapping_mul(slice + 7) >> 4) as u16 & 0x0fff;
    let pixels: Vec<u8> = (0..points).flat_map(|at| shade(at).to_le_bytes()).collect();
    element(&mut file, (0x7fe0, 0x0010), b"OW", &pixels);
    file
}

/// One element in explicit VR, little endian, padded to an even length.
fn element(out: &mut Vec<u8>, (group, tag): (u16, u16), kind: &[u8; 2], value: &[u8]) {
    out.extend_from_slice(&group.to_le_bytes());
    out.extend_from_slice(&tag.to_le_bytes());
    out.extend_from_slice(kind);
    let padded = value.len() + value.len() % 2;
    if matches!(kind, b"OB" | b"OW") {
        out.extend_from_slice(&[0, 0]);
        out.extend_from_slice(&(padded as u32).to_le_bytes());
    } else {
        out.extend_from_slice(&(padded as u16).to_le_bytes());
    }
    let _ = out.write_all(value);
    if padded > value.len() {
        out.push(if kind == b"UI" { 0 } else { b' ' });
    }
}
