//! Dates that begin with a number, and the years behind all others.
//! It must not resolve anything.

use crate::temporal::grammar::{
    FIRST_YEAR_SAID, Grammar, LAST_YEAR_SAID, Meaning, MonthRef, Phrase, YearRef, decade_meaning,
};
use crate::temporal::tokens::TokenKind;
use crate::temporal::word::{Feast, Link, Portion, Unit, Word};

/// Numbers in these years are years more often than not; others need a word that says so.
const LIKELY_YEARS: std::ops::RangeInclusive<u32> = 1900..=2035;

/// What has numbers that look like years.
const UNITS_OF_NUMBERS: &str =
    "Flug Höhe Band Nummer Seite Typ Modell Zimmer Postfach Platz BMW Aktenzeichen Paragraf Artikel";

/// What numbers count, where they look like years.
const COUNTED: &str = "Euro Dollar Mark DM Franken Rubel Pfund Meter Metern Kilometer Kilometern Menschen Personen Einwohner Stück Mann Tonnen Grad Prozent Quadratmeter Liter Watt PS Punkte Punkten Fälle Fällen Neuinfektionen Infizierte Infektionen Tote Todesfälle Teilnehmer Teilnehmern Mitarbeiter Mitarbeitern Beschäftigte Zuschauer Besucher Seiten Mal Stimmen Kinder Soldaten Betten Stunden Kilogramm Patienten";

impl Grammar<'_> {
    /// What begins with a number.
    pub(crate) fn number(&self, at: usize, number: u32, digits: u8, phrases: &mut Vec<Phrase>) -> Option<usize> {
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
    pub(crate) fn days_later(&self, at: usize, count: u32, phrases: &mut Vec<Phrase>) -> Option<usize> {
        let Some(Word::Relative(sign)) = self.time(at + 2) else { return None };
        let counts = matches!(self.time(at + 1), Some(Word::Units(Unit::Day) | Word::Unit(Unit::Day)));
        let days = i8::try_from(count).ok().filter(|_| counts)? * sign;
        Self::push(phrases, at, at + 3, Meaning::DayOfText { days })
    }

    /// A year that is there, with what it goes on with: *2009-2011*, *2007/08*.
    pub(crate) fn years(
        &self,
        first: usize,
        at: usize,
        portion: Option<Portion>,
        year: i32,
        phrases: &mut Vec<Phrase>,
    ) -> Option<usize> {
        if let Some((last, end)) = self.second_year(at, year) {
            return Self::push(phrases, first, end, Meaning::Years { first: year, last });
        }
        Self::push(phrases, first, at + 1, Meaning::Year { portion, year: YearRef::Given(year) })
    }

    /// The second of two years that is written with two digits.
    pub(crate) fn second_year(&self, at: usize, year: i32) -> Option<(i32, usize)> {
        if !self.is_sign(at + 1, "/-–") || !self.glued(at + 1) || !self.glued(at + 2) {
            return None;
        }
        let Some(TokenKind::Number(last, 2)) = self.kind(at + 2) else { return None };
        let last = year - year % 100 + last as i32 + if year % 100 == 99 && last == 0 { 100 } else { 0 };
        // 2024-07 is a month.
        let is_years = last > year && !(self.is_sign(at + 1, "-–") && last % 100 <= 12);
        (is_years
            && !(self.glued(at + 3)
                && self.is_sign(at + 3, "-/.")
                && matches!(self.kind(at + 4), Some(TokenKind::Number(..)))
                && self.glued(at + 4)))
        .then_some((last, at + 3))
    }

    /// *2024-07-04*
    pub(crate) fn iso(&self, at: usize, phrases: &mut Vec<Phrase>) -> Option<usize> {
        let (Some(TokenKind::Number(year, 4)), Some(TokenKind::Number(month, 2)), Some(TokenKind::Number(day, 2))) =
            (self.kind(at), self.kind(at + 2), self.kind(at + 4))
        else {
            return None;
        };
        let signs = self.is_sign(at + 1, "-") && self.is_sign(at + 3, "-");
        let glued = (1..5).all(|next| self.glued(at + next));
        let possible = (1..=12).contains(&month) && (1..=31).contains(&day);
        if !signs || !glued || !possible || (self.glued(at) && self.is_sign(at.wrapping_sub(1), "/-_=.")) {
            return None;
        }
        let year = YearRef::Given(year as i32);
        Self::push(
            phrases,
            at,
            at + 5,
            Meaning::Day { weekday: None, day: day as u8, month: MonthRef::Given(month as u8), year },
        )
    }

    /// A day's number with its full stop or ending, *14.*, *14ten*, *siebten*; and the token behind.
    pub(crate) fn ordinal(&self, at: usize) -> Option<(u8, usize)> {
        match self.kind(at)? {
            TokenKind::Number(number @ 1..=31, 1 | 2) => {
                if self.is_sign(at + 1, ".") && self.glued(at + 1) {
                    Some((number as u8, at + 2))
                } else if self.glued(at + 1) && ["te", "ten", "ter", "sten", "ste", "t"].contains(&self.word(at + 1)) {
                    Some((number as u8, at + 2 + usize::from(self.is_sign(at + 2, ".") && self.word(at + 1) == "t")))
                } else {
                    None
                }
            }
            TokenKind::Time(Word::Ordinal(number)) => Some((number, at + 1)),
            _ => None,
        }
    }

    /// *23.3.1987*, *18. 7.*
    pub(crate) fn numeric(&self, at: usize, day: u8, phrases: &mut Vec<Phrase>) -> Option<usize> {
        let Some(TokenKind::Number(month @ 1..=12, 1 | 2)) = self.kind(at + 2) else { return None };
        if !matches!(self.kind(at), Some(TokenKind::Number(..)))
            || (self.glued(at)
                && (self.is_sign(at - 1, ".,:/-") || at > 1 && self.kind(at - 1) == Some(TokenKind::Text)))
        {
            return None;
        }
        if !(self.is_sign(at + 3, ".") && self.glued(at + 3)) {
            return None;
        }
        let meaning = |year| Meaning::Day { weekday: None, day, month: MonthRef::Given(month as u8), year };
        // A year stands on the same line; what follows it is no third number.
        if let Some(TokenKind::Number(year, digits @ (2 | 4))) = self.kind(at + 4)
            && (digits == 4 && (FIRST_YEAR_SAID..=LAST_YEAR_SAID).contains(&year) || digits == 2 && self.glued(at + 4))
            && !(self.is_sign(at + 5, ".:")
                && self.glued(at + 5)
                && self.glued(at + 6)
                && matches!(self.kind(at + 6), Some(TokenKind::Number(..))))
        {
            let year = if digits == 4 { YearRef::Given(year as i32) } else { YearRef::Short(year as u8) };
            return Self::push(phrases, at, at + 5, meaning(year));
        }
        // Without a year it needs a word before it: 18. 7. could be anything.
        let led = matches!(
            self.before(at),
            Some(
                Word::Weekday(_)
                    | Word::The
                    | Word::Link(Link::Am | Link::Vom | Link::Bis | Link::Ab | Link::Zum | Link::Seit)
            )
        ) || (self.is_sign(at.wrapping_sub(1), ",.")
            && at > 1
            && matches!(self.time(at - 2), Some(Word::Weekday(_))));
        let number_follows = matches!(self.kind(at + 4), Some(TokenKind::Number(..))) && self.glued(at + 4);
        (led && !number_follows).then(|| Self::push(phrases, at, at + 4, meaning(YearRef::Open)))?
    }

    /// *4. Juli 2024*, *3./4. Mai*, *am 10. und 11. sowie am 16. Februar*, *9. d. M.*
    pub(crate) fn days(&self, at: usize, phrases: &mut Vec<Phrase>) -> Option<usize> {
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
                None => match self.kind(next) {
                    Some(TokenKind::Number(day @ 1..=31, 1 | 2)) => (day as u8, next + 1),
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
            end = match (self.kind(end), self.link(end)) {
                (Some(TokenKind::Sign('/' | '-' | '–' | '—' | '&' | '+')), _) => end + 1,
                (_, Some(Link::Und | Link::Oder | Link::Bis)) => end + 1,
                _ if self.is_sign(end.wrapping_sub(1), ",") => end,
                _ => return None,
            };
            while matches!(self.time(end), Some(Word::The | Word::Link(Link::Am | Link::Zum | Link::Vom | Link::Und))) {
                end += 1;
            }
            next = end;
        }
    }

    /// A month with or without its year, behind a day.
    pub(crate) fn month_behind(&self, at: usize) -> Option<(MonthRef, YearRef, usize)> {
        if let Some(Word::Month(month) | Word::ShortMonth(month)) = self.time(at) {
            let short = matches!(self.time(at), Some(Word::ShortMonth(_)));
            let mut end = at + 1;
            if short && self.is_sign(end, ".") {
                end += 1;
            }
            let (year, end) = self.year_of(end);
            return Some((MonthRef::Given(month), year, end));
        }
        // 9. d. M., 9. v. M., 9. dieses Monats, 9. des Monats
        if let Some((offset, end)) = self.letters(at, "M") {
            return Some((MonthRef::Offset(offset), YearRef::Open, end));
        }
        if self.time(at) == Some(Word::Current) {
            return Some((MonthRef::Offset(0), YearRef::Open, at + 1));
        }
        match (self.time(at), self.time(at + 1)) {
            (Some(Word::Direction(offset @ -1..=1)), Some(Word::Unit(Unit::Month))) => {
                Some((MonthRef::Offset(offset), YearRef::Open, at + 2))
            }
            _ => None,
        }
    }

    /// *d. M.*, *v. J.*, *l. J.*, *k. M.*: this, the last or the coming month or year, as newspapers wrote.
    pub(crate) fn letters(&self, at: usize, unit: &str) -> Option<(i8, usize)> {
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
    pub(crate) fn year_of(&self, at: usize) -> (YearRef, usize) {
        // A comma may stand before the year only in old dates; a line end does not.
        if let Some(TokenKind::Number(year @ FIRST_YEAR_SAID..=LAST_YEAR_SAID, 4)) = self.kind(at)
            && !(self.is_sign(at + 1, ".,:")
                && self.glued(at + 1)
                && self.glued(at + 2)
                && matches!(self.kind(at + 2), Some(TokenKind::Number(..))))
            && !self.counts_something(at)
        {
            return (YearRef::Given(year as i32), at + 1);
        }
        // '89
        if self.is_sign(at, "'’‘")
            && self.glued(at + 1)
            && let Some(TokenKind::Number(year, 2)) = self.kind(at + 1)
        {
            return (YearRef::Short(year as u8), at + 2);
        }
        if let Some((offset, end)) = self.letters(at, "J") {
            return (YearRef::Offset(offset), end);
        }
        let start = self.past_article(at);
        match (self.time(start), self.time(start + 1)) {
            (Some(Word::Direction(offset @ -2..=1)), Some(Word::Unit(Unit::Year))) => {
                (YearRef::Offset(offset), start + 2)
            }
            (Some(Word::UnitOffset(Unit::Year, offset)), _) if start > at => (YearRef::Offset(offset), start + 1),
            (Some(Word::Unit(Unit::Year)), _) if start > at => match self.kind(start + 1) {
                Some(TokenKind::Number(year @ FIRST_YEAR_SAID..=LAST_YEAR_SAID, 4)) => {
                    (YearRef::Given(year as i32), start + 2)
                }
                _ => (YearRef::Open, at),
            },
            _ => (YearRef::Open, at),
        }
    }

    pub(crate) fn counts_something(&self, at: usize) -> bool {
        self.tokens.get(at + 1).is_some_and(|token| token.capital && token.kind == TokenKind::Text)
            && COUNTED.split(' ').any(|counted| counted == self.word(at + 1))
    }

    /// The year a number is, if it is one.
    pub(crate) fn year(&self, at: usize) -> Option<i32> {
        let Some(TokenKind::Number(number @ FIRST_YEAR_SAID..=LAST_YEAR_SAID, 4)) = self.kind(at) else { return None };
        let year = Some(number as i32);
        let sign = |at: usize| match self.kind(at) {
            Some(TokenKind::Sign(sign)) => Some(sign),
            _ => None,
        };
        if at > 0 && self.glued(at) && !self.is_sign(at - 1, "(„“\"«»‚'’[–-*†/") {
            return None;
        }
        let before = at.checked_sub(1);
        if self.glued(at)
            && self.is_sign(at - 1, "/-–")
            && !(at > 1 && matches!(self.kind(at - 2), Some(TokenKind::Number(FIRST_YEAR_SAID..=LAST_YEAR_SAID, 4))))
        {
            return None;
        }
        if self.glued(at + 1) {
            match self.kind(at + 1) {
                Some(TokenKind::Text | TokenKind::Time(_)) => return None,
                Some(TokenKind::Sign('%' | '€' | '$' | '°' | '\'' | '_' | '=' | '×' | '@')) => return None,
                Some(TokenKind::Sign('.' | ',' | ':' | '/' | '-' | '–')) if self.glued(at + 2) => {
                    match self.kind(at + 2) {
                        Some(TokenKind::Number(last, 4))
                            if !self.is_sign(at + 1, ".,:") && (number..=LAST_YEAR_SAID).contains(&last) => {}
                        Some(TokenKind::Number(_, 2)) if self.second_year(at, number as i32).is_some() => {}
                        Some(TokenKind::Number(..) | TokenKind::Text | TokenKind::Time(_)) => return None,
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
        if self.link(at + 1) == Some(Link::Bis)
            && matches!(self.kind(at + 2), Some(TokenKind::Number(..)))
            && (self.counts_something(at + 2)
                || !matches!(self.kind(at + 2), Some(TokenKind::Number(FIRST_YEAR_SAID..=LAST_YEAR_SAID, 4))))
        {
            return None;
        }
        // 500 v. Chr.
        if self.word(at + 1) == "v" && self.word(at + 3) == "Chr" {
            return None;
        }
        // am Ende 1500 Leute
        if matches!(self.before(at), Some(Word::Portion(_))) && at > 1 && self.link(at - 2) == Some(Link::Am) {
            return None;
        }
        match before.and_then(|before| self.kind(before)) {
            Some(TokenKind::Time(
                Word::Unit(Unit::Year)
                | Word::Units(Unit::Year)
                | Word::Portion(_)
                | Word::Volume
                | Word::UnitPortion(Unit::Year, _),
            )) => return year,
            Some(TokenKind::Time(Word::Link(Link::Seit | Link::Ab | Link::Anno))) => return year,
            Some(TokenKind::Time(Word::About | Word::Link(Link::Auf | Link::Zum))) => return None,
            Some(TokenKind::Time(Word::Link(Link::Um))) if !number.is_multiple_of(100) => {}
            Some(TokenKind::Sign('*' | '†' | '(')) => return year,
            _ => {}
        }
        if self.word(at.wrapping_sub(1)) == "gegenüber" {
            return year;
        }
        let word = self.word(at.wrapping_sub(1));
        let code = word.len() == 2 && word.chars().all(char::is_uppercase) && !["WM", "EM", "EU", "UN"].contains(&word);
        if code || UNITS_OF_NUMBERS.split(' ').any(|unit| unit == word) {
            return None;
        }
        if ["als", "Agenda", "Windows", "Vision", "Nr", "je", "weitere", "mit"].contains(&self.word(at.wrapping_sub(1)))
        {
            return None;
        }
        let follows_noun =
            before.is_some_and(|before| self.tokens[before].capital && self.kind(before) == Some(TokenKind::Text));
        // 1967 Betriebe hatten geöffnet: in the plural it is counted.
        if self.tokens.get(at + 1).is_some_and(|token| token.capital && token.kind == TokenKind::Text)
            && ["e", "en", "ern", "eln"].iter().any(|plural| self.word(at + 1).ends_with(plural))
        {
            return None;
        }
        let noun_follows = self.tokens.get(at + 1).is_some_and(|token| token.capital && token.kind == TokenKind::Text);
        // 1600 Menschen, 1700 mehr; Wien 1683.
        let joined = matches!(
            self.before(at),
            Some(Word::Link(Link::Bis | Link::Von | Link::Vor | Link::Nach | Link::Und | Link::Zwischen))
        );
        // Fouqué, der 1811 seine Erzählung veröffentlichte
        let joined = joined || (self.before(at) == Some(Word::The) && at > 1 && self.is_sign(at - 2, ","));
        let likely = LIKELY_YEARS.contains(&number) && !number.is_multiple_of(100);
        let old = follows_noun && (1400..=*LIKELY_YEARS.end()).contains(&number) || joined && number >= 1400;
        (likely || old && !noun_follows).then_some(year)?
    }

    /// *1920er*, *90er Jahre*, *neunziger Jahre*: the decade, two digits when the century is not said.
    pub(crate) fn decade(&self, at: usize) -> Option<(i32, usize)> {
        let years = |end: usize| match (self.kind(end), self.time(end + 1)) {
            (Some(TokenKind::Sign('-')), Some(Word::Units(Unit::Year) | Word::Unit(Unit::Year))) => end + 2,
            _ if matches!(self.time(end), Some(Word::Units(Unit::Year))) => end + 1,
            _ => end,
        };
        match self.kind(at)? {
            TokenKind::Number(number, digits @ (2 | 4)) if number % 10 == 0 && self.glued(at + 1) => {
                // 1500er-Lauf, 1000er-Marke
                if digits == 4
                    && (!(1700..=2030).contains(&number) || (self.is_sign(at + 2, "-") && years(at + 2) == at + 2))
                {
                    return None;
                }
                let known = match self.word(at + 1) {
                    "er" | "ern" => years(at + 2),
                    "erjahre" | "erjahren" => at + 2,
                    _ => return None,
                };
                let is_decade =
                    digits == 4 || known > at + 2 || self.word(at + 1) != "er" || self.before(at) == Some(Word::The);
                let possible =
                    if digits == 4 { (FIRST_YEAR_SAID..=LAST_YEAR_SAID).contains(&number) } else { number >= 10 };
                (is_decade && possible).then_some((number as i32 / 10, known))
            }
            TokenKind::Time(Word::DecadeYears(decade)) => Some((i32::from(decade), at + 1)),
            TokenKind::Time(Word::Decade(decade)) => {
                let end = years(at + 1);
                // in den dreißiger und vierziger Jahren
                let listed = matches!(self.link(at + 1), Some(Link::Und | Link::Bis | Link::Oder))
                    && matches!(self.time(at + 2), Some(Word::Decade(_) | Word::DecadeYears(_)));
                (end > at + 1 || listed).then_some((i32::from(decade), end))
            }
            _ => None,
        }
    }

    /// What an ordinal counts other than days: *19. Jahrhundert*, *2. Quartal 2024*, *27. KW*, *1. Advent*.
    pub(crate) fn counted(&self, first: usize, number: u8, at: usize, phrases: &mut Vec<Phrase>) -> Option<usize> {
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
                self.edged(first, portion, self.past_article(at + 1), phrases)
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

    pub(crate) fn calendar_week(
        &self,
        first: usize,
        number: u8,
        at: usize,
        phrases: &mut Vec<Phrase>,
    ) -> Option<usize> {
        let at = if self.is_sign(at, "/,") && matches!(self.kind(at + 1), Some(TokenKind::Number(_, 4))) {
            at + 1
        } else {
            at
        };
        let (year, end) = self.year_of(at);
        (1..=53).contains(&number).then(|| Self::push(phrases, first, end, Meaning::Week { number, year }))?
    }

    /// *18 Uhr*, *20.30 Uhr*, *18:30*.
    pub(crate) fn clock(&self, at: usize, hour: u32, phrases: &mut Vec<Phrase>) -> Option<usize> {
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
        if let Some(TokenKind::Number(minute @ 0..=59, 2)) = self.kind(at + 2)
            && self.is_sign(at + 1, ".:")
            && self.glued(at + 1)
            && self.glued(at + 2)
            && self.time(at + 3) == Some(Word::Clock)
        {
            return push(phrases, at + 4, minute);
        }
        None
    }
}
