//! Cuts a text into runs of characters of one class, from which finer tokens than words are made: those of dates.
//! It must not know words or dates; for what is searched, see [`super::words()`].

use crate::text::span::ByteSpan;

/// A run of characters of one class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// Where it is.
    pub span: ByteSpan,
    /// What its characters are.
    pub class: RunClass,
}

/// A class of characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RunClass {
    /// Letters with their combining marks and soft hyphens; digits of other scripts are among them.
    Letters,
    /// Digits from 0 to 9.
    Digits,
    /// Blanks.
    Blank,
    /// One line feed.
    LineEnd,
    /// A character that shows nothing: a joiner, a byte order mark.
    Invisible,
    /// Any other character, which is a run of its own.
    Sign(char),
}

/// The runs of a text, in order; together they are the text.
pub fn runs(text: &str) -> impl Iterator<Item = Run> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at;
        let first = *text.as_bytes().get(start)?;
        let (class, end) = match CLASSES[first as usize] {
            ByteClass::Blank => (RunClass::Blank, end_of(text, start, ByteClass::Blank)),
            ByteClass::Digit => (RunClass::Digits, end_of(text, start, ByteClass::Digit)),
            ByteClass::LineEnd => (RunClass::LineEnd, start + 1),
            ByteClass::Sign => (RunClass::Sign(first as char), start + 1),
            ByteClass::Letter => match end_of_letters(text, start) {
                end if end > start => (RunClass::Letters, end),
                _ => {
                    let sign = text[start..].chars().next()?;
                    (class_of(sign), start + sign.len_utf8())
                }
            },
        };
        at = end;
        Some(Run { span: ByteSpan::new(start, end), class })
    })
}

/// The class of a character of several bytes that is no letter.
fn class_of(sign: char) -> RunClass {
    match sign {
        '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => RunClass::Invisible,
        blank if blank.is_whitespace() => RunClass::Blank,
        sign => RunClass::Sign(sign),
    }
}

fn end_of(text: &str, start: usize, class: ByteClass) -> usize {
    let same = |byte: &&u8| CLASSES[**byte as usize] == class;
    start + text.as_bytes()[start..].iter().take_while(same).count()
}

fn end_of_letters(text: &str, start: usize) -> usize {
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
            let letter = text[at..].chars().next();
            let Some(letter) = letter.filter(|c| c.is_alphanumeric() || is_combining(*c) || *c == '\u{ad}') else {
                break;
            };
            at += letter.len_utf8();
        } else {
            break;
        }
    }
    at
}

/// A combining mark, such as the dots of an umlaut in two pieces, or a small letter above another.
pub(super) fn is_combining(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{fe20}'..='\u{fe2f}')
}

#[derive(Clone, Copy, PartialEq)]
enum ByteClass {
    Blank,
    LineEnd,
    Digit,
    /// A letter, or the first byte of several.
    Letter,
    Sign,
}

const CLASSES: [ByteClass; 256] = {
    let mut classes = [ByteClass::Sign; 256];
    let mut byte = 0;
    while byte < 256 {
        classes[byte] = match byte as u8 {
            b' ' | b'\t' | b'\r' => ByteClass::Blank,
            b'\n' => ByteClass::LineEnd,
            b'0'..=b'9' => ByteClass::Digit,
            b'a'..=b'z' | b'A'..=b'Z' | 0x80..=0xff => ByteClass::Letter,
            _ => ByteClass::Sign,
        };
        byte += 1;
    }
    classes
};

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_text_is_cut_where_the_class_changes() {
        let cut: Vec<&str> =
            runs("3.Mai\u{a0}1945 –Ma\u{308}rz\n").map(|run| run.span.of("3.Mai\u{a0}1945 –Ma\u{308}rz\n")).collect();
        assert_eq!(cut, ["3", ".", "Mai", "\u{a0}", "1945", " ", "–", "Ma\u{308}rz", "\n"]);
    }

    proptest! {
        #[test]
        fn runs_are_the_text(text in "\\PC{0,60}") {
            let whole: String = runs(&text).map(|run| run.span.of(&text)).collect();
            prop_assert_eq!(whole, text);
        }
    }
}
