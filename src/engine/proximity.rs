//! Words that stand next to each other in the query and in the passage: *Ende des Krieges* is more than its words.
//! It must not find passages: it is asked about the best ones, because positions cost more than counts.

use crate::engine::segment::SegmentView;
use crate::engine::weights::inverse_document_frequency;
use crate::plan::{Candidate, Plan};
use tantivy::TantivyError;

/// What two neighbours of the query count that are neighbours in the passage, as a share of the geometric mean of their
/// inverse document frequencies. Figures (nDCG@10 of the chosen halves, as in `weights.rs`): .640 and .944 without, .649
/// and .945 with .3, .651 and .945 with .5, .652 and .944 with .8.
const PROXIMITY_WEIGHT: f32 = 0.5;
/// How many of the best passages are looked at; 200 instead give the same figures.
pub const PROXIMITY_DEPTH: usize = 30;
/// What the most frequent function word counts at least: *des Krieges* is a neighbourhood although *des* is everywhere.
const RARITY_MIN: f32 = 0.3;

/// What the neighbours of each candidate, which are of any order, count.
pub fn parts(views: &[SegmentView<'_>], plan: &Plan, candidates: &[Candidate]) -> Result<Vec<f32>, TantivyError> {
    let mut parts = vec![0.0; candidates.len()];
    if plan.neighbours.is_empty() || candidates.is_empty() {
        return Ok(parts);
    }
    let mut stems: Vec<&str> = plan.neighbours.iter().flat_map(|(one, other)| [one.as_str(), other.as_str()]).collect();
    stems.sort_unstable();
    stems.dedup();
    let number = |stem: &String| stems.binary_search(&stem.as_str()).unwrap_or_default();
    let pairs: Vec<(usize, usize)> = plan.neighbours.iter().map(|(one, other)| (number(one), number(other))).collect();
    let passages: f32 = views.iter().map(|view| view.max_doc as f32).sum();
    let mut frequencies = vec![0.0_f32; stems.len()];
    // For each candidate, the positions of each stem.
    let mut order: Vec<usize> = (0..candidates.len()).collect();
    order.sort_unstable_by_key(|at| candidates[*at].place);
    let mut positions: Vec<Vec<Vec<u32>>> = vec![vec![Vec::new(); stems.len()]; candidates.len()];
    for (segment, view) in views.iter().enumerate() {
        let here: Vec<usize> =
            order.iter().copied().filter(|at| candidates[*at].place.segment as usize == segment).collect();
        let documents: Vec<u32> = here.iter().map(|at| candidates[*at].place.doc).collect();
        for (stem, name) in stems.iter().enumerate() {
            let Some(info) = view.stem.find(name)? else { continue };
            frequencies[stem] += info.doc_freq as f32;
            view.stem.each_positions(&info, &documents, |number, found| {
                positions[here[number]][stem].extend_from_slice(found);
            })?;
        }
    }
    let rarity = |stem: usize| {
        let frequency = frequencies[stem];
        inverse_document_frequency(frequency, passages).max(RARITY_MIN)
    };
    for (part, positions) in parts.iter_mut().zip(&positions) {
        for (one, other) in &pairs {
            let next_to = |at: &u32| positions[*other].binary_search(&(at + 1)).is_ok();
            if positions[*one].iter().any(next_to) {
                *part += PROXIMITY_WEIGHT * (rarity(*one) * rarity(*other)).sqrt();
            }
        }
    }
    Ok(parts)
}
