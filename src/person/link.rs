//! Who each name of an article stands for: the full name of a surname, the nominative of a genitive, whoever has an office.
//! It must not know how names are spelled elsewhere.

use super::boundaries::NAMED_AFTER;
use super::finder::{Mention, MentionKind};
use super::lexicon::{Known, hash};
use super::model::PERSON_ON;
use super::view::{BEFORE_NOUNS, Named, View, is_well_known};
use super::words::{Around, Gender, bare, gender_of};
use crate::span::ByteSpan;
use rustc_hash::FxHashMap;

/// A name without its s that was counted so many times more often behind first names leaves it to the article what the one with s is.
const FAR_MORE: f64 = 4.0;

impl View<'_> {
    /// Says who each name stands for.
    pub(super) fn link(&self, named: &[Named]) -> Vec<Mention> {
        // The full names of the article by their last word; a surname that two people have is nobody's.
        let mut full: FxHashMap<String, Vec<String>> = FxHashMap::default();
        let mut forms: FxHashMap<String, u32> = FxHashMap::default();
        for one in named {
            *forms.entry(self.word(one.end - 1).to_string()).or_default() += 1;
        }
        // Asked once of each word: it looks at all places of the word.
        let mut nominatives: FxHashMap<&str, String> = FxHashMap::default();
        for one in named {
            let word = self.word(one.end - 1);
            nominatives.entry(word).or_insert_with(|| match bare(word) {
                Some(without) if self.is_genitive(named, word, without, &forms) => without.to_string(),
                _ => word.to_string(),
            });
        }
        let name_of = |one: &Named| -> String {
            let mut words: Vec<String> = (one.first..one.end).map(|at| self.word(at).to_string()).collect();
            if let Some(last) = words.last_mut()
                && let Some(nominative) = nominatives.get(last.as_str())
            {
                last.clone_from(nominative);
            }
            words.join(" ")
        };
        let names: Vec<String> = named.iter().map(name_of).collect();
        for name in names.iter().filter(|name| name.contains(' ')) {
            let last = name.rsplit(' ').next().unwrap_or_default();
            let people = full.entry(last.to_string()).or_default();
            if !people.contains(name) {
                people.push(name.clone());
            }
        }
        let mut first_names: FxHashMap<&str, Vec<&String>> = FxHashMap::default();
        for name in full.values().flatten() {
            let people = first_names.entry(name.split(' ').next().unwrap_or_default()).or_default();
            people.push(name);
        }
        // Frau Heil is not Hubertus Heil, who is a Minister.
        // Die Sprecherin Trumps is not he: what stands before a genitive may be somebody else's.
        let said = |one: &Named| {
            let last = self.word(one.end - 1);
            let role = one.role.filter(|_| nominatives.get(last).is_none_or(|nominative| nominative == last));
            role.and_then(|role| gender_of(self.bytes(role, one.first).of(self.text)))
        };
        let mut genders: FxHashMap<&str, Option<Gender>> = FxHashMap::default();
        for (one, name) in named.iter().zip(&names).filter(|(_, name)| name.contains(' ')) {
            if let Some(gender) = said(one) {
                let known = genders.entry(name).or_insert(Some(gender));
                *known = known.filter(|known| *known == gender);
            }
        }
        let stands_for = |one: &Named, name: &String| -> String {
            if name.contains(' ') {
                return name.clone();
            }
            let only = |people: Option<&Vec<&String>>| {
                people.filter(|people| people.len() == 1).map(|people| people[0].clone())
            };
            let Some(people) = full.get(name) else {
                return only(first_names.get(name.as_str())).unwrap_or_else(|| name.clone());
            };
            let gender = said(one);
            let of = |person: &str| genders.get(person).copied().flatten();
            let may_be = |person: &&String| gender.is_none_or(|gender| of(person).is_none_or(|known| known == gender));
            let meant: Vec<&String> = people.iter().filter(may_be).collect();
            // Two people of one surname: nobody knows which, unless only one of them is said to be what is said here.
            let sure: Vec<&String> =
                meant.iter().copied().filter(|person| gender.is_some() && of(person) == gender).collect();
            only(Some(&meant)).or_else(|| only(Some(&sure))).unwrap_or_else(|| name.clone())
        };
        let mention = |(one, name): (&Named, &String)| Mention {
            kind: MentionKind::Name,
            span: self.bytes(one.first, one.end),
            name: stands_for(one, name),
            role: one.role.map(|role| self.bytes(role, one.first)),
        };
        named.iter().zip(&names).map(mention).collect()
    }

    /// Offices that stand alone for who has them: *der Kanzler*, where the article names one chancellor before, and no other.
    pub(super) fn by_office(&self, named: &[Named], mentions: &mut Vec<Mention>) {
        // Who has each office, and where the article says so first.
        let mut holders: FxHashMap<&str, Vec<(usize, usize)>> = FxHashMap::default();
        for (number, one) in named.iter().enumerate() {
            let Some(role) = one.role else { continue };
            let Some(office) = (role..one.first).rev().find_map(|at| office_in(self.word(at))) else { continue };
            holders.entry(office).or_default().push((one.first, number));
        }
        if holders.is_empty() {
            return;
        }
        let taken: Vec<usize> = named.iter().map(|one| one.first).collect();
        for at in 1..self.tokens.len() {
            let one = &self.seen[at];
            if !one.capital
                || one.around != Around::Role
                || !matches!(self.word(at - 1), "der" | "die" | "den" | "dem" | "des" | "Der" | "Die" | "Dem")
            {
                continue;
            }
            let word = self.word(at);
            let forms = [Some(word), word.strip_suffix('s'), word.strip_suffix("en")];
            let Some(office) = forms.into_iter().flatten().filter(|form| OFFICES.contains(form)).find_map(office_in)
            else {
                continue;
            };
            // The president of something is another one; and a name behind it says who.
            let next = self.word(at + 1);
            let of_other = matches!(next, "der" | "des" | "von" | "vom" | "für" | "aus" | "im" | "in")
                || self.seen.get(at + 1).is_some_and(|seen| seen.capital);
            if of_other || taken.binary_search(&(at + 1)).is_ok() {
                continue;
            }
            let Some(holders) = holders.get(office) else { continue };
            let who = |number: usize| &mentions[number].name;
            let first = holders[0];
            if first.0 < at && holders.iter().all(|(_, number)| who(*number) == who(first.1)) {
                let name = who(first.1).clone();
                mentions.push(Mention { kind: MentionKind::Office, span: self.tokens[at].span, name, role: None });
            }
        }
    }

    /// Names inside compounds with a hyphen: *Putin-Ära, Anti-Trump-Demo*; surnames of the article, or well known as such.
    pub(super) fn in_compounds(&self, named: &[Named], mentions: &mut Vec<Mention>) {
        let by_last: FxHashMap<&str, usize> =
            named.iter().enumerate().rev().map(|(number, one)| (self.word(one.end - 1), number)).collect();
        let inside = |at: usize| {
            let after = named.partition_point(|one| one.first <= at);
            after > 0 && named[after - 1].end > at
        };
        let links = mentions.len();
        for (at, token) in self.tokens.iter().enumerate().filter(|(at, _)| self.seen[*at].capital) {
            let word = token.span.of(self.text);
            if !word.contains('-') || inside(at) {
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
                        if *number < links && !known.is_noun() && known.figure(2) <= 2 && known.figure(6) <= 1 =>
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

    /// Whether a name is the genitive of another: *Trumps*, but not *Peters* where somebody is called Peters.
    fn is_genitive(&self, named: &[Named], word: &str, without: &str, forms: &FxHashMap<String, u32>) -> bool {
        let sign = !word.ends_with(|c: char| c.is_alphabetic()) || word.ends_with("'s") || word.ends_with("’s");
        if sign {
            return true;
        }
        let known = |word: &str| self.lexicon.known(hash(word));
        let (with, bare) = (known(word).unwrap_or_default(), known(without));
        // Lars, Jens; and Grütters: what is known only with its s has it, because genitives are rarer than names.
        if with.bearers() > 1 || (with.figure(0) > 3 && bare.is_none_or(|bare| bare.figure(0) == 0)) {
            return false;
        }
        // Of a word that often comes, a genitive stands before nouns nearly always: Merkels, Trumps.
        if with.figure(7) > 3 && with.figure(0) > 2 {
            return with.figure(5) >= BEFORE_NOUNS;
        }
        // How often it stood behind first names, roughly: Kohl so much more than Kohls that Kohls need not be a name.
        let estimate = |known: Known| f64::from(known.figure(0)) * 4_f64.powi(known.figure(7) as i32);
        let far_more = bare.is_some_and(|bare| bare.bearers() < 2 && estimate(bare) >= FAR_MORE * estimate(with));
        // Adams, Peters, Andrews: known as family names that stand before whatever follows.
        if !far_more && with.figure(0) > 4 && with.figure(5) < BEFORE_NOUNS && with.figure(7) > 1 {
            return false;
        }
        // Else it depends on where the article has it; alone, it is enough that the article has the other one.
        let here = || named.iter().filter(|one| self.word(one.end - 1) == word);
        let first_name = bare.is_some_and(|bare| bare.bearers() > 1);
        let alone = !first_name && forms.contains_key(without) && here().all(|one| one.end - one.first == 1);
        alone || here().all(|one| self.is_before_noun(one))
    }

    /// Whether a name stands where a genitive does: before a noun, with adjectives between them or not, or behind one.
    fn is_before_noun(&self, one: &Named) -> bool {
        let is_noun = |at: usize| self.is_capital(at) && !self.is_role(at);
        let is_adjective = |at: usize| {
            let word = self.word(at);
            let plain = self.seen.get(at).is_some_and(|seen| !seen.capital && seen.around == Around::Nothing);
            let ends = ["er", "en", "es", "em"].iter().any(|end| word.ends_with(end))
                || (word.ends_with('e') && !word.ends_with("te"));
            plain && word.len() > 4 && (ends || matches!(word, "letzte" | "erste" | "zweite" | "dritte"))
        };
        let mut at = one.end;
        while at < one.end + 2 && is_adjective(at) {
            at += 1;
        }
        let before = self.is_capital(at) && self.tokens.get(at).is_some_and(|token| !token.begins);
        let behind = one
            .first
            .checked_sub(1)
            .is_some_and(|at| !self.tokens[one.first].begins && is_noun(at) && self.labels[at] != PERSON_ON);
        before || behind
    }
}

/// Offices that stand for a person without a name, the longer before those inside them.
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
