//! What is asked of an engine beside the query, and what it answers: passages as candidates, with totals. The
//! weights are the engine's: `engine/weights.rs`.
//! It must not know how an engine finds them.

use crate::article::ArticleId;
use crate::date::Containment;
use std::cmp::Ordering;
use std::collections::HashMap;
use std::num::NonZeroUsize;

/// Where an engine has a passage; what the numbers are is its own affair. They hold for one commit of the index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PassagePlace {
    /// The number of the part of the index.
    pub segment: u32,
    /// The number of the passage in it.
    pub doc: u32,
}

/// How many hits are wanted.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Passages in all.
    pub hits: NonZeroUsize,
    /// Passages of one article; the rest is counted, and shown by `show`.
    pub per_article: NonZeroUsize,
    /// How many of the best are left out: those of the pages before.
    pub offset: usize,
    /// In which order.
    pub sort: Sort,
    /// How many of the wanted words a passage needs.
    pub words: WordsNeeded,
}

impl Limits {
    /// The best passages, of each article at most `per_article`.
    pub fn best(hits: NonZeroUsize, per_article: NonZeroUsize) -> Limits {
        Limits { hits, per_article, offset: 0, sort: Sort::Relevance, words: WordsNeeded::Any }
    }

    /// Everything that matches and has these words.
    pub fn all(words: WordsNeeded) -> Limits {
        Limits { words, ..Limits::best(NonZeroUsize::MAX, NonZeroUsize::MAX) }
    }
}

/// How many of the words that a query merely wants a passage needs, to be counted or to stand in a list by date.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum WordsNeeded {
    /// One of them: what lacks others stands further down where the best come first.
    #[default]
    Any,
    /// As many as any passage has.
    Most,
    /// All of them.
    All,
}

/// How much there is of something.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Total {
    /// Passages.
    pub passages: u64,
    /// Articles that they are of.
    pub articles: u64,
}

/// The order of hits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// The best first.
    #[default]
    Relevance,
    /// The oldest first; what is undated comes last.
    Oldest,
    /// The newest first; what is undated comes last.
    Newest,
}

/// Passages that matched and were left out because their date is too coarse for the filter, or not known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Their date is known, but too coarse.
    pub coarser: u64,
    /// Their date is not known.
    pub undated: u64,
    /// They speak of a longer time that has some of the days asked for.
    pub vaguer: u64,
}

/// How many of the words inside a compound of the query a passage needs that has no word of the query itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartsNeeded {
    /// All: it says the compound in other words.
    All,
    /// Any: it is all there is.
    Any,
}

/// A passage that may become a hit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Candidate {
    /// How the publication date stands to the dates asked for.
    pub containment: Containment,
    /// Its score, tier included.
    pub score: f32,
    /// The id of its article.
    pub article: ArticleId,
    /// Where the engine has it.
    pub place: PassagePlace,
    /// Its number in the article, from 0.
    pub ordinal: u32,
    /// How many more passages of the article match and are not among the hits.
    pub more_in_article: usize,
}

impl Candidate {
    /// Best first: certain dates, then score, then article id and passage number, so that equal scores never depend on
    /// how the index is laid out.
    pub fn rank(&self, other: &Candidate) -> Ordering {
        let certain = |candidate: &Candidate| candidate.containment == Containment::Certain;
        certain(other)
            .cmp(&certain(self))
            .then_with(|| other.score.total_cmp(&self.score))
            .then_with(|| self.article.cmp(&other.article))
            .then_with(|| self.ordinal.cmp(&other.ordinal))
    }
}

/// What a passage's having a word, or one that means something like it, adds to its score.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MeaningPart {
    /// The place of the word among what is scored.
    pub of: usize,
    /// The place, among the plan's similar words, of the one that the passage has instead; none when it has the word.
    pub similar: Option<usize>,
    /// What it adds.
    pub score: f32,
}

/// How many of the wanted words the passages have that were kept, where only those with all or the most were; where all
/// are needed and no passage has them, the most that one has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MostWords {
    /// So many each of them has, or more.
    pub have: usize,
    /// So many are wanted.
    pub of: usize,
}

/// What ranking found.
#[derive(Clone, Debug, Default)]
pub struct Ranked {
    /// The best passages, best first.
    pub hits: Vec<Candidate>,
    /// How many passages match.
    pub passages: u64,
    /// How many articles they are of.
    pub articles: u64,
    /// What meaning added to the best of them.
    pub meaning: HashMap<PassagePlace, Vec<MeaningPart>>,
    /// What words next to each other as in the query added to the best of them.
    pub proximity: HashMap<PassagePlace, f32>,
    /// What was left out for its date.
    pub left_out: LeftOut,
    /// Whether only words inside the query's words were found.
    pub partial: bool,
    /// Of a query of several words, where all or the most of them are needed: how many the passages have.
    pub most_words: Option<MostWords>,
    /// Of a query of several words, where one of them is enough: how much there is with all of them.
    pub with_all_words: Option<Total>,
}

impl Ranked {
    /// How many of the words inside a compound the hits have.
    pub fn parts_needed(&self) -> PartsNeeded {
        if self.partial { PartsNeeded::Any } else { PartsNeeded::All }
    }

    /// The hits with those of one article together, where its best one stands.
    pub fn grouped(&self) -> Vec<Candidate> {
        let mut place: HashMap<ArticleId, usize> = HashMap::new();
        let mut groups: Vec<Vec<Candidate>> = Vec::new();
        for hit in &self.hits {
            let at = *place.entry(hit.article).or_insert(groups.len());
            if at == groups.len() {
                groups.push(Vec::new());
            }
            groups[at].push(*hit);
        }
        for group in &mut groups {
            let shown = group.len();
            for hit in group.iter_mut() {
                hit.more_in_article = (hit.more_in_article + 1).saturating_sub(shown);
            }
        }
        groups.into_iter().flatten().collect()
    }
}
