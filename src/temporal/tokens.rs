//! Cuts a text into what dates are made of: words of time, numbers, signs and line ends. Other words are kept as such.
//! It must not know what dates look like.

use crate::temporal::vocabulary::meaning;
use crate::temporal::word::Word;

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
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(&first) = bytes.get(at) {
        let start = at;
        let mut capital = false;
        let kind = match CLASSES[first as usize] {
            Class::Blank => {
                at += 1;
                continue;
            }
            Class::Line => {
                at += 1;
                match tokens.last_mut() {
                    // Only blanks are between two line ends.
                    Some(Token { kind: kind @ (TokenKind::Line | TokenKind::Paragraph), end, .. }) => {
                        *kind = TokenKind::Paragraph;
                        *end = at as u32;
                        continue;
                    }
                    _ => TokenKind::Line,
                }
            }
            Class::Digit => {
                while bytes.get(at).is_some_and(u8::is_ascii_digit) {
                    at += 1;
                }
                let digits = at - start;
                let value = if digits <= DIGITS_MAX { text[start..at].parse().unwrap_or(u32::MAX) } else { u32::MAX };
                TokenKind::Number(value, digits.min(255) as u8)
            }
            Class::Letter => {
                at = end_of_word(text, at);
                if at == start {
                    // A character of several bytes that is no letter.
                    let Some(sign) = text[start..].chars().next() else { break };
                    at += sign.len_utf8();
                    if sign.is_whitespace() || is_invisible(sign) {
                        continue;
                    }
                    TokenKind::Sign(sign)
                } else {
                    let word = &text[start..at];
                    capital = first.is_ascii_uppercase() || (first == 0xc3 && bytes[start + 1] < 0xa0);
                    meaning(word).map_or(TokenKind::Text, TokenKind::Time)
                }
            }
            Class::Sign => {
                at += 1;
                TokenKind::Sign(first as char)
            }
        };
        // A line that was broken for its length only: *im Jahr⏎2011*, *am 3.⏎Mai*.
        let broken = match tokens.as_slice() {
            [.., Token { kind: TokenKind::Time(_), .. }, Token { kind: TokenKind::Line, .. }] => true,
            [
                ..,
                Token { kind: TokenKind::Number(..), .. },
                Token { kind: TokenKind::Sign('.'), .. },
                Token { kind: TokenKind::Line, .. },
            ] => {
                matches!(kind, TokenKind::Time(Word::Month(_) | Word::ShortMonth(_)))
            }
            _ => false,
        };
        if broken {
            tokens.pop();
        }
        tokens.push(Token { start: start as u32, end: at as u32, kind, capital });
    }
}

/// Characters that show nothing: joiners, byte order marks.
fn is_invisible(sign: char) -> bool {
    matches!(sign, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

fn end_of_word(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = start;
    while let Some(&byte) = bytes.get(at) {
        if byte.is_ascii_alphabetic() {
            at += 1;
        } else if byte == 0xc3 {
            // ß, ä, ö, ü and other Latin letters; × and ÷ are no letters.
            if matches!(bytes.get(at + 1), Some(0x97 | 0xb7)) {
                break;
            }
            at += 2;
        } else if byte >= 0x80 {
            let Some(letter) = text[at..].chars().next().filter(|letter| letter.is_alphanumeric() || is_mark(*letter))
            else {
                break;
            };
            at += letter.len_utf8();
        } else {
            break;
        }
    }
    at
}

/// Combining marks, such as the dots of a decomposed umlaut, and hyphens that show only where a line ends.
fn is_mark(letter: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&letter) || letter == '\u{ad}'
}

#[derive(Clone, Copy)]
enum Class {
    Blank,
    Line,
    Digit,
    Letter,
    Sign,
}

const CLASSES: [Class; 256] = {
    let mut classes = [Class::Sign; 256];
    let mut byte = 0;
    while byte < 256 {
        classes[byte] = match byte as u8 {
            b' ' | b'\t' | b'\r' => Class::Blank,
            b'\n' => Class::Line,
            b'0'..=b'9' => Class::Digit,
            b'a'..=b'z' | b'A'..=b'Z' | 0x80..=0xff => Class::Letter,
            _ => Class::Sign,
        };
        byte += 1;
    }
    classes
};
