//! Days, publication dates that are only as precise as their source, and the ranges that filters ask for.
//! It must not know files, articles or the engine.

pub(crate) mod calendar;
pub(crate) mod format;
mod path;

use chrono::{DateTime, Datelike, Local, NaiveDate};
use std::fmt;
use std::time::SystemTime;

pub use format::DateError;
pub use path::{PathDates, dates_in_path};

/// The first year a publication can have: the oldest newspapers are of 1605; 1600 leaves room for news sheets.
pub const FIRST_YEAR: i32 = 1600;
/// The last year a publication can have. The library has no clock, so this is a bound against typing errors only.
pub const LAST_YEAR: i32 = 2100;

/// The months in German.
pub const MONTHS: [&str; 12] = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
];

/// The weekdays in German, by their number: 0 is Monday.
pub const WEEKDAYS: [&str; 7] = ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"];

/// A day of the (proleptic) Gregorian calendar, counted from 1970-01-01 as day 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i32);

impl Day {
    /// The day with this number; 0 is 1970-01-01.
    pub fn from_number(number: i32) -> Option<Day> {
        NaiveDate::from_epoch_days(number).map(|_| Day(number))
    }

    /// The day with this year, month (1–12) and day of the month, if there is one.
    pub fn from_ymd(year: i32, month: u32, day: u32) -> Option<Day> {
        NaiveDate::from_ymd_opt(year, month, day).map(|date| Day(date.to_epoch_days()))
    }

    /// The number of the day; 0 is 1970-01-01.
    pub fn number(self) -> i32 {
        self.0
    }

    /// Year, month and day of the month.
    pub fn ymd(self) -> (i32, u32, u32) {
        let date = self.date();
        (date.year(), date.month(), date.day())
    }

    /// The day after.
    #[must_use]
    pub fn next(self) -> Day {
        Day(self.0 + 1)
    }

    /// The day that a moment is of where the program runs, by the system's time zone: the one thing that the library asks of its
    /// surroundings, and only when it is asked for it.
    pub fn local(moment: SystemTime) -> Day {
        Day(DateTime::<Local>::from(moment).date_naive().to_epoch_days())
    }

    fn date(self) -> NaiveDate {
        NaiveDate::from_epoch_days(self.0).unwrap_or(NaiveDate::MAX)
    }
}

impl fmt::Display for Day {
    /// ISO 8601, `2025-07-04`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.ymd();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

/// How exactly a publication date is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precision {
    /// To the day.
    Day,
    /// To the month.
    Month,
    /// To the year.
    Year,
    /// To a span of days that is no calendar month or year.
    Span,
}

impl Precision {
    /// The word used in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Precision::Day => "day",
            Precision::Month => "month",
            Precision::Year => "year",
            Precision::Span => "span",
        }
    }
}

/// The days a publication date may mean, first and last included; `2025-07` is a month and never the 1st of July.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PublicationDate {
    first: Day,
    last: Day,
}

impl PublicationDate {
    /// A date known to the day.
    pub fn day(day: Day) -> Self {
        PublicationDate { first: day, last: day }
    }

    /// A date known to the month (1–12).
    pub fn month(year: i32, month: u32) -> Option<Self> {
        let (first, last) = calendar::month(year, month)?;
        Some(PublicationDate { first, last })
    }

    /// A date known to the year.
    pub fn year(year: i32) -> Option<Self> {
        let (first, last) = calendar::year(year)?;
        Some(PublicationDate { first, last })
    }

    /// A date known to lie between two days, both included.
    pub fn span(first: Day, last: Day) -> Option<Self> {
        (first <= last).then_some(PublicationDate { first, last })
    }

    /// The first day it may mean.
    pub fn first(self) -> Day {
        self.first
    }

    /// The last day it may mean.
    pub fn last(self) -> Day {
        self.last
    }

    /// How exactly the date is known.
    pub fn precision(self) -> Precision {
        let (year, month, _) = self.first.ymd();
        if self.first == self.last {
            Precision::Day
        } else if Some(self) == Self::month(year, month) {
            Precision::Month
        } else if Some(self) == Self::year(year) {
            Precision::Year
        } else {
            Precision::Span
        }
    }

    /// Whether the two may mean the same day.
    pub fn overlaps(self, other: PublicationDate) -> bool {
        self.first <= other.last && other.first <= self.last
    }
}

impl fmt::Display for PublicationDate {
    /// ISO 8601 with the precision it has: `2025-07-04`, `2025-07`, `2025`, `2025-07-04/2025-07-09`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, _) = self.first.ymd();
        match self.precision() {
            Precision::Day => write!(f, "{}", self.first),
            Precision::Month => write!(f, "{year:04}-{month:02}"),
            Precision::Year => write!(f, "{year:04}"),
            Precision::Span => write!(f, "{}/{}", self.first, self.last),
        }
    }
}

/// What a date filter asks for: days from `first` to `last`, both included, either end open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct DateRange {
    /// The first day wanted.
    pub first: Option<Day>,
    /// The last day wanted.
    pub last: Option<Day>,
}

/// How a publication date stands to a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Every day it may mean is in the range.
    Certain,
    /// Some day it may mean is in the range.
    Possible,
    /// No day it may mean is in the range.
    Outside,
}

impl DateRange {
    /// The days a date may mean, as a range.
    pub fn of(date: PublicationDate) -> Self {
        DateRange { first: Some(date.first), last: Some(date.last) }
    }

    /// The date that means just these days, when both ends are known.
    pub fn date(self) -> Option<PublicationDate> {
        PublicationDate::span(self.first?, self.last?)
    }

    /// The days that are in both ranges.
    #[must_use]
    pub fn and(self, other: DateRange) -> Self {
        DateRange {
            first: self.first.max(other.first),
            last: match (self.last, other.last) {
                (Some(a), Some(b)) => Some(a.min(b)),
                (a, b) => a.or(b),
            },
        }
    }

    /// Whether no day can be in it.
    pub fn is_empty(self) -> bool {
        matches!((self.first, self.last), (Some(first), Some(last)) if last < first)
    }

    /// Whether the date is in the range, may be, or is not.
    pub fn standing(self, date: PublicationDate) -> Standing {
        let first = self.first.unwrap_or(Day(i32::MIN));
        let last = self.last.unwrap_or(Day(i32::MAX));
        if first <= date.first && date.last <= last {
            Standing::Certain
        } else if date.first <= last && first <= date.last {
            Standing::Possible
        } else {
            Standing::Outside
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::temporal::parse;
    use proptest::prelude::*;

    fn any_date() -> impl Strategy<Value = PublicationDate> {
        let days = -135_000i32..47_000;
        prop_oneof![
            days.clone().prop_map(|n| PublicationDate::day(Day(n))),
            (1600..2100i32, 1..13u32).prop_map(|(y, m)| PublicationDate::month(y, m).unwrap()),
            (1600..2100i32).prop_map(|y| PublicationDate::year(y).unwrap()),
            (days, 1..900i32).prop_map(|(n, l)| PublicationDate::span(Day(n), Day(n + l)).unwrap()),
        ]
    }

    proptest! {
        #[test]
        fn a_date_prints_and_parses_back(date in any_date()) {
            prop_assert_eq!(parse(&date.to_string()), Ok(date));
        }

        #[test]
        fn standing_is_what_counting_days_says(date in any_date(), first in -135_000i32..47_000, length in 0..900i32) {
            prop_assume!(date.last.0 - date.first.0 < 1000);
            let range = DateRange { first: Some(Day(first)), last: Some(Day(first + length)) };
            let all = date.last.0 - date.first.0 + 1;
            let inside = (date.first.0..=date.last.0).filter(|day| (first..=first + length).contains(day)).count() as i32;
            let expected = if inside == all { Standing::Certain } else if inside > 0 { Standing::Possible } else { Standing::Outside };
            prop_assert_eq!(range.standing(date), expected);
        }
    }

    #[test]
    fn a_month_is_never_its_first_day() {
        let july = PublicationDate::month(2025, 7).unwrap();
        assert_eq!((july.first().to_string(), july.last().to_string()), ("2025-07-01".into(), "2025-07-31".into()));
        assert_eq!(july.precision(), Precision::Month);
        assert_eq!(july.to_string(), "2025-07");
    }
}
