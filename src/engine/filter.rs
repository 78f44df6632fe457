//! The passages of a segment that a query allows: its dates, its archive, its article, its required words and phrases, as sets of
//! documents. It must not know scores.

use crate::date::{Containment, DateRange};
use crate::engine::accumulators::OWN_BITS;
use crate::engine::date_terms::ARCHIVE;
use crate::engine::docset::DocSet;
use crate::engine::segment::{DateMatch, EventMatches, Frequent, SegmentView};
use crate::plan::Plan;
use tantivy::{DocId, TantivyError};

/// What a query allows in one segment.
pub struct Filter {
    /// The passages whose postings are looked at; all when there is none.
    pub allowed: Option<DocSet>,
    /// How many they are.
    pub allowed_count: u32,
    /// Whether the allowed ones may lack required words, which is then seen when they are scored.
    pub required_afterwards: bool,
    /// The dates asked for, and the passages that are certainly of them.
    dates: Option<(DateRange, DocSet)>,
    /// When it is asked what passages speak of: those that say a longer time that has some of the days.
    perhaps_event: Option<DocSet>,
}

impl Filter {
    /// Reads the posting lists that the query needs.
    pub fn new(view: &SegmentView<'_>, plan: &Plan, condition: Option<&DocSet>) -> Result<Filter, TantivyError> {
        let scope = &plan.scope;
        let mut needed: Option<DocSet> = None;
        let mut need = |set: DocSet| match &mut needed {
            Some(needed) => needed.keep(&set),
            None => needed = Some(set),
        };
        if let Some(number) = scope.archive {
            need(view.filter_union(&[format!("{ARCHIVE}{number}")])?);
        }
        if let Some(article) = scope.article {
            need(view.passages_of_article(article));
        }
        let mut afterwards = false;
        if !plan.required.is_empty() {
            let frequent = if plan.scored.len() <= OWN_BITS { Frequent::Later } else { Frequent::Now };
            match view.all_of(&plan.required, frequent)? {
                Some(set) => need(set),
                None => afterwards = true,
            }
        }
        if let Some(condition) = condition {
            need(condition.clone());
        }
        let mut dates = None;
        if let Some(range) = scope.dates {
            let certain = view.certain(range)?;
            let mut may = view.uncertain()?;
            may.add(&certain);
            need(may);
            dates = Some((range, certain));
        }
        let mut perhaps_event = None;
        if let Some(EventMatches { mut certain, possible }) = view.events_in_all(&scope.event_days) {
            certain.add(&possible);
            need(certain);
            perhaps_event = Some(possible);
        }
        let allowed_count = needed.as_ref().map_or(u32::MAX, DocSet::len);
        Ok(Filter { allowed: needed, allowed_count, required_afterwards: afterwards, dates, perhaps_event })
    }

    /// What is allowed, and how much that is.
    pub fn allowed_and_count(&self) -> Option<(&DocSet, u32)> {
        self.allowed.as_ref().map(|allowed| (allowed, self.allowed_count))
    }

    /// Whether a passage may be found.
    pub fn allows(&self, doc: DocId) -> bool {
        self.allowed.as_ref().is_none_or(|allowed| allowed.contains(doc))
    }

    /// Whether dates were asked for.
    pub fn has_dates(&self) -> bool {
        self.dates.is_some() || self.perhaps_event.is_some()
    }

    /// How an allowed passage stands to the scope.
    pub fn place(&self, view: &SegmentView<'_>, doc: DocId) -> DateMatch {
        match &self.dates {
            Some((range, certain)) if !certain.contains(doc) => view.place(*range, doc),
            _ if self.perhaps_event.as_ref().is_some_and(|perhaps| perhaps.contains(doc)) => DateMatch::BroaderEvent,
            _ => DateMatch::Dated(Containment::Certain),
        }
    }
}
