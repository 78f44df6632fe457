//! Ranks passages: BM25 over the words of passage, heading and title, and passages that have all words before any that
//! lack one.
//! It must not know texts: it works on posting lists, and what it returns are documents with scores.
//!
//! Every posting of every content word is looked at, term by term, into arrays with one cell per passage. That is quicker
//! than skipping for archives of up to some million passages, gives exact totals, and lets an article be judged as a whole,
//! because the passages of an article are neighbours in the index.

use super::filter::{Filter, Place};
use super::segment::{FieldView, SegmentView};
use super::terms::Terms;
use super::{LeftOut, Limits};
use crate::article::ArticleId;
use crate::date::Standing;
use crate::query::{Scope, Uncertain};
use std::cmp::Ordering;
use std::collections::{BinaryHeap, HashMap};
use tantivy::fieldnorm::FieldNormReader;
use tantivy::postings::TermInfo;
use tantivy::{DocId, TantivyError};

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
    group: Vec<Member>,
}

#[derive(Clone, Copy, Default)]
struct Cell {
    score: f32,
    terms: u64,
}

/// A touched passage of the article that is being looked at.
#[derive(Clone, Copy)]
struct Member {
    doc: DocId,
    cell: Cell,
    standing: Standing,
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
    views: &[SegmentView<'_>],
    terms: &Terms,
    scope: &Scope,
    limits: Limits,
    scratch: &mut Scratch,
) -> Result<Ranked, TantivyError> {
    let mut ranked = Ranked::default();
    let found = views.iter().map(|view| Postings::find(view, terms)).collect::<Result<Vec<_>, _>>()?;
    let weights = Weights::new(views, &found);
    let mut kept: BinaryHeap<Kept> = BinaryHeap::with_capacity(limits.hits.get().min(10_000) + 1);
    for (number, (view, postings)) in views.iter().zip(&found).enumerate() {
        scratch.fit(view.max_doc);
        let filter = Filter::new(view, scope, terms)?;
        let titles = weights.collect(view, postings, &filter, scratch)?;
        let pass = Pass { view, number: number as u32, filter: &filter, weights: &weights, scope, limits };
        pass.articles(scratch, &titles, &mut kept, &mut ranked);
    }
    ranked.hits = kept.into_iter().map(|kept| kept.0).collect();
    ranked.hits.sort_by(Candidate::rank);
    Ok(ranked)
}

/// Where the postings of the scored terms are in one segment, in the order of the terms.
struct Postings {
    stem: Vec<Option<TermInfo>>,
    heading: Vec<Option<TermInfo>>,
    title: Vec<Option<TermInfo>>,
}

impl Postings {
    fn find(view: &SegmentView<'_>, terms: &Terms) -> Result<Postings, TantivyError> {
        let find = |field: &FieldView| terms.scored.iter().map(|stem| field.find(stem)).collect::<Result<Vec<_>, _>>();
        Ok(Postings { stem: find(&view.stem)?, heading: find(&view.heading)?, title: find(&view.title)? })
    }
}

/// What each term of the query weighs in this index.
struct Weights {
    /// The inverse document frequency of each term.
    idf: Vec<f32>,
    /// BM25's length part for each value a field norm can have.
    lengths: [f32; 256],
    /// More than any sum of word scores: what a tier is worth.
    tier: f32,
    /// The bits of all terms.
    all: u64,
}

impl Weights {
    fn new(views: &[SegmentView<'_>], found: &[Postings]) -> Weights {
        let passages = views.iter().map(|view| view.reader.num_docs() as f32).sum::<f32>();
        let words = views.iter().map(|view| view.stem.words() as f32).sum::<f32>();
        let average = (words / passages.max(1.0)).max(1.0);
        let count = found.first().map_or(0, |postings| postings.stem.len());
        let idf: Vec<f32> = (0..count)
            .map(|term| {
                let frequency =
                    found.iter().filter_map(|found| found.stem[term].as_ref()).map(|info| info.doc_freq as f32).sum::<f32>();
                (1.0 + (passages - frequency + 0.5).max(0.5) / (frequency + 0.5)).ln()
            })
            .collect();
        let most: f32 = idf.iter().map(|idf| idf * (K1 + 1.0 + (HEADING_WEIGHT + TITLE_WEIGHT) * (1.0 + SHORT_FIELD_SATURATION))).sum();
        let mut lengths = [0.0; 256];
        for (id, length) in lengths.iter_mut().enumerate() {
            *length = K1 * (1.0 - B + B * FieldNormReader::id_to_fieldnorm(id as u8) as f32 / average);
        }
        let all = if count == 64 { u64::MAX } else { (1 << count) - 1 };
        Weights { idf, lengths, tier: most.ceil(), all }
    }

    /// Adds up the words of passages and headings; returns what the titles add, by the article's first document.
    fn collect(
        &self,
        view: &SegmentView<'_>,
        postings: &Postings,
        filter: &Filter,
        scratch: &mut Scratch,
    ) -> Result<Vec<(DocId, Cell)>, TantivyError> {
        let allowed = filter.allowed.as_ref().map(|documents| (documents, filter.allowed_count));
        for (term, (info, idf)) in postings.stem.iter().zip(&self.idf).enumerate() {
            let Some(info) = info else { continue };
            let weight = idf * (K1 + 1.0);
            view.stem.each_posting(info, allowed, |doc, count| {
                let length = self.lengths[view.lengths.fieldnorm_id(doc) as usize];
                scratch.add(doc, weight * count as f32 / (count as f32 + length), 1 << term);
            })?;
        }
        for (term, (info, idf)) in postings.heading.iter().zip(&self.idf).enumerate() {
            let Some(info) = info else { continue };
            view.heading.each_posting(info, allowed, |doc, count| {
                scratch.add(doc, short_field(HEADING_WEIGHT * idf, count), 1 << term);
            })?;
        }
        let mut titles: Vec<(DocId, Cell)> = Vec::new();
        for (term, (info, idf)) in postings.title.iter().zip(&self.idf).enumerate() {
            let Some(info) = info else { continue };
            view.title.each_posting(info, None, |doc, count| {
                titles.push((doc, Cell { score: short_field(TITLE_WEIGHT * idf, count), terms: 1 << term }));
                // The title is shown with the first passage, which need not have the word itself.
                if filter.allowed.as_ref().is_none_or(|allowed| allowed.contains(doc)) {
                    scratch.add(doc, 0.0, 0);
                }
            })?;
        }
        titles.sort_by_key(|(doc, _)| *doc);
        titles.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            if same {
                kept.1.score += next.1.score;
                kept.1.terms |= next.1.terms;
            }
            same
        });
        Ok(titles)
    }
}

fn short_field(weight: f32, count: u32) -> f32 {
    weight * count as f32 * (1.0 + SHORT_FIELD_SATURATION) / (count as f32 + SHORT_FIELD_SATURATION)
}

/// The second pass over a segment: passages by article.
struct Pass<'a> {
    view: &'a SegmentView<'a>,
    number: u32,
    filter: &'a Filter,
    weights: &'a Weights,
    scope: &'a Scope,
    limits: Limits,
}

impl Pass<'_> {
    /// Looks at every touched passage, article by article, keeps the best, and leaves the scratch clean.
    fn articles(&self, scratch: &mut Scratch, titles: &[(DocId, Cell)], kept: &mut BinaryHeap<Kept>, ranked: &mut Ranked) {
        let alive = self.view.reader.alive_bitset();
        let mut titles = titles.iter().peekable();
        let (mut first, mut next_first) = (0, 0);
        let words = self.view.max_doc.div_ceil(64) as usize;
        let Scratch { cells, touched, group } = scratch;
        group.clear();
        for (index, word) in touched[..words].iter_mut().enumerate() {
            let mut rest = std::mem::take(word);
            while rest != 0 {
                let doc = index as u32 * 64 + rest.trailing_zeros();
                rest &= rest - 1;
                let cell = std::mem::take(&mut cells[doc as usize]);
                if alive.is_some_and(|alive| !alive.is_alive(doc)) {
                    continue;
                }
                let Some(standing) = self.standing(doc, ranked) else { continue };
                if doc >= next_first {
                    self.close(first, group, &mut titles, kept, ranked);
                    first = self.view.firsts.last_up_to(doc).unwrap_or_default();
                    next_first = self.view.firsts.next_after(doc).unwrap_or(DocId::MAX);
                }
                group.push(Member { doc, cell, standing });
            }
        }
        self.close(first, group, &mut titles, kept, ranked);
    }

    /// How the passage stands to the dates asked for; none when it is left out, which is counted.
    fn standing(&self, doc: DocId, ranked: &mut Ranked) -> Option<Standing> {
        let leave_out = self.scope.uncertain == Uncertain::LeaveOut;
        match self.filter.place(self.view, doc) {
            Place::Dated(Standing::Certain) => Some(Standing::Certain),
            Place::Dated(Standing::Outside) => None,
            Place::Dated(Standing::Possible) if leave_out => {
                ranked.left_out.coarser += 1;
                None
            }
            Place::Undated if leave_out => {
                ranked.left_out.undated += 1;
                None
            }
            Place::Dated(Standing::Possible) | Place::Undated => Some(Standing::Possible),
        }
    }

    /// Scores the passages of one article and keeps the best of them.
    fn close<'t>(
        &self,
        first: DocId,
        group: &mut Vec<Member>,
        titles: &mut std::iter::Peekable<impl Iterator<Item = &'t (DocId, Cell)>>,
        kept: &mut BinaryHeap<Kept>,
        ranked: &mut Ranked,
    ) {
        if group.is_empty() {
            return;
        }
        ranked.passages += group.len() as u64;
        ranked.articles += 1;
        while titles.next_if(|(doc, _)| *doc < first).is_some() {}
        let title = titles.next_if(|(doc, _)| *doc == first).map(|(_, cell)| *cell).unwrap_or_default();
        let Weights { all, tier, .. } = *self.weights;
        let has = group.iter().fold(title.terms, |terms, member| terms | member.cell.terms);
        let article_tier = if has == all { tier } else { 0.0 };
        for member in group.iter_mut() {
            member.cell.score += title.score + if member.cell.terms == all { 2.0 * tier } else { article_tier };
        }
        let worst = (kept.len() >= self.limits.hits.get()).then(|| kept.peek()).flatten().map(|worst| worst.0);
        let beats = |member: &Member| {
            worst.is_none_or(|worst| {
                let certainty = (member.standing == Standing::Certain, worst.standing == Standing::Certain);
                certainty == (true, false) || (certainty.0 == certainty.1 && member.cell.score >= worst.score)
            })
        };
        if group.iter().any(beats) {
            let more_in_article = group.len() - 1;
            let article = self.view.article(first);
            group.sort_by(|one, other| other.cell.score.total_cmp(&one.cell.score).then(one.doc.cmp(&other.doc)));
            for Member { doc, cell, standing } in group.iter().take(self.limits.per_article.get()) {
                kept.push(Kept(Candidate {
                    standing: *standing,
                    score: cell.score,
                    article,
                    segment: self.number,
                    doc: *doc,
                    first_doc: first,
                    more_in_article,
                }));
                if kept.len() > self.limits.hits.get() {
                    kept.pop();
                }
            }
        }
        group.clear();
    }
}
