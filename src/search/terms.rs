//! Compiles the clauses of a query to the terms that are looked up.
//! It must not know posting lists or scores.

use crate::analysis::{Analyzer, WordKind};
use crate::error::{Error, Result};
use crate::query::{Clause, Query};

/// A query with more different words is a text, not a query.
const TERMS_MAX: usize = 256;

/// Words that make a query a question in a sentence, folded. Of the answer nobody expects that it repeats the question.
const QUESTION_WORDS: [&str; 26] = [
    "warum", "was", "welche", "welchem", "welchen", "welcher", "welches", "wem", "wen", "wer", "weshalb", "wessen",
    "wie", "wieso", "wieviel", "wieviele", "wo", "wobei", "wodurch", "wofuer", "woher", "wohin", "womit", "woraus",
    "worin", "wann",
];

/// How a query is meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Manner {
    /// It names what must be there.
    #[default]
    Keywords,
    /// It is a sentence that asks.
    Question,
}

/// The terms of a query, as stems.
#[derive(Debug, Default)]
pub struct Terms {
    /// What is scored: the words that say something, each once, in the order typed, and those required. When there are no
    /// others, the function words.
    pub scored: Vec<String>,
    /// What a passage must have, each once.
    pub required: Vec<String>,
    /// What a passage must have next to each other, in order.
    pub phrases: Vec<Vec<String>>,
    /// Single words that are looked for outside of phrases: what is marked by itself.
    pub single: Vec<String>,
    /// How it is meant.
    pub manner: Manner,
}

/// Analyses the clauses of the query.
pub fn compile(query: &Query, analyzer: &mut Analyzer) -> Result<Terms> {
    let mut terms = Terms::default();
    let mut function: Vec<String> = Vec::new();
    let mut stem = |word: &String, scored: &mut Vec<String>| {
        let forms = analyzer.forms(word);
        let stem = forms.stem.to_string();
        add(if forms.kind == WordKind::Content { scored } else { &mut function }, &stem);
        stem
    };
    for clause in query.clauses() {
        match clause {
            Clause::Wanted(word) => {
                let stem = stem(word, &mut terms.scored);
                if QUESTION_WORDS.contains(&stem.as_str()) {
                    terms.manner = Manner::Question;
                }
                add(&mut terms.single, &stem);
            }
            Clause::Required(word) => {
                let stem = stem(word, &mut terms.scored);
                add(&mut terms.single, &stem);
                add(&mut terms.required, &stem);
            }
            Clause::Phrase(words) => {
                terms.phrases.push(words.iter().map(|word| stem(word, &mut terms.scored)).collect());
            }
        }
    }
    if terms.scored.is_empty() {
        terms.scored = function;
    } else {
        // "der" is marked when it was required, not when it merely stands in the query.
        let (scored, required) = (&terms.scored, &terms.required);
        terms.single.retain(|stem| scored.contains(stem) || required.contains(stem));
    }
    for stem in &terms.required {
        add(&mut terms.scored, stem);
    }
    if terms.scored.len() > TERMS_MAX {
        return Err(Error::new(format!("the query has {} different words, more than {TERMS_MAX}", terms.scored.len()))
            .hint("leave out what matters least"));
    }
    Ok(terms)
}

fn add(list: &mut Vec<String>, stem: &str) {
    if !list.iter().any(|known| known == stem) {
        list.push(stem.to_string());
    }
}
