//! Reads the files of an archive on several threads and hands what they hold to the writer.
//! It must not know what is committed.

use crate::analysis::{Analyzer, SharedTypes};
use crate::annotate::{Annotator, documents, passages_of};
use crate::archive::{self, Broken, Entry, Found, ReadingNote, SkipReason, SourceFile, SystemError, Unreadable};
use crate::engine::{IndexDocuments, Vocabulary, Writer};
use crate::error::{Error, Result};
use crate::ingest::manifest::FileEntry;
use crate::ingest::progress::Progress;
use crate::ingest::report::Outcome;
use crate::person::{self, PersonFinder};
use crossbeam_channel::TrySendError;
use std::collections::{HashMap, HashSet};
use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use xxhash_rust::xxh3::xxh3_64;

/// Stands for the time of a file that could not be read, so that it is tried again.
const UNREAD: i64 = -1;
/// So many entries wait for each thread, which bounds the memory that they take.
const ENTRIES_WAITING: usize = 4;
/// How long a thread without work waits before it looks whether there will be any.
const WAIT: Duration = Duration::from_millis(20);

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
    /// The entries of containers that it was made from, by the container's path.
    pub within: HashMap<&'a str, Vec<&'a FileEntry>>,
}

/// What became of files, in their order.
#[derive(Default)]
pub struct ReadFiles {
    /// An entry of the manifest for each.
    pub entries: Vec<FileEntry>,
    /// Their outcomes.
    pub outcomes: Vec<Outcome>,
}

/// What became of one file, or of an entry of one: the file's number and the entry's in it.
struct ReadFile {
    at: (usize, u32),
    entry: FileEntry,
    outcome: Outcome,
}

/// An entry that waits to be read.
struct Waiting {
    at: (usize, u32),
    container: Option<String>,
    modified: i64,
    entry: Entry,
}

/// An address that no other entry of the container has: in some, two files have one name.
fn single(address: &str, known: &mut HashSet<String>) -> String {
    let mut single = address.to_string();
    let mut number = 1;
    while !known.insert(single.clone()) {
        number += 1;
        single = format!("{address}#{number}");
    }
    single
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

    /// Reads the files on several threads. What a container packs is shared between them: the thread that unpacks it
    /// works itself where the others are behind.
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
        let (send, receive) = crossbeam_channel::bounded::<Box<Waiting>>(ENTRIES_WAITING * threads.get());
        let results: Mutex<Vec<ReadFile>> = Mutex::new(Vec::with_capacity(files.len()));
        let failure: Mutex<Option<Error>> = Mutex::new(None);
        let work = || {
            let mut annotator = self.annotator();
            let mut mine = Vec::new();
            let mut keep = |result: Result<Vec<ReadFile>>| match result {
                Ok(read) => mine.extend(read),
                Err(error) => {
                    failed.store(true, Ordering::Relaxed);
                    if let Ok(mut failure) = failure.lock() {
                        failure.get_or_insert(error);
                    }
                }
            };
            while !failed.load(Ordering::Relaxed) {
                if let Ok(waiting) = receive.try_recv() {
                    keep(self.read_waiting(&mut annotator, *waiting).map(|read| vec![read]));
                    continue;
                }
                let at = next.fetch_add(1, Ordering::Relaxed);
                if let Some(file) = files.get(at) {
                    let mut aside = |waiting: Box<Waiting>| send.try_send(waiting).map_err(TrySendError::into_inner);
                    keep(self.read_file(&mut annotator, file, at, &mut aside, &failed));
                    progress(Progress { done: done.fetch_add(1, Ordering::Relaxed) + 1, total: files.len() });
                    continue;
                }
                // Others may still unpack.
                match receive.recv_timeout(WAIT) {
                    Ok(waiting) => keep(self.read_waiting(&mut annotator, *waiting).map(|read| vec![read])),
                    Err(_) if done.load(Ordering::Relaxed) >= files.len() && receive.is_empty() => break,
                    Err(_) => {}
                }
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
        let read: HashSet<usize> = results.iter().map(|file| file.at.0).collect();
        if read.len() != files.len() {
            let unread = files.iter().enumerate().filter(|(at, _)| !read.contains(at));
            return Err(Error::ThreadStopped { files: unread.map(|(_, file)| file.relative.clone()).collect() });
        }
        results.sort_by_key(|file| file.at);
        let (entries, outcomes) = results.into_iter().map(|file| (file.entry, file.outcome)).unzip();
        Ok(ReadFiles { entries, outcomes })
    }

    /// Reads a file, or opens it and reads what it packs; `aside` takes entries for other threads, or gives them back.
    fn read_file(
        &self,
        annotator: &mut Annotator,
        file: &SourceFile,
        at: usize,
        aside: &mut dyn FnMut(Box<Waiting>) -> std::result::Result<(), Box<Waiting>>,
        failed: &AtomicBool,
    ) -> Result<Vec<ReadFile>> {
        let known = self.known.get(file.relative.as_str()).copied();
        let mut entry = FileEntry {
            archive: self.number,
            path: file.relative.clone(),
            size: file.size,
            modified: file.modified,
            ..FileEntry::default()
        };
        if let Some(known) = known.filter(|known| (known.size, known.modified) == (file.size, file.modified)) {
            return Ok(self.as_before(known, at));
        }
        let mut read = Vec::new();
        let mut failure = None;
        let mut addresses: HashSet<String> = HashSet::new();
        let mut own: Option<Entry> = None;
        let holding = archive::entries(file, &mut |found| {
            if failed.load(Ordering::Relaxed) {
                return ControlFlow::Break(());
            }
            let address = match &found {
                Found::Entry(entry) => entry.address.clone(),
                Found::LeftOut(address, _) => address.clone(),
            };
            if address == file.relative {
                if let Found::Entry(entry) = found {
                    own = Some(entry);
                }
                return ControlFlow::Continue(());
            }
            let address = single(&address, &mut addresses);
            entry.entries += 1;
            let at = (at, entry.entries);
            let container = Some(file.relative.clone());
            let result = match found {
                Found::Entry(found) => {
                    let waiting = Waiting { at, container, modified: file.modified, entry: Entry { address, ..found } };
                    match aside(Box::new(waiting)) {
                        Ok(()) => return ControlFlow::Continue(()),
                        Err(waiting) => self.read_waiting(annotator, *waiting),
                    }
                }
                Found::LeftOut(_, reason) => {
                    let left_out = FileEntry {
                        archive: self.number,
                        path: address,
                        skipped: Some(reason),
                        ..FileEntry::default()
                    };
                    self.settle(FileEntry { container, modified: file.modified, ..left_out }, Vec::new(), at)
                }
            };
            match result {
                Ok(one) => read.push(one),
                Err(error) => failure = Some(error),
            }
            if failure.is_some() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        if let Some(error) = failure {
            return Err(error);
        }
        match (holding, own) {
            (Ok(_), Some(own)) if entry.entries == 0 => {
                let waiting = Waiting { at: (at, 0), container: None, modified: file.modified, entry: own };
                return Ok(vec![self.read_waiting(annotator, waiting)?]);
            }
            (Ok(_), _) if entry.entries == 0 => entry.skipped = Some(SkipReason::Empty),
            (Ok(_), _) => {}
            (Err(SkipReason::Unreadable(reason)), _) => {
                // What could not be read is tried again the next time; what is known of it stays.
                entry.modified = UNREAD;
                let reached: HashSet<&str> = read.iter().map(|read| read.entry.path.as_str()).collect();
                let within = self
                    .within(&file.relative)
                    .filter(|known| !reached.contains(known.path.as_str()) && !addresses.contains(&known.path));
                let kept: Vec<FileEntry> = within.map(|known| (*known).clone()).collect();
                let keep = |entry: FileEntry| {
                    let outcome = if entry.skipped.is_some() { Outcome::Skipped } else { Outcome::Unchanged };
                    ReadFile { at: (at, u32::MAX), entry, outcome }
                };
                read.extend(kept.into_iter().map(keep));
                let note = ReadingNote::NotReadNow(match &reason {
                    Unreadable::System(error) => error.clone(),
                    _ => SystemError { code: None, message: String::new() },
                });
                if let Some(known) = known.filter(|known| known.articles > 0) {
                    let entry = FileEntry { modified: UNREAD, notes: vec![note], ..known.clone() };
                    read.push(ReadFile { at: (at, 0), entry, outcome: Outcome::Skipped });
                    return Ok(read);
                }
                entry.skipped = Some(SkipReason::Unreadable(reason));
                read.push(ReadFile { at: (at, 0), entry, outcome: Outcome::Skipped });
                return Ok(read);
            }
            (Err(reason), _) => entry.skipped = Some(reason),
        }
        // A file that was an article itself is none any more.
        read.push(self.settle(entry, Vec::new(), (at, 0))?);
        Ok(read)
    }

    /// What is known of a file and of what it packs, when it is as it was.
    fn as_before(&self, known: &FileEntry, at: usize) -> Vec<ReadFile> {
        let keep = |(number, entry): (u32, &FileEntry)| {
            let outcome = if entry.skipped.is_some() { Outcome::Skipped } else { Outcome::Unchanged };
            ReadFile { at: (at, number), entry: entry.clone(), outcome }
        };
        let within = if known.entries > 0 { self.within.get(known.path.as_str()) } else { None };
        let all = std::iter::once(known).chain(within.into_iter().flatten().copied());
        (0..).zip(all).map(keep).collect()
    }

    fn within(&self, container: &str) -> impl Iterator<Item = &FileEntry> {
        self.within.get(container).into_iter().flatten().copied()
    }

    /// Reads an entry, unless it is as it was.
    fn read_waiting(&self, annotator: &mut Annotator, waiting: Waiting) -> Result<ReadFile> {
        let Waiting { at, container, modified, entry: found } = waiting;
        let known = self.known.get(found.address.as_str()).copied();
        let mut entry = FileEntry {
            archive: self.number,
            path: found.address.clone(),
            size: found.bytes.len() as u64,
            modified,
            hash: xxh3_64(&found.bytes),
            container,
            ..FileEntry::default()
        };
        let read_before = known.filter(|known| known.modified != UNREAD && known.entries == 0);
        if let Some(known) = read_before.filter(|known| (known.hash, known.size) == (entry.hash, entry.size)) {
            let outcome = if known.skipped.is_some() { Outcome::Skipped } else { Outcome::Unchanged };
            return Ok(ReadFile { at, entry: FileEntry { modified, ..known.clone() }, outcome });
        }
        // Input must never panic; should it, it is one entry and not the archive that is lost.
        let read = catch_unwind(AssertUnwindSafe(|| self.take(annotator, &found, &mut entry)));
        let read = read.unwrap_or_else(|_| {
            *annotator = self.annotator();
            Err(SkipReason::Broken(Broken::ProgramFailed))
        });
        let articles = read.unwrap_or_else(|reason| {
            entry.skipped = Some(reason);
            Vec::new()
        });
        self.settle(entry, articles, at)
    }

    /// Hands over what an entry gave in place of what it gave before.
    fn settle(&self, entry: FileEntry, articles: Vec<IndexDocuments>, at: (usize, u32)) -> Result<ReadFile> {
        let known = self.known.get(entry.path.as_str());
        match known {
            Some(_) => self.writer.replace(self.file_number(&entry.path), articles)?,
            None => self.writer.add(articles)?,
        }
        let outcome = match (known, &entry.skipped) {
            (_, Some(_)) => Outcome::Skipped,
            (Some(_), None) => Outcome::Updated,
            (None, None) => Outcome::Indexed,
        };
        Ok(ReadFile { at, entry, outcome })
    }

    fn take(
        &self,
        annotator: &mut Annotator,
        found: &Entry,
        entry: &mut FileEntry,
    ) -> std::result::Result<Vec<IndexDocuments>, SkipReason> {
        let reading = archive::read(found, self.archive)?;
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
