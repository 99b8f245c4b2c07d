//! The frame of every page: head, top line, map and foot.

use maud::{DOCTYPE, Markup, html};

use super::journey::journey;
use super::sign::{Icon, icon};
use crate::web::visit::{Visit, Visitor};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Width {
    Usual,
    Wide,
    Narrow,
}

/// Which of the three doors of the top line one is behind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Here {
    Now,
    Case,
    Records,
    Elsewhere,
}

/// What differs from page to page.
pub(crate) struct Frame<'a> {
    /// The id of the title's words; a title says nothing of the person.
    pub(crate) title: &'a str,
    pub(crate) width: Width,
    pub(crate) here: Here,
    /// The address of this room on the map.
    pub(crate) room: &'a str,
    /// Modules under `assets/js` that make the page easier; it works without them.
    pub(crate) modules: &'a [&'a str],
    /// Seconds after which a page without modules looks again.
    pub(crate) look_again: Option<u32>,
    /// Printed, it shows its sheet alone.
    pub(crate) only_the_sheet: bool,
}

impl<'a> Frame<'a> {
    pub(crate) fn new(title: &'a str, width: Width, here: Here, room: &'a str) -> Self {
        Self { title, width, here, room, modules: &[], look_again: None, only_the_sheet: false }
    }

    pub(crate) fn only_the_sheet(mut self) -> Self {
        self.only_the_sheet = true;
        self
    }

    pub(crate) fn with(mut self, modules: &'a [&'a str]) -> Self {
        self.modules = modules;
        self
    }
}

/// A page of the open case, with menu and map.
pub(crate) fn frame_of_visit(visit: &Visit, about: &Frame<'_>, main: Markup) -> Markup {
    let top = html! {
        a.masthead-name href="/" { (visit.words().say("app-name")) }
        (menu(visit, about.here))
        (lock(visit))
    };
    whole(&visit.visitor, about, top, main, Some(journey(visit, about.room)))
}

/// A page that stands alone: first start, lock, warning signs.
pub(crate) fn frame(visitor: &Visitor, about: &Frame<'_>, main: Markup) -> Markup {
    let name = visitor.words().say("app-name");
    let top = html! {
        @if visitor.is_open() { a.masthead-name href="/" { (name) } }
        @else { span.masthead-name.tap { (name) } }
    };
    whole(visitor, about, top, main, None)
}

fn whole(
    visitor: &Visitor,
    about: &Frame<'_>,
    top: Markup,
    main: Markup,
    map: Option<Markup>,
) -> Markup {
    let words = visitor.words();
    let class = match about.width {
        Width::Usual if map.is_some() => "page",
        Width::Wide => "page wide",
        Width::Usual | Width::Narrow => "page narrow",
    };
    let class = match about.only_the_sheet {
        true => format!("{class} only-the-sheet"),
        false => class.to_owned(),
    };
    html! {
        (DOCTYPE)
        html lang=(words.language().tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (words.say(about.title)) " · " (words.say("app-name")) }
                link rel="icon" href="/assets/icon.svg";
                @for sheet in ["tokens", "components", "house"] {
                    link rel="stylesheet" href={ "/assets/" (sheet) ".css" };
                }
                @if let Some(seconds) = about.look_again {
                    noscript { meta http-equiv="refresh" content=(seconds); }
                }
                @if visitor.is_open() { script type="module" src="/assets/js/stay.js" {} }
                @for module in about.modules {
                    script type="module" src={ "/assets/js/" (module) ".js" } {}
                }
            }
            body class=(class) {
                a.skip href="#main" { (words.say("skip")) }
                header.masthead {
                    (top)
                    @if visitor.desk().is_demo() { p.demo-line { (words.say("demo-line")) } }
                }
                main id="main" { (main) }
                @if let Some(map) = map { (map) }
                (foot(visitor))
            }
        }
    }
}

fn menu(visit: &Visit, here: Here) -> Markup {
    let words = visit.words();
    let doors = [
        (Here::Now, "/", "menu-now"),
        (Here::Case, "/case", "menu-case"),
        (Here::Records, "/records", "menu-records"),
    ];
    html! {
        nav aria-label=(words.say("menu")) {
            ul {
                @for (door, address, id) in doors {
                    li {
                        a href=(address) aria-current=[(door == here).then_some("page")] { (words.say(id)) }
                    }
                }
                li.to-the-way { a href="#the-whole-way" { (words.say("way-title")) } }
            }
        }
    }
}

/// Locks at once; without a passphrase it leads to where one is chosen.
fn lock(visit: &Visit) -> Markup {
    let words = visit.words();
    html! {
        @if visit.open.has_passphrase() {
            form.lock method="post" action="/lock/now" {
                button.lock { (icon(Icon::Lock)) (words.say("menu-lock")) }
            }
        } @else {
            a.lock href="/settings/passphrase" { (icon(Icon::Lock)) (words.say("menu-lock")) }
        }
    }
}

fn foot(visitor: &Visitor) -> Markup {
    let words = visitor.words();
    html! {
        footer.foot {
            ul {
                li { a href="/signs" { (words.say("foot-signs")) } }
                li { a href="/today" { (words.say("foot-today")) } }
                li { a href="/about" { (words.say("foot-about")) } }
                @if visitor.is_open() { li { a href="/settings" { (words.say("foot-settings")) } } }
            }
            p { (words.say("foot-not-a-doctor")) }
        }
    }
}
