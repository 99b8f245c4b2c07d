//! The deciding on a sheet of paper, to show to family or to one's own doctor: the ways in the doctors' words, what
//! matters, what is open, and lines to write on.

use journey::decide::{Way, Word};
use maud::{Markup, html};
use paper::plain;
use record::Element;

use super::ways::has_figure;
use super::{Table, decided};
use crate::web::pages::opinions::one::words_of;
use crate::web::pages::opinions::with_a_plan;
use crate::web::parts::{Frame, Here, Width, frame_of_visit};
use crate::web::visit::Visit;

/// `GET /decide/sheet`
pub(crate) async fn show(visit: Visit) -> Markup {
    let held = with_a_plan(&visit);
    let deciding = decided(&visit, &held);
    let table = Table { visit: &visit, held: &held, deciding: &deciding };
    let main = html! {
        div.side-by-side.text-and-sheet {
            div.stack.not-the-sheet {
                p.eyebrow { (table.say("decide-eyebrow")) }
                h1 { (table.say("decide-sheet-heading")) }
                p { (table.say("decide-sheet-text")) }
                div.buttons {
                    button.button.print-page type="button" hidden { (table.say("sheet-print")) }
                    a.button.second href="/packet?sheet=decision" { (table.say("compare-sheet-packet")) }
                    a.button.plain-link href="/decide" { (table.say("decide-sheet-back")) }
                }
            }
            section.letter-side aria-labelledby="sheet-title" {
                h2.sr-only id="sheet-title" { (table.say("letter-title")) }
                (sheet(&table))
            }
        }
    };
    let about = Frame::new("title-decide", Width::Wide, Here::Elsewhere, "/decide")
        .only_the_sheet()
        .with(&["print"]);
    frame_of_visit(&visit, &about, main)
}

fn sheet(table: &Table<'_>) -> Markup {
    let words = table.visit.words();
    let deciding = table.deciding;
    html! {
        div.sheet.on-paper {
            p { (words.date(table.visit.today.into())) }
            p { strong { (table.say("decide-sheet-title")) } }
            p { (table.say("decide-sheet-intro")) }
            @for way in &deciding.ways { (way_on_paper(table, way)) }
            @if !deciding.matters.is_empty() {
                h3 { (table.say("decide-matters")) }
                ul {
                    @for matter in &deciding.matters {
                        li {
                            (table.say(&format!("weight-{}", matter.weight.as_str()))) ": “" (matter.words) "” "
                            (table.speaks_for(matter))
                        }
                    }
                }
            }
            @let open: Vec<_> = deciding.open.iter().filter(|open| open.yes == Some(false)).collect();
            @if !open.is_empty() {
                h3 { (table.say("decide-open")) }
                ul { @for open in open { li { (table.say(&format!("open-{}", open.id))) " " (table.say("decide-no")) } } }
            }
            @if let Some(decision) = &deciding.decision {
                h3 { (table.say("decide-decided")) }
                p { (decision.what) }
                @if !decision.why.is_empty() { p { (decision.why) } }
                @if let Some(again) = decision.again { p { (table.with("decide-again", &[("date", &words.date(again.into()))])) } }
            }
            h3 { (table.say("decide-sheet-ask")) }
            @for _ in 0..4 { p.line-to-write { "______________________________________________" } }
            p.small { (table.say("decide-sheet-made")) }
        }
    }
}

/// A way with the doctors' words; figures stay off the paper unless they were asked for on the page.
fn way_on_paper(table: &Table<'_>, way: &Way) -> Markup {
    let words = table.visit.words();
    let lists: [(&str, &[Word]); 2] = [("decide-good", &way.good), ("decide-harm", &way.harm)];
    html! {
        div.keep-together {
            h3 { (table.name(way)) }
            @if !way.what.is_empty() {
                ul {
                    @for (element, points) in &way.what {
                        @if *element != Element::Modality || way.what.len() == 1 {
                            li { (plain::as_line(*element, &plain::said(words, *element, points))) }
                        }
                    }
                }
            }
            @for (id, said) in lists {
                p {
                    (table.say(id)) ": "
                    @if said.is_empty() { (table.say("decide-not-stated")) }
                    @for word in said.iter().filter(|word| !has_figure(word)).take(2) {
                        q.record-words { (words_of(&word.source)) } " "
                    }
                    @if said.iter().any(has_figure) { (table.say("decide-sheet-figure")) }
                }
            }
        }
    }
}
