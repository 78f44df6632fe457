//! Finds the best passages and reads them back, with what matched in them and why.
//! It must not know how hits are shown.

use crate::date::{Containment, DateRange};
use crate::error::Result;
use crate::plan::{Candidate, Condition, HitMarks, HitTexts, Limits, Plan, Ranked, ScorePart, marks, merged, of_date};
use crate::query::{Query, Scope};
use crate::search::hit::{Also, Found, Hit};
use crate::search::lacking::Lacking;
use crate::search::session::Search;
use crate::search::times::HitTime;
use crate::temporal::{DateExpression, TimeKind};
use crate::text::words;
use std::path::PathBuf;

/// Whether hits come with the parts of their scores.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ScoreParts {
    /// They do not.
    #[default]
    LeaveOut,
    /// They do, which ranks twice.
    Explain,
}

impl Search<'_> {
    /// Finds the best passages, ready to be shown.
    ///
    /// # Errors
    /// When the query has too many words, or the index is damaged.
    pub fn find(&mut self, query: &Query, scope: &Scope, limits: Limits, scores: ScoreParts) -> Result<Found> {
        let plan = self.ranking_plan(query, scope)?;
        let ranked = self.searcher.rank(&plan, limits)?;
        let mut explained = match scores {
            ScoreParts::Explain => self.searcher.explain(&plan, &ranked)?,
            ScoreParts::LeaveOut => Default::default(),
        };
        let mut hits = Vec::with_capacity(ranked.hits.len());
        for (index, candidate) in ranked.grouped().into_iter().enumerate() {
            let hit = self.read_hit(&plan, &ranked, &plan.scope.event_days, candidate)?;
            let mut parts = explained.remove(&candidate.place).unwrap_or_default();
            self.print_words(&plan, &mut parts, &hit.passage.text);
            hits.push(Hit { rank: limits.offset + index + 1, parts, ..hit });
        }
        let Lacking { unknown, apart } = self.lacking(&plan, &ranked, &hits)?;
        let Ranked { passages, articles, left_out, partial, most_words, with_all_words, .. } = ranked;
        let also = Also::of(&plan);
        let resolutions = plan.resolutions;
        Ok(Found {
            hits,
            passages,
            articles,
            left_out,
            partial,
            most_words,
            with_all_words,
            unknown,
            apart,
            also,
            resolutions,
        })
    }

    /// Reads a candidate back, ready to be shown.
    pub(crate) fn read_hit(
        &mut self,
        plan: &Plan,
        ranked: &Ranked,
        event_days: &[DateRange],
        candidate: Candidate,
    ) -> Result<Hit> {
        let passage = self.searcher.passage(candidate.place)?;
        let record = self.searcher.record(&candidate)?;
        let meaning = ranked.meaning.get(&candidate.place);
        let quotes = plan.condition.as_ref().is_some_and(Condition::has_quotation);
        let surroundings = quotes.then(|| self.searcher.surroundings(candidate.place)).transpose()?;
        let similar = meaning.into_iter().flatten().filter_map(|part| part.similar).collect();
        let texts = HitTexts {
            text: &passage.text,
            surroundings,
            heading: passage.heading.as_deref().unwrap_or_default(),
            title: record.title.as_deref().unwrap_or_default(),
            persons: &passage.persons,
            found_names: self.searcher.names_found(plan, candidate.place),
            similar,
        };
        let HitMarks { text: mut marks, heading, title, mut missing } =
            marks(plan, ranked.parts_needed(), self.searcher.analyzer(), texts);
        let mut times = Vec::new();
        for time in &plan.times {
            let found = HitTime::of(&passage, time.range);
            // What is of a time need not name it.
            missing
                .retain(|typed| found.is_empty() || time.of.iter().all(|number| plan.scored[*number].typed != *typed));
            times.extend(found);
        }
        for range in event_days {
            marks.extend(event_dates(&passage.dates, *range).filter_map(|date| of_date(&passage.text, date)));
        }
        if !event_days.is_empty() {
            marks = merged(marks);
        }
        Ok(Hit {
            rank: 1,
            parts: Vec::new(),
            score: candidate.score,
            containment: candidate.containment,
            root: self.root_of(&record.archive),
            marks,
            heading_marks: heading,
            title_marks: title,
            missing,
            times,
            more_in_article: candidate.more_in_article,
            record,
            passage,
        })
    }

    /// Puts words as they are written in place of stems: those inside the query's words as in the query, those that stand
    /// for them as whoever says so writes them, similar ones as the passage prints them.
    fn print_words(&mut self, plan: &Plan, parts: &mut [(ScorePart, f32)], text: &str) {
        let analyzer = self.searcher.analyzer();
        for (part, _) in parts {
            match part {
                ScorePart::Inner(stem) => {
                    let written = plan.scored.iter().find_map(|term| term.written_part(stem, analyzer));
                    *stem = written.unwrap_or_else(|| std::mem::take(stem));
                }
                ScorePart::Alternative { words, .. } => {
                    let other = plan.alternatives.iter().find(|other| other.stems.join(" ") == *words);
                    *words = other.map_or_else(|| std::mem::take(words), |other| other.written.clone());
                }
                ScorePart::Similar { word, .. } => {
                    let mut printed = words(text).map(|span| span.of(text));
                    if let Some(printed) = printed.find(|printed| *analyzer.forms(printed).stem == **word) {
                        *word = printed.to_string();
                    }
                }
                _ => {}
            }
        }
    }

    fn root_of(&self, archive: &str) -> PathBuf {
        let known = self.searcher.index().stamp().archives.iter().find(|known| known.name == archive);
        known.map(|known| known.root.clone()).unwrap_or_default()
    }
}

/// The dates that speak of a time. A longer time explains nothing where a passage says the time itself.
fn event_dates(dates: &[DateExpression], range: DateRange) -> impl Iterator<Item = &DateExpression> {
    let containment = move |one: &DateExpression| match (one.kind, one.days) {
        (TimeKind::Clock(_), _) | (_, None) => Containment::Outside,
        (_, Some(days)) => range.containment(days),
    };
    let found = |wanted: Containment| dates.iter().any(|one| containment(one) == wanted);
    let best = [Containment::Certain, Containment::Possible].into_iter().find(|wanted| found(*wanted));
    dates.iter().filter(move |one| Some(containment(one)) == best && !range.is_empty())
}
