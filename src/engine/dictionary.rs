//! What words an index has: how often, near which others, in which forms, and as they are printed.
//! It must not rank.

use crate::engine::damage::damaged;
use crate::engine::evaluate::Evaluation;
use crate::engine::near_stems::{NearStem, near_stems};
use crate::engine::searcher::Searcher;
use crate::engine::segment::{FieldView, SegmentView};
use crate::engine::word_terms::FormTerm;
use crate::error::Result;
use crate::plan::{PassagePlace, TermMatcher};
use std::collections::BTreeMap;

/// How many passages are read for the word that stands for a stem.
const PRINTED_FOR_MAX: usize = 5;

/// A form of the archive's words that fits a pattern or a fuzzy word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormCount {
    /// The form, folded.
    pub form: String,
    /// The stem of the words that have it.
    pub stem: String,
    /// How many passages have it; of a form that is its own stem, how many have the stem.
    pub passages: u64,
}

impl Searcher<'_> {
    /// The forms of the archive that a pattern or a fuzzy word stands for.
    ///
    /// # Errors
    /// When there are too many, or the index is damaged.
    pub fn forms(&mut self, matcher: &TermMatcher) -> Result<Vec<FormCount>> {
        let mut counts: BTreeMap<(String, String), u64> = BTreeMap::new();
        let Searcher { index, views, analyzer, names, .. } = self;
        let evaluation = Evaluation::new(index, analyzer, names, None);
        let count = |field: &FieldView, term: &str| -> Result<u64> {
            let found = field.find(term).map_err(|error| damaged(index.directory(), &error))?;
            Ok(found.map_or(0, |info| u64::from(info.doc_freq)))
        };
        for view in views.iter() {
            let forms = evaluation.forms(matcher, view)?;
            for term in &forms.exact {
                let Some(FormTerm { stem, form }) = FormTerm::read(term) else { continue };
                *counts.entry((form.to_string(), stem.to_string())).or_default() += count(&view.exact, term)?;
            }
            for stem in &forms.stems {
                *counts.entry((stem.clone(), stem.clone())).or_default() += count(&view.stem, stem)?;
            }
        }
        Ok(counts.into_iter().map(|((form, stem), passages)| FormCount { form, stem, passages }).collect())
    }

    /// How many passages the index has, deleted ones included until they are merged away.
    pub fn passage_count(&self) -> u64 {
        self.views.iter().map(|view| u64::from(view.max_doc)).sum()
    }

    /// How many passages have a stem in their text, deleted ones included.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn frequency(&self, stem: &str) -> Result<u64> {
        self.views.iter().try_fold(0, |sum, view| {
            let found = view.stem.find(stem).map_err(|error| self.broken(&error))?;
            Ok(sum + found.map_or(0, |info| u64::from(info.doc_freq)))
        })
    }

    /// Whether the archive has a stem in any way: in a text, inside a word, in pieces, in a heading or title.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn has_stem(&self, stem: &str) -> Result<bool> {
        for view in &self.views {
            if view.has_stem(stem).map_err(|error| self.broken(&error))? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The stems of the archive that are at most so many letters away from a folded word and begin with the same letter,
    /// the nearest first, of these the most frequent.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn near_stems(&self, word: &str, slips: u8) -> Result<Vec<NearStem>> {
        near_stems(&self.views, word, slips).map_err(|error| self.broken(&error))
    }

    /// How many passages have the stems next to each other.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn phrase_frequency(&self, stems: &[String]) -> Result<u64> {
        let count = |view: &SegmentView<'_>| view.phrase(stems).map(|found| found.len() as u64);
        self.views.iter().map(count).sum::<std::result::Result<u64, _>>().map_err(|error| self.broken(&error))
    }

    /// The words that the archive prints for a stem, in the first passages that have it, the most frequent first.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn printed_for(&mut self, stem: &str) -> Result<Vec<String>> {
        let mut printed: BTreeMap<String, usize> = BTreeMap::new();
        // The same passages however the index is laid out.
        let mut places = self.passages_with(stem)?;
        let article = |place: &PassagePlace| self.views[place.segment as usize].article(place.doc);
        places.sort_by_cached_key(|place| (article(place), place.doc));
        for place in places.into_iter().take(PRINTED_FOR_MAX) {
            let text = self.text(place)?;
            self.analyzer.analyze(&text, |span, forms| {
                if *forms.stem == *stem {
                    *printed.entry(span.of(&text).to_string()).or_default() += 1;
                }
            });
        }
        let mut printed: Vec<(String, usize)> = printed.into_iter().collect();
        printed.sort_by_key(|(word, count)| (std::cmp::Reverse(*count), word.len()));
        Ok(printed.into_iter().map(|(word, _)| word).collect())
    }

    /// The passages that have a stem in their text and are not deleted, in order.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn passages_with(&self, stem: &str) -> Result<Vec<PassagePlace>> {
        let mut found = Vec::new();
        for (segment, view) in (0..).zip(&self.views) {
            let Some(info) = view.stem.find(stem).map_err(|error| self.broken(&error))? else { continue };
            let take = |doc| found.extend(view.is_alive(doc).then_some(PassagePlace { segment, doc }));
            view.stem.each_document(&info, None, take).map_err(|error| self.broken(&error))?;
        }
        Ok(found)
    }
}
