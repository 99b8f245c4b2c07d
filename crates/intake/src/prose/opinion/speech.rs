//! How a letter means what it names: the writer's advice, one of several ways, advised against, on a
//! condition, done, another doctor's.
//!
//! A cue governs the words after (or before) it up to a stop, the nearest first. A list under "I would
//! advise:" is advised, one under "Dr. Vale proposed:" is Dr. Vale's.

use std::ops::Range;
use std::sync::LazyLock;

use knowledge::Library;
use knowledge::vocabulary::discourse::SectionKind;
use record::Stance;
use regex::Regex;

use super::super::Text;
use super::cue::{Cue, LEADS, cues, is_closed, is_governed, with_time};
use super::statements::{Statement, statements};
use super::whose::{doctors, names_doctor, noted_doctor, others, teams};

/// What is made of a thing named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct How {
    /// `None`: only mentioned.
    pub(super) stance: Option<Stance>,
    pub(super) quoted: bool,
}

impl How {
    pub(super) const STATED: Self = Self { stance: Some(Stance::Stated), quoted: false };
    pub(super) const ADVISED: Self = Self { stance: Some(Stance::Advised), quoted: false };
}

/// All cues of a letter, in order.
#[derive(Debug)]
pub(super) struct Speech {
    statements: Vec<Statement>,
    pub(super) ahead: Vec<(Range<usize>, Cue)>,
    behind: Vec<(Range<usize>, Cue)>,
    stops: Vec<Range<usize>>,
    pub(super) quoted: Vec<Range<usize>>,
    pub(super) own: Vec<Range<usize>>,
    /// Where lines end.
    line_ends: Vec<usize>,
    /// Where the letter tells of somebody else.
    others: Vec<Range<usize>>,
    /// Where treatments are named, for cues that belong to another of them.
    pub(super) named: Vec<Range<usize>>,
}

/// Words that keep a treatment for another day.
const KEEPS: &[&str] = &["keep", "hold", "save", "reserve", "keeping", "holding", "saving"];
/// Who gives a treatment, and where.
const PEOPLE: &[&str] =
    &[" doctor", " nurse", " specialist", " department", " suite", " physician", " consultant"];
/// How far behind a thing a cue may stand, in bytes.
const BEHIND_BYTES: usize = 60;
/// How far a bare "no" or "not" reaches.
const DENY_BYTES: usize = 45;

impl Speech {
    pub(super) fn of(text: &Text<'_>, library: &Library) -> Self {
        let words = &library.opinions.speech;
        let plain = text.view.plain();
        let mut speech = Self {
            statements: Vec::new(),
            ahead: with_time(cues(&words.ahead, plain), plain),
            behind: cues(&words.behind, plain),
            stops: words.stops.find(plain).collect(),
            quoted: words
                .quoted
                .find(plain)
                .chain(doctors(text, &words.quoted_verbs))
                .chain(teams(plain))
                .collect(),
            own: words.own.find(plain).collect(),
            line_ends: text.view.cased().match_indices('\n').map(|(at, _)| at).collect(),
            others: Vec::new(),
            named: Vec::new(),
        };
        if let Some(doctor) = noted_doctor(text) {
            // What the person wrote down of one doctor is that doctor's opinion, "she said" included.
            speech.quoted.retain(|r| {
                let words = plain.get(r.clone()).unwrap_or_default();
                names_doctor(words) && !words.contains(&doctor)
            });
        }
        speech.quoted.sort_by_key(|r| r.start);
        // "The tumor board at your hospital advised": a board, and not the writer's.
        let quoted = &speech.quoted;
        speech.own.retain(|o| !quoted.iter().any(|q| q.start < o.start && o.end <= q.end));
        speech.statements = statements(text, library, &speech);
        speech.others = others(plain, &speech);
        speech
    }

    pub(super) fn statements(&self) -> &[Statement] {
        &self.statements
    }

    pub(super) fn statement(&self, at: usize) -> Option<&Statement> {
        let next = self.statements.partition_point(|s| s.range.start <= at);
        self.statements.get(next.checked_sub(1)?)
    }

    /// Whether another doctor speaks here.
    pub(super) fn is_quoted(&self, at: &Range<usize>) -> bool {
        let Some(statement) = self.statement(at.start) else { return false };
        if statement.quoted {
            return true;
        }
        let before = |list: &[Range<usize>]| {
            list.iter()
                .rfind(|r| r.start >= statement.range.start && r.end <= at.start)
                .map(|r| r.start)
        };
        match (before(&self.quoted), before(&self.own)) {
            (Some(quoted), Some(own)) => quoted > own && self.turns(own, quoted),
            (Some(_), None) => true,
            (None, Some(_)) => false,
            (None, None) => {
                let line = self.line_ends.partition_point(|&end| end < at.end);
                let line_end = self.line_ends.get(line).copied().unwrap_or(usize::MAX);
                let near = (at.end + BEHIND_BYTES).min(line_end).min(statement.range.end);
                let behind = |list: &[Range<usize>]| {
                    list.iter().map(|r| r.start).find(|&start| start >= at.end && start < near)
                };
                match (behind(&self.quoted), behind(&self.own)) {
                    (Some(quoted), Some(own)) => quoted < own,
                    (quoted, _) => quoted.is_some(),
                }
            }
        }
    }

    /// Whether a disease named here is another's word. What an operation was offered for is the writer's own.
    pub(super) fn is_quoted_disease(&self, plain: &str, at: &Range<usize>) -> bool {
        const OFFERS: &[&str] = &["offered", "advised", "recommended", "proposed", "scheduled"];
        let Some(statement) = self.statement(at.start) else { return false };
        let offer = self
            .quoted
            .iter()
            .rfind(|r| r.start >= statement.range.start && r.end <= at.start)
            .filter(|r| {
                OFFERS.iter().any(|w| plain.get((*r).clone()).is_some_and(|t| t.ends_with(w)))
            });
        let for_it = offer.is_some_and(|r| {
            let gap = plain.get(r.end..at.start).unwrap_or_default();
            gap.contains(" for ") && !gap.contains("called") && !gap.contains("presumed")
        });
        self.is_quoted(at) && (statement.quoted || !for_it)
    }

    /// Whether the speaker changes between the writer's "I agree" and the other's name: only at a stop.
    fn turns(&self, own: usize, quoted: usize) -> bool {
        self.stops.iter().any(|r| r.start > own && r.end <= quoted)
    }

    /// Whether these words are of somebody else than the patient's disease and advice: family, questions.
    pub(super) fn is_aside(&self, at: &Range<usize>) -> bool {
        self.is_of_somebody_else(at)
            || self.statement(at.start).is_some_and(|s| s.family || s.question)
    }

    fn is_of_somebody_else(&self, at: &Range<usize>) -> bool {
        self.others.iter().any(|r| r.start <= at.start && at.end <= r.end)
    }

    /// Whether the writer speaks against what stands here.
    pub(super) fn is_against(&self, plain: &str, at: &Range<usize>) -> bool {
        let Some(statement) = self.statement(at.start) else { return false };
        let segment = self.segment(statement, at);
        self.nearest_ahead(plain, &segment, at) == Some(Cue::Against)
    }

    /// How a treatment named at `at` is meant.
    pub(super) fn how(&self, plain: &str, at: &Range<usize>) -> How {
        let quoted = self.is_quoted(at);
        let Some(statement) = self.statement(at.start) else { return How { stance: None, quoted } };
        if statement.family || statement.question || self.is_of_somebody_else(at) {
            return How { stance: None, quoted };
        }
        let segment = self.segment(statement, at);
        let ahead = self.nearest_ahead(plain, &segment, at);
        let behind = self.nearest_behind(plain, &segment, at);
        let on_condition = self.ahead.iter().any(|(r, cue)| {
            *cue == Cue::Conditional
                && r.start >= segment.start
                && r.end <= at.start
                && !is_closed(plain, r.end, at.start)
        }) || self.goes_on_a_condition(plain, statement);
        // "You came to ask whether you should have …" advises nothing, on whatever condition.
        let wondered = on_condition && self.is_wondered(plain, &segment, statement, at);
        let left_out = plain.get(at.end..at.end + 4).is_some_and(|w| w == " out")
            && plain
                .get(..at.start)
                .is_some_and(|w| w.ends_with("leave ") || w.ends_with("leaving "))
            || is_refused_behind(plain.get(at.end..segment.end).unwrap_or_default())
            || is_included_in_a_no(plain, statement, at);
        // "We would keep radiation for a close margin": not now.
        let kept = plain
            .get(segment.start..at.start)
            .is_some_and(|w| KEEPS.iter().any(|keep| w.trim_end().ends_with(keep)))
            && plain.get(at.end..).is_some_and(|after| {
                after.starts_with(" in reserve")
                    || [
                        " in hand",
                        " back",
                        " up our sleeve",
                        " in our pocket",
                        " for a ",
                        " for the ",
                        " for later",
                        " for relapse",
                        " for progression",
                        " for when",
                        " for if",
                    ]
                    .iter()
                    .any(|w| after.starts_with(w))
            });
        // "I am not a radiotherapy doctor."
        let of_people = plain
            .get(at.end..)
            .is_some_and(|after| PEOPLE.iter().any(|who| after.starts_with(who)));
        // "Robot surgery: I asked." is told, whatever the label.
        let asked = plain
            .get(at.end..statement.range.end.max(at.end))
            .is_some_and(|after| after.contains(": i asked") || after.contains("- i asked"));
        let stance = match (ahead, behind) {
            _ if asked || wondered || of_people => None,
            _ if kept => Some(Stance::Conditional),
            _ if left_out => Some(Stance::Against),
            (Some(Cue::Against), _) | (_, Some(Cue::Against)) => Some(Stance::Against),
            _ if on_condition => Some(Stance::Conditional),
            (_, Some(Cue::Conditional)) => Some(Stance::Conditional),
            // "She may live for years on osimertinib, which should continue."
            (Some(Cue::Optional), Some(Cue::Advise)) if self.goes_on(plain, at, &segment) => {
                Some(Stance::Advised)
            }
            (Some(Cue::Optional | Cue::Mention), _) | (_, Some(Cue::Optional | Cue::Mention))
                if self.is_refused_next(plain, statement) =>
            {
                Some(Stance::Against)
            }
            (Some(Cue::Optional), _) | (_, Some(Cue::Optional)) => Some(Stance::Optional),
            (Some(Cue::Mention), _) if self.is_asked(plain, at, &segment) => None,
            (Some(Cue::Mention), other) => (other == Some(Cue::Advise)).then_some(Stance::Advised),
            (_, Some(Cue::Mention)) => None,
            (Some(Cue::Done), other) => {
                Some(if other == Some(Cue::Advise) { Stance::Advised } else { Stance::Done })
            }
            (Some(Cue::Advise), Some(Cue::Done)) => Some(Stance::Done),
            (Some(Cue::Advise), _) if statement.evidence => None,
            (Some(Cue::Advise), _) | (_, Some(Cue::Advise)) => Some(Stance::Advised),
            (_, Some(Cue::Done)) => Some(Stance::Done),
            (Some(Cue::After), _) => None,
            // "Radiation, then wide excision": who names the second step advises the first.
            _ if !statement.section_is_past() && self.leads_on(plain, &segment, at) => {
                Some(Stance::Advised)
            }
            // What a stop parts from its head ("to identify …") is not advised by the place.
            _ if segment.start > statement.range.start => None,
            _ => self.by_place(statement, plain, at),
        };
        How { stance, quoted }
    }

    fn is_wondered(
        &self,
        plain: &str,
        segment: &Range<usize>,
        statement: &Statement,
        at: &Range<usize>,
    ) -> bool {
        const ASKS: &[&str] =
            &["ask", "question", "wonder", "want to know", "wanted to know", "enquir"];
        let whether = self.ahead.iter().any(|(r, cue)| {
            *cue == Cue::Conditional
                && r.start >= segment.start
                && r.end <= at.start
                && plain.get(r.clone()).is_some_and(|w| w == "whether")
        });
        let before = plain.get(statement.range.start..at.start).unwrap_or_default();
        whether && ASKS.iter().any(|w| before.contains(w))
    }

    /// "If it grows, a biopsy. Then cryoablation.": the second is on the condition too.
    fn goes_on_a_condition(&self, plain: &str, statement: &Statement) -> bool {
        const ON: &[&str] = &["then ", "in that case", "in this case", "if so", "in which case"];
        const IFS: &[&str] = &["if ", "should it", "should the", "should there", "in case "];
        let trim = |s: &Statement| {
            let said = plain.get(s.range.clone()).unwrap_or_default();
            said.trim_start_matches(|c: char| !c.is_ascii_alphabetic())
        };
        let place = self.statements.partition_point(|s| s.range.start < statement.range.start);
        let Some(before) = place.checked_sub(1).and_then(|before| self.statements.get(before))
        else {
            return false;
        };
        ON.iter().any(|w| trim(statement).starts_with(w))
            && IFS.iter().any(|w| trim(before).starts_with(w))
    }

    /// "Surgery was considered; not advised at present": the next breath refuses what was named, and names nothing else.
    fn is_refused_next(&self, plain: &str, statement: &Statement) -> bool {
        const NEAR: usize = 3;
        let next = self.statements.partition_point(|s| s.range.start <= statement.range.start);
        let Some(next) = self.statements.get(next) else { return false };
        let near = next.range.start <= statement.range.end + NEAR && !next.item;
        let names =
            self.named.iter().any(|n| n.start >= next.range.start && n.end <= next.range.end);
        near && !names
            && plain.get(next.range.clone()).is_some_and(|said| REFUSES.is_match(said.trim_start()))
    }

    /// Whether nothing but the place says how a thing named is meant: "Radiotherapy 53 Gy with mitomycin 12 mg/m2".
    pub(super) fn is_bare(&self, plain: &str, at: &Range<usize>) -> bool {
        let Some(statement) = self.statement(at.start) else { return false };
        let segment = self.segment(statement, at);
        !(statement.section_is_past()
            || statement.past
            || statement.told
            || statement.evidence
            || statement.family
            || statement.question
            || self.is_of_somebody_else(at))
            && self.nearest_ahead(plain, &segment, at).is_none()
            && self.nearest_behind(plain, &segment, at).is_none()
    }

    /// Whether what is named is said to go on.
    fn goes_on(&self, plain: &str, at: &Range<usize>, segment: &Range<usize>) -> bool {
        self.behind.iter().any(|(r, cue)| {
            *cue == Cue::Advise
                && r.start >= at.end
                && r.start < at.end + BEHIND_BYTES
                && r.end <= segment.end
                && plain.get(r.clone()).is_some_and(|words| words.contains("continue"))
        })
    }

    fn leads_on(&self, plain: &str, segment: &Range<usize>, at: &Range<usize>) -> bool {
        let next = self.ahead.iter().find(|(r, _)| r.start >= at.end && r.end <= segment.end);
        next.is_some_and(|(r, cue)| {
            let words = plain.get(r.clone()).unwrap_or_default();
            let far = self.named.iter().any(|n| n.start >= r.end && n.start < r.end + 30);
            *cue == Cue::Advise && far && (words == "then" || words.starts_with("followed"))
        })
    }

    /// Where no cue speaks, the place does: a plan advises, a history tells what was done.
    fn by_place(&self, statement: &Statement, plain: &str, at: &Range<usize>) -> Option<Stance> {
        use SectionKind::{Assessment, Impression, Plan};
        if statement.lead.is_some() {
            return statement.lead;
        }
        match statement.section {
            // "REASON FOR VISIT: adjuvant therapy": what was talked of.
            _ if statement.told => None,
            _ if statement.section_is_past() || statement.past => Some(Stance::Done),
            _ if statement.evidence => None,
            _ if statement.planned => Some(Stance::Advised),
            Plan | Assessment => Some(Stance::Advised),
            Impression if statement.item => Some(Stance::Advised),
            _ if statement.item || statement.after_advice => Some(Stance::Advised),
            _ => {
                let head = plain.get(statement.range.start..at.start).unwrap_or_default();
                let labelled = head.find(": ").is_some_and(|colon| colon < 60) && !statement.told;
                let label = plain.get(at.end..at.end + 1).is_some_and(|c| c == ":");
                (labelled || label).then_some(Stance::Advised)
            }
        }
    }

    fn segment(&self, statement: &Statement, at: &Range<usize>) -> Range<usize> {
        let start = self
            .stops
            .iter()
            .rfind(|r| r.start >= statement.range.start && r.end <= at.start)
            .map_or(statement.range.start, |r| r.end);
        let end = self
            .stops
            .iter()
            .find(|r| r.start >= at.end && r.end <= statement.range.end)
            .map_or(statement.range.end, |r| r.start);
        start..end
    }

    fn nearest_ahead(&self, plain: &str, segment: &Range<usize>, at: &Range<usize>) -> Option<Cue> {
        let until = self.ahead.partition_point(|(r, _)| r.start < at.start);
        let mut versus = false;
        for (range, cue) in self.ahead[..until].iter().rev() {
            if range.start < segment.start {
                return versus.then_some(Cue::Optional);
            }
            // A cue may reach into the name: "no adjuvant" before "adjuvant chemotherapy".
            if range.start >= at.start || is_closed(plain, range.end, at.start) {
                continue;
            }
            match cue {
                // "After, …" governs nothing.
                Cue::After if plain.get(range.end..range.end + 1).is_some_and(|c| c == ",") => {}
                Cue::After
                    if plain
                        .get(range.end..range.end + 5)
                        .is_some_and(|c| c == " and " || c == ", and") => {}
                Cue::After if self.is_spent(plain, range.end, at.start) => {}
                Cue::Advise | Cue::Optional if self.is_denied(plain, range, segment) => {
                    return Some(Cue::Against);
                }
                Cue::Plain | Cue::Conditional => {}
                Cue::Deny => {
                    let gap = plain.get(range.end..at.start).unwrap_or_default();
                    let rest = plain.get(range.end..segment.end).unwrap_or_default();
                    let list =
                        !gap.contains(',') || rest.contains(" or ") || rest.contains(" nor ");
                    if gap.len() <= DENY_BYTES
                        && list
                        && !gap.contains(" and ")
                        && !gap.contains([':', '('])
                    {
                        return Some(Cue::Against);
                    }
                }
                // "No advice to give on surgery versus radiation": what leads to the choice is said of both.
                Cue::Optional if plain.get(range.clone()).is_some_and(|w| w.starts_with("v")) => {
                    versus = true;
                }
                Cue::Mention => return Some(Cue::Mention),
                // "Treatment now rather than observation: bendamustine": what was set aside was named.
                Cue::Against if self.is_set_aside(plain, range, at) => {}
                // "He asked whether he needs chemotherapy".
                Cue::Advise | Cue::Optional if self.is_asked(plain, range, segment) => {
                    return Some(Cue::Mention);
                }
                // "Post-mastectomy" names a time.
                Cue::Done
                    if plain.get(range.clone()) == Some("post")
                        && plain.get(range.end..range.end + 1) == Some("-")
                        && at.start > range.end + 1 => {}
                cue => return Some(if versus { Cue::Optional } else { *cue }),
            }
        }
        versus.then_some(Cue::Optional)
    }

    /// Whether the other way of "rather than" stands in between, closed by a colon.
    fn is_set_aside(&self, plain: &str, cue: &Range<usize>, at: &Range<usize>) -> bool {
        let words = plain.get(cue.clone()).unwrap_or_default();
        let gap = plain.get(cue.end..at.start).unwrap_or_default();
        ["rather than", "instead of", "in place of"].contains(&words) && gap.contains(':')
    }

    fn is_asked(&self, plain: &str, cue: &Range<usize>, segment: &Range<usize>) -> bool {
        const ASKS: &[&str] = &["asked", "asks", "asking", "wonder", "question"];
        self.ahead.iter().any(|(r, kind)| {
            let words = plain.get(r.clone()).unwrap_or_default();
            let gap = plain.get(r.end..cue.start).unwrap_or_default();
            *kind == Cue::Mention
                && r.start >= segment.start
                && r.end <= cue.start
                && ASKS.iter().any(|w| words.starts_with(w))
                && !gap.contains([';', ':'])
                && !gap.contains(" and ")
                && !gap.contains(", ")
        })
    }

    /// "After recovery pembrolizumab", "after surgery, radiation": what came after is named in between.
    fn is_spent(&self, plain: &str, from: usize, to: usize) -> bool {
        const RECOVERY: &[&str] = &["recover", "healing", "healed", "discharge", "that ", "which "];
        let gap = plain.get(from..to).unwrap_or_default();
        let named = self.named.iter().any(|n| {
            let rest = plain.get(n.end..to).unwrap_or_default();
            n.start >= from && n.end <= to && rest.starts_with(',') && !rest.contains(" or ")
        });
        named || RECOVERY.iter().any(|w| gap.trim_start().starts_with(w))
    }

    /// "Would not choose", "do not plan": a denial right before the cue turns it.
    fn is_denied(&self, plain: &str, cue: &Range<usize>, segment: &Range<usize>) -> bool {
        const NEAR: usize = 12;
        self.ahead.iter().any(|(r, kind)| {
            let instead = *kind == Cue::Against
                && ["instead of", "rather than", "in place of", "avoid", "against"]
                    .contains(&plain.get((*r).clone()).unwrap_or_default());
            (*kind == Cue::Deny || instead)
                && r.start >= segment.start
                && r.end <= cue.start
                && cue.start - r.end <= NEAR
                && !plain.get(r.end..cue.start).unwrap_or_default().contains([',', ':', '.'])
        })
    }

    fn nearest_behind(
        &self,
        plain: &str,
        segment: &Range<usize>,
        at: &Range<usize>,
    ) -> Option<Cue> {
        let from = self.behind.partition_point(|(r, _)| r.start < at.end);
        for (range, cue) in &self.behind[from..] {
            if range.start >= segment.end || range.start > at.end + BEHIND_BYTES {
                return None;
            }
            if *cue == Cue::Plain {
                continue;
            }
            // Another treatment, or the advice of one, stands between: the cue is that one's.
            let gap = plain.get(at.end..range.start).unwrap_or_default();
            let other = self
                .named
                .iter()
                .any(|n| n.start >= at.end && n.end <= range.start && !is_governed(plain, n.start));
            // "Chemotherapy before the operation is not needed" is said of the chemotherapy.
            let of_another = is_governed(plain, at.start)
                && self.named.iter().any(|n| {
                    n.start >= segment.start && n.end <= at.start && at.start - n.end < 40
                });
            if of_another && matches!(cue, Cue::Against | Cue::Conditional) {
                return None;
            }
            let advised = self.ahead.iter().any(|(r, c)| {
                let lead = plain.get(r.clone()).unwrap_or_default();
                r.start >= at.end
                    && r.end <= range.start
                    && matches!(c, Cue::Advise | Cue::Against | Cue::Optional)
                    && !LEADS.contains(&lead)
            });
            let shared = gap.len() < 40
                && (gap.contains(" and ")
                    || gap.contains(" or ")
                    || gap.contains(" with ")
                    || gap.contains('/'));
            if advised || (other && !shared) {
                return None;
            }
            // "Radiation will be needed only if the margins turn out positive."
            let only_if = self.behind[from..].iter().any(|(r, c)| {
                *c == Cue::Conditional
                    && r.start >= range.end
                    && r.end <= segment.end
                    && plain.get(r.clone()).is_some_and(|w| w.starts_with("only"))
                    && plain
                        .get(range.end..r.start)
                        .is_some_and(|w| w.len() < 24 && !w.contains(','))
            });
            return Some(if only_if && *cue == Cue::Advise { Cue::Conditional } else { *cue });
        }
        None
    }
}

static REFUSES: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:but |however,? |yet |and )?(?:(?:i|we) (?:do not|don't|did not|would not|wouldn't|cannot|can't) (?:recommend|advise|suggest|favou?r|support|offer|propose|think|believe|feel)|(?:it|this|that|they|these|which|both) (?:is|was|are|were|would be) (?:both )?(?:not |felt not |thought not )|(?:not|neither(?: is| was)?|none(?: is| was)?) (?:felt |thought |considered |judged )?(?:to be )?(?:advised|recommended|indicated|needed|necessary|favou?red|offered|planned|suitable|appropriate|warranted|proposed))")
        .expect("a pattern")
});

/// "No radiation of any sort, protons included".
fn is_included_in_a_no(plain: &str, statement: &Statement, at: &Range<usize>) -> bool {
    let said = plain.get(statement.range.clone()).unwrap_or_default();
    let said = said.trim_start_matches(|c: char| !c.is_ascii_alphabetic());
    said.starts_with("no ") && plain.get(at.end..).is_some_and(|w| w.starts_with(" included"))
}

/// "Rituximab maintenance - would not give": what is named first and refused behind a dash or a colon.
fn is_refused_behind(after: &str) -> bool {
    const NEAR: usize = 15;
    const NO: &[&str] =
        &["would not", "we would not", "i would not", "not for ", "not recommended", "not advised"];
    [" - ", " – ", ": "].iter().any(|mark| {
        after.split_once(mark).is_some_and(|(gap, rest)| {
            gap.len() <= NEAR && !gap.contains(',') && NO.iter().any(|no| rest.starts_with(no))
        })
    })
}
