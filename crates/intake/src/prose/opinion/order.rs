//! Which kinds of treatment are advised from now on, and in which order.

use std::ops::Range;
use std::sync::LazyLock;

use record::{Element, Point, Stance};
use regex::Regex;

use super::speech::How;
use super::treatment::is_in_passing;
use super::{Letter, drug_order};

/// Takes the kinds of treatment from the points already read, then the order.
pub(super) fn read(letter: &mut Letter<'_>) {
    letter.opinion.points.retain(|(e, p)| {
        *e != Element::Modality || p.class == "observation" || p.class == "comfort"
    });
    kinds(letter);
    letter.opinion.points.retain(|(e, p)| *e != Element::Sequence || p.class == drug_order::CLASS);
    sequence(letter);
}

/// Whether a point is of a treatment that is to come.
fn to_come(point: &Point) -> bool {
    matches!(point.stance, Stance::Advised)
}

fn kinds(letter: &mut Letter<'_>) {
    let opinion = &letter.opinion;
    let of = |element: Element, counts: fn(&Point) -> bool| {
        opinion.of(element).find(|p| to_come(p) && counts(p)).or_else(|| {
            let sure = opinion.points.iter().any(|(e, p)| {
                to_come(p)
                    && (matches!(e, Element::Surgery | Element::Regimen | Element::Radiation)
                        || p.class == "observation")
            });
            opinion.of(element).find(|p| !sure && p.stance == Stance::Optional && counts(p))
        })
    };
    let surgery = of(Element::Surgery, |_| true);
    let systemic = of(Element::Regimen, |p| {
        !p.class.starts_with("amount") && p.class != "supportive" && p.class != "beside"
    });
    let radiation = of(Element::Radiation, |_| true);
    let watched = opinion.of(Element::Modality).find(|p| p.class == "observation" && to_come(p));
    let mut found: Vec<Point> = Vec::new();
    for (key, point) in [("surgery", surgery), ("systemic", systemic), ("radiation", radiation)] {
        found.extend(point.map(|p| Point {
            key: key.to_owned(),
            class: "kind".to_owned(),
            value: key.to_owned(),
            numbers: Vec::new(),
            stance: Stance::Advised,
            source: p.source.clone(),
        }));
    }
    if found.is_empty() {
        found.extend(watched.map(|p| Point {
            key: "observation".to_owned(),
            class: "kind".to_owned(),
            ..p.clone()
        }));
    }
    if found.is_empty() {
        found.extend(nothing(&letter.opinion));
    }
    letter.opinion.points.extend(found.into_iter().map(|p| (Element::Modality, p)));
}

/// No operation, no radiation, no drugs: advice against all that is named is advice to watch.
fn nothing(opinion: &record::Opinion) -> Option<Point> {
    const KINDS: &[Element] = &[Element::Surgery, Element::Regimen, Element::Radiation];
    let mut against: Vec<&Point> = Vec::new();
    for point in KINDS.iter().flat_map(|&e| opinion.of(e)).filter(|p| p.stance == Stance::Against) {
        if !against.iter().any(|known| known.key == point.key) {
            against.push(point);
        }
    }
    let left = |stance: Stance| KINDS.iter().any(|&e| opinion.of(e).any(|p| p.stance == stance));
    // "I would not operate now … surgery if it grows": that is to wait.
    let waits = against.first().copied().filter(|p| {
        const NOW: &[&str] = &[
            " now",
            " yet",
            "at present",
            "at this time",
            "at this point",
            "for the moment",
            "at the moment",
            "until ",
        ];
        let said = p.source.passage().map_or("", |s| s.quote()).to_lowercase();
        p.class == "general" && NOW.iter().any(|w| said.contains(w))
    });
    let open = left(Stance::Optional) || left(Stance::Conditional) && waits.is_none();
    // "No adjuvant treatment" is said of all kinds.
    let all = opinion
        .of(Element::Regimen)
        .find(|p| p.stance == Stance::Against && p.class == "general any");
    let first = all
        .or(waits)
        .or(against.first().copied().filter(|_| against.len() > 1))
        .filter(|_| !open)?;
    Some(Point {
        key: "observation".to_owned(),
        class: "kind".to_owned(),
        value: "observation".to_owned(),
        numbers: Vec::new(),
        stance: Stance::Advised,
        source: first.source.clone(),
    })
}

/// Drugs and radiation one after the other.
const IN_TURN: &str = "systemic>radiation";

static ORDER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)(?:(?P<turn>one after (?:the other|another)|sequential(?:ly)?,? (?:chemotherapy|treatment|chemo|therapy)|(?:given|treated|chemotherapy and radiation|chemo and radiation) sequentially|in sequence(?-u:\b))|(?P<neo>neo-?adj(?:uvant(?:ly)?)?|pre-?op(?:erative(?:ly)?)?|induction|upfront chemo[a-z]*)|(?P<peri>peri-?op(?:erative(?:ly)?)?|before and (?:(?:[a-z0-9]+ ){1,3})?after (?:the |an? |her |his |your |subtotal |total |radical |partial )*(?:surgery|operation|resection|[a-z]+ectomy)|before and after (?:an? |the )?(?:[a-z]+ ){1,3}(?:[a-z]+ectomy|resection|operation))|(?P<adj>adj(?:uvant(?:ly)?)?|post-?op(?:erative(?:ly)?)?|post-?mastectomy|consolidati(?:on|ve)|maintenance)|(?P<conc>concurrent(?:ly)?|concomitant(?:ly)?|chemo-?radiation|chemoradiotherapy|radiochemotherapy|chemort|crt|ccrt|together with radiation|with radiation|during radiation|with concurrent|radiosensitizing|at the same time|(?:temozolomide|capecitabine|cisplatin|chemotherapy|chemo) (?:given )?during|radiation with (?:[a-z]+ ){0,2}(?:temozolomide|cisplatin|capecitabine|mitomycin|carboplatin)|radiation[^.;]{0,40} (?:together )?with (?:weekly )?(?:temozolomide|cisplatin|capecitabine|mitomycin|carboplatin)))(?-u:\b)")
        .expect("a pattern")
});

/// A step: its kind and where it is named.
struct Step {
    kind: &'static str,
    at: Range<usize>,
}

/// The order, as pairs `a>b` and `a+b`, from the words for order and from the order of what is advised.
fn sequence(letter: &mut Letter<'_>) {
    let opinion = &letter.opinion;
    let has = |kind: &str| opinion.of(Element::Modality).any(|p| p.key == kind);
    let operated = opinion.of(Element::Surgery).any(|p| p.stance == Stance::Done);
    let surgery = has("surgery");
    let kinds = usize::from(has("surgery") || operated)
        + usize::from(has("systemic"))
        + usize::from(has("radiation"));
    if kinds < 2 || !(has("surgery") || has("systemic") || has("radiation")) {
        return;
    }
    let mut pairs: Vec<(String, Range<usize>)> = Vec::new();
    let plain = letter.plain();
    for hit in ORDER.captures_iter(plain) {
        let Some(whole) = hit.get(0) else { continue };
        let at = whole.range();
        let how = letter.speech.how(plain, &at);
        if how.quoted && letter.opinion.endorses.is_none()
            || !matches!(how.stance, Some(Stance::Advised))
        {
            continue;
        }
        let end = plain.floor_char_boundary((at.end + 40).min(plain.len()));
        let after = plain.get(at.end..end).unwrap_or_default();
        // "Sequential chemoradiation": one after the other, whatever the word.
        let before = plain.get(..at.start).unwrap_or_default().trim_end();
        let in_turn = hit.name("conc").is_some()
            && (before.ends_with("sequential") || before.ends_with("not"));
        if hit.name("turn").is_some() || in_turn {
            if has("systemic") && has("radiation") {
                pairs.retain(|(pair, _)| pair != "systemic+radiation");
                pairs.push((IN_TURN.to_owned(), at));
            }
            continue;
        }
        let next = if after.contains("radi") && !after.contains("chemo") {
            "radiation"
        } else {
            "systemic"
        };
        if whole.as_str() == "induction" && has("radiation") {
            pairs.push(("induction>radiation".to_owned(), at));
        } else if hit.name("neo").is_some() && has("surgery") {
            pairs.push((format!("{next}>surgery"), at));
        } else if hit.name("peri").is_some() {
            pairs.push(("systemic>surgery".to_owned(), at));
        } else if hit.name("adj").is_some() && (operated || surgery) {
            pairs.push((format!("surgery>{next}"), at));
        } else if hit.name("conc").is_some()
            && has("radiation")
            && !pairs.iter().any(|(pair, _)| pair == IN_TURN)
        {
            pairs.push(("systemic+radiation".to_owned(), at));
        }
    }
    if operated && !surgery {
        for kind in ["systemic", "radiation"] {
            if has(kind)
                && let Some(at) = first(letter, kind)
            {
                pairs.push((format!("surgery>{kind}"), at));
            }
        }
    }
    pairs.extend(in_words(letter));
    let listed = as_listed(letter, &pairs);
    let is_had = |step: &str| match step {
        "endocrine" => has("systemic"),
        "surgery" => has("surgery") || operated,
        kind => has(kind),
    };
    pairs.extend(listed.into_iter().filter(|(pair, _)| {
        pair.trim_end_matches('?').split_once('>').is_some_and(|(a, b)| is_had(a) && is_had(b))
    }));
    let mut said: Vec<String> = Vec::new();
    for (pair, at) in pairs {
        if said.contains(&pair) {
            continue;
        }
        said.push(pair.clone());
        letter.say(Element::Sequence, &at, How::ADVISED, |p| p.key = pair);
    }
}

/// Where a kind of treatment is first advised.
fn first(letter: &Letter<'_>, kind: &str) -> Option<Range<usize>> {
    steps(letter)
        .into_iter()
        .find(|s| {
            s.kind == kind || (kind == "systemic" && s.kind != "surgery" && s.kind != "radiation")
        })
        .map(|s| s.at)
}

static WORDS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)(?P<a>surgery|operation|resection|chemotherapy|chemo|radiation|radiotherapy|rt|lumpectomy|mastectomy|lobectomy|cystectomy|hysterectomy|prostatectomy|esophagectomy|gastrectomy|whipple|immunotherapy|systemic therapy|drug treatment)(?: \([^)]{0,20}\))?[, ]{1,2}(?:(?:with|and|plus) [a-z0-9+-]+ )?(?:should |will |would |to |is |be |can |must |come |comes |given )*(?P<how>before|prior to|ahead of|then|followed by|after|following|first|up ?front|last)(?: (?:the |an |any |a |chemo|radical )?(?P<b>surgery|operation|resection|chemotherapy|chemo|radiation|radiotherapy|rt|lumpectomy|mastectomy|lobectomy|cystectomy|hysterectomy|prostatectomy|esophagectomy|gastrectomy|whipple|immunotherapy|systemic therapy|drug treatment))?(?-u:\b)")
        .expect("a pattern")
});

fn kind_of(word: &str) -> &'static str {
    match word {
        "radiation" | "radiotherapy" | "rt" => "radiation",
        "chemotherapy" | "chemo" | "immunotherapy" | "systemic therapy" | "drug treatment" => {
            "systemic"
        }
        _ => "surgery",
    }
}

/// "Chemotherapy before surgery", "surgery first".
fn in_words(letter: &Letter<'_>) -> Vec<(String, Range<usize>)> {
    let plain = letter.plain();
    let mut out = Vec::new();
    for hit in WORDS.captures_iter(plain) {
        let (Some(whole), Some(a), Some(how)) = (hit.get(0), hit.name("a"), hit.name("how")) else {
            continue;
        };
        let meant = letter.speech.how(plain, &a.range());
        if meant.quoted || !matches!(meant.stance, Some(Stance::Advised | Stance::Optional)) {
            continue;
        }
        let a = kind_of(a.as_str());
        let b = hit.name("b").map(|b| kind_of(b.as_str()));
        let pair = match (how.as_str(), b) {
            ("after" | "following", Some(b)) if a != b => format!("{b}>{a}"),
            ("first" | "upfront" | "up front", _) => format!("{a}>first"),
            ("last", _) => format!("{a}>last"),
            ("before" | "prior to" | "ahead of" | "then" | "followed by", Some(b)) if a != b => {
                format!("{a}>{b}")
            }
            _ => continue,
        };
        out.push((pair, whole.range()));
    }
    out
}

/// The steps the writer advises, where each is first named.
fn steps(letter: &Letter<'_>) -> Vec<Step> {
    let plain = letter.plain();
    let mut out: Vec<Step> = Vec::new();
    let treatments = &letter.library.opinions.treatments;
    let mut named: Vec<(Range<usize>, &'static str)> = Vec::new();
    for (range, phrase) in treatments.entry.find(plain) {
        let both = phrase.class() == "chemotherapy"
            && treatments
                .entry
                .find(plain.get(range.clone()).unwrap_or_default())
                .any(|(_, p)| p.class() == "radiation");
        match phrase.class() {
            _ if both => {}
            "any" => {}
            "radiation" => named.push((range, "radiation")),
            "observation" | "comfort" | "supportive" => {}
            "endocrine" => named.push((range, "endocrine")),
            _ => named.push((range, "systemic")),
        }
    }
    for (range, what) in letter.text.words.drugs.find(plain) {
        use knowledge::vocabulary::oncology::Treatment;
        let endocrine = matches!(&what, Treatment::Agent(a) if a.class == "endocrine");
        let beside = matches!(&what, Treatment::Agent(a) if a.class == "other" || treatments.goes_beside(&a.name));
        if !beside {
            named.push((range, if endocrine { "endocrine" } else { "systemic" }));
        }
    }
    for (range, phrase) in letter.library.opinions.surgery.entry.find(plain) {
        if phrase.class() != "look" {
            named.push((range, "surgery"));
        }
    }
    named.sort_by_key(|(r, _)| r.start);
    for (at, kind) in named {
        // Drugs given with radiation are a part of it.
        let beside = kind == "systemic"
            && letter.speech.statement(at.start).is_some_and(|st| {
                let said = plain.get(st.range.clone()).unwrap_or_default();
                ORDER.captures_iter(said).any(|c| c.name("conc").is_some())
                    && treatments.entry.find(said).any(|(_, p)| p.class() == "radiation")
            });
        if beside {
            continue;
        }
        let short = at.len() <= 4
            && letter.text.view.written(at.clone()).bytes().any(|b| b.is_ascii_lowercase());
        let how = letter.speech.how(plain, &at);
        let quoted = how.quoted && letter.opinion.endorses.is_none()
            || kind == "surgery" && is_in_passing(plain, &at);
        if short
            || quoted
            || how.stance != Some(Stance::Advised)
            || out.iter().any(|s| s.kind == kind)
        {
            continue;
        }
        out.push(Step { kind, at });
    }
    out
}

/// Where no words say the order, the order in which the steps are listed does.
fn as_listed(letter: &Letter<'_>, said: &[(String, Range<usize>)]) -> Vec<(String, Range<usize>)> {
    let steps = steps(letter);
    let mut out = Vec::new();
    for (i, a) in steps.iter().enumerate() {
        for b in steps.iter().skip(i + 1) {
            let of = |x: &str| if x == "endocrine" { "systemic" } else { x }.to_owned();
            let known = said.iter().any(|(pair, _)| {
                pair.contains(&of(a.kind))
                    && (pair.contains(&of(b.kind))
                        || pair.ends_with("first")
                        || pair.ends_with("last"))
            });
            let both = a.kind == "endocrine" || b.kind == "endocrine";
            if !known || both {
                out.push((format!("{}>{}?", a.kind, b.kind), b.at.clone()));
            }
        }
    }
    out
}
