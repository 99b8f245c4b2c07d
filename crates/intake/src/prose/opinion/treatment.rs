//! Operations, drugs, radiation and watching: what is named, how it is meant, in which amount.

use std::ops::Range;
use std::sync::LazyLock;

use knowledge::opinions::Phrase;
use knowledge::vocabulary::oncology::Treatment;
use record::{Element, Stance};
use regex::Regex;

use super::super::elements::is_another_word;
use super::speech::How;
use super::{Letter, drug_order, schedules, small_number};
use crate::dates::month_named;

/// A treatment at its place.
pub(super) struct Named {
    pub(super) range: Range<usize>,
    pub(super) element: Element,
    pub(super) key: String,
    pub(super) class: String,
    value: String,
}

impl Named {
    /// The regimen whose name stands for it; empty where it stands by its own name.
    pub(super) fn regimen(&self) -> &str {
        &self.value
    }
}

static DOSE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?P<dose>[0-9]{1,2}(?:\.[0-9]{1,2})?|[0-9],?[0-9]{3}) ?(?P<unit>cgy|gy|gray)(?-u:\b)(?:[^.;0-9]{0,24}?(?P<n>[0-9]{1,2}) ?(?:fractions|fx|fraction|treatments|sessions|fr(?-u:\b)|#|daily|visits)|(?: ?/ ?| in )(?P<bare>[0-9]{1,2})(?-u:\b)(?P<time> ?-?(?:weeks?|wks?|w(?-u:\b)|days?|d(?-u:\b)|months?|cm|mm))?)?")
        .expect("a pattern")
});

static FRACTIONS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?P<n>[0-9]{1,2}|one|two|three|four|five|six|ten|fifteen|sixteen|twenty|twenty-five|thirty)[ -](?:daily |short |radiation |x-ray )?(?:fractions?|fx|sessions?|treatments)(?-u:\b)")
        .expect("a pattern")
});

static AMOUNT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:(?P<range>[0-9]{1,2} ?(?:-|to) ?)?(?P<n>[0-9]{1,2}|one|two|three|four|five|six|eight|ten|twelve|eighteen|a)[ -](?:more |further |full |additional |remaining )?(?P<unit>cycles?|courses?|months?|mos?(?-u:\b)|years?|yrs?(?-u:\b)|y(?-u:\b)|weeks?|wks?(?-u:\b)|doses|rounds?|infusions|instillations)|(?-u:\b)x ?(?P<x>[0-9]{1,2})(?: ?(?P<xunit>cycles?|courses?|months?|mos?|years?|yrs?|y|weeks?|wks?|doses|days?|d|cm|mm))?(?-u:\b))")
        .expect("a pattern")
});

pub(super) fn read(letter: &mut Letter<'_>) {
    let mut all = named(letter);
    all.sort_by_key(|n| (n.range.start, std::cmp::Reverse(n.range.end)));
    letter.speech.named = all.iter().map(|n| n.range.clone()).collect();
    let plain = letter.plain();
    for (place, named) in all.iter().enumerate() {
        let mut how = letter.speech.how(plain, &named.range);
        if how.stance == Some(Stance::Advised) && is_one_of_two(plain, &all, place) {
            how.stance = Some(Stance::Optional);
        }
        let general = named.class == "general" || named.key == "radiation";
        let told = how.stance == Some(Stance::Advised);
        if named.element == Element::Surgery && is_dated_before(letter, &named.range, how) {
            how.stance = Some(Stance::Done);
        }
        // "No further treatment." is advice by itself, "cured by the orchidectomy alone" none.
        if named.class == "observation" && how.stance.is_none() && is_whole(letter, &named.range) {
            how.stance = Some(Stance::Advised);
        }
        if told && is_what_cured(plain, &named.range) {
            how.stance = None;
        }
        if how.stance.is_none() && is_with_a_dose(letter, &named.range) {
            how.stance = Some(Stance::Advised);
        }
        if is_of_a_guideline(letter, &named.range)
            || general && told && is_in_passing(plain, &named.range)
        {
            how.stance = None;
        }
        letter.say(named.element, &named.range, how, |p| {
            p.key.clone_from(&named.key);
            p.class.clone_from(&named.class);
            p.value.clone_from(&named.value);
        });
    }
    implied_surgery(letter);
    removed(letter);
    doses(letter);
    amounts(letter, &all);
    schedules::read(letter, &all);
    drug_order::read(letter, &all);
    settle(letter);
}

/// "Lumpectomy or mastectomy": two operations on one organ, of which one will be done.
fn is_one_of_two(plain: &str, all: &[Named], place: usize) -> bool {
    const CHOICE: &[&str] = &["or", "vs", "vs.", "versus", "or a", "or an"];
    let Some(here) = all.get(place).filter(|n| n.element == Element::Surgery) else { return false };
    let two = |a: &Named, b: &Named| {
        let gap = plain.get(a.range.end..b.range.start).unwrap_or_default();
        a.element == b.element
            && a.class == b.class
            && a.key != b.key
            && CHOICE.contains(&gap.trim())
    };
    let before = place.checked_sub(1).and_then(|before| all.get(before));
    before.is_some_and(|before| two(before, here))
        || all.get(place + 1).is_some_and(|next| two(here, next))
}

static DAY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^[^.;:]{0,44}?(?:(?P<a>[0-9]{1,2})[/-](?P<b>[0-9]{1,2})(?:[/-](?P<y>[0-9]{2,4}))?(?-u:\b)|(?P<m>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* (?P<d>[0-9]{1,2})(?-u:\b)|(?P<d2>[0-9]{1,2}) (?P<m2>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))")
        .expect("a pattern")
});

/// Whether an operation stands with a day before the letter's own: "wide excision 02/05/26", "on March 10".
fn is_dated_before(letter: &Letter<'_>, at: &Range<usize>, how: How) -> bool {
    let Some(on) = letter.opinion.on.map(|on| on.earliest()) else { return false };
    if !matches!(how.stance, None | Some(Stance::Advised)) {
        return false;
    }
    let Some(statement) = letter.speech.statement(at.start) else { return false };
    let end = letter.plain().floor_char_boundary((at.end + 60).min(statement.range.end));
    let Some(hit) = letter.plain().get(at.end..end).and_then(|after| DAY.captures(after)) else {
        return false;
    };
    // "1-2 cm margin" is no day.
    let whole = hit.get(0).map_or("", |m| m.as_str());
    if hit.name("a").is_some() && hit.name("y").is_none() && whole.contains('-') {
        return false;
    }
    // Another operation in between has the day for itself.
    let to = at.end + hit.get(0).map_or(0, |m| m.end());
    let between = letter.plain().get(at.end..to).unwrap_or_default();
    if ["scan", "mri", "ct ", "visit", "start", "scheduled", "book", "date", "planned", "slot"]
        .iter()
        .any(|w| between.contains(w))
    {
        return false;
    }
    let number = |name: &str| hit.name(name).and_then(|m| m.as_str().parse::<i16>().ok());
    let month =
        hit.name("m").or(hit.name("m2")).and_then(|m| month_named(m.as_str())).map(i16::from);
    let year = number("y").map_or(on.year(), |y| if y < 100 { 2000 + y } else { y });
    let days: Vec<(i16, i16)> =
        match (month, number("d").or(number("d2")), number("a"), number("b")) {
            (Some(month), Some(day), ..) => vec![(month, day)],
            // A day before its month, as most of the world writes it, must be past as well.
            (_, _, Some(a), Some(b)) => vec![(a, b), (b, a)],
            _ => return false,
        };
    let dates: Vec<_> = days
        .into_iter()
        .filter_map(|(m, d)| {
            record::PartialDate::day(year, u8::try_from(m).ok()?, u8::try_from(d).ok()?)
        })
        .collect();
    !dates.is_empty() && dates.iter().all(|date| date.earliest() < on)
}

static REMOVED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)(?:resected|excised|removed|operated)(?: completely| surgically| laparoscopically| elsewhere| here| at [a-z]+)? (?:on |in )?(?:[0-9]{1,2}[/-][0-9]{2,4}|[0-9]{1,2}[/-][0-9]{1,2}[/-][0-9]{2,4}|(?:[0-9]{1,2} )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*(?: [0-9]{1,2}(?:,| ))? ?20[0-9]{2}|20[0-9]{2})(?-u:\b)")
        .expect("a pattern")
});

/// "Sigmoid cancer, resected 11/2025": an operation done, whatever it was.
fn removed(letter: &mut Letter<'_>) {
    if letter.opinion.of(Element::Surgery).any(|p| p.stance == Stance::Done) {
        return;
    }
    let hit = REMOVED.find(letter.plain()).map(|m| m.range());
    let Some(at) = hit.filter(|at| !letter.speech.is_aside(at)) else { return };
    letter.say(Element::Surgery, &at, How { stance: Some(Stance::Done), quoted: false }, |p| {
        p.key = "surgery".to_owned();
        p.class = "general".to_owned();
        p.value = "surgery".to_owned();
    });
}

/// "Radiotherapy 53.2 Gy in 28 fractions with mitomycin on day 1": where no word says how it is meant, and none that
/// it was, the dose of radiation does.
fn is_with_a_dose(letter: &Letter<'_>, at: &Range<usize>) -> bool {
    let Some(statement) = letter.speech.statement(at.start) else { return false };
    let said = letter.plain().get(statement.range.clone()).unwrap_or_default();
    DOSE.is_match(said) && letter.speech.is_bare(letter.plain(), at)
}

/// Whether words say all of a statement: "No further tx."
fn is_whole(letter: &Letter<'_>, at: &Range<usize>) -> bool {
    letter.speech.statement(at.start).is_some_and(|s| {
        !s.section_is_past() && at.start <= s.range.start + 3 && s.range.end <= at.end + 2
    })
}

/// "85 of 100 are cured by the orchidectomy alone."
fn is_what_cured(plain: &str, at: &Range<usize>) -> bool {
    let before = plain.get(..at.start).unwrap_or_default();
    let after = plain.get(at.end..).unwrap_or_default();
    (before.ends_with("by the ") || before.ends_with("by ")) && after.starts_with(" alone")
}

/// "After surgery", "of radiation", "with surgery or with radiation": named in passing, not advised.
pub(super) fn is_in_passing(plain: &str, at: &Range<usize>) -> bool {
    const BEFORE: &[&str] = &[
        "of ",
        "from ",
        "since ",
        "the day before ",
        "or with ",
        "the risk of ",
        "about ",
        "than ",
        "between ",
        "your ",
        "her ",
        "his ",
        "time of ",
        "following ",
        "after ",
        "fit for ",
        "both ",
        "whether ",
        "without ",
    ];
    const AFTER: &[&str] = &[
        " date",
        " team",
        " oncolog",
        " planning",
        " is over",
        " slot",
        " risk",
        " eligible",
        "-eligible",
        " ineligible",
        "-ineligible",
        " eligibility",
        " alone gave",
        " can cure",
    ];
    let before = plain.get(..at.start).unwrap_or_default();
    let after = plain.get(at.end..).unwrap_or_default();
    BEFORE.iter().any(|w| {
        before.ends_with(w) && before[..before.len() - w.len()].ends_with([' ', '(', '\n'])
    }) || AFTER.iter().any(|w| after.starts_with(w))
}

/// What the letter advises against and elsewhere only names is not advised; what it advises stands over its
/// mention as an alternative.
fn settle(letter: &mut Letter<'_>) {
    let opinion = &mut letter.opinion;
    let stands =
        |points: &[(Element, record::Point)], element: Element, key: &str, stance: Stance| {
            points.iter().any(|(e, p)| *e == element && p.key == key && p.stance == stance)
        };
    let all = opinion.points.clone();
    let surgery = all.iter().any(|(e, p)| {
        *e == Element::Surgery && p.class != "general" && p.stance == Stance::Advised
    });
    let dosed = all.iter().any(|(e, p)| {
        *e == Element::Radiation && p.key != "radiation" && p.stance == Stance::Advised
    });
    opinion.points.retain(|(e, p)| match (e, p.stance) {
        (Element::Surgery, Stance::Advised) if p.class == "general" => {
            surgery
                || !all.iter().any(|(e, p)| {
                    *e == Element::Surgery && p.class == "general" && p.stance == Stance::Against
                })
        }
        (Element::Radiation, Stance::Advised) if p.key == "radiation" => {
            dosed || !stands(&all, Element::Radiation, "radiation", Stance::Against)
        }
        (Element::Regimen, Stance::Advised) if p.class.starts_with("general") => {
            let against = stands(&all, Element::Regimen, &p.key, Stance::Against);
            let drug = all.iter().any(|(e, q)| {
                *e == Element::Regimen && q.stance == Stance::Advised && p.class.ends_with(&q.class)
            });
            !against || drug
        }
        (
            Element::Regimen | Element::Surgery | Element::Radiation,
            Stance::Against | Stance::Optional | Stance::Conditional,
        ) => {
            !(stands(&all, *e, &p.key, Stance::Advised)
                && (p.class != "general" && p.key != "radiation"))
        }
        _ => true,
    });
}

/// "NCCN Breast Cancer" and "patients I treat adjuvantly" advise nothing; neither does a list of risks.
fn is_of_a_guideline(letter: &Letter<'_>, at: &Range<usize>) -> bool {
    let Some(statement) = letter.speech.statement(at.start) else { return false };
    let said = letter.plain().get(statement.range.clone()).unwrap_or_default();
    let short = statement.range.len() < 160;
    let reasoning = &letter.library.opinions.reasoning;
    short && reasoning.experience.stand_in(said)
}

/// Every treatment the letter names, whatever it says of it.
pub(super) fn named(letter: &Letter<'_>) -> Vec<Named> {
    let plain = letter.plain();
    let opinions = &letter.library.opinions;
    let mut out = Vec::new();
    let operations: Vec<(Range<usize>, &Phrase)> = opinions.surgery.entry.find(plain).collect();
    let drugs: Vec<Range<usize>> =
        letter.text.words.drugs.find(plain).map(|(range, _)| range).collect();
    for (range, phrase) in &operations {
        // "Octreotide LAR" is no low anterior resection.
        if drugs.iter().any(|drug| drug.start <= range.start && range.end <= drug.end) {
            continue;
        }
        let needed = phrase.needs.as_deref();
        if needed.is_some_and(|words| !is_of(letter, words)) || phrase.class() == "look" {
            continue;
        }
        let special = operations.iter().any(|(other, p)| {
            other == range && p.needs.as_deref().is_some_and(|words| is_of(letter, words))
        });
        if needed.is_none() && special || !written_as_name(letter, range) {
            continue;
        }
        out.push(Named {
            range: range.clone(),
            element: Element::Surgery,
            key: phrase.key.clone(),
            class: phrase.class().to_owned(),
            value: phrase.name().to_owned(),
        });
    }
    for (range, what) in letter.text.words.drugs.find(plain) {
        let written = letter.text.view.written(range.clone());
        let capital = written.bytes().filter(u8::is_ascii_uppercase).count() >= 2;
        match what {
            Treatment::Agent(agent) => out.push(drug(letter, range, &agent.name, &agent.class, "")),
            Treatment::Regimen(regimen)
                if regimen.short && (!capital || is_another_word(letter.text, &range)) => {}
            Treatment::Regimen(regimen) => {
                for agent in &regimen.agents {
                    let class = letter
                        .text
                        .words
                        .drugs
                        .class_of(agent)
                        .unwrap_or("chemotherapy")
                        .to_owned();
                    out.push(drug(letter, range.clone(), agent, &class, &regimen.name));
                }
            }
        }
    }
    for (range, phrase) in opinions.treatments.entry.find(plain) {
        if !written_as_name(letter, &range)
            || phrase.needs.as_deref().is_some_and(|words| !is_of(letter, words))
        {
            continue;
        }
        let element = match phrase.class() {
            "radiation" => Element::Radiation,
            "observation" | "comfort" => Element::Modality,
            _ => Element::Regimen,
        };
        let class = phrase.class();
        out.push(Named {
            range,
            element,
            key: phrase.key.clone(),
            class: match element {
                Element::Regimen if class != "supportive" && class != "beside" => {
                    format!("general {class}")
                }
                _ => class.to_owned(),
            },
            value: phrase.name().to_owned(),
        });
    }
    out
}

fn drug(letter: &Letter<'_>, range: Range<usize>, name: &str, class: &str, regimen: &str) -> Named {
    let beside = letter.library.opinions.treatments.goes_beside(name);
    let class = match class {
        _ if beside => "beside",
        "other" => "supportive",
        class => class,
    };
    Named {
        range,
        element: Element::Regimen,
        key: name.to_owned(),
        class: class.to_owned(),
        value: regimen.to_owned(),
    }
}

/// Short abbreviations count in capitals only: `RT`, `AI`, `LAR`.
fn written_as_name(letter: &Letter<'_>, at: &Range<usize>) -> bool {
    const SHORT: usize = 4;
    const WORDS: &[&str] = &["mohs", "chemo", "seeds"];
    let written = letter.text.view.written(at.clone());
    let low = written.to_lowercase();
    written.len() > SHORT
        || written.contains(' ')
        || WORDS.contains(&low.as_str())
        || !written.bytes().any(|b| b.is_ascii_lowercase())
        || written.ends_with('s')
            && !written[..written.len() - 1].bytes().any(|b| b.is_ascii_lowercase())
}

/// Whether the letter is about one of these, divided by `|`, and not more about the lung or the skin.
fn is_of(letter: &Letter<'_>, words: &str) -> bool {
    let plain = letter.plain();
    // A liver is named, and not a Mrs. Tolliver.
    let named = |word: &str| {
        let inside = |at: usize| {
            plain.get(..at).is_some_and(|before| before.ends_with(|c: char| c.is_alphabetic()))
        };
        plain.match_indices(word).filter(|(at, _)| !inside(*at)).count()
    };
    let own: usize = words.split('|').map(named).sum();
    own > 0 && own >= named("lung") + named("melanoma")
}

static BEFORE_SURGERY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)(?:neo-?adj(?:uvant(?:ly)?)?|pre-?op(?:erative(?:ly)?)?|peri-?op(?:erative(?:ly)?)?)(?-u:\b)")
        .expect("a pattern")
});

/// Treatment before an operation means that an operation is to follow.
fn implied_surgery(letter: &mut Letter<'_>) {
    let plain = letter.plain();
    let hits: Vec<Range<usize>> = BEFORE_SURGERY.find_iter(plain).map(|m| m.range()).collect();
    for at in hits {
        const TESTS: &[&str] = &[
            " blood", " count", " evaluat", " assess", " visit", " scan", " imag", " biops",
            " stag", " diagnos", " work", " test", " clinic", " check", " mri", " ct",
        ];
        let after = plain.get(at.end..).unwrap_or_default();
        let of_a_test = TESTS.iter().any(|w| after.starts_with(w));
        let how = letter.speech.how(plain, &at);
        if how.stance == Some(Stance::Advised) && !of_a_test {
            letter.say(Element::Surgery, &at, how, |p| {
                p.key = "surgery".to_owned();
                p.class = "general".to_owned();
                p.value = "surgery".to_owned();
            });
        }
    }
}

/// Doses and numbers of sessions, where radiation is named in the same statement or just before.
fn doses(letter: &mut Letter<'_>) {
    let plain = letter.plain();
    let mut found: Vec<(Range<usize>, String, Vec<f64>)> = Vec::new();
    for hit in DOSE.captures_iter(plain) {
        let (Some(whole), Some(dose), Some(unit)) =
            (hit.get(0), hit.name("dose"), hit.name("unit"))
        else {
            continue;
        };
        let Ok(dose) = dose.as_str().replace(',', "").parse::<f64>() else { continue };
        let gray = if unit.as_str() == "cgy" { dose / 100.0 } else { dose };
        // "60 Gy in 6 weeks" tells no sessions.
        let bare = hit.name("bare").filter(|_| hit.name("time").is_none());
        let fractions = hit.name("n").or(bare).and_then(|n| n.as_str().parse::<f64>().ok());
        // "In 20 treatments of 3 Gy": the dose of one session.
        const OF_ONE: f64 = 3.9;
        if gray < OF_ONE && fractions.is_none() {
            continue;
        }
        found.push((
            whole.range(),
            "dose".to_owned(),
            std::iter::once(gray).chain(fractions).collect(),
        ));
    }
    for hit in FRACTIONS.captures_iter(plain) {
        let (Some(whole), Some(n)) = (hit.get(0), hit.name("n")) else { continue };
        let Some((n, _)) = small_number(n.as_str()) else { continue };
        found.push((whole.range(), "fractions".to_owned(), vec![n]));
    }
    for (at, key, numbers) in found {
        let Some(statement) = letter.speech.statement(at.start) else { continue };
        let said = plain.get(statement.range.clone()).unwrap_or_default();
        let of_radiation = key == "dose"
            || letter
                .library
                .opinions
                .treatments
                .entry
                .find(said)
                .any(|(_, p)| p.class() == "radiation");
        let mut how = letter.speech.how(plain, &at);
        if !of_radiation {
            continue;
        }
        if how.stance.is_none() && key == "dose" && !statement.section_is_past() {
            how.stance = Some(Stance::Advised);
        }
        letter.say(Element::Radiation, &at, how, |p| {
            p.key = key;
            p.class = "amount".to_owned();
            p.numbers = numbers;
        });
    }
}

/// Cycles, months, years: of the drugs or the radiation named nearest before, in the same statement.
fn amounts(letter: &mut Letter<'_>, named: &[Named]) {
    let plain = letter.plain();
    for hit in AMOUNT.captures_iter(plain) {
        let Some(whole) = hit.get(0) else { continue };
        let Some(statement) = letter.speech.statement(whole.start()) else { continue };
        let range = statement.range.clone();
        let near = named
            .iter()
            .filter(|n| n.element == Element::Regimen)
            .rfind(|n| n.range.start >= range.start && n.range.start < whole.start());
        let next = named.iter().find(|n| n.range.start >= whole.end() && n.range.end <= range.end);
        let next = next.filter(|n| n.range.start < whole.end() + 30);
        let Some(of) = near.or(next).or_else(|| last_advised(letter, named, &range)) else {
            continue;
        };
        // "Six cycles before the transplant": of the drugs that lead to it.
        let leads_to = of.class.ends_with("transplant") && whole.as_str().contains("cycle");
        let drugs = named.iter().rfind(|n| {
            n.element == Element::Regimen
                && !n.class.starts_with("general")
                && n.range.end <= whole.start()
                && letter.speech.how(plain, &n.range).stance == Some(Stance::Advised)
                && !matches!(n.class.as_str(), "supportive" | "beside")
        });
        let of = if leads_to { drugs.unwrap_or(of) } else { of };
        if of.element != Element::Regimen || of.class == "supportive" || of.class == "beside" {
            continue;
        }
        let before = plain.get(whole.start().saturating_sub(12)..whole.start()).unwrap_or_default();
        const NOT_OF_IT: &[&str] = &[
            "every ", "within ", "after ", "next ", "q", "each ", "in ", "at ", "than ", "past ",
            "over ",
        ];
        let (unit, number) = match (hit.name("x"), hit.name("n"), hit.name("unit")) {
            (Some(x), ..) => {
                let unit = hit.name("xunit").map_or("cycles", |u| unit_name(u.as_str()));
                (unit, x.as_str().parse().ok())
            }
            (None, Some(n), Some(unit)) => {
                (unit_name(unit.as_str()), small_number(n.as_str()).map(|(n, _)| n))
            }
            _ => continue,
        };
        let Some(number) = number.filter(|_| !unit.is_empty()) else { continue };
        let (unit, number): (&str, f64) = in_months(unit, number);
        let after = plain.get(whole.end()..(whole.end() + 12).min(plain.len())).unwrap_or_default();
        let is_when = NOT_OF_IT.iter().any(|w| before.ends_with(w)) && unit != "cycles";
        if is_when
            || unit != "cycles"
                && [" after", " from", " later", " ago", " apart", " before"]
                    .iter()
                    .any(|w| after.starts_with(w))
        {
            continue;
        }
        let how = letter.speech.how(plain, &of.range);
        if how.stance != Some(Stance::Advised) {
            continue;
        }
        let at = whole.range();
        let class = of.class.trim_start_matches("general ").to_owned();
        letter.say(Element::Regimen, &at, How { stance: Some(Stance::Advised), ..how }, |p| {
            p.key = unit.to_owned();
            p.class = format!("amount of {class}");
            p.numbers = vec![number];
        });
    }
}

/// "He should have capecitabine. Here I would stop at three months": of the drug named in the sentences just before,
/// where the sentence of the amount names no treatment and is the writer's own advice.
fn last_advised<'n>(
    letter: &Letter<'_>,
    named: &'n [Named],
    statement: &Range<usize>,
) -> Option<&'n Named> {
    const FAR: usize = 240;
    let inside = |n: &&Named| n.range.start >= statement.start && n.range.end <= statement.end;
    let said = letter.plain().get(statement.clone())?;
    const OWN: &[&str] = &[
        "i would",
        "we would",
        "stop at",
        "stop after",
        "is enough",
        "are enough",
        "is long enough",
        "limit",
        "duration",
        "i advise",
        "i recommend",
        "we recommend",
        "my advice",
        "i suggest",
    ];
    if named.iter().any(|n| inside(&n)) || !OWN.iter().any(|w| said.contains(w)) {
        return None;
    }
    named.iter().rfind(|n| {
        n.element == Element::Regimen
            && n.range.end <= statement.start
            && statement.start - n.range.end < FAR
            && letter.speech.how(letter.plain(), &n.range).stance == Some(Stance::Advised)
    })
}

fn unit_name(unit: &str) -> &'static str {
    match unit.get(..2) {
        Some("mo") => "months",
        Some("ye" | "yr") => "years",
        Some("we" | "wk") => "weeks",
        Some("cm" | "mm" | "da") => "",
        None if unit == "y" => "years",
        None => "",
        _ => "cycles",
    }
}

/// Years as months, so that "one year" and "eighteen months" are compared.
fn in_months(unit: &'static str, number: f64) -> (&'static str, f64) {
    match unit {
        "years" => ("months", number * 12.0),
        _ => (unit, number),
    }
}
