//! Code systems under their OID, address and name: `knowledge/vocabulary/code-systems.toml`.

use regex::Regex;
use serde::Deserialize;

/// The code systems that records use.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CodeSystems {
    pub about: String,
    pub system: Vec<CodeSystem>,
}

/// One code system.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CodeSystem {
    pub oid: String,
    /// The address that facts carry as `code_system`.
    pub uri: String,
    /// The name people know it by.
    pub name: String,
    /// A regular expression for what a whole code can look like.
    pub shape: Option<Shape>,
    pub check: Option<CheckDigit>,
}

/// What a code of a system can look like; compiled once, when the list is loaded.
#[derive(Debug, Deserialize)]
#[serde(try_from = "String")]
pub struct Shape(Regex);

impl TryFrom<String> for Shape {
    type Error = regex::Error;

    fn try_from(pattern: String) -> Result<Self, Self::Error> {
        Regex::new(&format!("^(?:{pattern})$")).map(Self)
    }
}

impl Shape {
    pub fn fits(&self, code: &str) -> bool {
        self.0.is_match(code)
    }
}

/// How the last digit of a code follows from the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CheckDigit {
    /// LOINC: the digit after the dash.
    #[serde(rename = "mod-10")]
    Mod10,
    /// SNOMED CT: the last digit of all.
    Verhoeff,
}

impl CodeSystems {
    pub fn by_oid(&self, oid: &str) -> Option<&CodeSystem> {
        self.system.iter().find(|s| s.oid == oid)
    }

    pub fn by_uri(&self, uri: &str) -> Option<&CodeSystem> {
        self.system.iter().find(|s| s.uri == uri)
    }
}

impl CheckDigit {
    /// Whether the code's check digit is right.
    pub fn holds(self, code: &str) -> bool {
        let digits: Vec<u8> =
            code.bytes().filter(u8::is_ascii_digit).map(|digit| digit - b'0').collect();
        match self {
            Self::Mod10 => mod_10(&digits),
            Self::Verhoeff => verhoeff(&digits),
        }
    }
}

fn mod_10(digits: &[u8]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(place, &digit)| {
            let product = u32::from(digit) * if place % 2 == 1 { 2 } else { 1 };
            product / 10 + product % 10
        })
        .sum();
    sum.is_multiple_of(10)
}

/// The dihedral group of the pentagon: how two digits combine.
const COMBINE: [[u8; 10]; 10] = [
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
    [1, 2, 3, 4, 0, 6, 7, 8, 9, 5],
    [2, 3, 4, 0, 1, 7, 8, 9, 5, 6],
    [3, 4, 0, 1, 2, 8, 9, 5, 6, 7],
    [4, 0, 1, 2, 3, 9, 5, 6, 7, 8],
    [5, 9, 8, 7, 6, 0, 4, 3, 2, 1],
    [6, 5, 9, 8, 7, 1, 0, 4, 3, 2],
    [7, 6, 5, 9, 8, 2, 1, 0, 4, 3],
    [8, 7, 6, 5, 9, 3, 2, 1, 0, 4],
    [9, 8, 7, 6, 5, 4, 3, 2, 1, 0],
];

/// How a digit changes with its place.
const PERMUTE: [[u8; 10]; 8] = [
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
    [1, 5, 7, 6, 2, 8, 3, 0, 9, 4],
    [5, 8, 0, 3, 7, 9, 6, 1, 4, 2],
    [8, 9, 1, 6, 0, 4, 3, 5, 2, 7],
    [9, 4, 5, 3, 1, 2, 6, 8, 7, 0],
    [4, 2, 8, 6, 5, 7, 3, 9, 0, 1],
    [2, 7, 9, 3, 8, 0, 6, 4, 1, 5],
    [7, 0, 4, 6, 9, 1, 3, 2, 5, 8],
];

fn verhoeff(digits: &[u8]) -> bool {
    let sum = digits.iter().rev().enumerate().fold(0u8, |sum, (place, &digit)| {
        COMBINE[usize::from(sum)][usize::from(PERMUTE[place % 8][usize::from(digit)])]
    });
    sum == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn check_digits_tell_a_code_from_a_slip_of_the_hand() {
        assert!(CheckDigit::Mod10.holds("48765-2") && !CheckDigit::Mod10.holds("48765-3"));
        assert!(
            CheckDigit::Verhoeff.holds("195967001") && !CheckDigit::Verhoeff.holds("195967011")
        );
    }
}
