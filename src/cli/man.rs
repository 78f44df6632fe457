//! `fundstelle man`: the manual pages.
//! It must not hold a text of its own.

use super::terminal::{Outcome, Terminal};
use clap::Command;
use clap_mangen::Man;
use fundstelle::error::{Context, FileTask};
use fundstelle::output::wording::{Language, help};
use fundstelle::{Error, Result};
use std::io;
use std::path::{Path, PathBuf};

#[derive(clap::Args)]
pub struct Arguments {
    #[arg(value_name = "DIR")]
    directory: Option<PathBuf>,
}

pub fn run(arguments: &Arguments, mut command: Command, terminal: &mut Terminal) -> Result<Outcome> {
    command.build();
    match &arguments.directory {
        Some(directory) => {
            std::fs::create_dir_all(directory).context(Error::of_file(FileTask::Write, directory))?;
            write(&command, directory, terminal.language)?;
        }
        None => terminal.print(&page(&manual(command), terminal.language).map_err(Error::of_output)?)?,
    }
    Ok(Outcome::Found)
}

/// Writes the page of a command and those of all below it.
fn write(command: &Command, directory: &Path, language: Language) -> Result<()> {
    let man = manual(command.clone());
    let path = directory.join(man.get_filename());
    let page = page(&man, language).map_err(|cause| Error::of_file(FileTask::Write, &path)(cause.into()))?;
    std::fs::write(&path, page).context(Error::of_file(FileTask::Write, &path))?;
    command.get_subcommands().try_for_each(|command| write(command, directory, language))
}

/// The manual of a command; each names the whole program.
fn manual(command: Command) -> Man {
    Man::new(command).source(concat!("fundstelle ", env!("CARGO_PKG_VERSION")))
}

/// A page with headings of the language, and a line for each value of an option.
fn page(man: &Man, language: Language) -> io::Result<String> {
    let mut page = Vec::new();
    man.render(&mut page)?;
    let page = String::from_utf8_lossy(&page).replace("\n\\- ", "\n.br\n\\- ");
    let lines = page.lines().map(|line| match line.strip_prefix(".SH ") {
        Some(heading) => format!(".SH \"{}\"\n", help::man_heading(language, heading.trim_matches('"'))),
        None => format!("{line}\n"),
    });
    Ok(lines.collect())
}
