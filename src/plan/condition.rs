//! What a passage must meet: the conditions of a query, their words analysed.
//! It must not know how they are met.

use crate::plan::person::PersonResolution;
use crate::plan::term_matcher::{TermMatcher, TermTest};
use crate::query::{Dated, Field, Order};
use std::sync::Arc;

/// A condition, its words analysed.
#[derive(Debug)]
pub enum Condition {
    /// A word.
    Term(TermMatcher),
    /// Words next to each other, in order.
    Phrase(Vec<TermMatcher>),
    /// Two things near each other.
    Near(Box<Condition>, Box<Condition>, u8, Order),
    /// All of it in one sentence.
    Sentence(Box<Condition>),
    /// All of it in the article, each somewhere in it: true of all its passages.
    Article(Box<Condition>),
    /// At least this many times in the article.
    AtLeast(u8, Box<Condition>),
    /// Mentioning somebody.
    Person(Arc<PersonResolution>),
    /// Of the article.
    Field(Field, Box<Condition>),
    /// Published in these days, or speaking of them.
    Dated(Dated),
    /// All.
    And(Vec<Condition>),
    /// One at least.
    Or(Vec<Condition>),
    /// Not.
    Not(Box<Condition>),
}

impl Condition {
    /// Whether texts have to be read to evaluate it.
    pub fn reads_texts(&self) -> bool {
        match self {
            Condition::Near(..) | Condition::Sentence(_) | Condition::AtLeast(..) => true,
            Condition::Term(leaf) => !matches!(leaf.test, TermTest::Stem { .. }),
            Condition::Phrase(leaves) => leaves.iter().any(|leaf| !matches!(leaf.test, TermTest::Stem { .. })),
            Condition::And(all) | Condition::Or(all) => all.iter().any(Condition::reads_texts),
            Condition::Not(inner) | Condition::Article(inner) => inner.reads_texts(),
            Condition::Person(_) | Condition::Field(..) | Condition::Dated(_) => false,
        }
    }

    /// Everybody whom it is about, excluded ones, too.
    pub fn persons(&self) -> Vec<&Arc<PersonResolution>> {
        match self {
            Condition::Person(person) => vec![person],
            Condition::Near(left, right, ..) => [left.persons(), right.persons()].concat(),
            Condition::And(all) | Condition::Or(all) => all.iter().flat_map(Condition::persons).collect(),
            Condition::Not(inner)
            | Condition::Sentence(inner)
            | Condition::Article(inner)
            | Condition::AtLeast(_, inner) => inner.persons(),
            Condition::Term(_) | Condition::Phrase(_) | Condition::Field(..) | Condition::Dated(_) => Vec::new(),
        }
    }

    /// Whether it has a quotation, which may end in the next passage.
    pub fn has_quotation(&self) -> bool {
        match self {
            Condition::Phrase(leaves) => leaves.len() > 1,
            Condition::And(all) | Condition::Or(all) => all.iter().any(Condition::has_quotation),
            Condition::Article(inner) => inner.has_quotation(),
            Condition::Near(..) | Condition::Sentence(_) | Condition::AtLeast(..) | Condition::Not(_) => false,
            Condition::Term(_) | Condition::Person(_) | Condition::Field(..) | Condition::Dated(_) => false,
        }
    }

    /// Whether something in it is counted or sought over an article, which needs all passages of it.
    pub fn counts(&self) -> bool {
        match self {
            Condition::AtLeast(..) | Condition::Article(_) => true,
            Condition::And(all) | Condition::Or(all) => all.iter().any(Condition::counts),
            Condition::Not(inner) | Condition::Sentence(inner) => inner.counts(),
            Condition::Near(..) | Condition::Term(_) | Condition::Phrase(_) => false,
            Condition::Person(_) | Condition::Field(..) | Condition::Dated(_) => false,
        }
    }
}
