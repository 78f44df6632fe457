//! Compiles a query to a plan: what is looked up, what is required, what counts how much.
//! It must not know posting lists or scores.

use crate::analysis::{Analyzer, WordKind};
use crate::error::{Error, Limit, Result};
use crate::plan::condition::Condition;
use crate::plan::names::{AsTyped, ResolvedNames, name_of, resolved};
use crate::plan::person::MentionSignal;
use crate::plan::query_plan::{Manner, Plan, ScoredSet, TypedWord};
use crate::plan::term::Term;
use crate::plan::term_matcher::{Reach, TermMatcher};
use crate::plan::thesaurus::Thesaurus;
use crate::query::{Field, Node, QUESTION_WORDS, Query, Scope, Sign, When};
use crate::text::words;

/// A query with more different words is a text, not a query.
const TERMS_MAX: usize = 256;

/// What is collected while a query is compiled.
struct Compiler<'n> {
    plan: Plan,
    function: Vec<Term>,
    typed: Vec<String>,
    before: Option<(String, WordKind)>,
    conditions: Vec<Condition>,
    names: &'n ResolvedNames,
}

/// Makes a query ready: its words as terms, its conditions, the days it asks for within those of the scope.
///
/// # Errors
/// When the query has too many words.
pub fn compile(
    query: &Query,
    scope: &Scope,
    thesaurus: &Thesaurus,
    names: &ResolvedNames,
    analyzer: &mut Analyzer,
) -> Result<Plan> {
    let plan = Plan { scope: scope.clone(), runs: vec![Vec::new()], ..Plan::default() };
    let (function, typed, conditions) = (Vec::new(), Vec::new(), Vec::new());
    let mut compiler = Compiler { plan, function, typed, before: None, conditions, names };
    match &query.root {
        Node::List(items) => {
            for item in items {
                compiler.item(item.sign, &item.node, analyzer);
            }
        }
        Node::And(nodes) => {
            for node in nodes {
                compiler.item(Sign::Required, node, analyzer);
            }
        }
        node => compiler.item(Sign::Required, node, analyzer),
    }
    compiler.finish(thesaurus)
}

impl Compiler<'_> {
    /// The plan, when all clauses are in.
    fn finish(self, thesaurus: &Thesaurus) -> Result<Plan> {
        let Compiler { mut plan, function, typed, conditions, .. } = self;
        plan.condition = (!conditions.is_empty()).then_some(Condition::And(conditions));
        if plan.scored.is_empty() {
            plan.scored = function;
        } else {
            // "der" is marked when it was required, not when it merely stands in the query.
            let (scored, required) = (&plan.scored, &plan.required);
            plan.single
                .retain(|term| required.contains(&term.stem) || scored.iter().any(|scored| scored.stem == term.stem));
        }
        for stem in &plan.required {
            if plan.scored.iter().all(|term| term.stem != *stem) {
                plan.scored.push(Term { stem: stem.clone(), ..Term::default() });
            }
        }
        let place = |stem: String| {
            let place = plan.scored.iter().position(|term| term.stem == stem && !plan.required.contains(&stem));
            (stem, place)
        };
        let typed: Vec<(String, Option<usize>)> = typed.into_iter().map(place).collect();
        plan.alternatives = thesaurus.alternatives(&typed);
        plan.matches_all |= plan.scored.is_empty();
        if plan.scored.len() > TERMS_MAX {
            return Err(Error::Limit(Limit::Words { count: plan.scored.len(), max: TERMS_MAX }));
        }
        Ok(plan)
    }

    fn item(&mut self, sign: Sign, node: &Node, analyzer: &mut Analyzer) {
        match (sign, node) {
            (Sign::Wanted | Sign::Required, Node::Word(word)) => {
                let stem = Term::of(word, analyzer).0.stem;
                if let Some(run) = self.plan.runs.last_mut() {
                    run.push(TypedWord { typed: word.clone(), stem });
                }
            }
            _ => self.plan.runs.push(Vec::new()),
        }
        if !matches!((sign, node), (Sign::Wanted, Node::Word(_))) {
            // What is required or quoted stands for itself, and separates what is around it.
            self.before = None;
            self.typed.push(String::new());
        }
        match (sign, node) {
            (Sign::Wanted, Node::Word(word)) => self.wanted(word, analyzer),
            // A word is looked up at once; its conditions are those of all passages with it.
            (Sign::Required, Node::Word(word)) if words(word).nth(1).is_none() => {
                let (term, _) = Term::of(word, analyzer);
                self.plan.manner = Manner::Keywords;
                if !self.plan.required.contains(&term.stem) {
                    self.plan.required.push(term.stem.clone());
                }
                add(&mut self.plan.single, &term);
                add(&mut self.plan.scored, &term);
            }
            (Sign::Wanted, Node::Wildcard(_) | Node::Fuzzy { .. }) => {
                let set = self.scored_set(node, analyzer);
                self.plan.marked.extend(set);
            }
            (Sign::Excluded, node) => {
                let excluded = condition(node, self.names, analyzer);
                self.conditions.extend(excluded.map(|condition| Condition::Not(Box::new(condition))));
            }
            (_, Node::Dated(dated)) => {
                match dated.of {
                    // An article has one date, and a passage speaks of many.
                    When::Published => {
                        let dates = &mut self.plan.scope.dates;
                        *dates = Some(dates.map_or(dated.range, |before| before.and(dated.range)));
                    }
                    When::Said => self.plan.scope.event_days.push(dated.range),
                }
            }
            (_, node) => {
                self.score(node, analyzer);
                self.plan.matches_all |= asks_for_words(node);
                self.conditions.extend(condition(node, self.names, analyzer));
            }
        }
    }

    fn wanted(&mut self, word: &str, analyzer: &mut Analyzer) {
        let (term, kind) = Term::of(word, analyzer);
        for span in words(word) {
            let forms = analyzer.forms(span.of(word));
            let here = (forms.stem.to_string(), forms.kind);
            if let Some((stem, kind)) = self.before.replace(here.clone())
                && (kind == WordKind::Content || here.1 == WordKind::Content)
                && !self.plan.neighbours.contains(&(stem.clone(), here.0.clone()))
            {
                self.plan.neighbours.push((stem, here.0));
            }
        }
        if QUESTION_WORDS.contains(&term.stem.as_str()) {
            self.plan.manner = Manner::Question;
        }
        self.typed.push(term.stem.clone());
        add(&mut self.plan.single, &term);
        add(if kind == WordKind::Content { &mut self.plan.scored } else { &mut self.function }, &term);
    }

    /// Scores what a condition asks for, not what it excludes.
    fn score(&mut self, node: &Node, analyzer: &mut Analyzer) {
        match node {
            Node::Word(word) => {
                let (term, kind) = Term::of(word, analyzer);
                let term = Term { parts: Vec::new(), leaves: Vec::new(), ..term };
                add(if kind == WordKind::Content { &mut self.plan.scored } else { &mut self.function }, &term);
            }
            Node::Exact { .. } | Node::Wildcard(_) | Node::Fuzzy { .. } => {
                self.scored_set(node, analyzer);
            }
            Node::Phrase(nodes) | Node::And(nodes) | Node::Or(nodes) => {
                for node in nodes {
                    self.score(node, analyzer);
                }
            }
            Node::Near { left, right, .. } => {
                self.score(left, analyzer);
                self.score(right, analyzer);
            }
            Node::Sentence(node) | Node::Passage(node) | Node::Article(node) | Node::AtLeast { node, .. } => {
                self.score(node, analyzer);
            }
            Node::Field { field: Field::Person, value } => self.score_person(value, analyzer),
            Node::List(items) => {
                for item in items {
                    self.score(&item.node, analyzer);
                }
            }
            Node::Field { .. } | Node::Dated(_) | Node::Not(_) => {}
        }
    }

    /// Scores whom a condition asks for.
    fn score_person(&mut self, value: &Node, analyzer: &mut Analyzer) {
        let Some(name) = name_of(value) else {
            return match value {
                Node::And(nodes) | Node::Or(nodes) => nodes.iter().for_each(|node| self.score_person(node, analyzer)),
                Node::Not(_) => {}
                value => self.score(value, analyzer),
            };
        };
        let typed = format!("person:{name}");
        let stem = unmatched_stem(&typed);
        if self.plan.scored.iter().any(|term| term.stem == stem) {
            return;
        }
        let place = self.plan.scored.len();
        let person = resolved(self.names, &name);
        let set = self.plan.add_person_set(&person, MentionSignal::Named);
        self.plan.scored.push(Term { stem, typed, set: Some(set), ..Term::default() });
        self.plan.add_mentions(&[place], &person, AsTyped::Condition);
    }

    /// The place of what a node stands for among the sets that are scored.
    fn scored_set(&mut self, node: &Node, analyzer: &mut Analyzer) -> Option<usize> {
        let typed = node.to_string();
        if let Some(known) = self.plan.scored.iter().find(|term| term.set.is_some() && term.typed == typed) {
            return known.set;
        }
        let (place, leaf) = (self.plan.sets.len(), TermMatcher::of(node, Reach::InsideWords, analyzer)?);
        self.plan.scored.push(Term { stem: unmatched_stem(&typed), typed, set: Some(place), ..Term::default() });
        self.plan.sets.push(ScoredSet::Matcher(leaf));
        Some(place)
    }
}

/// A stem that no word has, so that it meets none.
fn unmatched_stem(typed: &str) -> String {
    format!("\u{1f}{typed}")
}

/// Whether it asks for words of the passage, not only of what is known of the article.
fn asks_for_words(node: &Node) -> bool {
    match node {
        Node::Field { field, .. } => *field == Field::Person,
        // What the article has, this passage need not; it is shown for what it has of it.
        Node::Dated(_) | Node::Not(_) | Node::Article(_) => false,
        Node::And(nodes) | Node::Or(nodes) => nodes.iter().any(asks_for_words),
        _ => true,
    }
}

/// The condition that a node is; none when it asks for nothing.
fn condition(node: &Node, names: &ResolvedNames, analyzer: &mut Analyzer) -> Option<Condition> {
    let mut all = |nodes: &[Node]| -> Vec<Condition> {
        nodes.iter().filter_map(|node| condition(node, names, analyzer)).collect()
    };
    Some(match node {
        Node::And(nodes) => Condition::And(all(nodes)),
        Node::Or(nodes) => Condition::Or(all(nodes)),
        Node::List(items) => {
            let nodes: Vec<Node> = items.iter().map(|item| item.node.clone()).collect();
            Condition::And(all(&nodes))
        }
        Node::Word(_) | Node::Exact { .. } | Node::Wildcard(_) | Node::Fuzzy { .. } => {
            Condition::Term(TermMatcher::of(node, Reach::InsideWords, analyzer)?)
        }
        Node::Phrase(nodes) => {
            Condition::Phrase(nodes.iter().filter_map(|node| TermMatcher::of(node, Reach::Words, analyzer)).collect())
        }
        Node::Near { left, right, distance, order } => {
            let (left, right) = (condition(left, names, analyzer)?, condition(right, names, analyzer)?);
            Condition::Near(Box::new(left), Box::new(right), *distance, *order)
        }
        Node::Passage(node) => return condition(node, names, analyzer),
        Node::Field { field: Field::Person, value } => return person(value, names, analyzer),
        Node::Dated(dated) => Condition::Dated(*dated),
        Node::Sentence(inner)
        | Node::Article(inner)
        | Node::AtLeast { node: inner, .. }
        | Node::Field { value: inner, .. }
        | Node::Not(inner) => {
            let inner = Box::new(condition(inner, names, analyzer)?);
            match node {
                Node::Sentence(_) => Condition::Sentence(inner),
                Node::Article(_) => Condition::Article(inner),
                Node::AtLeast { count, .. } => Condition::AtLeast(*count, inner),
                Node::Field { field, .. } => Condition::Field(*field, inner),
                _ => Condition::Not(inner),
            }
        }
    })
}

/// Whom a name, or several, ask for.
fn person(node: &Node, names: &ResolvedNames, analyzer: &mut Analyzer) -> Option<Condition> {
    if let Some(name) = name_of(node) {
        return Some(Condition::Person(resolved(names, &name)));
    }
    let mut all =
        |nodes: &[Node]| -> Vec<Condition> { nodes.iter().filter_map(|node| person(node, names, analyzer)).collect() };
    Some(match node {
        Node::And(nodes) => Condition::And(all(nodes)),
        Node::Or(nodes) => Condition::Or(all(nodes)),
        Node::List(items) => {
            let nodes: Vec<Node> = items.iter().map(|item| item.node.clone()).collect();
            Condition::And(all(&nodes))
        }
        Node::Not(node) => Condition::Not(Box::new(person(node, names, analyzer)?)),
        // A pattern is about words.
        node @ (Node::Exact { .. } | Node::Wildcard(_)) => {
            Condition::Term(TermMatcher::of(node, Reach::Words, analyzer)?)
        }
        node => return condition(node, names, analyzer),
    })
}

fn add(list: &mut Vec<Term>, term: &Term) {
    match list.iter_mut().find(|known| known.stem == term.stem) {
        // In a phrase the parts do not count, outside of it they do.
        Some(known) if known.parts.is_empty() => *known = term.clone(),
        Some(_) => {}
        None => list.push(term.clone()),
    }
}
