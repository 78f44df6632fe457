//! Brings an index up to date, with progress on stderr.
//! It must not know which command asks for it.

use super::progress::Bar;
use fundstelle::Result;
use fundstelle::engine::Rebuild;
use fundstelle::ingest::{Report, UpdateOptions, update};
use fundstelle::output::wording::Language;
use std::num::NonZeroUsize;
use std::path::Path;

/// Updates the index with as many threads as the machine has, or as are given.
pub fn bring_up_to_date(
    archive: &Path,
    index: &Path,
    rebuild: Rebuild,
    threads: Option<NonZeroUsize>,
    language: Language,
) -> Result<Report> {
    let threads = threads.or_else(|| std::thread::available_parallelism().ok()).unwrap_or(NonZeroUsize::MIN);
    let bar = Bar::new(language);
    let options = UpdateOptions { threads, rebuild };
    let report = update(index, archive, &options, &|progress| bar.show(progress));
    bar.finish();
    report
}
