//! Every error of the public lists has its sentence and its next step, in every language, and fills the blanks of both.

use atlas::AtlasError;
use knowledge::{Language, Library};

#[test]
fn every_error_has_its_sentence() {
    let name = || "a.csv".to_owned();
    let with_blanks = [
        AtlasError::NotThere { name: name() },
        AtlasError::OtherList { name: name(), is: "places" },
        AtlasError::MissingColumns { name: name(), columns: name() },
        AtlasError::QuoteAstray { name: name(), line: 7 },
        AtlasError::OtherShape { name: name(), line: 7 },
        AtlasError::NotLoaded { list: name() },
        AtlasError::Disk { kind: std::io::ErrorKind::TimedOut },
        AtlasError::Refused { status: 503 },
    ];
    for language in Language::ALL {
        let words = Library::built_in(*language).words;
        for id in AtlasError::IDS {
            assert!(words.try_say(id, &[]).is_some(), "{id}");
            assert!(words.try_say(&format!("{id}.next"), &[]).is_some(), "{id}.next");
        }
        for error in &with_blanks {
            let details = error.details();
            let blanks: Vec<_> = details.iter().map(|(n, value)| (*n, value.as_str())).collect();
            for id in [error.id().to_owned(), format!("{}.next", error.id())] {
                let said = words.say_with(&id, &blanks);
                assert!(!said.contains(['{', '$']), "{said}");
            }
        }
    }
}
