//! Finds passages: compiles a query to terms, filters by date, ranks, and reads back what is needed to cite.
//! It must not know how hits are shown.

mod highlight;
pub mod report;

use crate::analysis::Analyzer;
use crate::annotate::{ArticleRecord, StoredPassage};
use crate::date::{DateRange, PublicationDate, Standing};
use crate::engine::accumulators::Scratch;
use crate::engine::entities::Who;
pub use crate::engine::entities::{Meant, Person};
use crate::engine::evaluate::{Evaluation, Place};
use crate::engine::filter::Documents;
pub use crate::engine::rank::Ranked;
use crate::engine::rank::{self, Candidate, Explained, Parts, Prepared, Request};
use crate::engine::segment::{Said, SegmentView};
use crate::engine::time_boost::{Recency, Times};
use crate::engine::{OpenIndex, damaged};
use crate::error::Result;
use crate::person::Aliases;
pub use crate::plan::compile::Origin;
use crate::plan::compile::{self as terms, Alternative, Scored, Terms, Thesaurus};
use crate::plan::matches::Condition;
use crate::plan::reason;
pub use crate::plan::reason::{Kind, Mark, Reason};
use crate::query::{Query, Scope, Synonyms};
use crate::temporal::DateExpression;
use std::num::{NonZeroU32, NonZeroUsize};
use std::path::PathBuf;
use std::rc::Rc;
use tantivy::{DocAddress, Searcher};

pub use report::count::{By, Counts, Group};
pub use report::coverage::{Coverage, Pile};
pub use report::diagnosis::Diagnosis;
pub use report::people::{Edge, Page, People, PersonCount, PersonPage, Role};
pub use report::related::Related;
pub use report::timeline::{Mention, Period, Step, Timeline};

/// How many hits are wanted.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Passages in all.
    pub hits: NonZeroUsize,
    /// Passages of one article; the rest is counted, and shown by `show`.
    pub per_article: NonZeroUsize,
    /// So many of the best are left out: those of the pages before.
    pub offset: usize,
    /// In which order.
    pub sort: Sort,
}

impl Limits {
    /// The best so many, so many of an article.
    pub fn best(hits: NonZeroUsize, per_article: NonZeroUsize) -> Limits {
        Limits { hits, per_article, offset: 0, sort: Sort::Relevance }
    }

    /// Everything that matches.
    pub fn all() -> Limits {
        Limits::best(NonZeroUsize::MAX, NonZeroUsize::MAX)
    }
}

/// The order of hits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// The best first.
    #[default]
    Relevance,
    /// The oldest first; what is undated comes last.
    Oldest,
    /// The newest first; what is undated comes last.
    Newest,
}

/// A ranked passage with what it needs to be cited.
#[derive(Clone, Debug)]
pub struct Hit {
    /// Its place, from 1; hits of one article stand together.
    pub rank: usize,
    /// Its score; higher is better.
    pub score: f32,
    /// How the publication date stands to the dates asked for; certain when none were.
    pub standing: Standing,
    /// What is the same for all passages of its article.
    pub record: ArticleRecord,
    /// The directory of its archive.
    pub root: PathBuf,
    /// The passage.
    pub passage: StoredPassage,
    /// What the score is made of: the parts add up to it.
    pub parts: Vec<(String, f32)>,
    /// The places in the passage's text that matched.
    pub marks: Vec<Mark>,
    /// The places in the heading that matched.
    pub heading_marks: Vec<Mark>,
    /// The places in the title that matched.
    pub title_marks: Vec<Mark>,
    /// How many more passages of the article match and are not among the hits.
    pub more_in_article: usize,
}

/// Passages that matched and were left out because their date is too coarse for the filter, or not known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Their date is known, but too coarse.
    pub coarser: u64,
    /// Their date is not known.
    pub undated: u64,
    /// They speak of a longer time that has some of the days asked for.
    pub vaguer: u64,
}

/// What a search found.
#[derive(Clone, Debug)]
pub struct Found {
    /// The best passages, grouped by article.
    pub hits: Vec<Hit>,
    /// How many passages match in all.
    pub passages: u64,
    /// How many articles they are of.
    pub articles: u64,
    /// What was left out for its date.
    pub left_out: LeftOut,
    /// Whether no passage has a word of the query, and those found have only words inside its words.
    pub partial: bool,
    /// What was searched for, too, and what it stands for.
    pub also: Vec<Also>,
    /// Whom the names in the query stand for.
    pub understood: Vec<Rc<Meant>>,
}

/// A word that was searched for in place of words of the query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Also {
    /// The word.
    pub word: String,
    /// Who says so.
    pub origin: Origin,
}

/// What is searched for beside the words of a query.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Expansion {
    /// Nothing but the reader's synonyms.
    #[default]
    None,
    /// What this archive uses like the query's words.
    Related,
}

/// Knows whom names stand for in an archive.
struct ArchiveNames<'a> {
    who: Who<'a>,
    views: &'a [SegmentView<'a>],
    index: &'a OpenIndex,
}

impl terms::Names for ArchiveNames<'_> {
    fn meant(&self, typed: &str) -> Result<Rc<Meant>> {
        self.who.meant(typed).map_err(|error| damaged(self.index.directory(), &error))
    }

    fn ends_names(&self, word: &str) -> Result<bool> {
        self.who.ends_names(word).map_err(|error| damaged(self.index.directory(), &error))
    }

    fn passages_with(&self, stem: &str) -> Result<u64> {
        let mut passages = 0;
        for view in self.views {
            let found = view.stem.find(stem).map_err(|error| damaged(self.index.directory(), &error))?;
            passages += found.map_or(0, |info| u64::from(info.doc_freq));
        }
        Ok(passages)
    }
}

/// The scope, within the days that the query itself asks for.
fn within(scope: &Scope, terms: &Terms) -> Scope {
    let both = |one: Option<DateRange>, other: Option<DateRange>| match (one, other) {
        (Some(one), Some(other)) => Some(one.and(other)),
        (one, other) => one.or(other),
    };
    let said = scope.said.iter().chain(&terms.said).copied().collect();
    Scope { dates: both(scope.dates, terms.dates), said, ..scope.clone() }
}

/// Searches one commit of an index. Keeps the table of analysed words and the memory that ranking needs.
pub struct Search<'a> {
    index: &'a OpenIndex,
    searcher: &'a Searcher,
    views: Vec<SegmentView<'a>>,
    analyzer: Analyzer,
    scratch: Scratch,
    thesaurus: Thesaurus,
    aliases: Aliases,
    expansion: Expansion,
    explains: bool,
    half_life: Option<f32>,
}

impl<'a> Search<'a> {
    /// A search over the commit that the index was opened at.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn new(index: &'a OpenIndex) -> Result<Self> {
        let searcher = index.searcher();
        let open =
            |segment| SegmentView::open(segment, index.fields()).map_err(|error| damaged(index.directory(), &error));
        let views = searcher.segment_readers().iter().map(open).collect::<Result<Vec<_>>>()?;
        Ok(Search {
            index,
            searcher,
            views,
            analyzer: index.analyzer(),
            scratch: Scratch::default(),
            thesaurus: Thesaurus::default(),
            aliases: Aliases::shipped(),
            expansion: Expansion::None,
            explains: false,
            half_life: None,
        })
    }

    /// From now on, these words stand for each other.
    pub fn use_synonyms(&mut self, synonyms: &Synonyms) {
        self.thesaurus = Thesaurus::new(synonyms, &mut self.analyzer);
    }

    /// From now on, names are one person's or several people's as the reader says, too.
    pub fn use_aliases(&mut self, aliases: &Aliases) {
        self.aliases = Aliases::shipped().and(aliases);
    }

    /// From now on, queries are expanded like this.
    pub fn expand(&mut self, expansion: Expansion) {
        self.expansion = expansion;
    }

    /// From now on, hits come with the parts of their scores.
    pub fn explain_scores(&mut self) {
        self.explains = true;
    }

    /// From now on, newer passages are preferred: one that is so many days older than the newest of the index counts half of what
    /// being new counts.
    pub fn prefer_recent(&mut self, half_life: NonZeroU32) {
        self.half_life = Some(half_life.get() as f32);
    }

    /// What time adds to scores in this scope.
    fn times(&self, scope: &Scope) -> Times {
        // Finding the newest article looks at all of them.
        let recency = |half_life: f32| {
            let newest = self.views.iter().filter_map(SegmentView::newest).max()?;
            Some(Recency { half_life, newest })
        };
        let recent = self.half_life.and_then(recency);
        Times { said: scope.said.clone(), recent }
    }

    /// The parts of the scores of what was found: the same ranking once more, watched.
    fn explain(&mut self, terms: &Terms, scope: &Scope, ranked: &Ranked) -> Result<Explained> {
        let scope = &within(scope, terms);
        let prepared = self.prepare(terms, scope)?;
        let parts = if ranked.partial { Parts::Any } else { Parts::All };
        let times = self.times(scope);
        let request = Request { terms, scope, parts, times };
        rank::explain(&self.views, &request, &prepared, &mut self.scratch, &ranked.hits).map_err(|error| {
            self.scratch = Scratch::default();
            damaged(self.index.directory(), &error)
        })
    }

    fn compile(&mut self, query: &Query) -> Result<Terms> {
        let Search { index, views, aliases, thesaurus, analyzer, .. } = self;
        let names = ArchiveNames { who: Who::new(views, aliases), views, index };
        let mut terms = terms::compile(query, thesaurus, &names, analyzer)?;
        if self.expansion == Expansion::Related {
            self.add_related(&mut terms)?;
        }
        Ok(terms)
    }

    /// Whom the names in a query stand for.
    ///
    /// # Errors
    /// When the query has too many words, or the index is damaged.
    pub fn understood(&mut self, query: &Query) -> Result<Vec<Rc<Meant>>> {
        Ok(self.compile(query)?.understood)
    }

    /// Ranks, without reading anything back.
    ///
    /// # Errors
    /// When the query has too many words, or the index is damaged.
    pub fn rank(&mut self, query: &Query, scope: &Scope, limits: Limits) -> Result<Ranked> {
        let terms = self.compile(query)?;
        self.rank_terms(&terms, scope, limits)
    }

    fn rank_terms(&mut self, terms: &Terms, scope: &Scope, limits: Limits) -> Result<Ranked> {
        let hits = match limits.sort {
            Sort::Relevance => limits.hits.saturating_add(limits.offset),
            Sort::Oldest | Sort::Newest => NonZeroUsize::MAX,
        };
        let mut ranked = self.rank_all(terms, scope, Limits { hits, ..limits })?;
        if limits.sort != Sort::Relevance {
            // Sorting is stable: of one day, the better comes first.
            let day = |hit: &Candidate| self.views[hit.segment as usize].date(hit.doc).map(PublicationDate::first);
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

    fn rank_all(&mut self, terms: &Terms, scope: &Scope, limits: Limits) -> Result<Ranked> {
        let scope = &within(scope, terms);
        let prepared = self.prepare(terms, scope)?;
        let times = self.times(scope);
        let mut rank = |parts: Parts| {
            let request = Request { terms, scope, parts, times: times.clone() };
            rank::rank(&self.views, &request, limits, &prepared, &mut self.scratch).map_err(|error| {
                // What was half done must not reach the next query.
                self.scratch = Scratch::default();
                damaged(self.index.directory(), &error)
            })
        };
        let ranked = rank(Parts::All)?;
        if ranked.passages > 0
            || terms.condition.is_some()
            || ranked.left_out != LeftOut::default()
            || terms.scored.iter().all(|term| term.leaves.is_empty())
        {
            return Ok(ranked);
        }
        let ranked = rank(Parts::Any)?;
        Ok(Ranked { partial: ranked.passages > 0, ..ranked })
    }

    /// What each word of a query stands for in this archive: for a word its stem, for patterns and fuzzy words their forms.
    ///
    /// # Errors
    /// When the query has too many words or stands for too many, or the index is damaged.
    pub fn expansions(&mut self, query: &Query) -> Result<Vec<(String, Vec<String>)>> {
        let terms = self.compile(query)?;
        let mut expansions = Vec::new();
        for (number, term) in terms.scored.iter().enumerate() {
            let mut forms: Vec<String> = Vec::new();
            match term.set {
                None => {
                    forms.push(format!("stem {}", term.stem));
                    forms.extend(term.parts.iter().map(|part| format!("inside it {part}")));
                }
                Some(set) => {
                    let leaf = match &terms.sets[set] {
                        Scored::Leaf(leaf) => leaf,
                        Scored::Person(meant, _) => {
                            forms.extend(meant.people.iter().flat_map(|person| person.names.iter().cloned()));
                            expansions.push((term.typed.clone(), forms));
                            continue;
                        }
                    };
                    let Search { index, searcher, views, analyzer, .. } = self;
                    let evaluation = Evaluation::new(index, searcher, analyzer);
                    for view in views.iter() {
                        let found = evaluation.forms(leaf, view)?;
                        let exact = found.exact.iter().filter_map(|term| term.split_once('\u{1f}'));
                        forms.extend(exact.map(|(_, form)| form.to_string()).chain(found.stems.iter().cloned()));
                    }
                    forms.sort();
                    forms.dedup();
                }
            }
            let also = terms.alternatives.iter().filter(|other| other.of.contains(&number));
            forms.extend(also.map(|other| format!("also {}", other.said)));
            expansions.push((term.typed.clone(), forms));
        }
        Ok(expansions)
    }

    /// Evaluates what is no plain word, segment by segment.
    fn prepare(&mut self, terms: &Terms, scope: &Scope) -> Result<Vec<Prepared>> {
        let Search { index, searcher, views, analyzer, .. } = self;
        let persons = terms.condition.as_ref().is_some_and(Condition::asks_for_persons);
        let mut evaluation = Evaluation::new(index, searcher, analyzer).with_persons(persons);
        let mut prepared = Vec::with_capacity(views.len());
        for (number, view) in views.iter().enumerate() {
            let broken = |error: tantivy::TantivyError| damaged(index.directory(), &error);
            // What is outside of the dates need not be read.
            let (mut within, mut said): (Option<Documents>, Option<Documents>) = (None, None);
            if let Some(range) = scope.dates {
                let mut set = view.certain(range).map_err(broken)?;
                set.add(&view.uncertain().map_err(broken)?);
                within = Some(set);
            }
            if let Some(Said { certain: mut set, possible }) = view.said_all(&scope.said) {
                set.add(&possible);
                within.iter().for_each(|within| set.keep(within));
                said = Some(set);
            }
            // All passages of an article have its date, but not all speak of a time.
            let counts = terms.condition.as_ref().is_some_and(Condition::counts);
            if !counts && said.is_some() {
                within = said.take();
            }
            let place = Place { view, number: number as u32, within: within.as_ref() };
            let condition = terms.condition.as_ref();
            let allowed = condition.map(|condition| evaluation.documents(condition, place)).transpose()?;
            // What is scored only matters where it can be found.
            let within = allowed.as_ref().or(within.as_ref());
            let place = Place { within, ..place };
            let documents = |scored: &Scored| match scored {
                Scored::Leaf(leaf) => evaluation.leaf(leaf, place),
                Scored::Person(meant, kind) => Ok(meant.sets[number].of(*kind).clone()),
            };
            let sets = terms.sets.iter().map(documents).collect::<Result<Vec<_>>>()?;
            prepared.push(Prepared { allowed, sets });
        }
        Ok(prepared)
    }

    /// Finds the best passages, ready to be shown.
    ///
    /// # Errors
    /// When the query has too many words, or the index is damaged.
    pub fn find(&mut self, query: &Query, scope: &Scope, limits: Limits) -> Result<Found> {
        let terms = self.compile(query)?;
        let ranked = self.rank_terms(&terms, scope, limits)?;
        let parts = if ranked.partial { Parts::Any } else { Parts::All };
        let explained = if self.explains { self.explain(&terms, scope, &ranked)? } else { Explained::new() };
        let said = within(scope, &terms).said;
        let mut hits = Vec::with_capacity(ranked.hits.len());
        for (index, candidate) in ranked.grouped().into_iter().enumerate() {
            let hit = self.read_hit(&terms, parts, &said, candidate)?;
            let parts = explained.get(&(candidate.segment, candidate.doc)).cloned().unwrap_or_default();
            hits.push(Hit { rank: limits.offset + index + 1, parts, ..hit });
        }
        let Ranked { passages, articles, left_out, partial, .. } = ranked;
        let also = |alternative: &Alternative| Also { word: alternative.said.clone(), origin: alternative.origin };
        let also = terms.alternatives.iter().map(also).collect();
        Ok(Found { hits, passages, articles, left_out, partial, also, understood: terms.understood })
    }

    /// Reads a candidate back, ready to be shown.
    fn read_hit(&mut self, terms: &Terms, parts: Parts, said: &[DateRange], candidate: Candidate) -> Result<Hit> {
        let passage = self.index.passage(self.searcher, DocAddress::new(candidate.segment, candidate.doc))?;
        let record = self.index.record(self.searcher, DocAddress::new(candidate.segment, candidate.first_doc))?;
        let texts = [
            passage.text.as_str(),
            passage.heading.as_deref().unwrap_or_default(),
            record.title.as_deref().unwrap_or_default(),
        ];
        let [mut marks, heading_marks, title_marks] = highlight::marks(
            terms,
            parts,
            &mut self.analyzer,
            texts,
            &passage.persons,
            (candidate.segment as usize, candidate.doc),
        );
        for range in said {
            let standing = |one: &DateExpression| match (one.kind, one.days) {
                (crate::temporal::Kind::Clock(_), _) | (_, None) => Standing::Outside,
                (_, Some(days)) => range.standing(days),
            };
            // A longer time explains nothing where a passage says the time itself.
            let said = [Standing::Certain, Standing::Possible];
            let best = said.into_iter().find(|best| passage.dates.iter().any(|one| standing(one) == *best));
            let asked = passage.dates.iter().filter(|one| Some(standing(one)) == best && !range.is_empty());
            marks.extend(asked.filter_map(|date| reason::of_date(&passage.text, date)));
        }
        if !said.is_empty() {
            marks = reason::merged(marks);
        }
        Ok(Hit {
            rank: 1,
            parts: Vec::new(),
            score: candidate.score,
            standing: candidate.standing,
            root: self.root_of(&record.archive),
            marks,
            heading_marks,
            title_marks,
            more_in_article: candidate.more_in_article,
            record,
            passage,
        })
    }

    /// The paths of the best articles, each with the score of its best passage.
    ///
    /// # Errors
    /// When the query has too many words, or the index is damaged.
    pub fn articles(&mut self, query: &Query, count: NonZeroUsize) -> Result<Vec<(String, f32)>> {
        let limits = Limits::best(count, NonZeroUsize::MIN);
        let ranked = self.rank(query, &Scope::default(), limits)?;
        let record = |hit: &Candidate| {
            self.index
                .record(self.searcher, DocAddress::new(hit.segment, hit.first_doc))
                .map(|record| (record.path, hit.score))
        };
        ranked.hits.iter().map(record).collect()
    }

    fn root_of(&self, archive: &str) -> PathBuf {
        let known = self.index.stamp().archives.iter().find(|known| known.name == archive);
        known.map(|known| known.root.clone()).unwrap_or_default()
    }
}
