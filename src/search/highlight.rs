//! Finds the places in a text that matched a query, with the analysis that indexing and querying use.
//! It must not know how marks are shown.

use super::terms::Terms;
use crate::analysis::Analyzer;
use crate::span::ByteSpan;

/// The words of the text that are terms of the query, in order.
pub fn marks(terms: &Terms, analyzer: &mut Analyzer, text: &str) -> Vec<ByteSpan> {
    let mut marks = Vec::new();
    analyzer.analyze(text, |span, forms| {
        if terms.has(&forms.stem) {
            marks.push(span);
        }
    });
    marks
}
