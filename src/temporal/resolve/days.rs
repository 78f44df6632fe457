//! Days of a month and weekdays whose year or week is open.
//! It must not know texts.

use crate::date::calendar::{Days, plus_months};
use crate::date::{Day, Ymd};
use crate::temporal::expression::TimeKind;
use crate::temporal::grammar::{MonthRef, YearRef};
use crate::temporal::resolve::context::{Context, Resolved, Tense, known_year};

/// A day without its year is the nearest one when that is at most this many days away, whatever the tense. On KRAUTS
/// any limit from 15 to 400 scores the same, and none costs 1.3 points; 30 keeps the 7th of October in August in the
/// past.
pub const NEAR: i32 = 30;

/// The day of a month whose year, or month, may be open; the weekday beside it decides between years.
pub fn day_of_month(
    weekday: Option<u8>,
    day: u8,
    month: MonthRef,
    year: YearRef,
    context: &Context,
) -> Option<Resolved> {
    let Ymd { year: year_now, month: month_now, .. } = context.anchor.ymd();
    let fits = |found: Day| weekday.is_none_or(|weekday| weekday == found.weekday());
    let resolved = |found: Day| Some(Resolved { kind: TimeKind::Day, days: (found, found), contradicts: !fits(found) });
    let month = match month {
        MonthRef::Given(month) => u32::from(month),
        MonthRef::Offset(offset) => {
            let (year, month) = plus_months(year_now, month_now, i32::from(offset));
            return resolved(Day::from_ymd(year, month, u32::from(day))?);
        }
    };
    let in_year = |year: i32| Day::from_ymd(year, month, u32::from(day));
    if let Some(year) = known_year(year, context.anchor).or(context.year) {
        return resolved(in_year(year)?);
    }
    // The 29th of February may be years away.
    let mut years: Vec<Day> = (year_now - 4..=year_now + 4).filter_map(in_year).collect();
    years.sort_by_key(|found| (found.number() - context.anchor.number()).abs());
    let nearest = *years.first()?;
    if (nearest.number() - context.anchor.number()).abs() <= NEAR {
        return resolved(nearest);
    }
    // A weekday that stands with it decides, unless it contradicts what is near.
    let around = |found: &&Day| (found.ymd().year - year_now).abs() <= 1;
    if let Some(found) = years.iter().filter(around).find(|found| weekday.is_some() && fits(**found)) {
        return resolved(*found);
    }
    let found = match context.tense {
        Tense::Past => years.iter().filter(|found| **found <= context.anchor).max(),
        Tense::Future => years.iter().filter(|found| **found >= context.anchor).min(),
        // News are about what has been, unless the coming day is much nearer.
        Tense::Open if nearest > context.anchor => {
            let before = years.iter().filter(|found| **found <= context.anchor).max();
            let away = |day: &Day| (day.number() - context.anchor.number()).abs();
            before.filter(|before| away(before) < 2 * away(&nearest)).or(Some(&nearest))
        }
        Tense::Open => Some(&nearest),
        Tense::Undecided => None,
    };
    resolved(*found?)
}

/// The first, second, … or the last (-1) of a weekday within days; a month may have no fifth.
pub fn nth_weekday(nth: i8, weekday: u8, (first, last): Days) -> Option<Day> {
    let weekday = i32::from(weekday);
    let found = if nth > 0 {
        first.plus((weekday - i32::from(first.weekday())).rem_euclid(7) + 7 * (i32::from(nth) - 1))
    } else {
        last.plus(-(i32::from(last.weekday()) - weekday).rem_euclid(7) + 7 * (i32::from(nth) + 1))
    };
    (first..=last).contains(&found).then_some(found)
}

/// The day of a weekday, alone or behind *letzten*, *diesen*, *nächsten*.
pub fn weekday(weekday: u8, direction: Option<i8>, context: &Context) -> Day {
    let anchor = context.anchor;
    let weekday = i32::from(weekday);
    // The last and the next one that is not the day itself.
    let before = anchor.plus(-(i32::from(anchor.weekday()) - weekday - 1).rem_euclid(7) - 1);
    let after = anchor.plus((weekday - i32::from(anchor.weekday()) - 1).rem_euclid(7) + 1);
    let same = i32::from(anchor.weekday()) == weekday;
    match (direction, context.tense) {
        (Some(-1), _) => before,
        (Some(..=-2), _) => before.plus(-7),
        (Some(1), _) => after,
        (Some(2..), _) => after.plus(7),
        _ if same => anchor,
        (Some(0), Tense::Past) => before,
        (Some(0), _) => after,
        (None, Tense::Future) => after,
        // A text that looks ahead goes on: *am Donnerstag wird …, am Freitag …*.
        // *Sollte am Samstag beginnen und am Montag enden*: the days of a sentence follow each other.
        (None, Tense::Open)
            if context
                .in_sentence
                .is_some_and(|named| before < named && named <= anchor && named > anchor.plus(-7)) =>
        {
            let named = context.in_sentence.unwrap_or(anchor);
            named.plus((weekday - i32::from(named.weekday()) - 1).rem_euclid(7) + 1)
        }
        (None, Tense::Open) if context.before.is_some_and(|day| day >= anchor && day <= anchor.plus(7)) => after,
        (None, _) => before,
    }
}
