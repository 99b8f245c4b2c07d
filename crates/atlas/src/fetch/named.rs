//! A file whose address changes from month to month: its owner's page names it.

use std::collections::BTreeSet;
use std::io::Read;

use super::Named;
use super::client::Client;
use crate::{AtlasError, Result};

/// Bytes of a page on which a link is looked for.
const PAGE_BYTES: u64 = 16 << 20;

/// Asks for the page and finds the file it names.
pub(super) fn find(client: &Client<'_>, named: &Named) -> Result<String> {
    let text = client.persist(|| {
        let answer = client.ask(&named.page, None)?;
        let mut bytes = Vec::new();
        let read = answer.body.take(PAGE_BYTES).read_to_end(&mut bytes);
        read.map_err(|_| super::client::cut_off(false))?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    })?;
    link(&text, named).ok_or_else(|| AtlasError::OtherShape { name: named.page.clone(), line: 1 })
}

/// The one link that fits; `None` where there is none, or several.
fn link(text: &str, named: &Named) -> Option<String> {
    // JSON writes its strokes with another before them.
    let text = text.replace("\\/", "/");
    let mut found = BTreeSet::new();
    for (at, ends) in text.match_indices(&named.ends) {
        let before = text.get(..at)?;
        let begin = before.rfind(|c: char| "\"'<>()=".contains(c) || c.is_whitespace());
        let address = before.get(begin.map_or(0, |begin| begin + 1)..)?;
        let last = address.rsplit('/').next().unwrap_or_default();
        let lacks = named.without.as_ref().is_none_or(|word| !last.contains(word));
        if last.starts_with(&named.begins) && lacks {
            found.extend(whole(&named.page, &format!("{address}{ends}")));
        }
    }
    (found.len() == 1).then(|| found.pop_first())?
}

/// What stands before the path: `https://example.org`.
pub(super) fn origin(address: &str) -> Option<&str> {
    let from = address.find("://")? + 3;
    let end = address.get(from..)?.find('/').map_or(address.len(), |at| from + at);
    address.get(..end)
}

/// A link of a page as a whole address; `None` where it leads to another server.
fn whole(page: &str, link: &str) -> Option<String> {
    let here = origin(page)?;
    if link.contains("://") {
        return (origin(link) == Some(here)).then(|| link.to_owned());
    }
    if link.starts_with('/') {
        return (!link.starts_with("//")).then(|| format!("{here}{link}"));
    }
    let folder = page.rsplit_once('/').map_or(here, |(folder, _)| folder);
    let link = link.trim_start_matches("./");
    (!link.contains("..")).then(|| format!("{folder}/{link}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(page: &str, begins: &str, ends: &str) -> Named {
        let without = Some("Weekly".to_owned());
        Named { page: page.into(), begins: begins.into(), ends: ends.into(), without }
    }

    #[test]
    fn the_one_link_that_fits_is_found_and_no_other() {
        let here = named("https://a.example/nppes/Files.html", "Full_", "_V2.zip");
        let monthly = "<a href=\"./Full_May_2026_V2.zip\">all</a>";
        let weekly = "<a href='./Full_050126_050726_Weekly_V2.zip'>week</a>";
        let found = link(&format!("{monthly} {weekly} Full_May_2026.zip"), &here);
        assert_eq!(found.as_deref(), Some("https://a.example/nppes/Full_May_2026_V2.zip"));
        assert_eq!(link(weekly, &here), None);
        // Two months on one page: nobody can tell which is meant.
        assert_eq!(link(&format!("{monthly} <a href=./Full_June_2026_V2.zip>"), &here), None);
        // Another server is not what was shown.
        assert_eq!(link("\"https://b.example/Full_May_2026_V2.zip\"", &here), None);
        assert_eq!(link("\"../Full_May_2026_V2.zip\"", &here), None);
        let json = r#"{"downloadURL":"https:\/\/a.example\/x\/1_2\/Full_May_2026_V2.zip"}"#;
        let found = link(json, &here);
        assert_eq!(found.as_deref(), Some("https://a.example/x/1_2/Full_May_2026_V2.zip"));
    }
}
