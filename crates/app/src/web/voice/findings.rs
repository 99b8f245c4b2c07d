//! Which findings are contradictions. What a finding says is in `knowledge::Words`.

use record::FindingCode;

/// Whether papers contradict each other in it.
pub(crate) fn is_conflict(code: FindingCode) -> bool {
    code.as_str().starts_with("conflict.")
}
