//! The sheet for the person who comes along: when and where, the first questions, what to listen for, room to write.

use knowledge::questions::Whom;
use maud::{Markup, html};

use super::lines;
use crate::web::parts::{Frame, Here, Width, frame_of_visit};
use crate::web::visit::Visit;
use crate::web::voice::dates;

/// `GET /visit/sheet`
pub(crate) async fn show(visit: Visit) -> Markup {
    let words = visit.words();
    let main = html! {
        div.stack.not-the-sheet {
            p.eyebrow { (words.say("visit-eyebrow")) }
            h1 { (words.say("visit-sheet-heading")) }
            p { (visit.library().visit.visit.why.in_language(words.language())) }
            div.buttons {
                button.button.print-page type="button" hidden { (words.say("sheet-print")) }
                a.button.plain-link href="/visit" { (words.say("visit-back-go")) }
                a.button.plain-link href="/helpers" { (words.say("visit-helpers-go")) }
            }
        }
        div.sheet.stack { (on_paper(&visit)) }
    };
    let about = Frame::new("title-visit", Width::Narrow, Here::Elsewhere, "/visit")
        .only_the_sheet()
        .with(&["print"]);
    frame_of_visit(&visit, &about, main)
}

/// The sheet itself; a helper's file has it too.
pub(crate) fn on_paper(visit: &Visit) -> Markup {
    let words = visit.words();
    let language = words.language();
    let rules = &visit.library().visit.visit;
    let day = visit.answers.day(journey::visit::asked::DAY);
    let (questions, _) = super::super::questions::of_visit(visit, Whom::Second);
    html! {
        h2.sheet-title { (words.say("visit-sheet-title")) }
        @if let Some(day) = day { p { strong { (dates::weekday(words, day)) } } }
        (lines(visit))
        section.keep-together.print-block {
            h3 { (words.say("visit-sheet-beside")) }
            ul.bullets { @for beside in &rules.beside { li { (beside.says.in_language(language)) } } }
        }
        section.print-block {
            h3 { (words.say("visit-sheet-questions")) }
            @for (at, question) in questions.top().iter().enumerate() {
                div.keep-together {
                    p.print-question { span { (at + 1) } span { (question.words) } }
                    @if let Some(english) = &question.in_english { p.quiet lang="en" { (english) } }
                    div.write-line {} div.write-line {}
                }
            }
        }
        section.print-block {
            h3 { (words.say("visit-sheet-listen")) }
            @for listen in &rules.listen {
                div.keep-together { p { (listen.says.in_language(language)) } div.write-line {} div.write-line {} }
            }
        }
        section.keep-together.print-block {
            h3 { (words.say("visit-promises")) }
            div { (words.say("visit-sheet-promises")) }
            div.write-line {} div.write-line {} div.write-line {}
        }
        section.keep-together.print-block {
            h3 { (words.say("questions-before-leaving")) }
            ul.tick-list {
                @for id in ["questions-leave-said-back", "questions-leave-who", "questions-leave-copy"] {
                    li { span.tick {} span { (words.say(id)) } }
                }
            }
        }
    }
}
