//! Says why a query found nothing: what each part of it finds alone, what the archive has instead, what is outside of
//! the dates. It must not know how that is shown.

use crate::date::{DateRange, PublicationDate};
use crate::error::Result;
use crate::plan::{AlternativeSource, Limits, Sort, WordsNeeded};
use crate::query::{Item, Node, Query, Scope, Sign, Uncertain};
use crate::search::session::Search;
use crate::text::{SLIPS_MAX, words};
use std::num::NonZeroUsize;
use strsim::osa_distance;

/// How many words of the archive are offered for one that it does not have.
const NEAREST: usize = 5;
/// So many stems near it are looked up in print.
const NEAR_STEMS_MAX: usize = 12;

/// A query of more parts is a text; each part is searched for by itself.
const PARTS_MAX: usize = 12;
/// Longer words are no slips of others.
const WORD_MAX: usize = 40;

/// Totals matter here, not passages.
const ONE: Limits = Limits {
    hits: NonZeroUsize::MIN,
    per_article: NonZeroUsize::MIN,
    offset: 0,
    sort: Sort::Relevance,
    words: WordsNeeded::Any,
};

/// Why nothing was found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Diagnosis {
    /// Each part of the query, and how many passages it finds alone, whatever their dates.
    pub parts: Vec<(String, u64)>,
    /// The part that leaves nothing of what the others find, and how many passages that are.
    pub decisive: Option<(String, u64)>,
    /// For each word that is nowhere in the archive, the words most like it, with the number of passages.
    pub nearest: Vec<(String, Vec<(String, u64)>)>,
    /// With dates: how many passages the query finds without them.
    pub outside: Option<u64>,
    /// The last date before, and the first date behind the days asked for, of what it finds without them.
    pub around: (Option<PublicationDate>, Option<PublicationDate>),
    /// With dates: how many passages the archive has of them.
    pub of_that_time: Option<u64>,
}

impl Search<'_> {
    /// Finds out why a query finds nothing in a scope.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn diagnose(&mut self, query: &Query, scope: &Scope) -> Result<Diagnosis> {
        let mut diagnosis = Diagnosis::default();
        let timeless = Scope { dates: None, event_days: Vec::new(), ..scope.clone() };
        let items: Vec<Item> = match &query.root {
            Node::List(items) => items.clone(),
            Node::And(nodes) => nodes.iter().map(|node| Item { sign: Sign::Required, node: node.clone() }).collect(),
            node => vec![Item { sign: Sign::Required, node: node.clone() }],
        };
        let items: Vec<Item> = items.into_iter().flat_map(opened).collect();
        let dated = |item: &Item| matches!(item.node, Node::Dated(_));
        let without_dates: Vec<Item> = items.iter().filter(|item| !dated(item)).cloned().collect();
        if without_dates.len() > PARTS_MAX {
            return Ok(diagnosis);
        }
        self.diagnose_parts(&without_dates, &timeless, &mut diagnosis)?;
        // What one article lacks, or one archive, the index may have.
        let anywhere = Scope { archive: None, article: None, ..timeless.clone() };
        for word in missing(&without_dates, &diagnosis.parts) {
            if !self.has_word(&word, &anywhere)? {
                let nearest = self.nearest(&word)?;
                diagnosis.nearest.push((word, nearest));
            }
        }
        let scope = self.plan(query, scope)?.scope;
        if scope.dates.is_some() || !scope.event_days.is_empty() {
            if !without_dates.is_empty() {
                let all = Query { root: Node::List(without_dates) };
                let plan = self.plan(&all, &timeless)?;
                // As each part alone is counted, and as the search itself finds.
                let found = self.searcher.matching(&plan, WordsNeeded::Any)?;
                diagnosis.outside = Some(found.passages);
                let dates = found.hits.iter().filter_map(|hit| self.searcher.publication_date(hit.place));
                // Only publication dates are before or behind the days asked for, not the times that passages speak of.
                diagnosis.around = around(dates, scope.dates.unwrap_or_default());
            }
            let then = Scope { archive: None, article: None, uncertain: Uncertain::LeaveOut, ..scope };
            diagnosis.of_that_time = Some(self.matching(&Query::everything(), &then)?.passages);
        }
        Ok(diagnosis)
    }

    /// What each part of the query finds alone, and which leaves nothing of what the others find.
    fn diagnose_parts(&mut self, items: &[Item], timeless: &Scope, diagnosis: &mut Diagnosis) -> Result<()> {
        let nothing = self.matches(&Query { root: Node::List(items.to_vec()) }, timeless)? == 0;
        for (number, item) in items.iter().enumerate() {
            // Of what is excluded it is told how much there is.
            let (shown, sign) = match item.sign {
                Sign::Excluded => ("-", Sign::Wanted),
                sign => ("", sign),
            };
            let alone = Query { root: Node::List(vec![Item { sign, node: item.node.clone() }]) };
            diagnosis.parts.push((format!("{shown}{}", item.node), self.matches(&alone, timeless)?));
            if nothing && items.len() > 1 {
                let mut others = items.to_vec();
                others.remove(number);
                let found = self.matches(&Query { root: Node::List(others) }, timeless)?;
                if found > diagnosis.decisive.as_ref().map_or(0, |(_, most)| *most) {
                    diagnosis.decisive = Some((format!("{shown}{}", item.node), found));
                }
            }
        }
        Ok(())
    }

    /// Whether the archive has a word anywhere; one that only a title has is in the archive, too.
    fn has_word(&mut self, word: &str, scope: &Scope) -> Result<bool> {
        let anywhere = Item { sign: Sign::Wanted, node: Node::Word(word.to_string()) };
        let mut plan = self.ranking_plan(&Query { root: Node::List(vec![anywhere]) }, scope)?;
        // What a slip of the pen may mean is not the word.
        plan.alternatives.retain(|other| other.origin != AlternativeSource::Correction);
        let found = self.searcher.rank(&plan, ONE)?;
        Ok(found.passages > 0 && !found.partial)
    }

    fn matches(&mut self, query: &Query, scope: &Scope) -> Result<u64> {
        Ok(self.rank(query, scope, ONE)?.passages)
    }

    /// The words of the archive that are most like a word, the nearest and of these the most frequent first.
    pub(crate) fn nearest(&mut self, word: &str) -> Result<Vec<(String, u64)>> {
        let form = crate::text::fold(word);
        let mut offered: Vec<(usize, u64, String)> = Vec::new();
        for near in self.searcher.near_stems(&form, SLIPS_MAX as u8)?.into_iter().take(NEAR_STEMS_MAX) {
            // A stem that no text prints is no word to offer.
            let printed = self.searcher.printed_for(&near.stem)?;
            let slips = |printed: &String| osa_distance(&form, &crate::text::fold(printed));
            if let Some(printed) = printed.into_iter().min_by_key(slips).filter(|printed| slips(printed) <= SLIPS_MAX) {
                offered.push((slips(&printed), near.passages, printed));
            }
        }
        offered.sort_by_key(|(slips, passages, word)| (*slips, std::cmp::Reverse(*passages), word.clone()));
        Ok(offered.into_iter().take(NEAREST).map(|(_, passages, word)| (word, passages)).collect())
    }
}

/// The last date before, and the first date behind a range.
fn around(
    dates: impl Iterator<Item = PublicationDate>,
    range: DateRange,
) -> (Option<PublicationDate>, Option<PublicationDate>) {
    let (mut before, mut behind): (Option<PublicationDate>, Option<PublicationDate>) = (None, None);
    for date in dates {
        if range.first.is_some_and(|first| date.last() < first) {
            before = before.filter(|known| known.last() >= date.last()).or(Some(date));
        } else if range.last.is_some_and(|last| date.first() > last) {
            behind = behind.filter(|known| known.first() <= date.first()).or(Some(date));
        }
    }
    (before, behind)
}

/// What is asked of one article, part by part.
fn opened(item: Item) -> Vec<Item> {
    match item {
        Item { sign: Sign::Wanted | Sign::Required, node: Node::Article(inner) } => match *inner {
            Node::And(parts) => {
                let part = |node| Item { sign: Sign::Required, node: Node::Article(Box::new(node)) };
                parts.into_iter().map(part).collect()
            }
            node => vec![Item { sign: Sign::Required, node: Node::Article(Box::new(node)) }],
        },
        item => vec![item],
    }
}

/// The plain words among the parts that find nothing.
fn missing(items: &[Item], parts: &[(String, u64)]) -> Vec<String> {
    let nothing = items.iter().zip(parts).filter(|(item, (_, found))| *found == 0 && item.sign != Sign::Excluded);
    let mut missing: Vec<String> = Vec::new();
    for (item, _) in nothing {
        collect(&item.node, &mut missing);
    }
    missing.retain(|word| word.len() <= WORD_MAX);
    missing.dedup();
    missing
}

fn collect(node: &Node, words_found: &mut Vec<String>) {
    match node {
        Node::Word(word) => words_found.extend(words(word).map(|span| span.of(word).to_string())),
        Node::Exact { word, .. } | Node::Fuzzy { word, .. } => words_found.push(word.clone()),
        Node::Phrase(nodes) | Node::And(nodes) | Node::Or(nodes) => {
            nodes.iter().for_each(|node| collect(node, words_found));
        }
        Node::Near { left, right, .. } => {
            collect(left, words_found);
            collect(right, words_found);
        }
        Node::Sentence(node) | Node::Passage(node) | Node::Article(node) | Node::AtLeast { node, .. } => {
            collect(node, words_found);
        }
        _ => {}
    }
}
