//! Stems of an index that are a few letters away from a word: the dictionary is walked by an automaton, not read.
//! It must not know what they are for.

use crate::engine::segment::SegmentView;
use std::collections::BTreeMap;
use tantivy::TantivyError;

/// A stem near a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NearStem {
    /// The stem.
    pub stem: String,
    /// How many passages have it.
    pub passages: u64,
    /// How many letters it is away: one too many, one too few, another one, or two swapped.
    pub slips: usize,
}

/// The stems at most so many letters away from a folded word that begin with the same letter, as slips of the pen
/// nearly always do; the nearest first, of these the most frequent.
pub fn near_stems(views: &[SegmentView<'_>], word: &str, slips: u8) -> Result<Vec<NearStem>, TantivyError> {
    let mut found: BTreeMap<String, u64> = BTreeMap::new();
    for view in views {
        view.stem.each_term_near(word, slips, |stem, passages| {
            *found.entry(stem.to_string()).or_default() += u64::from(passages);
        })?;
    }
    let near = |(stem, passages): (String, u64)| NearStem { slips: strsim::osa_distance(word, &stem), stem, passages };
    let mut near: Vec<NearStem> = found.into_iter().map(near).collect();
    near.sort_by(|one, other| {
        let rarer = other.passages.cmp(&one.passages);
        one.slips.cmp(&other.slips).then(rarer).then_with(|| one.stem.cmp(&other.stem))
    });
    Ok(near)
}
