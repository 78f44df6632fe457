//! Years and decades, and the years behind all other dates.
//! It must not resolve anything.

use crate::temporal::grammar::cursor::Grammar;
use crate::temporal::grammar::phrase::{Meaning, Phrase, YearRef};
use crate::temporal::tokens::TokenKind;
use crate::temporal::word::{Link, Portion, Unit, Word};

/// Smaller numbers are too seldom years to be read as such.
pub const FIRST_YEAR_READ: u32 = 1000;
/// Nor are larger ones.
pub const LAST_YEAR_READ: u32 = 2100;

/// Numbers in these years are years more often than not; others need a word that shows it.
const LIKELY_YEARS: std::ops::RangeInclusive<u32> = 1900..=2035;

/// From this year on a number behind a noun or a preposition is a year more often than not.
const FIRST_OLD_YEAR: u32 = 1400;

/// Words behind which a number that looks like a year is none: what has numbers, and what leads an amount.
const NUMBERED: &str = "Flug Höhe Band Nummer Nr Seite Typ Modell Zimmer Postfach Platz BMW Aktenzeichen Paragraf \
    Artikel Agenda Windows Vision als je weitere mit";

/// What numbers count, where they look like years.
const COUNTED: &str = "Euro Dollar Mark DM Franken Rubel Pfund Meter Metern Kilometer Kilometern Menschen Personen \
    Einwohner Stück Mann Tonnen Grad Prozent Quadratmeter Liter Watt PS Punkte Punkten Fälle Fällen Neuinfektionen \
    Infizierte Infektionen Tote Todesfälle Teilnehmer Teilnehmern Mitarbeiter Mitarbeitern Beschäftigte Zuschauer \
    Besucher Seiten Mal Stimmen Kinder Soldaten Betten Stunden Kilogramm Patienten";

/// Whether the word before a number makes it a year.
enum YearEvidence {
    For,
    Against,
    Neither,
}

/// A number of two digits behind a month or season is a year from here on; a smaller one may be a day.
const FIRST_SHORT_YEAR: u32 = 32;

impl Grammar<'_> {
    /// The year behind a month, a season or a feast: *2024*, *des vergangenen Jahres*, *d. J.*; and the token behind
    /// it.
    pub fn year_of(&self, at: usize) -> (YearRef, usize) {
        // A comma may stand before the year only in old dates; a line end does not.
        if let Some(TokenKind::Number(year @ FIRST_YEAR_READ..=LAST_YEAR_READ, 4)) = self.kind(at)
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
        // Mai 89; but *im Mai 89 Tote*.
        if let Some(TokenKind::Number(year @ FIRST_SHORT_YEAR..=99, 2)) = self.kind(at)
            && matches!(self.before(at), Some(Word::Month(_) | Word::Season(_)))
            && !self.tokens.get(at + 1).is_some_and(|next| next.capital)
            && !self.is_sign(at + 1, "-–%°/:,")
            && !(self.is_sign(at + 1, ".") && self.glued(at + 2))
        {
            return (YearRef::Short(year as u8), at + 1);
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
                Some(TokenKind::Number(year @ FIRST_YEAR_READ..=LAST_YEAR_READ, 4)) => {
                    (YearRef::Given(year as i32), start + 2)
                }
                _ => (YearRef::Open, at),
            },
            _ => (YearRef::Open, at),
        }
    }

    /// *d. M.*, *v. J.*, *l. J.*, *k. M.*: this, the last or the coming month or year, as newspapers wrote.
    pub fn letters(&self, at: usize, unit: &str) -> Option<(i8, usize)> {
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

    /// *um 1900*, *gegen 1850*: the years around it, more of them the rounder it is; not *stieg um 1900 auf 2500*.
    pub fn about_year(&self, at: usize, phrases: &mut Vec<Phrase>) -> Option<usize> {
        /// So many words before it may tell that it is a difference.
        const BEFORE: usize = 4;
        /// What changes by an amount.
        const CHANGES: &str = "stieg stiegen gestiegen steigt steigen sank sanken gesunken sinkt sinken fiel fielen \
            gefallen fällt fallen wuchs wuchsen wächst wachsen gewachsen erhöht erhöhte erhöhten nahm nahmen nimmt \
            schrumpfte verringert verringerte reduziert reduzierte gekürzt kürzte ging geht ringen kämpfen spielten";
        let Some(TokenKind::Number(year, 4)) = self.kind(at + 1) else { return None };
        if !(FIRST_OLD_YEAR..=*LIKELY_YEARS.end()).contains(&year) {
            return None;
        }
        let changes = (at.saturating_sub(BEFORE)..at)
            .any(|before| CHANGES.split_whitespace().any(|change| change == self.word(before)));
        let behind = self.tokens.get(at + 2);
        let counted = behind.is_some_and(|next| next.capital && next.kind == TokenKind::Text)
            || matches!(self.time(at + 2), Some(Word::Clock | Word::Link(Link::Auf | Link::Von | Link::Bis)))
            || ["höher", "niedriger", "mehr", "weniger", "größer", "kleiner"].contains(&self.word(at + 2))
            || self.is_sign(at + 2, "%€$°×")
            || self.is_sign(at + 2, ".,:/-–") && self.glued(at + 2) && self.glued(at + 3) && self.is_count(at + 3);
        if changes || counted {
            // Nor is it a year that stands for itself.
            return Some(at + 2);
        }
        let year = year as i32;
        let off = match () {
            () if year % 50 == 0 => 10,
            () if year % 10 == 0 => 5,
            () => 2,
        };
        Self::push(phrases, at, at + 2, Meaning::Years { first: year - off, last: year + off })
    }

    /// A year that is there, with what it goes on with: *2009-2011*, *2007/08*.
    pub fn years(
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
    pub fn second_year(&self, at: usize, year: i32) -> Option<(i32, usize)> {
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

    /// The year that a number is, if it is one.
    pub fn year(&self, at: usize) -> Option<i32> {
        let Some(TokenKind::Number(number @ FIRST_YEAR_READ..=LAST_YEAR_READ, 4)) = self.kind(at) else { return None };
        if self.is_inside_number(at, number) || self.is_amount(at) {
            return None;
        }
        let is_year = match self.year_evidence(at) {
            YearEvidence::For => true,
            YearEvidence::Against => false,
            YearEvidence::Neither => self.is_likely_year(at, number),
        };
        is_year.then_some(number as i32)
    }

    /// Whether four digits belong to something longer: *3-2019*, *2019-3344*, *2000er*, *20,2019*.
    fn is_inside_number(&self, at: usize, number: u32) -> bool {
        if at > 0 && self.glued(at) && !self.is_sign(at - 1, "(„“\"«»‚'’[–-*†/") {
            return true;
        }
        if self.glued(at)
            && self.is_sign(at - 1, "/-–")
            && !(at > 1 && matches!(self.kind(at - 2), Some(TokenKind::Number(FIRST_YEAR_READ..=LAST_YEAR_READ, 4))))
        {
            return true;
        }
        if !self.glued(at + 1) {
            return false;
        }
        match self.kind(at + 1) {
            Some(TokenKind::Text | TokenKind::Time(_)) => true,
            Some(TokenKind::Sign('%' | '€' | '$' | '°' | '\'' | '_' | '=' | '×' | '@')) => true,
            Some(TokenKind::Sign('.' | ',' | ':' | '/' | '-' | '–')) if self.glued(at + 2) => match self.kind(at + 2)
            {
                Some(TokenKind::Number(last, 4))
                    if !self.is_sign(at + 1, ".,:") && (number..=LAST_YEAR_READ).contains(&last) =>
                {
                    false
                }
                Some(TokenKind::Number(_, 2)) if self.second_year(at, number as i32).is_some() => false,
                Some(TokenKind::Number(..) | TokenKind::Text | TokenKind::Time(_)) => true,
                _ => false,
            },
            _ => false,
        }
    }

    /// Whether a number counts or measures something, by what stands behind it: *2000 Euro*, *500 v. Chr.*.
    fn is_amount(&self, at: usize) -> bool {
        if self.is_sign(at + 1, "%€$°×") || self.counts_something(at) {
            return true;
        }
        // 2000 bis 3000 Grad
        if self.link(at + 1) == Some(Link::Bis)
            && matches!(self.kind(at + 2), Some(TokenKind::Number(..)))
            && (self.counts_something(at + 2)
                || !matches!(self.kind(at + 2), Some(TokenKind::Number(FIRST_YEAR_READ..=LAST_YEAR_READ, 4))))
        {
            return true;
        }
        if self.word(at + 1) == "v" && self.word(at + 3) == "Chr" {
            return true;
        }
        // am Ende 1500 Leute
        matches!(self.before(at), Some(Word::Portion(_))) && at > 1 && self.link(at - 2) == Some(Link::Am)
    }

    /// Whether the word before a number makes it a year: *im Jahr 1848*, *Zimmer 1848*.
    fn year_evidence(&self, at: usize) -> YearEvidence {
        match at.checked_sub(1).and_then(|before| self.kind(before)) {
            Some(TokenKind::Time(
                Word::Unit(Unit::Year)
                | Word::Units(Unit::Year)
                | Word::Portion(_)
                | Word::Volume
                | Word::UnitPortion(Unit::Year, _)
                | Word::Link(Link::Seit | Link::Ab | Link::Anno),
            ))
            | Some(TokenKind::Sign('*' | '†' | '(')) => return YearEvidence::For,
            Some(TokenKind::Time(Word::About | Word::Link(Link::Auf | Link::Zum))) => return YearEvidence::Against,
            _ => {}
        }
        let word = self.word(at.wrapping_sub(1));
        let code = word.len() == 2 && word.chars().all(char::is_uppercase) && !["WM", "EM", "EU", "UN"].contains(&word);
        if word == "gegenüber" {
            YearEvidence::For
        } else if code || NUMBERED.split_whitespace().any(|numbered| numbered == word) {
            YearEvidence::Against
        } else {
            YearEvidence::Neither
        }
    }

    /// Whether a number that nothing decides on is rather a year: *Wien 1683*, and not *1600 Menschen*.
    fn is_likely_year(&self, at: usize, number: u32) -> bool {
        let is_noun =
            |at: usize| self.tokens.get(at).is_some_and(|token| token.capital && token.kind == TokenKind::Text);
        let noun_follows = is_noun(at + 1);
        // 1967 Betriebe hatten geöffnet: in the plural it is counted.
        if noun_follows && ["e", "en", "ern", "eln"].iter().any(|plural| self.word(at + 1).ends_with(plural)) {
            return false;
        }
        let linked = matches!(
            self.before(at),
            Some(Word::Link(Link::Bis | Link::Von | Link::Vor | Link::Nach | Link::Und | Link::Zwischen))
        );
        // Fouqué, der 1811 seine Erzählung veröffentlichte
        let linked = linked || (self.before(at) == Some(Word::The) && at > 1 && self.is_sign(at - 2, ","));
        let follows_noun = at.checked_sub(1).is_some_and(is_noun);
        let likely = LIKELY_YEARS.contains(&number) && !number.is_multiple_of(100);
        let old = follows_noun && (FIRST_OLD_YEAR..=*LIKELY_YEARS.end()).contains(&number)
            || linked && number >= FIRST_OLD_YEAR;
        likely || old && !noun_follows
    }

    /// Whether a number stands before what it counts.
    pub fn counts_something(&self, at: usize) -> bool {
        self.tokens.get(at + 1).is_some_and(|token| token.capital && token.kind == TokenKind::Text)
            && COUNTED.split_whitespace().any(|counted| counted == self.word(at + 1))
    }

    /// *1920er*, *90er Jahre*, *neunziger Jahre*: the decade, below ten when its century is not given.
    pub fn decade(&self, at: usize) -> Option<(i32, usize)> {
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
                    if digits == 4 { (FIRST_YEAR_READ..=LAST_YEAR_READ).contains(&number) } else { number >= 10 };
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

    /// *im Jahr 2008*; *1200 Euro pro Jahr* and *in fünf Jahren 2000 Mitarbeiter* name none.
    pub fn named_year(&self, at: usize, phrases: &mut Vec<Phrase>) -> Option<usize> {
        let Some(TokenKind::Number(year @ FIRST_YEAR_READ..=LAST_YEAR_READ, 4)) = self.kind(at + 1) else {
            return None;
        };
        let counted =
            at.checked_sub(1).is_some_and(|before| ["pro", "je"].contains(&self.word(before)) || self.is_count(before));
        if counted || self.counts_something(at + 1) {
            return None;
        }
        self.years(at, at + 1, None, year as i32, phrases)
    }
}

/// What a decade means, with or without its century.
pub fn decade_meaning(portion: Option<Portion>, decade: i32) -> Meaning {
    match u8::try_from(decade) {
        Ok(decade) if decade < 10 => Meaning::ShortDecade { portion, decade },
        _ => Meaning::Decade { portion, decade },
    }
}
