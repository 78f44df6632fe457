//! Lists the word types that word vectors are made for: stems with how often running text has them and the forms it
//! prints. It must not know what a vector is.

use crate::analysis::{Analyzer, WordKind};
use crate::text::{fold, words};
use crate::train::capitalised;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;
use std::fmt::Write;

/// How many forms of a stem are listed: its vector is their mean, and rarer ones change nothing.
const FORMS_MAX: usize = 3;
/// Shorter words, in letters, say too little alone.
const LETTERS_MIN: usize = 3;

/// Whether a word is made of others.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Shape {
    #[default]
    Simple,
    Compound,
}

/// What is known of a stem.
#[derive(Default)]
struct Stem {
    count: u32,
    shape: Shape,
    /// The forms as printed, and how often each is.
    forms: BTreeMap<String, u32>,
}

/// Collects stems from running text and from lists of words. Only what a list has is taken: names should have no
/// vectors, because people of one kind would be taken for each other; the lists have hardly any.
pub struct Types {
    analyzer: Analyzer,
    /// The words of the lists, folded.
    listed: FxHashSet<String>,
    stems: BTreeMap<String, Stem>,
}

impl Types {
    /// Takes words from lists: nouns as a dictionary writes them, and forms of all words.
    pub fn new(nouns: &[&str], forms: &[&str]) -> Types {
        let listed = nouns.iter().chain(forms).map(|word| fold(word)).collect();
        let mut types = Types { analyzer: Analyzer::default(), listed, stems: BTreeMap::new() };
        let capital: FxHashMap<String, String> = nouns.iter().map(|noun| (fold(noun), capitalised(noun))).collect();
        for form in forms.iter().chain(nouns) {
            let printed = capital.get(&fold(form)).map_or(*form, String::as_str);
            types.count(printed, 0);
        }
        types
    }

    /// Counts the words of a text.
    pub fn add(&mut self, text: &str) {
        for span in words(text) {
            self.count(span.of(text), 1);
        }
    }

    fn count(&mut self, word: &str, times: u32) {
        if word.chars().count() < LETTERS_MIN || !word.chars().all(char::is_alphabetic) {
            return;
        }
        let forms = self.analyzer.forms(word);
        if forms.kind == WordKind::Function || !self.listed.contains(&*forms.exact) {
            return;
        }
        let shape = if forms.parts.is_empty() { Shape::Simple } else { Shape::Compound };
        let stem = forms.stem.to_string();
        let known = self.stems.entry(stem).or_default();
        known.count += times;
        known.shape = shape;
        *known.forms.entry(word.to_string()).or_default() += times;
    }

    /// The list, a stem per line: the stem, its count, `simple` or `compound`, and its most frequent forms with their
    /// counts, all parted by tabs. A compound that the text does not have is left out: its parts stand for it.
    pub fn list(&self) -> String {
        let mut list = String::new();
        for (stem, Stem { count, shape, forms }) in &self.stems {
            if *shape == Shape::Compound && *count == 0 {
                continue;
            }
            let mut forms: Vec<(&String, &u32)> = forms.iter().collect();
            forms.sort_by_key(|(form, count)| (std::cmp::Reverse(**count), form.len()));
            let kind = if *shape == Shape::Compound { "compound" } else { "simple" };
            let _ = write!(list, "{stem}\t{count}\t{kind}");
            for (form, count) in forms.into_iter().take(FORMS_MAX) {
                let _ = write!(list, "\t{form}\t{count}");
            }
            list.push('\n');
        }
        list
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stems_are_listed_with_their_forms_and_names_are_not() {
        let mut types = Types::new(&["Ruhe", "Waffe", "waffenruhe", "Quarantäne"], &["waffen", "ruhen"]);
        types.add("Die Waffenruhe. Putin will Ruhe, keine Waffen; Waffen ruhen.");
        let expected = "quaranta\t0\tsimple\tQuarantäne\t0\n\
            ruh\t2\tsimple\tRuhe\t1\truhen\t1\nwaff\t2\tsimple\tWaffen\t2\tWaffe\t0\twaffen\t0\n\
            waffenruh\t1\tcompound\tWaffenruhe\t1\n";
        assert_eq!(types.list(), expected);
    }
}
