//! The tokens that phrases are read from, and looks at single ones.
//! It must not know which tokens make a phrase.

use crate::temporal::grammar::phrase::{Meaning, Phrase};
use crate::temporal::tokens::{Token, TokenKind};
use crate::temporal::word::{DayPart, Link, Word};

/// Reads phrases out of tokens.
pub struct Grammar<'a> {
    /// The text.
    pub text: &'a str,
    /// Its tokens.
    pub tokens: &'a [Token],
}

impl Grammar<'_> {
    /// What a token is; nothing behind the last.
    pub fn kind(&self, at: usize) -> Option<TokenKind> {
        self.tokens.get(at).map(|token| token.kind)
    }

    /// The word of time that a token is.
    pub fn time(&self, at: usize) -> Option<Word> {
        match self.kind(at)? {
            TokenKind::Time(word) => Some(word),
            _ => None,
        }
    }

    /// The word of time before a token.
    pub fn before(&self, at: usize) -> Option<Word> {
        at.checked_sub(1).and_then(|at| self.time(at))
    }

    /// The text of a token; empty behind the last.
    pub fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| &self.text[token.start as usize..token.end as usize])
    }

    /// Whether a token is one of these signs.
    pub fn is_sign(&self, at: usize, signs: &str) -> bool {
        matches!(self.kind(at), Some(TokenKind::Sign(sign)) if signs.contains(sign))
    }

    /// Whether the token stands directly behind the one before it.
    pub fn glued(&self, at: usize) -> bool {
        at > 0 && at < self.tokens.len() && self.tokens[at - 1].end == self.tokens[at].start
    }

    /// The link that a token is.
    pub fn link(&self, at: usize) -> Option<Link> {
        match self.time(at)? {
            Word::Link(link) => Some(link),
            _ => None,
        }
    }

    /// Past the article, if one stands there.
    pub fn past_article(&self, at: usize) -> usize {
        if self.time(at) == Some(Word::The) { at + 1 } else { at }
    }

    /// Adds a phrase and goes on behind it.
    pub fn push(phrases: &mut Vec<Phrase>, first: usize, end: usize, meaning: Meaning) -> Option<usize> {
        phrases.push(Phrase { first, end, meaning, part: None, clock: None });
        Some(end)
    }

    /// Adds a phrase with its part of the day and goes on behind it.
    pub fn with_part(
        &self,
        first: usize,
        end: usize,
        meaning: Meaning,
        part: DayPart,
        phrases: &mut Vec<Phrase>,
    ) -> Option<usize> {
        phrases.push(Phrase { first, end, meaning, part: Some(part), clock: None });
        Some(end)
    }

    /// Whether the token is a number, in digits or in words.
    pub fn is_count(&self, at: usize) -> bool {
        matches!(self.kind(at), Some(TokenKind::Number(..) | TokenKind::Time(Word::Number(_) | Word::One)))
    }
}
