//! Weeks, months, years and longer times, and portions of them.
//! It must not know texts.

use crate::date::calendar::{self, Days, plus_months};
use crate::date::{Day, Ymd};
use crate::temporal::expression::TimeKind;
use crate::temporal::grammar::{Exactness, YearRef};
use crate::temporal::resolve::context::{Context, Resolved, Tense, known_year};
use crate::temporal::word::{Portion, Unit};

/// From this year on, a decade that is running is written with four digits.
const NAMED_DECADES: i32 = 2000;

/// A decade without its century begins at least this many years ago: in 2025 the *zwanziger Jahre* are those of the
/// 20th century.
const DECADE_AGO: i32 = 10;

/// The year of a month that may lack it.
pub fn month_year(month: u8, year: YearRef, direction: Option<i8>, context: &Context) -> Option<i32> {
    let Ymd { year: year_now, month: month_now, .. } = context.anchor.ymd();
    let month = i32::from(month);
    let now = month_now as i32;
    let latest = if month <= now { year_now } else { year_now - 1 };
    let next = if month >= now { year_now } else { year_now + 1 };
    match (known_year(year, context.anchor), direction) {
        (Some(year), _) => return Some(year),
        (None, Some(0)) => return Some(year_now),
        (None, Some(..0)) => return Some(if month == now { year_now - 1 } else { latest }),
        (None, Some(_)) => return Some(if month == now { year_now + 1 } else { next }),
        (None, None) => {}
    }
    if context.year.is_some() {
        return context.year;
    }
    let (since, until) = ((now - month).rem_euclid(12), (month - now).rem_euclid(12));
    Some(match context.tense {
        Tense::Past => latest,
        Tense::Future => next,
        Tense::Open | Tense::Undecided if since <= 1 => latest,
        Tense::Open | Tense::Undecided if until <= 1 => next,
        // News are about what has been.
        Tense::Open => latest,
        Tense::Undecided => return None,
    })
}

/// The unit this many units away from the one the day is in.
pub fn unit_at(unit: Unit, offset: i8, anchor: Day) -> Option<(TimeKind, Days)> {
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

/// *vor zwei Wochen*: a week, month or year, no finer than it is counted.
pub fn distance(count: i32, unit: Unit, exactness: Exactness, anchor: Day) -> Option<Resolved> {
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
        Unit::Year
            if (exactness == Exactness::Rough && count.abs() >= ROUND)
                || (count.abs() >= ROUND_ALONE && count % 10 == 0) =>
        {
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

/// *vor anderthalb Jahren*, three halves of a year: as wide as such a time is rounded, a sixth of the unit to either
/// side.
pub fn half_distance(halves: i8, unit: Unit, anchor: Day) -> Option<Days> {
    let halves = i32::from(halves);
    let Ymd { year, month, .. } = anchor.ymd();
    let of_days = |length: i32| {
        let middle = halves * length / 2;
        let off = (length / 6).max(1);
        Some((anchor.plus(middle - off), anchor.plus(middle + off)))
    };
    let of_years = |length: i32| {
        let middle = year + halves * length / 2;
        calendar::years(middle - length / 6, middle + length / 6)
    };
    match unit {
        Unit::Week => of_days(7),
        Unit::Month => of_days(30),
        Unit::Year => {
            let at = |months: i32| {
                let (year, month) = plus_months(year, month, months);
                calendar::month(year, month)
            };
            Some((at(halves * 6 - 2)?.0, at(halves * 6 + 2)?.1))
        }
        Unit::Decade => of_years(10),
        Unit::Century => of_years(100),
        _ => None,
    }
}

/// *in den letzten zwei Wochen*: from two weeks before the day up to it; *in den nächsten* from it on.
pub fn stretch(count: i32, unit: Unit, anchor: Day) -> Option<Days> {
    let Ymd { year, month, day } = anchor.ymd();
    let other = match unit {
        Unit::Day => anchor.plus(count),
        Unit::Week => anchor.plus(7 * count),
        Unit::Month => {
            let (year, month) = plus_months(year, month, count);
            let (first, last) = calendar::month(year, month)?;
            last.min(first.plus(day as i32 - 1))
        }
        _ => return None,
    };
    Some((other.min(anchor), other.max(anchor)))
}

/// A portion of a time: its first half, its second, or the half in the middle. Wide on purpose: *Anfang März* is not
/// the first of March, and nobody knows where it ends.
pub fn portion_of((first, last): Days, portion: Option<Portion>) -> Option<Days> {
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

/// *am Wochenende*: on Monday to Friday the weekend that was is the one before.
pub fn weekend(context: &Context) -> Days {
    let this = context.anchor.monday().plus(5);
    let saturday = match context.tense {
        Tense::Past | Tense::Open if context.anchor.weekday() < 5 => this.plus(-7),
        _ => this,
    };
    (saturday, saturday.plus(1))
}

/// *2. Quartal*, *erstes Halbjahr*: in January the last quarter that was is one of the year before.
pub fn part_of_year(number: u8, unit: Unit, year: YearRef, context: &Context) -> Option<Resolved> {
    let Ymd { year: year_now, month: month_now, .. } = context.anchor.ymd();
    let (kind, months) = if unit == Unit::Quarter { (TimeKind::Quarter, 3) } else { (TimeKind::HalfYear, 6) };
    let first = u32::from(number - 1) * months + 1;
    let year = match (known_year(year, context.anchor).or(context.year), context.tense) {
        (Some(year), _) => year,
        (None, Tense::Past) if first > month_now => year_now - 1,
        (None, _) => year_now,
    };
    let days = (calendar::month(year, first)?.0, calendar::month(year, first + months - 1)?.1);
    Some(Resolved { kind, days, contradicts: false })
}

/// The first year of a decade that is named without its century: in 1848 nobody knows whether the *vierziger Jahre* are
/// over; in 2025 the *zwanziger Jahre* are a century ago.
pub fn decade_start(decade: u8, year_now: i32) -> Option<i32> {
    match year_now - year_now.rem_euclid(100) + i32::from(decade) * 10 {
        running if running <= year_now && year_now < running + 10 && year_now < NAMED_DECADES => None,
        later if later > year_now - DECADE_AGO => Some(later - 100),
        earlier => Some(earlier),
    }
}
