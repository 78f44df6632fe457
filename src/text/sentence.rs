//! Finds the ends of German sentences: abbreviations, ordinals and initials are not such ends.
//! It must not know paragraphs or passages.

use crate::text::abbreviations::is_abbreviation;
use crate::text::bounds::begins_sentence;
use crate::text::numerals::has_roman_letters;

/// The bytes at which sentences end, in order: after the full stop and the quotes and brackets that close with it,
/// before the blank that follows. The end of the text is not among them unless a sentence ends there.
///
/// ```
/// use fundstelle::text::sentence_ends;
/// let text = "Am 4. Juli kam z. B. Dr. Meier. Er ging.";
/// assert_eq!(sentence_ends(text), [31, 40]);
/// ```
pub fn sentence_ends(text: &str) -> Vec<usize> {
    let mut ends = Vec::new();
    for (at, mark) in text.char_indices().filter(|(_, c)| matches!(c, '.' | '!' | '?' | '…')) {
        // Of several marks in a row only the first counts; its end is behind the last.
        if text[..at].ends_with(['.', '!', '?', '…']) {
            continue;
        }
        let after = &text[at + mark.len_utf8()..];
        let closing = after
            .find(|c| !matches!(c, '"' | '“' | '”' | '«' | '»' | '‹' | '›' | '\'' | '’' | ')' | ']' | '.' | '!' | '?'))
            .unwrap_or(after.len());
        let rest = &after[closing..];
        let end = text.len() - rest.len();
        let next = rest.trim_start();
        if !next.is_empty() {
            let blank = rest.starts_with(char::is_whitespace);
            let starts =
                next.trim_start_matches(['"', '„', '“', '»', '«', '›', '‹', '\'', '‚', '(', '[', '–', '-', ' ']);
            let capital = starts.starts_with(|c: char| c.is_uppercase() || c.is_numeric());
            if !blank || !capital {
                continue;
            }
        }
        if mark == '.' && closing == 0 && !next.is_empty() && full_stop_goes_on(&text[..at], next) {
            continue;
        }
        ends.push(end);
    }
    ends
}

/// Whether the full stop after `before` belongs to its last word, and the sentence goes on with `next`.
pub fn full_stop_goes_on(before: &str, next: &str) -> bool {
    let word_start = before
        .rfind(|c: char| !c.is_alphanumeric())
        .map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
    let word = &before[word_start..];
    let next_word = next.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    if word.is_empty() {
        return false;
    }
    if word.bytes().all(|byte| byte.is_ascii_digit()) {
        return word.len() <= 2 && !begins_sentence(next_word);
    }
    let roman = has_roman_letters(word);
    if word.chars().count() == 1 || roman {
        return !(roman && word.len() > 1 && begins_sentence(next_word));
    }
    is_abbreviation(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(sentences: &[&str]) {
        let text = sentences.join(" ");
        let mut start = 0;
        let mut found = Vec::new();
        for end in sentence_ends(&text) {
            found.push(text[start..end].trim());
            start = end;
        }
        assert_eq!(found, sentences);
    }

    #[test]
    fn sentences_end_where_a_reader_ends_them() {
        check(&["Putin rief an.", "Trump nahm ab."]);
        check(&["Am 4. Juli 2025 sprach er.", "Danach schwieg er."]);
        check(&["Das gilt z. B. für Prof. Dr. Meier und ca. 3 Mio. Euro.", "Das ist viel."]);
        check(&["Im 19. Jahrhundert und im 3. Quartal spielte der 1. FC Köln.", "Es regnete."]);
        check(&["Donald J. Trump und Wilhelm II. Kaiser von Preußen.", "Sie trafen sich nie."]);
        check(&["„Ich glaube nicht, dass er aufhören will.“", "Das sagte Trump.", "„Wirklich?“", "Ja!"]);
        check(&["Es waren 1.200 Menschen um 14.30 Uhr.", "Es endete 2020.", "Danach kam nichts."]);
        check(&["Was nun?!", "Nichts …", "Gar nichts."]);
        check(&["Das Treffen war am 4.", "Die Regierung schwieg."]);
    }
}
