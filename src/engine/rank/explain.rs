//! Explains scores: the same ranking once more, key by key, with an eye on the hits.
//! It must not weigh anything itself.

use crate::engine::accumulators::Scratch;
use crate::engine::rank::{Candidate, Key, Kind, LEAD_WEIGHT, Plan, Prepared, Request, bit, filters};
use crate::engine::segment::SegmentView;
use crate::plan::compile::Terms;
use std::collections::HashMap;
use tantivy::{DocId, TantivyError};

/// Of a hit, by segment and document, the parts of its score with their names.
pub type Explained = HashMap<(u32, DocId), Vec<(String, f32)>>;

/// What the scores of these hits are made of: each word's share, what the article and the place in it add, the tier, and
/// words that stand together as in the query. The parts of a hit add up to its score.
pub fn explain(
    views: &[SegmentView<'_>],
    request: &Request<'_>,
    prepared: &[Prepared],
    scratch: &mut Scratch,
    hits: &[Candidate],
) -> Result<Explained, TantivyError> {
    let Request { terms, scope, times, .. } = request;
    let filters = filters(views, terms, scope, prepared)?;
    let Plan { keys, found, weights } = Plan::new(views, &filters, prepared, request)?;
    let mut explained = HashMap::new();
    for (number, ((view, lists), filter)) in views.iter().zip(&found).zip(&filters).enumerate() {
        let here: Vec<&Candidate> = hits.iter().filter(|hit| hit.segment as usize == number).collect();
        if here.is_empty() {
            continue;
        }
        scratch.fit(view);
        let mut sums: Vec<Vec<(String, f32)>> = vec![Vec::new(); here.len()];
        for at in 0..keys.len() {
            let score = |scratch: &Scratch, hit: &Candidate| {
                let article = view.article_of[hit.doc as usize] as usize;
                scratch.passages[hit.doc as usize].score + scratch.articles[article].score
            };
            let before: Vec<f32> = here.iter().map(|hit| score(scratch, hit)).collect();
            weights.collect_key(view, at, &keys[at], &lists[at], filter, scratch)?;
            for ((hit, before), parts) in here.iter().zip(before).zip(&mut sums) {
                let part = score(scratch, hit) - before;
                if part != 0.0 {
                    parts.push((keys[at].name(terms), part));
                }
            }
        }
        for (hit, mut parts) in here.into_iter().zip(sums) {
            let article_number = view.article_of[hit.doc as usize];
            let (cell, article) = (scratch.passages[hit.doc as usize], scratch.articles[article_number as usize]);
            let of_article = weights.of_article(cell.terms, article.terms);
            let words: f32 = cell.score + article.score + of_article;
            let lead = words * LEAD_WEIGHT / (1 + hit.doc - hit.first_doc) as f32;
            let tier = weights.tier_of(cell, article.terms);
            let said = times.of_said(view, hit.doc);
            let recency = times.of_recency(view, hit.doc, words + lead);
            let closeness = hit.score - (words + lead + tier + said + recency);
            let more = [
                ("der Rest des Artikels", of_article),
                ("Stelle im Artikel", lead),
                ("alle Wörter", tier),
                ("spricht von der gesuchten Zeit", said),
                ("Aktualität", recency),
                ("Wörter nebeneinander", if closeness.abs() < 1e-4 { 0.0 } else { closeness }),
            ];
            parts
                .extend(more.into_iter().filter(|(_, part)| *part != 0.0).map(|(name, part)| (name.to_string(), part)));
            explained.insert((hit.segment, hit.doc), parts);
        }
        // The cells must be clean for the next query.
        *scratch = Scratch::default();
    }
    Ok(explained)
}

impl Key<'_> {
    /// What it is to the reader.
    fn name(&self, terms: &Terms) -> String {
        let of: Vec<&str> = terms
            .scored
            .iter()
            .enumerate()
            .filter(|(number, _)| self.mark.term & bit(*number) != 0)
            .map(|(_, term)| term.typed.as_str())
            .collect();
        match self.kind {
            Kind::Word => of.join(" "),
            Kind::Part => format!("darin {}", self.stem),
            Kind::Alternative if !self.said.is_empty() => format!("{}: {}", of.join(" "), self.said),
            Kind::Alternative if self.phrase.is_empty() => format!("{} für {}", self.stem, of.join(" ")),
            Kind::Alternative => format!("{} für {}", self.phrase.join(" "), of.join(" ")),
        }
    }
}
