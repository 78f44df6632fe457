//! Pages from the web, as they were saved: the article without what stands around it.
//! It must not know where a page came from.

mod metadata;
mod text;

use crate::archive::format::html::metadata::Metadata;
use crate::archive::record::Record;
use crate::archive::skip::{NoArticle, ReadingNote, SkipReason};
use scraper::Html;

/// So much of a text is looked at for the tags that a page begins with.
const HEAD: usize = 4096;
/// Larger pages, in bytes, are lists or hold something else; taking them apart would take minutes.
const PAGE_MAX: usize = 16 * 1024 * 1024;
/// What has fewer letters is no article, whatever the page says.
const LETTERS_MIN: usize = 80;

/// Whether a text is a page: it begins with what pages begin with.
pub fn is_page(text: &str) -> bool {
    let end = (0..=HEAD.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let head = text[..end].trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']).to_lowercase();
    let begins = ["<!doctype html", "<html", "<head", "<!--", "<body", "<?xml"].iter().any(|tag| head.starts_with(tag));
    begins && ["<html", "<head>", "<body", "<!doctype html"].iter().any(|tag| head.contains(tag))
}

/// Reads a page.
///
/// # Errors
/// Why it is no article.
pub fn read(page: &str) -> Result<Record, SkipReason> {
    if page.len() > PAGE_MAX {
        return Err(SkipReason::TooLarge);
    }
    let document = Html::parse_document(page);
    let mut metadata = Metadata::of(&document);
    if metadata.is_list() {
        return Err(SkipReason::NoArticle(NoArticle::ListOfArticles));
    }
    let body = text::body(page, &mut metadata)
        .filter(|body| body.text.chars().filter(|c| c.is_alphabetic()).count() >= LETTERS_MIN);
    let Some(body) = body else { return Err(SkipReason::NoArticle(NoArticle::PageWithoutText)) };
    let Metadata { title, authors, source, url, section, tags, dates, paywall, .. } = metadata;
    let notes = paywall.then_some(ReadingNote::Paywall).into_iter().collect();
    Ok(Record { title, authors, source, url, section, tags, dates, body: Some(body), notes })
}
