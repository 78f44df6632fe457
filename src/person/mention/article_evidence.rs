//! What the whole article says of a name: a surname that it makes sure of is one wherever it stands, what it uses as a
//! company is none. It must not know whose a name is.

use crate::person::mention::article::{LIKELY_SHARE, NameSpan, TaggedArticle, is_article, is_well_known};
use crate::person::mention::no_person::{LEGAL, NAMED_AFTER, is_thing_behind};
use crate::person::name::words::{ContextClass, classify, is_particle, strip_genitive, without_article};
use crate::person::tagger::lexicon::{Share, WordProfile, hash};
use crate::person::tagger::model::Label;
use rustc_hash::{FxHashMap, FxHashSet};

/// Trades after which families are named; behind an article they are the trade as often as the family. From the 200 most
/// frequent German family names.
const TRADES: [&str; 39] = [
    "Bauer",
    "Becker",
    "Beck",
    "Böttcher",
    "Brauer",
    "Drechsler",
    "Fischer",
    "Fleischer",
    "Förster",
    "Gärtner",
    "Gerber",
    "Glaser",
    "Hofmann",
    "Jäger",
    "Kaiser",
    "Kaufmann",
    "Keller",
    "Koch",
    "König",
    "Köhler",
    "Krämer",
    "Kramer",
    "Maurer",
    "Meister",
    "Metzger",
    "Müller",
    "Pfeiffer",
    "Richter",
    "Sattler",
    "Schäfer",
    "Schmied",
    "Schneider",
    "Schreiner",
    "Schuster",
    "Seiler",
    "Töpfer",
    "Wagner",
    "Weber",
    "Zimmermann",
];

impl TaggedArticle<'_> {
    /// Names every word that the article elsewhere has as a surname behind a first name, or twice as a name: *Spiegel*
    /// in an article on Anne Spiegel. Not where it is inside of another name, nor where it is a noun by the counts and
    /// begins nothing.
    pub(crate) fn carry(&self, named: &mut Vec<NameSpan>) {
        let mut surnames: FxHashMap<u64, u32> = FxHashMap::default();
        for one in named.iter() {
            let last = &self.seen[one.end - 1];
            // A first name before it makes sure of it.
            let weight = if one.end - one.first > 1 { 2 } else { 1 };
            let bare = without_article(self.word(one.end - 1)).map_or(last.word, hash);
            // Of Kim Jong Un the first word is the surname.
            let family = if self.is_surname_first(one.first) && one.end - one.first == 3 {
                self.seen[one.first].word
            } else {
                last.word
            };
            for form in [family, if last.bare == 0 { bare } else { last.bare }] {
                *surnames.entry(form).or_default() += weight;
            }
        }
        let mut taken = vec![false; self.tokens.len()];
        for one in named.iter() {
            taken[one.first..one.end].iter_mut().for_each(|taken| *taken = true);
        }
        for &at in self.capitals.iter().filter(|at| !taken[**at]) {
            let word = self.word(at);
            let sure = |word: u64| surnames.get(&word).copied().unwrap_or_default() >= 2;
            let seen = &self.seen[at];
            if !sure(seen.word) && !sure(seen.bare) && !self.is_well_known_name(at) {
                continue;
            }
            let before = at.checked_sub(1).map_or("", |at| self.word(at));
            let led = self.is_led(at);
            if !led && self.is_common(at) || word.len() > 3 && word.ends_with('.') || !led && self.is_only_a_word(at) {
                continue;
            }
            // Bündnis Sahra Wagenknecht, Konrad-Adenauer-Stiftung: part of a longer name of something else. Not Usyks
            // Team.
            let other =
                |at: usize| self.labels.get(at).is_some_and(|label| *label != Label::Outside && !label.is_person());
            let beside = (at > 0 && !self.tokens[at].begins && other(at - 1))
                || self.tokens.get(at + 1).is_some_and(|next| !next.begins && other(at + 1));
            let genitive = sure(seen.bare) && !self.is_within(at);
            let inside = !genitive && !led && other(at) && beside;
            let thing = is_thing_behind(self.word(at + 1));
            // The emperor of Kaiser Wilhelm is not Roland Kaiser.
            let title = self.is_role(at) && (taken.get(at + 1).is_some_and(|taken| *taken) || is_article(before));
            let behind_article = at > 0 && classify(self.word(at - 1)) == ContextClass::Determiner;
            let noun = self.known(at).is_some_and(WordProfile::is_noun);
            if inside || thing || title || (noun && behind_article) || self.is_abbreviation(at) {
                continue;
            }
            named.push(NameSpan { first: at, end: at + 1, role: self.role_before(at) });
        }
    }

    /// Cuts off what leads a name and is none of its words, with a capital because a sentence begins with it: *Informiert
    /// Söder*, *Herrgottseck Söder*. Nobody has it as a first name, and the family name is well known, or has another
    /// first name in the article.
    pub(crate) fn cut_off_leads(&self, named: &mut [NameSpan]) {
        let is_first_name = |at: usize| self.known(at).is_some_and(WordProfile::is_first_name);
        let full = named.iter().filter(|one| one.end - one.first > 1 && is_first_name(one.first));
        let surnames: FxHashSet<u64> = full.flat_map(|one| [one.end - 1]).map(|at| self.seen[at].word).collect();
        for one in named.iter_mut().filter(|one| one.end - one.first == 2) {
            let (lead, last) = (one.first, one.first + 1);
            let begins = self.tokens[lead].begins || self.tokens[lead].breaks;
            if is_first_name(lead) || self.word(lead).ends_with('.') || self.word(last) == "," {
                continue;
            }
            let known = self.known(lead);
            let never = known
                .is_none_or(|known| known.after_first_name() == Share::Never && known.after_role() <= Share::UpTo1);
            let noun = self.seen[lead].tail.is_some_and(|tail| tail.is_noun() && tail.count_at_least() >= 16);
            let verb = ["iert", "ieren", "end", "en", "et", "lich", "ig", "isch"];
            let verb = verb.iter().any(|end| self.word(lead).ends_with(end)) && self.word(lead).chars().count() > 5;
            let by_article = surnames.contains(&self.seen[last].word) || surnames.contains(&self.seen[last].bare);
            let well_known = self.is_known_as_family_name(last);
            let small = known.is_some_and(|known| known.lowercase() > Share::UpTo35 || known.is_common());
            if begins && never && (by_article || well_known && (noun || verb || small)) {
                one.first = last;
                one.role = self.role_before(last);
            }
        }
    }

    /// Where only the last word of a name was found: as much of it as the article has of the full name elsewhere,
    /// *Booker Omole* at the start of a sentence, *Gómez Sáez*, *von der Leyen*; and the particles behind what
    /// addresses somebody, *Frau von der Leyen*.
    pub(crate) fn complete(&self, named: &mut [NameSpan]) {
        let mut full: FxHashMap<u64, Vec<(usize, usize)>> = FxHashMap::default();
        for one in named.iter().filter(|one| one.end - one.first > 1) {
            let last = &self.seen[one.end - 1];
            full.entry(last.word).or_default().push((one.first, one.end));
            if last.bare != 0 {
                full.entry(last.bare).or_default().push((one.first, one.end));
            }
        }
        let mut free = 0;
        for one in named {
            if one.end - one.first == 1 {
                let last = &self.seen[one.first];
                let people = [last.word, last.bare].into_iter().filter_map(|word| full.get(&word)).flatten();
                let most = one.first - free;
                let alike = |(first, end): &(usize, usize)| {
                    let same = |back: &usize| {
                        let here = one.first - back;
                        end - first > *back && !self.tokens[here + 1].begins && self.is_same(here, end - 1 - back)
                    };
                    (1..=most).take_while(same).count()
                };
                let mut more = people.take(PEOPLE_MAX).map(alike).max().unwrap_or_default();
                if more == 0 {
                    let particles =
                        (1..=most.min(2)).take_while(|back| is_particle(self.word(one.first - back))).count();
                    let start = one.first - particles;
                    let addressed = start > 0 && self.seen[start - 1].is_role();
                    // The chief of Siemens is not Chief of Siemens.
                    let sure = particles > 1 || matches!(self.word(start), "de" | "van" | "De" | "Van");
                    let address =
                        start > 0 && matches!(self.seen[start - 1].class, ContextClass::Address | ContextClass::Degree);
                    more = if addressed && particles > 0 && (sure || address) { particles } else { 0 };
                }
                if more > 0 {
                    one.first -= more;
                    one.role = self.role_before(one.first);
                }
            }
            free = one.end;
        }
    }

    /// Whether two words are the same; a particle may begin a sentence.
    fn is_same(&self, one: usize, other: usize) -> bool {
        self.seen[one].word == self.seen[other].word
            || is_particle(self.word(one)) && self.word(one).eq_ignore_ascii_case(self.word(other))
    }

    /// Whether a word that the model left outside is known as a family name and as nothing else: *auf Trump und Putin*.
    fn is_well_known_name(&self, at: usize) -> bool {
        if self.labels[at] != Label::Outside || self.tokens[at].begins || self.seen[at].class != ContextClass::Nothing {
            return false;
        }
        // Of Trumps what is known of Trump.
        let behind_noun = at > 0 && self.is_capital(at - 1) && !self.is_within(at - 1);
        let genitive =
            self.bare_known(at).filter(|bare| is_well_known(*bare) && (behind_noun || self.is_capital(at + 1)));
        let known = genitive.or(self.seen[at].known);
        if !known.is_some_and(|known| {
            is_well_known(known) && known.after_place() <= Share::UpTo4 && known.lowercase() <= Share::UpTo1
        }) {
            return false;
        }
        // S. and T. are no names; the Koch Institut is not about Koch, and An Sonntagen is none. Der Koch, als Koch.
        let word = self.word(at);
        let thing = NAMED_AFTER.contains(self.word(at + 1));
        let is_noun = at.checked_sub(1).is_some_and(|at| {
            self.seen[at].class == ContextClass::Determiner || matches!(self.word(at), "als" | "Als")
        });
        !thing && !is_noun && !word.ends_with('.') && word.len() > 2
    }

    /// Leaves out single words that nobody knows as names and that have a capital only because a sentence begins with
    /// them: *Denkbar wäre*.
    pub(crate) fn leave_out_beginnings(&self, named: &mut Vec<NameSpan>) {
        if !named.iter().any(|one| one.end - one.first == 1 && self.tokens[one.first].begins) {
            return;
        }
        // Words that have a capital within a sentence.
        let places = self.capitals.iter().filter(|at| !self.tokens[**at].begins);
        let inside: FxHashSet<u64> = places.map(|at| self.seen[*at].word).collect();
        named.retain(|one| {
            if one.end - one.first > 1 || !self.tokens[one.first].begins || one.role.is_some() {
                return true;
            }
            let word = self.word(one.first);
            let forms = [Some(hash(word)), strip_genitive(word).map(hash)];
            let known = forms.into_iter().flatten().filter_map(|form| self.lexicon.known(form));
            known.into_iter().any(is_known_name) || forms.iter().flatten().any(|form| inside.contains(form))
        });
    }

    /// Leaves out what the article uses as the name of a thing: *bei Tönnies, die Firma Tönnies*, *die Plattform Temu*;
    /// of names that people have, too, only those that stand alone throughout, more often beside what says a thing than
    /// beside what says a person. Of *Robert Bosch GmbH* what is said of the founder stays.
    pub(crate) fn leave_out_things(&self, named: &mut Vec<NameSpan>) {
        let mut people: FxHashMap<&str, Evidence> = FxHashMap::default();
        let nominative = |word| {
            let word = without_article(word).unwrap_or(word);
            strip_genitive(word).unwrap_or(word)
        };
        for one in named.iter() {
            let evidence = people.entry(nominative(self.word(one.end - 1))).or_default();
            let (full, person) = (one.end - one.first > 1, i32::from(self.says_person(one)));
            evidence.full |= full;
            evidence.person += person;
            evidence.alone += if full { 0 } else { person };
            evidence.places += 1;
            evidence.well_known |= self.is_known_as_family_name(one.end - 1);
            evidence.known |=
                [self.known(one.end - 1), self.bare_known(one.end - 1)].into_iter().flatten().any(is_often_name);
        }
        // Also where the name was not found.
        for &at in self.capitals {
            let behind = at > 0 && self.is_behind_thing(at);
            let legal = LEGAL.contains(&self.word(at + 1));
            if !(behind || legal) {
                continue;
            }
            if let Some(evidence) = people.get_mut(nominative(self.word(at))) {
                // Once it may be what somebody is: sein Onkel Gallus.
                let sure = self.is_behind_company(at) || evidence.places > 1;
                evidence.thing += i32::from(behind && sure);
                evidence.legal |= legal;
            }
        }
        named.retain(|one| {
            let Some(evidence) = people.get(nominative(self.word(one.end - 1))) else { return true };
            // The miller, where nobody of the name is named in full or by office: der Müller mahlte.
            let behind_article = one.first.checked_sub(1).is_some_and(|at| is_article(self.word(at)));
            let is_trade = one.end - one.first == 1 && TRADES.contains(&nominative(self.word(one.first)));
            if behind_article && is_trade && !evidence.full && evidence.person == 0 {
                return false;
            }
            if !evidence.full && evidence.person == 0 && AGENTS.contains(&nominative(self.word(one.end - 1))) {
                return false;
            }
            if evidence.full {
                return !evidence.legal || evidence.alone > 0 || one.end - one.first > 1;
            }
            let nobody = !evidence.known && evidence.places >= PLACES_MIN.max(evidence.person * PLACES_OF_ONE);
            // Anruf bei Putin: once is not enough for who is well known.
            evidence.person + i32::from(evidence.well_known) >= evidence.thing && !evidence.legal && !nobody
        });
    }

    /// Whether a role or a verb of saying stands beside a name.
    fn says_person(&self, one: &NameSpan) -> bool {
        let beside = [Some(one.end), one.first.checked_sub(1)];
        let says = beside
            .into_iter()
            .flatten()
            .filter_map(|at| self.seen.get(at))
            .any(|seen| seen.class == ContextClass::Saying);
        says || (one.role.is_some() && !self.is_behind_company(one.first))
    }

    /// Whether what stands before a word says that it is the name of a thing.
    fn is_behind_thing(&self, at: usize) -> bool {
        let before = &self.seen[at - 1];
        let noun = before.known.is_some_and(WordProfile::is_noun)
            || (before.known.is_none() && before.tail.is_some_and(WordProfile::is_noun));
        // The policy of Putin: Politik Putins.
        let genitive = self.bare_known(at).is_some_and(is_known_name);
        before.says_company
            || (before.capital && noun && !genitive && !before.is_role() && !self.is_like_profession(at - 1))
    }

    /// Whether what stands before a word says that it is a company.
    fn is_behind_company(&self, at: usize) -> bool {
        self.is_capital(at) && at > 0 && self.seen[at - 1].says_company
    }
}

/// No more people of one surname are looked at.
const PEOPLE_MAX: usize = 64;

/// What people do and are called by, and more often than anybody is called so: a role, a verb of saying or a first name
/// has to say that it is a name.
const AGENTS: [&str; 22] = [
    "Hacker",
    "Jäger",
    "Tischler",
    "Bäcker",
    "Schreiner",
    "Winzer",
    "Förster",
    "Schäfer",
    "Fischer",
    "Bauer",
    "Koch",
    "Richter",
    "Gärtner",
    "Schlosser",
    "Metzger",
    "Ritter",
    "Bürger",
    "Kaiser",
    "Römer",
    "Gläubiger",
    "Pfarrer",
    "Schüler",
];

/// A name that no list knows is dropped where it stands at least `PLACES_MIN` times, and `PLACES_OF_ONE` times as often
/// as beside a role or a verb of saying.
const PLACES_MIN: i32 = 2;
const PLACES_OF_ONE: i32 = 4;

/// What an article says of a name that may be one of a thing.
#[derive(Default)]
struct Evidence {
    /// How often it stands in the article.
    places: i32,
    /// How often beside a role or a verb of saying,
    person: i32,
    /// … the family name alone,
    alone: i32,
    /// … and behind what says a thing.
    thing: i32,
    /// Whether it is known as a name of people.
    known: bool,
    /// … and well known.
    well_known: bool,
    /// Whether it stands behind a first name.
    full: bool,
    /// Whether *GmbH* or the like stands behind it.
    legal: bool,
}

/// Whether a word stands behind first names or roles often enough to be a name where nothing else says so.
fn is_often_name(known: WordProfile) -> bool {
    known.after_first_name() > LIKELY_SHARE || known.after_role() > LIKELY_SHARE || known.is_first_name()
}

/// Whether a word is known to stand behind first names or roles.
fn is_known_name(known: WordProfile) -> bool {
    known.steps_after_names() > 1 || known.is_first_name()
}
