//! Cuts a text into words and signs as names need it: *Müller-Lüdenscheidt*, *O'Neill* and *J.* are one each. `text::words`
//! cuts finer; the counts and weights of the tagger were learned with these. It must not know names.

use crate::text::{ByteSpan, is_kept_before_names};

/// A word or a sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it is.
    pub span: ByteSpan,
    /// Whether it has its capital only because a sentence begins with it, or what is said behind a colon.
    pub begins: bool,
    /// Whether a sentence or paragraph begins here: what stands before it says nothing of it.
    pub breaks: bool,
}

/// Cuts the text, in order; the list is reused.
pub fn tokens(text: &str, tokens: &mut Vec<Token>) {
    tokens.clear();
    let bytes = text.as_bytes();
    let mut at = 0;
    let (mut begins, mut breaks) = (true, true);
    while at < bytes.len() {
        let byte = bytes[at];
        if byte == b'\n' {
            // An empty line, or a line that ended with a sign, begins anew; else a line goes on.
            let next = text[at + 1..].trim_start_matches([' ', '\t', '\r', '\u{a0}']);
            let paragraph = next.is_empty() || next.starts_with('\n');
            (begins, breaks) = (begins || paragraph, breaks || paragraph || is_between_list_lines(text, at));
            at += 1;
            continue;
        }
        if byte.is_ascii_whitespace() {
            at += 1;
            continue;
        }
        let start = at;
        at = end_of_word(text, at);
        let is_word = at > start;
        if !is_word {
            let Some(sign) = text[start..].chars().next() else { break };
            at += sign.len_utf8();
            if sign.is_whitespace() || sign == '\u{ad}' {
                continue;
            }
        } else if bytes.get(at) == Some(&b'.') && keeps_stop(&text[start..at]) {
            at += 1;
            at += joined_initials(&text[start..at], &text[at..]);
        }
        tokens.push(Token { span: ByteSpan { start, end: at }, begins, breaks });
        // Quotation marks at the start of a sentence leave the word behind them at its start.
        let opens = !is_word && matches!(&text[start..at], "„" | "\"" | "»" | "«" | "“" | "‚" | "(" | "–" | "-" | "'");
        breaks = matches!(&text[start..at], "." | "!" | "?" | "…");
        begins = breaks || &text[start..at] == ":" || (begins && opens);
    }
}

/// A line of a list is no longer, in bytes.
const LIST_LINE_MAX: usize = 60;

/// Whether the end of a line is between two lines of a list, as protocols and programmes have of names: on both nothing
/// is written small but particles.
fn is_between_list_lines(text: &str, at: usize) -> bool {
    let from = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let next = &text[at + 1..];
    let to = next.find('\n').unwrap_or(next.len());
    is_list_line(&text[from..at]) && is_list_line(&next[..to])
}

fn is_list_line(line: &str) -> bool {
    const SMALL: [&str; 9] = ["von", "der", "den", "de", "van", "zu", "h.", "c.", "a."];
    let line = line.trim();
    let small = |word: &str| word.starts_with(char::is_lowercase) && !SMALL.contains(&word);
    let stops = line.ends_with(['.', '!', '?', ':', ';']) && !line.ends_with(" jun.");
    (2..=LIST_LINE_MAX).contains(&line.len())
        && line.starts_with(|first: char| first.is_uppercase() || first.is_ascii_digit())
        && !stops
        && !line.split_whitespace().any(small)
}

/// First names that initials follow behind a hyphen.
const BEFORE_INITIALS: [&str; 16] = [
    "Hans", "Karl", "Heinz", "Klaus", "Franz", "Ernst", "Jean", "Paul", "Peter", "Wolf", "Marie", "Anna", "Eva",
    "Fritz", "Kurt", "Otto",
];

/// How many bytes behind an initial belong to it: *H.-J.*, *H.-Dietrich*.
fn joined_initials(word: &str, behind: &str) -> usize {
    let initial = word.rsplit(['-', '\u{2010}', '\u{2011}']).next().is_some_and(|last| last.chars().count() == 2);
    let mut length = 0;
    while initial
        && let Some(rest) = behind[length..].strip_prefix(['-', '\u{2010}', '\u{2011}'])
        && rest.starts_with(char::is_uppercase)
    {
        let at = behind.len() - rest.len();
        let end = at + end_of_letters(rest, 0);
        // H.-J. and H.-Dietrich; of U.-Bahn nobody has to know.
        let stop = rest[end - at..].starts_with('.') && rest[..end - at].chars().count() == 1;
        length = end + usize::from(stop);
        if !stop {
            break;
        }
    }
    length
}

/// Whether a full stop behind the word is part of it: an initial, or an abbreviation.
fn keeps_stop(word: &str) -> bool {
    // Hans-J., but not what ends with Vitamin-D.
    let (front, last) = word.rsplit_once(['-', '\u{2010}', '\u{2011}']).unwrap_or(("", word));
    let initial = (front.is_empty() || BEFORE_INITIALS.contains(&front))
        && last.chars().count() == 1
        && last.chars().all(char::is_uppercase);
    initial || word.len() <= 4 && is_kept_before_names(word)
}

/// Where the word that begins here ends: letters and digits, and between them hyphens and apostrophes.
fn end_of_word(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = start;
    loop {
        at = end_of_letters(text, at);
        // What joins needs a letter on both sides.
        let joined = at > start
            && match bytes.get(at) {
                Some(b'-' | b'\'') => Some(at + 1),
                Some(0xe2) if text[at..].starts_with(['\u{2019}', '\u{2010}', '\u{2011}']) => Some(at + 3),
                _ => None,
            }
            .filter(|next| end_of_letters(text, *next) > *next)
            .map(|next| at = next)
            .is_some();
        if !joined {
            return at;
        }
    }
}

fn end_of_letters(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = start;
    while let Some(&byte) = bytes.get(at) {
        if byte.is_ascii_alphanumeric() {
            at += 1;
        } else if byte == 0xc3 && !matches!(bytes.get(at + 1), Some(0x97 | 0xb7)) {
            at += 2;
        } else if byte >= 0x80 {
            let is_letter = |letter: &char| letter.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(letter);
            let Some(letter) = text[at..].chars().next().filter(is_letter) else { break };
            at += letter.len_utf8();
        } else {
            break;
        }
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_are_cut_as_names() {
        let text = "Dr. J. R. O'Neill, sagte Müller-Lüdenscheidt. „Putin-Ära“ in Den\nHaag: Al-Assad! H.-J. Vogel, \
            Karl-H. Lang, F.-Josef Voß";
        let mut found = Vec::new();
        tokens(text, &mut found);
        let words: Vec<&str> = found.iter().map(|token| token.span.of(text)).collect();
        let expected = "Dr. J. R. O'Neill , sagte Müller-Lüdenscheidt . „ Putin-Ära “ in Den Haag : Al-Assad ! H.-J. Vogel , \
            Karl-H. Lang , F.-Josef Voß";
        assert_eq!(words.join(" "), expected);
        let begins: Vec<&str> = found.iter().filter(|token| token.begins).map(|token| token.span.of(text)).collect();
        assert_eq!(begins, ["Dr.", "„", "Putin-Ära", "Al-Assad", "H.-J."]);
    }

    proptest! {
        #[test]
        fn any_text_is_cut_into_pieces_in_order(text in "\\PC{0,60}") {
            let mut found = Vec::new();
            tokens(&text, &mut found);
            let mut end = 0;
            for token in found {
                prop_assert!(token.span.start >= end && !token.span.of(&text).trim().is_empty());
                end = token.span.end;
            }
        }
    }
}
