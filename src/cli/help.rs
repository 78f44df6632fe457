//! `fundstelle help`: a topic, a command, or all commands.
//! It must not hold the texts.

use super::parse_error;
use super::terminal::{Outcome, Terminal};
use clap::Command;
use fundstelle::Result;
use fundstelle::output::help::{Topic, page};
use fundstelle::output::wording::command_line::CommandLineError;

#[derive(clap::Args)]
pub struct Arguments {
    #[arg(value_name = "TOPIC")]
    words: Vec<String>,
}

/// The names of the topics.
pub fn topics() -> Vec<&'static str> {
    Topic::ALL.into_iter().map(Topic::name).collect()
}

/// Prints the topic; else the help of the command of this path.
pub fn run(arguments: &Arguments, mut command: Command, terminal: &mut Terminal) -> Result<Outcome> {
    if let [word] = arguments.words.as_slice()
        && let Some(topic) = Topic::named(word)
    {
        return show(topic, terminal);
    }
    command.build();
    let mut found = &mut command;
    for word in &arguments.words {
        match found.find_subcommand_mut(word) {
            Some(below) => found = below,
            None => {
                parse_error::show(&CommandLineError::NoTopic(arguments.words.join(" ")), None, terminal);
                return Ok(Outcome::Refused);
            }
        }
    }
    let help = found.render_long_help();
    terminal.line(help.ansi().to_string().trim_end())?;
    Ok(Outcome::Found)
}

/// Prints a topic.
pub fn show(topic: Topic, terminal: &mut Terminal) -> Result<Outcome> {
    terminal.print(&page(topic, terminal.language, terminal.width))?;
    Ok(Outcome::Found)
}
