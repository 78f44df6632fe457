//! Reads what a date says from the words it is said with, before anything is resolved: `gestern` is a day less, whatever today is.
//! It must not know the publication date.

use super::tokens::{Token, What};
use crate::date::words::{Edge, Feast, Joint, Part, Reference, Season, Unit, Word};

/// What is said of the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Year {
    /// *2024*.
    Given(i32),
    /// *des vergangenen Jahres*: −1.
    Offset(i8),
    /// Nothing.
    Open,
}

/// What is said of the month of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MonthOf {
    /// 1 to 12.
    Given(u8),
    /// *dieses Monats* 0, *v. M.* −1.
    Offset(i8),
}

/// What a phrase says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// *Donnerstag, 4. Juli 2024*.
    Day { weekday: Option<u8>, day: u8, month: MonthOf, year: Year },
    /// *Donnerstag, vergangenen Donnerstag*.
    Weekday { weekday: u8, direction: Option<i8> },
    /// *Donnerstag vergangener Woche*.
    WeekdayOf { weekday: u8, week: i8 },
    /// *gestern, am heutigen Samstag*.
    Offset { days: i8, weekday: Option<u8> },
    /// *heute vor zwanzig Jahren*.
    Anniversary { years: u16 },
    /// *Anfang März 2022, letzten März*.
    Month { edge: Option<Edge>, month: u8, year: Year, direction: Option<i8> },
    /// *2008, Ende vergangenen Jahres*.
    Year { edge: Option<Edge>, year: Year },
    /// *2007/08*.
    Years { first: i32, last: i32 },
    /// *letzte Woche, Ende dieses Monats, im Vorjahr*.
    Unit { edge: Option<Edge>, unit: Unit, offset: i8 },
    /// *am Wochenende*.
    Weekend,
    /// *vor zwei Wochen* −2, *in drei Tagen* 3; about so many when said so.
    Distance { count: i32, unit: Unit, about: bool },
    /// *Sommer 2015*; of a winter the year it begins in, when two are given.
    Season { edge: Option<Edge>, season: Season, year: Year, direction: Option<i8>, two_years: bool },
    /// *Ostermontag 2015*.
    Feast { feast: Feast, year: Year, direction: Option<i8> },
    /// *KW 27 2025*.
    Week { number: u8, year: Year },
    /// *2. Quartal 2024*: the number of a quarter or half-year.
    PartOfYear { number: u8, unit: Unit, year: Year },
    /// *1920er Jahre*: 192.
    Decade { edge: Option<Edge>, decade: i32 },
    /// *Mitte der neunziger Jahre*: 9.
    ShortDecade { edge: Option<Edge>, decade: u8 },
    /// *19. Jahrhundert*: 19.
    Century { edge: Option<Edge>, number: u8 },
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
    pub part: Option<Part>,
    /// The time of day, in minutes.
    pub clock: Option<u16>,
}

/// Years before this one are not told from other numbers.
const FIRST_YEAR_SAID: u32 = 1000;
/// Nor are years after this one.
const LAST_YEAR_SAID: u32 = 2100;
/// Numbers in these years are years more often than not; others need a word that says so.
const LIKELY_YEARS: std::ops::RangeInclusive<u32> = 1900..=2035;

/// What numbers count, where they look like years.
const COUNTED: &str = "Euro Dollar Mark DM Franken Rubel Pfund Meter Metern Kilometer Kilometern Menschen Personen Einwohner Stück Mann Tonnen Grad Prozent Quadratmeter Liter Watt PS Punkte Punkten Fälle Fällen Neuinfektionen Infizierte Infektionen Tote Todesfälle Teilnehmer Teilnehmern Mitarbeiter Mitarbeitern Beschäftigte Zuschauer Besucher Seiten Mal Stimmen Kinder Soldaten Betten Stunden Kilogramm Patienten";

/// Reads phrases out of tokens.
pub struct Grammar<'a> {
    /// The text.
    pub text: &'a str,
    /// Its tokens.
    pub tokens: &'a [Token],
}

impl Grammar<'_> {
    fn what(&self, at: usize) -> Option<What> {
        self.tokens.get(at).map(|token| token.what)
    }

    fn time(&self, at: usize) -> Option<Word> {
        match self.what(at)? {
            What::Time(word) => Some(word),
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
        matches!(self.what(at), Some(What::Sign(sign)) if signs.contains(sign))
    }

    /// Whether the token stands directly behind the one before it.
    fn glued(&self, at: usize) -> bool {
        at > 0 && at < self.tokens.len() && self.tokens[at - 1].end == self.tokens[at].start
    }

    fn joint(&self, at: usize) -> Option<Joint> {
        match self.time(at)? {
            Word::Joint(joint) => Some(joint),
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
        let end = match self.what(at)? {
            What::Number(number, digits) => self.number(at, number, digits, phrases),
            What::Time(word) => self.said(at, word, phrases),
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

    /// What begins with a number.
    fn number(&self, at: usize, number: u32, digits: u8, phrases: &mut Vec<Phrase>) -> Option<usize> {
        if let Some(end) = self.iso(at, phrases) {
            return Some(end);
        }
        if digits <= 2 {
            if let Some(end) = self.clock(at, number, phrases) {
                return Some(end);
            }
            if let Some((day, end)) = self.ordinal(at) {
                if let Some(end) = self.numeric(at, day, phrases).or_else(|| self.days(at, phrases)) {
                    return Some(end);
                }
                if let Some(end) = self.counted(at, day, end, phrases) {
                    return Some(end);
                }
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

    /// *fünf Tage später*, *zwei Tage zuvor*: counted from the day that the text named.
    fn days_later(&self, at: usize, count: u32, phrases: &mut Vec<Phrase>) -> Option<usize> {
        let Some(Word::Relative(sign)) = self.time(at + 2) else { return None };
        let counts = matches!(self.time(at + 1), Some(Word::Units(Unit::Day) | Word::Unit(Unit::Day)));
        let days = i8::try_from(count).ok().filter(|_| counts)? * sign;
        Self::push(phrases, at, at + 3, Meaning::DayOfText { days })
    }

    /// A year that is there, with what it goes on with: *2009-2011*, *2007/08*.
    fn years(
        &self,
        first: usize,
        at: usize,
        edge: Option<Edge>,
        year: i32,
        phrases: &mut Vec<Phrase>,
    ) -> Option<usize> {
        if let Some((last, end)) = self.second_year(at, year) {
            return Self::push(phrases, first, end, Meaning::Years { first: year, last });
        }
        Self::push(phrases, first, at + 1, Meaning::Year { edge, year: Year::Given(year) })
    }

    /// The second of two years that is written with two digits.
    fn second_year(&self, at: usize, year: i32) -> Option<(i32, usize)> {
        if !self.is_sign(at + 1, "/-–") || !self.glued(at + 1) || !self.glued(at + 2) {
            return None;
        }
        let Some(What::Number(last, 2)) = self.what(at + 2) else { return None };
        let last = year - year % 100 + last as i32 + if year % 100 == 99 && last == 0 { 100 } else { 0 };
        // 2024-07 is a month.
        let is_years = last > year && !(self.is_sign(at + 1, "-–") && last % 100 <= 12);
        (is_years
            && !(self.glued(at + 3)
                && self.is_sign(at + 3, "-/.")
                && matches!(self.what(at + 4), Some(What::Number(..)))
                && self.glued(at + 4)))
        .then_some((last, at + 3))
    }

    /// *2024-07-04*
    fn iso(&self, at: usize, phrases: &mut Vec<Phrase>) -> Option<usize> {
        let (Some(What::Number(year, 4)), Some(What::Number(month, 2)), Some(What::Number(day, 2))) =
            (self.what(at), self.what(at + 2), self.what(at + 4))
        else {
            return None;
        };
        let signs = self.is_sign(at + 1, "-") && self.is_sign(at + 3, "-");
        let glued = (1..5).all(|next| self.glued(at + next));
        let possible = (1..=12).contains(&month) && (1..=31).contains(&day);
        if !signs || !glued || !possible || (self.glued(at) && self.is_sign(at.wrapping_sub(1), "/-_=.")) {
            return None;
        }
        let year = Year::Given(year as i32);
        Self::push(
            phrases,
            at,
            at + 5,
            Meaning::Day { weekday: None, day: day as u8, month: MonthOf::Given(month as u8), year },
        )
    }

    /// A day's number with its full stop or ending, *14.*, *14ten*, *siebten*; and the token behind.
    fn ordinal(&self, at: usize) -> Option<(u8, usize)> {
        match self.what(at)? {
            What::Number(number @ 1..=31, 1 | 2) => {
                if self.is_sign(at + 1, ".") && self.glued(at + 1) {
                    Some((number as u8, at + 2))
                } else if self.glued(at + 1) && ["te", "ten", "ter", "sten", "ste", "t"].contains(&self.word(at + 1)) {
                    Some((number as u8, at + 2 + usize::from(self.is_sign(at + 2, ".") && self.word(at + 1) == "t")))
                } else {
                    None
                }
            }
            What::Time(Word::Ordinal(number)) => Some((number, at + 1)),
            _ => None,
        }
    }

    /// *23.3.1987*, *18. 7.*
    fn numeric(&self, at: usize, day: u8, phrases: &mut Vec<Phrase>) -> Option<usize> {
        let Some(What::Number(month @ 1..=12, 1 | 2)) = self.what(at + 2) else { return None };
        if !matches!(self.what(at), Some(What::Number(..)))
            || (self.glued(at) && (self.is_sign(at - 1, ".,:/-") || at > 1 && self.what(at - 1) == Some(What::Text)))
        {
            return None;
        }
        if !(self.is_sign(at + 3, ".") && self.glued(at + 3)) {
            return None;
        }
        let meaning = |year| Meaning::Day { weekday: None, day, month: MonthOf::Given(month as u8), year };
        // A year stands on the same line; what follows it is no third number.
        if let Some(What::Number(year, digits @ (2 | 4))) = self.what(at + 4)
            && (digits == 4 && (FIRST_YEAR_SAID..=LAST_YEAR_SAID).contains(&year) || digits == 2 && self.glued(at + 4))
            && !(self.is_sign(at + 5, ".:")
                && self.glued(at + 5)
                && self.glued(at + 6)
                && matches!(self.what(at + 6), Some(What::Number(..))))
        {
            let year = if digits == 4 { year as i32 } else { crate::date::written::full_year(year, 2) };
            return Self::push(phrases, at, at + 5, meaning(Year::Given(year)));
        }
        // Without a year it needs a word before it: 18. 7. could be anything.
        let led = matches!(
            self.before(at),
            Some(
                Word::Weekday(_)
                    | Word::The
                    | Word::Joint(Joint::Am | Joint::Vom | Joint::Bis | Joint::Ab | Joint::Zum | Joint::Seit)
            )
        ) || (self.is_sign(at.wrapping_sub(1), ",.")
            && at > 1
            && matches!(self.time(at - 2), Some(Word::Weekday(_))));
        let number_follows = matches!(self.what(at + 4), Some(What::Number(..))) && self.glued(at + 4);
        (led && !number_follows).then(|| Self::push(phrases, at, at + 4, meaning(Year::Open)))?
    }

    /// *4. Juli 2024*, *3./4. Mai*, *am 10. und 11. sowie am 16. Februar*, *9. d. M.*
    fn days(&self, at: usize, phrases: &mut Vec<Phrase>) -> Option<usize> {
        /// Longer lists of days are no lists of days.
        const LONGEST_LIST: usize = 12;
        // The street of the 17th of June is a place.
        if at > 1
            && self.time(at - 1) == Some(Word::The)
            && ["Straße", "Platz", "Strasse", "Allee"].contains(&self.word(at - 2))
        {
            return None;
        }
        let mut days: Vec<(usize, usize, u8)> = Vec::new();
        let mut next = at;
        loop {
            let (day, mut end) = match self.ordinal(next) {
                Some(found) => found,
                None => match self.what(next) {
                    Some(What::Number(day @ 1..=31, 1 | 2)) => (day as u8, next + 1),
                    _ => return None,
                },
            };
            // The full stop is part of the day where the month does not follow.
            days.push((next, end, day));
            if let Some((month, year, month_end)) = self.month_behind(end) {
                let many = days.len();
                for (number, (first, end, day)) in days.into_iter().enumerate() {
                    let end = if number + 1 == many { month_end } else { end };
                    Self::push(phrases, first, end, Meaning::Day { weekday: None, day, month, year });
                }
                return Some(month_end);
            }
            if days.len() >= LONGEST_LIST {
                return None;
            }
            if self.is_sign(end, ",") {
                end += 1;
            }
            end = match (self.what(end), self.joint(end)) {
                (Some(What::Sign('/' | '-' | '–' | '—' | '&' | '+')), _) => end + 1,
                (_, Some(Joint::Und | Joint::Or | Joint::Bis)) => end + 1,
                _ if self.is_sign(end.wrapping_sub(1), ",") => end,
                _ => return None,
            };
            while matches!(
                self.time(end),
                Some(Word::The | Word::Joint(Joint::Am | Joint::Zum | Joint::Vom | Joint::Und))
            ) {
                end += 1;
            }
            next = end;
        }
    }

    /// A month with or without its year, behind a day.
    fn month_behind(&self, at: usize) -> Option<(MonthOf, Year, usize)> {
        if let Some(Word::Month(month) | Word::ShortMonth(month)) = self.time(at) {
            let short = matches!(self.time(at), Some(Word::ShortMonth(_)));
            let mut end = at + 1;
            if short && self.is_sign(end, ".") {
                end += 1;
            }
            let (year, end) = self.year_of(end);
            return Some((MonthOf::Given(month), year, end));
        }
        // 9. d. M., 9. v. M., 9. dieses Monats, 9. des Monats
        if let Some((offset, end)) = self.letters(at, "M") {
            return Some((MonthOf::Offset(offset), Year::Open, end));
        }
        if self.time(at) == Some(Word::Current) {
            return Some((MonthOf::Offset(0), Year::Open, at + 1));
        }
        match (self.time(at), self.time(at + 1)) {
            (Some(Word::Direction(offset @ -1..=1)), Some(Word::Unit(Unit::Month))) => {
                Some((MonthOf::Offset(offset), Year::Open, at + 2))
            }
            _ => None,
        }
    }

    /// *d. M.*, *v. J.*, *l. J.*, *k. M.*: this, the last or the coming month or year, as newspapers wrote.
    fn letters(&self, at: usize, unit: &str) -> Option<(i8, usize)> {
        let offset = match self.word(at) {
            "d" | "ds" | "dss" | "l" => 0,
            "v" | "vor" => -1,
            "k" | "n" => 1,
            _ => return None,
        };
        let end = at + 1 + usize::from(self.is_sign(at + 1, "."));
        let ends = [unit, if unit == "M" { "Mts" } else { "Js" }].contains(&self.word(end));
        // A full stop after the letter is needed: without it it is a word.
        (end == at + 2 && ends).then(|| (offset, end + 1 + usize::from(self.is_sign(end + 1, "."))))
    }

    /// The year behind a month, a season or a feast: *2024*, *des vergangenen Jahres*, *d. J.*; and the token behind it.
    fn year_of(&self, at: usize) -> (Year, usize) {
        // A comma may stand before the year only in old dates; a line end does not.
        if let Some(What::Number(year @ FIRST_YEAR_SAID..=LAST_YEAR_SAID, 4)) = self.what(at)
            && !(self.is_sign(at + 1, ".,:")
                && self.glued(at + 1)
                && self.glued(at + 2)
                && matches!(self.what(at + 2), Some(What::Number(..))))
            && !self.counts_something(at)
        {
            return (Year::Given(year as i32), at + 1);
        }
        // '89
        if self.is_sign(at, "'’‘")
            && self.glued(at + 1)
            && let Some(What::Number(year, 2)) = self.what(at + 1)
        {
            return (Year::Given(crate::date::written::full_year(year, 2)), at + 2);
        }
        if let Some((offset, end)) = self.letters(at, "J") {
            return (Year::Offset(offset), end);
        }
        let start = self.past_article(at);
        match (self.time(start), self.time(start + 1)) {
            (Some(Word::Direction(offset @ -2..=1)), Some(Word::Unit(Unit::Year))) => (Year::Offset(offset), start + 2),
            (Some(Word::UnitOffset(Unit::Year, offset)), _) if start > at => (Year::Offset(offset), start + 1),
            (Some(Word::Unit(Unit::Year)), _) if start > at => match self.what(start + 1) {
                Some(What::Number(year @ FIRST_YEAR_SAID..=LAST_YEAR_SAID, 4)) => (Year::Given(year as i32), start + 2),
                _ => (Year::Open, at),
            },
            _ => (Year::Open, at),
        }
    }

    fn counts_something(&self, at: usize) -> bool {
        self.tokens.get(at + 1).is_some_and(|token| token.capital && token.what == What::Text)
            && COUNTED.split(' ').any(|counted| counted == self.word(at + 1))
    }

    /// The year a number is, if it is one.
    fn year(&self, at: usize) -> Option<i32> {
        let Some(What::Number(number @ FIRST_YEAR_SAID..=LAST_YEAR_SAID, 4)) = self.what(at) else { return None };
        let year = Some(number as i32);
        let sign = |at: usize| match self.what(at) {
            Some(What::Sign(sign)) => Some(sign),
            _ => None,
        };
        if at > 0 && self.glued(at) && !self.is_sign(at - 1, "(„“\"«»‚'’[–-*†/") {
            return None;
        }
        let before = at.checked_sub(1);
        if self.glued(at)
            && self.is_sign(at - 1, "/-–")
            && !(at > 1 && matches!(self.what(at - 2), Some(What::Number(FIRST_YEAR_SAID..=LAST_YEAR_SAID, 4))))
        {
            return None;
        }
        if self.glued(at + 1) {
            match self.what(at + 1) {
                Some(What::Text | What::Time(_)) => return None,
                Some(What::Sign('%' | '€' | '$' | '°' | '\'' | '_' | '=' | '×' | '@')) => return None,
                Some(What::Sign('.' | ',' | ':' | '/' | '-' | '–')) if self.glued(at + 2) => {
                    match self.what(at + 2) {
                        Some(What::Number(last, 4))
                            if !self.is_sign(at + 1, ".,:") && (number..=LAST_YEAR_SAID).contains(&last) => {}
                        Some(What::Number(_, 2)) if self.second_year(at, number as i32).is_some() => {}
                        Some(What::Number(..) | What::Text | What::Time(_)) => return None,
                        _ => {}
                    }
                }
                _ => {}
            }
        }
        if matches!(sign(at + 1), Some('%' | '€' | '$' | '°' | '×')) || self.counts_something(at) {
            return None;
        }
        // 2000 bis 3000 Grad
        if self.joint(at + 1) == Some(Joint::Bis)
            && matches!(self.what(at + 2), Some(What::Number(..)))
            && (self.counts_something(at + 2)
                || !matches!(self.what(at + 2), Some(What::Number(FIRST_YEAR_SAID..=LAST_YEAR_SAID, 4))))
        {
            return None;
        }
        // 500 v. Chr.
        if self.word(at + 1) == "v" && self.word(at + 3) == "Chr" {
            return None;
        }
        match before.and_then(|before| self.what(before)) {
            Some(What::Time(
                Word::Unit(Unit::Year)
                | Word::Units(Unit::Year)
                | Word::Edge(_)
                | Word::Volume
                | Word::UnitEdge(Unit::Year, _),
            )) => return year,
            Some(What::Time(Word::Joint(Joint::Seit | Joint::Ab | Joint::Year))) => return year,
            Some(What::Time(Word::About | Word::Joint(Joint::Auf | Joint::Zum))) => return None,
            Some(What::Time(Word::Joint(Joint::Um))) if !number.is_multiple_of(100) => {}
            Some(What::Sign('*' | '†' | '(')) => return year,
            _ => {}
        }
        if self.word(at.wrapping_sub(1)) == "gegenüber" {
            return year;
        }
        if ["als", "Agenda", "Windows", "Vision", "Nr", "je", "weitere", "mit"].contains(&self.word(at.wrapping_sub(1)))
        {
            return None;
        }
        let follows_noun =
            before.is_some_and(|before| self.tokens[before].capital && self.what(before) == Some(What::Text));
        let noun_follows = self.tokens.get(at + 1).is_some_and(|token| token.capital && token.what == What::Text);
        // 1600 Menschen, 1700 mehr; Wien 1683.
        let joined = matches!(
            self.before(at),
            Some(Word::Joint(Joint::Bis | Joint::Von | Joint::Vor | Joint::Nach | Joint::Und | Joint::Between))
        );
        // Fouqué, der 1811 seine Erzählung veröffentlichte
        let joined = joined || (self.before(at) == Some(Word::The) && at > 1 && self.is_sign(at - 2, ","));
        let likely = LIKELY_YEARS.contains(&number) && !number.is_multiple_of(100);
        (likely || (follows_noun || joined) && !noun_follows && number >= 1400).then_some(year)?
    }

    /// *1920er*, *90er Jahre*, *neunziger Jahre*: the decade, two digits when the century is not said.
    fn decade(&self, at: usize) -> Option<(i32, usize)> {
        let years = |end: usize| match (self.what(end), self.time(end + 1)) {
            (Some(What::Sign('-')), Some(Word::Units(Unit::Year) | Word::Unit(Unit::Year))) => end + 2,
            _ if matches!(self.time(end), Some(Word::Units(Unit::Year))) => end + 1,
            _ => end,
        };
        match self.what(at)? {
            What::Number(number, digits @ (2 | 4)) if number % 10 == 0 && self.glued(at + 1) => {
                let known = match self.word(at + 1) {
                    "er" | "ern" => years(at + 2),
                    "erjahre" | "erjahren" | "er­jahre" => at + 2,
                    _ => return None,
                };
                let is_decade =
                    digits == 4 || known > at + 2 || self.word(at + 1) != "er" || self.before(at) == Some(Word::The);
                let possible =
                    if digits == 4 { (FIRST_YEAR_SAID..=LAST_YEAR_SAID).contains(&number) } else { number >= 10 };
                (is_decade && possible).then_some((number as i32 / 10, known))
            }
            What::Time(Word::DecadeYears(decade)) => Some((i32::from(decade), at + 1)),
            What::Time(Word::Decade(decade)) => {
                let end = years(at + 1);
                (end > at + 1).then_some((i32::from(decade), end))
            }
            _ => None,
        }
    }

    /// What an ordinal counts other than days: *19. Jahrhundert*, *2. Quartal 2024*, *27. KW*, *1. Advent*.
    fn counted(&self, first: usize, number: u8, at: usize, phrases: &mut Vec<Phrase>) -> Option<usize> {
        match self.time(at)? {
            Word::Unit(Unit::Century) if (1..=21).contains(&number) => {
                Self::push(phrases, first, at + 1, Meaning::Century { edge: None, number })
            }
            Word::HalfOf => {
                // Erste Hälfte des 15. Jahrhunderts, der neunziger Jahre, des Jahres 2015.
                let edge = match number {
                    1 => Edge::Start,
                    2 => Edge::End,
                    _ => return None,
                };
                self.edged(first, edge, self.past_article(at + 1), phrases)
            }
            Word::Unit(unit @ (Unit::Quarter | Unit::HalfYear)) => {
                let possible = if unit == Unit::Quarter { 1..=4 } else { 1..=2 };
                let (year, end) = self.year_of(at + 1);
                possible
                    .contains(&number)
                    .then(|| Self::push(phrases, first, end, Meaning::PartOfYear { number, unit, year }))?
            }
            Word::CalendarWeek => self.calendar_week(first, number, at + 1, phrases),
            Word::Advent if (1..=4).contains(&number) => {
                let (year, end) = self.year_of(at + 1);
                let feast = Feast::Advent((number as i8 - 1) * 7);
                Self::push(phrases, first, end, Meaning::Feast { feast, year, direction: None })
            }
            _ => None,
        }
    }

    fn calendar_week(&self, first: usize, number: u8, at: usize, phrases: &mut Vec<Phrase>) -> Option<usize> {
        let at =
            if self.is_sign(at, "/,") && matches!(self.what(at + 1), Some(What::Number(_, 4))) { at + 1 } else { at };
        let (year, end) = self.year_of(at);
        (1..=53).contains(&number).then(|| Self::push(phrases, first, end, Meaning::Week { number, year }))?
    }

    /// *18 Uhr*, *20.30 Uhr*, *18:30*.
    fn clock(&self, at: usize, hour: u32, phrases: &mut Vec<Phrase>) -> Option<usize> {
        if hour > 24 || (self.glued(at) && self.is_sign(at - 1, ".,:")) {
            return None;
        }
        let push = |phrases: &mut Vec<Phrase>, end: usize, minute: u32| {
            let clock = Some((hour * 60 + minute) as u16);
            phrases.push(Phrase { first: at, end, meaning: Meaning::TimeOfDay, part: None, clock });
            Some(end)
        };
        if self.time(at + 1) == Some(Word::Clock) {
            return push(phrases, at + 2, 0);
        }
        if let Some(What::Number(minute @ 0..=59, 2)) = self.what(at + 2)
            && self.is_sign(at + 1, ".:")
            && self.glued(at + 1)
            && self.glued(at + 2)
            && self.time(at + 3) == Some(Word::Clock)
        {
            return push(phrases, at + 4, minute);
        }
        None
    }

    /// What begins with a word of time.
    fn said(&self, at: usize, word: Word, phrases: &mut Vec<Phrase>) -> Option<usize> {
        let capital = self.tokens[at].capital;
        match word {
            Word::Ordinal(number) => match self.days(at, phrases) {
                Some(end) => Some(end),
                None => self.counted(at, number, at + 1, phrases),
            },
            Word::Month(month) if capital => self.month(at, at, None, month, phrases),
            Word::ShortMonth(month) if capital => {
                let end = at + 1 + usize::from(self.is_sign(at + 1, "."));
                let (year, end) = self.year_of(end);
                matches!(year, Year::Given(_)).then(|| {
                    Self::push(phrases, at, end, Meaning::Month { edge: None, month, year, direction: None })
                })?
            }
            Word::Weekday(weekday) if capital => self.weekday(at, weekday, None, phrases),
            Word::WeekdayPart(weekday, part) => {
                let end = self.weekday(at, weekday, None, phrases)?;
                phrases.last_mut()?.part = Some(part);
                Some(end)
            }
            Word::Direction(direction) => self.directed(at, direction, phrases),
            Word::DayDirection(offset) => match self.time(at + 1) {
                Some(Word::Unit(Unit::Day)) => {
                    Self::push(phrases, at, at + 2, Meaning::Offset { days: offset, weekday: None })
                }
                Some(Word::Weekday(weekday)) => {
                    Self::push(phrases, at, at + 2, Meaning::Offset { days: offset, weekday: Some(weekday) })
                }
                Some(Word::Part(part)) => {
                    self.with_part(at, at + 2, Meaning::Offset { days: offset, weekday: None }, part, phrases)
                }
                _ if offset == 0 => Self::push(phrases, at, at + 1, Meaning::Reference(Reference::Present)),
                _ => None,
            },
            Word::Offset(offset) => self.offset(at, offset, phrases),
            Word::UnitOffset(Unit::Weekend, offset) => {
                Self::push(phrases, at, at + 1, Meaning::Unit { edge: None, unit: Unit::Weekend, offset })
            }
            Word::UnitOffset(unit, offset) => {
                Self::push(phrases, at, at + 1, Meaning::Unit { edge: None, unit, offset })
            }
            Word::Edge(edge) => {
                // *am Ende*, *zu Ende*, *ein Anfang* are no edges of times.
                let inner = self.past_article(at + 1);
                self.edged(at, edge, inner, phrases)
            }
            Word::UnitEdge(unit, edge) => {
                let (year, end) = self.year_of(at + 1);
                match (unit, year) {
                    (Unit::Year, Year::Given(_) | Year::Offset(_)) => {
                        Self::push(phrases, at, end, Meaning::Year { edge: Some(edge), year })
                    }
                    _ => {
                        let led = matches!(
                            self.before(at),
                            Some(Word::Joint(
                                Joint::Zum | Joint::Seit | Joint::Bis | Joint::Am | Joint::Ab | Joint::Vor
                            ))
                        );
                        led.then(|| {
                            Self::push(phrases, at, at + 1, Meaning::Unit { edge: Some(edge), unit, offset: 0 })
                        })?
                    }
                }
            }
            Word::Season(season) if capital => self.season(at, at, None, season, None, phrases),
            Word::Feast(feast) => {
                let (year, end) = self.year_of(at + 1);
                Self::push(phrases, at, end, Meaning::Feast { feast, year, direction: None })
            }
            Word::Decade(_) | Word::DecadeYears(_) => {
                let (decade, end) = self.decade(at)?;
                Self::push(phrases, at, end, decade_meaning(None, decade))
            }
            Word::CalendarWeek => {
                let Some(What::Number(number @ 1..=53, 1 | 2)) = self.what(at + 1) else { return None };
                self.calendar_week(at, number as u8, at + 2, phrases)
            }
            Word::Unit(Unit::Year) | Word::Units(Unit::Year) => {
                let year = match self.what(at + 1) {
                    Some(What::Number(year @ FIRST_YEAR_SAID..=LAST_YEAR_SAID, 4)) => year as i32,
                    _ => return None,
                };
                self.years(at, at + 1, None, year, phrases)
            }
            Word::Volume => {
                let year = self.year(at + 1)?;
                self.years(at, at + 1, None, year, phrases)
            }
            Word::Unit(Unit::Weekend) => {
                let led = matches!(self.before(at), Some(Word::Joint(_) | Word::The));
                led.then(|| Self::push(phrases, at, at + 1, Meaning::Weekend))?
            }
            Word::Unit(Unit::Day) => {
                // am Tag darauf, am Tag davor; not of *fünf Tag später*
                if matches!(
                    at.checked_sub(1).and_then(|at| self.what(at)),
                    Some(What::Number(..) | What::Time(Word::Number(_) | Word::One))
                ) {
                    return None;
                }
                let Some(Word::Relative(days)) = self.time(at + 1) else { return None };
                Self::push(phrases, at, at + 2, Meaning::DayOfText { days })
            }
            Word::Same if self.time(at + 1) == Some(Word::Unit(Unit::Day)) => {
                Self::push(phrases, at, at + 2, Meaning::DayOfText { days: 0 })
            }
            Word::Joint(Joint::Vor) => self.distance(at, -1, phrases),
            Word::Joint(Joint::In) => self.distance(at, 1, phrases),
            Word::Night => self.night(at, phrases),
            Word::Holy if self.time(at + 1) == Some(Word::Part(Part::Evening)) => {
                let (year, end) = self.year_of(at + 2);
                Self::push(phrases, at, end, Meaning::Feast { feast: Feast::Fixed(24, 12, 1), year, direction: None })
            }
            Word::Early if matches!(self.time(at + 1), Some(Word::Part(_))) => self.part(at, at + 1, phrases),
            Word::Part(_) => self.part(at, at, phrases),
            Word::Number(count) if self.days_later(at, u32::from(count), phrases).is_some() => Some(at + 3),
            Word::One if self.days_later(at, 1, phrases).is_some() => Some(at + 3),
            Word::Number(hour @ 2..=12) if self.time(at + 1) == Some(Word::Clock) => {
                let clock = Some(hour * 60);
                phrases.push(Phrase { first: at, end: at + 2, meaning: Meaning::TimeOfDay, part: None, clock });
                Some(at + 2)
            }
            Word::Reference(reference) => {
                // *auf bald*, *nun ja* are rare; *aktuell* before a number is not.
                Self::push(phrases, at, at + 1, Meaning::Reference(reference))
            }
            _ => None,
        }
    }

    fn with_part(
        &self,
        first: usize,
        end: usize,
        meaning: Meaning,
        part: Part,
        phrases: &mut Vec<Phrase>,
    ) -> Option<usize> {
        phrases.push(Phrase { first, end, meaning, part: Some(part), clock: None });
        Some(end)
    }

    /// A month with its year; alone it needs a word that leads it, because *Mai* and *August* are names, too.
    fn month(
        &self,
        first: usize,
        at: usize,
        edge: Option<Edge>,
        month: u8,
        phrases: &mut Vec<Phrase>,
    ) -> Option<usize> {
        // 1. Mai-Feier, Mai-Kundgebung
        if self.glued(at + 1)
            && self.is_sign(at + 1, "-")
            && self.glued(at + 2)
            && !matches!(self.what(at + 2), Some(What::Number(..)))
            && !matches!(self.time(at + 2), Some(Word::Month(_)))
        {
            return None;
        }
        // Juli/August 1914, Juli und August: each is one of its own.
        let (year, end) = self.year_of(at + 1);
        let meaning = Meaning::Month { edge, month, year, direction: None };
        if year != Year::Open || edge.is_some() {
            return Self::push(phrases, first, end, meaning);
        }
        let leads = |word: Option<Word>| {
            matches!(
                word,
                Some(
                    Word::Joint(
                        Joint::Im
                            | Joint::Seit
                            | Joint::Ab
                            | Joint::Bis
                            | Joint::Vom
                            | Joint::Zum
                            | Joint::Between
                            | Joint::Von
                            | Joint::Nach
                            | Joint::Vor
                    ) | Word::The
                        | Word::Edge(_)
                )
            )
        };
        let listed = at > 1
            && (matches!(self.joint(at - 1), Some(Joint::Und | Joint::Or | Joint::Bis))
                || self.is_sign(at - 1, "/–-,"))
            && matches!(self.time(at - 2), Some(Word::Month(_)));
        let goes_on = (matches!(self.joint(at + 1), Some(Joint::Und | Joint::Or | Joint::Bis))
            || self.is_sign(at + 1, "/–"))
            && matches!(self.time(at + 2), Some(Word::Month(_)));
        (leads(self.before(at)) || listed || goes_on).then(|| Self::push(phrases, first, end, meaning))?
    }

    fn weekday(&self, at: usize, weekday: u8, direction: Option<i8>, phrases: &mut Vec<Phrase>) -> Option<usize> {
        let behind = at + 1;
        // Donnerstag, (den) 4. Juli; Donnerstag (4. Juli)
        let mut day = behind;
        let mut bracket = false;
        while self.is_sign(day, ",(.") || self.time(day) == Some(Word::The) {
            bracket |= self.is_sign(day, "(");
            day += 1;
        }
        let known = phrases.len();
        if day <= behind + 3
            && (day > behind || matches!(self.what(day), Some(What::Number(..))))
            && let Some((number, _)) = self.ordinal(day)
            && let Some(end) = self.numeric(day, number, phrases).or_else(|| self.days(day, phrases))
        {
            let phrase = phrases.get_mut(known)?;
            if let Meaning::Day { weekday: of_day, .. } = &mut phrase.meaning {
                *of_day = Some(weekday);
                phrase.first = at;
                // The day alone is said twice: *am Donnerstag (4. Juli)* is one date.
                if bracket && self.is_sign(end, ")") && phrases.len() == known + 1 {
                    phrases[known].end = end + 1;
                    return Some(end + 1);
                }
                return Some(end);
            }
            phrases.truncate(known);
        }
        // Dienstag vergangener Woche, Dienstag der vergangenen Woche
        let week_at = self.past_article(behind);
        if let (Some(Word::Direction(week @ -2..=2)), Some(Word::Unit(Unit::Week))) =
            (self.time(week_at), self.time(week_at + 1))
        {
            return Self::push(phrases, at, week_at + 2, Meaning::WeekdayOf { weekday, week });
        }
        if let (true, Some(Word::UnitOffset(Unit::Week, week))) = (week_at > behind, self.time(week_at)) {
            return Self::push(phrases, at, week_at + 1, Meaning::WeekdayOf { weekday, week });
        }
        let meaning = Meaning::Weekday { weekday, direction };
        // Montag Abend, Montag früh; but *Montag um 20 Uhr* is a day and a time.
        match self.time(behind) {
            Some(Word::Part(part)) => return self.with_part(at, behind + 1, meaning, part, phrases),
            Some(Word::Night) => return self.with_part(at, behind + 1, meaning, Part::Night, phrases),
            Some(Word::Early) => return self.with_part(at, behind + 1, meaning, Part::Morning, phrases),
            Some(Word::Offset(1)) => return self.with_part(at, behind + 1, meaning, Part::Morning, phrases),
            _ => {}
        }
        Self::push(phrases, at, behind, meaning)
    }

    /// What *letzte*, *diese* and *nächste* stand before.
    fn directed(&self, at: usize, direction: i8, phrases: &mut Vec<Phrase>) -> Option<usize> {
        let next = at + 1;
        let of_text = self.word(at).to_ascii_lowercase().starts_with("folgend");
        let direction_of = |direction: i8| match direction {
            ..0 => Reference::Past,
            0 => Reference::Present,
            1.. => Reference::Future,
        };
        match self.time(next)? {
            Word::Unit(Unit::Day) => match direction {
                // *an diesem Tag im Januar* is told by what follows.
                0 if self.joint(next + 1) == Some(Joint::Im) => None,
                0 => Self::push(phrases, at, next + 1, Meaning::DayOfText { days: 0 }),
                1 => Self::push(phrases, at, next + 1, Meaning::DayOfText { days: 1 }),
                _ => None,
            },
            // *in dieser Zeit* is the one that was spoken of.
            Word::Unit(Unit::Time) | Word::Units(Unit::Time) => {
                let reference = if direction > 0 { Reference::Future } else { Reference::Past };
                Self::push(phrases, at, next + 1, Meaning::Reference(reference))
            }
            Word::Unit(_) | Word::Units(_) if of_text => None,
            Word::Unit(unit) => {
                Self::push(phrases, at, next + 1, Meaning::Unit { edge: None, unit, offset: direction })
            }
            Word::Units(_) => Self::push(phrases, at, next + 1, Meaning::Reference(direction_of(direction))),
            Word::Weekday(weekday) => {
                let end = self.weekday(next, weekday, Some(direction), phrases)?;
                phrases.last_mut()?.first = at;
                Some(end)
            }
            Word::WeekdayPart(weekday, part) => {
                self.with_part(at, next + 1, Meaning::Weekday { weekday, direction: Some(direction) }, part, phrases)
            }
            Word::Month(month) => {
                let (year, end) = self.year_of(next + 1);
                let direction = if year == Year::Open { Some(direction) } else { None };
                Self::push(phrases, at, end, Meaning::Month { edge: None, month, year, direction })
            }
            Word::Season(season) => self.season(at, next, None, season, Some(direction), phrases),
            Word::Feast(feast) => Self::push(
                phrases,
                at,
                next + 1,
                Meaning::Feast { feast, year: Year::Open, direction: Some(direction) },
            ),
            Word::Night if direction <= 0 => {
                self.with_part(at, next + 1, Meaning::Offset { days: 0, weekday: None }, Part::Night, phrases)
            }
            // *in den letzten zehn Jahren* is how long, not when.
            Word::Number(_) => matches!(self.time(next + 1), Some(Word::Units(_))).then_some(next + 2),
            _ => None,
        }
    }

    /// *gestern*, *heute Abend*, *heute vor zwanzig Jahren*.
    fn offset(&self, at: usize, days: i8, phrases: &mut Vec<Phrase>) -> Option<usize> {
        let token = self.tokens[at];
        if days == 1 && self.word(at).eq_ignore_ascii_case("morgen") {
            // The morning: *am Morgen*, *Guten Morgen*, *jeden Morgen*; at the start of a sentence *Morgen* is tomorrow.
            let begins = at == 0
                || matches!(
                    self.what(at - 1),
                    Some(
                        What::Line
                            | What::Paragraph
                            | What::Sign('.' | '!' | '?' | ':' | '„' | '"' | '»' | '“' | '–' | '-')
                    )
                );
            if token.capital && !begins {
                return self.part(at, at, phrases);
            }
        }
        let meaning = Meaning::Offset { days, weekday: None };
        let behind = at + 1;
        match self.time(behind) {
            Some(Word::Part(part)) => self.with_part(at, behind + 1, meaning, part, phrases),
            Some(Word::Night) => self.with_part(at, behind + 1, meaning, Part::Night, phrases),
            Some(Word::Early) if self.word(behind) == "früh" => {
                self.with_part(at, behind + 1, meaning, Part::Morning, phrases)
            }
            Some(Word::Offset(1)) if self.tokens[behind].capital => {
                self.with_part(at, behind + 1, meaning, Part::Morning, phrases)
            }
            Some(Word::Joint(Joint::Vor)) if days == 0 => {
                let known = phrases.len();
                match self.distance(behind, -1, phrases) {
                    Some(end) => {
                        let phrase = phrases.get_mut(known)?;
                        phrase.first = at;
                        if let Meaning::Distance { count, unit: Unit::Year, about: false } = phrase.meaning {
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

    /// What *Anfang*, *Mitte* and *Ende* stand before.
    fn edged(&self, first: usize, edge: Edge, at: usize, phrases: &mut Vec<Phrase>) -> Option<usize> {
        let edge = Some(edge);
        if let Some((decade, end)) = self.decade(at) {
            return Self::push(phrases, first, end, decade_meaning(edge, decade));
        }
        if let Some((number, end)) = self.ordinal(at) {
            return (self.time(end) == Some(Word::Unit(Unit::Century)))
                .then(|| Self::push(phrases, first, end + 1, Meaning::Century { edge, number }))?;
        }
        match self.what(at)? {
            What::Number(year @ FIRST_YEAR_SAID..=LAST_YEAR_SAID, 4) => {
                // *Ende 2014*; the number alone is checked as a year.
                let is_year = self.year(at).is_some();
                is_year.then(|| {
                    Self::push(phrases, first, at + 1, Meaning::Year { edge, year: Year::Given(year as i32) })
                })?
            }
            What::Time(Word::Month(month)) => self.month(first, at, edge, month, phrases),
            What::Time(Word::Season(season)) => self.season(first, at, edge, season, None, phrases),
            What::Time(Word::Unit(unit @ (Unit::Year | Unit::Month | Unit::Week))) => match self.what(at + 1) {
                Some(What::Number(year @ FIRST_YEAR_SAID..=LAST_YEAR_SAID, 4)) if unit == Unit::Year => {
                    Self::push(phrases, first, at + 2, Meaning::Year { edge, year: Year::Given(year as i32) })
                }
                // *Ende des Jahres*, *Ende der Woche*; but *Ende Jahr* is nothing.
                _ if at > first + 1 => Self::push(phrases, first, at + 1, Meaning::Unit { edge, unit, offset: 0 }),
                _ => None,
            },
            What::Time(Word::Direction(offset @ -2..=1)) => match self.time(at + 1)? {
                Word::Unit(unit) if unit != Unit::Day && unit != Unit::Time => {
                    Self::push(phrases, first, at + 2, Meaning::Unit { edge, unit, offset })
                }
                _ => None,
            },
            What::Time(Word::UnitOffset(unit, offset)) => {
                Self::push(phrases, first, at + 1, Meaning::Unit { edge, unit, offset })
            }
            _ => None,
        }
    }

    fn season(
        &self,
        first: usize,
        at: usize,
        edge: Option<Edge>,
        season: Season,
        direction: Option<i8>,
        phrases: &mut Vec<Phrase>,
    ) -> Option<usize> {
        let (mut year, mut end) = self.year_of(at + 1);
        let mut two_years = false;
        if let Year::Given(given) = year {
            if let Some((last, behind)) = self.second_year(at + 1, given).filter(|(last, _)| *last == given + 1) {
                (year, end, two_years) = (Year::Given(last - 1), behind, true);
            } else if season == Season::Winter
                && self.is_sign(at + 2, "/")
                && self.what(at + 3) == Some(What::Number(given as u32 + 1, 4))
            {
                (end, two_years) = (at + 4, true);
            }
        }
        let led = matches!(self.before(at), Some(Word::Joint(_) | Word::The));
        let said = year != Year::Open || direction.is_some() || edge.is_some() || led;
        said.then(|| Self::push(phrases, first, end, Meaning::Season { edge, season, year, direction, two_years }))?
    }

    /// *vor zwei Wochen*, *in drei Tagen*: the phrase begins behind the preposition, as it does elsewhere.
    fn distance(&self, at: usize, sign: i32, phrases: &mut Vec<Phrase>) -> Option<usize> {
        let mut next = at + 1;
        let mut about = false;
        while let Some(Word::About) = self.time(next) {
            about |= !["genau", "exakt", "gerade"].contains(&self.word(next));
            next += 1;
        }
        let count = match self.what(next)? {
            What::Number(count, 1..=4) => count as i32,
            What::Time(Word::Number(count)) => i32::from(count),
            What::Time(Word::One) => 1,
            // *vor Jahren*: long ago; a *vor Wochen* says no week.
            What::Time(Word::Units(Unit::Day | Unit::Week | Unit::Month | Unit::Year | Unit::Decade))
                if sign < 0 && next == at + 1 =>
            {
                return Self::push(phrases, at, next + 1, Meaning::Reference(Reference::Past));
            }
            What::Text if sign < 0 && self.word(next) == "kurzem" => {
                return Self::push(phrases, at, next + 1, Meaning::Reference(Reference::Past));
            }
            What::Text
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
        Self::push(phrases, at, next + 2, Meaning::Distance { count: count * sign, unit, about })
    }

    /// *in der Nacht auf Samstag*, *Nacht zum 5. Mai*, *Nacht von Freitag auf Samstag*.
    fn night(&self, at: usize, phrases: &mut Vec<Phrase>) -> Option<usize> {
        let known = phrases.len();
        let mut next = at + 1;
        // Of the two days between which a night lies, it is named by the second.
        if matches!(self.joint(next), Some(Joint::Von | Joint::Vom)) {
            next = self.past_article(next + 1);
            next = self.read_day(next, phrases)?;
            phrases.truncate(known);
        }
        if matches!(self.joint(next), Some(Joint::Auf | Joint::Zum)) {
            next = self.past_article(next + 1);
        } else if self.time(next) == Some(Word::The) && self.ordinal(next + 1).is_some() {
            next += 1;
        } else {
            return self.part(at, at, phrases);
        }
        let Some(end) = self.read_day(next, phrases) else { return self.part(at, at, phrases) };
        let phrase = phrases.get_mut(known)?;
        phrase.first = at;
        phrase.part = Some(Part::Night);
        Some(end)
    }

    /// One day: a weekday or a day of a month.
    fn read_day(&self, at: usize, phrases: &mut Vec<Phrase>) -> Option<usize> {
        let known = phrases.len();
        let end = match self.what(at)? {
            What::Time(Word::Weekday(weekday)) => self.weekday(at, weekday, None, phrases),
            _ => self.days(at, phrases),
        }?;
        if phrases.len() == known + 1 {
            return Some(end);
        }
        // *Nacht vom 3. auf den 4. Mai*: a list was read.
        phrases.truncate(known);
        None
    }

    /// A part of the day without its day: *am Abend*, *abends*, *am frühen Morgen*.
    fn part(&self, first: usize, at: usize, phrases: &mut Vec<Phrase>) -> Option<usize> {
        let part = match self.time(at)? {
            Word::Part(part) => part,
            Word::Night => Part::Night,
            Word::Offset(1) => Part::Morning,
            _ => return None,
        };
        let led = matches!(self.before(first), Some(Word::Joint(Joint::Am | Joint::Zum | Joint::Towards)))
            || (part == Part::Night && self.before(first) == Some(Word::The))
            || !self.tokens[at].capital;
        // am Abend des 3. Juli
        if led && self.time(at + 1) == Some(Word::The) && self.ordinal(at + 2).is_some() {
            let known = phrases.len();
            if let Some(end) = self.read_day(at + 2, phrases) {
                let phrase = phrases.get_mut(known)?;
                (phrase.first, phrase.part) = (first, Some(part));
                return Some(end);
            }
        }
        led.then(|| self.with_part(first, at + 1, Meaning::TimeOfDay, part, phrases))?
    }
}

fn decade_meaning(edge: Option<Edge>, decade: i32) -> Meaning {
    match u8::try_from(decade) {
        Ok(decade) if decade < 10 => Meaning::ShortDecade { edge, decade },
        _ => Meaning::Decade { edge, decade },
    }
}

fn takes_article(meaning: Meaning) -> bool {
    matches!(
        meaning,
        Meaning::Unit { edge: None, .. }
            | Meaning::Month { edge: None, .. }
            | Meaning::Weekday { direction: Some(_), .. }
            | Meaning::Weekend
            | Meaning::Season { edge: None, .. }
            | Meaning::Decade { edge: None, .. }
            | Meaning::ShortDecade { edge: None, .. }
            | Meaning::Century { edge: None, .. }
            | Meaning::PartOfYear { .. }
            | Meaning::Reference(_)
            | Meaning::Years { .. }
    )
}
