//! The reader's own synonyms: a text file with a line for each group of words that mean the same.
//! It must not know how words are analysed or searched.

use crate::error::{Error, Result};
use crate::text::words;

/// Longer lists of words are no synonyms.
const WORDS_MAX: usize = 8;
/// More groups than a reader writes by hand.
const GROUPS_MAX: usize = 20_000;

/// Groups of words that mean the same; each may be several words, *Europäische Zentralbank*.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Synonyms {
    /// Each of a group stands for the others.
    pub groups: Vec<Vec<String>>,
}

impl Synonyms {
    /// Reads a file of synonyms: one group per line, separated by `,`, `;` or `=`; what follows `#` is a remark.
    ///
    /// # Errors
    /// When a line has only one word, or a word that is none or of more than eight words; the line's number is said.
    pub fn parse(text: &str) -> Result<Synonyms> {
        let mut groups = Vec::new();
        for (number, line) in text.trim_start_matches('\u{feff}').split(['\n', '\r']).enumerate() {
            let line = line.split('#').next().unwrap_or_default();
            let wrong = |what: String| {
                Error::new(format!("line {}: {what}", number + 1))
                    .hint("write what means the same on one line: Waffenruhe, Feuerpause, Waffenstillstand")
            };
            if line.trim_matches(['\u{feff}', ' ', '\t', '\r']).is_empty() {
                continue;
            }
            let group: Vec<String> = line.split([',', ';', '=']).map(|word| word.trim().to_string()).collect();
            if group.len() < 2 {
                return Err(wrong(format!("\"{}\" stands alone", line.trim())));
            }
            for word in &group {
                match words(word).count() {
                    0 => return Err(wrong(format!("\"{word}\" is no word"))),
                    1..=WORDS_MAX => {}
                    count => return Err(wrong(format!("\"{word}\" has {count} words, more than {WORDS_MAX}"))),
                }
            }
            groups.push(group);
            if groups.len() > GROUPS_MAX {
                return Err(wrong(format!("there are more than {GROUPS_MAX} groups")));
            }
        }
        Ok(Synonyms { groups })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_a_group() {
        let text =
            "\u{feff}# meine\nWaffenruhe, Feuerpause ; Waffenstillstand # drei\r\n\nEZB = Europäische Zentralbank\n";
        let groups = Synonyms::parse(text).unwrap().groups;
        assert_eq!(groups[0], ["Waffenruhe", "Feuerpause", "Waffenstillstand"]);
        assert_eq!(groups[1], ["EZB", "Europäische Zentralbank"]);
        for (text, said) in [
            ("Waffenruhe", "line 1: \"Waffenruhe\" stands alone"),
            ("a, b\nWaffenruhe,, Pause", "line 2: \"\" is no word"),
            ("eins, eins zwei drei vier fünf sechs sieben acht neun", "line 1: \"eins zwei"),
        ] {
            assert!(Synonyms::parse(text).unwrap_err().to_string().starts_with(said), "{text}");
        }
    }
}
