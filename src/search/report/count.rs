//! Counts what a query finds, exactly: passages and articles, in all and by month, year or source.
//! It must not know how that is shown.

use crate::article::ArticleId;
use crate::date::{Precision, PublicationDate, Ymd};
use crate::error::Result;
use crate::plan::{Candidate, LeftOut, MostWords, PersonCount, Ranked};
use crate::query::{Query, Scope};
use crate::search::session::Search;
use std::collections::{BTreeMap, HashMap, HashSet};

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
    /// Of a query of several words, unless one of them is enough: how many of them the passages have; where none has
    /// all, nothing is counted, and it is the most that one has.
    pub most_words: Option<MostWords>,
    /// What was left out for its date.
    pub left_out: LeftOut,
    /// The same in groups: months and years in order, sources by their number of passages.
    pub groups: Vec<Group>,
}

/// What is counted together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// What they share.
    pub name: GroupName,
    /// Passages.
    pub passages: u64,
    /// Articles.
    pub articles: u64,
}

/// What the passages of a group share; in the order of time, or of the alphabet.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum GroupName {
    /// They were published in this year.
    Published(i32, Within),
    /// They have no date.
    Undated,
    /// They are of this paper or agency.
    Source(String),
    /// They are of no known source.
    NoSource,
    /// They mention this person.
    Person(String),
}

/// When in a year, or until when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Within {
    /// In a month that is not known, where months are counted.
    UnknownMonth,
    /// In this month.
    Month(u32),
    /// Somewhen in it, where years are counted.
    Year,
    /// Then or up to this year, nobody knows when.
    Until(i32),
}

impl Search<'_> {
    /// Counts what a query finds: of its plain words a passage needs all, unless told otherwise.
    ///
    /// # Errors
    /// When the query has too many words, or the index is damaged.
    pub fn count(&mut self, query: &Query, scope: &Scope, by: Option<By>) -> Result<Counts> {
        let Ranked { hits, passages, articles, left_out, most_words, .. } = self.matching(query, scope)?;
        let groups = match by {
            None => Vec::new(),
            Some(By::Person) => {
                let group = |PersonCount { name, passages, articles, .. }| {
                    let name = GroupName::Person(name);
                    Group { name, passages, articles }
                };
                self.searcher.people(&hits)?.into_iter().map(group).collect()
            }
            Some(By::Source) => {
                let articles = self.searcher.articles()?.into_iter();
                let sources: HashMap<ArticleId, Option<String>> =
                    articles.map(|article| (article.article, article.source)).collect();
                let mut groups = grouped(&hits, |hit| {
                    sources.get(&hit.article).cloned().flatten().map_or(GroupName::NoSource, GroupName::Source)
                });
                groups.sort_by(|one, other| other.passages.cmp(&one.passages).then_with(|| one.name.cmp(&other.name)));
                groups
            }
            Some(by @ (By::Month | By::Year)) => {
                grouped(&hits, |hit| period(self.searcher.publication_date(hit.place), by))
            }
        };
        Ok(Counts { passages, articles, most_words, left_out, groups })
    }
}

/// Groups passages by a name, in the order of the names.
fn grouped(hits: &[Candidate], name: impl Fn(&Candidate) -> GroupName) -> Vec<Group> {
    let mut groups: BTreeMap<GroupName, (u64, HashSet<ArticleId>)> = BTreeMap::new();
    for hit in hits {
        let group = groups.entry(name(hit)).or_default();
        group.0 += 1;
        group.1.insert(hit.article);
    }
    let group = |(name, (passages, articles)): (GroupName, (u64, HashSet<ArticleId>))| Group {
        name,
        passages,
        articles: articles.len() as u64,
    };
    groups.into_iter().map(group).collect()
}

/// The month or year of a date, no finer than it is known.
fn period(date: Option<PublicationDate>, by: By) -> GroupName {
    let Some(date) = date else { return GroupName::Undated };
    let (Ymd { year, month, .. }, last) = (date.first().ymd(), date.last().ymd());
    let within = match by {
        _ if year != last.year => Within::Until(last.year),
        By::Month if month == last.month && date.precision() != Precision::Year => Within::Month(month),
        By::Month => Within::UnknownMonth,
        _ => Within::Year,
    };
    GroupName::Published(year, within)
}
