//! An article as readers name it: by its id, or the beginning of one.
//! It must not know any command.

use fundstelle::annotate::{ArticleRecord, StoredPassage};
use fundstelle::engine::OpenIndex;
use fundstelle::error::Usage;
use fundstelle::{ArticleId, Error, Result};

/// An article of the index.
pub struct NamedArticle {
    pub id: ArticleId,
    pub record: ArticleRecord,
    /// All its passages, in order.
    pub passages: Vec<StoredPassage>,
}

impl NamedArticle {
    /// The article that is meant; none where the index does not have it.
    pub fn find(open: &OpenIndex, typed: &str) -> Result<Option<NamedArticle>> {
        let (low, high) =
            ArticleId::range_of(typed).ok_or_else(|| Error::Usage(Usage::NoArticleId(typed.to_string())))?;
        let places = open.passages_in(low, high)?;
        let Some(first) = places.first() else { return Ok(None) };
        let record = open.article_record(*first, 0)?;
        let id = open.stored_passage(*first)?.article;
        if open.passages_in(id, id)?.len() != places.len() {
            return Err(Error::Usage(Usage::SeveralArticles(typed.to_string())));
        }
        let passages = places.iter().map(|place| open.stored_passage(*place)).collect::<Result<_>>()?;
        Ok(Some(NamedArticle { id, record, passages }))
    }
}
