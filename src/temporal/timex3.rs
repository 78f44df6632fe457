//! Writes what a date expression means as TIMEX3 does (TimeML 1.2.1).
//! It must not know texts.

use crate::date::Day;
use crate::temporal::words::{Part, Reference, Season};
use crate::temporal::{DateExpression, Kind, Open};
use std::fmt;

/// The value of an expression.
pub struct Timex3<'a>(pub &'a DateExpression);

impl fmt::Display for Timex3<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Kind::Reference(reference) = self.0.kind {
            return f.write_str(match reference {
                Reference::Past => "PAST_REF",
                Reference::Present => "PRESENT_REF",
                Reference::Future => "FUTURE_REF",
            });
        }
        let Some(days) = self.0.days else {
            match self.0.open.unwrap_or(Open::Nothing) {
                Open::Day(day, Some(month)) => write!(f, "XXXX-{month:02}-{day:02}")?,
                Open::Day(day, None) => write!(f, "XXXX-XX-{day:02}")?,
                Open::Weekday(weekday) => write!(f, "XXXX-WXX-{}", weekday + 1)?,
                Open::Month(month) => write!(f, "XXXX-{month:02}")?,
                Open::Season(season) => write!(f, "XXXX-{}", season_code(season))?,
                Open::Nothing => f.write_str("XXXX-XX-XX")?,
            }
            return time(self.0.kind, f);
        };
        let (first, last) = (days.first(), days.last());
        let (year, month, _) = first.ymd();
        match self.0.kind {
            Kind::Day | Kind::PartOfDay(_) | Kind::Clock(_) => {
                let named = match self.0.kind {
                    Kind::PartOfDay(Part::Night) => last,
                    Kind::PartOfDay(Part::NightAround) => first.next(),
                    _ => first,
                };
                write!(f, "{named}")?;
                time(self.0.kind, f)
            }
            Kind::Weekend => {
                let (year, week) = first.week();
                write!(f, "{year:04}-W{week:02}-WE")
            }
            Kind::Week => {
                let (year, week) = first.week();
                write!(f, "{year:04}-W{week:02}")
            }
            Kind::Month => write!(f, "{year:04}-{month:02}"),
            Kind::Quarter => write!(f, "{year:04}-Q{}", (month - 1) / 3 + 1),
            Kind::HalfYear => write!(f, "{year:04}-H{}", (month - 1) / 6 + 1),
            Kind::Season(season, year) => write!(f, "{year:04}-{}", season_code(season)),
            Kind::Year => write!(f, "{year:04}"),
            Kind::Decade => write!(f, "{:03}", year / 10),
            Kind::Century => write!(f, "{:02}", year / 100),
            Kind::Span | Kind::Reference(_) => match days.precision() {
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
        let ((first_year, first_month, first_day), (last_year, last_month, last_day)) = (self.0.ymd(), self.1.ymd());
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

fn time(kind: Kind, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match kind {
        Kind::PartOfDay(part) => f.write_str(match part {
            Part::Morning => "TMO",
            Part::Midday => "TMI",
            Part::Afternoon => "TAF",
            Part::Evening => "TEV",
            Part::Night | Part::NightFrom | Part::NightAround => "TNI",
        }),
        Kind::Clock(minutes) => write!(f, "T{:02}:{:02}", minutes / 60, minutes % 60),
        _ => Ok(()),
    }
}
