//! Splits compounds: *Waffenruhegespräche* is *Waffen*, *ruhe*, *gespräche*.
//! It must not stem: parts are pieces of the folded word, linking letters included.

use crate::analysis::lexicon::{Entry, Lexicon};

/// What a split is worth less for each first part: without it, everything would fall to pieces. Chosen on
/// `compounds/gold.tsv` together with the next two; 5 to 7 give nearly the same.
const PART_COST: f32 = 7.5;
/// What a part's score counts.
const SCORE_WEIGHT: f32 = 0.9;
/// What the square root of a part's length, up to [`LENGTH_MAX`], counts: longer parts meet by chance less often.
const LENGTH_WEIGHT: f32 = 1.2;
/// Longer parts are not better.
const LENGTH_MAX: usize = 8;
/// Shorter words have no parts.
const WORD_MIN: usize = 6;
/// Longer words, in bytes, are no words.
const WORD_MAX: usize = 80;
/// Shorter strings are no parts.
const PART_MIN: usize = 3;
/// Behind a first part of up to this many letters, what ends names needs to be known as a common noun.
const NAME_FIRST_MAX: usize = 8;

/// A split in its parts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Split {
    /// Where each part ends in the folded word; the last is the word's length. Empty when the word is not split.
    pub ends: Vec<usize>,
    /// How sure it is: the sum of what the parts are worth; the best of all splits of the word.
    pub confidence: f32,
}

impl Split {
    /// The parts as places in the folded word.
    pub fn parts(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(self.ends.iter().copied())
    }

    /// Whether there are parts.
    pub fn is_split(&self) -> bool {
        self.ends.len() > 1
    }
}

/// What a part is worth by its score and its length in letters.
fn worth(score: f32, letters: usize) -> f32 {
    SCORE_WEIGHT * score + LENGTH_WEIGHT * (letters.min(LENGTH_MAX) as f32).sqrt()
}

/// Where a part stands in a compound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartPlace {
    /// Before another part.
    Modifier,
    /// At the end.
    Head,
}

impl PartPlace {
    /// The place of a part that ends at this byte of a word of `length` bytes.
    pub fn of(end: usize, length: usize) -> PartPlace {
        if end == length { PartPlace::Head } else { PartPlace::Modifier }
    }
}

/// What a part adds to the confidence of a split: first parts pay for the cut behind them.
pub fn worth_in(score: f32, letters: usize, place: PartPlace) -> f32 {
    worth(score, letters) - if place == PartPlace::Head { 0.0 } else { PART_COST }
}

/// The best split of a folded word, found by dynamic programming over the places where known parts end.
pub fn split(word: &str, lexicon: &Lexicon) -> Split {
    let length = word.len();
    if !(WORD_MIN..=WORD_MAX).contains(&length) || !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return Split::default();
    }
    let known = lexicon.entry(word).unwrap_or_default();
    let is_whole = |word: &str| lexicon.entry(word).is_some_and(|entry| entry.whole);
    if known.whole
        || ["s", "es", "e", "en", "n", "er", "ern"].iter().any(|ending| word.strip_suffix(ending).is_some_and(is_whole))
    {
        return Split::default();
    }
    // For each place, the best way to cut everything before it into first parts: its worth, the place before, their
    // number.
    let mut best: Vec<Option<(f32, usize, usize)>> = vec![None; length + 1];
    best[0] = Some((0.0, 0, 0));
    let mut last: Option<(f32, usize)> = None;
    for start in 0..=length - PART_MIN {
        let Some((before, _, parts)) = best[start] else { continue };
        lexicon.prefixes(&word[start..], |letters, entry: Entry| {
            let end = start + letters;
            if letters < PART_MIN {
                return;
            }
            if end == length {
                let Some(head) = entry.head.filter(|_| start > 0) else { return };
                let name =
                    entry.ends_names && parts == 1 && start <= NAME_FIRST_MAX && !is_common(word, known, lexicon);
                let sum = before + worth_in(head.score(), letters, PartPlace::Head);
                // Vorsitz-ende, sozial-poli-tische: what is never split is not split inside a longer word either.
                let whole = best[start].is_some_and(|(_, before, _)| {
                    before > 0 && lexicon.entry(&word[before..]).is_some_and(|entry| entry.whole)
                });
                if !name && !whole && last.is_none_or(|(other, _)| sum > other) {
                    last = Some((sum, start));
                }
            } else if let Some(modifier) = entry.modifier {
                let sum = before + worth_in(modifier.score(), letters, PartPlace::Modifier);
                if length - end >= PART_MIN && best[end].is_none_or(|(other, _, _)| sum > other) {
                    best[end] = Some((sum, start, parts + 1));
                }
            }
        });
    }
    let Some((confidence, mut at)) = last.filter(|(confidence, _)| *confidence > 0.0) else { return Split::default() };
    let mut ends = vec![length];
    while at > 0 {
        ends.push(at);
        at = best[at].map_or(0, |(_, before, _)| before);
    }
    ends.reverse();
    Split { ends, confidence }
}

/// Whether the word, or it without its inflection, is known as a common noun.
fn is_common(word: &str, known: Entry, lexicon: &Lexicon) -> bool {
    known.common
        || ["s", "es", "e", "en", "er"].iter().any(|ending| {
            word.strip_suffix(ending).and_then(|base| lexicon.entry(base)).is_some_and(|entry| entry.common)
        })
}
