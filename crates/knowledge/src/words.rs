//! Every sentence the app says, by id, from `knowledge/words/<language>/*.ftl` (Project Fluent).

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use record::{Finding, FindingCode, PartialDate};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Language {
    #[default]
    English,
    Spanish,
}

impl Language {
    pub const ALL: &[Self] = &[Self::English, Self::Spanish];

    /// BCP 47.
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Spanish => "es",
        }
    }

    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|l| tag.split('-').next() == Some(l.tag()))
    }

    /// The first of a browser's languages (`es-MX,es;q=0.9,en;q=0.8`) that is spoken here.
    pub fn from_browser(accepted: &str) -> Option<Self> {
        let tags = accepted.split(',').filter_map(|part| part.split(';').next());
        tags.map(str::trim).find_map(Self::from_tag)
    }
}

/// The sentences of one language; what it lacks is said in English.
pub struct Words {
    language: Language,
    bundles: Vec<FluentBundle<FluentResource>>,
}

impl Words {
    pub(crate) fn built_in(language: Language) -> Self {
        let mut order = vec![language];
        if language != Language::English {
            order.push(Language::English);
        }
        Self { language, bundles: order.into_iter().map(bundle).collect() }
    }

    pub fn language(&self) -> Language {
        self.language
    }

    /// The sentence `id`; an id that no file has comes back as itself, which a test forbids.
    pub fn say(&self, id: &str) -> String {
        self.say_with(id, &[])
    }

    /// The sentence `id` with its blanks filled. Numbers given as digits choose plural forms.
    pub fn say_with(&self, id: &str, blanks: &[(&str, &str)]) -> String {
        self.try_say(id, blanks).unwrap_or_else(|| id.to_owned())
    }

    /// The sentence `id`, where a file has it.
    pub fn try_say(&self, id: &str, blanks: &[(&str, &str)]) -> Option<String> {
        let mut args = FluentArgs::new();
        for &(name, value) in blanks {
            let filled = match value.parse::<f64>() {
                Ok(number) if is_count(value) => FluentValue::from(number),
                _ => FluentValue::String(Cow::Owned(value.to_owned())),
            };
            args.set(name.to_owned(), filled);
        }
        self.bundles.iter().find_map(|bundle| {
            let (message, attribute) = id.split_once('.').map_or((id, None), |(m, a)| (m, Some(a)));
            let message = bundle.get_message(message)?;
            let pattern = match attribute {
                Some(name) => message.get_attribute(name)?.value(),
                None => message.value()?,
            };
            let mut errors = Vec::new();
            Some(bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned())
        })
    }

    /// A day written `2026-03-20` as people say it; what is no such day stands as it was written.
    pub fn day(&self, written: &str) -> String {
        PartialDate::from_iso(written).map_or_else(|| written.to_owned(), |day| self.date(day))
    }

    /// `January 13, 2026`, `January 2026` or `2026`: at the precision the record states.
    pub fn date(&self, date: PartialDate) -> String {
        let year = date.year().to_string();
        let Some(month) = date.month() else { return year };
        let month = self.say(&format!("month-{month}"));
        match date.day_of_month() {
            Some(day) => self.say_with(
                "date-day",
                &[("month", &month), ("day", &day.to_string()), ("year", &year)],
            ),
            None => self.say_with("date-month", &[("month", &month), ("year", &year)]),
        }
    }

    /// What a finding says: what happened and what was kept.
    pub fn finding_message(&self, finding: &Finding) -> String {
        self.finding(finding, "")
    }

    /// What to do about a finding.
    pub fn finding_next(&self, finding: &Finding) -> String {
        self.finding(finding, ".next")
    }

    fn finding(&self, finding: &Finding, attribute: &str) -> String {
        let id = format!("finding-{}{attribute}", finding.code.as_str().replace('.', "-"));
        let blanks = self.finding_blanks(finding);
        let blanks: Vec<_> = blanks.iter().map(|(n, said)| (n.as_str(), said.as_str())).collect();
        self.say_with(&id, &blanks)
    }

    /// What fills the blanks of a finding's words, in this language; what it does not give is empty.
    pub fn finding_blanks(&self, finding: &Finding) -> BTreeMap<String, String> {
        let mut blanks = finding.details.clone();
        for name in ["detail", "count", "page", "name"] {
            blanks.entry(name.to_owned()).or_default();
        }
        let given = |blanks: &BTreeMap<String, String>, id: &str| {
            let blanks: Vec<_> =
                blanks.iter().map(|(n, said)| (n.as_str(), said.as_str())).collect();
            self.try_say(id, &blanks)
        };
        if let Some(why) = finding.details.get("why") {
            let said = given(&blanks, why).unwrap_or_else(|| why.clone());
            blanks.insert("detail".to_owned(), said);
        }
        if finding.details.contains_key("times")
            && let Some(placed) = given(&blanks, "detail-at-place")
        {
            blanks.insert("detail".to_owned(), placed);
        }
        if finding.code == FindingCode::ConflictLaterality {
            let sides = blanks.get("detail").map(String::as_str).unwrap_or_default().split(" / ");
            let side = |side: &str| {
                let said = self.try_say(&format!("side-{side}"), &[]);
                said.map_or_else(|| side.to_owned(), |said| said.to_lowercase())
            };
            let said = sides.map(side).collect::<Vec<_>>().join(" / ");
            blanks.insert("detail".to_owned(), said);
        }
        blanks
    }
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Words({})", self.language.tag())
    }
}

/// Whether digits may be taken as a number: a record number keeps the zeros it begins with.
fn is_count(value: &str) -> bool {
    let is_written_plain = value == "0" || !value.starts_with('0');
    is_written_plain && value.len() < 10 && value.bytes().all(|b| b.is_ascii_digit())
}

fn bundle(language: Language) -> FluentBundle<FluentResource> {
    let tag = language.tag().parse().expect("a language tag of ours");
    let mut bundle = FluentBundle::new_concurrent(vec![tag]);
    bundle.set_use_isolating(false);
    for (_, text) in crate::files(&format!("words/{}", language.tag())) {
        // A sentence that does not parse is missing, the others are there; a test names it.
        let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(rest, _)| rest);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_words_parses() {
        for language in Language::ALL {
            for (name, text) in crate::files(&format!("words/{}", language.tag())) {
                let errors =
                    FluentResource::try_new(text.to_owned()).err().map(|(_, errors)| errors);
                assert_eq!(errors, None, "{}/{name}", language.tag());
            }
        }
    }

    #[test]
    fn a_browser_is_answered_in_the_first_language_it_shares_with_us() {
        let cases = [
            ("es-MX,es;q=0.9,en;q=0.8", Some(Language::Spanish)),
            ("en-US,en;q=0.9,es;q=0.8", Some(Language::English)),
            ("zh-CN, es;q=0.5", Some(Language::Spanish)),
            ("zh-CN", None),
            ("", None),
        ];
        for (accepted, language) in cases {
            assert_eq!(Language::from_browser(accepted), language, "{accepted}");
        }
    }

    #[test]
    fn a_number_keeps_the_zeros_it_begins_with() {
        let words = Words::built_in(Language::English);
        let said = |value: &str| words.say_with("letter-record-number", &[("number", value)]);
        assert_eq!(said("0042"), "Record number 0042");
        assert_eq!(said("42"), "Record number 42");
    }

    #[test]
    fn a_detail_is_said_in_the_language_of_the_finding() {
        let fault = Finding::new(FindingCode::DocumentFault)
            .why("detail-section-template")
            .with("title", "Problems")
            .with("code", "11450-4")
            .with("place", "/section[1]");
        let cases = [
            (
                Language::English,
                "1",
                "the section Problems (11450-4) does not name its template at /section[1].",
            ),
            (Language::English, "3", "at /section[1], 3 times."),
            (
                Language::Spanish,
                "3",
                "la sección Problems (11450-4) no nombra su plantilla en /section[1], 3 veces.",
            ),
        ];
        for (language, times, said) in cases {
            let words = Words::built_in(language);
            let message = words.finding_message(&fault.clone().with("times", times));
            assert!(message.contains(said), "{message}");
        }
        let sides = Finding::new(FindingCode::ConflictLaterality).with("detail", "right / left");
        assert!(
            Words::built_in(Language::Spanish)
                .finding_message(&sides)
                .contains(": derecho / izquierdo.")
        );
        assert!(
            Words::built_in(Language::English).finding_message(&sides).contains(": right / left.")
        );
    }

    #[test]
    fn every_finding_has_its_message_and_its_next_step() {
        let words = Words::built_in(Language::English);
        for code in FindingCode::ALL {
            let id = format!("finding-{}", code.as_str().replace('.', "-"));
            assert!(words.try_say(&id, &[]).is_some(), "{id} has no message");
            assert!(words.try_say(&format!("{id}.next"), &[]).is_some(), "{id} has no next step");
        }
    }
}
