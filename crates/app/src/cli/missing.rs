//! `second-opinion missing`: records in, what is asked for and not there out, nothing kept.

use std::fmt::Write;
use std::path::PathBuf;

use clap::ValueEnum;
use jiff::civil::Date;
use journey::missing::{Judged, Missing, missing_for};
use knowledge::{Answer, Judgement, Library, Programme};
use record::Chart;

use super::{Failure, read};
use crate::web::voice::documents;

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    Text,
    Json,
}

pub(super) fn run(
    paths: &[PathBuf],
    format: Format,
    programme: Option<&str>,
    today: Date,
    library: &Library,
) -> Result<(), Failure> {
    let programme = programme.map(|name| named(name, library)).transpose()?;
    let chart = read::chart(paths, library)?;
    let missing = missing_for(&chart, library, today, programme, "");
    let text = match format {
        Format::Text => text(&chart, &missing, library),
        Format::Json => read::pretty(&paper::missing::json(&missing, library, today)),
    };
    super::print(text.trim_end(), &library.words)
}

/// The programme of a name.
fn named<'a>(name: &str, library: &'a Library) -> Result<&'a Programme, Failure> {
    library.programmes.get(name).ok_or_else(|| {
        let all: Vec<&str> = library.programmes.programmes.iter().map(|p| p.id.as_str()).collect();
        Failure(library.words.say_with("cli-no-programme", &[("all", &all.join(", "))]))
    })
}

fn text(chart: &Chart, missing: &Missing<'_>, library: &Library) -> String {
    let words = &library.words;
    let language = words.language();
    let mut out = String::new();
    let about: Vec<_> = missing.cancers.iter().map(|c| c.name.in_language(language)).collect();
    let about = match about.is_empty() {
        true => words.say("missing-no-cancer"),
        false => about.join(", "),
    };
    let _ = writeln!(out, "{}", words.say_with("missing-for", &[("cancer", &about)]));
    if let Some(chosen) = &missing.programme {
        let _ = writeln!(
            out,
            "{}. {}",
            chosen.programme.name,
            chosen.programme.gives.in_language(language)
        );
        for (limit, met) in &chosen.limits {
            let sign = if *met == Answer::Yes { "!" } else { "?" };
            let _ = writeln!(out, "  {sign} {}", limit.says.in_language(language));
        }
        let _ = writeln!(
            out,
            "{}",
            words.say_with("programme-seen", &[("date", &chosen.programme.seen)])
        );
    }
    let groups = [
        (Judgement::Missing, "missing-group-missing"),
        (Judgement::CannotTell, "missing-group-cannot-tell"),
        (Judgement::There, "missing-group-there"),
    ];
    for (judgement, heading) in groups {
        let held: Vec<_> = missing.of(judgement).collect();
        if held.is_empty() {
            continue;
        }
        let _ = writeln!(out, "\n{}", words.say(heading).to_uppercase());
        for judged in held {
            item(&mut out, chart, judged, library);
        }
    }
    let _ = writeln!(out, "\n{}", words.say("missing-not-reviewed"));
    out
}

fn item(out: &mut String, chart: &Chart, judged: &Judged<'_>, library: &Library) {
    let words = &library.words;
    let language = words.language();
    let there = judged.judgement == Judgement::There;
    let date = judged.newest.map(|d| format!("  {d}")).unwrap_or_default();
    let _ = writeln!(out, "  * {}{date}", judged.item.name.in_language(language));
    if there {
        return;
    }
    if judged.too_old {
        let _ = writeln!(out, "    {}", words.say("because-too-old"));
    }
    for reason in judged.reasons.iter().filter(|_| !judged.too_old) {
        let said = words.say(&format!("because-{}", reason.because.code()));
        let papers = reason.documents.iter().filter_map(|id| chart.document(*id)).take(6);
        let papers: Vec<_> =
            papers.map(|d| format!("{} {}", d.id, documents::file_name(&d.path))).collect();
        let _ = writeln!(out, "    {said}");
        if !papers.is_empty() {
            let _ = writeln!(out, "      {}", papers.join(" · "));
        }
    }
    if let Some(holder) = library.checklists.holder(&judged.item.holder) {
        let name = holder.name.in_language(language);
        let _ = writeln!(out, "    {}", words.say_with("missing-held-by", &[("holder", name)]));
    }
    let _ = writeln!(out, "    {}", judged.item.how.in_language(language));
}
