//! Whose words, and of whom: "Dr. Vale recommends", "the team that you saw first advised", "a friend of hers had".

use std::ops::Range;
use std::sync::LazyLock;

use knowledge::opinions::Wordings;
use regex::Regex;

use super::super::Text;
use super::speech::Speech;

static DOCTOR: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)(?:Drs?\.?|Doctor|Prof\.?|Professor|Mr\.?|Miss|Ms\.?|Mrs\.?) [A-Z][\w'-]*(?: (?:and |& )?[A-Z][\w'-]+){0,3}")
        .expect("a pattern")
});

static RELATIVE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:(?:her|his|your|my|the patient's|a|an|one|fh|fhx|family history|family hx|family)[:\- ]*)?(?:maternal |paternal |younger |older |elder |late )*(?:mother|father|sister|brother|aunt|uncle|grandmother|grandfather|cousin|niece|nephew|mom|dad|parents|siblings)(?-u:\b)|^(?:fh|fhx|family history|family hx)[: ]")
        .expect("a pattern")
});

/// Somebody else of whom the letter tells: "a friend of hers had been given …", "her sister died of".
static SOMEBODY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)(?:her|his|my|your|the patient's|a|one of (?:her|his|my|your)|another) (?:close |good |old |dear |late |younger |older |elder |maternal |paternal |best |twin |own ){0,2}(?:friends?|neighbou?rs?|colleague|co-?worker|husband|wife|partner|spouse|mother|father|mom|dad|sister|brother|aunt|uncle|grandmother|grandfather|cousin|niece|nephew|daughter|son|patient)(?:-in-law)?(?: of (?:hers|his|yours|mine)| at work| from [a-z]+| in [a-z]+)?(?: who)? (?:has|had|have|was|were|received|underwent|died|did|took|takes|got|lost|went|chose|needed|is on|is taking)(?-u:\b)")
        .expect("a pattern")
});

/// Where the story of somebody else ends within its sentence.
static BACK: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r";|\)|(?-u:\b)(?:and|so|but|while|whereas) (?:she|he|you|i|we|the patient|mr|mrs|ms)(?-u:\b)|,? (?:but|however|so) ")
        .expect("a pattern")
});

/// Another team and what it advised: "the team that you saw first advised".
static TEAM: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)(?:the|your|her|his) (?:first |other |local |referring |previous |original |outside |home |own |tumou?r |multidisciplinary |thoracic |breast )*(?:teams?|doctors?|oncologists?|surgeons?|clinic|hospital|cent(?:er|re)|physicians?|consultant|specialists?|board|unit|department)(?:(?: at [a-z][a-z' -]{2,24}?)?(?: (?:that|who|whom|which))? (?:you|she|he) (?:first )?(?:saw|met|has seen|have seen|visited|went to|consulted)(?: first| before| earlier| there| at [a-z' -]{3,24}?)?| (?:there|at home|back home|elsewhere)| at (?:your|her|his|the (?:other|first|local|outside|referring|previous)|another) (?:own |local |home )?(?:hospital|clinic|cent(?:er|re)|practice)),? (?:has |have |had |also |first )?(?:advised|recommended|proposed|suggested|offered|planned|told|wants?|wanted|favou?red|favou?rs|plans|said|thinks?|prefers?|preferred)(?-u:\b)|(?-u:\b)the (?:first|other|previous|original|outside|referring|home) (?:teams?|doctors?|oncologists?|surgeons?|hospital|cent(?:er|re)|physicians?|consultant|specialists?|board|unit) (?:has |have |had |also )?(?:advised|recommended|proposed|suggested|offered|planned|told|wants?|wanted|favou?red|favou?rs|plans|said|thinks?|prefers?|preferred)(?-u:\b)")
        .expect("a pattern")
});

static NOTED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)(?:my (?:own )?notes?|notes|what i (?:wrote down|heard|remember|noted)|phone (?:call|notes?)|my (?:appointment|appt|visit|call)|appointment|appt|saw|visit|call|spoke|telehealth|zoom|video call|met|wrote this after)(?-u:\b)[^.\n]{0,50}?(?:drs?\.?|doctor|prof\.?|professor) (?P<name>[a-z][a-z'-]+)")
        .expect("a pattern")
});

/// Words of a person about their own visit.
static MINE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)(?:my|me|i asked|i should|i have to|told us|we asked)(?-u:\b)")
        .expect("a pattern")
});

/// The one doctor whose words a person's own notes hold: "my notes from Dr Vale".
pub(super) fn noted_doctor(text: &Text<'_>) -> Option<String> {
    const HEAD: usize = 160;
    let plain = text.view.plain();
    let head = plain.get(..plain.floor_char_boundary(HEAD.min(plain.len())))?;
    let name = NOTED.captures(head)?.name("name")?.as_str().to_owned();
    const SIGNED: &[&str] = &["sincerely", "dictated", "cc:", " md\n", ", md", "dear "];
    let own = MINE.is_match(plain) && !SIGNED.iter().any(|w| plain.contains(w));
    own.then_some(name)
}

/// Whether words name a doctor.
pub(super) fn names_doctor(words: &str) -> bool {
    ["dr ", "dr.", "drs", "doctor ", "prof"].iter().any(|w| words.contains(w))
}

/// "Dr. Vale" with a verb of advice behind the name, and "She recommends" behind a sentence that names one.
pub(super) fn doctors(text: &Text<'_>, verbs: &Wordings) -> Vec<Range<usize>> {
    let mut told = named_doctors(text, verbs);
    told.extend(doctors_by_pronoun(text.view.cased()));
    told
}

static PRONOUN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:[.!?;]|\n)\s*(?P<says>(?:She|He|They) (?:has |have |also )?(?:recommend|advis|propos|suggest|favou?r|prefer)[a-z]*)")
        .expect("a pattern")
});

static OWN_VOICE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)(?:I'd|I would|I (?:do )?(?:recommend|advise|suggest|propose|favou?r|prefer)|[Ww]e (?:would|recommend|advise|suggest|propose))(?-u:\b)")
        .expect("a pattern")
});

/// In a letter with a voice of its own: "as Dr. Vale has it. She recommends …".
fn doctors_by_pronoun(cased: &str) -> Vec<Range<usize>> {
    /// Bytes of the sentence before.
    const BEFORE: usize = 200;
    if !OWN_VOICE.is_match(cased) {
        return Vec::new();
    }
    PRONOUN
        .captures_iter(cased)
        .filter_map(|hit| hit.name("says"))
        .filter(|says| {
            let from = cased.floor_char_boundary(says.start().saturating_sub(BEFORE));
            let before = cased.get(from..says.start()).unwrap_or_default();
            DOCTOR.find_iter(before).last().is_some_and(|name| is_titled(name.as_str()))
        })
        .map(|says| says.range())
        .collect()
}

fn named_doctors(text: &Text<'_>, verbs: &Wordings) -> Vec<Range<usize>> {
    const NEAR: usize = 45;
    let plain = text.view.plain();
    DOCTOR
        .find_iter(text.view.cased())
        .filter_map(|name| {
            // "Dr. Vale's plan": the verb begins with the 's.
            let end = name.end() - if name.as_str().ends_with("'s") { 2 } else { 0 };
            let to = plain.floor_char_boundary((end + NEAR).min(plain.len()));
            let after = plain.get(end..to)?;
            let clause = after.split(['.', ';']).next().unwrap_or_default();
            let verb = verbs.first(clause)?;
            if !is_titled(name.as_str()) && !advises(clause, &verb) {
                return None;
            }
            Some(name.start()..end + verb.end)
        })
        .collect()
}

fn is_titled(name: &str) -> bool {
    ["Dr", "Doctor", "Prof"].iter().any(|title| name.starts_with(title))
}

/// Whether a "Mr" or "Miss" speaks as a surgeon does: "Miss Shah has advised", and not "Mr. Cole was advised".
fn advises(clause: &str, verb: &Range<usize>) -> bool {
    const ADVICE: &[&str] = &["recommend", "advis", "propos", "letter", "'s plan", "'s note"];
    let words = clause.get(verb.clone()).unwrap_or_default();
    let before = clause.get(..verb.start).unwrap_or_default().trim_end();
    ADVICE.iter().any(|w| words.contains(w))
        && !["was", "were", "been", "is", "being"].iter().any(|w| before.ends_with(w))
}

/// Stretches that tell of somebody else: from the person to the end of the story.
pub(super) fn others(plain: &str, speech: &Speech) -> Vec<Range<usize>> {
    const BESIDE: &[&str] = &["and ", "with ", "by ", "to "];
    SOMEBODY
        .find_iter(plain)
        .filter(|m| {
            let before = plain.get(..m.start()).unwrap_or_default();
            !BESIDE.iter().any(|w| before.ends_with(w))
        })
        .filter_map(|m| {
            let statement = speech.statement(m.start())?;
            let end = statement.range.end.max(m.end());
            let rest = plain.get(m.end()..end)?;
            let back = BACK.find(rest).map_or(end, |b| m.end() + b.start());
            Some(m.start()..back)
        })
        .collect()
}

/// Whether a relative is what the sentence is about.
pub(super) fn is_of_family(said: &str) -> bool {
    RELATIVE.is_match(said.trim_start_matches([' ', '-', '*', '>']))
}

/// Another team and what it advised, each to the verb.
pub(super) fn teams(plain: &str) -> impl Iterator<Item = Range<usize>> {
    TEAM.find_iter(plain).map(|m| m.range())
}
