//! How a load says how far it is, and how it is stopped.

/// Who watches a load.
pub trait Watch: Sync {
    /// So many rows were read, and so many of the file's bytes of so many (0 where that is not known).
    fn at(&self, rows: u64, bytes: u64, of: u64);

    /// The files are there; from now on they are loaded.
    fn fetched(&self) {}

    /// Whether the load is to end now; what was there before stays.
    fn stop(&self) -> bool {
        false
    }
}

/// Nobody watches.
#[derive(Clone, Copy, Debug)]
pub struct Silent;

impl Watch for Silent {
    fn at(&self, _: u64, _: u64, _: u64) {}
}
