//! Weekdays, nights and parts of the day.
//! It must not resolve anything.

use crate::temporal::grammar::cursor::Grammar;
use crate::temporal::grammar::phrase::{Meaning, Phrase};
use crate::temporal::tokens::TokenKind;
use crate::temporal::word::{DayPart, Link, Unit, Word};

impl Grammar<'_> {
    /// Whether a weekday is no day: one of many (*jeden Sonntag*, *Mittwochs*, *an einem Montag*), counted from another
    /// (*am Montag vor zwei Wochen*, *Donnerstag vor Pfingsten*), or a newspaper's (*Welt am Sonntag*).
    pub fn is_no_day(&self, at: usize) -> bool {
        let word = |at: Option<usize>| at.map_or("", |at| self.word(at));
        let before = word(at.checked_sub(1));
        let many = self.before(at) == Some(Word::One)
            || ["jeden", "Jeden", "jedem", "jeder", "manchen", "allen"].contains(&before)
            || (self.word(at).ends_with('s') && !matches!(before, "des" | "eines"));
        let counted = match self.link(at + 1) {
            Some(Link::Vor | Link::Nach) if matches!(self.time(at + 2), Some(Word::Feast(_))) => true,
            Some(Link::Vor | Link::In) => {
                matches!(self.time(at + 2), Some(Word::Number(_) | Word::One))
                    && matches!(self.time(at + 3), Some(Word::Unit(Unit::Week) | Word::Units(Unit::Week)))
            }
            _ => false,
        };
        let paper = self.word(at) == "Sonntag"
            && self.link(at.wrapping_sub(1)) == Some(Link::Am)
            && ["Welt", "Bild", "Tagesspiegel", "NZZ", "Kurier", "Zeitung", "WELT", "BILD"]
                .contains(&word(at.checked_sub(2)));
        many || counted || paper
    }

    /// *Donnerstag*, with its day of a month, its week or its part of the day.
    pub fn weekday(&self, at: usize, weekday: u8, direction: Option<i8>, phrases: &mut Vec<Phrase>) -> Option<usize> {
        let behind = at + 1;
        // Donnerstag, (den) 4. Juli; Donnerstag (4. Juli)
        let mut day = behind;
        let mut bracket = false;
        while self.is_sign(day, ",(") || self.time(day) == Some(Word::The) {
            bracket |= self.is_sign(day, "(");
            day += 1;
        }
        let known = phrases.len();
        if day <= behind + 3
            && (day > behind || matches!(self.kind(day), Some(TokenKind::Number(..))))
            && let Some((number, _)) = self.ordinal(day)
            && let Some(end) = self.numeric(day, number, phrases).or_else(|| self.days(day, phrases))
        {
            let phrase = phrases.get_mut(known)?;
            if let Meaning::Day { weekday: of_day, .. } = &mut phrase.meaning {
                *of_day = Some(weekday);
                phrase.first = at;
                // *am Donnerstag (4. Juli)* is one date, in two ways.
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
            Some(Word::DayPart(part)) => return self.with_part(at, behind + 1, meaning, part, phrases),
            Some(Word::Night) => return self.with_part(at, behind + 1, meaning, DayPart::NightFrom, phrases),
            Some(Word::Early) => return self.with_part(at, behind + 1, meaning, DayPart::Morning, phrases),
            Some(Word::Offset(1)) => return self.with_part(at, behind + 1, meaning, DayPart::Morning, phrases),
            _ => {}
        }
        Self::push(phrases, at, behind, meaning)
    }

    /// *ersten Montag im April*, *letzten Sonntag des Oktobers 2021*: the weekday is behind the word that counts it.
    pub fn nth_weekday(&self, first: usize, nth: i8, at: usize, phrases: &mut Vec<Phrase>) -> Option<usize> {
        let Some(Word::Weekday(weekday)) = self.time(at) else { return None };
        let led = matches!(self.link(at + 1), Some(Link::Im | Link::In | Link::Von | Link::Vom))
            || self.time(at + 1) == Some(Word::The);
        let Some(Word::Month(month)) = self.time(at + 2).filter(|_| led) else { return None };
        let (year, end) = self.year_of(at + 3);
        let possible = (1..=5).contains(&nth) || (-2..0).contains(&nth);
        possible.then(|| Self::push(phrases, first, end, Meaning::NthWeekday { nth, weekday, month, year }))?
    }

    /// *in der Nacht auf Samstag*, *Nacht zum 5. Mai*, *Nacht von Freitag auf Samstag*.
    pub fn night(&self, at: usize, phrases: &mut Vec<Phrase>) -> Option<usize> {
        let known = phrases.len();
        let mut next = at + 1;
        let mut of_day = false;
        // Of the two days between which a night lies, it is named by the second.
        if matches!(self.link(next), Some(Link::Von | Link::Vom)) {
            next = self.past_article(next + 1);
            next = self.read_day(next, phrases)?;
            phrases.truncate(known);
        }
        if matches!(self.link(next), Some(Link::Auf | Link::Zum)) {
            next = self.past_article(next + 1);
        } else if self.time(next) == Some(Word::The) && self.ordinal(next + 1).is_some() {
            next += 1;
            of_day = true;
        } else {
            return self.part(at, at, phrases);
        }
        let Some(end) = self.read_day(next, phrases) else { return self.part(at, at, phrases) };
        let phrase = phrases.get_mut(known)?;
        phrase.first = at;
        phrase.part = Some(if of_day { DayPart::NightFrom } else { DayPart::Night });
        Some(end)
    }

    /// One day: a weekday or a day of a month.
    pub fn read_day(&self, at: usize, phrases: &mut Vec<Phrase>) -> Option<usize> {
        let known = phrases.len();
        let end = match self.kind(at)? {
            TokenKind::Time(Word::Weekday(weekday)) => self.weekday(at, weekday, None, phrases),
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
    pub fn part(&self, first: usize, at: usize, phrases: &mut Vec<Phrase>) -> Option<usize> {
        let part = match self.time(at)? {
            Word::DayPart(part) => part,
            Word::Night => DayPart::NightFrom,
            Word::Offset(1) => DayPart::Morning,
            _ => return None,
        };
        let led = matches!(self.before(first), Some(Word::Link(Link::Am | Link::Zum | Link::Gegen)))
            || (part == DayPart::NightFrom && self.before(first) == Some(Word::The))
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

    /// *Donnerstagabend*.
    pub fn weekday_part(&self, at: usize, weekday: u8, part: DayPart, phrases: &mut Vec<Phrase>) -> Option<usize> {
        let known = phrases.len();
        let end = self.weekday(at, weekday, None, phrases)?;
        phrases.get_mut(known)?.part = Some(part);
        Some(end)
    }
}
