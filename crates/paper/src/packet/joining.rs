//! Taking the pages of one PDF into another, with all they need and nothing else: no scripts, no files
//! inside, no forms that wait for an answer.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

use super::NotMade;

/// Deeper nesting is no page.
const DEPTH: usize = 64;

/// Takes in the pages of `other` that are wanted, counted from 1; gives their numbers in `book`.
pub(crate) fn take_in(
    book: &mut Document,
    mut other: Document,
    wanted: impl Fn(u32) -> bool,
) -> Result<Vec<ObjectId>, NotMade> {
    let pages = (1..).zip(other.page_iter()).filter(|(number, _)| wanted(*number));
    let pages: Vec<_> = pages.map(|(_, id)| id).collect();
    for id in &pages {
        let page = alone(&mut other, *id).ok_or(NotMade::Pages)?;
        other.objects.insert(*id, Object::Dictionary(page));
    }
    let wanted = needed(&other, &pages);
    let mut numbers = BTreeMap::new();
    for id in &wanted {
        book.max_id += 1;
        numbers.insert(*id, (book.max_id, 0));
    }
    for (id, mut object) in other.objects {
        if let Some(new) = numbers.get(&id) {
            renumber(&mut object, &numbers, 0);
            book.objects.insert(*new, object);
        }
    }
    Ok(pages.iter().filter_map(|id| numbers.get(id).copied()).collect())
}

/// What a page inherits from the tree it hangs in (ISO 32000-1, table 30).
const INHERITED: [&[u8]; 4] = [b"Resources", b"MediaBox", b"CropBox", b"Rotate"];
/// What else makes its look.
const KEPT: [&[u8]; 4] = [b"Contents", b"Group", b"UserUnit", b"Annots"];

/// A page that hangs in no tree: what it shows, and nothing that acts.
fn alone(document: &mut Document, id: ObjectId) -> Option<Dictionary> {
    let mut page = dictionary! { "Type" => "Page" };
    for key in INHERITED {
        if let Some(value) = inherited(document, id, key) {
            page.set(key, value);
        }
    }
    let own = document.get_dictionary(id).ok()?;
    for key in KEPT {
        if let Ok(value) = own.get(key) {
            page.set(key, value.clone());
        }
    }
    if !page.has(b"MediaBox") {
        // US Letter, as viewers take it.
        page.set("MediaBox", vec![0.into(), 0.into(), 612.into(), 792.into()]);
    }
    if !page.has(b"Resources") {
        page.set("Resources", Dictionary::new());
    }
    annotations(document, &mut page);
    Some(page)
}

fn inherited(document: &Document, id: ObjectId, key: &[u8]) -> Option<Object> {
    let mut at = id;
    for _ in 0..DEPTH {
        let node = document.get_dictionary(at).ok()?;
        if let Ok(value) = node.get(key)
            && !matches!(document.dereference(value), Ok((_, Object::Null)) | Err(_))
        {
            return Some(value.clone());
        }
        at = node.get(b"Parent").ok()?.as_reference().ok()?;
    }
    None
}

/// Notes and links stay as they are; a field of a form becomes part of the page, as it looks; what would run
/// something goes.
fn annotations(document: &mut Document, page: &mut Dictionary) {
    let Some(Object::Array(listed)) = page
        .remove(b"Annots")
        .and_then(|a| document.dereference(&a).ok().map(|(_, object)| object.clone()))
    else {
        return;
    };
    let mut kept = Vec::new();
    for annotation in listed {
        let Ok((_, Object::Dictionary(found))) = document.dereference(&annotation) else {
            continue;
        };
        let mut found = found.clone();
        let subtype = found.get(b"Subtype").and_then(Object::as_name).unwrap_or_default().to_vec();
        match subtype.as_slice() {
            b"Widget" => flatten(document, page, &found),
            b"Screen" | b"Movie" | b"Sound" | b"RichMedia" | b"3D" | b"FileAttachment" => {}
            _ => {
                for key in [&b"AA"[..], b"P", b"Parent", b"StructParent", b"Popup", b"IRT", b"RT"] {
                    found.remove(key);
                }
                if found.has(b"A") && !leads_out(document, &found) {
                    found.remove(b"A");
                }
                // A named place is a name in a list that stays behind.
                if found.get(b"Dest").is_ok_and(|d| !matches!(d, Object::Array(_))) {
                    found.remove(b"Dest");
                }
                let is_idle = subtype == b"Link" && !found.has(b"A") && !found.has(b"Dest");
                if subtype != b"Popup" && !is_idle {
                    kept.push(Object::Reference(document.add_object(found)));
                }
            }
        }
    }
    if !kept.is_empty() {
        page.set("Annots", kept);
    }
}

/// Whether an annotation's action opens an address, the one that does nothing by itself.
fn leads_out(document: &Document, annotation: &Dictionary) -> bool {
    let action = annotation.get(b"A").and_then(|a| document.dereference(a));
    action.is_ok_and(|(_, action)| {
        action.as_dict().is_ok_and(|a| {
            a.get(b"S").and_then(Object::as_name).is_ok_and(|s| s == b"URI") && !a.has(b"Next")
        })
    })
}

/// Draws a field's look onto its page (ISO 32000-1, 12.5.5).
fn flatten(document: &mut Document, page: &mut Dictionary, field: &Dictionary) {
    const HIDDEN: i64 = 0b10_0010;
    let flags = field.get(b"F").and_then(Object::as_i64).unwrap_or(0);
    if flags & HIDDEN != 0 {
        return;
    }
    let Some(look) = look_of(document, field) else { return };
    let Some(rect) = field.get(b"Rect").ok().and_then(|r| super::stamping::numbers(document, r))
    else {
        return;
    };
    let Some(matrix) = matrix_of(document, look, rect) else { return };
    let Some(resources) = super::stamping::own_resources(document, page) else { return };
    let name = format!("Field{}", look.0);
    super::stamping::add_picture(document, resources, &name, look);
    let [a, b, c, d, e, f] = matrix;
    let draw = format!("\nQ q {a} {b} {c} {d} {e} {f} cm /{name} Do Q q\n");
    let draw = document.add_object(Stream::new(Dictionary::new(), draw.into_bytes()));
    let keep = super::stamping::keep_state(document);
    super::stamping::around(document, page, keep, draw);
}

/// The form that shows a field in its state.
fn look_of(document: &Document, field: &Dictionary) -> Option<ObjectId> {
    let (_, looks) = document.dereference(field.get(b"AP").ok()?).ok()?;
    let normal = looks.as_dict().ok()?.get(b"N").ok()?;
    let (id, object) = document.dereference(normal).ok()?;
    match object {
        Object::Stream(_) => id,
        Object::Dictionary(states) => {
            let state = field.get(b"AS").ok()?.as_name().ok()?;
            states.get(state).ok()?.as_reference().ok()
        }
        _ => None,
    }
}

/// The matrix that brings a form's box to a rectangle.
fn matrix_of(document: &Document, form: ObjectId, [x0, y0, x1, y1]: [f32; 4]) -> Option<[f32; 6]> {
    let form = &document.get_object(form).ok()?.as_stream().ok()?.dict;
    let [l, b, r, t] = super::stamping::numbers(document, form.get(b"BBox").ok()?)?;
    let matrix = form.get(b"Matrix").ok().and_then(|m| super::stamping::numbers::<6>(document, m));
    let m = matrix.unwrap_or([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);
    let corner = |x: f32, y: f32| (m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]);
    let corners = [corner(l, b), corner(l, t), corner(r, b), corner(r, t)];
    let least = |f: fn(&(f32, f32)) -> f32| corners.iter().map(f).fold(f32::MAX, f32::min);
    let most = |f: fn(&(f32, f32)) -> f32| corners.iter().map(f).fold(f32::MIN, f32::max);
    let (bl, br, bb, bt) = (least(|c| c.0), most(|c| c.0), least(|c| c.1), most(|c| c.1));
    let (left, right, low, high) = (x0.min(x1), x0.max(x1), y0.min(y1), y0.max(y1));
    if br - bl <= 0.0 || bt - bb <= 0.0 {
        return None;
    }
    let (sx, sy) = ((right - left) / (br - bl), (high - low) / (bt - bb));
    Some([sx, 0.0, 0.0, sy, left - bl * sx, low - bb * sy])
}

/// Everything that these objects need, and they themselves.
pub(crate) fn needed(document: &Document, roots: &[ObjectId]) -> BTreeSet<ObjectId> {
    let mut wanted: BTreeSet<ObjectId> = BTreeSet::new();
    let mut open: Vec<ObjectId> = roots.to_vec();
    while let Some(id) = open.pop() {
        let Some(object) = document.objects.get(&id) else { continue };
        if wanted.insert(id) {
            references(object, &mut open, 0);
        }
    }
    wanted
}

fn references(object: &Object, into: &mut Vec<ObjectId>, depth: usize) {
    if depth > DEPTH {
        return;
    }
    match object {
        Object::Reference(id) => into.push(*id),
        Object::Array(items) => items.iter().for_each(|item| references(item, into, depth + 1)),
        Object::Dictionary(dictionary) => {
            dictionary.iter().for_each(|(_, value)| references(value, into, depth + 1));
        }
        Object::Stream(stream) => {
            stream.dict.iter().for_each(|(_, value)| references(value, into, depth + 1));
        }
        _ => {}
    }
}

/// Gives every reference its new number; one that leads nowhere becomes null.
fn renumber(object: &mut Object, numbers: &BTreeMap<ObjectId, ObjectId>, depth: usize) {
    if depth > DEPTH + 1 {
        *object = Object::Null;
        return;
    }
    match object {
        Object::Reference(id) => match numbers.get(id) {
            Some(new) => *id = *new,
            None => *object = Object::Null,
        },
        Object::Array(items) => {
            items.iter_mut().for_each(|item| renumber(item, numbers, depth + 1));
        }
        Object::Dictionary(dictionary) => {
            dictionary.iter_mut().for_each(|(_, value)| renumber(value, numbers, depth + 1));
        }
        Object::Stream(stream) => {
            stream.dict.iter_mut().for_each(|(_, value)| renumber(value, numbers, depth + 1));
        }
        _ => {}
    }
}
