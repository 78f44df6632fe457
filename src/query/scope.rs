//! Which passages a query may find at all.
//! It must not know the query.

use crate::article::ArticleId;
use crate::date::DateRange;

/// Which passages may be found at all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scope {
    /// Days the publication date must lie in.
    pub dates: Option<DateRange>,
    /// Times of which the passage must speak, of each of them.
    pub event_days: Vec<DateRange>,
    /// What happens to passages that may, but need not, be of these days.
    pub uncertain: Uncertain,
    /// The number of the one archive that is searched; all when there is none.
    pub archive: Option<usize>,
    /// The one article whose passages are searched; all when there is none.
    pub article: Option<ArticleId>,
}

/// What happens to passages whose date is too coarse for the filter, or not known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Uncertain {
    /// They are left out, and counted.
    #[default]
    LeaveOut,
    /// They come after all certain ones.
    Include,
}
