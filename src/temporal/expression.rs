//! Date expressions: where a text has one, and which days it means.
//! It must not know how they are found or written.

use crate::date::PublicationDate;
use crate::temporal::word::{DayPart, Reference, Season};
use crate::text::ByteSpan;

/// A date expression of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateExpression {
    /// Where it is.
    pub span: ByteSpan,
    /// What kind of time it is.
    pub kind: TimeKind,
    /// The days it means, first and last included; none when it could be several.
    pub days: Option<PublicationDate>,
    /// Whether the weekday that stands with it is not that of the day; the day counts.
    pub contradicts: bool,
    /// What is known of one whose days are not, as TIMEX3 writes it: `XXXX-07-04`, `PAST_REF`.
    pub(super) open: Option<OpenValue>,
}

/// A kind of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeKind {
    /// One day.
    Day,
    /// A part of a day.
    PartOfDay(DayPart),
    /// A time of day, in minutes.
    Clock(u16),
    /// Saturday and Sunday.
    Weekend,
    /// A week of ISO 8601.
    Week,
    /// A month, or a part of it.
    Month,
    /// A quarter.
    Quarter,
    /// Half a year.
    HalfYear,
    /// A season of a year; winter is of the year it begins in.
    Season(Season, i32),
    /// A year, or a part of it.
    Year,
    /// Ten years, or a part of them.
    Decade,
    /// A hundred years, or a part of them.
    Century,
    /// From one to another.
    Span,
    /// A time that no calendar has: *damals*, *jetzt*, *künftig*.
    Reference(Reference),
}

/// What is known of a date whose days are not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum OpenValue {
    Day(u8, Option<u8>),
    Weekday(u8),
    Month(u8),
    Season(Season),
    Nothing,
}

impl TimeKind {
    /// Its name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            TimeKind::Day => "day",
            TimeKind::PartOfDay(_) => "part_of_day",
            TimeKind::Clock(_) => "time",
            TimeKind::Weekend => "weekend",
            TimeKind::Week => "week",
            TimeKind::Month => "month",
            TimeKind::Quarter => "quarter",
            TimeKind::HalfYear => "half_year",
            TimeKind::Season(..) => "season",
            TimeKind::Year => "year",
            TimeKind::Decade => "decade",
            TimeKind::Century => "century",
            TimeKind::Span => "span",
            TimeKind::Reference(Reference::Past) => "past",
            TimeKind::Reference(Reference::Present) => "present",
            TimeKind::Reference(Reference::Future) => "future",
        }
    }
}
