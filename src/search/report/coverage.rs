//! What the archive holds of each source: the days or months, those that are missing, and what looks wrong.
//! It must not know how that is shown.

use crate::date::{Day, PublicationDate, Ymd};
use crate::error::Result;
use crate::search::session::Search;
use std::collections::BTreeMap;

/// A paper that is in the archive on at least this share of the days from its first to its last is asked for its days,
/// any other for its months.
const DAILY_SHARE: f64 = 0.5;
/// A paper of fewer days than these is asked for its months, too.
const DAILY_DAYS: usize = 14;
/// A weekday on which a daily has less than this share of its days is one it does not appear on.
const OFF_DAY_SHARE: f64 = 0.02;
/// A day with at least this many articles, and this many times the median of its source, is a spike.
const SPIKE_ARTICLES: u64 = 10;
const SPIKE_TIMES: u64 = 10;
/// The first of January is what programs write that know only a year: there, this share of a year's articles is a
/// spike, however few.
const NEW_YEAR_SHARE: f64 = 0.5;
/// But it has this many articles at least.
const NEW_YEAR_ARTICLES: u64 = 3;

/// What the archive holds of one source.
#[derive(Clone, Debug, PartialEq)]
pub struct Coverage {
    /// The paper or agency; none for articles without one.
    pub source: Option<String>,
    /// Articles in all.
    pub articles: u64,
    /// The first and the last date, as precise as they are known.
    pub dates: Option<(PublicationDate, PublicationDate)>,
    /// Articles without a date.
    pub undated: u64,
    /// Articles dated to a month, a year or a span only.
    pub coarse: u64,
    /// Whether it is asked for days; else for months.
    pub daily: bool,
    /// Days or months that it has articles of.
    pub held: u64,
    /// Days or months from its first to its last on which it appears.
    pub expected: u64,
    /// Those that are missing, as runs from one to another, both included.
    pub missing: Vec<PublicationDate>,
    /// Weekdays on which a daily does not appear, from 0, Monday.
    pub off_days: Vec<u8>,
    /// Days with more articles than their date makes credible.
    pub spikes: Vec<DateSpike>,
}

/// A day with too many articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateSpike {
    /// The day.
    pub day: Day,
    /// Its articles.
    pub articles: u64,
    /// How many a day of this source has, the median.
    pub usual: u64,
}

#[derive(Default)]
struct Dates {
    days: BTreeMap<Day, u64>,
    coarse: Vec<PublicationDate>,
    undated: u64,
}

impl Search<'_> {
    /// What the archive holds of each source, those with the most articles first.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn coverage(&self) -> Result<Vec<Coverage>> {
        let mut by_source: BTreeMap<Option<String>, Dates> = BTreeMap::new();
        for article in self.searcher.articles()? {
            let dates = by_source.entry(article.source).or_default();
            match article.date {
                None => dates.undated += 1,
                Some(date) if date.first() == date.last() => *dates.days.entry(date.first()).or_default() += 1,
                Some(date) => dates.coarse.push(date),
            }
        }
        let mut coverage: Vec<Coverage> = by_source.into_iter().map(|(source, dates)| dates.coverage(source)).collect();
        coverage.sort_by(|one, other| other.articles.cmp(&one.articles).then_with(|| one.source.cmp(&other.source)));
        Ok(coverage)
    }
}

/// The days or months that a source has, of those on which it appears.
#[derive(Default)]
struct Presence {
    held: u64,
    expected: u64,
    missing: Vec<PublicationDate>,
}

impl Dates {
    fn coverage(&self, source: Option<String>) -> Coverage {
        let all = || self.days.keys().map(|day| PublicationDate::day(*day)).chain(self.coarse.iter().copied());
        let first = all().min_by_key(|date| (date.first(), date.last()));
        let dates = first.zip(all().max_by_key(|date| (date.last(), date.first())));
        let span = self.days.keys().next().zip(self.days.keys().next_back());
        let length = span.map_or(0, |(first, last)| (last.number() - first.number() + 1) as usize);
        let daily = self.days.len() >= DAILY_DAYS && self.days.len() as f64 >= DAILY_SHARE * length as f64;
        let off_days = if daily { self.off_days() } else { Vec::new() };
        let Presence { held, expected, missing } = match (daily, span) {
            (true, Some((first, last))) => self.missing_days(*first, *last, &off_days),
            _ => self.missing_months(),
        };
        Coverage {
            source,
            articles: self.days.values().sum::<u64>() + self.coarse.len() as u64 + self.undated,
            dates,
            undated: self.undated,
            coarse: self.coarse.len() as u64,
            daily,
            held,
            expected,
            missing,
            off_days,
            spikes: self.spikes(),
        }
    }

    /// Weekdays on which it hardly ever appears.
    fn off_days(&self) -> Vec<u8> {
        let mut counts = [0_usize; 7];
        self.days.keys().for_each(|day| counts[usize::from(day.weekday())] += 1);
        let few = |count: usize| (count as f64) < OFF_DAY_SHARE * self.days.len() as f64;
        (0..7).filter(|weekday| few(counts[usize::from(*weekday)])).collect()
    }

    fn missing_days(&self, first: Day, last: Day, off_days: &[u8]) -> Presence {
        let mut missing: Vec<(Day, Day)> = Vec::new();
        let (mut held, mut expected) = (0, 0);
        // The run that a missing day goes on with; days on which it never appears interrupt none.
        let mut open = false;
        let mut day = first;
        while day <= last {
            let there = self.days.contains_key(&day);
            if there || !off_days.contains(&day.weekday()) {
                expected += 1;
                held += u64::from(there);
                match missing.last_mut().filter(|_| open && !there) {
                    Some(run) => run.1 = day,
                    None if !there => missing.push((day, day)),
                    None => {}
                }
                open = !there;
            }
            day = day.next();
        }
        let missing = missing.into_iter().filter_map(|(first, last)| PublicationDate::span(first, last)).collect();
        Presence { held, expected, missing }
    }

    fn missing_months(&self) -> Presence {
        let number = |day: Day| {
            let Ymd { year, month, .. } = day.ymd();
            year * 12 + month as i32 - 1
        };
        let month = |number: i32| PublicationDate::month(number.div_euclid(12), number.rem_euclid(12) as u32 + 1);
        let mut there: Vec<i32> = self.days.keys().map(|day| number(*day)).collect();
        // Of an article of 1923 nobody knows the month: it may be in any of them, and fills none.
        there.extend(
            self.coarse
                .iter()
                .filter(|date| number(date.first()) == number(date.last()))
                .map(|date| number(date.first())),
        );
        there.sort_unstable();
        there.dedup();
        let (Some(first), Some(last)) = (there.first().copied(), there.last().copied()) else {
            return Presence::default();
        };
        let runs = there.windows(2).filter(|pair| pair[1] > pair[0] + 1);
        let missing =
            runs.filter_map(|pair| PublicationDate::span(month(pair[0] + 1)?.first(), month(pair[1] - 1)?.last()));
        Presence { held: there.len() as u64, expected: (last - first + 1) as u64, missing: missing.collect() }
    }

    /// Days that have far more articles than others, and firsts of January that have most of a year.
    fn spikes(&self) -> Vec<DateSpike> {
        let mut counts: Vec<u64> = self.days.values().copied().collect();
        counts.sort_unstable();
        let Some(usual) = counts.get(counts.len() / 2).copied() else { return Vec::new() };
        let mut of_years: BTreeMap<i32, u64> = BTreeMap::new();
        for (day, articles) in &self.days {
            *of_years.entry(day.ymd().year).or_default() += articles;
        }
        let doubtful = |day: Day, articles: u64| {
            let Ymd { year, month, day: of_month } = day.ymd();
            let new_year = (month, of_month) == (1, 1)
                && articles >= NEW_YEAR_ARTICLES
                && articles as f64 > NEW_YEAR_SHARE * of_years.get(&year).copied().unwrap_or_default() as f64;
            new_year || (articles >= SPIKE_ARTICLES && articles >= SPIKE_TIMES * usual)
        };
        let pile = |(day, articles): (&Day, &u64)| DateSpike { day: *day, articles: *articles, usual };
        self.days.iter().filter(|(day, articles)| doubtful(**day, **articles)).map(pile).collect()
    }
}
