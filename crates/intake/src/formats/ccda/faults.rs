//! Where a document breaks the rules of its own format: each fault with its place. What is readable is
//! read all the same; the findings are for whoever made the file.
//!
//! General rules, one function each, in one table; the lists they rest on are in
//! `knowledge/vocabulary/ccda.toml` and `code-systems.toml`.

use std::collections::HashMap;

use record::{Finding, FindingCode, PartialDate};
use roxmltree::Node;

use crate::formats::ccda::sections::SectionKind;
use crate::formats::ccda::transcript::Transcript;
use crate::formats::ccda::xml::{Lens, Paths};

/// More faults than this of one document tell nobody anything new.
const FAULTS: usize = 60;

type Rule = fn(&mut Check<'_>, Node<'_, '_>);
type ElementRule = fn(&mut Check<'_>, Node<'_, '_>, &[&str]);

/// Every rule: over the whole document, or asked of each element.
const RULES: &[Rule] = &[header_parts, patient_name, sections];
const ELEMENT_RULES: &[ElementRule] =
    &[dates, code_shapes, header_codes, value_sets, required_parts];

/// Checks a whole document.
pub(super) fn check(out: &mut Transcript<'_>, document: Node<'_, '_>) {
    let mut check = Check {
        paths: out.paths,
        vocabulary: &out.tools.library.vocabulary,
        faults: Vec::new(),
        known: HashMap::new(),
    };
    for rule in RULES {
        rule(&mut check, document);
    }
    for node in document.descendants().filter(Node::is_element) {
        let templates: Vec<&str> = node.all("templateId").filter_map(|t| t.attr("root")).collect();
        for rule in ELEMENT_RULES {
            rule(&mut check, node, &templates);
        }
    }
    let Check { faults, .. } = check;
    let more = faults.len().saturating_sub(FAULTS);
    for fault in faults.into_iter().take(FAULTS) {
        let finding = Finding::new(FindingCode::DocumentFault).why(fault.why);
        let fill = |finding: Finding, (name, said): (&str, String)| finding.with(name, said);
        out.reading.find(
            fault
                .blanks
                .into_iter()
                .fold(finding, fill)
                .with("fault", fault.kind)
                .with("place", fault.place)
                .with("times", fault.count.to_string()),
        );
    }
    if more > 0 {
        let finding = Finding::new(FindingCode::DocumentFault).why("detail-more-faults");
        out.reading.find(finding.with("count", more.to_string()));
    }
}

struct Check<'a> {
    paths: &'a Paths,
    vocabulary: &'a knowledge::Vocabulary,
    faults: Vec<Fault>,
    /// By words and blanks: the place in `faults`, so that the same fault is said once.
    known: HashMap<(&'static str, Blanks), usize>,
}

/// What fills the words of a fault.
type Blanks = Vec<(&'static str, String)>;

struct Fault {
    kind: &'static str,
    /// The message that says it.
    why: &'static str,
    blanks: Blanks,
    place: String,
    count: u32,
}

impl Check<'_> {
    fn fault(
        &mut self,
        kind: &'static str,
        node: Node<'_, '_>,
        why: &'static str,
        blanks: &[(&'static str, &str)],
    ) {
        let blanks: Blanks =
            blanks.iter().map(|(name, said)| (*name, (*said).to_owned())).collect();
        let known = (why, blanks.clone());
        if let Some(fault) = self.known.get(&known).and_then(|at| self.faults.get_mut(*at)) {
            fault.count += 1;
            return;
        }
        self.known.insert(known, self.faults.len());
        let place = self.paths.of_node(node);
        self.faults.push(Fault { kind, why, blanks, place, count: 1 });
    }
}

fn header_parts(check: &mut Check<'_>, document: Node<'_, '_>) {
    const TYPE: (&str, &str) = ("2.16.840.1.113883.1.3", "POCD_HD000040");
    match document.child("typeId") {
        None => check.fault("missing", document, "detail-document-lacks", &[("part", "typeId")]),
        Some(id) if (id.attr("root"), id.attr("extension")) != (Some(TYPE.0), Some(TYPE.1)) => {
            check.fault("type-id", id, "detail-type-id", &[]);
        }
        Some(_) => {}
    }
    if !document.all("templateId").any(|t| t.attr("root").is_some()) {
        check.fault("template", document, "detail-no-template", &[]);
    }
    for part in ["id", "code", "effectiveTime", "confidentialityCode", "author", "custodian"] {
        if document.child(part).is_none() {
            check.fault("missing", document, "detail-document-lacks", &[("part", part)]);
        }
    }
    match document.down(&["recordTarget", "patientRole", "patient"]) {
        None => check.fault("missing", document, "detail-no-patient", &[]),
        Some(patient) => {
            for part in ["name", "administrativeGenderCode", "birthTime"] {
                if patient.child(part).is_none() {
                    check.fault("missing", patient, "detail-patient-lacks", &[("part", part)]);
                }
            }
        }
    }
}

fn patient_name(check: &mut Check<'_>, document: Node<'_, '_>) {
    let Some(patient) = document.down(&["recordTarget", "patientRole", "patient"]) else { return };
    for name in patient.all("name").filter(|n| n.attr("nullFlavor").is_none()) {
        for part in ["given", "family"] {
            if name.child(part).is_none() {
                check.fault("name", name, "detail-name-lacks", &[("part", part)]);
            }
        }
        for part in name.children().filter(Node::is_element) {
            if part.words().is_empty() && part.attr("nullFlavor").is_none() {
                let qualifier =
                    part.attr("qualifier").map(|q| format!(" ({q})")).unwrap_or_default();
                let empty = format!("{}{qualifier}", part.name());
                check.fault("name", part, "detail-name-empty", &[("part", &empty)]);
            }
        }
    }
}

fn sections(check: &mut Check<'_>, document: Node<'_, '_>) {
    for section in document.descendants().filter(|n| n.is("section")) {
        let code = section.child("code");
        let Some(code_node) = code else {
            if section.child("templateId").is_some() {
                check.fault("section-code", section, "detail-section-no-code", &[]);
            }
            continue;
        };
        let code = code_node.attr("code").unwrap_or_default();
        let declared: Vec<_> = section.all("templateId").filter_map(|t| t.attr("root")).collect();
        if let Some(codes) = declared.iter().find_map(|root| SectionKind::codes_of(root))
            && !codes.contains(&code)
        {
            let blanks = [("code", code), ("expected", &codes.join(" / "))];
            check.fault("section-code", code_node, "detail-section-code", &blanks);
        }
        if let Some(templates) = SectionKind::templates_of(code)
            && !templates.iter().any(|root| declared.contains(root))
        {
            let title = section.child("title").map(|t| t.words()).unwrap_or_default();
            let blanks = [("title", title.as_str()), ("code", code)];
            check.fault("section-template", section, "detail-section-template", &blanks);
        }
        entries(check, section);
    }
}

/// The entries of the sections whose content is fixed: each has to say what it is.
fn entries(check: &mut Check<'_>, section: Node<'_, '_>) {
    let Some(kind) = SectionKind::of(section) else { return };
    let expected = &check.vocabulary.ccda.expected;
    for rule in expected.iter().filter(|e| e.rule == kind.rule) {
        let mut found: Vec<Node<'_, '_>> = section.all("entry").collect();
        for step in &rule.path {
            found = found.iter().flat_map(|n| n.children().filter(|c| c.is(step))).collect();
        }
        for node in found {
            let is_aside = node
                .parent()
                .is_some_and(|p| p.is("entryRelationship") && p.attr("typeCode") != Some("SUBJ"));
            // An entry of another known kind is not a nameless one of this kind.
            let named = node.all("templateId").filter_map(|t| t.attr("root"));
            let is_other =
                named.into_iter().any(|root| root.starts_with("2.16.840.1.113883.10.20.22.4."));
            if !is_aside && !is_other && !rule.templates.iter().any(|root| node.has_template(root))
            {
                let about = [("about", rule.about.as_str())];
                check.fault("entry-template", node, "detail-entry-template", &about);
            }
        }
    }
}

/// Times are digits, from the year to the second, with a zone behind.
fn dates(check: &mut Check<'_>, node: Node<'_, '_>, _: &[&str]) {
    let is_end = matches!(node.name(), "low" | "high" | "center");
    let is_time = match node.name() {
        "effectiveTime" | "birthTime" | "time" => true,
        _ if is_end => node.parent().is_some_and(|p| matches!(p.name(), "effectiveTime" | "time")),
        _ => false,
    };
    let Some(value) = node.attr("value").filter(|_| is_time && node.attr("unit").is_none()) else {
        return;
    };
    let digits = value.bytes().take_while(u8::is_ascii_digit).count();
    let rest = value.get(digits..).unwrap_or_default();
    let plain = rest.is_empty() || rest.starts_with(['.', '+', '-']);
    let length = matches!(digits, 4 | 6 | 8 | 10 | 12 | 14);
    if !(plain && length && PartialDate::from_digits(value).is_some()) {
        check.fault("date", node, "detail-no-date", &[("value", value)]);
    }
}

/// A code has to be one its system can have.
fn code_shapes(check: &mut Check<'_>, node: Node<'_, '_>, _: &[&str]) {
    let (Some(code), Some(oid)) = (node.attr("code"), node.attr("codeSystem")) else { return };
    let Some(system) = check.vocabulary.code_systems.by_oid(oid) else { return };
    let shaped = system.shape.as_ref().is_none_or(|shape| shape.fits(code));
    let numbered = code.bytes().next().is_some_and(|b| b.is_ascii_digit());
    let checked = !numbered || system.check.is_none_or(|digit| digit.holds(code));
    // The draft codes that the guide itself prints (`X-SECTIONTIMERANGE`, `C-CDAV2-DDN`) are let be.
    let drafted = code.starts_with("X-") || code.starts_with("C-CDA") || code.ends_with("-X");
    if !(drafted || shaped && checked) {
        check.fault(
            "code",
            node,
            "detail-no-code",
            &[("code", code), ("element", node.name()), ("system", &system.name)],
        );
    }
}

/// Header codes come from fixed systems.
fn header_codes(check: &mut Check<'_>, node: Node<'_, '_>, _: &[&str]) {
    let rules = check.vocabulary.ccda.value_set.iter().filter(|s| s.template.is_empty());
    let Some(rule) = rules.into_iter().find(|s| node.is(&s.element)) else { return };
    if let Some(system) = node.attr("codeSystem")
        && !rule.systems.iter().any(|s| s == system)
    {
        let blanks = [("system", system), ("about", &rule.about)];
        check.fault("code-system", node, "detail-code-system", &blanks);
    }
}

/// Codes of entries come from the value sets of their templates.
fn value_sets(check: &mut Check<'_>, node: Node<'_, '_>, templates: &[&str]) {
    if templates.is_empty() {
        return;
    }
    let sets = check.vocabulary.ccda.value_set.iter();
    for set in sets.filter(|s| templates.contains(&s.template.as_str())) {
        let Some(coded) = node.child(&set.element) else { continue };
        let (code, system) = (coded.attr("code"), coded.attr("codeSystem"));
        if let (Some(code), false) = (code, set.codes.is_empty())
            && !set.codes.iter().any(|c| c == code)
        {
            check.fault(
                "value-set",
                coded,
                "detail-value-set",
                &[("code", code), ("about", &set.about)],
            );
        }
        if let (Some(system), false) = (system, set.systems.is_empty())
            && code.is_some()
            && !set.systems.iter().any(|s| s == system)
        {
            let blanks = [("system", system), ("about", &set.about)];
            check.fault("code-system", coded, "detail-code-system-of", &blanks);
        }
    }
}

/// What an entry of a template has to have.
fn required_parts(check: &mut Check<'_>, node: Node<'_, '_>, templates: &[&str]) {
    let required = check.vocabulary.ccda.required.iter();
    for rule in required.filter(|r| templates.contains(&r.template.as_str())) {
        for part in &rule.parts {
            if node.child(part).is_none() {
                check.fault(
                    "missing",
                    node,
                    "detail-entry-lacks",
                    &[("about", &rule.about), ("part", part)],
                );
            }
        }
        let status = node.child("statusCode").and_then(|s| s.attr("code"));
        if let Some(status) = status.filter(|status| *status != "nullified")
            && !rule.statuses.is_empty()
            && !rule.statuses.iter().any(|s| s == status)
        {
            check.fault(
                "status",
                node,
                "detail-status",
                &[("about", &rule.about), ("status", status)],
            );
        }
    }
}
