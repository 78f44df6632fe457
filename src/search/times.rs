//! How a hit is of a time that words of the query mean.
//! It must not know what that is worth.

use crate::annotate::StoredPassage;
use crate::date::{Containment, DateRange, PublicationDate};
use crate::temporal::{DateExpression, TimeKind};

/// How a hit is of a time that words of the query mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HitTime {
    /// It was published in it.
    Published(DateRange),
    /// It speaks of these days of it.
    Said(PublicationDate),
}

impl HitTime {
    /// How a passage is of a time; each day that it speaks of once.
    pub(crate) fn of(passage: &StoredPassage, range: DateRange) -> Vec<HitTime> {
        let is_in = |days: &PublicationDate| range.containment(*days) == Containment::Certain;
        let mut found: Vec<HitTime> =
            passage.date.filter(is_in).map(|_| HitTime::Published(range)).into_iter().collect();
        for days in passage.dates.iter().filter_map(said).filter(is_in) {
            if !found.contains(&HitTime::Said(days)) {
                found.push(HitTime::Said(days));
            }
        }
        found
    }
}

/// The days that a date in a text says; a time of the day says none of its own.
fn said(date: &DateExpression) -> Option<PublicationDate> {
    date.days.filter(|_| !matches!(date.kind, TimeKind::Clock(_)))
}
