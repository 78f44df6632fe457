//! Who is mentioned in the archive or in what a query finds, how often, with whom, and as what.
//! It must not know how that is shown.

use crate::date::{DateRange, PublicationDate};
use crate::engine::damaged;
use crate::engine::entities::{Articles, Bearers, Meant, Said, Sets, Who, forms_of, is_in_full, surnames};
use crate::engine::filter::Documents;
use crate::engine::person_terms::Named;
use crate::engine::rank::Candidate;
use crate::engine::segment::SegmentView;
use crate::error::Result;
use crate::person::{MentionKind, Spelling, family_names, is_address, person_id, role_in_nominative};
use crate::query::{Dated, Node, Query, Scope, When};
use crate::search::{LeftOut, Limits, Search, Timeline};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;
use tantivy::{DocId, TantivyError};

/// A person in what a query finds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonCount {
    /// The name that the archive has most often; a family name alone where nothing tells whose it is.
    pub name: String,
    /// The name as an identifier.
    pub id: String,
    /// How often the person is mentioned.
    pub mentions: u64,
    /// In how many passages.
    pub passages: u64,
    /// In how many articles.
    pub articles: u64,
    /// The publication date of the first article.
    pub first: Option<PublicationDate>,
    /// … and of the last.
    pub last: Option<PublicationDate>,
    /// The roles printed before the name, the most frequent first.
    pub roles: Vec<Role>,
    /// How the name is printed, without offices, the most frequent first.
    pub spellings: Vec<(String, u64)>,
}

/// A role that is printed before a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Role {
    /// As printed.
    pub name: String,
    /// How often.
    pub count: u64,
    /// The publication date of the first article.
    pub first: Option<PublicationDate>,
    /// … and of the last.
    pub last: Option<PublicationDate>,
}

/// Who is mentioned in what a query finds.
#[derive(Clone, Debug, Default)]
pub struct People {
    /// The people, in the most articles first.
    pub people: Vec<PersonCount>,
    /// How many passages the query finds.
    pub passages: u64,
    /// Of how many articles.
    pub articles: u64,
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
    /// Nobody, but perhaps one of these is meant.
    Nobody(Vec<String>),
}

/// A family name leads to one person's page where that person is in so many times the articles of all others of the name; they are told.
/// By hand.
const FAR_MORE: f64 = 10.0;

/// Names of the archive are offered for one that nobody has when they are so many letters away.
const NEAREST_DISTANCE: u8 = 2;
/// So many of them.
const NEAREST: usize = 5;

/// Everybody in the archive: which names are whose.
struct Everybody {
    /// The names of each person, the most frequent first.
    names: Vec<Vec<String>>,
    /// Whose a name is.
    by_name: FxHashMap<String, usize>,
    /// Whose a family name may be.
    by_key: FxHashMap<String, Vec<usize>>,
    /// The articles that name each person in full; of names that stand alone none.
    articles: Vec<Articles>,
}

/// The mentions of a segment: those of each passage, by the numbers of the values.
struct Mentions {
    values: Vec<Named>,
    column: tantivy::columnar::Column<u64>,
}

impl Mentions {
    fn open(view: &SegmentView<'_>) -> std::result::Result<Option<Mentions>, TantivyError> {
        let Some(column) = view.reader.fast_fields().str("named")? else { return Ok(None) };
        let mut values = Vec::with_capacity(column.num_terms());
        let mut stream = column.dictionary().stream()?;
        while stream.advance() {
            let value = std::str::from_utf8(stream.key()).ok().and_then(Named::from_value);
            let nobody = || Named {
                kind: MentionKind::Compound,
                name: String::new(),
                printed: String::new(),
                role: String::new(),
            };
            values.push(value.unwrap_or_else(nobody));
        }
        Ok(Some(Mentions { values, column: column.ords().clone() }))
    }

    fn of(&self, doc: DocId) -> impl Iterator<Item = &Named> {
        self.column.values_for_doc(doc).filter_map(|ord| self.values.get(ord as usize))
    }
}

impl Everybody {
    fn new(
        who: &Who<'_>,
        views: &[SegmentView<'_>],
        mentions: &[Option<Mentions>],
    ) -> std::result::Result<Everybody, TantivyError> {
        let names = who.everybody()?;
        let mut everybody = Everybody {
            by_name: FxHashMap::default(),
            by_key: FxHashMap::default(),
            articles: Vec::with_capacity(names.len()),
            names,
        };
        for (number, names) in everybody.names.iter().enumerate() {
            everybody.articles.push(Articles::of_segments(views.len()));
            for name in names {
                everybody.by_name.insert(name.clone(), number);
                if name.contains(' ') {
                    let spelling = Spelling::of(name);
                    for key in spelling.family_keys().cloned().chain(spelling.loose_keys()) {
                        let of_key = everybody.by_key.entry(key).or_default();
                        if of_key.last() != Some(&number) {
                            of_key.push(number);
                        }
                    }
                }
            }
        }
        for (segment, (view, mentions)) in views.iter().zip(mentions).enumerate() {
            let Some(mentions) = mentions else { continue };
            let alive = view.reader.alive_bitset();
            for doc in (0..view.max_doc).filter(|doc| alive.is_none_or(|alive| alive.is_alive(*doc))) {
                for named in mentions.of(doc).filter(|named| named.kind != MentionKind::Compound) {
                    let Some(number) = everybody.by_name.get(&named.name) else { continue };
                    if everybody.is_full(*number) {
                        let day = view.date(doc).map(PublicationDate::first);
                        everybody.articles[*number].add(segment, view.article_of[doc as usize], day);
                    }
                }
            }
        }
        everybody.articles.iter_mut().for_each(Articles::sort);
        Ok(everybody)
    }

    fn is_full(&self, number: usize) -> bool {
        is_in_full(&self.names[number])
    }

    /// Whose a name is, when it says who.
    fn in_full(&self, name: &str) -> Option<usize> {
        self.by_name.get(name).copied().filter(|number| self.is_full(*number))
    }

    /// Who may have a name that stands alone.
    fn bearers(&self, name: &str, surnames: &FxHashSet<&str>) -> Vec<usize> {
        let mut candidates: Vec<usize> = Vec::new();
        for spelling in forms_of(name, surnames) {
            for key in spelling.last_keys().iter().cloned().chain(spelling.loose_keys()) {
                candidates.extend(self.by_key.get(&key).into_iter().flatten());
            }
        }
        candidates.sort_unstable();
        candidates.dedup();
        candidates
    }
}

/// What is counted of a person.
#[derive(Default)]
struct Tally {
    mentions: u64,
    passages: u64,
    articles: FxHashSet<(u32, u32)>,
    first: Option<PublicationDate>,
    last: Option<PublicationDate>,
    roles: BTreeMap<String, Role>,
    spellings: BTreeMap<String, u64>,
}

impl Tally {
    fn into_count(self, name: &str) -> PersonCount {
        let mut roles: Vec<Role> = self.roles.into_values().collect();
        roles.sort_by(|one, other| other.count.cmp(&one.count).then_with(|| one.name.cmp(&other.name)));
        let mut spellings: Vec<(String, u64)> = self.spellings.into_iter().collect();
        spellings.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
        PersonCount {
            name: name.to_string(),
            id: person_id(name),
            mentions: self.mentions,
            passages: self.passages,
            articles: self.articles.len() as u64,
            first: self.first,
            last: self.last,
            roles,
            spellings,
        }
    }
}

fn widen(first: &mut Option<PublicationDate>, last: &mut Option<PublicationDate>, date: Option<PublicationDate>) {
    let Some(date) = date else { return };
    if first.is_none_or(|first| date.first() < first.first()) {
        *first = Some(date);
    }
    if last.is_none_or(|last| date.last() > last.last()) {
        *last = Some(date);
    }
}

impl Search<'_> {
    fn who(&self) -> Who<'_> {
        Who::new(&self.views, &self.aliases)
    }

    /// Who is mentioned in what a query finds.
    ///
    /// # Errors
    /// When the query has too many words, or the index is damaged.
    pub fn people(&mut self, query: &Query, scope: &Scope) -> Result<People> {
        let ranked = self.rank(query, scope, Limits::all())?;
        let broken = |error: TantivyError| damaged(self.index.directory(), &error);
        let people = self.count_people(&ranked.hits).map_err(broken)?;
        Ok(People { people, passages: ranked.passages, articles: ranked.articles, left_out: ranked.left_out })
    }

    pub(crate) fn count_people(&self, hits: &[Candidate]) -> std::result::Result<Vec<PersonCount>, TantivyError> {
        let mentions = self.views.iter().map(Mentions::open).collect::<std::result::Result<Vec<_>, _>>()?;
        let who = self.who();
        let mut everybody = Everybody::new(&who, &self.views, &mentions)?;
        // Of each name that stands alone who may have it.
        let mut bearers: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
        let surnames = surnames(everybody.names.iter());
        for named in mentions.iter().flatten().flat_map(|mentions| &mentions.values) {
            let name = named.name.as_str();
            if everybody.in_full(name).is_none() {
                bearers.entry(name).or_insert_with(|| everybody.bearers(name, &surnames));
            }
        }
        // Who is a woman or a man matters where articles say what somebody of the name is.
        let mut said: FxHashMap<&str, Said> = FxHashMap::default();
        let mut asked: FxHashSet<usize> = FxHashSet::default();
        for (name, bearers) in &bearers {
            let of_name = who.said_in_articles(name)?;
            for number in bearers.iter().filter(|_| !of_name.is_empty()) {
                if asked.insert(*number) {
                    everybody.articles[*number].gender = who.gender(&everybody.names[*number])?;
                }
            }
            said.insert(name, of_name);
        }
        let mut alone: FxHashMap<&str, (&Vec<usize>, Vec<&Articles>)> = FxHashMap::default();
        for (name, bearers) in &bearers {
            alone.insert(name, (bearers, bearers.iter().map(|number| &everybody.articles[*number]).collect()));
        }
        let mut tallies: BTreeMap<&str, Tally> = BTreeMap::new();
        let mut bearing: FxHashMap<&str, Bearers<'_>> = FxHashMap::default();
        let mut here: Vec<&str> = Vec::new();
        for hit in hits {
            let segment = hit.segment as usize;
            let (Some(mentions), view) = (&mentions[segment], &self.views[segment]) else { continue };
            let (date, article) = (view.date(hit.doc), view.article_of[hit.doc as usize]);
            here.clear();
            for named in mentions.of(hit.doc).filter(|named| named.kind != MentionKind::Compound) {
                let name = named.name.as_str();
                let mut person = everybody.in_full(name);
                if let (None, Some((bearers, articles))) = (person, alone.get(name)) {
                    if !bearing.contains_key(name) {
                        bearing.insert(name, Bearers::new(articles, said.remove(name).unwrap_or_default()));
                    }
                    let day = date.map(PublicationDate::first);
                    person = bearing[name].dominant(segment, article, day).map(|place| bearers[place]);
                }
                let name = person.map_or(name, |number| everybody.names[number][0].as_str());
                let tally = tallies.entry(name).or_default();
                tally.mentions += 1;
                if !here.contains(&name) {
                    here.push(name);
                    tally.passages += 1;
                }
                tally.articles.insert((hit.segment, article));
                widen(&mut tally.first, &mut tally.last, date);
                if named.kind == MentionKind::Name {
                    *tally.spellings.entry(named.printed.clone()).or_default() += 1;
                }
                if !named.role.is_empty() && !is_address(&named.role) {
                    let role: Vec<&str> = named.role.split(' ').map(role_in_nominative).collect();
                    let role = role.join(" ");
                    let new = || Role { name: role.clone(), count: 0, first: None, last: None };
                    let role = tally.roles.entry(role.clone()).or_insert_with(new);
                    role.count += 1;
                    widen(&mut role.first, &mut role.last, date);
                }
            }
        }
        let mut people: Vec<PersonCount> = tallies.into_iter().map(|(name, tally)| tally.into_count(name)).collect();
        people.sort_by(|one, other| {
            let order = |person: &PersonCount| (person.articles, person.mentions);
            order(other).cmp(&order(one)).then_with(|| one.name.cmp(&other.name))
        });
        Ok(people)
    }

    /// What the archive has of the person of a name, with so many of the people mentioned together.
    ///
    /// # Errors
    /// When the index is damaged, or the timeline has too many periods.
    pub fn person(&mut self, name: &str, scope: &Scope, step: crate::search::Step, others: usize) -> Result<Page> {
        let meant = self.meant(name)?;
        let full = match meant.people.as_slice() {
            [] if meant.is_nobody() => return Ok(Page::Nobody(self.names_like(name)?)),
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
        let ranked = self.rank(&query, scope, Limits::all())?;
        let broken = |error: TantivyError| damaged(self.index.directory(), &error);
        let mut people = self.count_people(&ranked.hits).map_err(broken)?;
        // Of a name that stands alone its genitive may be known, too.
        let place = people.iter().position(|person| person.name == full);
        let Some(place) = place.or_else(|| people.iter().position(|person| meant.is_alone(&person.name))) else {
            return Ok(Page::NotThen);
        };
        let person = people.remove(place);
        people.retain(|other| !meant.is_alone(&other.name));
        let (with, between) = self.network(&full, &people, scope, others)?;
        let mut timeline = self.timeline(&query, scope, step, When::Published)?;
        // Years before the first and behind the last mention say nothing of a person.
        let spoken = |period: &crate::search::Period| period.passages > 0;
        let behind = timeline.periods.iter().rposition(spoken).map_or(0, |last| last + 1);
        timeline.periods.truncate(behind);
        timeline.periods.drain(..timeline.periods.iter().position(spoken).unwrap_or(0));
        let names = meant.people.first().map_or_else(|| vec![full], |person| person.names.clone());
        let others = meant.people.iter().skip(1).map(|person| (person.name.clone(), person.articles)).collect();
        Ok(Page::One(Box::new(PersonPage { person, names, others, unknown: meant.unknown, timeline, with, between })))
    }

    /// Whom a name stands for.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn meant(&self, name: &str) -> Result<std::rc::Rc<Meant>> {
        self.who().meant(name).map_err(|error| damaged(self.index.directory(), &error))
    }

    /// With whom somebody is mentioned, and who of them with each other. Each number is that of the passages which the query of both finds
    /// in the scope.
    fn network(
        &mut self,
        name: &str,
        people: &[PersonCount],
        scope: &Scope,
        others: usize,
    ) -> Result<(Vec<Edge>, Vec<Edge>)> {
        let mut by_passages: Vec<&PersonCount> = people.iter().collect();
        by_passages.sort_by(|one, other| other.passages.cmp(&one.passages).then_with(|| one.name.cmp(&other.name)));
        let mut found = self.found_in(scope)?;
        let who = self.who();
        let broken = |error: TantivyError| damaged(self.index.directory(), &error);
        // Each of them as a query finds them.
        let mut sets: Vec<(String, Vec<Documents>)> = Vec::new();
        let all = std::iter::once(name).chain(by_passages.iter().map(|person| person.name.as_str()));
        for (number, name) in all.enumerate() {
            if sets.len() > others {
                break;
            }
            let meant = who.meant(name).map_err(broken)?;
            // A family name alone that several have is nobody's.
            let is_one = name.contains(' ') || meant.people.is_empty();
            if number > 0 && (!is_one || meant.is_nobody()) {
                continue;
            }
            let mut of_person: Vec<Documents> = meant.sets.iter().map(Sets::either).collect();
            of_person.iter_mut().zip(&mut found).for_each(|(set, found)| set.keep(found));
            sets.push((name.to_string(), of_person));
        }
        let edge = |(one, of_one): &(String, Vec<Documents>), (other, of_other): &(String, Vec<Documents>)| {
            let both = of_one.iter().zip(of_other).map(|(one, other)| {
                let mut both = one.clone();
                both.keep(other);
                u64::from(both.len())
            });
            let edge = Edge { one: one.clone(), other: other.clone(), passages: both.sum(), dates: scope.dates };
            (edge.passages > 0).then_some(edge)
        };
        let Some((center, rest)) = sets.split_first() else { return Ok((Vec::new(), Vec::new())) };
        let mut with: Vec<Edge> = rest.iter().filter_map(|other| edge(center, other)).collect();
        with.sort_by(|one, other| other.passages.cmp(&one.passages).then_with(|| one.other.cmp(&other.other)));
        let mut between = Vec::new();
        for (number, one) in rest.iter().enumerate() {
            between.extend(rest[number + 1..].iter().filter_map(|other| edge(one, other)));
        }
        between.sort_by(|one, other| {
            other.passages.cmp(&one.passages).then_with(|| (&one.one, &one.other).cmp(&(&other.one, &other.other)))
        });
        Ok((with, between))
    }

    /// The passages of each segment that can be found in a scope.
    fn found_in(&mut self, scope: &Scope) -> Result<Vec<Documents>> {
        let mut found: Vec<Documents> = self.views.iter().map(|view| Documents::new(view.max_doc)).collect();
        for hit in self.rank(&Query::everything(), scope, Limits::all())?.hits {
            found[hit.segment as usize].insert(hit.doc);
        }
        Ok(found)
    }

    /// Names of the archive that are nearly like one that nobody has.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn names_like(&self, name: &str) -> Result<Vec<String>> {
        let broken = |error: TantivyError| damaged(self.index.directory(), &error);
        let last = family_names(name).first().copied().unwrap_or(name).to_lowercase();
        let automaton = levenshtein_automata::LevenshteinAutomatonBuilder::new(NEAREST_DISTANCE, true).build_dfa(&last);
        let mut near: Vec<(u8, usize, String)> = Vec::new();
        for (place, names) in self.who().everybody().map_err(broken)?.into_iter().enumerate() {
            let Some(name) = names.into_iter().next() else { continue };
            let of_name = family_names(&name).first().copied().unwrap_or(&name).to_lowercase();
            if let levenshtein_automata::Distance::Exact(distance) = automaton.eval(&of_name) {
                near.push((distance, place, name));
            }
        }
        near.sort();
        Ok(near.into_iter().take(NEAREST).map(|(.., name)| name).collect())
    }
}
