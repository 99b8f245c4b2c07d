//! Signs to call about now. What stands here comes from `knowledge/signs/`, each with its source.

use maud::{Markup, html};

use crate::web::parts::{Frame, Here, Icon, Width, frame, icon};
use crate::web::visit::Visitor;

/// `GET /signs`
pub(crate) async fn show(visitor: Visitor) -> Markup {
    let words = visitor.words();
    let signs = &visitor.library.signs;
    let language = words.language();
    let main = html! {
        div.stop.stack {
            h1 { (words.say("signs-heading")) }
            p.lead { (words.say("signs-lead")) }
            div.buttons { a.button.call href="tel:911" { (icon(Icon::Phone)) (words.say("signs-call")) } }
            p { (words.say("signs-or")) }
            h2 { (words.say("signs-which")) }
            ul.lines.signs {
                @for sign in &signs.signs {
                    li {
                        strong { (sign.notice.in_language(language)) }
                        span.plain { (sign.why.in_language(language)) }
                        details.more {
                            summary { (words.say("signs-source")) }
                            p.provenance {
                                (words.say_with("signs-rule", &[("id", &sign.id), ("when", sign.when.in_language(language))])) " "
                                @for citation in &sign.citation {
                                    cite { (citation.title) } ", "
                                    a href=(citation.url) rel="noreferrer" { (citation.url) } ". "
                                }
                                (words.say_with("signs-written", &[("date", &sign.written)])) " "
                                @if sign.reviewed_by.is_none() { (words.say("not-reviewed")) }
                            }
                        }
                    }
                }
            }
            h2 { (words.say("signs-say")) }
            p.say { (words.say("signs-say-words")) }
            p { (words.say("signs-not-all")) }
            div.buttons { a.button.second href="/" { (words.say("signs-back")) } }
        }
    };
    frame(&visitor, &Frame::new("title-signs", Width::Narrow, Here::Elsewhere, ""), main)
}
