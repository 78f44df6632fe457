//! The reader's synonyms, ready to stand for words of a query.
//! It must not know whether a query uses them.

use crate::analysis::Analyzer;
use crate::plan::query_plan::{Alternative, AlternativeSource};
use crate::plan::term::Term;
use crate::query::{Synonyms, hyphenated};
use rustc_hash::FxHashMap;

/// What a synonym counts, as a share of the word as typed. Set by hand; no set at hand has synonyms.
const SYNONYM_WEIGHT: f32 = 0.8;

/// More alternatives of one query are a list, not synonyms; the rest is left out.
const ALTERNATIVES_MAX: usize = 64;

/// The reader's synonyms, analysed.
#[derive(Default)]
pub struct Thesaurus {
    /// Each word of each group, as stems, and as written.
    groups: Vec<Vec<(Vec<String>, String)>>,
    /// Where the words that begin with a stem are.
    by_first: FxHashMap<String, Vec<(usize, usize)>>,
}

impl Thesaurus {
    /// Analyses the synonyms.
    pub fn new(synonyms: &Synonyms, analyzer: &mut Analyzer) -> Thesaurus {
        let mut thesaurus = Thesaurus::default();
        for (number, group) in synonyms.groups.iter().enumerate() {
            let analysed = |(place, word): (usize, &String)| {
                // As a query has them: what hyphens hold together is one word.
                let stems: Vec<String> =
                    hyphenated(word).into_iter().map(|span| Term::of(span.of(word), analyzer).0.stem).collect();
                if let Some(first) = stems.first() {
                    thesaurus.by_first.entry(first.clone()).or_default().push((number, place));
                }
                (stems, word.clone())
            };
            thesaurus.groups.push(group.iter().enumerate().map(analysed).collect());
        }
        thesaurus
    }

    /// What stands for words that the query has next to each other. `typed` are their stems, with the place of each in
    /// what is scored.
    pub fn alternatives(&self, typed: &[(String, Option<usize>)]) -> Vec<Alternative> {
        let mut found: Vec<Alternative> = Vec::new();
        for at in 0..typed.len() {
            for (group, place) in self.by_first.get(&typed[at].0).into_iter().flatten() {
                let group = &self.groups[*group];
                let length = group[*place].0.len();
                let same = |(stem, typed): (&String, &(String, Option<usize>))| *stem == typed.0;
                if at + length > typed.len() || !group[*place].0.iter().zip(&typed[at..]).all(same) {
                    continue;
                }
                let of: Option<Vec<usize>> = typed[at..at + length].iter().map(|(_, place)| *place).collect();
                let Some(of) = of else { continue };
                for (stems, written) in
                    group.iter().enumerate().filter(|(other, _)| other != place).map(|(_, word)| word)
                {
                    // What is typed itself needs nobody to stand for it.
                    let is_typed = typed
                        .windows(stems.len())
                        .any(|window| window.iter().zip(stems).all(|((typed, _), stem)| typed == stem));
                    let known = found.iter().any(|other| other.stems == *stems && other.of == of);
                    if !known && !is_typed && found.len() < ALTERNATIVES_MAX {
                        let (stems, written, of) = (stems.clone(), written.clone(), of.clone());
                        found.push(Alternative {
                            of,
                            stems,
                            weight: SYNONYM_WEIGHT,
                            written,
                            origin: AlternativeSource::Synonyms,
                        });
                    }
                }
            }
        }
        found
    }
}
