//! Cuts text into words.
//! It must not change any letter: it only says where words are.

use crate::span::ByteSpan;

/// The places of the words in a text, in order. A word is a run of letters and digits with their combining marks, soft
/// hyphens and apostrophes between letters; a number keeps the `.`, `,` and `:` between its digits (`1.200`, `14:30`,
/// `4.7.2025`). A hyphen separates words.
pub fn words(text: &str) -> impl Iterator<Item = ByteSpan> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = word_start(text, at)?;
        at = word_end(text, start);
        Some(ByteSpan::new(start, at))
    })
}

/// The next letter or digit from `at` on. Most of what is between words is one blank.
fn word_start(text: &str, mut at: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    loop {
        match bytes.get(at)? {
            byte if byte.is_ascii_alphanumeric() => return Some(at),
            byte if byte.is_ascii() => at += 1,
            _ => {
                let letter = text[at..].chars().next()?;
                if letter.is_alphanumeric() {
                    return Some(at);
                }
                at += letter.len_utf8();
            }
        }
    }
}

/// The end of the word that begins at `start`.
fn word_end(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = start;
    let mut letters = false;
    loop {
        while let Some(byte) = bytes.get(at).filter(|byte| byte.is_ascii_alphanumeric()) {
            letters |= byte.is_ascii_alphabetic();
            at += 1;
        }
        if matches!(bytes.get(at), None | Some(b' ' | b'\n' | b'-' | b'"')) {
            return at;
        }
        let Some(letter) = text[at..].chars().next() else { return at };
        let next = at + letter.len_utf8();
        let inside = match letter {
            '\u{300}'..='\u{36f}' => true,
            '\'' | '’' | 'ʼ' => {
                text[..at].ends_with(char::is_alphabetic) && text[next..].starts_with(char::is_alphabetic)
            }
            '.' | ',' | ':' => {
                !letters && bytes[at - 1].is_ascii_digit() && bytes.get(next).is_some_and(u8::is_ascii_digit)
            }
            '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' => text[next..].starts_with(char::is_alphanumeric),
            letter => letter.is_alphanumeric(),
        };
        if !inside {
            return at;
        }
        at = next;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(text: &str, expected: &[&str]) {
        assert_eq!(words(text).map(|span| span.of(text)).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn text_is_cut_into_words() {
        check("„Nein, ich habe“, sagte Trump.", &["Nein", "ich", "habe", "sagte", "Trump"]);
        check("Putins US-Präsident", &["Putins", "US", "Präsident"]);
        check("1.200 Euro am 4.7.2025 um 14:30, 3,5 %.", &["1.200", "Euro", "am", "4.7.2025", "um", "14:30", "3,5"]);
        check("Am 4. Juli.", &["Am", "4", "Juli"]);
        check("geht's Putin’s ’ne 'Zitat'", &["geht's", "Putin’s", "ne", "Zitat"]);
        check("Bundes\u{ad}kanzler Mu\u{308}ller", &["Bundes\u{ad}kanzler", "Mu\u{308}ller"]);
        check("§218 G7 A4.5", &["218", "G7", "A4", "5"]);
        check("", &[]);
    }

    proptest! {
        #[test]
        fn words_hold_all_letters_and_digits(text in "\\PC{0,80}") {
            let mut last = 0;
            for span in words(&text) {
                prop_assert!(text[last..span.start].chars().all(|c| !c.is_alphanumeric()));
                prop_assert!(!span.is_empty());
                last = span.end;
            }
            prop_assert!(text[last..].chars().all(|c| !c.is_alphanumeric()));
        }
    }
}
