//! A study out of the register's JSON, version 2. What has another type than the register's is as if it were not there.

use record::{
    Arm, Contact, Design, Eligibility, Intervention, ListedIn, Official, PartialDate, Phase, Sex,
    Study, StudyAge, StudySite, StudyStatus,
};
use serde_json::Value;

use super::older;

/// Entries of one list of a study: arms, sites, keywords. The largest studies have about 1,500 sites.
const ENTRIES: usize = 5_000;
/// The register, as it calls itself.
const LIST: &str = "ClinicalTrials.gov";

/// The studies of a document: a page of them, a list, or one.
pub(super) fn each(value: &Value) -> Vec<&Value> {
    let many = value.get("studies").or(older::studies(value)).or(Some(value));
    let many = many.and_then(Value::as_array);
    many.map_or_else(|| vec![value], |all| all.iter().collect())
}

/// A study; `None` where it has no number.
pub(super) fn read(value: &Value) -> Option<Study> {
    if let Some(now) = older::modern_study(value) {
        return read(&now);
    }
    let all = value.get("protocolSection")?;
    let names = all.get("identificationModule")?;
    let id = text(names, "nctId").filter(|id| id.len() < 40)?;
    let status = all.get("statusModule").unwrap_or(&Value::Null);
    let design = all.get("designModule").unwrap_or(&Value::Null);
    let conditions = all.get("conditionsModule").unwrap_or(&Value::Null);
    let arms = all.get("armsInterventionsModule").unwrap_or(&Value::Null);
    let people = all.get("contactsLocationsModule").unwrap_or(&Value::Null);
    let day =
        |name: &str| status.get(name).and_then(|d| PartialDate::from_iso(d.get("date")?.as_str()?));
    Some(Study {
        title: text(names, "briefTitle").unwrap_or_else(|| id.clone()),
        id,
        official_title: text(names, "officialTitle"),
        acronym: text(names, "acronym"),
        summary: all.get("descriptionModule").and_then(|d| text(d, "briefSummary")),
        status: text(status, "overallStatus")
            .map(|s| StudyStatus::from_written(&s))
            .unwrap_or_default(),
        why_stopped: text(status, "whyStopped"),
        kind: text(design, "studyType"),
        phases: texts(design, "phases").iter().flat_map(|p| Phase::all_from_written(p)).collect(),
        design: design_of(design),
        conditions: texts(conditions, "conditions"),
        keywords: texts(conditions, "keywords"),
        arms: list(arms, "armGroups").map(arm).collect(),
        interventions: list(arms, "interventions").map(intervention).collect(),
        eligibility: all.get("eligibilityModule").map(eligibility).unwrap_or_default(),
        sites: list(people, "locations").map(site).collect(),
        contacts: list(people, "centralContacts").map(contact).collect(),
        officials: list(people, "overallOfficials").map(official).collect(),
        sponsor: all
            .get("sponsorCollaboratorsModule")
            .and_then(|s| s.get("leadSponsor"))
            .and_then(|s| text(s, "name")),
        start: day("startDateStruct"),
        primary_completion: day("primaryCompletionDateStruct"),
        completion: day("completionDateStruct"),
        updated: day("lastUpdatePostDateStruct"),
        source: ListedIn { list: LIST.to_owned(), date: None },
    })
}

fn text(value: &Value, name: &str) -> Option<String> {
    value
        .get(name)
        .and_then(Value::as_str)
        .map(str::trim)
        .filter(|t| !t.is_empty())
        .map(str::to_owned)
}

fn list<'a>(value: &'a Value, name: &str) -> impl Iterator<Item = &'a Value> {
    value.get(name).and_then(Value::as_array).into_iter().flatten().take(ENTRIES)
}

fn texts(value: &Value, name: &str) -> Vec<String> {
    list(value, name).filter_map(Value::as_str).map(str::to_owned).collect()
}

fn design_of(value: &Value) -> Design {
    let info = value.get("designInfo").unwrap_or(&Value::Null);
    let people = value.get("enrollmentInfo").and_then(|e| e.get("count")).and_then(Value::as_u64);
    Design {
        allocation: text(info, "allocation"),
        masking: info.get("maskingInfo").and_then(|m| text(m, "masking")),
        purpose: text(info, "primaryPurpose"),
        people: people.and_then(|count| u32::try_from(count).ok()),
    }
}

fn arm(value: &Value) -> Arm {
    Arm {
        name: text(value, "label").unwrap_or_default(),
        kind: text(value, "type"),
        text: text(value, "description"),
        interventions: texts(value, "interventionNames"),
    }
}

fn intervention(value: &Value) -> Intervention {
    Intervention {
        kind: text(value, "type"),
        name: text(value, "name").unwrap_or_default(),
        text: text(value, "description"),
        other_names: texts(value, "otherNames"),
    }
}

fn eligibility(value: &Value) -> Eligibility {
    Eligibility {
        sex: text(value, "sex").and_then(|sex| Sex::from_written(&sex)),
        age_min: text(value, "minimumAge").and_then(|age| StudyAge::from_written(&age)),
        age_max: text(value, "maximumAge").and_then(|age| StudyAge::from_written(&age)),
        healthy_volunteers: value.get("healthyVolunteers").and_then(Value::as_bool),
        criteria: text(value, "eligibilityCriteria").unwrap_or_default(),
    }
}

fn site(value: &Value) -> StudySite {
    let point = value.get("geoPoint").unwrap_or(&Value::Null);
    StudySite {
        facility: text(value, "facility"),
        city: text(value, "city"),
        state: text(value, "state"),
        zip: text(value, "zip"),
        country: text(value, "country"),
        status: text(value, "status").map(|status| StudyStatus::from_written(&status)),
        contacts: list(value, "contacts").map(contact).collect(),
        latitude: point.get("lat").and_then(Value::as_f64),
        longitude: point.get("lon").and_then(Value::as_f64),
    }
}

fn contact(value: &Value) -> Contact {
    Contact {
        name: text(value, "name"),
        role: text(value, "role"),
        phone: text(value, "phone"),
        extension: text(value, "phoneExt"),
        email: text(value, "email"),
    }
}

fn official(value: &Value) -> Official {
    Official {
        name: text(value, "name").unwrap_or_default(),
        role: text(value, "role"),
        affiliation: text(value, "affiliation"),
    }
}
