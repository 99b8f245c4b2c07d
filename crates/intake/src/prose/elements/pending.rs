//! Work that a report says is still to come (`addendum.pending`) and what it could not settle
//! (`report.not-settled`), each with its words.

use std::ops::Range;

use record::{Finding, FindingCode};

use crate::prose::Text;

/// One finding for each announcement, the same words once.
pub(in crate::prose) fn findings(text: &Text<'_>) -> Vec<Finding> {
    // More than a person can ask about; an endless text ends here.
    const FINDINGS_MAX: usize = 60;
    let mut findings: Vec<Finding> = Vec::new();
    for (at, kind) in text.words.pending.find(text.view.plain()) {
        let open = kind == "not-settled";
        if findings.len() >= FINDINGS_MAX {
            break;
        }
        if text.mute(&at) || open && of_a_code(text, &at) {
            continue;
        }
        let clause = text.view.clause(&at);
        let Some(passage) = text.view.passage(text.script.id, &clause) else { continue };
        let said = findings.iter().flat_map(|f| &f.passages).any(|p| p.quote() == passage.quote());
        if !said {
            let words = passage.quote().split_whitespace().collect::<Vec<_>>().join(" ");
            let code =
                if open { FindingCode::ReportNotSettled } else { FindingCode::AddendumPending };
            findings.push(
                Finding::new(code).in_document(text.script.id).with("detail", words).at(passage),
            );
        }
    }
    findings
}

/// `pNX: Regional lymph nodes cannot be assessed` is what a code means, not a complaint.
fn of_a_code(text: &Text<'_>, at: &Range<usize>) -> bool {
    const CODES: &[&str] =
        &["tx", "nx", "mx", "gx", "(pn)", "(pm)", "distant metast", "regional lymph"];
    let line = text.view.lines().get(text.view.line_at(at.start)).cloned().unwrap_or_default();
    let words = text.view.low(line.start.max(at.start.saturating_sub(120))..at.end);
    CODES.iter().any(|code| words.contains(code))
}
