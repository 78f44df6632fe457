//! Reads a date as it is written in a file, a file's head or on the command line: ISO 8601, RFC 3339, RFC 2822, German.
//! It must not know where the text comes from, and never makes a date more precise than it is written.

use crate::date::day::Day;
use crate::date::names::{is_weekday, month_number};
use crate::date::publication::{FIRST_YEAR, LAST_YEAR, PublicationDate};
use crate::text::{Run, RunClass, roman, runs};

/// Two-digit years up to this one are of the 2000s, later ones of the 1900s: `04.07.25` is 2025, `04.07.89` is 1989.
/// Press archives that write such years are of the 1990s and later, with reprints of older matter written in full.
const LAST_TWO_DIGIT_YEAR_OF_THE_2000S: i32 = 30;

/// Why a text is no date; `output` has the words for readers.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DateError {
    /// It has the form of no date known here.
    #[error("not a date")]
    Unknown,
    /// It has the form of a date that the calendar does not have, or of a year before 1600 or after 2100.
    #[error("no such date")]
    Impossible,
}

/// The forms of files: a day, month or year, or two with a slash.
pub(crate) fn parse_plain(text: &str) -> Result<PublicationDate, DateError> {
    let text = text.trim();
    if text.len() > LONGEST {
        return Err(DateError::Unknown);
    }
    if let Some(date) = unix_time(text) {
        return Ok(date);
    }
    if let Some((first, last)) = text.split_once('/')
        && let (Ok(first), Ok(last)) = (parse_one(first), parse_one(last))
    {
        return PublicationDate::span(first.first(), last.last()).ok_or(DateError::Impossible);
    }
    parse_one(text)
}

/// Seconds, or milliseconds, since 1970, as programs write them: the day that the moment is in Germany, Austria and
/// Switzerland. Only from 2001 on, when seconds have ten digits, and milliseconds thirteen.
fn unix_time(text: &str) -> Option<PublicationDate> {
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let seconds: i64 = match text.len() {
        10 => text.parse().ok()?,
        13 => text.parse::<i64>().ok()? / 1000,
        _ => return None,
    };
    let day = Day::from_ymd(1970, 1, 1)?.plus(i32::try_from(seconds.div_euclid(86_400)).ok()?);
    possible(day.ymd().year).ok()?;
    let minute = u32::try_from(seconds.rem_euclid(86_400) / 60).ok()?;
    Some(PublicationDate::day(local_day(day, minute)))
}

/// The day in Germany, Austria and Switzerland on which a moment lies that is a day and a minute of it in Greenwich.
/// Before 1980, when summer time had other rules, only the hour of winter is added.
fn local_day(day: Day, minute: u32) -> Day {
    let year = day.ymd().year;
    // Summer time is from the last Sunday in March to the last in October, at one in the morning in Greenwich.
    let change = |month: u32| {
        let last = Day::from_ymd(year, month, 31)?;
        Some(last.plus(-((i32::from(last.weekday()) + 1) % 7)))
    };
    let after = |month: u32| change(month).is_some_and(|change| (day, minute) >= (change, 60));
    let summer = year >= 1980 && after(3) && !after(10);
    let hours = if summer { 2 } else { 1 };
    if minute + 60 * hours >= 24 * 60 { day.next() } else { day }
}

/// The day that a day and a time of it are in Germany, Austria and Switzerland, when the time has a zone: `T22:30:00Z`,
/// `22:30:00 EST`, `T223000+0000`. Without a zone, and at a time that stands for the whole day, it is the day printed.
fn local(date: PublicationDate, mut pieces: &[Piece<'_>]) -> PublicationDate {
    while let [Piece::Sign(',' | '|' | '–'), rest @ ..] | [Piece::Word("T" | "um"), rest @ ..] = pieces {
        pieces = rest;
    }
    let (hour, minute, rest) = match pieces {
        [Piece::Number(hour @ 0..=23, 1 | 2), Piece::Sign(':'), Piece::Number(minute @ 0..=59, 2), rest @ ..] => {
            (*hour, *minute, rest)
        }
        [Piece::Number(time, 6), rest @ ..] if *time < 24_00_00 => (time / 10_000, time / 100 % 100, rest),
        [Piece::Number(time, 4), rest @ ..] if *time < 24_00 => (time / 100, time % 100, rest),
        _ => return date,
    };
    // Seconds, and parts of them.
    let rest = match rest {
        [Piece::Sign(':'), Piece::Number(_, 2), Piece::Sign('.' | ','), Piece::Number(..), rest @ ..]
        | [Piece::Sign(':'), Piece::Number(_, 2), rest @ ..] => rest,
        rest => rest,
    };
    // Programs write the last minute of a day for the whole of it.
    let Some(ahead) = minutes_ahead(rest).filter(|_| (hour, minute) != (23, 59)) else { return date };
    let in_greenwich = (60 * hour + minute) as i32 - ahead;
    let day = date.first().plus(in_greenwich.div_euclid(24 * 60));
    PublicationDate::day(local_day(day, in_greenwich.rem_euclid(24 * 60) as u32))
}

/// How many minutes the clocks of a zone are ahead of Greenwich.
fn minutes_ahead(zone: &[Piece<'_>]) -> Option<i32> {
    let of = |sign: char, hours: u32, minutes: u32| {
        let ahead = 60 * hours as i32 + minutes as i32;
        (hours <= 14 && minutes < 60).then_some(if sign == '+' { ahead } else { -ahead })
    };
    match zone {
        [Piece::Word(name)] => Some(match *name {
            "Z" | "UTC" | "GMT" | "UT" | "WET" => 0,
            "MEZ" | "CET" | "BST" | "WEST" => 60,
            "MESZ" | "CEST" | "EET" => 120,
            "EEST" | "MSK" => 180,
            "EST" => -300,
            "EDT" => -240,
            "CST" => -360,
            "CDT" => -300,
            "MST" => -420,
            "MDT" => -360,
            "PST" => -480,
            "PDT" => -420,
            _ => return None,
        }),
        [
            Piece::Sign(sign @ ('+' | '-' | '−')),
            Piece::Number(hours, 2),
            Piece::Sign(':'),
            Piece::Number(minutes, 2),
        ] => of(*sign, *hours, *minutes),
        [Piece::Sign(sign @ ('+' | '-' | '−')), Piece::Number(hours, 2)] => of(*sign, *hours, 0),
        [Piece::Sign(sign @ ('+' | '-' | '−')), Piece::Number(both, 4), ..] => of(*sign, both / 100, both % 100),
        _ => None,
    }
}

/// No date with time and zone is longer, in bytes.
const LONGEST: usize = 100;

/// Reads one date that is no span of two.
fn parse_one(text: &str) -> Result<PublicationDate, DateError> {
    let text = text.trim().trim_start_matches('(').trim_end_matches(')').replace("a\u{308}", "ä");
    let pieces = pieces(&text);
    let pieces = without_lead(&pieces);
    match pieces {
        [] => Err(DateError::Unknown),
        [Piece::Number(number, 8), rest @ ..] if is_time(rest) => {
            Ok(local(ymd((number / 10_000) as i32, number / 100 % 100, number % 100)?, rest))
        }
        [
            Piece::Number(y, 4),
            Piece::Sign('-' | '/' | '.'),
            Piece::Number(m, 1 | 2),
            Piece::Sign('-' | '/' | '.'),
            Piece::Number(d, 1 | 2),
            rest @ ..,
        ] if is_time(rest) => Ok(local(ymd(*y as i32, *m, *d)?, rest)),
        [Piece::Number(y, 4)] => year(*y as i32),
        [
            Piece::Number(d, 1 | 2),
            Piece::Sign('.' | '-' | '/'),
            Piece::Number(m, 1 | 2),
            Piece::Sign('.' | '-' | '/'),
            Piece::Number(y, digits @ (2 | 4)),
            rest @ ..,
        ] if is_time(rest) && pieces[1] == pieces[3] && pieces[1] != Piece::Sign('/') => {
            ymd(full_year(*y, *digits), *m, *d)
        }
        [Piece::Number(m, 1 | 2), Piece::Sign('.' | '/'), Piece::Number(y, 4)] => month(*y as i32, *m),
        // A season or volume, `1989/90`.
        [Piece::Number(y, 4), Piece::Sign('/'), Piece::Number(next, 2)] if (y + 1) % 100 == *next && *next > 12 => {
            let (first, last) = (year(*y as i32)?, year(*y as i32 + 1)?);
            PublicationDate::span(first.first(), last.last()).ok_or(DateError::Impossible)
        }
        [Piece::Number(y, 4), Piece::Sign('-' | '/'), Piece::Number(m, 2)] => month(*y as i32, *m),
        _ => named_month(pieces),
    }
}

/// What follows a weekday, a place or a word such as `Stand`: `Fr, 4.7.2025`, `Berlin, den 3. October 1848`,
/// `am 4. Juli`.
fn without_lead<'p, 't>(pieces: &'p [Piece<'t>]) -> &'p [Piece<'t>] {
    match pieces {
        [Piece::Word("am" | "den" | "vom" | "Stand"), rest @ ..] => without_lead(rest),
        [Piece::Sign(':' | ',' | '.'), rest @ ..] => without_lead(rest),
        [Piece::Word(_), Piece::Sign(','), Piece::Word("den"), rest @ ..] => rest,
        [Piece::Word(word), rest @ ..] if is_weekday(word) => without_lead(rest),
        pieces => pieces,
    }
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Piece<'a> {
    /// The value and how many digits it was written with.
    Number(u32, usize),
    Word(&'a str),
    Sign(char),
}

/// Cuts the text into numbers, words and signs; blanks only separate.
fn pieces(text: &str) -> Vec<Piece<'_>> {
    let piece = |run: Run| {
        let part = run.span.of(text);
        Some(match run.class {
            RunClass::Blank | RunClass::LineEnd => return None,
            RunClass::Letters => Piece::Word(part),
            // A run too long for a number is no part of a date; the value only has to be impossible.
            RunClass::Digits => Piece::Number(part.parse().unwrap_or(u32::MAX), part.len()),
            RunClass::Sign(_) | RunClass::Invisible => Piece::Sign(part.chars().next()?),
        })
    };
    runs(text).filter_map(piece).collect()
}

/// Whether what follows a date is nothing, or a time of day with an optional zone.
fn is_time(mut pieces: &[Piece<'_>]) -> bool {
    while let [Piece::Sign(',' | '|' | '–'), rest @ ..] | [Piece::Word("T" | "um"), rest @ ..] = pieces {
        pieces = rest;
    }
    match pieces {
        [] => true,
        [Piece::Number(hour, 1 | 2), Piece::Word("Uhr" | "h")] => *hour < 25,
        [Piece::Number(hour, 1 | 2), Piece::Sign(':' | '.'), Piece::Number(minute, 2), rest @ ..] => {
            let rest = match rest {
                [Piece::Sign(':'), Piece::Number(_, 2), Piece::Sign('.' | ','), Piece::Number(..), rest @ ..] => rest,
                [Piece::Sign(':'), Piece::Number(_, 2), rest @ ..] => rest,
                rest => rest,
            };
            let zone = matches!(
                rest,
                [] | [Piece::Word(_)]
                    | [Piece::Sign('+' | '-' | '−'), Piece::Number(_, 2 | 4)]
                    | [Piece::Sign('+' | '-' | '−'), Piece::Number(_, 2), Piece::Sign(':'), Piece::Number(_, 2)]
                    | [Piece::Sign('+' | '-'), Piece::Number(_, 4), Piece::Word(_)]
                    | [Piece::Sign('+' | '-'), Piece::Number(_, 4), Piece::Sign('('), Piece::Word(_), Piece::Sign(')')]
                    | [Piece::Word(_), Piece::Sign('+' | '-'), Piece::Number(..)]
            );
            *hour < 25 && *minute < 60 && zone
        }
        // The compact form of ISO 8601, `20250704T143000Z`.
        [Piece::Number(_, 4 | 6)] | [Piece::Number(_, 4 | 6), Piece::Word("Z")] => true,
        [Piece::Number(_, 4 | 6), Piece::Sign('+' | '-'), Piece::Number(_, 4)] => true,
        _ => false,
    }
}

fn named_month(pieces: &[Piece<'_>]) -> Result<PublicationDate, DateError> {
    let mut pieces = pieces;
    let day = match pieces {
        [Piece::Number(day, 1 | 2), Piece::Sign('.' | '-'), rest @ ..] | [Piece::Number(day, 1 | 2), rest @ ..] => {
            pieces = rest;
            Some(*day)
        }
        _ => None,
    };
    let [Piece::Word(word), rest @ ..] = pieces else { return Err(DateError::Unknown) };
    let number = month_of(word).ok_or(DateError::Unknown)?;
    pieces = rest;
    while let [Piece::Sign('.' | '-' | ','), rest @ ..] = pieces {
        pieces = rest;
    }
    match (day, pieces) {
        (Some(day), [Piece::Number(y, digits @ (2 | 4)), rest @ ..]) if is_time(rest) => {
            Ok(local(ymd(full_year(*y, *digits), number, day)?, rest))
        }
        (None, [Piece::Number(y, 4)]) => month(*y as i32, number),
        // English, `July 4, 2025`.
        (None, [Piece::Number(day, 1 | 2), Piece::Sign(','), Piece::Number(y, 4), rest @ ..]) if is_time(rest) => {
            ymd(*y as i32, number, *day)
        }
        _ => Err(DateError::Unknown),
    }
}

/// The year that two or four digits mean.
pub(crate) fn full_year(year: u32, digits: usize) -> i32 {
    let year = year as i32;
    match digits {
        2 if year <= LAST_TWO_DIGIT_YEAR_OF_THE_2000S => 2000 + year,
        2 => 1900 + year,
        _ => year,
    }
}

fn possible(year: i32) -> Result<i32, DateError> {
    if (FIRST_YEAR..=LAST_YEAR).contains(&year) { Ok(year) } else { Err(DateError::Impossible) }
}

fn ymd(year: i32, month: u32, day: u32) -> Result<PublicationDate, DateError> {
    Day::from_ymd(possible(year)?, month, day).map(PublicationDate::day).ok_or(DateError::Impossible)
}

fn month(year: i32, month: u32) -> Result<PublicationDate, DateError> {
    PublicationDate::month(possible(year)?, month).ok_or(DateError::Impossible)
}

fn year(year: i32) -> Result<PublicationDate, DateError> {
    PublicationDate::year(possible(year)?).ok_or(DateError::Impossible)
}

/// The number of a month: its name, or the Roman numeral that old letters and files have in its place.
fn month_of(word: &str) -> Option<u32> {
    month_number(word).or_else(|| roman(&word.to_uppercase()).filter(|number| *number <= 12))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_with_a_zone_is_a_day_in_germany() {
        for (text, expected) in [
            ("2025-07-04T22:30:00Z", "2025-07-05"),
            ("2025-07-04T23:30:00+02:00", "2025-07-04"),
            ("2025-01-04T23:30:00+01:00", "2025-01-04"),
            ("2025-07-04T18:30:00-05:00", "2025-07-05"),
            ("2025-07-05T03:00:00+09:00", "2025-07-04"),
            ("20250704T223000Z", "2025-07-05"),
            ("20250704T223000+0000", "2025-07-05"),
            ("20250704T223000+0200", "2025-07-04"),
            ("Fri, 04 Jul 2025 22:30:00 GMT", "2025-07-05"),
            ("Fri, 04 Jul 2025 20:30:00 EST", "2025-07-05"),
            ("Fri, 04 Jul 2025 23:30:00 +0200", "2025-07-04"),
            ("2025-07-04T23:59:59Z", "2025-07-04"),
            ("2025-07-04T23:30:00", "2025-07-04"),
            ("4. Juli 2025, 23:30 Uhr", "2025-07-04"),
            ("Mon, 31 Dec 2018 23:30:00 +0000", "2019-01-01"),
        ] {
            assert_eq!(parse_plain(text).unwrap().to_string(), expected, "{text}");
        }
    }
}
