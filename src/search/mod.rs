//! Finds passages, and tells of a query or an archive as a whole: groups, counts. What is marked in a hit is made in `plan::highlight`.
//! It must not know how hits are shown, or what engine finds them beyond what it answers.

mod corrections;
mod find;
mod hit;
mod lacking;
mod names;
mod related;
mod report;
mod session;
mod statement;
mod times;

pub use crate::plan::{
    AlternativeSource, Cause, Kind, LeftOut, Limits, Mark, MentionSignal, MostWords, NamePart, Person, PersonCount,
    PersonResolution, Ranked, Reason, Role, ScorePart, Signal, Sort, Total, Weekday, WordsNeeded,
};
pub use find::ScoreParts;
pub use hit::{Also, Apart, Found, Hit, Understood, UnknownWord};
pub use related::Related;
pub use report::count::{By, Counts, Group, GroupName, Within};
pub use report::coverage::{Coverage, DateSpike};
pub use report::diagnosis::Diagnosis;
pub use report::people::{Edge, Page, People, PersonPage};
pub use report::timeline::{Mention, Period, Step, Timeline};
pub use session::{Expansion, Lookup, Search, Widening, WordMeaning};
pub use statement::Claim;
pub use times::HitTime;
