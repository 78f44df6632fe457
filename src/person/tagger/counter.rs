//! Counts how words stand in running text, for what ships and for a reader's own archive.
//! It must not know where texts come from.

use crate::person::name::words::{ContextClass, Gender, classify, gender_of, is_particle};
use crate::person::tagger::lexicon::{Counts, Lexicon, NameLists, WordProfile, hash};
use crate::person::tagger::tokens::tokens;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A word that came less often in the sample of an archive teaches nothing.
const OWN_MIN: u32 = 6;

/// A family name stands behind a first name once in this many times: Merkel in 46 of 100, Müller in 56.
const NAME_SHARE: u32 = 8;

/// What a counter takes for first names.
pub enum FirstNames {
    /// Those of a list, with how many people have each.
    Listed(FxHashMap<String, u32>),
    /// Those of a lexicon.
    Known(Arc<Lexicon>),
}

/// Fewer bearers make no first name.
const BEARERS_MIN: u32 = 3;

impl FirstNames {
    fn has(&self, word: &str) -> bool {
        match self {
            FirstNames::Listed(names) => names.get(word).is_some_and(|bearers| *bearers >= BEARERS_MIN),
            FirstNames::Known(lexicon) => lexicon.known(hash(word)).is_some_and(WordProfile::is_first_name),
        }
    }

    /// The names of the list, with how many people have each; none of a lexicon.
    pub fn listed(&self) -> impl Iterator<Item = (&str, u32)> {
        let names = match self {
            FirstNames::Listed(names) => Some(names),
            FirstNames::Known(_) => None,
        };
        let names = names.into_iter().flatten().map(|(name, bearers)| (name.as_str(), *bearers));
        names.filter(|(_, bearers)| *bearers >= BEARERS_MIN)
    }
}

/// Counts words in running text.
pub struct Counter {
    words: FxHashMap<String, Counts>,
    first_names: FirstNames,
}

impl Counter {
    /// A counter that has counted nothing.
    pub fn new(first_names: FirstNames) -> Counter {
        Counter { words: FxHashMap::default(), first_names }
    }

    /// Adds what another counted.
    pub fn merge(&mut self, other: Counter) {
        for (word, counts) in other.words {
            self.words.entry(word).or_default().add(&counts);
        }
    }

    /// The words and how they stood, in no order.
    pub fn words(&self) -> impl Iterator<Item = (&str, &Counts)> {
        self.words.iter().map(|(word, counts)| (word.as_str(), counts))
    }

    /// What is taken for first names.
    pub fn first_names(&self) -> &FirstNames {
        &self.first_names
    }

    /// What an archive teaches beyond what is known: words that it has more often than the text which was counted for
    /// what ships, with its own figures. What lists of names say of them stays.
    pub fn learned(&self, known: &Lexicon) -> Lexicon {
        let mut learned: BTreeMap<u64, WordProfile> = BTreeMap::new();
        let mut words: Vec<(&String, &Counts)> =
            self.words.iter().filter(|(_, counts)| counts.capital >= OWN_MIN).collect();
        words.sort_unstable_by_key(|(word, _)| *word);
        for (word, counts) in words {
            let number = hash(word);
            let before = known.known(number).unwrap_or_default();
            let own = WordProfile::of(counts, NameLists::default()).with_lists_of(before);
            if own.count_at_least() > before.count_at_least() {
                learned.entry(number).or_insert(own);
            }
        }
        Lexicon::new(learned)
    }

    /// Words that stand behind first names as often as family names do and seldom behind an article, in order. What
    /// ends in `s` may be the genitive of a name that the text has without it, and is one only when it is not.
    pub fn family_names(&self) -> Vec<&str> {
        let is_name = |word: &str, counts: &Counts| {
            counts.behind_first_name > 0
                && counts.behind_first_name * NAME_SHARE >= counts.capital
                && counts.behind_determiner <= counts.behind_first_name
                && counts.lower == 0
                && !self.first_names.has(word)
        };
        let is_genitive = |word: &str, counts: &Counts| {
            word.strip_suffix('s').is_some_and(|bare| self.words.contains_key(bare) || counts.behind_first_name < 3)
        };
        let mut names: Vec<&str> = self
            .words
            .iter()
            .filter(|(word, counts)| is_name(word, counts) && !is_genitive(word, counts))
            .map(|(word, _)| word.as_str())
            .collect();
        names.sort_unstable();
        names
    }

    /// Counts a text.
    pub fn add(&mut self, text: &str) {
        let mut found = Vec::new();
        tokens(text, &mut found);
        let words: Vec<&str> = found.iter().map(|token| token.span.of(text)).collect();
        for (at, word) in words.iter().enumerate() {
            if found[at].begins || !word.starts_with(char::is_alphabetic) {
                continue;
            }
            if !word.starts_with(char::is_uppercase) {
                // Only what is written both ways is kept in the end.
                let mut letters = word.chars();
                let capital: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
                self.words.entry(capital).or_default().lower += 1;
                continue;
            }
            let left = at.checked_sub(1).map(|at| words[at]).unwrap_or_default();
            let right = words.get(at + 1).copied().unwrap_or_default();
            let (before, behind) = (classify(left), classify(right));
            // Ursula von der Leyen, Thomas de Maizière.
            let particles = words[..at].iter().rev().take(2).take_while(|word| is_particle(word)).count();
            let first_name = words[..at - particles].last().is_some_and(|word| self.first_names.has(word));
            let counts = self.words.entry((*word).to_string()).or_default();
            counts.capital += 1;
            counts.behind_first_name += u32::from(first_name);
            counts.behind_role +=
                u32::from(matches!(before, ContextClass::Role | ContextClass::Address | ContextClass::Degree));
            counts.behind_determiner += u32::from(before == ContextClass::Determiner);
            counts.behind_place += u32::from(before == ContextClass::Place);
            counts.beside_saying += u32::from(before == ContextClass::Saying || behind == ContextClass::Saying);
            counts.before_capital += u32::from(right.starts_with(char::is_uppercase));
            if right.starts_with(char::is_uppercase) && matches!(before, ContextClass::Role | ContextClass::Address) {
                match gender_of(left) {
                    Some(Gender::Woman) => counts.of_woman += 1,
                    Some(Gender::Man) => counts.of_man += 1,
                    None => {}
                }
            }
        }
    }
}
