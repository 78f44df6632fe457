//! Words that the end of a line cuts in two: `Waffen-` at the end of one line, `ruhe` at the start of the next.
//! It must not know which of them are words of the language.

use crate::text::span::ByteSpan;

/// Signs that cut a word at the end of a line. `=` and `⸗` are the hyphens of blackletter, as programs read and as
/// people transcribe them; `¬` is what programs that read pages write for a hyphen that only the line asked for.
pub const DIVIDING: [char; 6] = ['-', '\u{2010}', '\u{ad}', '¬', '⸗', '='];
/// So many letters before a sign tell whether a word is in capitals.
const CAPITALS_SEEN: usize = 20;
/// Words that a hyphen at the end of a line is not joined with: `Vor- und Nachteile`.
pub const JOINS: [&str; 9] = ["und", "oder", "sowie", "bzw", "bis", "als", "wie", "noch", "beziehungsweise"];

/// Where a word goes on that the sign at this byte cuts in two at the end of a line. In German only what begins in
/// lower case is the rest of a word; `Berlin-` before `Brandenburg` is a word of its own. Of words in capitals, those
/// are cut that have another sign than a hyphen, which can be their own: `EISEN=` before `BAHN`, but `US-` before `ARMEE`.
pub fn continued(text: &str, at: usize) -> Option<usize> {
    let sign = text[at..].chars().next().filter(|sign| DIVIDING.contains(sign))?;
    let rest = behind_line_end(&text[at + sign.len_utf8()..])?;
    let next = rest.find(|c: char| !c.is_alphabetic()).map_or(rest, |end| &rest[..end]);
    // Of these two a line ends with no other words than cut ones.
    let joins = !matches!(sign, '\u{ad}' | '¬') && JOINS.contains(&next);
    let capitals = || !matches!(sign, '-' | '\u{2010}') && in_capitals(next) && in_capitals(last_word(&text[..at]));
    (next.starts_with(char::is_lowercase) && !joins || capitals()).then(|| text.len() - rest.len())
}

/// Whether what is between two words is one of the signs and the end of a line.
pub fn is_at_line_end(gap: &str) -> bool {
    gap.strip_prefix(DIVIDING).and_then(behind_line_end).is_some_and(str::is_empty)
}

/// Whether a word of several letters is in capitals.
fn in_capitals(word: &str) -> bool {
    word.chars().nth(1).is_some() && word.chars().all(char::is_uppercase)
}

/// The letters that a text ends with; of a long word, the last will do.
fn last_word(text: &str) -> &str {
    let mut letters = text.char_indices().rev().take(CAPITALS_SEEN).take_while(|(_, letter)| letter.is_alphabetic());
    letters.by_ref().last().map_or("", |(start, _)| &text[start..])
}

/// The text behind one line end and the blanks around it.
fn behind_line_end(text: &str) -> Option<&str> {
    let rest = text.trim_start();
    let gap = text[..text.len() - rest.len()].replace("\r\n", "\n");
    (gap.matches(['\n', '\r']).count() == 1).then_some(rest)
}

/// A text whose words no line end cuts.
pub struct Undivided {
    /// The text.
    pub text: String,
    /// Where something is left out, as bytes of this text, and how many bytes so far.
    left_out: Vec<(usize, usize)>,
}

impl Undivided {
    /// The text without what is inside of divided words; `None` when no word is. Of `Hans-` before `Dietrich` only the
    /// line end is left out.
    pub fn of(text: &str) -> Option<Undivided> {
        let mut undivided = Undivided { text: String::new(), left_out: Vec::new() };
        let mut done = 0;
        for (at, sign) in text.match_indices(DIVIDING) {
            let behind = at + sign.len();
            if at < done || !text[..at].ends_with(char::is_alphabetic) {
                continue;
            }
            let left_out = if sign == "\u{ad}" && text[behind..].starts_with(char::is_alphabetic) {
                Some((at, behind))
            } else if let Some(next) = continued(text, at) {
                Some((at, next))
            } else if sign == "-" {
                let rest = behind_line_end(&text[behind..]).filter(|rest| rest.starts_with(char::is_uppercase));
                rest.map(|rest| (behind, text.len() - rest.len()))
            } else {
                None
            };
            if let Some((from, to)) = left_out {
                undivided.text.push_str(&text[done..from]);
                undivided.left_out.push((undivided.text.len(), to - undivided.text.len()));
                done = to;
            }
        }
        undivided.text.push_str(&text[done..]);
        (!undivided.left_out.is_empty()).then_some(undivided)
    }

    /// The place in the text as it was.
    pub fn original(&self, span: ByteSpan) -> ByteSpan {
        // What is left out at the start of a span stands before it, and at its end behind it.
        let moved = |at: usize, count: usize| at + count.checked_sub(1).map_or(0, |last| self.left_out[last].1);
        let start = self.left_out.partition_point(|(place, _)| *place <= span.start);
        let end = self.left_out.partition_point(|(place, _)| *place < span.end);
        ByteSpan::new(moved(span.start, start), moved(span.end, end.max(start)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn divided_words_are_made_whole() {
        let table = [
            ("Richard von Weiz-\nsäcker sprach", "Richard von Weizsäcker sprach"),
            ("Mer- \r\n  kel", "Merkel"),
            (
                "Mer¬\nkel, Baer\u{ad}\nbock, Ha⸗\nbeck, Lind=\nner, Schol\u{2010}\rz",
                "Merkel, Baerbock, Habeck, Lindner, Scholz",
            ),
            ("Hans-\nDietrich Genscher", "Hans-Dietrich Genscher"),
            ("Bundes\u{ad}kanzler", "Bundeskanzler"),
            ("DIE EISEN=\nBAHN UND KRIEGS¬\nENDE, BAU\u{ad}\nAMT", "DIE EISENBAHN UND KRIEGSENDE, BAUAMT"),
            ("NATO-\nEU, A=\nB, Eisen=\nBAHN", "NATO-EU, A=\nB, Eisen=\nBAHN"),
            ("Haus-\nund Grundbesitz", "Haus-\nund Grundbesitz"),
            ("Mer-\n\nkel", "Mer-\n\nkel"),
            ("Sieg - \nkaum", "Sieg - \nkaum"),
            ("1914-\nheute a=b", "1914-\nheute a=b"),
        ];
        for (text, expected) in table {
            let found = Undivided::of(text);
            assert_eq!(found.map_or(text.to_string(), |found| found.text), expected);
        }
    }

    proptest! {
        #[test]
        fn places_are_those_of_the_same_letters(text in "([a-zäAÖ]{1,3}|[-¬=\u{ad}]|[ \n\r]){0,20}") {
            if let Some(undivided) = Undivided::of(&text) {
                for span in crate::text::words(&undivided.text) {
                    let there = undivided.original(span);
                    let letters = |part: &str| part.chars().filter(|c| c.is_alphabetic()).collect::<String>();
                    prop_assert_eq!(letters(there.of(&text)), letters(span.of(&undivided.text)));
                    prop_assert_eq!(there.of(&text).trim(), there.of(&text));
                }
            }
        }
    }
}
