//! The strip at the foot of a page: which paper, which page of it, whose. A page of an original grows by the
//! strip, so that nothing of it is covered or made smaller.

use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

/// The strip's height where a page is as wide as a letter.
const STRIP: f32 = 24.0;
const LETTER_WIDTH: f32 = 612.0;
/// Where the strip stands on our own sheets, above the lower edge.
const STRIP_ON_OURS: f32 = 20.0;
/// The strip's name among a page's pictures.
const NAME: &str = "SecondOpinionStamp";

/// The part of a page that is seen, and how it is turned.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Visible {
    x0: f32,
    y0: f32,
    x1: f32,
    y1: f32,
    /// Quarter turns to the right.
    turns: u8,
}

impl Visible {
    pub(crate) fn of(document: &Document, page: ObjectId) -> Option<Self> {
        let page = document.get_dictionary(page).ok()?;
        let of = |key: &[u8]| page.get(key).ok().and_then(|b| numbers::<4>(document, b));
        let media = upright(of(b"MediaBox")?);
        let crop = of(b"CropBox").map(upright);
        let [x0, y0, x1, y1] = match crop {
            Some(c) => {
                [c[0].max(media[0]), c[1].max(media[1]), c[2].min(media[2]), c[3].min(media[3])]
            }
            None => media,
        };
        let [x0, y0, x1, y1] = if x1 > x0 && y1 > y0 { [x0, y0, x1, y1] } else { media };
        let turned = page.get(b"Rotate").ok().and_then(|r| document.dereference(r).ok());
        let degrees = turned.and_then(|(_, r)| r.as_i64().ok()).unwrap_or(0);
        let turns = (degrees.rem_euclid(360) / 90) as u8;
        (x1 > x0 && y1 > y0).then_some(Self { x0, y0, x1, y1, turns })
    }

    fn width(&self) -> f32 {
        if self.turns.is_multiple_of(2) { self.x1 - self.x0 } else { self.y1 - self.y0 }
    }

    /// The page's own coordinate of what is `y` below the upper edge; a turned page is shown as a whole.
    pub(crate) fn top_of(&self, y: f32) -> Option<f32> {
        (self.turns == 0).then(|| self.y1 - y.max(0.0))
    }

    /// The page with a strip of this height at its foot, and the matrix that puts the strip there.
    fn grown(&self, by: f32, scale: f32) -> (Self, [f32; 6]) {
        let mut grown = *self;
        let Self { x0, y0, x1, y1, .. } = *self;
        let matrix = match self.turns {
            0 => {
                grown.y0 -= by;
                [scale, 0.0, 0.0, scale, x0, y0 - by]
            }
            1 => {
                grown.x1 += by;
                [0.0, scale, -scale, 0.0, x1 + by, y0]
            }
            2 => {
                grown.y1 += by;
                [-scale, 0.0, 0.0, -scale, x1, y1 + by]
            }
            _ => {
                grown.x0 -= by;
                [0.0, -scale, scale, 0.0, x0 - by, y1]
            }
        };
        (grown, matrix)
    }

    fn as_box(&self) -> Object {
        Object::Array([self.x0, self.y0, self.x1, self.y1].map(Object::Real).to_vec())
    }
}

/// What keeps the state in which a page begins, for what is drawn after it; pages share it.
pub(crate) fn keep_state(document: &mut Document) -> ObjectId {
    document.add_object(Stream::new(Dictionary::new(), b"q\n".to_vec()))
}

/// Puts a strip at the foot of `page`; `keep` is made by [`keep_state`].
pub(crate) fn stamp(
    document: &mut Document,
    page: ObjectId,
    strip: ObjectId,
    keep: ObjectId,
    ours: bool,
) -> Option<()> {
    let visible = Visible::of(document, page)?;
    let scale = visible.width() / LETTER_WIDTH;
    let mut changed = document.get_dictionary(page).ok()?.clone();
    let matrix = if ours {
        [1.0, 0.0, 0.0, 1.0, 0.0, STRIP_ON_OURS]
    } else {
        let (grown, matrix) = visible.grown(STRIP * scale, scale);
        changed.set("MediaBox", grown.as_box());
        changed.set("CropBox", grown.as_box());
        matrix
    };
    let resources = own_resources(document, &mut changed)?;
    add_picture(document, resources, NAME, strip);
    let [a, b, c, d, e, f] = matrix;
    // An artifact: a screen reader need not hear it on each page (ISO 14289-1, 7.1).
    let draw = format!(
        "\nQ /Artifact <</Type /Pagination /Subtype /Footer>> BDC q {a} {b} {c} {d} {e} {f} cm /{NAME} Do Q EMC\n"
    );
    let draw = document.add_object(Stream::new(Dictionary::new(), draw.into_bytes()));
    around(document, &mut changed, keep, draw);
    document.objects.insert(page, Object::Dictionary(changed));
    Some(())
}

/// What a strip takes up.
pub(crate) fn strip_box() -> Vec<Object> {
    vec![0.into(), 0.into(), Object::Real(LETTER_WIDTH), Object::Real(STRIP)]
}

/// A page as high as a strip, as a picture that other pages can show.
pub(crate) fn as_picture(document: &mut Document, page: ObjectId) -> Option<ObjectId> {
    let held = document.get_dictionary(page).ok()?.clone();
    let (id, contents) = document.dereference(held.get(b"Contents").ok()?).ok()?;
    let (id, stream) = match contents {
        Object::Stream(stream) => (id?, stream),
        Object::Array(parts) => match parts.as_slice() {
            [Object::Reference(id)] => (*id, document.get_object(*id).ok()?.as_stream().ok()?),
            _ => return None,
        },
        _ => return None,
    };
    let mut form = stream.clone();
    form.dict.set("Type", "XObject");
    form.dict.set("Subtype", "Form");
    form.dict.set("BBox", strip_box());
    form.dict.set("Resources", held.get(b"Resources").ok()?.clone());
    document.objects.insert(id, Object::Stream(form));
    document.objects.remove(&page);
    Some(id)
}

/// Gives a page resources that no other page shares; gives their number.
pub(crate) fn own_resources(document: &mut Document, page: &mut Dictionary) -> Option<ObjectId> {
    let held = page.get(b"Resources").ok().and_then(|r| document.dereference(r).ok());
    let mut resources = match held {
        Some((_, Object::Dictionary(held))) => held.clone(),
        _ => Dictionary::new(),
    };
    let pictures = resources.get(b"XObject").ok().and_then(|x| document.dereference(x).ok());
    let pictures = match pictures {
        Some((_, Object::Dictionary(held))) => held.clone(),
        _ => Dictionary::new(),
    };
    resources.set("XObject", pictures);
    let id = document.add_object(resources);
    page.set("Resources", id);
    Some(id)
}

/// Adds a picture to resources made by [`own_resources`].
pub(crate) fn add_picture(document: &mut Document, resources: ObjectId, name: &str, id: ObjectId) {
    let Ok(resources) = document.get_dictionary_mut(resources) else { return };
    if let Ok(Object::Dictionary(pictures)) = resources.get_mut(b"XObject") {
        pictures.set(name, id);
    }
}

/// Puts something before and after what a page draws.
pub(crate) fn around(
    document: &Document,
    page: &mut Dictionary,
    before: ObjectId,
    after: ObjectId,
) {
    let mut parts = vec![Object::Reference(before)];
    match page.get(b"Contents") {
        Ok(Object::Array(held)) => parts.extend(held.iter().cloned()),
        Ok(Object::Reference(id)) => match document.get_object(*id) {
            Ok(Object::Array(held)) => parts.extend(held.iter().cloned()),
            _ => parts.push(Object::Reference(*id)),
        },
        _ => {}
    }
    parts.push(Object::Reference(after));
    page.set("Contents", parts);
}

/// So many numbers.
pub(crate) fn numbers<const N: usize>(document: &Document, object: &Object) -> Option<[f32; N]> {
    let (_, object) = document.dereference(object).ok()?;
    let Object::Array(items) = object else { return None };
    let read = items.iter().map(|item| {
        let (_, item) = document.dereference(item).ok()?;
        item.as_float().ok().filter(|n| n.is_finite())
    });
    read.collect::<Option<Vec<_>>>()?.try_into().ok()
}

/// A box whose first corner is the lower left.
fn upright([x0, y0, x1, y1]: [f32; 4]) -> [f32; 4] {
    [x0.min(x1), y0.min(y1), x0.max(x1), y0.max(y1)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_turned_page_grows_at_the_foot_one_sees() {
        let page = |turns| Visible { x0: 0.0, y0: 0.0, x1: 600.0, y1: 800.0, turns };
        let cases = [
            (0, [0.0, -10.0, 600.0, 800.0]),
            (1, [0.0, 0.0, 610.0, 800.0]),
            (2, [0.0, 0.0, 600.0, 810.0]),
            (3, [-10.0, 0.0, 600.0, 800.0]),
        ];
        for (turns, [x0, y0, x1, y1]) in cases {
            let (grown, _) = page(turns).grown(10.0, 1.0);
            assert_eq!([grown.x0, grown.y0, grown.x1, grown.y1], [x0, y0, x1, y1], "{turns}");
        }
    }
}
