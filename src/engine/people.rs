//! Counts who is mentioned in passages: of each mention whose it is, by the article and by the archive around its day.
//! It must not know what the passages were found by.

use crate::date::PublicationDate;
use crate::engine::bearers::{Articles, Bearers, GenderEvidence, OfficeEvidence};
use crate::engine::name_lookup::{NameLookup, forms_of, is_in_full, surnames};
use crate::engine::person_terms::Named;
use crate::engine::segment::SegmentView;
use crate::person::{Gender, MentionKind, Spelling, is_address, person_id, role_in_nominative};
use crate::plan::{Candidate, PersonCount, Role};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;
use tantivy::{DocId, TantivyError};

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
    fn open(view: &SegmentView<'_>) -> Result<Option<Mentions>, TantivyError> {
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
        names: &NameLookup<'_>,
        views: &[SegmentView<'_>],
        mentions: &[Option<Mentions>],
    ) -> Result<Everybody, TantivyError> {
        let everyone = names.everybody()?;
        let mut everybody = Everybody {
            by_name: FxHashMap::default(),
            by_key: FxHashMap::default(),
            articles: Vec::with_capacity(everyone.len()),
            names: everyone,
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
            for doc in (0..view.max_doc).filter(|doc| view.is_alive(*doc)) {
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
            for key in spelling.last_keys() {
                candidates.extend(self.by_key.get(key).into_iter().flatten());
            }
            // What only has the same consonants may be another name.
            let called = |number: &&usize| {
                let mut names = self.names[**number].iter().filter(|name| name.contains(' '));
                names.any(|name| Spelling::of(name).may_be_called(&spelling))
            };
            for key in spelling.loose_keys() {
                candidates.extend(self.by_key.get(&key).into_iter().flatten().filter(called));
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
    /// Takes a mention in.
    fn add(&mut self, named: &Named, date: Option<PublicationDate>) {
        self.mentions += 1;
        widen(&mut self.first, &mut self.last, date);
        if named.kind == MentionKind::Name {
            *self.spellings.entry(named.printed.clone()).or_default() += 1;
        }
        if !named.role.is_empty() && !is_address(&named.role) {
            let name = named.role.split(' ').map(role_in_nominative).collect::<Vec<_>>().join(" ");
            let role = Role { name: name.clone(), count: 0, first: None, last: None };
            let role = self.roles.entry(name).or_insert(role);
            role.count += 1;
            widen(&mut role.first, &mut role.last, date);
        }
    }

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

/// Who may be called by each name that stands alone, and what articles say of them.
struct Alone<'a> {
    bearers: FxHashMap<&'a str, Vec<usize>>,
    genders: FxHashMap<&'a str, GenderEvidence>,
    offices: FxHashMap<&'a str, OfficeEvidence>,
}

impl<'a> Alone<'a> {
    fn new(
        names: &NameLookup<'_>,
        everybody: &mut Everybody,
        mentions: &'a [Option<Mentions>],
    ) -> Result<Alone<'a>, TantivyError> {
        let mut bearers: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
        let surnames = surnames(everybody.names.iter());
        for named in mentions.iter().flatten().flat_map(|mentions| &mentions.values) {
            let name = named.name.as_str();
            if everybody.in_full(name).is_none() {
                let of_name = || {
                    let mut of_name = everybody.bearers(name, &surnames);
                    of_name.retain(|number| !names.aliases.is_kept_from(name, &everybody.names[*number]));
                    of_name
                };
                bearers.entry(name).or_insert_with(of_name);
            }
        }
        // Who is a woman or a man matters where articles say what somebody of the name is.
        let mut genders: FxHashMap<&str, GenderEvidence> = FxHashMap::default();
        let mut offices: FxHashMap<&str, OfficeEvidence> = FxHashMap::default();
        let mut holders: FxHashSet<usize> = FxHashSet::default();
        let mut asked: FxHashSet<usize> = FxHashSet::default();
        let mut found: Vec<(usize, Option<Gender>)> = Vec::new();
        for (name, bearers) in &bearers {
            let of_name = names.genders_in_articles(name)?;
            for number in bearers.iter().filter(|_| !of_name.is_empty()) {
                if asked.insert(*number) {
                    found.push((*number, names.gender(&everybody.names[*number])?));
                }
            }
            genders.insert(name, of_name);
            // An office matters where several people have the name.
            if bearers.len() > 1 {
                let of_name = names.offices_in_articles(name)?;
                if !of_name.is_empty() {
                    holders.extend(bearers);
                    offices.insert(name, of_name);
                }
            }
        }
        for number in holders {
            everybody.articles[number].offices = names.offices(&everybody.names[number])?;
        }
        found.into_iter().for_each(|(number, gender)| everybody.articles[number].gender = gender);
        Ok(Alone { bearers, genders, offices })
    }
}

/// Who is mentioned in these passages, those in the most articles first.
pub fn count_people(
    views: &[SegmentView<'_>],
    names: &NameLookup<'_>,
    hits: &[Candidate],
) -> Result<Vec<PersonCount>, TantivyError> {
    let mentions = views.iter().map(Mentions::open).collect::<Result<Vec<_>, _>>()?;
    let mut everybody = Everybody::new(names, views, &mentions)?;
    let Alone { bearers, mut genders, mut offices } = Alone::new(names, &mut everybody, &mentions)?;
    let articles_of =
        |bearers: &Vec<usize>| bearers.iter().map(|number| &everybody.articles[*number]).collect::<Vec<&Articles>>();
    let articles: FxHashMap<&str, Vec<&Articles>> =
        bearers.iter().map(|(name, bearers)| (*name, articles_of(bearers))).collect();
    let mut bearing: FxHashMap<&str, Bearers<'_>> = FxHashMap::default();
    let mut tallies: BTreeMap<&str, Tally> = BTreeMap::new();
    let mut here: Vec<&str> = Vec::new();
    for hit in hits {
        let (segment, doc) = (hit.place.segment as usize, hit.place.doc);
        let (Some(mentions), view) = (&mentions[segment], &views[segment]) else { continue };
        let (date, article) = (view.date(doc), view.article_of[doc as usize]);
        here.clear();
        let counted = |named: &&Named| named.kind != MentionKind::Compound && !names.aliases.is_nobody(&named.name);
        for named in mentions.of(doc).filter(counted) {
            let name = named.name.as_str();
            let mut person = everybody.in_full(name);
            if let (None, Some(articles)) = (person, articles.get(name)) {
                let of_name = bearing.entry(name).or_insert_with(|| {
                    let genders = genders.remove(name).unwrap_or_default();
                    Bearers::new(articles, genders, offices.remove(name).unwrap_or_default())
                });
                let place = of_name.dominant(segment, article, date.map(PublicationDate::first));
                person = place.map(|place| bearers[name][place]);
            }
            let name = person.map_or(name, |number| everybody.names[number][0].as_str());
            let tally = tallies.entry(name).or_default();
            if !here.contains(&name) {
                here.push(name);
                tally.passages += 1;
            }
            tally.articles.insert((hit.place.segment, article));
            tally.add(named, date);
        }
    }
    let mut people: Vec<PersonCount> = tallies.into_iter().map(|(name, tally)| tally.into_count(name)).collect();
    people.sort_by(|one, other| {
        let order = |person: &PersonCount| (person.articles, person.mentions);
        order(other).cmp(&order(one)).then_with(|| one.name.cmp(&other.name))
    });
    Ok(people)
}
