//! `fundstelle index`: reads an archive into the index.

use super::progress::Bar;
use super::terminal::{Outcome, Terminal};
use super::{counted, grouped};
use fundstelle::engine::Rebuild;
use fundstelle::error::{Context, FileTask};
use fundstelle::ingest::{FileReport, Outcome as FileOutcome, Report, UpdateOptions, update};
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

/// This many remarks on files are shown; the report file has all.
const NOTES_SHOWN: usize = 10;

pub fn run(arguments: &Arguments, index: &Path, terminal: &mut Terminal) -> Result<Outcome> {
    let rebuild = if arguments.rebuild { Rebuild::Anew } else { Rebuild::Keep };
    // The report file is opened first: it would be late to learn after an hour that it cannot be written.
    let file = arguments
        .report
        .as_deref()
        .map(|path| File::create(path).map(BufWriter::new).context(Error::of_file(FileTask::WriteReport, path)));
    let file = file.transpose()?;
    let report = bring_up_to_date(&arguments.archive, index, rebuild, arguments.threads)?;
    if let (Some(path), Some(mut file)) = (&arguments.report, file) {
        write_report(&report, &mut file).context(Error::of_file(FileTask::WriteReport, path))?;
    }
    summarize(&report, terminal);
    Ok(Outcome::Found)
}

/// Updates the index, with progress.
pub fn bring_up_to_date(
    archive: &Path,
    index: &Path,
    rebuild: Rebuild,
    threads: Option<NonZeroUsize>,
) -> Result<Report> {
    let threads = threads.or_else(|| std::thread::available_parallelism().ok()).unwrap_or(NonZeroUsize::MIN);
    let bar = Bar::new();
    let options = UpdateOptions { threads, rebuild };
    let report = update(index, archive, &options, &|progress| bar.show(progress));
    bar.finish();
    report
}

fn write_report(report: &Report, file: &mut impl Write) -> std::io::Result<()> {
    for line in &report.files {
        serde_json::to_writer(&mut *file, line)?;
        file.write_all(b"\n")?;
    }
    file.flush()
}

/// Says in one line what became of the files, when anything did.
pub fn say_what_changed(report: &Report, terminal: &mut Terminal) {
    let changes = [FileOutcome::Indexed, FileOutcome::Updated, FileOutcome::Moved, FileOutcome::Removed];
    if changes.into_iter().any(|outcome| report.count(outcome) > 0) {
        terminal.tell(&counts(report));
    }
}

/// `archive: 3 indexed, 2 unchanged, 1 skipped`.
fn counts(report: &Report) -> String {
    let count = |outcome| report.count(outcome) as u64;
    let mut parts = vec![
        format!("{} indexed", grouped(count(FileOutcome::Indexed))),
        format!("{} unchanged", grouped(count(FileOutcome::Unchanged))),
    ];
    for (outcome, word) in
        [(FileOutcome::Updated, "updated"), (FileOutcome::Moved, "moved"), (FileOutcome::Removed, "removed")]
    {
        if count(outcome) > 0 {
            parts.push(format!("{} {word}", grouped(count(outcome))));
        }
    }
    parts.push(format!("{} skipped", grouped(count(FileOutcome::Skipped))));
    format!("{}: {}", report.archive, parts.join(", "))
}

fn summarize(report: &Report, terminal: &mut Terminal) {
    terminal.tell(&counts(report));
    for (reason, count) in report.skipped_by_reason() {
        terminal.tell(&format!("  skipped, {reason}: {}", grouped(count as u64)));
    }
    terminal.tell(&format!(
        "  in the index: {}, {}, {} undated",
        counted(report.articles(), "article", "articles"),
        counted(report.passages(), "passage", "passages"),
        grouped(report.undated())
    ));
    let remarks: Vec<String> = report.files.iter().flat_map(remarks).collect();
    for remark in remarks.iter().take(NOTES_SHOWN) {
        terminal.tell(&format!("  {remark}"));
    }
    if remarks.len() > NOTES_SHOWN {
        terminal.tell(&format!("  … and {} more; --report FILE writes all", remarks.len() - NOTES_SHOWN));
    }
}

/// What a reader should look at: broken files, strange dates. That a picture is no article needs no line.
fn remarks(file: &FileReport) -> Vec<String> {
    use fundstelle::archive::SkipReason::{Hidden, Index, UnknownFormat};
    let skipped = file.reason.iter().filter(|reason| !matches!(reason, Hidden | Index | UnknownFormat(_)));
    let skipped = skipped.map(|reason| format!("{}: {reason}", file.path));
    let moved = file.from.iter().map(|from| format!("{}: moved from {from}", file.path));
    // An old remark was told when the file was read.
    let read = file.outcome != FileOutcome::Unchanged;
    let notes = file.notes.iter().filter(|_| read).map(|note| format!("{}: {note}", file.path));
    skipped.chain(moved).chain(notes).collect()
}
