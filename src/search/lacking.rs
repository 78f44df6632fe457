//! What of a query's words is not there: in the whole index, or in no passage together.
//! It must not know how that is shown.

use crate::error::Result;
use crate::plan::{Plan, Ranked};
use crate::search::hit::{Apart, Hit, UnknownWord};
use crate::search::session::Search;

/// Of this many unknown words the nearest ones are looked for, which reads passages for each.
const NEAREST_FOR: usize = 3;
/// How many words of the archive are offered for one that it does not have.
const NEAREST_MAX: usize = 3;

/// What of a query's words is not there.
#[derive(Default)]
pub(crate) struct Lacking {
    /// Words that the index does not have.
    pub(crate) unknown: Vec<UnknownWord>,
    /// Words that it has, of which no passage has all.
    pub(crate) apart: Option<Apart>,
}

impl Search<'_> {
    /// What is not there of the words of a query that found these hits.
    pub(crate) fn lacking(&mut self, plan: &Plan, ranked: &Ranked, hits: &[Hit]) -> Result<Lacking> {
        let mut lacking = Lacking::default();
        let lack_something = !hits.is_empty() && hits.iter().all(|hit| !hit.missing.is_empty());
        if !lack_something || ranked.partial || plan.scored.len() < 2 {
            return Ok(lacking);
        }
        let mut known = Vec::new();
        // Words of a time are told as one.
        for number in plan.wanted().into_iter().filter(|number| !plan.is_of_time(*number)) {
            let typed = &plan.scored[number].typed;
            if hits.iter().all(|hit| hit.missing.contains(typed)) && !self.searcher.has_word(plan, number)? {
                let looked_up = lacking.unknown.len() < NEAREST_FOR;
                let mut nearest = if looked_up { self.nearest(typed)? } else { Vec::new() };
                nearest.truncate(NEAREST_MAX);
                lacking.unknown.push(UnknownWord { word: typed.clone(), nearest });
            } else {
                known.push(number);
            }
        }
        // What is required is there; with it, one word more may make none have all.
        let of_times = (0..plan.scored.len()).filter(|number| plan.is_of_time(*number)).count();
        let asks_for_several = plan.scored.len() - of_times - lacking.unknown.len() > 1;
        if asks_for_several && self.searcher.none_has_all(plan, &known)? {
            // What all hits lack together depends on how many are shown.
            let best = &hits[0];
            let lacked = |number: &&usize| best.missing.contains(&plan.scored[**number].typed);
            let words = known.iter().filter(lacked).map(|number| plan.scored[*number].typed.clone()).collect();
            lacking.apart = Some(Apart { words });
        }
        Ok(lacking)
    }
}
