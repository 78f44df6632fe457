//! Folding: the one spelling that all spellings of a word lead to.
//! It must not know words of any language beyond how their letters are written.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Writes a word in lower case, with umlauts and ß written out, foreign marks dropped, and without apostrophes, soft
/// hyphens and invisible characters.
///
/// `ä` becomes `ae` and not the reverse, so that *neue*, *Israel* and *Quelle* stay whole; `ü` never becomes `u`.
pub fn fold(word: &str) -> String {
    let mut folded = String::with_capacity(word.len() + 2);
    if word.is_ascii() {
        folded.extend(word.bytes().filter(|byte| *byte != b'\'').map(|byte| byte.to_ascii_lowercase() as char));
        return if folded.is_empty() { word.to_ascii_lowercase() } else { folded };
    }
    for letter in word.nfc().flat_map(char::to_lowercase) {
        match letter {
            'a'..='z' | '0'..='9' => folded.push(letter),
            'ä' | 'æ' => folded.push_str("ae"),
            'ö' | 'œ' => folded.push_str("oe"),
            'ü' => folded.push_str("ue"),
            'ß' => folded.push_str("ss"),
            'ſ' => folded.push('s'),
            'ø' => folded.push('o'),
            'ł' => folded.push('l'),
            'đ' | 'ð' => folded.push('d'),
            'ı' => folded.push('i'),
            'þ' => folded.push_str("th"),
            '\'' | '’' | '‘' | 'ʼ' | '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' => {}
            letter => {
                folded.extend(std::iter::once(letter).nfkd().filter(|c| !is_combining_mark(*c) && !c.is_whitespace()));
            }
        }
    }
    if folded.is_empty() { word.to_lowercase().replace(char::is_whitespace, "") } else { folded }
}
