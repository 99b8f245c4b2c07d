//! What the app says to the person is said in words of US grade 7 or below, by the formula of Flesch and Kincaid: long
//! sentences and long words make a text harder. Judged are messages and statements of [`LEAST`] words and more, and every
//! file of messages as a whole. It counts; whether a text is kind and true, people judge.

use super::Breach;
use super::tree::Tree;

const WORDS: &str = "knowledge/words/en/";
const KNOWLEDGE: &str = "knowledge/";
const EXCEPTIONS: &str = "xtask/grade.toml";
/// The grade that nothing may be above.
const MOST: f64 = 7.0;
/// Words below which the formula says little: one long name would tip it.
const LEAST: usize = 20;

/// Every text of ours that is too hard, and every exception that is none.
pub(super) fn find(tree: &Tree) -> Vec<Breach> {
    let exceptions = match toml::from_str::<toml::Table>(tree.text(EXCEPTIONS)) {
        Ok(list) => list,
        Err(error) => return vec![Breach::new(EXCEPTIONS, error.to_string())],
    };
    let mut breaches = Vec::new();
    let mut used = Vec::new();
    for said in texts(tree) {
        let (words, grade) = grade(&said.text);
        if words < LEAST || grade <= MOST {
            continue;
        }
        match exceptions.contains_key(&said.at) {
            true => used.push(said.at),
            false => {
                let why = format!("grade {grade:.1}, {MOST:.0} is enough: {}", said.text.trim());
                breaches.push(Breach::new(said.at, why));
            }
        }
    }
    let idle = exceptions.keys().filter(|at| !used.contains(at));
    breaches.extend(idle.map(|at| Breach::new(EXCEPTIONS, format!("`{at}` is no exception"))));
    breaches
}

/// A text and where it stands: `reasons.toml/reason.reason.doubt.rate`, `visit.ftl/visit-bring`.
struct Told {
    at: String,
    text: String,
}

fn texts(tree: &Tree) -> Vec<Told> {
    let mut all = Vec::new();
    for (path, text) in tree.ending(".ftl").filter(|(path, _)| path.starts_with(WORDS)) {
        let name = path.strip_prefix(WORDS).unwrap_or(path);
        let messages = messages(text);
        let whole: Vec<&str> = messages.iter().map(|(_, text)| text.as_str()).collect();
        all.push(Told { at: name.to_owned(), text: whole.join("\n") });
        let told = messages.iter().map(|(id, text)| (format!("{name}/{id}"), text.clone()));
        all.extend(told.map(|(at, text)| Told { at, text }));
    }
    for (path, text) in tree.ending(".toml").filter(|(path, _)| path.starts_with(KNOWLEDGE)) {
        let Ok(table) = toml::from_str::<toml::Value>(text) else { continue };
        let name = path.strip_prefix(KNOWLEDGE).unwrap_or(path);
        said(&table, name, &mut all);
    }
    all
}

/// Every `en` of a file of knowledge, by the names of what holds it.
fn said(value: &toml::Value, at: &str, all: &mut Vec<Told>) {
    match value {
        toml::Value::Table(table) => {
            if let Some(text) = table.get("en").and_then(toml::Value::as_str) {
                all.push(Told { at: at.to_owned(), text: text.to_owned() });
            }
            for (key, held) in table.iter().filter(|(key, _)| !matches!(key.as_str(), "en" | "es"))
            {
                said(held, &format!("{at}/{key}"), all);
            }
        }
        toml::Value::Array(held) => {
            for (number, one) in held.iter().enumerate() {
                let id = one.get("id").and_then(toml::Value::as_str);
                let id = id.map_or_else(|| (number + 1).to_string(), str::to_owned);
                said(one, &format!("{at}/{id}"), all);
            }
        }
        _ => {}
    }
}

/// The messages of a file and their parts; each form of a plural is a line, a blank is one short word.
fn messages(text: &str) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    let mut message = String::new();
    for line in text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
        let (name, rest) = line.split_once('=').unwrap_or((line, ""));
        let (is_inner, name) = (line.starts_with(char::is_whitespace), name.trim());
        if let Some(part) = name.strip_prefix('.').filter(|part| is_inner && is_name(part)) {
            found.push((format!("{message}.{part}"), plain(rest)));
        } else if !is_inner && is_name(name) && line.contains('=') {
            message = name.to_owned();
            found.push((message.clone(), plain(rest)));
        } else if let Some((_, text)) = found.last_mut() {
            let form = line.trim().trim_start_matches('*').split_once(']').map(|(_, form)| form);
            text.push(if form.is_some() { '\n' } else { ' ' });
            text.push_str(&plain(form.unwrap_or(line.trim())));
        }
    }
    found
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}

/// A line with each blank as one short word.
fn plain(line: &str) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        match after.split_once('}') {
            Some((_, tail)) => {
                out.push_str("one");
                rest = tail;
            }
            // The beginning of a choice of forms: `{ $count ->`.
            None => rest = "",
        }
    }
    out.push_str(rest);
    out.replace('}', "")
}

/// Words, and the grade of a text: 0.39 words a sentence and 11.8 syllables a word, less 15.59.
fn grade(text: &str) -> (usize, f64) {
    let ends = |c: char| matches!(c, '.' | '!' | '?' | ':' | ';' | '…' | '\n');
    let words = |text: &str| -> Vec<String> {
        let is_word = |w: &&str| w.chars().any(char::is_alphanumeric);
        let parts = text.split(|c: char| c.is_whitespace() || matches!(c, '-' | '/' | '–' | '—'));
        parts.filter(is_word).map(str::to_lowercase).collect()
    };
    let (mut sentences, mut count, mut syllables, mut open) = (0_u32, 0_u32, 0_u32, false);
    // A point ends a sentence only where a blank follows: "100.4" has none.
    for line in text.split('\n') {
        for word in line.split_whitespace() {
            let inner = words(word);
            count += u32::try_from(inner.len()).unwrap_or_default();
            syllables += inner.iter().map(|w| syllables_of(w)).sum::<u32>();
            open |= !inner.is_empty();
            let last = word.trim_end_matches(['”', '"', '’', ')']).chars().next_back();
            if open && last.is_some_and(ends) {
                sentences += 1;
                open = false;
            }
        }
        if open {
            sentences += 1;
            open = false;
        }
    }
    if count == 0 {
        return (0, 0.0);
    }
    let (all, of_words) = (f64::from(count), f64::from(syllables));
    let grade = 0.39 * all / f64::from(sentences.max(1)) + 11.8 * of_words / all - 15.59;
    (usize::try_from(count).unwrap_or_default(), grade)
}

/// Groups of vowels, without an ending that is not heard; a number is one.
fn syllables_of(word: &str) -> u32 {
    let word: String = word.replace("’s", "").chars().filter(char::is_ascii_lowercase).collect();
    if word.len() <= 3 {
        return 1;
    }
    let heard = ["ted", "ded", "ses", "xes", "zes", "ces", "ches", "shes", "ges", "les", "le"];
    let silent = if heard.iter().any(|end| word.ends_with(end)) {
        ""
    } else {
        ["es", "ed", "e"].into_iter().find(|end| word.ends_with(end)).unwrap_or_default()
    };
    let stem = word.strip_suffix(silent).unwrap_or(&word);
    let stem = stem.strip_prefix('y').unwrap_or(stem);
    let mut groups = 0;
    let mut in_vowels = false;
    for c in stem.chars() {
        let is_vowel = matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
        groups += u32::from(is_vowel && !in_vowels);
        in_vowels = is_vowel;
    }
    groups.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_counted_as_they_are_heard() {
        let cases = [
            ("you", 1),
            ("take", 1),
            ("asked", 1),
            ("wanted", 2),
            ("table", 2),
            ("pages", 2),
            ("doctor", 2),
            ("second", 2),
            ("opinion", 3),
            ("medicine", 3),
            ("2026", 1),
        ];
        for (word, count) in cases {
            assert_eq!(syllables_of(word), count, "{word}");
        }
    }

    #[test]
    fn a_hard_text_is_found_and_an_idle_exception_too() {
        let hard = "Notwithstanding considerable methodological heterogeneity, multidisciplinary \
                    reevaluation demonstrated clinically significant modification of therapeutic \
                    recommendations in approximately thirty percent of consecutively referred patients";
        let plain = "You can ask for this. It is your right. No one may be cross with you for it. Tell \
                     them what you want, and ask for a copy. Write down the day.";
        let page = format!("{WORDS}page.ftl");
        let text = format!("page-hard = {hard}\npage-plain = {plain}\n    .hint = {plain}\n");
        let tree = Tree::of(&[(page.as_str(), text.as_str())]);
        let at: Vec<String> = find(&tree).into_iter().map(|b| b.at).collect();
        assert_eq!(at, ["page.ftl", "page.ftl/page-hard"]);
        let list = "\"page.ftl/page-plain\" = \"a reason\"\n";
        let easy = format!("page-plain = {plain}\n");
        let tree = Tree::of(&[(page.as_str(), easy.as_str()), (EXCEPTIONS, list)]);
        assert_eq!(find(&tree).len(), 1);
    }

    #[test]
    fn a_blank_is_one_word_and_each_form_of_a_plural_a_line() {
        let text = "a-count = { $count ->\n    [one] One day\n   *[other] { $count } days\n}\na-name = By { $who }.\n    .hint = Ask { $who }\n";
        let found = messages(text);
        assert_eq!(found[0].1.split_whitespace().collect::<Vec<_>>().join(" "), "One day one days");
        assert_eq!(found[1], ("a-name".to_owned(), " By one.".to_owned()));
        assert_eq!(found[2].0, "a-name.hint");
    }
}
