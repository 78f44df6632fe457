//! A query made ready for any engine: what is scored, what is required, and which passages may be found at all.
//! It must not know posting lists.

use crate::date::DateRange;
use crate::plan::condition::Condition;
use crate::plan::person::{MentionSignal, PersonResolution};
use crate::plan::signal::Signal;
use crate::plan::term::Term;
use crate::plan::term_matcher::TermMatcher;
use crate::query::Scope;
use std::sync::Arc;

/// What a query is: keywords or a question.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Manner {
    /// It names what must be there.
    #[default]
    Keywords,
    /// It is a sentence that asks.
    Question,
}

/// A plain word of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypedWord {
    /// As typed.
    pub typed: String,
    /// Its stem.
    pub stem: String,
}

/// What may stand for words of the query.
#[derive(Clone, Debug, PartialEq)]
pub struct Alternative {
    /// The places in [`Plan::scored`] of the words that it stands for.
    pub of: Vec<usize>,
    /// Its stems; several are a phrase.
    pub stems: Vec<String>,
    /// What it counts, as a share of what it stands for, and never more than that.
    pub weight: f32,
    /// As it is written.
    pub written: String,
    /// Who says so.
    pub origin: AlternativeSource,
}

/// Who says that a word stands for another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AlternativeSource {
    /// The reader's file of synonyms.
    Synonyms,
    /// The archive uses them alike.
    Archive,
    /// They mean something similar.
    Meaning,
    /// The word as typed is a slip of the pen.
    Correction,
    /// The same words in one or parted.
    Joined,
}

impl AlternativeSource {
    /// Its name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            AlternativeSource::Synonyms => "synonyms",
            AlternativeSource::Archive => "archive",
            AlternativeSource::Meaning => "meaning",
            AlternativeSource::Correction => "correction",
            AlternativeSource::Joined => "joined",
        }
    }
}

/// The terms of a query, as stems.
#[derive(Debug, Default)]
pub struct Plan {
    /// What is scored: the words that say something, each once, in the order typed, and those required. When there are
    /// no others, the function words.
    pub scored: Vec<Term>,
    /// What a passage must have, each once.
    pub required: Vec<String>,
    /// Single words that are looked for outside of conditions: what is marked by itself.
    pub single: Vec<Term>,
    /// Forms, patterns, fuzzy words and persons that are scored.
    pub sets: Vec<ScoredSet>,
    /// Persons among the words, and how they count.
    pub persons: Vec<PersonWeight>,
    /// Whom the query's names stand for.
    pub resolutions: Vec<Arc<PersonResolution>>,
    /// The places in it of those that are marked wherever they are.
    pub marked: Vec<usize>,
    /// What a passage must meet.
    pub condition: Option<Condition>,
    /// Whether whatever meets the condition is a match: it asks for words itself, or there are no others.
    pub matches_all: bool,
    /// Plain words that stand next to each other: where names are looked for.
    pub runs: Vec<Vec<TypedWord>>,
    /// Which passages may be found, the days that the query itself asks for included.
    pub scope: Scope,
    /// After how many days being new counts half, when new passages are preferred.
    pub half_life: Option<f32>,
    /// Times that words of the query mean: passages of them are preferred.
    pub times: Vec<NamedTime>,
    /// Words that stand next to each other in the query outside of phrases, at least one of which says something.
    pub neighbours: Vec<(String, String)>,
    /// What may stand for words of the query.
    pub alternatives: Vec<Alternative>,
    /// Keywords or a question.
    pub manner: Manner,
    /// Words that mean something like words of the query, for each word the most alike first.
    pub similar: Vec<SimilarWord>,
    /// A part of the ranking that is left out, to measure what it brings.
    pub left_out: Option<Signal>,
}

/// A word that means something like a word of the query. It ranks, and finds nothing unless other words are asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct SimilarWord {
    /// The place in [`Plan::scored`] of the word.
    pub of: usize,
    /// Its stem.
    pub stem: String,
    /// How alike they are, from 0 to 1.
    pub similarity: f32,
}

/// A time that words of the query mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedTime {
    /// The places in [`Plan::scored`] of the words.
    pub of: Vec<usize>,
    /// The days.
    pub range: DateRange,
}

/// What is scored and is no stem.
#[derive(Debug)]
pub enum ScoredSet {
    /// A form, pattern or fuzzy word.
    Matcher(TermMatcher),
    /// Passages that mention somebody.
    Person(Arc<PersonResolution>, MentionSignal),
}

/// Passages that mention somebody who words of the query stand for.
#[derive(Clone, Debug)]
pub struct PersonWeight {
    /// The places in [`Plan::scored`] of the words.
    pub of: Vec<usize>,
    /// The place in [`Plan::sets`] of the passages.
    pub set: usize,
    /// What it counts, as a share of a word.
    pub weight: f32,
    /// How the passages mention the person.
    pub signal: MentionSignal,
}

impl PersonWeight {
    /// Whether a mention is as good as the words themselves.
    pub fn is_own(&self) -> bool {
        self.signal == MentionSignal::Named
    }
}
