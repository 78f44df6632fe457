//! Finds the persons of an article: names word by word, then surnames that the whole article makes sure of, and who each stands for.
//! It must not know how names are spelled elsewhere.

use super::lexicon::{Known, Lexicon, hash};
use super::model::{Model, OUTSIDE, PERSON, PERSON_ON, Seen, Tagger};
use super::spelling::ARTICLES;
use super::tokens::{Token, tokens};
use super::words::{Around, Gender, around, bare, gender_of, is_role};
use crate::span::ByteSpan;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::{Arc, LazyLock};

/// What ships: counts and weights, see `data/SOURCES.md`.
static SHIPPED: LazyLock<(Arc<Lexicon>, Arc<Model>)> = LazyLock::new(|| {
    let lexicon = Lexicon::from_bytes(include_bytes!("data/words.bin"));
    let model = Model::from_bytes(include_bytes!("data/weights.bin"));
    (Arc::new(lexicon), Arc::new(model))
});

/// The words and the weights that ship.
pub fn shipped() -> (Arc<Lexicon>, Arc<Model>) {
    let (lexicon, model) = &*SHIPPED;
    (lexicon.clone(), model.clone())
}

/// How a person is mentioned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MentionKind {
    /// By name.
    Name,
    /// By an office alone: *der Kanzler*, where the article says who that is.
    Office,
    /// The name is inside a word for something else: *Putin-Ära*. No mention that counts.
    Compound,
}

/// A name as printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// How the person is mentioned.
    pub kind: MentionKind,
    /// Where it is printed: the name without titles and roles, with its genitive.
    pub span: ByteSpan,
    /// Who it stands for in this article: the full name where the article has one, else the name itself, without its genitive.
    pub name: String,
    /// The title or role printed before it: *CDU-Generalsekretär*.
    pub role: Option<ByteSpan>,
}

/// A name as an identifier: lower-case letters of the alphabet, words joined by hyphens.
pub fn person_id(name: &str) -> String {
    let mut id = String::new();
    for letter in name.chars().flat_map(char::to_lowercase) {
        match letter {
            'ä' => id.push_str("ae"),
            'ö' => id.push_str("oe"),
            'ü' => id.push_str("ue"),
            'ß' => id.push_str("ss"),
            letter if letter.is_alphanumeric() => id.push(letter),
            _ if id.ends_with('-') || id.is_empty() => {}
            _ => id.push('-'),
        }
    }
    id.trim_end_matches('-').to_string()
}

/// Finds persons in texts; keeps its memory from one to the next.
pub struct PersonFinder {
    tagger: Tagger,
    tokens: Vec<Token>,
}

impl Default for PersonFinder {
    /// A finder with what ships.
    fn default() -> PersonFinder {
        let (lexicon, model) = shipped();
        PersonFinder::new(lexicon, model)
    }
}

/// No name goes on behind so many words.
const NAME_WORDS_MAX: usize = 6;
/// A word that stands before a capital in so large a share of its places (the sixth of eight steps: more than a third) is a genitive: of
/// *Merkels, Trumps, Schmidts* the lexicon has 6 and 7, of *Peters, Maas, Adams, Williams* 0 to 3.
const BEFORE_NOUNS: u32 = 6;
/// A name without its s that was counted so many times more often behind first names leaves it to the article what the one with s is.
const FAR_MORE: f64 = 4.0;
/// A word that stands behind first names in so large a share of its places (more than a fifth) is hardly ever anything but a family name.
const SURE_SHARE: u32 = 5;
/// … and so large a one (more than 4 %) is enough where the model has the first name.
const LIKELY_SHARE: u32 = 3;

/// Parts of names that are written with a capital, too.
const CAPITAL_PARTICLES: [&str; 12] = ["Le", "La", "Van", "Von", "De", "Di", "Da", "Del", "Abu", "Bin", "Ben", "Al"];

/// A name in terms of the tokens: the first, the one behind the last, and the role's first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Named {
    first: usize,
    end: usize,
    role: Option<usize>,
}

impl PersonFinder {
    /// A finder that knows these words and weights.
    pub fn new(lexicon: Arc<Lexicon>, model: Arc<Model>) -> PersonFinder {
        PersonFinder { tagger: Tagger::new(lexicon, model), tokens: Vec::new() }
    }

    /// The persons named in an article, in the order they are named.
    pub fn find(&mut self, text: &str) -> Vec<Mention> {
        tokens(text, &mut self.tokens);
        self.tagger.tag(text, &self.tokens);
        let mut named = self.named(text);
        self.carry(text, &mut named);
        named.sort_by_key(|one| one.first);
        self.part_surnames(text, &mut named);
        self.leave_out_beginnings(text, &mut named);
        self.leave_out_companies(text, &mut named);
        let mut mentions = self.link(text, &named);
        self.by_office(text, &named, &mut mentions);
        self.in_compounds(text, &named, &mut mentions);
        mentions.sort_by_key(|one| one.span.start);
        mentions
    }

    fn word<'t>(&self, text: &'t str, at: usize) -> &'t str {
        self.tokens.get(at).map_or("", |token| token.span.of(text))
    }

    /// The names that the model labels, without titles and roles, and with what belongs to them.
    fn named(&self, text: &str) -> Vec<Named> {
        let mut named = Vec::new();
        let mut at = 0;
        while at < self.tagger.labels.len() {
            if self.tagger.labels[at] != PERSON && self.tagger.labels[at] != PERSON_ON {
                // Marine Le Pen, with nothing found of her.
                if !self.is_capital(at) {
                    at += 1;
                    continue;
                }
                let free = named.last().map_or(0, |one: &Named| one.end);
                let led = at > free
                    && !self.tokens[at].begins
                    && self.known(at - 1).is_some_and(Known::is_first_name)
                    && CAPITAL_PARTICLES.contains(&self.word(text, at))
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
            while at < self.tagger.labels.len() && self.tagger.labels[at] == PERSON_ON {
                at += 1;
            }
            // Benedikt XVI., Johannes Paul II
            let mut end = at;
            if is_numeral(self.word(text, end)) {
                end += 1;
            }
            // Bertolt Brechts, with the family name alone found.
            if at == first + 1 && first > 0 && self.is_first_name(first - 1) && !self.tokens[first].begins {
                first -= 1;
            }
            // Ursula von der Leyen.
            while end > first + 1 && !self.is_in_name(text, end - 1) {
                end -= 1;
            }
            end = self.with_rest(text, first, end);
            while end - first > 1 && self.is_behind_name(text, first, end) {
                end -= 1;
            }
            at = at.max(end);
            // Protokolle von Sophie Aschenbrenner Wladimir Putin, and lists of names without commas.
            while let Some(second) = self.second_name(first, end) {
                self.push_named(text, first, second, &mut named);
                first = second;
            }
            self.push_named(text, first, end, &mut named);
        }
        named
    }

    /// Whether two words are hardly ever anything but first name and family name, whatever the model says of them: *Bertolt Brechts*,
    /// *der Amtsarzt Patrick Larscheid*; not within a longer name of something else.
    fn is_sure_name(&self, at: usize) -> bool {
        let labels = &self.tagger.labels;
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

    /// Whether the model has the word within a name of anything.
    fn is_within(&self, at: usize) -> bool {
        self.tagger.labels.get(at).is_some_and(|label| *label != OUTSIDE && label % 2 == 0)
    }

    /// Whether a name that ends here is only part of a longer one; what stands behind a genitive is not.
    fn has_more(&self, end: usize) -> bool {
        let genitive = || self.bare_known(end - 1).is_some_and(|known| known.figure(0) >= LIKELY_SHARE);
        self.is_within(end) && !genitive()
    }

    /// Whether the last word only stands behind the name: *Daniel Günthers Rede*, *Heidi Klums Modelsuche*, *Putins Sprecher*, *Merkel Mittwoch*.
    fn is_behind_name(&self, text: &str, first: usize, end: usize) -> bool {
        let (last, before) = (self.known(end - 1), self.known(end - 2));
        // A family name, its genitive, and what is no family name.
        let of_family = end - first > 2
            && self.bare_known(end - 2).is_some_and(|known| known.figure(0) >= LIKELY_SHARE)
            && before.is_none_or(|known| known.bearers() == 0 && known.figure(5) >= BEFORE_NOUNS)
            && last.is_none_or(|known| known.figure(0) < LIKELY_SHARE);
        // Matthew Williams Liebeskummer: a compound that ends with a noun.
        let tail = self.tagger.seen[end - 1].tail.is_some_and(Known::is_noun)
            && self.tagger.seen[end - 1].known.is_none_or(|known| known.figure(0) == 0)
            && self.bare_known(end - 1).is_none_or(|known| known.figure(0) == 0);
        // Of two words only where the first is a family name: Böhmert Zeitungsartikel, but Karl-Josef Laumann.
        let two = end - first == 2 && !self.known(first).is_some_and(is_well_known);
        let noun = !two && (tail || last.is_some_and(Known::is_noun) && self.tagger.seen[end - 2].bare != 0);
        let role = self.is_role(end - 1) && last.is_none_or(|known| known.figure(0) < LIKELY_SHARE);
        let two = end - first == 2 && self.known(first).is_some_and(Known::is_first_name);
        let common = self.is_common(end - 1) && !two;
        (common && !self.is_of_noble(text, end - 1)) || noun || of_family || role
    }

    /// Whether *von der* stands before it: behind articles there are names that stand nowhere else.
    fn is_of_noble(&self, text: &str, at: usize) -> bool {
        let word = |back: usize| at.checked_sub(back).map_or("", |at| self.word(text, at));
        matches!(word(1), "der" | "den" | "dem") && matches!(word(2), "von" | "Von" | "van" | "Van" | "zu")
    }

    fn known(&self, at: usize) -> Option<Known> {
        self.tagger.seen.get(at).and_then(|seen| seen.as_written)
    }

    fn bare_known(&self, at: usize) -> Option<Known> {
        self.tagger.seen.get(at).and_then(|seen| seen.bare_known)
    }

    /// Whether a word can end a name: it has a capital, like *al-Assad*, or is a number.
    fn is_in_name(&self, text: &str, at: usize) -> bool {
        let word = self.word(text, at);
        self.is_capital(at)
            || is_numeral(word)
            || word.split_once('-').is_some_and(|(_, rest)| rest.starts_with(char::is_uppercase))
    }

    fn is_role(&self, at: usize) -> bool {
        self.tagger.seen.get(at).is_some_and(Seen::is_role)
    }

    fn is_capital(&self, at: usize) -> bool {
        self.tagger.seen.get(at).is_some_and(|seen| seen.capital)
    }

    /// Whether a word is a first name that nothing else is said of.
    fn is_first_name(&self, at: usize) -> bool {
        self.is_capital(at)
            && self.tagger.labels[at] == OUTSIDE
            && self.known(at).is_some_and(|known| known.is_first_name() && !known.is_noun() && known.figure(6) <= 1)
    }

    /// Whether a word, or its bare form, stands behind first names in so large a share of all places.
    fn is_family_name(&self, at: usize, share: u32) -> bool {
        if !self.is_capital(at)
            || matches!(self.tagger.labels[at], PERSON | PERSON_ON)
            || self.tokens[at].begins
            || self.tagger.seen[at].around != Around::Nothing
        {
            return false;
        }
        let is_family_name = |known: Known| known.figure(0) >= share && !known.is_noun();
        self.known(at).is_some_and(is_family_name) || self.bare_known(at).is_some_and(is_family_name)
    }

    /// Where a name ends that the model broke off: particles and what follows, a family name behind a first name that stands alone.
    fn with_rest(&self, text: &str, first: usize, end: usize) -> usize {
        if end - first >= NAME_WORDS_MAX {
            return end;
        }
        let follows = |at: usize| self.is_capital(at) && !self.tokens[at].begins;
        let next = self.word(text, end);
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
        let last = self.word(text, end - 1);
        let behind_particle = end - first > 1 && CAPITAL_PARTICLES.contains(&last);
        // Harald Simons von Empirica: Simons is a family name more often.
        let family = end - first > 1 && self.known(end - 1).is_some_and(|known| known.figure(0) >= LIKELY_SHARE);
        let first_name = alone && first_name(end - 1) && !family;
        if !(behind_particle || first_name) {
            return end;
        }
        if CAPITAL_PARTICLES.contains(&next)
            && follows(end)
            && (follows(end + 1) || matches!(self.word(text, end + 1), "der" | "den"))
        {
            return self.with_rest(text, first, end + 1).max(if follows(end + 1) { end + 2 } else { end });
        }
        // Ursula von der Leyen.
        let particle = matches!(next, "von" | "van" | "de" | "zu" | "di" | "da" | "del" | "bin") || behind_particle;
        let mut at = end;
        while particle
            && at < end + 3
            && self.tagger.seen.get(at).is_some_and(|seen| !seen.capital && seen.around == Around::Particle)
        {
            at += 1;
        }
        if at == end {
            let family = self.is_family_name(end, LIKELY_SHARE);
            return if family && !behind_particle { end + 1 } else { end };
        }
        // Behind *von der* every name stands behind an article.
        let article = at > end + 1 || behind_particle;
        let word = self.word(text, at);
        let is_name = self.tagger.seen.get(at).is_some_and(|seen| seen.capital && seen.around == Around::Nothing)
            && !self.tokens[at].begins
            && word.chars().any(char::is_lowercase)
            && self.known(at).is_none_or(|known| {
                let noun = !article && (known.is_noun() || known.figure(2) > 3);
                !noun && known.figure(3) <= 3 && known.figure(6) <= 2
            });
        if is_name { at + 1 } else { end }
    }

    /// The role before a name.
    fn role_before(&self, first: usize) -> Option<usize> {
        (0..first).rev().take_while(|at| self.is_role(*at)).last()
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
    fn push_named(&self, text: &str, mut first: usize, mut end: usize, named: &mut Vec<Named>) {
        let is_title = |at: usize| self.is_role(at);
        // Müllers SPD-Vorgänger Klaus Wowereit, Potsdams Oberbürgermeister Mike Schubert: what is before a role is another name, or none.
        if let Some(role) = (first + 1..end - 1).rev().find(|at| self.is_role_between(*at)) {
            self.push_named(text, first, role, named);
            first = role;
        }
        // What leads the name is no part of it: titles, professions, and words that have a capital only where a sentence begins.
        let is_small = |at: usize| {
            self.tokens[at].begins && self.known(at).is_some_and(|known| known.figure(6) >= 6 && known.bearers() == 0)
        };
        if first + 1 < end
            && is_small(first)
            && self.tagger.seen[first + 1].known.is_some_and(|known| known.figure(0) > 3)
        {
            first += 1;
        }
        while first + 1 < end && (is_title(first) || self.is_profession(text, first, end)) {
            first += 1;
        }
        // von, van and the like in front belong to it where no first name does.
        while end > first && !self.is_in_name(text, end - 1) {
            end -= 1;
        }
        if end == first || is_title(first) && end == first + 1 || self.is_no_person(text, first, end) {
            return;
        }
        let leads = |at: &usize| is_title(*at) || self.is_profession(text, *at, end);
        let role = (0..first).rev().take_while(leads).last();
        named.push(Named { first, end, role });
    }

    /// Whether a word within a name is a role and no name of its own.
    fn is_role_between(&self, at: usize) -> bool {
        self.is_role(at) && self.known(at).is_none_or(|known| known.figure(0) < LIKELY_SHARE && !known.is_first_name())
    }

    /// Whether a word is hardly ever a name; of *Trumps* that is said by *Trump*.
    fn is_common(&self, at: usize) -> bool {
        self.known(at).is_some_and(Known::is_common)
            && self.bare_known(at).is_none_or(|bare| bare.figure(0) < LIKELY_SHARE)
    }

    /// Whether the word before a first name and a surname is what the person does: *Holzkünstler Tino Günther*.
    fn is_profession(&self, text: &str, at: usize, end: usize) -> bool {
        /// Ends of what people do and are, which no list of roles has whole.
        const ENDS: &str = "er erin ist istin or orin ent entin ant antin eur eurin oge ogin ier iker ikerin";
        let word = self.word(text, at);
        let known = |at: usize| self.known(at);
        at + 2 < end
            && word.len() >= 6
            && ENDS.split(' ').any(|ending| word.ends_with(ending))
            && known(at + 1).is_some_and(Known::is_first_name)
            && known(at).is_none_or(|known| !known.is_first_name() && known.figure(0) <= 2)
    }

    /// Whether a name is that of something else by its words: *Robert Koch-Institut*, *Bayerns*, *Andernfalls*.
    fn is_no_person(&self, text: &str, first: usize, end: usize) -> bool {
        let last = self.word(text, end - 1);
        // Robert Bosch GmbH, Müller Holding.
        let names_thing = |word: &str| THINGS_BEHIND.contains(word);
        if NAMED_AFTER.contains(last) || names_thing(last) || names_thing(self.word(text, end)) {
            return true;
        }
        let tail = last.rsplit(['-', '\u{2010}', '\u{2011}']).next().filter(|tail| tail.len() < last.len());
        let known = |word: &str| self.tagger.lexicon().known(hash(word));
        let is_thing = |tail: &str| NAMED_AFTER.contains(tail) || known(tail).is_some_and(Known::is_noun);
        if tail.is_some_and(is_thing) {
            return true;
        }
        if end - first > 1 {
            return false;
        }
        let before = first.checked_sub(1).map_or("", |at| self.word(text, at));
        // V. of e.V.; of Daniela K. it is carried on.
        let led = first.checked_sub(1).is_some_and(|at| self.is_role(at)) || self.is_of_noble(text, first);
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
        let says = self.tagger.seen.get(end).is_some_and(|seen| seen.around == Around::Saying);
        let small = small(last) || (!led && !says && self.known(first).is_some_and(|known| known.figure(6) >= 6));
        place(last) || bare(last).is_some_and(place) || (self.tokens[first].begins && small)
    }

    /// Names every word that the article elsewhere has as a surname behind a first name, or twice as a name: *Spiegel* in an article on Anne
    /// Spiegel. Not where it is inside of another name, nor where it is a noun by the counts and begins nothing.
    fn carry(&self, text: &str, named: &mut Vec<Named>) {
        let mut surnames: FxHashMap<u64, u32> = FxHashMap::default();
        for one in named.iter() {
            let last = &self.tagger.seen[one.end - 1];
            // A first name before it makes sure of it.
            let weight = if one.end - one.first > 1 { 2 } else { 1 };
            for form in [last.word, if last.bare == 0 { last.word } else { last.bare }] {
                *surnames.entry(form).or_default() += weight;
            }
        }
        let mut taken = vec![false; self.tokens.len()];
        for one in named.iter() {
            taken[one.first..one.end].iter_mut().for_each(|taken| *taken = true);
        }
        for (at, taken) in taken.into_iter().enumerate() {
            if taken || !self.tagger.seen[at].capital {
                continue;
            }
            let word = self.word(text, at);
            let sure = |word: u64| surnames.get(&word).copied().unwrap_or_default() >= 2;
            let seen = &self.tagger.seen[at];
            if !sure(seen.word) && !sure(seen.bare) && !self.is_well_known_name(text, at) {
                continue;
            }
            let led = at.checked_sub(1).is_some_and(|at| self.is_role(at)) || self.is_of_noble(text, at);
            if !led && self.is_common(at) || word.len() > 3 && word.ends_with('.') {
                continue;
            }
            // Bündnis Sahra Wagenknecht, Konrad-Adenauer-Stiftung: part of a longer name of something else.
            let beside = |at: Option<usize>| {
                at.and_then(|at| self.tagger.labels.get(at)).is_some_and(|label| *label > PERSON_ON)
            };
            let inside = self.tagger.labels[at] > PERSON_ON && (beside(at.checked_sub(1)) || beside(Some(at + 1)));
            let behind_article = at > 0 && around(self.word(text, at - 1)) == Around::Determiner;
            let noun = self.known(at).is_some_and(Known::is_noun);
            if inside || (noun && behind_article) {
                continue;
            }
            named.push(Named { first: at, end: at + 1, role: self.role_before(at) });
        }
    }

    /// Whether a word that the model left outside is known as a family name and as nothing else: *auf Trump und Putin*.
    fn is_well_known_name(&self, text: &str, at: usize) -> bool {
        if self.tagger.labels[at] != OUTSIDE || self.tokens[at].begins || self.tagger.seen[at].around != Around::Nothing
        {
            return false;
        }
        // Of Trumps what is known of Trump.
        let genitive = self.bare_known(at).filter(|bare| is_well_known(*bare) && self.is_capital(at + 1));
        let known = genitive.or(self.tagger.seen[at].known);
        if !known.is_some_and(|known| is_well_known(known) && known.figure(3) <= 2 && known.figure(6) <= 1) {
            return false;
        }
        // S. and T. are no names; the Koch Institut is not about Koch, and An Sonntagen is none. Der Koch, als Koch.
        let word = self.word(text, at);
        let thing = NAMED_AFTER.contains(self.word(text, at + 1));
        let is_noun = at.checked_sub(1).is_some_and(|at| {
            self.tagger.seen[at].around == Around::Determiner || matches!(self.word(text, at), "als" | "Als")
        });
        !thing && !is_noun && !word.ends_with('.') && word.len() > 2
    }

    /// Offices that stand alone for who has them: *der Kanzler*, where the article names one chancellor before, and no other.
    fn by_office(&self, text: &str, named: &[Named], mentions: &mut Vec<Mention>) {
        // Who has each office, and where the article says so first.
        let mut holders: FxHashMap<&str, Vec<(usize, usize)>> = FxHashMap::default();
        for (number, one) in named.iter().enumerate() {
            let Some(role) = one.role else { continue };
            let Some(office) = (role..one.first).rev().find_map(|at| office_in(self.word(text, at))) else { continue };
            holders.entry(office).or_default().push((one.first, number));
        }
        if holders.is_empty() {
            return;
        }
        let taken: Vec<usize> = named.iter().map(|one| one.first).collect();
        for at in 1..self.tokens.len() {
            let one = &self.tagger.seen[at];
            if !one.capital
                || one.around != Around::Role
                || !matches!(self.word(text, at - 1), "der" | "die" | "den" | "dem" | "des" | "Der" | "Die" | "Dem")
            {
                continue;
            }
            let word = self.word(text, at);
            let forms = [Some(word), word.strip_suffix('s'), word.strip_suffix("en")];
            let Some(office) = forms.into_iter().flatten().filter(|form| OFFICES.contains(form)).find_map(office_in)
            else {
                continue;
            };
            // The president of something is another one; and a name behind it says who.
            let next = self.word(text, at + 1);
            let of_other = matches!(next, "der" | "des" | "von" | "vom" | "für" | "aus" | "im" | "in")
                || self.tagger.seen.get(at + 1).is_some_and(|seen| seen.capital);
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
    fn in_compounds(&self, text: &str, named: &[Named], mentions: &mut Vec<Mention>) {
        let by_last: FxHashMap<&str, usize> =
            named.iter().enumerate().rev().map(|(number, one)| (self.word(text, one.end - 1), number)).collect();
        let inside = |at: usize| {
            let after = named.partition_point(|one| one.first <= at);
            after > 0 && named[after - 1].end > at
        };
        let links = mentions.len();
        for (at, token) in self.tokens.iter().enumerate().filter(|(at, _)| self.tagger.seen[*at].capital) {
            let word = token.span.of(text);
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
                let known = self.tagger.lexicon().known(hash(part)).unwrap_or_default();
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
    fn is_genitive(
        &self,
        text: &str,
        named: &[Named],
        word: &str,
        without: &str,
        forms: &FxHashMap<String, u32>,
    ) -> bool {
        let sign = !word.ends_with(|c: char| c.is_alphabetic()) || word.ends_with("'s") || word.ends_with("’s");
        if sign {
            return true;
        }
        let known = |word: &str| self.tagger.lexicon().known(hash(word));
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
        let here = || named.iter().filter(|one| self.word(text, one.end - 1) == word);
        let first_name = bare.is_some_and(|bare| bare.bearers() > 1);
        let alone = !first_name && forms.contains_key(without) && here().all(|one| one.end - one.first == 1);
        alone || here().all(|one| self.is_before_noun(text, one))
    }

    /// Whether a name stands where a genitive does: before a noun, with adjectives between them or not, or behind one.
    fn is_before_noun(&self, text: &str, one: &Named) -> bool {
        let is_noun = |at: usize| self.is_capital(at) && !self.is_role(at);
        let is_adjective = |at: usize| {
            let word = self.word(text, at);
            let plain = self.tagger.seen.get(at).is_some_and(|seen| !seen.capital && seen.around == Around::Nothing);
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
            .is_some_and(|at| !self.tokens[one.first].begins && is_noun(at) && self.tagger.labels[at] != PERSON_ON);
        before || behind
    }

    /// Parts two family names that stand side by side, *hatte Putin Trump gesagt*, and cuts off what a genitive stands before, *Putins
    /// Friedenswillen*.
    fn part_surnames(&self, text: &str, named: &mut Vec<Named>) {
        let is_first_name = |at: usize| self.known(at).is_some_and(Known::is_first_name);
        let two = |one: &Named| one.end - one.first == 2 && !is_first_name(one.first);
        let sure = named.iter().filter(|one| !two(one));
        let surnames: FxHashSet<&str> = sure.map(|one| self.word(text, one.end - 1)).collect();
        let is_surname = |word: &str| {
            surnames.contains(word)
                || self
                    .tagger
                    .lexicon()
                    .known(hash(word))
                    .is_some_and(|known| is_well_known(known) && known.figure(2) <= 2)
        };
        let mut seconds = Vec::new();
        for one in named.iter_mut().filter(|one| two(one)) {
            let (first, last) = (self.word(text, one.first), self.word(text, one.end - 1));
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

    /// Leaves out single words that nobody knows as names and that have a capital only because a sentence begins with them: *Denkbar wäre*.
    fn leave_out_beginnings(&self, text: &str, named: &mut Vec<Named>) {
        if !named.iter().any(|one| one.end - one.first == 1 && self.tokens[one.first].begins) {
            return;
        }
        // Words that have a capital within a sentence.
        let places = self.tagger.seen.iter().zip(&self.tokens).filter(|(seen, token)| seen.capital && !token.begins);
        let inside: FxHashSet<u64> = places.map(|(seen, _)| seen.word).collect();
        named.retain(|one| {
            if one.end - one.first > 1 || !self.tokens[one.first].begins || one.role.is_some() {
                return true;
            }
            let word = self.word(text, one.first);
            let forms = [Some(hash(word)), bare(word).map(hash)];
            let known = forms.into_iter().flatten().filter_map(|form| self.tagger.lexicon().known(form));
            let is_known = |known: Known| known.figure(0) + known.figure(1) > 1 || known.is_first_name();
            known.into_iter().any(is_known) || forms.iter().flatten().any(|form| inside.contains(form))
        });
    }

    /// Leaves out names that the article uses of a company: *bei Tönnies, die Firma Tönnies*. Only those that stand alone throughout, and
    /// more often beside what says a company than beside what says a person.
    fn leave_out_companies(&self, text: &str, named: &mut Vec<Named>) {
        let mut people: FxHashMap<&str, i32> = FxHashMap::default();
        let bare = |word| bare(word).unwrap_or(word);
        for one in named.iter() {
            let sum = people.entry(bare(self.word(text, one.end - 1))).or_default();
            if one.end - one.first > 1 {
                *sum += PEOPLE;
            }
            let beside = [Some(one.end), one.first.checked_sub(1)];
            let says = beside.into_iter().flatten().filter_map(|at| self.tagger.seen.get(at));
            *sum += i32::from(says.into_iter().any(|seen| seen.around == Around::Saying));
            *sum += i32::from(one.role.is_some() && !self.is_behind_company(one.first));
        }
        // Also where the name was not found.
        for at in (1..self.tokens.len()).filter(|at| self.is_behind_company(*at)) {
            if let Some(sum) = people.get_mut(bare(self.word(text, at))) {
                *sum -= 1;
            }
        }
        named.retain(|one| people.get(bare(self.word(text, one.end - 1))).is_none_or(|sum| *sum >= 0));
    }

    fn bytes(&self, first: usize, end: usize) -> ByteSpan {
        ByteSpan { start: self.tokens[first].span.start, end: self.tokens[end - 1].span.end }
    }

    /// Whether what stands before a word says that it is a company.
    fn is_behind_company(&self, at: usize) -> bool {
        self.is_capital(at) && at > 0 && self.tagger.seen[at - 1].says_company
    }

    /// Says who each name stands for.
    fn link(&self, text: &str, named: &[Named]) -> Vec<Mention> {
        // The full names of the article by their last word; a surname that two people have is nobody's.
        let mut full: FxHashMap<String, Vec<String>> = FxHashMap::default();
        let mut forms: FxHashMap<String, u32> = FxHashMap::default();
        for one in named {
            *forms.entry(self.word(text, one.end - 1).to_string()).or_default() += 1;
        }
        // Asked once of each word: it looks at all places of the word.
        let mut nominatives: FxHashMap<&str, String> = FxHashMap::default();
        for one in named {
            let word = self.word(text, one.end - 1);
            nominatives.entry(word).or_insert_with(|| match bare(word) {
                Some(without) if self.is_genitive(text, named, word, without, &forms) => without.to_string(),
                _ => word.to_string(),
            });
        }
        let name_of = |one: &Named| -> String {
            let mut words: Vec<String> = (one.first..one.end).map(|at| self.word(text, at).to_string()).collect();
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
            let last = self.word(text, one.end - 1);
            let role = one.role.filter(|_| nominatives.get(last).is_none_or(|nominative| nominative == last));
            role.and_then(|role| gender_of(self.bytes(role, one.first).of(text)))
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
}

/// A full name says that it is a person, whatever else stands there.
const PEOPLE: i32 = 1_000;

/// What is named after people.
static NAMED_AFTER: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
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

/// Whether it is known as a family name above all: often behind first names, hardly ever behind articles.
fn is_well_known(known: Known) -> bool {
    known.figure(0) >= SURE_SHARE
        && known.figure(2) <= 2
        && known.figure(7) >= 3
        && !known.is_noun()
        && known.bearers() == 0
}

/// A name without the titles and roles that lead it: *Bundeskanzlerin Angela Merkel*. At least one word stays.
pub fn without_titles(name: &str) -> &str {
    let mut rest = name;
    while let Some((word, after)) = rest.split_once(' ') {
        if !is_role(word) {
            break;
        }
        rest = after;
    }
    rest
}

/// A name without the sign of its genitive; none when it has none.
pub fn without_genitive(name: &str) -> Option<&str> {
    let last = name.rsplit(' ').next().unwrap_or(name);
    bare(last).map(|bare| &name[..name.len() - last.len() + bare.len()])
}

/// Whether it is a Roman numeral behind the name of a pope or a king.
pub(super) fn is_numeral(word: &str) -> bool {
    let letters = word.strip_suffix('.').unwrap_or(word);
    !letters.is_empty() && letters.len() <= 5 && letters.chars().all(|letter| "IVX".contains(letter))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn found(text: &str) -> Vec<String> {
        let mentions = PersonFinder::default().find(text);
        let row = |one: &Mention| {
            let role = one.role.map(|role| format!(" ({})", role.of(text))).unwrap_or_default();
            format!("{} = {}{role}", one.span.of(text), one.name)
        };
        mentions.iter().map(row).collect()
    }

    #[test]
    fn an_article_says_who_is_meant() {
        let text = "Bundeskanzlerin Angela Merkel hat am Montag in Berlin mit Wladimir Putin telefoniert. Merkel forderte ein Ende der Gewalt, \
                    Putins Sprecher Dmitri Peskow widersprach. CDU-Generalsekretär Paul Ziemiak lobte Merkels Kurs.";
        assert_eq!(
            found(text),
            [
                "Angela Merkel = Angela Merkel (Bundeskanzlerin)",
                "Wladimir Putin = Wladimir Putin",
                "Merkel = Angela Merkel",
                "Putins = Wladimir Putin",
                "Dmitri Peskow = Dmitri Peskow (Sprecher)",
                "Paul Ziemiak = Paul Ziemiak (CDU-Generalsekretär)",
                "Merkels = Angela Merkel",
            ]
        );
    }

    #[test]
    fn what_is_no_person_is_none() {
        for text in [
            "Das Robert Koch-Institut meldete am Montag neue Zahlen.",
            "Die Konrad-Adenauer-Stiftung lud nach Berlin ein.",
            "Bayerns Regierung und Berlins Senat stritten.",
            "Andernfalls wird es teuer.",
            "Denkbar wäre das. Vielerorts fehlt Geld.",
            "Bei Tönnies wird wieder geschlachtet. Die Firma Tönnies lud am Montag ein. Tönnies sagte nichts.",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
        let artist = found("Das sagte der Holzkünstler Tino Günther am Montag.");
        assert_eq!(artist, ["Tino Günther = Tino Günther (Holzkünstler)"]);
    }

    #[test]
    fn an_office_stands_for_who_has_it_and_a_compound_has_a_name() {
        let text = "Bundeskanzlerin Angela Merkel kam am Montag. Die Kanzlerin lobte den Präsidenten von Mali. Merkel-Gegner pfiffen, sagte \
                    die Präsidentin.";
        assert_eq!(
            found(text),
            ["Angela Merkel = Angela Merkel (Bundeskanzlerin)", "Kanzlerin = Angela Merkel", "Merkel = Angela Merkel"]
        );
        let kinds: Vec<MentionKind> = PersonFinder::default().find(text).iter().map(|one| one.kind).collect();
        assert_eq!(kinds, [MentionKind::Name, MentionKind::Office, MentionKind::Compound]);
        let two = "Präsident Joe Biden traf Präsident Wladimir Putin. Der Präsident schwieg am Montag.";
        assert!(!found(two).iter().any(|row| row.starts_with("Präsident =")));
    }

    #[test]
    fn genitives_are_those_of_names() {
        let table = [
            ("Das kritisierte Trumps Sprecher am Montag.", "Trumps = Trump"),
            ("Gestern sagte Svenja Peters nichts. Sie lobte Peters.", "Svenja Peters = Svenja Peters"),
            ("Gestern sagte Svenja Peters nichts, und Peter schwieg.", "Svenja Peters = Svenja Peters"),
            ("Heiko Maas sagte am Montag nichts.", "Heiko Maas = Heiko Maas"),
            ("Jürgen Klopps Mannschaft verlor.", "Jürgen Klopps = Jürgen Klopp"),
            ("Karl Marx' Werke", "Karl Marx = Karl Marx"),
            ("Die Rede Sigmar Gabriels gefiel.", "Sigmar Gabriels = Sigmar Gabriel"),
            ("Bertolt Brechts Stücke", "Bertolt Brechts = Bertolt Brecht"),
            ("Baschar al-Assads Truppen", "Baschar al-Assads = Baschar al-Assad"),
            ("Am Montag sprach Marine Le Pen in Berlin.", "Marine Le Pen = Marine Le Pen"),
            ("Alexander Van der Bellens Amt", "Alexander Van der Bellens = Alexander Van der Bellen"),
            ("Daniel Günthers Rede gefiel.", "Daniel Günthers = Daniel Günther"),
            ("Angela Merkels früherer Sprecher kam.", "Angela Merkels = Angela Merkel"),
            ("Alexis Tsipras sagte am Montag nichts.", "Alexis Tsipras = Alexis Tsipras"),
            ("Angela Merkels Kabinett", "Angela Merkels = Angela Merkel"),
        ];
        for (text, row) in table {
            assert_eq!(found(text).first().map(String::as_str), Some(row), "{text}");
        }
    }

    #[test]
    fn two_people_of_one_surname_stay_two() {
        let text = "Der Virologe Peter Müller und die Ministerin Anna Müller stritten am Montag. Müller sagte, das sei falsch.";
        let names = found(text);
        assert!(names.contains(&"Peter Müller = Peter Müller (Virologe)".to_string()), "{names:?}");
        assert!(names.contains(&"Anna Müller = Anna Müller (Ministerin)".to_string()), "{names:?}");
        assert_eq!(names.last().unwrap(), "Müller = Müller", "nobody knows which");
        let told = "Minister Peter Müller und Ministerin Anna Müller stritten am Montag. Frau Müller sagte, das sei falsch. Müller nickte.";
        let names = found(told);
        assert_eq!(names[2..], ["Müller = Anna Müller (Frau)", "Müller = Müller"], "{names:?}");
        let other = found("Minister Hubertus Heil kam am Montag. Frau Heil sagte nichts, Heil auch nicht.");
        assert_eq!(other[1..], ["Heil = Heil (Frau)", "Heil = Hubertus Heil"], "{other:?}");
    }

    proptest! {
        #[test]
        fn any_text_has_names_in_order_that_slice_to_it(text in "(Herr |Dr\\. |Angela |Merkels? |von |Müller|[A-ZÄ][a-zß]{1,8} |\\PC{0,5}|, |\\. ){0,20}") {
            let mentions = PersonFinder::default().find(&text);
            for pair in mentions.windows(2) {
                prop_assert!(pair[0].span.end <= pair[1].span.start);
            }
            for one in &mentions {
                prop_assert!(!one.span.of(&text).trim().is_empty() && !one.name.is_empty() && !person_id(&one.name).is_empty());
                prop_assert!(one.role.is_none_or(|role| role.end <= one.span.start));
            }
        }
    }
}
