//! Writes what a date expression means as TIMEX3 does (TimeML 1.2.1).
//! It must not know texts.

use crate::date::{Day, Ymd};
use crate::temporal::expression::{DateExpression, OpenValue, TimeKind};
use crate::temporal::word::{DayPart, Reference, Season};
use std::fmt;

impl DateExpression {
    /// Its value as TIMEX3 writes it (TimeML 1.2.1): `2025-07-04`, `2025-07-04TEV`, `2025-W27`, `2025-W27-WE`,
    /// `2025-07`, `2025-SU`, `2025-Q3`, `2025-H2`, `2025`, `192`, `18`, `PAST_REF`; an `X` for each digit that is not
    /// known; and, which TIMEX3 has not, `2025-05-03/2025-05-07` for days from one to another.
    pub fn timex3(&self) -> String {
        Timex3(self).to_string()
    }
}

/// The value of an expression.
struct Timex3<'a>(&'a DateExpression);

impl fmt::Display for Timex3<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let TimeKind::Reference(reference) = self.0.kind {
            return f.write_str(match reference {
                Reference::Past => "PAST_REF",
                Reference::Present => "PRESENT_REF",
                Reference::Future => "FUTURE_REF",
            });
        }
        let Some(days) = self.0.days else {
            match self.0.open.unwrap_or(OpenValue::Nothing) {
                OpenValue::Day(day, Some(month)) => write!(f, "XXXX-{month:02}-{day:02}")?,
                OpenValue::Day(day, None) => write!(f, "XXXX-XX-{day:02}")?,
                OpenValue::Weekday(weekday) => write!(f, "XXXX-WXX-{}", weekday + 1)?,
                OpenValue::Month(month) => write!(f, "XXXX-{month:02}")?,
                OpenValue::Season(season) => write!(f, "XXXX-{}", season_code(season))?,
                OpenValue::Nothing => f.write_str("XXXX-XX-XX")?,
            }
            return time(self.0.kind, f);
        };
        let (first, last) = (days.first(), days.last());
        let Ymd { year, month, .. } = first.ymd();
        match self.0.kind {
            TimeKind::Day | TimeKind::PartOfDay(_) | TimeKind::Clock(_) => {
                let named = match self.0.kind {
                    TimeKind::PartOfDay(DayPart::Night) => last,
                    TimeKind::PartOfDay(DayPart::NightAround) => first.next(),
                    _ => first,
                };
                write!(f, "{named}")?;
                time(self.0.kind, f)
            }
            TimeKind::Weekend => {
                let (year, week) = first.week();
                write!(f, "{year:04}-W{week:02}-WE")
            }
            TimeKind::Week => {
                let (year, week) = first.week();
                write!(f, "{year:04}-W{week:02}")
            }
            TimeKind::Month => write!(f, "{year:04}-{month:02}"),
            TimeKind::Quarter => write!(f, "{year:04}-Q{}", (month - 1) / 3 + 1),
            TimeKind::HalfYear => write!(f, "{year:04}-H{}", (month - 1) / 6 + 1),
            TimeKind::Season(season, year) => write!(f, "{year:04}-{}", season_code(season)),
            TimeKind::Year => write!(f, "{year:04}"),
            TimeKind::Decade => write!(f, "{:03}", year / 10),
            TimeKind::Century => write!(f, "{:02}", year / 100),
            TimeKind::Span | TimeKind::Reference(_) => match days.precision() {
                crate::date::Precision::Span => write!(f, "{}", Interval(first, last)),
                _ => write!(f, "{days}"),
            },
        }
    }
}

/// Two days, years when both are whole years.
struct Interval(Day, Day);

impl fmt::Display for Interval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (
            Ymd { year: first_year, month: first_month, day: first_day },
            Ymd { year: last_year, month: last_month, day: last_day },
        ) = (self.0.ymd(), self.1.ymd());
        if (first_month, first_day, last_month, last_day) == (1, 1, 12, 31) {
            write!(f, "{first_year:04}/{last_year:04}")
        } else {
            write!(f, "{}/{}", self.0, self.1)
        }
    }
}

fn season_code(season: Season) -> &'static str {
    match season {
        Season::Spring => "SP",
        Season::Summer => "SU",
        Season::Autumn => "FA",
        Season::Winter => "WI",
    }
}

fn time(kind: TimeKind, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match kind {
        TimeKind::PartOfDay(part) => f.write_str(match part {
            DayPart::Morning => "TMO",
            DayPart::Midday => "TMI",
            DayPart::Afternoon => "TAF",
            DayPart::Evening => "TEV",
            DayPart::Night | DayPart::NightFrom | DayPart::NightAround => "TNI",
        }),
        TimeKind::Clock(minutes) => write!(f, "T{:02}:{:02}", minutes / 60, minutes % 60),
        _ => Ok(()),
    }
}
