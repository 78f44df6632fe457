//! Who is who in the archive: the people that a typed name stands for, and the passages that mention them.
//! It must not rank.

use crate::date::{Day, PublicationDate};
use crate::engine::filter::Documents;
use crate::engine::person_terms::{
    BY_KEY, BY_KEY_COMPOUND, BY_OTHER, COMPOUND, IN_FULL, MENTIONED, WITH_ROLE, looked_up, said_of, term,
};
use crate::engine::segment::SegmentView;
use crate::person::{
    Aliases, Gender, Spelling, family_names, folded, gender_of, gender_of_first_name, without_genitive,
    without_particles, without_titles,
};
use rustc_hash::{FxHashMap, FxHashSet};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use tantivy::{DocId, TantivyError};

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

/// A person of the archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The name that the archive has most often.
    pub name: String,
    /// All names that are this person's, the first included, the most frequent first.
    pub names: Vec<String>,
    /// How many articles mention the person by one of them, or by the family name where nobody else can be meant.
    pub articles: u64,
}

/// What a typed name stands for.
#[derive(Debug, Default)]
pub struct Meant {
    /// As typed.
    pub typed: String,
    /// The people, the one in most articles first.
    pub people: Vec<Person>,
    /// How many articles have the name alone and do not say whose it is.
    pub unknown: u64,
    /// How many articles mention any of them.
    pub articles: u64,
    names: FxHashSet<String>,
    alone: FxHashSet<String>,
    full: bool,
    first_name: bool,
    /// Of each segment the passages.
    pub sets: Vec<Sets>,
}

/// How passages mention somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mentioned {
    /// By a name or an office.
    Named,
    /// The name is inside a word only.
    Inside,
    /// In full.
    InFull,
    /// With a role.
    WithRole,
}

/// The passages of a segment that mention somebody.
#[derive(Clone, Debug)]
pub struct Sets {
    /// They do.
    pub mentioned: Documents,
    /// They have the name inside a word only.
    pub compound: Documents,
    /// They print a name in full.
    pub in_full: Documents,
    /// They print a role with the name.
    pub with_role: Documents,
}

impl Sets {
    fn new(documents: u32) -> Sets {
        let none = || Documents::new(documents);
        Sets { mentioned: none(), compound: none(), in_full: none(), with_role: none() }
    }

    /// Those that mention somebody, or have the name inside a word.
    pub fn either(&self) -> Documents {
        let mut either = self.mentioned.clone();
        either.add(&self.compound);
        either
    }

    /// Those of one kind.
    pub fn of(&self, kind: Mentioned) -> &Documents {
        match kind {
            Mentioned::Named => &self.mentioned,
            Mentioned::Inside => &self.compound,
            Mentioned::InFull => &self.in_full,
            Mentioned::WithRole => &self.with_role,
        }
    }
}

impl Meant {
    /// Whether the archive has nobody of this name.
    pub fn is_nobody(&self) -> bool {
        self.names.is_empty() && self.alone.is_empty()
    }

    /// Whether it is a name of theirs that says who it is.
    pub fn is_in_full(&self, name: &str) -> bool {
        self.names.contains(name)
    }

    /// Whether it is their family name alone, which may be somebody else's.
    pub fn is_alone(&self, name: &str) -> bool {
        self.alone.contains(name)
    }

    /// Whether one person is asked for, not all of a family name.
    pub fn asks_in_full(&self) -> bool {
        self.full
    }

    /// Whether it is only a first name of theirs.
    pub fn is_first_name(&self) -> bool {
        self.first_name
    }

    /// Whether a passage of a segment was found to mention them.
    pub fn finds(&self, segment: usize, doc: DocId) -> bool {
        self.sets.get(segment).is_some_and(|sets| sets.mentioned.contains(doc) || sets.compound.contains(doc))
    }

    /// Whom a name in an article stands for.
    pub fn stands_for(&self, name: &str) -> String {
        let of_name = self.people.iter().find(|person| person.names.iter().any(|known| known == name));
        let only = if self.full { self.people.first() } else { None };
        of_name.or(only).map_or(name, |person| person.name.as_str()).to_string()
    }
}

/// The names of somebody of a family, and whether that one is asked for.
type OfFamily<'n> = (&'n Vec<String>, bool);

/// Names with the number of articles that have them.
type Names = BTreeMap<String, u64>;

/// Who is who in one commit of an index.
pub struct Who<'a> {
    views: &'a [SegmentView<'a>],
    aliases: &'a Aliases,
    known: RefCell<FxHashMap<String, Rc<Meant>>>,
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

impl<'a> Who<'a> {
    /// Who is who, with what is said of names.
    pub fn new(views: &'a [SegmentView<'a>], aliases: &'a Aliases) -> Who<'a> {
        Who { views, aliases, known: RefCell::default() }
    }

    /// Whom a typed name stands for. A family name stands for all who have it, a full name for one person in all spellings; a genitive for
    /// the name. A name that is nobody's family name may be a first name.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn meant(&self, typed: &str) -> Result<Rc<Meant>, TantivyError> {
        if let Some(known) = self.known.borrow().get(typed) {
            return Ok(known.clone());
        }
        let meant = Rc::new(self.find(typed)?);
        self.known.borrow_mut().insert(typed.to_string(), meant.clone());
        Ok(meant)
    }

    fn find(&self, typed: &str) -> Result<Meant, TantivyError> {
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
        let mut best: Option<(bool, Meant)> = None;
        for form in forms {
            let meant = self.of_form(typed, &form, gender)?;
            let in_full = !meant.first_name && meant.people.iter().any(|person| person.name.contains(' '));
            // Peters is Peters where somebody is called so; Putins is Putin.
            let better = best
                .as_ref()
                .is_none_or(|(full, before)| !full && !meant.is_nobody() && (in_full || before.is_nobody()));
            if better {
                best = Some((in_full, meant));
            }
        }
        Ok(best.map(|(_, meant)| meant).unwrap_or_default())
    }

    fn of_form(&self, typed: &str, form: &str, gender: Option<Gender>) -> Result<Meant, TantivyError> {
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
        let meant = self.collect(typed, spelling.is_full(), of_family, &bare, gender)?;
        Ok(Meant { first_name: by_other, ..meant })
    }

    /// The passages of those wanted. Who else has the name matters for whom it means when it stands alone.
    fn collect(
        &self,
        typed: &str,
        is_full: bool,
        people: Vec<OfFamily<'_>>,
        bare: &[String],
        gender: Option<Gender>,
    ) -> Result<Meant, TantivyError> {
        let mut meant = Meant { typed: typed.to_string(), full: is_full, ..Meant::default() };
        let mut sets: Vec<Sets> = self.views.iter().map(|view| Sets::new(view.max_doc)).collect();
        let mut full = people;
        full.retain(|(names, _)| is_in_full(names));
        if bare.is_empty() && full.iter().all(|(_, wanted)| !wanted) {
            meant.sets = sets;
            return Ok(meant);
        }
        let articles: Vec<Articles> = full.iter().map(|(names, _)| self.articles(names)).collect::<Result<_, _>>()?;
        // Of each person the articles, those with the family name alone included.
        let mut all: Vec<FxHashSet<(usize, u32)>> = articles.iter().map(Articles::all).collect();
        for (names, _) in full.iter().filter(|(_, wanted)| *wanted) {
            for name in *names {
                meant.names.insert(name.clone());
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
            let bearing = Bearers::new(&of_bearers, self.said_in_articles(name)?);
            for (segment, (view, sets)) in self.views.iter().zip(&mut sets).enumerate() {
                let alive = view.reader.alive_bitset();
                for (lead, is_mention) in [(MENTIONED, true), (COMPOUND, false)] {
                    let mut here = Documents::new(view.max_doc);
                    view.person.add_to(&term(lead, name), &mut here)?;
                    for doc in here.iter().filter(|doc| alive.is_none_or(|alive| alive.is_alive(*doc))) {
                        let article = view.article_of[doc as usize];
                        let day = view.date(doc).map(PublicationDate::first);
                        let who = bearing.dominant(segment, article, day).map(|place| bearers[place]);
                        if let (Some(who), true) = (who, is_mention) {
                            all[who].insert((segment, article));
                        }
                        let wanted = who.is_some_and(|who| full[who].1);
                        if !wanted && is_full {
                            continue;
                        }
                        // Frau Heil where nobody knows which of them; where nothing is said, she may be meant.
                        let other = who.map_or_else(|| bearing.said(segment, article), |who| articles[who].gender);
                        if gender.is_some_and(|gender| other.is_some_and(|other| other != gender)) {
                            continue;
                        }
                        if who.is_none() && is_mention {
                            unknown.insert((segment, article));
                        }
                        let set = if is_mention { &mut sets.mentioned } else { &mut sets.compound };
                        set.insert(doc);
                        meant.alone.insert(name.clone());
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
                meant.articles += u64::from(article != last);
                last = article;
            }
        }
        meant.unknown = unknown.len() as u64;
        let person = |((names, _), articles): (&OfFamily<'_>, &FxHashSet<(usize, u32)>)| Person {
            name: names[0].clone(),
            names: (*names).clone(),
            articles: articles.len() as u64,
        };
        meant.people = full.iter().zip(&all).filter(|((_, wanted), _)| *wanted).map(person).collect();
        meant.people.sort_by(|one, other| other.articles.cmp(&one.articles).then_with(|| one.name.cmp(&other.name)));
        meant.sets = sets;
        Ok(meant)
    }

    /// The articles that name a person in full.
    fn articles(&self, names: &[String]) -> Result<Articles, TantivyError> {
        let mut found = Articles::of_segments(self.views.len());
        for (segment, view) in self.views.iter().enumerate() {
            let mut docs = Documents::new(view.max_doc);
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
                *count += view.person.find(&term(said_of(gender), name))?.map_or(0, |info| info.doc_freq);
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
    pub fn said_in_articles(&self, name: &str) -> Result<Said, TantivyError> {
        let mut said: FxHashMap<(usize, u32), Option<Gender>> = FxHashMap::default();
        for gender in [Gender::Woman, Gender::Man] {
            for (segment, view) in self.views.iter().enumerate() {
                let term = term(said_of(gender), name);
                if view.person.find(&term)?.is_none() {
                    continue;
                }
                let mut docs = Documents::new(view.max_doc);
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
                    if view.person.has_term_with(&format!("{BY_KEY}{key}\u{1f}"))? {
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
                view.person.each_term_with(&format!("{lead}{key}\u{1f}"), |term, count| {
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
pub type Said = FxHashMap<(usize, u32), Gender>;

/// The day of an article, and what it says of somebody.
type DayAndGender = (Option<Day>, Option<Gender>);

/// People of one family name, and in which articles they are.
pub struct Bearers<'a> {
    people: &'a [&'a Articles],
    said: Said,
    /// Articles that name one of them in full.
    named: FxHashSet<(usize, u32)>,
    /// Who stands out around a day; asked for many articles of a day.
    known: RefCell<FxHashMap<DayAndGender, Option<usize>>>,
}

impl<'a> Bearers<'a> {
    /// These people, and what articles say of whom they call by the family name.
    pub fn new(people: &'a [&'a Articles], said: Said) -> Bearers<'a> {
        let named = people.iter().flat_map(|one| one.all()).collect();
        Bearers { people, said, named, known: RefCell::default() }
    }

    /// What an article says of whom it calls by the family name.
    fn said(&self, segment: usize, article: u32) -> Option<Gender> {
        self.said.get(&(segment, article)).copied()
    }

    /// Whom the family name alone means in an article: the one whom the archive names by far most often around that day. None when the
    /// article names somebody of the name in full, or nobody stands out; *Frau Heil* is not Hubertus Heil.
    pub fn dominant(&self, segment: usize, article: u32, day: Option<Day>) -> Option<usize> {
        if self.named.contains(&(segment, article)) {
            return None;
        }
        let said = self.said(segment, article);
        let find = || dominant(self.people, day, said);
        *self.known.borrow_mut().entry((day, said)).or_insert_with(find)
    }
}

/// Who of these people, of those who may be what is said, stands out around a day, or where they are hardly named then, at any time.
fn dominant(people: &[&Articles], day: Option<Day>, said: Option<Gender>) -> Option<usize> {
    let may_be = |one: &Articles| said.is_none() || one.gender.is_none() || one.gender == said;
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
