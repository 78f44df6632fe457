//! The passages of a segment that a query allows: its dates, its archive, its required words and phrases, as sets of documents.
//! It must not know scores.

use crate::date::{DateRange, Standing};
use crate::engine::accumulators::OWN_BITS;
use crate::engine::date_terms::ARCHIVE;
use crate::engine::segment::{Said, SegmentView};
use crate::plan::compile::Terms;
use crate::query::Scope;
use tantivy::{DocId, TantivyError};

/// A set of documents of one segment.
#[derive(Clone, Debug)]
pub struct Documents {
    words: Vec<u64>,
}

impl Documents {
    /// The empty set of a segment with so many documents.
    pub fn new(documents: u32) -> Self {
        Documents { words: vec![0; documents.div_ceil(64) as usize] }
    }

    /// The set of all of them.
    pub fn all(documents: u32) -> Self {
        let mut set = Documents::new(documents);
        set.invert(documents);
        set
    }

    /// Leaves what was not in, of so many documents.
    pub fn invert(&mut self, documents: u32) {
        self.words.iter_mut().for_each(|word| *word = !*word);
        if let (Some(last), rest @ 1..) = (self.words.last_mut(), documents % 64) {
            *last &= (1 << rest) - 1;
        }
    }

    /// Takes out what is in the other set.
    pub fn remove(&mut self, other: &Documents) {
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
    pub fn keep(&mut self, other: &Documents) {
        self.words.iter_mut().zip(&other.words).for_each(|(word, other)| *word &= other);
    }

    /// Takes in what is in the other set.
    pub fn add(&mut self, other: &Documents) {
        self.words.iter_mut().zip(&other.words).for_each(|(word, other)| *word |= other);
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

/// What a query allows in one segment.
pub struct Filter {
    /// The passages whose postings are looked at; all when there is none.
    pub allowed: Option<Documents>,
    /// How many they are.
    pub allowed_count: u32,
    /// Whether the allowed ones may lack required words, which is then seen when they are scored.
    pub required_afterwards: bool,
    /// The dates asked for, and the passages that are certainly of them.
    dates: Option<(DateRange, Documents)>,
    /// When it is asked what passages speak of: those that say a longer time that has some of the days.
    perhaps_said: Option<Documents>,
}

/// How a passage stands to the dates asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In them, or may be in them.
    Dated(Standing),
    /// Nobody knows.
    Undated,
    /// It is of them, but speaks of a longer time than asked for.
    Vaguer,
}

impl Filter {
    /// Reads the posting lists that the query needs.
    pub fn new(
        view: &SegmentView<'_>,
        scope: &Scope,
        terms: &Terms,
        condition: Option<&Documents>,
    ) -> Result<Filter, TantivyError> {
        let mut needed: Option<Documents> = None;
        let mut need = |set: Documents| match &mut needed {
            Some(needed) => needed.keep(&set),
            None => needed = Some(set),
        };
        if let Some(number) = scope.archive {
            need(view.filter_union(&[format!("{ARCHIVE}{number}")])?);
        }
        let mut afterwards = false;
        if !terms.required.is_empty() {
            match view.all_of(&terms.required, terms.scored.len() <= OWN_BITS)? {
                Some(set) => need(set),
                None => afterwards = true,
            }
        }
        if let Some(condition) = condition {
            need(condition.clone());
        }
        let mut dates = None;
        if let Some(range) = scope.dates {
            let certain = view.certain(range)?;
            let mut may = view.uncertain()?;
            may.add(&certain);
            need(may);
            dates = Some((range, certain));
        }
        let mut perhaps_said = None;
        if let Some(Said { mut certain, possible }) = view.said_all(&scope.said) {
            certain.add(&possible);
            need(certain);
            perhaps_said = Some(possible);
        }
        let allowed_count = needed.as_ref().map_or(u32::MAX, Documents::len);
        Ok(Filter { allowed: needed, allowed_count, required_afterwards: afterwards, dates, perhaps_said })
    }

    /// Whether dates were asked for.
    pub fn has_dates(&self) -> bool {
        self.dates.is_some() || self.perhaps_said.is_some()
    }

    /// How an allowed passage stands to the scope.
    pub fn place(&self, view: &SegmentView<'_>, doc: DocId) -> Place {
        match &self.dates {
            Some((range, certain)) if !certain.contains(doc) => view.place(*range, doc),
            _ if self.perhaps_said.as_ref().is_some_and(|perhaps| perhaps.contains(doc)) => Place::Vaguer,
            _ => Place::Dated(Standing::Certain),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_set_of_documents_is_a_set(members in proptest::collection::btree_set(0..300u32, 0..40), at in 0..300u32) {
            let mut set = Documents::new(300);
            members.iter().for_each(|doc| set.insert(*doc));
            prop_assert_eq!(set.len() as usize, members.len());
            prop_assert!(set.iter().eq(members.iter().copied()));
            prop_assert_eq!(set.contains(at), members.contains(&at));
        }
    }
}
