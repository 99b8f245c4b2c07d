//! A limit on everything that comes from outside, and the reason for each number.

/// What a reader may take on. Reaching one is a `limit.reached` finding that says what was kept.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Files of one shoebox. A five-year case with a disc of 20,000 slices stays below.
    pub files: usize,
    /// Bytes of one document held in memory. Large C-CDA exports reach 50 MB; DICOM is read by its head.
    pub document_bytes: u64,
    /// Unpacked bytes of one archive. A portal export with images reaches some gigabytes.
    pub archive_bytes: u64,
    /// Unpacked to packed size of one member. Text packs to 1:20; a bomb to 1:1000 and more.
    pub archive_ratio: u64,
    /// Archives within archives, attachments within documents.
    pub depth: u32,
    /// Pages of one PDF or TIFF that are read. A full hospital chart has under 5,000.
    pub pages: u32,
    /// Pages of one document that go to text recognition, at some seconds each.
    pub ocr_pages: u32,
    /// Pixels of one picture. A 600 dpi A3 scan has 70 million.
    pub pixels: u64,
    /// Elements of one XML document. The largest real C-CDA seen has 1 million.
    pub xml_nodes: u32,
    /// Facts of one document; beyond it the document is a data dump, read in part.
    pub facts: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            files: 100_000,
            document_bytes: 128 << 20,
            archive_bytes: 16 << 30,
            archive_ratio: 200,
            depth: 4,
            pages: 5_000,
            ocr_pages: 200,
            pixels: 100_000_000,
            xml_nodes: 5_000_000,
            facts: 100_000,
        }
    }
}
