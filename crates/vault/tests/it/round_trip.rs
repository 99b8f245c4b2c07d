//! What is put in comes out, and nothing readable lies on the disk.

use record::{Correction, CorrectionKind, DocumentId, FactKey, Page, ReadDocument, Status};
use vault::{Kept, Pages, Store, Unlock, Vault, VaultError};

use crate::shoebox::{
    WORDS, add, cost, files, import, open, original, paper, passphrase, vault_of,
};

#[tokio::test]
async fn what_was_imported_is_there_after_opening_again() {
    let home = tempfile::tempdir().unwrap();
    let dir = home.path().join("vault");
    let (vault, read) = vault_of(&dir, &[WORDS, "a second paper"]).await;
    vault.close().await;

    let vault = open(&dir, Unlock::KeyFile).await.unwrap();
    assert_eq!(vault.records(Pages::With).await.unwrap().documents, read);
    let first = &read[0];
    assert_eq!(vault.documents().await.unwrap()[0], first.document);
    assert_eq!(vault.document(first.document.id).await.unwrap().as_ref(), Some(&first.document));
    assert_eq!(vault.reading(first.document.id).await.unwrap().as_ref(), Some(&first.reading));
    assert_eq!(
        vault.page(first.document.id, 0).await.unwrap(),
        Some(first.reading.pages[0].clone())
    );
    assert_eq!(vault.page(first.document.id, 1).await.unwrap(), None);
    assert_eq!(original(&vault, first.document.sha256).await.unwrap(), WORDS.as_bytes());
    let without = vault.records(Pages::Without).await.unwrap();
    assert!(without.documents.iter().all(|d| d.reading.pages.is_empty()));
    assert_eq!(vault.reading(DocumentId(99)).await.unwrap(), None);
    vault.close().await;
}

#[tokio::test]
async fn an_original_of_any_size_comes_back_as_it_was() {
    let home = tempfile::tempdir().unwrap();
    let vault = Vault::create(home.path(), cost()).await.unwrap();
    const CHUNK: usize = 256 << 10;
    for size in [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 3 * CHUNK + 17] {
        let bytes: Vec<u8> = (0..size).map(|at| (at % 251) as u8).collect();
        let import = vault.begin_import().await.unwrap();
        let id = import.next_document_id().await.unwrap();
        let kept = import.copy_original(&mut bytes.as_slice()).await.unwrap();
        assert_eq!(kept.bytes, size as u64);
        import.add_document(&paper(id, kept, "scan")).await.unwrap();
        import.commit().await.unwrap();
        assert!(original(&vault, kept.sha256).await.unwrap() == bytes, "{size} bytes");
        assert_eq!(vault.original_bytes(kept.sha256, 0).await.unwrap().is_some(), size == 0);
    }
    let report = vault.check(&|_| {}).await.unwrap();
    assert!(report.is_sound() && report.originals == 7 && report.cleared == 0, "{report:?}");
    vault.close().await;
}

#[tokio::test]
async fn an_import_that_is_dropped_never_was() {
    let home = tempfile::tempdir().unwrap();
    let (vault, read) = vault_of(home.path(), &["kept"]).await;
    let before = files(&home.path().join("objects"));

    let dropped = vault.begin_import().await.unwrap();
    let second = add(&*dropped, "given up").await.unwrap();
    assert_eq!(vault.documents().await.unwrap().len(), 1, "seen before it is committed");
    assert_eq!(vault.search("given", 9).await.unwrap(), []);
    assert_eq!(vault.reading(second.document.id).await.unwrap(), None);
    dropped.abandon().await.unwrap();
    assert_eq!(files(&home.path().join("objects")), before);

    // Its number is not given again, nor is that of a removed document.
    let third = import(&vault, &["third"]).await.unwrap().remove(0);
    assert!(third.document.id > second.document.id);
    vault.remove_document(third.document.id).await.unwrap();
    assert_eq!(files(&home.path().join("objects")), before);
    let fourth = import(&vault, &["fourth"]).await.unwrap().remove(0);
    assert!(fourth.document.id > third.document.id && fourth.document.id > read[0].document.id);
    assert_eq!(
        vault.remove_document(third.document.id).await,
        Err(VaultError::UnknownDocument { document: third.document.id })
    );
    vault.close().await;
}

#[tokio::test]
async fn the_same_bytes_are_kept_once_and_go_with_their_last_document() {
    let home = tempfile::tempdir().unwrap();
    let (vault, read) = vault_of(home.path(), &["twice", "twice"]).await;
    assert_eq!(files(&home.path().join("objects")).len(), 1);
    vault.remove_document(read[0].document.id).await.unwrap();
    assert_eq!(original(&vault, read[1].document.sha256).await.unwrap(), b"twice");
    vault.remove_document(read[1].document.id).await.unwrap();
    assert_eq!(files(&home.path().join("objects")).len(), 0);
    vault.close().await;
}

#[tokio::test]
async fn a_document_without_its_original_is_not_taken() {
    let home = tempfile::tempdir().unwrap();
    let vault = Vault::create(home.path(), cost()).await.unwrap();
    let import = vault.begin_import().await.unwrap();
    let id = import.next_document_id().await.unwrap();
    let never_kept = Kept { sha256: record::Sha256([7; 32]), bytes: 3 };
    let refused = import.add_document(&paper(id, never_kept, "abc")).await;
    assert_eq!(refused, Err(VaultError::OriginalNotKept { document: id }));
    let kept = import.add_original(b"abc").await.unwrap();
    let not_given = paper(DocumentId(77), kept, "abc");
    let refused = import.add_document(&not_given).await;
    assert_eq!(refused, Err(VaultError::UnknownDocument { document: DocumentId(77) }));
    vault.close().await;
}

#[tokio::test]
async fn a_new_reading_takes_the_place_of_the_old() {
    let home = tempfile::tempdir().unwrap();
    let (vault, mut read) = vault_of(home.path(), &["old words"]).await;
    let ReadDocument { document, reading } = &mut read[0];
    document.status = Status::PartlyRead;
    reading.pages = vec![Page::new(1, "new words"), Page::new(2, "and more")];
    vault.replace_reading(&read[0]).await.unwrap();
    assert_eq!(vault.records(Pages::With).await.unwrap().documents, read);
    assert_eq!(vault.search("old", 9).await.unwrap().len(), 0);
    assert_eq!(vault.search("more", 9).await.unwrap().len(), 1);

    let mut entry = read[0].document.clone();
    entry.status = Status::OtherPerson;
    vault.update_documents(&[entry.clone()]).await.unwrap();
    assert_eq!(vault.documents().await.unwrap(), [entry.clone()]);
    entry.files[0].sha256 = record::Sha256([1; 32]);
    let refused = vault.update_documents(&[entry.clone()]).await;
    assert_eq!(refused, Err(VaultError::OriginalNotKept { document: entry.id }));
    vault.close().await;
}

#[tokio::test]
async fn what_the_person_said_stays() {
    let home = tempfile::tempdir().unwrap();
    let vault = Vault::create(home.path(), cost()).await.unwrap();
    let said = Correction {
        kind: CorrectionKind::Hide { fact: FactKey("laterality right".into()) },
        on: jiff::civil::date(2026, 11, 22),
        words: "the letter is wrong".into(),
    };
    let first = vault.add_correction(&said).await.unwrap();
    let second = vault.add_correction(&said).await.unwrap();
    vault.remove_correction(first).await.unwrap();
    assert_eq!(vault.corrections().await.unwrap(), [(second, said)]);
    assert_eq!(vault.setting("language").await.unwrap(), None);
    vault.set_setting("language", "en").await.unwrap();
    vault.set_setting("language", "es").await.unwrap();
    assert_eq!(vault.setting("language").await.unwrap().as_deref(), Some("es"));
    vault.close().await;
}

#[tokio::test]
async fn words_are_found_where_they_stand() {
    let home = tempfile::tempdir().unwrap();
    let long = format!("{}Receptor HER2 négatif{}", "before ".repeat(40), " after".repeat(40));
    let odd = "marks \u{2}in\u{3} the text, HER2 too";
    let (vault, read) = vault_of(home.path(), &[&long, odd, "nothing"]).await;
    let hits = vault.search("her2 NEGAT", 9).await.unwrap();
    assert_eq!(hits.len(), 1);
    let hit = &hits[0];
    assert_eq!((hit.document, hit.index, hit.page), (read[0].document.id, 0, 1));
    let shown = |text: &str, (from, to): (usize, usize)| -> String {
        text.chars().skip(from).take(to - from).collect()
    };
    let found: Vec<_> = hit.places.iter().map(|place| shown(&long, *place)).collect();
    assert_eq!(found, ["HER2", "négatif"]);
    let marked: Vec<_> = hit.marks.iter().map(|mark| shown(&hit.snippet, *mark)).collect();
    assert_eq!(marked, ["HER2", "négatif"]);
    assert!(hit.snippet.chars().count() < 200 && hit.snippet.starts_with("before"));

    let places = vault.search("text", 9).await.unwrap()[0].places.clone();
    assert_eq!(shown(odd, places[0]), "text");
    for hostile in ["", "\"", "AND (", "NEAR(", "a* OR", "-", "'; --", "col:x", "^", "\0", "her2\0"]
    {
        vault.search(hostile, 9).await.unwrap_or_else(|error| panic!("{hostile:?}: {error:?}"));
    }
    assert_eq!(vault.search("her2", 1).await.unwrap().len(), 1);
    vault.close().await;
}

#[tokio::test]
async fn pages_are_shown_while_an_import_runs() {
    let home = tempfile::tempdir().unwrap();
    let (vault, read) = vault_of(home.path(), &["first"]).await;
    let running = vault.begin_import().await.unwrap();
    add(&*running, "second").await.unwrap();
    let under_way = running.new_original().await.unwrap();
    // Reading, correcting and removing go on meanwhile.
    assert_eq!(vault.documents().await.unwrap().len(), 1);
    vault.set_setting("language", "en").await.unwrap();
    vault.remove_document(read[0].document.id).await.unwrap();
    assert!(vault.check(&|_| {}).await.unwrap().is_sound());
    drop(under_way);
    running.commit().await.unwrap();
    assert_eq!(vault.documents().await.unwrap().len(), 1);
    assert!(vault.check(&|_| {}).await.unwrap().is_sound());
    vault.close().await;
}

#[tokio::test]
async fn nothing_readable_lies_on_the_disk() {
    let home = tempfile::tempdir().unwrap();
    let dir = home.path().join("vault");
    let (vault, _) = vault_of(&dir, &[WORDS]).await;
    vault.search("Ottoline", 9).await.unwrap();
    let code = vault.set_passphrase(passphrase("correct horse battery")).await.unwrap();
    let unfinished = vault.begin_import().await.unwrap();
    add(&*unfinished, WORDS).await.unwrap();
    vault.backup(&dir.join("../all.backup"), |_| {}).await.unwrap();
    // With the log open, and closed; then the one file it goes into.
    let look = || {
        for path in files(home.path()) {
            let bytes = std::fs::read(&path).unwrap();
            for secret in
                ["Ottoline", "carcinoma", "letters/", "SQLite format", "battery", &code.text()]
            {
                let found = bytes.windows(secret.len()).any(|part| part == secret.as_bytes());
                assert!(!found, "{secret} in {}", path.display());
            }
        }
    };
    assert!(dir.join("records.db-wal").exists());
    look();
    drop(unfinished);
    vault.close().await;
    look();
}
