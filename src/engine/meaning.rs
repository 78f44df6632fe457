//! Words that mean something like words of the query: a passage that lacks *Waffenruhe* and has *Waffenstillstand* is
//! more than one that has neither. It must not find passages: it is asked about the best ones, and looks the similar words up in
//! their posting lists, so that nothing need be stored for it.

use crate::engine::accumulators::{Bits, bit};
use crate::engine::segment::SegmentView;
use crate::engine::weights::inverse_document_frequency;
use crate::plan::{MeaningPart, PassagePlace, Plan, SimilarWord};
use tantivy::postings::TermInfo;
use tantivy::{DocId, TantivyError};

/// How many of the best passages are looked at; 100 instead give the same figures.
pub const MEANING_DEPTH: usize = 30;
/// What a similar word counts, times its similarity, as a share of the inverse document frequency of the word that the
/// passage lacks. Figures (nDCG@10 of the chosen halves, as in `weights.rs`): .649 and .945 without any meaning, .650
/// and .946 with .4, .653 and .946 with .6, .652 and .946 with .8.
const SIMILAR_WEIGHT: f32 = 0.6;
/// What having the word itself counts beside, so that having something like it is less. Figures, with .6 for similar
/// words: .651 and .947 with 0, .653 and .946 with .3, .652 and .945 with .6.
const WORD_WEIGHT: f32 = 0.3;

/// A passage that is looked at.
#[derive(Clone, Copy, Debug)]
pub struct Looked {
    /// Where it is.
    pub place: PassagePlace,
    /// The words of the query that it has, or what stands for them.
    pub terms: Bits,
    /// Those that it has itself.
    pub own: Bits,
}

/// How well each passage has each word of a query.
struct Matched {
    words: usize,
    /// The inverse document frequency of each of the plan's similar words.
    idf: Vec<f32>,
    /// For each passage and word the place, among the plan's similar words, of the most alike one that it has.
    similar: Vec<Option<usize>>,
}

/// What having the words of the query, or words like them, adds to the score of each passage.
pub fn parts(
    views: &[SegmentView<'_>],
    plan: &Plan,
    idf: &[f32],
    passages: &[Looked],
) -> Result<Vec<Vec<MeaningPart>>, TantivyError> {
    if plan.similar.is_empty() {
        return Ok(vec![Vec::new(); passages.len()]);
    }
    let matched = Matched::find(views, plan, passages)?;
    let parts = |(at, passage): (usize, &Looked)| {
        let part = |(of, idf): (usize, &f32)| {
            if passage.terms & bit(of) != 0 {
                let own = passage.own & bit(of) != 0;
                return own.then_some(MeaningPart { of, similar: None, score: WORD_WEIGHT * idf });
            }
            let similar = matched.similar[at * matched.words + of]?;
            // A frequent word says no more than it says itself, whatever it is like.
            let score = SIMILAR_WEIGHT * idf.min(matched.idf[similar]) * plan.similar[similar].similarity;
            Some(MeaningPart { of, similar: Some(similar), score })
        };
        idf.iter().enumerate().filter_map(part).collect()
    };
    Ok(passages.iter().enumerate().map(parts).collect())
}

impl Matched {
    /// Looks the similar words up among the passages. Of each word of the query the most alike come first, so the first
    /// one found is the best.
    fn find(views: &[SegmentView<'_>], plan: &Plan, passages: &[Looked]) -> Result<Matched, TantivyError> {
        let words = plan.scored.len();
        let find = |view: &SegmentView<'_>| plan.similar.iter().map(|word| view.stem.find(&word.stem)).collect();
        let infos = views.iter().map(find).collect::<Result<Vec<Vec<Option<TermInfo>>>, _>>()?;
        let frequency = |word: usize| infos.iter().flat_map(|here| &here[word]).map(|info| info.doc_freq as f32).sum();
        let count: f32 = views.iter().map(|view| view.max_doc as f32).sum();
        let idf = (0..plan.similar.len()).map(|word| inverse_document_frequency(frequency(word), count)).collect();
        let mut matched = Matched { words, idf, similar: vec![None; words * passages.len()] };
        let mut order: Vec<usize> = (0..passages.len()).collect();
        order.sort_unstable_by_key(|at| passages[*at].place);
        for ((segment, view), infos) in (0..).zip(views).zip(&infos) {
            let here: Vec<usize> = order.iter().copied().filter(|at| passages[*at].place.segment == segment).collect();
            for (number, (SimilarWord { of, .. }, info)) in plan.similar.iter().zip(infos).enumerate() {
                let Some(info) = info else { continue };
                let lacks =
                    |at: &usize| passages[*at].terms & bit(*of) == 0 && matched.similar[*at * words + *of].is_none();
                let lacking: Vec<usize> = here.iter().copied().filter(lacks).collect();
                if lacking.is_empty() {
                    continue;
                }
                let documents: Vec<DocId> = lacking.iter().map(|at| passages[*at].place.doc).collect();
                let found = |at: usize| matched.similar[lacking[at] * words + of] = Some(number);
                view.stem.each_among(info, &documents, found)?;
            }
        }
        Ok(matched)
    }
}
