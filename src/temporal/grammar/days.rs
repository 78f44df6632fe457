//! Days of a month and times of day, in digits and in words.
//! It must not resolve anything.

use crate::temporal::grammar::cursor::Grammar;
use crate::temporal::grammar::phrase::{Meaning, MonthRef, Phrase, YearRef};
use crate::temporal::grammar::years::{FIRST_YEAR_READ, LAST_YEAR_READ};
use crate::temporal::tokens::TokenKind;
use crate::temporal::word::{Link, Unit, Word};

/// The month behind a day.
struct MonthBehind {
    month: MonthRef,
    year: YearRef,
    /// The token behind it and its year.
    end: usize,
}

impl MonthBehind {
    fn of_offset(offset: i8, end: usize) -> MonthBehind {
        MonthBehind { month: MonthRef::Offset(offset), year: YearRef::Open, end }
    }
}

impl Grammar<'_> {
    /// *2024-07-04*
    pub fn iso(&self, at: usize, phrases: &mut Vec<Phrase>) -> Option<usize> {
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
    pub fn ordinal(&self, at: usize) -> Option<(u8, usize)> {
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
    pub fn numeric(&self, at: usize, day: u8, phrases: &mut Vec<Phrase>) -> Option<usize> {
        let Some(TokenKind::Number(month @ 1..=12, 1 | 2)) = self.kind(at + 2) else { return None };
        if !matches!(self.kind(at), Some(TokenKind::Number(..)))
            || (self.glued(at)
                && !self.ends_range(at)
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
            && (digits == 4 && (FIRST_YEAR_READ..=LAST_YEAR_READ).contains(&year) || digits == 2 && self.glued(at + 4))
            && !(self.is_sign(at + 5, ".:")
                && self.glued(at + 5)
                && self.glued(at + 6)
                && matches!(self.kind(at + 6), Some(TokenKind::Number(..))))
        {
            let year = if digits == 4 { YearRef::Given(year as i32) } else { YearRef::Short(year as u8) };
            return Self::push(phrases, at, at + 5, meaning(year));
        }
        // Without a year it needs a word or another day before it: 18. 7. could be anything.
        let led = self.goes_to_day(at)
            || matches!(
                self.before(at),
                Some(
                    Word::Weekday(_)
                        | Word::The
                        | Word::Link(Link::Am | Link::Vom | Link::Bis | Link::Ab | Link::Zum | Link::Seit)
                )
            )
            || (self.is_sign(at.wrapping_sub(1), ",.")
                && at > 1
                && matches!(self.time(at - 2), Some(Word::Weekday(_))));
        let number_follows = matches!(self.kind(at + 4), Some(TokenKind::Number(..))) && self.glued(at + 4);
        (led && !number_follows).then(|| Self::push(phrases, at, at + 4, meaning(YearRef::Open)))?
    }

    /// Whether a dash goes from here to a day with its year, or from such a day to here: *vom 28.2. – 3.3.2020*.
    fn goes_to_day(&self, at: usize) -> bool {
        self.is_sign(at + 4, "-–—")
            && matches!(self.kind(at + 5), Some(TokenKind::Number(..)))
            && self.is_sign(at + 6, ".")
            && matches!(self.kind(at + 7), Some(TokenKind::Number(1..=12, 1 | 2)))
            && self.is_sign(at + 8, ".")
            && matches!(self.kind(at + 9), Some(TokenKind::Number(_, 4)))
    }

    /// Whether a dash right before a day goes from another day to it: *28.2.-3.3.2020*, *01.04.2022-03.04.2022*.
    fn ends_range(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(2) else { return false };
        let is_day = self.is_sign(before, ".") && self.glued(before)
            || matches!(self.kind(before), Some(TokenKind::Number(_, 2 | 4)))
                && self.glued(before)
                && before > 0
                && self.is_sign(before - 1, ".");
        self.is_sign(at - 1, "-") && is_day
    }

    /// *4. Juli 2024*, *3./4. Mai*, *am 10. und 11. sowie am 16. Februar*, *9. d. M.*
    pub fn days(&self, at: usize, phrases: &mut Vec<Phrase>) -> Option<usize> {
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
            if let Some(MonthBehind { month, year, end: month_end }) = self.month_behind(end) {
                let many = days.len();
                for (number, (first, end, day)) in days.into_iter().enumerate() {
                    let end = if number + 1 == many { month_end } else { end };
                    Self::push(phrases, first, end, Meaning::Day { weekday: None, day, month, year });
                }
                return Some(month_end);
            }
            // 1.-3.5.2022, 1. und 2.5.
            if days.len() > 1 {
                let known = phrases.len();
                if let Some(end) = self.numeric(next, day, phrases) {
                    let last = phrases.pop()?;
                    phrases.truncate(known);
                    days.pop();
                    if let Meaning::Day { month, year, .. } = last.meaning {
                        for (first, end, day) in days {
                            Self::push(phrases, first, end, Meaning::Day { weekday: None, day, month, year });
                        }
                    }
                    phrases.push(last);
                    return Some(end);
                }
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
    fn month_behind(&self, at: usize) -> Option<MonthBehind> {
        if let Some(Word::Month(month) | Word::ShortMonth(month)) = self.time(at) {
            let short = matches!(self.time(at), Some(Word::ShortMonth(_)));
            let mut end = at + 1;
            if short && self.is_sign(end, ".") {
                end += 1;
            }
            let (year, end) = self.year_of(end);
            return Some(MonthBehind { month: MonthRef::Given(month), year, end });
        }
        // 9. d. M., 9. v. M., 9. dieses Monats, 9. des Monats
        if let Some((offset, end)) = self.letters(at, "M") {
            return Some(MonthBehind::of_offset(offset, end));
        }
        if self.time(at) == Some(Word::Current) {
            return Some(MonthBehind::of_offset(0, at + 1));
        }
        match (self.time(at), self.time(at + 1)) {
            (Some(Word::Direction(offset @ -1..=1)), Some(Word::Unit(Unit::Month))) => {
                Some(MonthBehind::of_offset(offset, at + 2))
            }
            _ => None,
        }
    }

    /// *18 Uhr*, *20.30 Uhr*, *18:30*.
    pub fn clock(&self, at: usize, hour: u32, phrases: &mut Vec<Phrase>) -> Option<usize> {
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

    /// *acht Uhr*.
    pub fn hour(&self, at: usize, hour: u16, phrases: &mut Vec<Phrase>) -> Option<usize> {
        if !(2..=12).contains(&hour) || self.time(at + 1) != Some(Word::Clock) {
            return None;
        }
        let clock = Some(hour * 60);
        phrases.push(Phrase { first: at, end: at + 2, meaning: Meaning::TimeOfDay, part: None, clock });
        Some(at + 2)
    }
}
