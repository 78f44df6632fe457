//! What a meaning is resolved with, and what it becomes.
//! It must not know any rule of how.

use crate::date::calendar::Days;
use crate::date::{Day, Ymd};
use crate::temporal::expression::TimeKind;
use crate::temporal::grammar::YearRef;

/// Whether a sentence is about what was or what will be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tense {
    /// It has happened.
    Past,
    /// It will.
    Future,
    /// It may have or not.
    #[default]
    Open,
    /// It may have or not, and what stands beside it is as often said of what is to come: no guess is right.
    Undecided,
}

/// What a phrase is resolved with.
#[derive(Clone, Copy, Debug)]
pub struct Context {
    /// The day the text was published on.
    pub anchor: Day,
    /// The tense of the sentence.
    pub tense: Tense,
    /// The year that the sentence names.
    pub year: Option<i32>,
    /// The last day that the text named, not far away.
    pub day: Option<Day>,
    /// The last day that the same sentence named.
    pub in_sentence: Option<Day>,
    /// The last day that the text named, however far away.
    pub before: Option<Day>,
}

/// What a phrase means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Resolved {
    /// What kind of time it is.
    pub kind: TimeKind,
    /// Its days.
    pub days: Days,
    /// Whether the weekday that stands with it is another.
    pub contradicts: bool,
}

/// The year of a phrase, if it has one; of two digits the latest that is not more than a few years ahead.
pub fn known_year(year: YearRef, anchor: Day) -> Option<i32> {
    /// *'30* is written in 2025 of a plan, *'39* of the war.
    const TO_COME: i32 = 10;
    let Ymd { year: now, .. } = anchor.ymd();
    match year {
        YearRef::Given(year) => Some(year),
        YearRef::Short(digits) => {
            let latest = now + TO_COME;
            Some(latest - (latest - i32::from(digits)).rem_euclid(100))
        }
        YearRef::Offset(offset) => Some(now + i32::from(offset)),
        YearRef::Open => None,
    }
}
