//! Finds the places in a text that matched a query, and why, with the conditions and the analysis that found it.
//! It must not know how marks are shown.

use crate::analysis::Analyzer;
use crate::person::Mention;
use crate::plan::condition::Condition;
use crate::plan::matches::{TextMatch, Words, everywhere, find, mentions, places};
use crate::plan::query_plan::{AlternativeSource, Plan, ScoredSet};
use crate::plan::ranking::PartsNeeded;
use crate::plan::reason::{Cause, Kind, Mark, merged};
use crate::plan::term_matcher::{Reach, TermMatcher, TermTest};
use crate::query::Field;

/// The texts of a hit that are searched for what matched.
#[derive(Clone, Debug)]
pub struct HitTexts<'a> {
    /// The passage.
    pub text: &'a str,
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
}

/// What of the text, the heading and the title of a hit matched: single words and what they are inside of wherever they
/// are, conditions only where they are met. Of a compound that the texts have only in other words, its parts, when all
/// of them are there.
pub fn marks(plan: &Plan, parts: PartsNeeded, analyzer: &mut Analyzer, texts: HitTexts<'_>) -> HitMarks {
    let mut words = [texts.text, texts.heading, texts.title].map(|text| Words::of(text, analyzer));
    words[0].name(texts.persons, texts.found_names);
    let all = everywhere(&words);
    let mut found: Vec<TextMatch> = Vec::new();
    let stem = |typed: &str, stem: &str, exact: &str| TermMatcher {
        typed: typed.to_string(),
        test: TermTest::Stem {
            stem: stem.to_string(),
            exact: exact.to_string(),
            reach: Reach::InsideWords,
            noun: analyzer.is_noun(exact),
        },
    };
    for term in &plan.single {
        let said = places(&stem(&term.typed, &term.stem, &term.exact), &words, &all);
        if said.is_empty() {
            let leaves: Vec<Vec<TextMatch>> =
                term.leaves.iter().map(|leaf| places(&stem(&term.typed, leaf, ""), &words, &all)).collect();
            if parts == PartsNeeded::Any || leaves.iter().all(|leaf| !leaf.is_empty()) {
                found.extend(leaves.into_iter().flatten().map(|leaf| with_kind(leaf, Kind::PartOf, &term.typed)));
            }
        }
        found.extend(said);
    }
    for set in &plan.marked {
        if let ScoredSet::Matcher(leaf) = &plan.sets[*set] {
            found.extend(places(leaf, &words, &all));
        }
    }
    for person in plan.persons.iter().filter(|person| person.is_own()) {
        if let ScoredSet::Person(meant, _) = &plan.sets[person.set] {
            found.extend(mentions(meant, &words, &all));
        }
    }
    for alternative in &plan.alternatives {
        let of: Vec<&str> = alternative.of.iter().map(|term| plan.scored[*term].typed.as_str()).collect();
        let kind = match alternative.origin {
            AlternativeSource::Synonyms => Kind::Synonym,
            AlternativeSource::Archive => Kind::Related,
            AlternativeSource::Meaning => Kind::Similar,
        };
        let leaves: Vec<TermMatcher> =
            alternative.stems.iter().map(|stems| stem(&alternative.written, stems, "")).collect();
        let met = match leaves.as_slice() {
            [leaf] => places(leaf, &words, &all),
            _ => find(&Condition::Phrase(leaves), &words, &all).unwrap_or_default(),
        };
        found.extend(met.into_iter().map(|found| with_kind(found, kind, &of.join(" "))));
    }
    for similar in texts.similar.iter().map(|place| &plan.similar[*place]) {
        let typed = &plan.scored[similar.of].typed;
        let test =
            TermTest::Stem { stem: similar.stem.clone(), exact: String::new(), reach: Reach::Words, noun: false };
        let met = places(&TermMatcher { typed: typed.clone(), test }, &words, &all);
        found.extend(met.into_iter().map(|found| with_kind(found, Kind::Similar, typed)));
    }
    if let Some(condition) = &plan.condition {
        // A condition is about the passage and its heading; what it asks of the title is marked there.
        let passage = all[..2].to_vec();
        found.extend(find(condition, &words, &passage).unwrap_or_default());
        in_title(condition, &words, &mut found);
    }
    let mut marks: [Vec<Mark>; 3] = Default::default();
    for found in found {
        marks[found.text].extend(found.marks);
    }
    let [text, heading, title] = marks.map(merged);
    HitMarks { text, heading, title }
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
            let title = everywhere(words)[2..].to_vec();
            found.extend(find(value, words, &title).unwrap_or_default());
        }
        Condition::And(all) | Condition::Or(all) => all.iter().for_each(|one| in_title(one, words, found)),
        _ => {}
    }
}
