//! Adds to a plan the words that mean something like its own.
//! It must not know whether the archive has them.

use crate::analysis::{WordVector, WordVectors};
use crate::plan::query_plan::{Alternative, AlternativeSource, Plan, SimilarWord};
use crate::plan::term::Term;

/// Words that are less alike say something else. Figures (nDCG@10 of the chosen halves, as in `engine/weights.rs`): .653
/// and .946 with .45, .651 and .946 with .55; the more the fewer that readers would shake their heads at.
const SIMILARITY_MIN: f32 = 0.5;
/// A longer query, a headline or a question, has other words to go by, and each word takes time: with all of their words
/// the figures are within .002.
const WORDS_MAX: usize = 3;
/// How many words are looked for beside each word of the query: each is looked up, which takes time. 24 and 80 give the
/// same figures.
const SIMILAR_MAX: usize = 10;

impl Plan {
    /// Adds the words that mean something like the plain words of the query. What is required or quoted stands for
    /// itself, and so do names, words of a time, and words that others stand for.
    pub fn add_similar(&mut self, vectors: &WordVectors) {
        let named = |place: &usize| self.persons.iter().any(|person| person.of.contains(place));
        let replaced = |place: &usize| self.alternatives.iter().any(|other| other.of.contains(place));
        let plain = |place: &usize| {
            self.scored[*place].set.is_none() && !named(place) && !replaced(place) && !self.is_of_time(*place)
        };
        let wanted = self.wanted();
        if wanted.len() > WORDS_MAX {
            return;
        }
        let words = wanted.into_iter().filter(plain);
        let meaning = |place: usize| Some((place, meaning(&self.scored[place], vectors)?));
        let (places, meant): (Vec<usize>, Vec<WordVector>) = words.filter_map(meaning).unzip();
        if meant.is_empty() {
            return;
        }
        let nearest = vectors.nearest(&meant, SIMILARITY_MIN, SIMILAR_MAX);
        for (place, similar) in places.into_iter().zip(nearest) {
            // The query's own words, and the words inside them, count themselves.
            let own = |stem: &str| {
                let inside = self.scored[place].parts.iter().any(|part| part == stem);
                inside || self.scored.iter().any(|term| term.stem == stem)
            };
            let other = similar.into_iter().filter(|similar| !own(similar.stem));
            let words: Vec<SimilarWord> = other
                .map(|similar| SimilarWord {
                    of: place,
                    stem: similar.stem.to_string(),
                    similarity: similar.similarity,
                })
                .collect();
            self.similar.extend(words);
        }
    }

    /// Searches for words that mean something like the query's own, too.
    pub fn add_other_words(&mut self) {
        for similar in self.similar.iter().filter(|similar| similar.similarity >= OTHER_WORDS_SIMILARITY) {
            self.alternatives.push(Alternative {
                of: vec![similar.of],
                stems: vec![similar.stem.clone()],
                weight: OTHER_WORDS_WEIGHT * similar.similarity,
                written: String::new(),
                origin: AlternativeSource::Meaning,
            });
        }
    }

    /// Leaves of the other words no more than readers would look at.
    pub fn limit_other_words(&mut self) {
        let mut taken = vec![0; self.scored.len()];
        self.alternatives.retain(|other| {
            let Some(place) = other.of.first().filter(|_| other.origin == AlternativeSource::Meaning) else {
                return true;
            };
            taken[*place] += 1;
            taken[*place] <= OTHER_WORDS_MAX
        });
    }
}

/// How many other words are searched for, of each word of the query, when other words are asked for, and how alike they
/// must be: what only they find is no more than a suggestion.
const OTHER_WORDS_MAX: usize = 8;
const OTHER_WORDS_SIMILARITY: f32 = 0.7;
/// What they count, times their similarity, as a share of the word that they stand for. Set by hand.
const OTHER_WORDS_WEIGHT: f32 = 0.4;

/// What a word means; a compound that has no vector of its own means what its parts mean together.
fn meaning(term: &Term, vectors: &WordVectors) -> Option<WordVector> {
    vectors.of(&term.stem).or_else(|| vectors.of_parts(term.leaves.iter().map(String::as_str)))
}
