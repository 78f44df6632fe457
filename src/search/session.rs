//! A search session: one commit of an index, and the reader's own words, names and wishes.
//! It must not know how hits are shown.

use crate::analysis::WordVectors;
use crate::engine::{OpenIndex, Searcher};
use crate::error::Result;
use crate::person::Aliases;
use crate::plan::{
    AlternativeSource, Limits, PersonResolution, Plan, Ranked, ResolvedNames, ScoredSet, Signal, TermMatcher,
    Thesaurus, WordsNeeded, asked_names, compile,
};
use crate::query::{MeantTime, Query, Scope, Synonyms};
use crate::search::corrections::{add_corrections, add_joined};
use crate::search::hit::{Also, Understood};
use crate::search::names::take_names;
use crate::search::related::{Related, add_related, related};
use std::num::{NonZeroU32, NonZeroUsize};
use std::sync::Arc;

/// What is searched for beside the words of a query.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Expansion {
    /// Nothing but the reader's synonyms.
    #[default]
    None,
    /// What this archive uses like the query's words.
    Related,
}

/// What is searched for, and what counts, that the query does not say itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Widening {
    /// Nothing: no synonyms, no corrections, no words that mean something similar.
    Exact,
    /// Words that mean something similar count where a passage lacks the query's own; what has none of these is not
    /// found.
    #[default]
    Ranking,
    /// Passages that say it in other words are found, too.
    Meaning,
}

/// What a word of a query stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordMeaning {
    /// The word, as typed.
    pub typed: String,
    /// What it is looked up as.
    pub lookup: Lookup,
    /// Words that are searched for in its place.
    pub alternatives: Vec<String>,
}

/// What a word is looked up as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lookup {
    /// All its forms, and the words inside it.
    Inflected {
        /// Forms that the archive prints, the most frequent of some passages; none when it has none.
        printed: Vec<String>,
        /// The words inside it, as written in it.
        inner: Vec<String>,
    },
    /// The forms that fit a pattern or a fuzzy word, in order.
    Forms(Vec<String>),
    /// The names of people.
    Names(Vec<String>),
}

/// Searches one commit of an index. Keeps the table of analysed words and the memory that ranking needs.
pub struct Search<'a> {
    pub(crate) searcher: Searcher<'a>,
    thesaurus: Thesaurus,
    expansion: Expansion,
    half_life: Option<f32>,
    widening: Widening,
    left_out: Option<Signal>,
    times: Vec<MeantTime>,
    pub(crate) counted: WordsNeeded,
}

impl<'a> Search<'a> {
    /// A search over the commit that the index was opened at.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn new(index: &'a OpenIndex) -> Result<Self> {
        let searcher = Searcher::new(index)?;
        Ok(Search {
            searcher,
            thesaurus: Thesaurus::default(),
            expansion: Expansion::None,
            half_life: None,
            widening: Widening::default(),
            left_out: None,
            times: Vec::new(),
            counted: WordsNeeded::All,
        })
    }

    /// From now on, these words stand for each other.
    pub fn use_synonyms(&mut self, synonyms: &Synonyms) {
        self.thesaurus = Thesaurus::new(synonyms, self.searcher.analyzer());
    }

    /// From now on, names are one person's or several people's as the reader says, too.
    pub fn use_aliases(&mut self, aliases: &Aliases) {
        self.searcher.use_aliases(aliases);
    }

    /// From now on, queries are expanded like this.
    pub fn expand(&mut self, expansion: Expansion) {
        self.expansion = expansion;
    }

    /// From now on, queries are widened like this.
    pub fn widen(&mut self, widening: Widening) {
        self.widening = widening;
    }

    /// From now on, this part of the ranking is left out, to measure what it brings.
    pub fn leave_out(&mut self, signal: Signal) {
        self.left_out = Some(signal);
    }

    /// From now on, newer passages are preferred: one that is this many days older than the newest of the index counts
    /// half of what being new counts.
    pub fn prefer_recent(&mut self, half_life: NonZeroU32) {
        self.half_life = Some(half_life.get() as f32);
    }

    /// From now on, passages of these times are preferred, published then or speaking of them: they come first among
    /// those with the same words.
    pub fn prefer_times(&mut self, times: Vec<MeantTime>) {
        self.times = times;
    }

    /// From now on, what is counted needs these of the words that a query merely wants: all, unless told otherwise.
    pub fn count_passages_with(&mut self, words: WordsNeeded) {
        self.counted = words;
    }

    /// Makes a query ready: whom its names stand for, its words as terms, its conditions, within a scope.
    pub(crate) fn plan(&mut self, query: &Query, scope: &Scope) -> Result<Plan> {
        let mut names = ResolvedNames::new();
        for name in asked_names(query) {
            let person = self.searcher.resolve(&name)?;
            names.insert(name, person);
        }
        let exact = Thesaurus::default();
        let thesaurus = if self.widening == Widening::Exact { &exact } else { &self.thesaurus };
        let mut plan = compile(query, scope, thesaurus, &names, self.searcher.analyzer())?;
        plan.left_out = self.left_out;
        if self.widening != Widening::Exact && self.left_out != Some(Signal::Mentions) {
            take_names(&mut plan, &mut self.searcher)?;
        }
        plan.half_life = self.half_life;
        if self.widening != Widening::Exact && self.left_out != Some(Signal::Corrections) {
            add_corrections(&mut plan, &mut self.searcher)?;
            add_joined(&mut plan, &mut self.searcher)?;
        }
        for time in &self.times {
            plan.name_time(&time.typed, time.range, self.searcher.analyzer());
        }
        if self.widening == Widening::Meaning {
            plan.add_similar(WordVectors::shipped());
            plan.add_other_words();
            self.print_other_words(&mut plan)?;
        }
        if self.expansion == Expansion::Related {
            add_related(&mut plan, &mut self.searcher)?;
        }
        Ok(plan)
    }

    /// The same for a ranking, with the words that mean something like the query's. What is merely counted needs none.
    pub(crate) fn ranking_plan(&mut self, query: &Query, scope: &Scope) -> Result<Plan> {
        let mut plan = self.plan(query, scope)?;
        if self.widening == Widening::Ranking && self.left_out != Some(Signal::Meaning) {
            plan.add_similar(WordVectors::shipped());
        }
        Ok(plan)
    }

    /// Writes other words as the archive prints them; those that it lacks are not searched.
    fn print_other_words(&mut self, plan: &mut Plan) -> Result<()> {
        for other in &mut plan.alternatives {
            if other.origin == AlternativeSource::Meaning {
                let printed = other.stems.first().map(|stem| self.searcher.printed_for(stem)).transpose()?;
                other.written = printed.into_iter().flatten().next().unwrap_or_default();
            }
        }
        plan.alternatives.retain(|other| !other.written.is_empty());
        plan.limit_other_words();
        Ok(())
    }

    /// Whom the names in a query stand for, and what is searched for beside its words.
    ///
    /// # Errors
    /// When the query has too many words, or the index is damaged.
    pub fn understand(&mut self, query: &Query) -> Result<Understood> {
        let plan = self.plan(query, &Scope::default())?;
        Ok(Understood { also: Also::of(&plan), resolutions: plan.resolutions })
    }

    /// Whom a name stands for.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn resolve(&mut self, name: &str) -> Result<Arc<PersonResolution>> {
        self.searcher.resolve(name)
    }

    /// The words that are related to this one, those used most alike first.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn related(&mut self, word: &str) -> Result<Vec<Related>> {
        related(word, &mut self.searcher)
    }

    /// Ranks, without reading anything back.
    ///
    /// # Errors
    /// When the query has too many words, or the index is damaged.
    pub fn rank(&mut self, query: &Query, scope: &Scope, limits: Limits) -> Result<Ranked> {
        let plan = self.ranking_plan(query, scope)?;
        self.searcher.rank(&plan, limits)
    }

    /// Everything that counts of what a query finds, the best first.
    pub(crate) fn matching(&mut self, query: &Query, scope: &Scope) -> Result<Ranked> {
        let plan = self.plan(query, scope)?;
        self.searcher.matching(&plan, self.counted)
    }

    /// What each word of a query stands for in this archive: for a word its forms, for patterns and fuzzy words their
    /// forms.
    ///
    /// # Errors
    /// When the query has too many words or stands for too many, or the index is damaged.
    pub fn word_meanings(&mut self, query: &Query) -> Result<Vec<WordMeaning>> {
        let plan = self.plan(query, &Scope::default())?;
        let mut meanings = Vec::new();
        for (number, term) in plan.scored.iter().enumerate() {
            let lookup = match term.set.map(|set| &plan.sets[set]) {
                None => {
                    let printed = self.searcher.printed_for(&term.stem)?;
                    let analyzer = self.searcher.analyzer();
                    let inner = term.parts.iter().filter_map(|stem| term.written_part(stem, analyzer)).collect();
                    Lookup::Inflected { printed, inner }
                }
                Some(ScoredSet::Matcher(matcher)) => Lookup::Forms(self.forms(matcher)?),
                Some(ScoredSet::Person(person, _)) => {
                    Lookup::Names(person.people.iter().flat_map(|person| person.names.iter().cloned()).collect())
                }
            };
            let also = plan.alternatives.iter().filter(|other| other.of.contains(&number));
            let alternatives = match &lookup {
                Lookup::Names(_) => Vec::new(),
                _ => also.map(|other| other.written.clone()).collect(),
            };
            meanings.push(WordMeaning { typed: term.typed.clone(), lookup, alternatives });
        }
        Ok(meanings)
    }

    fn forms(&mut self, matcher: &TermMatcher) -> Result<Vec<String>> {
        let mut forms: Vec<String> = self.searcher.forms(matcher)?.into_iter().map(|found| found.form).collect();
        forms.sort();
        forms.dedup();
        Ok(forms)
    }

    /// The paths of the best articles, each with the score of its best passage.
    ///
    /// # Errors
    /// When the query has too many words, or the index is damaged.
    pub fn articles(&mut self, query: &Query, count: NonZeroUsize) -> Result<Vec<(String, f32)>> {
        let ranked = self.rank(query, &Scope::default(), Limits::best(count, NonZeroUsize::MIN))?;
        ranked.hits.iter().map(|hit| Ok((self.searcher.record(hit)?.path, hit.score))).collect()
    }
}
