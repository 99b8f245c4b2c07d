//! What is to be done: two advices.

use std::collections::BTreeSet;

use knowledge::Library;
use record::{Element, Point, Stance};

use super::Verdict;

pub(super) fn verdict(element: Element, a: &[&Point], b: &[&Point], library: &Library) -> Verdict {
    match element {
        Element::Intent => intent(a, b),
        Element::Modality => modality(a, b),
        Element::Sequence => sequence(a, b),
        Element::Regimen => regimen(a, b, library),
        Element::Surgery => surgery(a, b),
        Element::Radiation => radiation(a, b, library),
        Element::Trial => trial(a, b),
        Element::TestsFirst => tests(a, b),
        _ => timing(a, b, library),
    }
}

fn keys<'a>(points: &[&'a Point], stance: Stance) -> BTreeSet<&'a str> {
    points.iter().filter(|p| p.stance == stance).map(|p| p.key.as_str()).collect()
}

/// The aim said most plainly: as the aim, else the one said at all; to cure and to control are not both.
pub(super) fn aim<'a>(points: &[&'a Point]) -> Option<&'a str> {
    let strong = points.iter().filter(|p| p.class == "said to be the aim");
    let order = ["surveillance", "palliative", "curative"];
    let of = |points: Vec<&&'a Point>| {
        order.iter().find_map(|o| points.iter().find(|p| p.key == *o).map(|p| p.key.as_str()))
    };
    of(strong.collect()).or_else(|| of(points.iter().collect()))
}

fn intent(a: &[&Point], b: &[&Point]) -> Verdict {
    match (aim(a), aim(b)) {
        (Some(x), Some(y)) if x == y => Verdict::CONFIRMED,
        (Some("surveillance"), Some("curative")) | (Some("curative"), Some("surveillance")) => {
            // Watching so that cure stays possible and curing now are two aims.
            let both = a.iter().any(|p| b.iter().any(|q| p.key == q.key));
            if both { Verdict::CONFIRMED } else { Verdict::changed(&["intent"]) }
        }
        _ => Verdict::changed(&["intent"]),
    }
}

fn modality(a: &[&Point], b: &[&Point]) -> Verdict {
    let kinds = |points: &[&Point]| -> BTreeSet<String> {
        points.iter().filter(|p| p.class == "kind").map(|p| p.key.clone()).collect()
    };
    if kinds(a) == kinds(b) { Verdict::CONFIRMED } else { Verdict::changed(&["modality"]) }
}

/// The class of an order of drugs within one course: `doxorubicin+cyclophosphamide>paclitaxel`.
const DRUGS: &str = "drugs";

/// The class of a phase of the course.
pub(super) const PHASE: &str = "amount of the course";

/// Whether a drug that comes first for one comes last for the other.
fn drugs_turned(a: &[&Point], b: &[&Point]) -> bool {
    let orders = |points: &[&Point]| -> BTreeSet<(String, String)> {
        let rows = points.iter().filter(|p| p.class == DRUGS).filter_map(|p| p.key.split_once('>'));
        rows.flat_map(|(first, then)| {
            let thens: Vec<&str> = then.split('+').collect();
            first.split('+').flat_map(move |one| {
                thens.clone().into_iter().map(move |other| (one.to_owned(), other.to_owned()))
            })
        })
        .collect()
    };
    let (x, y) = (orders(a), orders(b));
    x.iter().any(|(one, other)| {
        let turned = (other.clone(), one.clone());
        y.contains(&turned) && !x.contains(&turned)
    })
}

/// Pairs of steps: `a>b` said so, `a>b?` only listed so, `a+b` together, `a>first`.
fn sequence(a: &[&Point], b: &[&Point]) -> Verdict {
    let pairs = |points: &[&Point]| -> BTreeSet<String> {
        points.iter().filter(|p| p.class != DRUGS).map(|p| p.key.clone()).collect()
    };
    if drugs_turned(a, b) {
        return Verdict::changed(&["sequence"]);
    }
    let (x, y) = (pairs(a), pairs(b));
    if against(&x, &y) || against(&y, &x) {
        return Verdict::changed(&["sequence"]);
    }
    // Drugs alone before drugs with radiation are a step that the other order does not have.
    let step = |pairs: &BTreeSet<String>| pairs.contains("induction>radiation");
    let together = |pairs: &BTreeSet<String>| pairs.iter().any(|p| p.contains('+'));
    if step(&x) != step(&y) && together(&x) && together(&y) {
        return Verdict::changed(&["sequence"]);
    }
    let apart = |pairs: &BTreeSet<String>| {
        const IN_TURN: &[&str] = &["systemic>radiation", "radiation>systemic"];
        !together(pairs) && IN_TURN.iter().any(|pair| pairs.contains(*pair))
    };
    let bare = |pairs: &BTreeSet<String>| -> BTreeSet<String> {
        pairs.iter().map(|p| p.trim_end_matches('?').to_owned()).collect()
    };
    // Where both have a step in common, one of them may only not name the drug that goes with the radiation.
    if !bare(&x).is_disjoint(&bare(&y)) {
        return Verdict::CONFIRMED;
    }
    if together(&x) && apart(&y) || together(&y) && apart(&x) {
        return Verdict::changed(&["sequence"]);
    }
    // Drugs before an operation, and drugs with radiation in its place: other steps.
    let kinds = |pairs: &BTreeSet<String>| -> BTreeSet<String> {
        let steps = pairs.iter().flat_map(|p| p.trim_end_matches('?').split(['>', '+']));
        steps.filter(|step| !matches!(*step, "first" | "last")).map(str::to_owned).collect()
    };
    if kinds(&x) != kinds(&y) && together(&x) != together(&y) {
        return Verdict::changed(&["sequence"]);
    }
    Verdict::CONFIRMED
}

/// Whether one letter's order turns the other's.
fn against(pairs: &BTreeSet<String>, others: &BTreeSet<String>) -> bool {
    let holds = |list: &BTreeSet<String>, p: &str, q: &str| {
        list.contains(&format!("{p}>{q}")) || list.contains(&format!("{p}>{q}?"))
    };
    const STEPS: &[&str] = &["surgery", "systemic", "radiation"];
    pairs.iter().any(|pair| {
        let Some((p, q)) = pair.trim_end_matches('?').split_once('>') else { return false };
        match q {
            "first" => {
                let other = others.iter().any(|o| o.ends_with(">first") && !o.starts_with(p));
                let behind = STEPS.iter().any(|s| holds(others, s, p) && !holds(others, p, s));
                other && !others.contains(pair) || behind
            }
            "last" => STEPS.iter().any(|s| holds(others, p, s) && !holds(others, s, p)),
            _ => {
                // What is only listed in an order turns one only where an operation or hormones are in it.
                let weighty = !pair.ends_with('?')
                    || [p, q].iter().any(|s| *s == "surgery" || *s == "endocrine");
                weighty && holds(others, q, p) && !holds(others, p, q) && !holds(pairs, q, p)
            }
        }
    })
}

/// A drug of the plan: not beside another, not supportive, not an amount.
fn is_drug(p: &Point) -> bool {
    !p.class.starts_with("amount") && p.class != "beside" && p.class != "supportive"
}

fn drugs<'a>(points: &[&'a Point], stance: Stance) -> BTreeSet<&'a str> {
    points
        .iter()
        .filter(|p| p.stance == stance && is_drug(p) && !p.class.starts_with("general"))
        .map(|p| p.key.as_str())
        .collect()
}

fn classes(points: &[&Point], library: &Library) -> BTreeSet<String> {
    points
        .iter()
        .filter(|p| p.stance == Stance::Advised && is_drug(p))
        .filter_map(|p| {
            let class = p.class.trim_start_matches("general ");
            let target = library.opinions.treatments.target_of(&p.key);
            match (class, target) {
                ("any", _) => None,
                (_, Some(target)) => Some(target.to_owned()),
                // A targeted drug of no known group is like no other.
                ("targeted", None) if !p.class.starts_with("general") => Some(p.key.clone()),
                (class, None) => Some(class.to_owned()),
            }
        })
        .collect()
}

fn regimen(a: &[&Point], b: &[&Point], library: &Library) -> Verdict {
    let advised =
        |points: &[&Point]| points.iter().any(|p| p.stance == Stance::Advised && is_drug(p));
    let optional =
        |points: &[&Point]| points.iter().any(|p| p.stance == Stance::Optional && is_drug(p));
    match (advised(a), advised(b)) {
        (false, false) => {
            let on_condition = |points: &[&Point]| {
                points.iter().any(|p| p.stance == Stance::Conditional && is_drug(p))
            };
            return if optional(a) != optional(b) || on_condition(a) != on_condition(b) {
                Verdict::CLARIFIED
            } else {
                Verdict::CONFIRMED
            };
        }
        (true, false) | (false, true) => return Verdict::changed(&["drug-class"]),
        (true, true) => {}
    }
    let (x, y) = (drugs(a, Stance::Advised), drugs(b, Stance::Advised));
    let (cx, cy) = (classes(a, library), classes(b, library));
    let broad = |c: &BTreeSet<String>, other: &BTreeSet<String>| {
        c.iter().all(|c| other.contains(c) || c == "targeted")
            && other.iter().all(|o| c.contains(o) || c.contains("targeted"))
    };
    let ways = ways(a, b, library);
    if ways == Ways::Apart {
        return Verdict::changed(&["drug-class"]);
    }
    if x.is_empty() || y.is_empty() {
        let meets = cx.is_empty() || cy.is_empty() || broad(&cx, &cy) || broad(&cy, &cx);
        return match (meets, x.is_empty() && y.is_empty()) {
            (true, true) if ways == Ways::More => Verdict::changed(&[]),
            (true, true) => Verdict::CONFIRMED,
            (true, false) => Verdict::CLARIFIED,
            _ => Verdict::changed(&["drug-class"]),
        };
    }
    if x != y {
        // One letter's words for a class ("an aromatase inhibitor") leave the drug open.
        return if cx == cy { Verdict::changed(&[]) } else { Verdict::changed(&["drug-class"]) };
    }
    let amounts = amounts_differ(a, b) || schedules_differ(a, b, library);
    let general = |points: &[&Point]| -> BTreeSet<String> {
        points
            .iter()
            .filter(|p| p.stance == Stance::Advised && p.class.starts_with("general"))
            .map(|p| p.class.clone())
            .collect()
    };
    let added: BTreeSet<String> = general(a).symmetric_difference(&general(b)).cloned().collect();
    let beyond = added.iter().any(|c| {
        let class = c.trim_start_matches("general ");
        class != "any" && !(cx.contains(class) && cy.contains(class))
    });
    if beyond {
        return Verdict::changed(&["drug-class"]);
    }
    let refused = phases(a, Stance::Advised).iter().any(|p| phases(b, Stance::Against).contains(p))
        || phases(b, Stance::Advised).iter().any(|p| phases(a, Stance::Against).contains(p));
    if amounts || ways == Ways::More || refused {
        return Verdict::changed(&[]);
    }
    let goes_on = |points: &[&Point]| phases(points, Stance::Advised).contains("maintenance");
    if goes_on(a) != goes_on(b) {
        return Verdict::CLARIFIED;
    }
    let beside = |points: &[&Point]| -> BTreeSet<String> {
        points
            .iter()
            .filter(|p| {
                p.class == "supportive" && matches!(p.stance, Stance::Advised | Stance::Optional)
            })
            .map(|p| p.key.clone())
            .collect()
    };
    if beside(a) == beside(b) { Verdict::CONFIRMED } else { Verdict::CLARIFIED }
}

/// Maintenance, consolidation: the phases of the course that a letter means so.
fn phases<'a>(points: &[&'a Point], stance: Stance) -> BTreeSet<&'a str> {
    points
        .iter()
        .filter(|p| p.class == PHASE && p.stance == stance)
        .map(|p| p.key.as_str())
        .collect()
}

/// Treatments named without a drug, of one kind each.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ways {
    /// Nothing tells them apart.
    Alike,
    /// One letter names a way that the other does not, beside one that both name.
    More,
    /// Two ways of one kind: a transplant of own cells and one from a donor.
    Apart,
}

fn ways(a: &[&Point], b: &[&Point], library: &Library) -> Ways {
    let of = |points: &[&Point]| -> BTreeSet<(String, String)> {
        points
            .iter()
            .filter(|p| p.stance == Stance::Advised && p.class.starts_with("general "))
            .filter(|p| !library.opinions.treatments.is_broad(&p.key))
            .map(|p| (p.class.clone(), p.key.clone()))
            .collect()
    };
    let (x, y) = (of(a), of(b));
    let kind = |set: &BTreeSet<(String, String)>, class: &str| -> BTreeSet<String> {
        set.iter().filter(|(c, _)| c == class).map(|(_, key)| key.clone()).collect()
    };
    let mut found = Ways::Alike;
    for class in x.iter().map(|(class, _)| class) {
        let (p, q) = (kind(&x, class), kind(&y, class));
        if !q.is_empty() && p.is_disjoint(&q) {
            return Ways::Apart;
        }
        if !q.is_empty() && p != q {
            found = Ways::More;
        }
    }
    found
}

/// Cycles, months: the same unit with figures that do not meet.
fn amounts_differ(a: &[&Point], b: &[&Point]) -> bool {
    let amounts = |points: &[&Point]| -> Vec<(String, f64)> {
        points
            .iter()
            .filter(|p| p.class.starts_with("amount") && p.stance == Stance::Advised)
            .filter(|p| !is_schedule(p))
            .filter_map(|p| Some((format!("{} {}", p.key, p.class), *p.numbers.first()?)))
            .collect()
    };
    let (x, y) = (amounts(a), amounts(b));
    let units: BTreeSet<&str> = x.iter().map(|(u, _)| u.as_str()).collect();
    units.iter().any(|unit| {
        let of = |list: &[(String, f64)]| -> Vec<i64> {
            list.iter().filter(|(u, _)| u == unit).map(|(_, n)| n.round() as i64).collect()
        };
        let (p, q) = (of(&x), of(&y));
        let (sp, sq): (i64, i64) = (p.iter().sum(), q.iter().sum());
        let meets =
            p.iter().any(|n| q.contains(n)) || q.contains(&sp) || p.contains(&sq) || sp == sq;
        !q.is_empty() && !meets
    })
}

/// The dose of one drug, or how often it is given.
pub(super) fn is_schedule(p: &Point) -> bool {
    p.class.starts_with("amount of ") && (p.key == "interval" || p.key.starts_with("dose "))
}

/// One drug in another dose, or at another interval: whatever both letters say of it, nothing of it meets.
fn schedules_differ(a: &[&Point], b: &[&Point], library: &Library) -> bool {
    // A month and four weeks are one interval.
    const NEAR: f64 = 0.1;
    let rule = library.opinions.grading.dose.share;
    let of = |points: &[&Point], like: &Point| -> Vec<Vec<f64>> {
        let same = |p: &&&Point| is_schedule(p) && p.key == like.key && p.class == like.class;
        points.iter().filter(same).map(|p| p.numbers.clone()).collect()
    };
    a.iter().filter(|p| is_schedule(p)).any(|p| {
        let share = if p.key == "interval" { NEAR } else { rule };
        let (x, y) = (of(a, p), of(b, p));
        let meets = |m: &[f64], n: &[f64]| {
            let (low, high) = (m.first().copied(), m.last().copied());
            let (low2, high2) = (n.first().copied(), n.last().copied());
            let (Some(low), Some(high), Some(low2), Some(high2)) = (low, high, low2, high2) else {
                return true;
            };
            low <= high2 * (1.0 + share) && low2 <= high * (1.0 + share)
        };
        !y.is_empty() && !x.iter().any(|m| y.iter().any(|n| meets(m, n)))
    })
}

/// Operations advised, of one class each with its extent; a general word stands for any.
fn operations<'a>(points: &[&'a Point], stance: Stance) -> BTreeSet<(&'a str, &'a str)> {
    points
        .iter()
        .filter(|p| p.stance == stance && p.class != "general")
        .map(|p| (p.class.as_str(), p.key.as_str()))
        .collect()
}

fn surgery(a: &[&Point], b: &[&Point]) -> Verdict {
    let advised = |points: &[&Point]| points.iter().any(|p| p.stance == Stance::Advised);
    let done = |points: &[&Point]| points.iter().any(|p| p.stance == Stance::Done);
    let (x, y) = (operations(a, Stance::Advised), operations(b, Stance::Advised));
    match (advised(a), advised(b)) {
        (false, false) => return Verdict::CONFIRMED,
        (true, false) | (false, true) => {
            let optional = |points: &[&Point]| points.iter().any(|p| p.stance == Stance::Optional);
            let other = if advised(a) { b } else { a };
            let _ = (done(a), optional(other));
            return Verdict::changed(&["surgery-extent"]);
        }
        (true, true) => {}
    }
    let refused = |x: &BTreeSet<(&str, &str)>, other: &[&Point]| {
        let no = keys(other, Stance::Against);
        let yes: BTreeSet<&str> =
            operations(other, Stance::Advised).into_iter().map(|(_, k)| k).collect();
        x.iter().any(|(_, key)| no.contains(key) && !yes.contains(key))
    };
    if refused(&x, b) || refused(&y, a) {
        return Verdict::changed(&["surgery-extent"]);
    }
    let of_class = |set: &BTreeSet<(&str, &str)>, class: &str| -> BTreeSet<String> {
        set.iter().filter(|(c, _)| *c == class).map(|(_, k)| (*k).to_owned()).collect()
    };
    let classes: BTreeSet<&str> = x.iter().chain(&y).map(|(c, _)| *c).collect();
    for class in &classes {
        let (p, q) = (of_class(&x, class), of_class(&y, class));
        if !p.is_empty() && !q.is_empty() && p.is_disjoint(&q) {
            return Verdict::changed(&["surgery-extent"]);
        }
    }
    const BESIDE: &[&str] = &["nodes", "margin", "ovary", "hipec", "spleen"];
    let main = |set: &BTreeSet<(&str, &str)>| -> BTreeSet<String> {
        set.iter().filter(|(c, _)| !BESIDE.contains(c)).map(|(c, _)| (*c).to_owned()).collect()
    };
    if !main(&x).is_empty() && !main(&y).is_empty() && main(&x).is_disjoint(&main(&y)) {
        return Verdict::changed(&["surgery-extent"]);
    }
    // "Gastrectomy" against "total gastrectomy": the same as far as it goes, and better defined.
    let loose = |points: &[&Point]| {
        points
            .iter()
            .any(|p| p.stance == Stance::Advised && p.class == "general" && p.key != "surgery")
    };
    let defined = x.is_empty() && loose(a) && !main(&y).is_empty()
        || y.is_empty() && loose(b) && !main(&x).is_empty();
    match (x == y, x.is_empty() || y.is_empty()) {
        (true, _) => Verdict::CONFIRMED,
        (false, true) if !defined => Verdict::CONFIRMED,
        _ => Verdict::CLARIFIED,
    }
}

fn radiation(a: &[&Point], b: &[&Point], library: &Library) -> Verdict {
    let advised = |points: &[&Point]| points.iter().any(|p| p.stance == Stance::Advised);
    let open = |points: &[&Point]| {
        points.iter().any(|p| matches!(p.stance, Stance::Optional | Stance::Conditional))
    };
    match (advised(a), advised(b)) {
        (false, false) => {
            let no = |points: &[&Point]| points.iter().any(|p| p.stance == Stance::Against);
            let (x, y) = (open(a) && !no(a), open(b) && !no(b));
            return if x == y { Verdict::CONFIRMED } else { Verdict::CLARIFIED };
        }
        (true, false) | (false, true) => return Verdict::changed(&[]),
        (true, true) => {}
    }
    let kinds = |points: &[&Point]| -> BTreeSet<String> {
        points
            .iter()
            .filter(|p| {
                p.stance == Stance::Advised && p.class == "radiation" && p.key != "radiation"
            })
            .map(|p| p.key.clone())
            .collect()
    };
    let amounts = |points: &[&Point]| -> Vec<Vec<f64>> {
        let doses: Vec<Vec<f64>> = points
            .iter()
            .filter(|p| p.stance == Stance::Advised && p.key == "dose")
            .map(|p| p.numbers.clone())
            .collect();
        let sessions = points
            .iter()
            .filter(|p| p.stance == Stance::Advised && p.key == "fractions")
            .map(|p| p.numbers.clone());
        let sessions: Vec<f64> = sessions.filter_map(|n| n.first().copied()).collect();
        match (doses.as_slice(), sessions.as_slice()) {
            ([], all) => all.iter().map(|n| vec![f64::NAN, *n]).collect(),
            // "20 treatments, 60 Gy in all": one course.
            ([dose], [n]) if dose.len() == 1 => vec![vec![dose[0], *n]],
            _ => doses,
        }
    };
    let (x, y) = (amounts(a), amounts(b));
    let share = library.opinions.grading.dose.share;
    let same = |p: &[f64], q: &[f64]| {
        let dose = match (p.first(), q.first()) {
            (Some(p), Some(q)) if !p.is_nan() && !q.is_nan() => (p - q).abs() <= share * p.max(*q),
            _ => true,
        };
        let fractions = match (p.get(1), q.get(1)) {
            (Some(p), Some(q)) => (p - q).abs() < 0.5,
            _ => true,
        };
        dose && fractions
    };
    let (kx, ky) = (kinds(a), kinds(b));
    // Of several courses (pelvis, boost, brachytherapy) each is compared: one that both give is not enough.
    let alone = |of: &[Vec<f64>], others: &[Vec<f64>]| {
        of.iter().filter(|p| !others.iter().any(|q| same(p, q))).count()
    };
    if !x.is_empty() && !y.is_empty() {
        let none = alone(&x, &y) == x.len();
        if none || alone(&x, &y) > 0 && alone(&y, &x) > 0 {
            return Verdict::changed(&[]);
        }
    }
    if !kx.is_empty() && !ky.is_empty() && kx.is_disjoint(&ky) {
        return Verdict::changed(&[]);
    }
    // A particle or a source in place of photons is another treatment at any dose.
    const OTHER: &[&str] = &["proton", "carbon ion", "brachytherapy", "plaque", "intraoperative"];
    if kx.symmetric_difference(&ky).any(|k| OTHER.contains(&k.as_str())) {
        return Verdict::changed(&[]);
    }
    if x.is_empty() != y.is_empty()
        || kx.is_empty() != ky.is_empty() && (x.is_empty() || y.is_empty())
    {
        return if kx.is_empty() != ky.is_empty() && x.is_empty() && y.is_empty() {
            Verdict::changed(&[])
        } else {
            Verdict::CLARIFIED
        };
    }
    Verdict::CONFIRMED
}

fn trial(a: &[&Point], b: &[&Point]) -> Verdict {
    let offered = |points: &[&Point]| {
        points.iter().any(|p| p.key == "offered" && p.stance != Stance::Against)
    };
    let names = |points: &[&Point]| -> BTreeSet<String> {
        points
            .iter()
            .filter(|p| p.key == "offered")
            .map(|p| p.value.clone())
            .filter(|v| !v.is_empty())
            .collect()
    };
    match (offered(a), offered(b)) {
        (true, true) => {
            let (x, y) = (names(a), names(b));
            if x == y {
                Verdict::CONFIRMED
            } else if x.is_empty() || y.is_empty() {
                Verdict::CLARIFIED
            } else {
                Verdict::changed(&[])
            }
        }
        (false, false) => Verdict::CONFIRMED,
        _ => Verdict::changed(&[]),
    }
}

fn tests(a: &[&Point], b: &[&Point]) -> Verdict {
    let (x, y) = (keys(a, Stance::Advised), keys(b, Stance::Advised));
    if x == y {
        let may = |points: &[&Point]| !keys(points, Stance::Optional).is_empty();
        return if x.is_empty() && may(a) != may(b) {
            Verdict::CLARIFIED
        } else {
            Verdict::CONFIRMED
        };
    }
    let refuses = |points: &[&Point], other: &BTreeSet<&str>| {
        let no = keys(points, Stance::Against);
        keys(points, Stance::Advised).is_empty() && no.contains("none") && !other.is_empty()
            || other.iter().any(|t| no.contains(t))
    };
    if refuses(a, &y) || refuses(b, &x) {
        return Verdict::changed(&[]);
    }
    if x.is_empty() || y.is_empty() {
        return Verdict::changed(&[]);
    }
    if x.is_subset(&y) || y.is_subset(&x) { Verdict::CLARIFIED } else { Verdict::changed(&[]) }
}

fn timing(a: &[&Point], b: &[&Point], library: &Library) -> Verdict {
    let same_days = library.opinions.grading.timing.same_days;
    // A day that one of them rejects is nobody's common day.
    if a.iter().chain(b).any(|p| p.stance == Stance::Against) {
        return Verdict::changed(&[]);
    }
    let of = |points: &[&Point], key: &str| -> Vec<f64> {
        points.iter().filter(|p| p.key == key).filter_map(|p| p.numbers.first().copied()).collect()
    };
    let says = |points: &[&Point], key: &str| points.iter().any(|p| p.key == key);
    let meets = |x: &[f64], y: &[f64], within: f64| {
        x.iter().any(|p| y.iter().any(|q| (p - q).abs() <= within))
    };
    let mut compared = false;
    let mut same = false;
    for (key, within) in
        [("day", same_days), ("within", 3.6), ("not later", 3.6), ("after surgery", 3.6)]
    {
        let (x, y) = (of(a, key), of(b, key));
        if x.is_empty() || y.is_empty() {
            continue;
        }
        compared = true;
        same |= meets(&x, &y, within);
        if key == "day" {
            break;
        }
    }
    if compared {
        return if same { Verdict::CONFIRMED } else { Verdict::changed(&[]) };
    }
    // Two plans to watch: one month of a check that both name makes them one.
    const HALF_A_MONTH: f64 = 0.5;
    let (x, y) = (of(a, "check"), of(b, "check"));
    if !x.is_empty() && !y.is_empty() {
        let same = meets(&x, &y, HALF_A_MONTH);
        return if same { Verdict::CONFIRMED } else { Verdict::changed(&[]) };
    }
    let calm = |p: &[&Point]| says(p, "no hurry");
    if calm(a) && calm(b) || says(a, "soon") && says(b, "soon") {
        return Verdict::CONFIRMED;
    }
    let bound = |points: &[&Point]| -> Option<f64> {
        ["within", "not later"].iter().find_map(|k| of(points, k).first().copied())
    };
    match (bound(a), bound(b)) {
        (Some(x), Some(y)) if (x - y).abs() <= 3.6 => Verdict::CONFIRMED,
        _ => Verdict::changed(&[]),
    }
}
