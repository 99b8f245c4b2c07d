//! *The app helps me with whom to ask.* Which specialties this case is a question for, which programmes would take me, what
//! is known of each doctor on my own shortlist and who said it. It ranks nobody; what is not known is not bad.
//!
//! What the public lists say comes in as entries: this room knows no list.

mod mine;
mod programmes;
mod sheet;
mod shortlist;

use jiff::civil::Date;
use knowledge::doctors::{Center, CenterKind, Minimum, Specialty, Whom};
use knowledge::{Answer, Library};
use record::Chart;

pub use mine::{MyDoctor, keep_mine, my_doctor};
pub use programmes::{Take, will_they_take_me};
pub use sheet::{By, Entry, Line, sheet};
pub use shortlist::{
    Call, Short, ShortKind, calls, keep_call, keep_own, key_of_own, list, put, take_away,
};

use crate::missing::Evidence;

/// Names of the answers this room reads.
pub mod asked {
    pub const ZIP: &str = "doctors.zip";
    pub const MILES: &str = "doctors.miles";
    pub const SPECIALTY: &str = "doctors.specialty";
    pub const NAME: &str = "doctors.name";
    pub const NETWORK: &str = "doctors.network";
    /// `named`, `sites`, `center`: only those tied to trials of this cancer, or to centers.
    pub const TIED: &str = "doctors.tied";
    /// `distance` or `name`.
    pub const ORDER: &str = "doctors.order";
    /// `yes`, `no`.
    pub const INPATIENT: &str = "doctors.inpatient";
    pub const HELPS: &str = "doctors.helps";
    pub const TREATED: &str = "doctors.treated";
    pub const OFFERED: &str = "doctors.offered";
    /// `yes`, `no`: the person is younger than 18; the same answer as in the room of time.
    pub const CHILD: &str = crate::time::asked::CHILD;
    /// The keys of the shortlist.
    pub const SHORT: &str = "doctors.short";
    /// What is kept of each, under its key.
    pub const OF: &str = "doctors.of.";
    pub const CALLS: &str = "doctors.call.";
    pub const OWN: &str = "doctors.own.";
    pub const MINE: &str = "doctors.mine.";
}

/// Whom a case is a question for.
#[derive(Debug)]
pub struct Whoms<'a> {
    /// What says so.
    pub rules: Vec<&'a Whom>,
    /// Each once, in the order in which they usually lead.
    pub specialties: Vec<&'a Specialty>,
    /// No kind of cancer is known, so that only the usual first door can be named.
    pub is_unknown: bool,
}

/// Which specialties to ask in a case.
pub fn whom<'a>(chart: &Chart, library: &'a Library, today: Date) -> Whoms<'a> {
    let evidence = Evidence::of(chart, library, today);
    let rules = &library.doctors;
    let holds = |w: &&Whom| evidence.weigh(&w.when).answer == Answer::Yes;
    let held: Vec<&Whom> = rules.whom.whom.iter().filter(holds).collect();
    let is_unknown = evidence.cancers().is_empty();
    let usual = is_unknown.then_some(&rules.whom.unknown).into_iter().flatten();
    let mut specialties: Vec<&Specialty> = Vec::new();
    for id in held.iter().flat_map(|w| &w.who).chain(usual) {
        let Some(specialty) = rules.specialty(id) else { continue };
        if !specialties.iter().any(|s| s.id == specialty.id) {
            specialties.push(specialty);
        }
    }
    Whoms { rules: held, specialties, is_unknown }
}

/// Operations of this case for which it counts how often they are done.
pub fn minimums<'a>(chart: &Chart, library: &'a Library, today: Date) -> Vec<&'a Minimum> {
    let evidence = Evidence::of(chart, library, today);
    let holds = |m: &&Minimum| evidence.weigh(&m.when).answer == Answer::Yes;
    library.doctors.volume.minimum.iter().filter(holds).collect()
}

/// The centers that treat people, nearest first where a distance (km) can be told, else those of the state, then the rest
/// by name; and the laboratories, which treat nobody.
pub fn centers<'a>(
    library: &'a Library,
    state: Option<&str>,
    km: impl Fn(&Center) -> Option<f64>,
) -> (Vec<(&'a Center, Option<f64>)>, Vec<&'a Center>) {
    let all = library.doctors.centers.center.iter();
    let (treat, laboratories): (Vec<_>, Vec<_>) =
        all.partition(|center| center.kind != CenterKind::Laboratory);
    let mut treat: Vec<_> = treat.into_iter().map(|center| (center, km(center))).collect();
    treat.sort_by(|(a, near), (b, far)| {
        let elsewhere = |c: &Center| state.is_some_and(|state| c.state != state);
        let by_distance = match (near, far) {
            (Some(near), Some(far)) => near.total_cmp(far),
            _ => elsewhere(a).cmp(&elsewhere(b)),
        };
        by_distance.then_with(|| a.name.cmp(&b.name))
    });
    (treat, laboratories)
}
