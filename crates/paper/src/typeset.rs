//! The one door to the typesetter: a template of ours and data in, set sheets and a PDF out.
//!
//! What is the person's reaches the template as data and never as markup, so no word of a record can be
//! taken for a command. The typesetter knows no disk, no clock and no fonts but the ones here.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::LazyLock;

use jiff::civil::Date;
use typst::diag::{FileError, FileResult};
use typst::foundations::{
    Bytes, Datetime, Duration, NativeElement, Selector, Smart, Value as TypstValue,
};
use typst::introspection::{Introspector, MetadataElem};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Features, Library, LibraryExt, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

/// Why nothing was set: a fault of our template or an original that the typesetter does not take.
#[derive(Clone, PartialEq, Eq)]
pub struct NotSet {
    /// The typesetter's own words, for whoever mends the template; they may quote the person's.
    why: String,
}

impl NotSet {
    pub fn why(&self) -> &str {
        &self.why
    }
}

impl fmt::Debug for NotSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("NotSet(…)")
    }
}

/// What is to be set.
pub struct Job<'a> {
    /// A template of ours, in the typesetter's language.
    pub template: &'static str,
    /// Read in the template as `json("data.json")`.
    pub data: &'a serde_json::Value,
    /// Pictures, by the names the data gives them.
    pub pictures: BTreeMap<String, Vec<u8>>,
}

impl fmt::Debug for Job<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Job with {} pictures", self.pictures.len())
    }
}

/// Sheets as they will stand on paper.
pub struct Sheets {
    set: PagedDocument,
}

/// Where a mark of the template stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// From 0.
    pub sheet: usize,
    /// Points from the upper edge.
    pub y: f32,
}

/// Sets a job.
///
/// # Errors
/// [`NotSet`] where the template or a picture is not taken.
pub fn set(job: Job<'_>) -> Result<Sheets, NotSet> {
    let desk = Desk::of(job)?;
    let outcome = typst::compile::<PagedDocument>(&desk).output;
    // The typesetter remembers what it set, for the next time; there is none, and it is the person's.
    comemo::evict(0);
    outcome.map(|set| Sheets { set }).map_err(|errors| not_set(&errors))
}

fn not_set(errors: &[typst::diag::SourceDiagnostic]) -> NotSet {
    let why: Vec<_> = errors.iter().map(|e| e.message.to_string()).collect();
    NotSet { why: why.join("; ") }
}

impl Sheets {
    pub fn count(&self) -> usize {
        self.set.pages().len()
    }

    /// Where each `metadata` of the template stands, by its text.
    pub fn places(&self) -> BTreeMap<String, Place> {
        let introspector = self.set.introspector();
        let all = introspector.query(&Selector::Elem(MetadataElem::ELEM, None));
        let place = |content: &typst::foundations::Content| {
            let TypstValue::Str(name) = &content.to_packed::<MetadataElem>()?.value else {
                return None;
            };
            let at = introspector.position(content.location()?)?;
            let place = Place { sheet: at.page.get() - 1, y: at.point.y.to_pt() as f32 };
            Some((name.to_string(), place))
        };
        all.iter().filter_map(place).collect()
    }

    /// The sheets as a PDF made on this day, tagged for screen readers by the rules of PDF/UA-1.
    ///
    /// # Errors
    /// [`NotSet`] where the sheets break one of them.
    pub fn accessible_pdf(&self, on: Date) -> Result<Vec<u8>, NotSet> {
        let standards = PdfStandards::new(&[PdfStandard::Ua_1])
            .map_err(|e| NotSet { why: e.message().to_string() })?;
        self.export(on, standards, true)
    }

    /// The sheets as a PDF made on this day, tagged as well as they can be.
    ///
    /// # Errors
    /// [`NotSet`] where the typesetter gives none.
    pub fn tagged_pdf(&self, on: Date) -> Result<Vec<u8>, NotSet> {
        self.export(on, PdfStandards::default(), true)
    }

    /// The sheets as a PDF whose pages are put onto others and need no tags.
    ///
    /// # Errors
    /// [`NotSet`] where the typesetter gives none.
    pub fn untagged_pdf(&self, on: Date) -> Result<Vec<u8>, NotSet> {
        self.export(on, PdfStandards::default(), false)
    }

    fn export(&self, on: Date, standards: PdfStandards, tagged: bool) -> Result<Vec<u8>, NotSet> {
        let day =
            Datetime::from_ymd_hms(on.year().into(), on.month() as u8, on.day() as u8, 0, 0, 0);
        let options = PdfOptions {
            ident: Smart::Auto,
            creator: Smart::Custom(Some(CREATOR.to_owned())),
            timestamp: day.map(Timestamp::new_utc),
            page_ranges: None,
            standards,
            tagged,
            pretty: false,
        };
        let pdf = typst_pdf::pdf(&self.set, &options);
        comemo::evict(0);
        pdf.map_err(|errors| not_set(&errors))
    }
}

impl fmt::Debug for Sheets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} sheets", self.count())
    }
}

/// Whether a letter for this character is among our fonts.
pub fn has_letter(character: char) -> bool {
    FONTS.faces.iter().any(|face| face.info().coverage.contains(character.into()))
}

const CREATOR: &str = concat!("Second Opinion ", env!("CARGO_PKG_VERSION"));

struct Fonts {
    faces: Vec<Font>,
    book: LazyHash<FontBook>,
}

static FONTS: LazyLock<Fonts> = LazyLock::new(|| {
    const FILES: &[&[u8]] = &[
        include_bytes!("../assets/fonts/AtkinsonHyperlegibleNext_400Regular.ttf"),
        include_bytes!("../assets/fonts/AtkinsonHyperlegibleNext_600SemiBold.ttf"),
        include_bytes!("../assets/fonts/SourceSerif4_400Regular.ttf"),
        include_bytes!("../assets/fonts/SourceSerif4_600SemiBold.ttf"),
        include_bytes!("../assets/fonts/DejaVuSansMono.ttf"),
    ];
    let faces: Vec<Font> = FILES.iter().flat_map(|file| Font::iter(Bytes::new(*file))).collect();
    let book = LazyHash::new(FontBook::from_fonts(&faces));
    Fonts { faces, book }
});

static LIBRARY: LazyLock<LazyHash<Library>> =
    LazyLock::new(|| LazyHash::new(Library::builder().with_features(features()).build()));

/// Rows that name what they are about, for screen readers, are behind this.
fn features() -> Features {
    [Feature::A11yExtras].into_iter().collect()
}

/// The world of the typesetter: one template, its data, its pictures, our fonts.
struct Desk {
    main: FileId,
    template: Source,
    files: BTreeMap<String, Bytes>,
}

impl Desk {
    fn of(job: Job<'_>) -> Result<Self, NotSet> {
        let path = VirtualPath::new("main.typ").map_err(|_| NotSet { why: String::new() })?;
        let main = FileId::new(RootedPath::new(VirtualRoot::Project, path));
        let data = serde_json::to_vec(job.data).map_err(|e| NotSet { why: e.to_string() })?;
        let mut files: BTreeMap<_, _> =
            job.pictures.into_iter().map(|(name, bytes)| (name, Bytes::new(bytes))).collect();
        files.insert("data.json".to_owned(), Bytes::new(data));
        Ok(Self { main, template: Source::new(main, job.template.to_owned()), files })
    }
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &FONTS.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        match id == self.main {
            true => Ok(self.template.clone()),
            false => Err(FileError::AccessDenied),
        }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let name = id.get().vpath().get_without_slash();
        self.files.get(name).cloned().ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.faces.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
