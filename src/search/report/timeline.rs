//! What a query finds over time: exact counts by day, week, month or year of publication, or of the time spoken of,
//! each beside what the archive has of that period. It must not know how that is shown.

use crate::article::ArticleId;
use crate::date::{Containment, DateRange, Day, PublicationDate, Ymd};
use crate::error::{Error, Limit, Result};
use crate::plan::{Candidate, Cause, LeftOut, MostWords, PassagePlace, Plan, Ranked};
use crate::query::{Query, Scope, Uncertain, When};
use crate::search::hit::Hit;
use crate::search::session::Search;
use rustc_hash::{FxHashMap, FxHashSet};

/// More periods than these are no timeline that anybody reads.
const PERIODS_MAX: i32 = 20_000;

/// How long a period of a timeline is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// A day.
    Day,
    /// A week of ISO 8601.
    Week,
    /// A month.
    Month,
    /// A year.
    Year,
}

/// A query over time.
#[derive(Clone, Debug)]
pub struct Timeline {
    /// How long its periods are.
    pub step: Step,
    /// What is counted by time.
    pub of: When,
    /// Every period from the first to the last, those without anything, too.
    pub periods: Vec<Period>,
    /// Passages that match, in all.
    pub passages: u64,
    /// Articles that they are of.
    pub articles: u64,
    /// As in [`Counts`](crate::search::Counts).
    pub most_words: Option<MostWords>,
    /// What was left out for the dates asked for.
    pub left_out: LeftOut,
    /// Whether no passage has a word of the query, and those counted have only words inside its words.
    pub partial: bool,
    /// Passages that match and are in no period: their date is too coarse, or, by the time spoken of, all their dates
    /// are.
    pub coarser: u64,
    /// Passages that match and are in no period because they are undated or, by the time spoken of, speak of none.
    pub undated: u64,
    /// The oldest passage that matches, or the one that speaks of the earliest time.
    pub first: Option<Mention>,
    /// The newest one, or the one that speaks of the latest time.
    pub last: Option<Mention>,
}

/// The first or the last passage of a timeline.
#[derive(Clone, Debug)]
pub struct Mention {
    /// The date it is the first or last by.
    pub date: PublicationDate,
    /// The passage.
    pub hit: Hit,
}

/// A period of a timeline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Period {
    /// `2025-07-04`, `2025-W27`, `2025-07` or `2025`.
    pub name: String,
    /// Its first day.
    pub first: Day,
    /// Its last day.
    pub last: Day,
    /// Passages of it that match.
    pub passages: u64,
    /// Articles that they are of.
    pub articles: u64,
    /// All passages of it in the archive.
    pub of_passages: u64,
    /// All articles of it in the archive.
    pub of_articles: u64,
    /// Passages in the archive that may be of it: dated, or speaking of a time, too coarsely to tell.
    pub perhaps: u64,
}

impl Period {
    /// Whether the archive has nothing of it: nothing can be found there, which is not the same as not being there.
    pub fn is_gap(&self) -> bool {
        self.of_passages == 0
    }

    /// The share of its passages that match, from 0 to 1; 0 in a gap.
    pub fn share(&self) -> f64 {
        if self.is_gap() { 0.0 } else { self.passages as f64 / self.of_passages as f64 }
    }
}

impl Step {
    /// Its name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Step::Day => "day",
            Step::Week => "week",
            Step::Month => "month",
            Step::Year => "year",
        }
    }

    /// The number of the period that all days of a date are in, counted from some day.
    fn number(self, date: PublicationDate) -> Option<i32> {
        let number = |day: Day| {
            let Ymd { year, month, .. } = day.ymd();
            match self {
                Step::Day => day.number(),
                // Day 4, 1970-01-05, was a Monday.
                Step::Week => (day.number() - 4).div_euclid(7),
                Step::Month => year * 12 + month as i32 - 1,
                Step::Year => year,
            }
        };
        Some(number(date.first())).filter(|first| *first == number(date.last()))
    }

    /// The numbers of the periods that dates are in, each once.
    fn numbers(self, dates: &[PublicationDate]) -> Vec<i32> {
        let mut numbers: Vec<i32> = dates.iter().filter_map(|date| self.number(*date)).collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    }

    /// The period with this number, empty.
    fn period(self, number: i32) -> Option<Period> {
        let (year, month) = (number.div_euclid(12), number.rem_euclid(12) as u32 + 1);
        let (date, name) = match self {
            Step::Day => {
                let day = Day::from_number(number)?;
                (PublicationDate::day(day), day.to_string())
            }
            Step::Week => {
                let monday = Day::from_number(number * 7 + 4)?;
                let (year, week) = monday.week();
                (PublicationDate::span(monday, monday.plus(6))?, format!("{year:04}-W{week:02}"))
            }
            Step::Month => (PublicationDate::month(year, month)?, format!("{year:04}-{month:02}")),
            Step::Year => (PublicationDate::year(number)?, format!("{number:04}")),
        };
        let (first, last) = (date.first(), date.last());
        Some(Period { name, first, last, passages: 0, articles: 0, of_passages: 0, of_articles: 0, perhaps: 0 })
    }
}

/// Counts of passages and articles by the number of their period.
#[derive(Default)]
struct Tally {
    passages: FxHashMap<i32, u64>,
    articles: FxHashSet<(i32, ArticleId)>,
    /// How many passages have no period, by the days they may be of.
    coarse: FxHashMap<PublicationDate, u64>,
}

impl Tally {
    fn add(&mut self, period: i32, article: ArticleId) {
        *self.passages.entry(period).or_default() += 1;
        self.articles.insert((period, article));
    }

    fn articles(&self) -> FxHashMap<i32, u64> {
        let mut counts: FxHashMap<i32, u64> = FxHashMap::default();
        self.articles.iter().for_each(|(period, _)| *counts.entry(*period).or_default() += 1);
        counts
    }
}

impl Search<'_> {
    /// Counts what a query finds over time. Without words everything counts.
    ///
    /// # Errors
    /// When the query has too many words, there would be too many periods, or the index is damaged.
    pub fn timeline(&mut self, query: &Query, scope: &Scope, step: Step, of: When) -> Result<Timeline> {
        let plan = self.plan(query, scope)?;
        let ranked = self.searcher.matching(&plan, self.counted)?;
        let scope = &plan.scope;
        let mut found = Tally::default();
        let (mut coarser, mut undated) = (0, 0);
        let mut earliest: Option<(PublicationDate, Candidate)> = None;
        let mut latest: Option<(PublicationDate, Candidate)> = None;
        for hit in &ranked.hits {
            let dates = self.dates_of(hit.place, of);
            let periods = step.numbers(&dates);
            coarser += u64::from(!dates.is_empty() && periods.is_empty());
            undated += u64::from(dates.is_empty());
            periods.into_iter().for_each(|period| found.add(period, hit.article));
            // What is longer than a period begins no timeline.
            for date in dates.into_iter().filter(|date| step.number(*date).is_some()) {
                // Of those of one day, the one found first.
                if earliest.is_none_or(|(first, _)| (date.first(), date.last()) < (first.first(), first.last())) {
                    earliest = Some((date, *hit));
                }
                if latest.is_none_or(|(last, _)| (date.last(), date.first()) > (last.last(), last.first())) {
                    latest = Some((date, *hit));
                }
            }
        }
        let all = self.tally(scope, step, of)?;
        let periods = self.periods(scope, step, of, &found, &all)?;
        let (first, last) = (self.mention(&plan, &ranked, of, earliest)?, self.mention(&plan, &ranked, of, latest)?);
        let Ranked { passages, articles, most_words, left_out, partial, .. } = ranked;
        Ok(Timeline {
            step,
            of,
            periods,
            passages,
            articles,
            most_words,
            left_out,
            partial,
            coarser,
            undated,
            first,
            last,
        })
    }

    /// The dates that a passage is counted by.
    fn dates_of(&self, place: PassagePlace, of: When) -> Vec<PublicationDate> {
        match of {
            When::Published => self.searcher.publication_date(place).into_iter().collect(),
            When::Said => self.searcher.event_days(place),
        }
    }

    /// Everything that the scope allows, whatever the query.
    fn tally(&mut self, scope: &Scope, step: Step, of: When) -> Result<Tally> {
        // What is left out for its date counts in no period, but may be of some.
        let wide = Scope { uncertain: Uncertain::Include, ..scope.clone() };
        let everything = self.matching(&Query::everything(), &wide)?;
        let mut all = Tally::default();
        for hit in &everything.hits {
            let dates = self.dates_of(hit.place, of);
            let periods = step.numbers(&dates);
            let counts = hit.containment == Containment::Certain || scope.uncertain == Uncertain::Include;
            for date in dates.into_iter().filter(|date| !counts || step.number(*date).is_none()) {
                *all.coarse.entry(date).or_default() += 1;
            }
            if !counts {
                continue;
            }
            periods.into_iter().for_each(|period| all.add(period, hit.article));
        }
        Ok(all)
    }

    /// Every period from the first to the last: of publication those that the archive has, or that are asked for; of
    /// what is spoken of those that the query finds.
    fn periods(&self, scope: &Scope, step: Step, of: When, found: &Tally, all: &Tally) -> Result<Vec<Period>> {
        let from = match of {
            When::Published => &all.passages,
            When::Said => &found.passages,
        };
        let (mut first, mut last) = (from.keys().min().copied(), from.keys().max().copied());
        if let Some(asked) = scope.dates.filter(|_| of == When::Published) {
            let number = |day: Day| step.number(PublicationDate::day(day));
            first = asked.first.and_then(number).or(first);
            last = asked.last.and_then(number).or(last);
        }
        let (Some(first), Some(last)) = (first, last) else { return Ok(Vec::new()) };
        if last.saturating_sub(first) >= PERIODS_MAX {
            return Err(Error::Limit(Limit::Periods { count: last - first + 1 }));
        }
        let (found_articles, all_articles) = (found.articles(), all.articles());
        let of_period = |number: i32| {
            let count = |counts: &FxHashMap<i32, u64>| counts.get(&number).copied().unwrap_or_default();
            let period = step.period(number)?;
            let here = PublicationDate::span(period.first, period.last)?;
            let perhaps = all.coarse.iter().filter(|(date, _)| date.overlaps(here)).map(|(_, count)| count).sum();
            Some(Period {
                perhaps,
                passages: count(&found.passages),
                articles: count(&found_articles),
                of_passages: count(&all.passages),
                of_articles: count(&all_articles),
                ..period
            })
        };
        Ok((first..=last).filter_map(of_period).collect())
    }

    fn mention(
        &mut self,
        plan: &Plan,
        ranked: &Ranked,
        of: When,
        found: Option<(PublicationDate, Candidate)>,
    ) -> Result<Option<Mention>> {
        let Some((date, candidate)) = found else { return Ok(None) };
        let event_days: Vec<DateRange> = (of == When::Said).then(|| DateRange::of(date)).into_iter().collect();
        let mut hit = self.read_hit(plan, ranked, &event_days, candidate)?;
        // Longer times that have the days are beside the point.
        let is_longer = |cause: &Cause| matches!(cause, Cause::Date { days, .. } if *days != date);
        hit.marks.iter_mut().for_each(|mark| mark.reasons.retain(|reason| !is_longer(&reason.cause)));
        hit.marks.retain(|mark| !mark.reasons.is_empty());
        Ok(Some(Mention { date, hit }))
    }
}
