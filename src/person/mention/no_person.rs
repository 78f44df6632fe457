//! Which names are of no person: of things, companies, places, days, or abbreviations, by their words and lists.
//! It must not know where a name begins or ends.

use crate::person::mention::article::{LIKELY_SHARE, NameSpan, SURE_SHARE, TaggedArticle};
use crate::person::name::particles::FAMILY_NAMES_FIRST;
use crate::person::name::words::{ContextClass, is_initial, is_numeral, strip_genitive};
use crate::person::tagger::lexicon::{Share, WordProfile, hash};
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

impl TaggedArticle<'_> {
    /// Whether a word in capitals is known as a family name in other letters.
    fn is_known_in_capitals(&self, word: &str) -> bool {
        self.lexicon.known(hash(&in_usual_letters(word))).is_some_and(|known| known.after_first_name() > SURE_SHARE)
    }

    /// Whether what stands before a name says that it is one of a place: *im Bundesstaat Jackson*, *in Kolding*; of what
    /// nobody has as a first name, or as a well-known family name.
    fn is_behind_place(&self, first: usize, end: usize) -> bool {
        let Some(before) = first.checked_sub(1).filter(|_| !is_initial(self.word(first))) else { return false };
        let lead = self.word(before);
        let noun = self.is_capital(before) && !self.is_role(before) && {
            let lower = lead.to_lowercase();
            PLACES
                .split_whitespace()
                .any(|place| lower.strip_suffix('s').unwrap_or(&lower).ends_with(place) || lower.ends_with(place))
        };
        if noun && end - first == 1 {
            return true;
        }
        let first_name = self.known(first).is_some_and(WordProfile::is_first_name);
        if noun && !first_name {
            return true;
        }
        let name = |at: usize| {
            [self.known(at), self.bare_known(at)]
                .into_iter()
                .flatten()
                .any(|known| known.after_first_name() > LIKELY_SHARE)
        };
        matches!(lead, "in" | "In" | "nach" | "Nach") && !first_name && (first..end).all(|at| !name(at))
    }

    /// Whether the words, or their nominative, are listed as a name of something else: *Astra Zeneca, Fox News*.
    fn is_listed_as_none(&self, first: usize, end: usize) -> bool {
        let is_listed = |first: usize, end: usize| {
            let words = (first..end).map(|at| self.word(at)).collect::<Vec<_>>().join(" ");
            NO_PERSONS.contains(words.as_str())
                || words.strip_suffix(['s', '\'', '’']).is_some_and(|words| NO_PERSONS.contains(words))
        };
        // Lisa in Mona Lisa.
        let longer = (first.saturating_sub(2)..=first)
            .any(|from| (end..=end + 2).any(|to| (from, to) != (first, end) && to - from > 1 && is_listed(from, to)));
        end - first <= 3 && (is_listed(first, end) || end - first < 3 && longer)
    }

    /// Whether a word is one of capitals that nobody knows as a name: *SPD, BÜNDNIS*; but *MERKEL* is well known.
    pub(crate) fn is_abbreviation(&self, at: usize) -> bool {
        let word = self.word(at);
        word.chars().filter(|letter| letter.is_alphabetic()).count() > 1
            && !word.chars().any(char::is_lowercase)
            && word.chars().next().is_some_and(char::is_uppercase)
            && !is_numeral(word)
            && !is_initial(word)
            && !self.is_known_in_capitals(word)
    }

    /// Whether all words of a name are written in capitals and one is a first name: *PETRA QUABBEL*.
    pub(crate) fn is_written_in_capitals(&self, first: usize, end: usize) -> bool {
        let capitals = |word: &str| !word.chars().any(char::is_lowercase);
        let first_name = |word: &str| {
            let usual = in_usual_letters(word);
            self.lexicon.known(hash(&usual)).is_some_and(WordProfile::is_first_name)
        };
        (first..end).all(|at| capitals(self.word(at))) && first_name(self.word(first))
    }

    /// Leaves out what the article made a name of and is listed as none, or is a day.
    pub(crate) fn leave_out_listed(&self, named: &mut Vec<NameSpan>) {
        named.retain(|one| {
            let alone = one.end - one.first == 1;
            !(self.is_listed_as_none(one.first, one.end) || alone && is_day(self.word(one.first)))
        });
    }

    /// Whether a name is that of something else by its words: *Robert Koch-Institut*, *Bayerns*, *Andernfalls*.
    pub(crate) fn is_no_person(&self, first: usize, end: usize) -> bool {
        let last = self.word(end - 1);
        if self.is_listed_as_none(first, end) || end - first == 1 && is_day(last) || self.is_behind_place(first, end) {
            return true;
        }
        // Sender Channel 13.
        let letters = |at: usize| self.word(at).contains(char::is_alphabetic);
        if !letters(end - 1) {
            return true;
        }
        // Irans Verbündete, Israelischer Araber.
        let of_place = end - first == 2
            && (self
                .bare_known(first)
                .is_some_and(|known| known.after_place() > Share::UpTo20 && known.after_first_name() <= Share::UpTo1)
                || ["ischer", "ische", "ischen", "isches"].iter().any(|end| self.word(first).ends_with(end)))
            && !self.known(first).is_some_and(WordProfile::is_first_name);
        // Peter Ring, Präsidentin Park; but Robert Bosch GmbH, Müller Holding.
        let family = (end - first == 2
            && self.known(end - 1).is_some_and(|known| known.after_first_name() > LIKELY_SHARE))
            || FAMILY_NAMES_FIRST.contains(&last);
        if of_place || !family && NAMED_AFTER.contains(last) || is_thing_behind(last) || is_thing_behind(self.word(end))
        {
            return true;
        }
        let tail = last.rsplit(['-', '\u{2010}', '\u{2011}']).next().filter(|tail| tail.len() < last.len());
        let known = |word: &str| self.lexicon.known(hash(word));
        let is_thing = |tail: &str| NAMED_AFTER.contains(tail) || known(tail).is_some_and(WordProfile::is_noun);
        if tail.is_some_and(is_thing) {
            return true;
        }
        let before = first.checked_sub(1).map_or("", |at| self.word(at));
        // F. A. Z. and V. of e.V.; of Daniela K. it is carried on.
        let initials = (first..end).all(|at| self.word(at).ends_with('.'));
        let abbreviated = initials || last.ends_with('.') && (last.chars().count() > 3 || last == "Str.");
        let capitals = end - first == 1 && self.is_abbreviation(first);
        if capitals || abbreviated && !is_numeral(last) || NO_NAME_BEHIND.contains(&before) {
            return true;
        }
        end - first == 1 && self.is_no_surname(first)
    }

    /// Whether a word alone is no name of a person: a word of time, a place, or one that has a capital only where a
    /// sentence begins.
    fn is_no_surname(&self, first: usize) -> bool {
        let (last, end) = (self.word(first), first + 1);
        let known = |word: &str| self.lexicon.known(hash(word));
        let led = self.is_led(first);
        if !led && (self.is_common(first) || self.is_only_a_word(first)) || TIMES.contains(&last) {
            return true;
        }
        let named = |known: WordProfile| known.steps_after_names() > 2 || known.is_first_name();
        let place = |word: &str| {
            known(word).is_some_and(|known| {
                (known.after_place() > Share::UpTo10 && !named(known))
                    || (!led
                        && (known.after_place() > Share::UpTo20 && known.after_first_name() <= Share::UpTo1
                            || known.after_place() > Share::UpTo35 && known.after_first_name() <= Share::UpTo4))
            })
        };
        let small = |word: &str| known(word).is_some_and(|known| known.lowercase() > Share::UpTo35 && !named(known));
        // Leicht hatte sie es nie; but Kurz sagte.
        let says = self.seen.get(end).is_some_and(|seen| seen.class == ContextClass::Saying);
        let small =
            small(last) || (!led && !says && self.known(first).is_some_and(|known| known.lowercase() > Share::UpTo35));
        place(last) || strip_genitive(last).is_some_and(place) || (self.tokens[first].begins && small)
    }
}

/// What is named after people.
pub(crate) static NAMED_AFTER: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
    "Institut Instituts Stiftung Platz Straße Strasse Halle Schule Gymnasium Haus Preis Stadion Universität Klinik \
        Gesellschaft Allee Park Arena Museum Zentrum Verlag Flughafen Brücke Krankenhaus Medaille Ufer Ring Weg \
        Orchester Partei Regierung"
        .split_whitespace()
        .collect()
});

/// Ends of what stands before names of places.
const PLACES: &str = "\
    bundesstaat bundesstaate bundesstaates bundesland stadt kleinstadt provinz region insel gemeinde \
    ortschaft ortsteil stadtteil vorort landkreis kanton county distrikt bezirk bezirksteil dorf nachbarort \
    kurort badeort stadtviertel gouvernement";

/// What else stands behind names of things, and behind names of places in English.
static THINGS_BEHIND: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
    "Agency Group Stiftung Institut Universität Klinik Gymnasium Stadion Flughafen Airport River School House \
        Avenue Street Records Theatre University College Motors Airways City Stadium Beach Bay News Times Live Magazine \
        Media Television Radio Foundation Association Brothers Hotel Internet Award Cup"
        .split_whitespace()
        .collect()
});

/// Names of other things, by all their words.
static NO_PERSONS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
    let lines = include_str!("../data/no-persons.txt").lines();
    lines.filter(|line| !line.starts_with('#')).collect()
});

/// Whether a word is a day of the week, a part of one, a month or a feast, in any form: *Sonntagen*.
fn is_day(word: &str) -> bool {
    // Mai and August are names, too, which the counts know.
    const DAYS: &str = "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag januar jänner februar märz \
        april juni juli september oktober november dezember ostern weihnachten";
    const TIMES_OF_DAY: [&str; 7] = ["morgen", "vormittag", "mittag", "nachmittag", "abend", "nacht", "früh"];
    let lower = word.to_lowercase();
    let bare = |word: &str| {
        let word = TIMES_OF_DAY.iter().find_map(|time| word.strip_suffix(time)).unwrap_or(word);
        DAYS.split_whitespace().any(|day| day == word)
    };
    bare(&lower) || ["en", "es", "e", "s", "n"].iter().any(|end| lower.strip_suffix(end).is_some_and(bare))
}

/// A word in capitals as it is usually written.
fn in_usual_letters(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().into_iter().chain(letters.flat_map(char::to_lowercase)).collect()
}

/// What stands behind names of companies.
pub(crate) const LEGAL: [&str; 9] = ["GmbH", "AG", "KG", "SE", "Holding", "Inc", "Ltd", "Corporation", "Company"];

/// Whether a word says that what stands before it is the name of a thing.
pub(crate) fn is_thing_behind(word: &str) -> bool {
    LEGAL.contains(&word) || THINGS_BEHIND.contains(word)
}

/// What stands before names of other things: *New Haven*, *San Juan*, *St. Peter*, *Orkan Kyrill*, *Verlag Paul Haupt*.
pub(crate) const NO_NAME_BEHIND: [&str; 15] = [
    "North", "South", "New", "West", "East", "San", "Santa", "São", "Saint", "St.", "Sankt", "Hagia", "Dow", "Orkan",
    "Verlag",
];

/// Times of the year that are first names, too.
const TIMES: [&str; 2] = ["Silvester", "Ramadan"];
