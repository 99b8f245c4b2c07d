//! What is missing as JSON: part of `second-opinion.case/1`, and `second-opinion.missing/1` by itself.

use jiff::civil::Date;
use journey::missing::{Judged, Missing, Reason};
use knowledge::{Answer, Judgement, Library};
use serde_json::{Value, json};

/// The name and version of the contract.
pub const SCHEMA: &str = "second-opinion.missing/1";

/// The whole list with all three judgements.
pub fn json(missing: &Missing<'_>, library: &Library, as_of: Date) -> Value {
    let language = library.words.language();
    json!({
        "schema": SCHEMA,
        "as_of": as_of.to_string(),
        "knowledge": knowledge::EDITION,
        "cancers": missing.cancers.iter().map(|c| c.id.as_str()).collect::<Vec<_>>(),
        "lists": missing.lists.iter().map(|list| json!({
            "id": list.id,
            "name": list.name.in_language(language),
            "written": list.written,
            "reviewed_by": list.reviewed_by,
        })).collect::<Vec<_>>(),
        "programme": missing.programme.as_ref().map(|chosen| json!({
            "id": chosen.programme.id,
            "name": chosen.programme.name,
            "seen": chosen.programme.seen,
            "limits": chosen.limits.iter().map(|(limit, met)| json!({
                "says": limit.says.in_language(language),
                "met": match met { Answer::Yes => Some(true), Answer::No => Some(false), Answer::CannotTell => None },
            })).collect::<Vec<_>>(),
        })),
        "missing": of(missing, Judgement::Missing, library),
        "cannot_tell": of(missing, Judgement::CannotTell, library),
        "there": of(missing, Judgement::There, library),
    })
}

/// The items of one judgement, in the order of the lists.
pub fn of(missing: &Missing<'_>, judgement: Judgement, library: &Library) -> Vec<Value> {
    missing.of(judgement).map(|judged| one(judged, library)).collect()
}

fn one(judged: &Judged<'_>, library: &Library) -> Value {
    let language = library.words.language();
    let item = judged.item;
    let cited: Vec<_> = item.cite.iter().filter_map(|id| library.checklists.citation(id)).collect();
    let holder = library.checklists.holder(&item.holder);
    json!({
        "item": item.item,
        "id": item.id,
        "name": item.name.in_language(language),
        "why": item.why.in_language(language),
        "because": judged.reasons.iter().map(|r| because(r, library)).collect::<Vec<_>>(),
        "holder": holder.map(|h| h.name.in_language(language)),
        "how": item.how.in_language(language),
        "trap": item.trap.as_ref().map(|t| t.in_language(language)),
        "newest": judged.newest,
        "too_old": judged.too_old,
        "asked_by_programme": judged.asked_by_programme,
        "programme_says": judged.says.map(|s| s.in_language(language)),
        "citation": cited.first().map(|c| c.title.as_str()),
        "citations": cited.iter().map(|c| json!({ "title": c.title, "url": c.url, "read": c.read })).collect::<Vec<_>>(),
        "reviewed_by": judged.list.reviewed_by,
    })
}

fn because(reason: &Reason, library: &Library) -> Value {
    json!({
        "code": reason.because.code(),
        "message": library.words.say(&format!("because-{}", reason.because.code())),
        "documents": reason.documents.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "facts": reason.facts.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "sources": reason.passages.iter().cloned().map(|p| crate::case::source(&p.into())).collect::<Vec<_>>(),
    })
}
