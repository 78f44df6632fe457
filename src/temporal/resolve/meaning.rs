//! Resolves each kind of meaning by the rules of its own.
//! It must not know texts.

use crate::date::calendar::{self, Days};
use crate::date::{Day, Ymd};
use crate::temporal::expression::TimeKind;
use crate::temporal::grammar::Meaning;
use crate::temporal::resolve::context::{Context, Resolved, Tense, known_year};
use crate::temporal::resolve::{days, periods, seasons};
use crate::temporal::word::Portion;

/// Resolves a meaning; nothing when there is no such day, or when it could be several.
pub fn resolve(meaning: Meaning, context: &Context) -> Option<Resolved> {
    let anchor = context.anchor;
    let year_now = anchor.ymd().year;
    match meaning {
        Meaning::Day { weekday, day, month, year } => days::day_of_month(weekday, day, month, year, context),
        Meaning::Weekday { weekday, direction } => day(days::weekday(weekday, direction, context)),
        Meaning::WeekdayOf { weekday, week } => day(anchor.monday().plus(7 * i32::from(week) + i32::from(weekday))),
        Meaning::NthWeekday { nth, weekday, month, year } => {
            let year = periods::month_year(month, year, None, context)?;
            day(days::nth_weekday(nth, weekday, calendar::month(year, u32::from(month))?)?)
        }
        Meaning::Offset { days, weekday } => {
            let found = anchor.plus(i32::from(days));
            let contradicts = weekday.is_some_and(|weekday| weekday != found.weekday());
            Some(Resolved { kind: TimeKind::Day, days: (found, found), contradicts })
        }
        Meaning::Anniversary { years } => {
            let Ymd { month, day: of_month, .. } = anchor.ymd();
            day(Day::from_ymd(year_now - i32::from(years), month, of_month)?)
        }
        Meaning::Month { portion, month, year, direction } => {
            let year = periods::month_year(month, year, direction, context)?;
            plain(TimeKind::Month, periods::portion_of(calendar::month(year, u32::from(month))?, portion))
        }
        Meaning::Year { portion, year } => {
            let year = known_year(year, anchor).unwrap_or(year_now);
            plain(TimeKind::Year, periods::portion_of(calendar::year(year)?, portion))
        }
        Meaning::Years { first, last } => plain(TimeKind::Span, calendar::years(first, last)),
        Meaning::Unit { portion, unit, offset } => {
            let (kind, days) = periods::unit_at(unit, offset, anchor)?;
            plain(kind, periods::portion_of(days, portion))
        }
        Meaning::Weekend => plain(TimeKind::Weekend, Some(periods::weekend(context))),
        Meaning::Distance { count: 1.., .. } if context.tense != Tense::Future => None,
        Meaning::Distance { count, unit, exactness } => periods::distance(count, unit, exactness, anchor),
        Meaning::HalfDistance { halves: 1.., .. } if context.tense != Tense::Future => None,
        Meaning::HalfDistance { halves, unit } => plain(TimeKind::Span, periods::half_distance(halves, unit, anchor)),
        Meaning::Stretch { count, unit } => plain(TimeKind::Span, periods::stretch(count, unit, anchor)),
        Meaning::Season { portion, season, year, direction, years } => {
            let (kind, days) = seasons::season(season, year, direction, years, context)?;
            plain(kind, periods::portion_of(days, portion))
        }
        Meaning::Feast { feast, year, direction } => {
            let days = seasons::feast(feast, year, direction, context)?;
            plain(if days.0 == days.1 { TimeKind::Day } else { TimeKind::Span }, Some(days))
        }
        Meaning::Week { number, year } => {
            let year = known_year(year, anchor).or(context.year).unwrap_or(anchor.week().0);
            plain(TimeKind::Week, calendar::week(year, u32::from(number)))
        }
        Meaning::PartOfYear { number, unit, year } => periods::part_of_year(number, unit, year, context),
        Meaning::Decade { portion, decade } => decades(decade * 10, portion),
        Meaning::ShortDecade { portion, decade } => decades(periods::decade_start(decade, year_now)?, portion),
        Meaning::Century { portion, number } => {
            // Some count from 1801, most from 1800: both are in it.
            let first = (i32::from(number) - 1) * 100;
            let years = calendar::years(first.max(1), first + 100)?;
            plain(TimeKind::Century, periods::portion_of(years, portion))
        }
        Meaning::DayOfText { days } => day(context.day?.plus(i32::from(days))),
        Meaning::TimeOfDay => day(context.day?),
        Meaning::Reference(_) => None,
    }
}

fn plain(kind: TimeKind, days: Option<Days>) -> Option<Resolved> {
    days.map(|days| Resolved { kind, days, contradicts: false })
}

fn day(day: Day) -> Option<Resolved> {
    plain(TimeKind::Day, Some((day, day)))
}

fn decades(first: i32, portion: Option<Portion>) -> Option<Resolved> {
    plain(TimeKind::Decade, periods::portion_of(calendar::years(first, first + 9)?, portion))
}
