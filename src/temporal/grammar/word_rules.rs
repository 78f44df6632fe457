//! Dates that begin with a word of time.
//! It must not resolve anything.

use crate::temporal::grammar::{FIRST_YEAR_SAID, Grammar, LAST_YEAR_SAID, Meaning, Phrase, YearRef, decade_meaning};
use crate::temporal::tokens::TokenKind;
use crate::temporal::word::{DayPart, Feast, Link, Portion, Reference, Season, Unit, Word};

impl Grammar<'_> {
    /// What begins with a word of time.
    pub(crate) fn said(&self, at: usize, word: Word, phrases: &mut Vec<Phrase>) -> Option<usize> {
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
                matches!(year, YearRef::Given(_)).then(|| {
                    Self::push(phrases, at, end, Meaning::Month { portion: None, month, year, direction: None })
                })?
            }
            Word::Weekday(weekday) if capital => {
                if self.is_no_day(at) {
                    return Some(at + 1);
                }
                self.weekday(at, weekday, None, phrases)
            }
            Word::WeekdayPart(weekday, part) => {
                let known = phrases.len();
                let end = self.weekday(at, weekday, None, phrases)?;
                phrases.get_mut(known)?.part = Some(part);
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
                Some(Word::DayPart(part)) => {
                    self.with_part(at, at + 2, Meaning::Offset { days: offset, weekday: None }, part, phrases)
                }
                _ if offset == 0 => Self::push(phrases, at, at + 1, Meaning::Reference(Reference::Present)),
                _ => None,
            },
            Word::Offset(offset) => self.offset(at, offset, phrases),
            Word::UnitOffset(Unit::Weekend, offset) => {
                Self::push(phrases, at, at + 1, Meaning::Unit { portion: None, unit: Unit::Weekend, offset })
            }
            Word::UnitOffset(unit, offset) => {
                Self::push(phrases, at, at + 1, Meaning::Unit { portion: None, unit, offset })
            }
            Word::Portion(portion) => {
                // *am Ende*, *ein Anfang* are no edges of times.
                if matches!(self.before(at), Some(Word::Link(Link::Am) | Word::One)) {
                    return None;
                }
                let inner = self.past_article(at + 1);
                self.edged(at, portion, inner, phrases)
            }
            Word::UnitPortion(unit, portion) => {
                let (year, end) = self.year_of(at + 1);
                match (unit, year) {
                    (Unit::Year, YearRef::Given(_) | YearRef::Offset(_)) => {
                        Self::push(phrases, at, end, Meaning::Year { portion: Some(portion), year })
                    }
                    _ => {
                        let led = matches!(
                            self.before(at),
                            Some(Word::Link(Link::Zum | Link::Seit | Link::Bis | Link::Am | Link::Ab | Link::Vor))
                        );
                        led.then(|| {
                            Self::push(phrases, at, at + 1, Meaning::Unit { portion: Some(portion), unit, offset: 0 })
                        })?
                    }
                }
            }
            Word::Season(season) if capital => self.season(at, at, None, season, None, phrases),
            // *drei Tage vor Weihnachten*, *am Tag nach Neujahr* are other days.
            Word::Feast(_)
                if matches!(self.before(at), Some(Word::Link(Link::Vor | Link::Nach)))
                    && matches!(
                        at.checked_sub(2).and_then(|at| self.time(at)),
                        Some(Word::Unit(_) | Word::Units(_) | Word::Weekday(_))
                    ) =>
            {
                Some(at + 1)
            }
            Word::Feast(feast) => {
                let (year, end) = self.year_of(at + 1);
                Self::push(phrases, at, end, Meaning::Feast { feast, year, direction: None })
            }
            Word::Decade(_) | Word::DecadeYears(_) => {
                let (decade, end) = self.decade(at)?;
                Self::push(phrases, at, end, decade_meaning(None, decade))
            }
            Word::CalendarWeek => {
                let Some(TokenKind::Number(number @ 1..=53, 1 | 2)) = self.kind(at + 1) else { return None };
                self.calendar_week(at, number as u8, at + 2, phrases)
            }
            Word::Unit(Unit::Year) | Word::Units(Unit::Year) => {
                let year = match self.kind(at + 1) {
                    Some(TokenKind::Number(year @ FIRST_YEAR_SAID..=LAST_YEAR_SAID, 4)) => year as i32,
                    _ => return None,
                };
                // 1200 Euro pro Jahr; in fünf Jahren 2000 Mitarbeiter
                let of_many = at.checked_sub(1).is_some_and(|before| {
                    ["pro", "je"].contains(&self.word(before))
                        || matches!(
                            self.kind(before),
                            Some(TokenKind::Number(..) | TokenKind::Time(Word::Number(_) | Word::One))
                        )
                });
                if of_many || self.counts_something(at + 1) {
                    return None;
                }
                self.years(at, at + 1, None, year, phrases)
            }
            Word::Volume => {
                let year = self.year(at + 1)?;
                self.years(at, at + 1, None, year, phrases)
            }
            Word::Unit(Unit::Weekend) => {
                let led = matches!(self.before(at), Some(Word::Link(_) | Word::The));
                led.then(|| Self::push(phrases, at, at + 1, Meaning::Weekend))?
            }
            Word::Unit(Unit::Day) => {
                // am Tag darauf, am Tag davor; not of *fünf Tag später*
                if matches!(
                    at.checked_sub(1).and_then(|at| self.kind(at)),
                    Some(TokenKind::Number(..) | TokenKind::Time(Word::Number(_) | Word::One))
                ) {
                    return None;
                }
                let Some(Word::Relative(days)) = self.time(at + 1) else { return None };
                Self::push(phrases, at, at + 2, Meaning::DayOfText { days })
            }
            Word::Same if self.time(at + 1) == Some(Word::Unit(Unit::Day)) => {
                Self::push(phrases, at, at + 2, Meaning::DayOfText { days: 0 })
            }
            Word::Link(Link::Vor) => self.distance(at, -1, phrases),
            Word::Link(Link::In) => self.distance(at, 1, phrases),
            Word::Night => self.night(at, phrases),
            Word::Holy if self.time(at + 1) == Some(Word::DayPart(DayPart::Evening)) => {
                let (year, end) = self.year_of(at + 2);
                Self::push(phrases, at, end, Meaning::Feast { feast: Feast::Fixed(24, 12, 1), year, direction: None })
            }
            Word::Early if matches!(self.time(at + 1), Some(Word::DayPart(_))) => self.part(at, at + 1, phrases),
            Word::DayPart(_) => self.part(at, at, phrases),
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

    pub(crate) fn with_part(
        &self,
        first: usize,
        end: usize,
        meaning: Meaning,
        part: DayPart,
        phrases: &mut Vec<Phrase>,
    ) -> Option<usize> {
        phrases.push(Phrase { first, end, meaning, part: Some(part), clock: None });
        Some(end)
    }

    /// A month with its year; alone it needs a word that leads it, because *Mai* and *August* are names, too.
    pub(crate) fn month(
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

    /// Whether a weekday is no day: one of many (*jeden Sonntag*, *Mittwochs*, *an einem Montag*), counted from another (*am Montag vor
    /// zwei Wochen*, *Donnerstag vor Pfingsten*), or a newspaper's (*Welt am Sonntag*).
    fn is_no_day(&self, at: usize) -> bool {
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

    pub(crate) fn weekday(
        &self,
        at: usize,
        weekday: u8,
        direction: Option<i8>,
        phrases: &mut Vec<Phrase>,
    ) -> Option<usize> {
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
            Some(Word::DayPart(part)) => return self.with_part(at, behind + 1, meaning, part, phrases),
            Some(Word::Night) => return self.with_part(at, behind + 1, meaning, DayPart::NightFrom, phrases),
            Some(Word::Early) => return self.with_part(at, behind + 1, meaning, DayPart::Morning, phrases),
            Some(Word::Offset(1)) => return self.with_part(at, behind + 1, meaning, DayPart::Morning, phrases),
            _ => {}
        }
        Self::push(phrases, at, behind, meaning)
    }

    /// What *letzte*, *diese* and *nächste* stand before.
    pub(crate) fn directed(&self, at: usize, direction: i8, phrases: &mut Vec<Phrase>) -> Option<usize> {
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

    /// *gestern*, *heute Abend*, *heute vor zwanzig Jahren*.
    pub(crate) fn offset(&self, at: usize, days: i8, phrases: &mut Vec<Phrase>) -> Option<usize> {
        let token = self.tokens[at];
        if days == 1 && self.word(at).eq_ignore_ascii_case("morgen") {
            // The morning: *am Morgen*, *Guten Morgen*, *jeden Morgen*; at the start of a sentence *Morgen* is tomorrow.
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
    pub(crate) fn edged(&self, first: usize, portion: Portion, at: usize, phrases: &mut Vec<Phrase>) -> Option<usize> {
        let portion = Some(portion);
        if let Some((decade, end)) = self.decade(at) {
            return Self::push(phrases, first, end, decade_meaning(portion, decade));
        }
        if let Some((number, end)) = self.ordinal(at) {
            return (self.time(end) == Some(Word::Unit(Unit::Century)))
                .then(|| Self::push(phrases, first, end + 1, Meaning::Century { portion, number }))?;
        }
        match self.kind(at)? {
            TokenKind::Number(year @ FIRST_YEAR_SAID..=LAST_YEAR_SAID, 4) => {
                // *Ende 2014*; the number alone is checked as a year.
                let is_year = self.year(at).is_some();
                is_year.then(|| {
                    Self::push(phrases, first, at + 1, Meaning::Year { portion, year: YearRef::Given(year as i32) })
                })?
            }
            TokenKind::Time(Word::Month(month)) => self.month(first, at, portion, month, phrases),
            TokenKind::Time(Word::Season(season)) => self.season(first, at, portion, season, None, phrases),
            TokenKind::Time(Word::Unit(unit @ (Unit::Year | Unit::Month | Unit::Week))) => match self.kind(at + 1) {
                Some(TokenKind::Number(year @ FIRST_YEAR_SAID..=LAST_YEAR_SAID, 4)) if unit == Unit::Year => {
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

    pub(crate) fn season(
        &self,
        first: usize,
        at: usize,
        portion: Option<Portion>,
        season: Season,
        direction: Option<i8>,
        phrases: &mut Vec<Phrase>,
    ) -> Option<usize> {
        let (mut year, mut end) = self.year_of(at + 1);
        let mut two_years = false;
        if let YearRef::Given(given) = year {
            if let Some((last, behind)) = self.second_year(at + 1, given).filter(|(last, _)| *last == given + 1) {
                (year, end, two_years) = (YearRef::Given(last - 1), behind, true);
            } else if season == Season::Winter
                && self.is_sign(at + 2, "/")
                && self.kind(at + 3) == Some(TokenKind::Number(given as u32 + 1, 4))
            {
                (end, two_years) = (at + 4, true);
            }
        }
        let led = matches!(self.before(at), Some(Word::Link(_) | Word::The));
        let said = year != YearRef::Open || direction.is_some() || portion.is_some() || led;
        said.then(|| Self::push(phrases, first, end, Meaning::Season { portion, season, year, direction, two_years }))?
    }

    /// *vor zwei Wochen*, *in drei Tagen*: the phrase begins behind the preposition, as it does elsewhere.
    pub(crate) fn distance(&self, at: usize, sign: i32, phrases: &mut Vec<Phrase>) -> Option<usize> {
        let mut next = at + 1;
        let mut about = false;
        while let Some(Word::About) = self.time(next) {
            about |= !["genau", "exakt", "gerade"].contains(&self.word(next));
            next += 1;
        }
        let count = match self.kind(next)? {
            TokenKind::Number(count, 1..=4) => count as i32,
            TokenKind::Time(Word::Number(count)) => i32::from(count),
            TokenKind::Time(Word::One) => 1,
            // *vor Jahren*: long ago; a *vor Wochen* says no week.
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
        Self::push(phrases, at, next + 2, Meaning::Distance { count: count * sign, unit, about })
    }

    /// *in der Nacht auf Samstag*, *Nacht zum 5. Mai*, *Nacht von Freitag auf Samstag*.
    pub(crate) fn night(&self, at: usize, phrases: &mut Vec<Phrase>) -> Option<usize> {
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
    pub(crate) fn read_day(&self, at: usize, phrases: &mut Vec<Phrase>) -> Option<usize> {
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
    pub(crate) fn part(&self, first: usize, at: usize, phrases: &mut Vec<Phrase>) -> Option<usize> {
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
}
