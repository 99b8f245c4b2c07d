//! A finding or a failure, always in this order: what happened, what was kept, what to do.

use knowledge::Words;
use maud::{Markup, html};

pub(crate) struct Notice {
    pub(crate) heading: String,
    pub(crate) happened: Markup,
    pub(crate) kept: Markup,
    pub(crate) to_do: Markup,
}

pub(crate) fn notice(words: &Words, notice: &Notice) -> Markup {
    html! {
        section.notice {
            h2 { (notice.heading) }
            dl {
                dt { (words.say("notice-happened")) } dd { (notice.happened) }
                dt { (words.say("notice-kept")) } dd { (notice.kept) }
                dt { (words.say("notice-to-do")) } dd { (notice.to_do) }
            }
        }
    }
}
