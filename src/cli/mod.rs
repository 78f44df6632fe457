//! The command line: what can be typed, and one file per command that does it.
//! It must not hold logic beyond wiring.

mod analyze;
mod coverage;
mod eval;
mod index;
mod inspect;
mod language;
mod person;
mod persons;
mod progress;
mod query_args;
mod related;
mod remarks;
mod search;
mod show;
mod stats;
mod terminal;
mod timeline;
mod train;
mod update;

use clap::{Parser, Subcommand};
use fundstelle::output::wording::{Language, errors};
use fundstelle::{Error, Result};
use language::LanguageTag;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use terminal::{Color, Outcome, Terminal};

/// Search engine for German-language news archives, on your own machine.
#[derive(Parser)]
#[command(name = "fundstelle", version, about, help_expected = true, max_term_width = 100)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    common: Common,
}

#[derive(clap::Args)]
struct Common {
    /// Directory of the index
    #[arg(long, global = true, value_name = "DIR", default_value = "index", env = "FUNDSTELLE_INDEX")]
    index: PathBuf,
    /// When to use colours
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    color: Color,
    /// The language of what is shown; that of FUNDSTELLE_LANG or of the locale when not given
    #[arg(long, global = true, value_name = "language")]
    lang: Option<LanguageTag>,
}

#[derive(Subcommand)]
enum Command {
    /// Read an archive into the index, or bring the index up to date
    Index(index::Arguments),
    /// Find passages
    Search(search::Arguments),
    /// Show what a query finds over time
    Timeline(timeline::Arguments),
    /// Show who is mentioned in the archive, or in what a query finds
    Persons(persons::Arguments),
    /// Show what the archive has of a person: when, as what, and with whom; or say which names are one person's
    Person(person::Arguments),
    /// Show which words belong to a word in this archive
    Related(related::Arguments),
    /// Show an article, its passages numbered
    Show(show::Arguments),
    /// Show a file as the indexer sees it
    Inspect(inspect::Arguments),
    /// Show what can be typed as a query
    #[command(long_about = fundstelle::query::language::help())]
    Query,
    /// Say what the index holds of each source, and what is missing
    Coverage(coverage::Arguments),
    /// Say what is in the index
    Stats(stats::Arguments),
    /// Show what becomes of each word of a text
    Analyze(analyze::Arguments),
    /// Measure retrieval with topics and judgements
    Eval(eval::Arguments),
    /// Learn what the program knows of German, from sources
    Train(train::Arguments),
}

/// Parses, runs, and turns the outcome into an exit code: 0 found or done, 1 nothing found, 2 error.
pub fn main() -> ExitCode {
    let language = language::chosen(std::env::args_os().skip(1), |name| std::env::var(name).ok());
    let Arguments { command, common } = Arguments::parse();
    let language = common.lang.map_or(language, Language::from);
    let mut terminal = Terminal::new(common.color, language);
    let outcome = run(command, &common.index, &mut terminal).and_then(|outcome| {
        terminal.out.flush().map_err(Error::of_output)?;
        Ok(outcome)
    });
    match outcome {
        Ok(Outcome::Found) => ExitCode::SUCCESS,
        Ok(Outcome::NothingFound) => ExitCode::from(1),
        Err(Error::OutputClosed) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = terminal.out.flush();
            terminal.notes(&errors::lines(language, &error));
            ExitCode::from(2)
        }
    }
}

fn run(command: Command, index: &Path, terminal: &mut Terminal) -> Result<Outcome> {
    match command {
        Command::Index(arguments) => index::run(&arguments, index, terminal),
        Command::Search(arguments) => search::run(&arguments, index, terminal),
        Command::Related(arguments) => related::run(&arguments, index, terminal),
        Command::Show(arguments) => show::run(&arguments, index, terminal),
        Command::Inspect(arguments) => inspect::run(&arguments, index, terminal),
        Command::Query => terminal.print(&fundstelle::query::language::help()).map(|()| Outcome::Found),
        Command::Timeline(arguments) => timeline::run(&arguments, index, terminal),
        Command::Persons(arguments) => persons::run(&arguments, index, terminal),
        Command::Person(arguments) => person::run(&arguments, index, terminal),
        Command::Coverage(arguments) => coverage::run(&arguments, index, terminal),
        Command::Stats(arguments) => stats::run(&arguments, index, terminal),
        Command::Eval(arguments) => eval::run(&arguments, index, terminal),
        Command::Analyze(arguments) => analyze::run(&arguments, index, terminal),
        Command::Train(arguments) => train::run(&arguments, terminal),
    }
}
