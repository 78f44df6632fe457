//! Reads what a date says from the words it is said with, before anything is resolved: `gestern` is a day less, whatever today is.
//! It must not know the publication date.

mod numbers;
mod word_rules;

use crate::temporal::tokens::{Token, TokenKind};
use crate::temporal::word::{DayPart, Feast, Link, Portion, Reference, Season, Unit, Word};

/// What is said of the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum YearRef {
    /// *2024*.
    Given(i32),
    /// *'89*: of which century is not said.
    Short(u8),
    /// *des vergangenen Jahres*: −1.
    Offset(i8),
    /// Nothing.
    Open,
}

/// What is said of the month of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MonthRef {
    /// 1 to 12.
    Given(u8),
    /// *dieses Monats* 0, *v. M.* −1.
    Offset(i8),
}

/// What a phrase says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// *Donnerstag, 4. Juli 2024*.
    Day { weekday: Option<u8>, day: u8, month: MonthRef, year: YearRef },
    /// *Donnerstag, vergangenen Donnerstag*.
    Weekday { weekday: u8, direction: Option<i8> },
    /// *Donnerstag vergangener Woche*.
    WeekdayOf { weekday: u8, week: i8 },
    /// *gestern, am heutigen Samstag*.
    Offset { days: i8, weekday: Option<u8> },
    /// *heute vor zwanzig Jahren*.
    Anniversary { years: u16 },
    /// *Anfang März 2022, letzten März*.
    Month { portion: Option<Portion>, month: u8, year: YearRef, direction: Option<i8> },
    /// *2008, Ende vergangenen Jahres*.
    Year { portion: Option<Portion>, year: YearRef },
    /// *2007/08*.
    Years { first: i32, last: i32 },
    /// *letzte Woche, Ende dieses Monats, im Vorjahr*.
    Unit { portion: Option<Portion>, unit: Unit, offset: i8 },
    /// *am Wochenende*.
    Weekend,
    /// *vor zwei Wochen* −2, *in drei Tagen* 3; about so many when said so.
    Distance { count: i32, unit: Unit, about: bool },
    /// *Sommer 2015*; of a winter the year it begins in, when two are given.
    Season { portion: Option<Portion>, season: Season, year: YearRef, direction: Option<i8>, two_years: bool },
    /// *Ostermontag 2015*.
    Feast { feast: Feast, year: YearRef, direction: Option<i8> },
    /// *KW 27 2025*.
    Week { number: u8, year: YearRef },
    /// *2. Quartal 2024*: the number of a quarter or half-year.
    PartOfYear { number: u8, unit: Unit, year: YearRef },
    /// *1920er Jahre*: 192.
    Decade { portion: Option<Portion>, decade: i32 },
    /// *Mitte der neunziger Jahre*: 9.
    ShortDecade { portion: Option<Portion>, decade: u8 },
    /// *19. Jahrhundert*: 19.
    Century { portion: Option<Portion>, number: u8 },
    /// *an diesem Tag* 0, *am nächsten Tag* 1: counted from the last day the text named.
    DayOfText { days: i8 },
    /// *am Abend, um 20.30 Uhr*, of the last day the text named.
    TimeOfDay,
    /// *jetzt, damals*.
    Reference(Reference),
}

/// A date as it is said: from one token to another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Phrase {
    /// The number of its first token.
    pub first: usize,
    /// The number after its last token.
    pub end: usize,
    /// What it says.
    pub meaning: Meaning,
    /// The part of the day.
    pub part: Option<DayPart>,
    /// The time of day, in minutes.
    pub clock: Option<u16>,
}

/// Years before this one are not told from other numbers.
const FIRST_YEAR_SAID: u32 = 1000;
/// Nor are years after this one.
const LAST_YEAR_SAID: u32 = 2100;

/// Reads phrases out of tokens.
pub struct Grammar<'a> {
    /// The text.
    pub text: &'a str,
    /// Its tokens.
    pub tokens: &'a [Token],
}

impl Grammar<'_> {
    fn kind(&self, at: usize) -> Option<TokenKind> {
        self.tokens.get(at).map(|token| token.kind)
    }

    fn time(&self, at: usize) -> Option<Word> {
        match self.kind(at)? {
            TokenKind::Time(word) => Some(word),
            _ => None,
        }
    }

    fn before(&self, at: usize) -> Option<Word> {
        at.checked_sub(1).and_then(|at| self.time(at))
    }

    fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| &self.text[token.start as usize..token.end as usize])
    }

    fn is_sign(&self, at: usize, signs: &str) -> bool {
        matches!(self.kind(at), Some(TokenKind::Sign(sign)) if signs.contains(sign))
    }

    /// Whether the token stands directly behind the one before it.
    fn glued(&self, at: usize) -> bool {
        at > 0 && at < self.tokens.len() && self.tokens[at - 1].end == self.tokens[at].start
    }

    fn link(&self, at: usize) -> Option<Link> {
        match self.time(at)? {
            Word::Link(link) => Some(link),
            _ => None,
        }
    }

    /// Past the article, if one stands there.
    fn past_article(&self, at: usize) -> usize {
        if self.time(at) == Some(Word::The) { at + 1 } else { at }
    }

    /// Reads the phrases that begin at this token: one, several where a list shares its month, or none. Returns the number of
    /// the token to go on with.
    pub fn read(&self, at: usize, phrases: &mut Vec<Phrase>) -> Option<usize> {
        let known = phrases.len();
        let end = match self.kind(at)? {
            TokenKind::Number(number, digits) => self.number(at, number, digits, phrases),
            TokenKind::Time(word) => self.said(at, word, phrases),
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

    fn push(phrases: &mut Vec<Phrase>, first: usize, end: usize, meaning: Meaning) -> Option<usize> {
        phrases.push(Phrase { first, end, meaning, part: None, clock: None });
        Some(end)
    }
}

fn decade_meaning(portion: Option<Portion>, decade: i32) -> Meaning {
    match u8::try_from(decade) {
        Ok(decade) if decade < 10 => Meaning::ShortDecade { portion, decade },
        _ => Meaning::Decade { portion, decade },
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
