//! Why a place in a text matched; `matches` and `term_matcher` make the reasons.
//! It must not know how matches are found, nor the words in which readers learn of it.

use crate::date::PublicationDate;
use crate::temporal::DateExpression;
use crate::text::ByteSpan;

/// A marked place and why it is marked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The place.
    pub span: ByteSpan,
    /// Why; several where matches overlap.
    pub reasons: Vec<Reason>,
}

/// Why a word matched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// The word as printed; of a word that only contains what was looked for, all of it.
    pub word: String,
    /// What it is to what was looked for.
    pub cause: Cause,
}

/// What a word, or words that name a date, are to what was looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cause {
    /// A word or a name that was looked for.
    Word {
        /// What it is to it.
        kind: Kind,
        /// What was looked for.
        of: String,
    },
    /// A date of the time that was looked for.
    Date {
        /// The days it names.
        days: PublicationDate,
        /// The weekday beside it.
        weekday: Weekday,
    },
}

/// What the weekday that stands beside a date says of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weekday {
    /// It is the date's own, or there is none.
    Fits,
    /// It is that of another day.
    Contradicts,
}

impl Weekday {
    /// The weekday beside a date in a text.
    pub fn of(date: &DateExpression) -> Weekday {
        if date.contradicts { Weekday::Contradicts } else { Weekday::Fits }
    }
}

impl Reason {
    /// That a word is this to what was looked for.
    pub fn of_word(kind: Kind, word: impl Into<String>, of: impl Into<String>) -> Reason {
        Reason { word: word.into(), cause: Cause::Word { kind, of: of.into() } }
    }
}

/// What a word is to what was looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The same.
    Same,
    /// The same in another spelling.
    Spelling,
    /// Its genitive.
    Genitive,
    /// Another form of it.
    Inflection,
    /// A compound that contains it.
    Contains,
    /// Part of it, where a text says a compound in other words.
    PartOf,
    /// Exactly this form.
    Form,
    /// It fits the pattern.
    Pattern,
    /// It is a few letters away.
    Fuzzy,
    /// The reader's synonym.
    Synonym,
    /// The archive uses it alike.
    Related,
    /// It means something like it.
    Similar,
    /// It is what was meant, and typed with a slip.
    Corrected,
    /// It is the same, in one word or parted.
    Joined,
    /// It mentions the person.
    Person,
    /// It has the person's name inside a word for something else.
    InName,
}

impl Kind {
    /// Its name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Same => "same",
            Kind::Spelling => "spelling",
            Kind::Genitive => "genitive",
            Kind::Inflection => "inflection",
            Kind::Contains => "contains",
            Kind::PartOf => "part",
            Kind::Form => "form",
            Kind::Pattern => "pattern",
            Kind::Fuzzy => "fuzzy",
            Kind::Synonym => "synonym",
            Kind::Related => "related",
            Kind::Similar => "similar",
            Kind::Corrected => "corrected",
            Kind::Joined => "joined",
            Kind::Person => "person",
            Kind::InName => "name-inside",
        }
    }
}

/// The mark of a date that a text names, with the word that leads it: *am Donnerstag*.
pub fn of_date(text: &str, date: &DateExpression) -> Option<Mark> {
    /// Words that belong to a date.
    const LEADS: [&str; 12] = ["am", "im", "vom", "zum", "zur", "seit", "ab", "bis", "in", "der", "den", "zwischen"];
    let before = text[..date.span.start].trim_end();
    let blank = before.len() < date.span.start;
    let lead = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let leads = blank && LEADS.contains(&lead.to_lowercase().as_str());
    let start = if leads { before.len() - lead.len() } else { date.span.start };
    let word = text[start..date.span.end].split_whitespace().collect::<Vec<_>>().join(" ");
    let cause = Cause::Date { days: date.days?, weekday: Weekday::of(date) };
    Some(Mark { span: date.span, reasons: vec![Reason { word, cause }] })
}

/// The marks in order; those that overlap become one, with all their reasons.
pub fn merged(mut marks: Vec<Mark>) -> Vec<Mark> {
    marks.sort_by_key(|mark| (mark.span.start, mark.span.end));
    let mut merged: Vec<Mark> = Vec::with_capacity(marks.len());
    for mark in marks {
        match merged.last_mut() {
            Some(last) if mark.span.start < last.span.end => {
                last.span.end = last.span.end.max(mark.span.end);
                mark.reasons.into_iter().for_each(|reason| {
                    if !last.reasons.contains(&reason) {
                        last.reasons.push(reason);
                    }
                });
            }
            _ => merged.push(mark),
        }
    }
    merged
}
