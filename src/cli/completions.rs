//! `fundstelle completions`: what a shell needs to complete our commands and options.
//! It must not know any shell: clap does.

use super::terminal::{Outcome, Terminal};
use clap::Command;
use clap_complete::{Shell, generate};
use fundstelle::Result;

#[derive(clap::Args)]
pub struct Arguments {
    #[arg(value_name = "SHELL")]
    shell: Shell,
}

pub fn run(arguments: &Arguments, mut command: Command, terminal: &mut Terminal) -> Result<Outcome> {
    let mut script = Vec::new();
    generate(arguments.shell, &mut command, "fundstelle", &mut script);
    terminal.print(&String::from_utf8_lossy(&script))?;
    Ok(Outcome::Found)
}
