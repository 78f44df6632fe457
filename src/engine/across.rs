//! Quotations that begin in one passage, or in the heading above it, and end in the next: passages end where sentences
//! do, and what is copied from a text may reach over. It must not know analysis: which words are meant is told by
//! stems, and what it names is to be verified on the texts.

use crate::engine::damage::damaged;
use crate::engine::docset::DocSet;
use crate::engine::index::OpenIndex;
use crate::engine::segment::{FieldView, SegmentView};
use crate::error::Result;
use crate::plan::{HeadingPlace, Surroundings};
use crate::text::words;
use tantivy::fieldnorm::FieldNormReader;
use tantivy::schema::Value;
use tantivy::{DocAddress, DocId, TantivyDocument, TantivyError};

/// So many passages behind one are read at most for what a quotation goes on with.
const PASSAGES_BEHIND: u32 = 8;
/// So many words behind a passage are enough: no quotation has more that go on from its first one.
const WORDS_BEHIND: usize = 256;

/// The passages in which a quotation of these stems may begin that ends in the next passage; and those above which it
/// may begin, in their heading.
pub fn candidates(
    index: &OpenIndex,
    view: &SegmentView<'_>,
    segment: u32,
    stems: &[String],
) -> std::result::Result<DocSet, TantivyError> {
    let with = |field: &FieldView| {
        stems.iter().map(|stem| with(view, field, stem)).collect::<std::result::Result<Vec<_>, _>>()
    };
    let (texts, headings) = (with(&view.stem)?, with(&view.heading)?);
    let all = |sets: &[DocSet]| {
        let mut all = DocSet::all(view.max_doc);
        sets.iter().for_each(|set| all.keep(set));
        all
    };
    let mut found = DocSet::new(view.max_doc);
    for inside in 1..stems.len() {
        let (here, next) = (&stems[..inside], &stems[inside]);
        let goes_on = |doc: &DocId| {
            let behind = doc + 1;
            behind < view.max_doc
                && view.article_of[*doc as usize] == view.article_of[behind as usize]
                && (texts[inside].contains(behind) || headings[inside].contains(behind))
        };
        // Positions are read of what is left only: frequent words are in most passages.
        let may = all(&texts[..inside]).iter().filter(goes_on).collect();
        let ending = ending_with(&view.stem, Some(&view.lengths), here, may)?;
        let behind: Vec<DocId> = ending.iter().map(|(doc, _)| doc + 1).collect();
        let mut begin = DocSet::new(view.max_doc);
        for field in [&view.stem, &view.heading] {
            beginning_with(field, next, &behind)?.into_iter().for_each(|behind| begin.insert(behind));
        }
        for (doc, lengths) in ending.into_iter().filter(|(doc, _)| begin.contains(doc + 1)) {
            let (_, text) = stored(index, DocAddress::new(segment, doc))?;
            if lengths.contains(&(words(&text).count() as u32)) {
                found.insert(doc);
            }
        }
        let mut below = all(&headings[..inside]);
        below.keep(&texts[inside]);
        let below: Vec<DocId> = below.iter().collect();
        let below = beginning_with(&view.stem, next, &below)?;
        for (doc, lengths) in ending_with(&view.heading, None, here, below)? {
            let (heading, _) = stored(index, DocAddress::new(segment, doc))?;
            if lengths.contains(&(words(&heading).count() as u32)) {
                found.insert(doc);
            }
        }
    }
    Ok(found)
}

/// The passages with a stem in a field.
fn with(view: &SegmentView<'_>, field: &FieldView, stem: &str) -> std::result::Result<DocSet, TantivyError> {
    let mut with = DocSet::new(view.max_doc);
    field.add_to(stem, &mut with)?;
    Ok(with)
}

/// Of these passages, in order, those whose text or heading begins with a stem.
fn beginning_with(field: &FieldView, stem: &str, docs: &[DocId]) -> std::result::Result<Vec<DocId>, TantivyError> {
    let Some(info) = field.find(stem)? else { return Ok(Vec::new()) };
    let mut kept = Vec::new();
    field.each_positions(&info, docs, |number, positions| {
        if positions.first() == Some(&0) {
            kept.push(docs[number]);
        }
    })?;
    Ok(kept)
}

/// Of these passages, in order, those whose last words may be these, with the lengths that they then have: the index
/// knows the lengths of texts only about, and those of headings not at all.
fn ending_with(
    field: &FieldView,
    norms: Option<&FieldNormReader>,
    stems: &[String],
    docs: Vec<DocId>,
) -> std::result::Result<Vec<(DocId, Vec<u32>)>, TantivyError> {
    let mut ending: Vec<(DocId, Vec<u32>)> = docs.into_iter().map(|doc| (doc, Vec::new())).collect();
    for (back, stem) in (1..).zip(stems.iter().rev()) {
        let Some(info) = field.find(stem)? else { return Ok(Vec::new()) };
        let docs: Vec<DocId> = ending.iter().map(|(doc, _)| *doc).collect();
        let mut kept = Vec::new();
        field.each_positions(&info, &docs, |number, positions| {
            let (doc, lengths) = &ending[number];
            let fits = |length: u32, norms: &FieldNormReader| {
                FieldNormReader::fieldnorm_to_id(length) == norms.fieldnorm_id(*doc)
            };
            let may_be = |length: &u32| match back {
                1 => norms.is_none_or(|norms| fits(*length, norms)),
                _ => lengths.contains(length),
            };
            let lengths: Vec<u32> = positions.iter().map(|position| position + back).filter(may_be).collect();
            if !lengths.is_empty() {
                kept.push((*doc, lengths));
            }
        })?;
        ending = kept;
    }
    Ok(ending)
}

/// The heading and the text of a passage.
fn stored(index: &OpenIndex, address: DocAddress) -> std::result::Result<(String, String), TantivyError> {
    let document: TantivyDocument = index.searcher().doc(address)?;
    let text =
        |field| document.get_first(field).and_then(|value| value.as_str().map(str::to_string)).unwrap_or_default();
    Ok((text(index.fields().heading_text), text(index.fields().text)))
}

/// What stands before and behind a passage, as far as quotations need it.
pub fn surroundings(index: &OpenIndex, view: &SegmentView<'_>, address: DocAddress) -> Result<Surroundings> {
    let read = |doc: DocId| {
        let address = DocAddress::new(address.segment_ord, doc);
        stored(index, address).map_err(|error| damaged(index.directory(), &error))
    };
    let (doc, article) = (address.doc_id, view.article_of[address.doc_id as usize]);
    let (mut heading, _) = read(doc)?;
    let is_first = view.firsts[article as usize] == doc;
    let place =
        if is_first || read(doc - 1)?.0 != heading { HeadingPlace::RightAbove } else { HeadingPlace::FurtherUp };
    let mut behind = String::new();
    for next in (doc + 1..view.max_doc).take(PASSAGES_BEHIND as usize) {
        if view.article_of[next as usize] != article || words(&behind).nth(WORDS_BEHIND).is_some() {
            break;
        }
        let (next_heading, text) = read(next)?;
        if next_heading != heading {
            behind.push_str(&next_heading);
            behind.push('\n');
            heading = next_heading;
        }
        behind.push_str(&text);
        behind.push('\n');
    }
    Ok(Surroundings { behind, heading: place })
}
