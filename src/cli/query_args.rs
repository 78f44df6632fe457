//! What a reader asks for: words, people and days. Shared by the commands that search.
//! It must not know any command.

use super::shell_word::{in_quotes, quoted};
use super::terminal::Terminal;
use super::update::bring_up_to_date;
use fundstelle::date::{DateRange, Day, Precision};
use fundstelle::engine::{OpenIndex, Rebuild, SYNONYMS};
use fundstelle::error::{Context, FileTask, LineProblem, Usage};
use fundstelle::ingest::{Outcome as FileOutcome, Report, read_statements};
use fundstelle::output::wording::{Language, archive, date, errors, query as wording};
use fundstelle::query::{Meant, MeantTime, Query, Scope, SynonymError, Synonyms, Uncertain};
use fundstelle::search::{Search, WordsNeeded};
use fundstelle::temporal::parse_typed;
use fundstelle::{Error, Result};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

#[derive(Default, clap::Args)]
pub struct QueryArgs {
    #[arg(value_name = "QUERY")]
    query: Vec<String>,
    #[arg(long, value_name = "DIR")]
    archive: Option<PathBuf>,
    #[arg(long, value_name = "MONTH", conflicts_with_all = ["year", "from", "to"])]
    month: Option<String>,
    #[arg(long, value_name = "YEAR", conflicts_with_all = ["from", "to"])]
    year: Option<String>,
    #[arg(long, value_name = "DATE")]
    from: Option<String>,
    #[arg(long, value_name = "DATE")]
    to: Option<String>,
    #[arg(long, value_name = "NAME")]
    person: Vec<String>,
    #[arg(long)]
    include_uncertain: bool,
    #[arg(long)]
    tolerant: bool,
    #[arg(long, value_name = "DATE")]
    today: Option<String>,
    #[arg(long, value_name = "FILE")]
    synonyms: Option<PathBuf>,
    #[arg(long)]
    any: bool,
}

/// The days of the options, read.
pub struct Days {
    published: Option<DateRange>,
    event: Option<DateRange>,
}

impl QueryArgs {
    /// Whatever was published on these days or between them.
    pub fn between(from: Option<String>, to: Option<String>) -> QueryArgs {
        QueryArgs { from, to, ..QueryArgs::default() }
    }

    /// Nothing but these words.
    pub fn of_words(words: &str) -> QueryArgs {
        QueryArgs { query: vec![words.to_string()], ..QueryArgs::default() }
    }

    /// What is typed to ask for the same words and persons once more, with these options beside those of the query. Days
    /// of publication are those of the article.
    pub fn typed(&self, beside: impl IntoIterator<Item = String>) -> String {
        let persons = self.person.iter().map(|name| format!("--person {}", in_quotes(name)));
        let today = self.today.as_ref().map(|today| format!("--today {}", in_quotes(today)));
        let synonyms = self.synonyms.as_ref().map(|file| format!("--synonyms {}", quoted(&file.to_string_lossy())));
        let set = [(self.include_uncertain, "--include-uncertain"), (self.tolerant, "--tolerant"), (self.any, "--any")];
        let set = set.into_iter().filter(|(given, _)| *given).map(|(_, option)| option.to_string());
        let options = persons.chain(today).chain(synonyms).chain(set).chain(beside);
        let words = Some(self.query.join(" ")).filter(|words| !words.is_empty());
        let typed: Vec<String> = match words {
            // Only behind -- a dash begins no option.
            Some(words) if words.starts_with('-') => options.chain(["--".to_string(), in_quotes(&words)]).collect(),
            Some(words) => std::iter::once(in_quotes(&words)).chain(options).collect(),
            None => options.collect(),
        };
        typed.join(" ")
    }

    /// The query; what was mended in it is noted.
    pub fn query(&self, today: Day, terminal: &mut Terminal) -> Result<Query> {
        let days = [&self.month, &self.year, &self.from, &self.to];
        if self.query.is_empty() && self.person.is_empty() && days.iter().all(|days| days.is_none()) {
            return Err(Error::Usage(Usage::NothingToLookFor));
        }
        self.query_if_any(today, terminal)
    }

    /// The same; where nothing is asked for, everything.
    pub fn query_if_any(&self, today: Day, terminal: &mut Terminal) -> Result<Query> {
        let mut query = self.words(today, terminal)?;
        for name in &self.person {
            if !name.chars().any(char::is_alphabetic) {
                return Err(Error::Usage(Usage::NoPerson(name.clone())));
            }
            query = query.of_person(name);
        }
        Ok(query)
    }

    /// The number that the query begins with, when more words follow.
    pub fn leading_number(&self) -> Option<&str> {
        let first = self.query.first().filter(|_| self.query.len() > 1)?;
        (first.bytes().all(|byte| byte.is_ascii_digit())).then_some(first)
    }

    fn words(&self, today: Day, terminal: &mut Terminal) -> Result<Query> {
        let typed = self.query.join(" ");
        if self.query.is_empty() {
            return Ok(Query::everything());
        }
        if !self.tolerant {
            return Ok(Query::parse_on(&typed, today)?);
        }
        let (query, mended) = Query::parse_tolerant(&typed, Some(today))?;
        for wrong in mended {
            terminal.note(&wording::mended(terminal.language, &wrong.kind));
        }
        if query.to_string() != typed.trim() {
            terminal.note(&wording::searched_for(terminal.language, &query.to_string()));
        }
        Ok(query)
    }

    /// What plain words of the query may mean; no times where the options ask for days.
    pub fn meant(&self, days: &Days, today: Day) -> Meant {
        let meant = Meant::of(&self.query.join(" "), today);
        if days.published.is_some() || days.event.is_some() {
            return Meant { times: Vec::new(), ..meant };
        }
        meant
    }

    /// The times that passages are of without saying so: those that words of the query mean, where options ask for days
    /// only those within them, which need not be told.
    pub fn times(&self, days: &Days, today: Day) -> Vec<MeantTime> {
        let mut times = Meant::of(&self.query.join(" "), today).times;
        if let Some(asked) = days.published {
            let within = |time: &MeantTime| {
                let (first, last) = (time.range.first, time.range.last);
                asked.first.is_none_or(|from| first.is_some_and(|first| from <= first))
                    && asked.last.is_none_or(|to| last.is_some_and(|last| last <= to))
            };
            times.retain(within);
        }
        if days.event.is_some() {
            times.clear();
        }
        times
    }

    /// The day that it is to the reader: asked for once, so that midnight does not come between.
    pub fn today(&self) -> Result<Day> {
        let Some(typed) = &self.today else { return Ok(Day::local(SystemTime::now())) };
        let day = parse_typed(typed, None).ok().filter(|days| days.first == days.last).and_then(|days| days.first);
        day.ok_or_else(|| Error::Usage(Usage::NoToday(typed.clone())))
    }

    /// The days that the options ask for; how days in words were understood is noted.
    pub fn days(&self, event: Option<&String>, today: Day, terminal: &mut Terminal) -> Result<Days> {
        let mut read = |option: &'static str, typed: &Option<String>| -> Result<Option<DateRange>> {
            let Some(typed) = typed else { return Ok(None) };
            let range = parse_typed(typed, Some(today))
                .map_err(|wrong| Error::Usage(Usage::NoDate { option, typed: typed.clone(), wrong }))?;
            let is_plain = range.date().is_some_and(|one| {
                let in_words = [Language::German, Language::English].map(|language| date::date(language, one));
                one.to_string() == *typed || in_words.contains(typed)
            });
            if !is_plain {
                terminal.note(&format!("{typed}: {}", date::range(terminal.language, range)));
            }
            Ok(Some(range))
        };
        let (month, year) = (read("month", &self.month)?, read("year", &self.year)?);
        let (from, to) = (read("from", &self.from)?, read("to", &self.to)?);
        let event = read("event", &event.cloned())?;
        for (range, typed, unit) in [(month, &self.month, Precision::Month), (year, &self.year, Precision::Year)] {
            let whole = range.and_then(DateRange::date).is_some_and(|date| date.precision() == unit);
            if let (Some(_), Some(typed), false) = (range, typed, whole) {
                return Err(Error::Usage(Usage::NotWhole { unit, typed: typed.clone() }));
            }
        }
        for (option, range, typed, bound) in [
            ("from", from, &self.from, from.and_then(|from| from.first)),
            ("to", to, &self.to, to.and_then(|to| to.last)),
        ] {
            if let (Some(_), Some(typed), None) = (range, typed, bound) {
                return Err(Error::Usage(Usage::OpenEnd { option, typed: typed.clone() }));
            }
        }
        let mut published = month.or(year);
        if from.is_some() || to.is_some() {
            let range = DateRange { first: from.and_then(|from| from.first), last: to.and_then(|to| to.last) };
            if range.is_empty() {
                return Err(Error::Usage(Usage::Reversed));
            }
            published = Some(range);
        }
        Ok(Days { published, event })
    }

    /// Brings the index up to date when asked to, and opens it.
    pub fn open(&self, index: &Path, terminal: &mut Terminal) -> Result<OpenIndex> {
        if let Some(archive) = &self.archive {
            match bring_up_to_date(archive, index, Rebuild::Keep, None, terminal.language) {
                Ok(report) => note_changes(&report, terminal),
                // What is there can be searched while another process brings it up to date.
                Err(error) if error.is_busy() => {
                    let error = errors::sentence(terminal.language, &error);
                    terminal.note(&wording::searched_as_before(terminal.language, &error));
                }
                Err(error) => return Err(error),
            }
        }
        OpenIndex::open(index)
    }

    /// Which of the words merely wanted a passage needs in a list by date.
    pub fn words_by_date(&self) -> WordsNeeded {
        if self.any { WordsNeeded::Any } else { WordsNeeded::Most }
    }

    /// Which passages may be found.
    pub fn scope(&self, days: &Days, open: &OpenIndex) -> Scope {
        let uncertain = if self.include_uncertain { Uncertain::Include } else { Uncertain::LeaveOut };
        let archive = self.archive.as_ref().and_then(|archive| archive.canonicalize().ok());
        let archive =
            archive.and_then(|root| open.stamp().archives.iter().position(|known| root.starts_with(&known.root)));
        Scope { dates: days.published, event_days: days.event.into_iter().collect(), uncertain, archive, article: None }
    }

    /// A search with the reader's synonyms: of the file named, or of the one beside the index, where there is one.
    pub fn search<'a>(&self, open: &'a OpenIndex, index: &Path, terminal: &mut Terminal) -> Result<Search<'a>> {
        let mut search = Search::new(open)?;
        if self.any {
            search.count_passages_with(WordsNeeded::Any);
        }
        match read_statements(index) {
            Ok(aliases) => search.use_aliases(&aliases),
            // Who is one person or two is known without the file, if not as well.
            Err(error) => {
                let error = errors::sentence(terminal.language, &error);
                terminal.note(&wording::without_names(terminal.language, &error));
            }
        }
        let beside = index.join(SYNONYMS);
        let path = self.synonyms.as_deref().unwrap_or(&beside);
        if self.synonyms.is_none() && !path.is_file() {
            return Ok(search);
        }
        match read_synonyms(path) {
            Ok(synonyms) => search.use_synonyms(&synonyms),
            // A slip in a file that nobody named need not stop a search that may not need it.
            Err(error) if self.synonyms.is_none() => {
                let error = errors::sentence(terminal.language, &error);
                terminal.note(&wording::without_synonyms(terminal.language, &error));
            }
            Err(error) => return Err(error),
        }
        Ok(search)
    }
}

/// Notes in one line what became of the files, when anything did.
fn note_changes(report: &Report, terminal: &mut Terminal) {
    if let Some(whole) = &report.part_of {
        terminal.note(&archive::part_of(terminal.language, whole));
    }
    // Nothing will be found; why, only the files tell.
    if report.articles() == 0 && !report.files.is_empty() {
        terminal.notes(&archive::report(terminal.language, report));
        return;
    }
    let changes = [FileOutcome::Indexed, FileOutcome::Updated, FileOutcome::Moved, FileOutcome::Removed];
    if changes.into_iter().any(|outcome| report.count(outcome) > 0) {
        terminal.note(&archive::outcomes(terminal.language, report));
    }
}

fn read_synonyms(path: &Path) -> Result<Synonyms> {
    let text = std::fs::read_to_string(path).context(Error::of_file(FileTask::ReadSynonyms, path))?;
    Synonyms::parse(&text).map_err(|SynonymError { line, problem }| Error::Line {
        path: path.to_path_buf(),
        line,
        problem: LineProblem::Synonyms(problem),
    })
}
