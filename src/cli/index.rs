//! `fundstelle index`: reads an archive into the index.

use super::terminal::{Outcome, Terminal};
use super::update::bring_up_to_date;
use fundstelle::archive::{self as archive_reader, Found, entries, walk};
use fundstelle::engine::Rebuild;
use fundstelle::error::{Context, FileTask};
use fundstelle::ingest::Report;
use fundstelle::output::wording::archive;
use fundstelle::output::{json, printable};
use fundstelle::{Error, Result};
use std::fs::File;
use std::io::{BufWriter, Write};
use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

#[derive(clap::Args)]
pub struct Arguments {
    archive: PathBuf,
    #[arg(long)]
    rebuild: bool,
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,
    #[arg(long, value_name = "N")]
    threads: Option<NonZeroUsize>,
    #[arg(long, conflicts_with_all = ["rebuild", "report", "threads"])]
    dry_run: bool,
}

pub fn run(arguments: &Arguments, index: &Path, terminal: &mut Terminal) -> Result<Outcome> {
    if arguments.dry_run {
        return understood(&arguments.archive, index, terminal);
    }
    let rebuild = if arguments.rebuild { Rebuild::Anew } else { Rebuild::Keep };
    // The report file is opened first: it would be late to learn after an hour that it cannot be written.
    let file = arguments
        .report
        .as_deref()
        .map(|path| File::create(path).map(BufWriter::new).context(Error::of_file(FileTask::WriteReport, path)));
    let file = file.transpose()?;
    let report = bring_up_to_date(&arguments.archive, index, rebuild, arguments.threads, terminal.language)?;
    if let (Some(path), Some(mut file)) = (&arguments.report, file) {
        write_report(&report, &mut file).context(Error::of_file(FileTask::WriteReport, path))?;
    }
    terminal.notes(&archive::report(terminal.language, &report));
    let nothing = report.articles() == 0 && report.files.iter().any(|file| file.reason.is_some());
    Ok(if nothing { Outcome::Refused } else { Outcome::Found })
}

/// Shows how each file and each entry would be understood, and changes nothing.
fn understood(directory: &Path, index: &Path, terminal: &mut Terminal) -> Result<Outcome> {
    let (files, mut left_out) = walk(directory, index)?;
    let language = terminal.language;
    let mut articles = 0_u64;
    for file in &files {
        let mut failure = None;
        let read = entries(file, &mut |found| {
            let (address, read) = match found {
                Found::Entry(entry) => (entry.address.clone(), archive_reader::read(&entry, "")),
                Found::LeftOut(address, reason) => (address, Err(reason)),
            };
            let result = match read {
                Ok(reading) => {
                    articles += reading.articles.len() as u64;
                    let line = |article| archive::understood(language, &address, reading.format, article);
                    reading.articles.iter().map(line).try_for_each(|line| terminal.line(&printable(&line)))
                }
                Err(reason) => {
                    left_out.push((address, reason));
                    Ok(())
                }
            };
            match result {
                Ok(()) => ControlFlow::Continue(()),
                Err(error) => {
                    failure = Some(error);
                    ControlFlow::Break(())
                }
            }
        });
        if let Some(error) = failure {
            return Err(error);
        }
        left_out.extend(read.err().map(|reason| (file.relative.clone(), reason)));
    }
    for (address, reason) in &left_out {
        terminal.line(&printable(&archive::left_out(terminal.language, address, reason)))?;
    }
    terminal.flush()?;
    terminal.note(&archive::would_be_read(terminal.language, articles, left_out.len() as u64));
    Ok(if articles == 0 { Outcome::Refused } else { Outcome::Found })
}

fn write_report(report: &Report, file: &mut impl Write) -> std::io::Result<()> {
    for line in &report.files {
        serde_json::to_writer(&mut *file, &json::file_report(line))?;
        file.write_all(b"\n")?;
    }
    file.flush()
}
