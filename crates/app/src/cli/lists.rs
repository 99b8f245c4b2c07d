//! What the commands of the public lists share: the folder, the bar, the sentences.

use std::fmt::Write;
use std::io::IsTerminal;
use std::path::PathBuf;

use atlas::lists::Loaded;
use atlas::{AtlasError, Lists, Watch};
use clap::{Args, ValueEnum};
use indicatif::{ProgressBar, ProgressStyle};
use knowledge::Words;

use super::Failure;

#[derive(Clone, Debug, Default, Args)]
pub(super) struct Where {
    /// The folder of the public lists; a place of this computer's user if left out.
    #[arg(long)]
    lists: Option<PathBuf>,
}

impl Where {
    pub(super) fn lists(self, words: &Words) -> Result<Lists, Failure> {
        let place = self.lists.or_else(usual_place);
        place.map(Lists::new).ok_or_else(|| Failure(words.say("cli-no-lists")))
    }
}

/// In which form a command answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    Text,
    Json,
}

impl Format {
    /// What is printed: whichever form was asked for.
    pub(super) fn say(
        self,
        text: impl FnOnce() -> String,
        json: impl FnOnce() -> serde_json::Value,
    ) -> String {
        match self {
            Self::Text => text(),
            Self::Json => format!("{:#}", json()),
        }
    }
}

/// Beside the vault.
fn usual_place() -> Option<PathBuf> {
    let home = directories::ProjectDirs::from("", "", "second-opinion")?;
    Some(home.data_dir().join("lists"))
}

/// What happened, what was kept and what to do.
pub(crate) fn sentences(error: &AtlasError, words: &Words) -> (String, String) {
    let mut details = error.details();
    for (name, detail) in &mut details {
        if *name == "list" {
            *detail = name_of(detail, words);
        }
    }
    let blanks: Vec<_> = details.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let next = words.say_with(&format!("{}.next", error.id()), &blanks);
    (words.say_with(error.id(), &blanks), next)
}

/// What a list is called.
pub(crate) fn name_of(list: &str, words: &Words) -> String {
    let kind = list.split('/').next().unwrap_or(list);
    words.try_say(&format!("lists-{kind}"), &[]).unwrap_or_else(|| list.to_owned())
}

pub(super) fn failure(error: &AtlasError, words: &Words) -> Failure {
    let (said, next) = sentences(error, words);
    Failure(format!("{said} {next}"))
}

/// What a load brought.
pub(super) fn loaded(loaded: &Loaded, words: &Words) -> String {
    let manifest = &loaded.manifest;
    let list = name_of(&manifest.list, words);
    let mut out =
        words.say_with("cli-list-loaded", &[("list", &list), ("rows", &manifest.rows.to_string())]);
    let counts = [
        ("cli-list-left-out", manifest.left_out),
        ("cli-list-other-letters", manifest.other_letters),
    ];
    for (id, count) in counts.into_iter().filter(|(_, count)| *count > 0) {
        let _ = write!(out, "\n{}", words.say_with(id, &[("count", &count.to_string())]));
    }
    out
}

/// A bar on the terminal; nothing where stderr is no terminal.
pub(super) struct Bar(ProgressBar);

impl Bar {
    pub(super) fn new() -> Self {
        if !std::io::stderr().is_terminal() {
            return Self(ProgressBar::hidden());
        }
        let bar = ProgressBar::new(0);
        if let Ok(style) =
            ProgressStyle::with_template("{bytes} / {total_bytes}  {wide_bar}  {msg}")
        {
            bar.set_style(style);
        }
        Self(bar)
    }
}

impl Watch for Bar {
    fn at(&self, rows: u64, bytes: u64, of: u64) {
        self.0.set_length(of);
        self.0.set_position(bytes);
        self.0.set_message(rows.to_string());
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
