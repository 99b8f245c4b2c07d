//! Whom a paper is about: the name, birth date, sex and record number under their labels.

use knowledge::vocabulary::{Labels, Patterns};
use record::{DocumentId, Page, Passage, PersonMention, PersonName, Sex, Span};

use crate::dates;

/// Words of a name, at the most: two first names, a particle, a double family name.
const NAME_WORDS_MAX: usize = 6;

/// Every person a paper names as its patient, once each, in the order of the pages.
pub(super) fn named(id: DocumentId, pages: &[Page], labels: &Labels) -> Vec<PersonMention> {
    let mut people: Vec<PersonMention> = Vec::new();
    for page in pages {
        for mention in on_page(id, page, labels) {
            let known = people.iter_mut().find(|p| is_same_line(p, &mention));
            match known {
                Some(person) => complete(person, mention),
                None => people.push(mention),
            }
        }
    }
    people
}

/// Page headers repeat; one that says the same, or less, is the same mention.
fn is_same_line(person: &PersonMention, other: &PersonMention) -> bool {
    let name = |m: &PersonMention| m.name.as_ref().map(|n| n.display().to_lowercase());
    let agrees = person.birth_date.is_none()
        || other.birth_date.is_none()
        || person.birth_date == other.birth_date;
    agrees && (name(other).is_none() || name(person).is_none() || name(person) == name(other))
}

fn complete(person: &mut PersonMention, other: PersonMention) {
    if person.name.is_none() {
        (person.name, person.name_at) = (other.name, other.name_at);
    }
    if person.birth_date.is_none() {
        (person.birth_date, person.birth_date_at) = (other.birth_date, other.birth_date_at);
    }
    if person.sex.is_none() {
        (person.sex, person.sex_at) = (other.sex, other.sex_at);
    }
    for number in other.record_numbers {
        if !person.record_numbers.contains(&number) {
            person.record_numbers.push(number);
        }
    }
    person.other_names.extend(other.other_names);
}

/// The mentions of one page: each name starts one, and what follows up to the next name belongs to it.
fn on_page(id: DocumentId, page: &Page, labels: &Labels) -> Vec<PersonMention> {
    let text = page.text();
    let patterns = labels.patterns();
    let mut names: Vec<(Span, PersonName)> = patterns
        .name
        .find_iter(text)
        .filter_map(|label| name_after(text, label.end(), labels))
        .collect();
    if names.is_empty() {
        names.extend(name_before_birth_date(text, labels));
    }
    let starts: Vec<usize> = names.iter().map(|(span, _)| span.start).collect();
    let mut mentions: Vec<PersonMention> = names
        .into_iter()
        .map(|(span, name)| PersonMention {
            name: Some(name),
            name_at: Some(Passage::on(id, page, span)),
            ..PersonMention::default()
        })
        .collect();
    if mentions.is_empty() {
        mentions.push(PersonMention::default());
    }
    // A value belongs to the last name before it; one before the first name belongs to that.
    let owner = |at: usize| starts.partition_point(|start| *start <= at).saturating_sub(1);
    for (span, date) in birth_dates(text, patterns) {
        let mention = &mut mentions[owner(span.start)];
        if mention.birth_date.is_none() {
            mention.birth_date = Some(date);
            mention.birth_date_at = Some(Passage::on(id, page, span));
        }
    }
    let behind = birth_dates(text, patterns).filter_map(|(span, _)| sex_behind(text, span));
    for (span, sex) in sexes(text, patterns).chain(behind) {
        let mention = &mut mentions[owner(span.start)];
        if mention.sex.is_none() {
            mention.sex = Some(sex);
            mention.sex_at = Some(Passage::on(id, page, span));
        }
    }
    for (at, number) in record_numbers(text, patterns) {
        let numbers = &mut mentions[owner(at)].record_numbers;
        if !numbers.contains(&number) {
            numbers.push(number);
        }
    }
    for (at, family) in other_names(text, labels) {
        let mention = &mut mentions[owner(at)];
        let given = mention.name.as_ref().map(|n| n.given.clone()).unwrap_or_default();
        let name = PersonName { printed: family.clone(), family: Some(family), given };
        if !mention.other_names.contains(&name) {
            mention.other_names.push(name);
        }
    }
    mentions.retain(|m| m.name.is_some() || m.birth_date.is_some() || !m.record_numbers.is_empty());
    mentions
}

/// The name at a label's value: up to a gap, a bar, a bracket, a number or the next label.
fn name_after(text: &str, at: usize, labels: &Labels) -> Option<(Span, PersonName)> {
    let line = text.get(at..)?.split(['\n', '\r', '\t', '|', '(', ';', '[']).next()?;
    let line = line.split("  ").next()?;
    let line = match labels.patterns().any.find(line) {
        Some(label) => &line[..label.start()],
        None => line,
    };
    let line = &line[..line.find(|c: char| c.is_ascii_digit()).unwrap_or(line.len())];
    let name = line.trim_end_matches(|c: char| !c.is_alphabetic() && c != '.');
    let name = name.trim_end_matches(|c: char| c == ',' || c.is_whitespace());
    let start = at + (name.len() - name.trim_start().len());
    let (name, len) = person_name(name.trim(), labels)?;
    Some((Span::new(start, start + len), name))
}

/// Papers whose header has no label for the name: `VALE, OTTOLINE Q   DOB 04/02/1961`.
fn name_before_birth_date(text: &str, labels: &Labels) -> Option<(Span, PersonName)> {
    let patterns = labels.patterns();
    let (date, _) = birth_dates(text, patterns).next()?;
    let start = text[..date.start].rfind('\n').map_or(0, |at| at + 1);
    let line = &text[start..date.start];
    let mut at = start;
    line.split_inclusive(['|', '\t']).flat_map(|part| part.split_inclusive("  ")).find_map(|part| {
        let from = at;
        at += part.len();
        name_after(text, from, labels).filter(|(span, _)| span.end <= date.start)
    })
}

/// A printed name, and how many bytes of the text it takes.
fn person_name(printed: &str, labels: &Labels) -> Option<(PersonName, usize)> {
    let is_title =
        |w: &str| labels.titles.iter().any(|t| t.eq_ignore_ascii_case(w.trim_end_matches('.')));
    let is_suffix = |w: &str| {
        labels.suffixes.iter().any(|t| t.eq_ignore_ascii_case(w.trim_matches(['.', ','])))
    };
    let mut rest = printed;
    while let Some((first, after)) = rest.split_once(' ').filter(|(first, _)| is_title(first)) {
        let _ = first;
        rest = after.trim_start();
    }
    let offset = printed.len() - rest.len();
    // `Vale, Ottoline Q` is family first; `Ottoline Vale, age` ends at the comma; a scan reads `VALE. OTTOLINE`.
    let comma = rest.find(',').or_else(|| {
        let point = rest.find(". ")?;
        (point > 2 && rest[..point].chars().all(|c| c.is_uppercase() || c == '-')).then_some(point)
    });
    let (before, after) = match comma {
        Some(at) => (rest[..at].trim(), rest[at + 1..].trim()),
        None => (rest, ""),
    };
    let words = |text: &str| -> Vec<String> {
        text.split_whitespace()
            .filter(|w| !is_suffix(w))
            .map(|w| w.trim_matches(['.', ',', '"']).to_owned())
            .filter(|w| !w.is_empty())
            .collect()
    };
    let (first, second) = (words(before), words(after));
    let is_family_first = !second.is_empty()
        && first.len() <= 3
        && second.len() <= 3
        && second.iter().all(|w| is_name_word(w));
    let (family, given, kept) = if is_family_first {
        (first.join(" "), second, rest)
    } else {
        let mut given = first;
        let family = given.pop()?;
        (family, given, before)
    };
    let all = given.iter().chain(std::iter::once(&family));
    let plausible = all.clone().count() <= NAME_WORDS_MAX
        && !given.is_empty()
        && all.clone().all(|w| w.split(' ').all(is_name_word))
        && !all.clone().any(|w| labels.not_names.iter().any(|n| n.eq_ignore_ascii_case(w)));
    let name = PersonName { printed: kept.trim().to_owned(), family: Some(family), given };
    plausible.then(|| (name, offset + kept.trim_end().len()))
}

/// A word of a name begins with a capital or is a particle, and has no digit.
fn is_name_word(word: &str) -> bool {
    const PARTICLES: [&str; 12] =
        ["de", "da", "del", "della", "der", "den", "di", "la", "le", "van", "von", "bin"];
    let plain = word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '.'));
    plain && (word.chars().next().is_some_and(char::is_uppercase) || PARTICLES.contains(&word))
}

fn birth_dates<'a>(
    text: &'a str,
    patterns: &'a Patterns,
) -> impl Iterator<Item = (Span, record::PartialDate)> + 'a {
    patterns.birth_date.find_iter(text).filter_map(|label| {
        let written = dates::at_start(text.get(label.end()..)?)?;
        // A birth year of two digits would be guessed.
        written.full_year.then(|| (Span::new(label.end(), label.end() + written.len), written.date))
    })
}

fn sexes<'a>(text: &'a str, patterns: &'a Patterns) -> impl Iterator<Item = (Span, Sex)> + 'a {
    patterns.sex.find_iter(text).filter_map(|label| {
        let rest = text.get(label.end()..)?;
        let len = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
        Some((Span::new(label.end(), label.end() + len), Sex::from_written(&rest[..len])?))
    })
}

/// `DOB 02/11/1954 M`: no label, a letter or word by itself close behind the birth date.
fn sex_behind(text: &str, birth_date: Span) -> Option<(Span, Sex)> {
    const GAP_MAX: usize = 12;
    let rest = text.get(birth_date.end..)?;
    let gap = rest.bytes().take_while(|b| matches!(b, b' ' | b'.' | b',' | b'/' | b'|')).count();
    let word = rest.get(gap..)?;
    let len = word.bytes().take_while(u8::is_ascii_alphabetic).count();
    let alone = word.as_bytes().get(len).is_none_or(|b| matches!(b, b' ' | b'\n' | b',' | b'|'));
    let start = birth_date.end + gap;
    let sex = Sex::from_written(word.get(..len)?)?;
    ((1..=GAP_MAX).contains(&gap) && alone).then(|| (Span::new(start, start + len), sex))
}

fn record_numbers<'a>(
    text: &'a str,
    patterns: &'a Patterns,
) -> impl Iterator<Item = (usize, String)> + 'a {
    patterns.record_number.find_iter(text).filter_map(|label| {
        let rest = text.get(label.end()..)?;
        let len = rest.bytes().take_while(|b| b.is_ascii_alphanumeric() || *b == b'-').count();
        let number = rest[..len].trim_end_matches('-');
        let digits = number.bytes().filter(u8::is_ascii_digit).count();
        (digits >= 3 && len <= 20).then(|| (label.end(), number.to_owned()))
    })
}

fn other_names<'a>(
    text: &'a str,
    labels: &'a Labels,
) -> impl Iterator<Item = (usize, String)> + 'a {
    labels.patterns().other_name.find_iter(text).filter_map(|label| {
        let rest = text.get(label.end()..)?;
        let name =
            rest.split(|c: char| !(c.is_alphabetic() || matches!(c, '-' | '\'' | '’'))).next()?;
        (name.chars().count() > 2 && is_name_word(name)).then(|| (label.start(), name.to_owned()))
    })
}

#[cfg(test)]
mod tests {
    use knowledge::{Language, Library};

    use super::*;

    fn who(text: &str) -> Vec<(String, Option<String>)> {
        let library = Library::built_in(Language::English);
        let page = Page::new(1, text);
        named(DocumentId(1), &[page], &library.vocabulary.labels)
            .into_iter()
            .map(|m| {
                (
                    m.name.map(|n| n.display()).unwrap_or_default(),
                    m.birth_date.map(|d| d.to_string()),
                )
            })
            .collect()
    }

    #[test]
    fn a_paper_says_whom_it_is_about() {
        let cases = [
            (
                "VALE, OTTOLINE Q DOB 04/02/1961 F Some ID: CIA-90214",
                "OTTOLINE Q VALE",
                Some("1961-04-02"),
            ),
            (
                "CT REPORT\nVALE, OTTOLINE Q          MRN: 5580-113        DOB: 04/02/1961   F 63Y",
                "OTTOLINE Q VALE",
                Some("1961-04-02"),
            ),
            (
                "Some Portal | Ottoline Q. Vale Sr. | DOB 04/02/1961 | Sign out",
                "Ottoline Q Vale",
                Some("1961-04-02"),
            ),
            (
                "PATIENT NAME:  Ottoline Q. Vale\nMRN: AB-1234   DOB: 04/02/1961",
                "Ottoline Q Vale",
                Some("1961-04-02"),
            ),
            (
                "Patient: VALE-HOLLOWAY, OTTOLINE Q   MRN: AB-1234      DOB: 04/02/1961   Sex: F",
                "OTTOLINE Q VALE-HOLLOWAY",
                Some("1961-04-02"),
            ),
            (
                "Re: Mrs. Ottoline Vale, born 2 April 1961\nDear Petra,",
                "Ottoline Vale",
                Some("1961-04-02"),
            ),
            ("Re: Ottoline Vale, 61 F\n\nDear Dr. Crumb", "Ottoline Vale", None),
            ("Pt: Ottoline Vale  | MRN AB-1234 | 61F | DOS 01/20/2026", "Ottoline Vale", None),
            (
                "PATIENT: Vale, Ottoline    DOB 04/02/1961 (65 y)   MRN AB-1234",
                "Ottoline Vale",
                Some("1961-04-02"),
            ),
            (
                "Name: Ottoline Vale         Date of birth: 1961-04-02   Female",
                "Ottoline Vale",
                Some("1961-04-02"),
            ),
            (
                "Patient: VALE. OTTOLINE Q MRN: AB-1234 DOB: 04/02/1961",
                "OTTOLINE Q VALE",
                Some("1961-04-02"),
            ),
        ];
        for (text, name, birth) in cases {
            assert_eq!(who(text), [(name.to_owned(), birth.map(str::to_owned))], "{text}");
        }
    }

    #[test]
    fn words_that_are_no_name_are_none() {
        for text in [
            "Patient: was brought to the operating room",
            "The patient tolerated the procedure well.",
            "Name: Date: Signature:",
            "Re: your visit",
            "Patient education: given",
        ] {
            assert!(who(text).iter().all(|(name, _)| name.is_empty()), "{text}: {:?}", who(text));
        }
    }

    #[test]
    fn a_former_name_is_kept_as_another_name() {
        let library = Library::built_in(Language::English);
        let page = Page::new(1, "Patient: Ottoline Vale (maiden name Quill)   DOB 1961-04-02");
        let people = named(DocumentId(1), &[page], &library.vocabulary.labels);
        assert_eq!(people[0].other_names[0].family.as_deref(), Some("Quill"));
    }
}
