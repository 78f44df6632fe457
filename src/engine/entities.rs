//! Who is who in the archive: the people that a typed name stands for, and the passages that mention them.
//! It must not rank.

use crate::date::{Day, PublicationDate};
use crate::engine::docset::DocSet;
use crate::engine::person_terms::{
    BY_KEY, BY_KEY_COMPOUND, BY_OTHER, COMPOUND, IN_FULL, MENTIONED, WITH_ROLE, gender_lead, key_prefix, looked_up,
    term,
};
use crate::engine::segment::SegmentView;
use crate::person::{
    Aliases, Gender, Spelling, family_names, folded, gender_of, gender_of_first_name, without_genitive,
    without_particles, without_titles,
};
use crate::plan::{MentionSignal, NamePart, PassagePlace, Person, PersonResolution};
use rustc_hash::{FxHashMap, FxHashSet};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;
use tantivy::TantivyError;

/// A family name alone stands for the person of that name whom the archive names in full within so many days before and after; where it
/// hardly names anybody then, at any time.
///
/// This and the next two are set by hand: no set at hand says who is meant across articles.
const AROUND_DAYS: i32 = 183;
/// … if so many articles name that person in full,
const DOMINANT_MIN: usize = 3;
/// … and this share of all articles then that name somebody of that name.
const DOMINANT_SHARE: f64 = 0.9;

/// A person is a woman or a man where so many times more passages say the one than the other.
const CLEARLY: u32 = 9;

/// Whom a typed name stands for, and the passages of each segment that mention them.
#[derive(Clone, Debug, Default)]
pub struct ResolvedName {
    /// Whom it stands for.
    pub person: Arc<PersonResolution>,
    /// Of each segment the passages.
    pub sets: Vec<PersonSets>,
}

impl ResolvedName {
    /// The passages of a segment that mention them in this way.
    pub fn mentions(&self, segment: u32, signal: MentionSignal) -> Option<&DocSet> {
        self.sets.get(segment as usize).map(|sets| sets.of(signal))
    }

    /// Whether a passage was found to mention them, or to have the name inside a word.
    pub fn finds(&self, place: PassagePlace) -> bool {
        let sets = self.sets.get(place.segment as usize);
        sets.is_some_and(|sets| sets.mentioned.contains(place.doc) || sets.compound.contains(place.doc))
    }

    /// Of each segment the passages that do.
    pub fn either(&self) -> Vec<DocSet> {
        self.sets.iter().map(PersonSets::either).collect()
    }
}

/// The passages of a segment that mention somebody.
#[derive(Clone, Debug)]
pub struct PersonSets {
    /// They do.
    pub mentioned: DocSet,
    /// They have the name inside a word only.
    pub compound: DocSet,
    /// They print a name in full.
    pub in_full: DocSet,
    /// They print a role with the name.
    pub with_role: DocSet,
}

impl PersonSets {
    fn new(documents: u32) -> PersonSets {
        let none = || DocSet::new(documents);
        PersonSets { mentioned: none(), compound: none(), in_full: none(), with_role: none() }
    }

    /// Those that mention somebody, or have the name inside a word.
    pub fn either(&self) -> DocSet {
        let mut either = self.mentioned.clone();
        either.add(&self.compound);
        either
    }

    /// Those of one kind.
    pub fn of(&self, kind: MentionSignal) -> &DocSet {
        match kind {
            MentionSignal::Named => &self.mentioned,
            MentionSignal::Inside => &self.compound,
            MentionSignal::InFull => &self.in_full,
            MentionSignal::WithRole => &self.with_role,
        }
    }
}

/// The names of somebody of a family, and whether that one is asked for.
type OfFamily<'n> = (&'n Vec<String>, bool);

/// Names with the number of articles that have them.
type Names = BTreeMap<String, u64>;

/// Who is who in one commit of an index.
pub struct EntityResolver<'a> {
    views: &'a [SegmentView<'a>],
    aliases: &'a Aliases,
}

/// The articles of a person in one segment, and when they are of.
pub struct Articles {
    /// By the number of the article in each segment.
    of_segment: Vec<FxHashSet<u32>>,
    days: Vec<Day>,
    /// Whether the archive calls the person *Frau* or *Herr*, *Ministerin* or *Minister*.
    pub gender: Option<Gender>,
}

impl Articles {
    /// None in so many segments.
    pub fn of_segments(count: usize) -> Articles {
        Articles { of_segment: vec![FxHashSet::default(); count], days: Vec::new(), gender: None }
    }

    /// All, by segment and number.
    fn all(&self) -> FxHashSet<(usize, u32)> {
        let of_segment = self.of_segment.iter().enumerate();
        of_segment.flat_map(|(segment, articles)| articles.iter().map(move |article| (segment, *article))).collect()
    }

    /// Takes an article in; before it is asked for days, they have to be sorted.
    pub fn add(&mut self, segment: usize, article: u32, day: Option<Day>) {
        if self.of_segment[segment].insert(article) {
            self.days.extend(day);
        }
    }

    /// Sorts the days.
    pub fn sort(&mut self) {
        self.days.sort_unstable();
    }
}

impl<'a> EntityResolver<'a> {
    /// Who is who, with what is said of names.
    pub fn new(views: &'a [SegmentView<'a>], aliases: &'a Aliases) -> EntityResolver<'a> {
        EntityResolver { views, aliases }
    }

    /// Whom a typed name stands for. A family name stands for all who have it, a full name for one person in all spellings; a genitive for
    /// the name. A name that is nobody's family name may be a first name.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn resolve(&self, typed: &str) -> Result<ResolvedName, TantivyError> {
        let mut name = typed.split_whitespace().collect::<Vec<_>>().join(" ");
        if let Some((last, first)) = name.split_once(", ") {
            name = format!("{first} {last}");
        }
        let titled = name.as_str();
        let name = without_titles(titled);
        // Frau Heil, Außenminister Wadephul.
        let gender = gender_of(&titled[..titled.len() - name.len()]);
        let mut forms = vec![name.to_string()];
        // von der Leyen, zu Guttenberg.
        forms.extend(Some(without_particles(name)).filter(|bare| *bare != name).map(str::to_string));
        // Kramp Karrenbauer, Kim Jong Un.
        if let Some((rest, last)) = name.rsplit_once(' ') {
            let hyphenated = format!("{rest}-{last}");
            forms.push(hyphenated);
        }
        let genitives: Vec<String> =
            forms.iter().filter_map(|form| without_genitive(form)).map(str::to_string).collect();
        forms.extend(genitives);
        let mut best: Option<(bool, ResolvedName)> = None;
        for form in forms {
            let found = self.of_form(typed, &form, gender)?;
            let person = &found.person;
            let in_full =
                person.part != NamePart::FirstName && person.people.iter().any(|person| person.name.contains(' '));
            // Peters is Peters where somebody is called so; Putins is Putin.
            let better = best
                .as_ref()
                .is_none_or(|(full, before)| !full && !person.is_nobody() && (in_full || before.person.is_nobody()));
            if better {
                best = Some((in_full, found));
            }
        }
        Ok(best.map(|(_, found)| found).unwrap_or_default())
    }

    fn of_form(&self, typed: &str, form: &str, gender: Option<Gender>) -> Result<ResolvedName, TantivyError> {
        let spelling = Spelling::of(form);
        let mut keys: Vec<String> = spelling.family_keys().cloned().collect();
        keys.extend(spelling.loose_keys());
        if spelling.is_full() {
            keys.extend(spelling.whole_keys());
        }
        let lower = form.to_lowercase();
        let others: Vec<Spelling> = self.aliases.others(form).into_iter().map(Spelling::of).collect();
        keys.extend(others.iter().flat_map(Spelling::family_keys).cloned());
        let mut names = self.named(BY_KEY, &keys)?;
        let mut inside = self.named(BY_KEY_COMPOUND, &keys)?;
        let by_other = names.is_empty() && inside.is_empty() && !spelling.is_full();
        if by_other {
            names = self.named(BY_OTHER, spelling.last_keys())?;
            // Of a first name only who has no other is meant by it alone.
            names.retain(|name, _| name.contains(' '));
        }
        let family = self.family(names)?;
        let people = people(self.aliases, &family);
        // Where somebody has the family name as it is typed, others that only sound like it are not meant.
        let as_typed = folded(form);
        let is_written = |name: &str| family_names(name).into_iter().any(|last| folded(last) == as_typed);
        let as_written = !spelling.is_full() && family.keys().any(|name| name.contains(' ') && is_written(name));
        let matches = |person: &&Vec<String>| {
            person.iter().any(|name| {
                let of_name = Spelling::of(name);
                if name.to_lowercase() == lower || others.iter().any(|other| other.meets(&of_name)) {
                    true
                } else if spelling.is_full() {
                    of_name.meets(&spelling)
                } else if by_other {
                    of_name.other_keys().iter().any(|key| spelling.last_keys().contains(key))
                } else {
                    of_name.is_full() && of_name.may_be_called(&spelling) && (!as_written || is_written(name))
                }
            })
        };
        let exact: Vec<bool> =
            people.iter().map(|person| person.iter().any(|name| name.to_lowercase() == lower)).collect();
        // Who has this very name is meant, not who has one like it.
        let is_exact = spelling.is_full() && exact.contains(&true);
        let mut wanted = if is_exact { exact } else { people.iter().map(|person| matches(&person)).collect() };
        if let Some(gender) = gender {
            for (names, wanted) in people.iter().zip(&mut wanted).filter(|(_, wanted)| **wanted) {
                *wanted = self.gender(names)?.is_none_or(|known| known == gender);
            }
        }
        // The family name alone, and its genitive where nobody knew that it is one and nobody is called so.
        let surnames = surnames(people.iter());
        let alone = |name: &String| {
            let bare = without_genitive(name).filter(|_| !surnames.contains(name.as_str()));
            !name.contains(' ')
                && [Some(name.as_str()), bare]
                    .into_iter()
                    .flatten()
                    .any(|name| if as_written { is_written(name) } else { Spelling::of(name).last_meets(&spelling) })
        };
        let mut bare: Vec<String> = family.keys().filter(|name| alone(name)).cloned().collect();
        inside.retain(|name, _| alone(name));
        bare.extend(inside.into_keys());
        bare.sort_unstable();
        bare.dedup();
        // A name of one word that the reader says is somebody's is no family name alone.
        bare.retain(|name| !people.iter().any(|names| is_in_full(names) && names.contains(name)));
        if by_other {
            bare.clear();
        }
        // Mutti is Angela Merkel, with whatever else is hers.
        let mut by_alias = people.iter().zip(&wanted).filter(|(_, wanted)| **wanted).map(|(names, _)| &names[0]);
        if let (false, Some(only), None) = (spelling.is_full() || others.is_empty(), by_alias.next(), by_alias.next())
            && only.contains(' ')
            && !is_written(only)
        {
            return self.of_form(typed, only, gender);
        }
        let of_family = people.iter().zip(wanted).collect();
        let part = match (spelling.is_full(), by_other) {
            (true, _) => NamePart::FullName,
            (false, true) => NamePart::FirstName,
            (false, false) => NamePart::FamilyName,
        };
        self.collect(
            PersonResolution { typed: typed.to_string(), part, ..PersonResolution::default() },
            of_family,
            &bare,
            gender,
        )
    }

    /// The passages of those wanted. Who else has the name matters for whom it means when it stands alone.
    fn collect(
        &self,
        mut person: PersonResolution,
        people: Vec<OfFamily<'_>>,
        bare: &[String],
        gender: Option<Gender>,
    ) -> Result<ResolvedName, TantivyError> {
        let mut sets: Vec<PersonSets> = self.views.iter().map(|view| PersonSets::new(view.max_doc)).collect();
        let mut full = people;
        full.retain(|(names, _)| is_in_full(names));
        if bare.is_empty() && full.iter().all(|(_, wanted)| !wanted) {
            return Ok(ResolvedName { person: Arc::new(person), sets });
        }
        let articles: Vec<Articles> = full.iter().map(|(names, _)| self.articles(names)).collect::<Result<_, _>>()?;
        // Of each person the articles, those with the family name alone included.
        let mut all: Vec<FxHashSet<(usize, u32)>> = articles.iter().map(Articles::all).collect();
        for (names, _) in full.iter().filter(|(_, wanted)| *wanted) {
            for name in *names {
                person.full_names.insert(name.clone());
                for (view, sets) in self.views.iter().zip(&mut sets) {
                    view.person.add_to(&term(MENTIONED, name), &mut sets.mentioned)?;
                    view.person.add_to(&term(COMPOUND, name), &mut sets.compound)?;
                    view.person.add_to(&term(IN_FULL, name), &mut sets.in_full)?;
                    view.person.add_to(&term(WITH_ROLE, name), &mut sets.with_role)?;
                }
            }
        }
        let surnames = surnames(full.iter().map(|(names, _)| *names));
        let mut unknown: FxHashSet<(usize, u32)> = FxHashSet::default();
        for name in bare {
            let bearers: Vec<usize> = (0..full.len()).filter(|who| may_be(full[*who].0, name, &surnames)).collect();
            let of_bearers: Vec<&Articles> = bearers.iter().map(|who| &articles[*who]).collect();
            let bearing = Bearers::new(&of_bearers, self.genders_in_articles(name)?);
            for (segment, (view, sets)) in self.views.iter().zip(&mut sets).enumerate() {
                let alive = view.reader.alive_bitset();
                for (lead, is_mention) in [(MENTIONED, true), (COMPOUND, false)] {
                    let mut here = DocSet::new(view.max_doc);
                    view.person.add_to(&term(lead, name), &mut here)?;
                    for doc in here.iter().filter(|doc| alive.is_none_or(|alive| alive.is_alive(*doc))) {
                        let article = view.article_of[doc as usize];
                        let day = view.date(doc).map(PublicationDate::first);
                        let who = bearing.dominant(segment, article, day).map(|place| bearers[place]);
                        if let (Some(who), true) = (who, is_mention) {
                            all[who].insert((segment, article));
                        }
                        let wanted = who.is_some_and(|who| full[who].1);
                        if !wanted && person.part == NamePart::FullName {
                            continue;
                        }
                        // Frau Heil where nobody knows which of them; where nothing is said, she may be meant.
                        let other = who.map_or_else(|| bearing.gender_in(segment, article), |who| articles[who].gender);
                        if gender.is_some_and(|gender| other.is_some_and(|other| other != gender)) {
                            continue;
                        }
                        if who.is_none() && is_mention {
                            unknown.insert((segment, article));
                        }
                        let set = if is_mention { &mut sets.mentioned } else { &mut sets.compound };
                        set.insert(doc);
                        person.family_names.insert(name.clone());
                    }
                }
            }
        }
        for (view, sets) in self.views.iter().zip(&mut sets) {
            sets.compound.remove(&sets.mentioned);
            let mut last = u32::MAX;
            let alive = view.reader.alive_bitset();
            for doc in sets.mentioned.iter().filter(|doc| alive.is_none_or(|alive| alive.is_alive(*doc))) {
                let article = view.article_of[doc as usize];
                person.articles += u64::from(article != last);
                last = article;
            }
        }
        person.unknown = unknown.len() as u64;
        person.passages = sets.iter().map(|sets| u64::from(sets.mentioned.len())).sum();
        let row = |((names, _), articles): (&OfFamily<'_>, &FxHashSet<(usize, u32)>)| Person {
            name: names[0].clone(),
            names: (*names).clone(),
            articles: articles.len() as u64,
        };
        person.people = full.iter().zip(&all).filter(|((_, wanted), _)| *wanted).map(row).collect();
        person.people.sort_by(|one, other| other.articles.cmp(&one.articles).then_with(|| one.name.cmp(&other.name)));
        Ok(ResolvedName { person: Arc::new(person), sets })
    }

    /// The articles that name a person in full.
    fn articles(&self, names: &[String]) -> Result<Articles, TantivyError> {
        let mut found = Articles::of_segments(self.views.len());
        for (segment, view) in self.views.iter().enumerate() {
            let mut docs = DocSet::new(view.max_doc);
            for name in names {
                view.person.add_to(&term(MENTIONED, name), &mut docs)?;
            }
            let alive = view.reader.alive_bitset();
            for doc in docs.iter().filter(|doc| alive.is_none_or(|alive| alive.is_alive(*doc))) {
                found.add(segment, view.article_of[doc as usize], view.date(doc).map(PublicationDate::first));
            }
        }
        found.sort();
        found.gender = self.gender(names)?;
        Ok(found)
    }

    /// Whether somebody of these names is a woman or a man: by what the archive calls them, else by the first name; nothing where it says both.
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
    fn named(&self, lead: char, keys: &[String]) -> Result<Names, TantivyError> {
        let mut names = Names::new();
        for key in keys {
            let mut of_key = Names::new();
            for view in self.views {
                view.person.each_term_with(&key_prefix(lead, key), |term, count| {
                    if let Some((_, name)) = looked_up(term) {
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
    fn family(&self, mut names: Names) -> Result<Names, TantivyError> {
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
                if let Some((_, name)) = looked_up(term) {
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
fn people(aliases: &Aliases, names: &Names) -> Vec<Vec<String>> {
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

/// Whether a name that stands alone may be the family name of somebody: as it is, or as a genitive where nobody is called so.
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

/// Of articles, by segment and number, what they say of somebody.
pub type GenderEvidence = FxHashMap<(usize, u32), Gender>;

/// The day of an article, and what it says of somebody.
type DayAndGender = (Option<Day>, Option<Gender>);

/// People of one family name, and in which articles they are.
pub struct Bearers<'a> {
    people: &'a [&'a Articles],
    genders: GenderEvidence,
    /// Articles that name one of them in full.
    named: FxHashSet<(usize, u32)>,
    /// Who stands out around a day; asked for many articles of a day.
    known: RefCell<FxHashMap<DayAndGender, Option<usize>>>,
}

impl<'a> Bearers<'a> {
    /// These people, and what articles say of whom they call by the family name.
    pub fn new(people: &'a [&'a Articles], genders: GenderEvidence) -> Bearers<'a> {
        let named = people.iter().flat_map(|one| one.all()).collect();
        Bearers { people, genders, named, known: RefCell::default() }
    }

    /// What an article says of whom it calls by the family name.
    fn gender_in(&self, segment: usize, article: u32) -> Option<Gender> {
        self.genders.get(&(segment, article)).copied()
    }

    /// Whom the family name alone means in an article: the one whom the archive names by far most often around that day. None when the
    /// article names somebody of the name in full, or nobody stands out; *Frau Heil* is not Hubertus Heil.
    pub fn dominant(&self, segment: usize, article: u32, day: Option<Day>) -> Option<usize> {
        if self.named.contains(&(segment, article)) {
            return None;
        }
        let gender = self.gender_in(segment, article);
        let find = || dominant(self.people, day, gender);
        *self.known.borrow_mut().entry((day, gender)).or_insert_with(find)
    }
}

/// Who of these people, of those who may be what is said, stands out around a day, or where they are hardly named then, at any time.
fn dominant(people: &[&Articles], day: Option<Day>, gender: Option<Gender>) -> Option<usize> {
    let may_be = |one: &Articles| gender.is_none() || one.gender.is_none() || one.gender == gender;
    let around = |days: &[Day]| match day {
        Some(day) => {
            let from = days.partition_point(|other| other.number() < day.number() - AROUND_DAYS);
            days.partition_point(|other| other.number() <= day.number() + AROUND_DAYS) - from
        }
        None => 0,
    };
    let stands_out = |counts: Vec<usize>| {
        let total: usize = counts.iter().sum();
        let (who, most) = counts.into_iter().enumerate().max_by_key(|(who, count)| (*count, usize::MAX - who))?;
        (most >= DOMINANT_MIN && most as f64 >= DOMINANT_SHARE * total as f64).then_some(who)
    };
    let near: Vec<usize> = people.iter().map(|one| if may_be(one) { around(&one.days) } else { 0 }).collect();
    if near.iter().sum::<usize>() >= DOMINANT_MIN {
        return stands_out(near);
    }
    let all = |one: &Articles| one.of_segment.iter().map(FxHashSet::len).sum();
    stands_out(people.iter().map(|one| if may_be(one) { all(one) } else { 0 }).collect())
}
