//! The sections, one file a kind, and the two tables that list them: sections by LOINC code and template,
//! entries by template. An entry is read for what it says it is, wherever it stands; an entry without a
//! known template is read as its section's kind.

mod allergies;
mod care_team;
mod encounters;
mod equipment;
mod family;
mod generic;
mod immunizations;
mod medications;
mod notes;
mod oncology;
mod payers;
mod plan;
mod problems;
mod procedures;
mod results;
mod social;
mod status;
mod tables;
mod vitals;

use record::{BlockKind, Span};
use roxmltree::Node;

use crate::formats::ccda::narrative::{Narrated, narrate};
use crate::formats::ccda::statement::{Context, Standing, inner, is_statement};
use crate::formats::ccda::transcript::{Place, Transcript};
use crate::formats::ccda::xml::Lens;

/// Reads one statement; `false` where it says nothing this kind understands.
type EntryReader = fn(&mut Transcript<'_>, &Context<'_>, Node<'_, '_>) -> bool;

/// One kind of section.
pub(super) struct SectionKind {
    /// The rule that its facts carry.
    pub rule: &'static str,
    /// LOINC codes of the section.
    loinc: &'static [&'static str],
    /// Template identifiers, for sections whose code is wrong or missing.
    templates: &'static [&'static str],
    /// Reads entries that have no template of their own.
    read: EntryReader,
    /// Whether people write here in their own words.
    prose: bool,
}

const fn coded(
    rule: &'static str,
    loinc: &'static [&'static str],
    templates: &'static [&'static str],
    read: EntryReader,
) -> SectionKind {
    SectionKind { rule, loinc, templates, read, prose: false }
}

const fn prose(
    rule: &'static str,
    loinc: &'static [&'static str],
    templates: &'static [&'static str],
    read: EntryReader,
) -> SectionKind {
    SectionKind { rule, loinc, templates, read, prose: true }
}

/// Every kind of section we know.
#[rustfmt::skip]
static SECTIONS: &[SectionKind] = &[
    coded("ccda.allergies", &["48765-2"], &["2.16.840.1.113883.10.20.22.2.6", "2.16.840.1.113883.10.20.22.2.6.1"], allergies::read),
    coded("ccda.medications", &["10160-0"], &["2.16.840.1.113883.10.20.22.2.1", "2.16.840.1.113883.10.20.22.2.1.1"], medications::read),
    coded("ccda.medications", &["10183-2", "75311-1"], &["2.16.840.1.113883.10.20.22.2.11", "2.16.840.1.113883.10.20.22.2.11.1"], medications::read),
    coded("ccda.medications", &["42346-7"], &["2.16.840.1.113883.10.20.22.2.44"], medications::read),
    coded("ccda.medications-administered", &["29549-3"], &["2.16.840.1.113883.10.20.22.2.38"], medications::read),
    coded("ccda.problems", &["11450-4"], &["2.16.840.1.113883.10.20.22.2.5", "2.16.840.1.113883.10.20.22.2.5.1"], problems::read),
    coded("ccda.past-history", &["11348-0"], &["2.16.840.1.113883.10.20.22.2.20"], problems::read),
    coded("ccda.admission-diagnosis", &["46241-6", "42347-5"], &["2.16.840.1.113883.10.20.22.2.43"], problems::read),
    coded("ccda.discharge-diagnosis", &["11535-2", "C-CDAV2-DDN"], &["2.16.840.1.113883.10.20.22.2.24"], problems::read),
    coded("ccda.preoperative-diagnosis", &["10219-4"], &["2.16.840.1.113883.10.20.22.2.34"], problems::read),
    prose("ccda.postoperative-diagnosis", &["10218-6"], &["2.16.840.1.113883.10.20.22.2.35"], problems::read),
    prose("ccda.postprocedure-diagnosis", &["59769-0"], &["2.16.840.1.113883.10.20.22.2.36"], problems::read),
    prose("ccda.complications", &["55109-3"], &["2.16.840.1.113883.10.20.22.2.37"], problems::read),
    coded("ccda.procedures", &["47519-4"], &["2.16.840.1.113883.10.20.22.2.7", "2.16.840.1.113883.10.20.22.2.7.1"], procedures::read),
    coded("ccda.results", &["30954-2"], &["2.16.840.1.113883.10.20.22.2.3", "2.16.840.1.113883.10.20.22.2.3.1"], results::read),
    coded("ccda.vital-signs", &["8716-3"], &["2.16.840.1.113883.10.20.22.2.4", "2.16.840.1.113883.10.20.22.2.4.1"], vitals::read),
    coded("ccda.immunizations", &["11369-6"], &["2.16.840.1.113883.10.20.22.2.2", "2.16.840.1.113883.10.20.22.2.2.1"], immunizations::read),
    coded("ccda.encounters", &["46240-8"], &["2.16.840.1.113883.10.20.22.2.22", "2.16.840.1.113883.10.20.22.2.22.1"], encounters::read),
    coded("ccda.social-history", &["29762-2"], &["2.16.840.1.113883.10.20.22.2.17"], social::read),
    coded("ccda.family-history", &["10157-6"], &["2.16.840.1.113883.10.20.22.2.15"], family::read),
    coded("ccda.functional-status", &["47420-5"], &["2.16.840.1.113883.10.20.22.2.14"], status::read),
    coded("ccda.mental-status", &["10190-7"], &["2.16.840.1.113883.10.20.22.2.56"], status::read),
    coded("ccda.nutrition", &["61144-2"], &["2.16.840.1.113883.10.20.22.2.57"], status::read),
    coded("ccda.equipment", &["46264-8"], &["2.16.840.1.113883.10.20.22.2.23"], equipment::read),
    coded("ccda.implants", &["59771-6"], &["2.16.840.1.113883.10.20.22.2.40"], equipment::read),
    coded("ccda.payers", &["48768-6"], &["2.16.840.1.113883.10.20.22.2.18"], payers::read),
    coded("ccda.advance-directives", &["42348-3"], &["2.16.840.1.113883.10.20.22.2.21", "2.16.840.1.113883.10.20.22.2.21.1"], status::read),
    coded("ccda.care-team", &["85847-2"], &["2.16.840.1.113883.10.20.22.2.500"], care_team::read),
    prose("ccda.plan", &["18776-5"], &["2.16.840.1.113883.10.20.22.2.10"], plan::read),
    prose("ccda.planned-procedure", &["59772-4"], &["2.16.840.1.113883.10.20.22.2.30"], plan::read),
    prose("ccda.goals", &["61146-7"], &["2.16.840.1.113883.10.20.22.2.60"], plan::read),
    prose("ccda.health-concerns", &["75310-3"], &["2.16.840.1.113883.10.20.22.2.58"], problems::read),
    prose("ccda.interventions", &["62387-6"], &["2.16.840.1.113883.10.20.21.2.3"], plan::read),
    prose("ccda.outcomes", &["11383-7"], &["2.16.840.1.113883.10.20.22.2.61"], status::read),
    prose("ccda.instructions", &["69730-0"], &["2.16.840.1.113883.10.20.22.2.45"], plan::read),
    prose("ccda.physical-exam", &["29545-1"], &["2.16.840.1.113883.10.20.2.10"], status::read),
    prose("ccda.physical-exam", &["8709-8", "10184-0", "10210-3"], &[], status::read),
    prose("ccda.procedure-findings", &["59776-5"], &["2.16.840.1.113883.10.20.22.2.28"], problems::read),
    prose("ccda.procedure-findings", &["121070"], &["2.16.840.1.113883.10.20.6.1.2"], problems::read),
    prose("ccda.procedure-indications", &["59768-2"], &["2.16.840.1.113883.10.20.22.2.29"], problems::read),
    prose("ccda.procedure-indications", &["121109"], &[], problems::read),
    prose("ccda.anesthesia", &["59774-0"], &["2.16.840.1.113883.10.20.22.2.25"], procedures::read),
    prose("ccda.reason-for-referral", &["42349-1"], &["1.3.6.1.4.1.19376.1.5.3.1.3.1"], plan::read),
    prose("ccda.note", NOTE_CODES, NOTE_TEMPLATES, notes::read),
];

/// Sections that are prose and hold no coded facts of their own: assessment, hospital course, history of
/// present illness, chief complaint, reason for visit, review of systems, operative description, …
const NOTE_CODES: &[&str] = &[
    "51848-0", "51847-2", "8648-8", "10164-2", "10154-3", "29299-5", "46239-0", "10187-3",
    "29554-3", "59775-7", "59770-8", "59773-2", "10223-6", "11537-8", "10216-0", "8653-8",
    "42344-2", "11493-4", "18841-7", "11329-0", "61149-1", "61150-9", "121181", "121072", "121077",
    "121065", "121068", "10222-8", "11488-4", "34117-2", "11506-3", "18842-5", "28570-0",
    "34109-9", "34746-8", "11502-2", "11526-1", "18748-4", "34111-5", "57133-1", "81222-2",
    "55115-0", "55114-3", "55113-5", "18785-6", "18834-2", "18782-3", "55111-9", "55112-7",
    "57017-6", "29551-9", "8689-2", "48807-2",
];

const NOTE_TEMPLATES: &[&str] = &[
    "2.16.840.1.113883.10.20.22.2.65",
    "2.16.840.1.113883.10.20.22.2.8",
    "2.16.840.1.113883.10.20.22.2.9",
    "2.16.840.1.113883.10.20.22.2.12",
    "2.16.840.1.113883.10.20.22.2.13",
    "1.3.6.1.4.1.19376.1.5.3.1.3.4",
    "1.3.6.1.4.1.19376.1.5.3.1.3.5",
    "1.3.6.1.4.1.19376.1.5.3.1.3.18",
    "1.3.6.1.4.1.19376.1.5.3.1.1.13.2.1",
];

/// What stands in no section we know.
static UNKNOWN: SectionKind = prose("ccda.section", &[], &[], generic::read);

/// A piece of a document that stands in no section.
pub(super) fn fragment() -> &'static SectionKind {
    static FRAGMENT: SectionKind = coded("ccda.entry", &[], &[], generic::read);
    &FRAGMENT
}

/// Every entry template we know, and who reads it.
const ENTRIES: &[(&str, EntryReader)] = &[
    ("2.16.840.1.113883.10.20.22.4.3", problems::read),
    ("2.16.840.1.113883.10.20.22.4.4", problems::read),
    ("2.16.840.1.113883.10.20.22.4.80", problems::read),
    ("2.16.840.1.113883.10.20.22.4.33", problems::read),
    ("2.16.840.1.113883.10.20.22.4.34", problems::read),
    ("2.16.840.1.113883.10.20.22.4.51", problems::read),
    ("2.16.840.1.113883.10.20.22.4.65", problems::read),
    ("2.16.840.1.113883.10.20.22.4.132", problems::read),
    ("2.16.840.1.113883.10.20.22.4.136", problems::read),
    ("2.16.840.1.113883.10.20.22.4.30", allergies::read),
    ("2.16.840.1.113883.10.20.22.4.7", allergies::read),
    ("2.16.840.1.113883.10.20.24.3.90", allergies::read),
    ("2.16.840.1.113883.10.20.22.4.16", medications::read),
    ("2.16.840.1.113883.10.20.22.4.35", medications::read),
    ("2.16.840.1.113883.10.20.22.4.36", medications::read),
    ("2.16.840.1.113883.10.20.22.4.42", medications::read),
    ("2.16.840.1.113883.10.20.22.4.52", immunizations::read),
    ("2.16.840.1.113883.10.20.22.4.120", immunizations::read),
    ("2.16.840.1.113883.10.20.22.4.1", results::read),
    ("2.16.840.1.113883.10.20.22.4.2", results::read),
    ("2.16.840.1.113883.10.20.22.4.26", vitals::read),
    ("2.16.840.1.113883.10.20.22.4.27", vitals::read),
    ("2.16.840.1.113883.10.20.22.4.12", procedures::read),
    ("2.16.840.1.113883.10.20.22.4.13", procedures::read),
    ("2.16.840.1.113883.10.20.22.4.14", procedures::read),
    ("2.16.840.1.113883.10.20.22.4.41", procedures::read),
    ("2.16.840.1.113883.10.20.22.4.39", plan::read),
    ("2.16.840.1.113883.10.20.22.4.40", encounters::read),
    ("2.16.840.1.113883.10.20.22.4.43", plan::read),
    ("2.16.840.1.113883.10.20.22.4.44", plan::read),
    ("2.16.840.1.113883.10.20.22.4.49", encounters::read),
    ("2.16.840.1.113883.10.20.22.4.45", family::read),
    ("2.16.840.1.113883.10.20.22.4.38", social::read),
    ("2.16.840.1.113883.10.20.22.4.78", social::read),
    ("2.16.840.1.113883.10.20.22.4.85", social::read),
    ("2.16.840.1.113883.10.20.22.4.200", social::read),
    ("2.16.840.1.113883.10.20.15.3.8", social::read),
    ("2.16.840.1.113883.10.20.22.4.66", status::read),
    ("2.16.840.1.113883.10.20.22.4.67", status::read),
    ("2.16.840.1.113883.10.20.22.4.68", status::read),
    ("2.16.840.1.113883.10.20.22.4.69", status::read),
    ("2.16.840.1.113883.10.20.22.4.73", status::read),
    ("2.16.840.1.113883.10.20.22.4.74", status::read),
    ("2.16.840.1.113883.10.20.22.4.75", status::read),
    ("2.16.840.1.113883.10.20.22.4.144", status::read),
    ("2.16.840.1.113883.10.20.22.4.48", status::read),
    ("2.16.840.1.113883.10.20.22.4.108", status::read),
    ("2.16.840.1.113883.10.20.22.4.135", equipment::read),
    ("2.16.840.1.113883.10.20.22.4.50", equipment::read),
    ("2.16.840.1.113883.10.20.22.4.60", payers::read),
    ("2.16.840.1.113883.10.20.22.4.61", payers::read),
    ("2.16.840.1.113883.10.20.22.4.121", plan::read),
    ("2.16.840.1.113883.10.20.22.4.131", plan::read),
    ("2.16.840.1.113883.10.20.22.4.146", plan::read),
    ("2.16.840.1.113883.10.20.22.4.20", plan::read),
    ("2.16.840.1.113883.10.20.22.4.500", care_team::read),
    ("2.16.840.1.113883.10.20.22.4.202", notes::read),
    ("2.16.840.1.113883.10.20.22.4.64", generic::words),
];

/// Statements that say something of the one they stand in, which reads them itself: its severity,
/// criticality, status, priority, age at onset, reaction.
const ASIDES: &[&str] = &[
    "2.16.840.1.113883.10.20.22.4.5",
    "2.16.840.1.113883.10.20.22.4.6",
    "2.16.840.1.113883.10.20.22.4.8",
    "2.16.840.1.113883.10.20.22.4.9",
    "2.16.840.1.113883.10.20.22.4.28",
    "2.16.840.1.113883.10.20.22.4.31",
    "2.16.840.1.113883.10.20.22.4.122",
    "2.16.840.1.113883.10.20.22.4.143",
    "2.16.840.1.113883.10.20.22.4.145",
];

impl SectionKind {
    pub(super) fn of(section: Node<'_, '_>) -> Option<&'static Self> {
        let code = section.child("code").and_then(|code| code.attr("code"));
        let by_code = SECTIONS.iter().find(|kind| code.is_some_and(|c| kind.loinc.contains(&c)));
        by_code.or_else(|| {
            SECTIONS
                .iter()
                .find(|kind| kind.templates.iter().any(|root| section.has_template(root)))
        })
    }

    /// The template that an entries-carrying section of this LOINC code is to declare.
    pub(super) fn templates_of(loinc: &str) -> Option<&'static [&'static str]> {
        let kind = SECTIONS.iter().find(|kind| kind.loinc.contains(&loinc))?;
        (kind.rule != "ccda.note" && !kind.templates.is_empty()).then_some(kind.templates)
    }

    /// The LOINC codes that go with a section template.
    pub(super) fn codes_of(template: &str) -> Option<&'static [&'static str]> {
        let kind = SECTIONS.iter().find(|kind| kind.templates.contains(&template))?;
        (kind.rule != "ccda.note").then_some(kind.loinc)
    }
}

/// Reads one section and the sections within it.
pub(super) fn read_section(out: &mut Transcript<'_>, section: Node<'_, '_>, level: u8) {
    out.begin_section();
    let known = SectionKind::of(section);
    let kind = known.unwrap_or(&UNKNOWN);
    let began = (out.page(), out.position());
    let title = write_title(out, section, level);
    let unread_before = out.facts_so_far();
    let narrated = section.child("text").map(|text| narrate(text, out)).unwrap_or_default();
    if let Some(id) = section.attr("ID") {
        let span = Span::new(began.1, out.end_of(began.0));
        out.ids.entry(id.to_owned()).or_insert(Place { page: began.0, span, row: span });
    }
    let context = Context::new(kind, &title, &narrated, out);
    let mut understood = false;
    for entry in section.all("entry").flat_map(|e| e.children().filter(|s| is_statement(*s))) {
        understood |= read_entry(out, &context, entry);
    }
    let has_nothing = section.attr("nullFlavor").is_some();
    let from_table = !understood && !has_nothing && tables::read(out, &context);
    mark_prose(out, &context, &narrated, began, understood || from_table);
    let nothing_read = !understood && out.facts_so_far() == unread_before;
    if known.is_none() && nothing_read && narrated.blocks.iter().all(|b| b.row) {
        let code = section.child("code").and_then(|c| c.attr("code")).unwrap_or("without code");
        out.reading.leave_unread(format!("C-CDA section {code}"));
    }
    for inside in section.all("component").flat_map(|c| c.all("section")) {
        read_section(out, inside, (level + 1).min(6));
    }
}

/// Reads one statement as what its template says it is, else as its section's kind, else as what it is.
pub(super) fn read_entry(
    out: &mut Transcript<'_>,
    context: &Context<'_>,
    statement: Node<'_, '_>,
) -> bool {
    // What was entered in error is not read at all; its words stand in the narrative or nowhere.
    if Standing::of(statement) == Standing::Nullified {
        generic::write(out, context, statement, Standing::Nullified);
        return true;
    }
    // What is said of a relative is family history wherever it stands.
    if context.kind.rule != "ccda.family-history"
        && statement.down(&["subject", "relatedSubject"]).is_some()
    {
        return family::read(out, context, statement);
    }
    let by_template = statement
        .all("templateId")
        .filter_map(|t| t.attr("root"))
        .find_map(|root| ENTRIES.iter().find(|(known, _)| *known == root));
    let read = by_template.map_or(context.kind.read, |(_, read)| *read);
    if read(out, context, statement) {
        return true;
    }
    // A wrapper of a known kind has been looked into; of no known kind, it is looked into now.
    let is_wrapper = matches!(statement.name(), "act" | "organizer");
    let is_generic =
        matches!(context.kind.rule, "ccda.section" | "ccda.entry" | "ccda.note" | "ccda.care-team");
    if is_wrapper && inner(statement).next().is_some() && (by_template.is_some() || !is_generic) {
        return false;
    }
    if by_template.is_none() && matches!(context.kind.rule, "ccda.section" | "ccda.entry") {
        return false;
    }
    generic::read(out, context, statement)
}

/// Reads the statements within a wrapper (act, organizer) one by one.
fn read_inner(out: &mut Transcript<'_>, context: &Context<'_>, wrapper: Node<'_, '_>) -> bool {
    let mut understood = false;
    let is_aside = |s: &Node<'_, '_>| ASIDES.iter().any(|root| s.has_template(root));
    for statement in inner(wrapper).filter(|s| !is_aside(s)) {
        understood |= read_entry(out, context, statement);
    }
    understood
}

/// The heading of a section: its title, else the name of its code.
fn write_title(out: &mut Transcript<'_>, section: Node<'_, '_>, level: u8) -> String {
    let title = section.child("title").filter(|t| !t.words().is_empty());
    let code = section.child("code");
    let (words, pointer) = match (title, code.and_then(|c| c.attr("displayName"))) {
        (Some(title), _) => (title.words(), out.paths.of_node(title)),
        (None, Some(name)) => {
            let pointer = code.map(|c| out.paths.of_attribute(c, "displayName"));
            (name.to_owned(), pointer.unwrap_or_default())
        }
        (None, None) => return String::new(),
    };
    out.block(BlockKind::Heading(level), |page| {
        page.anchored(pointer, &words);
    });
    words
}

/// Gives the reader of prose what people wrote: all of a section of prose; of a coded section what no
/// entry and no table was read from, and every stretch long enough to be prose.
fn mark_prose(
    out: &mut Transcript<'_>,
    context: &Context<'_>,
    narrated: &Narrated,
    (page, start): (usize, usize),
    read: bool,
) {
    let mut words = narrated.blocks.iter().map(|b| out.words_at(b.page, b.span));
    if words.all(|words| out.tools.library.vocabulary.ccda.says_nothing(words)) {
        return;
    }
    if context.kind.prose || !read {
        let last = narrated.blocks.iter().map(|b| b.page).max().unwrap_or(page);
        for number in page..=last {
            let from = if number == page { start } else { 0 };
            let ends = narrated.blocks.iter().filter(|b| b.page == number).map(|b| b.span.end);
            out.narrative(number, Span::new(from, ends.max().unwrap_or(from)));
        }
        return;
    }
    for block in narrated.blocks.iter().filter(|b| b.prose) {
        out.narrative(block.page, block.span);
    }
}
