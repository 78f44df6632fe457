//! The calendar: months, weeks, years and the feasts that move with Easter, as first and last days.
//! It must not know texts.

use crate::date::day::Day;
use chrono::{NaiveDate, Weekday};

/// The first and the last day of something; the first is never after the last.
pub type Days = (Day, Day);

/// The month (1–12).
pub fn month(year: i32, month: u32) -> Option<Days> {
    let first = Day::from_ymd(year, month, 1)?;
    let after = if month == 12 { Day::from_ymd(year + 1, 1, 1)? } else { Day::from_ymd(year, month + 1, 1)? };
    Some((first, after.plus(-1)))
}

/// The year.
pub fn year(year: i32) -> Option<Days> {
    Some((Day::from_ymd(year, 1, 1)?, Day::from_ymd(year, 12, 31)?))
}

/// The years from one to the other.
pub fn years(first: i32, last: i32) -> Option<Days> {
    Some((year(first)?.0, year(last)?.1)).filter(|(first, last)| first <= last)
}

/// The week of ISO 8601, from Monday to Sunday.
pub fn week(year: i32, week: u32) -> Option<Days> {
    let monday = Day::of(NaiveDate::from_isoywd_opt(year, week, Weekday::Mon)?);
    Some((monday, monday.plus(6)))
}

/// Year and month this many months later.
pub fn plus_months(year: i32, month: u32, months: i32) -> (i32, u32) {
    let number = year * 12 + month as i32 - 1 + months;
    (number.div_euclid(12), number.rem_euclid(12) as u32 + 1)
}

/// Easter Sunday of the Gregorian calendar, by the algorithm of Meeus, Jones and Butcher (J. Meeus, Astronomical
/// Algorithms, chapter 8).
pub fn easter(year: i32) -> Option<Day> {
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (b - (b + 8) / 25 + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let sum = h + l - 7 * m + 114;
    Day::from_ymd(year, (sum / 31) as u32, (sum % 31 + 1) as u32)
}

/// The first Sunday in Advent, the fourth before Christmas.
pub fn advent(year: i32) -> Option<Day> {
    let christmas = Day::from_ymd(year, 12, 25)?;
    // The last Sunday before Christmas, and three weeks more.
    Some(christmas.plus(-(i32::from(christmas.weekday()) + 1) - 21))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn feasts_fall_on_the_days_they_fell_on() {
        for (year, day) in [
            (1818, "1818-03-22"),
            (1943, "1943-04-25"),
            (1995, "1995-04-16"),
            (2000, "2000-04-23"),
            (2024, "2024-03-31"),
            (2025, "2025-04-20"),
            (2026, "2026-04-05"),
        ] {
            assert_eq!(easter(year).unwrap().to_string(), day);
        }
        for (year, day) in [(2022, "2022-11-27"), (2023, "2023-12-03"), (2024, "2024-12-01"), (2025, "2025-11-30")] {
            assert_eq!(advent(year).unwrap().to_string(), day);
        }
    }

    #[test]
    fn weeks_and_weekdays() {
        let day = Day::from_ymd(2025, 7, 4).unwrap();
        assert_eq!((day.weekday(), day.week(), day.monday().to_string()), (4, (2025, 27), "2025-06-30".into()));
        let (first, last) = week(2020, 53).unwrap();
        assert_eq!((first.to_string(), last.to_string()), ("2020-12-28".into(), "2021-01-03".into()));
        assert_eq!(week(2021, 53), None);
        assert_eq!((plus_months(2025, 1, -1), plus_months(2025, 11, 14)), ((2024, 12), (2027, 1)));
    }
}
