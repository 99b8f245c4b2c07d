//! Where a study runs: open sites first, the nearest first, each with its status and whom to call.

use atlas::Spot;
use maud::{Markup, html};
use record::{Contact, Study, StudySite};

use super::judged::status;
use crate::web::pages::doctors::found::here;
use crate::web::visit::Visit;

/// Sites shown before the fold.
const FIRST: usize = 5;

/// A site, whether it takes people, and how far it is, km.
pub(super) struct Placed<'s> {
    pub(super) site: &'s StudySite,
    pub(super) is_open: bool,
    pub(super) km: Option<f64>,
}

/// The sites in the order in which they are shown.
pub(super) fn placed<'s>(visit: &Visit, study: &'s Study) -> Vec<Placed<'s>> {
    let home = here(visit);
    let one = |site: &'s StudySite| {
        let spot = site.latitude.zip(site.longitude).and_then(|(lat, lon)| Spot::new(lat, lon));
        Placed {
            site,
            is_open: site.status.unwrap_or(study.status).may_open(),
            km: spot.zip(home).map(|(spot, home)| spot.km_to(home)),
        }
    };
    let mut all: Vec<Placed<'s>> = study.sites.iter().map(one).collect();
    let key = |p: &Placed<'_>| (!p.is_open, p.km.map_or(u64::MAX, |km| (km * 10.0) as u64));
    all.sort_by_key(key);
    all
}

/// To the nearest site that takes people, km.
pub(super) fn nearest(all: &[Placed<'_>]) -> Option<f64> {
    all.iter().find(|p| p.is_open).and_then(|p| p.km)
}

pub(super) fn show(visit: &Visit, study: &Study, all: &[Placed<'_>]) -> Markup {
    let words = visit.words();
    let (first, rest) = all.split_at(FIRST.min(all.len()));
    html! {
        h2 { (words.say("trial-places")) }
        @if all.is_empty() { p { (words.say("trial-places-none")) } }
        @else if here(visit).is_none() { p { (words.say("trial-places-no-zip")) } }
        ul.lines { @for placed in first { li { (one(visit, study, placed)) } } }
        @if !rest.is_empty() {
            details.more {
                summary { (words.say_with("trial-places-rest", &[("count", &rest.len().to_string())])) }
                ul.lines { @for placed in rest { li { (one(visit, study, placed)) } } }
            }
        }
        @if !study.contacts.is_empty() {
            h3 { (words.say("trial-contact")) }
            @for contact in &study.contacts { (person(contact)) }
        }
        @if !study.officials.is_empty() {
            h3 { (words.say("trial-officials")) }
            ul.bullets { @for official in &study.officials { li {
                (official.name) @if let Some(at) = &official.affiliation { ", " (at) }
            } } }
        }
    }
}

fn one(visit: &Visit, study: &Study, placed: &Placed<'_>) -> Markup {
    let words = visit.words();
    let site = placed.site;
    let parts = [&site.city, &site.state, &site.zip, &site.country];
    let place = parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(", ");
    let miles = placed.km.map(|km| format!("{:.0}", km / atlas::places::KM_A_MILE));
    html! {
        p.item-name { (site.facility.as_deref().unwrap_or(&place)) }
        p.small.quiet {
            (place)
            @if let Some(miles) = &miles { " · " (words.say_with("doctors-away", &[("miles", miles)])) }
        }
        p { (status(visit, site.status.unwrap_or(study.status))) }
        @for contact in &site.contacts { (person(contact)) }
    }
}

fn person(contact: &Contact) -> Markup {
    let phone = contact.phone.as_ref().map(|phone| match &contact.extension {
        Some(more) => format!("{phone} x{more}"),
        None => phone.clone(),
    });
    let parts = [contact.name.clone(), phone, contact.email.clone()];
    let said = parts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    html! { @if !said.is_empty() { p.small { (said) } } }
}
