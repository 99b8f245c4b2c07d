//! What each way to a second opinion would cost: side by side on one sheet, unknown where nobody has named it.

use journey::insurance::{Cents, CostOption, asked, costs};
use maud::{Markup, html};

use super::{sheet_head, wrong};
use crate::web::parts::{
    Entries, Entry, EntryKind, Frame, Here, Width, asked_on_line, frame_of_visit, on_paper,
};
use crate::web::visit::Visit;

pub(super) const COSTS: Entries = Entries {
    prefix: asked::COSTS,
    words: "insurance-cost",
    action: "/insurance/entries",
    fields: &[
        Entry { name: "name", kind: EntryKind::Text },
        Entry { name: "visit", kind: EntryKind::Text },
        Entry { name: "slides", kind: EntryKind::Text },
        Entry { name: "scans", kind: EntryKind::Text },
        Entry { name: "tests", kind: EntryKind::Text },
        Entry { name: "travel", kind: EntryKind::Text },
        Entry { name: "by", kind: EntryKind::Text },
        Entry { name: "day", kind: EntryKind::Day },
    ],
};

/// `GET /insurance/costs`
pub(crate) async fn show(visit: Visit) -> Markup {
    let words = visit.words();
    let wrong = wrong(&visit);
    let error = |name: &str| wrong.get(name).cloned();
    let options = costs(&visit.answers);
    let main = html! {
        div.stack.not-the-sheet {
            (sheet_head(&visit, "costs", true))
        }
        @if options.is_empty() { (blank(&visit)) }
        @else {
            div.sheet.stack {
                h2.sheet-title { (words.say("insurance-costs-sheet")) }
                p { (words.date(visit.today.into())) }
                @for option in &options { (one(&visit, option)) }
                p.small { (words.say("insurance-costs-foot")) }
            }
        }
        div.stack.not-the-sheet {
            @for option in &options {
                section aria-label=(option.name) {
                    p.item-name { (option.name) }
                    (COSTS.to_change(&visit, option.number, &error))
                }
            }
            details.more open[options.is_empty()] {
                summary { (words.say("insurance-costs-add")) }
                (COSTS.form(&visit, None, &error))
            }
        }
    };
    let about = Frame::new("title-insurance", Width::Usual, Here::Elsewhere, "/insurance")
        .only_the_sheet()
        .with(&["print"]);
    frame_of_visit(&visit, &about, main)
}

/// With nothing written down yet, the sheet is printed with lines to write on.
fn blank(visit: &Visit) -> Markup {
    let words = visit.words();
    let line =
        |entry: &Entry| asked_on_line(&words.say(&format!("insurance-cost-{}", entry.name)), "");
    let lines: Vec<Markup> = COSTS.fields.iter().map(line).collect();
    html! {
        h2.on-paper.sheet-title { (words.say("insurance-costs-sheet")) }
        (on_paper(&lines))
        p.on-paper.small { (words.say("insurance-costs-foot")) }
    }
}

fn one(visit: &Visit, option: &CostOption) -> Markup {
    let words = visit.words();
    let by = COSTS.get(&visit.answers, option.number, "by");
    let unknown = option.unknown().to_string();
    html! {
        section.keep-together {
            h3 { (option.name) }
            dl.cost-lines {
                @for (line, cents) in &option.lines {
                    div {
                        dt { (words.say(&format!("insurance-cost-{}", line.as_str()))) }
                        dd { @match cents {
                            Some(cents) => (dollars(*cents)),
                            None => span.quiet { (words.say("insurance-cost-unknown")) },
                        } }
                    }
                }
                div.cost-sum {
                    dt { (words.say("insurance-cost-known")) }
                    dd { strong { (dollars(option.known())) } }
                }
            }
            @if option.unknown() > 0 { p.small { (words.say_with("insurance-cost-still", &[("count", &unknown)])) } }
            @if !by.is_empty() { p.small.quiet { (words.say_with("insurance-cost-said", &[("by", by)])) } }
        }
    }
}

/// `$1,250.50`
fn dollars(cents: Cents) -> String {
    let whole = (cents / 100).to_string();
    let mut grouped = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    match cents % 100 {
        0 => format!("${grouped}"),
        rest => format!("${grouped}.{rest:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::dollars;

    #[test]
    fn sums_are_written_as_on_a_bill() {
        let cases =
            [(0, "$0"), (99_900, "$999"), (125_050, "$1,250.50"), (100_000_000, "$1,000,000")];
        for (cents, written) in cases {
            assert_eq!(dollars(cents), written);
        }
    }
}
