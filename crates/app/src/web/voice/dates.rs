//! Dates as people say them, at the precision the record states.

use jiff::civil::Date;
use knowledge::Words;

/// `January 13`, of a year that is clear.
pub(crate) fn day_of_year(words: &Words, day: Date) -> String {
    let month = words.say(&format!("month-{}", day.month()));
    words.say_with("date-day-only", &[("month", &month), ("day", &day.day().to_string())])
}

/// `Monday, January 13`.
pub(crate) fn weekday(words: &Words, day: Date) -> String {
    let weekday = words.say(&format!("weekday-{}", day.weekday().to_monday_one_offset()));
    words.say_with("date-weekday", &[("weekday", &weekday), ("day", &day_of_year(words, day))])
}

/// How long from one day to another: `3 weeks`, `4 months`.
pub(crate) fn spell(words: &Words, days: i64) -> String {
    let (id, count) = match days {
        0..14 => ("spell-days", days),
        14..60 => ("spell-weeks", (days + 3) / 7),
        60..700 => ("spell-months", (days + 15) / 30),
        _ => ("spell-years", (days + 180) / 365),
    };
    words.say_with(id, &[("count", &count.to_string())])
}
