//! The command line: what can be typed, and one file per command that does it.
//! It must not hold logic beyond wiring.

mod analyze;
mod asked;
mod coverage;
mod eval;
mod index;
mod inspect;
mod person;
mod persons;
mod progress;
mod related;
mod search;
mod show;
mod stats;
mod timeline;
mod train;

use anstream::{AutoStream, ColorChoice};
use clap::{Parser, Subcommand, ValueEnum};
use fundstelle::output::caret;
use fundstelle::output::text::{Page, printable};
use fundstelle::output::wording::{Language, errors};
use fundstelle::{Error, Result};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

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
}

#[derive(Clone, Copy, ValueEnum)]
enum Color {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
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

/// How a command ended when nothing went wrong.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Found,
    NothingFound,
}

/// What commands write to and know of their surroundings.
struct Terminal {
    out: BufWriter<AutoStream<io::StdoutLock<'static>>>,
    err: AutoStream<io::Stderr>,
    width: usize,
    here: PathBuf,
}

/// The language of errors and hints.
const LANGUAGE: Language = Language::English;

/// Text is wrapped to this many columns where the terminal does not tell or is wider: longer lines are hard to read.
const WIDTH_MAX: usize = 100;
/// Narrower terminals get lines of this width.
const WIDTH_MIN: usize = 40;

impl Terminal {
    fn new(color: Color) -> Terminal {
        let choice = match color {
            Color::Auto => ColorChoice::Auto,
            Color::Always => ColorChoice::Always,
            Color::Never => ColorChoice::Never,
        };
        let stdout = io::stdout().lock();
        let stderr = io::stderr();
        let choose = |auto: ColorChoice| if choice == ColorChoice::Auto { auto } else { choice };
        let (for_out, for_err) = (choose(AutoStream::choice(&stdout)), choose(AutoStream::choice(&stderr)));
        let columns = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
        let columns = columns
            .or_else(|| terminal_size::terminal_size().map(|(width, _)| usize::from(width.0)))
            .unwrap_or(WIDTH_MAX);
        let here = std::env::current_dir().and_then(|here| here.canonicalize()).unwrap_or_default();
        Terminal {
            out: BufWriter::new(AutoStream::new(stdout, for_out)),
            err: AutoStream::new(stderr, for_err),
            width: columns.clamp(WIDTH_MIN, WIDTH_MAX),
            here,
        }
    }

    fn page(&self) -> Page<'_> {
        Page { width: self.width, here: &self.here }
    }

    /// Writes results.
    fn print(&mut self, text: &str) -> Result<()> {
        self.out.write_all(text.as_bytes()).map_err(Error::of_output)
    }

    /// Hands out what was written so far, so that results come before remarks.
    fn flush(&mut self) -> Result<()> {
        self.out.flush().map_err(Error::of_output)
    }

    /// Writes a line of results.
    fn line(&mut self, text: &str) -> Result<()> {
        self.print(text)?;
        self.print("\n")
    }

    /// Tells the reader something that is no result.
    fn tell(&mut self, text: &str) {
        let _ = writeln!(self.err, "{}", printable(text));
    }
}

/// Parses, runs, and turns the outcome into an exit code: 0 found or done, 1 nothing found, 2 error.
pub fn main() -> ExitCode {
    let Arguments { command, common } = Arguments::parse();
    let mut terminal = Terminal::new(common.color);
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
            terminal.tell(&format!("error: {}", errors::sentence(LANGUAGE, &error)));
            if let Error::Query(error) = &error
                && let Some(lines) = caret::lines(error)
            {
                terminal.tell(&lines);
            }
            if let Some(hint) = errors::hint(LANGUAGE, &error) {
                terminal.tell(&format!("hint: {hint}"));
            }
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

/// `1 article`, `2 articles`.
fn counted(count: u64, one: &str, many: &str) -> String {
    format!("{} {}", grouped(count), if count == 1 { one } else { many })
}

/// A number with a comma every three digits.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}
