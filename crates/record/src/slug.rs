//! The names that values have in the JSON contract.

/// The name of an enum's variant (`pathology-report`); empty for what is no name.
pub fn slug(value: &impl serde::Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(slug)) => slug,
        _ => String::new(),
    }
}
