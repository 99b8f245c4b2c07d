//! The doctor the person has now: what they are registered as, against this cancer.

use jiff::civil::Date;
use knowledge::doctors::Specialty;
use knowledge::{Answer, Library};
use record::{Answers, Chart};

use super::{asked, whom};

/// The current doctor, as the registry has them.
#[derive(Debug)]
pub struct MyDoctor<'a> {
    pub npi: u32,
    pub name: String,
    /// Registered specialties that have words here; empty where none has.
    pub specialties: Vec<&'a Specialty>,
    /// The day of the list.
    pub list: String,
    /// Registered in a specialty that usually treats this cancer. `CannotTell` where the cancer is not known or no specialty is
    /// registered.
    pub fits: Answer,
}

/// Keeps who it is, as the list said it.
pub fn keep_mine(
    answers: &mut Answers,
    npi: u32,
    name: &str,
    codes: &[String],
    list: Date,
    on: Date,
) {
    answers.clear(asked::MINE);
    let mut set =
        |part: &str, words: &str| answers.set(&format!("{}{part}", asked::MINE), words, on);
    set("npi", &npi.to_string());
    set("name", name);
    set("codes", &codes.join(" "));
    set("list", &list.to_string());
}

/// The current doctor, where the person said who it is.
pub fn my_doctor<'a>(
    chart: &Chart,
    answers: &Answers,
    library: &'a Library,
    today: Date,
) -> Option<MyDoctor<'a>> {
    let get = |part: &str| answers.get(&format!("{}{part}", asked::MINE)).to_owned();
    let npi = get("npi").parse().ok()?;
    let codes = get("codes");
    let rules = &library.doctors;
    let has = |s: &&Specialty| codes.split(' ').any(|code| s.codes.iter().any(|c| c == code));
    let specialties: Vec<&Specialty> = rules.specialties.iter().filter(has).collect();
    let asked = whom(chart, library, today);
    let usual = asked.specialties.iter().map(|s| &s.id).chain(&rules.whom.always);
    let usual: Vec<&String> = usual.collect();
    let fits = match codes.is_empty() || asked.is_unknown {
        true => Answer::CannotTell,
        false => Answer::from(specialties.iter().any(|s| usual.contains(&&s.id))),
    };
    Some(MyDoctor { npi, name: get("name"), specialties, list: get("list"), fits })
}
