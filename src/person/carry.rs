//! What the whole article says of a name: a surname that it makes sure of is one wherever it stands, what it uses as a company is none.
//! It must not know who is meant.

use super::boundaries::NAMED_AFTER;
use super::lexicon::{Known, hash};
use super::model::{OUTSIDE, PERSON_ON};
use super::view::{Named, View, is_well_known};
use super::words::{Around, around, bare};
use rustc_hash::{FxHashMap, FxHashSet};

impl View<'_> {
    /// Names every word that the article elsewhere has as a surname behind a first name, or twice as a name: *Spiegel* in an article on Anne
    /// Spiegel. Not where it is inside of another name, nor where it is a noun by the counts and begins nothing.
    pub(super) fn carry(&self, named: &mut Vec<Named>) {
        let mut surnames: FxHashMap<u64, u32> = FxHashMap::default();
        for one in named.iter() {
            let last = &self.seen[one.end - 1];
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
            if taken || !self.seen[at].capital {
                continue;
            }
            let word = self.word(at);
            let sure = |word: u64| surnames.get(&word).copied().unwrap_or_default() >= 2;
            let seen = &self.seen[at];
            if !sure(seen.word) && !sure(seen.bare) && !self.is_well_known_name(at) {
                continue;
            }
            let led = at.checked_sub(1).is_some_and(|at| self.is_role(at)) || self.is_of_noble(at);
            if !led && self.is_common(at) || word.len() > 3 && word.ends_with('.') {
                continue;
            }
            // Bündnis Sahra Wagenknecht, Konrad-Adenauer-Stiftung: part of a longer name of something else.
            let beside =
                |at: Option<usize>| at.and_then(|at| self.labels.get(at)).is_some_and(|label| *label > PERSON_ON);
            let inside = self.labels[at] > PERSON_ON && (beside(at.checked_sub(1)) || beside(Some(at + 1)));
            let behind_article = at > 0 && around(self.word(at - 1)) == Around::Determiner;
            let noun = self.known(at).is_some_and(Known::is_noun);
            if inside || (noun && behind_article) {
                continue;
            }
            named.push(Named { first: at, end: at + 1, role: self.role_before(at) });
        }
    }

    /// Whether a word that the model left outside is known as a family name and as nothing else: *auf Trump und Putin*.
    fn is_well_known_name(&self, at: usize) -> bool {
        if self.labels[at] != OUTSIDE || self.tokens[at].begins || self.seen[at].around != Around::Nothing {
            return false;
        }
        // Of Trumps what is known of Trump.
        let genitive = self.bare_known(at).filter(|bare| is_well_known(*bare) && self.is_capital(at + 1));
        let known = genitive.or(self.seen[at].known);
        if !known.is_some_and(|known| is_well_known(known) && known.figure(3) <= 2 && known.figure(6) <= 1) {
            return false;
        }
        // S. and T. are no names; the Koch Institut is not about Koch, and An Sonntagen is none. Der Koch, als Koch.
        let word = self.word(at);
        let thing = NAMED_AFTER.contains(self.word(at + 1));
        let is_noun = at
            .checked_sub(1)
            .is_some_and(|at| self.seen[at].around == Around::Determiner || matches!(self.word(at), "als" | "Als"));
        !thing && !is_noun && !word.ends_with('.') && word.len() > 2
    }

    /// Leaves out single words that nobody knows as names and that have a capital only because a sentence begins with them: *Denkbar wäre*.
    pub(super) fn leave_out_beginnings(&self, named: &mut Vec<Named>) {
        if !named.iter().any(|one| one.end - one.first == 1 && self.tokens[one.first].begins) {
            return;
        }
        // Words that have a capital within a sentence.
        let places = self.seen.iter().zip(self.tokens).filter(|(seen, token)| seen.capital && !token.begins);
        let inside: FxHashSet<u64> = places.map(|(seen, _)| seen.word).collect();
        named.retain(|one| {
            if one.end - one.first > 1 || !self.tokens[one.first].begins || one.role.is_some() {
                return true;
            }
            let word = self.word(one.first);
            let forms = [Some(hash(word)), bare(word).map(hash)];
            let known = forms.into_iter().flatten().filter_map(|form| self.lexicon.known(form));
            let is_known = |known: Known| known.figure(0) + known.figure(1) > 1 || known.is_first_name();
            known.into_iter().any(is_known) || forms.iter().flatten().any(|form| inside.contains(form))
        });
    }

    /// Leaves out names that the article uses of a company: *bei Tönnies, die Firma Tönnies*. Only those that stand alone throughout, and
    /// more often beside what says a company than beside what says a person.
    pub(super) fn leave_out_companies(&self, named: &mut Vec<Named>) {
        let mut people: FxHashMap<&str, i32> = FxHashMap::default();
        let bare = |word| bare(word).unwrap_or(word);
        for one in named.iter() {
            let sum = people.entry(bare(self.word(one.end - 1))).or_default();
            if one.end - one.first > 1 {
                *sum += PEOPLE;
            }
            let beside = [Some(one.end), one.first.checked_sub(1)];
            let says = beside.into_iter().flatten().filter_map(|at| self.seen.get(at));
            *sum += i32::from(says.into_iter().any(|seen| seen.around == Around::Saying));
            *sum += i32::from(one.role.is_some() && !self.is_behind_company(one.first));
        }
        // Also where the name was not found.
        for at in (1..self.tokens.len()).filter(|at| self.is_behind_company(*at)) {
            if let Some(sum) = people.get_mut(bare(self.word(at))) {
                *sum -= 1;
            }
        }
        named.retain(|one| people.get(bare(self.word(one.end - 1))).is_none_or(|sum| *sum >= 0));
    }

    /// Whether what stands before a word says that it is a company.
    fn is_behind_company(&self, at: usize) -> bool {
        self.is_capital(at) && at > 0 && self.seen[at - 1].says_company
    }
}

/// A full name says that it is a person, whatever else stands there.
const PEOPLE: i32 = 1_000;
