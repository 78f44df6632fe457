//! What time adds to a score: speaking of the time that is asked for, being of one that words mean, and being new when
//! that is wanted.
//! It must not filter.

use crate::date::{Containment, DateRange, Day, PublicationDate};
use crate::engine::segment::SegmentView;
use tantivy::DocId;

/// What a passage that speaks of nothing but the time asked for has more than its words: about what a word of some
/// rarity counts. Set by hand: no set at hand asks for events.
const EVENT_WEIGHT: f32 = 3.0;
/// What each further date of that time adds, as a share of what was missing.
const EVENT_MORE: f32 = 0.5;
/// What the newest passage has more than its words, as a share of them, when new ones are wanted. Set by hand.
const RECENT_WEIGHT: f32 = 1.0;

/// What a passage of a time that the words of a query mean has more than its words, as a share of them and of the
/// subject that it has: it comes first among those with the same words. Set by hand: no set at hand has times in its
/// queries.
const MEANT_WEIGHT: f32 = 2.0;
/// What each word of the time that such a passage lacks counts, as a share of its inverse document frequency: being of
/// autumn 2014 is as good as saying it. About what a word in a passage and its article counts. Set by hand, too.
const TIME_WORD_WEIGHT: f32 = 1.0;
/// The same in a longer query, where more words should not be beaten by the time alone.
const MEANT_WEIGHT_LONG: f32 = 0.4;

/// What is wanted of time beside what is required.
#[derive(Clone, Debug, Default)]
pub struct TimeBoost {
    /// The times that passages are asked to speak of.
    pub event_days: Vec<DateRange>,
    /// New passages come first.
    pub recent: Option<Recency>,
    /// The times that words of the query mean.
    pub meant: Vec<DateRange>,
    /// What it is worth to be of one of them.
    pub meant_weight: MeantWeight,
}

/// What a passage has of the words that mean a time, and of the others.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct TimeSplit {
    /// Which share of the others it has.
    pub subject: f32,
    /// The inverse document frequencies of the words of a time that it lacks.
    pub missing: f32,
}

/// What it is worth to be of a time that words of the query mean.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MeantWeight {
    /// Among passages with the same words it decides.
    #[default]
    Decisive,
    /// It counts about what some more words do.
    Moderate,
}

/// How much newer passages are preferred.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Recency {
    /// A passage that is this many days older counts half.
    pub half_life: f32,
    /// The day that age is counted from.
    pub newest: Day,
}

impl TimeBoost {
    /// Whether it adds nothing to anything.
    pub fn is_none(&self) -> bool {
        self.event_days.is_empty() && self.recent.is_none() && self.meant.is_empty()
    }

    /// What time adds to the score of the words of a passage that has these words of the query.
    pub fn of(&self, view: &SegmentView<'_>, doc: DocId, words: f32, split: TimeSplit) -> f32 {
        self.of_events(view, doc) + self.of_recency(view, doc, words) + self.of_meant(view, doc, words, split)
    }

    /// What being of a time that is meant adds to the score of the words: published then, or speaking of it. It is for
    /// what is about the subject; of the time alone there is much.
    pub fn of_meant(&self, view: &SegmentView<'_>, doc: DocId, words: f32, split: TimeSplit) -> f32 {
        let certain =
            |days: PublicationDate| self.meant.iter().any(|range| range.containment(days) == Containment::Certain);
        let is_of_it =
            !self.meant.is_empty() && (view.date(doc).is_some_and(certain) || view.event_days(doc).any(certain));
        let lifted = words * self.meant_share() + TIME_WORD_WEIGHT * split.missing;
        if is_of_it { split.subject * lifted } else { 0.0 }
    }

    fn meant_share(&self) -> f32 {
        match self.meant_weight {
            MeantWeight::Decisive => MEANT_WEIGHT,
            MeantWeight::Moderate => MEANT_WEIGHT_LONG,
        }
    }

    /// How much a passage speaks of the time asked for, between 0 and 1: each date that it says counts by the share of
    /// its days that are asked for, so that *2022* says little of one day; several count more, but never as much as
    /// words can.
    pub fn of_events(&self, view: &SegmentView<'_>, doc: DocId) -> f32 {
        if self.event_days.is_empty() {
            return 0.0;
        }
        let best = |days: PublicationDate| self.event_days.iter().map(|range| share(*range, days)).fold(0.0, f32::max);
        let missing = view.event_days(doc).fold(1.0, |missing, days| missing * (1.0 - EVENT_MORE * best(days)));
        EVENT_WEIGHT * (1.0 - missing)
    }

    /// What being new adds to the score of the words.
    pub fn of_recency(&self, view: &SegmentView<'_>, doc: DocId, words: f32) -> f32 {
        let (Some(recent), Some(date)) = (self.recent, self.recent.and_then(|_| view.date(doc))) else { return 0.0 };
        // Of a year nobody knows how new it is: as old as it may be.
        let age = (recent.newest.number() - date.first().number()).max(0) as f32;
        words * RECENT_WEIGHT * (-age / recent.half_life).exp2()
    }

    /// The most that all of it can make of the score of the words, with this for the words of a time.
    pub fn most(&self, words: f32, of_times: f32) -> f32 {
        let events = if !self.event_days.is_empty() { EVENT_WEIGHT } else { 0.0 };
        let recent = if self.recent.is_some() { RECENT_WEIGHT } else { 0.0 };
        let meant = if self.meant.is_empty() { 0.0 } else { self.meant_share() };
        // A little more, because the parts are rounded one by one.
        (words * (1.0 + recent + meant) + events + TIME_WORD_WEIGHT * of_times) * (1.0 + 8.0 * f32::EPSILON)
    }
}

/// The share of the days that are in the range.
fn share(range: DateRange, days: PublicationDate) -> f32 {
    let first = range.first.map_or(days.first(), |first| first.max(days.first()));
    let last = range.last.map_or(days.last(), |last| last.min(days.last()));
    let inside = (last.number() - first.number() + 1).max(0) as f32;
    inside / (days.last().number() - days.first().number() + 1) as f32
}
