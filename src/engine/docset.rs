//! A set of documents of one segment, as bits.
//! It must not know what the documents are.

use fixedbitset::FixedBitSet;
use tantivy::DocId;

/// A set of documents of one segment.
#[derive(Clone, Debug)]
pub struct DocSet {
    bits: FixedBitSet,
}

impl DocSet {
    /// The empty set of a segment with this many documents.
    pub fn new(documents: u32) -> Self {
        DocSet { bits: FixedBitSet::with_capacity(documents as usize) }
    }

    /// The set of all of them.
    pub fn all(documents: u32) -> Self {
        let mut set = DocSet::new(documents);
        set.invert();
        set
    }

    /// Leaves what was not in, of all documents of the segment.
    pub fn invert(&mut self) {
        self.bits.toggle_range(..);
    }

    /// Takes out what is in the other set.
    pub fn remove(&mut self, other: &DocSet) {
        self.bits.difference_with(&other.bits);
    }

    /// Takes the document in.
    pub fn insert(&mut self, doc: DocId) {
        self.bits.insert(doc as usize);
    }

    /// Whether the document is in the set.
    pub fn contains(&self, doc: DocId) -> bool {
        self.bits.contains(doc as usize)
    }

    /// Leaves only what is in the other set, too.
    pub fn keep(&mut self, other: &DocSet) {
        self.bits.intersect_with(&other.bits);
    }

    /// Takes in what is in the other set.
    pub fn add(&mut self, other: &DocSet) {
        self.bits.union_with(&other.bits);
    }

    /// How many documents both sets have.
    pub fn count_common(&self, other: &DocSet) -> u32 {
        self.bits.intersection_count(&other.bits) as u32
    }

    /// How many documents are in the set.
    pub fn len(&self) -> u32 {
        self.bits.count_ones(..) as u32
    }

    /// The documents, in order.
    pub fn iter(&self) -> impl Iterator<Item = DocId> + '_ {
        self.bits.ones().map(|doc| doc as DocId)
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
