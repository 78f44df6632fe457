//! Which passages have how many of the words of a query, and whether the index has a word at all: what is told beside a
//! ranking, and what is kept where hits are sorted by date. It must not know scores.

use crate::date::Containment;
use crate::engine::docset::DocSet;
use crate::engine::filter::Filter;
use crate::engine::lookup::Prepared;
use crate::engine::segment::{DateMatch, Frequent, SegmentView};
use crate::engine::word_terms::{inner_term, pieces_term};
use crate::plan::{Alternative, AlternativeSource, Manner, Plan, Term};
use crate::query::Uncertain;
use tantivy::{DocId, TantivyError};

/// Of a query of at most this many words that say something, a reader expects all in one passage; of a longer one, a
/// headline or a question, nobody does.
const SHORT_QUERY_MAX: usize = 4;

/// Whether a reader expects all words of a query in one passage: it names what must be there, and that is several words.
pub fn asks_for_all(plan: &Plan) -> bool {
    plan.manner == Manner::Keywords && (2..=SHORT_QUERY_MAX).contains(&plan.scored.len())
}

/// Of the passages of one segment that may be found, how many of the wanted words each has.
pub struct WordCounts {
    counts: Vec<u16>,
    /// The passages that are found at all.
    may: DocSet,
    /// Those of them that are shown: their date is not too coarse.
    shown: DocSet,
}

impl WordCounts {
    /// Counts the words at these places in what is scored. A word counts as in the ranking: in the passage or its
    /// heading, also inside another word, in other words, as a synonym, or as a mention of who is meant; and in the
    /// title of the article. The words of a time are there in what is of it.
    pub fn of(
        view: &SegmentView<'_>,
        plan: &Plan,
        prepared: &Prepared,
        wanted: &[usize],
    ) -> Result<WordCounts, TantivyError> {
        let lookup = WordLookup { view, plan, prepared };
        let mut counts = vec![0; view.max_doc as usize];
        let mut found = DocSet::new(view.max_doc);
        for number in wanted {
            let passages = lookup.passages(*number)?;
            // Of an article with a word in its title alone, the first passage is found.
            found.add(&passages.own);
            found.add(&passages.titled);
            let mut all = passages.with_title(view);
            for time in plan.times.iter().filter(|time| time.of.contains(number)) {
                all.add(&view.events_in(time.range).certain);
                all.add(&view.certain(time.range)?);
            }
            all.iter().for_each(|doc| counts[doc as usize] += 1);
        }
        let filter = Filter::new(view, plan, prepared.allowed.as_ref())?;
        let mut may = filter.allowed.clone().unwrap_or_else(|| DocSet::all(view.max_doc));
        if filter.required_afterwards
            && let Some(required) = view.all_of(&plan.required, Frequent::Now)?
        {
            may.keep(&required);
        }
        // Else the others are found by what is required of them.
        if wanted.len() == plan.scored.len() && !plan.matches_all {
            may.keep(&found);
        }
        let mut shown = DocSet::new(view.max_doc);
        let include = plan.scope.uncertain == Uncertain::Include;
        for doc in may.iter().filter(|doc| view.is_alive(*doc)) {
            let is_shown = match filter.place(view, doc) {
                DateMatch::Dated(Containment::Certain) => true,
                DateMatch::Dated(Containment::Outside) => false,
                DateMatch::Dated(Containment::Possible) | DateMatch::Undated | DateMatch::BroaderEvent => include,
            };
            if is_shown {
                shown.insert(doc);
            }
        }
        Ok(WordCounts { counts, may, shown })
    }

    /// The most words that a passage has.
    pub fn most(&self) -> usize {
        self.shown.iter().map(|doc| usize::from(self.counts[doc as usize])).max().unwrap_or(0)
    }

    /// The passages that have so many and are shown.
    pub fn shown_with(&self, count: usize) -> impl Iterator<Item = DocId> {
        self.shown.iter().filter(move |doc| usize::from(self.counts[*doc as usize]) >= count)
    }

    /// The passages that have so many, also those that are left out for their date, which is told.
    pub fn with(&self, count: usize) -> DocSet {
        let mut with = DocSet::new(self.counts.len() as u32);
        self.may.iter().filter(|doc| usize::from(self.counts[*doc as usize]) >= count).for_each(|doc| with.insert(doc));
        with
    }
}

/// Whether a segment has a word of the query in any passage or title, or what stands for it.
pub fn has_word(view: &SegmentView<'_>, plan: &Plan, prepared: &Prepared, number: usize) -> Result<bool, TantivyError> {
    let passages = WordLookup { view, plan, prepared }.passages(number)?;
    let mut lives = passages.own.iter().chain(passages.titled.iter());
    Ok(lives.any(|doc| view.is_alive(doc)))
}

/// Where the words of a query are looked up.
struct WordLookup<'a> {
    view: &'a SegmentView<'a>,
    plan: &'a Plan,
    prepared: &'a Prepared,
}

/// The passages with a word.
struct WordPassages {
    /// Those that have it themselves, or in their heading.
    own: DocSet,
    /// The first passages of articles that have it in their title.
    titled: DocSet,
}

impl WordPassages {
    fn new(view: &SegmentView<'_>) -> WordPassages {
        WordPassages { own: DocSet::new(view.max_doc), titled: DocSet::new(view.max_doc) }
    }

    /// All of them, each passage of an article having what is in its title.
    fn with_title(&self, view: &SegmentView<'_>) -> DocSet {
        let mut articles = DocSet::new(view.firsts.len() as u32);
        self.titled.iter().for_each(|first| articles.insert(view.article_of[first as usize]));
        let mut all = self.own.clone();
        all.add(&view.passages_of(&articles));
        all
    }
}

impl WordLookup<'_> {
    /// The passages with a word of the query, by its place in what is scored, or with what stands for it.
    fn passages(&self, number: usize) -> Result<WordPassages, TantivyError> {
        let WordLookup { view, plan, prepared } = self;
        let term = &plan.scored[number];
        let mut found = WordPassages::new(view);
        match term.set {
            Some(set) => found.own.add(&prepared.sets[set]),
            None => {
                self.add_stem(&term.stem, &mut found)?;
                self.add_in_other_words(term, &mut found)?;
            }
        }
        // What means something similar does not say it.
        let stands = |other: &&Alternative| other.of.contains(&number) && other.origin != AlternativeSource::Meaning;
        for alternative in plan.alternatives.iter().filter(stands) {
            match alternative.stems.as_slice() {
                [stem] => self.add_stem(stem, &mut found)?,
                stems => {
                    found.own.add(&view.phrase(stems)?);
                    found.titled.add(&view.phrase_in(&view.title, stems)?);
                }
            }
        }
        for person in plan.persons.iter().filter(|person| person.is_own() && person.of.contains(&number)) {
            found.own.add(&prepared.sets[person.set]);
        }
        Ok(found)
    }

    /// A stem as a word, in pieces or inside another.
    fn add_stem(&self, stem: &str, found: &mut WordPassages) -> Result<(), TantivyError> {
        let (view, inside) = (self.view, inner_term(stem));
        view.stem.add_to(stem, &mut found.own)?;
        view.inner.add_to(stem, &mut found.own)?;
        view.inner.add_to(&pieces_term(stem), &mut found.own)?;
        view.heading.add_to(stem, &mut found.own)?;
        view.heading.add_to(&inside, &mut found.own)?;
        view.title.add_to(stem, &mut found.titled)?;
        view.title.add_to(&inside, &mut found.titled)
    }

    /// All words inside a compound, which say it in other words.
    fn add_in_other_words(&self, term: &Term, found: &mut WordPassages) -> Result<(), TantivyError> {
        let mut all: Option<WordPassages> = None;
        for leaf in &term.leaves {
            let mut of_leaf = WordPassages::new(self.view);
            self.add_stem(leaf, &mut of_leaf)?;
            match &mut all {
                None => all = Some(of_leaf),
                Some(all) => {
                    all.own.keep(&of_leaf.own);
                    all.titled.keep(&of_leaf.titled);
                }
            }
        }
        if let Some(all) = all {
            found.own.add(&all.own);
            found.titled.add(&all.titled);
        }
        Ok(())
    }
}
