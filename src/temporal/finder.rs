//! Finds dates in running text and resolves them against the publication date.
//! It must not know where the text comes from.

use crate::date::{Day, FIRST_YEAR, LAST_YEAR, PublicationDate};
use crate::temporal::expression::DateExpression;
use crate::temporal::grammar::{Grammar, Phrase};
use crate::temporal::reading::Reading;
use crate::temporal::spans::share_years;
use crate::temporal::tokens::{Token, tokens};

/// Finds dates in texts; keeps its memory from one to the next.
#[derive(Default)]
pub struct DateFinder {
    tokens: Vec<Token>,
    phrases: Vec<Phrase>,
}

impl DateFinder {
    /// The date expressions of a text that was published on one of these days, in order; of a span (*vom 3. bis 7.
    /// Mai*) the whole and, behind it, both ends. When only the month of publication is known, what would be another
    /// day on its first and on its last day is left open.
    pub fn find(&mut self, text: &str, published: Option<PublicationDate>) -> Vec<DateExpression> {
        tokens(text, &mut self.tokens);
        self.phrases.clear();
        let grammar = Grammar { text, tokens: &self.tokens };
        let mut at = 0;
        while at < self.tokens.len() {
            let known = self.phrases.len();
            match grammar.read(at, &mut self.phrases) {
                Some(end) if end > at => at = end,
                _ => {
                    self.phrases.truncate(known);
                    at += 1;
                }
            }
        }
        if self.phrases.is_empty() {
            return Vec::new();
        }
        share_years(&self.tokens, &mut self.phrases);
        // Without a publication date, only what is the same on all days is resolved.
        let Some(published) = published.or_else(any_day) else { return Vec::new() };
        Reading { text, tokens: &self.tokens, phrases: &self.phrases, published }.resolve()
    }
}

/// All days that a publication can be of.
pub fn any_day() -> Option<PublicationDate> {
    PublicationDate::span(Day::from_ymd(FIRST_YEAR, 1, 1)?, Day::from_ymd(LAST_YEAR, 12, 31)?)
}
