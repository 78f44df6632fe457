//! `fundstelle show`: an article, its passages numbered.

use super::terminal::{Outcome, Terminal};
use fundstelle::annotate::StoredPassage;
use fundstelle::engine::OpenIndex;
use fundstelle::error::Usage;
use fundstelle::output::text;
use fundstelle::output::wording::query::no_article;
use fundstelle::{ArticleId, Error, Result};
use std::path::Path;

#[derive(clap::Args)]
pub struct Arguments {
    #[arg(value_name = "ARTICLE-ID")]
    article: String,
}

pub fn run(arguments: &Arguments, index: &Path, terminal: &mut Terminal) -> Result<Outcome> {
    let (low, high) = ArticleId::range_of(&arguments.article)
        .ok_or_else(|| Error::Usage(Usage::NoArticleId(arguments.article.clone())))?;
    let open = OpenIndex::open(index)?;
    let addresses = open.passages_in(low, high)?;
    let Some(first) = addresses.first() else {
        terminal.note(&no_article(terminal.language, &arguments.article, &index.display().to_string()));
        return Ok(Outcome::NothingFound);
    };
    let record = open.article_record(*first, 0)?;
    let first_id = open.stored_passage(*first)?.article;
    if open.passages_in(first_id, first_id)?.len() != addresses.len() {
        return Err(Error::Usage(Usage::SeveralArticles(arguments.article.clone())));
    }
    let passages =
        addresses.iter().map(|address| open.stored_passage(*address)).collect::<Result<Vec<StoredPassage>>>()?;
    let root = open.stamp().archives.iter().find(|archive| archive.name == record.archive);
    let root = root.map(|archive| archive.root.clone()).unwrap_or_default();
    let text = text::article(&record, &root, &passages, &terminal.layout());
    terminal.print(&text)?;
    Ok(Outcome::Found)
}
