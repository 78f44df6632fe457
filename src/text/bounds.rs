//! Small words that stand at the bounds of a sentence: those that begin one, and those that none ends with.
//! It must not know what stands between.

use crate::text::determiners::{
    CONTRACTIONS, DEFINITE_ARTICLES, DEMONSTRATIVES, INDEFINITE_ARTICLES, NEGATIVE_ARTICLES, POSSESSIVES,
};

/// Words that begin a sentence and hardly ever have a capital inside one: *am 4. Die Regierung …*.
const STARTERS: [&str; 34] = [
    "Aber", "Als", "Am", "An", "Auch", "Auf", "Bei", "Bis", "Da", "Damit", "Das", "Dem", "Den", "Der", "Die", "Dies",
    "Diese", "Doch", "Ein", "Eine", "Er", "Es", "Für", "Im", "In", "Mit", "Nach", "Nun", "Sie", "So", "Und", "Von",
    "Wir", "Zudem",
];

/// Prepositions and conjunctions that no clause ends with. Those that are also parted from a verb, *trägt bei*, are not
/// among them.
const LEADING: &str = "in von für gegen ohne seit zwischen wegen trotz während hinter neben und oder sowie sondern denn \
    dass daß ob weil wenn obwohl als";
/// Determiners that no clause ends with.
const DETERMINERS: [&str; 6] =
    [DEFINITE_ARTICLES, INDEFINITE_ARTICLES, NEGATIVE_ARTICLES, POSSESSIVES, DEMONSTRATIVES, CONTRACTIONS];
/// Some of these that are also something else: *tritt ein*, *will Vorreiter sein*, *folgt ihr*.
const ALSO_LAST: [&str; 3] = ["ein", "sein", "ihr"];
/// Prepositions that a clause can end with, when it does not begin with them as well.
const LEADING_ALONE: &str = "an auf aus bei durch mit nach über um unter vor zu ab bis ein sein ihr";

/// Whether something must follow the clause: it ends with a word that none ends with.
pub fn needs_more(clause: &str) -> bool {
    let has = |list: &str, word: &str| list.split_whitespace().any(|one| one == word);
    let last = clause.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default().to_lowercase();
    if ALSO_LAST.contains(&last.as_str()) || last.is_empty() {
        return last.len() == clause.len() && !last.is_empty();
    }
    has(LEADING, &last)
        || DETERMINERS.iter().any(|list| has(list, &last))
        || (last.len() == clause.len() && has(LEADING_ALONE, &last))
}

/// Whether a word with a capital begins a sentence.
pub fn begins_sentence(word: &str) -> bool {
    STARTERS.contains(&word)
}
