//! Resolves the phrases of a text one after the other, each with what its sentence and the phrases before it add.
//! It must not know how phrases are read.

use crate::date::{Day, PublicationDate, Ymd};
use crate::temporal::expression::{DateExpression, OpenValue, TimeKind};
use crate::temporal::grammar::{Meaning, MonthRef, Phrase, YearRef};
use crate::temporal::resolve::{Context, NEAR, Resolved, Tense, resolve};
use crate::temporal::spans::{joins, spans};
use crate::temporal::tense::{Sentence, Sentences};
use crate::temporal::tokens::{Token, TokenKind};
use crate::temporal::word::{DayPart, Link, Reference, Unit, Word};
use crate::text::ByteSpan;

/// A day or a time of day at most this many tokens from *heute* makes it the day of publication: *heute um 20 Uhr*.
const BESIDE: usize = 3;

/// *am Tag darauf* is counted from a day that was named no more than this many paragraphs before.
const PARAGRAPHS_REMEMBERED: usize = 1;

/// *am Abend* is of a day that another sentence named when that is at most this many days before publication.
const DAYS_REMEMBERED: i32 = 7;

/// The phrases of a text, about to be resolved.
pub struct Reading<'a> {
    /// The text.
    pub text: &'a str,
    /// Its tokens.
    pub tokens: &'a [Token],
    /// Its phrases, in order.
    pub phrases: &'a [Phrase],
    /// The days it may have been published on.
    pub published: PublicationDate,
}

/// The first and the last day a text may have been published on each give a phrase a value.
type Ends<T> = [T; 2];

/// What a phrase can take from those before it.
#[derive(Default)]
struct Memory {
    /// The sentence of the last phrase.
    sentence: Sentence,
    /// The last day named, resolved from either end, until it is forgotten.
    day: Ends<Option<Day>>,
    /// The last day named, resolved from either end.
    earlier_day: Ends<Option<Day>>,
    /// The token at which a day was named last.
    day_named_at: Option<usize>,
    /// The tense of the last phrase.
    tense: Tense,
    /// The first token of the last phrase.
    token: usize,
    /// Ends of paragraphs since a day was named.
    paragraphs: usize,
    /// The last phrase that became an expression.
    last: Option<Read>,
}

/// A phrase that became an expression.
#[derive(Clone, Copy)]
struct Read {
    /// The number of the phrase.
    phrase: usize,
    /// The number of the expression.
    expression: usize,
    /// The days it means when the text is of either end.
    days: Ends<Option<PublicationDate>>,
}

/// What a sentence adds to its phrase.
struct Setting {
    tense: Tense,
    /// The year that the sentence names.
    year: Option<i32>,
    /// Whether the last day was named in the same sentence.
    day_in_sentence: bool,
}

impl Reading<'_> {
    /// The expressions that the phrases become, in order.
    pub fn resolve(&self) -> Vec<DateExpression> {
        let mut expressions: Vec<DateExpression> = Vec::with_capacity(self.phrases.len());
        let mut memory = Memory::default();
        for (number, phrase) in self.phrases.iter().enumerate() {
            let setting = self.setting(number, &mut memory);
            let ends = self.at_ends(phrase, &setting, &memory);
            let is_nowadays = matches!(phrase.meaning, Meaning::Offset { days: 0, weekday: None })
                && phrase.part.is_none()
                && !self.is_today(number);
            if !is_nowadays {
                memory.name_day(phrase, ends);
            }
            let expression = if is_nowadays {
                Some(self.reference(phrase, Reference::Present))
            } else {
                self.expression(phrase, ends[0].filter(|_| self.agree(phrase, &setting, ends)))
            };
            let Some(expression) = expression else { continue };
            let days = ends.map(|found| found.filter(|_| !is_nowadays).and_then(|found| days_of(phrase, found)));
            let mut read = Read { phrase: number, expression: expressions.len(), days };
            expressions.push(expression);
            let before = memory.last.take();
            if let Some(mut first) = before.filter(|first| spans(self.tokens, &self.phrases[first.phrase], phrase)) {
                self.put_in_order(&mut first, &mut read, &mut expressions);
                if let Some(whole) = self.span(first, read, &expressions) {
                    expressions.insert(first.expression, whole);
                    read.expression += 1;
                }
            }
            memory.last = Some(read);
        }
        expressions
    }

    /// Whether the text names days around its own, so that *heute* is one of them.
    fn names_days_around(&self) -> bool {
        let led = |phrase: &Phrase| {
            phrase.first > 0 && self.tokens[phrase.first - 1].kind == TokenKind::Time(Word::Link(Link::Am))
        };
        self.phrases.iter().any(|phrase| match phrase.meaning {
            Meaning::Offset { days, .. } => days != 0,
            Meaning::Weekday { direction: None, .. } => led(phrase),
            _ => false,
        })
    }

    /// Goes on to a phrase: what its sentence adds to it, and what is forgotten before it.
    fn setting(&self, number: usize, memory: &mut Memory) -> Setting {
        let phrase = &self.phrases[number];
        let sentences = Sentences { text: self.text, tokens: self.tokens };
        if phrase.first >= memory.sentence.end {
            memory.sentence = sentences.around(phrase.first);
        }
        let passed = &self.tokens[memory.token..phrase.first];
        memory.paragraphs += passed.iter().filter(|token| token.kind == TokenKind::Paragraph).count();
        if memory.paragraphs > PARAGRAPHS_REMEMBERED {
            memory.day = [None, None];
        }
        memory.token = phrase.first;
        // What is listed is of one time; days of a list share their month, which settles the second.
        let listed = number > 0 && joins(self.tokens, &self.phrases[number - 1], phrase);
        let shares = memory.tense != Tense::Open || matches!(phrase.meaning, Meaning::Day { .. });
        if !(listed && shares) {
            memory.tense = sentences.tense(phrase, &memory.sentence);
        }
        Setting {
            tense: memory.tense,
            year: self.year_beside(phrase, &memory.sentence),
            day_in_sentence: memory.day_named_at.is_some_and(|at| at >= memory.sentence.start),
        }
    }

    /// What a phrase means when the text was published on the first and on the last day it may have been.
    fn at_ends(&self, phrase: &Phrase, setting: &Setting, memory: &Memory) -> Ends<Option<Resolved>> {
        let anchors = [self.published.first(), self.published.last()];
        let at = |end: usize| {
            let anchor = anchors[end];
            // A time of day is of a day that another sentence named when that is not long ago and not still to come.
            let near = |day: &Day| {
                setting.day_in_sentence || (*day <= anchor && anchor.number() - day.number() <= DAYS_REMEMBERED)
            };
            let day = memory.day[end].filter(|day| phrase.meaning != Meaning::TimeOfDay || near(day));
            resolve_from(phrase, anchor, setting, day, memory.earlier_day[end])
        };
        [at(0), at(1)]
    }

    /// Whether a phrase means the same on all days that the text may have been published on.
    fn agree(&self, phrase: &Phrase, setting: &Setting, ends: Ends<Option<Resolved>>) -> bool {
        if ends[0] != ends[1] {
            return false;
        }
        // A day beside its weekday is looked for in other years, too, but not where it is near the publication date:
        // both ends may agree while days between them do not.
        let looks_further = setting.year.is_none()
            && matches!(phrase.meaning, Meaning::Day { weekday: Some(_), year: YearRef::Open, .. });
        let mut between =
            (1..).map(|step| self.published.first().plus(NEAR * step)).take_while(|day| *day < self.published.last());
        ends[0].is_none()
            || !looks_further
            || between.all(|anchor| resolve_from(phrase, anchor, setting, None, None) == ends[0])
    }

    /// The first of a span is not after the last, whatever the tense makes of each: *von Juni bis Ende November*, *von
    /// Montag bis Samstag*. The days of the one that has to move are compared as they are from either end of the
    /// publication date, and stay open where they no longer agree.
    fn put_in_order(&self, first: &mut Read, last: &mut Read, expressions: &mut [DateExpression]) {
        let (one, other) = (&self.phrases[first.phrase], &self.phrases[last.phrase]);
        let weekday = |phrase: &Phrase| matches!(phrase.meaning, Meaning::Weekday { direction: None, .. });
        let month = matches!(one.meaning, Meaning::Month { year: YearRef::Open, direction: None, .. });
        if !(month || weekday(one) && weekday(other)) {
            return;
        }
        let days = [0, 1].map(|end| match (first.days[end], last.days[end]) {
            (Some(from), Some(to)) if month => month_before(one, from, to).or(Some(from)),
            (Some(from), Some(to)) => Some(weekday_after(from, to)),
            (from, to) => {
                if month {
                    from
                } else {
                    to
                }
            }
        });
        let moved = if month { first } else { last };
        moved.days = days;
        let expression = &mut expressions[moved.expression];
        if expression.days.is_none() {
            return;
        }
        if days[0] == days[1] {
            expression.days = days[0];
        } else if let Some(open) = self.expression(&self.phrases[moved.phrase], None) {
            *expression = open;
        }
    }

    /// From one expression to another.
    fn span(&self, first: Read, last: Read, expressions: &[DateExpression]) -> Option<DateExpression> {
        let (one, other) = (expressions[first.expression].days?, expressions[last.expression].days?);
        if one.first() > other.first() {
            return None;
        }
        let days = PublicationDate::span(one.first(), other.last())?;
        let span = self.bytes(self.phrases[first.phrase].first, self.phrases[last.phrase].end);
        Some(DateExpression { span, kind: TimeKind::Span, days: Some(days), contradicts: false, open: None })
    }

    fn bytes(&self, first: usize, end: usize) -> ByteSpan {
        let (start, end) = (self.tokens[first].start as usize, self.tokens[end - 1].end as usize);
        ByteSpan { start, end }
    }

    fn expression(&self, phrase: &Phrase, resolved: Option<Resolved>) -> Option<DateExpression> {
        let Some(found) = resolved else { return self.open_expression(phrase) };
        Some(DateExpression {
            span: self.bytes(phrase.first, phrase.end),
            kind: time_of_day(phrase, found.kind),
            days: days_of(phrase, found),
            contradicts: found.contradicts,
            open: None,
        })
    }

    /// An expression whose days nobody knows, with what is known of it.
    fn open_expression(&self, phrase: &Phrase) -> Option<DateExpression> {
        let (kind, open) = match phrase.meaning {
            Meaning::Reference(reference) => return Some(self.reference(phrase, reference)),
            Meaning::Day { day, month: MonthRef::Given(month), .. } => {
                (TimeKind::Day, OpenValue::Day(day, Some(month)))
            }
            Meaning::Day { day, .. } => (TimeKind::Day, OpenValue::Day(day, None)),
            Meaning::Weekday { weekday, .. }
            | Meaning::WeekdayOf { weekday, .. }
            | Meaning::NthWeekday { weekday, .. } => (TimeKind::Day, OpenValue::Weekday(weekday)),
            Meaning::Month { month, .. } => (TimeKind::Month, OpenValue::Month(month)),
            Meaning::Season { season, .. } => (TimeKind::Season(season, 0), OpenValue::Season(season)),
            // *in zwei Wochen* that is how long, not when.
            Meaning::Distance { count: 1.., .. } | Meaning::HalfDistance { halves: 1.., .. } => return None,
            Meaning::Offset { .. }
            | Meaning::DayOfText { .. }
            | Meaning::Anniversary { .. }
            | Meaning::Feast { .. }
            | Meaning::TimeOfDay => (TimeKind::Day, OpenValue::Nothing),
            Meaning::Unit { unit: Unit::Week, .. } | Meaning::Week { .. } => (TimeKind::Week, OpenValue::Nothing),
            Meaning::Weekend => (TimeKind::Weekend, OpenValue::Nothing),
            Meaning::Stretch { .. } | Meaning::HalfDistance { .. } => (TimeKind::Span, OpenValue::Nothing),
            _ => (TimeKind::Year, OpenValue::Nothing),
        };
        let span = self.bytes(phrase.first, phrase.end);
        let kind = time_of_day(phrase, kind);
        Some(DateExpression { span, kind, days: None, contradicts: false, open: Some(open) })
    }

    fn reference(&self, phrase: &Phrase, reference: Reference) -> DateExpression {
        let span = self.bytes(phrase.first, phrase.end);
        DateExpression { span, kind: TimeKind::Reference(reference), days: None, contradicts: false, open: None }
    }

    /// Whether *heute* is the day of publication and not nowadays: beside a weekday or a time of day, or in a text that
    /// names the days around it. *Bis heute* and *noch heute* never are.
    fn is_today(&self, number: usize) -> bool {
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
                other.first.abs_diff(phrase.end).min(phrase.first.abs_diff(other.end)) <= BESIDE
                    && matches!(other.meaning, Meaning::TimeOfDay | Meaning::Weekday { .. } | Meaning::Day { .. })
            })
        };
        self.names_days_around()
            || beside(number.checked_sub(1).and_then(|at| self.phrases.get(at)))
            || beside(self.phrases.get(number + 1))
    }

    /// The year that the sentence names, when it names one: of a bare year only when it stands near.
    fn year_beside(&self, phrase: &Phrase, sentence: &Sentence) -> Option<i32> {
        /// The most words between a bare year and what is of it: *1989, am 9. November*; 3 to 15 score the same on
        /// KRAUTS.
        const BETWEEN_MAX: usize = 3;
        let first = self.phrases.partition_point(|phrase| phrase.first < sentence.start);
        let here = self.phrases[first..].iter().take_while(|phrase| phrase.first < sentence.end);
        let mut years = here.filter_map(|other| match other.meaning {
            Meaning::Day { year: YearRef::Given(year), .. } | Meaning::Month { year: YearRef::Given(year), .. } => {
                Some(year)
            }
            Meaning::Year { portion: None, year: YearRef::Given(year) } => {
                let away = other.first.saturating_sub(phrase.end).max(phrase.first.saturating_sub(other.end));
                (away <= BETWEEN_MAX).then_some(year)
            }
            Meaning::PartOfYear { year: YearRef::Given(year), .. }
            | Meaning::Season { year: YearRef::Given(year), .. } => Some(year),
            _ => None,
        });
        years.next().filter(|year| years.all(|other| other == *year))
    }
}

impl Memory {
    /// Keeps the day that a phrase names, for *am Tag darauf* and *am Abend* to go on from.
    fn name_day(&mut self, phrase: &Phrase, ends: Ends<Option<Resolved>>) {
        let named = ends.map(|found| found.filter(|found| names_day(phrase.meaning, found)));
        if named[0].is_some() {
            self.paragraphs = 0;
            self.day_named_at = Some(phrase.first);
        }
        for (end, found) in named.iter().enumerate() {
            if let Some(found) = found {
                self.day[end] = Some(found.days.1);
                self.earlier_day[end] = Some(found.days.1);
            }
        }
    }
}

/// What a phrase means in a text that was published on a day.
fn resolve_from(
    phrase: &Phrase,
    anchor: Day,
    setting: &Setting,
    day: Option<Day>,
    before: Option<Day>,
) -> Option<Resolved> {
    let in_sentence = day.filter(|_| setting.day_in_sentence);
    let context = Context { anchor, tense: setting.tense, year: setting.year, day, in_sentence, before };
    resolve(phrase.meaning, &context).filter(|found| found.days.0.ymd().year >= 1)
}

/// The days of a phrase with its part of the day: a night is of two.
fn days_of(phrase: &Phrase, found: Resolved) -> Option<PublicationDate> {
    let (first, last) = found.days;
    let (first, last) = match phrase.part {
        Some(DayPart::Night) => (first.plus(-1), last),
        Some(DayPart::NightFrom) => (first, last.next()),
        Some(DayPart::NightAround) => (first.plus(-1), last.next()),
        _ => (first, last),
    };
    PublicationDate::span(first, last)
}

fn time_of_day(phrase: &Phrase, kind: TimeKind) -> TimeKind {
    match (phrase.part, phrase.clock) {
        (Some(part), _) => TimeKind::PartOfDay(part),
        (_, Some(clock)) => TimeKind::Clock(clock),
        _ => kind,
    }
}

/// The day of the weekday that a span ends with, less than a week after the first.
fn weekday_after(first: PublicationDate, last: PublicationDate) -> PublicationDate {
    let days = (last.first().number() - first.first().number()).rem_euclid(7);
    PublicationDate::day(first.first().plus(days))
}

/// The month that a span begins with, not after its end.
fn month_before(phrase: &Phrase, first: PublicationDate, last: PublicationDate) -> Option<PublicationDate> {
    let Meaning::Month { portion, month, .. } = phrase.meaning else { return Some(first) };
    if first.first() <= last.first() {
        return Some(first);
    }
    let Ymd { year, month: last_month, .. } = last.first().ymd();
    let year = YearRef::Given(if u32::from(month) > last_month { year - 1 } else { year });
    let context =
        Context { anchor: last.first(), tense: Tense::Open, year: None, day: None, in_sentence: None, before: None };
    let found = resolve(Meaning::Month { portion, month, year, direction: None }, &context)?;
    PublicationDate::span(found.days.0, found.days.1)
}

/// Whether a phrase names a day that *am Tag darauf* or *am Abend* may go on from.
fn names_day(meaning: Meaning, found: &Resolved) -> bool {
    found.kind == TimeKind::Day && !matches!(meaning, Meaning::TimeOfDay | Meaning::DayOfText { days: 0 })
}
