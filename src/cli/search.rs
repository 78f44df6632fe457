//! `fundstelle search`: finds passages.

use super::{Outcome, Terminal, counted, index};
use fundstelle::date::{self, DateRange, Precision, PublicationDate};
use fundstelle::index::{OpenIndex, Rebuild, SYNONYMS};
use fundstelle::output::{json, text};
use fundstelle::query::{Query, Scope, Synonyms, Uncertain};
use fundstelle::search::{Expansion, Found, Limits, Origin, Search};
use fundstelle::{Error, Result};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

#[derive(clap::Args)]
pub struct Arguments {
    /// Words to look for
    #[arg(required = true, value_name = "QUERY")]
    query: Vec<String>,
    /// Bring the index up to date with this archive first, and search it alone
    #[arg(long, value_name = "DIR")]
    archive: Option<PathBuf>,
    /// Only what was published in this month, such as 2025-07 or "Juli 2025"
    #[arg(long, value_name = "MONTH", conflicts_with_all = ["year", "from", "to"])]
    month: Option<String>,
    /// Only what was published in this year
    #[arg(long, value_name = "YEAR", conflicts_with_all = ["from", "to"])]
    year: Option<String>,
    /// Only what was published on this day or later; a month or year means its first day
    #[arg(long, value_name = "DATE")]
    from: Option<String>,
    /// Only what was published on this day or earlier; a month or year means its last day
    #[arg(long, value_name = "DATE")]
    to: Option<String>,
    /// With a date filter, also show what may, but need not, be of that time: undated or too coarsely dated
    #[arg(long)]
    include_uncertain: bool,
    /// How many passages to show
    #[arg(long, value_name = "N", default_value = "10")]
    limit: NonZeroUsize,
    /// How many passages of one article to show
    #[arg(long, value_name = "N", default_value = "3")]
    per_article: NonZeroUsize,
    /// Search for what this archive uses like the words of the query, too; they are named, and count less
    #[arg(long)]
    expand: bool,
    /// Words that mean the same, one group per line, separated by commas; synonyme.txt in the index directory when not given
    #[arg(long, value_name = "FILE")]
    synonyms: Option<PathBuf>,
    /// Print one JSON object per passage
    #[arg(long)]
    json: bool,
}

pub fn run(arguments: &Arguments, index: &Path, terminal: &mut Terminal) -> Result<Outcome> {
    let query = Query::parse(&arguments.query.join(" "))?;
    let dates = dates(arguments)?;
    if let Some(archive) = &arguments.archive {
        match index::bring_up_to_date(archive, index, Rebuild::Keep, None) {
            Ok(report) => index::say_what_changed(&report, terminal),
            // What is there can be searched while another process brings it up to date.
            Err(error) if error.is_busy() => terminal.tell(&format!("{error}; searching it as it was before")),
            Err(error) => return Err(error),
        }
    }
    let open = OpenIndex::open(index)?;
    let uncertain = if arguments.include_uncertain { Uncertain::Include } else { Uncertain::LeaveOut };
    let scope = Scope { dates, uncertain, archive: archive_number(&open, arguments.archive.as_deref()) };
    let limits = Limits { hits: arguments.limit, per_article: arguments.per_article };
    let mut search = Search::new(&open)?;
    match synonyms(arguments.synonyms.as_deref(), index) {
        Ok(Some(synonyms)) => search.use_synonyms(&synonyms),
        Ok(None) => {}
        // A slip in a file that nobody named need not stop a search that may not need it.
        Err(error) if arguments.synonyms.is_none() => {
            terminal.tell(&format!("{error}; searched without your synonyms"));
        }
        Err(error) => return Err(error),
    }
    if arguments.expand {
        search.expand(Expansion::Related);
    }
    let found = search.find(&query, &scope, limits)?;
    if arguments.json {
        for hit in &found.hits {
            terminal.line(&json::hit(hit).to_string())?;
        }
    } else if !found.hits.is_empty() {
        let page = text::hits(&found.hits, &terminal.page());
        terminal.print(&page)?;
    }
    terminal.flush()?;
    if arguments.expand && found.also.iter().all(|also| also.origin != Origin::Archive) {
        terminal.tell("--expand: this archive uses nothing much like the query's words");
    }
    tell(&query, &found, terminal);
    Ok(if found.hits.is_empty() { Outcome::NothingFound } else { Outcome::Found })
}

/// The reader's synonyms: of the file named, or of the one beside the index, where there is one.
fn synonyms(named: Option<&Path>, index: &Path) -> Result<Option<Synonyms>> {
    let beside = index.join(SYNONYMS);
    let path = named.unwrap_or(&beside);
    if named.is_none() && !path.is_file() {
        return Ok(None);
    }
    let text = std::fs::read_to_string(path).map_err(|error| {
        Error::new(format!("cannot read the synonyms in {}", path.display()))
            .caused_by(error)
            .hint("the file must be there and in UTF-8")
    })?;
    Synonyms::parse(&text).map(Some).map_err(|error| error.at(path.display()))
}

/// Says what else was searched for, and why.
fn tell_also(found: &Found, terminal: &mut Terminal) {
    for (origin, why) in [
        (Origin::Synonyms, "auch gesucht (Ihre Synonyme)"),
        (Origin::Archive, "auch gesucht (im Archiv ähnlich gebraucht)"),
    ] {
        let words: Vec<&str> =
            found.also.iter().filter(|also| also.origin == origin).map(|also| also.word.as_str()).collect();
        if !words.is_empty() {
            terminal.tell(&format!("{why}: {}", words.join(", ")));
        }
    }
}

fn archive_number(open: &OpenIndex, archive: Option<&Path>) -> Option<usize> {
    let root = archive?.canonicalize().ok()?;
    open.stamp().archives.iter().position(|known| known.root == root)
}

/// Says how much there is, and what is missing.
fn tell(query: &Query, found: &Found, terminal: &mut Terminal) {
    tell_also(found, terminal);
    if found.hits.is_empty() {
        terminal.tell(&format!("nothing found for {query}"));
    } else {
        if found.partial {
            terminal.tell(&format!("no passage has a word of {query}; these have words inside its words"));
        }
        let shown = found.hits.len() as u64;
        let of = if shown < found.passages { format!("best {shown} of ") } else { String::new() };
        terminal.tell(&format!(
            "{of}{} in {}",
            counted(found.passages, "passage", "passages"),
            counted(found.articles, "article", "articles")
        ));
    }
    let mut left_out = Vec::new();
    if found.left_out.coarser > 0 {
        left_out.push(format!("{} dated too coarsely", counted(found.left_out.coarser, "passage", "passages")));
    }
    if found.left_out.undated > 0 {
        left_out.push(format!("{} undated", counted(found.left_out.undated, "passage", "passages")));
    }
    if !left_out.is_empty() {
        terminal
            .tell(&format!("left out, may be of that time: {} (--include-uncertain shows them)", left_out.join(", ")));
    }
}

fn dates(arguments: &Arguments) -> Result<Option<DateRange>> {
    let written = |option: &str, text: &Option<String>| -> Result<Option<PublicationDate>> {
        let read = |text: &String| date::parse(text).map_err(|error| Error::new(format!("--{option} {text}: {error}")));
        text.as_ref().map(read).transpose()
    };
    let exactly = |option: &str, text: &Option<String>, precision: Precision, example: &str| {
        let date = written(option, text)?;
        match date {
            Some(date) if date.precision() != precision => Err(Error::new(format!("--{option} {date} is no {option}"))
                .hint(format!("write --{option} {example}, or use --from and --to"))),
            date => Ok(date),
        }
    };
    let month = exactly("month", &arguments.month, Precision::Month, "2025-07")?;
    let year = exactly("year", &arguments.year, Precision::Year, "2025")?;
    let (from, to) = (written("from", &arguments.from)?, written("to", &arguments.to)?);
    if let Some(date) = month.or(year) {
        return Ok(Some(DateRange::of(date)));
    }
    if from.is_none() && to.is_none() {
        return Ok(None);
    }
    let range = DateRange { first: from.map(PublicationDate::first), last: to.map(PublicationDate::last) };
    if range.is_empty() {
        return Err(Error::new("--to is before --from").hint("swap the two dates"));
    }
    Ok(Some(range))
}
