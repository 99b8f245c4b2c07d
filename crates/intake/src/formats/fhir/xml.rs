//! FHIR XML in the shape of FHIR JSON, so that one lens reads both.

use roxmltree::{Document, Node, ParsingOptions};
use serde_json::{Map, Value};

const FHIR: &str = "http://hl7.org/fhir";
const XHTML: &str = "http://www.w3.org/1999/xhtml";

/// Elements within elements. Real resources stay below 20; serde_json draws the same line for JSON.
const DEPTH: u32 = 120;

/// The root resource and its name; `None` where the text is no well-formed FHIR XML.
pub(super) fn parse(text: &str, nodes: u32) -> Option<Value> {
    let options = ParsingOptions { nodes_limit: nodes, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options).ok()?;
    let root = document.root_element();
    (root.tag_name().namespace() == Some(FHIR)).then(|| resource(root, text, 0))
}

/// What stands before the break of a cut-off bundle: its whole entries.
pub(super) fn parse_cut(text: &str, nodes: u32) -> Option<Value> {
    let end = text.rfind("</entry>")? + "</entry>".len();
    parse(&format!("{}</Bundle>", text.get(..end)?), nodes)
}

fn resource(node: Node<'_, '_>, text: &str, depth: u32) -> Value {
    let mut members = Map::new();
    members.insert("resourceType".to_owned(), Value::String(node.tag_name().name().to_owned()));
    fill(&mut members, node, text, depth);
    Value::Object(members)
}

fn fill(members: &mut Map<String, Value>, node: Node<'_, '_>, text: &str, depth: u32) {
    for attribute in node.attributes().filter(|a| a.name() != "value") {
        members.insert(attribute.name().to_owned(), Value::String(attribute.value().to_owned()));
    }
    if depth > DEPTH {
        return;
    }
    for child in node.children().filter(Node::is_element) {
        let name = child.tag_name().name();
        let value = element(child, text, depth + 1);
        match members.get_mut(name) {
            None => {
                members.insert(name.to_owned(), value);
            }
            Some(Value::Array(list)) => list.push(value),
            Some(first) => {
                let first_value = first.take();
                *first = Value::Array(vec![first_value, value]);
            }
        }
    }
}

fn element(node: Node<'_, '_>, text: &str, depth: u32) -> Value {
    if node.tag_name().namespace() == Some(XHTML) {
        return Value::String(text.get(node.range()).unwrap_or_default().to_owned());
    }
    if let Some(value) = node.attribute("value") {
        return Value::String(value.to_owned());
    }
    let inner = node.first_element_child();
    let holds_resource = matches!(node.tag_name().name(), "resource" | "contained" | "outcome");
    if let Some(inner) = inner.filter(|_| holds_resource) {
        return resource(inner, text, depth);
    }
    let mut members = Map::new();
    fill(&mut members, node, text, depth);
    Value::Object(members)
}
