//! Cuts text into words.
//! It must not change any letter: words are places in the text.

use crate::text::division::{DIVIDING, continued};
use crate::text::runs::is_combining;
use crate::text::span::ByteSpan;

/// The places of the words in a text, in order. A word is a run of letters and digits with their combining marks, soft
/// hyphens and apostrophes between letters; a number keeps the `.`, `,` and `:` between its digits (`1.200`, `14:30`,
/// `4.7.2025`). A paragraph sign belongs to its number, and `%`, `€`, `$` are words. A hyphen separates words, except
/// at the end of a line that cut a word in two, and before the ending of women: `Lehrer:innen`, `Lehrer*innen`,
/// `Lehrer/-innen`.
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
            b'%' | b'$' => return Some(at),
            byte if byte.is_ascii() => at += 1,
            _ => {
                let letter = text[at..].chars().next()?;
                if is_letter(letter) || letter == '€' || (letter == '§' && paragraph(text, at).is_some()) {
                    return Some(at);
                }
                at += letter.len_utf8();
            }
        }
    }
}

/// A letter or digit; the modifier letter apostrophe (U+02BC) is a letter to Unicode, but no word begins with it.
fn is_letter(letter: char) -> bool {
    letter.is_alphanumeric() && letter != 'ʼ'
}

/// The end of the word that begins at `start`.
fn word_end(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = start;
    match text[start..].chars().next() {
        Some(sign @ ('%' | '$' | '€')) => return start + sign.len_utf8(),
        Some('§') => at = paragraph(text, start).unwrap_or(start + '§'.len_utf8()),
        _ => {}
    }
    let mut letters = false;
    loop {
        while let Some(byte) = bytes.get(at).filter(|byte| byte.is_ascii_alphanumeric()) {
            letters |= byte.is_ascii_alphabetic();
            at += 1;
        }
        match bytes.get(at) {
            None | Some(b' ' | b'\n' | b'"') => return at,
            Some(b':' | b'*' | b'_' | b'/' | b'(') if letters => return women(text, at).unwrap_or(at),
            _ => {}
        }
        let Some(letter) = text[at..].chars().next() else { return at };
        if letters
            && DIVIDING.contains(&letter)
            && let Some(next) = continued(text, at)
        {
            at = next;
            continue;
        }
        let next = at + letter.len_utf8();
        let inside = match letter {
            mark if is_combining(mark) => true,
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
        letters |= letter.is_alphabetic();
        at = next;
    }
}

/// The number behind a paragraph sign, which may have a blank before it.
fn paragraph(text: &str, at: usize) -> Option<usize> {
    let behind = at + '§'.len_utf8();
    let number = text[behind..].trim_start_matches([' ', '\u{a0}', '\u{202f}']);
    let start = text.len() - number.len();
    (start - behind <= 3 && number.starts_with(|c: char| c.is_ascii_digit())).then_some(start)
}

/// The end of a word with the ending of women behind a sign.
fn women(text: &str, sign: usize) -> Option<usize> {
    let rest = text[sign + 1..].strip_prefix('-').unwrap_or(&text[sign + 1..]);
    let start = text.len() - rest.len();
    let ending = ["innen", "in"]
        .into_iter()
        .find(|ending| rest.strip_prefix(ending).is_some_and(|behind| !behind.starts_with(char::is_alphanumeric)))?;
    let end = start + ending.len();
    if text.as_bytes()[sign] == b'(' {
        return text[end..].starts_with(')').then_some(end + 1);
    }
    Some(end)
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
        check(
            "1.200 Euro am 4.7.2025 um 14:30, 3,5 %.",
            &["1.200", "Euro", "am", "4.7.2025", "um", "14:30", "3,5", "%"],
        );
        check("Am 4. Juli.", &["Am", "4", "Juli"]);
        check("geht's Putin’s ’ne 'Zitat'", &["geht's", "Putin’s", "ne", "Zitat"]);
        check("Bundes\u{ad}kanzler Mu\u{308}ller", &["Bundes\u{ad}kanzler", "Mu\u{308}ller"]);
        check("§218 § 219a G7 A4.5 §§ 3", &["§218", "§ 219a", "G7", "A4", "5", "§ 3"]);
        check("5 % und 100€", &["5", "%", "und", "100", "€"]);
        check(
            "Regie-\nrung EU-\nRat Im-\n  und Export A-\n\nb",
            &["Regie-\nrung", "EU", "Rat", "Im", "und", "Export", "A", "b"],
        );
        check(
            "Regie¬\nrung Eisen\u{ad}\r\nbahn Waf\u{2010}\n fen- \nruhe Krie=\nges Ü⸗\nber",
            &["Regie¬\nrung", "Eisen\u{ad}\r\nbahn", "Waf\u{2010}\n fen- \nruhe", "Krie=\nges", "Ü⸗\nber"],
        );
        check(
            "Stun¬\nde St¬\nund A¬\nB a=b a= b 3-\nmal",
            &["Stun¬\nde", "St¬\nund", "A", "B", "a", "b", "a", "b", "3", "mal"],
        );
        check(
            "Lehrer:innen, Lehrer*innen Lehrer/-innen (Lehrer(innen))",
            &["Lehrer:innen", "Lehrer*innen", "Lehrer/-innen", "Lehrer(innen)"],
        );
        check("CDU/CSU er:in rein/innenhof Student_in", &["CDU", "CSU", "er:in", "rein", "innenhof", "Student_in"]);
        check("ʼ ʼne Putinʼs", &["ne", "Putinʼs"]);
        check("", &[]);
    }

    proptest! {
        #[test]
        fn words_hold_all_letters_and_digits(text in "\\PC{0,80}") {
            let mut last = 0;
            for span in words(&text) {
                prop_assert!(!text[last..span.start].contains(is_letter));
                prop_assert!(!span.is_empty());
                last = span.end;
            }
            prop_assert!(!text[last..].contains(is_letter));
        }
    }
}
