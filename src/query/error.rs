//! Why a query cannot be read: what is wrong, where, and a query that can be read.
//! It must not know how that is worded or drawn.

use crate::temporal::TypedDateProblem;
use crate::text::{ByteSpan, words};

/// Why a query cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("query {query:?}: {kind:?} at byte {}", span.start)]
pub struct ParseError {
    /// The query.
    pub query: String,
    /// What is wrong.
    pub kind: ParseErrorKind,
    /// The place in the query.
    pub span: ByteSpan,
    /// A query that can be read and does what this one probably should.
    pub suggestion: Option<String>,
}

/// What is wrong with a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ParseErrorKind {
    /// It has no words.
    NoWords,
    /// It has more bytes than this.
    TooLong(usize),
    /// It has more words than this.
    TooManyWords(usize),
    /// More brackets and operators than this are inside each other.
    TooDeep(usize),
    /// A quotation is never closed.
    UnclosedQuotation,
    /// A quotation has no words.
    EmptyQuotation,
    /// A bracket is never closed.
    UnclosedBracket,
    /// A bracket closes nothing.
    StrayBracket,
    /// Brackets with nothing in them.
    EmptyBrackets,
    /// No field has this name.
    UnknownField(String),
    /// A field with something that it cannot be compared with.
    FieldValue,
    /// A person by a part of a name.
    PartOfName,
    /// This operator needs something before it.
    NothingBefore(&'static str),
    /// `NEAR` or `VOR` needs something before it.
    NothingBeforeNear,
    /// `w/s` or `w/p` needs something before it.
    NothingBeforeBeside,
    /// This operator needs something behind it.
    NothingBehind(String),
    /// The query ends where something should follow.
    NothingAtEnd,
    /// `+` or `-` where it says nothing.
    StraySign,
    /// These operators take only words of the text.
    OnlyText(&'static [&'static str]),
    /// The number of this operator is not from 1 to the second.
    OutOfRange(String, u8),
    /// The number behind a quotation is not from 1 to this.
    QuotationOutOfRange(u8),
    /// Too many `NEAR` and `VOR` in a row.
    NearRow,
    /// Too many words near each other in a quotation.
    NearQuotation,
    /// `*` with no letters at all.
    BareWildcard,
    /// A wildcard has fewer letters than this.
    ShortWildcard(usize),
    /// A word with `~` has more letters than this.
    LongFuzzy(usize),
    /// Another number than 1 and 2 behind `~`.
    FuzzyDistance,
    /// A date is missing.
    NoDateGiven,
    /// A blank stands between the field and its date.
    BlankBeforeDate,
    /// A blank, or nothing, stands between this field and its value.
    BlankBehindField(String),
    /// An operator of other search programs.
    ForeignOperator(String),
    /// A word that is an operator in capitals, beside operators.
    SmallOperator(String),
    /// An option of the command line inside the query.
    Option(String),
    /// Blanks stand around `..`.
    BlanksAroundRange,
    /// This is no date, but would be one with the words behind it.
    UnquotedDate(String),
    /// This is no date.
    NoDate {
        /// What was typed.
        typed: String,
        /// What is wrong with it.
        problem: TypedDateProblem,
        /// The nearest date that could be typed.
        nearest: Option<String>,
    },
}

pub(crate) type Parsed<T> = Result<T, ParseError>;

impl ParseError {
    pub(crate) fn new(query: &str, kind: ParseErrorKind, span: ByteSpan, suggestion: Option<String>) -> ParseError {
        ParseError { query: query.to_string(), kind, span, suggestion }
    }
}

/// The error of a query that would be right with `by` at the place of what is wrong.
pub(crate) fn refuse<T>(query: &str, kind: ParseErrorKind, span: ByteSpan, by: &str) -> Parsed<T> {
    let suggestion = replace(query, span, by);
    let has_words = words(&suggestion).next().is_some();
    Err(ParseError::new(query, kind, span, has_words.then_some(suggestion)))
}

/// The query with a part replaced; what is left keeps its distance.
pub(crate) fn replace(text: &str, place: ByteSpan, by: &str) -> String {
    let (before, after) = (&text[..place.start], &text[place.end..]);
    let blank = |gap: bool| if gap { " " } else { "" };
    let left = blank(!by.is_empty() && before.ends_with(char::is_alphanumeric));
    let right = blank(!by.is_empty() && after.starts_with(char::is_alphanumeric));
    let replaced = format!("{before}{left}{by}{right}{after}");
    replaced.split_whitespace().collect::<Vec<_>>().join(" ")
}
