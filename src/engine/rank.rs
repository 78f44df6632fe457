//! Ranks passages: BM25 over the words of passage and heading, whole and inside compounds, the title, what the rest of the
//! article has, a little for coming first in it, and, for queries of a few words, passages that have all of them before any
//! that lack one.
//! It must not know texts: it works on posting lists, and what it returns are documents with scores.
//!
//! Every posting of every content word is looked at, term by term, into arrays with one cell per passage. That gives exact
//! totals, and lets an article be judged as a whole, because the passages of an article are neighbours in the index. Skipping
//! would be quicker for very frequent words; the figures are in the README.

mod explain;

use crate::article::ArticleId;
use crate::date::Standing;
use crate::engine::accumulators::{ArticleCell, Bits, LEAVES, Mark, PassageCell, Scratch, TITLED, bit};
use crate::engine::filter::{Documents, Filter, Place};
use crate::engine::proximity::{self, CLOSENESS_DEPTH};
use crate::engine::schema::{INNER, PIECES};
use crate::engine::segment::SegmentView;
use crate::engine::time_boost::Times;
use crate::plan::compile::{Manner, Terms};
use crate::query::{Scope, Uncertain};
use crate::search::{LeftOut, Limits};
use std::cmp::Ordering;
use std::collections::{BinaryHeap, HashMap};
use std::num::NonZeroUsize;
use tantivy::fieldnorm::FieldNormReader;
use tantivy::postings::TermInfo;
use tantivy::{DocId, TantivyError};

pub use explain::{Explained, explain};

/// BM25's saturation of a word that comes again. Lower than the usual 1.2: a passage is short, and the second mention says
/// little. Figures: findings `peers.md`, k1 0.9 and b 0.4 against 1.2 and 0.75.
const K1: f32 = 0.9;
/// BM25's punishment of length, far below the usual 0.75: passages are cut to even lengths. Figures (nDCG@10 of headlines
/// in news, questions among news): .543 and .898 with .15, .545 and .898 with .3, .541 and .897 with .5.
const B: f32 = 0.3;
/// What a word in the heading above a passage counts, as so many more times in the passage. Figures (nDCG@10 of headlines in
/// news, questions among news): .568 and .903 with .3, .566 and .916 with 1, .573 and .920 with 1.5 (and neighbours, see
/// below), .558 and .921 with 2.
const HEADING_WEIGHT: f32 = 1.5;
/// What words inside others count, as a share of the word itself: *Ruhe* in *Waffenruhe*. However many there are, they count
/// once, so that a passage with the word itself comes first; counting each gives the same figures. Figures: .571 and .923
/// with .3, .573 and .925 with .5, .569 and .921 with 1.
const INNER_WEIGHT: f32 = 0.5;
/// What a compound as a whole counts, as a share of what a simple word counts; the rest of it is its parts. With .6 the
/// figures are the same within .001.
const WHOLE_SHARE: f32 = 0.5;
/// What the parts of a compound count together: passages that speak of it in other words. Split evenly over the parts.
const PARTS_SHARE: f32 = 1.0;
/// A word inside a compound of the query whose inverse document frequency is less is in more than one of eight passages and
/// says nothing: looking it up would cost more than all others together.
const PART_RARITY_MIN: f32 = 2.0;
/// In few passages every word is looked up, however large a share of them has it.
const PART_FREQUENCY_MAX: f32 = 4_000.0;
/// What a word in the article's title counts for each of its passages. Set by hand: the sets at hand have no titles.
const TITLE_WEIGHT: f32 = 0.5;
/// Saturation in titles, where a word hardly ever comes twice.
const SHORT_FIELD_SATURATION: f32 = 0.6;

/// What a word that only another passage or the title of the article has counts for a passage, as a share of its inverse
/// document frequency: the article is about it. Figures (nDCG@10 of headlines in news, questions among news): .557 and .913
/// with .2, .561 and .915 with .3; with headings as mentions, .573 and .920 with .4, .574 and .920 with .5.
const ARTICLE_WEIGHT: f32 = 0.4;
/// A query of at most so many words that say something names what must be there, and passages with all of them come first.
/// A longer one is a headline, and no passage need have every word of a headline or of a question. Figures of all words
/// first for every query: .519 and .874, for none .528 and .896.
const ALL_WORDS_FIRST_MAX: usize = 4;
/// What the first passage of an article has more than its words, as a share of them; the second has half of it, the third a
/// third: news says first what it is about. Figures (nDCG@10 of headlines in news, questions among news): .575 and .926 without,
/// .582 and .931 with .1, .588 and .935 with .2, .591 and .936 with .3 (in memory, without the order of all words first).
const LEAD_WEIGHT: f32 = 0.2;
/// When more than one in so many cells is in use, all are cleared at once.
const CLEAR_ALL: usize = 16;

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
    /// Best first: certain dates, then score, then article id and passage number, so that equal scores never depend on how
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
    /// Whether only words inside the query's words were found.
    pub partial: bool,
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

/// How many of the words inside a compound of the query a passage needs that has no word of the query itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parts {
    /// All: it says the compound in other words.
    All,
    /// Any: it is all there is.
    Any,
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

/// What is looked up for a word of the query.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// The word itself.
    Word,
    /// A word inside it.
    Part,
    /// A word that stands for it.
    Alternative,
}

/// A stem that is looked up: a word of the query, or a word inside one.
struct Key<'a> {
    stem: &'a str,
    /// What it is to a word of the query.
    kind: Kind,
    /// The stems of several words that stand for a word, when it is several.
    phrase: &'a [String],
    /// The place of what stands for it among the prepared sets, when it is no stem.
    set: Option<usize>,
    /// For a word inside one: the bits of all the smallest ones.
    leaves: Bits,
    /// What it counts, as a share of a simple word.
    share: f32,
    mark: Mark,
    /// Whether it is as good as the word itself.
    is_own: bool,
    /// What it is to the reader, when it is no word.
    said: &'static str,
}

/// Everything that is looked up, and for each word of the query the bits of the smallest words inside it.
fn keys<'a>(terms: &'a Terms) -> (Vec<Key<'a>>, Vec<Bits>) {
    let (mut keys, mut parts, mut leaves_of) = (Vec::new(), Vec::new(), Vec::new());
    let mut next = 0;
    for (number, term) in terms.scored.iter().enumerate() {
        let simple = term.parts.is_empty();
        let share = if simple { 1.0 } else { WHOLE_SHARE };
        let mark = Mark { term: bit(number), leaf: 0 };
        keys.push(Key {
            stem: &term.stem,
            kind: Kind::Word,
            phrase: &[],
            set: term.set,
            share,
            leaves: 0,
            mark,
            is_own: true,
            said: "",
        });
        // Of a query with more parts than bits, the last ones only score.
        let fits = !simple && next + term.leaves.len() <= LEAVES;
        let leaf_bit = |part: &String| {
            let place = term.leaves.iter().position(|leaf| leaf == part).filter(|_| fits);
            place.map_or(0, |place| bit(next + place))
        };
        let leaves = term.leaves.iter().fold(0, |all, leaf| all | leaf_bit(leaf));
        let share = PARTS_SHARE / term.parts.len() as f32;
        let of_part = |part: &'a String| Key {
            stem: part,
            kind: Kind::Part,
            phrase: &[],
            set: None,
            share,
            leaves,
            mark: Mark { term: 0, leaf: leaf_bit(part) },
            is_own: false,
            said: "",
        };
        parts.extend(term.parts.iter().map(of_part));
        if leaves != 0 {
            leaves_of.push(leaves);
            next += term.leaves.len();
        }
    }
    keys.extend(terms.alternatives.iter().map(|alternative| {
        let (stem, phrase) = match alternative.stems.as_slice() {
            [stem] => (stem.as_str(), &[][..]),
            phrase => ("", phrase),
        };
        let term = alternative.of.iter().fold(0, |bits, term| bits | bit(*term));
        Key {
            stem,
            kind: Kind::Alternative,
            set: None,
            phrase,
            share: alternative.weight,
            leaves: 0,
            mark: Mark { term, leaf: 0 },
            is_own: false,
            said: "",
        }
    }));
    keys.extend(terms.persons.iter().map(|person| Key {
        stem: "",
        kind: Kind::Alternative,
        set: Some(person.set),
        phrase: &[],
        share: person.weight,
        leaves: 0,
        mark: Mark { term: person.of.iter().fold(0, |bits, term| bits | bit(*term)), leaf: 0 },
        is_own: person.is_own,
        said: person.said,
    }));
    // What makes a passage a match comes first.
    keys.extend(parts);
    (keys, leaves_of)
}

/// What was found out about a segment before it is ranked.
#[derive(Default)]
pub struct Prepared {
    /// The passages that meet the query's condition, when it has one.
    pub allowed: Option<Documents>,
    /// The passages with what is scored and is no stem.
    pub sets: Vec<Documents>,
}

/// What is ranked for.
pub struct Request<'a> {
    /// The words, and the conditions that they are in.
    pub terms: &'a Terms,
    /// Which passages may be found.
    pub scope: &'a Scope,
    /// How many of the words inside a compound are needed.
    pub parts: Parts,
    /// What time adds.
    pub times: Times,
}

/// Ranks the passages of all segments.
pub fn rank(
    views: &[SegmentView<'_>],
    request: &Request<'_>,
    limits: Limits,
    prepared: &[Prepared],
    scratch: &mut Scratch,
) -> Result<Ranked, TantivyError> {
    let Request { terms, scope, times, .. } = request;
    let mut ranked = Ranked::default();
    let filters = filters(views, terms, scope, prepared)?;
    if filters.iter().all(|filter| filter.allowed_count == 0) {
        return Ok(ranked);
    }
    let Plan { keys, found, weights } = Plan::new(views, &filters, prepared, request)?;
    let mut kept: BinaryHeap<Kept> = BinaryHeap::with_capacity(limits.hits.get().min(10_000) + 1);
    for (number, ((view, lists), filter)) in views.iter().zip(&found).zip(&filters).enumerate() {
        if filter.allowed_count > 0 {
            scratch.fit(view);
            weights.collect(view, &keys, lists, filter, scratch)?;
            // Closeness may lift a passage that is not among the wanted ones without it.
            let hits = limits.hits.max(NonZeroUsize::new(CLOSENESS_DEPTH).unwrap_or(limits.hits));
            let limits = Limits { hits, ..limits };
            let pass = Pass { view, number: number as u32, filter, weights: &weights, scope, limits, times };
            pass.best(scratch, &mut kept, &mut ranked);
        }
    }
    ranked.hits = kept.into_iter().map(|kept| kept.0).collect();
    ranked.hits.sort_by(Candidate::rank);
    let near = ranked.hits.len().min(CLOSENESS_DEPTH);
    proximity::add(views, terms, &mut ranked.hits[..near])?;
    ranked.hits.sort_by(Candidate::rank);
    ranked.hits.truncate(limits.hits.get());
    Ok(ranked)
}

/// What is looked up for a query, where it is, and what it weighs.
struct Plan<'a> {
    keys: Vec<Key<'a>>,
    /// Of each segment, where the postings of each key are.
    found: Vec<Vec<Lists>>,
    weights: Weights,
}

impl<'a> Plan<'a> {
    fn new(
        views: &[SegmentView<'_>],
        filters: &[Filter],
        prepared: &[Prepared],
        request: &Request<'a>,
    ) -> Result<Plan<'a>, TantivyError> {
        let (terms, parts) = (request.terms, request.parts);
        let (keys, leaves_of) = keys(terms);
        let find = |((view, filter), prepared): ((&SegmentView<'_>, &Filter), &Prepared)| {
            keys.iter().map(|key| Lists::find(view, filter, prepared, key)).collect::<Result<Vec<_>, _>>()
        };
        let found = views.iter().zip(filters).zip(prepared).map(find).collect::<Result<Vec<_>, _>>()?;
        let mut weights = Weights::new(views, &found, &keys, Inside { leaves_of, parts }, terms);
        if weights.tier > 0.0 {
            // Time lifts no passage over one that has more of the words.
            weights.tier = request.times.most(weights.tier);
        }
        Ok(Plan { keys, found, weights })
    }
}

/// What a query allows in each segment.
fn filters(
    views: &[SegmentView<'_>],
    terms: &Terms,
    scope: &Scope,
    prepared: &[Prepared],
) -> Result<Vec<Filter>, TantivyError> {
    let filter =
        |(view, prepared): (&SegmentView<'_>, &Prepared)| Filter::new(view, scope, terms, prepared.allowed.as_ref());
    views.iter().zip(prepared).map(filter).collect()
}

/// Where the postings of a stem are in one segment.
#[derive(Default)]
struct Lists {
    stem: Option<TermInfo>,
    inner: Option<TermInfo>,
    pieces: Option<TermInfo>,
    heading: Option<TermInfo>,
    heading_inner: Option<TermInfo>,
    title: Option<TermInfo>,
    title_inner: Option<TermInfo>,
    /// Of several words, where they stand next to each other.
    phrase: Option<Documents>,
}

impl Lists {
    /// Looks the stem up; where nothing is allowed, only how frequent it is in texts matters.
    fn find(
        view: &SegmentView<'_>,
        filter: &Filter,
        prepared: &Prepared,
        key: &Key<'_>,
    ) -> Result<Lists, TantivyError> {
        if let Some(set) = key.set {
            return Ok(Lists { phrase: prepared.sets.get(set).cloned(), ..Lists::default() });
        }
        if !key.phrase.is_empty() {
            return Ok(Lists { phrase: Some(view.phrase(key.phrase)?), ..Lists::default() });
        }
        let stem = key.stem;
        let (text, inner) = (view.stem.find(stem)?, view.inner.find(stem)?);
        let pieces = view.inner.find(&format!("{PIECES}{stem}"))?;
        if filter.allowed_count == 0 {
            return Ok(Lists { stem: text, inner, pieces, ..Lists::default() });
        }
        let inside = format!("{INNER}{stem}");
        Ok(Lists {
            stem: text,
            inner,
            pieces,
            heading: view.heading.find(stem)?,
            heading_inner: view.heading.find(&inside)?,
            title: view.title.find(stem)?,
            title_inner: view.title.find(&inside)?,
            phrase: None,
        })
    }
}

/// The words inside the query's words.
struct Inside {
    leaves_of: Vec<Bits>,
    parts: Parts,
}

/// What each term of the query weighs in this index.
struct Weights {
    /// The inverse document frequency of each stem that is looked up.
    of_keys: Vec<f32>,
    /// The same of each word of the query.
    idf: Vec<f32>,
    /// The bits of the words inside each compound of the query.
    leaves_of: Vec<Bits>,
    /// Those of them that are everywhere and need not be there.
    frequent: Bits,
    /// How many of them a passage without the compound needs.
    parts: Parts,
    /// BM25's length part for each value a field norm can have.
    lengths: [f32; 256],
    /// The most that the other passages of an article can add to one.
    article_most: f32,
    /// More than any sum of word scores: what a tier is worth; nothing in a long query or a question.
    tier: f32,
    /// The bits of all terms.
    all: Bits,
    /// The bits of the terms that a passage must have.
    required: Bits,
    /// Whether all passages of an article are looked at.
    judges_articles: bool,
    /// Whether whatever is allowed is a match: the query is a condition, and words only rank.
    matches_all: bool,
}

impl Weights {
    fn new(
        views: &[SegmentView<'_>],
        found: &[Vec<Lists>],
        keys: &[Key<'_>],
        Inside { leaves_of, parts }: Inside,
        terms: &Terms,
    ) -> Weights {
        // Deleted passages count until they are merged away: in the number of passages as in those of words and postings.
        let passages = views.iter().map(|view| view.max_doc as f32).sum::<f32>();
        let words = views.iter().map(|view| view.stem.words()).sum::<u64>() as f32;
        let average = (words / passages.max(1.0)).max(1.0);
        let count = terms.scored.len();
        let rarity = |number: usize, key: &Key<'_>| {
            let count = |list: &Option<TermInfo>| list.as_ref().map_or(0.0, |info| info.doc_freq as f32);
            let sum =
                |of: fn(&Lists) -> &Option<TermInfo>| found.iter().map(|lists| count(of(&lists[number]))).sum::<f32>();
            // What is always written with a hyphen is rare as one word, and not rare at all.
            let own = sum(|lists| &lists.stem) + sum(|lists| &lists.pieces);
            let phrases = found.iter().filter_map(|lists| lists[number].phrase.as_ref());
            let frequency = match key.kind {
                Kind::Word | Kind::Alternative => own + phrases.map(|set| set.len() as f32).sum::<f32>(),
                Kind::Part => own + sum(|lists| &lists.inner),
            };
            let rarity = (1.0 + (passages - frequency + 0.5).max(0.5) / (frequency + 0.5)).ln();
            let says_nothing = key.kind == Kind::Part && rarity < PART_RARITY_MIN && frequency > PART_FREQUENCY_MAX;
            if says_nothing { 0.0 } else { rarity }
        };
        let mut of_keys: Vec<f32> = keys.iter().enumerate().map(|(number, key)| rarity(number, key)).collect();
        // A rarer word that stands for another counts no more than what it stands for.
        for number in 0..keys.len() {
            if keys[number].kind == Kind::Alternative {
                let stands_for = |key: &Key<'_>| key.kind == Kind::Word && key.mark.term & keys[number].mark.term != 0;
                let most: f32 = keys
                    .iter()
                    .zip(&of_keys)
                    .filter(|(key, _)| stands_for(key))
                    .map(|(key, idf)| key.share * idf)
                    .sum();
                of_keys[number] = of_keys[number].min(most);
            }
        }
        // What is everywhere need not be there.
        let frequent = keys.iter().zip(&of_keys).filter(|(_, idf)| **idf == 0.0);
        let frequent = frequent.fold(0, |bits, (key, _)| bits | key.mark.leaf);
        let leaves_of = leaves_of.into_iter().map(|leaves| leaves & !frequent).filter(|leaves| *leaves != 0).collect();
        let whole = keys.iter().zip(&of_keys).filter(|(key, _)| key.kind == Kind::Word);
        let idf: Vec<f32> = whole.map(|(_, idf)| *idf).collect();
        let most: f32 = keys
            .iter()
            .zip(&of_keys)
            .map(|(key, idf)| key.share * idf * (K1 + 1.0 + 2.0 * TITLE_WEIGHT * (1.0 + SHORT_FIELD_SATURATION)))
            .sum::<f32>()
            + ARTICLE_WEIGHT * idf.iter().sum::<f32>();
        let most = most * (1.0 + LEAD_WEIGHT);
        let mut lengths = [0.0; 256];
        for (id, length) in lengths.iter_mut().enumerate() {
            *length = K1 * (1.0 - B + B * FieldNormReader::id_to_fieldnorm(id as u8) as f32 / average);
        }
        let all = (0..count).fold(0, |bits, term| bits | bit(term));
        let numbered = terms.scored.iter().enumerate();
        let required = numbered
            .filter(|(_, term)| terms.required.contains(&term.stem))
            .fold(0, |bits, (term, _)| bits | bit(term));
        let judges_articles = terms.required.is_empty() && terms.condition.is_none();
        let names = terms.manner == Manner::Keywords && count <= ALL_WORDS_FIRST_MAX;
        let tier = if names { most.ceil() } else { 0.0 };
        let article_most = ARTICLE_WEIGHT * idf.iter().sum::<f32>();
        Weights {
            of_keys,
            idf,
            leaves_of,
            frequent,
            parts,
            article_most,
            lengths,
            tier,
            all,
            required,
            judges_articles,
            matches_all: terms.matches_all,
        }
    }

    /// What a passage, in an article with these words, has before any word is counted: a passage that has all words comes
    /// first, then one that has some of them inside others only, then one whose article has them. Where words or phrases
    /// are required, the other passages of an
    /// article are not looked at, and only the passage counts.
    fn tier_of(&self, passage: PassageCell, article: Bits) -> f32 {
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

    /// The most that a passage with these terms can have beside its words and its title.
    fn at_most_beside(&self, passage: Bits) -> f32 {
        if passage == self.all {
            3.0 * self.tier
        } else if self.judges_articles {
            self.tier + self.article_most * (1.0 + LEAD_WEIGHT)
        } else {
            0.0
        }
    }

    /// What the words add that the article has and the passage lacks.
    fn of_article(&self, passage: Bits, article: Bits) -> f32 {
        if !self.judges_articles {
            return 0.0;
        }
        let mut missing = article & !passage;
        let mut sum = 0.0;
        while missing != 0 {
            sum += self.idf[missing.trailing_zeros() as usize];
            missing &= missing - 1;
        }
        ARTICLE_WEIGHT * sum
    }

    /// Whether a passage with these words is a match: it has one of the query, or all words inside one.
    fn matches(&self, cell: PassageCell) -> bool {
        let has = |leaves: &Bits| match self.parts {
            Parts::All => cell.leaves & leaves == *leaves,
            Parts::Any => cell.leaves & leaves != 0,
        };
        self.matches_all || cell.terms != 0 || cell.leaves & TITLED != 0 || self.leaves_of.iter().any(has)
    }

    /// Adds up the words of passages, headings and titles.
    fn collect(
        &self,
        view: &SegmentView<'_>,
        keys: &[Key<'_>],
        lists: &[Lists],
        filter: &Filter,
        scratch: &mut Scratch,
    ) -> Result<(), TantivyError> {
        for (at, (key, lists)) in keys.iter().zip(lists).enumerate() {
            self.collect_key(view, at, key, lists, filter, scratch)?;
        }
        if self.matches_all {
            let all = Documents::all(view.max_doc);
            for doc in filter.allowed.as_ref().unwrap_or(&all).iter() {
                scratch.touched[doc as usize / 64] |= 1 << (doc % 64);
            }
        }
        Ok(())
    }

    /// Adds up one word.
    fn collect_key(
        &self,
        view: &SegmentView<'_>,
        at: usize,
        key: &Key<'_>,
        lists: &Lists,
        filter: &Filter,
        scratch: &mut Scratch,
    ) -> Result<(), TantivyError> {
        let allowed = filter.allowed.as_ref().map(|documents| (documents, filter.allowed_count));
        let idf = &self.of_keys[at];
        {
            if *idf == 0.0 {
                return Ok(());
            }
            // A word that stands for another is none of the query's own.
            let own_mark = if key.is_own { key.mark.term } else { 0 };
            if let Some(info) = &lists.inner {
                view.inner.each_document(info, filter.allowed.as_ref(), |doc| scratch.add_more(doc, INNER_WEIGHT))?;
            }
            if let Some(info) = &lists.pieces {
                view.inner.each_document(info, filter.allowed.as_ref(), |doc| {
                    scratch.add_more(doc, 1.0);
                    scratch.passages[doc as usize].own |= own_mark;
                })?;
            }
            if let Some(info) = &lists.heading {
                view.heading.each_posting(info, allowed, |doc, count| {
                    scratch.add_more(doc, HEADING_WEIGHT * count as f32);
                    scratch.passages[doc as usize].own |= own_mark;
                })?;
            }
            if let Some(info) = &lists.heading_inner {
                view.heading
                    .each_posting(info, allowed, |doc, _| scratch.add_more(doc, HEADING_WEIGHT * INNER_WEIGHT))?;
            }
            let weight = key.share * idf * (K1 + 1.0);
            let add = |scratch: &mut Scratch, doc: DocId, score: f32, own: bool| {
                if key.kind != Kind::Part {
                    scratch.add(view, doc, score, if own { own_mark } else { 0 }, key.mark);
                } else {
                    scratch.add_part(doc, score, key.mark.leaf, key.leaves & !self.frequent, self.parts);
                }
            };
            if let Some(info) = &lists.stem {
                // Most words come once in a passage, which needs no division.
                let once = self.lengths.map(|length| weight / (1.0 + length));
                let alone = scratch.with_more.is_empty();
                view.stem.each_posting(info, allowed, |doc, count| {
                    let length = view.lengths.fieldnorm_id(doc) as usize;
                    let more = if alone { 0.0 } else { std::mem::take(&mut scratch.more[doc as usize]) };
                    let count = count as f32 + more;
                    let score =
                        if count == 1.0 { once[length] } else { weight * count / (count + self.lengths[length]) };
                    add(scratch, doc, score, true);
                })?;
            }
            for doc in lists.phrase.iter().flat_map(Documents::iter) {
                if filter.allowed.as_ref().is_none_or(|allowed| allowed.contains(doc)) {
                    let length = self.lengths[view.lengths.fieldnorm_id(doc) as usize];
                    add(scratch, doc, weight / (1.0 + length), true);
                }
            }
            let mut rest = std::mem::take(&mut scratch.with_more);
            for doc in rest.drain(..) {
                let count = std::mem::take(&mut scratch.more[doc as usize]);
                if count > 0.0 {
                    let length = self.lengths[view.lengths.fieldnorm_id(doc) as usize];
                    add(scratch, doc, weight * count / (count + length), false);
                }
            }
            scratch.with_more = rest;
            for (info, weight) in [(&lists.title, 1.0), (&lists.title_inner, INNER_WEIGHT)] {
                let Some(info) = info else { continue };
                view.title.each_posting(info, None, |doc, count| {
                    let article = view.article_of[doc as usize];
                    scratch.titled.push(article);
                    let cell = &mut scratch.articles[article as usize];
                    cell.score += short_field(TITLE_WEIGHT * key.share * weight * idf, count);
                    cell.terms |= key.mark.term;
                    // The title is shown with the first passage, which need not have the word itself.
                    if filter.allowed.as_ref().is_none_or(|allowed| allowed.contains(doc)) {
                        scratch.show(doc, key.mark);
                    }
                })?;
            }
        }
        Ok(())
    }
}

fn short_field(weight: f32, count: u32) -> f32 {
    weight * count as f32 * (1.0 + SHORT_FIELD_SATURATION) / (count as f32 + SHORT_FIELD_SATURATION)
}

/// The second pass over a segment: every passage that matched, in order, so that those of an article come together.
struct Pass<'a> {
    view: &'a SegmentView<'a>,
    number: u32,
    filter: &'a Filter,
    weights: &'a Weights,
    scope: &'a Scope,
    limits: Limits,
    times: &'a Times,
}

impl Pass<'_> {
    /// Keeps the best passages, counts all, and leaves the scratch clean.
    fn best(&self, scratch: &mut Scratch, kept: &mut BinaryHeap<Kept>, ranked: &mut Ranked) {
        scratch.list_touched();
        let Scratch { passages, articles, documents, titled, unlisted, .. } = scratch;
        let alive = self.view.reader.alive_bitset();
        // What is the same for all passages of most queries: nothing is deleted, no date is asked for.
        let plain = alive.is_none() && !self.filter.has_dates();
        let timeless = self.times.is_none();
        let required = if self.filter.required_afterwards { self.weights.required } else { 0 };
        let title_most = titled.iter().map(|article| articles[*article as usize].score).fold(0.0, f32::max);
        let mut group: Vec<Candidate> = Vec::new();
        let (mut group_of, mut before) = (u32::MAX, u32::MAX);
        let mut worst = self.worst(kept);
        for &doc in documents.iter() {
            let number = self.view.article_of[doc as usize];
            let cell = passages[doc as usize];
            if cell.terms & required != required || !self.weights.matches(cell) {
                continue;
            }
            let mut standing = Standing::Certain;
            if !plain {
                let lives = alive.is_none_or(|alive| alive.is_alive(doc));
                let Some(found) = lives.then(|| self.standing(doc, ranked)).flatten() else { continue };
                standing = found;
            }
            ranked.passages += 1;
            ranked.articles += u64::from(number != before);
            before = number;
            let words_most = (cell.score + title_most) * (1.0 + LEAD_WEIGHT) + self.weights.at_most_beside(cell.terms);
            let at_most = if timeless { words_most } else { self.times.most(words_most) };
            if self.is_beaten(standing, at_most, worst) {
                continue;
            }
            let lead = 1.0 + LEAD_WEIGHT / (1 + doc - self.view.firsts[number as usize]) as f32;
            let article = articles[number as usize];
            let words = (cell.score + article.score + self.weights.of_article(cell.terms, article.terms)) * lead;
            let mut score = words + self.weights.tier_of(cell, article.terms);
            if !timeless {
                score += self.times.of_said(self.view, doc) + self.times.of_recency(self.view, doc, words);
            }
            if !self.is_beaten(standing, score, worst) {
                if group_of != number {
                    self.keep(&mut group, kept);
                    worst = self.worst(kept);
                    group_of = number;
                }
                let (article, first_doc) = (self.view.article(doc), self.view.firsts[number as usize]);
                let segment = self.number;
                group.push(Candidate { standing, score, article, segment, doc, first_doc, more_in_article: 0 });
            }
        }
        self.keep(&mut group, kept);
        let leave_out = self.scope.uncertain == Uncertain::LeaveOut;
        let counts = |doc: DocId| {
            let cell = passages[doc as usize];
            cell.terms & required == required
                && self.weights.matches(cell)
                && alive.is_none_or(|alive| alive.is_alive(doc))
                && !(leave_out && self.filter.place(self.view, doc) == Place::Vaguer)
        };
        self.count_more(documents, kept, counts);
        if documents.len() + unlisted.len() > passages.len() / CLEAR_ALL {
            passages.fill(PassageCell::default());
            articles.fill(ArticleCell::default());
        } else {
            for doc in unlisted.drain(..) {
                passages[doc as usize] = PassageCell::default();
            }
            for doc in documents.drain(..) {
                passages[doc as usize] = PassageCell::default();
                articles[self.view.article_of[doc as usize] as usize] = ArticleCell::default();
            }
        }
        unlisted.clear();
        for article in titled.drain(..) {
            articles[article as usize] = ArticleCell::default();
        }
    }

    /// Whether a passage with this score, or at most this score, cannot come before the worst one kept. Ties are for the
    /// heap to decide.
    fn is_beaten(&self, standing: Standing, score: f32, worst: Option<Candidate>) -> bool {
        worst.is_some_and(|worst| {
            let (certain, of_worst) = (standing == Standing::Certain, worst.standing == Standing::Certain);
            if certain == of_worst { score < worst.score } else { of_worst }
        })
    }

    /// Counts for each passage kept how many others of its article match.
    fn count_more(&self, documents: &[DocId], kept: &mut BinaryHeap<Kept>, counts: impl Fn(DocId) -> bool) {
        let here = std::mem::take(kept).into_iter().map(|Kept(mut candidate)| {
            if candidate.segment == self.number {
                let from = documents.partition_point(|doc| *doc < candidate.first_doc);
                let article = self.view.article_of[candidate.doc as usize];
                let others = documents[from..]
                    .iter()
                    .take_while(|doc| self.view.article_of[**doc as usize] == article)
                    .filter(|doc| counts(**doc));
                candidate.more_in_article = others.count() - 1;
            }
            Kept(candidate)
        });
        *kept = here.collect();
    }

    /// The worst passage kept, once as many are kept as wanted.
    fn worst(&self, kept: &BinaryHeap<Kept>) -> Option<Candidate> {
        kept.peek().filter(|_| kept.len() >= self.limits.hits.get()).map(|worst| worst.0)
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
            Place::Vaguer if leave_out => {
                ranked.left_out.vaguer += 1;
                None
            }
            Place::Dated(Standing::Possible) | Place::Undated | Place::Vaguer => Some(Standing::Possible),
        }
    }

    /// Keeps the best passages of one article.
    fn keep(&self, group: &mut Vec<Candidate>, kept: &mut BinaryHeap<Kept>) {
        group.sort_by(Candidate::rank);
        for candidate in group.drain(..).take(self.limits.per_article.get()) {
            kept.push(Kept(candidate));
            if kept.len() > self.limits.hits.get() {
                kept.pop();
            }
        }
    }
}
