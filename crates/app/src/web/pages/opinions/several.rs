//! Three opinions and more beside each other: elements as rows, opinions as columns by their day. What is the same
//! recedes, what differs stands out. No winner, no count.

use journey::compare::{Outcome, Row, Side, Standing, compare, several};
use maud::{Markup, html};
use paper::plain;
use record::Element;

use super::held::of_one_doctor;
use super::one::quote;
use super::{Held, with_a_plan};
use crate::web::parts::{Frame, Here, Icon, Width, frame_of_visit, sign};
use crate::web::visit::Visit;

/// Columns that fit beside each other on a desk; of more, the newest.
const MOST: usize = 5;

/// `GET /opinions/several`
pub(crate) async fn show(visit: Visit) -> Markup {
    let mut held = with_a_plan(&visit);
    let older = held.len().saturating_sub(MOST);
    held.drain(..older);
    let opinions: Vec<_> = held.iter().map(|held| &held.opinion).collect();
    let rows = several(&opinions, visit.library());
    let page = Page { visit: &visit, held: &held };
    let words = visit.words();
    let with = |standings: &[Standing]| -> Vec<&Row> {
        rows.iter().filter(|row| standings.contains(&row.standing)).collect()
    };
    let main = html! {
        div.stack {
            p.eyebrow { (words.say("opinions-eyebrow")) }
            h1 { (words.say("several-heading")) }
            p { (words.say("several-text")) }
            @if older > 0 { p.quiet { (words.say_with("several-older", &[("count", &older.to_string())])) } }
        }
        (page.part("compare-differ-title", &with(&[Standing::Differ])))
        (page.part("several-one-title", &with(&[Standing::OneSpeaks])))
        (page.part("compare-unclear-title", &with(&[Standing::CannotTell])))
        (page.part("several-same-title", &with(&[Standing::Same])))
        (page.over_time())
        div.buttons.rule-above { a.button.second href="/opinions" { (words.say("several-two")) } }
    };
    let about = Frame::new("title-compare", Width::Wide, Here::Elsewhere, "/opinions");
    frame_of_visit(&visit, &about, main)
}

struct Page<'a> {
    visit: &'a Visit,
    held: &'a [Held],
}

impl Page<'_> {
    fn say(&self, id: &str) -> String {
        self.visit.words().say(id)
    }

    fn part(&self, title: &str, rows: &[&Row]) -> Markup {
        let words = self.visit.words();
        html! {
            @if !rows.is_empty() {
                section.several.agree[title == "several-same-title"] aria-labelledby=(title) {
                    h2 id=(title) { (self.say(title)) }
                    div.opinion-heads {
                        @for held in self.held {
                            p {
                                strong { a.tap href={ "/opinions/" (held.id) } { (held.name(self.visit)) } }
                                @if let Some(on) = held.on { span.plain.small { (words.date(on)) } }
                            }
                        }
                    }
                    div.comparison { @for row in rows { (self.row(row)) } }
                }
            }
        }
    }

    fn row(&self, row: &Row) -> Markup {
        let hidden = row.element == Element::Prognosis;
        let name = self.say(&format!("element-{}", row.element.as_str()));
        let (class, mark, said) = match row.standing {
            Standing::Differ => ("differs", Icon::Differs, "outcome-changed"),
            Standing::CannotTell => ("cannot-tell", Icon::CannotTell, "outcome-cannot-tell"),
            Standing::OneSpeaks => ("one-only", Icon::OneOnly, "several-one"),
            Standing::Same => ("same", Icon::Same, "outcome-confirmed"),
        };
        html! {
            details.comparison-row.only-if-asked[hidden] {
                summary {
                    span { span.element { (name) } " " (sign(class, mark, &self.say(said))) }
                    @for (held, side) in self.held.iter().zip(&row.sides) { (self.value(held, row.element, side, hidden)) }
                    span.open-words {
                        span.when-closed { (self.say("compare-show")) span.sr-only { " " (name) } }
                        span.when-open { (self.say("compare-hide")) }
                    }
                }
                div.words {
                    @for (held, side) in self.held.iter().zip(&row.sides) {
                        div {
                            @if side.sources.is_empty() { span.who { (held.name(self.visit)) } p.silent { (self.say("compare-silent")) } }
                            @for source in side.sources.iter().take(2) { (quote(self.visit, source)) }
                        }
                    }
                }
            }
        }
    }

    fn value(&self, held: &Held, element: Element, side: &Side, hidden: bool) -> Markup {
        let silent = side.value.is_empty();
        let said = if silent {
            self.say("compare-silent")
        } else if hidden {
            self.say("compare-outlook-hidden")
        } else {
            let said = plain::plainly(self.visit.words(), element, side);
            plain::as_line(element, &said)
        };
        html! { span.value.silent[silent] { span.who { (held.name(self.visit)) } (said) } }
    }

    /// What one doctor said before and says now.
    fn over_time(&self) -> Markup {
        let changes: Vec<Markup> = self.held.iter().filter_map(|held| self.changed(held)).collect();
        html! {
            @if !changes.is_empty() {
                section.stack.rule-above aria-labelledby="time-title" {
                    h2 id="time-title" { (self.say("several-time-title")) }
                    p { (self.say("several-time-text")) }
                    @for change in &changes { (change) }
                }
            }
        }
    }

    fn changed(&self, now: &Held) -> Option<Markup> {
        let words = self.visit.words();
        let earlier =
            of_one_doctor(self.visit, now).into_iter().rfind(|other| other.on < now.on)?;
        let found = compare(&earlier.opinion, &now.opinion, self.visit.library());
        let changed: Vec<_> = found
            .elements
            .iter()
            .filter(|c| c.outcome == Outcome::Changed && c.element != Element::Prognosis)
            .collect();
        let address = format!("/opinions/compare?first={}&second={}", earlier.id, now.id);
        let day = |held: &Held| held.on.map(|on| words.date(on)).unwrap_or_default();
        Some(html! {
            h3 { (now.name(self.visit)) }
            @if changed.is_empty() { p { (self.say("several-time-same")) } }
            ul.lines {
                @for compared in changed {
                    li {
                        strong { (self.say(&format!("element-{}", compared.element.as_str()))) } ": "
                        (words.say_with("several-time-line", &[
                            ("before", &plain::plainly(words, compared.element, &compared.first)),
                            ("earlier", &day(&earlier)),
                            ("now", &plain::plainly(words, compared.element, &compared.second)),
                            ("later", &day(now)),
                        ]))
                    }
                }
            }
            p { a href=(address) { (self.say("several-time-both")) } }
        })
    }
}
