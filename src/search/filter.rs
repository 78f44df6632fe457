//! The passages of a segment that a query's scope allows, as sets of documents.
//! It must not know words or scores.

use crate::date::{DateRange, Day, PublicationDate, Standing};
use crate::index::{ARCHIVE, COARSE, Fields, SPAN, UNDATED, range_terms};
use crate::query::Scope;
use tantivy::columnar::Column;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, SegmentReader, TantivyError, Term};

/// A set of documents of one segment.
#[derive(Clone)]
pub struct DocSet {
    words: Vec<u64>,
}

impl DocSet {
    fn new(documents: u32) -> Self {
        DocSet { words: vec![0; documents.div_ceil(64) as usize] }
    }

    fn insert(&mut self, doc: DocId) {
        self.words[doc as usize / 64] |= 1 << (doc % 64);
    }

    /// Whether the document is in the set.
    pub fn contains(&self, doc: DocId) -> bool {
        self.words[doc as usize / 64] & (1 << (doc % 64)) != 0
    }

    fn keep(&mut self, other: &DocSet) {
        self.words.iter_mut().zip(&other.words).for_each(|(word, other)| *word &= other);
    }

    fn add(&mut self, other: &DocSet) {
        self.words.iter_mut().zip(&other.words).for_each(|(word, other)| *word |= other);
    }

    fn iter(&self) -> impl Iterator<Item = DocId> + '_ {
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

/// What a scope means in one segment.
pub struct Filter {
    /// The passages whose postings are looked at; all when there is none.
    pub allowed: Option<DocSet>,
    /// The passages that are certainly in the scope; all allowed ones when there is none.
    certain: Option<DocSet>,
    dates: Option<(DateRange, Column<i64>, Column<i64>)>,
}

/// How a passage stands to the dates asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In them, or may be in them.
    Dated(Standing),
    /// Nobody knows.
    Undated,
}

impl Filter {
    /// Reads the posting lists that the scope needs.
    pub fn new(segment: &SegmentReader, fields: &Fields, scope: &Scope) -> Result<Filter, TantivyError> {
        let lists = Lists { segment, fields };
        let archive = match scope.archive {
            Some(number) => Some(lists.union(&[format!("{ARCHIVE}{number}")])?),
            None => None,
        };
        let Some(range) = scope.dates else {
            return Ok(Filter { allowed: archive, certain: None, dates: None });
        };
        let first = segment.fast_fields().i64("first_day")?;
        let last = segment.fast_fields().i64("last_day")?;
        let mut certain =
            if range.is_empty() { DocSet::new(segment.max_doc()) } else { lists.union(&range_terms(range))? };
        for doc in lists.union(&[SPAN.to_string()])?.iter() {
            if place(range, &first, &last, doc) == Place::Dated(Standing::Certain) {
                certain.insert(doc);
            }
        }
        if let Some(archive) = &archive {
            certain.keep(archive);
        }
        let mut allowed = lists.union(&[COARSE.to_string(), UNDATED.to_string()])?;
        if let Some(archive) = &archive {
            allowed.keep(archive);
        }
        allowed.add(&certain);
        Ok(Filter { allowed: Some(allowed), certain: Some(certain), dates: Some((range, first, last)) })
    }

    /// How an allowed passage stands to the scope.
    pub fn place(&self, doc: DocId) -> Place {
        match (&self.certain, &self.dates) {
            (Some(certain), Some((range, first, last))) if !certain.contains(doc) => place(*range, first, last, doc),
            _ => Place::Dated(Standing::Certain),
        }
    }
}

fn place(range: DateRange, first: &Column<i64>, last: &Column<i64>, doc: DocId) -> Place {
    let day = |column: &Column<i64>| column.first(doc).and_then(|number| Day::from_number(i32::try_from(number).ok()?));
    match (day(first), day(last)) {
        (Some(first), Some(last)) => PublicationDate::span(first, last).map_or(Place::Undated, |date| {
            Place::Dated(if range.is_empty() { Standing::Outside } else { range.standing(date) })
        }),
        _ => Place::Undated,
    }
}

struct Lists<'a> {
    segment: &'a SegmentReader,
    fields: &'a Fields,
}

impl Lists<'_> {
    /// The passages that have one of the terms.
    fn union(&self, terms: &[String]) -> Result<DocSet, TantivyError> {
        let mut set = DocSet::new(self.segment.max_doc());
        let inverted = self.segment.inverted_index(self.fields.filter)?;
        for term in terms {
            let term = Term::from_field_text(self.fields.filter, term);
            let Some(mut postings) = inverted.read_block_postings(&term, IndexRecordOption::Basic)? else { continue };
            while postings.block_len() > 0 {
                for &doc in postings.docs() {
                    set.insert(doc);
                }
                postings.advance();
            }
        }
        Ok(set)
    }
}
