//! What clap finds wrong with a command line, as our own kinds.
//! It must not hold words: [`fundstelle::output::wording::command_line`] has them.

use super::shell_word::quoted;
use super::terminal::Terminal;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use fundstelle::output::wording::command_line::{self, CommandLineError, NumberProblem};
use fundstelle::output::wording::errors;
use std::error::Error;
use std::num::{IntErrorKind, ParseIntError};

/// Says what is wrong, and what to do; `usage` is how the command is called.
pub fn show(error: &CommandLineError, usage: Option<&str>, terminal: &mut Terminal) {
    let language = terminal.language;
    terminal.note(&errors::error_line(language, &command_line::sentence(language, error)));
    terminal.note(&errors::hint_line(language, &command_line::hint(language, error, usage)));
}

/// How the command is called that the error is about.
pub fn usage(error: &clap::Error) -> Option<String> {
    let usage = text(error, ContextKind::Usage)?;
    let (_, first) = usage.lines().next()?.split_once(": ")?;
    Some(first.trim().to_string())
}

/// The error as one of ours; `words` are those that were typed behind the program's name.
pub fn read(error: &clap::Error, words: &[String]) -> CommandLineError {
    let one = |kind| text(error, kind).unwrap_or_default();
    let argument = || one(ContextKind::InvalidArg);
    match error.kind() {
        ErrorKind::InvalidSubcommand => no_command(error, words),
        ErrorKind::UnknownArgument if !argument().starts_with('-') => CommandLineError::NoWord(argument()),
        ErrorKind::UnknownArgument => {
            let near = texts(error, ContextKind::SuggestedArg).into_iter().next();
            CommandLineError::NoOption { typed: whole_option(&argument(), words), near }
        }
        ErrorKind::MissingRequiredArgument => CommandLineError::Missing(texts(error, ContextKind::InvalidArg)),
        ErrorKind::MissingSubcommand => CommandLineError::MissingCommand,
        ErrorKind::InvalidValue if one(ContextKind::InvalidValue).is_empty() => {
            CommandLineError::MissingValue(argument())
        }
        ErrorKind::NoEquals | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            CommandLineError::MissingValue(argument())
        }
        ErrorKind::TooManyValues => {
            CommandLineError::NeedsNoValue { option: argument(), value: one(ContextKind::InvalidValue) }
        }
        ErrorKind::InvalidValue => CommandLineError::NoValue {
            argument: argument(),
            typed: one(ContextKind::InvalidValue),
            values: texts(error, ContextKind::ValidValue),
        },
        ErrorKind::ValueValidation => CommandLineError::NoNumber {
            argument: argument(),
            typed: one(ContextKind::InvalidValue),
            problem: number_problem(error),
        },
        ErrorKind::ArgumentConflict => {
            let others = texts(error, ContextKind::PriorArg);
            match others.as_slice() {
                [other] if *other == argument() => CommandLineError::Twice(argument()),
                _ => CommandLineError::Conflict { argument: argument(), others },
            }
        }
        ErrorKind::InvalidUtf8 => CommandLineError::NotUtf8,
        _ => {
            let message = error.to_string();
            let first = message.lines().next().unwrap_or_default();
            CommandLineError::Other(first.trim_start_matches("error: ").to_string())
        }
    }
}

fn text(error: &clap::Error, kind: ContextKind) -> Option<String> {
    error.get(kind).map(ToString::to_string)
}

fn texts(error: &clap::Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::Strings(texts)) => texts.clone(),
        Some(other) => vec![other.to_string()],
        None => Vec::new(),
    }
}

/// An option as it was typed: of `-Trump` clap names `-T` alone.
fn whole_option(named: &str, words: &[String]) -> String {
    let whole = words.iter().find(|word| !named.starts_with("--") && word.starts_with(named));
    whole.map_or(named, String::as_str).to_string()
}

fn number_problem(error: &clap::Error) -> NumberProblem {
    match error.source().and_then(|cause| cause.downcast_ref::<ParseIntError>()).map(ParseIntError::kind) {
        Some(IntErrorKind::Zero) => NumberProblem::Zero,
        Some(IntErrorKind::PosOverflow) => NumberProblem::TooLarge,
        _ => NumberProblem::NoDigits,
    }
}

/// A word where a command belongs: a slip of the finger, or the query of somebody who wants to search.
fn no_command(error: &clap::Error, words: &[String]) -> CommandLineError {
    let typed = text(error, ContextKind::InvalidSubcommand).unwrap_or_default();
    let line = |words: Vec<&str>| {
        let words: Vec<String> = words.into_iter().map(quoted).collect();
        format!("fundstelle {}", words.join(" "))
    };
    let place = words.iter().position(|word| *word == typed);
    let [near, search] = match place {
        None => [None, None],
        Some(place) => {
            let with = |command: &str, rest: usize| {
                let words = words[..place].iter().chain(&words[rest..]).map(String::as_str);
                line([command].into_iter().chain(words).collect())
            };
            let near = texts(error, ContextKind::SuggestedSubcommand).into_iter().next();
            let search = (near.as_deref() != Some("search")).then(|| with("search", place));
            [near.map(|near| with(&near, place + 1)), search]
        }
    };
    CommandLineError::NoCommand { typed, near, search }
}
