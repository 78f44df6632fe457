//! Finds passages: compiles a query to terms, filters by date, ranks, and reads back what is needed to cite.
//! It must not know how hits are shown.

mod cells;
mod closeness;
mod filter;
mod highlight;
mod rank;
mod related;
mod segment;
mod terms;

use crate::analysis::Analyzer;
use crate::date::Standing;
use crate::error::Result;
use crate::index::{ArticleRecord, OpenIndex, StoredPassage, damaged};
use crate::query::{Query, Scope, Synonyms};
use crate::span::ByteSpan;
use segment::SegmentView;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use tantivy::{DocAddress, Searcher};
use terms::{Alternative, Terms, Thesaurus};

pub use cells::Scratch;
use rank::Parts;
pub use rank::Ranked;
pub use related::Related;
pub use terms::Origin;

/// How many hits are wanted.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Passages in all.
    pub hits: NonZeroUsize,
    /// Passages of one article; the rest is counted, and shown by `show`.
    pub per_article: NonZeroUsize,
}

/// A ranked passage with what it needs to be cited.
#[derive(Clone, Debug)]
pub struct Hit {
    /// Its place, from 1; hits of one article stand together.
    pub rank: usize,
    /// Its score; higher is better.
    pub score: f32,
    /// How the publication date stands to the dates asked for; certain when none were.
    pub standing: Standing,
    /// What is the same for all passages of its article.
    pub record: ArticleRecord,
    /// The directory of its archive.
    pub root: PathBuf,
    /// The passage.
    pub passage: StoredPassage,
    /// The places in the passage's text that matched.
    pub marks: Vec<ByteSpan>,
    /// The places in the heading that matched.
    pub heading_marks: Vec<ByteSpan>,
    /// The places in the title that matched.
    pub title_marks: Vec<ByteSpan>,
    /// How many more passages of the article match and are not among the hits.
    pub more_in_article: usize,
}

/// Passages that matched and were left out because their date is too coarse for the filter, or not known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Their date is known, but too coarse.
    pub coarser: u64,
    /// Their date is not known.
    pub undated: u64,
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
    /// What was searched for, too, and what it stands for.
    pub also: Vec<Also>,
}

/// A word that was searched for in place of words of the query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Also {
    /// The word.
    pub word: String,
    /// Who says so.
    pub origin: Origin,
}

/// What is searched for beside the words of a query.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Expansion {
    /// Nothing but the reader's synonyms.
    #[default]
    None,
    /// What this archive uses like the query's words.
    Related,
}

/// Searches one commit of an index. Keeps the table of analysed words and the memory that ranking needs.
pub struct Search<'a> {
    index: &'a OpenIndex,
    searcher: &'a Searcher,
    views: Vec<SegmentView<'a>>,
    analyzer: Analyzer,
    scratch: Scratch,
    thesaurus: Thesaurus,
    expansion: Expansion,
}

impl<'a> Search<'a> {
    /// A search over the commit that the index was opened at.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn new(index: &'a OpenIndex) -> Result<Self> {
        let searcher = index.searcher();
        let open =
            |segment| SegmentView::open(segment, index.fields()).map_err(|error| damaged(index.directory(), &error));
        let views = searcher.segment_readers().iter().map(open).collect::<Result<Vec<_>>>()?;
        Ok(Search {
            index,
            searcher,
            views,
            analyzer: index.analyzer(),
            scratch: Scratch::default(),
            thesaurus: Thesaurus::default(),
            expansion: Expansion::None,
        })
    }

    /// From now on, these words stand for each other.
    pub fn use_synonyms(&mut self, synonyms: &Synonyms) {
        self.thesaurus = Thesaurus::new(synonyms, &mut self.analyzer);
    }

    /// From now on, queries are expanded like this.
    pub fn expand(&mut self, expansion: Expansion) {
        self.expansion = expansion;
    }

    fn compile(&mut self, query: &Query) -> Result<Terms> {
        let mut terms = terms::compile(query, &self.thesaurus, &mut self.analyzer)?;
        if self.expansion == Expansion::Related {
            self.add_related(&mut terms)?;
        }
        Ok(terms)
    }

    /// Ranks, without reading anything back.
    ///
    /// # Errors
    /// When the query has too many words, or the index is damaged.
    pub fn rank(&mut self, query: &Query, scope: &Scope, limits: Limits) -> Result<Ranked> {
        let terms = self.compile(query)?;
        self.rank_terms(&terms, scope, limits)
    }

    fn rank_terms(&mut self, terms: &Terms, scope: &Scope, limits: Limits) -> Result<Ranked> {
        let mut rank = |parts: Parts| {
            rank::rank(&self.views, terms, scope, limits, parts, &mut self.scratch).map_err(|error| {
                // What was half done must not reach the next query.
                self.scratch = Scratch::default();
                damaged(self.index.directory(), &error)
            })
        };
        let ranked = rank(Parts::All)?;
        if ranked.passages > 0
            || ranked.left_out != LeftOut::default()
            || terms.scored.iter().all(|term| term.leaves.is_empty())
        {
            return Ok(ranked);
        }
        let ranked = rank(Parts::Any)?;
        Ok(Ranked { partial: ranked.passages > 0, ..ranked })
    }

    /// Finds the best passages, ready to be shown.
    ///
    /// # Errors
    /// When the query has too many words, or the index is damaged.
    pub fn find(&mut self, query: &Query, scope: &Scope, limits: Limits) -> Result<Found> {
        let terms = self.compile(query)?;
        let ranked = self.rank_terms(&terms, scope, limits)?;
        let parts = if ranked.partial { Parts::Any } else { Parts::All };
        let mut hits = Vec::with_capacity(ranked.hits.len());
        for (index, candidate) in ranked.grouped().into_iter().enumerate() {
            let address = DocAddress::new(candidate.segment, candidate.doc);
            let passage = self.index.passage(self.searcher, address)?;
            let record = self.index.record(self.searcher, DocAddress::new(candidate.segment, candidate.first_doc))?;
            let root = self.root_of(&record.archive);
            let texts = [
                passage.text.as_str(),
                passage.heading.as_deref().unwrap_or_default(),
                record.title.as_deref().unwrap_or_default(),
            ];
            let [marks, heading_marks, title_marks] = highlight::marks(&terms, parts, &mut self.analyzer, texts);
            hits.push(Hit {
                rank: index + 1,
                score: candidate.score,
                standing: candidate.standing,
                root,
                marks,
                heading_marks,
                title_marks,
                more_in_article: candidate.more_in_article,
                record,
                passage,
            });
        }
        let Ranked { passages, articles, left_out, partial, .. } = ranked;
        let also = |alternative: &Alternative| Also { word: alternative.said.clone(), origin: alternative.origin };
        let also = terms.alternatives.iter().map(also).collect();
        Ok(Found { hits, passages, articles, left_out, partial, also })
    }

    /// The paths of the best articles, each with the score of its best passage.
    ///
    /// # Errors
    /// When the query has too many words, or the index is damaged.
    pub fn articles(&mut self, query: &Query, count: NonZeroUsize) -> Result<Vec<(String, f32)>> {
        let limits = Limits { hits: count, per_article: NonZeroUsize::MIN };
        let ranked = self.rank(query, &Scope::default(), limits)?;
        let record = |hit: &rank::Candidate| {
            self.index
                .record(self.searcher, DocAddress::new(hit.segment, hit.first_doc))
                .map(|record| (record.path, hit.score))
        };
        ranked.hits.iter().map(record).collect()
    }

    fn root_of(&self, archive: &str) -> PathBuf {
        let known = self.index.stamp().archives.iter().find(|known| known.name == archive);
        known.map(|known| known.root.clone()).unwrap_or_default()
    }
}
