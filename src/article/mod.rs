//! What a newspaper or agency published: an article with its date, its body and the place it was read from.
//! It must know neither file formats nor the engine.

mod body;
mod evidence;
mod id;
mod paragraph;
pub mod passage;

use crate::date::PublicationDate;

pub use body::{Body, Lines, Run, count_line_ends, lines};
pub use evidence::DateEvidence;
pub use id::{ArticleId, Origin};
pub use passage::Passage;

/// One article, as read.
#[derive(Clone, Debug)]
pub struct Article {
    /// Its name in the index.
    pub id: ArticleId,
    /// Where it was read from.
    pub origin: Origin,
    /// Its title, if the file has one.
    pub title: Option<String>,
    /// Who wrote it, in the order given.
    pub authors: Vec<String>,
    /// The paper or agency.
    pub source: Option<String>,
    /// Where it is on the web.
    pub url: Option<String>,
    /// The section of the paper (Ressort).
    pub section: Option<String>,
    /// Keywords given with it.
    pub tags: Vec<String>,
    /// When it was published, if that is known.
    pub date: Option<PublicationDate>,
    /// What tells the date.
    pub evidence: Option<DateEvidence>,
    /// Its text.
    pub body: Body,
}
