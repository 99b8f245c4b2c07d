//! What is planned: `CarePlan`, `Goal`, requests and appointments. Shown, and their words read as prose; a
//! plan is no treatment, so no fact is made of its codes.

use super::super::bundle::{Bundle, Entry};
use super::super::sheet::Sheet;
use super::{additional_narrative, named, narrative_only, notes, withdrawn};

pub(super) fn read(entry: &Entry<'_>, _: &Bundle<'_>, sheet: &mut Sheet<'_>) {
    let at = &entry.at;
    let category = at.each("category").iter().find_map(|c| c.coded());
    if let Some(title) = at.say("title").or_else(|| category.map(|c| c.words)) {
        sheet.title(&title);
    }
    sheet.coded_item("Status", at.concept("status").as_ref());
    sheet.coded_item("Intent", at.concept("intent").as_ref());
    sheet.item("From", at.first_date(&["period.start"]).map(|(_, words)| words).as_ref());
    let void = withdrawn(at.status("status").as_deref());
    if void {
        return;
    }
    sheet.prose("Description", at.say("description").as_ref());
    for activity in at.each("activity") {
        let detail = activity.get("detail").unwrap_or(activity);
        sheet.coded_item("Activity", detail.concept("code").as_ref());
        if !withdrawn(detail.status("status").as_deref()) {
            sheet.prose("Activity", detail.say("description").as_ref());
        }
    }
    notes(at, sheet);
    additional_narrative(at, sheet);
}

pub(super) fn read_goal(entry: &Entry<'_>, _: &Bundle<'_>, sheet: &mut Sheet<'_>) {
    let at = &entry.at;
    let Some(goal) = at.concept("description") else { return narrative_only(at, sheet) };
    sheet.coded_item("Goal", Some(&goal));
    let status = at.any(&["lifecycleStatus", "status"]).and_then(|s| s.coded());
    sheet.coded_item("Status", status.as_ref());
    notes(at, sheet);
}

pub(super) fn read_request(entry: &Entry<'_>, _: &Bundle<'_>, sheet: &mut Sheet<'_>) {
    let at = &entry.at;
    let keys = ["code.concept", "code", "type", "item.code", "serviceRequested"];
    let Some(code) = at.any(&keys).and_then(|c| c.coded()) else {
        return narrative_only(at, sheet);
    };
    sheet.title(&code.words);
    sheet.coded_item("Status", at.concept("status").as_ref());
    let date = at.first_date(&["occurrenceDateTime", "authoredOn", "orderedOn", "date"]);
    sheet.item("Date", date.map(|(_, words)| words).as_ref());
    if !withdrawn(at.status("status").as_deref()) {
        notes(at, sheet);
    }
}

pub(super) fn read_appointment(entry: &Entry<'_>, bundle: &Bundle<'_>, sheet: &mut Sheet<'_>) {
    let at = &entry.at;
    let kind = at.any(&["serviceType", "appointmentType", "type"]).and_then(|t| t.coded());
    let title = at.say("description").or_else(|| kind.map(|k| k.words));
    if let Some(title) = &title {
        sheet.title(title);
    }
    sheet.coded_item("Status", at.concept("status").as_ref());
    sheet.item("Date", at.first_date(&["start"]).map(|(_, words)| words).as_ref());
    for actor in at.each("participant").iter().filter_map(|p| p.get("actor")) {
        sheet.item("With", named(&actor, entry, bundle).as_ref());
    }
    sheet.item("Comment", at.say("comment").as_ref());
}
