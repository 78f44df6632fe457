//! The parts of a ranking that can be left out, to measure what each brings.
//! It must not know what a part weighs.

/// A part of the ranking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signal {
    /// The words of the article as a whole.
    WholeArticle,
    /// Coming early in the article.
    Lead,
    /// Passages that have both of two words come first.
    AllWordsFirst,
    /// Words next to each other as in the query.
    Proximity,
    /// Words that mean something like the query's.
    Meaning,
    /// Mentions of the persons whom the query names.
    Mentions,
    /// Words inside compounds, of the query and of the texts.
    InsideWords,
    /// Corrections of words that the archive lacks.
    Corrections,
}
