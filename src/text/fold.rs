//! Folding: the one spelling that all spellings of a word lead to.
//! It must not know words of any language beyond how their letters are written.

use crate::text::span::ByteSpan;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Writes a word in lower case, with umlauts and ß written out, foreign marks dropped, and without apostrophes, soft
/// hyphens, invisible characters, and what stands inside a word at the end of a line or before `innen`.
///
/// `ä` becomes `ae` and not the reverse, so that *neue*, *Israel* and *Quelle* stay whole; `ü` never becomes `u`.
/// Numbers lose the marks between thousands (`1.200`), and dates and times their spellings (`04.07.2025`, `14.30`).
pub fn fold(word: &str) -> String {
    if word.starts_with(|first: char| first.is_ascii_digit()) && word.contains(['.', ',', ':']) {
        return number(word);
    }
    if word.is_ascii() {
        let letters = word.bytes().filter(u8::is_ascii_alphanumeric);
        let folded: String = letters.map(|byte| byte.to_ascii_lowercase() as char).collect();
        return match word {
            "%" => "prozent".into(),
            "$" => "dollar".into(),
            _ if folded.is_empty() => word.to_ascii_lowercase().replace(char::is_whitespace, ""),
            _ => folded,
        };
    }
    if word == "€" {
        return "euro".into();
    }
    let mut folded = String::with_capacity(word.len() + 2);
    for letter in composed(word).flat_map(char::to_lowercase) {
        if letter >= FIRST_ABOVE && folded.ends_with(char::is_alphabetic) && written_above(letter, &mut folded) {
            continue;
        }
        match letter {
            'a'..='z' | '0'..='9' => folded.push(letter),
            'ä' | 'æ' => folded.push_str("ae"),
            'ö' | 'œ' => folded.push_str("oe"),
            'ü' => folded.push_str("ue"),
            'ß' => folded.push_str("ss"),
            'ſ' => folded.push('s'),
            'ꝛ' => folded.push('r'),
            'ø' => folded.push('o'),
            'ł' => folded.push('l'),
            'đ' | 'ð' => folded.push('d'),
            'ı' => folded.push('i'),
            'þ' => folded.push_str("th"),
            '-' | '\u{2010}' | '¬' | '⸗' | '=' | ':' | '*' | '_' | '/' | '(' | ')' | '·' | ' ' | '\u{a0}'
            | '\u{202f}' | '\n' | '\r' | '\t' => {}
            '\'' | '’' | '‘' | 'ʼ' | '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' => {}
            letter => {
                folded.extend(std::iter::once(letter).nfkd().filter(|c| !is_combining_mark(*c) && !c.is_whitespace()));
            }
        }
    }
    if folded.is_empty() { word.to_lowercase().replace(char::is_whitespace, "") } else { folded }
}

/// The first mark that is written above letters and says more than how they are spoken.
const FIRST_ABOVE: char = '\u{304}';

/// Takes a small letter that stands above the one before it, as old prints have it: an `e` above `a`, `o`, `u` (and `v`
/// and `w` for `u`) is the umlaut, other vowels above a vowel tell how it was spoken and are left out, as is any mark
/// above; a consonant stands behind its letter. A stroke above `m` and `n` doubles them. `false` when it is none of these.
fn written_above(mark: char, folded: &mut String) -> bool {
    let last = folded.chars().next_back().unwrap_or_default();
    match mark {
        '\u{304}' | '\u{305}' if matches!(last, 'm' | 'n') => folded.push(last),
        '\u{308}' if matches!(last, 'v' | 'w') => {
            folded.pop();
            folded.push_str("ue");
        }
        '\u{366}' if matches!(last, 'v' | 'w') => {
            folded.pop();
            folded.push('u');
        }
        '\u{363}' | '\u{365}' | '\u{366}' | '\u{367}' => {}
        '\u{368}'..='\u{36f}' => folded.push(['c', 'd', 'h', 'm', 'r', 't', 'v', 'x'][mark as usize - 0x368]),
        _ => return false,
    }
    true
}

/// The letters of a word with their marks in one piece; a small `e` above a letter is the dots of an umlaut.
pub fn composed(word: &str) -> impl Iterator<Item = char> + '_ {
    word.chars().map(|letter| if letter == '\u{364}' { '\u{308}' } else { letter }).nfc()
}

/// A number, date or time in one spelling of several.
fn number(word: &str) -> String {
    let digits = |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let groups: Vec<&str> = word.split('.').collect();
    let all = groups
        .iter()
        .all(|part| digits(part) || part.split_once(',').is_some_and(|(one, two)| digits(&one) && digits(&two)));
    if all && groups.len() > 1 {
        let thousands = |part: &&str| part.split(',').next().is_some_and(|whole| whole.len() == 3);
        if (1..=3).contains(&groups[0].len()) && groups[0] != "0" && groups[1..].iter().all(thousands) {
            return groups.concat();
        }
        let bare: Vec<&str> = groups.iter().map(|part| part.trim_start_matches('0')).collect();
        match (groups.len(), groups.last().map_or(0, |last| last.len())) {
            (3, 2 | 4) if bare.iter().all(|part| !part.is_empty()) => {
                return format!("{}.{}.{}", bare[0], bare[1], groups[2]);
            }
            (2, 2) if groups[0].len() <= 2 => return format!("{}:{}", groups[0], groups[1]),
            _ => {}
        }
    }
    // With letters, such as 14:30Uhr, it is folded between its marks.
    let pieces: Vec<String> = word.split(['.', ',', ':']).map(fold).collect();
    let mut marks = word.matches(['.', ',', ':']);
    let mut folded = String::with_capacity(word.len());
    for piece in pieces {
        folded.push_str(&piece);
        folded.push_str(marks.next().unwrap_or_default());
    }
    folded
}

/// The place in the word of a piece of its folded form.
pub fn unfold(word: &str, start: usize, end: usize) -> ByteSpan {
    let boundaries: Vec<usize> = (0..=word.len()).filter(|at| word.is_char_boundary(*at)).collect();
    // What is longer never folds shorter, so the places are halved towards: folding from the start for every letter of
    // a long word would take its square.
    let length = |at: usize| if at == 0 { 0 } else { fold(&word[..at]).len() };
    let first = boundaries.partition_point(|at| length(*at) <= start).saturating_sub(1);
    let last = boundaries.partition_point(|at| length(*at) < end);
    let place = |index: usize| boundaries.get(index).copied().unwrap_or(word.len());
    ByteSpan::new(place(first).min(place(last)), place(last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_one_spelling() {
        let table = [
            ("1.200", "1200"),
            ("1.200.000", "1200000"),
            ("1.200,50", "1200,50"),
            ("04.07.2025", "4.7.2025"),
            ("14.30", "14:30"),
            ("14:30", "14:30"),
            ("3,5", "3,5"),
            ("0.500", "0.500"),
            ("4.7", "4.7"),
            ("12.34.56.78", "12.34.56.78"),
            ("1200", "1200"),
            ("14:30UHR", "14:30uhr"),
            ("1.000Männer", "1.000maenner"),
        ];
        for (number, expected) in table {
            assert_eq!(fold(number), expected, "{number}");
        }
    }

    #[test]
    fn letters_above_letters_are_read() {
        let table = [
            ("Bu\u{364}rger", "buerger"),
            ("Mu\u{364}\u{17f}\u{17f}en", "muessen"),
            ("ko\u{364}nnen", "koennen"),
            ("A\u{364}rzte", "aerzte"),
            ("U\u{364}ber", "ueber"),
            ("v\u{364}ber", "ueber"),
            ("Bru\u{366}der", "bruder"),
            ("g\u{16f}t", "gut"),
            ("fu\u{367}r", "fur"),
            ("kom\u{304}en", "kommen"),
            ("Man\u{304}", "mann"),
            ("Mu\u{308}ller", "mueller"),
            ("A\u{30a}land", "aland"),
            ("u\u{36d}", "ut"),
            ("Nin\u{303}o", "nino"),
            ("die\u{364}", "die"),
            ("He\u{a75b}\u{a75b}", "herr"),
        ];
        for (word, expected) in table {
            assert_eq!(fold(word), expected, "{word}");
        }
    }

    #[test]
    fn what_cuts_a_word_at_a_line_end_is_no_part_of_it() {
        for word in ["Grö-\nße", "Grö\u{ad}\r\nße", "Grö¬\nße", "Grö\u{2010}\n  ße", "Grö⸗\nße", "Grö= \nße"]
        {
            assert_eq!(fold(word), "groesse", "{word}");
        }
        assert_eq!([fold("Waffen-\nruhe"), fold("Waffen=\nruhe")], ["waffenruhe", "waffenruhe"]);
    }

    #[test]
    fn a_piece_of_the_folded_form_has_its_place_in_the_word() {
        for (word, piece, expected) in [
            ("Friedensgespräche", "gespraeche", "gespräche"),
            ("Straßenbau", "strassen", "Straßen"),
            ("Waffen\u{ad}ruhe", "ruhe", "ruhe"),
            ("Mu\u{308}llabfuhr", "muell", "Mu\u{308}ll"),
        ] {
            let start = fold(word).find(piece).unwrap();
            assert_eq!(unfold(word, start, start + piece.len()).of(word).trim_start_matches('\u{ad}'), expected);
        }
    }
}
