//! Finds the places in a text that matched a query, and why, with the conditions and the analysis that found it.
//! It must not know how marks are shown.

use crate::analysis::Analyzer;
use crate::person::Mention;
use crate::plan::condition::Condition;
use crate::plan::matches::{
    Surroundings, TextMatch, WordRanges, Words, everywhere, find, find_any, go_on, mentions, places,
};
use crate::plan::query_plan::{AlternativeSource, Plan, ScoredSet};
use crate::plan::ranking::PartsNeeded;
use crate::plan::reason::{Cause, Kind, Mark, merged};
use crate::plan::term_matcher::{Reach, TermMatcher, TermTest};
use crate::query::Field;
use std::collections::BTreeSet;

/// The texts of a hit that are searched for what matched.
#[derive(Clone, Debug)]
pub struct HitTexts<'a> {
    /// The passage.
    pub text: &'a str,
    /// What is around it, where a quotation may begin or end; none where nothing is quoted.
    pub surroundings: Option<Surroundings>,
    /// The heading above it.
    pub heading: &'a str,
    /// The article's title.
    pub title: &'a str,
    /// Who is mentioned in the passage.
    pub persons: &'a [Mention],
    /// The names of the query, as typed, of those whom the engine found in the passage.
    pub found_names: Vec<String>,
    /// The places in [`Plan::similar`] of the words that counted for words that the passage lacks.
    pub similar: Vec<usize>,
}

/// The places that matched.
#[derive(Clone, Debug, Default)]
pub struct HitMarks {
    /// In the passage.
    pub text: Vec<Mark>,
    /// In the heading.
    pub heading: Vec<Mark>,
    /// In the title.
    pub title: Vec<Mark>,
    /// The words that none of them has, as typed: not even inside another or in other words, nor a synonym or, of a
    /// name, who is meant.
    pub missing: Vec<String>,
}

/// What of the text, the heading and the title of a hit matched: single words and what they are inside of wherever they
/// are, conditions only where they are met. Of a compound that the texts have only in other words, its parts, when all
/// of them are there. And what of the query they lack.
pub fn marks(plan: &Plan, parts: PartsNeeded, analyzer: &mut Analyzer, texts: HitTexts<'_>) -> HitMarks {
    let mut words = [texts.text, texts.heading, texts.title].map(|text| Words::of(text, analyzer));
    words[0].name(texts.persons, texts.found_names);
    if let Some(surroundings) = texts.surroundings {
        go_on(&mut words, &surroundings, analyzer);
    }
    let all = everywhere(&words);
    let mut search = TextSearch { plan, analyzer, words: &words, all: &all, found: Vec::new(), said: BTreeSet::new() };
    search.words(parts);
    search.sets();
    search.alternatives();
    search.similar(&texts.similar);
    let TextSearch { mut found, said, .. } = search;
    if let Some(condition) = &plan.condition {
        // A condition is about the passage and its heading; what it asks of the title is marked there.
        let passage = all[..TITLE].to_vec();
        found.extend(find(condition, &words, &passage).unwrap_or_default());
        in_title(condition, &words, &mut found);
    }
    let mut marks: [Vec<Mark>; 3] = Default::default();
    for found in found {
        marks[found.text].extend(found.marks);
    }
    let [text, heading, title] = marks.map(merged);
    let missing = plan.wanted().into_iter().filter(|number| !said.contains(number));
    let missing = missing.map(|number| plan.scored[number].typed.clone()).collect();
    HitMarks { text, heading, title, missing }
}

/// The place of the title among the texts of a hit.
const TITLE: usize = 2;

/// What is found of a plan in the texts of a hit.
struct TextSearch<'a> {
    plan: &'a Plan,
    analyzer: &'a Analyzer,
    words: &'a [Words],
    all: &'a WordRanges,
    found: Vec<TextMatch>,
    /// The places in what is scored of that which is there: itself, in other words, or by what stands for it.
    said: BTreeSet<usize>,
}

impl TextSearch<'_> {
    fn stem(&self, typed: &str, stem: &str, exact: &str) -> TermMatcher {
        let (stem, exact, noun) = (stem.to_string(), exact.to_string(), self.analyzer.is_noun(exact));
        let test = TermTest::Stem { stem, exact, reach: Reach::InsideWords, noun };
        TermMatcher { typed: typed.to_string(), test }
    }

    fn places(&self, leaf: &TermMatcher) -> Vec<TextMatch> {
        places(leaf, self.words, self.all)
    }

    /// Takes in what was found for words of the query.
    fn take(&mut self, found: Vec<TextMatch>, of: &[usize]) {
        if !found.is_empty() {
            self.said.extend(of);
        }
        self.found.extend(found);
    }

    /// Single words, and the words inside them where they are not there themselves.
    fn words(&mut self, parts: PartsNeeded) {
        for term in &self.plan.single {
            let of: Vec<usize> =
                self.plan.scored.iter().position(|scored| scored.stem == term.stem).into_iter().collect();
            let found = self.places(&self.stem(&term.typed, &term.stem, &term.exact));
            if found.is_empty() {
                let leaves: Vec<Vec<TextMatch>> =
                    term.leaves.iter().map(|leaf| self.places(&self.stem(&term.typed, leaf, ""))).collect();
                let all_there = leaves.iter().all(|leaf| !leaf.is_empty());
                if parts == PartsNeeded::Any || all_there {
                    let leaves = leaves.into_iter().flatten().map(|leaf| with_kind(leaf, Kind::PartOf, &term.typed));
                    self.take(leaves.collect(), if all_there { &of } else { &[] });
                }
            }
            self.take(found, &of);
        }
    }

    /// Patterns and fuzzy words, and persons whom words stand for.
    fn sets(&mut self) {
        for set in &self.plan.marked {
            if let ScoredSet::Matcher(leaf) = &self.plan.sets[*set] {
                let of: Vec<usize> =
                    self.plan.scored.iter().position(|term| term.set == Some(*set)).into_iter().collect();
                let found = self.places(leaf);
                // An index of titles has stems, which no pattern is held against.
                let beside_title = found.iter().any(|found| found.text != TITLE);
                self.take(found, if beside_title { &of } else { &[] });
            }
        }
        for person in self.plan.persons.iter().filter(|person| person.is_own()) {
            if let ScoredSet::Person(meant, _) = &self.plan.sets[person.set] {
                self.take(mentions(meant, self.words, self.all), &person.of);
            }
        }
    }

    /// Words that stand for words of the query.
    fn alternatives(&mut self) {
        for alternative in &self.plan.alternatives {
            let of: Vec<&str> = alternative.of.iter().map(|term| self.plan.scored[*term].typed.as_str()).collect();
            let kind = match alternative.origin {
                AlternativeSource::Synonyms => Kind::Synonym,
                AlternativeSource::Archive => Kind::Related,
                AlternativeSource::Meaning => Kind::Similar,
                AlternativeSource::Correction => Kind::Corrected,
                AlternativeSource::Joined => Kind::Joined,
            };
            let leaves: Vec<TermMatcher> =
                alternative.stems.iter().map(|stems| self.stem(&alternative.written, stems, "")).collect();
            let met = match leaves.as_slice() {
                [leaf] => self.places(leaf),
                _ => find(&Condition::Phrase(leaves), self.words, self.all).unwrap_or_default(),
            };
            let met = met.into_iter().map(|found| with_kind(found, kind, &of.join(" "))).collect();
            // What means something similar does not say it.
            self.take(met, if kind == Kind::Similar { &[] } else { &alternative.of });
        }
    }

    /// Words that counted because they mean something like words that the passage lacks.
    fn similar(&mut self, counted: &[usize]) {
        for similar in counted.iter().map(|place| &self.plan.similar[*place]) {
            let typed = &self.plan.scored[similar.of].typed;
            let (stem, exact) = (similar.stem.clone(), String::new());
            let test = TermTest::Stem { stem, exact, reach: Reach::Words, noun: false };
            let met = self.places(&TermMatcher { typed: typed.clone(), test });
            let met = met.into_iter().map(|found| with_kind(found, Kind::Similar, typed)).collect();
            self.take(met, &[]);
        }
    }
}

fn with_kind(mut found: TextMatch, kind: Kind, of: &str) -> TextMatch {
    for reason in found.marks.iter_mut().flat_map(|mark| &mut mark.reasons) {
        reason.cause = Cause::Word { kind, of: of.to_string() };
    }
    found
}

fn in_title(condition: &Condition, words: &[Words], found: &mut Vec<TextMatch>) {
    match condition {
        Condition::Field(Field::Title, value) => {
            let title = everywhere(words)[TITLE..].to_vec();
            found.extend(find(value, words, &title).unwrap_or_default());
        }
        Condition::Article(inner) => {
            let title = everywhere(words)[TITLE..].to_vec();
            found.extend(find_any(inner, words, &title));
        }
        Condition::And(all) | Condition::Or(all) => all.iter().for_each(|one| in_title(one, words, found)),
        _ => {}
    }
}
