//! Compiles the clauses of a query to the terms that are looked up.
//! It must not know posting lists or scores.

use crate::analysis::{Analyzer, WordKind, WordPart};
use crate::date::DateRange;
use crate::engine::entities::{Meant, Mentioned};
use crate::error::{Error, Result};
use crate::plan::matches::Condition;
use crate::plan::term_matcher::{Leaf, whole};
use crate::query::{Field, Node, Query, Sign, Synonyms, When, hyphenated};
use crate::text::words;
use rustc_hash::FxHashMap;
use std::rc::Rc;

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

/// A word of a query.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Term {
    /// As typed.
    pub typed: String,
    /// Its folded form.
    pub exact: String,
    /// Its stem.
    pub stem: String,
    /// The place in [`Terms::sets`] of what stands for it, when it is no stem.
    pub set: Option<usize>,
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
    /// Single words that are looked for outside of conditions: what is marked by itself.
    pub single: Vec<Term>,
    /// Forms, patterns, fuzzy words and persons that are scored.
    pub sets: Vec<Scored>,
    /// Persons among the words, and how they count.
    pub persons: Vec<PersonKey>,
    /// Who was understood by the query's names.
    pub understood: Vec<Rc<Meant>>,
    /// The places in it of those that are marked wherever they are.
    pub marked: Vec<usize>,
    /// What a passage must meet.
    pub condition: Option<Condition>,
    /// Whether whatever meets the condition is a match: it asks for words itself, or there are no others.
    pub matches_all: bool,
    /// The days that the query asks for.
    pub dates: Option<DateRange>,
    /// The times that it asks passages to speak of.
    pub said: Vec<DateRange>,
    /// Words that stand next to each other in the query outside of phrases, at least one of which says something.
    pub neighbours: Vec<(String, String)>,
    /// What may stand for words of the query.
    pub alternatives: Vec<Alternative>,
    /// How it is meant.
    pub manner: Manner,
}

/// What is scored and is no stem.
#[derive(Debug)]
pub enum Scored {
    /// A form, pattern or fuzzy word.
    Leaf(Leaf),
    /// Passages that mention somebody.
    Person(Rc<Meant>, Mentioned),
}

/// Passages that mention somebody who words of the query stand for.
#[derive(Clone, Debug)]
pub struct PersonKey {
    /// The places in [`Terms::scored`] of the words.
    pub of: Vec<usize>,
    /// The place in [`Terms::sets`] of the passages.
    pub set: usize,
    /// What it counts, as a share of a word.
    pub weight: f32,
    /// Whether it is as good as the words themselves.
    pub is_own: bool,
    /// What it is to the reader.
    pub said: &'static str,
}

/// What a mention counts where a person is asked for by plain words, which count themselves, too. Figures (nDCG@10 of headlines in news,
/// questions among news): .579 and .933 without, .581 and .931 with .5.
const MENTION_WEIGHT: f32 = 0.5;
/// What a name inside a word counts, as a share of a mention: *Putin-Ära*. This and the next two are set by hand: no set at hand asks for
/// persons.
const INSIDE_WEIGHT: f32 = 0.4;
/// What a name in full counts more than the family name.
const IN_FULL_WEIGHT: f32 = 0.25;
/// What a role printed with it counts more.
const ROLE_WEIGHT: f32 = 0.1;
/// A word of a query is taken for a name where it is one in so large a share of the passages that have the word; else it is a word, *Wolf*.
/// By hand: half.
const NAME_SHARE: f64 = 0.5;
/// Names of up to so many words are looked for in queries.
const NAME_WORDS_MAX: usize = 4;

/// What is collected while a query is compiled.
struct Compiler<'n> {
    terms: Terms,
    function: Vec<Term>,
    typed: Vec<String>,
    before: Option<(String, WordKind)>,
    conditions: Vec<Condition>,
    /// Plain words next to each other, as typed and as stems.
    runs: Vec<Vec<(String, String)>>,
    names: &'n dyn Names,
}

/// Knows whom names stand for.
pub trait Names {
    /// Whom a name stands for.
    ///
    /// # Errors
    /// When the index is damaged.
    fn meant(&self, typed: &str) -> Result<Rc<Meant>>;

    /// Whether a word is the last one of some name: a look that is quick, and spares most words the others.
    ///
    /// # Errors
    /// When the index is damaged.
    fn ends_names(&self, word: &str) -> Result<bool>;

    /// How many passages have a stem.
    ///
    /// # Errors
    /// When the index is damaged.
    fn passages_with(&self, stem: &str) -> Result<u64>;
}

/// Analyses the clauses of the query.
pub fn compile(query: &Query, thesaurus: &Thesaurus, names: &dyn Names, analyzer: &mut Analyzer) -> Result<Terms> {
    let mut compiler = Compiler {
        terms: Terms::default(),
        function: Vec::new(),
        typed: Vec::new(),
        before: None,
        conditions: Vec::new(),
        runs: vec![Vec::new()],
        names,
    };
    match &query.root {
        Node::List(items) => {
            for item in items {
                compiler.item(item.sign, &item.node, analyzer)?;
            }
        }
        Node::And(nodes) => {
            for node in nodes {
                compiler.item(Sign::Required, node, analyzer)?;
            }
        }
        node => compiler.item(Sign::Required, node, analyzer)?,
    }
    let Compiler { mut terms, function, typed, conditions, runs, .. } = compiler;
    terms.condition = match conditions.len() {
        0 => None,
        _ => Some(Condition::And(conditions)),
    };
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
        if terms.scored.iter().all(|term| term.stem != *stem) {
            terms.scored.push(Term { stem: stem.clone(), ..Term::default() });
        }
    }
    let place = |stem: String| {
        let place = terms.scored.iter().position(|term| term.stem == stem && !terms.required.contains(&stem));
        (stem, place)
    };
    let typed: Vec<(String, Option<usize>)> = typed.into_iter().map(place).collect();
    terms.alternatives = thesaurus.alternatives(&typed);
    for run in &runs {
        terms.take_names(run, names)?;
    }
    terms.matches_all |= terms.scored.is_empty();
    if terms.scored.len() > TERMS_MAX {
        return Err(Error::new(format!("the query has {} different words, more than {TERMS_MAX}", terms.scored.len()))
            .hint("leave out what matters least"));
    }
    Ok(terms)
}

impl Compiler<'_> {
    fn item(&mut self, sign: Sign, node: &Node, analyzer: &mut Analyzer) -> Result<()> {
        match (sign, node) {
            (Sign::Wanted | Sign::Required, Node::Word(word)) => {
                let stem = term(word, analyzer).0.stem;
                if let Some(run) = self.runs.last_mut() {
                    run.push((word.clone(), stem));
                }
            }
            _ => self.runs.push(Vec::new()),
        }
        if !matches!((sign, node), (Sign::Wanted, Node::Word(_))) {
            // What is required or quoted is meant as it stands, and parts what is around it.
            self.before = None;
            self.typed.push(String::new());
        }
        match (sign, node) {
            (Sign::Wanted, Node::Word(word)) => self.wanted(word, analyzer),
            // A word is looked up at once; its conditions are those of all passages with it.
            (Sign::Required, Node::Word(word)) if words(word).nth(1).is_none() => {
                let (term, _) = term(word, analyzer);
                self.terms.manner = Manner::Keywords;
                if !self.terms.required.contains(&term.stem) {
                    self.terms.required.push(term.stem.clone());
                }
                add(&mut self.terms.single, &term);
                add(&mut self.terms.scored, &term);
            }
            (Sign::Wanted, Node::Wildcard(_) | Node::Fuzzy { .. }) => {
                let set = self.scored_set(node, analyzer);
                self.terms.marked.extend(set);
            }
            (Sign::Excluded, node) => {
                if let Some(condition) = condition(node, self.names, analyzer)? {
                    self.conditions.push(Condition::Not(Box::new(condition)));
                }
            }
            (_, Node::Dated(dated)) => {
                match dated.of {
                    // An article has one date, and a passage speaks of many.
                    When::Published => {
                        let dates = &mut self.terms.dates;
                        *dates = Some(dates.map_or(dated.range, |before| before.and(dated.range)));
                    }
                    When::Said => self.terms.said.push(dated.range),
                }
            }
            (_, node) => {
                self.score(node, analyzer)?;
                self.terms.matches_all |= asks_for_words(node);
                self.conditions.extend(condition(node, self.names, analyzer)?);
            }
        }
        Ok(())
    }

    fn wanted(&mut self, word: &str, analyzer: &mut Analyzer) {
        let (term, kind) = term(word, analyzer);
        for span in words(word) {
            let forms = analyzer.forms(span.of(word));
            let here = (forms.stem.to_string(), forms.kind);
            if let Some((stem, kind)) = self.before.replace(here.clone())
                && (kind == WordKind::Content || here.1 == WordKind::Content)
                && !self.terms.neighbours.contains(&(stem.clone(), here.0.clone()))
            {
                self.terms.neighbours.push((stem, here.0));
            }
        }
        if QUESTION_WORDS.contains(&term.stem.as_str()) {
            self.terms.manner = Manner::Question;
        }
        self.typed.push(term.stem.clone());
        add(&mut self.terms.single, &term);
        add(if kind == WordKind::Content { &mut self.terms.scored } else { &mut self.function }, &term);
    }

    /// Scores what a condition asks for, not what it excludes.
    fn score(&mut self, node: &Node, analyzer: &mut Analyzer) -> Result<()> {
        match node {
            Node::Word(word) => {
                let (term, kind) = term(word, analyzer);
                let term = Term { parts: Vec::new(), leaves: Vec::new(), ..term };
                add(if kind == WordKind::Content { &mut self.terms.scored } else { &mut self.function }, &term);
            }
            Node::Exact { .. } | Node::Wildcard(_) | Node::Fuzzy { .. } => {
                self.scored_set(node, analyzer);
            }
            Node::Phrase(nodes) | Node::And(nodes) | Node::Or(nodes) => {
                for node in nodes {
                    self.score(node, analyzer)?;
                }
            }
            Node::Near { left, right, .. } => {
                self.score(left, analyzer)?;
                self.score(right, analyzer)?;
            }
            Node::Sentence(node) | Node::Passage(node) | Node::AtLeast { node, .. } => self.score(node, analyzer)?,
            Node::Field { field: Field::Person, value } => self.score_person(value, analyzer)?,
            Node::List(items) => {
                for item in items {
                    self.score(&item.node, analyzer)?;
                }
            }
            Node::Field { .. } | Node::Dated(_) | Node::Not(_) => {}
        }
        Ok(())
    }

    /// Scores whom a condition asks for.
    fn score_person(&mut self, value: &Node, analyzer: &mut Analyzer) -> Result<()> {
        let Some(name) = name_of(value) else {
            return match value {
                Node::And(nodes) | Node::Or(nodes) => {
                    nodes.iter().try_for_each(|node| self.score_person(node, analyzer))
                }
                Node::Not(_) => Ok(()),
                value => self.score(value, analyzer),
            };
        };
        let meant = self.names.meant(&name)?;
        let typed = format!("person:{name}");
        let stem = format!("\u{1f}{typed}");
        if self.terms.scored.iter().any(|term| term.stem == stem) {
            return Ok(());
        }
        let place = self.terms.scored.len();
        let set = self.terms.person_set(&meant, Mentioned::Named);
        self.terms.scored.push(Term { stem, typed, set: Some(set), ..Term::default() });
        self.terms.add_person(&[place], &meant, (Mentioned::Inside, INSIDE_WEIGHT));
        Ok(())
    }

    /// The place of what a node stands for among the sets that are scored.
    fn scored_set(&mut self, node: &Node, analyzer: &mut Analyzer) -> Option<usize> {
        let typed = node.to_string();
        if let Some(known) = self.terms.scored.iter().find(|term| term.set.is_some() && term.typed == typed) {
            return known.set;
        }
        let (place, leaf) = (self.terms.sets.len(), Leaf::of(node, true, analyzer)?);
        // A name that no stem has, so that it meets none.
        let stem = format!("\u{1f}{typed}");
        self.terms.scored.push(Term { stem, typed, set: Some(place), ..Term::default() });
        self.terms.sets.push(Scored::Leaf(leaf));
        Some(place)
    }
}

/// Whether it asks for words of the passage, not only of what is known of the article.
fn asks_for_words(node: &Node) -> bool {
    match node {
        Node::Field { field, .. } => *field == Field::Person,
        Node::Dated(_) | Node::Not(_) => false,
        Node::And(nodes) | Node::Or(nodes) => nodes.iter().any(asks_for_words),
        _ => true,
    }
}

/// The condition that a node is; none when it asks for nothing.
fn condition(node: &Node, names: &dyn Names, analyzer: &mut Analyzer) -> Result<Option<Condition>> {
    let mut all = |nodes: &[Node]| -> Result<Vec<Condition>> {
        nodes.iter().filter_map(|node| condition(node, names, analyzer).transpose()).collect()
    };
    Ok(Some(match node {
        Node::And(nodes) => Condition::And(all(nodes)?),
        Node::Or(nodes) => Condition::Or(all(nodes)?),
        Node::List(items) => {
            let nodes: Vec<Node> = items.iter().map(|item| item.node.clone()).collect();
            Condition::And(all(&nodes)?)
        }
        Node::Word(_) | Node::Exact { .. } | Node::Wildcard(_) | Node::Fuzzy { .. } => {
            let Some(leaf) = Leaf::of(node, true, analyzer) else { return Ok(None) };
            Condition::Leaf(leaf)
        }
        Node::Phrase(nodes) => {
            Condition::Phrase(nodes.iter().filter_map(|node| Leaf::of(node, false, analyzer)).collect())
        }
        Node::Near { left, right, distance, order } => {
            let (left, right) = (condition(left, names, analyzer)?, condition(right, names, analyzer)?);
            let (Some(left), Some(right)) = (left, right) else { return Ok(None) };
            Condition::Near(Box::new(left), Box::new(right), *distance, *order)
        }
        Node::Passage(node) => return condition(node, names, analyzer),
        Node::Field { field: Field::Person, value } => return person(value, names, analyzer),
        Node::Dated(dated) => Condition::Dated(*dated),
        Node::Sentence(inner)
        | Node::AtLeast { node: inner, .. }
        | Node::Field { value: inner, .. }
        | Node::Not(inner) => {
            let Some(inner) = condition(inner, names, analyzer)?.map(Box::new) else { return Ok(None) };
            match node {
                Node::Sentence(_) => Condition::Sentence(inner),
                Node::AtLeast { count, .. } => Condition::AtLeast(*count, inner),
                Node::Field { field, .. } => Condition::Field(*field, inner),
                _ => Condition::Not(inner),
            }
        }
    }))
}

/// The stem of a word as typed.
pub fn stem_of(typed: &str, analyzer: &mut Analyzer) -> (String, WordKind) {
    let (term, kind) = term(typed, analyzer);
    (term.stem, kind)
}

/// The name that is asked for, when it is nothing but one.
fn name_of(node: &Node) -> Option<String> {
    match node {
        Node::Word(word) => Some(word.clone()),
        Node::Phrase(nodes) => {
            let words: Option<Vec<&str>> =
                nodes.iter().map(|node| if let Node::Word(word) = node { Some(word.as_str()) } else { None }).collect();
            words.map(|words| words.join(" "))
        }
        _ => None,
    }
}

/// Whom a name, or several, ask for.
fn person(node: &Node, names: &dyn Names, analyzer: &mut Analyzer) -> Result<Option<Condition>> {
    if let Some(name) = name_of(node) {
        return Ok(Some(Condition::Person(names.meant(&name)?)));
    }
    let mut all = |nodes: &[Node]| -> Result<Vec<Condition>> {
        nodes.iter().filter_map(|node| person(node, names, analyzer).transpose()).collect()
    };
    Ok(Some(match node {
        Node::And(nodes) => Condition::And(all(nodes)?),
        Node::Or(nodes) => Condition::Or(all(nodes)?),
        Node::List(items) => {
            let nodes: Vec<Node> = items.iter().map(|item| item.node.clone()).collect();
            Condition::And(all(&nodes)?)
        }
        Node::Not(node) => match person(node, names, analyzer)? {
            Some(inner) => Condition::Not(Box::new(inner)),
            None => return Ok(None),
        },
        // A pattern is about words.
        node @ (Node::Exact { .. } | Node::Wildcard(_)) => match Leaf::of(node, false, analyzer) {
            Some(leaf) => Condition::Leaf(leaf),
            None => return Ok(None),
        },
        node => return condition(node, names, analyzer),
    }))
}

impl Terms {
    fn person_set(&mut self, meant: &Rc<Meant>, kind: Mentioned) -> usize {
        if !self.understood.iter().any(|known| known.typed == meant.typed) {
            self.understood.push(meant.clone());
        }
        self.sets.push(Scored::Person(meant.clone(), kind));
        self.sets.len() - 1
    }

    /// Counts how passages mention somebody whom these words stand for.
    fn add_person(&mut self, of: &[usize], meant: &Rc<Meant>, first: (Mentioned, f32)) {
        let more = [(Mentioned::InFull, IN_FULL_WEIGHT), (Mentioned::WithRole, ROLE_WEIGHT)];
        for (kind, weight) in std::iter::once(first).chain(more) {
            let said = match kind {
                Mentioned::Named => "Person",
                Mentioned::Inside => "Name in einem Wort",
                Mentioned::InFull => "voller Name",
                Mentioned::WithRole => "mit Amt",
            };
            let (set, of) = (self.person_set(meant, kind), of.to_vec());
            self.persons.push(PersonKey { of, set, weight, is_own: kind == Mentioned::Named, said });
        }
    }

    /// Finds names among words that stand next to each other: the longest first, and none inside another.
    fn take_names(&mut self, run: &[(String, String)], names: &dyn Names) -> Result<()> {
        let ends = run.iter().map(|(word, _)| names.ends_names(word)).collect::<Result<Vec<bool>>>()?;
        let mut at = 0;
        'next: while at < run.len() {
            for length in (1..=NAME_WORDS_MAX.min(run.len() - at)).rev() {
                if !ends[at + length - 1] {
                    continue;
                }
                let words = &run[at..at + length];
                let of: Option<Vec<usize>> =
                    words.iter().map(|(_, stem)| self.scored.iter().position(|term| term.stem == *stem)).collect();
                let Some(of) = of else { continue };
                let typed = words.iter().map(|(word, _)| word.as_str()).collect::<Vec<_>>().join(" ");
                let meant = names.meant(&typed)?;
                if meant.is_nobody() || (length > 1 && meant.people.is_empty()) {
                    continue;
                }
                if length == 1 {
                    let passages: u64 = meant.sets.iter().map(|sets| u64::from(sets.mentioned.len())).sum();
                    let with_word = names.passages_with(&words[0].1)?;
                    if (passages as f64) < NAME_SHARE * with_word as f64 || meant.is_first_name() {
                        continue;
                    }
                }
                self.add_person(&of, &meant, (Mentioned::Named, MENTION_WEIGHT));
                at += length;
                continue 'next;
            }
            at += 1;
        }
        Ok(())
    }
}

/// A word as typed; what hyphens hold together is one word whose parts they separate.
fn term(typed: &str, analyzer: &mut Analyzer) -> (Term, WordKind) {
    let pieces: Vec<&str> = words(typed).map(|span| span.of(typed)).collect();
    let (stem, exact, kind) = whole(typed, analyzer);
    let mut term = Term { typed: typed.to_string(), exact, stem, ..Term::default() };
    if pieces.len() < 2 {
        let parts = analyzer.forms(typed).parts.clone();
        term.take(&parts);
        return (term, kind);
    }
    let digits = |piece: &&str| piece.bytes().all(|byte| byte.is_ascii_digit());
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
