//! How this app works, in plain words: what it does with papers, and what it never does.

use maud::{Markup, html};

use crate::web::parts::{Frame, Here, Width, frame};
use crate::web::visit::Visitor;

const PARTS: &[&str] = &["reads", "sources", "judges", "stays", "wrong", "stop"];

/// `GET /about`
pub(crate) async fn show(visitor: Visitor) -> Markup {
    let words = visitor.words();
    let main = html! {
        div.stack {
            h1 { (words.say("about-heading")) }
            p.lead { (words.say("about-lead")) }
            @for part in PARTS {
                h2 { (words.say(&format!("about-{part}"))) }
                p { (words.say(&format!("about-{part}.text"))) }
            }
            p.provenance { (words.say_with("about-edition", &[("edition", knowledge::EDITION), ("version", env!("CARGO_PKG_VERSION"))])) }
            div.buttons { a.button.second href="/" { (words.say("trouble-back")) } }
        }
    };
    frame(&visitor, &Frame::new("title-about", Width::Narrow, Here::Elsewhere, ""), main)
}
