//! `fundstelle index`: reads an archive into the index.

use super::terminal::{Outcome, Terminal};
use super::update::bring_up_to_date;
use fundstelle::engine::Rebuild;
use fundstelle::error::{Context, FileTask};
use fundstelle::ingest::Report;
use fundstelle::output::json;
use fundstelle::output::wording::archive;
use fundstelle::{Error, Result};
use std::fs::File;
use std::io::{BufWriter, Write};
use std::num::NonZeroUsize;
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
}

pub fn run(arguments: &Arguments, index: &Path, terminal: &mut Terminal) -> Result<Outcome> {
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
    Ok(Outcome::Found)
}

fn write_report(report: &Report, file: &mut impl Write) -> std::io::Result<()> {
    for line in &report.files {
        serde_json::to_writer(&mut *file, &json::file_report(line))?;
        file.write_all(b"\n")?;
    }
    file.flush()
}
