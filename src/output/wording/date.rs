//! Dates as readers write them.
//! It must not know what a date is of.

use crate::date::{DateRange, Day, MONTHS, PublicationDate, WEEKDAYS, Ymd};
use crate::output::wording::language::{Language, say};
use crate::search::Weekday;

const ENGLISH_MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

const ENGLISH_WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// A date as precise as it is known: `4. Juli 2025`, `July 2025`, `2025`, `4 July 2025 to 9 July 2025`.
pub fn date(language: Language, date: PublicationDate) -> String {
    use crate::date::Precision;
    let Ymd { year, month, .. } = date.first().ymd();
    match date.precision() {
        Precision::Day => day(language, date.first()),
        Precision::Month => format!("{} {year}", month_name(language, month)),
        Precision::Year => year.to_string(),
        Precision::Span => to(language, &day(language, date.first()), &day(language, date.last())),
    }
}

/// `4. Juli 2025`, `4 July 2025`.
pub fn day(language: Language, day: Day) -> String {
    let Ymd { year, month, day } = day.ymd();
    let month = month_name(language, month);
    say!(language, "{day}. {month} {year}", "{day} {month} {year}")
}

/// From one to another.
pub fn to(language: Language, first: &str, last: &str) -> String {
    say!(language, "{first} bis {last}", "{first} to {last}")
}

/// A date, or that there is none.
pub fn or_undated(language: Language, date: Option<PublicationDate>) -> String {
    date.map_or_else(|| undated(language).to_string(), |date| self::date(language, date))
}

/// That there is no date.
pub fn undated(language: Language) -> &'static str {
    language.pick("undatiert", "undated")
}

/// That it is uncertain whether a date is one of those asked for.
pub fn uncertain(language: Language) -> &'static str {
    language.pick("Zeitraum ungewiss", "time uncertain")
}

/// From the first to the last date of something.
pub fn period(language: Language, first: Option<PublicationDate>, last: Option<PublicationDate>) -> String {
    match (first, last) {
        (Some(first), Some(last)) if first == last => date(language, first),
        (Some(first), Some(last)) => format!("{} – {}", date(language, first), date(language, last)),
        _ => undated(language).to_string(),
    }
}

/// Days that a filter asks for.
pub fn range(language: Language, range: DateRange) -> String {
    match (range.date(), range.first, range.last) {
        (Some(date), ..) => self::date(language, date),
        (_, Some(first), _) => {
            let first = day(language, first);
            say!(language, "ab {first}", "from {first} on")
        }
        (_, _, Some(last)) => {
            let last = day(language, last);
            say!(language, "bis {last}", "until {last}")
        }
        _ => language.pick("jederzeit", "at any time").to_string(),
    }
}

/// The days that a date in a text names.
pub fn named(language: Language, days: PublicationDate, weekday: Weekday) -> String {
    let days = date(language, days);
    match weekday {
        Weekday::Fits => days,
        Weekday::Contradicts => {
            say!(language, "{days}, ein anderer Wochentag", "{days}, another day of the week")
        }
    }
}

/// The weekday with this number; 0 is Monday.
pub fn weekday(language: Language, number: u8) -> &'static str {
    language.pick(WEEKDAYS, ENGLISH_WEEKDAYS)[usize::from(number % 7)]
}

fn month_name(language: Language, month: u32) -> &'static str {
    language.pick(MONTHS, ENGLISH_MONTHS)[month as usize - 1]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::temporal::{parse, parse_typed};
    use proptest::prelude::*;

    #[test]
    fn dates_are_written_as_in_each_language() {
        let (day, month) = (parse("2025-07-04").unwrap(), parse("2025-07").unwrap());
        let span = PublicationDate::span(day.first(), month.last()).unwrap();
        for (date, german, english) in [
            (day, "4. Juli 2025", "4 July 2025"),
            (month, "Juli 2025", "July 2025"),
            (span, "4. Juli 2025 bis 31. Juli 2025", "4 July 2025 to 31 July 2025"),
        ] {
            assert_eq!(self::date(Language::German, date), german);
            assert_eq!(self::date(Language::English, date), english);
        }
    }

    proptest! {
        #[test]
        fn a_date_in_german_can_be_typed(year in 1600..2100i32, month in 1..13u32, day in 1..29u32) {
            let day = Day::from_ymd(year, month, day).map(PublicationDate::day);
            for one in [day, PublicationDate::month(year, month), PublicationDate::year(year)].into_iter().flatten() {
                let words = date(Language::German, one);
                prop_assert_eq!(parse(&words), Ok(one));
                prop_assert_eq!(parse_typed(&words, None), Ok(DateRange::of(one)));
            }
        }
    }
}
