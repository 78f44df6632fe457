//! Who is mentioned in the archive or in what a query finds, how often, with whom, and as what.
//! It must not know how that is shown.

use crate::date::DateRange;
use crate::engine::NamePair;
use crate::error::Result;
use crate::person::family_names;
use crate::plan::{LeftOut, MostWords, PersonCount, Ranked};
use crate::query::{Dated, Node, Query, Scope, When};
use crate::search::report::timeline::{Period, Step, Timeline};
use crate::search::session::Search;
use crate::text::nearest;

/// Who is mentioned in what a query finds.
#[derive(Clone, Debug, Default)]
pub struct People {
    /// The people, in the most articles first.
    pub people: Vec<PersonCount>,
    /// How many passages the query finds.
    pub passages: u64,
    /// Of how many articles.
    pub articles: u64,
    /// As in [`Counts`](crate::search::Counts).
    pub most_words: Option<MostWords>,
    /// What was left out for the dates asked for.
    pub left_out: LeftOut,
}

/// Two people who are mentioned in the same passages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edge {
    /// One.
    pub one: String,
    /// The other.
    pub other: String,
    /// In how many passages.
    pub passages: u64,
    /// Published in these days, when days were asked for.
    pub dates: Option<DateRange>,
}

impl Edge {
    /// The query that finds these passages.
    pub fn query(&self) -> Query {
        let mut all = vec![Node::named(&self.one), Node::named(&self.other)];
        all.extend(self.dates.map(|range| Node::Dated(Dated { of: When::Published, range })));
        Query { root: Node::And(all) }
    }
}

/// What the archive has of one person.
#[derive(Clone, Debug)]
pub struct PersonPage {
    /// The person.
    pub person: PersonCount,
    /// All names that are this person's.
    pub names: Vec<String>,
    /// Others of the family name that was typed, and in how many articles they are.
    pub others: Vec<(String, u64)>,
    /// How many articles have the name that was typed alone, and do not say whose it is.
    pub unknown: u64,
    /// When the person is mentioned.
    pub timeline: Timeline,
    /// With whom, the most frequent first.
    pub with: Vec<Edge>,
    /// Those of them who are mentioned with each other.
    pub between: Vec<Edge>,
}

/// Whom a name leads to.
#[derive(Debug)]
pub enum Page {
    /// One person.
    One(Box<PersonPage>),
    /// Several people have the name: their names and in how many articles they are.
    Several(Vec<(String, u64)>),
    /// Somebody whom the articles of these days do not mention.
    NotThen,
    /// Nobody; these names are like it.
    Nobody(Vec<String>),
}

/// A family name leads to one person's page where that person is in this many times the articles of all others of the
/// name; the page names them. Set by hand.
const FAR_MORE: f64 = 10.0;

/// How many names of the archive are offered for one that nobody has.
const NEAREST: usize = 5;

impl Search<'_> {
    /// Who is mentioned in what a query finds.
    ///
    /// # Errors
    /// When the query has too many words, or the index is damaged.
    pub fn people(&mut self, query: &Query, scope: &Scope) -> Result<People> {
        let Ranked { hits, passages, articles, left_out, most_words, .. } = self.matching(query, scope)?;
        Ok(People { people: self.searcher.people(&hits)?, passages, articles, most_words, left_out })
    }

    /// What the archive has of the person of a name, with at most `others` of the people mentioned together.
    ///
    /// # Errors
    /// When the index is damaged, or the timeline has too many periods.
    pub fn person(&mut self, name: &str, scope: &Scope, step: Step, others: usize) -> Result<Page> {
        let person = self.resolve(name)?;
        let full = match person.people.as_slice() {
            [] if person.is_nobody() => return Ok(Page::Nobody(self.names_like(name)?)),
            [] => name.to_string(),
            [one] => one.name.clone(),
            [one, others @ ..]
                if one.articles as f64 >= FAR_MORE * others.iter().map(|other| other.articles).sum::<u64>() as f64 =>
            {
                one.name.clone()
            }
            several => {
                let several = several.iter().map(|person| (person.name.clone(), person.articles));
                return Ok(Page::Several(several.collect()));
            }
        };
        let query = Query { root: Node::named(&full) };
        let hits = self.matching(&query, scope)?.hits;
        let mut people = self.searcher.people(&hits)?;
        // Of a name that stands alone its genitive may be known, too.
        let place = people.iter().position(|person| person.name == full);
        let Some(place) =
            place.or_else(|| people.iter().position(|counted| person.family_names.contains(&counted.name)))
        else {
            return Ok(Page::NotThen);
        };
        let count = people.remove(place);
        people.retain(|other| !person.family_names.contains(&other.name));
        let (with, between) = self.network(&full, &people, scope, others)?;
        let mut timeline = self.timeline(&query, scope, step, When::Published)?;
        // Years before the first and behind the last mention say nothing of a person.
        let spoken = |period: &Period| period.passages > 0;
        let behind = timeline.periods.iter().rposition(spoken).map_or(0, |last| last + 1);
        timeline.periods.truncate(behind);
        timeline.periods.drain(..timeline.periods.iter().position(spoken).unwrap_or(0));
        let names = person.people.first().map_or_else(|| vec![full], |person| person.names.clone());
        let others = person.people.iter().skip(1).map(|person| (person.name.clone(), person.articles)).collect();
        Ok(Page::One(Box::new(PersonPage {
            person: count,
            names,
            others,
            unknown: person.unknown,
            timeline,
            with,
            between,
        })))
    }

    /// With whom somebody is mentioned, and who of them with each other. Each number is that of the passages which the
    /// query of both finds in the scope.
    fn network(
        &mut self,
        name: &str,
        people: &[PersonCount],
        scope: &Scope,
        others: usize,
    ) -> Result<(Vec<Edge>, Vec<Edge>)> {
        let mut by_passages: Vec<&PersonCount> = people.iter().collect();
        by_passages.sort_by(|one, other| other.passages.cmp(&one.passages).then_with(|| one.name.cmp(&other.name)));
        let mut names = vec![name.to_string()];
        for name in by_passages.iter().map(|person| &person.name) {
            if names.len() > others {
                break;
            }
            let person = self.resolve(name)?;
            // A family name alone that several have is nobody's.
            let is_one = name.contains(' ') || person.people.is_empty();
            if is_one && !person.is_nobody() {
                names.push(name.clone());
            }
        }
        let everything = self.plan(&Query::everything(), scope)?;
        let pairs = self.searcher.pairs(&everything, &names)?;
        let edge = |pair: &NamePair| Edge {
            one: names[pair.one].clone(),
            other: names[pair.other].clone(),
            passages: pair.passages,
            dates: scope.dates,
        };
        let (mut with, mut between): (Vec<Edge>, Vec<Edge>) = (Vec::new(), Vec::new());
        for pair in &pairs {
            if pair.one == 0 { &mut with } else { &mut between }.push(edge(pair));
        }
        with.sort_by(|one, other| other.passages.cmp(&one.passages).then_with(|| one.other.cmp(&other.other)));
        between.sort_by(|one, other| {
            other.passages.cmp(&one.passages).then_with(|| (&one.one, &one.other).cmp(&(&other.one, &other.other)))
        });
        Ok((with, between))
    }

    /// Names of the archive that are nearly like one that nobody has.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn names_like(&self, name: &str) -> Result<Vec<String>> {
        let family_name = |name: &str| family_names(name).first().copied().unwrap_or(name).to_lowercase();
        let last = family_name(name);
        let everybody = self.searcher.everybody()?.into_iter().filter_map(|names| names.into_iter().next());
        let near = nearest(&last, everybody.map(|name| (family_name(&name), name)), |(family, _)| family);
        Ok(near.into_iter().take(NEAREST).map(|(_, name)| name).collect())
    }
}
