//! Finds the places in a text that matched a query, with the analysis that indexing and querying use.
//! It must not know how marks are shown.

use super::rank::Parts;
use super::terms::Terms;
use crate::analysis::{Analyzer, unfold, words};
use crate::span::ByteSpan;

/// A place in a text where a stem is: a word, a part of one, or a word written in pieces.
struct Place {
    stem: String,
    span: ByteSpan,
}

/// What of the text matched, in order: single words and what they are inside of wherever they are, words of a phrase only
/// in the phrase. Of a compound that the text has only in other words, its parts, when all of them are there.
pub fn marks(terms: &Terms, parts: Parts, analyzer: &mut Analyzer, text: &str) -> Vec<ByteSpan> {
    let spans: Vec<ByteSpan> = words(text).collect();
    let mut stems: Vec<String> = Vec::with_capacity(spans.len());
    let mut places: Vec<Place> = Vec::new();
    let wanted =
        |stem: &str| terms.single.iter().any(|term| term.stem == stem || term.leaves.iter().any(|leaf| leaf == stem));
    for span in &spans {
        let word = span.of(text);
        let forms = analyzer.forms(word);
        stems.push(forms.stem.to_string());
        if wanted(&forms.stem) {
            places.push(Place { stem: forms.stem.to_string(), span: *span });
        }
        for part in forms.parts.iter().filter(|part| wanted(&part.stem)) {
            let inside = unfold(word, usize::from(part.start), usize::from(part.end));
            let inside = ByteSpan::new(span.start + inside.start, span.start + inside.end);
            places.push(Place { stem: part.stem.to_string(), span: inside });
        }
    }
    analyzer.joined(text, &spans, |joined| {
        if wanted(&joined.stem) {
            places.push(Place { stem: joined.stem.to_string(), span: joined.span });
        }
    });
    let mut marked: Vec<ByteSpan> = Vec::new();
    for term in &terms.single {
        let of = |stem: &str| -> Vec<ByteSpan> {
            places.iter().filter(|place| place.stem == stem).map(|place| place.span).collect()
        };
        let whole = of(&term.stem);
        let leaves: Vec<Vec<ByteSpan>> = term.leaves.iter().map(|leaf| of(leaf)).collect();
        if whole.is_empty() && (parts == Parts::Any || leaves.iter().all(|leaf| !leaf.is_empty())) {
            marked.extend(leaves.into_iter().flatten());
        }
        marked.extend(whole);
    }
    for phrase in &terms.phrases {
        for (start, window) in stems.windows(phrase.len()).enumerate() {
            if window == phrase.as_slice() {
                marked.extend(&spans[start..start + phrase.len()]);
            }
        }
    }
    merged(marked)
}

/// The places in order; those that overlap become one.
fn merged(mut spans: Vec<ByteSpan>) -> Vec<ByteSpan> {
    spans.sort_unstable_by_key(|span| (span.start, span.end));
    let mut merged: Vec<ByteSpan> = Vec::with_capacity(spans.len());
    for span in spans {
        match merged.last_mut() {
            Some(last) if span.start < last.end => last.end = last.end.max(span.end),
            _ => merged.push(span),
        }
    }
    merged
}
