//! Work that a report says is still to come: `addendum.pending`, with its words.

use record::{Finding, FindingCode};

use crate::prose::Text;

/// One finding for each announcement, the same words once.
pub(in crate::prose) fn findings(text: &Text<'_>) -> Vec<Finding> {
    let mut findings: Vec<Finding> = Vec::new();
    for (at, _kind) in text.words.pending.find(text.view.plain()) {
        if text.mute(&at) {
            continue;
        }
        let clause = text.view.clause(&at);
        let Some(passage) = text.view.passage(text.script.id, &clause) else { continue };
        let said = findings.iter().flat_map(|f| &f.passages).any(|p| p.quote() == passage.quote());
        if !said {
            let words = passage.quote().split_whitespace().collect::<Vec<_>>().join(" ");
            findings.push(
                Finding::new(FindingCode::AddendumPending)
                    .in_document(text.script.id)
                    .with("detail", words)
                    .at(passage),
            );
        }
    }
    findings
}
