//! Why a place in a text matched, in words for the reader.
//! It must not know how matches are found.

use crate::temporal::DateExpression;
use crate::text::ByteSpan;
use std::fmt;

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
    /// What it is to what was looked for.
    pub kind: Kind,
    /// The word as printed; of a word that only contains what was looked for, all of it.
    pub word: String,
    /// What was looked for.
    pub of: String,
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
    /// It says a date of the time asked for.
    Said,
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
            Kind::Said => "date",
            Kind::Person => "person",
            Kind::InName => "name-inside",
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Reason { kind, word, of } = self;
        match kind {
            Kind::Same => write!(f, "{word}: wie gesucht"),
            Kind::Spelling => write!(f, "{word}: Schreibweise von {of}"),
            Kind::Genitive => write!(f, "{word}: Genitiv von {of}"),
            Kind::Inflection => write!(f, "{word}: Form von {of}"),
            Kind::Contains => write!(f, "{word}: enthält {of}"),
            Kind::PartOf => write!(f, "{word}: Teil von {of}"),
            Kind::Form => write!(f, "{word}: genau {of}"),
            Kind::Pattern => write!(f, "{word}: passt auf {of}"),
            Kind::Fuzzy => write!(f, "{word}: ähnlich wie {of}"),
            Kind::Synonym => write!(f, "{word}: Ihr Synonym für {of}"),
            Kind::Related => write!(f, "{word}: im Archiv gebraucht wie {of}"),
            Kind::Said => write!(f, "{word} → {of}"),
            Kind::Person if word == of => write!(f, "{word}: namentlich"),
            Kind::Person => write!(f, "{word}: {of}"),
            Kind::InName => write!(f, "{word}: enthält den Namen {of}"),
        }
    }
}

/// The mark of a date that is said in a text, with the word that leads it: *am Donnerstag → 24. Februar 2022*.
pub fn of_date(text: &str, date: &DateExpression) -> Option<Mark> {
    /// Words that belong to what is said.
    const LEADS: [&str; 12] = ["am", "im", "vom", "zum", "zur", "seit", "ab", "bis", "in", "der", "den", "zwischen"];
    let before = text[..date.span.start].trim_end();
    let blank = before.len() < date.span.start;
    let lead = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let leads = blank && LEADS.contains(&lead.to_lowercase().as_str());
    let start = if leads { before.len() - lead.len() } else { date.span.start };
    let word = text[start..date.span.end].split_whitespace().collect::<Vec<_>>().join(" ");
    let mut of = date.days?.in_german();
    if date.contradicts {
        of.push_str(", ein anderer Wochentag");
    }
    Some(Mark { span: date.span, reasons: vec![Reason { kind: Kind::Said, word, of }] })
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
