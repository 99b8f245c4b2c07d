//! Family history: what relatives have or had. Never a fact about the patient.

use record::{FamilyHistory, Subject};
use roxmltree::Node;

use crate::formats::ccda::datatypes::{Concept, Words};
use crate::formats::ccda::statement::{Context, Line, Prefer, Standing, inner, say, write_line};
use crate::formats::ccda::transcript::{Draft, Transcript};
use crate::formats::ccda::xml::Lens;

pub(super) fn read(out: &mut Transcript<'_>, context: &Context<'_>, node: Node<'_, '_>) -> bool {
    let relation = relation(out, node);
    match node.name() {
        "organizer" => {
            inner(node).for_each(|s| {
                observation(out, context, s, relation.clone());
            });
            true
        }
        "observation" => observation(out, context, node, relation),
        _ => false,
    }
}

/// Who the relative is.
fn relation(out: &Transcript<'_>, node: Node<'_, '_>) -> Option<Words> {
    let code = node.down(&["subject", "relatedSubject", "code"])?;
    let text =
        Concept::of(code, out).any_words(out).or_else(|| code.attr("code").map(str::to_owned))?;
    Some(Words { text: text.to_lowercase(), pointer: out.paths.of_node(code) })
}

fn observation(
    out: &mut Transcript<'_>,
    context: &Context<'_>,
    node: Node<'_, '_>,
    relation: Option<Words>,
) -> bool {
    let Some(value) = node.child("value") else { return false };
    let concept = Concept::of(value, out);
    let Some(said) = say(out, context, node, &concept, Prefer::Author) else { return false };
    let standing = Standing::of(node);
    let line = Line::new()
        .standing(standing)
        .and("", relation.clone())
        .and("age ", age_at_onset(out, node));
    let at = write_line(out, node, &said, line);
    if standing == Standing::Stated && !out.tools.library.vocabulary.ccda.says_nothing(&said.text) {
        let relation = relation.map(|r| r.text);
        out.fact(Draft {
            value: FamilyHistory { relation, text: said.text.clone() }.into(),
            rule: context.kind.rule,
            date: None,
            section: context.title.to_owned(),
            subject: Subject::Relative,
            doubt: None,
            at,
        });
    }
    true
}

fn age_at_onset(out: &Transcript<'_>, node: Node<'_, '_>) -> Option<Words> {
    let age = inner(node).find(|s| s.has_template("2.16.840.1.113883.10.20.22.4.31"))?;
    let value = age.child("value")?;
    let text = value.attr("value")?.to_owned();
    Some(Words { text, pointer: out.paths.of_attribute(value, "value") })
}
