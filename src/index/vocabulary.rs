//! The words that an index has learned from its archive: a table in a file beside it, named by the stamp.
//! It must not know what is learned from counts.

use crate::analysis::learn::{Counter, Counts, learn_from_archive};
use crate::analysis::{Lexicon, checksum, to_bytes};
use crate::archive::{self, SourceFile};
use crate::error::{Context, Error, Result};
use std::fs::File;
use std::io::Write;
use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;

/// So many bytes of files are read before the archive is indexed: enough to meet the words that it uses often. Of news, 11 MB
/// taught 19 parts, all 53 MB 155 entries.
const SAMPLE_BYTES: u64 = 8_000_000;

/// The table while it is written.
const UNFINISHED: &str = "words.unfinished";

/// What an index knows of words.
#[derive(Clone)]
pub struct Vocabulary {
    /// The words, the shipped ones included.
    pub lexicon: Arc<Lexicon>,
    /// The name of the table's file in the index directory, from its content; empty when nothing was learned.
    pub file: String,
    learned: Vec<u8>,
}

impl Vocabulary {
    /// Only what is shipped.
    pub fn shipped() -> Vocabulary {
        Vocabulary { lexicon: Lexicon::shipped(), file: String::new(), learned: Vec::new() }
    }

    /// Learns from files spread evenly over the archive. The same files give the same words.
    pub fn learn(files: &[SourceFile], threads: NonZeroUsize) -> Vocabulary {
        let total: u64 = files.iter().map(|file| file.size).sum();
        let step = usize::try_from(total.div_ceil(SAMPLE_BYTES)).unwrap_or(usize::MAX).max(1);
        let sample: Vec<&SourceFile> = files.iter().step_by(step).collect();
        let count = |files: &[&SourceFile]| {
            let mut counter = Counter::default();
            for file in files {
                // What is wrong with a file is reported when it is indexed.
                let Ok(bytes) = std::fs::read(&file.path) else { continue };
                let read = || archive::read(&bytes, "", &file.relative).map(|reading| reading.articles);
                for article in
                    catch_unwind(AssertUnwindSafe(read)).ok().and_then(std::result::Result::ok).unwrap_or_default()
                {
                    counter.add(&article.body.text);
                }
            }
            counter.counts()
        };
        let mut counts = Counts::default();
        std::thread::scope(|scope| {
            let share = sample.len().div_ceil(threads.get()).max(1);
            let workers: Vec<_> = sample.chunks(share).map(|files| scope.spawn(|| count(files))).collect();
            workers.into_iter().flat_map(std::thread::ScopedJoinHandle::join).for_each(|more| counts.merge(more));
        });
        let table = learn_from_archive(&counts, &Lexicon::shipped());
        if table.is_empty() {
            return Vocabulary::shipped();
        }
        let learned = to_bytes(&table);
        let Some(lexicon) = Lexicon::with(learned.clone()) else { return Vocabulary::shipped() };
        Vocabulary { lexicon, file: format!("words-{:016x}.fst", checksum(&learned)), learned }
    }

    /// Opens the table with this name.
    ///
    /// # Errors
    /// When it is missing or not as it was written.
    pub fn open(directory: &Path, file: &str) -> Result<Vocabulary> {
        if file.is_empty() {
            return Ok(Vocabulary::shipped());
        }
        let place = directory.join(file);
        let what = || format!("the index is damaged: cannot read {}", place.display());
        let learned = std::fs::read(&place).context(what)?;
        let lexicon = Lexicon::with(learned.clone()).ok_or_else(|| Error::new(what()))?;
        Ok(Vocabulary { lexicon, file: file.to_string(), learned })
    }

    /// Writes the table, where there is one and it is not there, and waits until it is on disk.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn write(&self, directory: &Path) -> Result<()> {
        let place = directory.join(&self.file);
        if self.file.is_empty() || std::fs::read(&place).is_ok_and(|there| there == self.learned) {
            return Ok(());
        }
        // Whole under its name, or not there: a run may be stopped while it writes.
        let unfinished = directory.join(UNFINISHED);
        let what = || format!("cannot write {}", place.display());
        let mut file = File::create(&unfinished).context(what)?;
        file.write_all(&self.learned).context(what)?;
        file.sync_all().context(what)?;
        std::fs::rename(&unfinished, &place).context(what)
    }

    /// Whether a file of the index directory is such a table.
    pub fn is_one(name: &str) -> bool {
        if name == UNFINISHED {
            return true;
        }
        let number = name.strip_prefix("words-").and_then(|name| name.strip_suffix(".fst"));
        number.is_some_and(|number| number.len() == 16 && number.bytes().all(|byte| byte.is_ascii_hexdigit()))
    }
}
