//! What an archive holds of a source.
//! It must not know how it was found out.

use crate::date::PublicationDate;
use crate::output::wording::language::{Language, say};
use crate::output::wording::number::{Noun, counted, counted_dative, decimal, whole};
use crate::output::wording::{count, date};
use crate::search::{Coverage, DateSpike};

/// This many runs of missing days or months are listed.
const RUNS_MAX: usize = 12;
/// Of a month or two there is no share to speak of.
const SHARE_MIN: u64 = 3;

/// The source, what there is of it and from when to when.
pub fn source(language: Language, coverage: &Coverage) -> String {
    let name = coverage.source.as_deref().unwrap_or(count::no_source(language));
    let articles = counted(language, coverage.articles, Noun::Article);
    let dates = match coverage.dates {
        None => date::undated(language).to_string(),
        Some((first, last)) if first == last => date::date(language, first),
        Some((first, last)) => date::to(language, &date::date(language, first), &date::date(language, last)),
    };
    format!("{name}: {articles}, {dates}")
}

/// How many of the days or months on which it appears are there.
pub fn share(language: Language, coverage: &Coverage) -> Option<String> {
    if coverage.expected < SHARE_MIN {
        return None;
    }
    let unit = if coverage.daily { Noun::Day } else { Noun::Month };
    let (held, expected) = (whole(language, coverage.held), counted_dative(language, coverage.expected, unit));
    let share = decimal(language, coverage.held as f64 / coverage.expected as f64 * 100.0, 0);
    let share = say!(language, "{held} von {expected} ({share} %)", "{held} of {expected} ({share}%)");
    let days: Vec<&str> = coverage.off_days.iter().map(|day| date::weekday(language, *day)).collect();
    let days = Some(days.join(", ")).filter(|days| !days.is_empty());
    Some(match days {
        None => share,
        Some(days) => say!(language, "{share}, nie am {days}", "{share}, never on {days}"),
    })
}

/// Which days or months are missing.
pub fn missing(language: Language, coverage: &Coverage) -> Option<String> {
    let run = |run: &PublicationDate| self::run(language, *run, coverage);
    let runs = coverage.missing.iter().take(RUNS_MAX).map(run).collect::<Vec<_>>().join(", ");
    if runs.is_empty() {
        return None;
    }
    let more = match coverage.missing.len().saturating_sub(RUNS_MAX) as u64 {
        0 => String::new(),
        1 => say!(language, " und 1 weitere Lücke (--json nennt alle)", " and 1 more gap (--json lists all)"),
        more => {
            let more = whole(language, more);
            say!(language, " und {more} weitere Lücken (--json nennt alle)", " and {more} more gaps (--json lists all)")
        }
    };
    Some(say!(language, "fehlt: {runs}{more}", "missing: {runs}{more}"))
}

/// A run of days or months: `2020-03-01 bis 2020-03-04`, `2020-03`.
fn run(language: Language, run: PublicationDate, coverage: &Coverage) -> String {
    let whole = run.to_string();
    let (first, last) = (run.first().to_string(), run.last().to_string());
    let month = |day: &str| day[..day.len() - "-01".len()].to_string();
    match (whole.contains('/'), coverage.daily) {
        (false, _) => whole,
        (true, true) => date::to(language, &first, &last),
        (true, false) => date::to(language, &month(&first), &month(&last)),
    }
}

/// How many articles are dated to no day, or not at all.
pub fn inexact(language: Language, coverage: &Coverage) -> Vec<String> {
    let articles = |count: u64| Some(counted(language, count, Noun::Article)).filter(|_| count > 0);
    let coarse = articles(coverage.coarse);
    let coarse = coarse.map(|coarse| say!(language, "ohne genauen Tag: {coarse}", "day unknown: {coarse}"));
    let undated = articles(coverage.undated);
    let undated = undated.map(|undated| say!(language, "ohne Datum: {undated}", "undated: {undated}"));
    coarse.into_iter().chain(undated).collect()
}

/// A day with more articles than is credible.
pub fn spike(language: Language, spike: &DateSpike) -> String {
    let (articles, day) = (counted(language, spike.articles, Noun::Article), date::day(language, spike.day));
    let usual = whole(language, spike.usual);
    say!(
        language,
        "auffällig: {articles} am {day}, sonst {usual} am Tag",
        "unusual: {articles} on {day}, otherwise {usual} a day"
    )
}

/// How many articles of how many sources there are.
pub fn totals(language: Language, articles: u64, sources: u64) -> String {
    let articles = counted(language, articles, Noun::Article);
    let sources = counted_dative(language, sources, Noun::Source);
    say!(language, "{articles} aus {sources}", "{articles} of {sources}")
}
