//! Narrative HTML as plain paragraphs. Nothing of it is ever shown as HTML.

use scraper::{Html, Node};

/// The lines of text, one for each block element; scripts and styles say nothing.
pub(super) fn paragraphs(html: &str) -> Vec<String> {
    let fragment = Html::parse_fragment(html);
    let mut lines = vec![String::new()];
    for node in fragment.tree.root().descendants() {
        match node.value() {
            Node::Text(text) => {
                let inside = node.parent().and_then(|p| p.value().as_element().map(|e| e.name()));
                let silent =
                    inside.is_some_and(|name| matches!(name, "script" | "style" | "title"));
                if let Some(line) = lines.last_mut().filter(|_| !silent) {
                    line.push_str(text);
                }
            }
            Node::Element(element) => match element.name() {
                "td" | "th" => lines.last_mut().into_iter().for_each(|l| l.push(' ')),
                "p" | "div" | "br" | "li" | "tr" | "table" | "ul" | "ol" | "pre" | "h1" | "h2"
                | "h3" | "h4" | "h5" | "h6" | "caption" | "dt" | "dd" => lines.push(String::new()),
                _ => {}
            },
            _ => {}
        }
    }
    let plain = lines.iter().map(|l| l.split_whitespace().collect::<Vec<_>>().join(" "));
    plain.filter(|l| !l.is_empty()).collect()
}
