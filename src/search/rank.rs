//! Ranks passages: BM25 over the words of passage, heading and title, and passages that have all words before any that
//! lack one.
//! It must not know texts: it works on posting lists, and what it returns are documents with scores.
//!
//! Every posting of every content word is looked at, term by term, into arrays with one cell per passage. That is quicker
//! than skipping for archives of up to some million passages, gives exact totals, and lets an article be judged as a whole,
//! because the passages of an article are neighbours in the index.

use super::filter::{Filter, Place};
use super::terms::Terms;
use super::{LeftOut, Limits};
use crate::article::ArticleId;
use crate::date::Standing;
use crate::index::Fields;
use crate::query::{Scope, Uncertain};
use std::cmp::Ordering;
use std::collections::{BinaryHeap, HashMap};
use tantivy::fieldnorm::FieldNormReader;
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocId, Searcher, SegmentReader, TantivyError, Term};

/// BM25's saturation of a word that comes again. Lower than the usual 1.2: a passage is short, and the second mention says
/// little. Figures: findings `peers.md`, k1 0.9 and b 0.4 against 1.2 and 0.75.
const K1: f32 = 0.9;
/// BM25's punishment of length, far below the usual 0.75: passages are cut to even lengths.
const B: f32 = 0.3;
/// What a word in the heading above a passage counts, against one in the passage.
const HEADING_WEIGHT: f32 = 0.5;
/// What a word in the article's title counts for each of its passages.
const TITLE_WEIGHT: f32 = 0.5;
/// Saturation in headings and titles, where a word hardly ever comes twice.
const SHORT_FIELD_SATURATION: f32 = 0.6;

/// A passage that may become a hit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Candidate {
    /// How the publication date stands to the dates asked for.
    pub standing: Standing,
    /// Its score, tier included.
    pub score: f32,
    /// The id of its article.
    pub article: ArticleId,
    /// The number of the segment.
    pub segment: u32,
    /// The number of the document in the segment.
    pub doc: DocId,
    /// The number of the document of the article's first passage.
    pub first_doc: DocId,
    /// How many more passages of the article match and are not among the hits.
    pub more_in_article: usize,
}

impl Candidate {
    /// Best first: certain dates, then score, then article id and passage number, so that the order never depends on how
    /// the index is laid out.
    fn rank(&self, other: &Candidate) -> Ordering {
        let certain = |candidate: &Candidate| candidate.standing == Standing::Certain;
        certain(other)
            .cmp(&certain(self))
            .then_with(|| other.score.total_cmp(&self.score))
            .then_with(|| self.article.cmp(&other.article))
            .then_with(|| (self.doc - self.first_doc).cmp(&(other.doc - other.first_doc)))
    }
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
    /// What was left out for its date.
    pub left_out: LeftOut,
}

impl Ranked {
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

/// A candidate in a heap whose top is the worst one kept.
struct Kept(Candidate);

impl PartialEq for Kept {
    fn eq(&self, other: &Kept) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}
impl Eq for Kept {}
impl PartialOrd for Kept {
    fn partial_cmp(&self, other: &Kept) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Kept {
    fn cmp(&self, other: &Kept) -> Ordering {
        self.0.rank(&other.0)
    }
}

/// Cells for the passages of a segment, used again for every query: always all zero between two.
#[derive(Default)]
pub struct Scratch {
    cells: Vec<Cell>,
    touched: Vec<u64>,
}

#[derive(Clone, Copy, Default)]
struct Cell {
    score: f32,
    terms: u64,
}

impl Scratch {
    fn fit(&mut self, documents: u32) {
        let documents = documents as usize;
        if self.cells.len() < documents {
            self.cells.resize(documents, Cell::default());
            self.touched.resize(documents.div_ceil(64), 0);
        }
    }

    fn add(&mut self, doc: DocId, score: f32, term: u64) {
        let cell = &mut self.cells[doc as usize];
        cell.score += score;
        cell.terms |= term;
        self.touched[doc as usize / 64] |= 1 << (doc % 64);
    }
}

/// Ranks the passages of all segments.
pub fn rank(
    searcher: &Searcher,
    fields: &Fields,
    terms: &Terms,
    scope: &Scope,
    limits: Limits,
    scratch: &mut Scratch,
) -> Result<Ranked, TantivyError> {
    let weights = Weights::new(searcher, fields, terms)?;
    let mut ranked = Ranked::default();
    let mut kept: BinaryHeap<Kept> = BinaryHeap::with_capacity(limits.hits.get() + 1);
    for (number, segment) in searcher.segment_readers().iter().enumerate() {
        scratch.fit(segment.max_doc());
        let filter = Filter::new(segment, fields, scope)?;
        let titles = weights.collect(segment, fields, &filter, scratch)?;
        let mut pass = Pass { segment, number: number as u32, filter: &filter, weights: &weights, scope, limits };
        pass.articles(scratch, &titles, &mut kept, &mut ranked)?;
    }
    ranked.hits = kept.into_iter().map(|kept| kept.0).collect();
    ranked.hits.sort_by(Candidate::rank);
    Ok(ranked)
}

/// What each term of the query weighs in this index.
struct Weights {
    /// The stem and its inverse document frequency.
    terms: Vec<(String, f32)>,
    /// BM25's length part for each value a field norm can have.
    lengths: [f32; 256],
    /// More than any sum of word scores: what a tier is worth.
    tier: f32,
    /// The bits of all terms.
    all: u64,
}

impl Weights {
    fn new(searcher: &Searcher, fields: &Fields, terms: &Terms) -> Result<Weights, TantivyError> {
        let passages = searcher.num_docs() as f32;
        let mut words = 0;
        for segment in searcher.segment_readers() {
            words += segment.inverted_index(fields.stem)?.total_num_tokens();
        }
        let average = (words as f32 / passages.max(1.0)).max(1.0);
        let mut weighted = Vec::with_capacity(terms.stems.len());
        for stem in &terms.stems {
            let frequency = searcher.doc_freq(&Term::from_field_text(fields.stem, stem))? as f32;
            weighted.push((stem.clone(), (1.0 + (passages - frequency + 0.5).max(0.5) / (frequency + 0.5)).ln()));
        }
        let most: f32 = weighted.iter().map(|(_, idf)| idf * (K1 + 1.0 + HEADING_WEIGHT + TITLE_WEIGHT)).sum();
        let mut lengths = [0.0; 256];
        for (id, length) in lengths.iter_mut().enumerate() {
            *length = K1 * (1.0 - B + B * FieldNormReader::id_to_fieldnorm(id as u8) as f32 / average);
        }
        let all = if weighted.len() == 64 { u64::MAX } else { (1 << weighted.len()) - 1 };
        Ok(Weights { terms: weighted, lengths, tier: most.ceil(), all })
    }

    /// Adds up the words of passages and headings; returns what the titles add, by the article's first document.
    fn collect(
        &self,
        segment: &SegmentReader,
        fields: &Fields,
        filter: &Filter,
        scratch: &mut Scratch,
    ) -> Result<Vec<(DocId, Cell)>, TantivyError> {
        let norms = segment.get_fieldnorms_reader(fields.stem)?;
        for (number, (stem, idf)) in self.terms.iter().enumerate() {
            let bit = 1 << number;
            let weight = idf * (K1 + 1.0);
            each_posting(segment, fields.stem, stem, filter, |doc, frequency| {
                let length = self.lengths[norms.fieldnorm_id(doc) as usize];
                scratch.add(doc, weight * frequency / (frequency + length), bit);
            })?;
            each_posting(segment, fields.heading, stem, filter, |doc, frequency| {
                scratch.add(doc, short_field(HEADING_WEIGHT * idf, frequency), bit);
            })?;
        }
        let mut titles: Vec<(DocId, Cell)> = Vec::new();
        for (number, (stem, idf)) in self.terms.iter().enumerate() {
            let before = titles.len();
            each_posting(segment, fields.title, stem, filter, |doc, frequency| {
                titles.push((doc, Cell { score: short_field(TITLE_WEIGHT * idf, frequency), terms: 1 << number }));
                scratch.add(doc, 0.0, 0);
            })?;
            if before > 0 && titles.len() > before {
                titles.sort_by_key(|(doc, _)| *doc);
                titles.dedup_by(|next, kept| {
                    let same = next.0 == kept.0;
                    if same {
                        kept.1.score += next.1.score;
                        kept.1.terms |= next.1.terms;
                    }
                    same
                });
            }
        }
        Ok(titles)
    }
}

fn short_field(weight: f32, frequency: f32) -> f32 {
    weight * frequency * (1.0 + SHORT_FIELD_SATURATION) / (frequency + SHORT_FIELD_SATURATION)
}

fn each_posting(
    segment: &SegmentReader,
    field: Field,
    stem: &str,
    filter: &Filter,
    mut each: impl FnMut(DocId, f32),
) -> Result<(), TantivyError> {
    let term = Term::from_field_text(field, stem);
    let inverted = segment.inverted_index(field)?;
    let Some(mut postings) = inverted.read_block_postings(&term, IndexRecordOption::WithFreqs)? else { return Ok(()) };
    while postings.block_len() > 0 {
        let block = postings.docs().iter().zip(postings.freqs());
        match &filter.allowed {
            None => block.for_each(|(doc, frequency)| each(*doc, *frequency as f32)),
            Some(allowed) => block
                .filter(|(doc, _)| allowed.contains(**doc))
                .for_each(|(doc, frequency)| each(*doc, *frequency as f32)),
        }
        postings.advance();
    }
    Ok(())
}

/// The second pass over a segment: passages by article.
struct Pass<'a> {
    segment: &'a SegmentReader,
    number: u32,
    filter: &'a Filter,
    weights: &'a Weights,
    scope: &'a Scope,
    limits: Limits,
}

impl Pass<'_> {
    /// Looks at every touched passage, article by article, keeps the best, and leaves the scratch clean.
    fn articles(
        &mut self,
        scratch: &mut Scratch,
        titles: &[(DocId, Cell)],
        kept: &mut BinaryHeap<Kept>,
        ranked: &mut Ranked,
    ) -> Result<(), TantivyError> {
        let ordinals = self.segment.fast_fields().u64("ordinal")?;
        let ids = self.segment.fast_fields().u64("article")?;
        let alive = self.segment.alive_bitset();
        let mut titles = titles.iter().peekable();
        let mut group: Vec<(DocId, Cell, Standing)> = Vec::new();
        let mut open: Option<DocId> = None;
        let words = self.segment.max_doc().div_ceil(64) as usize;
        let Scratch { cells, touched } = scratch;
        for (index, word) in touched[..words].iter_mut().enumerate() {
            let mut rest = std::mem::take(word);
            while rest != 0 {
                let doc = index as u32 * 64 + rest.trailing_zeros();
                rest &= rest - 1;
                let cell = std::mem::take(&mut cells[doc as usize]);
                if alive.is_some_and(|alive| !alive.is_alive(doc)) {
                    continue;
                }
                let standing = match self.filter.place(doc) {
                    Place::Dated(Standing::Outside) => continue,
                    Place::Dated(Standing::Possible) if self.scope.uncertain == Uncertain::LeaveOut => {
                        ranked.left_out.coarser += 1;
                        continue;
                    }
                    Place::Undated if self.scope.uncertain == Uncertain::LeaveOut => {
                        ranked.left_out.undated += 1;
                        continue;
                    }
                    Place::Dated(standing) => standing,
                    Place::Undated => Standing::Possible,
                };
                let first = doc - ordinals.first(doc).unwrap_or_default() as u32;
                if open.is_some_and(|open| open != first) {
                    self.close(open, &mut group, &mut titles, &ids, kept, ranked);
                }
                open = Some(first);
                group.push((doc, cell, standing));
            }
        }
        self.close(open, &mut group, &mut titles, &ids, kept, ranked);
        Ok(())
    }

    /// Scores the passages of one article and keeps the best of them.
    fn close<'t>(
        &self,
        first: Option<DocId>,
        group: &mut Vec<(DocId, Cell, Standing)>,
        titles: &mut std::iter::Peekable<impl Iterator<Item = &'t (DocId, Cell)>>,
        ids: &tantivy::columnar::Column<u64>,
        kept: &mut BinaryHeap<Kept>,
        ranked: &mut Ranked,
    ) {
        let Some(first) = first else { return };
        while titles.next_if(|(doc, _)| *doc < first).is_some() {}
        let title = titles.next_if(|(doc, _)| *doc == first).map(|(_, cell)| *cell).unwrap_or_default();
        let has = group.iter().fold(title.terms, |terms, (_, cell, _)| terms | cell.terms);
        ranked.passages += group.len() as u64;
        ranked.articles += 1;
        let whole_article = if has == self.weights.all { self.weights.tier } else { 0.0 };
        let mut best: Vec<(f32, DocId, Standing)> = Vec::new();
        for (doc, cell, standing) in group.iter() {
            let whole = if cell.terms == self.weights.all { 2.0 * self.weights.tier } else { whole_article };
            best.push((whole + cell.score + title.score, *doc, *standing));
        }
        let full = kept.len() >= self.limits.hits.get();
        let beats = |score: f32, standing: Standing| {
            !full
                || kept.peek().is_none_or(|worst| {
                    score >= worst.0.score || (standing == Standing::Certain && worst.0.standing != Standing::Certain)
                })
        };
        if best.iter().any(|(score, _, standing)| beats(*score, *standing)) {
            best.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
            let article = ArticleId(ids.first(first).unwrap_or_default());
            for (score, doc, standing) in best.into_iter().take(self.limits.per_article.get()) {
                let more = group.len() - 1;
                let candidate = Candidate {
                    standing,
                    score,
                    article,
                    segment: self.number,
                    doc,
                    first_doc: first,
                    more_in_article: more,
                };
                kept.push(Kept(candidate));
                if kept.len() > self.limits.hits.get() {
                    kept.pop();
                }
            }
        }
        group.clear();
    }
}
