//! Numbers in a criterion: at least, at most, from to, times the upper limit of normal.

use knowledge::vocabulary::oncology::trials::Role;

use super::tokens::Token;

/// What a number may be.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Limit {
    pub(super) low: Option<Bound>,
    pub(super) high: Option<Bound>,
    pub(super) by: By,
    /// Written in years.
    pub(super) of_years: bool,
    /// A single number without a sign: exactly that, or a sign that was lost on the way.
    pub(super) bare: bool,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Bound {
    pub(super) number: f64,
    /// The number itself is within.
    pub(super) inclusive: bool,
}

/// What the number is a number of.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum By {
    /// No unit stands there.
    #[default]
    Bare,
    Unit(String),
    /// Times the upper limit of normal.
    Upper,
    /// Within the range that the laboratory prints.
    Normal,
}

impl Limit {
    /// Whether a value, already in the limit's unit, is within.
    pub(super) fn holds(&self, value: f64) -> bool {
        let above = self.low.is_none_or(|b| value > b.number || b.inclusive && value == b.number);
        let below = self.high.is_none_or(|b| value < b.number || b.inclusive && value == b.number);
        above && below
    }

    /// Whether every number of it is at most this.
    pub(super) fn is_small(&self, most: f64) -> bool {
        [self.low, self.high].iter().flatten().all(|b| b.number <= most)
    }

    /// The same limit with its numbers multiplied.
    pub(super) fn times(&self, by: f64) -> Self {
        let scaled = |b: Bound| Bound { number: b.number * by, ..b };
        Self { low: self.low.map(scaled), high: self.high.map(scaled), ..self.clone() }
    }
}

/// The limit that begins here, and how many tokens it takes.
pub(super) fn limit(tokens: &[Token<'_>], text: &str) -> Option<(Limit, usize)> {
    if tokens.first()?.is(Role::Normal) || tokens.first()?.is(Role::Uln) {
        return Some((Limit { by: By::Normal, ..Limit::default() }, 1));
    }
    let mut found = Limit::default();
    let mut at = 0;
    loop {
        let sign = tokens.get(at).and_then(sign_of);
        let number_at = at + usize::from(sign.is_some());
        // "At most the upper limit of normal" is once that limit.
        if let (Some(sign), Some(true)) = (sign, tokens.get(number_at).map(|t| t.is(Role::Uln))) {
            bound(&mut found, sign, 1.0);
            found.by = By::Upper;
            at = number_at + 1;
            break;
        }
        let Some(Token::Number(first, _)) = tokens.get(number_at) else { break };
        at = number_at + 1;
        match sign {
            Some(sign) => bound(&mut found, sign, *first),
            None if found.low.is_none() && found.high.is_none() => {
                at += listed(&mut found, *first, tokens.get(at..).unwrap_or_default());
            }
            None => break,
        }
        at += unit(&mut found, tokens.get(at..).unwrap_or_default(), text);
        // "at least 18 and at most 75"
        let and = tokens.get(at).is_some_and(|t| t.is(Role::And) || matches!(t, Token::Comma));
        let more = tokens.get(at + 1).and_then(sign_of).is_some();
        let one_sided = found.low.is_some() != found.high.is_some();
        if sign.is_some() && and && more && one_sided {
            at += 1;
        } else {
            break;
        }
    }
    (found.low.is_some() || found.high.is_some()).then_some((found, at))
}

fn sign_of(token: &Token<'_>) -> Option<Role> {
    match token {
        Token::Role(r @ (Role::AtLeast | Role::AtMost | Role::Over | Role::Under), _) => Some(*r),
        _ => None,
    }
}

fn bound(found: &mut Limit, sign: Role, number: f64) {
    let bound = Bound { number, inclusive: matches!(sign, Role::AtLeast | Role::AtMost) };
    match sign {
        Role::AtLeast | Role::Over => found.low = Some(bound),
        _ => found.high = Some(bound),
    }
}

/// A number without a sign: `18 to 75`, `0, 1 or 2`, `18 or older`, or alone. How many tokens more it takes.
fn listed(found: &mut Limit, first: f64, rest: &[Token<'_>]) -> usize {
    let (mut last, mut used) = (first, 0);
    for (at, token) in rest.iter().enumerate().take(10) {
        match token {
            Token::Number(number, _) => (last, used) = (*number, at + 1),
            Token::Comma | Token::Role(Role::To | Role::Or | Role::And, _) => {}
            _ => break,
        }
    }
    let inclusive = |number: f64| Some(Bound { number, inclusive: true });
    // "18 years or older": a unit may stand between.
    let turns = [Role::OrMore, Role::OrLess, Role::YearsOrMore];
    let turn = |at: usize| rest.get(used + at).filter(|t| turns.iter().any(|r| t.is(*r)));
    let unit = usize::from(
        rest.get(used).is_some_and(|t| t.is(Role::Years) || matches!(t, Token::Unit(_))),
    );
    if let Some(token) = turn(0).or_else(|| turn(unit)) {
        let skipped = usize::from(turn(0).is_none());
        let years = skipped == 1 && rest.get(used).is_some_and(|t| t.is(Role::Years));
        found.of_years = years || token.is(Role::YearsOrMore);
        match token.is(Role::OrLess) {
            true => found.high = inclusive(last),
            false => found.low = inclusive(first),
        }
        return used + skipped + 1;
    }
    found.bare = used == 0;
    (found.low, found.high) = (inclusive(first.min(last)), inclusive(first.max(last)));
    used
}

/// What stands behind a number. How many tokens it takes.
fn unit(found: &mut Limit, rest: &[Token<'_>], text: &str) -> usize {
    let times = usize::from(rest.first().is_some_and(|t| t.is(Role::Times)));
    match rest.get(times) {
        Some(t) if t.is(Role::Uln) => {
            found.by = By::Upper;
            times + 1
        }
        Some(t) if t.is(Role::Years) && times == 0 => {
            found.of_years = true;
            1
        }
        Some(t) if t.is(Role::OrMore) && found.high == found.low => {
            found.high = None;
            1
        }
        Some(Token::Unit(range)) => {
            found.by = By::Unit(text.get(range.clone()).unwrap_or_default().to_owned());
            times + 1
        }
        _ => 0,
    }
}
