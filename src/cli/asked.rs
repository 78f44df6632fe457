//! What a reader asks for: words and days. Shared by the commands that search.

use super::index;
use super::terminal::Terminal;
use fundstelle::date::{DateRange, Day, Precision};
use fundstelle::engine::{OpenIndex, PERSONS, Rebuild, SYNONYMS};
use fundstelle::error::{Context, FileTask, LineProblem, Usage};
use fundstelle::output::wording::errors;
use fundstelle::person::Aliases;
use fundstelle::query::{Query, Scope, SynonymError, Synonyms, Uncertain};
use fundstelle::search::Search;
use fundstelle::temporal::parse_asked;
use fundstelle::{Error, Result};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

#[derive(Default, clap::Args)]
pub struct Asked {
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
}

/// The days of the options, read.
pub struct Days {
    published: Option<DateRange>,
    said: Option<DateRange>,
}

impl Asked {
    /// Whatever was published on these days or between them.
    pub fn between(from: Option<String>, to: Option<String>) -> Asked {
        Asked { from, to, ..Asked::default() }
    }

    /// The query, with what was mended told.
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
            terminal.tell(&format!("mended: {}", errors::query(terminal.language, &wrong.kind)));
        }
        if query.to_string() != typed.trim() {
            terminal.tell(&format!("searched for: {query}"));
        }
        Ok(query)
    }

    /// The day that it is to the reader: asked for once, so that midnight does not come between.
    pub fn today(&self) -> Result<Day> {
        let Some(typed) = &self.today else { return Ok(Day::local(SystemTime::now())) };
        let day = parse_asked(typed, None).ok().filter(|days| days.first == days.last).and_then(|days| days.first);
        day.ok_or_else(|| Error::Usage(Usage::NoToday(typed.clone())))
    }

    /// The days that the options ask for; what was said in words is told as it was understood.
    pub fn days(&self, event: Option<&String>, today: Day, terminal: &mut Terminal) -> Result<Days> {
        let mut read = |option: &'static str, typed: &Option<String>| -> Result<Option<DateRange>> {
            let Some(typed) = typed else { return Ok(None) };
            let range = parse_asked(typed, Some(today))
                .map_err(|wrong| Error::Usage(Usage::NoDate { option, typed: typed.clone(), wrong }))?;
            let understood = in_german(range);
            let plain = range.date().is_some_and(|date| [date.to_string(), date.in_german()].contains(typed));
            if !plain {
                terminal.tell(&format!("{typed}: {understood}"));
            }
            Ok(Some(range))
        };
        let (month, year) = (read("month", &self.month)?, read("year", &self.year)?);
        let (from, to) = (read("from", &self.from)?, read("to", &self.to)?);
        let said = read("event", &event.cloned())?;
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
        Ok(Days { published, said })
    }

    /// Brings the index up to date when asked to, and opens it.
    pub fn open(&self, index: &Path, terminal: &mut Terminal) -> Result<OpenIndex> {
        if let Some(archive) = &self.archive {
            match index::bring_up_to_date(archive, index, Rebuild::Keep, None) {
                Ok(report) => index::say_what_changed(&report, terminal),
                // What is there can be searched while another process brings it up to date.
                Err(error) if error.is_busy() => {
                    let error = errors::sentence(terminal.language, &error);
                    terminal.tell(&format!("{error}; searching it as it was before"));
                }
                Err(error) => return Err(error),
            }
        }
        OpenIndex::open(index)
    }

    /// Which passages may be found.
    pub fn scope(&self, days: &Days, open: &OpenIndex) -> Scope {
        let uncertain = if self.include_uncertain { Uncertain::Include } else { Uncertain::LeaveOut };
        let archive = self.archive.as_ref().and_then(|archive| archive.canonicalize().ok());
        let archive = archive.and_then(|root| open.stamp().archives.iter().position(|known| known.root == root));
        Scope { dates: days.published, event_days: days.said.into_iter().collect(), uncertain, archive }
    }

    /// A search with the reader's synonyms: of the file named, or of the one beside the index, where there is one.
    pub fn search<'a>(&self, open: &'a OpenIndex, index: &Path, terminal: &mut Terminal) -> Result<Search<'a>> {
        let mut search = Search::new(open)?;
        match aliases(index) {
            Ok(aliases) => search.use_aliases(&aliases),
            // Who is one or two can be told without the file, if not as well.
            Err(error) => {
                let error = errors::sentence(terminal.language, &error);
                terminal.tell(&format!("{error}; searched without what you said of names"));
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
                terminal.tell(&format!("{error}; searched without your synonyms"));
            }
            Err(error) => return Err(error),
        }
        Ok(search)
    }
}

/// What the reader says of names, in the file beside the index; nothing where there is none.
///
/// # Errors
/// When it cannot be read.
pub fn aliases(index: &Path) -> Result<Aliases> {
    let path = index.join(PERSONS);
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Aliases::default()),
        Err(error) => return Err(Error::of_file(FileTask::ReadNames, &path)(error.into())),
    };
    Aliases::parse(&text).map_err(|wrong| {
        let problem = LineProblem::NoStatement(wrong.text.to_string());
        Error::Line { path, line: wrong.line, problem }
    })
}

fn read_synonyms(path: &Path) -> Result<Synonyms> {
    let text = std::fs::read_to_string(path).context(Error::of_file(FileTask::ReadSynonyms, path))?;
    Synonyms::parse(&text).map_err(|SynonymError { line, problem }| Error::Line {
        path: path.to_path_buf(),
        line,
        problem: LineProblem::Synonyms(problem),
    })
}

/// Days as a German reader writes them.
fn in_german(range: DateRange) -> String {
    let of = |day: Day| fundstelle::PublicationDate::day(day).in_german();
    match (range.date(), range.first, range.last) {
        (Some(date), ..) => date.in_german(),
        (_, Some(first), _) => format!("ab {}", of(first)),
        (_, _, Some(last)) => format!("bis {}", of(last)),
        _ => "jederzeit".to_string(),
    }
}
