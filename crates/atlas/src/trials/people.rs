//! People whom a study names: who answers for it, and whom one reaches at its sites. The register gives them no number, so that a name
//! is all there is: two people of one name stay two.

use record::Study;

use crate::doctors::{Name, fold};

/// Where a study names a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Named<'a> {
    /// As the study writes it.
    pub name: &'a str,
    /// As the register calls it: `PRINCIPAL_INVESTIGATOR`, `CONTACT`.
    pub role: Option<&'a str>,
    /// The institution or the site.
    pub at: Option<&'a str>,
}

/// Everybody a study names.
pub(super) fn people(study: &Study) -> impl Iterator<Item = Named<'_>> {
    let officials = study.officials.iter().map(|official| Named {
        name: &official.name,
        role: official.role.as_deref(),
        at: official.affiliation.as_deref(),
    });
    let of_sites = study
        .sites
        .iter()
        .flat_map(|site| site.contacts.iter().map(|contact| (contact, site.facility.as_deref())));
    let central = study.contacts.iter().map(|contact| (contact, None));
    let contacts = of_sites.chain(central).filter_map(|(contact, at)| {
        Some(Named { name: contact.name.as_deref()?, role: contact.role.as_deref(), at })
    });
    officials.chain(contacts)
}

/// Where a study names somebody whose name can be this one.
pub fn named<'a>(study: &'a Study, name: &Name) -> Vec<Named<'a>> {
    people(study).filter(|named| can_be(named.name, name)).collect()
}

/// Whether a name as it is written (`Ana M. Feather-Wick, MD`, `Featherwick, A.`) can be a registered one: the family name as a whole,
/// the same first name or its letter, and no other middle letter.
pub(super) fn can_be(written: &str, name: &Name) -> bool {
    let (words, last, first) = (fold(written), fold(&name.last), fold(&name.first));
    let Some(first) = first.first().filter(|_| !last.is_empty()) else { return false };
    let Some(at) = words.windows(last.len()).position(|run| run == last) else { return false };
    let mut given = words.get(at + last.len()..).unwrap_or_default();
    if at > 0 {
        given = words.get(..at).unwrap_or_default();
    }
    let initial = |word: &str| word.chars().next();
    let is_first = |word: &String| word == first;
    let letter = given.first().filter(|word| word.len() == 1);
    let begins = match given.iter().position(is_first) {
        Some(place) => place,
        None if letter.is_some_and(|letter| initial(letter) == initial(first)) => 0,
        None => return false,
    };
    let middle = given.get(begins + 1).filter(|word| word.len() == 1);
    let registered = fold(&name.middle).into_iter().next();
    middle.zip(registered).is_none_or(|(one, other)| initial(one) == initial(&other))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_told_as_it_is_written_and_never_by_half() {
        let name = Name {
            last: "FEATHER-WICK".to_owned(),
            first: "ANA".to_owned(),
            middle: "MARIE".to_owned(),
            ..Name::default()
        };
        for (written, can) in [
            ("Ana Feather-Wick, MD", true),
            ("Dr. Ana M. Feather-Wick, M.D., Ph.D.", true),
            ("Feather-Wick, Ana", true),
            ("A. Feather-Wick", true),
            ("Ana B. Feather-Wick", false),
            ("Anabel Feather-Wick", false),
            ("Ted A. Feather-Wick", false),
            ("Ana Feather", false),
            ("Feather-Wick Clinic", false),
            ("", false),
        ] {
            assert_eq!(can_be(written, &name), can, "{written}");
        }
        assert!(!can_be("Ana", &Name::default()));
    }
}
