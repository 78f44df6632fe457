//! Finds the places in a text that matched a query, with the analysis that indexing and querying use.
//! It must not know how marks are shown.

use super::terms::Terms;
use crate::analysis::Analyzer;
use crate::span::ByteSpan;

/// The words of the text that matched, in order: single words wherever they are, words of a phrase only in the phrase.
pub fn marks(terms: &Terms, analyzer: &mut Analyzer, text: &str) -> Vec<ByteSpan> {
    let mut words: Vec<(ByteSpan, String)> = Vec::new();
    analyzer.analyze(text, |span, forms| words.push((span, forms.stem.to_string())));
    let mut marked: Vec<bool> = words.iter().map(|(_, stem)| terms.single.contains(stem)).collect();
    for phrase in &terms.phrases {
        for (start, window) in words.windows(phrase.len()).enumerate() {
            if window.iter().map(|(_, stem)| stem).eq(phrase) {
                marked[start..start + phrase.len()].fill(true);
            }
        }
    }
    words.iter().zip(marked).filter(|(_, marked)| *marked).map(|((span, _), _)| *span).collect()
}
