//! Finds the places in a text that matched a query, and why, with the conditions and the analysis that found it.
//! It must not know how marks are shown.

use crate::analysis::Analyzer;
use crate::engine::rank::Parts;
use crate::person::Mention;
use crate::plan::compile::{Origin, Scored, Terms};
use crate::plan::matches::{Condition, Found, Words, everywhere, find, mentions, places};
use crate::plan::reason::{Kind, Mark, merged};
use crate::plan::term_matcher::{Leaf, Test};
use crate::query::Field;
use tantivy::DocId;

/// What of the text, the heading and the title of a hit matched: single words and what they are inside of wherever they
/// are, conditions only where they are met. Of a compound that the texts have only in other words, its parts, when all of
/// them are there.
pub fn marks(
    terms: &Terms,
    parts: Parts,
    analyzer: &mut Analyzer,
    texts: [&str; 3],
    persons: &[Mention],
    place: (usize, DocId),
) -> [Vec<Mark>; 3] {
    let mut words = texts.map(|text| Words::of(text, analyzer));
    let [text, ..] = &mut words;
    text.name(persons, place);
    let all = everywhere(&words);
    let mut found: Vec<Found> = Vec::new();
    let stem = |typed: &str, stem: &str, exact: &str| Leaf {
        typed: typed.to_string(),
        test: Test::Stem {
            stem: stem.to_string(),
            exact: exact.to_string(),
            inside: true,
            noun: analyzer.is_noun(exact),
        },
    };
    for term in &terms.single {
        let said = places(&stem(&term.typed, &term.stem, &term.exact), &words, &all);
        if said.is_empty() {
            let leaves: Vec<Vec<Found>> =
                term.leaves.iter().map(|leaf| places(&stem(&term.typed, leaf, ""), &words, &all)).collect();
            if parts == Parts::Any || leaves.iter().all(|leaf| !leaf.is_empty()) {
                found.extend(leaves.into_iter().flatten().map(|leaf| with_kind(leaf, Kind::PartOf, &term.typed)));
            }
        }
        found.extend(said);
    }
    for set in &terms.marked {
        if let Scored::Leaf(leaf) = &terms.sets[*set] {
            found.extend(places(leaf, &words, &all));
        }
    }
    for person in terms.persons.iter().filter(|person| person.is_own) {
        if let Scored::Person(meant, _) = &terms.sets[person.set] {
            found.extend(mentions(meant, &words, &all));
        }
    }
    for alternative in &terms.alternatives {
        let of: Vec<&str> = alternative.of.iter().map(|term| terms.scored[*term].typed.as_str()).collect();
        let kind = if alternative.origin == Origin::Synonyms { Kind::Synonym } else { Kind::Related };
        let leaves: Vec<Leaf> = alternative.stems.iter().map(|stems| stem(&alternative.said, stems, "")).collect();
        let met = match leaves.as_slice() {
            [leaf] => places(leaf, &words, &all),
            _ => find(&Condition::Phrase(leaves), &words, &all).unwrap_or_default(),
        };
        found.extend(met.into_iter().map(|found| with_kind(found, kind, &of.join(" "))));
    }
    if let Some(condition) = &terms.condition {
        // A condition is about the passage and its heading; what it asks of the title is marked there.
        let passage = all[..2].to_vec();
        found.extend(find(condition, &words, &passage).unwrap_or_default());
        in_title(condition, &words, &mut found);
    }
    let mut marks: [Vec<Mark>; 3] = Default::default();
    for found in found {
        marks[found.text].extend(found.marks);
    }
    marks.map(merged)
}

fn with_kind(mut found: Found, kind: Kind, of: &str) -> Found {
    for reason in found.marks.iter_mut().flat_map(|mark| &mut mark.reasons) {
        reason.kind = kind;
        reason.of = of.to_string();
    }
    found
}

fn in_title(condition: &Condition, words: &[Words], found: &mut Vec<Found>) {
    match condition {
        Condition::Field(Field::Title, value) => {
            let title = everywhere(words)[2..].to_vec();
            found.extend(find(value, words, &title).unwrap_or_default());
        }
        Condition::And(all) | Condition::Or(all) => all.iter().for_each(|one| in_title(one, words, found)),
        _ => {}
    }
}
