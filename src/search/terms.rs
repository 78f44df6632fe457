//! Compiles the clauses of a query to the terms that are looked up.
//! It must not know posting lists or scores.

use crate::analysis::{Analyzer, WordKind, WordPart, words};
use crate::error::{Error, Result};
use crate::query::{Clause, Query, Synonyms, hyphenated};
use rustc_hash::FxHashMap;

/// A query with more different words is a text, not a query.
const TERMS_MAX: usize = 256;

/// A query with more words, those that come again included, is not even read.
const TYPED_MAX: usize = 2_000;

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

/// A word of a query.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Term {
    /// Its stem.
    pub stem: String,
    /// The stems of the words inside it, each once, the smaller ones of longer parts included.
    pub parts: Vec<String>,
    /// Those of the parts that have no parts themselves. A passage that has all of them says the word in other words.
    pub leaves: Vec<String>,
}

/// What may stand for words of the query.
#[derive(Clone, Debug, PartialEq)]
pub struct Alternative {
    /// The places in [`Terms::scored`] of the words that it stands for.
    pub of: Vec<usize>,
    /// Its stems; several are a phrase.
    pub stems: Vec<String>,
    /// What it counts, as a share of what it stands for, and never more than that.
    pub weight: f32,
    /// As it is written.
    pub said: String,
    /// Who says so.
    pub origin: Origin,
}

/// Who says that a word stands for another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The reader's file of synonyms.
    Synonyms,
    /// The archive uses them alike.
    Archive,
}

/// What a synonym counts, as a share of the word as typed: a passage with the word itself comes first. Set by hand; no set
/// at hand has synonyms.
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
                    hyphenated(word).into_iter().map(|span| term(span.of(word), analyzer).0.stem).collect();
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
    fn alternatives(&self, typed: &[(String, Option<usize>)]) -> Vec<Alternative> {
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
                for (stems, said) in group.iter().enumerate().filter(|(other, _)| other != place).map(|(_, word)| word)
                {
                    // What is typed itself needs nobody to stand for it.
                    let is_typed = typed
                        .windows(stems.len())
                        .any(|window| window.iter().zip(stems).all(|((typed, _), stem)| typed == stem));
                    let known = found.iter().any(|other| other.stems == *stems && other.of == of);
                    if !known && !is_typed && found.len() < ALTERNATIVES_MAX {
                        let (stems, said, of) = (stems.clone(), said.clone(), of.clone());
                        found.push(Alternative { of, stems, weight: SYNONYM_WEIGHT, said, origin: Origin::Synonyms });
                    }
                }
            }
        }
        found
    }
}

/// The terms of a query, as stems.
#[derive(Debug, Default)]
pub struct Terms {
    /// What is scored: the words that say something, each once, in the order typed, and those required. When there are no
    /// others, the function words.
    pub scored: Vec<Term>,
    /// What a passage must have, each once.
    pub required: Vec<String>,
    /// What a passage must have next to each other, in order.
    pub phrases: Vec<Vec<String>>,
    /// Single words that are looked for outside of phrases: what is marked by itself.
    pub single: Vec<Term>,
    /// Words that stand next to each other in the query outside of phrases, at least one of which says something.
    pub neighbours: Vec<(String, String)>,
    /// What may stand for words of the query.
    pub alternatives: Vec<Alternative>,
    /// How it is meant.
    pub manner: Manner,
}

/// Analyses the clauses of the query.
pub fn compile(query: &Query, thesaurus: &Thesaurus, analyzer: &mut Analyzer) -> Result<Terms> {
    let mut terms = Terms::default();
    let mut function: Vec<Term> = Vec::new();
    if query.clauses().len() > TYPED_MAX {
        return Err(Error::new(format!("the query has {} words, more than {TYPED_MAX}", query.clauses().len()))
            .hint("leave out what matters least"));
    }
    let mut typed: Vec<String> = Vec::new();
    let mut before: Option<(String, WordKind)> = None;
    for clause in query.clauses() {
        match clause {
            Clause::Wanted(word) | Clause::Required(word) => {
                let (term, kind) = term(word, analyzer);
                for span in words(word) {
                    let forms = analyzer.forms(span.of(word));
                    let here = (forms.stem.to_string(), forms.kind);
                    if let Some((stem, kind)) = before.replace(here.clone())
                        && (kind == WordKind::Content || here.1 == WordKind::Content)
                        && !terms.neighbours.contains(&(stem.clone(), here.0.clone()))
                    {
                        terms.neighbours.push((stem, here.0));
                    }
                }
                if QUESTION_WORDS.contains(&term.stem.as_str()) && matches!(clause, Clause::Wanted(_)) {
                    terms.manner = Manner::Question;
                }
                if matches!(clause, Clause::Required(_)) && !terms.required.contains(&term.stem) {
                    terms.required.push(term.stem.clone());
                }
                // What is required or quoted is meant as it stands, and parts what is around it.
                let alone = matches!(clause, Clause::Wanted(_));
                typed.push(if alone { term.stem.clone() } else { String::new() });
                add(&mut terms.single, &term);
                add(if kind == WordKind::Content { &mut terms.scored } else { &mut function }, &term);
            }
            Clause::Phrase(words) => {
                before = None;
                typed.push(String::new());
                let mut stems = Vec::with_capacity(words.len());
                for word in words {
                    let forms = analyzer.forms(word);
                    let stem = forms.stem.to_string();
                    let term = Term { stem: stem.clone(), ..Term::default() };
                    add(if forms.kind == WordKind::Content { &mut terms.scored } else { &mut function }, &term);
                    stems.push(stem);
                }
                terms.phrases.push(stems);
            }
        }
    }
    if terms.scored.is_empty() {
        terms.scored = function;
    } else {
        // "der" is marked when it was required, not when it merely stands in the query.
        let (scored, required) = (&terms.scored, &terms.required);
        terms
            .single
            .retain(|term| required.contains(&term.stem) || scored.iter().any(|scored| scored.stem == term.stem));
    }
    for stem in &terms.required {
        add(&mut terms.scored, &Term { stem: stem.clone(), ..Term::default() });
    }
    let place = |stem: String| {
        let place = terms.scored.iter().position(|term| term.stem == stem && !terms.required.contains(&stem));
        (stem, place)
    };
    let typed: Vec<(String, Option<usize>)> = typed.into_iter().map(place).collect();
    terms.alternatives = thesaurus.alternatives(&typed);
    if terms.scored.len() > TERMS_MAX {
        return Err(Error::new(format!("the query has {} different words, more than {TERMS_MAX}", terms.scored.len()))
            .hint("leave out what matters least"));
    }
    Ok(terms)
}

/// The stem of a word as typed.
pub fn stem_of(typed: &str, analyzer: &mut Analyzer) -> (String, WordKind) {
    let (term, kind) = term(typed, analyzer);
    (term.stem, kind)
}

/// A word as typed; what hyphens hold together is one word whose parts they separate.
fn term(typed: &str, analyzer: &mut Analyzer) -> (Term, WordKind) {
    let pieces: Vec<&str> = words(typed).map(|span| span.of(typed)).collect();
    let [first, _, ..] = pieces.as_slice() else {
        let forms = analyzer.forms(typed);
        let stem = forms.stem.to_string();
        let mut term = Term { stem, ..Term::default() };
        term.take(&forms.parts);
        return (term, forms.kind);
    };
    let digits = |piece: &&str| piece.bytes().all(|byte| byte.is_ascii_digit());
    // 4. 7. 2025 is a date; 1 200 is a number.
    let between = if typed.contains(". ") && pieces.iter().all(digits) { "." } else { "" };
    let mut whole = analyzer.forms(first).exact.to_string();
    for piece in &pieces[1..] {
        whole.push_str(between);
        whole.push_str(&analyzer.forms(piece).exact);
    }
    let mut term = Term { stem: analyzer.forms(&whole).stem.to_string(), ..Term::default() };
    for piece in pieces.into_iter().filter(|piece| !digits(piece)) {
        let forms = analyzer.forms(piece);
        if forms.kind == WordKind::Content {
            push(&mut term.parts, &forms.stem);
            if forms.parts.is_empty() {
                push(&mut term.leaves, &forms.stem);
            }
            term.take(&forms.parts);
        }
    }
    if term.leaves.len() < 2 {
        // Covid alone does not say Covid-19.
        term.leaves.clear();
    }
    (term, WordKind::Content)
}

impl Term {
    fn take(&mut self, parts: &[WordPart]) {
        for part in parts {
            push(&mut self.parts, &part.stem);
            let inside = |other: &WordPart| {
                (other.start, other.end) != (part.start, part.end) && part.start <= other.start && other.end <= part.end
            };
            if !parts.iter().any(inside) {
                push(&mut self.leaves, &part.stem);
            }
        }
    }
}

fn push(list: &mut Vec<String>, stem: &str) {
    if !list.iter().any(|known| known == stem) {
        list.push(stem.to_string());
    }
}

fn add(list: &mut Vec<Term>, term: &Term) {
    match list.iter_mut().find(|known| known.stem == term.stem) {
        // In a phrase the parts do not count, outside of it they do.
        Some(known) if known.parts.is_empty() => *known = term.clone(),
        Some(_) => {}
        None => list.push(term.clone()),
    }
}
