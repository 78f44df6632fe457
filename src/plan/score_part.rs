//! What a score is made of, part by part.
//! It must not know what a part weighs.

use crate::plan::person::MentionSignal;

/// A part of a score.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ScorePart {
    /// A word of the query, as typed.
    Word(String),
    /// A word inside one: its stem, until it is read back as it is written in the query.
    Inner(String),
    /// A mention of the person whom words of the query stand for.
    Mention {
        /// The words as typed.
        typed: String,
        /// How the passage mentions the person.
        signal: MentionSignal,
    },
    /// Words that stand for words of the query.
    Alternative {
        /// Their stems, until they are read back as written.
        words: String,
        /// The words as typed.
        of: String,
    },
    /// A word that means something like one of the query, which the passage lacks.
    Similar {
        /// The word.
        word: String,
        /// The word of the query, as typed.
        of: String,
    },
    /// The words of the article as a whole.
    Article,
    /// Coming early in the article.
    Lead,
    /// Having all words of the query.
    AllWords,
    /// Speaking of the time asked for.
    EventTime,
    /// Being published in a time that words of the query mean, or speaking of it.
    MeantTime,
    /// Being new.
    Recency,
    /// Words next to each other as in the query.
    Proximity,
}
