//! Finds dates that are said in running text, *am Donnerstag*, *Anfang März*, *vor zwei Wochen*, and resolves them against the
//! publication date.
//! It must not know where the text comes from.

mod compact;
mod grammar;
mod resolve;
mod standalone;
mod tense;
mod timex3;
mod tokens;
mod typed;
mod vocabulary;
mod word;

#[cfg(test)]
mod tests;

pub use compact::{read as read_compact, write as write_compact};
pub use standalone::read_whole;
pub use typed::{TypedDateError, TypedDateProblem, parse, parse_iso_prefix, parse_typed};

use crate::date::{Day, PublicationDate, Ymd};
use crate::temporal::word::{DayPart, Link, Reference, Season, Unit, Word};
use crate::text::ByteSpan;
use grammar::{Grammar, Meaning, MonthRef, Phrase, YearRef};
use resolve::{Context, NEAR, Resolved, Tense, resolve};
use tense::{Sentence, Sentences};
use tokens::{Token, TokenKind, tokens};

/// A date said in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateExpression {
    /// Where it is said.
    pub span: ByteSpan,
    /// What kind of time it is.
    pub kind: TimeKind,
    /// The days it means, first and last included; none when nothing tells which.
    pub days: Option<PublicationDate>,
    /// Whether the weekday that stands with it is not that of the day, which counts.
    pub contradicts: bool,
    /// What is known of one whose days nobody knows, as TIMEX3 writes it: `XXXX-07-04`, `PAST_REF`.
    open: Option<OpenValue>,
}

/// A kind of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeKind {
    /// One day.
    Day,
    /// A part of a day.
    PartOfDay(DayPart),
    /// A time of day, in minutes.
    Clock(u16),
    /// Saturday and Sunday.
    Weekend,
    /// A week of ISO 8601.
    Week,
    /// A month, or a part of it.
    Month,
    /// A quarter.
    Quarter,
    /// Half a year.
    HalfYear,
    /// A season of a year; winter is of the year it begins in.
    Season(Season, i32),
    /// A year, or a part of it.
    Year,
    /// Ten years, or a part of them.
    Decade,
    /// A hundred years, or a part of them.
    Century,
    /// From one to another.
    Span,
    /// A time that no calendar has: *damals*, *jetzt*, *künftig*.
    Reference(Reference),
}

/// What is known of a date whose days are not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum OpenValue {
    Day(u8, Option<u8>),
    Weekday(u8),
    Month(u8),
    Season(Season),
    Nothing,
}

impl TimeKind {
    /// Its name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            TimeKind::Day => "day",
            TimeKind::PartOfDay(_) => "part_of_day",
            TimeKind::Clock(_) => "time",
            TimeKind::Weekend => "weekend",
            TimeKind::Week => "week",
            TimeKind::Month => "month",
            TimeKind::Quarter => "quarter",
            TimeKind::HalfYear => "half_year",
            TimeKind::Season(..) => "season",
            TimeKind::Year => "year",
            TimeKind::Decade => "decade",
            TimeKind::Century => "century",
            TimeKind::Span => "span",
            TimeKind::Reference(Reference::Past) => "past",
            TimeKind::Reference(Reference::Present) => "present",
            TimeKind::Reference(Reference::Future) => "future",
        }
    }
}

impl DateExpression {
    /// Its value as TIMEX3 writes it (TimeML 1.2.1): `2025-07-04`, `2025-07-04TEV`, `2025-W27`, `2025-W27-WE`, `2025-07`,
    /// `2025-SU`, `2025-Q3`, `2025-H2`, `2025`, `192`, `18`, `PAST_REF`; an `X` for each digit that is not known; and, which
    /// TIMEX3 has not, `2025-05-03/2025-05-07` for days from one to another.
    pub fn timex3(&self) -> String {
        timex3::Timex3(self).to_string()
    }
}

/// Finds dates in texts; keeps its memory from one to the next.
#[derive(Default)]
pub struct DateFinder {
    tokens: Vec<Token>,
    phrases: Vec<Phrase>,
}

impl DateFinder {
    /// The dates said in a text that was published on these days, in the order they are said; of one that goes from one date to
    /// another (*vom 3. bis 7. Mai*) both ends and, before them, the whole. When it is only known that it was published in some month, what
    /// would be another day on its first and on its last is left open.
    pub fn find(&mut self, text: &str, published: Option<PublicationDate>) -> Vec<DateExpression> {
        tokens(text, &mut self.tokens);
        self.phrases.clear();
        let grammar = Grammar { text, tokens: &self.tokens };
        let mut at = 0;
        while at < self.tokens.len() {
            let known = self.phrases.len();
            match grammar.read(at, &mut self.phrases) {
                Some(end) if end > at => at = end,
                _ => {
                    self.phrases.truncate(known);
                    at += 1;
                }
            }
        }
        if self.phrases.is_empty() {
            return Vec::new();
        }
        share_years(&self.tokens, &mut self.phrases);
        Reading { text, tokens: &self.tokens, phrases: &self.phrases, published }.resolve()
    }
}

/// *zwischen Januar und Mai 2024*: the first month is of the second's year.
fn share_years(tokens: &[Token], phrases: &mut [Phrase]) {
    for at in (1..phrases.len()).rev() {
        let (before, here) = (phrases[at - 1], phrases[at]);
        if !joins(tokens, &before, &here) {
            continue;
        }
        let shared = |month: u8, last: u8, year: i32| YearRef::Given(if month > last { year - 1 } else { year });
        match (before.meaning, here.meaning) {
            (
                Meaning::Month { portion, month, year: YearRef::Open, direction: None },
                Meaning::Month { month: last, year: YearRef::Given(year), .. },
            ) => {
                let year = shared(month, last, year);
                phrases[at - 1].meaning = Meaning::Month { portion, month, year, direction: None };
            }
            // 28. Februar bis 3. März 2021
            (
                Meaning::Day { weekday, day, month: MonthRef::Given(month), year: YearRef::Open },
                Meaning::Day { month: MonthRef::Given(last), year: YearRef::Given(year), .. },
            ) => {
                let year = shared(month, last, year);
                phrases[at - 1].meaning = Meaning::Day { weekday, day, month: MonthRef::Given(month), year };
            }
            _ => {}
        }
    }
}

/// Whether nothing but *und*, *bis*, a stroke and the like is between two phrases.
fn joins(tokens: &[Token], one: &Phrase, other: &Phrase) -> bool {
    let between = tokens.get(one.end..other.first).unwrap_or_default();
    !between.is_empty()
        && between.len() <= 3
        && between.iter().all(|token| {
            matches!(
                token.kind,
                TokenKind::Time(
                    Word::The | Word::Link(Link::Und | Link::Oder | Link::Bis | Link::Zum | Link::Am | Link::Im)
                ) | TokenKind::Sign('/' | '-' | '–' | '—' | ',')
            )
        })
}

/// Whether the two are the ends of a span: *vom 3. bis 7. Mai*, *zwischen März und Juni*, *2009-2011*; but not *9.30 Uhr bis 18 Uhr*.
fn spans(tokens: &[Token], one: &Phrase, other: &Phrase) -> bool {
    if !joins(tokens, one, other) || other.meaning == Meaning::TimeOfDay {
        return false;
    }
    let between = &tokens[one.end..other.first];
    let has = |link: Link| between.iter().any(|token| token.kind == TokenKind::Time(Word::Link(link)));
    let dash = matches!(between, [Token { kind: TokenKind::Sign('-' | '–' | '—'), .. }]);
    let leads = one.first.checked_sub(1).is_some_and(|at| {
        let at = if tokens[at].kind == TokenKind::Time(Word::The) { at.saturating_sub(1) } else { at };
        tokens[at].kind == TokenKind::Time(Word::Link(Link::Zwischen))
    });
    has(Link::Bis) || dash || (leads && has(Link::Und))
}

/// The phrases of a text, about to be resolved.
struct Reading<'a> {
    text: &'a str,
    tokens: &'a [Token],
    phrases: &'a [Phrase],
    published: Option<PublicationDate>,
}

impl Reading<'_> {
    fn resolve(&self) -> Vec<DateExpression> {
        let mut expressions: Vec<DateExpression> = Vec::with_capacity(self.phrases.len());
        // Nothing is known of when: what is the same whenever that was is resolved all the same.
        let published = self.published.or_else(|| {
            let bound = |year: i32, month: u32, day: u32| Day::from_ymd(year, month, day);
            PublicationDate::span(bound(crate::date::FIRST_YEAR, 1, 1)?, bound(crate::date::LAST_YEAR, 12, 31)?)
        });
        let Some(published) = published else { return expressions };
        let led = |phrase: &Phrase| {
            phrase.first > 0 && self.tokens[phrase.first - 1].kind == TokenKind::Time(Word::Link(Link::Am))
        };
        let daily = self.phrases.iter().any(|phrase| match phrase.meaning {
            Meaning::Offset { days, .. } => days != 0,
            Meaning::Weekday { direction: None, .. } => led(phrase),
            _ => false,
        });
        let sentences = Sentences { text: self.text, tokens: self.tokens };
        let mut sentence = Sentence { start: 0, end: 0 };
        // The last day named, when resolved from the first and from the last day it may have been published on.
        let mut named: [Option<Day>; 2] = [None, None];
        let (mut line, mut paragraphs) = (0, 0);
        let mut before_named = named;
        let mut tense_of_list = Tense::Open;
        let mut day_named_at: Option<usize> = None;
        let mut before: Option<(usize, usize)> = None;
        for (number, phrase) in self.phrases.iter().enumerate() {
            if phrase.first >= sentence.end {
                sentence = sentences.around(phrase.first);
            }
            // The day that was named last is forgotten after a paragraph without one.
            paragraphs +=
                self.tokens[line..phrase.first].iter().filter(|token| token.kind == TokenKind::Paragraph).count();
            if paragraphs > 1 {
                named = [None, None];
            }
            line = phrase.first;
            // What is listed is of one time.
            let listed = number > 0 && joins(self.tokens, &self.phrases[number - 1], phrase);
            // Days of a list share their month, so nothing more is to be known of the second.
            let shares = tense_of_list != Tense::Open || matches!(phrase.meaning, Meaning::Day { .. });
            let tense = if listed && shares { tense_of_list } else { sentences.tense(phrase, &sentence) };
            tense_of_list = tense;
            let year = self.year_beside(phrase, &sentence);
            let in_sentence = day_named_at.is_some_and(|at| at >= sentence.start);
            let read = |anchor: Day, day: Option<Day>, before: Option<Day>| {
                // Of a day that another sentence named only when it is not long ago, and not still to come.
                let near = |day: &Day| in_sentence || (*day <= anchor && anchor.number() - day.number() <= 7);
                let day = if phrase.meaning == Meaning::TimeOfDay { day.filter(near) } else { day };
                let context = Context { anchor, tense, year, day, before };
                resolve(phrase.meaning, &context).filter(|found| found.days.0.ymd().year >= 1)
            };
            let [first, last] =
                [read(published.first(), named[0], before_named[0]), read(published.last(), named[1], before_named[1])];
            // A weekday looks further than to the nearest such day, but not from near it: the ends may agree and days between them not.
            let between =
                || (1..).map(|step| published.first().plus(NEAR * step)).take_while(|day| *day < published.last());
            let looks_further =
                year.is_none() && matches!(phrase.meaning, Meaning::Day { weekday: Some(_), year: YearRef::Open, .. });
            let agree = first == last
                && !(first.is_some() && looks_further && between().any(|day| read(day, None, None) != first));
            let resolved = first.filter(|_| agree);
            let present = matches!(phrase.meaning, Meaning::Offset { days: 0, weekday: None })
                && phrase.part.is_none()
                && !self.is_today(number, daily);
            let names = |found: &Option<Resolved>| found.filter(|found| !present && names_day(phrase.meaning, found));
            if names(&first).is_some() {
                paragraphs = 0;
                day_named_at = Some(phrase.first);
            }
            for (at, found) in [first, last].iter().enumerate() {
                if let Some(found) = names(found) {
                    (named[at], before_named[at]) = (Some(found.days.1), Some(found.days.1));
                }
            }
            let expression = if present { self.reference(phrase) } else { self.expression(phrase, resolved) };
            let Some(expression) = expression else { continue };
            let at = expressions.len();
            let span = before.filter(|(one, _)| spans(self.tokens, &self.phrases[*one], phrase));
            expressions.push(expression);
            if let Some((one, first)) = span {
                self.put_in_order(&self.phrases[one], phrase, &mut expressions[first..=at]);
            }
            if let Some((one, first)) = span
                && let Some(whole) = self.span(&self.phrases[one], phrase, &expressions[first], &expressions[at])
            {
                expressions.insert(first, whole);
            }
            before = Some((number, expressions.len() - 1));
        }
        expressions
    }

    /// *von Juni bis Ende November*: the first month is not after the last, whatever the tense says of each.
    fn put_in_order(&self, first: &Phrase, second: &Phrase, expressions: &mut [DateExpression]) {
        let [one, .., other] = expressions else { return };
        let (Some(days), Some(last)) = (one.days, other.days) else { return };
        // *von Montag bis Samstag* is less than a week.
        let weekday = |phrase: &Phrase| matches!(phrase.meaning, Meaning::Weekday { direction: None, .. });
        if weekday(first) && weekday(second) {
            let next = (last.first().number() - days.first().number()).rem_euclid(7);
            other.days = PublicationDate::span(days.first().plus(next), days.first().plus(next));
            return;
        }
        let Meaning::Month { year: YearRef::Open, month, portion, direction: None } = first.meaning else { return };
        if days.first() <= last.first() {
            return;
        }
        let Ymd { year, month: of_last, .. } = last.first().ymd();
        let year = YearRef::Given(if u32::from(month) > of_last { year - 1 } else { year });
        let context = Context { anchor: last.first(), tense: Tense::Open, year: None, day: None, before: None };
        let resolved = resolve(Meaning::Month { year, month, portion, direction: None }, &context);
        if let Some(found) = resolved {
            one.days = PublicationDate::span(found.days.0, found.days.1);
        }
    }

    /// From one expression to another.
    fn span(
        &self,
        first: &Phrase,
        last: &Phrase,
        one: &DateExpression,
        other: &DateExpression,
    ) -> Option<DateExpression> {
        let days = PublicationDate::span(one.days?.first(), other.days?.last())?;
        if one.days?.first() > other.days?.first() {
            return None;
        }
        let span = self.bytes(first.first, last.end);
        Some(DateExpression { span, kind: TimeKind::Span, days: Some(days), contradicts: false, open: None })
    }

    fn bytes(&self, first: usize, end: usize) -> ByteSpan {
        let (start, end) = (self.tokens[first].start as usize, self.tokens[end - 1].end as usize);
        ByteSpan { start, end }
    }

    fn expression(&self, phrase: &Phrase, resolved: Option<Resolved>) -> Option<DateExpression> {
        let span = self.bytes(phrase.first, phrase.end);
        let time = |kind: TimeKind| match (phrase.part, phrase.clock) {
            (Some(part), _) => TimeKind::PartOfDay(part),
            (_, Some(clock)) => TimeKind::Clock(clock),
            _ => kind,
        };
        if let Some(Resolved { kind, days: (first, last), contradicts }) = resolved {
            // A night is of two days.
            let (first, last) = match phrase.part {
                Some(DayPart::Night) => (first.plus(-1), last),
                Some(DayPart::NightFrom) => (first, last.next()),
                Some(DayPart::NightAround) => (first.plus(-1), last.next()),
                _ => (first, last),
            };
            let days = PublicationDate::span(first, last);
            return Some(DateExpression { span, kind: time(kind), days, contradicts, open: None });
        }
        let (kind, open) = match phrase.meaning {
            Meaning::Reference(_) => return self.reference(phrase),
            Meaning::Day { day, month: MonthRef::Given(month), .. } => {
                (TimeKind::Day, OpenValue::Day(day, Some(month)))
            }
            Meaning::Day { day, .. } => (TimeKind::Day, OpenValue::Day(day, None)),
            Meaning::Weekday { weekday, .. } | Meaning::WeekdayOf { weekday, .. } => {
                (TimeKind::Day, OpenValue::Weekday(weekday))
            }
            Meaning::Month { month, .. } => (TimeKind::Month, OpenValue::Month(month)),
            Meaning::Season { season, .. } => (TimeKind::Season(season, 0), OpenValue::Season(season)),
            // *in zwei Wochen* that is no date, and a time of day of no day.
            Meaning::Distance { count: 1.., .. } => return None,
            Meaning::Offset { .. }
            | Meaning::DayOfText { .. }
            | Meaning::Anniversary { .. }
            | Meaning::Feast { .. }
            | Meaning::TimeOfDay => (TimeKind::Day, OpenValue::Nothing),
            Meaning::Unit { unit: Unit::Week, .. } | Meaning::Week { .. } => (TimeKind::Week, OpenValue::Nothing),
            Meaning::Weekend => (TimeKind::Weekend, OpenValue::Nothing),
            _ => (TimeKind::Year, OpenValue::Nothing),
        };
        Some(DateExpression { span, kind: time(kind), days: None, contradicts: false, open: Some(open) })
    }

    fn reference(&self, phrase: &Phrase) -> Option<DateExpression> {
        let reference = match phrase.meaning {
            Meaning::Reference(reference) => reference,
            _ => Reference::Present,
        };
        let span = self.bytes(phrase.first, phrase.end);
        Some(DateExpression { span, kind: TimeKind::Reference(reference), days: None, contradicts: false, open: None })
    }

    /// Whether *heute* is the day of publication and not nowadays: beside a weekday or a time of day, or in a text that names
    /// the days around it. *Bis heute* and *noch heute* never are.
    fn is_today(&self, number: usize, daily: bool) -> bool {
        let phrase = &self.phrases[number];
        let word =
            |at: usize| self.tokens.get(at).map_or("", |token| &self.text[token.start as usize..token.end as usize]);
        let before = phrase.first.checked_sub(1).map_or("", word);
        if ["bis", "noch", "wie", "von"].iter().any(|word| before.eq_ignore_ascii_case(word))
            || ["noch", "schon", "lebenden"].contains(&word(phrase.end))
        {
            return false;
        }
        let beside = |other: Option<&Phrase>| {
            other.is_some_and(|other| {
                other.first.abs_diff(phrase.end).min(phrase.first.abs_diff(other.end)) <= 3
                    && matches!(other.meaning, Meaning::TimeOfDay | Meaning::Weekday { .. } | Meaning::Day { .. })
            })
        };
        daily
            || beside(number.checked_sub(1).and_then(|at| self.phrases.get(at)))
            || beside(self.phrases.get(number + 1))
    }

    /// The year that the sentence names, when it names one: of a bare year only when it stands near.
    fn year_beside(&self, phrase: &Phrase, sentence: &Sentence) -> Option<i32> {
        /// So many words may be between a bare year and what is of it: *1989, am 9. November*; 3 to 15 score the same.
        const NEAR: usize = 3;
        let first = self.phrases.partition_point(|phrase| phrase.first < sentence.start);
        let here = self.phrases[first..].iter().take_while(|phrase| phrase.first < sentence.end);
        let mut years = here.filter_map(|other| match other.meaning {
            Meaning::Day { year: YearRef::Given(year), .. } | Meaning::Month { year: YearRef::Given(year), .. } => {
                Some(year)
            }
            Meaning::Year { portion: None, year: YearRef::Given(year) } => {
                let away = other.first.saturating_sub(phrase.end).max(phrase.first.saturating_sub(other.end));
                (away <= NEAR).then_some(year)
            }
            Meaning::PartOfYear { year: YearRef::Given(year), .. }
            | Meaning::Season { year: YearRef::Given(year), .. } => Some(year),
            _ => None,
        });
        years.next().filter(|year| years.all(|other| other == *year))
    }
}

/// Whether a phrase names a day that *am Tag darauf* or *am Abend* may go on from.
fn names_day(meaning: Meaning, found: &Resolved) -> bool {
    found.kind == TimeKind::Day && !matches!(meaning, Meaning::TimeOfDay | Meaning::DayOfText { days: 0 })
}
