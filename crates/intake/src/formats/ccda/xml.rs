//! A narrow lens over the parsed XML: children by name, and the path of an element.
//!
//! A path names the elements from the root, without namespace (extension elements as `sdtc:…`), with an
//! index from 1 where several siblings share the name: `/ClinicalDocument/component/structuredBody/
//! component[3]/section/entry[2]/act/code`. An attribute is added as `/@displayName`.

use std::collections::HashMap;

use roxmltree::{Document, Node};

pub(super) const XSI: &str = "http://www.w3.org/2001/XMLSchema-instance";
const V3: &str = "urn:hl7-org:v3";
const SDTC: &str = "urn:hl7-org:sdtc";

/// Where every element stands among its siblings of the same name: made in one walk, so that a path
/// costs its depth and no search.
pub(super) struct Paths {
    /// By node number: place from 1, 0 where the name is alone.
    place: Vec<u32>,
    /// The deepest nesting of elements.
    pub depth: usize,
}

impl Paths {
    pub(super) fn of(document: &Document<'_>) -> Self {
        let root = document.root();
        let mut place = Vec::new();
        let mut depth = 0;
        let mut waiting = vec![(root, 0usize)];
        while let Some((parent, level)) = waiting.pop() {
            depth = depth.max(level);
            let mut names: HashMap<&str, (u32, usize)> = HashMap::new();
            for child in parent.children().filter(Node::is_element) {
                let number = child.id().get_usize();
                if place.len() <= number {
                    place.resize(number + 1, 0);
                }
                let name = child.tag_name().name();
                let (count, first) = names.entry(name).or_insert((0, number));
                *count += 1;
                if *count > 1 {
                    place[number] = *count;
                    place[*first] = 1;
                }
                waiting.push((child, level + 1));
            }
        }
        Self { place, depth }
    }

    /// The path of an element.
    pub(super) fn of_node(&self, node: Node<'_, '_>) -> String {
        let mut steps: Vec<_> = node.ancestors().filter(Node::is_element).collect();
        steps.reverse();
        let mut path = String::with_capacity(steps.len() * 14);
        for step in steps {
            path.push('/');
            if step.tag_name().namespace() == Some(SDTC) {
                path.push_str("sdtc:");
            }
            path.push_str(step.tag_name().name());
            match self.place.get(step.id().get_usize()) {
                Some(0) | None => {}
                Some(place) => path.push_str(&format!("[{place}]")),
            }
        }
        path
    }

    /// The path of an attribute.
    pub(super) fn of_attribute(&self, node: Node<'_, '_>, name: &str) -> String {
        let mut path = self.of_node(node);
        path.push_str("/@");
        path.push_str(name);
        path
    }
}

/// What the readers ask of an element.
pub(super) trait Lens<'a, 'i: 'a>: Sized + Copy {
    /// The first child element of the name.
    fn child(self, name: &str) -> Option<Node<'a, 'i>>;
    /// All child elements of the name.
    fn all(self, name: &'static str) -> impl Iterator<Item = Node<'a, 'i>>;
    /// The element at the end of `steps`, taking the first of each name.
    fn down(self, steps: &[&str]) -> Option<Node<'a, 'i>>;
    /// A child of the `sdtc` extension.
    fn sdtc(self, name: &str) -> Option<Node<'a, 'i>>;
    /// An attribute with something in it, without the white space around it.
    fn attr(self, name: &str) -> Option<&'a str>;
    fn is(self, name: &str) -> bool;
    fn name(self) -> &'a str;
    /// Own text and that of all descendants, white space collapsed.
    fn words(self) -> String;
    /// The `xsi:type`, without prefix.
    fn xsi_type(self) -> Option<&'a str>;
    /// Whether one of its template identifiers has this root.
    fn has_template(self, root: &str) -> bool;
}

impl<'a, 'i: 'a> Lens<'a, 'i> for Node<'a, 'i> {
    fn child(self, name: &str) -> Option<Node<'a, 'i>> {
        self.children().find(|c| c.is(name))
    }

    fn all(self, name: &'static str) -> impl Iterator<Item = Node<'a, 'i>> {
        self.children().filter(move |c| c.is(name))
    }

    fn down(self, steps: &[&str]) -> Option<Node<'a, 'i>> {
        steps.iter().try_fold(self, |node, step| node.child(step))
    }

    fn sdtc(self, name: &str) -> Option<Node<'a, 'i>> {
        self.children()
            .find(|c| c.tag_name().name() == name && c.tag_name().namespace() == Some(SDTC))
    }

    fn attr(self, name: &str) -> Option<&'a str> {
        self.attribute(name).map(str::trim).filter(|value| !value.is_empty())
    }

    fn is(self, name: &str) -> bool {
        let tag = self.tag_name();
        self.is_element() && tag.name() == name && matches!(tag.namespace(), None | Some(V3))
    }

    fn name(self) -> &'a str {
        self.tag_name().name()
    }

    fn words(self) -> String {
        let mut words = String::new();
        for text in self.descendants().filter(Node::is_text).filter_map(|t| t.text()) {
            if text.starts_with(char::is_whitespace) {
                words.push(' ');
            }
            for word in text.split_whitespace() {
                words.push_str(word);
                words.push(' ');
            }
            if !text.ends_with(char::is_whitespace) {
                words.pop();
            }
        }
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn xsi_type(self) -> Option<&'a str> {
        let named = self.attribute((XSI, "type"))?;
        Some(named.rsplit(':').next().unwrap_or(named))
    }

    fn has_template(self, root: &str) -> bool {
        self.all("templateId").any(|t| t.attr("root") == Some(root))
    }
}
