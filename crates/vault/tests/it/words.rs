//! Every error has its sentence and its next step, and fills the blanks of both.

use knowledge::{Language, Library};
use record::DocumentId;
use vault::VaultError;

#[test]
fn every_error_has_its_sentence() {
    let words = Library::built_in(Language::English).words;
    for id in VaultError::IDS {
        assert!(words.try_say(id, &[]).is_some(), "{id}");
        assert!(words.try_say(&format!("{id}.next"), &[]).is_some(), "{id}.next");
    }
    let documents = vec![DocumentId(5), DocumentId(7)];
    for error in [
        VaultError::DamagedObject { documents: documents.clone() },
        VaultError::MissingObject { documents: documents[..1].to_vec() },
        VaultError::OutdatedReading { document: documents[0] },
        VaultError::PassphraseTooShort { least: 8 },
        VaultError::Disk { kind: std::io::ErrorKind::TimedOut },
        VaultError::Database { code: 1 },
        VaultError::UnknownDocument { document: documents[0] },
    ] {
        assert!(VaultError::IDS.contains(&error.id()));
        let details = error.details();
        let blanks: Vec<_> = details.iter().map(|(name, value)| (*name, value.as_str())).collect();
        for id in [error.id().to_owned(), format!("{}.next", error.id())] {
            let said = words.say_with(&id, &blanks);
            assert!(!said.contains(['{', '$']), "{said}");
        }
    }
    let damaged = VaultError::DamagedObject { documents };
    assert_eq!(damaged.details()[0], ("documents", "d5, d7".to_owned()));
}
