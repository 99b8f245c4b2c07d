//! What the words of a coded problem say of the cancer, as a portal's problem list gives them.

use serde_json::json;

use crate::cases::read_whole;

/// A problem's words and status, and what it says: type, place, side.
const PROBLEMS: &[(&str, &str, &str)] = &[
    (
        "Malignant neoplasm of upper-outer quadrant of left female breast",
        "active",
        "left | upper-outer quadrant of left female breast C50.4",
    ),
    (
        "Adenocarcinoma of upper lobe of right lung",
        "active",
        "adenocarcinoma 8140/3 | right | upper lobe of right lung C34.1",
    ),
    ("Malignant tumor of prostate", "active", "prostate C61.9"),
    ("Diffuse large B-cell lymphoma", "active", "diffuse large b-cell lymphoma 9680/3"),
    (
        "Malignant melanoma of skin of back",
        "recurrence",
        "malignant melanoma 8720/3 | skin of back C44.5",
    ),
    // Not the cancer of the case, or not a cancer.
    ("Malignant tumor of colon", "resolved", ""),
    ("Secondary malignant neoplasm of bone", "active", ""),
    ("Family history of malignant neoplasm of prostate", "active", ""),
    ("Personal history of malignant neoplasm of breast", "active", ""),
    ("Basal cell carcinoma of skin of nose", "active", ""),
    ("Malignant pleural effusion", "active", ""),
    ("Screening for malignant neoplasm of colon", "active", ""),
    ("Lung cancer metastatic to brain", "active", ""),
    ("Essential hypertension", "active", ""),
];

#[test]
fn a_problem_says_where_the_cancer_is_and_of_which_type() {
    for (words, status, expected) in PROBLEMS {
        let condition = json!({
            "resourceType": "Condition", "subject": { "reference": "Patient/p" },
            "clinicalStatus": { "coding": [{ "code": status }] }, "code": { "text": words },
        });
        let reading = read_whole("problem.json", condition.to_string().as_bytes());
        let mut said: Vec<String> = reading
            .facts
            .iter()
            .filter(|fact| fact.rule.starts_with("problem."))
            .map(|fact| {
                let value = serde_json::to_value(&fact.value).unwrap()["value"].clone();
                let word = |key: &str| value[key].as_str().map(str::to_owned);
                let words = [word("text"), word("icd_o_3"), word("side")];
                words.into_iter().flatten().collect::<Vec<_>>().join(" ")
            })
            .collect();
        said.sort_by_key(|s| (s.contains(" C"), s.clone()));
        assert_eq!(said.join(" | "), *expected, "{words}");
    }
}
