//! Seasons and feasts.
//! It must not know texts.

use crate::date::calendar::{self, Days};
use crate::date::{Day, Ymd};
use crate::temporal::expression::TimeKind;
use crate::temporal::grammar::{SeasonYears, YearRef};
use crate::temporal::resolve::context::{Context, Tense, known_year};
use crate::temporal::resolve::days::nth_weekday;
use crate::temporal::word::{Feast, Season};

/// A feast without its year is the nearest one when that is at most this many days away: feasts are spoken of from
/// further away than other days.
const NEAR_FEAST: i32 = 60;

/// A season as wide as both the calendar and the weather have it: summer is from the 1st of June to the 22nd of
/// September.
fn season_of(season: Season, year: i32) -> Option<Days> {
    Some(match season {
        Season::Spring => (Day::from_ymd(year, 3, 1)?, Day::from_ymd(year, 6, 20)?),
        Season::Summer => (Day::from_ymd(year, 6, 1)?, Day::from_ymd(year, 9, 22)?),
        Season::Autumn => (Day::from_ymd(year, 9, 1)?, Day::from_ymd(year, 12, 20)?),
        Season::Winter => (Day::from_ymd(year, 12, 1)?, Day::from_ymd(year + 1, 3, 20)?),
    })
}

/// The days of a season, and the year it is of.
pub fn season(
    season: Season,
    year: YearRef,
    direction: Option<i8>,
    years: SeasonYears,
    context: &Context,
) -> Option<(TimeKind, Days)> {
    let kind = |year: i32| TimeKind::Season(season, year);
    let Ymd { year: year_now, .. } = context.anchor.ymd();
    let carried = context.year.filter(|_| direction.is_none());
    if let Some(year) = known_year(year, context.anchor).or(carried) {
        // The winter of 2014 may be the one that ends in it, or the one that begins in it.
        let days = season_of(season, year)?;
        let first =
            if season == Season::Winter && years == SeasonYears::One { Day::from_ymd(year, 1, 1)? } else { days.0 };
        return Some((kind(year), (first, days.1)));
    }
    let around: Vec<(i32, Days)> =
        (year_now - 2..=year_now + 2).filter_map(|year| Some((year, season_of(season, year)?))).collect();
    let anchor = context.anchor;
    let begun = around.iter().rfind(|(_, days)| days.0 <= anchor);
    let over = around.iter().rfind(|(_, days)| days.1 < anchor);
    let coming = around.iter().find(|(_, days)| days.0 > anchor);
    let running_or_coming = around.iter().find(|(_, days)| days.1 >= anchor);
    let (year, days) = match (direction, context.tense) {
        (Some(..0), _) => over,
        (Some(0), Tense::Past) => begun,
        (Some(0), _) => match begun.filter(|(_, days)| days.1 >= anchor) {
            Some(running) => Some(running),
            None => around.iter().find(|(year, _)| *year == year_now),
        },
        (Some(_), _) => coming,
        (None, Tense::Past) => begun,
        (None, Tense::Future) => running_or_coming,
        (None, Tense::Open | Tense::Undecided) => match begun.filter(|(_, days)| days.1 >= anchor) {
            Some(running) => Some(running),
            None => around.iter().find(|(year, _)| *year == year_now),
        },
    }?;
    Some((kind(*year), *days))
}

/// The days of a feast.
pub fn feast(feast: Feast, year: YearRef, direction: Option<i8>, context: &Context) -> Option<Days> {
    let in_year = |year: i32| -> Option<Days> {
        let (first, length) = match feast {
            Feast::Easter(days, length) => (calendar::easter(year)?.plus(i32::from(days)), length),
            Feast::Fixed(day, month, length) => (Day::from_ymd(year, u32::from(month), u32::from(day))?, length),
            Feast::Advent(days) => (calendar::advent(year)?.plus(i32::from(days)), 1),
            Feast::Unity if year < 1990 => (Day::from_ymd(year, 6, 17)?, 1),
            Feast::Unity => (Day::from_ymd(year, 10, 3)?, 1),
            Feast::Weekday(nth, weekday, month) => {
                (nth_weekday(nth, weekday, calendar::month(year, u32::from(month))?)?, 1)
            }
            // Of which country it is, nobody said.
            Feast::Unknown => return None,
        };
        Some((first, first.plus(i32::from(length) - 1)))
    };
    let anchor = context.anchor;
    let Ymd { year: year_now, .. } = anchor.ymd();
    let carried = context.year.filter(|_| direction.is_none());
    if let Some(year) = known_year(year, anchor).or(carried) {
        return in_year(year);
    }
    let mut around: Vec<Days> = (year_now - 2..=year_now + 2).filter_map(in_year).collect();
    let before = around.iter().rfind(|days| days.1 < anchor).copied();
    let begun = around.iter().rfind(|days| days.0 <= anchor).copied();
    let coming = around.iter().find(|days| days.1 >= anchor).copied();
    match direction {
        Some(-1) => return before,
        Some(1) => return around.iter().find(|days| days.0 > anchor).copied(),
        _ => {}
    }
    around.sort_by_key(|days| (days.0.number() - anchor.number()).abs());
    let nearest = around.first().copied()?;
    if (nearest.0.number() - anchor.number()).abs() <= NEAR_FEAST {
        return Some(nearest);
    }
    match context.tense {
        Tense::Past => begun,
        Tense::Future => coming,
        Tense::Open | Tense::Undecided => Some(nearest),
    }
}
