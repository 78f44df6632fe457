//! Reads a text that is a date as a whole, such as one that a reader types.
//! It must not know what the date is for.

use crate::date::Day;
use crate::date::calendar::Days;
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
