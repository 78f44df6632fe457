//! Who is who in the archive: the people that a typed name stands for, and the passages that mention them.
//! It must not rank.

use crate::date::PublicationDate;
use crate::engine::bearers::{Articles, Bearers};
use crate::engine::docset::DocSet;
use crate::engine::name_lookup::{NameLookup, is_in_full, may_be, people, surnames};
use crate::engine::person_terms::{BY_KEY, BY_KEY_COMPOUND, BY_OTHER, COMPOUND, IN_FULL, MENTIONED, WITH_ROLE, term};
use crate::engine::segment::SegmentView;
use crate::person::{
    Aliases, Gender, Spelling, family_names, folded, gender_of, is_common_first_name, is_office, office_of,
    without_genitive, without_particles, without_titles,
};
use crate::plan::{MentionSignal, NamePart, PassagePlace, Person, PersonResolution};
use rustc_hash::FxHashSet;
use std::sync::Arc;
use tantivy::TantivyError;

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

/// Finds out whom typed names stand for.
pub struct EntityResolver<'a> {
    /// The names of the index.
    pub names: NameLookup<'a>,
}

impl<'a> EntityResolver<'a> {
    /// A resolver of names in these segments, with what is known and said of names.
    pub fn new(views: &'a [SegmentView<'a>], aliases: &'a Aliases) -> EntityResolver<'a> {
        EntityResolver { names: NameLookup { views, aliases } }
    }

    /// Whom a typed name stands for. A family name stands for all who have it, a full name for one person in all
    /// spellings; a genitive for the name. A name that is nobody's family name may be a first name.
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
        let title = &titled[..titled.len() - name.len()];
        let said = Said { gender: gender_of(title), office: office_of(title) };
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
            let found = self.of_form(typed, &form, &said)?;
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

    fn of_form(&self, typed: &str, form: &str, said: &Said) -> Result<ResolvedName, TantivyError> {
        let gender = said.gender;
        let mut asked = AskedName::of(form, self.names.aliases);
        let keys = asked.keys();
        let mut names = self.names.named(BY_KEY, &keys)?;
        let mut inside = self.names.named(BY_KEY_COMPOUND, &keys)?;
        if names.is_empty() && inside.is_empty() && asked.part == NamePart::FamilyName {
            asked.part = NamePart::FirstName;
            names = self.names.named(BY_OTHER, asked.spelling.last_keys())?;
            // A first name alone stands only for people who are known in full.
            names.retain(|name, _| name.contains(' '));
        }
        let family = self.names.family(names)?;
        let people = people(self.names.aliases, &family);
        asked.is_somebodys =
            asked.part != NamePart::FullName && family.keys().any(|name| name.contains(' ') && asked.is_written(name));
        let mut wanted = asked.wanted(&people);
        if let Some(gender) = gender {
            for (names, wanted) in people.iter().zip(&mut wanted).filter(|(_, wanted)| **wanted) {
                *wanted = self.names.gender(names)?.is_none_or(|known| known == gender);
            }
        }
        // Entwicklungsminister Müller is whom the archive names with that office; where it names nobody so, any Müller.
        let mut office = said.office.clone().filter(|_| asked.part != NamePart::FullName);
        if let Some(asked) = &office {
            let mut holders = Vec::with_capacity(wanted.len());
            for (names, wanted) in people.iter().zip(&wanted) {
                let holds = *wanted && self.names.offices(names)?.keys().any(|printed| is_office(asked, printed));
                holders.push(holds);
            }
            if holders.contains(&true) {
                wanted = holders;
            } else {
                office = None;
                // The minister of Bavaria is no Ludwig von Bayern.
                let of_place = format!(" von {form}");
                for (names, wanted) in people.iter().zip(&mut wanted) {
                    *wanted &= !names.iter().any(|name| name.ends_with(&of_place));
                }
            }
        }
        // An alias leads to everything that is the person's: Mutti is Angela Merkel.
        let mut by_alias = people.iter().zip(&wanted).filter(|(_, wanted)| **wanted).map(|(names, _)| &names[0]);
        if let (true, Some(only), None) = (asked.may_be_alias(), by_alias.next(), by_alias.next())
            && only.contains(' ')
            && !asked.is_written(only)
        {
            return self.of_form(typed, only, said);
        }
        let surnames = surnames(people.iter());
        inside.retain(|name, _| asked.stands_alone(name, &surnames));
        let mut alone: Vec<String> = family.into_keys().filter(|name| asked.stands_alone(name, &surnames)).collect();
        alone.extend(inside.into_keys());
        alone.sort_unstable();
        alone.dedup();
        // A name of one word that the reader says is somebody's is no family name alone.
        alone.retain(|name| !people.iter().any(|names| is_in_full(names) && names.contains(name)));
        if asked.part == NamePart::FirstName {
            alone.clear();
        }
        let person = PersonResolution { typed: typed.to_string(), part: asked.part, ..PersonResolution::default() };
        let bearers = people.iter().zip(wanted).filter(|(names, _)| is_in_full(names));
        let bearers: Vec<Bearer<'_>> = bearers.map(|(names, wanted)| Bearer { names, wanted }).collect();
        if alone.is_empty() && bearers.iter().all(|bearer| !bearer.wanted) {
            let sets = self.names.views.iter().map(|view| PersonSets::new(view.max_doc)).collect();
            return Ok(ResolvedName { person: Arc::new(person), sets });
        }
        let mut collection = Collection::new(&self.names, person, bearers, Said { gender, office })?;
        collection.add_full_names()?;
        for name in &alone {
            collection.add_alone(name)?;
        }
        Ok(collection.finish())
    }
}

/// What is typed before a name.
struct Said {
    gender: Option<Gender>,
    office: Option<String>,
}

/// A form of a typed name, and who in an archive may be asked for by it.
struct AskedName {
    lower: String,
    folded: String,
    /// Its words, folded, where it may be two family names; none where it begins with a first name.
    words: Vec<String>,
    spelling: Spelling,
    aliases: Vec<Spelling>,
    part: NamePart,
    /// Whether somebody has the family name just as it is typed; others that only sound like it are then not asked for.
    is_somebodys: bool,
}

impl AskedName {
    fn of(form: &str, aliases: &Aliases) -> AskedName {
        let spelling = Spelling::of(form);
        AskedName {
            lower: form.to_lowercase(),
            folded: folded(form),
            words: if begins_with_first_name(form) { Vec::new() } else { folded_words(form) },
            part: if spelling.is_full() { NamePart::FullName } else { NamePart::FamilyName },
            aliases: aliases.others(form).into_iter().map(Spelling::of).collect(),
            spelling,
            is_somebodys: false,
        }
    }

    /// The keys under which names that may be asked for are looked up.
    fn keys(&self) -> Vec<String> {
        let mut keys: Vec<String> = self.spelling.family_keys().cloned().collect();
        keys.extend(self.spelling.loose_keys());
        if self.part == NamePart::FullName {
            keys.extend(self.spelling.whole_keys());
        }
        keys.extend(self.aliases.iter().flat_map(Spelling::family_keys).cloned());
        keys
    }

    /// Whether the family name of a name is written as typed.
    fn is_written(&self, name: &str) -> bool {
        family_names(name).into_iter().any(|last| folded(last) == self.folded)
    }

    /// Whether the form may stand for somebody of quite another name.
    fn may_be_alias(&self) -> bool {
        self.part != NamePart::FullName && !self.aliases.is_empty()
    }

    /// Which of these people are asked for. Who has this very name is, not who has one like it.
    fn wanted(&self, people: &[Vec<String>]) -> Vec<bool> {
        let is_exact = |names: &Vec<String>| names.iter().any(|name| name.to_lowercase() == self.lower);
        let exact: Vec<bool> = people.iter().map(is_exact).collect();
        if self.part == NamePart::FullName && exact.contains(&true) {
            return exact;
        }
        people.iter().map(|names| names.iter().any(|name| self.asks_for(name))).collect()
    }

    fn asks_for(&self, name: &str) -> bool {
        let of_name = Spelling::of(name);
        if name.to_lowercase() == self.lower || self.aliases.iter().any(|other| other.meets(&of_name)) {
            return true;
        }
        match self.part {
            // García Márquez is Gabriel García Márquez.
            NamePart::FullName => of_name.meets(&self.spelling) || ends_with_words(&folded_words(name), &self.words),
            NamePart::FirstName => of_name.other_keys().iter().any(|key| self.spelling.last_keys().contains(key)),
            NamePart::FamilyName => {
                of_name.is_full()
                    && of_name.may_be_called(&self.spelling)
                    && (!self.is_somebodys || self.is_written(name))
            }
        }
    }

    /// Whether a name is the family name alone, or its genitive where nobody knew that it is one and nobody is called
    /// so.
    fn stands_alone(&self, name: &str, surnames: &FxHashSet<&str>) -> bool {
        let bare = without_genitive(name).filter(|_| !surnames.contains(name));
        let fits = |name: &str| {
            if self.is_somebodys { self.is_written(name) } else { Spelling::of(name).last_meets(&self.spelling) }
        };
        !name.contains(' ') && [Some(name), bare].into_iter().flatten().any(fits)
    }
}

/// Whether a typed name begins with a first name.
fn begins_with_first_name(name: &str) -> bool {
    name.split(' ').next().is_some_and(is_common_first_name)
}

/// The words of a name, folded.
fn folded_words(name: &str) -> Vec<String> {
    name.split(' ').map(folded).collect()
}

/// Whether a name ends with these words and has others before them; at least two, of which the first is longer than a
/// particle or an initial.
fn ends_with_words(name: &[String], words: &[String]) -> bool {
    words.len() > 1 && name.len() > words.len() && words[0].chars().count() > 3 && name.ends_with(words)
}

/// Somebody of a family name.
struct Bearer<'n> {
    names: &'n Vec<String>,
    /// Whether that person is asked for.
    wanted: bool,
}

/// An article, by its segment and its number in it.
type ArticleKey = (usize, u32);

/// Collects the passages of those who are asked for. Who else has the name matters for whom it means when it stands
/// alone.
struct Collection<'n> {
    names: &'n NameLookup<'n>,
    person: PersonResolution,
    gender: Option<Gender>,
    /// The office by which somebody is asked for, where the archive names somebody so.
    office: Option<String>,
    bearers: Vec<Bearer<'n>>,
    /// Of each bearer the articles that give the name in full.
    articles: Vec<Articles>,
    /// The same with the articles where the family name alone is theirs.
    all: Vec<FxHashSet<ArticleKey>>,
    /// The articles where nothing tells whose the family name is.
    unknown: FxHashSet<ArticleKey>,
    sets: Vec<PersonSets>,
}

impl<'n> Collection<'n> {
    fn new(
        names: &'n NameLookup<'n>,
        person: PersonResolution,
        bearers: Vec<Bearer<'n>>,
        said: Said,
    ) -> Result<Collection<'n>, TantivyError> {
        let articles = bearers.iter().map(|bearer| names.articles(bearer.names)).collect::<Result<Vec<_>, _>>()?;
        let all = articles.iter().map(Articles::all).collect();
        let sets = names.views.iter().map(|view| PersonSets::new(view.max_doc)).collect();
        Ok(Collection {
            names,
            person,
            gender: said.gender,
            office: said.office,
            bearers,
            articles,
            all,
            unknown: FxHashSet::default(),
            sets,
        })
    }

    /// Takes in the passages with a name in full.
    fn add_full_names(&mut self) -> Result<(), TantivyError> {
        for name in self.bearers.iter().filter(|bearer| bearer.wanted).flat_map(|bearer| bearer.names) {
            self.person.full_names.insert(name.clone());
            for (view, sets) in self.names.views.iter().zip(&mut self.sets) {
                view.person.add_to(&term(MENTIONED, name), &mut sets.mentioned)?;
                view.person.add_to(&term(COMPOUND, name), &mut sets.compound)?;
                view.person.add_to(&term(IN_FULL, name), &mut sets.in_full)?;
                view.person.add_to(&term(WITH_ROLE, name), &mut sets.with_role)?;
            }
        }
        Ok(())
    }

    /// Takes in the passages where a family name stands alone and may be theirs.
    fn add_alone(&mut self, name: &str) -> Result<(), TantivyError> {
        let surnames = surnames(self.bearers.iter().map(|bearer| bearer.names));
        let may_have: Vec<usize> = (0..self.bearers.len())
            .filter(|who| may_be(self.bearers[*who].names, name, &surnames))
            .filter(|who| !self.names.aliases.is_kept_from(name, self.bearers[*who].names))
            .collect();
        let of_bearers: Vec<&Articles> = may_have.iter().map(|who| &self.articles[*who]).collect();
        let offices = self.names.offices_in_articles(name)?;
        let bearing = Bearers::new(&of_bearers, self.names.genders_in_articles(name)?, offices.clone());
        for (segment, (view, sets)) in self.names.views.iter().zip(&mut self.sets).enumerate() {
            for (lead, set) in [(MENTIONED, &mut sets.mentioned), (COMPOUND, &mut sets.compound)] {
                let is_mention = lead == MENTIONED;
                let mut here = DocSet::new(view.max_doc);
                view.person.add_to(&term(lead, name), &mut here)?;
                for doc in here.iter().filter(|doc| view.is_alive(*doc)) {
                    let article = view.article_of[doc as usize];
                    let day = view.date(doc).map(PublicationDate::first);
                    let who = bearing.dominant(segment, article, day).map(|place| may_have[place]);
                    if let (Some(who), true) = (who, is_mention) {
                        self.all[who].insert((segment, article));
                    }
                    let wanted = who.is_some_and(|who| self.bearers[who].wanted);
                    if !wanted && self.person.part == NamePart::FullName {
                        continue;
                    }
                    // Where Frau Heil is asked for, a man of the name is not; where nothing tells, it may be her.
                    let other = match who {
                        Some(who) => self.articles[who].gender,
                        None => bearing.gender_in(segment, article),
                    };
                    if self.gender.is_some_and(|gender| other.is_some_and(|other| other != gender)) {
                        continue;
                    }
                    // Entwicklungsminister Müller is no Müller of whom nothing is said.
                    let is_asked = |office: &String| {
                        let offices = offices.get(&(segment, article));
                        offices.is_some_and(|printed| printed.iter().any(|printed| is_office(office, printed)))
                    };
                    if who.is_none() && self.office.as_ref().is_some_and(|office| !is_asked(office)) {
                        continue;
                    }
                    if who.is_none() && is_mention {
                        self.unknown.insert((segment, article));
                    }
                    set.insert(doc);
                    self.person.family_names.insert(name.to_string());
                }
            }
        }
        Ok(())
    }

    fn finish(self) -> ResolvedName {
        let Collection { names, mut person, bearers, all, unknown, mut sets, .. } = self;
        for (view, sets) in names.views.iter().zip(&mut sets) {
            sets.compound.remove(&sets.mentioned);
            let mut last = u32::MAX;
            for doc in sets.mentioned.iter().filter(|doc| view.is_alive(*doc)) {
                let article = view.article_of[doc as usize];
                person.articles += u64::from(article != last);
                last = article;
            }
        }
        person.unknown = unknown.len() as u64;
        person.passages = sets.iter().map(|sets| u64::from(sets.mentioned.len())).sum();
        let row = |(bearer, articles): (&Bearer<'_>, &FxHashSet<ArticleKey>)| Person {
            name: bearer.names[0].clone(),
            names: bearer.names.clone(),
            articles: articles.len() as u64,
        };
        person.people = bearers.iter().zip(&all).filter(|(bearer, _)| bearer.wanted).map(row).collect();
        person.people.sort_by(|one, other| other.articles.cmp(&one.articles).then_with(|| one.name.cmp(&other.name)));
        ResolvedName { person: Arc::new(person), sets }
    }
}
