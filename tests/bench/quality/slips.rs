//! Slips of the pen put into topics, the same ones in every run: of one long word a letter is left out, doubled or
//! replaced, or two letters are swapped.

use xxhash_rust::xxh3::xxh3_64_with_seed;

/// Shorter words, in letters, keep their letters.
const LETTERS_MIN: usize = 6;
/// Frequent letters, which stand in for others.
const LETTERS: [char; 7] = ['e', 'n', 'r', 'i', 't', 's', 'a'];

/// The text of a topic with a slip, if it has a word that is long enough.
pub fn with_slip(id: &str, text: &str) -> String {
    let draw = |seed: u64, count: usize| (xxh3_64_with_seed(id.as_bytes(), seed) % count as u64) as usize;
    let mut words: Vec<String> = text.split(' ').map(str::to_string).collect();
    let is_long = |word: &String| word.chars().all(char::is_alphabetic) && word.chars().count() >= LETTERS_MIN;
    let long: Vec<usize> = (0..words.len()).filter(|at| is_long(&words[*at])).collect();
    if let Some(chosen) = (!long.is_empty()).then(|| long[draw(1, long.len())]) {
        let mut letters: Vec<char> = words[chosen].chars().collect();
        // The first letter and the last stay.
        let at = 1 + draw(2, letters.len() - 2);
        match draw(3, 4) {
            0 => drop(letters.remove(at)),
            1 => letters.insert(at, letters[at]),
            2 => letters[at] = LETTERS[draw(4, LETTERS.len())],
            _ => letters.swap(at, at + 1),
        }
        words[chosen] = letters.into_iter().collect();
    }
    words.join(" ")
}
