//! The command line: what can be typed, and one file per command that does it.
//! It must not hold logic beyond wiring.

mod analyze;
mod completions;
mod coverage;
mod eval;
mod help;
mod index;
mod index_place;
mod inspect;
mod language;
mod localized;
mod man;
mod named_article;
mod pager;
mod parse_error;
mod person;
mod persons;
mod progress;
mod query_args;
mod related;
mod remarks;
mod search;
mod shell_word;
mod show;
mod stats;
mod terminal;
mod timeline;
mod train;
mod update;

use clap::error::ErrorKind;
use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};
use fundstelle::output::help::Topic;
use fundstelle::output::wording::{Language, errors};
use fundstelle::{Error, Result};
use index_place::{INDEX, INDEX_VARIABLE};
use language::LanguageTag;
use pager::Paging;
use std::ffi::OsString;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use terminal::{Color, Outcome, Terminal};

// What commands and arguments are for stands in `output/wording/help.rs`, in both languages.
#[derive(Parser)]
#[command(name = "fundstelle", version, help_expected = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    common: Common,
}

#[derive(clap::Args)]
struct Common {
    #[arg(long, global = true, value_name = "DIR", default_value = INDEX, env = INDEX_VARIABLE)]
    index: PathBuf,
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    color: Color,
    #[arg(long, global = true)]
    no_pager: bool,
    #[arg(long, global = true, value_name = "LANGUAGE")]
    lang: Option<LanguageTag>,
}

#[derive(Subcommand)]
enum Command {
    Index(index::Arguments),
    Search(search::Arguments),
    Timeline(timeline::Arguments),
    Persons(persons::Arguments),
    Person(person::Arguments),
    Related(related::Arguments),
    Show(show::Arguments),
    Inspect(inspect::Arguments),
    Query,
    Coverage(coverage::Arguments),
    Stats(stats::Arguments),
    Analyze(analyze::Arguments),
    Eval(eval::Arguments),
    Train(train::Arguments),
    Help(help::Arguments),
    Completions(completions::Arguments),
    Man(man::Arguments),
}

/// Parses, runs, and turns the outcome into an exit code: 0 found or done, 1 nothing found, 2 error.
pub fn main() -> ExitCode {
    let words: Vec<OsString> = std::env::args_os().collect();
    let language = language::chosen(words.iter().skip(1).cloned(), |name| std::env::var(name).ok());
    let parsed = localized::localized(Arguments::command(), language)
        .try_get_matches_from(&words)
        .and_then(|matches| Arguments::from_arg_matches(&matches));
    let Arguments { command, common } = match parsed {
        Ok(arguments) => arguments,
        Err(error) => return not_parsed(&error, &words, language),
    };
    let language = common.lang.map_or(language, Language::from);
    let paging = if common.no_pager { Paging::Never } else { Paging::Auto };
    let mut terminal = Terminal::new(common.color, paging, language);
    let outcome = run(command, &common.index, &mut terminal).and_then(|outcome| {
        terminal.out.flush().map_err(Error::of_output)?;
        Ok(outcome)
    });
    match outcome {
        Ok(Outcome::Found) => ExitCode::SUCCESS,
        Ok(Outcome::NothingFound) => ExitCode::from(1),
        Ok(Outcome::Refused) => ExitCode::from(2),
        Err(Error::OutputClosed) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = terminal.out.flush();
            terminal.notes(&errors::lines(language, &error));
            ExitCode::from(2)
        }
    }
}

/// Shows the help or the version, where it was asked for; else what is wrong with the command line.
fn not_parsed(error: &clap::Error, words: &[OsString], language: Language) -> ExitCode {
    if !error.use_stderr() || error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        // Whoever closed the pipe has seen enough.
        let _ = error.print();
        return ExitCode::from(if error.use_stderr() { 2 } else { 0 });
    }
    let words: Vec<String> = words.iter().skip(1).map(|word| word.to_string_lossy().into_owned()).collect();
    let mut terminal = Terminal::new(Color::Auto, Paging::Never, language);
    parse_error::show(&parse_error::read(error, &words), parse_error::usage(error).as_deref(), &mut terminal);
    ExitCode::from(2)
}

fn run(command: Command, index: &Path, terminal: &mut Terminal) -> Result<Outcome> {
    match command {
        Command::Index(arguments) => index::run(&arguments, index, terminal),
        Command::Search(arguments) => search::run(&arguments, index, terminal),
        Command::Related(arguments) => related::run(&arguments, index, terminal),
        Command::Show(arguments) => show::run(&arguments, index, terminal),
        Command::Inspect(arguments) => inspect::run(&arguments, index, terminal),
        Command::Query => help::show(Topic::Query, terminal),
        Command::Timeline(arguments) => timeline::run(&arguments, index, terminal),
        Command::Persons(arguments) => persons::run(&arguments, index, terminal),
        Command::Person(arguments) => person::run(&arguments, index, terminal),
        Command::Coverage(arguments) => coverage::run(&arguments, index, terminal),
        Command::Stats(arguments) => stats::run(&arguments, index, terminal),
        Command::Eval(arguments) => eval::run(&arguments, index, terminal),
        Command::Analyze(arguments) => analyze::run(&arguments, index, terminal),
        Command::Train(arguments) => train::run(&arguments, terminal),
        Command::Help(arguments) => help::run(&arguments, localized_command(terminal), terminal),
        Command::Completions(arguments) => completions::run(&arguments, localized_command(terminal), terminal),
        Command::Man(arguments) => man::run(&arguments, localized_command(terminal), terminal),
    }
}

/// The whole command line in the language of the terminal.
fn localized_command(terminal: &Terminal) -> clap::Command {
    localized::localized(Arguments::command(), terminal.language)
}
