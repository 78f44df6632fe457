//! A set of documents of one segment, as bits.
//! It must not know what the documents are.

use tantivy::DocId;

/// A set of documents of one segment.
#[derive(Clone, Debug)]
pub struct DocSet {
    words: Vec<u64>,
}

impl DocSet {
    /// The empty set of a segment with this many documents.
    pub fn new(documents: u32) -> Self {
        DocSet { words: vec![0; documents.div_ceil(64) as usize] }
    }

    /// The set of all of them.
    pub fn all(documents: u32) -> Self {
        let mut set = DocSet::new(documents);
        set.invert(documents);
        set
    }

    /// Leaves what was not in, of all documents of the segment.
    pub fn invert(&mut self, documents: u32) {
        self.words.iter_mut().for_each(|word| *word = !*word);
        if let (Some(last), rest @ 1..) = (self.words.last_mut(), documents % 64) {
            *last &= (1 << rest) - 1;
        }
    }

    /// Takes out what is in the other set.
    pub fn remove(&mut self, other: &DocSet) {
        self.words.iter_mut().zip(&other.words).for_each(|(word, other)| *word &= !other);
    }

    /// Takes the document in.
    pub fn insert(&mut self, doc: DocId) {
        self.words[doc as usize / 64] |= 1 << (doc % 64);
    }

    /// Whether the document is in the set.
    pub fn contains(&self, doc: DocId) -> bool {
        self.words[doc as usize / 64] & (1 << (doc % 64)) != 0
    }

    /// Leaves only what is in the other set, too.
    pub fn keep(&mut self, other: &DocSet) {
        self.words.iter_mut().zip(&other.words).for_each(|(word, other)| *word &= other);
    }

    /// Takes in what is in the other set.
    pub fn add(&mut self, other: &DocSet) {
        self.words.iter_mut().zip(&other.words).for_each(|(word, other)| *word |= other);
    }

    /// How many documents both sets have.
    pub fn count_common(&self, other: &DocSet) -> u32 {
        self.words.iter().zip(&other.words).map(|(word, other)| (word & other).count_ones()).sum()
    }

    /// How many documents are in the set.
    pub fn len(&self) -> u32 {
        self.words.iter().map(|word| word.count_ones()).sum()
    }

    /// The documents, in order.
    pub fn iter(&self) -> impl Iterator<Item = DocId> + '_ {
        self.words.iter().enumerate().flat_map(|(index, word)| {
            let mut rest = *word;
            std::iter::from_fn(move || {
                let bit = (rest != 0).then(|| rest.trailing_zeros())?;
                rest &= rest - 1;
                Some(index as u32 * 64 + bit)
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_set_of_documents_is_a_set(members in proptest::collection::btree_set(0..300u32, 0..40), at in 0..300u32) {
            let mut set = DocSet::new(300);
            members.iter().for_each(|doc| set.insert(*doc));
            prop_assert_eq!(set.len() as usize, members.len());
            prop_assert!(set.iter().eq(members.iter().copied()));
            prop_assert_eq!(set.contains(at), members.contains(&at));
        }
    }
}
