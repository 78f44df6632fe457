//! Cuts a text into what dates are made of: words of time, numbers, signs and line ends. Other words are kept as such.
//! It must not know what dates look like.

use crate::temporal::vocabulary::meaning;
use crate::temporal::word::{Link, Word};
use crate::text::{Run, RunClass, continued, runs};

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
        if run.class == RunClass::Letters
            && let Some(whole) = rest_of_word(text, tokens, run)
        {
            tokens.truncate(whole.0);
            tokens.push(whole.1);
            continue;
        }
        if line_goes_on(tokens, kind, run.span.of(text)) {
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

/// The word of time that a run is the rest of, behind a hyphen and a line end, *Ju-⏎li*; and the number of its first
/// token.
fn rest_of_word(text: &str, before: &[Token], rest: Run) -> Option<(usize, Token)> {
    let [pieces @ .., Token { kind: TokenKind::Line, .. }] = before else { return None };
    let is_word = |token: &Token| matches!(token.kind, TokenKind::Text | TokenKind::Time(_));
    let written = |token: &Token| &text[token.start as usize..token.end as usize];
    // A soft hyphen is among the letters; others are signs of their own.
    let (head, letters) = match pieces {
        [.., head] if is_word(head) => (pieces.len() - 1, written(head).strip_suffix('\u{ad}')?),
        [.., head, sign @ Token { kind: TokenKind::Sign(_), .. }] if is_word(head) && head.end == sign.start => {
            (pieces.len() - 2, written(head))
        }
        _ => return None,
    };
    let first = pieces[head];
    let goes_on = continued(text, first.start as usize + letters.len()) == Some(rest.span.start);
    let word = meaning(&format!("{letters}{}", rest.span.of(text))).filter(|_| goes_on)?;
    Some((head, Token { end: rest.span.end as u32, kind: TokenKind::Time(word), ..first }))
}

/// Whether the line end before a token was set for the length of the line only: *im Jahr⏎2011*, *am 3.⏎Mai*, *vom 3.⏎bis
/// 5. Mai*, *am 3.⏎5.2025*.
fn line_goes_on(before: &[Token], kind: TokenKind, written: &str) -> bool {
    let [before @ .., Token { kind: TokenKind::Line, .. }] = before else { return false };
    match before {
        [.., Token { kind: TokenKind::Time(_), .. }] => true,
        [before @ .., Token { kind: TokenKind::Number(..), .. }, Token { kind: TokenKind::Sign('.'), .. }] => {
            let led = matches!(before, [.., Token { kind: TokenKind::Time(Word::Link(_) | Word::The), .. }]);
            match kind {
                TokenKind::Time(Word::Month(_) | Word::ShortMonth(_)) => true,
                TokenKind::Time(Word::Link(Link::Bis | Link::Und | Link::Oder)) => {
                    written.starts_with(char::is_lowercase)
                }
                // A list has its numbers at the beginnings of lines, and no word before them.
                TokenKind::Number(1..=31, 1 | 2) => led,
                _ => false,
            }
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
