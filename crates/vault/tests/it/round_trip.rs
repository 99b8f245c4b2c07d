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
}
