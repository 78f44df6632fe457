//! Who each name of an article stands for: the full name of a surname, the nominative of a genitive, whoever has an
//! office. It must not know how names are spelled elsewhere.

use crate::person::mention::article::{BEFORE_NOUNS, NameSpan, TaggedArticle, is_well_known};
use crate::person::mention::no_person::NAMED_AFTER;
use crate::person::mention::printed::{Mention, MentionKind};
use crate::person::name::particles::is_noble;
use crate::person::name::spelling::family_names;
use crate::person::name::words::{
    ContextClass, Gender, classify, gender_of, generation, is_initial, is_numeral, is_particle, role_in_nominative,
    strip_genitive, without_article,
};
use crate::person::tagger::lexicon::{Share, WordProfile, hash};
use crate::person::tagger::model::Label;
use crate::text::ByteSpan;
use rustc_hash::{FxHashMap, FxHashSet};

/// A name without its s that was counted this many times more often behind first names leaves it to the article what
/// the one with s is.
const FAR_MORE: f64 = 4.0;

impl<'t> TaggedArticle<'t> {
    /// Says who each name stands for.
    pub(crate) fn link(&self, named: &[NameSpan]) -> Vec<Mention> {
        let nominatives = self.nominatives(named);
        let names: Vec<String> = named.iter().map(|one| self.name_of(one, &nominatives)).collect();
        let is_genitive = |one: &NameSpan| {
            let last = self.word(one.end - 1);
            nominatives.get(last).is_some_and(|nominative| *nominative != last)
        };
        // The adviser of Trump is not he, Chancellor Merkel of Chancellor Merkel's speech is: der Berater Trumps,
        // Kanzlerin Merkels Rede.
        let role = |one: &NameSpan| one.role.filter(|_| !is_genitive(one) || self.is_capital(one.end));
        let said = |one: &NameSpan| gender_of(self.bytes(role(one)?, one.first).of(self.text));
        let office = |one: &NameSpan| {
            let word = self.word(role(one)?.max(one.first - 1));
            (classify(word) == ContextClass::Role).then(|| role_in_nominative(word))
        };
        let mut people = People::default();
        for (one, name) in named.iter().zip(&names).filter(|(_, name)| name.contains(' ')) {
            people.add(name, said(one), office(one), self.known(one.first).and_then(WordProfile::gender));
        }
        // Hans Peter Müller is not called Peter.
        let is_family_name = |word: &str| {
            !is_particle(word)
                && word.chars().count() > 2
                && !is_noble(word)
                && self.lexicon.known(hash(word)).is_none_or(|known| !known.is_common_first_name())
        };
        people.gather(is_family_name);
        // What is printed the same and said to be the same stands for the same.
        let mut known: FxHashMap<(&str, Option<Gender>, Option<&str>), &str> = FxHashMap::default();
        let mut mentions = Vec::with_capacity(named.len());
        for (one, name) in named.iter().zip(&names) {
            let (gender, office) = (said(one), office(one));
            // Müller-Lüdenscheidt is known as a surname, Carlos Gómez of Carlos Gómez Sáez is not.
            let is_first_name = || self.known(one.first).is_some_and(WordProfile::is_first_name);
            let surname = !name.contains(' ') || is_particle(self.word(one.first)) || !is_first_name();
            let who = if surname {
                let meant = || people.meant(name, gender, office).unwrap_or(name);
                known.entry((name, gender, office)).or_insert_with(meant)
            } else {
                name.as_str()
            };
            mentions.push(Mention {
                kind: MentionKind::Name,
                span: self.bytes(one.first, one.end),
                name: who.to_string(),
                role: role(one).map(|role| self.bytes(role, one.first)),
            });
        }
        mentions
    }

    /// The last word of each name without the sign of its genitive; asked once of each word, because it looks at all
    /// places of it.
    fn nominatives(&self, named: &[NameSpan]) -> FxHashMap<&str, &str> {
        let mut places: FxHashMap<&str, Vec<&NameSpan>> = FxHashMap::default();
        for one in named {
            places.entry(self.word(one.end - 1)).or_default().push(one);
        }
        let nominative = |(word, here): (&&'t str, &Vec<&NameSpan>)| match strip_genitive(word) {
            Some(without) if self.is_genitive(word, without, here, &places) => (*word, without),
            _ => (*word, *word),
        };
        places.iter().map(nominative).collect()
    }

    /// The words of a name, without particles in front, the last one in the nominative; a numeral with its full stop,
    /// which is left out before a comma: *Johannes Pauls II*.
    fn name_of(&self, one: &NameSpan, nominatives: &FxHashMap<&str, &str>) -> String {
        let first = (one.first..one.end - 1).find(|at| !is_particle(self.word(*at))).unwrap_or(one.end - 1);
        let mut words = self.words_of(first..one.end);
        let count = words.len();
        if count > 2 && generation(words[count - 1]).is_some() {
            let stop = self.bytes(one.first, one.end).of(self.text).ends_with('.') && !words[count - 1].ends_with('.');
            return words.join(" ") + if stop { "." } else { "" };
        }
        if count > 1 && is_numeral(words[count - 1]) {
            let before = one.end - 2;
            let bearers = |known: Option<WordProfile>| known.map_or(0, WordProfile::first_name_frequency);
            if let Some(without) = strip_genitive(words[count - 2])
                && bearers(self.bare_known(before)) > bearers(self.known(before)) + 1
            {
                words[count - 2] = without;
            }
            let name = words.join(" ");
            // Johannes Paul II, but Malcolm X.
            let stop = !name.ends_with('.') && words[count - 1].len() > 1;
            return if stop { name + "." } else { name };
        }
        // Kim Jong Uns Schwester: as short as these words are, the s is no sign by itself.
        if self.is_surname_first(one.first) && one.end - one.first == 3 && self.is_before_noun(one) {
            words[count - 1] = words[count - 1].strip_suffix('s').unwrap_or(words[count - 1]);
        }
        if let Some(last) = words.last_mut() {
            *last = nominatives.get(*last).copied().unwrap_or(last);
        }
        words.join(" ")
    }

    /// Offices that stand alone for who has them: *der Kanzler*, where the article names one chancellor before, and no
    /// other.
    pub(crate) fn by_office(&self, named: &[NameSpan], mentions: &mut Vec<Mention>) {
        // Who has each office, and where the article says so first; nobody where two have it.
        let mut holders: FxHashMap<&str, (usize, Option<&str>)> = FxHashMap::default();
        for (one, mention) in named.iter().zip(mentions.iter()) {
            let Some(role) = one.role.filter(|_| mention.role.is_some()) else { continue };
            for at in (role..one.first).filter(|at| self.seen[*at].class == ContextClass::Role) {
                let word = role_in_nominative(self.word(at));
                for office in [Some(word), office_in(word)].into_iter().flatten() {
                    let holder = holders.entry(office).or_insert((one.first, Some(&mention.name)));
                    holder.1 = holder.1.filter(|name| *name == mention.name);
                }
            }
        }
        if holders.is_empty() {
            return;
        }
        let mut offices = Vec::new();
        for &at in self.capitals.iter().filter(|at| **at > 0) {
            let one = &self.seen[at];
            if one.class != ContextClass::Role
                || !matches!(self.word(at - 1), "der" | "die" | "den" | "dem" | "des" | "Der" | "Die" | "Dem")
            {
                continue;
            }
            let word = role_in_nominative(self.word(at));
            let office = office_in(word).filter(|_| OFFICES.contains(&word)).unwrap_or(word);
            // The president of something is another one; and a name behind it says who.
            let next = self.word(at + 1);
            let of_other = matches!(next, "der" | "des" | "von" | "vom" | "für" | "aus" | "im" | "in")
                || self.seen.get(at + 1).is_some_and(|seen| seen.capital);
            // Roland Kaiser is no emperor.
            let before = named.partition_point(|one| one.first <= at);
            let inside = before > 0 && named[before - 1].end > at;
            let led = named.get(before).is_some_and(|one| one.first == at + 1);
            if of_other || inside || led {
                continue;
            }
            if let Some((first, Some(name))) = holders.get(office)
                && *first < at
            {
                let name = (*name).to_string();
                offices.push(Mention { kind: MentionKind::Office, span: self.tokens[at].span, name, role: None });
            }
        }
        mentions.append(&mut offices);
    }

    /// Names inside compounds with a hyphen: *Putin-Ära, Anti-Trump-Demo*; surnames of the article, or well known as
    /// such.
    pub(crate) fn in_compounds(&self, named: &[NameSpan], mentions: &mut Vec<Mention>) {
        let by_last: FxHashMap<&str, usize> =
            named.iter().enumerate().rev().map(|(number, one)| (self.word(one.end - 1), number)).collect();
        let inside = |at: usize| {
            let after = named.partition_point(|one| one.first <= at);
            after > 0 && named[after - 1].end > at
        };
        for &at in self.capitals {
            let (token, word) = (self.tokens[at], self.word(at));
            if !word.contains('-') || is_initial(word) || inside(at) {
                continue;
            }
            let mut start = 0;
            let parts: Vec<&str> = word.split('-').collect();
            // The Koch-Institut is not about Koch.
            if parts.last().is_some_and(|last| NAMED_AFTER.contains(last)) {
                continue;
            }
            for part in &parts[..parts.len() - 1] {
                let from = token.span.start + start;
                start += part.len() + 1;
                let known = self.lexicon.known(hash(part)).unwrap_or_default();
                let name = match by_last.get(part) {
                    // Schwarz-Gelb and Nord-Afghanistan are about nobody.
                    Some(number)
                        if !known.is_noun()
                            && known.after_determiner() <= Share::UpTo4
                            && known.lowercase() <= Share::UpTo1 =>
                    {
                        mentions[*number].name.clone()
                    }
                    _ if is_well_known(known) => (*part).to_string(),
                    _ => continue,
                };
                let span = ByteSpan { start: from, end: from + part.len() };
                mentions.push(Mention { kind: MentionKind::Compound, span, name, role: None });
                break;
            }
        }
    }

    /// Whether a name, by its places here, is the genitive of another, which the article has or not: *Trumps*, but not
    /// *Peters* where somebody is called Peters.
    fn is_genitive(
        &self,
        word: &str,
        without: &str,
        here: &[&NameSpan],
        places: &FxHashMap<&str, Vec<&NameSpan>>,
    ) -> bool {
        let other = places.contains_key(without);
        let sign = !word.ends_with(|c: char| c.is_alphabetic()) || word.ends_with("'s") || word.ends_with("’s");
        if sign {
            return true;
        }
        let known = |word: &str| self.lexicon.known(hash(word));
        let (with, bare) = (known(word).unwrap_or_default(), known(without));
        // Lars, Jens; and Grütters: what is known only with its s has it, because genitives are rarer than names.
        if with.is_common_first_name()
            || (with.after_first_name() > Share::UpTo10
                && bare.is_none_or(|bare| bare.after_first_name() == Share::Never))
        {
            return false;
        }
        // Lisa Paus, who comes as often as Petra Pau: no genitive stands behind first names nearly always.
        if with.after_first_name() > Share::UpTo60
            && bare.is_none_or(|bare| bare.count_at_least() <= with.count_at_least())
        {
            return false;
        }
        // Of a word that often comes, a genitive stands before nouns nearly always: Merkels, Trumps.
        if with.count_at_least() >= 64 && with.after_first_name() > Share::UpTo4 {
            return with.before_capital() > BEFORE_NOUNS;
        }
        // How often it stood behind first names, roughly: Kohl so much more than Kohls that Kohls need not be a name.
        let estimate =
            |known: WordProfile| f64::from(known.after_first_name() as u8) * f64::from(known.count_at_least());
        let far_more =
            bare.is_some_and(|bare| !bare.is_common_first_name() && estimate(bare) >= FAR_MORE * estimate(with));
        // Adams, Peters, Andrews: known as family names that stand before whatever follows.
        if !far_more
            && with.after_first_name() > Share::UpTo20
            && with.before_capital() <= BEFORE_NOUNS
            && with.count_at_least() >= 4
        {
            return false;
        }
        // Else it depends on where the article has it; alone, it is enough that the article has the other one. Der
        // Sprecher Wladimir Putins: what stands before nouns is no name, behind a role either. Trainer Berti Vogts is
        // one.
        let behind_role = here.iter().all(|one| one.role.is_some() || self.is_before_noun(one));
        if far_more && behind_role && with.count_at_least() >= 4 && with.before_capital() > BEFORE_NOUNS {
            return true;
        }
        // Copernicus: hardly any German name ends with u.
        if without.ends_with('u') && bare.is_none() && !other {
            return false;
        }
        let first_name = bare.is_some_and(WordProfile::is_common_first_name);
        let alone = !first_name && other && here.iter().all(|one| one.end - one.first == 1);
        alone || here.iter().all(|one| self.is_before_noun(one))
    }

    /// Whether a name stands where a genitive does: before a noun, with adjectives between them or not, or behind one.
    fn is_before_noun(&self, one: &NameSpan) -> bool {
        // Rektorin Eileen Lyons.
        let is_noun = |at: usize| {
            self.is_capital(at) && !self.tokens[at].begins && !self.is_role(at) && !self.is_like_profession(at)
        };
        let is_adjective = |at: usize| {
            let word = self.word(at);
            let plain = self.seen.get(at).is_some_and(|seen| !seen.capital && seen.class == ContextClass::Nothing);
            let ends = ["er", "en", "es", "em"].iter().any(|end| word.ends_with(end))
                || (word.ends_with('e') && !word.ends_with("te"));
            plain && word.len() > 4 && (ends || matches!(word, "letzte" | "erste" | "zweite" | "dritte"))
        };
        let mut at = one.end;
        while at < one.end + 2 && is_adjective(at) {
            at += 1;
        }
        // In a list another name stands there, not a noun.
        let is_first_name = at == one.end && self.known(at).is_some_and(WordProfile::is_common_first_name);
        let before = self.is_capital(at)
            && !is_first_name
            && self.tokens.get(at).is_some_and(|token| !token.begins && !token.breaks);
        let behind = one
            .first
            .checked_sub(1)
            .is_some_and(|at| !self.tokens[one.first].begins && is_noun(at) && self.labels[at] != Label::PersonInside);
        before || behind
    }
}

/// What an article says of a full name.
#[derive(Default)]
struct PersonEvidence<'n> {
    /// What it is called, else whose the first name is; nothing where both are said.
    gender: Option<Gender>,
    /// Whether the article itself says so.
    called: bool,
    /// The roles before it, in the nominative.
    offices: Vec<&'n str>,
}

/// The full names of an article.
#[derive(Default)]
struct People<'n> {
    said: FxHashMap<&'n str, PersonEvidence<'n>>,
    /// By their last word, or words.
    by_surname: FxHashMap<&'n str, Vec<&'n str>>,
    /// By their first word.
    by_first: FxHashMap<&'n str, Vec<&'n str>>,
    /// By a first family name: *Vargas* of *Mario Vargas Llosa*.
    by_middle: FxHashMap<&'n str, Vec<&'n str>>,
}

impl<'n> People<'n> {
    /// Adds a full name where it is printed, what is said of it there, and whose first name it has.
    fn add(&mut self, name: &'n str, called: Option<Gender>, office: Option<&'n str>, by_name: Option<Gender>) {
        let said = self.said.entry(name).or_insert(PersonEvidence { gender: by_name, ..PersonEvidence::default() });
        if called.is_some() {
            said.gender = called.filter(|_| !said.called || said.gender == called);
            said.called = true;
        }
        said.offices.extend(office.filter(|office| !said.offices.contains(office)));
    }

    /// Sorts them by their surnames. *Graf Lambsdorff* is nobody beside *Otto Graf Lambsdorff*.
    fn gather(&mut self, is_family_name: impl Fn(&str) -> bool) {
        let shorter = |name: &'n str| {
            std::iter::successors(name.split_once(' '), |(_, rest)| rest.split_once(' ')).map(|(_, rest)| rest)
        };
        let short: FxHashSet<&str> = self.said.keys().flat_map(|name| shorter(name)).collect();
        for name in self.said.keys().copied().filter(|name| !short.contains(name)) {
            let first = name.split(' ').next().unwrap_or_default();
            self.by_first.entry(first).or_default().push(name);
            let words: Vec<&str> = name.split(' ').collect();
            for pair in words.windows(2).skip(1) {
                // Luiz Inácio Lula da Silva is Lula.
                let leads = matches!(pair[1], "da" | "de" | "do" | "dos" | "del");
                if leads && pair[0].chars().count() > 2 || is_family_name(pair[0]) {
                    self.by_middle.entry(pair[0]).or_default().push(name);
                }
            }
            // Muammar al-Gaddafi is Gaddafi.
            if let Some(bare) = without_article(name) {
                self.by_surname.entry(bare).or_default().push(name);
            }
            // Of Moon Jae In the surname is Moon, of Ban Ki Moon it is not.
            match family_names(name).as_slice() {
                [_, family] if name.split(' ').count() == 3 => self.by_surname.entry(family).or_default().push(name),
                // Carlos Gómez Sáez is Sáez and Gómez Sáez.
                _ => shorter(name).for_each(|surname| self.by_surname.entry(surname).or_default().push(name)),
            }
        }
    }

    /// The only one whom a surname, or a first name that nobody has as a surname, can stand for. Frau Heil is not
    /// Hubertus Heil; of two candidates the one whose role or gender is named here; otherwise it stays open.
    fn meant(&self, name: &str, gender: Option<Gender>, office: Option<&str>) -> Option<&'n str> {
        let by_name = self.by_surname.get(name).or_else(|| self.by_first.get(name));
        // García Márquez is nobody's middle name.
        let people = by_name.or_else(|| self.by_middle.get(name))?;
        let only = |test: &dyn Fn(&PersonEvidence<'_>) -> bool| {
            let mut meant = people.iter().copied().filter(|person| self.said.get(person).is_some_and(test));
            meant.next().filter(|_| meant.next().is_none())
        };
        let may_be = |said: &PersonEvidence<'_>| gender.is_none() || said.gender.is_none() || said.gender == gender;
        only(&may_be)
            .or_else(|| gender.and_then(|gender| only(&|said| said.gender == Some(gender))))
            .or_else(|| office.and_then(|office| only(&|said| may_be(said) && said.offices.contains(&office))))
    }
}

/// Offices that stand for a person without a name, and for which there are several words.
const OFFICES: [&str; 32] = [
    "Bundeskanzlerin",
    "Bundeskanzler",
    "Kanzlerin",
    "Kanzler",
    "Bundespräsidentin",
    "Bundespräsident",
    "Ministerpräsidentin",
    "Ministerpräsident",
    "Vizepräsidentin",
    "Vizepräsident",
    "Staatspräsident",
    "Präsidentin",
    "Präsident",
    "Außenministerin",
    "Außenminister",
    "Innenministerin",
    "Innenminister",
    "Ministerin",
    "Minister",
    "Premierministerin",
    "Premierminister",
    "Papst",
    "Königin",
    "König",
    "Kaiser",
    "Oberbürgermeisterin",
    "Oberbürgermeister",
    "Bürgermeisterin",
    "Bürgermeister",
    "Bischof",
    "Generalsekretär",
    "Gouverneur",
];

/// The office that a role is: *Kanzler* of *Altkanzler* is none, *Präsident* of *US-Präsident* is.
fn office_in(role: &str) -> Option<&'static str> {
    let last = role.rsplit('-').next().unwrap_or(role);
    let office = OFFICES.iter().find(|office| **office == last).copied()?;
    // The chancellor of the federation is *the chancellor*.
    Some(match office {
        "Bundeskanzlerin" => "Kanzlerin",
        "Bundeskanzler" => "Kanzler",
        "Staatspräsident" => "Präsident",
        office => office,
    })
}
