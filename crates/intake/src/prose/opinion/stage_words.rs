//! The stage in a letter's words, where no form of a report stands: `T2 N1`, `stage 3`, `Rai III`, risk
//! groups, whether it can be taken out.

use std::ops::Range;
use std::sync::LazyLock;

use knowledge::vocabulary::discourse::TriggerKind;
use record::Element;
use regex::Regex;

use super::Letter;
use super::disease::is_of_others;
use super::speech::How;

pub(super) fn read(letter: &mut Letter<'_>) {
    letters(letter);
    groups(letter);
    none(letter);
}

static NONE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)(?:stage|staging)(?: group| system)? (?:does not|do not|would not|doesn't|don't|no longer) appl(?:y|ies)|no stage (?:applies|is given|can be given)|stage is not applicable")
        .expect("a pattern")
});

/// "A melanoma stage does not apply."
fn none(letter: &mut Letter<'_>) {
    let hit = NONE.find(letter.plain()).map(|m| m.range());
    if let Some(at) = hit.filter(|at| !letter.speech.is_quoted(at)) {
        letter.say(Element::Stage, &at, How::STATED, |p| {
            p.key = "group".to_owned();
            p.value = "none".to_owned();
        });
    }
}

static LETTERS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)(?P<tb>yp|yc|mr|u|c|p)?T(?P<t>is|a|[0-4](?:[a-d](?:[12])?)?)(?:\([a-z0-9]+\))?(?:[ ,]{0,2}(?:yp|yc|mr|u|c|p)?N(?P<n>[0-3X](?:[a-d]|mi)?)(?:\([a-z+]+\))?)?(?:[ ,]{0,2}(?:c|p)?M(?P<m>[01](?:[a-d])?))?(?-u:\b)")
        .expect("a pattern")
});

/// `T2 N1`, `pT3a`: where the stage's own reader found no letter.
fn letters(letter: &mut Letter<'_>) {
    if letter.opinion.of(Element::Stage).any(|p| p.key == "T") {
        return;
    }
    let plain = letter.plain();
    let hits: Vec<_> = LETTERS.captures_iter(letter.text.view.cased()).collect();
    for hit in hits {
        let Some(whole) = hit.get(0) else { continue };
        let at = whole.range();
        let end = plain.floor_char_boundary((at.end + 14).min(plain.len()));
        let after = plain.get(at.end..end).unwrap_or_default();
        const NOT_STAGE: &[&str] = &[
            "-weighted",
            " weighted",
            "dm",
            " vertebra",
            " level",
            "-t",
            " signal",
            " sequence",
            "/flair",
            " through",
            "-l",
            " compression",
            " or n",
            " or t",
        ];
        if NOT_STAGE.iter().any(|w| after.starts_with(w)) || letter.speech.is_aside(&at) {
            continue;
        }
        let meant = letter.text.meant(&at);
        if meant.is(TriggerKind::Conditional)
            || meant.is(TriggerKind::Family)
            || meant.is(TriggerKind::Negated)
        {
            continue;
        }
        let basis = match hit.name("tb").map(|b| b.as_str()) {
            Some("p") => "p",
            Some("yp" | "yc") => "y",
            Some(_) => "c",
            None => "",
        };
        let how = How { quoted: letter.speech.is_quoted(&at), ..How::STATED };
        for (key, part) in [("T", hit.name("t")), ("N", hit.name("n")), ("M", hit.name("m"))] {
            let Some(part) = part else { continue };
            letter.say(Element::Stage, &at, how, |p| {
                p.key = key.to_owned();
                p.class = basis.to_owned();
                p.value = format!("{key}{}", part.as_str());
            });
        }
    }
}

/// Whether a group is a prognostic one, beside the anatomic.
pub(super) fn is_prognostic(letter: &Letter<'_>, at: &Range<usize>) -> bool {
    let plain = letter.plain();
    let from = plain.floor_char_boundary(at.start.saturating_sub(28));
    plain.get(from..at.start).is_some_and(|before| before.contains("prognostic"))
}

static GROUP: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)(?:(?:(?:figo |ann arbor |lugano |iss |r-iss )?(?:stage|st\.?|stg) |(?:figo|ajcc|uicc)(?: ?\(?(?:19|20)[0-9]{2}\)?| ?v?[5-9](?:th)?(?: ed(?:ition)?\.?)?)?(?: stage|:|,)? )(?P<stage>(?:iv|iii|ii|i|[0-4])(?: ?[abce](?:[0-9]|i{1,3})?)?)(?: ?m ?-?(?:p53 ?abn|polemut|pole ?mut|mmrd|nsmp))?(?-u:\b)|(?:ipi|cns-ipi|r-ipi|flipi|mipi)(?: score)?(?: of)?[ :=]{1,3}(?P<ipi>[0-5])|(?P<risk>very low|low|favorable intermediate|unfavorable intermediate|favourable intermediate|unfavourable intermediate|intermediate|very high|high|adverse|favorable|standard)[- ]risk(?-u:\b)|(?P<resectable>borderline resectable|locally advanced|unresectable|not resectable|resectable)(?-u:\b)|(?P<spread>locali[sz]ed|metastatic) (?:disease|cancer|[a-z]+ sarcoma|sarcoma|[a-z ]{0,16}carcinoma|tumou?r)|(?P<local>locali[sz]ed)(?:[.,;)\n]|$)|(?P<extent>extensive|limited)[- ]stage|(?P<muscle>non[- ]?muscle[- ]invasive|muscle[- ]invasive)|bclc[- ](?:stage )?(?P<bclc>[0abcd])(?-u:\b)|rai (?:stage )?(?P<rai>0|iv|iii|ii|i|[1-4])(?-u:\b))")
        .expect("a pattern")
});

/// Stage groups, risk groups and extents in words.
fn groups(letter: &mut Letter<'_>) {
    let plain = letter.plain();
    let hits: Vec<_> = GROUP.captures_iter(plain).collect();
    for hit in hits {
        let Some(whole) = hit.get(0) else { continue };
        let at = whole.range();
        let meant = letter.text.meant(&at);
        let before = plain.get(..at.start).unwrap_or_default();
        let denied = ["not ", "no ", "non-"].iter().any(|w| before.ends_with(w));
        // "Axillary node: metastatic carcinoma" is of the node.
        let near = before.get(before.floor_char_boundary(before.len().saturating_sub(24))..);
        let of_a_node = near.is_some_and(|near| near.contains("node"));
        let no_spread =
            hit.name("spread").is_some() && (meant.is(TriggerKind::Negated) || of_a_node);
        let of_others = no_spread || letter.speech.is_aside(&at) || is_of_others(letter, &at);
        if of_others
            || denied
            || meant.is(TriggerKind::Conditional)
            || meant.is(TriggerKind::Family)
        {
            continue;
        }
        let Some((key, value)) = group(letter, &hit, &at) else { continue };
        let how = How { quoted: letter.speech.is_quoted(&at), ..How::STATED };
        letter.say(Element::Stage, &at, how, |p| {
            p.key = key.to_owned();
            p.value = value;
        });
    }
}

fn group(
    letter: &Letter<'_>,
    hit: &regex::Captures<'_>,
    at: &Range<usize>,
) -> Option<(&'static str, String)> {
    let plain = letter.plain();
    let named = |name: &str| hit.name(name).map(|m| m.as_str());
    if let Some(stage) = named("stage") {
        let key = if is_prognostic(letter, at) { "prognostic group" } else { "group" };
        return Some((key, roman(stage)));
    }
    if let Some(ipi) = named("ipi") {
        let cns = hit.get(0)?.as_str().starts_with("cns");
        return Some((if cns { "CNS-IPI" } else { "IPI" }, ipi.to_owned()));
    }
    if let Some(risk) = named("risk") {
        let risk = risk.trim_start_matches("very ");
        // "Low-risk stage III" is a part of a stage, "high risk of relapse" no group of risk.
        const NOT_GROUP: &[&str] = &[
            "hpv",
            "stage",
            "feature",
            "site",
            "surg",
            "patient",
            "score",
            "women",
            "men ",
            "disease by",
        ];
        let end = plain.floor_char_boundary((at.end + 24).min(plain.len()));
        let after = plain.get(at.end..end).unwrap_or_default();
        let not = after.starts_with(" of ")
            || after.starts_with(" for ")
            || NOT_GROUP.iter().any(|w| after.contains(w));
        return (!not).then(|| ("risk", risk.replace("our", "or")));
    }
    if let Some(words) = named("resectable") {
        return Some(("resectable", words.replace("not resectable", "unresectable")));
    }
    if let Some(muscle) = named("muscle") {
        let non = muscle.starts_with("non");
        return Some((
            "muscle",
            if non { "not muscle invasive" } else { "muscle invasive" }.to_owned(),
        ));
    }
    if let Some(spread) = named("spread").or(named("local")) {
        return Some(("spread", spread.replace("localised", "localized")));
    }
    let extent = named("extent").map(|e| ("extent", e.to_owned()));
    let bclc = named("bclc").map(|b| ("BCLC", b.to_uppercase()));
    extent.or(bclc).or_else(|| named("rai").map(|r| ("Rai", roman(r))))
}

/// `3` and `III`, `iii b` and `IIIB`.
fn roman(stage: &str) -> String {
    let stage = stage.replace(' ', "").to_uppercase();
    let digits = [("4", "IV"), ("3", "III"), ("2", "II"), ("1", "I")];
    match digits.iter().find(|(digit, _)| stage.starts_with(digit)) {
        Some((_, roman)) => format!("{roman}{}", &stage[1..]),
        None => stage,
    }
}
