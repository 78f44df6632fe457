//! Learns what the program knows of names: counts over running text, and weights from sentences in which people marked them.
//! It must not know files.

use crate::person::name::words::{Around, Gender, around, gender_of, is_particle};
use crate::person::tagger::lexicon::{Counts, Known, Lexicon, hash};
use crate::person::tagger::model::{Features, Label, Model, ROWS, Seen, before, best, is_scored};
use crate::person::tagger::tokens::tokens;
use crate::train::clusters::Contexts;
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A type that came less often says nothing.
const COUNT_MIN: u32 = 3;
/// The same in a reader's own archive, of which only a sample is counted.
const OWN_MIN: u32 = 6;
/// So many clusters, as many as a byte holds.
const CLUSTERS: u8 = 255;
/// So many times all sentences are gone through; 20 score the same.
const ROUNDS: usize = 12;
/// So many runs, each with the sentences in other orders, are averaged.
const RUNS: u64 = 6;
/// In training one of so many features is forgotten by chance, so that no word decides alone.
const FORGET_ONE_OF: usize = 5;
/// The length of a step, and how strongly weights are pulled to nought: half and twice as long and four times as strong score the same or less.
const STEP: f64 = 0.05;
const PULL: f64 = 0.000_5;
/// Slopes smaller than this are left alone: most labels of most words are certain.
const SLOPE_MIN: f64 = 1e-4;
/// Taken from the score of being no name, because a name missed is as bad as one too many: at 0, precision is .83 and recall .72.
const AGAINST_OUTSIDE: f64 = 0.5;

/// Counts words in running text.
#[derive(Default)]
pub struct Counter {
    words: FxHashMap<String, Counts>,
    first_names: FxHashMap<String, u32>,
    name_parts: BTreeSet<String>,
    /// What stands beside each word, where clusters are learned.
    contexts: Option<Contexts>,
    /// What is known already, when a reader's own archive is counted.
    known: Option<Arc<Lexicon>>,
}

impl Counter {
    /// A counter that knows first names, how many people have each, and parts of names.
    pub fn new(
        first_names: impl IntoIterator<Item = (String, u32)>,
        name_parts: impl IntoIterator<Item = String>,
    ) -> Counter {
        Counter {
            words: FxHashMap::default(),
            first_names: first_names.into_iter().collect(),
            name_parts: name_parts.into_iter().collect(),
            contexts: Some(Contexts::default()),
            known: None,
        }
    }

    /// A counter of a reader's own archive, which takes what is known of first names from what ships.
    pub fn beside(known: Arc<Lexicon>) -> Counter {
        Counter { known: Some(known), ..Counter::default() }
    }

    /// Adds what another counted.
    pub fn merge(&mut self, other: Counter) {
        for (word, counts) in other.words {
            self.words.entry(word).or_default().add(&counts);
        }
    }

    /// What an archive teaches beyond what is known: words that it has more often than the text which was counted for what ships, with its
    /// own figures. What lists of names say of them stays.
    pub fn learned(&self, known: &Lexicon) -> Lexicon {
        let mut learned: BTreeMap<u64, Known> = BTreeMap::new();
        let mut words: Vec<(&String, &Counts)> =
            self.words.iter().filter(|(_, counts)| counts.capital >= OWN_MIN).collect();
        words.sort_unstable_by_key(|(word, _)| *word);
        for (word, counts) in words {
            let number = hash(word);
            let before = known.known(number).unwrap_or_default();
            let own = Known::of(counts, 0, false).with_lists_of(before);
            if own.count_at_least() > before.count_at_least() {
                learned.entry(number).or_insert(own);
            }
        }
        Lexicon::new(learned)
    }

    fn is_first_name(&self, word: &str) -> bool {
        if let Some(known) = &self.known {
            return known.known(hash(word)).is_some_and(Known::is_first_name);
        }
        self.first_names.get(word).is_some_and(|bearers| *bearers >= 3)
    }

    /// Counts a text.
    pub fn add(&mut self, text: &str) {
        if let Some(contexts) = &mut self.contexts {
            contexts.add(text);
        }
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
            let (before, behind) = (around(left), around(right));
            // Ursula von der Leyen, Thomas de Maizière.
            let particles = words[..at].iter().rev().take(2).take_while(|word| is_particle(word)).count();
            let first_name = words[..at - particles].last().is_some_and(|word| self.is_first_name(word));
            let counts = self.words.entry((*word).to_string()).or_default();
            counts.capital += 1;
            counts.behind_first_name += u32::from(first_name);
            counts.behind_role += u32::from(matches!(before, Around::Role | Around::Address | Around::Degree));
            counts.behind_determiner += u32::from(before == Around::Determiner);
            counts.behind_place += u32::from(before == Around::Place);
            counts.beside_saying += u32::from(before == Around::Saying || behind == Around::Saying);
            counts.before_capital += u32::from(right.starts_with(char::is_uppercase));
            if right.starts_with(char::is_uppercase) && matches!(before, Around::Role | Around::Address) {
                match gender_of(left) {
                    Some(Gender::Woman) => counts.of_woman += 1,
                    Some(Gender::Man) => counts.of_man += 1,
                    None => {}
                }
            }
        }
    }

    /// What is known of every word that came often enough, and of every first name.
    pub fn lexicon(&self) -> Lexicon {
        // Two words of one number: the first in the alphabet is kept, so that the result is always the same.
        let mut words: BTreeMap<&str, (Counts, u32)> = BTreeMap::new();
        for (word, counts) in self.words.iter().filter(|(_, counts)| counts.capital >= COUNT_MIN) {
            words.entry(word).or_default().0 = *counts;
        }
        for (name, bearers) in self.first_names.iter().filter(|(_, bearers)| **bearers >= 3) {
            words.entry(name).or_default().1 = *bearers;
        }
        for part in &self.name_parts {
            words.entry(part).or_default();
        }
        let clusters = self.contexts.as_ref().map(|contexts| contexts.clusters(CLUSTERS)).unwrap_or_default();
        let mut known: BTreeMap<u64, Known> = BTreeMap::new();
        for (word, (counts, bearers)) in words {
            let cluster = clusters.get(word).copied().unwrap_or_default();
            let of_word =
                Known::of(&counts, bearers, self.name_parts.contains(word)).in_cluster(cluster).with_gender_of(&counts);
            known.entry(hash(word)).or_insert(of_word);
        }
        Lexicon::new(known)
    }
}

/// A sentence with the label of each word.
pub struct Sentence {
    /// The words.
    pub words: Vec<String>,
    /// The label of each word.
    pub labels: Vec<Label>,
}

/// Reads sentences as GermEval 2014 has them: a word per line with its number, its outer and its inner label, an empty line between
/// sentences, `#` before a remark. Words that are derived from names or part of a compound (`LOCderiv`, `PERpart`) are outside.
pub fn germeval(text: &str) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    let mut sentence = Sentence { words: Vec::new(), labels: Vec::new() };
    for line in text.lines().chain([""]) {
        let columns: Vec<&str> = line.split('\t').collect();
        match columns.as_slice() {
            [number, word, label, ..] if !number.starts_with('#') => {
                sentence.words.push((*word).to_string());
                sentence.labels.push(Label::of_name(label).unwrap_or(Label::Outside));
            }
            _ if line.trim().is_empty() && !sentence.words.is_empty() => {
                sentences.push(std::mem::replace(&mut sentence, Sentence { words: Vec::new(), labels: Vec::new() }));
            }
            _ => {}
        }
    }
    sentences
}

/// What is seen of a sentence's words.
pub fn seen(sentence: &Sentence, lexicon: &Lexicon) -> Vec<Seen> {
    let mut begins = true;
    let mut seen = Vec::with_capacity(sentence.words.len());
    for word in &sentence.words {
        seen.push(Seen::of(word, begins, lexicon));
        let opens = matches!(around(word), Around::Quote | Around::Bracket);
        begins = begins && opens || word == ":";
    }
    seen
}

/// The weights of each feature for each label.
type Weights = Vec<[f64; Label::ALL.len()]>;

/// Trains weights on sentences, always the same from the same: multinomial logistic regression, word by word behind the labels that it gave
/// itself, with AdaGrad (Duchi, Hazan, Singer 2011); the weights of the later rounds are averaged.
pub fn train(sentences: &[Sentence], lexicon: &Lexicon) -> Model {
    let seen: Vec<Vec<Seen>> = sentences.iter().map(|sentence| seen(sentence, lexicon)).collect();
    let mut sum: Weights = vec![[0.0; Label::ALL.len()]; ROWS];
    for run in 0..RUNS {
        train_once(sentences, &seen, Dice(7 + run), &mut sum);
    }
    let taken = (RUNS as usize * (ROUNDS - ROUNDS / 2)) as f64;
    sum[Features::bias()][Label::Outside as usize] -= AGAINST_OUTSIDE * taken;
    Model::of_weights(&sum)
}

/// A linear congruential generator with the constants of Knuth's MMIX: by chance, and always alike.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }
}

/// One run over all sentences, round by round; adds the weights of the later rounds to `sum`.
fn train_once(sentences: &[Sentence], seen: &[Vec<Seen>], mut dice: Dice, sum: &mut Weights) {
    let mut weights: Weights = vec![[0.0; Label::ALL.len()]; ROWS];
    let mut squares: Weights = vec![[1e-6; Label::ALL.len()]; ROWS];
    let mut order: Vec<usize> = (0..sentences.len()).collect();
    let mut features = Features::default();
    let mut labels = Vec::new();
    for round in 0..ROUNDS {
        for at in (1..order.len()).rev() {
            order.swap(at, dice.roll(at + 1));
        }
        for number in &order {
            let (words, gold) = (&seen[*number], &sentences[*number].labels);
            labels.clear();
            for at in 0..words.len() {
                let (one, two) = before(words, &labels);
                if !is_scored(&words[at], one) {
                    labels.push(Label::Outside);
                    continue;
                }
                features.fill(words, at, one, two);
                features.retain(|| dice.roll(FORGET_ONE_OF) > 0);
                let mut scores = [0.0; Label::ALL.len()];
                for row in features.rows() {
                    scores.iter_mut().zip(&weights[*row as usize]).for_each(|(score, weight)| *score += weight);
                }
                // Of a name whose first word was missed, the rest can only begin.
                let right = gold[at].first_of().filter(|_| !gold[at].may_follow(one)).unwrap_or(gold[at]);
                labels.push(best(&scores, one));
                let wrong = gradient(&scores, one, right);
                for row in features.rows() {
                    let (weights, squares) = (&mut weights[*row as usize], &mut squares[*row as usize]);
                    for ((weight, square), wrong) in weights.iter_mut().zip(squares).zip(wrong) {
                        let slope = wrong + PULL * *weight;
                        if slope.abs() > SLOPE_MIN {
                            *square += slope * slope;
                            *weight -= STEP * slope / square.sqrt();
                        }
                    }
                }
            }
        }
        if round >= ROUNDS / 2 {
            let cells = sum.iter_mut().flatten().zip(weights.iter().flatten());
            cells.for_each(|(sum, weight)| *sum += weight);
        }
    }
}

/// How likely each label is that may follow, less one for the right one.
fn gradient(scores: &[f64; Label::ALL.len()], before: Label, right: Label) -> [f64; Label::ALL.len()] {
    let most = scores.iter().copied().fold(f64::MIN, f64::max);
    let mut likely = [0.0; Label::ALL.len()];
    for label in Label::ALL.into_iter().filter(|label| label.may_follow(before)) {
        likely[label as usize] = (scores[label as usize] - most).exp();
    }
    let all: f64 = likely.iter().sum();
    likely.iter_mut().for_each(|likely| *likely /= all);
    likely[right as usize] -= 1.0;
    likely
}
