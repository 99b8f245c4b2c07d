//! Invented documents, and the short way to put them into a vault and to look at them.

use std::path::Path;

use record::{
    Document, DocumentId, DocumentKind, Format, Page, ReadDocument, Reading, Sha256, Status,
    StoredFile,
};
use vault::{Cost, Import, Kept, Passphrase, Result, Store, Unlock, Vault};

pub(crate) const WORDS: &str = "Ottoline Quill, invasive ductal carcinoma of the left breast";

pub(crate) fn cost() -> Cost {
    Cost::cheap_for_tests()
}

pub(crate) fn passphrase(words: &str) -> Passphrase {
    Passphrase::new(words)
}

pub(crate) async fn open(dir: &Path, unlock: Unlock) -> Result<Vault> {
    Vault::open(dir, unlock, cost()).await
}

/// A paper of one page, whose original are its words.
pub(crate) fn paper(id: DocumentId, kept: Kept, words: &str) -> ReadDocument {
    let page = Page::new(1, words);
    let reading = Reading { pages: vec![page], ..Reading::of(Format::Text) };
    let path = format!("letters/{id}.txt");
    let files = vec![StoredFile { path: path.clone(), sha256: kept.sha256, bytes: kept.bytes }];
    let document = Document {
        id,
        path,
        sha256: kept.sha256,
        bytes: kept.bytes,
        format: Format::Text,
        kind: DocumentKind::Letter,
        title: Some(words.to_owned()),
        date: None,
        pages: Some(1),
        status: Status::Read,
        duplicate_of: None,
        files,
    };
    ReadDocument { document, reading }
}

pub(crate) async fn add(import: &dyn Import, words: &str) -> Result<ReadDocument> {
    let id = import.next_document_id().await?;
    let kept = import.add_original(words.as_bytes()).await?;
    let read = paper(id, kept, words);
    import.add_document(&read).await?;
    Ok(read)
}

/// One import of these papers.
pub(crate) async fn import(vault: &Vault, papers: &[&str]) -> Result<Vec<ReadDocument>> {
    let import = vault.begin_import().await?;
    let mut read = Vec::new();
    for words in papers {
        read.push(add(&*import, words).await?);
    }
    import.commit().await?;
    Ok(read)
}

/// A new vault with these papers in it.
pub(crate) async fn vault_of(dir: &Path, papers: &[&str]) -> (Vault, Vec<ReadDocument>) {
    let vault = Vault::create(dir, cost()).await.unwrap();
    let read = import(&vault, papers).await.unwrap();
    (vault, read)
}

pub(crate) async fn original(vault: &Vault, sha256: Sha256) -> Result<Vec<u8>> {
    Ok(vault.original_bytes(sha256, u64::MAX).await?.unwrap())
}

/// Every file under a folder.
pub(crate) fn files(dir: &Path) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => found.extend(files(&path)),
            false => found.push(path),
        }
    }
    found.sort();
    found
}

/// The one object of a vault that holds one.
pub(crate) fn only_object(dir: &Path) -> std::path::PathBuf {
    let objects = files(&dir.join("objects"));
    assert_eq!(objects.len(), 1);
    objects[0].clone()
}
