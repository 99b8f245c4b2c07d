//! Medicines that treat cancer, as what they are: a medication list does not say which of its entries do.

use knowledge::Library;
use knowledge::vocabulary::oncology::Treatment;
use record::{Fact, SystemicTherapy, Value};

/// The treatment that an entry of a medication list is; `None` where the medicine treats no cancer.
///
/// The fact stands on the entry's own words. `derived`: the list names the drug, the vocabulary says
/// that it treats cancer.
pub(super) fn of_medication(fact: &Fact, library: &Library) -> Option<Fact> {
    let Value::Medication(medication) = &fact.value else { return None };
    // What was stopped, cancelled or planned may never have been taken.
    if !matches!(medication.status.as_deref(), Some("active" | "completed" | "given")) {
        return None;
    }
    let text = medication.text.to_lowercase();
    let agents: Vec<String> = library
        .vocabulary
        .prose
        .drugs
        .find(&text)
        .filter_map(|(_, treatment)| match treatment {
            Treatment::Agent(agent) if agent.class != "other" => Some(agent.name.clone()),
            Treatment::Agent(_) | Treatment::Regimen(_) => None,
        })
        .collect();
    if agents.is_empty() {
        return None;
    }
    let therapy =
        SystemicTherapy { agents, status: medication.status.clone(), ..SystemicTherapy::default() };
    Some(fact.taken_as(therapy, "therapy.of-medication"))
}
