//! Resolves what a date says against a day: *gestern* on the 4th of July is the 3rd.
//! It must not know texts: what it needs of the sentence it is told.
//!
//! The rules for days and months without a year, for weekdays and for months follow what was measured on KRAUTS
//! (`findings/persons-dates.md`, 1.4); KRAUTS itself is not part of the program.

use crate::date::calendar::{self, Days, plus_months};
use crate::date::{Day, Ymd};
use crate::temporal::TimeKind;
use crate::temporal::grammar::{Meaning, MonthRef, YearRef};
use crate::temporal::word::{Feast, Portion, Season, Unit};

/// Whether a sentence tells what was or what will be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tense {
    /// It has happened.
    Past,
    /// It will.
    Future,
    /// Nothing tells.
    Open,
}

/// What a phrase is resolved with.
#[derive(Clone, Copy, Debug)]
pub struct Context {
    /// The day the text was published on.
    pub anchor: Day,
    /// What the sentence tells.
    pub tense: Tense,
    /// The year that the sentence names.
    pub year: Option<i32>,
    /// The last day that the text named, not far away.
    pub day: Option<Day>,
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

/// A day without its year is the nearest one when that is at most so many days away, whatever the tense. Measured: any
/// limit from 15 to 400 scores the same on KRAUTS, none costs 1.3 points; 30 keeps the 7th of October in August in the past.
pub(crate) const NEAR: i32 = 30;

/// Feasts are spoken of from further away.
const NEAR_FEAST: i32 = 60;

/// From this year on, decades that are running are called by four digits.
const NAMED_DECADES: i32 = 2000;

/// The year that is meant when a decade is said without its century is at least so many years ago: in 2025 the *zwanziger
/// Jahre* are those of the 20th century.
const DECADE_AGO: i32 = 10;

/// Resolves a meaning. Nothing when there is no such day, or when nothing tells which one it is.
pub fn resolve(meaning: Meaning, context: &Context) -> Option<Resolved> {
    let anchor = context.anchor;
    let Ymd { year: year_now, month: month_now, .. } = anchor.ymd();
    let plain = |kind: TimeKind, days: Option<Days>| days.map(|days| Resolved { kind, days, contradicts: false });
    let day = |day: Day| Some(Resolved { kind: TimeKind::Day, days: (day, day), contradicts: false });
    match meaning {
        Meaning::Day { weekday, day, month, year } => day_of_month(weekday, day, month, year, context),
        Meaning::Weekday { weekday, direction } => day(of_weekday(weekday, direction, context)),
        Meaning::WeekdayOf { weekday, week } => day(anchor.monday().plus(7 * i32::from(week) + i32::from(weekday))),
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
            let year = month_year(month, year, direction, context);
            plain(TimeKind::Month, part(calendar::month(year, u32::from(month))?, portion))
        }
        Meaning::Year { portion, year } => {
            let year = known_year(year, anchor).unwrap_or(year_now);
            plain(TimeKind::Year, part(calendar::year(year)?, portion))
        }
        Meaning::Years { first, last } => plain(TimeKind::Span, calendar::years(first, last)),
        Meaning::Unit { portion, unit, offset } => {
            let (kind, days) = unit_at(unit, offset, anchor)?;
            plain(kind, part(days, portion))
        }
        Meaning::Weekend => {
            let this = anchor.monday().plus(5);
            let saturday = match context.tense {
                // On Monday to Friday the weekend that was is the one before.
                Tense::Past | Tense::Open if anchor.weekday() < 5 => this.plus(-7),
                _ => this,
            };
            plain(TimeKind::Weekend, Some((saturday, saturday.plus(1))))
        }
        Meaning::Distance { count, unit, about } => {
            if count > 0 && context.tense != Tense::Future {
                return None;
            }
            distance(count, unit, about, anchor)
        }
        Meaning::Season { portion, season, year, direction, two_years } => {
            let (days, kind) = of_season(season, year, direction, two_years, context)?;
            plain(kind, part(days, portion))
        }
        Meaning::Feast { feast, year, direction } => plain(TimeKind::Day, of_feast(feast, year, direction, context))
            .map(|found| {
                let kind = if found.days.0 == found.days.1 { TimeKind::Day } else { TimeKind::Span };
                Resolved { kind, ..found }
            }),
        Meaning::Week { number, year } => {
            let year = known_year(year, anchor).or(context.year).unwrap_or(anchor.week().0);
            plain(TimeKind::Week, calendar::week(year, u32::from(number)))
        }
        Meaning::PartOfYear { number, unit, year } => {
            let (kind, months) = if unit == Unit::Quarter { (TimeKind::Quarter, 3) } else { (TimeKind::HalfYear, 6) };
            let first = u32::from(number - 1) * months + 1;
            let year = match (known_year(year, anchor).or(context.year), context.tense) {
                (Some(year), _) => year,
                // In January the last quarter that was is one of the year before.
                (None, Tense::Past) if first > month_now => year_now - 1,
                (None, _) => year_now,
            };
            let days = calendar::month(year, first)?.0;
            plain(kind, Some((days, calendar::month(year, first + months - 1)?.1)))
        }
        Meaning::Decade { portion, decade } => {
            plain(TimeKind::Decade, part(calendar::years(decade * 10, decade * 10 + 9)?, portion))
        }
        Meaning::ShortDecade { portion, decade } => {
            let of_century = year_now - year_now.rem_euclid(100) + i32::from(decade) * 10;
            // In 1848 nobody knows whether the *vierziger Jahre* are over; in 2025 the *zwanziger Jahre* are a century ago.
            let first = match of_century {
                running if running <= year_now && year_now < running + 10 && year_now < NAMED_DECADES => return None,
                later if later > year_now - DECADE_AGO => later - 100,
                earlier => earlier,
            };
            plain(TimeKind::Decade, part(calendar::years(first, first + 9)?, portion))
        }
        Meaning::Century { portion, number } => {
            // Some count from 1801, most from 1800: both are in it.
            let first = (i32::from(number) - 1) * 100;
            plain(TimeKind::Century, part(calendar::years(first.max(1), first + 100)?, portion))
        }
        Meaning::DayOfText { days } => day(context.day?.plus(i32::from(days))),
        Meaning::TimeOfDay => day(context.day?),
        Meaning::Reference(_) => None,
    }
}

/// The year that is said; of two digits the latest that is not more than some years to come.
fn known_year(year: YearRef, anchor: Day) -> Option<i32> {
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

/// A part of a time: its first half, its second, or the half in the middle. Wide on purpose: *Anfang März* is not the first
/// of March, and nobody knows where it ends.
fn part((first, last): Days, portion: Option<Portion>) -> Option<Days> {
    let Some(portion) = portion else { return Some((first, last)) };
    let (Ymd { year: first_year, .. }, Ymd { year: last_year, .. }) = (first.ymd(), last.ymd());
    let whole_years = Some((first, last)) == calendar::years(first_year, last_year);
    let years = last_year - first_year + 1;
    if whole_years && years > 1 {
        // Whole years of decades and centuries: *Ende der zwanziger Jahre* begins with 1925.
        return match portion {
            Portion::Start => calendar::years(first_year, first_year + (years + 1) / 2 - 1),
            Portion::Middle => calendar::years(first_year + years / 4, last_year - years / 4),
            Portion::End => calendar::years(first_year + years / 2, last_year),
        };
    }
    if whole_years {
        let month = |number: u32| calendar::month(first_year, number);
        let (from, to) = match portion {
            Portion::Start => (1, 6),
            Portion::Middle => (4, 9),
            Portion::End => (7, 12),
        };
        return Some((month(from)?.0, month(to)?.1));
    }
    let length = last.number() - first.number() + 1;
    Some(match portion {
        Portion::Start => (first, first.plus((length + 1) / 2 - 1)),
        Portion::Middle => (first.plus(length / 4), last.plus(-(length / 4))),
        Portion::End => (first.plus(length / 2), last),
    })
}

fn day_of_month(weekday: Option<u8>, day: u8, month: MonthRef, year: YearRef, context: &Context) -> Option<Resolved> {
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
    // The 29th of February has to be looked for further away.
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
        // What is not said to come has rather been, unless it is much nearer: it is news that are read.
        Tense::Open if nearest > context.anchor => {
            let before = years.iter().filter(|found| **found <= context.anchor).max();
            let away = |day: &Day| (day.number() - context.anchor.number()).abs();
            before.filter(|before| away(before) < 2 * away(&nearest)).or(Some(&nearest))
        }
        Tense::Open => Some(&nearest),
    };
    resolved(*found?)
}

fn of_weekday(weekday: u8, direction: Option<i8>, context: &Context) -> Day {
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
        (None, Tense::Open) if context.before.is_some_and(|day| day >= anchor && day <= anchor.plus(7)) => after,
        (None, _) => before,
    }
}

fn month_year(month: u8, year: YearRef, direction: Option<i8>, context: &Context) -> i32 {
    let Ymd { year: year_now, month: month_now, .. } = context.anchor.ymd();
    let month = i32::from(month);
    let now = month_now as i32;
    let latest = if month <= now { year_now } else { year_now - 1 };
    let next = if month >= now { year_now } else { year_now + 1 };
    match (known_year(year, context.anchor), direction) {
        (Some(year), _) => return year,
        (None, Some(0)) => return year_now,
        (None, Some(..0)) => return if month == now { year_now - 1 } else { latest },
        (None, Some(_)) => return if month == now { year_now + 1 } else { next },
        (None, None) => {}
    }
    if let Some(year) = context.year {
        return year;
    }
    let (since, until) = ((now - month).rem_euclid(12), (month - now).rem_euclid(12));
    match context.tense {
        Tense::Past => latest,
        Tense::Future => next,
        Tense::Open if since <= 1 => latest,
        Tense::Open if until <= 1 => next,
        // What is not said to come has been: it is news that are read.
        Tense::Open => latest,
    }
}

/// The unit that is so many units away from the one the day is in.
fn unit_at(unit: Unit, offset: i8, anchor: Day) -> Option<(TimeKind, Days)> {
    let Ymd { year, month, .. } = anchor.ymd();
    let offset = i32::from(offset);
    Some(match unit {
        Unit::Weekend => {
            // On a weekend the last one is the one before, and the next the one after.
            let this = anchor.monday().plus(5);
            let saturday = match offset {
                ..0 => this.plus(7 * offset),
                0 => this,
                _ if anchor.weekday() < 5 => this.plus(7 * (offset - 1)),
                _ => this.plus(7 * offset),
            };
            (TimeKind::Weekend, (saturday, saturday.plus(1)))
        }
        Unit::Week => {
            let monday = anchor.monday().plus(7 * offset);
            (TimeKind::Week, (monday, monday.plus(6)))
        }
        Unit::Month => {
            let (year, month) = plus_months(year, month, offset);
            (TimeKind::Month, calendar::month(year, month)?)
        }
        Unit::Quarter | Unit::HalfYear => {
            let (kind, months) = if unit == Unit::Quarter { (TimeKind::Quarter, 3) } else { (TimeKind::HalfYear, 6) };
            let start = (month as i32 - 1) / months * months + 1;
            let (first_year, first) = plus_months(year, start as u32, offset * months);
            let (last_year, last) = plus_months(first_year, first, months - 1);
            (kind, (calendar::month(first_year, first)?.0, calendar::month(last_year, last)?.1))
        }
        Unit::Year => (TimeKind::Year, calendar::year(year + offset)?),
        Unit::Decade => {
            let first = year.div_euclid(10) * 10 + offset * 10;
            (TimeKind::Decade, calendar::years(first, first + 9)?)
        }
        Unit::Century => {
            let first = year.div_euclid(100) * 100 + offset * 100;
            (TimeKind::Century, calendar::years(first, first + 100)?)
        }
        Unit::Day | Unit::Millennium | Unit::Time => return None,
    })
}

/// *vor zwei Wochen*: the week, month or year so far away, no finer than it is counted.
fn distance(count: i32, unit: Unit, about: bool, anchor: Day) -> Option<Resolved> {
    /// From here on *rund zwanzig Jahre* are no longer counted: they may be some more or less.
    const ROUND: i32 = 20;
    /// From here on a round number of years is none that was counted, even alone.
    const ROUND_ALONE: i32 = 200;
    let Ymd { year, month, .. } = anchor.ymd();
    let (kind, days) = match unit {
        Unit::Day => (TimeKind::Day, (anchor.plus(count), anchor.plus(count))),
        Unit::Week => {
            let monday = anchor.plus(7 * count).monday();
            (TimeKind::Week, (monday, monday.plus(6)))
        }
        Unit::Month => {
            let (year, month) = plus_months(year, month, count);
            (TimeKind::Month, calendar::month(year, month)?)
        }
        Unit::Year if (about && count.abs() >= ROUND) || (count.abs() >= ROUND_ALONE && count % 10 == 0) => {
            let off = count.abs() / 10;
            (TimeKind::Span, calendar::years(year + count - off, year + count + off)?)
        }
        Unit::Year => (TimeKind::Year, calendar::year(year + count)?),
        Unit::Decade => {
            let first = (year + 10 * count).div_euclid(10) * 10;
            (TimeKind::Decade, calendar::years(first, first + 9)?)
        }
        Unit::Century => {
            let first = (year + 100 * count).div_euclid(100) * 100;
            (TimeKind::Century, calendar::years(first, first + 100)?)
        }
        _ => return None,
    };
    (days.0.ymd().year >= 1).then_some(Resolved { kind, days, contradicts: false })
}

/// A season as wide as both the calendar and the weather have it: summer is from the 1st of June to the 22nd of September.
fn season_of(season: Season, year: i32) -> Option<Days> {
    Some(match season {
        Season::Spring => (Day::from_ymd(year, 3, 1)?, Day::from_ymd(year, 6, 20)?),
        Season::Summer => (Day::from_ymd(year, 6, 1)?, Day::from_ymd(year, 9, 22)?),
        Season::Autumn => (Day::from_ymd(year, 9, 1)?, Day::from_ymd(year, 12, 20)?),
        Season::Winter => (Day::from_ymd(year, 12, 1)?, Day::from_ymd(year + 1, 3, 20)?),
    })
}

fn of_season(
    season: Season,
    year: YearRef,
    direction: Option<i8>,
    two_years: bool,
    context: &Context,
) -> Option<(Days, TimeKind)> {
    let kind = |year: i32| TimeKind::Season(season, year);
    let Ymd { year: year_now, .. } = context.anchor.ymd();
    let carried = context.year.filter(|_| direction.is_none());
    if let Some(year) = known_year(year, context.anchor).or(carried) {
        // The winter of 2014 may be the one that ends in it, or the one that begins in it.
        let days = season_of(season, year)?;
        let first = if season == Season::Winter && !two_years { Day::from_ymd(year, 1, 1)? } else { days.0 };
        return Some(((first, days.1), kind(year)));
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
        (None, Tense::Open) => match begun.filter(|(_, days)| days.1 >= anchor) {
            Some(running) => Some(running),
            None => around.iter().find(|(year, _)| *year == year_now),
        },
    }?;
    Some((*days, kind(*year)))
}

fn of_feast(feast: Feast, year: YearRef, direction: Option<i8>, context: &Context) -> Option<Days> {
    let in_year = |year: i32| -> Option<Days> {
        let (first, length) = match feast {
            Feast::Easter(days, length) => (calendar::easter(year)?.plus(i32::from(days)), length),
            Feast::Fixed(day, month, length) => (Day::from_ymd(year, u32::from(month), u32::from(day))?, length),
            Feast::Advent(days) => (calendar::advent(year)?.plus(i32::from(days)), 1),
            Feast::MothersDay => {
                let first = Day::from_ymd(year, 5, 1)?;
                (first.plus(6 - i32::from(first.weekday()) + 7), 1)
            }
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
        Tense::Open => Some(nearest),
    }
}
