//! What each word of a query weighs in this index: BM25 over passage and heading, whole and inside compounds, the
//! title, the article as a whole, and, for queries of one or two words, passages that have both before any that lacks
//! one. It must not know which passages are kept.
//!
//! Weights of other things stand with what they weigh: being near in `proximity.rs`, dates in `time_boost.rs`, persons in
//! `plan/names.rs`, synonyms in `plan/thesaurus.rs`, related words in `search/related.rs`, words of like meaning in
//! `meaning.rs` and `plan/similar.rs`, corrections in `search/corrections.rs`.

use crate::engine::accumulators::{Accumulators, ArticleCell, Bits, KeyBits, PassageCell, TITLED, bit};
use crate::engine::docset::DocSet;
use crate::engine::filter::Filter;
use crate::engine::lookup::{Key, KeyKind, Keys, TermLists};
use crate::engine::segment::SegmentView;
use crate::engine::time_boost::TimeSplit;
use crate::plan::{Manner, PartsNeeded, Plan, Signal};
use tantivy::fieldnorm::FieldNormReader;
use tantivy::postings::TermInfo;
use tantivy::{DocId, TantivyError};

/// BM25's saturation of a word that comes again. Lower than the usual 1.2: a passage is short, and the second mention
/// says little. The figures of this and the others are nDCG@10 of the chosen halves of 2,000 headlines in news and of
/// questions among news (`tests/bench/quality.rs`), each beside the other weights of its time: .652 and .946 with .6, .652
/// and .946 with .9, .650 and .945 with 1.2.
const K1: f32 = 0.9;
/// BM25's punishment of length, far below the usual 0.75: passages are cut to even lengths. .652 and .946 with .3, .651
/// and .947 with .5.
const B: f32 = 0.3;
/// How many further times in the passage a word in the heading above it counts: .655 and .946 with 1, .652 and .946 with
/// 1.5, .646 and .946 with 2.5.
const HEADING_WEIGHT: f32 = 1.0;
/// What words inside others count, as a share of the word itself: *Ruhe* in *Waffenruhe*. However many there are, they
/// count once, so that a passage with the word itself comes first. .647 and .946 with .3, .652 and .946 with .5, .653 and
/// .945 with .8.
const INNER_WEIGHT: f32 = 0.5;
/// A word inside a compound of the query whose inverse document frequency is less is in more than one of eight passages
/// and says nothing: looking it up would cost more than all others together.
const PART_RARITY_MIN: f32 = 2.0;
/// In few passages every word is looked up, however large a share of them has it.
const PART_FREQUENCY_MAX: f32 = 4_000.0;
/// What a word in the article's title counts for each of its passages. Set by hand: the sets at hand have no titles.
const TITLE_WEIGHT: f32 = 0.5;
/// Saturation in titles, where a word hardly ever comes twice.
const SHORT_FIELD_SATURATION: f32 = 0.6;
/// What the words of the whole article count for each of its passages, beside the passage's own: BM25 over the article
/// as one text, so that a short article about something comes before a long one that has every word somewhere: .599 and
/// .936 with a bonus for what words only the rest of the article has, whatever its length; with the whole article .617
/// and .942 with .4, .626 and .942 with .8, .628 and .941 with 1.2, .629 and .941 with 1.6.
const WHOLE_WEIGHT: f32 = 1.0;
/// BM25's saturation in whole articles: an article says its subject many times. .624 and .940 with .8, .626 and .942 with
/// 1.2, .629 and .944 with 2.
const WHOLE_K1: f32 = 2.0;
/// BM25's punishment of length of whole articles, which are of all lengths: .622 and .937 with .5, .626 and .942 with
/// .75, .629 and .943 with .9; later .659 and .947 with .85, .657 and .947 with .9.
const WHOLE_B: f32 = 0.85;
/// A query of one or two words that say something names what must be there, and passages with both come first. In a
/// longer one the score decides: .649 and .945 so, .649 and .945 without any order of this kind, .626 and .945 with all
/// words first in queries of up to four.
const ALL_WORDS_FIRST_MAX: usize = 2;
/// What the first passage of an article has more than its words, as a share of them; the second has half of it, the
/// third a third: news says first what it is about. .618 and .939 without, .624 and .940 with .1, .626 and .942 with .2,
/// .629 and .944 with .3; later .659 and .947 with .3, .660 and .947 with .4.
const LEAD_WEIGHT: f32 = 0.4;

/// What each term of the query weighs in this index.
pub struct Weights {
    /// The inverse document frequency of each stem that is looked up.
    pub of_keys: Vec<f32>,
    /// The same of each word of the query.
    pub idf: Vec<f32>,
    /// The bits of the words inside each compound of the query.
    pub leaves_of: Vec<Bits>,
    /// Those of them that are everywhere and need not be there.
    pub frequent: Bits,
    /// How many of them a passage without the compound needs.
    pub parts: PartsNeeded,
    /// BM25's length part for each value a field norm can have.
    pub lengths: [f32; 256],
    /// What the words of the article as a whole count; nothing when that is left out.
    pub whole: f32,
    /// What coming first in the article counts.
    pub lead: f32,
    /// What words inside others count.
    pub inner: f32,
    /// The words of an article on average.
    pub article_average: f32,
    /// More than any sum of word scores: what a tier is worth; nothing in a long query or a question.
    pub tier: f32,
    /// The bits of all terms.
    pub all: Bits,
    /// The bits of the terms that mean a time.
    pub of_times: Bits,
    /// The bits of the terms that a passage must have.
    pub required: Bits,
    /// Whether all passages of an article are looked at.
    pub judges_articles: bool,
    /// Whether whatever is allowed is a match: the query is a condition, and words only rank.
    pub matches_all: bool,
}

impl Weights {
    /// The weights of everything that is looked up.
    pub fn new(
        views: &[SegmentView<'_>],
        found: &[Vec<TermLists>],
        Keys { keys, leaves_of }: &Keys<'_>,
        plan: &Plan,
        parts: PartsNeeded,
    ) -> Weights {
        // Deleted passages count until they are merged away: in the number of passages as in those of words and
        // postings.
        let passages = views.iter().map(|view| view.max_doc as f32).sum::<f32>();
        let words = views.iter().map(|view| view.stem.words()).sum::<u64>() as f32;
        let average = (words / passages.max(1.0)).max(1.0);
        let count = plan.scored.len();
        let unless = |signal: Signal, weight: f32| if plan.left_out == Some(signal) { 0.0 } else { weight };
        let whole = unless(Signal::WholeArticle, WHOLE_WEIGHT);
        let lead = unless(Signal::Lead, LEAD_WEIGHT);
        let inner = unless(Signal::InsideWords, INNER_WEIGHT);
        let mut of_keys: Vec<f32> =
            keys.iter().enumerate().map(|(number, key)| rarity(key, number, found, passages)).collect();
        bound_alternatives(keys, &mut of_keys);
        // What is everywhere need not be there.
        let frequent = keys.iter().zip(&of_keys).filter(|(_, idf)| **idf == 0.0);
        let frequent = frequent.fold(0, |bits, (key, _)| bits | key.mark.leaf);
        let leaves_of = leaves_of.iter().map(|leaves| leaves & !frequent).filter(|leaves| *leaves != 0).collect();
        let words_alone = keys.iter().zip(&of_keys).filter(|(key, _)| key.kind == KeyKind::Word);
        let idf: Vec<f32> = words_alone.map(|(_, idf)| *idf).collect();
        let articles = views.iter().map(|view| view.firsts.len() as f32).sum::<f32>();
        let article_average = (words / articles.max(1.0)).max(1.0);
        let title_most = 2.0 * TITLE_WEIGHT * (1.0 + SHORT_FIELD_SATURATION);
        let word_most = (1.0 + lead) * (K1 + 1.0 + title_most) + whole * (WHOLE_K1 + 1.0);
        let most: f32 = keys.iter().zip(&of_keys).map(|(key, idf)| key.share * idf * word_most).sum();
        let mut lengths = [0.0; 256];
        for (id, length) in lengths.iter_mut().enumerate() {
            *length = K1 * (1.0 - B + B * FieldNormReader::id_to_fieldnorm(id as u8) as f32 / average);
        }
        let all = (0..count).fold(0, |bits, term| bits | bit(term));
        let required = plan.scored.iter().enumerate().filter(|(_, term)| plan.required.contains(&term.stem));
        let required = required.fold(0, |bits, (term, _)| bits | bit(term));
        // Being of a time is as good as saying it, and no word more.
        let names = plan.manner == Manner::Keywords
            && plan.times.is_empty()
            && count <= ALL_WORDS_FIRST_MAX
            && plan.left_out != Some(Signal::AllWordsFirst);
        Weights {
            of_keys,
            idf,
            leaves_of,
            frequent,
            parts,
            whole,
            lead,
            inner,
            article_average,
            lengths,
            tier: if names { most.ceil() } else { 0.0 },
            all,
            of_times: (0..count).filter(|term| plan.is_of_time(*term)).fold(0, |bits, term| bits | bit(term)),
            required,
            judges_articles: plan.required.is_empty() && plan.condition.is_none(),
            matches_all: plan.matches_all,
        }
    }

    /// What a passage, in an article with these words, has before any word is counted: a passage that has all words
    /// comes first, then one that has some of them inside others only, then one whose article has them. Where words or
    /// phrases are required, the other passages of an article are not looked at, and only the passage counts.
    pub fn tier_of(&self, passage: PassageCell, article: Bits) -> f32 {
        if passage.own == self.all {
            3.0 * self.tier
        } else if passage.terms == self.all {
            2.0 * self.tier
        } else if article == self.all && self.judges_articles {
            self.tier
        } else {
            0.0
        }
    }

    /// The most that a passage with these terms can have beside its words, its title and its article.
    pub fn tier_at_most(&self, passage: Bits) -> f32 {
        if passage == self.all {
            3.0 * self.tier
        } else if self.judges_articles {
            self.tier
        } else {
            0.0
        }
    }

    /// What these words are of those that mean a time, and of the others; when all mean a time, that is the subject.
    pub fn time_split(&self, terms: Bits) -> TimeSplit {
        if self.of_times == 0 {
            return TimeSplit { subject: 1.0, missing: 0.0 };
        }
        let sum = |bits: Bits| -> f32 {
            let words = self.idf.iter().enumerate().filter(|(term, _)| bits & bit(*term) != 0);
            words.map(|(_, idf)| idf).sum()
        };
        let all = sum(self.all & !self.of_times);
        let subject = if all > 0.0 { sum(terms & !self.of_times) / all } else { 1.0 };
        TimeSplit { subject, missing: sum(self.of_times & !terms) }
    }

    /// What the words of the whole article add to each of its passages.
    pub fn of_article(&self, article: ArticleCell) -> f32 {
        self.whole * article.whole
    }

    /// Whether a passage with these words is a match: it has one of the query, or all words inside one.
    pub fn matches(&self, cell: PassageCell) -> bool {
        let has = |leaves: &Bits| match self.parts {
            PartsNeeded::All => cell.leaves & leaves == *leaves,
            PartsNeeded::Any => cell.leaves & leaves != 0,
        };
        self.matches_all || cell.terms != 0 || cell.leaves & TITLED != 0 || self.leaves_of.iter().any(has)
    }

    /// Adds up the words of passages, headings and titles.
    pub fn collect(
        &self,
        view: &SegmentView<'_>,
        keys: &[Key<'_>],
        lists: &[TermLists],
        filter: &Filter,
        accumulators: &mut Accumulators,
    ) -> Result<(), TantivyError> {
        for (at, (key, lists)) in keys.iter().zip(lists).enumerate() {
            self.collect_key(view, at, key, lists, filter, accumulators)?;
        }
        if self.matches_all {
            let all = DocSet::all(view.max_doc);
            for doc in filter.allowed.as_ref().unwrap_or(&all).iter() {
                accumulators.touched[doc as usize / 64] |= 1 << (doc % 64);
            }
        }
        Ok(())
    }

    /// The bits that a passage gets with a key. A required word must stand in the passage itself: a mention of somebody
    /// by office scores for the name, but leaves the name missing, as it is in the posting lists of the name.
    fn mark(&self, key: &Key<'_>) -> KeyBits {
        match key.kind {
            KeyKind::Alternative => KeyBits { term: key.mark.term & !self.required, ..key.mark },
            KeyKind::Word | KeyKind::Part => key.mark,
        }
    }

    /// Adds up one word.
    pub fn collect_key(
        &self,
        view: &SegmentView<'_>,
        at: usize,
        key: &Key<'_>,
        lists: &TermLists,
        filter: &Filter,
        accumulators: &mut Accumulators,
    ) -> Result<(), TantivyError> {
        if self.of_keys[at] == 0.0 {
            return Ok(());
        }
        let one = OneKey { view, key, lists, filter, mark: self.mark(key), idf: self.of_keys[at], weights: self };
        one.collect_beside(accumulators)?;
        one.collect_text(accumulators)?;
        one.collect_articles(accumulators);
        one.collect_title(accumulators)
    }
}

/// One word in one segment.
struct OneKey<'a> {
    view: &'a SegmentView<'a>,
    key: &'a Key<'a>,
    lists: &'a TermLists,
    filter: &'a Filter,
    /// The bits that passages get.
    mark: KeyBits,
    idf: f32,
    weights: &'a Weights,
}

impl OneKey<'_> {
    /// The bits that the query's own word gives; a word that stands for another is none of them.
    fn own_mark(&self) -> Bits {
        if self.key.is_own { self.key.mark.term } else { 0 }
    }

    fn weight(&self) -> f32 {
        self.key.share * self.idf * (K1 + 1.0)
    }

    fn add(&self, accumulators: &mut Accumulators, doc: DocId, count: f32, score: f32, own: Bits) {
        let OneKey { view, key, mark, weights, .. } = self;
        if weights.judges_articles {
            accumulators.count(view, doc, count);
        }
        if key.kind == KeyKind::Part {
            accumulators.add_part(doc, score, mark.leaf, key.leaves & !weights.frequent, weights.parts);
        } else {
            accumulators.add(view, doc, score, own, *mark);
        }
    }

    /// Counts what comes to the word's own frequency in a passage: inside others, in pieces, in the heading.
    fn collect_beside(&self, accumulators: &mut Accumulators) -> Result<(), TantivyError> {
        let OneKey { view, lists, filter, .. } = self;
        let (own_mark, allowed) = (self.own_mark(), filter.allowed_and_count());
        if let Some(info) = &lists.inner {
            view.inner
                .each_document(info, filter.allowed.as_ref(), |doc| accumulators.add_more(doc, self.weights.inner))?;
        }
        if let Some(info) = &lists.pieces {
            view.inner.each_document(info, filter.allowed.as_ref(), |doc| {
                accumulators.add_more(doc, 1.0);
                accumulators.passages[doc as usize].own |= own_mark;
            })?;
        }
        if let Some(info) = &lists.heading {
            view.heading.each_posting(info, allowed, |doc, count| {
                accumulators.add_more(doc, HEADING_WEIGHT * count as f32);
                accumulators.passages[doc as usize].own |= own_mark;
            })?;
        }
        if let Some(info) = &lists.heading_inner {
            let weight = HEADING_WEIGHT * self.weights.inner;
            view.heading.each_posting(info, allowed, |doc, _| accumulators.add_more(doc, weight))?;
        }
        Ok(())
    }

    /// Scores the passages with the word, or with what counts beside it.
    fn collect_text(&self, accumulators: &mut Accumulators) -> Result<(), TantivyError> {
        let OneKey { view, lists, filter, weights, .. } = self;
        let (own_mark, weight) = (self.own_mark(), self.weight());
        let length_of = |doc: DocId| view.lengths.fieldnorm_id(doc) as usize;
        if let Some(info) = &lists.stem {
            // Most words come once in a passage, which needs no division.
            let once = weights.lengths.map(|length| weight / (1.0 + length));
            let alone = accumulators.with_more.is_empty();
            view.stem.each_posting(info, filter.allowed_and_count(), |doc, count| {
                let length = length_of(doc);
                let more = if alone { 0.0 } else { std::mem::take(&mut accumulators.more[doc as usize]) };
                let count = count as f32 + more;
                let score =
                    if count == 1.0 { once[length] } else { weight * count / (count + weights.lengths[length]) };
                self.add(accumulators, doc, count, score, own_mark);
            })?;
        }
        for doc in lists.phrase.iter().flat_map(DocSet::iter).filter(|doc| filter.allows(*doc)) {
            let score = weight / (1.0 + weights.lengths[length_of(doc)]);
            self.add(accumulators, doc, 1.0, score, own_mark);
        }
        let mut rest = std::mem::take(&mut accumulators.with_more);
        for doc in rest.drain(..) {
            let count = std::mem::take(&mut accumulators.more[doc as usize]);
            if count > 0.0 {
                let score = weight * count / (count + weights.lengths[length_of(doc)]);
                self.add(accumulators, doc, count, score, 0);
            }
        }
        accumulators.with_more = rest;
        Ok(())
    }

    /// Scores the articles with the word, as one text each; a heading is in it once for each passage below it.
    fn collect_articles(&self, accumulators: &mut Accumulators) {
        let OneKey { view, key, weights, .. } = self;
        let weight = key.share * self.idf * (WHOLE_K1 + 1.0);
        let mut counted = std::mem::take(&mut accumulators.counted);
        for article in counted.drain(..) {
            let count = std::mem::take(&mut accumulators.counts[article as usize]);
            let length = view.article_lengths[article as usize] / weights.article_average;
            let length = WHOLE_K1 * (1.0 - WHOLE_B + WHOLE_B * length);
            accumulators.articles[article as usize].whole += weight * count / (count + length);
        }
        accumulators.counted = counted;
    }

    /// Scores the articles with the word in their title.
    fn collect_title(&self, accumulators: &mut Accumulators) -> Result<(), TantivyError> {
        let OneKey { view, key, lists, filter, .. } = self;
        for (info, share) in [(&lists.title, 1.0), (&lists.title_inner, self.weights.inner)] {
            let Some(info) = info else { continue };
            view.title.each_posting(info, None, |doc, count| {
                let article = view.article_of[doc as usize];
                accumulators.titled.push(article);
                let cell = &mut accumulators.articles[article as usize];
                cell.score += short_field(TITLE_WEIGHT * key.share * share * self.idf, count);
                cell.terms |= key.mark.term;
                // The title is shown with the first passage, which need not have the word itself.
                if filter.allows(doc) {
                    accumulators.show(doc, key.mark);
                }
            })?;
        }
        Ok(())
    }
}

/// BM25's inverse document frequency of what so many of all passages have.
pub fn inverse_document_frequency(frequency: f32, passages: f32) -> f32 {
    (1.0 + (passages - frequency + 0.5).max(0.5) / (frequency + 0.5)).ln()
}

/// The inverse document frequency of what is looked up; 0 of a word inside others that says nothing.
fn rarity(key: &Key<'_>, number: usize, found: &[Vec<TermLists>], passages: f32) -> f32 {
    let count = |list: &Option<TermInfo>| list.as_ref().map_or(0.0, |info| info.doc_freq as f32);
    let sum =
        |of: fn(&TermLists) -> &Option<TermInfo>| found.iter().map(|lists| count(of(&lists[number]))).sum::<f32>();
    // What is always written with a hyphen is rare as one word, and not rare at all.
    let own = sum(|lists| &lists.stem) + sum(|lists| &lists.pieces);
    let phrases = found.iter().filter_map(|lists| lists[number].phrase.as_ref());
    let frequency = match key.kind {
        KeyKind::Word | KeyKind::Alternative => own + phrases.map(|set| set.len() as f32).sum::<f32>(),
        KeyKind::Part => own + sum(|lists| &lists.inner),
    };
    let rarity = inverse_document_frequency(frequency, passages);
    let says_nothing = key.kind == KeyKind::Part && rarity < PART_RARITY_MIN && frequency > PART_FREQUENCY_MAX;
    if says_nothing { 0.0 } else { rarity }
}

/// A rarer word that stands for another counts no more than what it stands for.
fn bound_alternatives(keys: &[Key<'_>], of_keys: &mut [f32]) {
    for number in 0..keys.len() {
        if keys[number].kind == KeyKind::Alternative {
            let stands_for = |key: &Key<'_>| key.kind == KeyKind::Word && key.mark.term & keys[number].mark.term != 0;
            let words = keys.iter().zip(&*of_keys).filter(|(key, _)| stands_for(key));
            let most: f32 = words.map(|(key, idf)| key.share * idf).sum();
            of_keys[number] = of_keys[number].min(most);
        }
    }
}

fn short_field(weight: f32, count: u32) -> f32 {
    weight * count as f32 * (1.0 + SHORT_FIELD_SATURATION) / (count as f32 + SHORT_FIELD_SATURATION)
}
