//! Deciding: the ways side by side in the doctors' words, what matters to the person, what still stops them, whom
//! else to ask, and the decision. Nothing here has to be filled in, and no way is ranked.

pub(crate) mod entries;
pub(crate) mod sheet;
mod ways;

use journey::decide::{
    Deciding, Decision, Matter, Open, Other, Voice, Way, WayKind, Weight, decide,
};
use maud::{Markup, html};

use super::opinions::{Held, with_a_plan};
use crate::web::parts::{Field, Frame, Here, Width, choice, field, frame_of_visit, tick};
use crate::web::visit::Visit;
use crate::web::voice::lists;
use paper::plain::gives_a_figure;

/// What the page is made of.
pub(crate) struct Table<'a> {
    pub(crate) visit: &'a Visit,
    pub(crate) held: &'a [Held],
    pub(crate) deciding: &'a Deciding,
}

/// A wrong day, with what was typed beside it.
#[derive(Default)]
pub(crate) struct Typed {
    pub(crate) what: String,
    pub(crate) why: String,
    pub(crate) again: String,
    pub(crate) error: Option<String>,
}

/// `GET /decide`
pub(crate) async fn show(visit: Visit) -> Markup {
    page(&visit, None)
}

pub(super) fn page(visit: &Visit, typed: Option<Typed>) -> Markup {
    let held = with_a_plan(visit);
    let deciding = decided(visit, &held);
    let table = Table { visit, held: &held, deciding: &deciding };
    let words = visit.words();
    let main = html! {
        div.stack {
            p.eyebrow { (words.say("decide-eyebrow")) }
            h1 { (words.say("decide-heading")) }
            p { (words.say("decide-text")) }
        }
        @if let Some(decision) = &deciding.decision { (table.standing(decision)) }
        (ways::show(&table))
        (table.matters())
        div.side-by-side.rule-above {
            (table.open())
            (table.others())
        }
        (table.choose(typed.unwrap_or_default()))
    };
    let about = Frame::new("title-decide", Width::Wide, Here::Elsewhere, "/decide");
    frame_of_visit(visit, &about, main)
}

/// Whether the day has come on which the person wanted to look at their decision again.
pub(crate) fn waits_for_a_look(visit: &Visit) -> bool {
    let decision = decide(&[], &visit.answers, visit.library()).decision;
    decision.and_then(|d| d.again).is_some_and(|again| again <= visit.today)
}

pub(crate) fn decided(visit: &Visit, held: &[Held]) -> Deciding {
    let voices: Vec<Voice<'_>> =
        held.iter().map(|h| Voice { id: &h.id, opinion: &h.opinion }).collect();
    decide(&voices, &visit.answers, visit.library())
}

impl Table<'_> {
    pub(crate) fn say(&self, id: &str) -> String {
        self.visit.words().say(id)
    }

    pub(crate) fn with(&self, id: &str, blanks: &[(&str, &str)]) -> String {
        self.visit.words().say_with(id, blanks)
    }

    pub(crate) fn doctor(&self, at: usize) -> String {
        self.held.get(at).map(|held| held.name(self.visit)).unwrap_or_default()
    }

    pub(crate) fn doctors(&self, of: &[usize]) -> String {
        let names: Vec<String> = of.iter().map(|&at| self.doctor(at)).collect();
        lists::and(self.visit.words(), &names)
    }

    /// What a way is called: after whoever named it.
    pub(crate) fn name(&self, way: &Way) -> String {
        let who = self.doctors(&way.by);
        match way.kind {
            WayKind::Advised => self.with("decide-way-advised", &[("who", &who)]),
            WayKind::AlsoNamed => self.with("decide-way-named", &[("who", &who)]),
            WayKind::Trial => self.with("decide-way-trial", &[("who", &who)]),
            WayKind::Waiting => self.say("decide-way-waiting"),
        }
    }

    /// The decision as it stands, before everything else.
    fn standing(&self, decision: &Decision) -> Markup {
        let words = self.visit.words();
        html! {
            section.next-step.stack aria-labelledby="decided-title" {
                h2 id="decided-title" { (self.say("decide-decided")) }
                p.item-name { (decision.what) }
                @if !decision.why.is_empty() { p { (decision.why) } }
                p.small.quiet {
                    @if let Some(on) = decision.on { (self.with("decide-written", &[("date", &words.date(on))])) " " }
                    @match decision.again {
                        Some(again) if again <= self.visit.today => (self.say("decide-again-now")),
                        Some(again) => (self.with("decide-again", &[("date", &words.date(again.into()))])),
                        None => (self.say("decide-no-day")),
                    }
                }
                p.small { (self.say("decide-can-change")) }
            }
        }
    }

    fn matters(&self) -> Markup {
        html! {
            section.stack.rule-above aria-labelledby="matters-title" {
                h2 id="matters-title" { (self.say("decide-matters")) }
                @if !self.deciding.matters.is_empty() {
                    ul.lines { @for matter in &self.deciding.matters { li { (self.matter(matter)) } } }
                }
                details.more open[self.deciding.matters.is_empty()] {
                    summary { (self.say("decide-matter-add")) }
                    (self.add_matter())
                }
            }
        }
    }

    fn matter(&self, matter: &Matter) -> Markup {
        html! {
            span.eyebrow { (self.say(&format!("weight-{}", matter.weight.as_str()))) }
            p.item-name { "“" (matter.words) "”" }
            p.small { (self.speaks_for(matter)) }
            @for touch in &matter.touches {
                @let said = html! { p.small.quiet {
                    (self.with("decide-touches", &[("who", &self.doctor(touch.by))])) " "
                    (ways::quote_in_line(self, &touch.source))
                } };
                @if gives_a_figure(&touch.source) {
                    details.more.only-if-asked { summary { (self.say("compare-outlook-hidden")) } (said) }
                } @else { (said) }
            }
            @if matter.touches.is_empty() { p.small.quiet { (self.say("decide-touches-none")) } }
            form method="post" action="/decide" {
                input type="hidden" name="do" value="drop-matter";
                input type="hidden" name="number" value=(matter.number);
                button.button.plain-link { (self.say("decide-take-away")) span.sr-only { ": " (matter.words) } }
            }
        }
    }

    pub(crate) fn speaks_for(&self, matter: &Matter) -> String {
        let names: Vec<String> = self
            .deciding
            .ways
            .iter()
            .filter(|way| matter.speaks_for.contains(&way.id))
            .map(|way| self.name(way))
            .collect();
        match names.is_empty() {
            true => self.say("decide-speaks-open"),
            false => {
                self.with("decide-speaks-for", &[("ways", &lists::and(self.visit.words(), &names))])
            }
        }
    }

    fn add_matter(&self) -> Markup {
        html! {
            form.stack method="post" action="/decide" {
                input type="hidden" name="do" value="matter";
                (field(&Field {
                    name: "words", label: &self.say("decide-matter-words"),
                    hint: Some(&self.say("decide-matter-words.hint")), kind: "text", autocomplete: "off",
                    value: "", error: None,
                }))
                fieldset.field {
                    legend { (self.say("decide-matter-weight")) }
                    @for weight in Weight::ALL {
                        (choice("weight", weight.as_str(), &self.say(&format!("weight-{}", weight.as_str())), *weight == Weight::Like))
                    }
                }
                @if !self.deciding.ways.is_empty() {
                    fieldset.field {
                        legend { (self.say("decide-matter-for")) }
                        p.field-hint { (self.say("decide-matter-for.hint")) }
                        @for way in &self.deciding.ways {
                            (tick("for", &way.id, &self.name(way), false))
                        }
                    }
                }
                div.buttons { button.button.second { (self.say("decide-matter-save")) } }
            }
        }
    }

    /// Four questions; each no leads to its next step.
    fn open(&self) -> Markup {
        html! {
            section.stack aria-labelledby="still-title" {
                h2 id="still-title" { (self.say("decide-open")) }
                form.stack method="post" action="/decide" {
                    input type="hidden" name="do" value="open";
                    @for open in &self.deciding.open { (self.question(open)) }
                    div.buttons { button.button.second { (self.say("decide-open-save")) } }
                }
                p.provenance { (self.cited(&self.visit.library().deciding.still_open.cite)) }
            }
        }
    }

    fn question(&self, open: &Open) -> Markup {
        let name = format!("open-{}", open.id);
        html! {
            fieldset.field {
                legend { (self.say(&format!("open-{}", open.id))) }
                div.yes-no {
                    (choice(&name, "yes", &self.say("decide-yes"), open.yes == Some(true)))
                    (choice(&name, "no", &self.say("decide-no"), open.yes == Some(false)))
                }
                @if open.yes == Some(false) {
                    p.small { (self.say("decide-next")) " "
                        a href=(open.leads_to) { (self.say(&format!("open-{}.next", open.id))) } }
                }
            }
        }
    }

    pub(crate) fn cited(&self, id: &str) -> Markup {
        let Some(citation) = self.visit.library().checklists.citation(id) else { return html! {} };
        html! {
            (self.say("decide-after")) " " cite { (citation.title) } ", "
            a href=(citation.url) rel="noreferrer" { (citation.url) } ". " (self.say("not-reviewed"))
        }
    }

    fn others(&self) -> Markup {
        html! {
            section.stack aria-labelledby="others-title" {
                h2 id="others-title" { (self.say("decide-others")) }
                p { (self.say("decide-others-text")) }
                @if !self.deciding.others.is_empty() {
                    ul.lines { @for other in &self.deciding.others { li { (self.other(other)) } } }
                }
                form.stack method="post" action="/decide" {
                    input type="hidden" name="do" value="other";
                    (field(&Field {
                        name: "who", label: &self.say("decide-other-who"), hint: None, kind: "text",
                        autocomplete: "off", value: "", error: None,
                    }))
                    div.buttons {
                        button.button.second { (self.say("decide-other-save")) }
                        a.button.plain-link href="/decide/sheet" { (self.say("decide-sheet")) }
                    }
                }
            }
        }
    }

    fn other(&self, other: &Other) -> Markup {
        let name = format!("said-{}", other.number);
        html! {
            p.item-name { (other.who) }
            form.stack method="post" action="/decide" {
                input type="hidden" name="do" value="said";
                input type="hidden" name="number" value=(other.number);
                (field(&Field {
                    name: &name, label: &self.with("decide-other-said", &[("who", &other.who)]), hint: None,
                    kind: "text", autocomplete: "off", value: &other.said, error: None,
                }))
                div.buttons {
                    button.button.second { (self.say("decide-other-keep")) span.sr-only { ": " (other.who) } }
                    button.button.plain-link name="drop" value="yes" { (self.say("decide-take-away")) span.sr-only { ": " (other.who) } }
                }
            }
        }
    }

    fn choose(&self, typed: Typed) -> Markup {
        let words = self.visit.words();
        let kept = self.deciding.decision.clone().unwrap_or_default();
        let again = kept.again.map(|day| day.to_string()).unwrap_or_default();
        let or = |typed: String, kept: &str| if typed.is_empty() { kept.to_owned() } else { typed };
        html! {
            section.stack.rule-above aria-labelledby="choose-title" {
                h2 id="choose-title" { (self.say("decide-choose")) }
                form.stack method="post" action="/decide" {
                    input type="hidden" name="do" value="decision";
                    (field(&Field {
                        name: "what", label: &self.say("decide-what"), hint: Some(&self.say("decide-what.hint")),
                        kind: "textarea", autocomplete: "off", value: &or(typed.what, &kept.what), error: None,
                    }))
                    (field(&Field {
                        name: "why", label: &self.say("decide-why"), hint: None, kind: "textarea",
                        autocomplete: "off", value: &or(typed.why, &kept.why), error: None,
                    }))
                    (field(&Field {
                        name: "again", label: &self.say("decide-again-on"), hint: Some(&self.say("decide-again-on.hint")),
                        kind: "date", autocomplete: "off", value: &or(typed.again, &again), error: typed.error.as_deref(),
                    }))
                    div.buttons {
                        button.button { (self.say("decide-save")) }
                        a.button.plain-link href="/decide/sheet" { (self.say("decide-sheet")) }
                    }
                }
                @if !self.deciding.earlier.is_empty() {
                    details.more {
                        summary { (self.say("decide-earlier")) }
                        ul.lines {
                            @for earlier in &self.deciding.earlier {
                                li {
                                    p { (earlier.what) }
                                    @if !earlier.why.is_empty() { p.quiet { (earlier.why) } }
                                    @if let Some(on) = earlier.on { p.small.quiet { (self.with("decide-written", &[("date", &words.date(on))])) } }
                                }
                            }
                        }
                    }
                }
                p.provenance {
                    (self.say("decide-guide")) " "
                    (self.cited(&self.visit.library().deciding.still_open.guide))
                }
            }
        }
    }
}
