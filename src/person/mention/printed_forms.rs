//! Forms in which names are printed beside first name and family name: with what somebody is called in quotation marks
//! or brackets, and family name first. It must not know whose a name is.

use crate::person::mention::article::{NameSpan, TaggedArticle};
use crate::person::name::words::{generation, is_particle};
use crate::person::tagger::lexicon::{Share, WordProfile};
use std::ops::Range;

/// The most words and signs of what somebody is called within a name.
const CALLED_MAX: usize = 4;

impl<'t> TaggedArticle<'t> {
    /// Joins what stands around a byname: *Gerhard „Gerd“ Müller, Hans (Hansi) Flick*.
    pub(crate) fn join_around_bynames(&self, named: &mut Vec<NameSpan>) {
        let signs = (1..self.tokens.len()).filter(|at| closing(self.word(*at)).is_some());
        let found: Vec<(usize, usize)> = signs.filter_map(|at| self.around_byname(at)).collect();
        for (first, end) in found {
            // A family name of more words, and what the name before it has.
            let last = named.iter().find(|one| one.first < end && one.end >= end).map_or(end, |one| one.end);
            let start = named.iter().find(|one| one.first <= first && one.end > first).map_or(first, |one| one.first);
            named.retain(|one| one.end <= start || one.first >= last);
            named.push(NameSpan { first: start, end: last, role: self.role_before(start) });
        }
        named.sort_by_key(|one| one.first);
    }

    /// The first name before a byname whose opening sign is here, and the end of the family name behind it.
    fn around_byname(&self, open: usize) -> Option<(usize, usize)> {
        let close_sign = closing(self.word(open))?;
        let close = (open + 2..=open + 1 + CALLED_MAX).find(|at| close_sign.contains(&self.word(*at)))?;
        let first = open - 1;
        let known_as_first = |at: usize| self.is_capital(at) && self.known(at).is_some_and(WordProfile::is_first_name);
        // Not of Peter Weiß (Emmendingen) Sabine Weiss.
        let is_first_name = known_as_first(first) && !first.checked_sub(1).is_some_and(known_as_first);
        // (KT) may be a party, „KT“ is none.
        let quoted = self.word(open) != "(" && self.word(open) != "[" || closing(self.word(open + 1)).is_some();
        let called = (open + 1..close).all(|at| {
            let word = self.word(at);
            let small = matches!(word, "der" | "die" | "von" | "the" | "el" | "la");
            let sign = !word.chars().any(char::is_alphanumeric) && word != ",";
            sign || (self.is_capital(at) || small) && !self.is_role(at) && (quoted || !self.is_written_large(at))
        });
        let family = (close + 1..close + 4).find(|at| !is_particle(self.word(*at)))?;
        let goes_on = (open..=family).all(|at| self.tokens.get(at).is_some_and(|token| !token.breaks));
        let known = [self.known(family), self.bare_known(family)].into_iter().flatten();
        let is_name = self.labels.get(family)?.is_person()
            || known.clone().any(|known| known.after_first_name() > Share::UpTo4)
            || self.known(family).is_none() && !self.seen[family].tail.is_some_and(WordProfile::is_noun);
        let name = !known_as_first(family)
            && self.is_capital(family)
            && !self.is_role(family)
            && !self.is_common(family)
            && is_name;
        (is_first_name && called && goes_on && name).then_some((first, family + 1))
    }

    /// Takes in names whose family name stands first, as lists have them: *Krumwiede, Agnes*, *Leyen, Ursula von der*.
    pub(crate) fn add_family_names_first(&self, named: &mut Vec<NameSpan>) {
        let mut added = Vec::new();
        for comma in (1..self.tokens.len()).filter(|at| self.word(*at) == ",") {
            if let Some((first, end)) = self.around_comma(comma) {
                added.push(NameSpan { first, end, role: self.role_before(first) });
            }
        }
        for one in added {
            named.retain(|other| other.end <= one.first || other.first >= one.end);
            named.push(one);
        }
        named.sort_by_key(|one| one.first);
    }

    fn around_comma(&self, comma: usize) -> Option<(usize, usize)> {
        let plain = |at: usize| {
            self.is_capital(at)
                && !self.is_role(at)
                && !self.is_written_large(at)
                && self.word(at).chars().count() > 2
                && self.known(at).is_none_or(|known| known.lowercase() <= Share::UpTo20)
        };
        // The family name begins a line, an entry, or stands behind a degree.
        let begins = |at: usize| {
            let before = at.checked_sub(1).map_or("", |at| self.word(at));
            self.tokens[at].breaks || matches!(before, "" | ":" | ";" | "•" | "|" | "/" | "·") || before.ends_with("r.")
        };
        let family = comma - 1;
        let start = (comma.saturating_sub(3)..family)
            .find(|at| (*at..family).all(|at| plain(at) || is_particle(self.word(at))) && begins(*at));
        let start = start.or(begins(family).then_some(family))?;
        let is_first_name = |at: usize| self.is_capital(at) && self.known(at).is_some_and(WordProfile::is_first_name);
        let first_names =
            (comma + 1..comma + 4).take_while(|at| is_first_name(*at) && !self.tokens[*at].breaks).count();
        let mut end = comma + 1 + first_names;
        while first_names > 0 && self.tokens.get(end).is_some_and(|token| !token.breaks) && is_particle(self.word(end))
        {
            end += 1;
        }
        let next = self.word(end);
        let listed = start.checked_sub(1).is_some_and(|at| matches!(self.word(at), ":" | ";"));
        let ends = self.tokens.get(end).is_none_or(|token| token.breaks)
            || matches!(next, "(" | "[" | ";" | "/" | "|")
            || listed && next == ".";
        let noun = self.known(family).is_some_and(|known| known.is_common() || known.is_first_name());
        (first_names > 0 && ends && plain(family) && !noun).then_some((start, end))
    }

    /// Takes in what tells father and son apart: *Alexandre Dumas jun.*
    pub(crate) fn add_generations(&self, named: &mut [NameSpan]) {
        for one in named.iter_mut().filter(|one| one.end - one.first > 1) {
            let next = self.tokens.get(one.end).filter(|token| !token.begins && !token.breaks);
            if next.is_some() && generation(self.word(one.end)).is_some() {
                one.end += 1;
            }
        }
    }

    /// Whether a word has capitals only.
    fn is_written_large(&self, at: usize) -> bool {
        let word = self.word(at);
        word.chars().count() > 1 && !word.chars().any(char::is_lowercase)
    }

    /// The words of a name in the usual order, without bynames.
    pub(crate) fn words_of(&self, places: Range<usize>) -> Vec<&'t str> {
        if let Some(comma) = places.clone().find(|at| self.word(*at) == ",") {
            return (comma + 1..places.end).chain(places.start..comma).map(|at| self.word(at)).collect();
        }
        let mut words = Vec::with_capacity(places.len());
        let mut at = places.start;
        while at < places.end {
            let close = closing(self.word(at))
                .and_then(|close| (at + 1..places.end).find(|at| close.contains(&self.word(*at))));
            match close {
                Some(close) if at > places.start => at = close + 1,
                _ => {
                    words.push(self.word(at));
                    at += 1;
                }
            }
        }
        words
    }
}

/// What closes what this sign opens.
fn closing(open: &str) -> Option<&'static [&'static str]> {
    Some(match open {
        "„" | "“" => &["“", "”", "\""],
        "\"" => &["\"", "”"],
        "»" => &["«"],
        "«" => &["»"],
        "‚" | "‘" => &["‘", "’"],
        "'" => &["'"],
        "(" => &[")"],
        "[" => &["]"],
        _ => return None,
    })
}
