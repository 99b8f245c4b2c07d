//! Dates as records write them: a year, a year and a month, or a day.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A date at the precision the record states and no finer.
///
/// Written `2026`, `2026-03` or `2026-03-14`. Ordered by its earliest day, a coarser date first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialDate {
    year: i16,
    month: Option<u8>,
    day: Option<u8>,
}

impl PartialDate {
    /// A year alone. `None` outside 1850 to 2150, where no record of a living person lies.
    pub fn year_only(year: i16) -> Option<Self> {
        (1850..=2150).contains(&year).then_some(Self { year, month: None, day: None })
    }

    /// A year and a month from 1 to 12.
    pub fn year_month(year: i16, month: u8) -> Option<Self> {
        let base = Self::year_only(year)?;
        (1..=12).contains(&month).then_some(Self { month: Some(month), ..base })
    }

    /// A day of the calendar that exists.
    pub fn day(year: i16, month: u8, day: u8) -> Option<Self> {
        let base = Self::year_month(year, month)?;
        jiff::civil::Date::new(year, month as i8, i8::try_from(day).ok()?).ok()?;
        Some(Self { day: Some(day), ..base })
    }

    /// Reads the digits of HL7 v3, DICOM `DA` and the like: `YYYY`, `YYYYMM`, `YYYYMMDD…`.
    /// What follows the eighth digit (time, zone) is left off.
    pub fn from_digits(text: &str) -> Option<Self> {
        let text = text.trim();
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let number = |from: usize, to: usize| text.get(from..to)?.parse::<i16>().ok();
        match digits {
            4 | 5 => Self::year_only(number(0, 4)?),
            6 | 7 => Self::year_month(number(0, 4)?, number(4, 6)? as u8),
            8.. => Self::day(number(0, 4)?, number(4, 6)? as u8, number(6, 8)? as u8),
            _ => None,
        }
    }

    /// Reads ISO 8601 and FHIR dates and date-times: `2026`, `2026-03`, `2026-03-14`, `2026-03-14T…`.
    pub fn from_iso(text: &str) -> Option<Self> {
        let day = text.trim().split(['T', ' ']).next()?;
        let mut parts = day.split('-');
        let year = parts.next().filter(|y| y.len() == 4)?.parse().ok()?;
        let month = parts.next().map(str::parse::<u8>);
        let of_month = parts.next().map(str::parse::<u8>);
        if parts.next().is_some() {
            return None;
        }
        match (month, of_month) {
            (None, _) => Self::year_only(year),
            (Some(month), None) => Self::year_month(year, month.ok()?),
            (Some(month), Some(of_month)) => Self::day(year, month.ok()?, of_month.ok()?),
        }
    }

    pub fn year(self) -> i16 {
        self.year
    }

    pub fn month(self) -> Option<u8> {
        self.month
    }

    pub fn day_of_month(self) -> Option<u8> {
        self.day
    }

    /// The day, where the record states one.
    pub fn as_day(self) -> Option<jiff::civil::Date> {
        jiff::civil::Date::new(self.year, self.month? as i8, self.day? as i8).ok()
    }

    /// The earliest day this date can mean; for ordering on a timeline, never to be shown.
    pub fn earliest(self) -> jiff::civil::Date {
        let (month, day) = (self.month.unwrap_or(1), self.day.unwrap_or(1));
        jiff::civil::Date::new(self.year, month as i8, day as i8).unwrap_or(jiff::civil::Date::MIN)
    }

    /// Whether both can mean the same day: `2026-03` agrees with `2026-03-14`, not with `2026-04`.
    pub fn agrees_with(self, other: Self) -> bool {
        let meets = |a: Option<u8>, b: Option<u8>| a.is_none() || b.is_none() || a == b;
        self.year == other.year && meets(self.month, other.month) && meets(self.day, other.day)
    }
}

impl From<jiff::civil::Date> for PartialDate {
    fn from(date: jiff::civil::Date) -> Self {
        Self { year: date.year(), month: Some(date.month() as u8), day: Some(date.day() as u8) }
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

impl fmt::Debug for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for PartialDate {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::from_iso(text).ok_or("a date is written 2026, 2026-03 or 2026-03-14")
    }
}

impl Serialize for PartialDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for PartialDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_the_precision_the_record_states() {
        let cases = [
            ("2026", "2026"),
            ("202603", "2026-03"),
            ("20260314", "2026-03-14"),
            ("20260314101500-0500", "2026-03-14"),
        ];
        for (digits, shown) in cases {
            assert_eq!(
                PartialDate::from_digits(digits).map(|d| d.to_string()).as_deref(),
                Some(shown)
            );
        }
        assert_eq!(PartialDate::from_iso("2026-03-14T10:15:00Z"), PartialDate::day(2026, 3, 14));
        assert_eq!(PartialDate::from_iso("2026-03"), PartialDate::year_month(2026, 3));
    }

    #[test]
    fn a_day_that_does_not_exist_is_no_date() {
        assert_eq!(PartialDate::day(2026, 2, 30), None);
        assert_eq!(PartialDate::from_digits("20261340"), None);
        assert_eq!(PartialDate::from_iso("2026-00-01"), None);
        assert_eq!(PartialDate::from_digits("12"), None);
    }

    #[test]
    fn a_month_agrees_with_its_days_only() {
        let march = PartialDate::year_month(2026, 3).unwrap();
        assert!(march.agrees_with(PartialDate::day(2026, 3, 14).unwrap()));
        assert!(!march.agrees_with(PartialDate::day(2026, 4, 1).unwrap()));
    }
}
