//! Reads a date as it is written in a file, a file's head or on the command line: ISO 8601, RFC 3339, RFC 2822, German.
//! It must not know where the text comes from, and never makes a date more precise than it is written.

use crate::date::{Day, FIRST_YEAR, LAST_YEAR, PublicationDate};
use std::fmt;

/// Two-digit years up to this one are of the 2000s, later ones of the 1900s: `04.07.25` is 2025, `04.07.89` is 1989.
/// Press archives that write such years are of the 1990s and later, with reprints of older matter written in full.
const LAST_TWO_DIGIT_YEAR_OF_THE_2000S: i32 = 30;

/// Why a text in a file is no date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DateError {
    /// It has the form of no date known here.
    Unknown,
    /// It has the form of a date that the calendar does not have, or of a year before 1600 or after 2100.
    Impossible,
}

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            DateError::Unknown => {
                "not a date; write for example 2025, 2025-07, 2025-07-04, 4.7.2025, 4. Juli 2025 or Juli 2025"
            }
            DateError::Impossible => "no such day, or a year before 1600 or after 2100",
        })
    }
}

impl std::error::Error for DateError {}

/// The forms of files: a day, month or year, or two with a slash.
pub(crate) fn parse_plain(text: &str) -> Result<PublicationDate, DateError> {
    let text = text.trim();
    if text.len() > LONGEST {
        return Err(DateError::Unknown);
    }
    if let Some((first, last)) = text.split_once('/')
        && let (Ok(first), Ok(last)) = (parse_one(first), parse_one(last))
    {
        return PublicationDate::span(first.first(), last.last()).ok_or(DateError::Impossible);
    }
    parse_one(text)
}

/// No date with time and zone is longer, in bytes.
const LONGEST: usize = 100;

/// Reads one date that is no span of two.
fn parse_one(text: &str) -> Result<PublicationDate, DateError> {
    let text = text.trim().trim_start_matches('(').trim_end_matches(')').replace("a\u{308}", "ä");
    let parts = parts(&text);
    let parts = without_lead(&parts);
    match parts {
        [] => Err(DateError::Unknown),
        [Part::Number(number, 8), rest @ ..] if is_time(rest) => {
            ymd((number / 10_000) as i32, number / 100 % 100, number % 100)
        }
        [
            Part::Number(y, 4),
            Part::Sign('-' | '/' | '.'),
            Part::Number(m, 1 | 2),
            Part::Sign('-' | '/' | '.'),
            Part::Number(d, 1 | 2),
            rest @ ..,
        ] if is_time(rest) => ymd(*y as i32, *m, *d),
        [Part::Number(y, 4)] => year(*y as i32),
        [
            Part::Number(d, 1 | 2),
            Part::Sign('.' | '-' | '/'),
            Part::Number(m, 1 | 2),
            Part::Sign('.' | '-' | '/'),
            Part::Number(y, digits @ (2 | 4)),
            rest @ ..,
        ] if is_time(rest) && parts[1] == parts[3] && parts[1] != Part::Sign('/') => {
            ymd(full_year(*y, *digits), *m, *d)
        }
        [Part::Number(m, 1 | 2), Part::Sign('.' | '/'), Part::Number(y, 4)] => month(*y as i32, *m),
        // A season or volume, `1989/90`.
        [Part::Number(y, 4), Part::Sign('/'), Part::Number(next, 2)] if (y + 1) % 100 == *next && *next > 12 => {
            let (first, last) = (year(*y as i32)?, year(*y as i32 + 1)?);
            PublicationDate::span(first.first(), last.last()).ok_or(DateError::Impossible)
        }
        [Part::Number(y, 4), Part::Sign('-' | '/'), Part::Number(m, 2)] => month(*y as i32, *m),
        _ => named_month(parts),
    }
}

/// What follows a weekday, a place or a word such as `Stand`: `Fr, 4.7.2025`, `Berlin, den 3. October 1848`, `am 4. Juli`.
fn without_lead<'p, 't>(parts: &'p [Part<'t>]) -> &'p [Part<'t>] {
    match parts {
        [Part::Word("am" | "den" | "vom" | "Stand"), rest @ ..] => without_lead(rest),
        [Part::Sign(':' | ',' | '.'), rest @ ..] => without_lead(rest),
        [Part::Word(_), Part::Sign(','), Part::Word("den"), rest @ ..] => rest,
        [Part::Word(word), rest @ ..] if is_weekday(word) => without_lead(rest),
        parts => parts,
    }
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Part<'a> {
    /// The value and how many digits it was written with.
    Number(u32, usize),
    Word(&'a str),
    Sign(char),
}

/// Cuts the text into numbers, words and signs; blanks only separate.
fn parts(text: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let same = |test: fn(char) -> bool| rest.find(|c: char| !test(c)).unwrap_or(rest.len());
        let length = if first.is_ascii_digit() {
            let length = same(|c| c.is_ascii_digit());
            // A run too long for a number is no part of a date; the value only has to be impossible.
            parts.push(Part::Number(rest[..length].parse().unwrap_or(u32::MAX), length));
            length
        } else if first.is_alphabetic() {
            let length = same(char::is_alphabetic);
            parts.push(Part::Word(&rest[..length]));
            length
        } else {
            if !first.is_whitespace() {
                parts.push(Part::Sign(first));
            }
            first.len_utf8()
        };
        rest = &rest[length..];
    }
    parts
}

/// Whether what follows a date is nothing, or a time of day with an optional zone.
fn is_time(mut parts: &[Part<'_>]) -> bool {
    while let [Part::Sign(',' | '|' | '–'), rest @ ..] | [Part::Word("T" | "um"), rest @ ..] = parts {
        parts = rest;
    }
    match parts {
        [] => true,
        [Part::Number(hour, 1 | 2), Part::Word("Uhr" | "h")] => *hour < 25,
        [Part::Number(hour, 1 | 2), Part::Sign(':' | '.'), Part::Number(minute, 2), rest @ ..] => {
            let rest = match rest {
                [Part::Sign(':'), Part::Number(_, 2), Part::Sign('.' | ','), Part::Number(..), rest @ ..] => rest,
                [Part::Sign(':'), Part::Number(_, 2), rest @ ..] => rest,
                rest => rest,
            };
            let zone = matches!(
                rest,
                [] | [Part::Word(_)]
                    | [Part::Sign('+' | '-' | '−'), Part::Number(_, 2 | 4)]
                    | [Part::Sign('+' | '-' | '−'), Part::Number(_, 2), Part::Sign(':'), Part::Number(_, 2)]
                    | [Part::Sign('+' | '-'), Part::Number(_, 4), Part::Word(_)]
                    | [Part::Sign('+' | '-'), Part::Number(_, 4), Part::Sign('('), Part::Word(_), Part::Sign(')')]
                    | [Part::Word(_), Part::Sign('+' | '-'), Part::Number(..)]
            );
            *hour < 25 && *minute < 60 && zone
        }
        // The compact form of ISO 8601, `20250704T143000Z`.
        [Part::Number(_, 4 | 6)] | [Part::Number(_, 4 | 6), Part::Word("Z")] => true,
        _ => false,
    }
}

fn named_month(parts: &[Part<'_>]) -> Result<PublicationDate, DateError> {
    let mut parts = parts;
    let day = match parts {
        [Part::Number(day, 1 | 2), Part::Sign('.' | '-'), rest @ ..] | [Part::Number(day, 1 | 2), rest @ ..] => {
            parts = rest;
            Some(*day)
        }
        _ => None,
    };
    let [Part::Word(word), rest @ ..] = parts else { return Err(DateError::Unknown) };
    let number = month_number(word).ok_or(DateError::Unknown)?;
    parts = rest;
    while let [Part::Sign('.' | '-' | ','), rest @ ..] = parts {
        parts = rest;
    }
    match (day, parts) {
        (Some(day), [Part::Number(y, digits @ (2 | 4)), rest @ ..]) if is_time(rest) => {
            ymd(full_year(*y, *digits), number, day)
        }
        (None, [Part::Number(y, 4)]) => month(*y as i32, number),
        // English, `July 4, 2025`.
        (None, [Part::Number(day, 1 | 2), Part::Sign(','), Part::Number(y, 4), rest @ ..]) if is_time(rest) => {
            ymd(*y as i32, number, *day)
        }
        _ => Err(DateError::Unknown),
    }
}

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

fn is_weekday(word: &str) -> bool {
    const DAYS: [&str; 15] = [
        "montag",
        "dienstag",
        "mittwoch",
        "donnerstag",
        "freitag",
        "samstag",
        "sonnabend",
        "sonntag",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ];
    const SHORT: [&str; 14] =
        ["mo", "di", "mi", "do", "fr", "sa", "so", "mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let word = word.to_lowercase();
    DAYS.contains(&word.as_str()) || SHORT.contains(&word.as_str())
}

/// The number of a German, Austrian or English month, written out or shortened.
fn month_number(word: &str) -> Option<u32> {
    let word = word.to_lowercase();
    let number = match word.as_str() {
        "januar" | "jänner" | "jaenner" | "jan" | "jän" | "january" => 1,
        "februar" | "feber" | "feb" | "febr" | "february" => 2,
        "märz" | "maerz" | "mär" | "mrz" | "mar" | "march" => 3,
        "april" | "apr" => 4,
        "mai" | "may" => 5,
        "juni" | "jun" | "june" => 6,
        "juli" | "jul" | "july" => 7,
        "august" | "aug" => 8,
        "september" | "sep" | "sept" => 9,
        "oktober" | "okt" | "october" | "oct" => 10,
        "november" | "nov" => 11,
        "dezember" | "dez" | "december" | "dec" => 12,
        roman => {
            const ROMAN: [&str; 12] = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];
            1 + ROMAN.iter().position(|number| *number == roman)? as u32
        }
    };
    Some(number)
}
