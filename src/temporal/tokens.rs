//! Cuts a text into what dates are made of: words of time, numbers, signs and line ends. Other words are kept as such.
//! It must not know what dates look like.

use crate::temporal::vocabulary::meaning;
use crate::temporal::word::Word;
use crate::text::{Run, RunClass, runs};

/// A piece of the text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Token {
    /// Its first byte.
    pub start: u32,
    /// The byte after its last.
    pub end: u32,
    /// What it is.
    pub kind: TokenKind,
    /// Whether a word begins with a capital.
    pub capital: bool,
}

/// What a piece is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum TokenKind {
    /// A word of time.
    Time(Word),
    /// Another word.
    Text,
    /// A number and how many digits it is written with.
    Number(u32, u8),
    /// Any other character but a blank.
    Sign(char),
    /// The end of a line.
    Line,
    /// An empty line.
    Paragraph,
}

/// Longer runs of digits are no numbers of dates.
const DIGITS_MAX: usize = 8;

/// Cuts the text; blanks only separate. The list is reused.
pub fn tokens(text: &str, tokens: &mut Vec<Token>) {
    tokens.clear();
    for run in runs(text) {
        let Some(kind) = kind_of(text, run) else { continue };
        if kind == TokenKind::Line
            && let Some(Token { kind: last @ (TokenKind::Line | TokenKind::Paragraph), end, .. }) = tokens.last_mut()
        {
            // Only blanks are between two line ends.
            (*last, *end) = (TokenKind::Paragraph, run.span.end as u32);
            continue;
        }
        if line_goes_on(tokens, kind) {
            tokens.pop();
        }
        let capital = run.class == RunClass::Letters && begins_with_capital(run.span.of(text));
        tokens.push(Token { start: run.span.start as u32, end: run.span.end as u32, kind, capital });
    }
}

/// What a run is for dates; blanks are nothing.
fn kind_of(text: &str, run: Run) -> Option<TokenKind> {
    Some(match run.class {
        RunClass::Blank | RunClass::Invisible => return None,
        RunClass::LineEnd => TokenKind::Line,
        RunClass::Sign(sign) => TokenKind::Sign(sign),
        RunClass::Letters => meaning(run.span.of(text)).map_or(TokenKind::Text, TokenKind::Time),
        RunClass::Digits => {
            let digits = run.span.len();
            let value = if digits <= DIGITS_MAX { run.span.of(text).parse().ok() } else { None };
            TokenKind::Number(value.unwrap_or(u32::MAX), digits.min(255) as u8)
        }
    })
}

/// Whether the line end before a token was set for the length of the line only: *im Jahr⏎2011*, *am 3.⏎Mai*.
fn line_goes_on(before: &[Token], kind: TokenKind) -> bool {
    let [before @ .., Token { kind: TokenKind::Line, .. }] = before else { return false };
    match before {
        [.., Token { kind: TokenKind::Time(_), .. }] => true,
        [.., Token { kind: TokenKind::Number(..), .. }, Token { kind: TokenKind::Sign('.'), .. }] => {
            matches!(kind, TokenKind::Time(Word::Month(_) | Word::ShortMonth(_)))
        }
        _ => false,
    }
}

/// Whether a word begins with a Latin capital.
fn begins_with_capital(word: &str) -> bool {
    match word.as_bytes() {
        [0xc3, second, ..] => *second < 0xa0,
        [first, ..] => first.is_ascii_uppercase(),
        [] => false,
    }
}
