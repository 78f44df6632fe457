//! Articles and passages as an index keeps them and gives them back.
//! It must not know how they are kept.

use crate::article::{Article, ArticleId, DateEvidence};
use crate::date::PublicationDate;
use crate::person::Mention;
use crate::temporal::DateExpression;
use serde::{Deserialize, Serialize};

/// What is the same for all passages of an article, as it is stored.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArticleRecord {
    /// The name of the archive.
    pub archive: String,
    /// The path of the file below the archive.
    pub path: String,
    /// The title, if the file has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Who wrote it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<String>,
    /// The paper or agency.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Where it is on the web.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The section of the paper.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub section: Option<String>,
    /// Keywords given with it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// What tells the publication date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<DateEvidence>,
}

impl From<&Article> for ArticleRecord {
    fn from(article: &Article) -> ArticleRecord {
        ArticleRecord {
            archive: article.origin.archive.clone(),
            path: article.origin.path.clone(),
            title: article.title.clone(),
            authors: article.authors.clone(),
            source: article.source.clone(),
            url: article.url.clone(),
            section: article.section.clone(),
            tags: article.tags.clone(),
            evidence: article.evidence.clone(),
        }
    }
}

/// A passage as it is read back from the index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredPassage {
    /// The article's id.
    pub article: ArticleId,
    /// The passage's number in its article, from 0.
    pub ordinal: u32,
    /// The article's publication date.
    pub date: Option<PublicationDate>,
    /// The heading above it.
    pub heading: Option<String>,
    /// Its line in the file.
    pub line: u32,
    /// The character of the file it begins with, from 0, where a line does not say enough, as in JSON.
    pub character: Option<u64>,
    /// Its text, letter for letter.
    pub text: String,
    /// The dates said in it whose days are known.
    pub dates: Vec<DateExpression>,
    /// The persons named in it, as its article has them.
    pub persons: Vec<Mention>,
}
