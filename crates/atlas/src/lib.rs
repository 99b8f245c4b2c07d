//! Who and where: the public lists of doctors, centres, trials and places, read from the files their owners
//! publish, kept as an index on this computer and searched there. Nothing about the person is ever kept here.
//! The files are brought by the person, or fetched where they ask for it: whole lists only.

mod any;
mod circle;
pub mod doctors;
mod engine;
mod error;
pub mod exclusions;
pub mod fetch;
mod first;
mod handed;
mod keyed;
pub mod lists;
mod load;
pub mod medicare;
pub mod networks;
pub mod places;
mod sheet;
pub mod source;
pub mod table;
pub mod trials;
mod watch;

pub use doctors::{Catalog, Doctor, Doctors, Found, Hit, Npi, NpiSet, Order, PageToken, Query};
pub use error::{AtlasError, Result};
pub use lists::{Lists, Manifest};
pub use load::{Wanted, load};
pub use places::{Near, Place, Places, Spot};
pub use trials::{StudyCatalog, Trials};
pub use watch::{Silent, Watch};
