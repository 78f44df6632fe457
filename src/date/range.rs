//! The days that a filter asks for, and whether a publication date lies within them.
//! It must not know what is filtered.

use crate::date::day::Day;
use crate::date::publication::PublicationDate;

/// What a date filter asks for: days from `first` to `last`, both included, either end open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct DateRange {
    /// The first day wanted.
    pub first: Option<Day>,
    /// The last day wanted.
    pub last: Option<Day>,
}

/// Whether a publication date lies in a range of days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Containment {
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
        DateRange { first: Some(date.first()), last: Some(date.last()) }
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
    pub fn containment(self, date: PublicationDate) -> Containment {
        let first = self.first.unwrap_or(Day::MIN);
        let last = self.last.unwrap_or(Day::MAX);
        if first <= date.first() && date.last() <= last {
            Containment::Certain
        } else if date.first() <= last && first <= date.last() {
            Containment::Possible
        } else {
            Containment::Outside
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn containment_is_what_counting_days_says(
            (date_first, date_length) in (-135_000..47_000i32, 0..900i32),
            (first, length) in (-135_000..47_000i32, 0..900i32),
            apart in -1000..1000i32,
        ) {
            // Half of the dates are near the range.
            let date_first = if apart % 2 == 0 { first + apart } else { date_first };
            let day = |number: i32| Day::from_number(number).unwrap();
            let date = PublicationDate::span(day(date_first), day(date_first + date_length)).unwrap();
            let range = DateRange { first: Some(day(first)), last: Some(day(first + length)) };
            let days = date_first..=date_first + date_length;
            let inside = days.filter(|day| (first..=first + length).contains(day)).count() as i32;
            let expected = match inside {
                0 => Containment::Outside,
                all if all == date_length + 1 => Containment::Certain,
                _ => Containment::Possible,
            };
            prop_assert_eq!(range.containment(date), expected);
        }
    }
}
