//! `second-opinion places`: the list of ZIP areas, and which are near one.

use std::fmt::Write;
use std::path::PathBuf;

use atlas::{Places, places};
use clap::Subcommand;
use knowledge::Words;

use super::lists::{Bar, Where, failure, loaded};
use super::{Failure, today};

#[derive(Debug, Subcommand)]
pub(super) enum PlacesCommand {
    /// Loads the Census Bureau's file of ZIP areas (Gazetteer or centroids).
    Load {
        file: PathBuf,
        #[command(flatten)]
        at: Where,
    },
    /// Prints the ZIP areas near one, nearest first, with the miles to each.
    Near {
        zip: String,
        /// Miles.
        #[arg(long, default_value_t = 10.0)]
        within: f64,
        #[command(flatten)]
        at: Where,
    },
}

pub(super) fn run(command: PlacesCommand, words: &Words) -> Result<(), Failure> {
    let said = match command {
        PlacesCommand::Load { file, at } => {
            let lists = at.lists(words)?;
            places::load(&file, &lists, today(), &Bar::new()).map(|list| loaded(&list, words))
        }
        PlacesCommand::Near { zip, within, at } => {
            let lists = at.lists(words)?;
            Places::open(&lists).and_then(|places| near(&places, &zip, within))
        }
    };
    super::print(said.map_err(|error| failure(&error, words))?.trim_end(), words)
}

fn near(places: &Places, zip: &str, miles: f64) -> atlas::Result<String> {
    let here = places.find(zip)?;
    let mut out = String::new();
    for near in places.near(here.spot, miles * places::KM_A_MILE) {
        let _ = writeln!(out, "{:05}  {:6.1}", near.place.zip, near.km / places::KM_A_MILE);
    }
    Ok(out)
}
