//! The sentences, list items and lines of a letter, each with what its place says of it: the section, the label before
//! it, the line that leads in to its list.

use std::ops::Range;
use std::sync::LazyLock;

use knowledge::Library;
use knowledge::opinions::Wordings;
use knowledge::vocabulary::discourse::SectionKind;
use record::Stance;
use regex::Regex;

use super::super::Text;
use super::cue::Cue;
use super::speech::Speech;
use super::whose::is_of_family;

/// One sentence, list item or line.
#[derive(Clone, Debug)]
pub(super) struct Statement {
    pub(super) range: Range<usize>,
    pub(super) section: SectionKind,
    /// Of another doctor from end to end.
    pub(super) quoted: bool,
    /// What the line that leads in to this list says of it.
    pub(super) lead: Option<Stance>,
    pub(super) item: bool,
    pub(super) question: bool,
    pub(super) evidence: bool,
    pub(super) family: bool,
    /// It stands behind a label of a plan: "Imp/Plan: … Durvalumab after."
    pub(super) planned: bool,
    /// Something is advised earlier in the same paragraph.
    pub(super) after_advice: bool,
    /// It stands behind a label of what was talked of, or of who was there.
    pub(super) told: bool,
    /// It stands behind a label of what was done: "Treatment to date:".
    pub(super) past: bool,
}

impl Statement {
    /// Whether it stands where a record tells what was, not what is to be.
    pub(super) fn section_is_past(&self) -> bool {
        use SectionKind::{
            Exam, FamilyHistory, History, Imaging, Laboratory, Medications, Operation, PastHistory,
            Pathology, PresentHistory, Procedure, SocialHistory, Specimen,
        };
        // "Outcome:" below the images is a plan, whatever section it stands in.
        !self.planned
            && matches!(
                self.section,
                History
                    | PresentHistory
                    | PastHistory
                    | Operation
                    | Procedure
                    | Specimen
                    | Pathology
                    | Imaging
                    | Laboratory
                    | Exam
                    | Medications
                    | FamilyHistory
                    | SocialHistory
            )
    }
}

/// `Imp/Plan:`, `A/P:`, `Recs (discussed with patient):`
static PLAN_LABEL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^[-*# ]*(?:(?:imp|impression|a|assessment|dx|s|summary)(?: ?[/&+] ?| and ))?(?:plan|p|recs?|recommendations?|recommend|adv|advice|advised|proposal|treatment plan|tx plan|rx|consensus|outcome|mdt outcome|mdt plan|suggest)(?: \([^)]*\))?:")
        .expect("a pattern")
});

static BULLET: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:[-*>#]+|\(?[0-9]{1,2}[.):]|[a-z][.)]|(?:First|Second|Third|Fourth|Finally|Step (?:[0-9]|one|two|three|four))[,:])(?:[ \t]|$)")
        .expect("a pattern")
});

/// How far into a line its label may begin: behind a bullet.
const LABEL_START: usize = 3;
pub(super) fn statements(text: &Text<'_>, library: &Library, speech: &Speech) -> Vec<Statement> {
    let words = &library.opinions.speech;
    let plain = text.view.plain();
    let cased = text.view.cased();
    let mut out: Vec<Statement> = Vec::new();
    let mut lead = Lead::default();
    let mut open_quote = false;
    let mut heading_quoted = false;
    let mut planned = false;
    for range in text.view.clauses().into_iter().flat_map(|range| at_labels(cased, range)) {
        let said = plain.get(range.clone()).unwrap_or_default();
        let line_start = range.start == 0 || cased.as_bytes().get(range.start - 1) == Some(&b'\n');
        let bullet = line_start && BULLET.is_match(cased.get(range.clone()).unwrap_or_default());
        let paragraph =
            cased.get(..range.start).is_some_and(|t| t.trim_end_matches(' ').ends_with("\n\n"));
        let item = bullet || (!line_start && out.last().is_some_and(|s| s.item));
        let section = text.section(&range);
        let changed = out.last().is_some_and(|s| s.section != section);
        if paragraph && !bullet || changed {
            if !bullet {
                lead = Lead::default();
            }
            heading_quoted = false;
        }
        if line_start && !bullet && is_head(cased.get(range.clone()).unwrap_or_default()) {
            heading_quoted = words.quoted_headings.stand_in(head_of(said));
        }
        if PLAN_LABEL.is_match(said) {
            planned = true;
        } else if paragraph || line_start && !bullet && said.contains(':') {
            planned = false;
        }
        let quotes = said.matches('"').count();
        let starts_quoted = open_quote;
        let attributed = speech.quoted.iter().any(|q| q.start >= range.start && q.end <= range.end);
        if open_quote {
            open_quote = quotes.is_multiple_of(2);
        } else if attributed && !quotes.is_multiple_of(2) {
            open_quote = true;
        }
        let goes_on = out.last().is_some_and(|s| !paragraph && ends_quoted(s, speech))
            && words.quoted_on.first(said).is_some_and(|r| r.start == 0);
        let quoted = starts_quoted || heading_quoted || goes_on || (lead.quoted && item);
        let after_advice = !paragraph
            && words.goes_on.first(said).is_some_and(|r| r.start == 0)
            && out.last().is_some_and(|s| {
                let said = plain.get(s.range.clone()).unwrap_or_default();
                s.after_advice || advises(s, speech, words.announces.stand_in(said))
            });
        out.push(Statement {
            section,
            quoted,
            lead: lead.stance.filter(|_| item),
            item,
            question: said.ends_with('?'),
            evidence: words.evidence.stand_in(said),
            family: section == SectionKind::FamilyHistory || is_of_family(said),
            planned: planned && !quoted,
            after_advice,
            told: is_labelled(&words.told_labels, said),
            past: is_labelled(&words.done_labels, said),
            range: range.clone(),
        });
        if said.ends_with(':') && !bullet {
            lead = Lead::of(&range, speech, quoted || attributed);
        }
    }
    out
}

/// A clause cut where a new line begins with a label: `Outside plan (Dr. Vale): …`, or tells of a relative.
fn at_labels(cased: &str, range: Range<usize>) -> Vec<Range<usize>> {
    const LABEL: usize = 50;
    let words = cased.get(range.clone()).unwrap_or_default();
    let mut parts = Vec::new();
    let mut from = range.start;
    for (at, _) in words.match_indices('\n') {
        let next = words.get(at + 1..).unwrap_or_default();
        let head = next.get(..next.floor_char_boundary(LABEL)).unwrap_or_default();
        let head = head.lines().next().unwrap_or_default();
        let label = head.starts_with(|c: char| c.is_ascii_uppercase()) && head.contains(": ");
        let relative = is_of_family(&head.to_lowercase());
        if label || relative {
            parts.push(from..range.start + at);
            from = range.start + at + 1;
        }
    }
    parts.push(from..range.end);
    parts.retain(|part| !part.is_empty());
    parts
}

/// What a line ending in a colon says of the list below it.
#[derive(Clone, Copy, Default)]
struct Lead {
    stance: Option<Stance>,
    quoted: bool,
}

impl Lead {
    fn of(range: &Range<usize>, speech: &Speech, quoted: bool) -> Self {
        let inside = |r: &Range<usize>| r.start >= range.start && r.end <= range.end;
        let own = speech.own.iter().any(inside);
        let cue = speech.ahead.iter().filter(|(r, _)| inside(r)).find_map(|(_, cue)| match cue {
            Cue::Against => Some(Stance::Against),
            Cue::Advise => Some(Stance::Advised),
            Cue::Optional => Some(Stance::Optional),
            Cue::Conditional => Some(Stance::Conditional),
            _ => None,
        });
        Self { stance: cue, quoted: quoted && !own }
    }
}

fn ends_quoted(statement: &Statement, speech: &Speech) -> bool {
    statement.quoted
        || speech.is_quoted(&(statement.range.end.saturating_sub(1)..statement.range.end))
}

fn advises(statement: &Statement, speech: &Speech, announced: bool) -> bool {
    !ends_quoted(statement, speech) && (announced || advises_in_words(statement, speech))
}

fn advises_in_words(statement: &Statement, speech: &Speech) -> bool {
    speech.ahead.iter().any(|(r, cue)| {
        *cue == Cue::Advise && r.start >= statement.range.start && r.end <= statement.range.end
    }) && (speech
            .own
            .iter()
            .any(|r| r.start >= statement.range.start && r.end <= statement.range.end)
            // "Recommend nephrectomy": a note that leaves out who.
            || speech.ahead.iter().any(|(r, cue)| {
                *cue == Cue::Advise && r.start >= statement.range.start && r.start < statement.range.start + 4
            }))
}

/// Whether a line begins as a heading: a label before a colon, capitals, or a short line without an end.
fn is_head(line: &str) -> bool {
    let capitals = line.bytes().any(|b| b.is_ascii_uppercase())
        && !line.split(':').next().unwrap_or(line).bytes().any(|b| b.is_ascii_lowercase());
    super::super::text::label(line).is_some()
        || capitals
        || line.starts_with('[')
        || (line.starts_with(|c: char| c.is_ascii_uppercase())
            && !line.ends_with(['.', '!', '?', ',']))
        || line.starts_with(|c: char| c.is_ascii_uppercase()) && line.contains(". ")
}

fn is_labelled(labels: &Wordings, said: &str) -> bool {
    labels.first(said).is_some_and(|label| {
        label.start <= LABEL_START && said.get(label.end..).is_some_and(is_label_end)
    })
}

/// `Counselling:`, `Present (in person):`
fn is_label_end(rest: &str) -> bool {
    rest.starts_with(':') || rest.starts_with(" (") && rest.contains("):")
}

fn head_of(said: &str) -> &str {
    said.split([':', '.']).next().unwrap_or(said)
}
