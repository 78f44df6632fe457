//! What is looked up for a query: its words, the words inside them, what stands for them, and where their postings are.
//! It must not know how often anything stands in the index.

use crate::engine::accumulators::{Bits, KeyBits, LEAVES, bit};
use crate::engine::docset::DocSet;
use crate::engine::filter::Filter;
use crate::engine::segment::SegmentView;
use crate::engine::word_terms::{inner_term, pieces_term};
use crate::plan::{Alternative, MentionSignal, PersonWeight, Plan, ScorePart};
use tantivy::TantivyError;
use tantivy::postings::TermInfo;

/// What a compound as a whole counts, as a share of what a simple word counts; its parts count `PARTS_SHARE` beside it.
/// .652 and .946 with .5, .651 and .945 with .7 (figures as in `weights.rs`).
const WHOLE_SHARE: f32 = 0.5;
/// What the parts of a compound count together: passages that speak of it in other words. Split evenly over the parts.
/// .641 and .942 with .7, .652 and .946 with 1, .655 and .946 with 1.4.
const PARTS_SHARE: f32 = 1.4;

/// What a word counts that means a time, as a share of what others do: being of the time counts beside it, and what
/// merely says *Herbst* is not about the subject. Set by hand: no set at hand has times.
const TIME_SHARE: f32 = 0.5;

/// What is looked up for a word of the query.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum KeyKind {
    /// The word itself.
    Word,
    /// A word inside it.
    Part,
    /// A word that stands for it.
    Alternative,
}

/// A stem that is looked up: a word of the query, or a word inside one.
pub struct Key<'a> {
    pub stem: &'a str,
    /// What it is to a word of the query.
    pub kind: KeyKind,
    /// The stems of several words that stand for a word, when it is several.
    pub phrase: &'a [String],
    /// The place of what stands for it among the prepared sets, when it is no stem.
    pub set: Option<usize>,
    /// For a word inside one: the bits of all the smallest ones.
    pub leaves: Bits,
    /// What it counts, as a share of a simple word.
    pub share: f32,
    pub mark: KeyBits,
    /// Whether it is as good as the word itself.
    pub is_own: bool,
    /// How passages mention somebody, when it is a person.
    pub signal: Option<MentionSignal>,
}

/// Everything that is looked up for a query.
#[derive(Default)]
pub struct Keys<'a> {
    /// What is looked up; what makes a passage a match comes first.
    pub keys: Vec<Key<'a>>,
    /// For each compound of the query the bits of the smallest words inside it.
    pub leaves_of: Vec<Bits>,
}

impl<'a> Keys<'a> {
    /// The keys of a plan.
    pub fn of(plan: &'a Plan) -> Keys<'a> {
        let mut keys = Keys::default();
        let mut parts = Vec::new();
        let mut next = 0;
        for (number, term) in plan.scored.iter().enumerate() {
            let simple = term.parts.is_empty();
            let share = if simple { 1.0 } else { WHOLE_SHARE };
            let share = if plan.is_of_time(number) { share * TIME_SHARE } else { share };
            let mark = KeyBits { term: bit(number), leaf: 0 };
            keys.keys.push(Key {
                stem: &term.stem,
                set: term.set,
                share,
                mark,
                is_own: true,
                ..Key::of(KeyKind::Word)
            });
            // Of a query with more parts than bits, the last ones only score.
            let fits = !simple && next + term.leaves.len() <= LEAVES;
            let leaf_bit = |part: &String| {
                let place = term.leaves.iter().position(|leaf| leaf == part).filter(|_| fits);
                place.map_or(0, |place| bit(next + place))
            };
            let leaves = term.leaves.iter().fold(0, |all, leaf| all | leaf_bit(leaf));
            let share = PARTS_SHARE / term.parts.len() as f32;
            parts.extend(term.parts.iter().map(|part| {
                let mark = KeyBits { term: 0, leaf: leaf_bit(part) };
                Key { stem: part, share, leaves, mark, ..Key::of(KeyKind::Part) }
            }));
            if leaves != 0 {
                keys.leaves_of.push(leaves);
                next += term.leaves.len();
            }
        }
        keys.keys.extend(plan.alternatives.iter().map(Key::of_alternative));
        keys.keys.extend(plan.persons.iter().map(Key::of_person));
        keys.keys.extend(parts);
        keys
    }
}

impl<'a> Key<'a> {
    fn of(kind: KeyKind) -> Key<'a> {
        let mark = KeyBits::default();
        Key { stem: "", kind, phrase: &[], set: None, leaves: 0, share: 1.0, mark, is_own: false, signal: None }
    }

    fn of_alternative(alternative: &'a Alternative) -> Key<'a> {
        let (stem, phrase) = match alternative.stems.as_slice() {
            [stem] => (stem.as_str(), &[][..]),
            phrase => ("", phrase),
        };
        let mark = KeyBits { term: bits_of(&alternative.of), leaf: 0 };
        Key { stem, phrase, share: alternative.weight, mark, ..Key::of(KeyKind::Alternative) }
    }

    fn of_person(person: &PersonWeight) -> Key<'a> {
        let mark = KeyBits { term: bits_of(&person.of), leaf: 0 };
        let (set, signal) = (Some(person.set), Some(person.signal));
        let kind = Key::of(KeyKind::Alternative);
        Key { set, share: person.weight, mark, is_own: person.is_own(), signal, ..kind }
    }

    /// What it is to the reader.
    pub fn score_part(&self, plan: &Plan) -> ScorePart {
        let of = || {
            plan.scored
                .iter()
                .enumerate()
                .filter_map(|(number, term)| (self.mark.term & bit(number) != 0).then_some(term.typed.as_str()))
                .collect::<Vec<_>>()
                .join(" ")
        };
        match (self.kind, self.signal) {
            (KeyKind::Word, _) => ScorePart::Word(of()),
            (KeyKind::Part, _) => ScorePart::Inner(self.stem.to_string()),
            (KeyKind::Alternative, Some(signal)) => ScorePart::Mention { typed: of(), signal },
            (KeyKind::Alternative, None) if self.phrase.is_empty() => {
                ScorePart::Alternative { words: self.stem.to_string(), of: of() }
            }
            (KeyKind::Alternative, None) => ScorePart::Alternative { words: self.phrase.join(" "), of: of() },
        }
    }
}

fn bits_of(terms: &[usize]) -> Bits {
    terms.iter().fold(0, |bits, term| bits | bit(*term))
}

/// What was found out about a segment before it is ranked.
#[derive(Default)]
pub struct Prepared {
    /// The passages that meet the query's condition, when it has one.
    pub allowed: Option<DocSet>,
    /// The passages with what is scored and is no stem.
    pub sets: Vec<DocSet>,
}

/// Where the postings of a stem are in one segment.
#[derive(Default)]
pub struct TermLists {
    pub stem: Option<TermInfo>,
    pub inner: Option<TermInfo>,
    pub pieces: Option<TermInfo>,
    pub heading: Option<TermInfo>,
    pub heading_inner: Option<TermInfo>,
    pub title: Option<TermInfo>,
    pub title_inner: Option<TermInfo>,
    /// Of several words, where they stand next to each other.
    pub phrase: Option<DocSet>,
}

impl TermLists {
    /// Looks the stem up; where nothing is allowed, only how frequent it is in texts matters.
    pub fn find(
        view: &SegmentView<'_>,
        filter: &Filter,
        prepared: &Prepared,
        key: &Key<'_>,
    ) -> Result<TermLists, TantivyError> {
        if let Some(set) = key.set {
            return Ok(TermLists { phrase: prepared.sets.get(set).cloned(), ..TermLists::default() });
        }
        if !key.phrase.is_empty() {
            return Ok(TermLists { phrase: Some(view.phrase(key.phrase)?), ..TermLists::default() });
        }
        let stem = key.stem;
        let (text, inner) = (view.stem.find(stem)?, view.inner.find(stem)?);
        let pieces = view.inner.find(&pieces_term(stem))?;
        if filter.allowed_count == 0 {
            return Ok(TermLists { stem: text, inner, pieces, ..TermLists::default() });
        }
        let inside = inner_term(stem);
        Ok(TermLists {
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
