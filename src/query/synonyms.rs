//! The reader's own synonyms: a text file with a line for each group of words that mean the same.
//! It must not know how words are analysed or searched.

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

/// A line that is no group of synonyms.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {problem:?}")]
pub struct SynonymError {
    /// The number of the line, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub problem: SynonymProblem,
}

/// What is wrong with a group of synonyms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SynonymProblem {
    /// The line has one word only.
    Alone(String),
    /// It is no word.
    NoWord(String),
    /// It is of too many words.
    Long {
        /// What was written.
        text: String,
        /// How many words it is of.
        count: usize,
        /// How many it may be of.
        max: usize,
    },
    /// There are more groups than this.
    TooMany(usize),
}

impl Synonyms {
    /// Reads a file of synonyms: one group per line, separated by `,`, `;` or `=`; what follows `#` is a remark.
    ///
    /// # Errors
    /// When a line has only one word, or a word that is none or of more than eight words; the line's number is said.
    pub fn parse(text: &str) -> Result<Synonyms, SynonymError> {
        let mut groups = Vec::new();
        for (number, line) in text.trim_start_matches('\u{feff}').split(['\n', '\r']).enumerate() {
            let line = line.split('#').next().unwrap_or_default();
            let wrong = |problem: SynonymProblem| SynonymError { line: number + 1, problem };
            if line.trim_matches(['\u{feff}', ' ', '\t', '\r']).is_empty() {
                continue;
            }
            let group: Vec<String> = line.split([',', ';', '=']).map(|word| word.trim().to_string()).collect();
            if group.len() < 2 {
                return Err(wrong(SynonymProblem::Alone(line.trim().to_string())));
            }
            for word in &group {
                match words(word).count() {
                    0 => return Err(wrong(SynonymProblem::NoWord(word.clone()))),
                    1..=WORDS_MAX => {}
                    count => return Err(wrong(SynonymProblem::Long { text: word.clone(), count, max: WORDS_MAX })),
                }
            }
            groups.push(group);
            if groups.len() > GROUPS_MAX {
                return Err(wrong(SynonymProblem::TooMany(GROUPS_MAX)));
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
        let nine = "eins zwei drei vier fünf sechs sieben acht neun";
        for (text, line, problem) in [
            ("Waffenruhe", 1, SynonymProblem::Alone("Waffenruhe".to_string())),
            ("a, b\nWaffenruhe,, Pause", 2, SynonymProblem::NoWord(String::new())),
            (&format!("eins, {nine}"), 1, SynonymProblem::Long { text: nine.to_string(), count: 9, max: 8 }),
        ] {
            assert_eq!(Synonyms::parse(text).unwrap_err(), SynonymError { line, problem }, "{text}");
        }
    }
}
