//! Finding words in the pages (SQLite FTS5, inside the encrypted database).

use record::DocumentId;
use sqlx::Row;

use crate::store::Hit;
use crate::vault::Inner;
use crate::{Result, VaultError};

/// Characters of text shown before and after the first place.
const AROUND: usize = 80;
/// Marks for the words found; no text of a record is changed by them, see [`places`].
const OPEN: char = '\u{2}';
const CLOSE: char = '\u{3}';

pub(crate) async fn search(vault: &Inner, words: &str, limit: usize) -> Result<Vec<Hit>> {
    let Some(query) = query(words) else { return Ok(Vec::new()) };
    let mut snapshot = vault.database.snapshot().await?;
    let best = sqlx::query(
        "SELECT p.id, p.document, p.position, p.number
         FROM words JOIN pages p ON p.id = words.rowid
         JOIN documents d ON d.id = p.document
         JOIN imports i ON i.id = d.import AND i.committed = 1
         WHERE words MATCH $1 ORDER BY bm25(words), p.id LIMIT $2",
    )
    .bind(&query)
    .bind(i64::try_from(limit).unwrap_or(i64::MAX))
    .fetch_all(&mut *snapshot)
    .await?;
    let mut hits = Vec::with_capacity(best.len());
    for row in best {
        let (document, index, page): (i64, i64, i64) =
            (row.try_get(1)?, row.try_get(2)?, row.try_get(3)?);
        let found = sqlx::query(
            "SELECT text, highlight(words, 0, $3, $4) FROM words WHERE words MATCH $1 AND rowid = $2",
        )
        .bind(&query)
        .bind(row.try_get::<i64, _>(0)?)
        .bind(OPEN.to_string())
        .bind(CLOSE.to_string())
        .fetch_one(&mut *snapshot)
        .await?;
        let places = places(found.try_get(0)?, found.try_get(1)?);
        let (snippet, marks) = snippet(found.try_get(0)?, &places);
        let outside = |_| VaultError::DamagedDatabase;
        hits.push(Hit {
            document: DocumentId(u32::try_from(document).map_err(outside)?),
            index: usize::try_from(index).map_err(outside)?,
            page: u32::try_from(page).map_err(outside)?,
            places,
            snippet,
            marks,
        });
    }
    snapshot.commit().await?;
    Ok(hits)
}

/// The words as FTS5 wants them: each quoted, all wanted, the last one perhaps only begun. `None`
/// where nothing was typed that a page can hold.
fn query(words: &str) -> Option<String> {
    let words: Vec<String> = words
        .split_whitespace()
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .take(16)
        .map(|word| format!("\"{}\"", word.replace('"', "\"\"").replace('\0', " ")))
        .collect();
    (!words.is_empty()).then(|| format!("{}*", words.join(" ")))
}

/// Where the marks stand, as characters of the text without them.
fn places(text: &str, marked: &str) -> Vec<(usize, usize)> {
    let mut places = Vec::new();
    let mut open = None;
    let mut text = text.chars().peekable();
    let mut at = 0;
    for letter in marked.chars() {
        // A record may hold the mark's own character: then it is in the text as well.
        if text.peek() == Some(&letter) {
            text.next();
            at += 1;
        } else if letter == OPEN {
            open = Some(at);
        } else if letter == CLOSE
            && let Some(start) = open.take()
        {
            places.push((start, at));
        }
    }
    places
}

/// The text around the first place, cut at spaces, and the marks in it.
fn snippet(text: &str, places: &[(usize, usize)]) -> (String, Vec<(usize, usize)>) {
    let (first, end) = places.first().copied().unwrap_or((0, 0));
    let letters: Vec<char> = text.chars().collect();
    let mut from = first.saturating_sub(AROUND);
    let mut to = (end + AROUND).min(letters.len());
    let space = |at: &usize| letters.get(*at).is_some_and(|letter| letter.is_whitespace());
    if from > 0 {
        from = (from..first).find(space).map_or(from, |at| at + 1);
    }
    if to < letters.len() {
        to = (end..to).rev().find(space).unwrap_or(to);
    }
    let shown = letters.get(from..to).unwrap_or_default().iter();
    let snippet = shown.map(|l| if l.is_whitespace() { ' ' } else { *l }).collect();
    let marks = places
        .iter()
        .filter(|(start, end)| *start >= from && *end <= to)
        .map(|(start, end)| (start - from, end - from))
        .collect();
    (snippet, marks)
}
