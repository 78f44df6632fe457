//! A query made ready for any engine: its words as terms with weights, its conditions, whom its names stand for; and,
//! on texts, what matches and why. It must not know an engine: what one is asked and answers are the plain values here.

mod compile;
mod condition;
mod highlight;
mod matches;
mod names;
mod person;
mod query_plan;
mod ranking;
mod reason;
mod score_part;
mod signal;
mod similar;
mod term;
mod term_matcher;
mod thesaurus;
mod wanted;

pub use compile::compile;
pub use condition::Condition;
pub use highlight::{HitMarks, HitTexts, marks};
pub use matches::{HeadingPlace, Surroundings, Words, everywhere, find, go_on, places};
pub use names::{NameCandidate, NameUse, ResolvedNames, asked_names};
pub use person::{MentionSignal, NamePart, Person, PersonCount, PersonResolution, Role};
pub use query_plan::{
    Alternative, AlternativeSource, Manner, NamedTime, PersonWeight, Plan, ScoredSet, SimilarWord, TypedWord,
};
pub use ranking::{
    Candidate, LeftOut, Limits, MeaningPart, MostWords, PartsNeeded, PassagePlace, Ranked, Sort, Total, WordsNeeded,
};
pub use reason::{Cause, Kind, Mark, Reason, Weekday, merged, of_date};
pub use score_part::ScorePart;
pub use signal::Signal;
pub use term::Term;
pub use term_matcher::{Reach, TermMatcher, TermTest};
pub use thesaurus::Thesaurus;
