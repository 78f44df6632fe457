//! What is in an index, as text.
//! It must not know how it is counted.

use crate::output::table::{Align, table};
use crate::output::wording::Language;
use crate::output::wording::number::whole;
use crate::output::wording::tables::{Label, label, megabytes, months, more_rows};
use std::path::PathBuf;

/// What is in an index.
pub struct Stats {
    /// Its archives: their names and where they are.
    pub archives: Vec<(String, PathBuf)>,
    /// Articles.
    pub articles: u64,
    /// Passages.
    pub passages: u64,
    /// Terms.
    pub terms: u64,
    /// The months there are articles of, in order.
    pub months: Vec<String>,
    /// Articles without a date.
    pub undated: u64,
    /// Files that gave no article.
    pub skipped: u64,
    /// Its size in bytes.
    pub bytes: u64,
    /// The sources and their articles, those with the most first.
    pub sources: Vec<(String, u64)>,
}

/// A row for each number, and one for each of the first `shown` sources.
pub fn text(language: Language, stats: &Stats, shown: usize) -> String {
    let row = |name: Label, value: String| vec![label(language, name).to_string(), value];
    let archive = |(name, root): &(String, PathBuf)| row(Label::Archive, format!("{name} ({})", root.display()));
    let mut rows: Vec<Vec<String>> = stats.archives.iter().map(archive).collect();
    rows.extend([
        row(Label::Articles, whole(language, stats.articles)),
        row(Label::Passages, whole(language, stats.passages)),
        row(Label::Terms, whole(language, stats.terms)),
        row(Label::Months, months(language, &stats.months)),
        row(Label::Undated, whole(language, stats.undated)),
        row(Label::Skipped, whole(language, stats.skipped)),
        row(Label::Size, megabytes(language, stats.bytes)),
        row(Label::Sources, whole(language, stats.sources.len() as u64)),
    ]);
    let source = |(name, articles): &(String, u64)| vec![whole(language, *articles), name.clone()];
    let sources: Vec<Vec<String>> = stats.sources.iter().take(shown).map(source).collect();
    let mut text = table("", &[Align::Left], &rows) + &table("    ", &[Align::Right], &sources);
    if stats.sources.len() > shown {
        let more = (stats.sources.len() - shown) as u64;
        text.push_str(&format!("    {}\n", more_rows(language, more)));
    }
    text
}
