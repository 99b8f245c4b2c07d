//! Older exports of the register, brought into the form of version 2 and then read like it.
//!
//! *Reads* JSON of version 1 (`FullStudiesResponse`, `FullStudy`: names with their parent's name before them, lists inside lists) and
//! the XML of the years before (`clinical_study`). *Leaves unread* results. *Seen in the wild*: days in words (`January 25, 2018`), counts and
//! yes and no as text; XML gives no points on the map, so that such a site has no distance.
//! *Reference*: <https://clinicaltrials.gov/data-api/about-api/api-migration>

use std::io::{self, BufRead, BufReader, Cursor, Read};

use roxmltree::{Document, Node, ParsingOptions};
use serde_json::{Map, Value, json};

use crate::source::{Stream, stream_error};
use crate::{AtlasError, Result};

/// Bytes of one study as XML.
const XML_BYTES: u64 = 64 << 20;

/// Levels of a study; the register's own have seven.
const DEPTH: u8 = 24;
/// Elements of one study as XML.
const NODES: u32 = 2_000_000;
const MONTHS: &[&str] =
    &["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// A member as JSON: what is JSON as it is, a study in XML brought into the form of version 2. The lists of contents that lie in old
/// archives are empty.
///
/// # Errors
/// Where XML is no study, or larger than any.
pub(super) fn json_of<'a>(stream: Stream<'a>) -> Result<Box<dyn Read + 'a>> {
    let name = stream.name.clone();
    if name.to_lowercase().ends_with(".txt") {
        return Ok(Box::new(io::empty()));
    }
    let mut bytes = BufReader::with_capacity(1 << 16, stream);
    let head = bytes.fill_buf().map_err(|error| stream_error(&error, &name))?;
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    if !head.starts_with(b"<") {
        return Ok(Box::new(bytes));
    }
    let mut text = String::new();
    bytes.take(XML_BYTES).read_to_string(&mut text).map_err(|error| stream_error(&error, &name))?;
    if text.len() as u64 >= XML_BYTES {
        return Err(AtlasError::TooLarge { name });
    }
    let study = xml(&text).ok_or(AtlasError::OtherShape { name, line: 1 })?;
    Ok(Box::new(Cursor::new(serde_json::to_vec(&study).unwrap_or_default())))
}

/// The list of studies of a response of version 1.
pub(super) fn studies(value: &Value) -> Option<&Value> {
    value.get("FullStudiesResponse")?.get("FullStudies")
}

/// A study of version 1 in the form of version 2; `None` where it is none.
pub(super) fn modern_study(value: &Value) -> Option<Value> {
    let study = value.get("FullStudy").unwrap_or(value);
    let study = study.get("Study").unwrap_or(study);
    study.get("ProtocolSection").map(|_| modern(study, "", 0))
}

/// An object with its names as version 2 has them: without `prefix`, which is its parent's name.
fn modern(value: &Value, prefix: &str, depth: u8) -> Value {
    let Some(object) = value.as_object().filter(|_| depth < DEPTH) else { return value.clone() };
    let mut new = Map::new();
    for (name, inner) in object {
        match only_list(name, inner) {
            Some((of, all)) => {
                let all = all.iter().map(|one| modern(one, of, depth + 1)).collect();
                new.insert(format!("{}s", plain(of, prefix)), Value::Array(all));
            }
            None => {
                let name_now = plain(name, prefix);
                let inner = match inner.as_str() {
                    Some(text) => typed(&name_now, text),
                    None => modern(inner, within(name, prefix), depth + 1),
                };
                new.insert(name_now, inner);
            }
        }
    }
    Value::Object(new)
}

/// `ConditionList: { Condition: […] }` is a list of conditions.
fn only_list<'a>(name: &str, value: &'a Value) -> Option<(&'a str, &'a Vec<Value>)> {
    let object = value.as_object().filter(|o| name.ends_with("List") && o.len() == 1)?;
    let (of, all) = object.iter().next()?;
    Some((of.as_str(), all.as_array()?))
}

/// What stands before the names inside an object of this name.
fn within<'a>(name: &'a str, prefix: &'a str) -> &'a str {
    let of_module = name.ends_with("Module") || name.ends_with("Section");
    match (name.strip_suffix("DateStruct"), name.strip_suffix("Info")) {
        _ if of_module => "",
        (Some(day), _) => day,
        (None, Some(info)) => {
            if prefix.is_empty() {
                info
            } else {
                prefix
            }
        }
        (None, None) => name,
    }
}

/// `LocationContactEMail` inside a `LocationContact`: `email`.
fn plain(name: &str, prefix: &str) -> String {
    let rest = name.strip_prefix(prefix).filter(|rest| rest.starts_with(char::is_uppercase));
    let rest = rest.unwrap_or(name);
    match rest {
        "NCTId" => "nctId".to_owned(),
        "EMail" => "email".to_owned(),
        "Gender" => "sex".to_owned(),
        _ => {
            let mut letters = rest.chars();
            let first = letters.next().map(|c| c.to_ascii_lowercase());
            first.into_iter().chain(letters).collect()
        }
    }
}

/// A text in the type that version 2 has for it.
fn typed(name: &str, text: &str) -> Value {
    match name {
        "date" => json!(day(text)),
        "count" => text.parse::<u64>().map_or(Value::Null, Value::from),
        "healthyVolunteers" => yes(text),
        _ => json!(text),
    }
}

fn yes(text: &str) -> Value {
    match text.trim().to_ascii_lowercase().as_str() {
        "no" => json!(false),
        "yes" | "accepts healthy volunteers" => json!(true),
        _ => Value::Null,
    }
}

/// `January 25, 2018` and `January 2018` as `2018-01-25` and `2018-01`; anything else is as it was.
fn day(text: &str) -> String {
    let read = || {
        let mut parts = text.split([' ', ',']).filter(|part| !part.is_empty());
        let month = parts.next()?.to_ascii_lowercase();
        let month = MONTHS.iter().position(|known| month.starts_with(known))? + 1;
        match (parts.next()?, parts.next()) {
            (year, None) if year.len() == 4 => Some(format!("{year}-{month:02}")),
            (day, Some(year)) => Some(format!("{year}-{month:02}-{:02}", day.parse::<u8>().ok()?)),
            _ => None,
        }
    };
    read().unwrap_or_else(|| text.to_owned())
}

/// A study as XML, in the form of version 2; `None` where the text is none.
pub(super) fn xml(text: &str) -> Option<Value> {
    let options = ParsingOptions { allow_dtd: false, nodes_limit: NODES, ..Default::default() };
    let document = Document::parse_with_options(text, options).ok()?;
    let study = document.root_element();
    if study.tag_name().name() != "clinical_study" {
        return None;
    }
    let all = |name: &str| each(study, name).filter_map(words).collect::<Vec<_>>();
    let date = |name: &str| json!({ "date": at(study, name).map(|text| day(&text)) });
    let arms = each(study, "arm_group").map(|arm| {
        json!({ "label": at(arm, "arm_group_label"), "type": at(arm, "arm_group_type"), "description": at(arm, "description") })
    });
    let interventions = each(study, "intervention").map(|one| {
        json!({
            "type": at(one, "intervention_type"), "name": at(one, "intervention_name"), "description": at(one, "description"),
            "otherNames": each(one, "other_name").filter_map(words).collect::<Vec<_>>(),
        })
    });
    Some(json!({ "protocolSection": {
        "identificationModule": {
            "nctId": at(study, "id_info/nct_id"), "briefTitle": at(study, "brief_title"),
            "officialTitle": at(study, "official_title"), "acronym": at(study, "acronym"),
        },
        "statusModule": {
            "overallStatus": at(study, "overall_status"), "whyStopped": at(study, "why_stopped"),
            "startDateStruct": date("start_date"), "primaryCompletionDateStruct": date("primary_completion_date"),
            "completionDateStruct": date("completion_date"),
            "lastUpdatePostDateStruct": date("last_update_posted"),
        },
        "sponsorCollaboratorsModule": { "leadSponsor": { "name": at(study, "sponsors/lead_sponsor/agency") } },
        "descriptionModule": { "briefSummary": at(study, "brief_summary/textblock") },
        "conditionsModule": { "conditions": all("condition"), "keywords": all("keyword") },
        "designModule": {
            "studyType": at(study, "study_type"), "phases": all("phase"),
            "designInfo": {
                "allocation": at(study, "study_design_info/allocation"),
                "primaryPurpose": at(study, "study_design_info/primary_purpose"),
                "maskingInfo": { "masking": at(study, "study_design_info/masking") },
            },
            "enrollmentInfo": { "count": at(study, "enrollment").and_then(|n| n.parse::<u64>().ok()) },
        },
        "armsInterventionsModule": {
            "armGroups": arms.collect::<Vec<_>>(), "interventions": interventions.collect::<Vec<_>>(),
        },
        "eligibilityModule": {
            "sex": at(study, "eligibility/gender"), "minimumAge": at(study, "eligibility/minimum_age"),
            "maximumAge": at(study, "eligibility/maximum_age"),
            "healthyVolunteers": at(study, "eligibility/healthy_volunteers").map(|text| yes(&text)),
            "eligibilityCriteria": at(study, "eligibility/criteria/textblock"),
        },
        "contactsLocationsModule": {
            "locations": each(study, "location").map(location).collect::<Vec<_>>(),
            "centralContacts": contacts(study, "overall_contact", "overall_contact_backup"),
            "overallOfficials": each(study, "overall_official").map(|one| {
                json!({ "name": at(one, "last_name"), "role": at(one, "role"), "affiliation": at(one, "affiliation") })
            }).collect::<Vec<_>>(),
        },
    } }))
}

fn location(of: Node<'_, '_>) -> Value {
    json!({
        "facility": at(of, "facility/name"), "city": at(of, "facility/address/city"),
        "state": at(of, "facility/address/state"), "zip": at(of, "facility/address/zip"),
        "country": at(of, "facility/address/country"), "status": at(of, "status"),
        "contacts": contacts(of, "contact", "contact_backup"),
    })
}

fn contacts(of: Node<'_, '_>, first: &str, second: &str) -> Vec<Value> {
    let contact = |one: Node<'_, '_>| json!({ "name": at(one, "last_name"), "phone": at(one, "phone"), "phoneExt": at(one, "phone_ext"), "email": at(one, "email") });
    each(of, first).chain(each(of, second)).map(contact).collect()
}

fn each<'a, 'i: 'a>(of: Node<'a, 'i>, name: &'a str) -> impl Iterator<Item = Node<'a, 'i>> {
    of.children().filter(move |child| child.has_tag_name(name))
}

/// The words of the first element on a path.
fn at(of: Node<'_, '_>, path: &str) -> Option<String> {
    let mut here = of;
    for name in path.split('/') {
        here = here.children().find(|child| child.has_tag_name(name))?;
    }
    words(here)
}

/// An element's words. The register indents long texts; what every line has before it is taken away.
fn words(of: Node<'_, '_>) -> Option<String> {
    let text = of.text()?;
    let lines = || text.lines().filter(|line| !line.trim().is_empty());
    let before = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let indent = lines().map(before).min().unwrap_or(0);
    let lines: Vec<&str> =
        text.lines().map(|line| line.get(indent..).unwrap_or("").trim_end()).collect();
    let text = lines.join("\n").trim().to_owned();
    (!text.is_empty()).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::super::study::{each, read};
    use super::{json, xml};

    #[test]
    fn version_one_reads_as_version_two() {
        let old = json!({ "FullStudiesResponse": { "FullStudies": [ { "Rank": 1, "Study": { "ProtocolSection": {
            "IdentificationModule": { "NCTId": "NCT00000007", "BriefTitle": "A study of letrozole", "OrgStudyIdInfo": { "OrgStudyId": "X" } },
            "StatusModule": { "OverallStatus": "Active, not recruiting",
                "StartDateStruct": { "StartDate": "January 2013", "StartDateType": "Actual" },
                "LastUpdatePostDateStruct": { "LastUpdatePostDate": "January 25, 2018" } },
            "SponsorCollaboratorsModule": { "LeadSponsor": { "LeadSponsorName": "House by the River", "LeadSponsorClass": "OTHER" } },
            "ConditionsModule": { "ConditionList": { "Condition": ["Breast Cancer"] }, "KeywordList": { "Keyword": ["early"] } },
            "DesignModule": { "StudyType": "Interventional", "PhaseList": { "Phase": ["Phase 2"] },
                "DesignInfo": { "DesignAllocation": "Randomized", "DesignPrimaryPurpose": "Treatment", "DesignMaskingInfo": { "DesignMasking": "Double" } },
                "EnrollmentInfo": { "EnrollmentCount": "200" } },
            "ArmsInterventionsModule": {
                "ArmGroupList": { "ArmGroup": [ { "ArmGroupLabel": "A", "ArmGroupType": "Experimental",
                    "ArmGroupInterventionList": { "ArmGroupInterventionName": ["Drug: letrozole"] } } ] },
                "InterventionList": { "Intervention": [ { "InterventionType": "Drug", "InterventionName": "letrozole",
                    "InterventionOtherNameList": { "InterventionOtherName": ["Femara"] } } ] } },
            "EligibilityModule": { "EligibilityCriteria": "Inclusion Criteria:\n\n* Stage II", "HealthyVolunteers": "No", "Gender": "Female", "MinimumAge": "18 Years" },
            "ContactsLocationsModule": {
                "CentralContactList": { "CentralContact": [ { "CentralContactName": "Desk", "CentralContactEMail": "desk@example.org" } ] },
                "OverallOfficialList": { "OverallOfficial": [ { "OverallOfficialName": "Ana Featherwick, MD", "OverallOfficialRole": "Study Chair" } ] },
                "LocationList": { "Location": [ { "LocationFacility": "House", "LocationStatus": "Recruiting", "LocationCity": "Boston",
                    "LocationContactList": { "LocationContact": [ { "LocationContactName": "Ted", "LocationContactPhone": "1", "LocationContactPhoneExt": "2" } ] } } ] } },
        } } } ] } });
        let study = read(each(&old)[0]).unwrap();
        assert_eq!(
            (study.id.as_str(), study.status.as_str()),
            ("NCT00000007", "ACTIVE_NOT_RECRUITING")
        );
        assert_eq!(study.start, record::PartialDate::from_iso("2013-01"));
        assert_eq!(study.updated, record::PartialDate::from_iso("2018-01-25"));
        assert_eq!(study.sponsor.as_deref(), Some("House by the River"));
        assert_eq!(
            (study.conditions, study.keywords),
            (vec!["Breast Cancer".to_owned()], vec!["early".to_owned()])
        );
        assert_eq!(study.phases.len(), 1);
        assert_eq!(
            (study.design.masking.as_deref(), study.design.people),
            (Some("Double"), Some(200))
        );
        assert_eq!(study.arms[0].interventions, ["Drug: letrozole"]);
        assert_eq!(study.interventions[0].other_names, ["Femara"]);
        assert_eq!(study.eligibility.healthy_volunteers, Some(false));
        assert_eq!(study.eligibility.sex, Some(record::Sex::Female));
        assert_eq!(study.contacts[0].email.as_deref(), Some("desk@example.org"));
        assert_eq!(study.officials[0].role.as_deref(), Some("Study Chair"));
        let contact = &study.sites[0].contacts[0];
        assert_eq!(
            (contact.phone.as_deref(), contact.extension.as_deref()),
            (Some("1"), Some("2"))
        );
    }

    #[test]
    fn xml_of_the_years_before_reads_as_version_two() {
        let old = "<?xml version=\"1.0\"?>\n<clinical_study rank=\"1\">\n<id_info><org_study_id>X</org_study_id><nct_id>NCT00000008</nct_id></id_info>\n\
            <brief_title>A study</brief_title><sponsors><lead_sponsor><agency>House</agency></lead_sponsor></sponsors>\n\
            <overall_status>Recruiting</overall_status><start_date type=\"Actual\">May 3, 2019</start_date><phase>Phase 2/Phase 3</phase>\n\
            <study_design_info><allocation>Randomized</allocation><masking>None (Open Label)</masking></study_design_info><enrollment type=\"Anticipated\">40</enrollment>\n\
            <condition>Breast Cancer</condition><condition>DCIS</condition><arm_group><arm_group_label>A</arm_group_label></arm_group>\n\
            <intervention><intervention_type>Drug</intervention_type><intervention_name>letrozole</intervention_name><other_name>Femara</other_name></intervention>\n\
            <eligibility><criteria><textblock>\n        Inclusion Criteria:\n\n          -  Stage II\n      </textblock></criteria><gender>All</gender><minimum_age>18 Years</minimum_age><healthy_volunteers>No</healthy_volunteers></eligibility>\n\
            <overall_official><last_name>Ana Featherwick, MD</last_name><role>Principal Investigator</role></overall_official>\n\
            <location><facility><name>House</name><address><city>Boston</city><state>Massachusetts</state><zip>02115</zip><country>United States</country></address></facility><status>Recruiting</status><contact><last_name>Ted</last_name><phone>1</phone></contact></location>\n</clinical_study>";
        let study = read(&xml(old).unwrap()).unwrap();
        assert_eq!((study.id.as_str(), study.phases.len()), ("NCT00000008", 2));
        assert_eq!(study.start, record::PartialDate::from_iso("2019-05-03"));
        assert_eq!(study.eligibility.criteria, "Inclusion Criteria:\n\n  -  Stage II");
        assert_eq!((study.conditions.len(), study.design.people), (2, Some(40)));
        assert_eq!(study.sites[0].zip.as_deref(), Some("02115"));
        assert_eq!(study.officials[0].name, "Ana Featherwick, MD");
        assert!(xml("<html/>").is_none() && xml("<clinical_study>").is_none());
    }
}
