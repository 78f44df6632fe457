//! Finds the persons of an article: names word by word, then surnames that the whole article makes sure of, and who each stands for.
//! It must not know how names are spelled elsewhere.

use super::lexicon::{Known, Lexicon, hash};
use super::model::{Model, PERSON, PERSON_ON, Seen, look};
use super::tokens::{Token, tokens};
use super::words::{Around, around, is_role};
use crate::span::ByteSpan;
use rustc_hash::FxHashMap;
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

/// A name as printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Where it is printed: the name without titles and roles, with its genitive.
    pub span: ByteSpan,
    /// Who it stands for in this article: the full name where the article has one, else the name itself, without its genitive.
    pub name: String,
    /// The title or role printed before it: *CDU-Generalsekretär*.
    pub role: Option<ByteSpan>,
}

impl Mention {
    /// The name as an identifier: lower-case letters of the alphabet, words joined by hyphens.
    pub fn id(&self) -> String {
        let mut id = String::new();
        for letter in self.name.chars().flat_map(char::to_lowercase) {
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
}

/// Finds persons in texts; keeps its memory from one to the next.
pub struct PersonFinder {
    lexicon: Arc<Lexicon>,
    model: Arc<Model>,
    tokens: Vec<Token>,
    seen: Vec<Seen>,
    labels: Vec<usize>,
}

impl Default for PersonFinder {
    /// A finder with what ships.
    fn default() -> PersonFinder {
        let (lexicon, model) = shipped();
        PersonFinder::new(lexicon, model)
    }
}

/// A name is taken for a genitive where the one without its s is known so many times better as a family name. By hand, after *Trumps,
/// Scholzs* on one side and *Maas, Peters, Altmaiers* on the other.
const SURER: f64 = 2.0;

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
        PersonFinder { lexicon, model, tokens: Vec::new(), seen: Vec::new(), labels: Vec::new() }
    }

    /// The persons named in an article, in the order they are named.
    pub fn find(&mut self, text: &str) -> Vec<Mention> {
        tokens(text, &mut self.tokens);
        look(text, &self.tokens, &self.lexicon, &mut self.seen);
        self.model.label(&self.seen, &mut self.labels);
        let mut named = self.named(text);
        if named.is_empty() {
            return Vec::new();
        }
        self.carry(text, &mut named);
        named.sort_by_key(|one| one.first);
        self.link(text, &named)
    }

    fn word<'t>(&self, text: &'t str, at: usize) -> &'t str {
        self.tokens.get(at).map_or("", |token| token.span.of(text))
    }

    /// The names that the model labels, without titles and roles, and with what belongs to them.
    fn named(&self, text: &str) -> Vec<Named> {
        let mut named = Vec::new();
        let mut at = 0;
        while at < self.labels.len() {
            if self.labels[at] != PERSON && self.labels[at] != PERSON_ON {
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
            if is_numeral(self.word(text, end)) {
                end += 1;
            }
            // What leads the name is no part of it.
            let is_title = |at: usize| {
                is_role(self.word(text, at)) || matches!(around(self.word(text, at)), Around::Degree | Around::Address)
            };
            while first + 1 < end && (is_title(first) || self.is_profession(text, first, end)) {
                first += 1;
            }
            // von, van and the like in front belong to it where no first name does.
            while end > first && !self.seen[end - 1].capital && !is_numeral(self.word(text, end - 1)) {
                end -= 1;
            }
            if end == first || is_title(first) && end == first + 1 || self.is_no_person(text, first, end) {
                continue;
            }
            let leads = |at: &usize| is_title(*at) || self.is_profession(text, *at, end);
            let role = (0..first).rev().take_while(leads).last();
            named.push(Named { first, end, role });
        }
        named
    }

    /// Whether the word before a first name and a surname is what the person does: *Holzkünstler Tino Günther*.
    fn is_profession(&self, text: &str, at: usize, end: usize) -> bool {
        /// Ends of what people do and are, which no list of roles has whole.
        const ENDS: &str = "er erin ist istin or orin ent entin ant antin eur eurin oge ogin ier iker ikerin";
        let word = self.word(text, at);
        let known = |at: usize| self.lexicon.known(hash(self.word(text, at)));
        at + 2 < end
            && word.len() >= 6
            && ENDS.split(' ').any(|ending| word.ends_with(ending))
            && known(at + 1).is_some_and(Known::is_first_name)
            && known(at).is_none_or(|known| !known.is_first_name() && known.figure(0) <= 2)
    }

    /// Whether a name is that of something else by its words: *Robert Koch-Institut*, *Bayerns*, *Andernfalls*.
    fn is_no_person(&self, text: &str, first: usize, end: usize) -> bool {
        /// What is named after people.
        const NAMED_AFTER: &str = "Institut Instituts Stiftung Platz Straße Strasse Halle Schule Gymnasium Haus Preis Stadion Universität Klinik Gesellschaft Allee Park Arena \
                                   Museum Zentrum Verlag Flughafen Brücke Krankenhaus Medaille Ufer Ring Weg Orchester Partei Regierung";
        let last = self.word(text, end - 1);
        let tail = last.rsplit(['-', '\u{2010}', '\u{2011}']).next().filter(|tail| tail.len() < last.len());
        let known = |word: &str| self.lexicon.known(hash(word));
        let is_thing = |tail: &str| {
            NAMED_AFTER.split_whitespace().any(|thing| thing == tail) || known(tail).is_some_and(Known::is_noun)
        };
        if tail.is_some_and(is_thing) {
            return true;
        }
        if end - first > 1 {
            return false;
        }
        let named = |known: Known| known.figure(0) + known.figure(1) > 2 || known.is_first_name();
        let place = |word: &str| known(word).is_some_and(|known| known.figure(3) >= 4 && !named(known));
        let small = |word: &str| known(word).is_some_and(|known| known.figure(6) >= 6 && !named(known));
        place(last) || bare(last).is_some_and(place) || (self.tokens[first].begins && small(last))
    }

    /// Names every word that the article elsewhere has as a surname behind a first name, or twice as a name: *Spiegel* in an article on Anne
    /// Spiegel. Not where it is inside of another name, nor where it is a noun by the counts and begins nothing.
    fn carry(&self, text: &str, named: &mut Vec<Named>) {
        let mut surnames: FxHashMap<&str, u32> = FxHashMap::default();
        for one in named.iter() {
            let last = self.word(text, one.end - 1);
            // A first name before it makes sure of it.
            let weight = if one.end - one.first > 1 { 2 } else { 1 };
            for form in [last, bare(last).unwrap_or(last)] {
                *surnames.entry(form).or_default() += weight;
            }
        }
        let mut taken = vec![false; self.tokens.len()];
        for one in named.iter() {
            taken[one.first..one.end].iter_mut().for_each(|taken| *taken = true);
        }
        for (at, taken) in taken.into_iter().enumerate() {
            if taken || !self.seen[at].capital {
                continue;
            }
            let word = self.word(text, at);
            let sure = |word: &str| surnames.get(word).copied().unwrap_or_default() >= 2;
            if !sure(word) && !bare(word).is_some_and(sure) {
                continue;
            }
            // Bündnis Sahra Wagenknecht, Konrad-Adenauer-Stiftung: part of a longer name of something else.
            let beside =
                |at: Option<usize>| at.and_then(|at| self.labels.get(at)).is_some_and(|label| *label > PERSON_ON);
            let inside = self.labels[at] > PERSON_ON && (beside(at.checked_sub(1)) || beside(Some(at + 1)));
            let behind_article = at > 0 && around(self.word(text, at - 1)) == Around::Determiner;
            let noun = self.lexicon.known(hash(word)).is_some_and(Known::is_noun);
            if inside || (noun && behind_article) {
                continue;
            }
            let role = (0..at).rev().take_while(|at| is_role(self.word(text, *at))).last();
            named.push(Named { first: at, end: at + 1, role });
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
        if !word.ends_with(|c: char| c.is_alphabetic())
            || forms.contains_key(without)
            || word.ends_with("'s")
            || word.ends_with("’s")
        {
            return true;
        }
        // How often it is known to stand behind a first name.
        let surname = |known: Option<Known>| {
            let known = known.unwrap_or_default();
            f64::from(known.figure(0)) * 4_f64.powi(known.figure(7) as i32)
        };
        let (of_word, of_bare) = (self.lexicon.known(hash(word)), self.lexicon.known(hash(without)));
        let (with, bare) = (surname(of_word), surname(of_bare));
        if of_bare.is_some_and(|known| known.bearers() > 1) {
            // Peters, Jacobs, Adams: a first name with an s is a family name as often as not.
            return with == 0.0 && !of_word.is_some_and(Known::is_first_name);
        }
        if with > 0.0 || bare > 0.0 {
            return bare >= SURER * with;
        }
        // Nobody knows either. A genitive stands before a noun, or behind one.
        let capital = |at: Option<usize>| at.and_then(|at| self.seen.get(at)).is_some_and(|seen| seen.capital);
        named.iter().filter(|one| self.word(text, one.end - 1) == word).all(|one| {
            let behind =
                one.first.checked_sub(1).filter(|at| !self.tokens[one.first].begins && !is_role(self.word(text, *at)));
            capital(Some(one.end)) && !self.tokens.get(one.end).is_some_and(|next| next.begins) || capital(behind)
        })
    }

    /// Says who each name stands for.
    fn link(&self, text: &str, named: &[Named]) -> Vec<Mention> {
        // The full names of the article by their last word; a surname that two people have is nobody's.
        let mut full: FxHashMap<String, Vec<String>> = FxHashMap::default();
        let mut forms: FxHashMap<String, u32> = FxHashMap::default();
        for one in named {
            *forms.entry(self.word(text, one.end - 1).to_string()).or_default() += 1;
        }
        let nominative = |word: &str| match bare(word) {
            Some(without) if self.is_genitive(text, named, word, without, &forms) => without.to_string(),
            _ => word.to_string(),
        };
        let name_of = |one: &Named| -> String {
            let mut words: Vec<String> = (one.first..one.end).map(|at| self.word(text, at).to_string()).collect();
            if let Some(last) = words.last_mut() {
                *last = nominative(last);
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
        let stands_for = |name: &String| -> String {
            if name.contains(' ') {
                return name.clone();
            }
            let only = |people: Option<&Vec<String>>| {
                people.filter(|people| people.len() == 1).map(|people| people[0].clone())
            };
            let by_first =
                || first_names.get(name.as_str()).filter(|people| people.len() == 1).map(|people| people[0].clone());
            match full.get(name) {
                // Two people of one surname: nobody knows which.
                Some(people) if people.len() > 1 => name.clone(),
                people => only(people).or_else(by_first).unwrap_or_else(|| name.clone()),
            }
        };
        let mention = |(one, name): (&Named, &String)| Mention {
            span: ByteSpan { start: self.tokens[one.first].span.start, end: self.tokens[one.end - 1].span.end },
            name: stands_for(name),
            role: one
                .role
                .map(|role| ByteSpan { start: self.tokens[role].span.start, end: self.tokens[one.first - 1].span.end }),
        };
        named.iter().zip(&names).map(mention).collect()
    }
}

/// A name without the sign of its genitive.
fn bare(word: &str) -> Option<&str> {
    let without =
        word.strip_suffix(['\'', '’']).or_else(|| word.strip_suffix("'s")).or_else(|| word.strip_suffix('s'))?;
    (without.chars().count() >= 3).then_some(without)
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
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
        let artist = found("Das sagte der Holzkünstler Tino Günther am Montag.");
        assert_eq!(artist, ["Tino Günther = Tino Günther (Holzkünstler)"]);
    }

    #[test]
    fn genitives_are_those_of_names() {
        let table = [
            ("Das kritisierte Trumps Sprecher am Montag.", "Trumps = Trump"),
            ("Gestern sagte Svenja Peters nichts. Sie lobte Peters.", "Svenja Peters = Svenja Peters"),
            ("Heiko Maas sagte am Montag nichts.", "Heiko Maas = Heiko Maas"),
            ("Jürgen Klopps Mannschaft verlor.", "Jürgen Klopps = Jürgen Klopp"),
            ("Karl Marx' Werke", "Karl Marx = Karl Marx"),
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
    }

    proptest! {
        #[test]
        fn any_text_has_names_in_order_that_slice_to_it(text in "(Herr |Dr\\. |Angela |Merkels? |von |Müller|[A-ZÄ][a-zß]{1,8} |\\PC{0,5}|, |\\. ){0,20}") {
            let mentions = PersonFinder::default().find(&text);
            for pair in mentions.windows(2) {
                prop_assert!(pair[0].span.end <= pair[1].span.start);
            }
            for one in &mentions {
                prop_assert!(!one.span.of(&text).trim().is_empty() && !one.name.is_empty() && !one.id().is_empty());
                prop_assert!(one.role.is_none_or(|role| role.end <= one.span.start));
            }
        }
    }
}
