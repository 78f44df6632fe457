//! What a phrase of time means before anything is resolved: *gestern* is one day less, whatever today is.
//! It must not know the publication date, nor how phrases are read.

use crate::temporal::word::{DayPart, Feast, Portion, Reference, Season, Unit};

/// The year of a phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum YearRef {
    /// *2024*.
    Given(i32),
    /// *'89*: of any century.
    Short(u8),
    /// *des vergangenen Jahres*: −1.
    Offset(i8),
    /// Nothing.
    Open,
}

/// The month of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MonthRef {
    /// 1 to 12.
    Given(u8),
    /// *dieses Monats* 0, *v. M.* −1.
    Offset(i8),
}

/// How exactly a distance is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exactness {
    /// *vor zwei Wochen*.
    Exact,
    /// *vor rund zwei Wochen*.
    Rough,
}

/// How many years a season is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SeasonYears {
    /// *Winter 2014*, or none.
    One,
    /// *Winter 2014/15*.
    Two,
}

/// What a phrase means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// *Donnerstag, 4. Juli 2024*.
    Day { weekday: Option<u8>, day: u8, month: MonthRef, year: YearRef },
    /// *Donnerstag, vergangenen Donnerstag*.
    Weekday { weekday: u8, direction: Option<i8> },
    /// *Donnerstag vergangener Woche*.
    WeekdayOf { weekday: u8, week: i8 },
    /// *erster Montag im April*, 1; *letzter Sonntag im Oktober*, -1.
    NthWeekday { nth: i8, weekday: u8, month: u8, year: YearRef },
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
    /// *vor zwei Wochen* −2, *in drei Tagen* 3.
    Distance { count: i32, unit: Unit, exactness: Exactness },
    /// *vor anderthalb Jahren* −3, *vor einem halben Jahr* −1.
    HalfDistance { halves: i8, unit: Unit },
    /// *in den letzten zwei Wochen* −2, *in den nächsten drei Monaten* 3: all of it.
    Stretch { count: i32, unit: Unit },
    /// *Sommer 2015*; of a winter the year it begins in, when two are given.
    Season { portion: Option<Portion>, season: Season, year: YearRef, direction: Option<i8>, years: SeasonYears },
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

/// A date in words: from one token to another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Phrase {
    /// The number of its first token.
    pub first: usize,
    /// The number after its last token.
    pub end: usize,
    /// What it means.
    pub meaning: Meaning,
    /// The part of the day.
    pub part: Option<DayPart>,
    /// The time of day, in minutes.
    pub clock: Option<u16>,
}
