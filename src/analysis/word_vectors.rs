//! How alike in meaning words are: vectors of stems, made once from a sentence encoder and shipped with the program.
//! It must not know where words stand or what likeness is used for.

use std::sync::OnceLock;

/// The table. Its making, its sources and its format are described in `data/word_vectors.py` and `data/SOURCES.md`.
static TABLE: &[u8] = include_bytes!("data/vectors.bin");

/// How many numbers a vector has.
const DIMENSIONS: usize = 64;
/// So many of them stand first in the table for all stems, and the others behind.
const HEAD: usize = 16;
const TAIL: usize = DIMENSIONS - HEAD;
/// What the heads of two vectors must have in common, as a share of what the whole must: the dimensions are in the order
/// of what they tell, so that those whose heads have less are hardly ever alike. Of the 24 nearest words, 2.6 % are
/// lost by it, and 13 % of the tails are read.
const HEAD_SHARE: f32 = 0.4;
/// The numbers of a head are divided by this where many are added up, so that the sum of all is a small number.
const HEAD_DIVISOR: i16 = 8;
/// The bytes before the list of stems: a mark, and the three numbers that follow it.
const HEADER: usize = 16;
/// The length of every vector of the table, but for rounding.
const LENGTH: f32 = 127.0 / 0.6;

/// What a word means, as a direction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordVector([i16; DIMENSIONS]);

/// A stem that means something like another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Similar<'a> {
    /// The stem.
    pub stem: &'a str,
    /// The cosine of the two vectors; 1 is the same.
    pub similarity: f32,
}

/// Vectors of stems.
#[derive(Debug)]
pub struct WordVectors {
    /// The stems, sorted.
    stems: Vec<&'static str>,
    /// The heads of the vectors, in the same order, and their tails.
    heads: &'static [u8],
    tails: &'static [u8],
}

impl WordVectors {
    /// The vectors that ship with the program, read when they are first asked for.
    pub fn shipped() -> &'static WordVectors {
        static SHIPPED: OnceLock<WordVectors> = OnceLock::new();
        SHIPPED.get_or_init(|| {
            WordVectors::read(TABLE).unwrap_or(WordVectors { stems: Vec::new(), heads: &[], tails: &[] })
        })
    }

    fn read(table: &'static [u8]) -> Option<WordVectors> {
        let number = |at: usize| Some(u32::from_le_bytes(table.get(at..at + 4)?.try_into().ok()?) as usize);
        let (count, dimensions, length) = (number(4)?, number(8)?, number(12)?);
        let list = std::str::from_utf8(table.get(HEADER..HEADER + length)?).ok()?;
        let vectors = table.get(HEADER + length..)?;
        let whole = table.starts_with(b"FSV1") && dimensions == DIMENSIONS && vectors.len() == count * DIMENSIONS;
        let (heads, tails) = vectors.split_at_checked(count * HEAD)?;
        whole.then(|| WordVectors { stems: list.lines().collect(), heads, tails })
    }

    /// What a stem means, when the table has it.
    pub fn of(&self, stem: &str) -> Option<WordVector> {
        let at = self.stems.binary_search(&stem).ok()?;
        let head = (0..HEAD).map(|column| self.heads[column * self.stems.len() + at]);
        let tail = self.tails[at * TAIL..(at + 1) * TAIL].iter().copied();
        let mut vector = [0; DIMENSIONS];
        vector.iter_mut().zip(head.chain(tail)).for_each(|(number, byte)| *number = i16::from(byte as i8));
        Some(WordVector(vector))
    }

    /// What a compound means by what its parts mean; none when the table lacks one of them.
    pub fn of_parts<'a>(&self, parts: impl IntoIterator<Item = &'a str>) -> Option<WordVector> {
        let mut sum = [0.0_f32; DIMENSIONS];
        for part in parts {
            let WordVector(vector) = self.of(part)?;
            sum.iter_mut().zip(vector).for_each(|(sum, number)| *sum += f32::from(number));
        }
        let length = sum.iter().map(|number| number * number).sum::<f32>().sqrt();
        (length > 0.0).then(|| WordVector(sum.map(|number| (number * LENGTH / length).round() as i16)))
    }

    /// The places of stems whose heads are alike enough. Column by column and in small numbers, so that a processor does
    /// many at once: the reader waits for it.
    fn likely(&self, WordVector(vector): &WordVector, least: f32) -> impl Iterator<Item = usize> + use<> {
        let mut sums = vec![0_i16; self.stems.len()];
        for (column, number) in self.heads.chunks_exact(self.stems.len().max(1)).zip(vector) {
            let number = number / HEAD_DIVISOR;
            for (sum, byte) in sums.iter_mut().zip(column) {
                *sum = sum.wrapping_add(number.wrapping_mul(i16::from(*byte as i8)));
            }
        }
        let bound = (least * HEAD_SHARE * LENGTH * LENGTH) as i16 / HEAD_DIVISOR;
        sums.into_iter().enumerate().filter(move |(_, sum)| *sum >= bound).map(|(at, _)| at)
    }

    /// The product of a vector and that of the stem at this place.
    fn product(&self, WordVector(vector): &WordVector, at: usize) -> i32 {
        let head = (0..HEAD).map(|column| self.heads[column * self.stems.len() + at]);
        let tail = &self.tails[at * TAIL..(at + 1) * TAIL];
        let mut sums = [0_i32; 8];
        for (numbers, bytes) in vector[HEAD..].chunks_exact(8).zip(tail.chunks_exact(8)) {
            for (sum, (number, byte)) in sums.iter_mut().zip(numbers.iter().zip(bytes)) {
                *sum += i32::from(*number) * i32::from(*byte as i8);
            }
        }
        let head = head.zip(vector).map(|(byte, number)| i32::from(*number) * i32::from(byte as i8)).sum::<i32>();
        head + sums.iter().sum::<i32>()
    }

    /// For each vector the stems that mean something like it, at least so alike, the most alike first and at most so
    /// many.
    pub fn nearest(&self, vectors: &[WordVector], least: f32, most: usize) -> Vec<Vec<Similar<'_>>> {
        let bound = (least * LENGTH * LENGTH) as i32;
        let found: Vec<Vec<(i32, usize)>> = vectors
            .iter()
            .map(|vector| {
                let likely = self.likely(vector, least);
                likely.map(|at| (self.product(vector, at), at)).filter(|(product, _)| *product >= bound).collect()
            })
            .collect();
        let similar = |(product, at): (i32, usize)| {
            let similarity = (product as f32 / (LENGTH * LENGTH)).min(1.0);
            Similar { stem: self.stems[at], similarity }
        };
        let best = |mut found: Vec<(i32, usize)>| {
            found.sort_unstable_by_key(|(product, at)| (std::cmp::Reverse(*product), *at));
            found.into_iter().take(most).map(similar).collect()
        };
        found.into_iter().map(best).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_like_meaning_are_near_and_compounds_mean_their_parts() {
        let vectors = WordVectors::shipped();
        assert_eq!(vectors.stems.len(), 58_953);
        assert!(
            ["ukrain", "russland", "maerz", "berlin", "merkel", "drei"].iter().all(|name| vectors.of(name).is_none())
        );
        assert!(vectors.stems.is_sorted());
        let alike = |one: &str, other: &str| {
            let found = vectors.nearest(&[vectors.of(one).unwrap()], 0.3, usize::MAX).remove(0);
            found.iter().find(|similar| similar.stem == other).map_or(0.0, |similar| similar.similarity)
        };
        for (one, near, far) in [
            ("arzt", "hausarzt", "krieg"),
            ("waffenruh", "waffenstillstand", "gehalt"),
            ("terrorist", "terror", "bank"),
        ] {
            assert!(alike(one, near) > 0.5 && alike(one, far) < 0.3, "{one}");
            assert!((alike(one, one) - 1.0).abs() < 0.02, "{one}");
        }
        let pause = vectors.of_parts(["feuer", "paus"]).unwrap();
        let nearest = vectors.nearest(&[pause], 0.45, 200).remove(0);
        assert!(["feuer", "paus"].iter().any(|part| nearest.iter().any(|similar| similar.stem == *part)));
        assert_eq!((vectors.of("steinmeier"), vectors.of_parts(["feuer", "zzz"])), (None, None));
    }

    #[test]
    fn a_table_of_another_kind_is_not_read() {
        assert!(WordVectors::read(b"FSV2").is_none() && WordVectors::read(&TABLE[..TABLE.len() - 1]).is_none());
    }
}
