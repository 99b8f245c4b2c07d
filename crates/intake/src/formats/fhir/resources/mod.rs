//! The resources we read, one file a kind and one line in the table.

mod allergy;
mod cancer;
mod composition;
mod condition;
mod coverage;
mod encounter;
mod family_history;
mod imaging_study;
mod immunization;
mod medication;
mod observation;
mod papers;
mod patient;
mod plan;
mod procedure;
mod provenance;
mod provider;
mod report;
mod specimen;

pub(super) use patient::PersonDraft;

use super::bundle::{Bundle, Entry};
use super::lens::{At, Words};
use super::sheet::Sheet;

/// One kind of resource: its names in the versions of FHIR, the heading it stands under and its reader.
pub(super) struct Resource {
    pub(super) kinds: &'static [&'static str],
    pub(super) heading: &'static str,
    pub(super) read: for<'a> fn(&Entry<'a>, &Bundle<'a>, &mut Sheet<'_>),
}

/// In the order of the pages.
pub(super) const RESOURCES: &[Resource] = &[
    Resource { kinds: &["Patient"], heading: "Patient", read: patient::read },
    Resource { kinds: &["Composition"], heading: "Document", read: composition::read },
    Resource { kinds: &["Condition"], heading: "Conditions", read: condition::read },
    Resource { kinds: &["AllergyIntolerance"], heading: "Allergies", read: allergy::read },
    Resource {
        kinds: &[
            "MedicationRequest",
            "MedicationOrder",
            "MedicationStatement",
            "MedicationAdministration",
            "MedicationDispense",
        ],
        heading: "Medicines",
        read: medication::read,
    },
    Resource { kinds: &["Procedure"], heading: "Procedures", read: procedure::read },
    Resource { kinds: &["DiagnosticReport"], heading: "Reports", read: report::read },
    Resource {
        kinds: &["Observation"],
        heading: "Results and observations",
        read: observation::read,
    },
    Resource { kinds: &["ImagingStudy"], heading: "Imaging studies", read: imaging_study::read },
    Resource { kinds: &["Specimen"], heading: "Specimens", read: specimen::read },
    Resource { kinds: &["Immunization"], heading: "Immunizations", read: immunization::read },
    Resource {
        kinds: &["FamilyMemberHistory"],
        heading: "Family history",
        read: family_history::read,
    },
    Resource { kinds: &["CarePlan"], heading: "Care plans", read: plan::read },
    Resource { kinds: &["Goal"], heading: "Goals", read: plan::read_goal },
    Resource {
        kinds: &["ServiceRequest", "ProcedureRequest", "DiagnosticOrder", "ReferralRequest"],
        heading: "Requests",
        read: plan::read_request,
    },
    Resource { kinds: &["Appointment"], heading: "Appointments", read: plan::read_appointment },
    Resource { kinds: &["Encounter"], heading: "Visits", read: encounter::read },
    Resource { kinds: &["DocumentReference"], heading: "Papers", read: papers::read },
    Resource { kinds: &["Binary"], heading: "Attached files", read: papers::read_binary },
    Resource { kinds: &["Coverage"], heading: "Insurance", read: coverage::read },
    Resource {
        kinds: &["Practitioner", "PractitionerRole", "Organization"],
        heading: "Doctors and places",
        read: provider::read,
    },
    Resource { kinds: &["Medication"], heading: "Medicines named", read: medication::read_named },
    Resource { kinds: &["Provenance"], heading: "Who recorded it", read: provenance::read },
];

/// Whether the record withdraws the entry: it was an error, or it never came to be.
fn withdrawn(status: Option<&str>) -> bool {
    matches!(
        status,
        Some(
            "entered-in-error"
                | "not-done"
                | "not-taken"
                | "cancelled"
                | "refuted"
                | "nullified"
                | "draft"
        )
    )
}

/// Whether a flag says that it was not done, taken or given, or is not to be; shown where it does.
fn negated(at: &At<'_>, sheet: &mut Sheet<'_>) -> bool {
    let flags =
        ["notPerformed", "wasNotTaken", "wasNotGiven", "notGiven", "notDone", "doNotPerform"];
    let flag = flags.into_iter().find(|flag| at.flag(flag));
    if let Some(words) = flag.and_then(|flag| at.say(flag)) {
        sheet.item("Not done", Some(&words));
    }
    let not_taken = at.text("taken").as_deref() == Some("n");
    if not_taken {
        sheet.item("Taken", at.say("taken").as_ref());
    }
    flag.is_some() || not_taken
}

/// What a resource says in words alone where it has no coded name: its narrative.
fn narrative_only(at: &At<'_>, sheet: &mut Sheet<'_>) {
    sheet.html(at.say("text.div").as_ref());
}

/// Narrative that somebody wrote beside the coded entries (`additional`); what software generated from
/// them says nothing new.
fn additional_narrative(at: &At<'_>, sheet: &mut Sheet<'_>) {
    if at.text("text.status").as_deref() == Some("additional") {
        narrative_only(at, sheet);
    }
}

/// Notes, as every version writes them: text, annotations, or a list of either.
fn notes(at: &At<'_>, sheet: &mut Sheet<'_>) {
    for key in ["note", "notes", "comment", "comments"] {
        for note in at.each(key) {
            let words = note.say("text").or_else(|| note.words());
            sheet.prose("Note", words.as_ref());
        }
    }
}

/// How a reference is shown: the words beside it, or the name in what it refers to.
fn named<'a>(reference: &At<'a>, entry: &Entry<'a>, bundle: &Bundle<'a>) -> Option<Words<'a>> {
    reference.say("display").or_else(|| {
        let found = bundle.resolve(reference, &entry.holder)?;
        let named = found.say("name").or_else(|| found.say("name.text"));
        named
            .or_else(|| found.concept("code").map(|c| c.words))
            .or_else(|| found.say("name.family"))
    })
}
