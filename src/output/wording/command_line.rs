//! What is wrong with the words of a command line, and how they could be right.
//! It must not know how a command line is read.

use crate::output::wording::language::{Language, say};

/// What is wrong with a command line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CommandLineError {
    /// There is no such command.
    NoCommand {
        /// What was typed in its place.
        typed: String,
        /// The whole line with a command whose name is near.
        near: Option<String>,
        /// The line that searches for what was typed.
        search: Option<String>,
    },
    /// There is no such help topic and no such command.
    NoTopic(String),
    /// There is no such option.
    NoOption {
        /// What was typed.
        typed: String,
        /// An option whose name is near.
        near: Option<String>,
    },
    /// There is a word too many.
    NoWord(String),
    /// Arguments are missing.
    Missing(Vec<String>),
    /// A command is missing.
    MissingCommand,
    /// An option is given without its value.
    MissingValue(String),
    /// An option takes no value.
    NeedsNoValue {
        /// The option.
        option: String,
        /// The value that was typed.
        value: String,
    },
    /// A value is none of those that the argument takes.
    NoValue {
        /// The argument.
        argument: String,
        /// What was typed.
        typed: String,
        /// What it takes.
        values: Vec<String>,
    },
    /// A value is not the number that the argument takes.
    NoNumber {
        /// The argument.
        argument: String,
        /// What was typed.
        typed: String,
        /// Why it is none.
        problem: NumberProblem,
    },
    /// An option may be given once.
    Twice(String),
    /// Two arguments exclude each other.
    Conflict {
        /// The one.
        argument: String,
        /// The others.
        others: Vec<String>,
    },
    /// Something is not Unicode.
    NotUtf8,
    /// What else the parser found.
    Other(String),
}

/// Why a value is no number that fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberProblem {
    /// It is no whole number.
    NoDigits,
    /// It is 0, where at least 1 is needed.
    Zero,
    /// It is too large.
    TooLarge,
}

/// What is wrong, as one line: lower case, no full stop.
pub fn sentence(language: Language, error: &CommandLineError) -> String {
    match error {
        CommandLineError::NoCommand { typed, .. } => {
            say!(language, "den Befehl „{typed}“ gibt es nicht", "there is no command '{typed}'")
        }
        CommandLineError::NoTopic(typed) => say!(
            language,
            "zu „{typed}“ gibt es weder ein Hilfethema noch einen Befehl",
            "'{typed}' is neither a help topic nor a command"
        ),
        CommandLineError::NoOption { typed, .. } => {
            say!(language, "die Option {typed} gibt es hier nicht", "there is no option {typed} here")
        }
        CommandLineError::NoWord(typed) => {
            say!(language, "„{typed}“ ist hier ein Wort zu viel", "'{typed}' is one word too many here")
        }
        CommandLineError::Missing(arguments) => {
            let arguments = arguments.join(", ");
            say!(language, "es fehlt: {arguments}", "missing: {arguments}")
        }
        CommandLineError::MissingCommand => say!(language, "es fehlt ein Befehl", "a command is missing"),
        CommandLineError::MissingValue(option) => {
            say!(language, "{option} steht ohne Wert", "{option} is given without a value")
        }
        CommandLineError::NeedsNoValue { option, value } => {
            say!(
                language,
                "{option} nimmt keinen Wert, auch nicht „{value}“",
                "{option} takes no value such as '{value}'"
            )
        }
        CommandLineError::NoValue { argument, typed, .. } => {
            say!(language, "„{typed}“ ist kein Wert für {argument}", "'{typed}' is no value for {argument}")
        }
        CommandLineError::NoNumber { argument, typed, .. } => {
            say!(language, "„{typed}“ ist keine passende Zahl für {argument}", "'{typed}' is no number for {argument}")
        }
        CommandLineError::Twice(option) => {
            say!(language, "{option} darf nur einmal stehen", "{option} may be given only once")
        }
        CommandLineError::Conflict { argument, others } => {
            let others = others.join(", ");
            say!(
                language,
                "{argument} geht nicht zusammen mit {others}",
                "{argument} cannot be used together with {others}"
            )
        }
        CommandLineError::NotUtf8 => say!(language, "eine Angabe ist kein UTF-8", "an argument is not UTF-8"),
        CommandLineError::Other(message) => {
            say!(
                language,
                "die Befehlszeile ist nicht zu verstehen: {message}",
                "cannot read the command line: {message}"
            )
        }
    }
}

/// What the reader can do next; `usage` is how the command is called.
pub fn hint(language: Language, error: &CommandLineError, usage: Option<&str>) -> String {
    let called = || match usage {
        Some(usage) => say!(language, "so wird der Befehl aufgerufen: {usage}", "the usage is: {usage}"),
        None => say!(language, "--help zeigt alle Optionen", "--help shows all options"),
    };
    match error {
        CommandLineError::NoCommand { near, search, .. } => match (near, search) {
            (Some(near), Some(search)) => say!(
                language,
                "gemeint ist wohl {near}; um danach zu suchen: {search}",
                "it is probably {near}; to search for it: {search}"
            ),
            (Some(near), _) => say!(language, "gemeint ist wohl {near}", "it is probably {near}"),
            (None, Some(search)) => say!(language, "um danach zu suchen: {search}", "to search for it: {search}"),
            (None, None) => {
                say!(language, "fundstelle --help nennt alle Befehle", "fundstelle --help lists all commands")
            }
        },
        CommandLineError::NoTopic(_) | CommandLineError::MissingCommand => say!(
            language,
            "fundstelle help nennt alle Themen und Befehle",
            "fundstelle help lists all topics and commands"
        ),
        CommandLineError::NoOption { near: Some(near), .. } => {
            say!(language, "gemeint ist wohl {near}", "it is probably {near}")
        }
        CommandLineError::NoOption { typed, near: None } => say!(
            language,
            "--help zeigt alle Optionen; ist {typed} ein Wort der Abfrage, schreiben Sie -- vor die Abfrage",
            "--help shows all options; if {typed} is a word of the query, write -- before the query"
        ),
        CommandLineError::NoValue { values, .. } => {
            let values = values.join(", ");
            say!(language, "möglich sind {values}", "possible are {values}")
        }
        CommandLineError::NoNumber { problem, .. } => match problem {
            NumberProblem::NoDigits => say!(language, "eine ganze Zahl, etwa 10", "a whole number, such as 10"),
            NumberProblem::Zero => say!(language, "die Zahl muss mindestens 1 sein", "the number must be at least 1"),
            NumberProblem::TooLarge => say!(language, "die Zahl ist zu groß", "the number is too large"),
        },
        CommandLineError::Conflict { .. } | CommandLineError::Twice(_) => {
            say!(language, "lassen Sie eines davon weg", "leave one of them out")
        }
        CommandLineError::NoWord(_)
        | CommandLineError::Missing(_)
        | CommandLineError::MissingValue(_)
        | CommandLineError::NeedsNoValue { .. }
        | CommandLineError::NotUtf8
        | CommandLineError::Other(_) => called(),
    }
}
