//! Publication dates that are only as precise as their source.
//! It must not know files or articles.

use crate::date::calendar;
use crate::date::day::{Day, Ymd};
use std::fmt;

/// The first year a publication can have: the oldest newspapers are of 1605; 1600 leaves room for news sheets.
pub const FIRST_YEAR: i32 = 1600;
/// The last year a publication can have. The library has no clock, so this is a bound against typing errors only.
pub const LAST_YEAR: i32 = 2100;

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
        let Ymd { year, month, .. } = self.first.ymd();
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
        let Ymd { year, month, .. } = self.first.ymd();
        match self.precision() {
            Precision::Day => write!(f, "{}", self.first),
            Precision::Month => write!(f, "{year:04}-{month:02}"),
            Precision::Year => write!(f, "{year:04}"),
            Precision::Span => write!(f, "{}/{}", self.first, self.last),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_is_never_its_first_day() {
        let july = PublicationDate::month(2025, 7).unwrap();
        assert_eq!((july.first().to_string(), july.last().to_string()), ("2025-07-01".into(), "2025-07-31".into()));
        assert_eq!(july.precision(), Precision::Month);
        assert_eq!(july.to_string(), "2025-07");
    }
}
