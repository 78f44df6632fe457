//! Answers plans from one commit of an index: candidates, matches, facets, persons, and what is read back, all as plain
//! values. It must not know how readers ask or what is shown.

use crate::analysis::Analyzer;
use crate::annotate::{ArticleRecord, StoredPassage};
use crate::article::ArticleId;
use crate::date::PublicationDate;
use crate::engine::accumulators::Accumulators;
use crate::engine::across::surroundings;
use crate::engine::damage::damaged;
use crate::engine::docset::DocSet;
use crate::engine::entities::{EntityResolver, ResolvedName};
use crate::engine::evaluate::{Evaluation, Place};
use crate::engine::explain::{Explained, explain};
use crate::engine::index::OpenIndex;
use crate::engine::lookup::Prepared;
use crate::engine::people::count_people;
use crate::engine::rank::{Request, rank};
use crate::engine::segment::{EventMatches, FieldView, SegmentView};
use crate::engine::time_boost::{MeantWeight, Recency, TimeBoost};
use crate::engine::word_counts::{WordCounts, asks_for_all, has_word};
use crate::error::{Error, Result};
use crate::person::Aliases;
use crate::plan::{
    Candidate, Condition, LeftOut, Limits, MostWords, PartsNeeded, PassagePlace, PersonCount, PersonResolution, Plan,
    Ranked, ScoredSet, Sort, Surroundings, Total, WordsNeeded,
};
use rustc_hash::FxHashMap;
use std::num::NonZeroUsize;
use std::sync::Arc;
use tantivy::schema::Value;
use tantivy::{DocAddress, TantivyDocument, TantivyError};

/// When more names than these were asked for, what is known of them is forgotten.
const NAMES_MAX: usize = 256;

/// An article, when it was published, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleDate {
    /// The article.
    pub article: ArticleId,
    /// Its publication date.
    pub date: Option<PublicationDate>,
    /// Its source.
    pub source: Option<String>,
}

/// Two names of a list that passages mention together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NamePair {
    /// The place of the one in the list.
    pub one: usize,
    /// The place of the other, behind it.
    pub other: usize,
    /// How many passages mention both.
    pub passages: u64,
}

/// Searches one commit of an index. Keeps the words it has analysed, whom names stand for, and the memory that ranking
/// needs.
pub struct Searcher<'a> {
    pub(super) index: &'a OpenIndex,
    pub(super) views: Vec<SegmentView<'a>>,
    pub(super) analyzer: Analyzer,
    accumulators: Accumulators,
    aliases: Aliases,
    pub(super) names: FxHashMap<String, ResolvedName>,
}

impl<'a> Searcher<'a> {
    /// A searcher of the commit that the index was opened at.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn new(index: &'a OpenIndex) -> Result<Self> {
        let readers = index.searcher().segment_readers().iter();
        let views =
            readers.map(|segment| SegmentView::open(segment, index.fields())).collect::<std::result::Result<_, _>>();
        Ok(Searcher {
            index,
            views: views.map_err(|error| damaged(index.directory(), &error))?,
            analyzer: index.analyzer(),
            accumulators: Accumulators::default(),
            aliases: Aliases::shipped(),
            names: FxHashMap::default(),
        })
    }

    /// The index that is searched.
    pub fn index(&self) -> &'a OpenIndex {
        self.index
    }

    /// The analysis that the index was made with.
    pub fn analyzer(&mut self) -> &mut Analyzer {
        &mut self.analyzer
    }

    /// From now on, names are one person's or several people's as the reader says, too.
    pub fn use_aliases(&mut self, aliases: &Aliases) {
        self.aliases = Aliases::shipped().and(aliases);
        self.names.clear();
    }

    pub(super) fn broken(&self, error: &TantivyError) -> Error {
        damaged(self.index.directory(), error)
    }

    fn resolver(&self) -> EntityResolver<'_> {
        EntityResolver::new(&self.views, &self.aliases)
    }

    /// Whom a typed name stands for.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn resolve(&mut self, typed: &str) -> Result<Arc<PersonResolution>> {
        if self.names.len() >= NAMES_MAX {
            self.names.clear();
        }
        Ok(self.resolved(typed)?.person.clone())
    }

    fn resolved(&mut self, typed: &str) -> Result<&ResolvedName> {
        if !self.names.contains_key(typed) {
            let resolved = self.resolver().resolve(typed).map_err(|error| self.broken(&error))?;
            self.names.insert(typed.to_string(), resolved);
        }
        Ok(&self.names[typed])
    }

    /// Whether a word, or what it is the genitive of, is the last one of a name: a quick look, which spares most words
    /// others.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn ends_names(&self, word: &str) -> Result<bool> {
        self.resolver().names.ends_names(word).map_err(|error| self.broken(&error))
    }

    /// Everybody whom the archive names: the names of each, the most frequent first.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn everybody(&self) -> Result<Vec<Vec<String>>> {
        self.resolver().names.everybody().map_err(|error| self.broken(&error))
    }

    /// The names of the plan, as typed, of those whom a passage was found to mention.
    pub fn names_found(&self, plan: &Plan, place: PassagePlace) -> Vec<String> {
        let names = plan.resolutions.iter().map(|person| &person.typed);
        names.filter(|typed| self.names.get(*typed).is_some_and(|name| name.finds(place))).cloned().collect()
    }

    /// Everything that a plan finds and that has these of its words, the best first.
    ///
    /// # Errors
    /// When the query would have to read too much, or the index is damaged.
    pub fn matching(&mut self, plan: &Plan, words: WordsNeeded) -> Result<Ranked> {
        self.rank(plan, Limits::all(words))
    }

    /// The best that a plan finds.
    ///
    /// # Errors
    /// When the query would have to read too much, or the index is damaged.
    pub fn rank(&mut self, plan: &Plan, limits: Limits) -> Result<Ranked> {
        let mut prepared = self.prepare(plan)?;
        let (mut most_words, mut with_all_words) = (None, None);
        if plan.has_optional_words() {
            let wanted = plan.wanted();
            let counts = self.word_counts(plan, &prepared, &wanted)?;
            let most = MostWords { have: counts.iter().map(WordCounts::most).max().unwrap_or(0), of: wanted.len() };
            match limits.words {
                WordsNeeded::Any => with_all_words = Some(self.total(&counts, most.of)),
                // Where no word is there, what is required is all there is.
                WordsNeeded::Most if most.have == 0 => {}
                WordsNeeded::Most => keep_with(&mut prepared, &counts, most.have),
                WordsNeeded::All => keep_with(&mut prepared, &counts, most.of),
            }
            let are_needed = limits.words == WordsNeeded::All || limits.words == WordsNeeded::Most && most.have > 0;
            most_words = are_needed.then_some(most);
        }
        let hits = match limits.sort {
            Sort::Relevance => limits.hits.saturating_add(limits.offset),
            Sort::Oldest | Sort::Newest => NonZeroUsize::MAX,
        };
        let mut ranked = self.rank_by_score(plan, Limits { hits, ..limits }, &prepared)?;
        ranked.most_words = most_words;
        ranked.with_all_words = with_all_words.filter(|_| !ranked.partial);
        if limits.sort != Sort::Relevance {
            // Sorting is stable: of one day, the better comes first.
            let day = |hit: &Candidate| self.publication_date(hit.place).map(PublicationDate::first);
            ranked.hits.sort_by_cached_key(|hit| match (day(hit), limits.sort) {
                (None, _) => (true, 0),
                (Some(day), Sort::Newest) => (false, -i64::from(day.number())),
                (Some(day), _) => (false, i64::from(day.number())),
            });
        }
        ranked.hits.drain(..limits.offset.min(ranked.hits.len()));
        ranked.hits.truncate(limits.hits.get());
        Ok(ranked)
    }

    fn rank_by_score(&mut self, plan: &Plan, limits: Limits, prepared: &[Prepared]) -> Result<Ranked> {
        let times = self.times(plan);
        let mut rank_with = |parts: PartsNeeded| {
            let request = Request { plan, parts, times: &times };
            rank(&self.views, &request, limits, prepared, &mut self.accumulators).map_err(|error| {
                // What was half done must not reach the next query.
                self.accumulators = Accumulators::default();
                damaged(self.index.directory(), &error)
            })
        };
        let ranked = rank_with(PartsNeeded::All)?;
        if ranked.passages > 0
            || plan.condition.is_some()
            || ranked.left_out != LeftOut::default()
            || plan.scored.iter().all(|term| term.leaves.is_empty())
        {
            return Ok(ranked);
        }
        let ranked = rank_with(PartsNeeded::Any)?;
        Ok(Ranked { partial: ranked.passages > 0, ..ranked })
    }

    /// The parts of the scores of what was found: the same ranking once more, watched.
    ///
    /// # Errors
    /// As for ranking.
    pub fn explain(&mut self, plan: &Plan, ranked: &Ranked) -> Result<Explained> {
        let mut prepared = self.prepare(plan)?;
        if let Some(MostWords { have, .. }) = ranked.most_words {
            let counts = self.word_counts(plan, &prepared, &plan.wanted())?;
            keep_with(&mut prepared, &counts, have);
        }
        let times = self.times(plan);
        let request = Request { plan, parts: ranked.parts_needed(), times: &times };
        explain(&self.views, &request, &prepared, &mut self.accumulators, ranked).map_err(|error| {
            self.accumulators = Accumulators::default();
            damaged(self.index.directory(), &error)
        })
    }

    /// How much there is with so many of the wanted words.
    fn total(&self, counts: &[WordCounts], words: usize) -> Total {
        let mut total = Total::default();
        for (view, counts) in self.views.iter().zip(counts) {
            let mut before = None;
            for doc in counts.shown_with(words) {
                let article = view.article_of[doc as usize];
                total.passages += 1;
                total.articles += u64::from(before.replace(article) != Some(article));
            }
        }
        total
    }

    fn word_counts(&self, plan: &Plan, prepared: &[Prepared], wanted: &[usize]) -> Result<Vec<WordCounts>> {
        let counts = |(view, prepared): (&SegmentView<'_>, &Prepared)| WordCounts::of(view, plan, prepared, wanted);
        let counts = self.views.iter().zip(prepared).map(counts).collect::<std::result::Result<_, _>>();
        counts.map_err(|error| self.broken(&error))
    }

    /// Whether no passage has all of these words, by their places in what is scored, where passages with all come
    /// first: in a query of a few words, not in a headline or a question.
    ///
    /// # Errors
    /// As for ranking.
    pub fn none_has_all(&mut self, plan: &Plan, wanted: &[usize]) -> Result<bool> {
        if !asks_for_all(plan) {
            return Ok(false);
        }
        let prepared = self.prepare(plan)?;
        let counts = self.word_counts(plan, &prepared, wanted)?;
        Ok(counts.iter().all(|counts| counts.most() < wanted.len()))
    }

    /// Whether the index has a word of the query, by its place in what is scored, whatever its scope: in a passage, a
    /// heading or a title, inside another word, in other words, or by what stands for it.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn has_word(&mut self, plan: &Plan, number: usize) -> Result<bool> {
        if plan.persons.iter().any(|person| person.of.contains(&number)) {
            return Ok(true);
        }
        if let Some(ScoredSet::Matcher(matcher)) = plan.scored[number].set.map(|set| &plan.sets[set]) {
            // One that stands for too much is there.
            return Ok(self.forms(matcher).map_or(true, |forms| !forms.is_empty()));
        }
        let prepared = Prepared::default();
        for view in &self.views {
            if has_word(view, plan, &prepared, number).map_err(|error| self.broken(&error))? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// What time adds to the scores of a plan.
    fn times(&self, plan: &Plan) -> TimeBoost {
        // Finding the newest article looks at all of them.
        let recency = |half_life: f32| {
            let newest = self.views.iter().filter_map(SegmentView::newest).max()?;
            Some(Recency { half_life, newest })
        };
        let meant_weight = if asks_for_all(plan) { MeantWeight::Decisive } else { MeantWeight::Moderate };
        TimeBoost {
            event_days: plan.scope.event_days.clone(),
            recent: plan.half_life.and_then(recency),
            meant: plan.times.iter().map(|time| time.range).collect(),
            meant_weight,
        }
    }

    /// Evaluates what is no plain word, segment by segment.
    fn prepare(&mut self, plan: &Plan) -> Result<Vec<Prepared>> {
        let asked = plan.condition.iter().flat_map(Condition::persons);
        for person in asked.chain(plan.resolutions.iter()) {
            self.resolved(&person.typed)?;
        }
        let Searcher { index, views, analyzer, names, .. } = self;
        let condition = plan.condition.as_ref();
        let mut evaluation = Evaluation::new(index, analyzer, names, condition);
        let mut prepared = Vec::with_capacity(views.len());
        for (number, view) in views.iter().enumerate() {
            let within = within(view, plan).map_err(|error| damaged(index.directory(), &error))?;
            let place = Place { view, number: number as u32, within: within.as_ref() };
            let allowed = condition.map(|condition| evaluation.documents(condition, place)).transpose()?;
            // What is scored only matters where it can be found.
            let place = Place { within: allowed.as_ref().or(within.as_ref()), ..place };
            let documents = |scored: &ScoredSet| match scored {
                ScoredSet::Matcher(matcher) => evaluation.leaf(matcher, place),
                ScoredSet::Person(person, signal) => Ok(evaluation.mentions(person, *signal, place)),
            };
            let sets = plan.sets.iter().map(documents).collect::<Result<Vec<_>>>()?;
            prepared.push(Prepared { allowed, sets });
        }
        Ok(prepared)
    }

    /// The text of a passage.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn text(&self, place: PassagePlace) -> Result<String> {
        let address = DocAddress::new(place.segment, place.doc);
        let document: TantivyDocument = self.index.searcher().doc(address).map_err(|error| self.broken(&error))?;
        let text = document.get_first(self.index.fields().text);
        Ok(text.and_then(|value| value.as_str().map(str::to_string)).unwrap_or_default())
    }

    /// Reads a passage back.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn passage(&self, place: PassagePlace) -> Result<StoredPassage> {
        self.index.stored_passage(place)
    }

    /// What stands around a passage, as far as quotations need it.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn surroundings(&self, place: PassagePlace) -> Result<Surroundings> {
        let view = &self.views[place.segment as usize];
        surroundings(self.index, view, DocAddress::new(place.segment, place.doc))
    }

    /// Reads back what is the same for all passages of a candidate's article.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn record(&self, candidate: &Candidate) -> Result<ArticleRecord> {
        self.index.article_record(candidate.place, candidate.ordinal)
    }

    /// The publication date of a passage's article.
    pub fn publication_date(&self, place: PassagePlace) -> Option<PublicationDate> {
        self.views[place.segment as usize].date(place.doc)
    }

    /// The days of each date that a passage speaks of.
    pub fn event_days(&self, place: PassagePlace) -> Vec<PublicationDate> {
        self.views[place.segment as usize].event_days(place.doc).collect()
    }

    /// When and where each article was published.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn articles(&self) -> Result<Vec<ArticleDate>> {
        let mut articles = Vec::new();
        for view in &self.views {
            let sources = self.sources_in(view).map_err(|error| self.broken(&error))?;
            for doc in view.firsts.iter().copied().filter(|doc| view.is_alive(*doc)) {
                let source = sources.get(&doc).cloned();
                articles.push(ArticleDate { article: view.article(doc), date: view.date(doc), source });
            }
        }
        Ok(articles)
    }

    /// The source of each article of a segment that has one, by its first passage.
    fn sources_in(&self, view: &SegmentView<'_>) -> std::result::Result<FxHashMap<u32, String>, TantivyError> {
        let mut sources = FxHashMap::default();
        let field = FieldView::open(view.reader, self.index.fields().source)?;
        let mut names = Vec::new();
        field.each_term(|name| names.push(name.to_string()))?;
        for name in names {
            if let Some(info) = field.find(&name)? {
                field.each_document(&info, None, |doc| drop(sources.insert(doc, name.clone())))?;
            }
        }
        Ok(sources)
    }

    /// Who is mentioned in passages, those in the most articles first.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn people(&self, hits: &[Candidate]) -> Result<Vec<PersonCount>> {
        count_people(&self.views, &self.resolver().names, hits).map_err(|error| self.broken(&error))
    }

    /// Of a list of typed names, which are mentioned in the same passages, among those that a plan finds.
    ///
    /// # Errors
    /// As for ranking.
    pub fn pairs(&mut self, plan: &Plan, names: &[String]) -> Result<Vec<NamePair>> {
        let mut found: Vec<DocSet> = self.views.iter().map(|view| DocSet::new(view.max_doc)).collect();
        for hit in self.matching(plan, WordsNeeded::All)?.hits {
            found[hit.place.segment as usize].insert(hit.place.doc);
        }
        let mut sets: Vec<Vec<DocSet>> = Vec::with_capacity(names.len());
        for name in names {
            let mut of_name = self.resolved(name)?.either();
            of_name.iter_mut().zip(&found).for_each(|(set, found)| set.keep(found));
            sets.push(of_name);
        }
        let mut pairs = Vec::new();
        for (one, of_one) in sets.iter().enumerate() {
            for (other, of_other) in sets.iter().enumerate().skip(one + 1) {
                let both = of_one.iter().zip(of_other).map(|(one, other)| u64::from(one.count_common(other)));
                let passages = both.sum();
                if passages > 0 {
                    pairs.push(NamePair { one, other, passages });
                }
            }
        }
        Ok(pairs)
    }
}

/// Leaves only the passages with so many of the wanted words to be found.
fn keep_with(prepared: &mut [Prepared], counts: &[WordCounts], words: usize) {
    for (prepared, counts) in prepared.iter_mut().zip(counts) {
        prepared.allowed = Some(counts.with(words));
    }
}

/// The passages that the days of a plan leave: what is outside of them need not be read.
fn within(view: &SegmentView<'_>, plan: &Plan) -> std::result::Result<Option<DocSet>, TantivyError> {
    let mut within: Option<DocSet> = None;
    if let Some(range) = plan.scope.dates {
        let mut set = view.certain(range)?;
        set.add(&view.uncertain()?);
        within = Some(set);
    }
    // All passages of an article have its date, but not all speak of a time.
    let counts = plan.condition.as_ref().is_some_and(Condition::counts);
    if let (false, Some(EventMatches { certain: mut set, possible })) =
        (counts, view.events_in_all(&plan.scope.event_days))
    {
        set.add(&possible);
        within.iter().for_each(|within| set.keep(within));
        within = Some(set);
    }
    Ok(within)
}
