//! Finds names among the plain words of a query.
//! It must not know how names are looked up.

use crate::engine::Searcher;
use crate::error::Result;
use crate::plan::{NameUse, Plan};

/// Finds names among words that stand next to each other: the longest first, and none inside another.
pub fn take_names(plan: &mut Plan, searcher: &mut Searcher<'_>) -> Result<()> {
    for run in plan.runs.clone() {
        let ends = run.iter().map(|word| searcher.ends_names(&word.typed)).collect::<Result<Vec<bool>>>()?;
        let mut at = 0;
        while at < run.len() {
            let mut taken = 1;
            for name in plan.name_candidates(&run, at, &ends) {
                let person = searcher.resolve(&name.typed)?;
                if plan.take_name(&name, &person, || searcher.frequency(&run[at].stem))? == NameUse::Name {
                    taken = name.of.len();
                    break;
                }
            }
            at += taken;
        }
    }
    Ok(())
}
