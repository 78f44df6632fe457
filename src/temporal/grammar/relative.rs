//! Times counted from another: *gestern*, *letzte Woche*, *vor zwei Wochen*, *fünf Tage später*.
//! It must not resolve anything.

use crate::temporal::grammar::cursor::Grammar;
use crate::temporal::grammar::phrase::{Exactness, Meaning, Phrase, YearRef};
use crate::temporal::tokens::TokenKind;
use crate::temporal::word::{DayPart, Link, Reference, Unit, Word};

impl Grammar<'_> {
    /// What *letzte*, *diese* and *nächste* stand before.
    pub fn directed(&self, at: usize, direction: i8, phrases: &mut Vec<Phrase>) -> Option<usize> {
        let next = at + 1;
        let of_text = self.word(at).to_ascii_lowercase().starts_with("folgend");
        let direction_of = |direction: i8| match direction {
            ..0 => Reference::Past,
            0 => Reference::Present,
            1.. => Reference::Future,
        };
        match self.time(next)? {
            Word::Unit(Unit::Day) => match direction {
                // *an diesem Tag im Januar* is what follows.
                0 if self.link(next + 1) == Some(Link::Im) => None,
                0 => Self::push(phrases, at, next + 1, Meaning::DayOfText { days: 0 }),
                1 => Self::push(phrases, at, next + 1, Meaning::DayOfText { days: 1 }),
                _ => None,
            },
            // *in dieser Zeit* is the one that was spoken of.
            Word::Unit(Unit::Time) | Word::Units(Unit::Time) => {
                let reference = if direction > 0 { Reference::Future } else { Reference::Past };
                Self::push(phrases, at, next + 1, Meaning::Reference(reference))
            }
            // nächste Woche Mittwoch
            Word::Unit(Unit::Week) if matches!(self.time(next + 1), Some(Word::Weekday(_))) => {
                let Some(Word::Weekday(weekday)) = self.time(next + 1) else { return None };
                Self::push(phrases, at, next + 2, Meaning::WeekdayOf { weekday, week: direction })
            }
            Word::Unit(_) | Word::Units(_) if of_text => None,
            Word::Unit(unit) => {
                Self::push(phrases, at, next + 1, Meaning::Unit { portion: None, unit, offset: direction })
            }
            Word::Units(_) => Self::push(phrases, at, next + 1, Meaning::Reference(direction_of(direction))),
            Word::Weekday(weekday) => {
                let known = phrases.len();
                let end = self.weekday(next, weekday, Some(direction), phrases)?;
                phrases.get_mut(known)?.first = at;
                Some(end)
            }
            Word::WeekdayPart(weekday, part) => {
                self.with_part(at, next + 1, Meaning::Weekday { weekday, direction: Some(direction) }, part, phrases)
            }
            Word::Month(month) => {
                let (year, end) = self.year_of(next + 1);
                let direction = if year == YearRef::Open { Some(direction) } else { None };
                Self::push(phrases, at, end, Meaning::Month { portion: None, month, year, direction })
            }
            Word::Season(season) => self.season(at, next, None, season, Some(direction), phrases),
            Word::Feast(feast) => Self::push(
                phrases,
                at,
                next + 1,
                Meaning::Feast { feast, year: YearRef::Open, direction: Some(direction) },
            ),
            Word::Night if direction == -1 => {
                self.with_part(at, next + 1, Meaning::Offset { days: 0, weekday: None }, DayPart::Night, phrases)
            }
            // *in den letzten zehn Jahren* is how long, not when.
            Word::Number(_) => matches!(self.time(next + 1), Some(Word::Units(_))).then_some(next + 2),
            _ => None,
        }
    }

    /// *in den letzten zwei Wochen*, *in den vergangenen 14 Tagen*; but not *die letzten zwei Wochen des Jahres*.
    pub fn stretch(&self, at: usize, direction: i8, phrases: &mut Vec<Phrase>) -> Option<usize> {
        let count = match self.kind(at + 1)? {
            TokenKind::Number(count, 1 | 2) => count as i32,
            TokenKind::Time(Word::Number(count @ ..=99)) => i32::from(count),
            TokenKind::Text if self.word(at + 1) == "beiden" => 2,
            _ => return None,
        };
        let Word::Units(unit @ (Unit::Day | Unit::Week | Unit::Month)) = self.time(at + 2)? else { return None };
        let of_text = ["folgend", "früher", "vorangegangen", "laufend", "gegenwärtig"];
        let word = self.word(at).to_lowercase();
        let whole = self.time(at + 3) != Some(Word::The) && self.link(at + 3) != Some(Link::Im);
        let counts = matches!(direction, -1 | 1) && count > 0 && !of_text.iter().any(|stem| word.starts_with(stem));
        (counts && whole)
            .then(|| Self::push(phrases, at, at + 3, Meaning::Stretch { count: count * i32::from(direction), unit }))?
    }

    /// *gestern*, *heute Abend*, *heute vor zwanzig Jahren*.
    pub fn offset(&self, at: usize, days: i8, phrases: &mut Vec<Phrase>) -> Option<usize> {
        let token = self.tokens[at];
        if days == 1 && self.word(at).eq_ignore_ascii_case("morgen") {
            // The morning: *am Morgen*, *Guten Morgen*, *jeden Morgen*; at the start of a sentence *Morgen* is
            // tomorrow.
            let begins = at == 0
                || match self.kind(at - 1) {
                    Some(TokenKind::Paragraph | TokenKind::Sign('.' | '!' | '?' | ':' | '„' | '"' | '»' | '“')) => {
                        true
                    }
                    Some(TokenKind::Sign('–' | '-')) => !self.glued(at),
                    // A line ends where a sentence does, or for its length only.
                    Some(TokenKind::Line) => {
                        matches!(at.checked_sub(2).and_then(|at| self.kind(at)), None | Some(TokenKind::Sign(_)))
                    }
                    _ => false,
                };
            if token.capital && !begins {
                return self.part(at, at, phrases);
            }
        }
        let meaning = Meaning::Offset { days, weekday: None };
        let behind = at + 1;
        match self.time(behind) {
            Some(Word::DayPart(part)) => self.with_part(at, behind + 1, meaning, part, phrases),
            Some(Word::Night) => {
                let part = if days == 0 { DayPart::NightAround } else { DayPart::NightFrom };
                self.with_part(at, behind + 1, meaning, part, phrases)
            }
            Some(Word::Early) if self.word(behind) == "früh" => {
                self.with_part(at, behind + 1, meaning, DayPart::Morning, phrases)
            }
            Some(Word::Offset(1)) if self.tokens[behind].capital => {
                self.with_part(at, behind + 1, meaning, DayPart::Morning, phrases)
            }
            Some(Word::Link(Link::Vor)) if days == 0 => {
                let known = phrases.len();
                match self.distance(behind, -1, phrases) {
                    Some(end) => {
                        let phrase = phrases.get_mut(known)?;
                        phrase.first = at;
                        if let Meaning::Distance { count, unit: Unit::Year, exactness: Exactness::Exact } =
                            phrase.meaning
                        {
                            phrase.meaning = Meaning::Anniversary { years: count.unsigned_abs() as u16 };
                        }
                        Some(end)
                    }
                    None => Self::push(phrases, at, behind, meaning),
                }
            }
            _ => Self::push(phrases, at, behind, meaning),
        }
    }

    /// *vor zwei Wochen*, *in drei Tagen*: the phrase begins behind the preposition, as it does elsewhere.
    pub fn distance(&self, at: usize, sign: i32, phrases: &mut Vec<Phrase>) -> Option<usize> {
        let mut next = at + 1;
        let mut exactness = Exactness::Exact;
        while let Some(Word::About) = self.time(next) {
            if !["genau", "exakt", "gerade"].contains(&self.word(next)) {
                exactness = Exactness::Rough;
            }
            next += 1;
        }
        if let Some((halves, unit_at)) = self.halves(next) {
            let (Word::Unit(unit) | Word::Units(unit)) = self.time(unit_at)? else { return None };
            let counts = matches!(unit, Unit::Week | Unit::Month | Unit::Year | Unit::Decade | Unit::Century);
            let meaning = Meaning::HalfDistance { halves: halves * sign as i8, unit };
            return counts.then(|| Self::push(phrases, at, unit_at + 1, meaning))?;
        }
        let count = match self.kind(next)? {
            TokenKind::Number(count, 1..=4) => count as i32,
            TokenKind::Time(Word::Number(count)) => i32::from(count),
            TokenKind::Time(Word::One) => 1,
            // *vor Jahren*, *vor Wochen*: long ago.
            TokenKind::Time(Word::Units(Unit::Day | Unit::Week | Unit::Month | Unit::Year | Unit::Decade))
                if sign < 0 && next == at + 1 =>
            {
                return Self::push(phrases, at, next + 1, Meaning::Reference(Reference::Past));
            }
            TokenKind::Text if sign < 0 && self.word(next) == "kurzem" => {
                return Self::push(phrases, at, next + 1, Meaning::Reference(Reference::Past));
            }
            TokenKind::Text
                if sign < 0 && ["wenigen", "einigen", "mehreren", "vielen", "etlichen"].contains(&self.word(next)) =>
            {
                return matches!(self.time(next + 1), Some(Word::Units(_)))
                    .then(|| Self::push(phrases, at, next + 2, Meaning::Reference(Reference::Past)))?;
            }
            _ => return None,
        };
        let (Word::Unit(unit) | Word::Units(unit)) = self.time(next + 1)? else { return None };
        // *in einem Jahr* is as often how long; *in zwei Tagen* too, which the tense decides.
        let counts = matches!(unit, Unit::Day | Unit::Week | Unit::Month | Unit::Year | Unit::Decade | Unit::Century);
        if !counts || count == 0 {
            return None;
        }
        Self::push(phrases, at, next + 2, Meaning::Distance { count: count * sign, unit, exactness })
    }

    /// How many halves of a unit are counted, *anderthalb*, *zweieinhalb*, *einem halben*; and the token of the unit.
    fn halves(&self, at: usize) -> Option<(i8, usize)> {
        /// Numbers before *-einhalb*.
        const WHOLE: [&str; 6] = ["ein", "zwei", "drei", "vier", "fünf", "sechs"];
        let word = self.word(at);
        if word == "anderthalb" {
            return Some((3, at + 1));
        }
        if let Some(whole) = word.strip_suffix("einhalb") {
            let number = (1..).zip(WHOLE).find(|(_, name)| *name == whole)?.0;
            return Some((2 * number + 1, at + 1));
        }
        (self.time(at) == Some(Word::One) && self.time(at + 1) == Some(Word::Half)).then_some((1, at + 2))
    }

    /// *fünf Tage später*, *zwei Tage zuvor*: counted from the day that the text named.
    pub fn days_later(&self, at: usize, count: u32, phrases: &mut Vec<Phrase>) -> Option<usize> {
        let Some(Word::Relative(sign)) = self.time(at + 2) else { return None };
        let counts = matches!(self.time(at + 1), Some(Word::Units(Unit::Day) | Word::Unit(Unit::Day)));
        let days = i8::try_from(count).ok().filter(|_| counts)? * sign;
        Self::push(phrases, at, at + 3, Meaning::DayOfText { days })
    }

    /// *am heutigen Tag*, *am gestrigen Abend*.
    pub fn day_directed(&self, at: usize, days: i8, phrases: &mut Vec<Phrase>) -> Option<usize> {
        let meaning = |weekday: Option<u8>| Meaning::Offset { days, weekday };
        match self.time(at + 1) {
            Some(Word::Unit(Unit::Day)) => Self::push(phrases, at, at + 2, meaning(None)),
            Some(Word::Weekday(weekday)) => Self::push(phrases, at, at + 2, meaning(Some(weekday))),
            Some(Word::DayPart(part)) => self.with_part(at, at + 2, meaning(None), part, phrases),
            _ if days == 0 => Self::push(phrases, at, at + 1, Meaning::Reference(Reference::Present)),
            _ => None,
        }
    }

    /// *am Tag darauf*, *am Tag davor*; not the end of *fünf Tag später*.
    pub fn day_beside(&self, at: usize, phrases: &mut Vec<Phrase>) -> Option<usize> {
        if at.checked_sub(1).is_some_and(|before| self.is_count(before)) {
            return None;
        }
        let Some(Word::Relative(days)) = self.time(at + 1) else { return None };
        Self::push(phrases, at, at + 2, Meaning::DayOfText { days })
    }
}
