//! Every sentence the app says, by id, from `knowledge/words/<language>/*.ftl` (Project Fluent).

use std::borrow::Cow;
use std::fmt;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use record::Finding;

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
                Ok(number) if value.bytes().all(|b| b.is_ascii_digit()) && value.len() < 10 => {
                    FluentValue::from(number)
                }
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
        let given = finding.details.iter().map(|(name, detail)| (name.as_str(), detail.as_str()));
        let open = ["detail", "count", "page", "name"]
            .into_iter()
            .filter(|n| !finding.details.contains_key(*n));
        let blanks: Vec<_> = given.chain(open.map(|name| (name, ""))).collect();
        self.say_with(&id, &blanks)
    }
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Words({})", self.language.tag())
    }
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
    fn every_finding_has_its_message_and_its_next_step() {
        let words = Words::built_in(Language::English);
        for code in record::FindingCode::ALL {
            let id = format!("finding-{}", code.as_str().replace('.', "-"));
            assert!(words.try_say(&id, &[]).is_some(), "{id} has no message");
            assert!(words.try_say(&format!("{id}.next"), &[]).is_some(), "{id} has no next step");
        }
    }
}
