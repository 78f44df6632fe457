//! Ranks passages: BM25 over the words of passage and heading, whole and inside compounds, the title, BM25 over the
//! article as a whole, a little for coming first in it, and, for queries of one or two words, passages that have both
//! before any that lacks one. It must not know texts: it works on posting lists, and what it returns are documents with
//! scores.
//!
//! Every posting of every content word is looked at, term by term, into arrays with one cell per passage. That gives
//! exact totals, and lets an article be judged as a whole, because the passages of an article are neighbours in the
//! index. Skipping would be quicker for very frequent words; the figures are in the README.

use crate::date::Containment;
use crate::engine::accumulators::{Accumulators, ArticleCell, Bits, PassageCell};
use crate::engine::filter::Filter;
use crate::engine::lookup::{Keys, Prepared, TermLists};
use crate::engine::meaning::{self, Looked, MEANING_DEPTH};
use crate::engine::proximity::{self, PROXIMITY_DEPTH};
use crate::engine::segment::{DateMatch, SegmentView};
use crate::engine::time_boost::TimeBoost;
use crate::engine::weights::Weights;
use crate::plan::{Candidate, Limits, PartsNeeded, PassagePlace, Plan, Ranked, Signal};
use crate::query::{Scope, Uncertain};
use std::cmp::Ordering;
use std::collections::BinaryHeap;
use std::num::NonZeroUsize;
use tantivy::{DocId, TantivyError};

/// A candidate with the words that it has, in a heap whose top is the worst one kept.
struct HeapEntry {
    candidate: Candidate,
    terms: Bits,
    own: Bits,
}

impl PartialEq for HeapEntry {
    fn eq(&self, other: &HeapEntry) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}
impl Eq for HeapEntry {}
impl PartialOrd for HeapEntry {
    fn partial_cmp(&self, other: &HeapEntry) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for HeapEntry {
    fn cmp(&self, other: &HeapEntry) -> Ordering {
        self.candidate.rank(&other.candidate)
    }
}

/// What is ranked for.
pub struct Request<'a> {
    /// The query made ready.
    pub plan: &'a Plan,
    /// How many of the words inside a compound are needed.
    pub parts: PartsNeeded,
    /// What time adds.
    pub times: &'a TimeBoost,
}

/// What is looked up for a query, what may be found in each segment, and what it weighs.
pub struct PreparedLookup<'a> {
    /// What is looked up.
    pub keys: Keys<'a>,
    /// Of each segment, what may be found.
    pub filters: Vec<Filter>,
    /// Of each segment, where the postings of each key are.
    pub lists: Vec<Vec<TermLists>>,
    /// What it weighs.
    pub weights: Weights,
}

impl<'a> PreparedLookup<'a> {
    /// Looks everything up; none when nothing may be found.
    pub fn of(
        views: &[SegmentView<'_>],
        request: &Request<'a>,
        prepared: &[Prepared],
    ) -> Result<Option<PreparedLookup<'a>>, TantivyError> {
        let plan = request.plan;
        let filter = |(view, prepared): (_, &Prepared)| Filter::new(view, plan, prepared.allowed.as_ref());
        let filters = views.iter().zip(prepared).map(filter).collect::<Result<Vec<Filter>, _>>()?;
        if filters.iter().all(|filter| filter.allowed_count == 0) {
            return Ok(None);
        }
        let keys = Keys::of(plan);
        let find = |((view, filter), prepared): ((&SegmentView<'_>, &Filter), &Prepared)| {
            keys.keys.iter().map(|key| TermLists::find(view, filter, prepared, key)).collect::<Result<Vec<_>, _>>()
        };
        let lists = views.iter().zip(&filters).zip(prepared).map(find).collect::<Result<Vec<_>, _>>()?;
        let mut weights = Weights::new(views, &lists, &keys, plan, request.parts);
        if weights.tier > 0.0 {
            // Time lifts no passage over one that has more of the words.
            weights.tier = request.times.most(weights.tier, weights.time_split(0).missing);
        }
        Ok(Some(PreparedLookup { keys, filters, lists, weights }))
    }
}

/// Ranks the passages of all segments.
pub fn rank(
    views: &[SegmentView<'_>],
    request: &Request<'_>,
    limits: Limits,
    prepared: &[Prepared],
    accumulators: &mut Accumulators,
) -> Result<Ranked, TantivyError> {
    let mut ranked = Ranked::default();
    let Some(PreparedLookup { keys, filters, lists, weights }) = PreparedLookup::of(views, request, prepared)? else {
        return Ok(ranked);
    };
    let mut kept: BinaryHeap<HeapEntry> = BinaryHeap::with_capacity(limits.hits.get().min(10_000) + 1);
    for (segment, ((view, lists), filter)) in (0..).zip(views.iter().zip(&lists).zip(&filters)) {
        if filter.allowed_count > 0 {
            accumulators.fit(view);
            weights.collect(view, &keys.keys, lists, filter, accumulators)?;
            // Neighbours may lift a passage that is not among the wanted ones without them.
            let hits = limits.hits.max(NonZeroUsize::new(PROXIMITY_DEPTH.max(MEANING_DEPTH)).unwrap_or(limits.hits));
            let (limits, scope, times) = (Limits { hits, ..limits }, &request.plan.scope, request.times);
            let pass = Pass { view, segment, filter, weights: &weights, scope, limits, times };
            pass.best(accumulators, &mut kept, &mut ranked);
        }
    }
    let mut kept = kept.into_vec();
    kept.sort_by(HeapEntry::cmp);
    let best: Vec<Looked> = kept
        .iter()
        .take(MEANING_DEPTH)
        .map(|kept| Looked { place: kept.candidate.place, terms: kept.terms, own: kept.own })
        .collect();
    let parts = meaning::parts(views, request.plan, &weights.idf, &best)?;
    for (kept, parts) in kept.iter_mut().zip(parts) {
        kept.candidate.score += parts.iter().map(|part| part.score).sum::<f32>();
        ranked.meaning.insert(kept.candidate.place, parts);
    }
    ranked.hits = kept.into_iter().map(|kept| kept.candidate).collect();
    let near = ranked.hits.len().min(PROXIMITY_DEPTH);
    if request.plan.left_out != Some(Signal::Proximity) {
        let parts = proximity::parts(views, request.plan, &ranked.hits[..near])?;
        for (hit, part) in ranked.hits.iter_mut().zip(parts).filter(|(_, part)| *part > 0.0) {
            hit.score += part;
            ranked.proximity.insert(hit.place, part);
        }
    }
    ranked.hits.sort_by(Candidate::rank);
    ranked.hits.truncate(limits.hits.get());
    Ok(ranked)
}

/// The second pass over a segment: every passage that matched, in order, so that those of an article come together.
struct Pass<'a> {
    view: &'a SegmentView<'a>,
    segment: u32,
    filter: &'a Filter,
    weights: &'a Weights,
    scope: &'a Scope,
    limits: Limits,
    times: &'a TimeBoost,
}

impl Pass<'_> {
    /// Keeps the best passages, counts all, and leaves the accumulators clean.
    fn best(&self, accumulators: &mut Accumulators, kept: &mut BinaryHeap<HeapEntry>, ranked: &mut Ranked) {
        accumulators.list_touched();
        let Accumulators { passages, articles, documents, titled, .. } = &*accumulators;
        let alive = self.view.reader.alive_bitset();
        // What is the same for all passages of most queries: nothing is deleted, no date is asked for.
        let plain = alive.is_none() && !self.filter.has_dates();
        let timeless = self.times.is_none();
        let required = if self.filter.required_afterwards { self.weights.required } else { 0 };
        let title_most = titled.iter().map(|article| articles[*article as usize].score).fold(0.0, f32::max);
        let mut group: Vec<HeapEntry> = Vec::new();
        let (mut group_of, mut before) = (u32::MAX, u32::MAX);
        let mut worst = self.worst(kept);
        for &doc in documents {
            let number = self.view.article_of[doc as usize];
            let cell = passages[doc as usize];
            if cell.terms & required != required || !self.weights.matches(cell) {
                continue;
            }
            let mut containment = Containment::Certain;
            if !plain {
                let lives = alive.is_none_or(|alive| alive.is_alive(doc));
                let Some(found) = lives.then(|| self.containment(doc, ranked)).flatten() else { continue };
                containment = found;
            }
            ranked.passages += 1;
            ranked.articles += u64::from(number != before);
            before = number;
            let of_article = self.weights.of_article(articles[number as usize]);
            let words_most = (cell.score + title_most) * (1.0 + self.weights.lead) + of_article;
            let words_most = words_most + self.weights.tier_at_most(cell.terms);
            let at_most =
                if timeless { words_most } else { self.times.most(words_most, self.weights.time_split(0).missing) };
            if self.is_beaten(containment, at_most, worst) {
                continue;
            }
            let score = self.score(doc, cell, articles[number as usize]);
            if !self.is_beaten(containment, score, worst) {
                if group_of != number {
                    self.keep(&mut group, kept);
                    worst = self.worst(kept);
                    group_of = number;
                }
                let (article, ordinal) = (self.view.article(doc), doc - self.view.firsts[number as usize]);
                let place = PassagePlace { segment: self.segment, doc };
                let candidate = Candidate { containment, score, article, place, ordinal, more_in_article: 0 };
                group.push(HeapEntry { candidate, terms: cell.terms, own: cell.own });
            }
        }
        self.keep(&mut group, kept);
        let leave_out = self.scope.uncertain == Uncertain::LeaveOut;
        let counts = |doc: DocId| {
            let cell = passages[doc as usize];
            cell.terms & required == required
                && self.weights.matches(cell)
                && alive.is_none_or(|alive| alive.is_alive(doc))
                && !(leave_out && self.filter.place(self.view, doc) == DateMatch::BroaderEvent)
        };
        self.count_more(documents, kept, counts);
        accumulators.clear(self.view);
    }

    /// The score of a passage with these words, in an article with these.
    fn score(&self, doc: DocId, cell: PassageCell, article: ArticleCell) -> f32 {
        let number = self.view.article_of[doc as usize];
        let lead = 1.0 + self.weights.lead / (1 + doc - self.view.firsts[number as usize]) as f32;
        let words = (cell.score + article.score) * lead + self.weights.of_article(article);
        let score = words + self.weights.tier_of(cell, article.terms);
        if self.times.is_none() {
            return score;
        }
        score + self.times.of(self.view, doc, words, self.weights.time_split(cell.terms))
    }

    /// Whether a passage with this score, or at most this score, cannot come before the worst one kept. Ties are for
    /// the heap to decide.
    fn is_beaten(&self, containment: Containment, score: f32, worst: Option<Candidate>) -> bool {
        worst.is_some_and(|worst| {
            let (certain, of_worst) = (containment == Containment::Certain, worst.containment == Containment::Certain);
            if certain == of_worst { score < worst.score } else { of_worst }
        })
    }

    /// Counts for each passage kept how many others of its article match.
    fn count_more(&self, documents: &[DocId], kept: &mut BinaryHeap<HeapEntry>, counts: impl Fn(DocId) -> bool) {
        let here = std::mem::take(kept).into_iter().map(|HeapEntry { mut candidate, terms, own }| {
            if candidate.place.segment == self.segment {
                let PassagePlace { doc, .. } = candidate.place;
                let from = documents.partition_point(|other| *other < doc - candidate.ordinal);
                let article = self.view.article_of[doc as usize];
                let others = documents[from..]
                    .iter()
                    .take_while(|doc| self.view.article_of[**doc as usize] == article)
                    .filter(|doc| counts(**doc));
                candidate.more_in_article = others.count() - 1;
            }
            HeapEntry { candidate, terms, own }
        });
        *kept = here.collect();
    }

    /// The worst passage kept, once as many are kept as wanted.
    fn worst(&self, kept: &BinaryHeap<HeapEntry>) -> Option<Candidate> {
        kept.peek().filter(|_| kept.len() >= self.limits.hits.get()).map(|worst| worst.candidate)
    }

    /// How the passage stands to the dates asked for; none when it is left out, which is counted.
    fn containment(&self, doc: DocId, ranked: &mut Ranked) -> Option<Containment> {
        let leave_out = self.scope.uncertain == Uncertain::LeaveOut;
        match self.filter.place(self.view, doc) {
            DateMatch::Dated(Containment::Certain) => Some(Containment::Certain),
            DateMatch::Dated(Containment::Outside) => None,
            DateMatch::Dated(Containment::Possible) if leave_out => {
                ranked.left_out.coarser += 1;
                None
            }
            DateMatch::Undated if leave_out => {
                ranked.left_out.undated += 1;
                None
            }
            DateMatch::BroaderEvent if leave_out => {
                ranked.left_out.vaguer += 1;
                None
            }
            DateMatch::Dated(Containment::Possible) | DateMatch::Undated | DateMatch::BroaderEvent => {
                Some(Containment::Possible)
            }
        }
    }

    /// Keeps the best passages of one article.
    fn keep(&self, group: &mut Vec<HeapEntry>, kept: &mut BinaryHeap<HeapEntry>) {
        group.sort_by(HeapEntry::cmp);
        for entry in group.drain(..).take(self.limits.per_article.get()) {
            kept.push(entry);
            if kept.len() > self.limits.hits.get() {
                kept.pop();
            }
        }
    }
}
