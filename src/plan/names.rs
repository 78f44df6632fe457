//! Names in a query: which ones it asks for, and how much their mentions count.
//! It must not know who is in an archive.

use crate::error::Result;
use crate::plan::person::{MentionSignal, NamePart, PersonResolution};
use crate::plan::query_plan::{PersonWeight, Plan, ScoredSet, TypedWord};
use crate::query::{Field, Node, Query};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What a mention counts where a person is asked for by plain words, which count themselves, too. Figures as in
/// `engine/weights.rs`: .652 and .947 with .25, .652 and .946 with .5, .651 and .946 with 1.
const MENTION_WEIGHT: f32 = 0.5;
/// What a name inside a word counts, as a share of a mention: *Putin-Ära*. This and the next two are set by hand: no
/// set at hand asks for persons.
const INSIDE_WEIGHT: f32 = 0.4;
/// What a name in full counts more than the family name.
const IN_FULL_WEIGHT: f32 = 0.25;
/// What a role printed with it counts more.
const ROLE_WEIGHT: f32 = 0.1;
/// A word of a query is taken for a name where it is one in at least this share of the passages that have the word;
/// else it is a word, *Wolf*. Set by hand.
const NAME_SHARE: f64 = 0.5;
/// Names of up to this many words are looked for in queries.
const NAME_WORDS_MAX: usize = 4;

/// Whom names that a query asks for stand for, by the name as typed.
pub type ResolvedNames = BTreeMap<String, Arc<PersonResolution>>;

/// How a person is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AsTyped {
    /// By `person:`, where the mention itself is what is scored.
    Condition,
    /// By plain words, which count themselves, too.
    PlainWords,
}

/// The names that the conditions of a query ask for, each as typed.
pub fn asked_names(query: &Query) -> Vec<String> {
    let mut names = Vec::new();
    collect_names(&query.root, &mut names);
    names.sort_unstable();
    names.dedup();
    names
}

fn collect_names(node: &Node, names: &mut Vec<String>) {
    match node {
        Node::Field { field: Field::Person, value } => collect_values(value, names),
        Node::And(nodes) | Node::Or(nodes) | Node::Phrase(nodes) => {
            nodes.iter().for_each(|node| collect_names(node, names));
        }
        Node::List(items) => items.iter().for_each(|item| collect_names(&item.node, names)),
        Node::Near { left, right, .. } => {
            collect_names(left, names);
            collect_names(right, names);
        }
        Node::Not(node)
        | Node::Sentence(node)
        | Node::Passage(node)
        | Node::Article(node)
        | Node::AtLeast { node, .. }
        | Node::Field { value: node, .. } => collect_names(node, names),
        Node::Word(_) | Node::Exact { .. } | Node::Wildcard(_) | Node::Fuzzy { .. } | Node::Dated(_) => {}
    }
}

fn collect_values(value: &Node, names: &mut Vec<String>) {
    if let Some(name) = name_of(value) {
        names.push(name);
        return;
    }
    match value {
        Node::And(nodes) | Node::Or(nodes) => nodes.iter().for_each(|node| collect_values(node, names)),
        Node::List(items) => items.iter().for_each(|item| collect_values(&item.node, names)),
        Node::Not(node) => collect_values(node, names),
        node => collect_names(node, names),
    }
}

/// The name that is asked for, when it is nothing but one.
pub(crate) fn name_of(node: &Node) -> Option<String> {
    match node {
        Node::Word(word) => Some(word.clone()),
        Node::Phrase(nodes) => {
            let words: Option<Vec<&str>> =
                nodes.iter().map(|node| if let Node::Word(word) = node { Some(word.as_str()) } else { None }).collect();
            words.map(|words| words.join(" "))
        }
        _ => None,
    }
}

/// Whom a name stands for; nobody when it was not resolved.
pub(crate) fn resolved(names: &ResolvedNames, name: &str) -> Arc<PersonResolution> {
    names.get(name).cloned().unwrap_or_default()
}

impl Plan {
    /// The place of those who mention somebody in this way among what is scored.
    pub(crate) fn add_person_set(&mut self, person: &Arc<PersonResolution>, signal: MentionSignal) -> usize {
        if !self.resolutions.iter().any(|known| known.typed == person.typed) {
            self.resolutions.push(person.clone());
        }
        self.sets.push(ScoredSet::Person(person.clone(), signal));
        self.sets.len() - 1
    }

    /// Counts how passages mention somebody whom these words, by their places in what is scored, stand for.
    pub(crate) fn add_mentions(&mut self, of: &[usize], person: &Arc<PersonResolution>, typed: AsTyped) {
        let first = match typed {
            AsTyped::Condition => (MentionSignal::Inside, INSIDE_WEIGHT),
            AsTyped::PlainWords => (MentionSignal::Named, MENTION_WEIGHT),
        };
        for (signal, weight) in [first, (MentionSignal::InFull, IN_FULL_WEIGHT), (MentionSignal::WithRole, ROLE_WEIGHT)]
        {
            let set = self.add_person_set(person, signal);
            self.persons.push(PersonWeight { of: of.to_vec(), set, weight, signal });
        }
    }

    /// The longest names that may begin at a place of a run of plain words: of each the words that it has, the longest
    /// first. `ends_names` says of each word of the run whether it is the last one of some name.
    pub fn name_candidates(&self, run: &[TypedWord], at: usize, ends_names: &[bool]) -> Vec<NameCandidate> {
        let longest = NAME_WORDS_MAX.min(run.len() - at);
        let candidate = |length: usize| {
            let words = &run[at..at + length];
            let place = |word: &TypedWord| self.scored.iter().position(|term| term.stem == word.stem);
            let of = words.iter().map(place).collect::<Option<Vec<usize>>>().filter(|_| ends_names[at + length - 1])?;
            let typed = words.iter().map(|word| word.typed.as_str()).collect::<Vec<_>>().join(" ");
            Some(NameCandidate { typed, of })
        };
        (1..=longest).rev().filter_map(candidate).collect()
    }

    /// Takes words for a name when they are one. `with_word` is the number of passages that have the word, asked for
    /// when it is one only: a word that seldom is a name stays a word.
    ///
    /// # Errors
    /// What `with_word` returns.
    pub fn take_name(
        &mut self,
        name: &NameCandidate,
        person: &Arc<PersonResolution>,
        with_word: impl FnOnce() -> Result<u64>,
    ) -> Result<NameUse> {
        if person.is_nobody() || (name.of.len() > 1 && person.people.is_empty()) {
            return Ok(NameUse::Word);
        }
        if name.of.len() == 1
            && ((person.passages as f64) < NAME_SHARE * with_word()? as f64 || person.part == NamePart::FirstName)
        {
            return Ok(NameUse::Word);
        }
        self.add_mentions(&name.of, person, AsTyped::PlainWords);
        Ok(NameUse::Name)
    }
}

/// Words of a query that may be a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameCandidate {
    /// As typed.
    pub typed: String,
    /// The places of the words in what is scored.
    pub of: Vec<usize>,
}

/// What words of a query are taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameUse {
    /// A name.
    Name,
    /// Mere words.
    Word,
}
