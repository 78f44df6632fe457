//! Reads the files of an archive on several threads and hands what they hold to the writer.
//! It must not know what is committed.

use crate::analysis::{Analyzer, SharedTypes};
use crate::annotate::{Annotator, documents, passages_of};
use crate::archive::{self, Broken, ReadingNote, SkipReason, SourceFile};
use crate::engine::{IndexDocuments, Vocabulary, Writer};
use crate::error::{Error, Result};
use crate::ingest::manifest::FileEntry;
use crate::ingest::progress::Progress;
use crate::ingest::report::Outcome;
use crate::person::{self, PersonFinder};
use std::collections::{HashMap, HashSet};
use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use xxhash_rust::xxh3::xxh3_64;

/// Stands for the time of a file that could not be read, so that it is tried again.
const UNREAD: i64 = -1;

/// What one run does to the files of one archive.
pub struct Job<'a> {
    /// Where documents go.
    pub writer: &'a Writer,
    /// The name of the archive.
    pub archive: &'a str,
    /// What is known of words.
    pub vocabulary: &'a Vocabulary,
    /// What is known of names.
    pub persons: Arc<person::Lexicon>,
    /// Words analysed already, by any thread.
    pub types: SharedTypes,
    /// The number of the archive.
    pub number: usize,
    /// The files that the index was made from, by their path.
    pub known: HashMap<&'a str, &'a FileEntry>,
}

/// What became of files, in their order.
#[derive(Default)]
pub struct ReadFiles {
    /// An entry of the manifest for each.
    pub entries: Vec<FileEntry>,
    /// Their outcomes.
    pub outcomes: Vec<Outcome>,
}

/// What became of one file.
struct ReadFile {
    at: usize,
    entry: FileEntry,
    outcome: Outcome,
}

/// The number under which the index has the articles of a file of the archive with this number.
pub fn file_number(archive: usize, path: &str) -> u64 {
    xxh3_64(format!("{archive}\0{path}").as_bytes())
}

impl Job<'_> {
    /// Whether the manifest has exactly this entry; one that could not be read counts as such until it can.
    pub fn is_known(&self, entry: &FileEntry) -> bool {
        self.known.get(entry.path.as_str()).is_some_and(|known| *known == entry)
    }

    /// The number under which the index has the articles of a file.
    pub fn file_number(&self, path: &str) -> u64 {
        file_number(self.number, path)
    }

    fn annotator(&self) -> Annotator {
        Annotator::new(
            Analyzer::sharing(self.vocabulary.lexicon.clone(), self.types.clone()),
            PersonFinder::new(self.persons.clone(), person::shipped().1),
        )
    }

    /// Reads the files on several threads.
    ///
    /// # Errors
    /// When the index cannot be written.
    pub fn read_all(
        &self,
        files: &[SourceFile],
        threads: NonZeroUsize,
        progress: &(dyn Fn(Progress) + Sync),
    ) -> Result<ReadFiles> {
        let (next, done, failed) = (AtomicUsize::new(0), AtomicUsize::new(0), AtomicBool::new(false));
        let results: Mutex<Vec<ReadFile>> = Mutex::new(Vec::with_capacity(files.len()));
        let failure: Mutex<Option<Error>> = Mutex::new(None);
        let work = || {
            let mut annotator = self.annotator();
            let mut mine = Vec::new();
            while !failed.load(Ordering::Relaxed) {
                let at = next.fetch_add(1, Ordering::Relaxed);
                let Some(file) = files.get(at) else { break };
                match self.read_one(&mut annotator, file) {
                    Ok((entry, outcome)) => mine.push(ReadFile { at, entry, outcome }),
                    Err(error) => {
                        failed.store(true, Ordering::Relaxed);
                        if let Ok(mut failure) = failure.lock() {
                            failure.get_or_insert(error);
                        }
                    }
                }
                progress(Progress { done: done.fetch_add(1, Ordering::Relaxed) + 1, total: files.len() });
            }
            if let Ok(mut results) = results.lock() {
                results.extend(mine);
            }
        };
        std::thread::scope(|scope| (0..threads.get()).for_each(|_| drop(scope.spawn(work))));
        if let Some(error) = failure.into_inner().ok().flatten() {
            return Err(error);
        }
        let mut results = results.into_inner().unwrap_or_default();
        if results.len() != files.len() {
            let read: HashSet<usize> = results.iter().map(|file| file.at).collect();
            let unread = files.iter().enumerate().filter(|(at, _)| !read.contains(at));
            return Err(Error::ThreadStopped { files: unread.map(|(_, file)| file.relative.clone()).collect() });
        }
        results.sort_by_key(|file| file.at);
        let (entries, outcomes) = results.into_iter().map(|file| (file.entry, file.outcome)).unzip();
        Ok(ReadFiles { entries, outcomes })
    }

    fn read_one(&self, annotator: &mut Annotator, file: &SourceFile) -> Result<(FileEntry, Outcome)> {
        let known = self.known.get(file.relative.as_str()).copied();
        let as_before = |entry: &FileEntry| {
            let outcome = if entry.skipped.is_some() { Outcome::Skipped } else { Outcome::Unchanged };
            (FileEntry { modified: file.modified, ..entry.clone() }, outcome)
        };
        if let Some(entry) = known.filter(|entry| (entry.size, entry.modified) == (file.size, file.modified)) {
            return Ok(as_before(entry));
        }
        let mut entry = FileEntry {
            archive: self.number,
            path: file.relative.clone(),
            size: file.size,
            modified: file.modified,
            ..FileEntry::default()
        };
        let bytes = match std::fs::read(&file.path) {
            Ok(bytes) => bytes,
            Err(error) => {
                // A file that could not be read is tried again the next time; what is known of it stays.
                let note = ReadingNote::NotReadNow((&error).into());
                if let Some(known) = known.filter(|known| known.articles > 0) {
                    return Ok((FileEntry { modified: UNREAD, notes: vec![note], ..known.clone() }, Outcome::Skipped));
                }
                let skipped = Some(SkipReason::Unreadable((&error).into()));
                return Ok((FileEntry { modified: UNREAD, skipped, ..entry }, Outcome::Skipped));
            }
        };
        entry.hash = xxh3_64(&bytes);
        entry.size = bytes.len() as u64;
        let read_before = known.filter(|known| known.modified != UNREAD);
        if let Some(known) = read_before.filter(|known| (known.hash, known.size) == (entry.hash, entry.size)) {
            return Ok(as_before(known));
        }
        // Input must never panic; should it, it is one file and not the archive that is lost.
        let read = catch_unwind(AssertUnwindSafe(|| self.take(annotator, &bytes, &mut entry)));
        let read = read.unwrap_or_else(|_| {
            *annotator = self.annotator();
            Err(SkipReason::Broken(Broken::ProgramFailed))
        });
        let articles = read.unwrap_or_else(|reason| {
            entry.skipped = Some(reason);
            Vec::new()
        });
        match known {
            Some(_) => self.writer.replace(self.file_number(&entry.path), articles)?,
            None => self.writer.add(articles)?,
        }
        let outcome = match (known, &entry.skipped) {
            (_, Some(_)) => Outcome::Skipped,
            (Some(_), None) => Outcome::Updated,
            (None, None) => Outcome::Indexed,
        };
        Ok((entry, outcome))
    }

    fn take(
        &self,
        annotator: &mut Annotator,
        bytes: &[u8],
        entry: &mut FileEntry,
    ) -> std::result::Result<Vec<IndexDocuments>, SkipReason> {
        let reading = archive::read(bytes, self.archive, &entry.path)?;
        let file = self.file_number(&entry.path);
        let mut ready = Vec::new();
        for article in &reading.articles {
            let passages = passages_of(article);
            ready.push(self.writer.ready(documents(annotator, article, &passages), self.number, file));
            entry.articles += 1;
            entry.passages += passages.len() as u32;
            entry.undated += u32::from(article.date.is_none());
        }
        entry.notes = reading.notes;
        Ok(ready)
    }
}
