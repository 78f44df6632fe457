//! What the reader typed, as a small printable value.
//! It must know neither the index nor how words are analysed.

use crate::analysis::words;
use crate::date::DateRange;
use crate::error::{Error, Result};
use std::fmt;

/// A query: words that are wanted, though not all required. Whatever is between the words separates them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    words: Vec<String>,
}

impl Query {
    /// Reads a query as typed.
    ///
    /// # Errors
    /// When it holds no word.
    pub fn parse(text: &str) -> Result<Query> {
        let words: Vec<String> = words(text).map(|span| span.of(text).to_string()).collect();
        if words.is_empty() {
            return Err(Error::new("the query has no words")
                .hint("write what to look for: fundstelle search \"Putin Waffenruhe\""));
        }
        Ok(Query { words })
    }

    /// The words, in the order typed.
    pub fn words(&self) -> &[String] {
        &self.words
    }
}

impl fmt::Display for Query {
    /// The words with single blanks, which parses to the same query.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words.join(" "))
    }
}

/// Which passages may be found at all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scope {
    /// Days the publication date must lie in.
    pub dates: Option<DateRange>,
    /// What happens to passages that may, but need not, lie in them.
    pub uncertain: Uncertain,
    /// The number of the one archive that is searched; all when there is none.
    pub archive: Option<usize>,
}

/// What happens to passages whose date is too coarse for the filter, or not known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Uncertain {
    /// They are left out, and counted.
    #[default]
    LeaveOut,
    /// They come after all certain ones.
    Include,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_query_is_its_words() {
        assert_eq!(Query::parse("  „Putin“,  Waffenruhe? ").unwrap().words(), ["Putin", "Waffenruhe"]);
        assert!(Query::parse(" …!? ").is_err());
        assert!(Query::parse("").is_err());
    }

    proptest! {
        #[test]
        fn a_printed_query_parses_to_itself(text in "\\PC{0,60}") {
            if let Ok(query) = Query::parse(&text) {
                prop_assert_eq!(Query::parse(&query.to_string()).unwrap(), query);
            }
        }
    }
}
