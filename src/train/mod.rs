//! Makes the tables of words and names that ship with the program.
//! It must not know archives or the index; the command line alone calls it.

mod clusters;
pub mod persons;
pub mod types;
pub mod words;

/// A word with its first letter as a capital, for lists in lower case.
pub fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}
