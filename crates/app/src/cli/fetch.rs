//! `second-opinion fetch`: shows which addresses a list is fetched from, and calls them only where that is asked for.

use atlas::fetch::{Fetchable, Named, Pace, Way, fetch_and_load};
use atlas::lists::DIRECTORIES;
use clap::Args;
use knowledge::Library;
use knowledge::lists::{CancerFamily, ListSource};

use super::doctors::groups;
use super::lists::{Bar, Where, failure, loaded};
use super::{Failure, today};

const MEGABYTE: u64 = 1 << 20;
/// What stands in an address of the register of trials for the kind of cancer.
const CANCER: &str = "{cancer}";

#[derive(Debug, Args)]
pub(super) struct Fetch {
    /// The list (places, doctors, exclusions, clinicians, trials, or directories: that of a plan).
    list: String,
    /// Trials of one family of cancers (breast, lung, …) instead of all.
    #[arg(long)]
    family: Option<String>,
    /// The address of a plan's directory (Plan-Net, FHIR), as the plan names it.
    #[arg(long)]
    server: Option<String>,
    /// The plan's name, by which its directory is kept.
    #[arg(long, default_value = "")]
    plan: String,
    /// Calls the addresses. Without it they are only shown.
    #[arg(long)]
    go: bool,
    /// A copy of the owners' servers (https://lists.example) that is asked instead.
    #[arg(long)]
    mirror: Option<String>,
    #[command(flatten)]
    at: Where,
}

pub(super) fn run(fetch: Fetch, library: &Library) -> Result<(), Failure> {
    let words = &library.words;
    let sources = &library.lists;
    let source = sources.of(&fetch.list);
    let of_plan = fetch.server.as_deref().filter(|_| fetch.list == DIRECTORIES);
    let family = sources.family(fetch.family.as_deref()).ok_or_else(|| {
        let all = names(sources.family.iter().map(|family| family.id.as_str()));
        Failure(words.say_with("cli-no-family", &[("all", &all)]))
    })?;
    let what = match of_plan {
        Some(server) => Fetchable::directory(server, &fetch.plan),
        None => source.and_then(|source| fetchable(source, family)),
    };
    let what = what.ok_or_else(|| {
        if of_plan.is_some() {
            return Failure(words.say("lists-plan-wrong"));
        }
        let can = sources.list.iter().filter(|list| list.can_be_fetched());
        let all = names(can.map(|list| list.id.as_str()));
        Failure(words.say_with("cli-no-list", &[("all", &all)]))
    })?;
    let what = mirrored(what, fetch.mirror.as_deref());
    let said = if fetch.go {
        let lists = fetch.at.lists(words)?;
        let groups = groups(library);
        let brought = fetch_and_load(&what, &groups, &lists, today(), Pace::default(), &Bar::new());
        let brought = brought.map_err(|error| failure(&error, words))?;
        brought.iter().map(|list| loaded(list, words)).collect::<Vec<_>>().join("\n")
    } else {
        let addresses = what.addresses().join("\n  ");
        format!(
            "{}\n  {addresses}\n{}",
            words.say("cli-fetch-shown"),
            words.say("lists-fetch-seen")
        )
    };
    super::print(&said, words)
}

fn names<'a>(all: impl Iterator<Item = &'a str>) -> String {
    all.collect::<Vec<_>>().join(", ")
}

/// How a list is fetched; `None` where it is fetched in the browser only.
pub(crate) fn fetchable(source: &ListSource, family: &CancerFamily) -> Option<Fetchable> {
    let way = match source {
        ListSource { file: Some(address), .. } => Way::File { address: address.clone() },
        ListSource { named: Some(named), .. } => Way::Named(Named {
            page: named.page.clone(),
            begins: named.begins.clone(),
            ends: named.ends.clone(),
            without: named.without.clone(),
        }),
        ListSource { pages: Some(address), .. } => {
            Way::Pages { address: address.replace(CANCER, &escaped(&family.query)) }
        }
        _ => return None,
    };
    Some(Fetchable { list: source.id.clone(), way, bytes_most: source.most_mb * MEGABYTE })
}

pub(crate) fn mirrored(what: Fetchable, mirror: Option<&str>) -> Fetchable {
    match mirror {
        Some(mirror) => what.from_mirror(mirror),
        None => what,
    }
}

/// Words as an address writes them.
fn escaped(words: &str) -> String {
    words.replace(' ', "+")
}
