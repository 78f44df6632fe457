//! Days of the Gregorian calendar, counted by number.
//! It must not know how days are written in texts.

use chrono::{DateTime, Datelike, Local, NaiveDate};
use std::fmt;
use std::time::SystemTime;

/// A day of the (proleptic) Gregorian calendar, counted from 1970-01-01 as day 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i32);

/// A day as year, month and day of the month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ymd {
    /// The year.
    pub year: i32,
    /// The month, 1 to 12.
    pub month: u32,
    /// The day of the month, from 1.
    pub day: u32,
}

impl Day {
    /// Before all other days.
    pub(super) const MIN: Day = Day(i32::MIN);
    /// After all other days.
    pub(super) const MAX: Day = Day(i32::MAX);

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
    pub fn ymd(self) -> Ymd {
        let date = self.date();
        Ymd { year: date.year(), month: date.month(), day: date.day() }
    }

    /// The day after.
    #[must_use]
    pub fn next(self) -> Day {
        Day(self.0 + 1)
    }

    /// The day of a moment in the system's time zone, which is the one thing the library asks of its surroundings.
    pub fn local(moment: SystemTime) -> Day {
        Day(DateTime::<Local>::from(moment).date_naive().to_epoch_days())
    }

    /// The day this many days later, or earlier when negative.
    #[must_use]
    pub fn plus(self, days: i32) -> Day {
        Day(self.0.saturating_add(days))
    }

    /// The weekday: 0 is Monday, 6 is Sunday.
    pub fn weekday(self) -> u8 {
        // Day 0, 1970-01-01, was a Thursday.
        (self.0 + 3).rem_euclid(7) as u8
    }

    /// Year and number of its week of ISO 8601.
    pub fn week(self) -> (i32, u32) {
        let week = self.date().iso_week();
        (week.year(), week.week())
    }

    /// The Monday of its week.
    #[must_use]
    pub fn monday(self) -> Day {
        self.plus(-i32::from(self.weekday()))
    }

    /// The day of a date of the calendar library.
    pub(super) fn of(date: NaiveDate) -> Day {
        Day(date.to_epoch_days())
    }

    fn date(self) -> NaiveDate {
        NaiveDate::from_epoch_days(self.0).unwrap_or(NaiveDate::MAX)
    }
}

impl fmt::Display for Day {
    /// ISO 8601, `2025-07-04`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Ymd { year, month, day } = self.ymd();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}
