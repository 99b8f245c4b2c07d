//! Questions: three that go first, the others below, each with what it grew out of; to change, to move, to print large.

use axum::Form;
use axum::extract::Query;
use axum::response::Redirect;
use intake::prose;
use journey::questions::{Case, Change, FIRST_OF_ALL, From, Questions, ToPut, change, questions};
use knowledge::questions::Whom;
use maud::{Markup, html};
use record::{DocumentId, DocumentKind, Opinion, Status};
use serde::Deserialize;

use crate::desk::DeskError;
use crate::web::parts::{Field, Frame, Here, Width, field, frame_of_visit, papers, sources};
use crate::web::visit::Visit;

/// Letters looked through for what the first doctor wrote, the newest first.
const LETTERS: usize = 4;
/// Questions shown before the others are folded away.
const SHOWN: usize = 9;

#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Asked {
    /// Whose questions: `first` or `second`.
    #[serde(default, rename = "for")]
    whom: String,
}

impl Asked {
    fn whom(&self) -> Whom {
        Whom::named(&self.whom)
            .filter(|w| matches!(w, Whom::First | Whom::Second))
            .unwrap_or(Whom::Second)
    }
}

/// What the doctor who treats the person wrote last, and in which paper.
pub(crate) fn first_letter(visit: &Visit) -> Option<(DocumentId, Opinion)> {
    let chart = &visit.case.chart;
    let mut letters: Vec<_> = chart
        .documents
        .iter()
        .filter(|d| {
            matches!(d.kind, DocumentKind::ConsultNote | DocumentKind::Letter)
                && matches!(d.status, Status::Read | Status::PartlyRead)
        })
        .collect();
    letters.sort_by_key(|d| std::cmp::Reverse(d.date));
    letters.into_iter().take(LETTERS).find_map(|d| {
        let read = visit.case.read(d.id)?;
        let opinion = prose::opinion::read(d.id, &read.reading, visit.library());
        let says_a_plan = opinion.points.iter().any(|(e, _)| !e.is_of_the_disease());
        (says_a_plan && !opinion.is_reread).then_some((d.id, opinion))
    })
}

/// The questions for one doctor, and the letter they grew out of.
pub(crate) fn of_visit(visit: &Visit, whom: Whom) -> (Questions, Option<DocumentId>) {
    let missing = super::missing::of_visit(visit);
    let letter = first_letter(visit);
    let case = Case {
        chart: &visit.case.chart,
        missing: &missing,
        letter: letter.as_ref().map(|(_, opinion)| opinion),
        answers: &visit.answers,
    };
    let found = questions(&case, whom, visit.library(), visit.today);
    (found, letter.map(|(id, _)| id))
}

/// `GET /questions`
pub(crate) async fn show(visit: Visit, Query(asked): Query<Asked>) -> Markup {
    let words = visit.words();
    let whom = asked.whom();
    let (questions, letter) = of_visit(&visit, whom);
    let rest = questions.rest();
    let (shown, folded) = rest.split_at(rest.len().min(SHOWN));
    let list = List { visit: &visit, whom, letter, all: questions.asked.len() };
    let main = html! {
        div.stack {
            p.eyebrow { (words.say(&format!("questions-for-{}", whom.as_str()))) }
            h1 { (words.say("questions-heading")) }
            p { (words.say("questions-text")) }
            ol.lines.numbered {
                @for (at, question) in questions.top().iter().enumerate() { (list.one(at, question)) }
            }
            div.buttons {
                a.button href={ "/questions/print?for=" (whom.as_str()) } { (words.say("questions-print")) }
                @if whom == Whom::Second {
                    a.button.plain-link href="/questions?for=first" { (words.say("questions-for-first-go")) }
                } @else {
                    a.button.plain-link href="/questions" { (words.say("questions-for-second-go")) }
                }
            }
            (own(&visit, whom))
            @if !shown.is_empty() {
                h2 { (words.say("questions-more-time")) }
                ul.lines { @for (at, question) in shown.iter().enumerate() { (list.one(at + FIRST_OF_ALL, question)) } }
            }
            @if !folded.is_empty() {
                details.more {
                    summary { (words.say_with("questions-others", &[("count", &folded.len().to_string())])) }
                    ul.lines { @for (at, question) in folded.iter().enumerate() {
                        (list.one(at + FIRST_OF_ALL + shown.len(), question))
                    } }
                }
            }
            (left_out(&visit, whom, &questions))
            (where_from(&visit))
        }
    };
    let about = Frame::new("title-questions", Width::Usual, Here::Elsewhere, "/questions");
    frame_of_visit(&visit, &about, main)
}

/// What each line of the list needs to know of the whole.
struct List<'a> {
    visit: &'a Visit,
    whom: Whom,
    letter: Option<DocumentId>,
    all: usize,
}

impl List<'_> {
    fn one(&self, at: usize, question: &ToPut) -> Markup {
        let words = self.visit.words();
        let number = (at + 1).to_string();
        let of = |id: &str| words.say_with(id, &[("number", &number)]);
        html! {
            li id={ "q-" (at + 1) } {
                p.question[at < FIRST_OF_ALL] { (question.words) }
                @if let Some(english) = &question.in_english { p.small.quiet lang="en" { (english) } }
                (because(self.visit, question, self.letter))
                details.more {
                    summary { (words.say("questions-change")) span.sr-only { (of("questions-of")) } }
                    form.question-tools method="post" action="/questions" {
                        input type="hidden" name="whom" value=(self.whom.as_str());
                        input type="hidden" name="id" value=(question.id);
                        @if at >= FIRST_OF_ALL { button name="do" value="first" { (words.say("questions-first")) span.sr-only { (of("questions-of")) } } }
                        @if at > 0 { button name="do" value="up" { (words.say("questions-up")) span.sr-only { (of("questions-of")) } } }
                        @if at + 1 < self.all { button name="do" value="down" { (words.say("questions-down")) span.sr-only { (of("questions-of")) } } }
                        button name="do" value="out" { (words.say("questions-out")) span.sr-only { (of("questions-of")) } }
                    }
                    form.stack method="post" action="/questions" {
                        input type="hidden" name="whom" value=(self.whom.as_str());
                        input type="hidden" name="id" value=(question.id);
                        div.field {
                            label for={ "words-" (at) } { (words.say("questions-change-words")) }
                            textarea id={ "words-" (at) } name="words" maxlength="1000" { (question.words) }
                        }
                        div.buttons { button.button.second name="do" value="reword" { (words.say("questions-change-save")) } }
                    }
                }
            }
        }
    }
}

/// What the question grew out of, with its place in the papers.
fn because(visit: &Visit, question: &ToPut, letter: Option<DocumentId>) -> Markup {
    let words = visit.words();
    let said = match &question.from {
        From::Own { on } => {
            words.say_with("source-own-words", &[("date", &words.date((*on).into()))])
        }
        From::Finding(_) => words.say("questions-from-finding"),
        From::Missing => words.say("questions-from-missing"),
        From::Announced => words.say("questions-from-announced"),
        From::Option => words.say("questions-from-option"),
        From::Silent => words.say("questions-from-silent"),
        From::CannotTell => words.say("questions-from-cannot-tell"),
        From::Bank { list } => {
            let bank = &visit.library().questions;
            let list = bank.lists.iter().find(|l| l.id == *list);
            list.map_or_else(String::new, |l| l.name.in_language(words.language()).to_owned())
        }
    };
    html! {
        p.small.quiet { (said) }
        @if question.from == From::Silent { (papers(visit, letter)) }
        @if question.passages.is_empty() { (papers(visit, question.documents.iter().copied())) }
        @else { (sources(words, &visit.case, &question.passages)) }
    }
}

fn own(visit: &Visit, whom: Whom) -> Markup {
    let words = visit.words();
    html! {
        form.stack.rule-above method="post" action="/questions" {
            input type="hidden" name="whom" value=(whom.as_str());
            input type="hidden" name="do" value="add";
            (field(&Field {
                name: "words", label: &words.say("questions-own"), hint: Some(&words.say("questions-own.hint")),
                kind: "textarea", autocomplete: "off", value: "", error: None,
            }))
            div.buttons { button.button.second { (words.say("questions-own-add")) } }
        }
    }
}

fn left_out(visit: &Visit, whom: Whom, questions: &Questions) -> Markup {
    let words = visit.words();
    html! {
        @if !questions.left_out.is_empty() {
            details.more {
                summary { (words.say_with("questions-left-out", &[("count", &questions.left_out.len().to_string())])) }
                ul.lines { @for question in &questions.left_out {
                    li {
                        p { (question.words) }
                        form.question-tools method="post" action="/questions" {
                            input type="hidden" name="whom" value=(whom.as_str());
                            input type="hidden" name="id" value=(question.id);
                            button name="do" value="back" { (words.say("questions-take-back")) span.sr-only { ": " (question.words) } }
                        }
                    }
                } }
            }
        }
    }
}

/// The lists, their sources and their review.
fn where_from(visit: &Visit) -> Markup {
    let words = visit.words();
    let library = visit.library();
    let mut cited: Vec<&str> = Vec::new();
    let lists = library.questions.lists.iter().flat_map(|l| &l.cite);
    for id in lists.chain(&library.questions.points.cite) {
        if let Some(source) = library.checklists.citation(id)
            && !cited.contains(&source.title.as_str())
        {
            cited.push(&source.title);
        }
    }
    html! {
        details.more {
            summary { (words.say("questions-where-from")) }
            p.provenance {
                (words.say("questions-where-from-text")) " "
                (words.say_with("cited-after", &[("cited", &cited.join("; "))])) " "
                (words.say("not-reviewed"))
            }
        }
    }
}

#[derive(Deserialize)]
pub(crate) struct Wanted {
    #[serde(default)]
    whom: String,
    #[serde(default)]
    id: String,
    #[serde(default, rename = "do")]
    what: String,
    #[serde(default)]
    words: String,
}

/// `POST /questions`: one change of the list.
pub(crate) async fn keep(visit: Visit, Form(wanted): Form<Wanted>) -> Result<Redirect, DeskError> {
    visit.desk().drop_draft("/questions");
    let whom = Asked { whom: wanted.whom.clone() }.whom();
    let id = wanted.id.clone();
    let what = match wanted.what.as_str() {
        "first" => Change::First(id),
        "up" => Change::Up(id),
        "down" => Change::Down(id),
        "out" => Change::LeaveOut(id),
        "back" => Change::TakeBack(id),
        "reword" => Change::Reword(id, wanted.words),
        "add" => Change::Add(wanted.words),
        _ => return Ok(Redirect::to("/questions")),
    };
    let (list, _) = of_visit(&visit, whom);
    visit.desk().answer(|answers, today| change(answers, &list, whom, &what, today)).await?;
    // Back to where the question stands now.
    let answers = visit.open.answers();
    let visit = Visit { answers, ..visit };
    let (list, _) = of_visit(&visit, whom);
    let place = list.asked.iter().position(|q| q.id == wanted.id);
    let place = place.map_or_else(String::new, |at| format!("#q-{}", at + 1));
    Ok(Redirect::to(&format!("/questions?for={}{place}", whom.as_str())))
}

/// `GET /questions/print`: the sheet to take along, large, with lines to write on.
pub(crate) async fn print(visit: Visit, Query(asked): Query<Asked>) -> Markup {
    let words = visit.words();
    let whom = asked.whom();
    let (questions, _) = of_visit(&visit, whom);
    let more: Vec<&ToPut> = questions.rest().iter().take(SHOWN).collect();
    let patient = visit.case.chart.patient.name.as_ref().map(record::PersonName::display);
    let message = message(&visit, &questions);
    let main = html! {
        div.stack.not-the-sheet {
            p.eyebrow { (words.say(&format!("questions-for-{}", whom.as_str()))) }
            h1 { (words.say("questions-sheet")) }
            div.buttons {
                button.button.print-page type="button" hidden { (words.say("questions-print-now")) }
                a.button.plain-link href={ "/questions?for=" (whom.as_str()) } { (words.say("questions-back")) }
            }
            details.more {
                summary { (words.say("questions-send")) }
                p { (words.say("questions-send-text")) }
                div.field {
                    label for="as-text" { (words.say("questions-send-label")) }
                    textarea id="as-text" readonly lang="en" { (message) }
                }
                div.buttons { button.button.second.copy-text type="button" data-from="as-text" hidden { (words.say("letter-copy")) } }
            }
        }
        div.sheet.stack {
            h2.sheet-title { (words.say("questions-mine")) }
            p { @if let Some(patient) = patient { (patient) ", " } (words.date(visit.today.into())) }
            @for (at, question) in questions.top().iter().enumerate() {
                section.keep-together.print-block {
                    h3.print-question { span { (at + 1) } span { (question.words) } }
                    @if let Some(english) = &question.in_english { p.quiet lang="en" { (english) } }
                    div.write-line {} div.write-line {} div.write-line {}
                }
            }
            @if !more.is_empty() {
                section.keep-together.print-block {
                    h3 { (words.say("questions-more-time")) }
                    ul.tick-list { @for question in more {
                        li { span.tick {} span { (question.words)
                            @if let Some(english) = &question.in_english { span.plain.small lang="en" { (english) } }
                        } }
                    } }
                }
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
    };
    let about = Frame::new("title-questions", Width::Narrow, Here::Elsewhere, "/questions")
        .only_the_sheet()
        .with(&["print", "copy"]);
    frame_of_visit(&visit, &about, main)
}

/// The first three as a message to the clinic, in English.
fn message(visit: &Visit, questions: &Questions) -> String {
    let office = &visit.library().office;
    let mut lines = vec![office.say("questions-send-head")];
    for (at, question) in questions.top().iter().enumerate() {
        let said = question.in_english.as_ref().unwrap_or(&question.words);
        lines.push(format!("{}. {said}", at + 1));
    }
    lines.push(office.say("questions-send-close"));
    lines.join("\n")
}

/// Whether the person has made the list their own: the map shows it as done.
pub(crate) fn is_begun(visit: &Visit) -> bool {
    visit.answers.under("questions.second.").next().is_some()
}
