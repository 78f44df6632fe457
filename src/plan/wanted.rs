//! The words of a query that a passage need not have, which is told when they are missing, and those of them that mean a
//! time.
//! It must not know which passages have them.

use crate::analysis::Analyzer;
use crate::date::DateRange;
use crate::plan::query_plan::{NamedTime, Plan};
use crate::plan::term::Term;
use crate::query::hyphenated;

impl Plan {
    /// The places in [`Plan::scored`] of plain words and patterns that are wanted and not required, in the order typed.
    pub fn wanted(&self) -> Vec<usize> {
        let is_wanted = |(_, term): &(usize, &Term)| match term.set {
            Some(set) => self.marked.contains(&set),
            None => !self.required.contains(&term.stem) && self.single.iter().any(|single| single.stem == term.stem),
        };
        self.scored.iter().enumerate().filter(is_wanted).map(|(number, _)| number).collect()
    }

    /// Whether a passage that it finds can have some of its words and lack others, and nothing says which it may lack:
    /// who writes `+` before one leaves the others open.
    pub fn has_optional_words(&self) -> bool {
        let wanted = self.wanted().len();
        self.required.is_empty() && (wanted > 1 || (wanted == 1 && self.matches_all))
    }

    /// Takes in that these words of the query mean a time.
    pub fn name_time(&mut self, typed: &str, range: DateRange, analyzer: &mut Analyzer) {
        let stems: Vec<String> =
            hyphenated(typed).into_iter().map(|span| Term::of(span.of(typed), analyzer).0.stem).collect();
        let is_of_it = |(_, term): &(usize, &Term)| stems.contains(&term.stem);
        let of = self.scored.iter().enumerate().filter(is_of_it).map(|(number, _)| number).collect();
        self.times.push(NamedTime { of, range });
    }

    /// Whether a word of the query, by its place in what is scored, is one of a time.
    pub fn is_of_time(&self, number: usize) -> bool {
        self.times.iter().any(|time| time.of.contains(&number))
    }
}
