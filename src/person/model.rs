//! Tells names of persons from other words: an averaged perceptron over hashed features (Collins 2002), greedy from left to right.
//! It must not know where texts come from.

use super::lexicon::{Known, Lexicon, hash};
use super::tokens::Token;
use super::words::{Around, around};

/// What a word is part of, as GermEval 2014 has it.
pub const LABELS: [&str; 9] = ["O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-ORG", "I-ORG", "B-OTH", "I-OTH"];
/// The label of words outside.
pub const OUTSIDE: usize = 0;
/// The first word of a person.
pub const PERSON: usize = 1;
/// A further word of a person.
pub const PERSON_ON: usize = 2;

/// So many rows of weights: features are hashed into them. 2^18 score the same (findings, 2.4).
pub const ROWS: usize = 1 << 16;
/// Weights of a row, padded to a power of two.
const WIDTH: usize = 16;

/// What is seen of a word.
#[derive(Clone, Copy, Debug)]
pub struct Seen {
    /// The word's number.
    pub word: u64,
    /// Of its last two, three and four letters.
    ends: [u32; 3],
    /// Of its first three letters.
    begins: u32,
    /// Capitals, digits, hyphens.
    shape: u32,
    /// What is known of it, or of it without its genitive.
    pub known: Option<Known>,
    /// What it is to names.
    pub around: Around,
    /// Whether it is written with a capital.
    pub capital: bool,
    /// Whether a sentence begins with it.
    first: bool,
}

impl Seen {
    /// Looks at a word.
    pub fn of(word: &str, begins: bool, lexicon: &Lexicon) -> Seen {
        let number = hash(word);
        let first = word.chars().next();
        let capital = first.is_some_and(char::is_uppercase);
        let mut seen = Seen {
            word: number,
            ends: [0; 3],
            begins: 0,
            shape: 0,
            known: None,
            around: around(word),
            capital,
            first: begins,
        };
        if !capital {
            return seen;
        }
        // Of Putins what is known of Putin; of Söder-Kabinett what is known of its last part.
        let bare = word.strip_suffix('s').filter(|bare| bare.len() >= 3).or_else(|| word.strip_suffix(['\'', '’']));
        seen.known = lexicon.known(number).or_else(|| lexicon.known(hash(bare?)));
        let letters: Vec<(usize, char)> = word.char_indices().collect();
        let tail =
            |count: usize| letters.len().checked_sub(count).map_or(0, |at| hash(&word[letters[at].0..]) as u32 | 1);
        seen.ends = [tail(2), tail(3), tail(4)];
        seen.begins = letters.get(3).map_or(0, |(at, _)| hash(&word[..*at]) as u32 | 1);
        let has = |test: fn(char) -> bool| letters.iter().skip(1).any(|(_, letter)| test(*letter));
        let all_capital = letters.len() > 1 && letters.iter().all(|(_, letter)| !letter.is_lowercase());
        seen.shape = 1
            + u32::from(all_capital)
            + 2 * u32::from(has(|c| c == '-' || c == '\u{2010}'))
            + 4 * u32::from(has(|c| c.is_ascii_digit()))
            + 8 * u32::from(has(char::is_uppercase) && !all_capital)
            + 16 * (letters.len() as u32).min(3)
            + 64 * u32::from(word.ends_with('.'));
        seen
    }

    /// Whether it can be part of a name: it is written with a capital, or a particle.
    fn may_be_named(&self) -> bool {
        self.capital || self.around == Around::Particle
    }
}

/// The weights.
#[derive(Clone)]
pub struct Model {
    rows: Vec<[i16; WIDTH]>,
}

impl Model {
    /// A model of these weights, one row after the other.
    pub fn from_bytes(bytes: &[u8]) -> Model {
        let mut rows = vec![[0; WIDTH]; ROWS];
        let weights = bytes.chunks_exact(2).map(|pair| i16::from_le_bytes([pair[0], pair[1]]));
        for (place, weight) in weights.enumerate() {
            let (row, label) = (place / LABELS.len(), place % LABELS.len());
            if let Some(row) = rows.get_mut(row) {
                row[label] = weight;
            }
        }
        Model { rows }
    }

    /// The model of averaged weights, scaled into 16 bits.
    pub fn of_weights(weights: &[[f64; LABELS.len()]]) -> Model {
        let most = weights.iter().flatten().fold(1e-9_f64, |most, weight| most.max(weight.abs()));
        let mut rows = vec![[0; WIDTH]; ROWS];
        for (row, weights) in rows.iter_mut().zip(weights) {
            for (cell, weight) in row.iter_mut().zip(weights) {
                *cell = (weight / most * f64::from(i16::MAX) / 4.0).round() as i16;
            }
        }
        Model { rows }
    }

    /// As bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        self.rows
            .iter()
            .flat_map(|row| row[..LABELS.len()].iter().flat_map(|weight| weight.to_le_bytes()).collect::<Vec<u8>>())
            .collect()
    }

    /// Labels words, from left to right.
    pub fn label(&self, seen: &[Seen], labels: &mut Vec<usize>) {
        labels.clear();
        let mut features = Features::default();
        for at in 0..seen.len() {
            let (one, two) = before(labels);
            let label = if seen[at].may_be_named() && (seen[at].capital || one != OUTSIDE) {
                features.fill(seen, at, one, two);
                let mut sums = [0_i32; WIDTH];
                for row in features.rows() {
                    for (sum, weight) in sums.iter_mut().zip(&self.rows[*row as usize]) {
                        *sum += i32::from(*weight);
                    }
                }
                best(&sums, one)
            } else {
                OUTSIDE
            };
            labels.push(label);
        }
    }
}

/// The label with the largest sum that may follow the one before.
pub fn best<T: PartialOrd + Copy>(sums: &[T], before: usize) -> usize {
    let mut best = OUTSIDE;
    for label in 1..LABELS.len() {
        if may_follow(before, label) && sums[label] > sums[best] {
            best = label;
        }
    }
    best
}

/// Whether a name goes on only where one of its kind has begun.
pub fn may_follow(before: usize, label: usize) -> bool {
    // B of a kind is odd, I is the even number behind it.
    label == OUTSIDE || label % 2 == 1 || before == label || before + 1 == label
}

/// The last label and the one before it.
pub fn before(labels: &[usize]) -> (usize, usize) {
    let last = |back: usize| labels.len().checked_sub(back).map_or(OUTSIDE, |at| labels[at]);
    (last(1), last(2))
}

/// Whether the model is asked about the word at all, given the label before it.
pub fn is_scored(seen: &Seen, before: usize) -> bool {
    seen.may_be_named() && (seen.capital || before != OUTSIDE)
}

/// The rows of a word's features.
#[derive(Default)]
pub struct Features {
    rows: Vec<u32>,
}

impl Features {
    /// The rows, in no order.
    pub fn rows(&self) -> &[u32] {
        &self.rows
    }

    /// Keeps the rows that a chance leaves.
    pub fn retain(&mut self, mut keep: impl FnMut() -> bool) {
        self.rows.retain(|_| keep());
    }

    fn add(&mut self, template: u32, one: u64, two: u64) {
        // A multiplicative mix; the high bits are the best mixed.
        let mixed = (one ^ two.rotate_left(29) ^ u64::from(template).wrapping_mul(0x9e37_79b9_7f4a_7c15))
            .wrapping_mul(0xd6e8_feb8_6659_fd93);
        let mixed = (mixed ^ mixed >> 32).wrapping_mul(0xd6e8_feb8_6659_fd93);
        self.rows.push((mixed >> 48) as u32 & (ROWS as u32 - 1));
    }

    /// Looks at the word at this place, the words around it and the last two labels.
    pub fn fill(&mut self, seen: &[Seen], at: usize, one: usize, two: usize) {
        self.rows.clear();
        let here = &seen[at];
        let near = |offset: isize| at.checked_add_signed(offset).and_then(|at| seen.get(at));
        let (left, right) = (near(-1), near(1));
        let word = |seen: Option<&Seen>| seen.map_or(1, |seen| seen.word);
        let kind = |seen: Option<&Seen>| seen.map_or(63, |seen| seen.around as u64 | u64::from(seen.capital) << 5);
        let known = |seen: Option<&Seen>| seen.and_then(|seen| seen.known).map_or(0, |known| u64::from(known.0) + 1);
        let bits = |seen: Option<&Seen>, figures: &[usize]| {
            let Some(known) = seen.and_then(|seen| seen.known) else { return 7 };
            figures
                .iter()
                .fold(u64::from(known.in_lists()) + 8, |packed, figure| packed << 3 | u64::from(known.figure(*figure)))
        };
        let tags = one as u64 * 16 + two as u64;
        self.add(0, tags, 0);
        self.add(1, here.word, 0);
        self.add(2, word(left), 0);
        self.add(3, word(right), 0);
        self.add(5, word(near(2)), 0);
        self.add(6, u64::from(here.shape), u64::from(here.first));
        self.add(7, u64::from(here.ends[0]), 0);
        self.add(8, u64::from(here.ends[1]), 0);
        self.add(9, u64::from(here.ends[2]), 0);
        self.add(10, u64::from(here.begins), 0);
        self.add(11, kind(left), kind(right));
        self.add(12, kind(left), kind(near(-2)));
        self.add(13, kind(right), kind(near(2)));
        self.add(14, u64::from(here.shape), kind(right));
        self.add(15, u64::from(here.shape), one as u64);
        // What is known of it: each figure, some together, and beside what stands around it.
        for figure in 0..8 {
            self.add(16 + figure, here.known.map_or(9, |known| u64::from(known.figure(figure as usize))), 0);
        }
        let (people, nouns) = (bits(Some(here), &[0, 1]), bits(Some(here), &[2, 6]));
        let places = bits(Some(here), &[3, 0]);
        self.add(24, people, nouns);
        self.add(25, people, places);
        self.add(26, people, u64::from(here.first));
        self.add(27, people, one as u64);
        self.add(28, nouns, one as u64);
        self.add(29, people, kind(left));
        self.add(30, people, kind(right));
        self.add(31, bits(left, &[0, 2]), people);
        self.add(32, bits(right, &[0, 1]), people);
        self.add(33, bits(right, &[0, 2]), here.known.map_or(4, |known| u64::from(known.bearers())));
        self.add(34, bits(left, &[0, 2]), one as u64);
        self.add(
            35,
            here.known.map_or(4, |known| u64::from(known.bearers())),
            left.and_then(|left| left.known).map_or(4, |known| u64::from(known.bearers())),
        );
        self.add(36, here.known.map_or(4, |known| u64::from(known.bearers())), kind(right) << 8 | one as u64);
        self.add(37, tags, here.word);
        self.add(38, tags, kind(right));
        self.add(39, tags, kind(left));
        self.add(41, kind(left), u64::from(here.shape));
        self.add(42, known(Some(here)), 0);
        self.add(43, bits(near(2), &[0, 1]), kind(right));
        self.add(44, places, kind(left));
        self.add(45, u64::from(here.ends[1]), kind(left));
        self.add(46, u64::from(here.around as u8), one as u64);
        self.add(47, u64::from(here.first), nouns);
        self.add(48, kind(left) << 16 | kind(right), people);
    }
}

/// Looks at all words of a text.
pub fn look(text: &str, tokens: &[Token], lexicon: &Lexicon, seen: &mut Vec<Seen>) {
    seen.clear();
    seen.extend(tokens.iter().map(|token| Seen::of(token.span.of(text), token.begins, lexicon)));
}
