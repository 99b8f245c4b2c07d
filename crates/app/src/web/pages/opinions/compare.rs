//! Two opinions side by side: what differs stands out, what is the same recedes, each opens to the words.

use axum::extract::Query;
use axum::response::{IntoResponse, Redirect, Response};
use journey::compare::{Compared, Comparison, Outcome, Overall, Side, compare};
use maud::{Markup, html};
use paper::comparison::Sentences;
use paper::plain;
use record::Element;

use super::held::held;
use super::one::{quote, quote_if_asked};
use super::{Held, Two};
use crate::web::parts::{Frame, Here, Icon, Width, frame_of_visit, icon, sign};
use crate::web::visit::Visit;
use crate::web::voice::lists;

/// `GET /opinions/compare?first=…&second=…`
pub(crate) async fn show(visit: Visit, Query(two): Query<Two>) -> Response {
    let (Some(first), Some(second)) = (held(&visit, &two.first), held(&visit, &two.second)) else {
        return Redirect::to("/opinions").into_response();
    };
    let found = compare(&first.opinion, &second.opinion, visit.library());
    let page = TwoSides { visit: &visit, first: &first, second: &second, found: &found, two: &two };
    let main = html! {
        div.stack {
            p.eyebrow { (visit.words().say("compare-eyebrow")) }
            h1 { (page.heading()) }
            p { (page.counts()) }
            @for missing in &found.missing {
                p { (sign("cannot-tell", Icon::CannotTell, &visit.words().say(&format!("compare-missing-{missing}")))) }
            }
        }
        (page.differ())
        (page.unclear())
        (page.agree())
        div.side-by-side.rule-above { (page.why()) (page.next()) }
        (page.questions())
    };
    let about = Frame::new("title-compare", Width::Wide, Here::Elsewhere, "/opinions");
    frame_of_visit(&visit, &about, main).into_response()
}

/// The page's parts over one comparison.
struct TwoSides<'a> {
    visit: &'a Visit,
    first: &'a Held,
    second: &'a Held,
    found: &'a Comparison,
    two: &'a Two,
}

impl TwoSides<'_> {
    fn say(&self, id: &str) -> String {
        self.visit.words().say(id)
    }

    fn sentences(&self) -> Sentences<'_> {
        Sentences { comparison: self.found, library: self.visit.library() }
    }

    fn with(&self, outcomes: &[Outcome]) -> Vec<&Compared> {
        self.found.elements.iter().filter(|c| outcomes.contains(&c.outcome)).collect()
    }

    fn names(&self, of: &[&Compared]) -> String {
        let names: Vec<String> = of
            .iter()
            .take(4)
            .map(|c| self.say(&format!("element-in-{}", c.element.as_str())))
            .collect();
        lists::and(self.visit.words(), &names)
    }

    /// Agreement and difference in one line.
    fn heading(&self) -> String {
        let words = self.visit.words();
        let differ = self.with(&[Outcome::Changed]);
        if self.found.overall == Overall::CannotTell {
            return self.say("overall-cannot-tell");
        }
        if differ.is_empty() {
            return self.say(&format!("overall-{}", self.found.overall.as_str()));
        }
        words.say_with("compare-heading", &[("differ", &self.names(&differ))])
    }

    fn counts(&self) -> String {
        let count = |of: &[Outcome]| self.with(of).len().to_string();
        self.visit.words().say_with(
            "compare-counts",
            &[
                ("all", &self.found.elements.len().to_string()),
                ("same", &count(&[Outcome::Confirmed])),
                ("clearer", &count(&[Outcome::Clarified])),
                ("differ", &count(&[Outcome::Changed])),
                ("one", &count(&[Outcome::OnlyFirst, Outcome::OnlySecond])),
            ],
        )
    }

    fn heads(&self) -> Markup {
        let words = self.visit.words();
        html! {
            div.opinion-heads {
                @for (id, held) in [("compare-head-first", self.first), ("compare-head-second", self.second)] {
                    p {
                        strong { (words.say_with(id, &[("who", &held.name(self.visit))])) }
                        @if let Some(on) = held.on { span.plain.small { (words.date(on)) } }
                        span.plain.small { a.tap href={ "/opinions/" (held.id) } { (words.say("compare-whole")) span.sr-only { ": " (held.name(self.visit)) } } }
                    }
                }
            }
        }
    }

    fn differ(&self) -> Markup {
        let changed = self.with(&[Outcome::Changed]);
        let one = self.with(&[Outcome::OnlyFirst, Outcome::OnlySecond]);
        html! {
            @if !changed.is_empty() || !one.is_empty() {
                section aria-labelledby="differ-title" {
                    h2 id="differ-title" { (self.say(if changed.is_empty() { "compare-one-title" } else { "compare-differ-title" })) }
                    (self.heads())
                    @if !changed.is_empty() {
                        div.comparison { @for (at, c) in changed.iter().enumerate() { (self.row(c, at == 0)) } }
                        @if !one.is_empty() { h2 { (self.say("compare-one-title")) } }
                    }
                    @if !one.is_empty() { div.comparison { @for c in &one { (self.row(c, false)) } } }
                }
            }
        }
    }

    /// What one of them says in words that were not understood.
    fn unclear(&self) -> Markup {
        let unclear = self.with(&[Outcome::CannotTell]);
        html! {
            @if !unclear.is_empty() {
                section aria-labelledby="unclear-title" {
                    h2 id="unclear-title" { (self.say("compare-unclear-title")) }
                    p { (self.say("compare-unclear-text")) }
                    div.comparison { @for c in unclear { (self.row(c, false)) } }
                }
            }
        }
    }

    /// A row of two sides.
    fn row(&self, compared: &Compared, open: bool) -> Markup {
        let shown = match compared.outcome {
            Outcome::Changed => sign("differs", Icon::Differs, &self.say("outcome-changed")),
            Outcome::OnlyFirst => sign("one-only", Icon::OneOnly, &self.say("outcome-only-first")),
            Outcome::CannotTell => {
                sign("cannot-tell", Icon::CannotTell, &self.say("outcome-cannot-tell"))
            }
            _ => sign("one-only", Icon::OneOnly, &self.say("outcome-only-second")),
        };
        let hidden = compared.element == Element::Prognosis;
        html! {
            details.comparison-row.only-if-asked[hidden] open[open && !hidden] {
                summary {
                    span { span.element { (self.element(compared)) } " " (shown) }
                    (self.value(self.first, compared.element, &compared.first, hidden))
                    (self.value(self.second, compared.element, &compared.second, hidden))
                    (self.open_words(compared))
                }
                (self.words_of(compared))
            }
        }
    }

    fn element(&self, compared: &Compared) -> String {
        self.say(&format!("element-{}", compared.element.as_str()))
    }

    fn open_words(&self, compared: &Compared) -> Markup {
        html! {
            span.open-words {
                span.when-closed { (self.say("compare-show")) span.sr-only { " " (self.element(compared)) } }
                span.when-open { (self.say("compare-hide")) }
            }
        }
    }

    fn plainly(&self, element: Element, side: &Side) -> String {
        plain::plainly(self.visit.words(), element, side)
    }

    fn value(&self, held: &Held, element: Element, side: &Side, hidden: bool) -> Markup {
        let who = held.name(self.visit);
        html! {
            @if side.value.is_empty() {
                span.value.silent { span.who { (who) } (self.say("compare-silent")) }
            } @else if hidden {
                span.value { span.who { (who) } (self.say("compare-outlook-hidden")) }
            } @else {
                span.value { span.who { (who) } (plain::as_line(element, &self.plainly(element, side))) }
            }
        }
    }

    /// The words of both letters under a row.
    fn words_of(&self, compared: &Compared) -> Markup {
        let silent = match compared.outcome {
            Outcome::OnlyFirst => Some("compare-silent-second"),
            Outcome::OnlySecond => Some("compare-silent-first"),
            _ => None,
        };
        html! {
            div.words {
                @if let Some(id) = silent { p.silent.small { (self.say(id)) } }
                @if let Some(line) = self.sentences().editions(compared) { p.small { (line) } }
                @for side in [&compared.first, &compared.second] {
                    @if !side.sources.is_empty() {
                        div { @for held in side.sources.iter().take(3) { (quote(self.visit, held)) } }
                    }
                }
            }
        }
    }

    fn agree(&self) -> Markup {
        let same = self.with(&[Outcome::Confirmed, Outcome::Clarified]);
        html! {
            @if !same.is_empty() {
                section.agree aria-labelledby="agree-title" {
                    h2 id="agree-title" { (self.say("compare-agree-title")) }
                    div.comparison { @for c in same { (self.same(c)) } }
                }
            }
        }
    }

    fn same(&self, compared: &Compared) -> Markup {
        let hidden = compared.element == Element::Prognosis;
        let clearer = compared.outcome == Outcome::Clarified;
        let value = if hidden {
            self.say("compare-outlook-hidden")
        } else if clearer {
            self.visit.words().say_with(
                "compare-clearer",
                &[
                    ("first", &self.plainly(compared.element, &compared.first)),
                    ("second", &self.plainly(compared.element, &compared.second)),
                ],
            )
        } else {
            plain::as_line(compared.element, &self.plainly(compared.element, &compared.second))
        };
        html! {
            details.comparison-row.only-if-asked[hidden] {
                summary {
                    span.element { (self.element(compared)) }
                    span.value {
                        span class="sign same" {
                            (icon(Icon::Same))
                            span.sr-only { (self.say(&format!("outcome-{}", compared.outcome.as_str()))) ": " }
                        }
                        " " (value)
                    }
                    (self.open_words(compared))
                }
                (self.words_of(compared))
            }
        }
    }

    fn why(&self) -> Markup {
        let sentences = self.sentences();
        html! {
            section.stack aria-labelledby="why-title" {
                h2 id="why-title" { (self.say("cli-compare-why")) }
                @if self.found.reasons.is_empty() { p { (self.say("compare-no-reason")) } }
                @for reason in &self.found.reasons {
                    h3 { (sentences.reason(reason.id)) }
                    @for held in reason.first.iter().take(1).chain(reason.second.iter().take(1)) { (quote_if_asked(self.visit, held)) }
                    p { (sentences.reason_next(reason.id)) }
                }
            }
        }
    }

    fn next(&self) -> Markup {
        let sentences = self.sentences();
        let overall = self.found.overall;
        let letter = self.two.address("/opinions/letter");
        let differs = matches!(overall, Overall::Major | Overall::Minor);
        html! {
            section.stack aria-labelledby="next-title" {
                h2 id="next-title" { (self.say("compare-next-title")) }
                p { (self.say(&format!("next-{}", overall.as_str()))) }
                @if differs {
                    div.buttons { a.button href=(letter) { (self.say("compare-letter")) } }
                }
                (self.third(&sentences))
                ul.lines {
                    li.line { a href=(self.two.address("/opinions/heard")) { (self.say("compare-joint")) } }
                    li.line { a href="/decide" { (self.say("opinions-decide")) } }
                    li.line { a href=(self.two.address("/opinions/sheet")) { (self.say("compare-sheet")) } }
                }
                details.more {
                    summary { (self.say("compare-how-big")) }
                    p { (self.say(&format!("overall-text-{}", overall.as_str()))) }
                    p.provenance {
                        (self.say("compare-graded")) " "
                        @for cited in &self.visit.library().opinions.grading.citation {
                            cite { (cited.title) } ", "
                            a href=(cited.url) rel="noreferrer" { (cited.url) } ". "
                        }
                        (self.say("not-reviewed"))
                    }
                }
            }
        }
    }

    /// The latest day to start that the person's doctor named, and how far off it is.
    fn days_left(&self) -> Option<String> {
        let latest = self.visit.answers.day(journey::time::asked::LATEST)?;
        let days = self.visit.today.until(latest).ok()?.get_days();
        let words = self.visit.words();
        let blanks = [("date", words.date(latest.into())), ("count", days.to_string())];
        let blanks: Vec<_> = blanks.iter().map(|(name, said)| (*name, said.as_str())).collect();
        (days >= 0).then(|| words.say_with("third-latest", &blanks))
    }

    /// A third opinion: on which one question, from whom, after how many.
    fn third(&self, sentences: &Sentences<'_>) -> Markup {
        let words = self.visit.words();
        let Some(about) = sentences.third() else { return html! {} };
        let sought =
            super::with_a_plan(self.visit).iter().filter(|held| held.joint.is_empty()).count();
        html! {
            h3 { (self.say("third-title")) }
            p { (words.say_with("next-third", &[("about", &about)])) }
            @if let Some(who) = sentences.third_who() { p { (who) } }
            p { (words.say_with("third-sought", &[("count", &sought.max(2).to_string())])) " " (self.say("third-days")) }
            @if let Some(line) = self.days_left() { p { (line) " " a.tap href="/time" { (self.say("third-time")) } } }
        }
    }

    fn questions(&self) -> Markup {
        let asked = self.sentences().questions(&self.first.opinion, &self.second.opinion);
        html! {
            @if !asked.is_empty() {
                section.stack.rule-above aria-labelledby="ask-title" {
                    h2 id="ask-title" { (self.say("cli-compare-questions")) }
                    ul.lines { @for question in asked { li { (question) } } }
                }
            }
        }
    }
}
