//! Looks up which names an index has, who bears them, and in which articles.
//! It must not know what readers type.

use crate::date::PublicationDate;
use crate::engine::bearers::{Articles, GenderEvidence, OfficeEvidence};
use crate::engine::docset::DocSet;
use crate::engine::person_terms::{BETWEEN, BY_KEY, MENTIONED, OFFICE, gender_lead, key_prefix, looked_up, term};
use crate::engine::segment::SegmentView;
use crate::person::{Aliases, Gender, Spelling, gender_of_first_name, without_genitive};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;
use tantivy::TantivyError;

/// A person is a woman or a man where this many times more passages say the one than the other.
const CLEARLY: u32 = 9;

/// Names with the number of articles that have them.
pub type Names = BTreeMap<String, u64>;

/// The names of one commit of an index.
pub struct NameLookup<'a> {
    /// Its segments.
    pub views: &'a [SegmentView<'a>],
    /// What is known and said of names.
    pub aliases: &'a Aliases,
}

impl NameLookup<'_> {
    /// The articles that name a person in full.
    pub fn articles(&self, names: &[String]) -> Result<Articles, TantivyError> {
        let mut found = Articles::of_segments(self.views.len());
        for (segment, view) in self.views.iter().enumerate() {
            let mut docs = DocSet::new(view.max_doc);
            for name in names {
                view.person.add_to(&term(MENTIONED, name), &mut docs)?;
            }
            for doc in docs.iter().filter(|doc| view.is_alive(*doc)) {
                found.add(segment, view.article_of[doc as usize], view.date(doc).map(PublicationDate::first));
            }
        }
        found.sort();
        found.gender = self.gender(names)?;
        found.offices = self.offices(names)?;
        Ok(found)
    }

    /// Whether somebody of these names is a woman or a man: by what the archive calls them, else by the first name;
    /// nothing where it says both.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn gender(&self, names: &[String]) -> Result<Option<Gender>, TantivyError> {
        let mut counts = [0_u32; 2];
        for (gender, count) in [Gender::Woman, Gender::Man].into_iter().zip(&mut counts) {
            for (name, view) in names.iter().flat_map(|name| self.views.iter().map(move |view| (name, view))) {
                *count += view.person.find(&term(gender_lead(gender), name))?.map_or(0, |info| info.doc_freq);
            }
        }
        let [women, men] = counts;
        let by_first_name = || names.iter().find_map(|name| gender_of_first_name(name.split_once(' ')?.0));
        Ok(match (women > CLEARLY * men, men > CLEARLY * women) {
            _ if women + men == 0 => by_first_name(),
            (true, _) => Some(Gender::Woman),
            (_, true) => Some(Gender::Man),
            _ => None,
        })
    }

    /// With which offices the archive names somebody of these names, and in how many passages.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn offices(&self, names: &[String]) -> Result<FxHashMap<String, u32>, TantivyError> {
        let mut offices: FxHashMap<String, u32> = FxHashMap::default();
        for (name, view) in names.iter().flat_map(|name| self.views.iter().map(move |view| (name, view))) {
            let prefix = format!("{}{BETWEEN}", term(OFFICE, name));
            view.person.each_term_with(&prefix, |term, count| {
                *offices.entry(term[prefix.len()..].to_string()).or_default() += count;
            })?;
        }
        Ok(offices)
    }

    /// The offices that articles print before this name.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn offices_in_articles(&self, name: &str) -> Result<OfficeEvidence, TantivyError> {
        let mut said = OfficeEvidence::default();
        let prefix = format!("{}{BETWEEN}", term(OFFICE, name));
        for (segment, view) in self.views.iter().enumerate() {
            let mut offices: Vec<String> = Vec::new();
            view.person.each_term_with(&prefix, |term, _| offices.push(term.to_string()))?;
            for office in offices {
                let mut docs = DocSet::new(view.max_doc);
                view.person.add_to(&office, &mut docs)?;
                for doc in docs.iter() {
                    let known = said.entry((segment, view.article_of[doc as usize])).or_default();
                    known.push(office[prefix.len()..].to_string());
                }
            }
        }
        Ok(said)
    }

    /// What articles say of whom they call by this name; those left out that say both.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn genders_in_articles(&self, name: &str) -> Result<GenderEvidence, TantivyError> {
        let mut said: FxHashMap<(usize, u32), Option<Gender>> = FxHashMap::default();
        for gender in [Gender::Woman, Gender::Man] {
            for (segment, view) in self.views.iter().enumerate() {
                let term = term(gender_lead(gender), name);
                if view.person.find(&term)?.is_none() {
                    continue;
                }
                let mut docs = DocSet::new(view.max_doc);
                view.person.add_to(&term, &mut docs)?;
                for doc in docs.iter() {
                    let known = said.entry((segment, view.article_of[doc as usize])).or_insert(Some(gender));
                    *known = known.filter(|known| *known == gender);
                }
            }
        }
        Ok(said.into_iter().filter_map(|(article, gender)| Some((article, gender?))).collect())
    }

    /// Whether a word, or what it is the genitive of, is the last one of a name.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn ends_names(&self, word: &str) -> Result<bool, TantivyError> {
        for form in [Some(word), without_genitive(word)].into_iter().flatten() {
            let spelling = Spelling::of(form);
            for key in spelling.family_keys().cloned().chain(spelling.loose_keys()) {
                for view in self.views {
                    if view.person.has_term_with(&key_prefix(BY_KEY, &key))? {
                        return Ok(true);
                    }
                }
            }
        }
        // What the reader says of names need not be in texts.
        Ok(!self.aliases.others(word).is_empty())
    }

    /// The names that articles have under one of the keys.
    pub fn named(&self, lead: char, keys: &[String]) -> Result<Names, TantivyError> {
        let mut names = Names::new();
        for key in keys {
            let mut of_key = Names::new();
            for view in self.views {
                view.person.each_term_with(&key_prefix(lead, key), |term, count| {
                    if let Some((_, name)) = looked_up(term).filter(|(_, name)| !self.aliases.is_nobody(name)) {
                        *of_key.entry(name).or_default() += u64::from(count);
                    }
                })?;
            }
            // A name with several keys is the same articles under each.
            for (name, count) in of_key {
                let known = names.entry(name).or_default();
                *known = count.max(*known);
            }
        }
        Ok(names)
    }

    /// These names and all that may be other spellings of them, so that who is one never depends on where one begins.
    pub fn family(&self, mut names: Names) -> Result<Names, TantivyError> {
        let mut asked: FxHashSet<String> = FxHashSet::default();
        let mut new: Vec<String> = names.keys().cloned().collect();
        while !new.is_empty() {
            let mut keys: Vec<String> = Vec::new();
            for name in &new {
                let mut spellings = vec![Spelling::of(name)];
                spellings.extend(without_genitive(name).map(Spelling::of));
                spellings.extend(self.aliases.others(name).into_iter().map(Spelling::of));
                for spelling in spellings {
                    keys.extend(spelling.family_keys().cloned());
                    keys.extend(spelling.last_keys().iter().map(|key| format!("{key}s")));
                    if spelling.is_full() {
                        keys.extend(spelling.loose_keys());
                        keys.extend(spelling.whole_keys());
                    }
                }
            }
            keys.retain(|key| asked.insert(key.clone()));
            new.clear();
            for (name, count) in self.named(BY_KEY, &keys)? {
                if !names.contains_key(&name) {
                    new.push(name.clone());
                }
                let known = names.entry(name).or_default();
                *known = count.max(*known);
            }
        }
        Ok(names)
    }

    /// Everybody whom the archive names, by any name of more than one word, and names that stand alone.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn everybody(&self) -> Result<Vec<Vec<String>>, TantivyError> {
        let mut names = Names::new();
        for view in self.views {
            let mut here = Names::new();
            view.person.each_term_with(&BY_KEY.to_string(), |term, count| {
                if let Some((_, name)) = looked_up(term).filter(|(_, name)| !self.aliases.is_nobody(name)) {
                    let known = here.entry(name).or_default();
                    *known = u64::from(count).max(*known);
                }
            })?;
            here.into_iter().for_each(|(name, count)| *names.entry(name).or_default() += count);
        }
        Ok(people(self.aliases, &names))
    }
}

/// The names of each person, the most frequent first.
pub fn people(aliases: &Aliases, names: &Names) -> Vec<Vec<String>> {
    let mut sorted: Vec<(&String, u64)> = names.iter().map(|(name, count)| (name, *count)).collect();
    // Of names that are as frequent the one with fewer signs is the more usual: Xi Jinping, Hsi Chin-p'ing.
    let signs = |name: &str| name.chars().filter(|letter| !letter.is_alphanumeric()).count();
    sorted.sort_by(|one, other| {
        other.1.cmp(&one.1).then_with(|| signs(one.0).cmp(&signs(other.0))).then_with(|| one.0.cmp(other.0))
    });
    let spelled: Vec<Spelling> = sorted.iter().map(|(name, _)| Spelling::of(name)).collect();
    let rows: Vec<(&str, &Spelling, u64)> =
        sorted.iter().zip(&spelled).map(|((name, count), spelling)| (name.as_str(), spelling, *count)).collect();
    let mut people: Vec<Vec<String>> = Vec::new();
    let mut place: FxHashMap<usize, usize> = FxHashMap::default();
    for ((name, ..), person) in rows.iter().zip(aliases.people(&rows)) {
        let at = *place.entry(person).or_insert(people.len());
        if at == people.len() {
            people.push(Vec::new());
        }
        people[at].push((*name).to_string());
    }
    // The first name in full stands for the person.
    for names in &mut people {
        if let Some(first) = names.iter().position(|name| name.contains(' ')) {
            let name = names.remove(first);
            names.insert(0, name);
        }
    }
    people
}

/// Whether one of the names says more than the family name.
pub fn is_in_full(names: &[String]) -> bool {
    names.iter().any(|name| name.contains(' '))
}

/// The last words of full names.
pub fn surnames<'n>(people: impl Iterator<Item = &'n Vec<String>>) -> FxHashSet<&'n str> {
    people.flatten().filter_map(|name| Some(name.rsplit_once(' ')?.1)).collect()
}

/// Whether a name that stands alone may be the family name of somebody: as it is, or as a genitive where nobody is
/// called so.
pub fn may_be(names: &[String], alone: &str, surnames: &FxHashSet<&str>) -> bool {
    forms_of(alone, surnames)
        .iter()
        .any(|form| names.iter().any(|name| name.contains(' ') && Spelling::of(name).may_be_called(form)))
}

/// What a name that stands alone may be: itself, and what it is the genitive of where nobody is called so.
pub fn forms_of(alone: &str, surnames: &FxHashSet<&str>) -> Vec<Spelling> {
    let bare = without_genitive(alone).filter(|_| !surnames.contains(alone));
    [Some(alone), bare].into_iter().flatten().map(Spelling::of).collect()
}
