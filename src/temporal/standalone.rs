//! Reads a text that is a date as a whole, such as one that a reader types.
//! It must not know what is asked for with it.

use crate::date::Day;
use crate::date::calendar::Days;
use crate::temporal::grammar::{Grammar, Meaning, MonthRef, YearRef};
use crate::temporal::resolve::{Context, Tense, resolve};
use crate::temporal::share_years;
use crate::temporal::tokens::{Token, TokenKind, tokens};
use crate::temporal::word::{Link, Word};

/// The days that a text is, as a whole, on a day that is `today`; of a list or a span all days from the first to the last. Without a
/// `today` only what is the same on every day. A day, weekday or month that could be of any year is nothing: which one is meant has to be said.
pub fn read_whole(text: &str, today: Option<Day>) -> Option<Days> {
    let (mut tokens_of, mut phrases) = (Vec::new(), Vec::new());
    tokens(text, &mut tokens_of);
    let grammar = Grammar { text, tokens: &tokens_of };
    // Leading words are needed to tell a month from a name, and are no part of it.
    let is_lead = |token: &Token| {
        matches!(
            token.kind,
            TokenKind::Time(Word::The | Word::Link(Link::Am | Link::Im | Link::In | Link::Von | Link::Vom))
        )
    };
    let mut at = if tokens_of.first().is_some_and(is_lead)
        && tokens_of.get(1).is_some_and(|token| !is_lead(token) || token.kind == TokenKind::Time(Word::The))
    {
        1
    } else {
        0
    };
    let mut ends: Vec<usize> = Vec::new();
    while at < tokens_of.len() {
        let known = phrases.len();
        let end = grammar.read(at, &mut phrases)?;
        // Two dates have something between them; a list read at once is one.
        let joined = ends.last().is_none_or(|end| *end < at);
        if phrases.len() == known || end <= at || !joined {
            return None;
        }
        at = end;
        ends.push(end);
        // What is between two of them.
        while at < tokens_of.len()
            && matches!(
                tokens_of[at].kind,
                TokenKind::Time(Word::Link(Link::Und | Link::Bis | Link::Zum)) | TokenKind::Sign('/' | '-' | '–')
            )
        {
            at += 1;
        }
    }
    if ends.last() != Some(&tokens_of.len()) {
        return None;
    }
    share_years(&tokens_of, &mut phrases);
    let anchors = match today {
        Some(today) => [today, today],
        None => [Day::from_ymd(crate::date::FIRST_YEAR, 1, 1)?, Day::from_ymd(crate::date::LAST_YEAR, 12, 31)?],
    };
    let mut all: Option<Days> = None;
    for phrase in &phrases {
        let is_open = matches!(
            phrase.meaning,
            Meaning::Day { year: YearRef::Open, month: MonthRef::Given(_), .. }
                | Meaning::Weekday { direction: None, .. }
                | Meaning::Month { year: YearRef::Open, direction: None, .. }
                | Meaning::Season { year: YearRef::Open, direction: None, .. }
                | Meaning::Feast { year: YearRef::Open, direction: None, .. }
                | Meaning::Week { year: YearRef::Open, .. }
                | Meaning::PartOfYear { year: YearRef::Open, .. }
        );
        let read = |anchor: Day| {
            let context = Context { anchor, tense: Tense::Past, year: None, day: None, before: None };
            resolve(phrase.meaning, &context)
        };
        let found = read(anchors[0]).filter(|found| !is_open && read(anchors[1]) == Some(*found))?;
        all = Some(all.map_or(found.days, |(first, last)| (first.min(found.days.0), last.max(found.days.1))));
    }
    all
}
