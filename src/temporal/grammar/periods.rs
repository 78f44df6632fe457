//! Weeks, months, seasons, quarters, centuries and feasts, and portions of them.
//! It must not resolve anything.

use crate::temporal::grammar::cursor::Grammar;
use crate::temporal::grammar::phrase::{Meaning, Phrase, SeasonYears, YearRef};
use crate::temporal::grammar::years::{FIRST_YEAR_READ, LAST_YEAR_READ, decade_meaning};
use crate::temporal::tokens::TokenKind;
use crate::temporal::word::{Feast, Link, Portion, Season, Unit, Word};

/// The Wednesday before the 23rd of November.
const GERMAN_PRAYER: Feast = Feast::Advent(-11);

/// The third Sunday of September.
const SWISS_PRAYER: Feast = Feast::Weekday(3, 6, 9);

impl Grammar<'_> {
    /// A month with its year; alone it needs a word that leads it, because *Mai* and *August* are names, too.
    pub fn month(
        &self,
        first: usize,
        at: usize,
        portion: Option<Portion>,
        month: u8,
        phrases: &mut Vec<Phrase>,
    ) -> Option<usize> {
        // 1. Mai-Feier, Mai-Kundgebung
        if self.glued(at + 1)
            && self.is_sign(at + 1, "-")
            && self.glued(at + 2)
            && !matches!(self.kind(at + 2), Some(TokenKind::Number(..)))
            && !matches!(self.time(at + 2), Some(Word::Month(_)))
        {
            return None;
        }
        // Juli/August 1914, Juli und August: each is one of its own.
        let (year, end) = self.year_of(at + 1);
        let meaning = Meaning::Month { portion, month, year, direction: None };
        if year != YearRef::Open || portion.is_some() {
            return Self::push(phrases, first, end, meaning);
        }
        let leads = |word: Option<Word>| {
            matches!(
                word,
                Some(
                    Word::Link(
                        Link::Im
                            | Link::Seit
                            | Link::Ab
                            | Link::Bis
                            | Link::Vom
                            | Link::Zum
                            | Link::Zwischen
                            | Link::Von
                            | Link::Nach
                            | Link::Vor
                    ) | Word::The
                        | Word::Portion(_)
                )
            )
        };
        let listed = at > 1
            && (matches!(self.link(at - 1), Some(Link::Und | Link::Oder | Link::Bis)) || self.is_sign(at - 1, "/–-,"))
            && matches!(self.time(at - 2), Some(Word::Month(_)));
        let goes_on = (matches!(self.link(at + 1), Some(Link::Und | Link::Oder | Link::Bis))
            || self.is_sign(at + 1, "/–"))
            && matches!(self.time(at + 2), Some(Word::Month(_)));
        (leads(self.before(at)) || listed || goes_on).then(|| Self::push(phrases, first, end, meaning))?
    }

    /// A season with its year; alone it needs a word that leads it.
    pub fn season(
        &self,
        first: usize,
        at: usize,
        portion: Option<Portion>,
        season: Season,
        direction: Option<i8>,
        phrases: &mut Vec<Phrase>,
    ) -> Option<usize> {
        let (mut year, mut end) = self.year_of(at + 1);
        let mut years = SeasonYears::One;
        if let YearRef::Given(given) = year {
            if let Some((last, behind)) = self.second_year(at + 1, given).filter(|(last, _)| *last == given + 1) {
                (year, end, years) = (YearRef::Given(last - 1), behind, SeasonYears::Two);
            } else if season == Season::Winter
                && self.is_sign(at + 2, "/")
                && self.kind(at + 3) == Some(TokenKind::Number(given as u32 + 1, 4))
            {
                (end, years) = (at + 4, SeasonYears::Two);
            }
        }
        let led = matches!(self.before(at), Some(Word::Link(_) | Word::The));
        let is_season = year != YearRef::Open || direction.is_some() || portion.is_some() || led;
        is_season
            .then(|| Self::push(phrases, first, end, Meaning::Season { portion, season, year, direction, years }))?
    }

    /// What *Anfang*, *Mitte* and *Ende* stand before.
    pub fn portion_of(&self, first: usize, portion: Portion, at: usize, phrases: &mut Vec<Phrase>) -> Option<usize> {
        let portion = Some(portion);
        if let Some((decade, end)) = self.decade(at) {
            return Self::push(phrases, first, end, decade_meaning(portion, decade));
        }
        if let Some((number, end)) = self.ordinal(at) {
            return (self.time(end) == Some(Word::Unit(Unit::Century)))
                .then(|| Self::push(phrases, first, end + 1, Meaning::Century { portion, number }))?;
        }
        match self.kind(at)? {
            TokenKind::Number(year @ FIRST_YEAR_READ..=LAST_YEAR_READ, 4) => {
                // *Ende 2014*; the number alone is checked as a year.
                let is_year = self.year(at).is_some();
                is_year.then(|| {
                    Self::push(phrases, first, at + 1, Meaning::Year { portion, year: YearRef::Given(year as i32) })
                })?
            }
            TokenKind::Time(Word::Month(month)) => self.month(first, at, portion, month, phrases),
            TokenKind::Time(Word::Season(season)) => self.season(first, at, portion, season, None, phrases),
            TokenKind::Time(Word::Unit(unit @ (Unit::Year | Unit::Month | Unit::Week))) => match self.kind(at + 1) {
                Some(TokenKind::Number(year @ FIRST_YEAR_READ..=LAST_YEAR_READ, 4)) if unit == Unit::Year => {
                    Self::push(phrases, first, at + 2, Meaning::Year { portion, year: YearRef::Given(year as i32) })
                }
                // *Ende des Jahres*, *Ende der Woche*; but *Ende Jahr* is nothing.
                _ if at > first + 1 => Self::push(phrases, first, at + 1, Meaning::Unit { portion, unit, offset: 0 }),
                _ => None,
            },
            TokenKind::Time(Word::Direction(offset @ -2..=1)) => match self.time(at + 1)? {
                Word::Unit(unit) if unit != Unit::Day && unit != Unit::Time => {
                    Self::push(phrases, first, at + 2, Meaning::Unit { portion, unit, offset })
                }
                _ => None,
            },
            TokenKind::Time(Word::UnitOffset(unit, offset)) => {
                Self::push(phrases, first, at + 1, Meaning::Unit { portion, unit, offset })
            }
            _ => None,
        }
    }

    /// What an ordinal counts other than days: *19. Jahrhundert*, *2. Quartal 2024*, *27. KW*, *1. Advent*.
    pub fn counted(&self, first: usize, number: u8, at: usize, phrases: &mut Vec<Phrase>) -> Option<usize> {
        match self.time(at)? {
            Word::Unit(Unit::Century) if (1..=21).contains(&number) => {
                Self::push(phrases, first, at + 1, Meaning::Century { portion: None, number })
            }
            Word::HalfOf => {
                // Erste Hälfte des 15. Jahrhunderts, der neunziger Jahre, des Jahres 2015.
                let portion = match number {
                    1 => Portion::Start,
                    2 => Portion::End,
                    _ => return None,
                };
                self.portion_of(first, portion, self.past_article(at + 1), phrases)
            }
            Word::Unit(unit @ (Unit::Quarter | Unit::HalfYear)) => {
                let possible = if unit == Unit::Quarter { 1..=4 } else { 1..=2 };
                let (year, end) = self.year_of(at + 1);
                possible
                    .contains(&number)
                    .then(|| Self::push(phrases, first, end, Meaning::PartOfYear { number, unit, year }))?
            }
            Word::CalendarWeek => self.calendar_week(first, number, at + 1, phrases),
            Word::ChristmasDay if (1..=2).contains(&number) => {
                let (year, end) = self.year_of(at + 1);
                let feast = Feast::Fixed(24 + number, 12, 1);
                Self::push(phrases, first, end, Meaning::Feast { feast, year, direction: None })
            }
            Word::Advent if (1..=4).contains(&number) => {
                let (year, end) = self.year_of(at + 1);
                let feast = Feast::Advent((number as i8 - 1) * 7);
                Self::push(phrases, first, end, Meaning::Feast { feast, year, direction: None })
            }
            _ => None,
        }
    }

    /// The number of a week with its year.
    pub fn calendar_week(&self, first: usize, number: u8, at: usize, phrases: &mut Vec<Phrase>) -> Option<usize> {
        let at = if self.is_sign(at, "/,") && matches!(self.kind(at + 1), Some(TokenKind::Number(_, 4))) {
            at + 1
        } else {
            at
        };
        let (year, end) = self.year_of(at);
        (1..=53).contains(&number).then(|| Self::push(phrases, first, end, Meaning::Week { number, year }))?
    }

    /// *Jan. 2024*: a short or old name of a month is a name of people, too, and needs its year.
    pub fn short_month(&self, at: usize, month: u8, phrases: &mut Vec<Phrase>) -> Option<usize> {
        let (year, end) = self.year_of(at + 1 + usize::from(self.is_sign(at + 1, ".")));
        let meaning = Meaning::Month { portion: None, month, year, direction: None };
        matches!(year, YearRef::Given(_)).then(|| Self::push(phrases, at, end, meaning))?
    }

    /// *Anfang März*, *Ende des Jahres*; *am Ende* and *ein Anfang* are no portions of times.
    pub fn portion(&self, at: usize, portion: Portion, phrases: &mut Vec<Phrase>) -> Option<usize> {
        if matches!(self.before(at), Some(Word::Link(Link::Am) | Word::One)) {
            return None;
        }
        self.portion_of(at, portion, self.past_article(at + 1), phrases)
    }

    /// *Jahresende 2020*, *zum Monatsende*.
    pub fn unit_portion(&self, at: usize, unit: Unit, portion: Portion, phrases: &mut Vec<Phrase>) -> Option<usize> {
        let portion = Some(portion);
        let (year, end) = self.year_of(at + 1);
        if let (Unit::Year, YearRef::Given(_) | YearRef::Offset(_)) = (unit, year) {
            return Self::push(phrases, at, end, Meaning::Year { portion, year });
        }
        let leads = matches!(
            self.before(at),
            Some(Word::Link(Link::Zum | Link::Seit | Link::Bis | Link::Am | Link::Ab | Link::Vor))
        );
        leads.then(|| Self::push(phrases, at, at + 1, Meaning::Unit { portion, unit, offset: 0 }))?
    }

    /// *Ostermontag 2015*; *drei Tage vor Weihnachten* and *am Tag nach Neujahr* are other days.
    pub fn feast(&self, at: usize, feast: Feast, phrases: &mut Vec<Phrase>) -> Option<usize> {
        let counted_from = matches!(self.before(at), Some(Word::Link(Link::Vor | Link::Nach)))
            && matches!(
                at.checked_sub(2).and_then(|at| self.time(at)),
                Some(Word::Unit(_) | Word::Units(_) | Word::Weekday(_))
            );
        if counted_from {
            return Some(at + 1);
        }
        let before = |back: usize| at.checked_sub(back).map_or("", |at| self.word(at));
        let (first, feast) = match (before(1), self.word(at)) {
            ("Mariä" | "Maria" | "Mariae", "Himmelfahrt") => (at - 1, Feast::Fixed(15, 8, 1)),
            ("Christi", _) => (at - 1, feast),
            // Dank-, Buss- und Bettag: the Swiss one, on the third Sunday of September.
            ("und", "Bettag") if before(3).starts_with("Bu") && before(2) == "-" => match before(6) {
                "Dank" => (at - 6, SWISS_PRAYER),
                _ if before(3) == "Buß" => (at - 3, GERMAN_PRAYER),
                // Without the ß it may be either.
                _ => (at - 3, feast),
            },
            ("Eidgenössischen" | "Eidgenössischer" | "eidgenössischen" | "eidgenössischer", "Bettag") => {
                (at - 1, SWISS_PRAYER)
            }
            (_, "Nationalfeiertag" | "Nationalfeiertags" | "Nationalfeiertages") => (at, self.national_day(at)),
            ("Internationalen" | "Internationaler", "Frauentag") => (at - 1, feast),
            _ => (at, feast),
        };
        let (year, end) = self.year_of(at + 1);
        Self::push(phrases, first, end, Meaning::Feast { feast, year, direction: None })
    }

    /// The national day of the country that stands beside it: *am österreichischen Nationalfeiertag*, *Nationalfeiertag
    /// der Schweiz*.
    fn national_day(&self, at: usize) -> Feast {
        let around = [at.wrapping_sub(1), at + 1, at + 2].map(|at| self.word(at).to_lowercase());
        let says = |stem: &str| around.iter().any(|word| word.starts_with(stem));
        match (says("österreich"), says("schweiz") || says("eidgenössisch")) {
            (true, false) => Feast::Fixed(26, 10, 1),
            (false, true) => Feast::Fixed(1, 8, 1),
            _ => Feast::Unknown,
        }
    }

    /// *in den frühen neunziger Jahren*, *im späten 19. Jahrhundert*.
    pub fn early_or_late(&self, at: usize, phrases: &mut Vec<Phrase>) -> Option<usize> {
        let portion = match self.word(at) {
            "frühen" => Portion::Start,
            "späten" => Portion::End,
            _ => return None,
        };
        let longer = self.decade(at + 1).is_some() || self.ordinal(at + 1).is_some();
        longer.then(|| self.portion_of(at, portion, at + 1, phrases))?
    }

    /// *Tag der Arbeit*, *Tag der Deutschen Einheit*.
    pub fn named_day(&self, at: usize, phrases: &mut Vec<Phrase>) -> Option<usize> {
        let (feast, end) = match (self.word(at + 1), self.word(at + 2), self.word(at + 3)) {
            ("der", "Arbeit", _) => (Feast::Fixed(1, 5, 1), at + 3),
            ("der", "Deutschen" | "deutschen", "Einheit") => (Feast::Unity, at + 4),
            _ => return None,
        };
        let (year, end) = self.year_of(end);
        Self::push(phrases, at, end, Meaning::Feast { feast, year, direction: None })
    }
}
