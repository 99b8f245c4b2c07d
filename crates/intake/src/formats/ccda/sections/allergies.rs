//! Allergies and intolerances, and the explicit word that there are none.

use record::{Allergy, Subject};
use roxmltree::Node;

use crate::formats::ccda::datatypes::{Concept, Period, Words, referenced};
use crate::formats::ccda::sections::read_inner;
use crate::formats::ccda::statement::{
    Context, Line, Prefer, Said, Standing, inner, say, say_words, state, write_line,
};
use crate::formats::ccda::transcript::{Draft, Transcript};
use crate::formats::ccda::xml::Lens;

/// SNOMED CT codes that themselves say "no known allergies".
const NO_ALLERGY: &[&str] = &["716186003", "409137002", "160244002", "428607008", "429625007"];

pub(super) fn read(out: &mut Transcript<'_>, context: &Context<'_>, node: Node<'_, '_>) -> bool {
    match node.name() {
        "act" | "organizer" => read_inner(out, context, node),
        "observation" => observation(out, context, node),
        _ => false,
    }
}

fn observation(out: &mut Transcript<'_>, context: &Context<'_>, node: Node<'_, '_>) -> bool {
    let kind = node.child("value").map(|value| Concept::of(value, out)).unwrap_or_default();
    let substance = substance(out, node);
    let period = Period::effective(node, out);
    let standing = Standing::of(node);
    let no_allergy = kind.code.is_some_and(|code| NO_ALLERGY.contains(&code));
    // "Allergy to substance", negated, and no substance named: nothing at all.
    let names_one = substance.as_ref().is_some_and(|s| {
        s.null.is_none()
            && s.code != Some("105590001")
            && (s.code.is_some() || s.called().is_some())
    });
    if (no_allergy && standing == Standing::Stated) || (standing == Standing::Negated && !names_one)
    {
        no_known(out, context, node, &kind, &period);
        return true;
    }
    let Some((said, concept)) = words(out, context, node, substance, &kind) else { return false };
    if standing != Standing::Stated {
        write_line(out, node, &said, Line::new().standing(standing).period(&period));
        return true;
    }
    let ccda = &out.tools.library.vocabulary.ccda;
    if ccda.says_no_allergies(&said.text) {
        no_known(out, context, node, &kind, &period);
        return true;
    }
    if ccda.says_nothing(&said.text) {
        return true;
    }
    let reaction = reaction(out, node);
    let line = Line::new()
        .and("reaction ", reaction.clone())
        .and("", related(out, node, "2.16.840.1.113883.10.20.22.4.8"))
        .and("", related(out, node, "2.16.840.1.113883.10.20.22.4.28"))
        .period(&period);
    let (code, code_system) = concept.coding(out);
    let text = said.text.clone();
    let allergy = Allergy { text, reaction: reaction.map(|w| w.text), code, code_system };
    let doubt = past(out, node, &period);
    let at = write_line(out, node, &said, line);
    out.fact(Draft {
        value: allergy.into(),
        rule: context.kind.rule,
        date: period.onset(),
        section: context.title.to_owned(),
        subject: Subject::Patient,
        doubt,
        at,
    });
    true
}

/// An allergy has no status of its own in the case: that it is over is its doubt.
fn past(out: &Transcript<'_>, node: Node<'_, '_>, period: &Period) -> Option<String> {
    let words = &out.tools.library.vocabulary.ccda;
    let said = inner(node)
        .filter(|s| {
            let code = s.child("code").and_then(|c| c.attr("code"));
            s.has_template("2.16.840.1.113883.10.20.22.4.28") || code == Some("33999-4")
        })
        .filter_map(|s| s.child("value"))
        .flat_map(|value| [value.attr("code"), value.attr("displayName")])
        .flatten()
        .find_map(|said| words.status(said));
    match said {
        Some(said @ ("inactive" | "resolved")) => Some(said.to_owned()),
        Some(_) => None,
        None => period.has_ended().then(|| "resolved".to_owned()),
    }
}

/// The substance; where none is named, the kind of allergy if it says more than "allergy".
fn words<'a>(
    out: &Transcript<'_>,
    context: &Context<'_>,
    node: Node<'_, '_>,
    substance: Option<Concept<'a>>,
    kind: &Concept<'a>,
) -> Option<(Said, Concept<'a>)> {
    if let Some(concept) = substance
        && let Some(said) = say(out, context, node, &concept, Prefer::Code)
    {
        return Some((said, concept));
    }
    let said = say(out, context, node, kind, Prefer::Author)?;
    Some((said, kind.clone()))
}

/// The playing entity of the consumable participant.
fn substance<'a>(out: &Transcript<'_>, node: Node<'a, '_>) -> Option<Concept<'a>> {
    let entity =
        node.all("participant").find_map(|p| p.down(&["participantRole", "playingEntity"]))?;
    let mut concept = entity.child("code").map(|c| Concept::of(c, out)).unwrap_or_default();
    if concept.called().is_none() && concept.original.is_none() {
        // A drug of a trial has no code, only a name.
        concept.original = entity.child("name").and_then(|name| {
            let text = name.words();
            (!text.is_empty()).then(|| Words { text, pointer: out.paths.of_node(name) })
        });
    }
    Some(concept)
}

fn no_known(
    out: &mut Transcript<'_>,
    context: &Context<'_>,
    node: Node<'_, '_>,
    kind: &Concept<'_>,
    period: &Period,
) {
    let drugs_only = matches!(kind.code, Some("416098002" | "419511003" | "409137002"));
    let of_code = Allergy::none_known(if drugs_only { "drug" } else { "" });
    let place = node
        .child("text")
        .and_then(|text| referenced(text, out))
        .or(kind.place)
        .or_else(|| context.only_place(out, &of_code.text));
    // The narrative may say of what where the code says of anything.
    let written = place.map(|at| Allergy::none_known(out.words_at(at.page, at.row)));
    let allergy = written.filter(|_| !drugs_only).unwrap_or(of_code);
    let words = Words { text: allergy.text.clone(), pointer: out.paths.of_node(node) };
    let said = say_words(words, place);
    state(out, context, node, &said, Line::new(), allergy, period.onset());
}

/// The manifestations, joined as the record lists them.
fn reaction(out: &Transcript<'_>, node: Node<'_, '_>) -> Option<Words> {
    let values: Vec<_> = inner(node)
        .filter(|s| s.has_template("2.16.840.1.113883.10.20.22.4.9") || is_manifestation(*s))
        .filter_map(|s| s.child("value"))
        .filter_map(|value| {
            Some((Concept::of(value, out).any_words(out)?, out.paths.of_node(value)))
        })
        .collect();
    let pointer = values.first()?.1.clone();
    let text = values.into_iter().map(|(text, _)| text).collect::<Vec<_>>().join(", ");
    Some(Words { text, pointer })
}

fn is_manifestation(statement: Node<'_, '_>) -> bool {
    statement.parent().and_then(|r| r.attr("typeCode")) == Some("MFST")
}

/// The value of a related observation of this template: severity, status.
fn related(out: &Transcript<'_>, node: Node<'_, '_>, template: &str) -> Option<Words> {
    let value = inner(node).find(|s| s.has_template(template))?.child("value")?;
    let text = Concept::of(value, out).any_words(out)?;
    Some(Words { text, pointer: out.paths.of_node(value) })
}
