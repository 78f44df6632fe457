//! Counts what a query finds, exactly: passages and articles, in all and by month, year or source.
//! It must not rank.

use crate::article::ArticleId;
use crate::date::{Precision, PublicationDate};
use crate::engine::damaged;
use crate::engine::segment::FieldView;
use crate::error::Result;
use crate::query::{Query, Scope};
use crate::search::{LeftOut, Limits, PersonCount, Search};
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, HashSet};
use tantivy::TantivyError;

/// What passages are counted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// The month they were published in.
    Month,
    /// The year.
    Year,
    /// The paper or agency.
    Source,
    /// Who is mentioned.
    Person,
}

/// How much a query finds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Passages in all.
    pub passages: u64,
    /// Articles in all.
    pub articles: u64,
    /// What was left out for its date.
    pub left_out: LeftOut,
    /// The same in groups: months and years in order, sources by their number of passages.
    pub groups: Vec<Group>,
}

/// What is counted together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// What they share: `2025-07`, `2025`, a source; `2025 (ohne Monat)`, `undatiert`, `ohne Quelle`.
    pub name: String,
    /// Passages.
    pub passages: u64,
    /// Articles.
    pub articles: u64,
}

impl Search<'_> {
    /// Counts what a query finds.
    ///
    /// # Errors
    /// When the query has too many words, or the index is damaged.
    pub fn count(&mut self, query: &Query, scope: &Scope, by: Option<By>) -> Result<Counts> {
        let ranked = self.rank(query, scope, Limits::all())?;
        let mut counts = Counts {
            passages: ranked.passages,
            articles: ranked.articles,
            left_out: ranked.left_out,
            groups: Vec::new(),
        };
        let Some(by) = by else { return Ok(counts) };
        if by == By::Person {
            let people = self.count_people(&ranked.hits).map_err(|error| damaged(self.index.directory(), &error))?;
            let group = |PersonCount { name, passages, articles, .. }| Group { name, passages, articles };
            counts.groups = people.into_iter().map(group).collect();
            return Ok(counts);
        }
        let mut groups: BTreeMap<String, (u64, HashSet<ArticleId>)> = BTreeMap::new();
        let mut sources: FxHashMap<(u32, u32), String> = FxHashMap::default();
        if by == By::Source {
            sources = self.sources().map_err(|error| damaged(self.index.directory(), &error))?;
        }
        for hit in &ranked.hits {
            let name = match by {
                By::Source => {
                    sources.get(&(hit.segment, hit.first_doc)).cloned().unwrap_or_else(|| "ohne Quelle".into())
                }
                By::Month | By::Year | By::Person => period(self.views[hit.segment as usize].date(hit.doc), by),
            };
            let group = groups.entry(name).or_default();
            group.0 += 1;
            group.1.insert(hit.article);
        }
        let group = |(name, (passages, articles)): (String, (u64, HashSet<ArticleId>))| Group {
            name,
            passages,
            articles: articles.len() as u64,
        };
        counts.groups = groups.into_iter().map(group).collect();
        if by == By::Source {
            counts
                .groups
                .sort_by(|one, other| other.passages.cmp(&one.passages).then_with(|| one.name.cmp(&other.name)));
        }
        Ok(counts)
    }

    /// The source of each article that has one, by segment and first passage.
    pub(crate) fn sources(&self) -> std::result::Result<FxHashMap<(u32, u32), String>, TantivyError> {
        let mut sources = FxHashMap::default();
        for (segment, view) in (0..).zip(&self.views) {
            let field = FieldView::open(view.reader, self.index.fields().source)?;
            let mut names = Vec::new();
            field.each_term(|name| names.push(name.to_string()))?;
            for name in names {
                if let Some(info) = field.find(&name)? {
                    field.each_document(&info, None, |doc| drop(sources.insert((segment, doc), name.clone())))?;
                }
            }
        }
        Ok(sources)
    }
}

/// The month or year of a date, no finer than it is known.
fn period(date: Option<PublicationDate>, by: By) -> String {
    let Some(date) = date else { return "undatiert".to_string() };
    let ((year, month, _), (last_year, last_month, _)) = (date.first().ymd(), date.last().ymd());
    let same_month = (year, month) == (last_year, last_month);
    match by {
        By::Month if same_month && date.precision() != Precision::Year => format!("{year:04}-{month:02}"),
        By::Month if year == last_year => format!("{year:04} (ohne Monat)"),
        _ if year == last_year => format!("{year:04}"),
        _ => format!("{year:04}–{last_year:04}"),
    }
}
