//! `fundstelle show`: an article or the part around a passage, the passages numbered, what a query finds marked.

use super::named_article::NamedArticle;
use super::query_args::QueryArgs;
use super::terminal::{Outcome, Terminal};
use fundstelle::engine::OpenIndex;
use fundstelle::error::Usage;
use fundstelle::output::text::{self, ArticlePage, Extent};
use fundstelle::output::wording::query::no_article;
use fundstelle::query::Scope;
use fundstelle::search::{Hit, Limits, ScoreParts, WordsNeeded};
use fundstelle::{ArticleId, Error, Result};
use std::path::Path;

#[derive(clap::Args)]
pub struct Arguments {
    #[arg(value_name = "ARTICLE-ID[:PASSAGE]")]
    article: String,
    #[arg(long)]
    all: bool,
    #[arg(long, value_name = "QUERY")]
    query: Option<String>,
}

pub fn run(arguments: &Arguments, index: &Path, terminal: &mut Terminal) -> Result<Outcome> {
    let (typed, passage) = match arguments.article.split_once(':') {
        Some((article, passage)) => (article, Some(passage).filter(|passage| !passage.is_empty())),
        None => (arguments.article.as_str(), None),
    };
    let open = OpenIndex::open(index)?;
    let Some(article) = NamedArticle::find(&open, typed)? else {
        terminal.note(&no_article(terminal.language, typed, &index.display().to_string()));
        return Ok(Outcome::NothingFound);
    };
    let opened = passage.map(|passage| number(&article, typed, passage)).transpose()?;
    let extent = match opened {
        Some(number) if !arguments.all => Extent::Around(number),
        _ => Extent::Whole,
    };
    let hits = match &arguments.query {
        Some(query) => found_in(article.id, query, &open, index, terminal)?,
        None => Vec::new(),
    };
    let root = open.stamp().archives.iter().find(|archive| archive.name == article.record.archive);
    let root = root.map(|archive| archive.root.clone()).unwrap_or_default();
    let NamedArticle { record, passages, .. } = &article;
    let page = ArticlePage { record, root: &root, passages, extent, hits: &hits };
    let text = text::article(page, &terminal.layout());
    terminal.print_long(&text)?;
    Ok(Outcome::Found)
}

/// The passage that is asked for, as the article numbers it.
fn number(article: &NamedArticle, typed: &str, passage: &str) -> Result<u32> {
    let number = passage.parse().ok().filter(|number| article.passages.iter().any(|one| one.ordinal == *number));
    number.ok_or_else(|| {
        Error::Usage(Usage::NoPassage {
            article: typed.to_string(),
            passage: passage.to_string(),
            passages: article.passages.len() as u64,
        })
    })
}

/// What a query finds in an article, found and marked as in any search.
fn found_in(id: ArticleId, query: &str, open: &OpenIndex, index: &Path, terminal: &mut Terminal) -> Result<Vec<Hit>> {
    let asked = QueryArgs::of_words(query);
    let today = asked.today()?;
    let days = asked.days(None, today, terminal)?;
    let query = asked.query(today, terminal)?;
    let mut search = asked.search(open, index, terminal)?;
    search.prefer_times(asked.times(&days, today));
    let scope = Scope { article: Some(id), ..asked.scope(&days, open) };
    Ok(search.find(&query, &scope, Limits::all(WordsNeeded::Any), ScoreParts::LeaveOut)?.hits)
}
