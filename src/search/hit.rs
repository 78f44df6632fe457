//! What a search finds, ready to be shown and cited.
//! It must not know how it was found.

use crate::annotate::{ArticleRecord, StoredPassage};
use crate::date::Containment;
use crate::plan::{
    Alternative, AlternativeSource, Cause, Kind, LeftOut, Mark, MostWords, PersonResolution, Plan, Reason, ScorePart,
    Total,
};
use crate::search::times::HitTime;
use std::path::PathBuf;
use std::sync::Arc;

/// A ranked passage with what it needs to be cited.
#[derive(Clone, Debug)]
pub struct Hit {
    /// Its place, from 1; hits of one article stand together.
    pub rank: usize,
    /// Its score; higher is better.
    pub score: f32,
    /// How the publication date stands to the dates asked for; certain when none were.
    pub containment: Containment,
    /// What is the same for all passages of its article.
    pub record: ArticleRecord,
    /// The directory of its archive.
    pub root: PathBuf,
    /// The passage.
    pub passage: StoredPassage,
    /// What the score is made of: the parts add up to it.
    pub parts: Vec<(ScorePart, f32)>,
    /// The places in the passage's text that matched.
    pub marks: Vec<Mark>,
    /// The places in the heading that matched.
    pub heading_marks: Vec<Mark>,
    /// The places in the title that matched.
    pub title_marks: Vec<Mark>,
    /// How it is of times that words of the query mean.
    pub times: Vec<HitTime>,
    /// The words of the query that it lacks, as typed: passage, heading and title have them neither themselves nor inside
    /// other words, nor what stands for them. The words of a time are there in what is of it.
    pub missing: Vec<String>,
    /// How many more passages of the article match and are not among the hits.
    pub more_in_article: usize,
}

impl Hit {
    /// Whether it has no word of the query, only words that mean something similar.
    pub fn is_in_other_words(&self) -> bool {
        let marks = self.title_marks.iter().chain(&self.heading_marks).chain(&self.marks);
        let mut reasons = marks.flat_map(|mark| &mark.reasons).peekable();
        let similar = |reason: &Reason| matches!(reason.cause, Cause::Word { kind: Kind::Similar, .. });
        reasons.peek().is_some() && reasons.all(similar)
    }
}

/// What a search found.
#[derive(Clone, Debug)]
pub struct Found {
    /// The best passages, grouped by article.
    pub hits: Vec<Hit>,
    /// How many passages match in all.
    pub passages: u64,
    /// How many articles they are of.
    pub articles: u64,
    /// What was left out for its date.
    pub left_out: LeftOut,
    /// Whether no passage has a word of the query, and those found have only words inside its words.
    pub partial: bool,
    /// Sorted by date, of a query of several words: only passages with the most of them are found.
    pub most_words: Option<MostWords>,
    /// Of a query of several words, the best first: how many passages of how many articles have all of them.
    pub with_all_words: Option<Total>,
    /// Words of the query that the index does not have.
    pub unknown: Vec<UnknownWord>,
    /// Of a query of a few words: that no passage has all of them.
    pub apart: Option<Apart>,
    /// What was searched for, too, and what it stands for.
    pub also: Vec<Also>,
    /// Whom the names in the query stand for.
    pub resolutions: Vec<Arc<PersonResolution>>,
}

/// A word of a query that the index does not have, while it has others of the query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownWord {
    /// As typed.
    pub word: String,
    /// The words of the index most like it, with the number of passages.
    pub nearest: Vec<(String, u64)>,
}

/// Words that the index has, but no passage has together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Apart {
    /// Those of them that one of the hits lacks, in the order typed.
    pub words: Vec<String>,
}

/// A word that was searched for in place of words of the query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Also {
    /// The word.
    pub word: String,
    /// The words of the query that it stands for, as typed.
    pub of: String,
    /// Who says so.
    pub origin: AlternativeSource,
}

impl Also {
    /// What a plan searches for beside the words of its query.
    pub(crate) fn of(plan: &Plan) -> Vec<Also> {
        let also = |alternative: &Alternative| {
            let of: Vec<&str> = alternative.of.iter().map(|place| plan.scored[*place].typed.as_str()).collect();
            Also { word: alternative.written.clone(), of: of.join(" "), origin: alternative.origin }
        };
        plan.alternatives.iter().map(also).collect()
    }
}

/// What a query was understood as.
#[derive(Clone, Debug)]
pub struct Understood {
    /// Whom its names stand for.
    pub resolutions: Vec<Arc<PersonResolution>>,
    /// What is searched for beside its words.
    pub also: Vec<Also>,
}
