//! In which language a paper is written: `knowledge/vocabulary/languages.toml`.

use serde::Deserialize;

/// Languages by their small words.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Languages {
    #[allow(dead_code, reason = "read by people in the file")]
    about: String,
    language: Vec<Written>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    /// BCP 47.
    tag: String,
    words: Vec<String>,
}

/// Words looked at: the beginning of a paper tells.
const LOOKED_AT: usize = 600;
/// Small words of a language from which it can be told, and how often they go beyond English.
const ENOUGH: usize = 12;
const BEYOND: usize = 3;

impl Languages {
    /// The language of a text that is plainly not English; `None` where it is English or cannot be told.
    pub fn other_than_english(&self, text: &str) -> Option<&str> {
        let words: Vec<String> = text
            .split(|c: char| !c.is_alphabetic())
            .filter(|w| !w.is_empty())
            .take(LOOKED_AT)
            .map(str::to_lowercase)
            .collect();
        let count = |l: &Written| words.iter().filter(|w| l.words.contains(w)).count();
        let english = self.language.iter().find(|l| l.tag == "en").map_or(0, count);
        let (most, tag) = self
            .language
            .iter()
            .filter(|l| l.tag != "en")
            .map(|l| (count(l), l.tag.as_str()))
            .max_by_key(|(n, _)| *n)?;
        (most >= ENOUGH && most >= BEYOND * english).then_some(tag)
    }
}

#[cfg(test)]
mod tests {
    use crate::{Language, Library};

    #[test]
    fn a_spanish_report_is_told_from_an_english_one() {
        let library = Library::built_in(Language::English);
        let languages = &library.vocabulary.languages;
        let spanish = "Informe de patología. Biopsia de la mama izquierda con aguja gruesa. Se recibe en formol una muestra de la \
            paciente, sin lesiones en el borde. El tejido es de la mama y se observa un carcinoma ductal en la muestra.";
        assert_eq!(languages.other_than_english(spanish), Some("es"));
        let english = "The specimen is received in formalin and is labeled with the name of the patient. No carcinoma in the \
            margin of this specimen; the tumor is at the edge of the breast.";
        assert_eq!(languages.other_than_english(english), None);
        assert_eq!(languages.other_than_english("DE LA CRUZ, MARIA"), None);
    }
}
