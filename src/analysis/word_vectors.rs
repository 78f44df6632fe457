//! How alike in meaning words are: vectors of stems, made once from a sentence encoder and shipped with the program.
//! It must not know where words stand or what likeness is used for.

use std::sync::OnceLock;

/// The table. Its making, its sources and its format are described in `data/word_vectors.py` and `data/SOURCES.md`.
static TABLE: &[u8] = include_bytes!("data/vectors.bin");

/// How many numbers a vector has.
const DIMENSIONS: usize = 64;
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
    /// The vectors, in the same order.
    vectors: &'static [u8],
}

impl WordVectors {
    /// The vectors that ship with the program, read when they are first asked for.
    pub fn shipped() -> &'static WordVectors {
        static SHIPPED: OnceLock<WordVectors> = OnceLock::new();
        SHIPPED.get_or_init(|| WordVectors::read(TABLE).unwrap_or(WordVectors { stems: Vec::new(), vectors: &[] }))
    }

    fn read(table: &'static [u8]) -> Option<WordVectors> {
        let number = |at: usize| Some(u32::from_le_bytes(table.get(at..at + 4)?.try_into().ok()?) as usize);
        let (count, dimensions, length) = (number(4)?, number(8)?, number(12)?);
        let list = std::str::from_utf8(table.get(HEADER..HEADER + length)?).ok()?;
        let vectors = table.get(HEADER + length..)?;
        let whole = table.starts_with(b"FSV1") && dimensions == DIMENSIONS && vectors.len() == count * DIMENSIONS;
        whole.then(|| WordVectors { stems: list.lines().collect(), vectors })
    }

    /// What a stem means, when the table has it.
    pub fn of(&self, stem: &str) -> Option<WordVector> {
        let at = self.stems.binary_search(&stem).ok()?;
        let bytes = &self.vectors[at * DIMENSIONS..(at + 1) * DIMENSIONS];
        let mut vector = [0; DIMENSIONS];
        vector.iter_mut().zip(bytes).for_each(|(number, byte)| *number = i16::from(*byte as i8));
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

    /// For each vector the stems that mean something like it, at least so alike, the most alike first and at most so
    /// many. The table is read once for all of them.
    pub fn nearest(&self, vectors: &[WordVector], least: f32, most: usize) -> Vec<Vec<Similar<'_>>> {
        let bound = (least * LENGTH * LENGTH) as i32;
        let mut found: Vec<Vec<(i32, usize)>> = vec![Vec::new(); vectors.len()];
        for (at, bytes) in self.vectors.chunks_exact(DIMENSIONS).enumerate() {
            let mut row = [0_i16; DIMENSIONS];
            row.iter_mut().zip(bytes).for_each(|(number, byte)| *number = i16::from(*byte as i8));
            for (WordVector(vector), found) in vectors.iter().zip(&mut found) {
                let product: i32 = row.iter().zip(vector).map(|(one, other)| i32::from(*one) * i32::from(*other)).sum();
                if product >= bound {
                    found.push((product, at));
                }
            }
        }
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
            let found = vectors.nearest(&[vectors.of(one).unwrap()], -1.0, usize::MAX).remove(0);
            found.iter().find(|similar| similar.stem == other).map(|similar| similar.similarity).unwrap()
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
        assert!(["feuer", "paus"].iter().all(|part| nearest.iter().any(|similar| similar.stem == *part)));
        assert_eq!((vectors.of("steinmeier"), vectors.of_parts(["feuer", "zzz"])), (None, None));
    }

    #[test]
    fn a_table_of_another_kind_is_not_read() {
        assert!(WordVectors::read(b"FSV2").is_none() && WordVectors::read(&TABLE[..TABLE.len() - 1]).is_none());
    }
}
