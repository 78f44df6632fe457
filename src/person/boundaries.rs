//! Where names begin and end: without titles and roles, with their particles and numerals, and which are none by their own words.
//! It must not look further than a few words.

use super::lexicon::{Known, hash};
use super::model::{OUTSIDE, PERSON, PERSON_ON};
use super::spelling::ARTICLES;
use super::view::{BEFORE_NOUNS, LIKELY_SHARE, Named, SURE_SHARE, View, is_well_known};
use super::words::{Around, bare, is_numeral};
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// No name goes on behind so many words.
const NAME_WORDS_MAX: usize = 6;

/// Parts of names that are written with a capital, too.
const CAPITAL_PARTICLES: [&str; 12] = ["Le", "La", "Van", "Von", "De", "Di", "Da", "Del", "Abu", "Bin", "Ben", "Al"];

impl View<'_> {
    /// The names that the model labels, without titles and roles, and with what belongs to them.
    pub(super) fn named(&self) -> Vec<Named> {
        let mut named = Vec::new();
        let mut at = 0;
        while at < self.labels.len() {
            if self.labels[at] != PERSON && self.labels[at] != PERSON_ON {
                // Marine Le Pen, with nothing found of her.
                if !self.is_capital(at) {
                    at += 1;
                    continue;
                }
                let free = named.last().map_or(0, |one: &Named| one.end);
                let led = at > free
                    && !self.tokens[at].begins
                    && self.known(at - 1).is_some_and(Known::is_first_name)
                    && CAPITAL_PARTICLES.contains(&self.word(at))
                    && self.is_family_name(at + 1, SURE_SHARE);
                if led && !self.has_more(at + 2) {
                    let first = at - 1;
                    named.push(Named { first, end: at + 2, role: self.role_before(first) });
                    at += 1;
                } else if self.is_sure_name(at) {
                    named.push(Named { first: at, end: at + 2, role: self.role_before(at) });
                    at += 1;
                }
                at += 1;
                continue;
            }
            let mut first = at;
            at += 1;
            while at < self.labels.len() && self.labels[at] == PERSON_ON {
                at += 1;
            }
            // Benedikt XVI., Johannes Paul II
            let mut end = at;
            if is_numeral(self.word(end)) {
                end += 1;
            }
            // Bertolt Brechts, with the family name alone found.
            if at == first + 1 && first > 0 && self.is_first_name(first - 1) && !self.tokens[first].begins {
                first -= 1;
            }
            // Ursula von der Leyen.
            while end > first + 1 && !self.is_in_name(end - 1) {
                end -= 1;
            }
            end = self.with_rest(first, end);
            while end - first > 1 && self.is_behind_name(first, end) {
                end -= 1;
            }
            at = at.max(end);
            // Protokolle von Sophie Aschenbrenner Wladimir Putin, and lists of names without commas.
            while let Some(second) = self.second_name(first, end) {
                self.push_named(first, second, &mut named);
                first = second;
            }
            self.push_named(first, end, &mut named);
        }
        named
    }

    /// Whether two words are hardly ever anything but first name and family name, whatever the model says of them: *Bertolt Brechts*,
    /// *der Amtsarzt Patrick Larscheid*; not within a longer name of something else.
    fn is_sure_name(&self, at: usize) -> bool {
        let labels = &self.labels;
        let known = self.known(at).filter(|known| !known.is_noun() && known.figure(6) <= 1);
        let share = match known {
            // Abu Dhabi, Fox News, Hertha BSC: some have such a first name, but nobody stands behind a role with it.
            Some(known) if !known.is_first_name() || (known.figure(1) < 3 && known.figure(7) > 2) => return false,
            Some(known) if known.bearers() == 3 && labels[at] == OUTSIDE => LIKELY_SHARE,
            Some(_) => SURE_SHARE,
            None => return false,
        };
        let within = self.is_within(at) && !at.checked_sub(1).is_some_and(|at| self.is_role(at));
        let inside = within || self.has_more(at + 2);
        self.is_capital(at) && !inside && self.is_family_name(at + 1, share)
    }

    /// Whether a name that ends here is only part of a longer one; what stands behind a genitive is not.
    fn has_more(&self, end: usize) -> bool {
        let genitive = || self.bare_known(end - 1).is_some_and(|known| known.figure(0) >= LIKELY_SHARE);
        self.is_within(end) && !genitive()
    }

    /// Whether the last word only stands behind the name: *Daniel Günthers Rede*, *Heidi Klums Modelsuche*, *Putins Sprecher*, *Merkel Mittwoch*.
    fn is_behind_name(&self, first: usize, end: usize) -> bool {
        let (last, before) = (self.known(end - 1), self.known(end - 2));
        // A family name, its genitive, and what is no family name.
        let of_family = end - first > 2
            && self.bare_known(end - 2).is_some_and(|known| known.figure(0) >= LIKELY_SHARE)
            && before.is_none_or(|known| known.bearers() == 0 && known.figure(5) >= BEFORE_NOUNS)
            && last.is_none_or(|known| known.figure(0) < LIKELY_SHARE);
        // Matthew Williams Liebeskummer: a compound that ends with a noun.
        let tail = self.seen[end - 1].tail.is_some_and(Known::is_noun)
            && self.seen[end - 1].known.is_none_or(|known| known.figure(0) == 0)
            && self.bare_known(end - 1).is_none_or(|known| known.figure(0) == 0);
        // Of two words only where the first is a family name: Böhmert Zeitungsartikel, but Karl-Josef Laumann.
        let two = end - first == 2 && !self.known(first).is_some_and(is_well_known);
        let noun = !two && (tail || last.is_some_and(Known::is_noun) && self.seen[end - 2].bare != 0);
        let role = self.is_role(end - 1) && last.is_none_or(|known| known.figure(0) < LIKELY_SHARE);
        let two = end - first == 2 && self.known(first).is_some_and(Known::is_first_name);
        let common = self.is_common(end - 1) && !two;
        (common && !self.is_of_noble(end - 1)) || noun || of_family || role
    }

    /// Whether a word, or its bare form, stands behind first names in so large a share of all places.
    fn is_family_name(&self, at: usize, share: u32) -> bool {
        if !self.is_capital(at)
            || matches!(self.labels[at], PERSON | PERSON_ON)
            || self.tokens[at].begins
            || self.seen[at].around != Around::Nothing
        {
            return false;
        }
        let is_family_name = |known: Known| known.figure(0) >= share && !known.is_noun();
        self.known(at).is_some_and(is_family_name) || self.bare_known(at).is_some_and(is_family_name)
    }

    /// Where a name ends that the model broke off: particles and what follows, a family name behind a first name that stands alone.
    fn with_rest(&self, first: usize, end: usize) -> usize {
        if end - first >= NAME_WORDS_MAX {
            return end;
        }
        let follows = |at: usize| self.is_capital(at) && !self.tokens[at].begins;
        let next = self.word(end);
        // Baschar al-Assad, Baschar al Assad.
        if next
            .split_once('-')
            .is_some_and(|(lead, rest)| ARTICLES.contains(&lead) && rest.starts_with(char::is_uppercase))
        {
            return end + 1;
        }
        if matches!(next, "al" | "el") && follows(end + 1) {
            return end + 2;
        }
        // Roles before it are still there, and other first names: *Heinrich Gottlob von Miltitz*.
        let first_name = |at: usize| self.known(at).is_some_and(Known::is_first_name);
        let alone = (first..end - 1).all(|at| self.is_role(at) || first_name(at));
        let last = self.word(end - 1);
        let behind_particle = end - first > 1 && CAPITAL_PARTICLES.contains(&last);
        // Harald Simons von Empirica: Simons is a family name more often.
        let family = end - first > 1 && self.known(end - 1).is_some_and(|known| known.figure(0) >= LIKELY_SHARE);
        let first_name = alone && first_name(end - 1) && !family;
        if !(behind_particle || first_name) {
            return end;
        }
        if CAPITAL_PARTICLES.contains(&next)
            && follows(end)
            && (follows(end + 1) || matches!(self.word(end + 1), "der" | "den"))
        {
            return self.with_rest(first, end + 1).max(if follows(end + 1) { end + 2 } else { end });
        }
        // Ursula von der Leyen.
        let particle = matches!(next, "von" | "van" | "de" | "zu" | "di" | "da" | "del" | "bin") || behind_particle;
        let mut at = end;
        while particle
            && at < end + 3
            && self.seen.get(at).is_some_and(|seen| !seen.capital && seen.around == Around::Particle)
        {
            at += 1;
        }
        if at == end {
            let family = self.is_family_name(end, LIKELY_SHARE);
            return if family && !behind_particle { end + 1 } else { end };
        }
        // Behind *von der* every name stands behind an article.
        let article = at > end + 1 || behind_particle;
        let word = self.word(at);
        let is_name = self.seen.get(at).is_some_and(|seen| seen.capital && seen.around == Around::Nothing)
            && !self.tokens[at].begins
            && word.chars().any(char::is_lowercase)
            && self.known(at).is_none_or(|known| {
                let noun = !article && (known.is_noun() || known.figure(2) > 3);
                !noun && known.figure(3) <= 3 && known.figure(6) <= 2
            });
        if is_name { at + 1 } else { end }
    }

    /// Where a second name begins in four words or more: with a first name behind what is none.
    fn second_name(&self, first: usize, end: usize) -> Option<usize> {
        let bearers = |at: usize| self.known(at).map_or(0, Known::bearers);
        let starts =
            |at: &usize| bearers(*at) > 1 && bearers(at - 1) == 0 && self.is_capital(at - 1) && bearers(*at + 1) == 0;
        let long = end - first >= 4 && bearers(first) > 0 && self.is_capital(first);
        (first + 2..end - 1).find(|at| long && starts(at))
    }

    /// Takes a name in without titles and roles, if it is one.
    fn push_named(&self, mut first: usize, mut end: usize, named: &mut Vec<Named>) {
        let is_title = |at: usize| self.is_role(at);
        // Müllers SPD-Vorgänger Klaus Wowereit, Potsdams Oberbürgermeister Mike Schubert: what is before a role is another name, or none.
        if let Some(role) = (first + 1..end - 1).rev().find(|at| self.is_role_between(*at)) {
            self.push_named(first, role, named);
            first = role;
        }
        // What leads the name is no part of it: titles, professions, and words that have a capital only where a sentence begins.
        let is_small = |at: usize| {
            self.tokens[at].begins && self.known(at).is_some_and(|known| known.figure(6) >= 6 && known.bearers() == 0)
        };
        if first + 1 < end && is_small(first) && self.seen[first + 1].known.is_some_and(|known| known.figure(0) > 3) {
            first += 1;
        }
        while first + 1 < end && (is_title(first) || self.is_profession(first, end)) {
            first += 1;
        }
        // von, van and the like in front belong to it where no first name does.
        while end > first && !self.is_in_name(end - 1) {
            end -= 1;
        }
        if end == first || is_title(first) && end == first + 1 || self.is_no_person(first, end) {
            return;
        }
        let leads = |at: &usize| is_title(*at) || self.is_profession(*at, end);
        let role = (0..first).rev().take_while(leads).last();
        named.push(Named { first, end, role });
    }

    /// Whether a word within a name is a role and no name of its own.
    fn is_role_between(&self, at: usize) -> bool {
        self.is_role(at) && self.known(at).is_none_or(|known| known.figure(0) < LIKELY_SHARE && !known.is_first_name())
    }

    /// Whether the word before a first name and a surname is what the person does: *Holzkünstler Tino Günther*.
    fn is_profession(&self, at: usize, end: usize) -> bool {
        /// Ends of what people do and are, which no list of roles has whole.
        const ENDS: &str = "er erin ist istin or orin ent entin ant antin eur eurin oge ogin ier iker ikerin";
        let word = self.word(at);
        let known = |at: usize| self.known(at);
        at + 2 < end
            && word.len() >= 6
            && ENDS.split(' ').any(|ending| word.ends_with(ending))
            && known(at + 1).is_some_and(Known::is_first_name)
            && known(at).is_none_or(|known| !known.is_first_name() && known.figure(0) <= 2)
    }

    /// Whether a name is that of something else by its words: *Robert Koch-Institut*, *Bayerns*, *Andernfalls*.
    fn is_no_person(&self, first: usize, end: usize) -> bool {
        let last = self.word(end - 1);
        // Robert Bosch GmbH, Müller Holding.
        let names_thing = |word: &str| THINGS_BEHIND.contains(word);
        if NAMED_AFTER.contains(last) || names_thing(last) || names_thing(self.word(end)) {
            return true;
        }
        let tail = last.rsplit(['-', '\u{2010}', '\u{2011}']).next().filter(|tail| tail.len() < last.len());
        let known = |word: &str| self.lexicon.known(hash(word));
        let is_thing = |tail: &str| NAMED_AFTER.contains(tail) || known(tail).is_some_and(Known::is_noun);
        if tail.is_some_and(is_thing) {
            return true;
        }
        if end - first > 1 {
            return false;
        }
        let before = first.checked_sub(1).map_or("", |at| self.word(at));
        // V. of e.V.; of Daniela K. it is carried on.
        let led = first.checked_sub(1).is_some_and(|at| self.is_role(at)) || self.is_of_noble(first);
        let common = !led && self.is_common(first);
        let abbreviated = last.ends_with('.') && (end - first == 1 || last.chars().count() > 3 || last == "Str.");
        if common || abbreviated || NO_NAME_BEHIND.contains(&before) || TIMES.contains(&last) {
            return true;
        }
        let named = |known: Known| known.figure(0) + known.figure(1) > 2 || known.is_first_name();
        let place = |word: &str| {
            known(word).is_some_and(|known| {
                (known.figure(3) >= 4 && !named(known)) || (!led && known.figure(3) >= 5 && known.figure(0) <= 1)
            })
        };
        let small = |word: &str| known(word).is_some_and(|known| known.figure(6) >= 6 && !named(known));
        // Leicht hatte sie es nie; but Kurz sagte.
        let says = self.seen.get(end).is_some_and(|seen| seen.around == Around::Saying);
        let small = small(last) || (!led && !says && self.known(first).is_some_and(|known| known.figure(6) >= 6));
        place(last) || bare(last).is_some_and(place) || (self.tokens[first].begins && small)
    }

    /// Parts two family names that stand side by side, *hatte Putin Trump gesagt*, and cuts off what a genitive stands before, *Putins
    /// Friedenswillen*.
    pub(super) fn part_surnames(&self, named: &mut Vec<Named>) {
        let is_first_name = |at: usize| self.known(at).is_some_and(Known::is_first_name);
        let two = |one: &Named| one.end - one.first == 2 && !is_first_name(one.first);
        let sure = named.iter().filter(|one| !two(one));
        let surnames: FxHashSet<&str> = sure.map(|one| self.word(one.end - 1)).collect();
        let is_surname = |word: &str| {
            surnames.contains(word)
                || self.lexicon.known(hash(word)).is_some_and(|known| is_well_known(known) && known.figure(2) <= 2)
        };
        let mut seconds = Vec::new();
        for one in named.iter_mut().filter(|one| two(one)) {
            let (first, last) = (self.word(one.first), self.word(one.end - 1));
            let genitive = bare(first).is_some_and(is_surname) && !is_surname(first);
            if genitive && !surnames.contains(last) {
                one.end -= 1;
            } else if is_surname(first) && is_surname(last) {
                seconds.push(Named { first: one.end - 1, end: one.end, role: None });
                one.end -= 1;
            }
        }
        if !seconds.is_empty() {
            named.append(&mut seconds);
            named.sort_by_key(|one| one.first);
        }
    }
}

/// What is named after people.
pub(super) static NAMED_AFTER: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
    "Institut Instituts Stiftung Platz Straße Strasse Halle Schule Gymnasium Haus Preis Stadion Universität Klinik Gesellschaft Allee Park Arena \
                           Museum Zentrum Verlag Flughafen Brücke Krankenhaus Medaille Ufer Ring Weg Orchester Partei Regierung"
        .split_whitespace()
        .collect()
});

/// What stands behind names of companies, and behind names of places in English.
static THINGS_BEHIND: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
    "GmbH AG KG SE Holding Inc. Inc Ltd Ltd. Corporation Company River School House Avenue Street Records Theatre University \
                             College Motors Airways City Stadium Beach Bay Island"
        .split_whitespace()
        .collect()
});

/// What stands before names of other things: *New Haven*, *San Juan*, *St. Peter*, *Orkan Kyrill*, *Verlag Paul Haupt*.
const NO_NAME_BEHIND: [&str; 15] = [
    "North", "South", "New", "West", "East", "San", "Santa", "São", "Saint", "St.", "Sankt", "Hagia", "Dow", "Orkan",
    "Verlag",
];

/// Times of the year that are first names, too.
const TIMES: [&str; 4] = ["Silvester", "Ramadan", "Advent", "Ostern"];
