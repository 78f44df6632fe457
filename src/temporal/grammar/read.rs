//! Chooses what to read from the token that a phrase begins with.
//! It must not resolve anything.

use crate::temporal::grammar::cursor::Grammar;
use crate::temporal::grammar::phrase::{Meaning, Phrase};
use crate::temporal::grammar::years::decade_meaning;
use crate::temporal::tokens::TokenKind;
use crate::temporal::word::{DayPart, Feast, Link, Unit, Word};

/// *Heiliger Abend*.
const CHRISTMAS_EVE: Feast = Feast::Fixed(24, 12, 1);

/// *Heilige Drei Könige*.
const EPIPHANY: Feast = Feast::Fixed(6, 1, 1);

impl Grammar<'_> {
    /// Reads the phrases that begin at this token: one, several where a list shares its month, or none. Returns the
    /// number of the token to go on with.
    pub fn read(&self, at: usize, phrases: &mut Vec<Phrase>) -> Option<usize> {
        let known = phrases.len();
        let end = match self.kind(at)? {
            TokenKind::Number(number, digits) => self.read_number(at, number, digits, phrases),
            TokenKind::Time(word) => self.read_word(at, word, phrases),
            _ => None,
        }?;
        // An article belongs to units and names of times: *dem Vorjahr*, *die Woche*.
        if let Some(phrase) = phrases.get_mut(known)
            && self.before(phrase.first) == Some(Word::The)
            && takes_article(phrase.meaning)
        {
            phrase.first -= 1;
        }
        Some(end)
    }

    /// What begins with a number.
    fn read_number(&self, at: usize, number: u32, digits: u8, phrases: &mut Vec<Phrase>) -> Option<usize> {
        if let Some(end) = self.iso(at, phrases) {
            return Some(end);
        }
        // 45. KW
        if digits <= 2
            && number <= 53
            && self.is_sign(at + 1, ".")
            && self.time(at + 2) == Some(Word::CalendarWeek)
            && let Some(end) = self.calendar_week(at, number as u8, at + 3, phrases)
        {
            return Some(end);
        }
        if digits <= 2 {
            if let Some(end) = self.clock(at, number, phrases) {
                return Some(end);
            }
            if let Some((day, end)) = self.ordinal(at) {
                if let Some(end) = self.nth_weekday(at, day as i8, end, phrases) {
                    return Some(end);
                }
                if let Some(end) = self.numeric(at, day, phrases).or_else(|| self.days(at, phrases)) {
                    return Some(end);
                }
                if let Some(end) = self.counted(at, day, end, phrases) {
                    return Some(end);
                }
            }
            // 3–5. Juli
            if (1..=31).contains(&number)
                && self.is_sign(at + 1, "-–")
                && self.glued(at + 1)
                && self.glued(at + 2)
                && !(self.glued(at) && at > 0 && self.is_sign(at - 1, ".,:/-–"))
                && self.ordinal(at + 2).is_some_and(|(last, _)| u32::from(last) > number)
                && let Some(end) = self.days(at, phrases)
            {
                return Some(end);
            }
            // 4 Juli, 14 Octobris
            if (1..=31).contains(&number)
                && let Some(Word::Month(_) | Word::ShortMonth(_)) = self.time(at + 1)
                && let Some(end) = self.days(at, phrases)
            {
                return Some(end);
            }
        }
        if let Some((decade, end)) = self.decade(at) {
            return Self::push(phrases, at, end, decade_meaning(None, decade));
        }
        if let Some(end) = self.days_later(at, number, phrases) {
            return Some(end);
        }
        let year = self.year(at)?;
        self.years(at, at, None, year, phrases)
    }

    /// What begins with a word of time.
    fn read_word(&self, at: usize, word: Word, phrases: &mut Vec<Phrase>) -> Option<usize> {
        let capital = self.tokens[at].capital;
        match word {
            Word::Ordinal(number) => self
                .nth_weekday(at, number as i8, at + 1, phrases)
                .or_else(|| self.days(at, phrases))
                .or_else(|| self.counted(at, number, at + 1, phrases)),
            Word::Month(month) if capital => self.month(at, at, None, month, phrases),
            Word::ShortMonth(month) if capital => self.short_month(at, month, phrases),
            Word::Weekday(_) if capital && self.is_no_day(at) => Some(at + 1),
            Word::Weekday(weekday) if capital => self.weekday(at, weekday, None, phrases),
            // Sonntagabends is a habit.
            Word::WeekdayPart(..) if self.word(at).ends_with('s') && self.before(at) != Some(Word::The) => Some(at + 1),
            Word::WeekdayPart(weekday, part) => self.weekday_part(at, weekday, part, phrases),
            Word::Direction(direction) => self
                .nth_weekday(at, direction, at + 1, phrases)
                .filter(|_| direction < 0)
                .or_else(|| self.stretch(at, direction, phrases))
                .or_else(|| self.directed(at, direction, phrases)),
            Word::DayDirection(offset) => self.day_directed(at, offset, phrases),
            Word::Offset(offset) => self.offset(at, offset, phrases),
            Word::UnitOffset(unit, offset) => {
                Self::push(phrases, at, at + 1, Meaning::Unit { portion: None, unit, offset })
            }
            Word::Portion(portion) => self.portion(at, portion, phrases),
            Word::UnitPortion(unit, portion) => self.unit_portion(at, unit, portion, phrases),
            Word::Season(season) if capital => self.season(at, at, None, season, None, phrases),
            Word::Feast(feast) => self.feast(at, feast, phrases),
            Word::Decade(_) | Word::DecadeYears(_) => {
                let (decade, end) = self.decade(at)?;
                Self::push(phrases, at, end, decade_meaning(None, decade))
            }
            Word::CalendarWeek => {
                let Some(TokenKind::Number(number @ 1..=53, 1 | 2)) = self.kind(at + 1) else { return None };
                self.calendar_week(at, number as u8, at + 2, phrases)
            }
            Word::Unit(Unit::Year) | Word::Units(Unit::Year) => self.named_year(at, phrases),
            Word::Volume => {
                let year = self.year(at + 1)?;
                self.years(at, at + 1, None, year, phrases)
            }
            Word::Unit(Unit::Weekend) => {
                let led = matches!(self.before(at), Some(Word::Link(_) | Word::The));
                led.then(|| Self::push(phrases, at, at + 1, Meaning::Weekend))?
            }
            Word::Unit(Unit::Day) => self.named_day(at, phrases).or_else(|| self.day_beside(at, phrases)),
            Word::Same if self.time(at + 1) == Some(Word::Unit(Unit::Day)) => {
                Self::push(phrases, at, at + 2, Meaning::DayOfText { days: 0 })
            }
            Word::Link(Link::Vor) => self.distance(at, -1, phrases),
            Word::Link(Link::In) => self.distance(at, 1, phrases),
            Word::Night => self.night(at, phrases),
            Word::Holy if self.time(at + 1) == Some(Word::DayPart(DayPart::Evening)) => {
                let (year, end) = self.year_of(at + 2);
                Self::push(phrases, at, end, Meaning::Feast { feast: CHRISTMAS_EVE, year, direction: None })
            }
            Word::Holy if self.word(at + 1) == "Drei" && self.word(at + 2).starts_with("König") => {
                let (year, end) = self.year_of(at + 3);
                Self::push(phrases, at, end, Meaning::Feast { feast: EPIPHANY, year, direction: None })
            }
            Word::Early if let Some(end) = self.early_or_late(at, phrases) => Some(end),
            Word::Link(Link::Um | Link::Gegen) => self.about_year(at, phrases),
            Word::Early if matches!(self.time(at + 1), Some(Word::DayPart(_))) => self.part(at, at + 1, phrases),
            Word::DayPart(_) => self.part(at, at, phrases),
            Word::Number(count) => {
                self.days_later(at, u32::from(count), phrases).or_else(|| self.hour(at, count, phrases))
            }
            Word::One => self.days_later(at, 1, phrases),
            Word::Reference(reference) => Self::push(phrases, at, at + 1, Meaning::Reference(reference)),
            _ => None,
        }
    }
}

fn takes_article(meaning: Meaning) -> bool {
    matches!(
        meaning,
        Meaning::Unit { portion: None, .. }
            | Meaning::Month { portion: None, .. }
            | Meaning::Weekday { direction: Some(_), .. }
            | Meaning::Weekend
            | Meaning::Season { portion: None, .. }
            | Meaning::Decade { portion: None, .. }
            | Meaning::ShortDecade { portion: None, .. }
            | Meaning::Century { portion: None, .. }
            | Meaning::PartOfYear { .. }
            | Meaning::Reference(_)
            | Meaning::Years { .. }
    )
}
