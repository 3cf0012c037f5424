//! Values of options that are no plain text: days, levels, points and ages, each with a message that says how it is written.

use jiff::civil::Date;

/// A day of the calendar.
pub(super) fn day(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| "not a day of the calendar; write it as YYYY-MM-DD, for example 2026-03-01".to_owned())
}

/// The number of a level.
pub(super) fn level(text: &str) -> Result<usize, String> {
    let digits = text.trim_start_matches(|c: char| !c.is_ascii_digit());
    let help = if digits.parse::<usize>().is_ok() { digits } else { "3" };
    text.parse().map_err(|_| format!("a level is named by its number alone, for example {help}"))
}

/// Points on top of what is needed.
pub(super) fn points(text: &str) -> Result<u32, String> {
    text.parse().map_err(|_| "a margin is a whole number of points, 0 or more, for example 5".to_owned())
}

/// How many days old an answer may be.
pub(super) fn days(text: &str) -> Result<u32, String> {
    const UNITS: [(&str, u32); 4] = [("d", 1), ("w", 7), ("m", 30), ("y", 365)];
    let (digits, unit) = text.split_at(text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len()));
    let unit = unit.trim_start().to_lowercase();
    let days = UNITS.iter().find(|(name, _)| unit.starts_with(name)).map(|(_, days)| *days);
    let meant = digits.parse::<u32>().ok().zip(days).and_then(|(count, days)| count.checked_mul(days));
    let help = meant.map_or_else(|| "for example 365".to_owned(), |days| format!("here {days}"));
    text.parse().map_err(|_| format!("an age is a number of days alone, {help}"))
}
