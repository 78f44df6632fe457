//! Phrases that belong together: the ends of a span, the days of a list.
//! It must not know the publication date.

use crate::temporal::grammar::{Meaning, MonthRef, Phrase, YearRef};
use crate::temporal::tokens::{Token, TokenKind};
use crate::temporal::word::{Link, Word};

/// *zwischen Januar und Mai 2024*: the first month is of the second's year.
pub fn share_years(tokens: &[Token], phrases: &mut [Phrase]) {
    for at in (1..phrases.len()).rev() {
        let (before, here) = (phrases[at - 1], phrases[at]);
        if !joins(tokens, &before, &here) {
            continue;
        }
        let shared = |month: u8, last: u8, year: i32| YearRef::Given(if month > last { year - 1 } else { year });
        match (before.meaning, here.meaning) {
            (
                Meaning::Month { portion, month, year: YearRef::Open, direction: None },
                Meaning::Month { month: last, year: YearRef::Given(year), .. },
            ) => {
                let year = shared(month, last, year);
                phrases[at - 1].meaning = Meaning::Month { portion, month, year, direction: None };
            }
            // 28. Februar bis 3. März 2021
            (
                Meaning::Day { weekday, day, month: MonthRef::Given(month), year: YearRef::Open },
                Meaning::Day { month: MonthRef::Given(last), year: YearRef::Given(year), .. },
            ) => {
                let year = shared(month, last, year);
                phrases[at - 1].meaning = Meaning::Day { weekday, day, month: MonthRef::Given(month), year };
            }
            _ => {}
        }
    }
}

/// Whether nothing but *und*, *bis*, a stroke and the like is between two phrases.
pub fn joins(tokens: &[Token], one: &Phrase, other: &Phrase) -> bool {
    let between = tokens.get(one.end..other.first).unwrap_or_default();
    !between.is_empty()
        && between.len() <= 3
        && between.iter().all(|token| {
            matches!(
                token.kind,
                TokenKind::Time(
                    Word::The | Word::Link(Link::Und | Link::Oder | Link::Bis | Link::Zum | Link::Am | Link::Im)
                ) | TokenKind::Sign('/' | '-' | '–' | '—' | ',')
            )
        })
}

/// Whether the two are the ends of a span: *vom 3. bis 7. Mai*, *zwischen März und Juni*, *2009-2011*; but not *9.30
/// Uhr bis 18 Uhr*.
pub fn spans(tokens: &[Token], one: &Phrase, other: &Phrase) -> bool {
    if !joins(tokens, one, other) || other.meaning == Meaning::TimeOfDay {
        return false;
    }
    let between = &tokens[one.end..other.first];
    let has = |link: Link| between.iter().any(|token| token.kind == TokenKind::Time(Word::Link(link)));
    let dash = matches!(between, [Token { kind: TokenKind::Sign('-' | '–' | '—'), .. }]);
    let leads = one.first.checked_sub(1).is_some_and(|at| {
        let at = if tokens[at].kind == TokenKind::Time(Word::The) { at.saturating_sub(1) } else { at };
        tokens[at].kind == TokenKind::Time(Word::Link(Link::Zwischen))
    });
    has(Link::Bis) || dash || (leads && has(Link::Und))
}
