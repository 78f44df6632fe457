//! The cells that ranking adds scores up in: one per passage and one per article of a segment.
//! It must not know what a word counts.

use crate::engine::segment::SegmentView;
use crate::plan::PartsNeeded;
use tantivy::DocId;

/// The bits of terms in a cell.
pub(crate) type Bits = u32;

/// When more than one in this many cells is in use, all are cleared at once.
const CLEAR_ALL: usize = 16;

/// How many terms have a bit of their own.
pub(crate) const OWN_BITS: usize = Bits::BITS as usize;

/// Cells for the passages and articles of a segment, used again for every query: always all zero between two.
#[derive(Default)]
pub struct Accumulators {
    pub(crate) passages: Vec<PassageCell>,
    pub(crate) articles: Vec<ArticleCell>,
    /// For the word at hand, what headings and compounds add to its count in each passage.
    pub(crate) more: Vec<f32>,
    /// Where `more` is not zero.
    pub(crate) with_more: Vec<DocId>,
    /// For the word at hand, how often each article has it.
    pub(crate) counts: Vec<f32>,
    /// Where `counts` is not zero.
    pub(crate) counted: Vec<u32>,
    /// Passages that only have words inside the query's words, and not enough of them to be a match.
    pub(crate) unlisted: Vec<DocId>,
    /// A bit for each passage whose cell is in use.
    pub(crate) touched: Vec<u64>,
    /// The same as a list, in order.
    pub(crate) documents: Vec<DocId>,
    /// Articles whose title has a word of the query.
    pub(crate) titled: Vec<u32>,
}

#[derive(Clone, Copy, Default)]
pub(crate) struct PassageCell {
    pub(crate) score: f32,
    pub(crate) terms: Bits,
    /// Those of `terms` that are words of their own, not only inside others.
    pub(crate) own: Bits,
    /// Which of the words inside the query's words it has, and [`TITLED`].
    pub(crate) leaves: Bits,
}

/// Among the leaves: the title shown with the passage has a word of the query.
pub(crate) const TITLED: Bits = 1 << LEAVES;
/// How many words inside the query's words have a bit of their own.
pub(crate) const LEAVES: usize = OWN_BITS - 1;

#[derive(Clone, Copy, Default)]
pub(crate) struct ArticleCell {
    /// What the title adds to every passage.
    pub(crate) score: f32,
    /// What the words of all its passages score, taken as one text.
    pub(crate) whole: f32,
    pub(crate) terms: Bits,
}

impl Accumulators {
    pub(crate) fn fit(&mut self, view: &SegmentView<'_>) {
        let documents = view.max_doc as usize;
        if self.passages.len() < documents {
            self.passages.resize(documents, PassageCell::default());
            self.more.resize(documents, 0.0);
            self.touched.resize(documents.div_ceil(64), 0);
        }
        if self.articles.len() < view.firsts.len() {
            self.articles.resize(view.firsts.len(), ArticleCell::default());
            self.counts.resize(view.firsts.len(), 0.0);
        }
    }

    /// Counts a word in a heading or inside another, before it is scored.
    pub(crate) fn add_more(&mut self, doc: DocId, count: f32) {
        let more = &mut self.more[doc as usize];
        if *more == 0.0 {
            self.with_more.push(doc);
        }
        *more += count;
    }

    /// Counts the word at hand for the article of a passage.
    pub(crate) fn count(&mut self, view: &SegmentView<'_>, doc: DocId, count: f32) {
        let article = view.article_of[doc as usize];
        let sum = &mut self.counts[article as usize];
        if *sum == 0.0 {
            self.counted.push(article);
        }
        *sum += count;
    }

    pub(crate) fn add(
        &mut self,
        view: &SegmentView<'_>,
        doc: DocId,
        score: f32,
        own: Bits,
        KeyBits { term, leaf }: KeyBits,
    ) {
        let cell = &mut self.passages[doc as usize];
        cell.score += score;
        cell.terms |= term;
        cell.own |= own;
        cell.leaves |= leaf;
        self.articles[view.article_of[doc as usize] as usize].terms |= term;
        self.touched[doc as usize / 64] |= 1 << (doc % 64);
    }

    /// Adds a word inside a word of the query. Only what makes a passage a match brings it among those that are looked
    /// at.
    pub(crate) fn add_part(&mut self, doc: DocId, score: f32, leaf: Bits, leaves: Bits, parts: PartsNeeded) {
        let cell = &mut self.passages[doc as usize];
        let first = cell.score == 0.0;
        cell.score += score;
        cell.leaves |= leaf;
        if cell.terms == 0 {
            if parts == PartsNeeded::Any || (leaves != 0 && cell.leaves & leaves == leaves) {
                self.touched[doc as usize / 64] |= 1 << (doc % 64);
            } else if first {
                self.unlisted.push(doc);
            }
        }
    }

    /// Makes a passage a match for what its article's title has.
    pub(crate) fn show(&mut self, doc: DocId, mark: KeyBits) {
        let cell = &mut self.passages[doc as usize];
        cell.leaves |= mark.leaf;
        cell.leaves |= if mark.term == 0 { 0 } else { TITLED };
        self.touched[doc as usize / 64] |= 1 << (doc % 64);
    }

    /// Makes the list of touched passages and clears their bits. Each step writes four places whether or not the word
    /// has so many bits, which saves a branch per bit that cannot be foreseen.
    pub(crate) fn list_touched(&mut self) {
        const STEP: usize = 4;
        let count: usize = self.touched.iter().map(|word| word.count_ones() as usize).sum();
        self.documents.resize(count + STEP, 0);
        let mut length = 0;
        for (index, word) in self.touched.iter_mut().enumerate() {
            let mut rest = std::mem::take(word);
            let mut left = rest.count_ones() as usize;
            while left > 0 {
                for place in &mut self.documents[length..length + STEP] {
                    *place = (index * 64) as u32 + rest.trailing_zeros();
                    rest &= rest.wrapping_sub(1);
                }
                length += left.min(STEP);
                left -= left.min(STEP);
            }
        }
        self.documents.truncate(count);
    }

    /// Makes all cells of the segment zero again.
    pub(crate) fn clear(&mut self, view: &SegmentView<'_>) {
        let Accumulators { passages, articles, documents, titled, unlisted, .. } = self;
        if documents.len() + unlisted.len() > passages.len() / CLEAR_ALL {
            passages.fill(PassageCell::default());
            articles.fill(ArticleCell::default());
        } else {
            for doc in unlisted.drain(..) {
                passages[doc as usize] = PassageCell::default();
                articles[view.article_of[doc as usize] as usize] = ArticleCell::default();
            }
            for doc in documents.drain(..) {
                passages[doc as usize] = PassageCell::default();
                articles[view.article_of[doc as usize] as usize] = ArticleCell::default();
            }
        }
        unlisted.clear();
        for article in titled.drain(..) {
            articles[article as usize] = ArticleCell::default();
        }
    }
}

/// The bits that a passage gets with a word.
#[derive(Clone, Copy, Default)]
pub(crate) struct KeyBits {
    pub(crate) term: Bits,
    pub(crate) leaf: Bits,
}

/// The bit of a term; in a long query the last terms share one, and having one of them is having them all.
pub(crate) fn bit(term: usize) -> Bits {
    1 << term.min(Bits::BITS as usize - 1)
}
