//! Learns what the program knows of names: counts over running text, and weights from sentences in which people marked
//! them. It must not know files.

use crate::person::name::words::{ContextClass, classify};
use crate::person::tagger::counter::{Counter, FirstNames};
use crate::person::tagger::lexicon::{Counts, Lexicon, NameLists, WordProfile, hash};
use crate::person::tagger::model::{Features, Label, Model, ROWS, TokenFeatures, before, best, is_scored};
use crate::train::clusters::Contexts;
use std::collections::{BTreeMap, BTreeSet};

/// A type that came less often says nothing.
const COUNT_MIN: u32 = 3;
/// The number of clusters, as many as a byte holds.
const CLUSTERS: u8 = 255;
/// How often all sentences are gone through; 20 times scores the same.
const ROUNDS: usize = 12;
/// How many runs are averaged, each with the sentences in another order.
const RUNS: u64 = 6;
/// In training one in five features is dropped by chance, so that no word decides alone.
const FORGET_ONE_OF: usize = 5;
/// The length of a step, and how strongly weights are pulled to nought: half and twice as long and four times as strong
/// score the same or less.
const STEP: f64 = 0.05;
const PULL: f64 = 0.000_5;
/// Slopes smaller than this are left alone: most labels of most words are certain.
const SLOPE_MIN: f64 = 1e-4;
/// Taken from the score of being no name, because a name missed is as bad as one too many: at 0, precision is .83 and
/// recall .72.
const AGAINST_OUTSIDE: f64 = 0.5;

/// Counts what ships: how words stand, and what stands beside each.
pub struct LexiconBuilder {
    counter: Counter,
    contexts: Contexts,
    name_parts: BTreeSet<String>,
}

impl LexiconBuilder {
    /// A builder that knows first names, how many people have each, and parts of names.
    pub fn new(
        first_names: impl IntoIterator<Item = (String, u32)>,
        name_parts: impl IntoIterator<Item = String>,
    ) -> LexiconBuilder {
        LexiconBuilder {
            counter: Counter::new(FirstNames::Listed(first_names.into_iter().collect())),
            contexts: Contexts::default(),
            name_parts: name_parts.into_iter().collect(),
        }
    }

    /// Counts a text.
    pub fn add(&mut self, text: &str) {
        self.contexts.add(text);
        self.counter.add(text);
    }

    /// What is known of every word that came often enough, and of every first name.
    pub fn lexicon(&self) -> Lexicon {
        // Two words of one number: the first in the alphabet is kept, so that the result is always the same.
        let mut words: BTreeMap<&str, (Counts, u32)> = BTreeMap::new();
        for (word, counts) in self.counter.words().filter(|(_, counts)| counts.capital >= COUNT_MIN) {
            words.entry(word).or_default().0 = *counts;
        }
        for (name, bearers) in self.counter.first_names().listed() {
            words.entry(name).or_default().1 = bearers;
        }
        for part in &self.name_parts {
            words.entry(part).or_default();
        }
        let clusters = self.contexts.clusters(CLUSTERS);
        let mut known: BTreeMap<u64, WordProfile> = BTreeMap::new();
        for (word, (counts, bearers)) in words {
            let cluster = clusters.get(word).copied().unwrap_or_default();
            let of_word = WordProfile::of(&counts, NameLists { bearers, is_name_part: self.name_parts.contains(word) })
                .in_cluster(cluster)
                .with_gender_of(&counts);
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

/// Reads sentences as GermEval 2014 has them: a word per line with its number, its outer and its inner label, an empty
/// line between sentences, `#` before a remark. Words that are derived from names or part of a compound (`LOCderiv`,
/// `PERpart`) are outside.
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
pub fn seen(sentence: &Sentence, lexicon: &Lexicon) -> Vec<TokenFeatures> {
    let mut begins = true;
    let mut seen = Vec::with_capacity(sentence.words.len());
    for word in &sentence.words {
        let mut features = TokenFeatures::of(word, lexicon);
        features.first = begins;
        seen.push(features);
        let opens = matches!(classify(word), ContextClass::Quote | ContextClass::Bracket);
        begins = begins && opens || word == ":";
    }
    seen
}

/// The weights of each feature for each label.
type Weights = Vec<[f64; Label::ALL.len()]>;

/// Trains weights on sentences, always the same from the same: multinomial logistic regression, word by word behind the
/// labels that it gave itself, with AdaGrad (Duchi, Hazan, Singer 2011); the weights of the later rounds are averaged.
pub fn train(sentences: &[Sentence], lexicon: &Lexicon) -> Model {
    let seen: Vec<Vec<TokenFeatures>> = sentences.iter().map(|sentence| seen(sentence, lexicon)).collect();
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
fn train_once(sentences: &[Sentence], seen: &[Vec<TokenFeatures>], mut dice: Dice, sum: &mut Weights) {
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
