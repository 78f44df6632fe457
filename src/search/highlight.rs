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

/// What of the texts of a hit matched, of each in order: single words and what they are inside of wherever they are, words
/// of a phrase only in the phrase. Of a compound that the texts have only in other words, its parts, when all of them are
/// there.
pub fn marks<const N: usize>(
    terms: &Terms,
    parts: Parts,
    analyzer: &mut Analyzer,
    texts: [&str; N],
) -> [Vec<ByteSpan>; N] {
    let places = texts.map(|text| places(terms, analyzer, text));
    let of = |stem: &str, places: &[Place]| -> Vec<ByteSpan> {
        places.iter().filter(|place| place.stem == stem).map(|place| place.span).collect()
    };
    let has = |stem: &str| places.iter().any(|places| places.iter().any(|place| place.stem == stem));
    let mut marked: [Vec<ByteSpan>; N] = texts.map(|text| phrases(terms, analyzer, text));
    for term in &terms.single {
        let said = has(&term.stem);
        let in_other_words = !said && (parts == Parts::Any || term.leaves.iter().all(|leaf| has(leaf)));
        for (marked, places) in marked.iter_mut().zip(&places) {
            marked.extend(of(&term.stem, places));
            if in_other_words {
                term.leaves.iter().for_each(|leaf| marked.extend(of(leaf, places)));
            }
        }
    }
    for alternative in terms.alternatives.iter().filter(|alternative| alternative.stems.len() == 1) {
        for (marked, places) in marked.iter_mut().zip(&places) {
            marked.extend(of(&alternative.stems[0], places));
        }
    }
    marked.map(merged)
}

/// Where the text has the words of the query and the words inside them.
fn places(terms: &Terms, analyzer: &mut Analyzer, text: &str) -> Vec<Place> {
    let spans: Vec<ByteSpan> = words(text).collect();
    let mut places: Vec<Place> = Vec::new();
    let wanted = |stem: &str| {
        terms.single.iter().any(|term| term.stem == stem || term.leaves.iter().any(|leaf| leaf == stem))
            || terms.alternatives.iter().any(|alternative| alternative.stems == [stem])
    };
    for span in &spans {
        let word = span.of(text);
        let forms = analyzer.forms(word);
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
    places
}

/// The words of the query's phrases where the text has the phrases.
fn phrases(terms: &Terms, analyzer: &mut Analyzer, text: &str) -> Vec<ByteSpan> {
    let mut found = Vec::new();
    let several = terms.alternatives.iter().map(|alternative| &alternative.stems).filter(|stems| stems.len() > 1);
    let wanted: Vec<&Vec<String>> = terms.phrases.iter().chain(several).collect();
    if wanted.is_empty() {
        return found;
    }
    let (mut spans, mut stems) = (Vec::new(), Vec::new());
    analyzer.analyze(text, |span, forms| {
        spans.push(span);
        stems.push(forms.stem.to_string());
    });
    for phrase in wanted {
        for (start, window) in stems.windows(phrase.len()).enumerate() {
            if window == phrase.as_slice() {
                found.extend(&spans[start..start + phrase.len()]);
            }
        }
    }
    found
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
