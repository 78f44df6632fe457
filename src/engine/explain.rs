//! Explains scores: the same ranking once more, key by key, with an eye on the hits.
//! It must not weigh anything itself.

use crate::engine::accumulators::Accumulators;
use crate::engine::lookup::Prepared;
use crate::engine::rank::{PreparedLookup, Request};
use crate::engine::segment::SegmentView;
use crate::engine::time_boost::TimeBoost;
use crate::engine::weights::Weights;
use crate::plan::{Candidate, MeaningPart, PassagePlace, Plan, Ranked, ScorePart};
use std::collections::HashMap;
use tantivy::TantivyError;

/// Of a hit the parts of its score, which add up to it.
pub type Explained = HashMap<PassagePlace, Vec<(ScorePart, f32)>>;

/// What the scores of these hits are made of: each word's share, what the article and the place in it add, the tier,
/// and words that stand together as in the query.
pub fn explain(
    views: &[SegmentView<'_>],
    request: &Request<'_>,
    prepared: &[Prepared],
    accumulators: &mut Accumulators,
    Ranked { hits, meaning, proximity, .. }: &Ranked,
) -> Result<Explained, TantivyError> {
    let mut explained = HashMap::new();
    let Some(PreparedLookup { keys, filters, lists, weights }) = PreparedLookup::of(views, request, prepared)? else {
        return Ok(explained);
    };
    for (number, ((view, lists), filter)) in (0..).zip(views.iter().zip(&lists).zip(&filters)) {
        let here: Vec<&Candidate> = hits.iter().filter(|hit| hit.place.segment == number).collect();
        if here.is_empty() {
            continue;
        }
        accumulators.fit(view);
        let mut sums: Vec<Vec<(ScorePart, f32)>> = vec![Vec::new(); here.len()];
        for (at, key) in keys.keys.iter().enumerate() {
            let score = |accumulators: &Accumulators, hit: &Candidate| {
                let article = view.article_of[hit.place.doc as usize] as usize;
                accumulators.passages[hit.place.doc as usize].score + accumulators.articles[article].score
            };
            let before: Vec<f32> = here.iter().map(|hit| score(accumulators, hit)).collect();
            weights.collect_key(view, at, key, &lists[at], filter, accumulators)?;
            for ((hit, before), parts) in here.iter().zip(before).zip(&mut sums) {
                let part = score(accumulators, hit) - before;
                if part != 0.0 {
                    parts.push((key.score_part(request.plan), part));
                }
            }
        }
        for (hit, mut parts) in here.into_iter().zip(sums) {
            let meaning = meaning.get(&hit.place).map_or(&[][..], Vec::as_slice);
            parts.extend(beside_words(hit, view, &weights, request.times, accumulators));
            parts.extend(proximity.get(&hit.place).map(|part| (ScorePart::Proximity, *part)));
            meaning.iter().for_each(|part| add_meaning(part, request.plan, &mut parts));
            explained.insert(hit.place, parts);
        }
        // The accumulators must be clean for the next query.
        *accumulators = Accumulators::default();
    }
    Ok(explained)
}

/// Adds what having a word counts to the word, and names a similar word that counts instead.
fn add_meaning(part: &MeaningPart, plan: &Plan, parts: &mut Vec<(ScorePart, f32)>) {
    let of = plan.scored[part.of].typed.clone();
    let part_of = match part.similar {
        None => ScorePart::Word(of),
        Some(similar) => ScorePart::Similar { word: plan.similar[similar].stem.clone(), of },
    };
    match parts.iter_mut().find(|(known, _)| *known == part_of) {
        Some((_, score)) => *score += part.score,
        None => parts.push((part_of, part.score)),
    }
}

/// What a hit has beside its words.
fn beside_words(
    hit: &Candidate,
    view: &SegmentView<'_>,
    weights: &Weights,
    times: &TimeBoost,
    accumulators: &Accumulators,
) -> Vec<(ScorePart, f32)> {
    let doc = hit.place.doc;
    let (cell, article) =
        (accumulators.passages[doc as usize], accumulators.articles[view.article_of[doc as usize] as usize]);
    let of_article = weights.of_article(article);
    let lead = (cell.score + article.score) * weights.lead / (1 + hit.ordinal) as f32;
    let words = cell.score + article.score + lead + of_article;
    let tier = weights.tier_of(cell, article.terms);
    let events = times.of_events(view, doc);
    let recency = times.of_recency(view, doc, words);
    let meant = times.of_meant(view, doc, words, weights.time_split(cell.terms));
    let parts = [
        (ScorePart::Article, of_article),
        (ScorePart::Lead, lead),
        (ScorePart::AllWords, tier),
        (ScorePart::EventTime, events),
        (ScorePart::MeantTime, meant),
        (ScorePart::Recency, recency),
    ];
    parts.into_iter().filter(|(_, part)| *part != 0.0).collect()
}
