//! Reads a text that is a date as a whole, such as one that a reader types.
//! It must not know what the date is for.

use crate::date::calendar::Days;
use crate::date::{Day, Precision, PublicationDate};
use crate::temporal::finder::any_day;
use crate::temporal::grammar::{Grammar, Meaning, MonthRef, Phrase, YearRef};
use crate::temporal::resolve::{Context, Tense, resolve};
use crate::temporal::spans::share_years;
use crate::temporal::tokens::{Token, TokenKind, tokens};
use crate::temporal::word::{Link, Word};

/// The days that a text means as a whole, on a day that is `today`; of a list or a span all days from the first to the
/// last. Without a `today`, only what is the same on every day. A day, weekday or month that could be of any year means
/// nothing.
pub fn read_whole(text: &str, today: Option<Day>) -> Option<Days> {
    let mut found = Vec::new();
    tokens(text, &mut found);
    let mut phrases = read_all(text, &found)?;
    share_years(&found, &mut phrases);
    let (first, last) = match today {
        Some(today) => (today, today),
        None => any_day().map(|days| (days.first(), days.last()))?,
    };
    let mut all: Option<Days> = None;
    for phrase in &phrases {
        let on = |anchor: Day| {
            let context =
                Context { anchor, tense: Tense::Past, year: None, day: None, in_sentence: None, before: None };
            resolve(phrase.meaning, &context)
        };
        let days = on(first).filter(|found| !is_of_any_year(phrase.meaning) && on(last) == Some(*found))?.days;
        all = Some(all.map_or(days, |(first, last)| (first.min(days.0), last.max(days.1))));
    }
    all
}

/// The phrases of a text that has nothing but phrases and what joins them.
fn read_all(text: &str, tokens: &[Token]) -> Option<Vec<Phrase>> {
    let grammar = Grammar { text, tokens };
    let mut phrases = Vec::new();
    let mut at = past_lead(tokens);
    let mut end: Option<usize> = None;
    while at < tokens.len() {
        // Two dates have something between them; a list read at once is one.
        if end == Some(at) {
            return None;
        }
        let known = phrases.len();
        let behind = grammar.read(at, &mut phrases).filter(|behind| *behind > at && phrases.len() > known)?;
        end = Some(behind);
        let joins = |token: &&Token| {
            matches!(
                token.kind,
                TokenKind::Time(Word::Link(Link::Und | Link::Bis | Link::Zum)) | TokenKind::Sign('/' | '-' | '–')
            )
        };
        at = behind + tokens[behind..].iter().take_while(joins).count();
    }
    (end == Some(tokens.len())).then_some(phrases)
}

/// The token behind a leading word, which is needed to tell a month from a name but is no part of the date.
fn past_lead(tokens: &[Token]) -> usize {
    let is_lead = |token: &Token| {
        matches!(
            token.kind,
            TokenKind::Time(Word::The | Word::Link(Link::Am | Link::Im | Link::In | Link::Von | Link::Vom))
        )
    };
    match tokens {
        [lead, next, ..] if is_lead(lead) && (!is_lead(next) || next.kind == TokenKind::Time(Word::The)) => 1,
        _ => 0,
    }
}

/// Whether it could be of any year or week.
fn is_of_any_year(meaning: Meaning) -> bool {
    matches!(
        meaning,
        Meaning::Day { year: YearRef::Open, month: MonthRef::Given(_), .. }
            | Meaning::Weekday { direction: None, .. }
            | Meaning::NthWeekday { year: YearRef::Open, .. }
            | Meaning::Month { year: YearRef::Open, direction: None, .. }
            | Meaning::Season { year: YearRef::Open, direction: None, .. }
            | Meaning::Feast { year: YearRef::Open, direction: None, .. }
            | Meaning::Week { year: YearRef::Open, .. }
            | Meaning::PartOfYear { year: YearRef::Open, .. }
    )
}

/// A field of a head with more than a date is at most this long, in bytes.
const FIELD_MAX: usize = 200;

/// The first date in a field that has more than that: *01.04.2020, aktualisiert am 03.06.2020*, *Musterdorf, 2. April
/// 2020*, *Nr. 12, 3. April 2020*. Only a whole day, or a month by its name, is a date among other words; what tells of
/// a change is none.
pub fn first_date(text: &str) -> Option<PublicationDate> {
    /// What stands before the day of a change.
    const CHANGED: [&str; 5] = ["aktualisiert", "geändert", "update", "updated", "änderung"];
    if text.len() > FIELD_MAX {
        return None;
    }
    let mut found = Vec::new();
    tokens(text, &mut found);
    let bytes = |at: usize| found[at].start as usize..found[at].end as usize;
    let is_change = |at: usize| {
        let words = text[..at].split(|c: char| !c.is_alphanumeric()).rev().filter(|word| !word.is_empty());
        words.take(2).any(|word| CHANGED.contains(&word.to_lowercase().as_str()))
    };
    for first in 0..found.len() {
        let start = bytes(first).start;
        // Not in the middle of a number.
        if text[..start].ends_with(|c: char| c.is_ascii_digit() || ".-/".contains(c)) || is_change(start) {
            continue;
        }
        for last in (first..found.len()).rev() {
            let piece = &text[start..bytes(last).end];
            let Ok(date) = crate::temporal::parse(piece) else { continue };
            let by_name = date.precision() == Precision::Month && piece.contains(char::is_alphabetic);
            let of_days = date.precision() == Precision::Day
                || piece.contains(['.', '-']) && date.last().number() - date.first().number() < 32;
            let ends = !text[bytes(last).end..].starts_with(|c: char| c.is_alphanumeric());
            if ends && piece.len() >= 6 && (by_name || of_days) {
                return Some(date);
            }
        }
    }
    None
}
