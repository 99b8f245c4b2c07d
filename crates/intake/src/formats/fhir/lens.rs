//! A narrow look into a resource: every value is handed out together with its place in the original.
//!
//! The lens is lenient where the versions of FHIR differ: a single element where another version has a
//! list, a code where another has a concept, a number written as text (as FHIR XML writes everything).

use std::borrow::Cow;

use record::PartialDate;
use serde_json::Value;

/// An element and where it stands: a JSON pointer, or an element path in a FHIR XML document.
#[derive(Clone, Debug)]
pub(super) struct At<'a> {
    value: &'a Value,
    pointer: String,
    xml: bool,
}

/// Words as the record has them, and the place they stand at.
#[derive(Clone)]
pub(super) struct Words<'a> {
    pub(super) text: Cow<'a, str>,
    pub(super) pointer: String,
}

impl Words<'_> {
    pub(super) fn lower(&self) -> String {
        self.text.trim().to_lowercase()
    }

    pub(super) fn to_text(&self) -> String {
        self.text.trim().to_owned()
    }
}

/// A concept: how the record words it, and the codes beside the words.
#[derive(Clone)]
pub(super) struct Coded<'a> {
    pub(super) words: Words<'a>,
    pub(super) codes: Vec<Code<'a>>,
}

#[derive(Clone, Copy)]
pub(super) struct Code<'a> {
    pub(super) system: Option<&'a str>,
    pub(super) code: &'a str,
}

impl<'a> Coded<'a> {
    /// The first code, as a fact carries it.
    pub(super) fn code(&self) -> Option<String> {
        self.codes.first().map(|c| c.code.to_owned())
    }

    pub(super) fn system(&self) -> Option<String> {
        self.codes.first().and_then(|c| c.system).map(str::to_owned)
    }

    /// The first code of a system whose address contains `part`.
    pub(super) fn code_in(&self, part: &str) -> Option<String> {
        let found = self.codes.iter().find(|c| c.system.is_some_and(|s| s.contains(part)))?;
        Some(found.code.to_owned())
    }

    pub(super) fn has(&self, code: &str) -> bool {
        self.codes.iter().any(|c| c.code == code)
    }
}

impl<'a> At<'a> {
    pub(super) fn root(value: &'a Value, pointer: impl Into<String>, xml: bool) -> Self {
        Self { value, pointer: pointer.into(), xml }
    }

    pub(super) fn pointer(&self) -> &str {
        &self.pointer
    }

    pub(super) fn value(&self) -> &'a Value {
        self.value
    }

    pub(super) fn kind(&self) -> Option<&'a str> {
        self.value.get("resourceType")?.as_str()
    }

    pub(super) fn id(&self) -> Option<&'a str> {
        self.value.get("id")?.as_str()
    }

    /// A member of this element; the first one where it is a list.
    pub(super) fn get(&self, key: &str) -> Option<At<'a>> {
        match self.value.get(key)? {
            Value::Null => None,
            Value::Array(_) => self.each(key).into_iter().next(),
            value => Some(self.child(key, None, value)),
        }
    }

    /// Every member of a list; a single element is a list of one.
    pub(super) fn each(&self, key: &str) -> Vec<At<'a>> {
        match self.value.get(key) {
            None | Some(Value::Null) => Vec::new(),
            Some(Value::Array(list)) => list
                .iter()
                .enumerate()
                .filter(|(_, v)| !v.is_null())
                .map(|(i, v)| self.child(key, Some(i), v))
                .collect(),
            Some(value) => vec![self.child(key, None, value)],
        }
    }

    /// Down a path of members: `code.text`. Takes the first of every list on the way.
    pub(super) fn path(&self, path: &str) -> Option<At<'a>> {
        path.split('.').try_fold(self.clone(), |at, key| at.get(key))
    }

    /// The first of these members that is there.
    pub(super) fn any(&self, keys: &[&str]) -> Option<At<'a>> {
        keys.iter().find_map(|key| self.path(key))
    }

    /// `value[x]` and its like: the member that begins with `stem`, and what follows the stem.
    pub(super) fn choice(&self, stem: &str) -> Option<(&'a str, At<'a>)> {
        self.value.as_object()?.iter().find_map(|(key, value)| {
            let kind = key.strip_prefix(stem)?;
            let typed = kind.chars().next().is_some_and(char::is_uppercase);
            (typed && !value.is_null()).then(|| (kind, self.child(key, None, value)))
        })
    }

    fn child(&self, key: &str, index: Option<usize>, value: &'a Value) -> At<'a> {
        let mut pointer = String::with_capacity(self.pointer.len() + key.len() + 8);
        pointer.push_str(&self.pointer);
        pointer.push('/');
        if key.contains(['~', '/']) {
            pointer.push_str(&key.replace('~', "~0").replace('/', "~1"));
        } else {
            pointer.push_str(key);
        }
        if let Some(index) = index {
            let mark = if self.xml { format!("[{}]", index + 1) } else { format!("/{index}") };
            pointer.push_str(&mark);
        }
        if let Some(kind) = value.get("resourceType").and_then(Value::as_str).filter(|_| self.xml) {
            pointer.push('/');
            pointer.push_str(kind);
        }
        At { value, pointer, xml: self.xml }
    }

    /// The words that stand here; `None` for what is no plain value and for blanks.
    pub(super) fn words(&self) -> Option<Words<'a>> {
        let text: Cow<'a, str> = match self.value {
            Value::String(text) if !text.trim().is_empty() => Cow::Borrowed(text),
            Value::Number(number) => Cow::Owned(number.to_string()),
            Value::Bool(flag) => Cow::Borrowed(if *flag { "true" } else { "false" }),
            _ => return None,
        };
        let pointer =
            if self.xml { format!("{}/@value", self.pointer) } else { self.pointer.clone() };
        Some(Words { text, pointer })
    }

    /// The words of a member.
    pub(super) fn say(&self, path: &str) -> Option<Words<'a>> {
        self.path(path)?.words()
    }

    pub(super) fn text(&self, path: &str) -> Option<String> {
        self.say(path).map(|w| w.to_text())
    }

    pub(super) fn number(&self, path: &str) -> Option<f64> {
        match self.path(path)?.value {
            Value::Number(number) => number.as_f64(),
            Value::String(text) => text.trim().parse().ok().filter(|n: &f64| n.is_finite()),
            _ => None,
        }
    }

    pub(super) fn count(&self, path: &str) -> Option<u32> {
        let number = self.number(path)?;
        (number >= 0.0 && number <= f64::from(u32::MAX) && number.fract() == 0.0)
            .then_some(number as u32)
    }

    /// Whether a flag is set.
    pub(super) fn flag(&self, key: &str) -> bool {
        match self.value.get(key) {
            Some(Value::Bool(flag)) => *flag,
            Some(Value::String(text)) => text == "true",
            _ => false,
        }
    }

    /// The date that stands here and its words, without the time of day.
    pub(super) fn date(&self) -> Option<(PartialDate, Words<'a>)> {
        let mut words = self.words()?;
        let date = PartialDate::from_iso(&words.text)?;
        let end = words.text.find(['T', ' ']).unwrap_or(words.text.len());
        words.text = match words.text {
            Cow::Borrowed(text) => Cow::Borrowed(text.get(..end).unwrap_or(text)),
            Cow::Owned(text) => Cow::Owned(text.get(..end).unwrap_or(&text).to_owned()),
        };
        Some((date, words))
    }

    /// The first of these paths that holds a date.
    pub(super) fn first_date(&self, paths: &[&str]) -> Option<(PartialDate, Words<'a>)> {
        paths.iter().find_map(|path| self.path(path)?.date())
    }

    /// A CodeableConcept, Coding, CodeableReference, code or plain text.
    pub(super) fn coded(&self) -> Option<Coded<'a>> {
        if !self.value.is_object() {
            return Some(Coded { words: self.words()?, codes: Vec::new() });
        }
        if let Some(concept) = self.get("concept") {
            return concept.coded();
        }
        let own = (self.value.get("code").is_some_and(Value::is_string)).then(|| self.clone());
        let codings: Vec<At<'a>> = self.each("coding").into_iter().chain(own).collect();
        let codes = codings
            .iter()
            .filter_map(|c| {
                let code = c.value.get("code")?.as_str().filter(|c| !c.trim().is_empty())?;
                Some(Code { system: c.value.get("system").and_then(Value::as_str), code })
            })
            .collect();
        let words = self
            .say("text")
            .or_else(|| codings.iter().find_map(|c| c.say("display")))
            .or_else(|| self.say("display"))
            .or_else(|| codings.iter().find_map(|c| c.say("code")))?;
        Some(Coded { words, codes })
    }

    /// The concept of a member.
    pub(super) fn concept(&self, path: &str) -> Option<Coded<'a>> {
        self.path(path)?.coded()
    }

    /// A status in lower case, whether a version writes it as a code or as a concept.
    pub(super) fn status(&self, key: &str) -> Option<String> {
        let coded = self.concept(key)?;
        Some(coded.code().unwrap_or_else(|| coded.words.to_text()).to_lowercase())
    }

    /// Every code of a list of concepts, lower case: the categories of a resource.
    pub(super) fn codes(&self, key: &str) -> Vec<String> {
        let concepts = self.each(key).into_iter().filter_map(|c| c.coded());
        concepts
            .flat_map(|c| c.codes.iter().map(|code| code.code.to_lowercase()).collect::<Vec<_>>())
            .collect()
    }

    /// The extension whose address ends in `/name`.
    pub(super) fn extension(&self, name: &str) -> Option<At<'a>> {
        self.each("extension").into_iter().find(|e| {
            let url = e.value.get("url").and_then(Value::as_str).unwrap_or_default();
            url.rsplit('/').next() == Some(name)
        })
    }

    /// Whether a profile's name contains `part`.
    pub(super) fn has_profile(&self, part: &str) -> bool {
        self.get("meta").is_some_and(|meta| {
            meta.each("profile").iter().any(|p| {
                let url = p.value.as_str().unwrap_or_default();
                url.rsplit('/').next().is_some_and(|name| name.contains(part))
            })
        })
    }
}
