//! Sorts words into clusters by what stands beside them, so that *Trump* and *Merkel*, *Suche* and *Arbeit* look alike.
//! It must not know names.

use crate::person::tagger::tokens::tokens;
use rustc_hash::FxHashMap;
use std::cmp::Reverse;

/// A word that came less often is in no cluster.
const COUNT_MIN: u32 = 5;
/// How many of the most frequent words count as neighbours of their own; the others count as one.
const NEIGHBOURS: u32 = 500;
/// How often every word is put into the cluster it is nearest to.
const ROUNDS: usize = 12;
/// In the place of a word: here a sentence begins or the text ends.
const EDGE: u32 = u32::MAX;

/// The words of running text, in their order.
#[derive(Default)]
pub struct Contexts {
    numbers: FxHashMap<String, u32>,
    counts: Vec<u32>,
    text: Vec<u32>,
}

/// The neighbours of a word, each with its weight; the weights are a vector of length one.
type Vector = Vec<(u32, f32)>;

impl Contexts {
    /// Adds a text.
    pub fn add(&mut self, text: &str) {
        let mut found = Vec::new();
        tokens(text, &mut found);
        for token in found {
            if token.begins {
                self.text.push(EDGE);
            }
            let word = token.span.of(text);
            // All numbers are alike.
            let word = if word.starts_with(|letter: char| letter.is_ascii_digit()) { "0" } else { word };
            let number = match self.numbers.get(word) {
                Some(number) => *number,
                None => {
                    self.counts.push(0);
                    self.numbers.insert(word.to_string(), self.counts.len() as u32 - 1);
                    self.counts.len() as u32 - 1
                }
            };
            self.counts[number as usize] += 1;
            self.text.push(number);
        }
        self.text.push(EDGE);
    }

    /// The cluster of each word that came often enough, from 1 to `clusters`: spherical k-means over the words on the
    /// left and on the right, begun with the most frequent words. Always the same from the same texts.
    pub fn clusters(&self, clusters: u8) -> FxHashMap<&str, u8> {
        // The most frequent word is the first.
        let mut order: Vec<u32> = (0..self.counts.len() as u32).collect();
        let mut words = vec![""; self.counts.len()];
        self.numbers.iter().for_each(|(word, number)| words[*number as usize] = word);
        order.sort_unstable_by_key(|number| (Reverse(self.counts[*number as usize]), words[*number as usize]));
        let often = order.partition_point(|number| self.counts[*number as usize] >= COUNT_MIN);
        let mut ranks = vec![0_u32; self.counts.len()];
        for (rank, number) in order.iter().enumerate() {
            ranks[*number as usize] = rank as u32;
        }
        let vectors = self.vectors(&ranks, often);
        let nearest = k_means(&vectors, &order[..often], &self.counts, usize::from(clusters).min(often));
        let cluster_of = |number: u32| nearest.get(ranks[number as usize] as usize).map(|cluster| *cluster as u8 + 1);
        let words = self.numbers.iter();
        words.filter_map(|(word, number)| Some((word.as_str(), cluster_of(*number)?))).collect()
    }

    /// What stands beside the most frequent words, by their rank. What begins a sentence is left out: there everything
    /// has a capital.
    fn vectors(&self, ranks: &[u32], often: usize) -> Vec<Vector> {
        let side = NEIGHBOURS as usize + 1;
        let mut beside: Vec<FxHashMap<u32, u32>> = vec![FxHashMap::default(); often];
        let mut totals = vec![0_u32; 2 * side];
        let neighbour = |word: u32| if word == EDGE { NEIGHBOURS } else { ranks[word as usize].min(NEIGHBOURS - 1) };
        for places in self.text.windows(3) {
            let [left, word, right] = *places else { continue };
            if word == EDGE || left == EDGE || ranks[word as usize] as usize >= often {
                continue;
            }
            for place in [neighbour(left), side as u32 + neighbour(right)] {
                *beside[ranks[word as usize] as usize].entry(place).or_default() += 1;
                totals[place as usize] += 1;
            }
        }
        let all = totals.iter().map(|total| f64::from(*total)).sum::<f64>();
        // The share of a neighbour, dampened where it stands beside everything, and by its root so that no neighbour is
        // all.
        let vector = |beside: FxHashMap<u32, u32>| {
            let mut beside: Vec<(u32, u32)> = beside.into_iter().collect();
            beside.sort_unstable();
            let own = beside.iter().map(|(_, count)| f64::from(*count)).sum::<f64>();
            let weight = |place: u32, count: u32| {
                let expected = (f64::from(totals[place as usize]) / all).sqrt();
                (f64::from(count) / own / expected).sqrt() as f32
            };
            let mut vector: Vector = beside.into_iter().map(|(place, count)| (place, weight(place, count))).collect();
            let length = vector.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt();
            vector.iter_mut().for_each(|(_, weight)| *weight /= length);
            vector
        };
        beside.into_iter().map(vector).collect()
    }
}

/// The nearest centre for each vector; frequent words pull more at their centre.
fn k_means(vectors: &[Vector], words: &[u32], counts: &[u32], clusters: usize) -> Vec<usize> {
    let places = 2 * (NEIGHBOURS as usize + 1);
    // By place, so that a vector goes through whole rows.
    let mut centres = vec![0_f32; places * clusters];
    for (cluster, vector) in vectors.iter().take(clusters).enumerate() {
        vector.iter().for_each(|(place, weight)| centres[*place as usize * clusters + cluster] = *weight);
    }
    let mut nearest = vec![0; vectors.len()];
    let mut likeness = vec![0_f32; clusters];
    for _ in 0..ROUNDS {
        for (vector, nearest) in vectors.iter().zip(&mut nearest) {
            likeness.fill(0.0);
            for (place, weight) in vector {
                let row = &centres[*place as usize * clusters..][..clusters];
                likeness.iter_mut().zip(row).for_each(|(sum, centre)| *sum += weight * centre);
            }
            *nearest = (1..clusters).fold(0, |best, one| if likeness[one] > likeness[best] { one } else { best });
        }
        centres.fill(0.0);
        let mut lengths = vec![0_f32; clusters];
        for ((vector, nearest), word) in vectors.iter().zip(&nearest).zip(words) {
            let pull = (counts[*word as usize] as f32).ln();
            vector.iter().for_each(|(place, weight)| centres[*place as usize * clusters + nearest] += weight * pull);
        }
        for row in centres.chunks_exact(clusters.max(1)) {
            lengths.iter_mut().zip(row).for_each(|(length, weight)| *length += weight * weight);
        }
        for row in centres.chunks_exact_mut(clusters.max(1)) {
            row.iter_mut().zip(&lengths).for_each(|(weight, length)| *weight /= length.sqrt().max(f32::MIN_POSITIVE));
        }
    }
    nearest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_with_the_same_neighbours_are_together() {
        let mut contexts = Contexts::default();
        for name in ["Merkel", "Trump", "Scholz"] {
            for place in ["Berlin", "Bonn", "Mainz"] {
                for verb in ["sagte", "meinte"] {
                    contexts.add(&format!("Da {verb} {name} in {place} nichts, und {name} {verb} in {place} viel."));
                }
            }
        }
        let clusters = contexts.clusters(12);
        assert_eq!(clusters["Merkel"], clusters["Trump"]);
        assert_eq!(clusters["Berlin"], clusters["Mainz"]);
        assert_ne!(clusters["Merkel"], clusters["Berlin"]);
        assert!(clusters.values().all(|cluster| (1..=12).contains(cluster)));
        assert_eq!(clusters, contexts.clusters(12));
        assert!(Contexts::default().clusters(255).is_empty());
    }
}
