//! Words that differ from another by few typing errors.
//! It must not know what the words are for.

use strsim::osa_distance;

/// A word with more slips than this is another word: a letter too many, one too few, another one, or two swapped.
pub const SLIPS_MAX: usize = 2;

/// The candidates that differ from a word by at most [`SLIPS_MAX`] slips, the nearest first; those as near as each
/// other stay in the order in which they came.
pub fn nearest<T>(word: &str, candidates: impl IntoIterator<Item = T>, spelling: impl Fn(&T) -> &str) -> Vec<T> {
    let length = word.chars().count();
    let mut near: Vec<(usize, T)> = candidates
        .into_iter()
        .filter(|candidate| spelling(candidate).chars().count().abs_diff(length) <= SLIPS_MAX)
        .map(|candidate| (osa_distance(word, spelling(&candidate)), candidate))
        .filter(|(slips, _)| *slips <= SLIPS_MAX)
        .collect();
    near.sort_by_key(|(slips, _)| *slips);
    near.into_iter().map(|(_, candidate)| candidate).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_slips_are_near_and_three_are_not() {
        let candidates = ["juni", "juli", "julia", "januar"];
        assert_eq!(nearest("jlui", candidates, |name| name), ["juli", "juni", "julia"]);
    }
}
