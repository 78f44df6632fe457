//! Brings an index up to date with an archive: reads what changed, forgets what is gone, and commits all or nothing.
//! It must not know how progress and reports are shown.

use super::document::{documents, passages_of};
use super::manifest::{self, FileEntry};
use super::schema::{self, Fields};
use super::stamp::Stamp;
use crate::analysis::Analyzer;
use crate::archive::{self, SkipReason, SourceFile};
use crate::error::{Context, Error, Result};
use serde::Serialize;
use std::collections::{BTreeMap, HashMap};
use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use tantivy::directory::error::LockError;
use tantivy::indexer::{IndexWriterOptions, LogMergePolicy, UserOperation};
use tantivy::{Index, IndexWriter, TantivyDocument, TantivyError, Term};
use xxhash_rust::xxh3::xxh3_64;

/// Memory for the postings of each indexing thread, in bytes, before they go to disk as a segment: enough that an archive
/// of some hundred megabytes is few segments, which search faster than many.
const MEMORY_PER_THREAD: usize = 256 * 1024 * 1024;
/// A segment with more than this share of deleted passages is merged, so that old ones stop counting.
const DELETED_SHARE_MAX: f32 = 0.3;

/// How an index is brought up to date.
pub struct UpdateOptions {
    /// How many threads read and analyse, and how many write.
    pub threads: NonZeroUsize,
    /// What happens to the index that is there.
    pub rebuild: Rebuild,
}

/// What happens to an index that is there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rebuild {
    /// Only what changed is read.
    Keep,
    /// It is thrown away first, whatever state it is in.
    Anew,
}

/// How far the work is.
#[derive(Clone, Copy, Debug)]
pub struct Progress {
    /// Files done.
    pub done: usize,
    /// Files to do.
    pub total: usize,
}

/// What became of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// It is new.
    Indexed,
    /// It is as it was.
    Unchanged,
    /// It was read again.
    Updated,
    /// It was known under another path.
    Moved,
    /// It is gone, and so are its articles.
    Removed,
    /// It gives no article.
    Skipped,
}

/// One line of a report. As JSON: `path`, `outcome`, `articles`, `passages`, `undated`, and where they apply `from` (a
/// moved file's old path), `reason` (why it was skipped), `notes`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FileReport {
    /// The path below the archive.
    pub path: String,
    /// What became of it.
    pub outcome: Outcome,
    /// How many articles it has in the index.
    pub articles: u32,
    /// How many passages they have.
    pub passages: u32,
    /// How many of the articles have no date.
    pub undated: u32,
    /// Where a moved file was before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// Why it was skipped.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "in_words")]
    pub reason: Option<SkipReason>,
    /// What the reader should know about it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
}

fn in_words<S: serde::Serializer>(reason: &Option<SkipReason>, serializer: S) -> std::result::Result<S::Ok, S::Error> {
    serializer.collect_str(&reason.as_ref().map(ToString::to_string).unwrap_or_default())
}

/// What became of every file of an archive, in the order of their paths.
#[derive(Clone, Debug)]
pub struct Report {
    /// The name of the archive in the index.
    pub archive: String,
    /// The files.
    pub files: Vec<FileReport>,
}

impl Report {
    /// How many files had this outcome.
    pub fn count(&self, outcome: Outcome) -> usize {
        self.files.iter().filter(|file| file.outcome == outcome).count()
    }

    /// How many articles of the archive are in the index.
    pub fn articles(&self) -> u64 {
        self.files.iter().filter(|file| file.outcome != Outcome::Removed).map(|file| u64::from(file.articles)).sum()
    }

    /// How many passages of the archive are in the index.
    pub fn passages(&self) -> u64 {
        self.files.iter().filter(|file| file.outcome != Outcome::Removed).map(|file| u64::from(file.passages)).sum()
    }

    /// How many articles of the archive have no date.
    pub fn undated(&self) -> u64 {
        self.files.iter().filter(|file| file.outcome != Outcome::Removed).map(|file| u64::from(file.undated)).sum()
    }

    /// How many files were skipped, by the kind of reason.
    pub fn skipped_by_reason(&self) -> BTreeMap<&'static str, usize> {
        let mut counts = BTreeMap::new();
        for reason in self.files.iter().filter_map(|file| file.reason.as_ref()) {
            *counts.entry(reason.kind()).or_default() += 1;
        }
        counts
    }
}

/// Brings the index up to date with the archive. Only files whose size or time changed are read; of those, only the ones
/// whose bytes changed are indexed again. Nothing is visible to readers before the commit at the end, which is whole or
/// does not happen; where nothing changed, nothing is written.
///
/// # Errors
/// When the archive cannot be walked, or the index is foreign, damaged, of another version, or being written by another
/// process. A file that cannot be read is no error: it is in the report.
pub fn update(
    directory: &Path,
    archive: &Path,
    options: &UpdateOptions,
    progress: &(dyn Fn(Progress) + Sync),
) -> Result<Report> {
    let root = archive.canonicalize().map_err(|error| {
        Error::new(format!("cannot read the archive {}", archive.display()))
            .caused_by(error)
            .hint("give the directory that holds the articles: fundstelle index ARCHIVE")
    })?;
    let (index, mut stamp) = open_for_writing(directory, options.rebuild)?;
    let fields = schema::schema().1;
    let writer = writer(&index, directory, options.threads)?;
    // Two processes that start together both read the stamp; whoever gets the lock second must not go on from the old one.
    let payload = index.load_metas().map_err(|error| super::damaged(directory, &error))?.payload;
    if payload.is_some() {
        stamp = Stamp::read(payload.as_deref(), directory)?;
    }
    let old_manifest = stamp.manifest.clone();
    let all = if old_manifest.is_empty() { Vec::new() } else { manifest::read(&directory.join(&old_manifest))? };
    let number = stamp.archive_number(&root);
    let name = stamp.archives[number].name.clone();
    let (mut known, others): (Vec<FileEntry>, Vec<FileEntry>) =
        all.into_iter().partition(|entry| entry.archive == number);
    let (files, left_out) = archive::walk(&root, directory)?;
    let job = Job {
        fields: &fields,
        writer: &writer,
        archive: &name,
        number,
        known: known.iter().map(|entry| (entry.path.as_str(), entry)).collect(),
    };
    let (entries, outcomes) = job.read_all(&files, options.threads, progress)?;
    let present: HashMap<&str, ()> = entries.iter().map(|entry| (entry.path.as_str(), ())).collect();
    let gone: Vec<&FileEntry> = known.iter().filter(|entry| !present.contains_key(entry.path.as_str())).collect();
    let mut reports = report_files(&entries, &outcomes, &gone, left_out);
    reports.sort_by(|one, other| one.path.cmp(&other.path));
    let deletions: Vec<Term> = gone.iter().map(|entry| job.file_term(&entry.path)).collect();
    drop(job);
    for term in deletions {
        writer.delete_term(term);
    }
    let touched = entries.iter().zip(&outcomes).any(|(entry, outcome)| {
        *outcome != Outcome::Unchanged && !(*outcome == Outcome::Skipped && known.contains(entry))
    });
    let same = !touched && gone.is_empty() && entries.len() == known.len() && !old_manifest.is_empty();
    known = entries;
    if same && known.iter().zip(&files).all(|(entry, file)| entry.modified == file.modified) && payload.is_some() {
        drop(writer);
        let _ = std::fs::remove_file(directory.join(WRITER));
        return Ok(Report { archive: name, files: reports });
    }
    known.extend(others);
    commit(directory, writer, stamp, &known)?;
    Ok(Report { archive: name, files: reports })
}

/// What one run does to the files of one archive.
struct Job<'a> {
    fields: &'a Fields,
    writer: &'a IndexWriter,
    archive: &'a str,
    number: usize,
    known: HashMap<&'a str, &'a FileEntry>,
}

impl Job<'_> {
    fn file_number(&self, path: &str) -> u64 {
        xxh3_64(format!("{}\0{path}", self.number).as_bytes())
    }

    fn file_term(&self, path: &str) -> Term {
        Term::from_field_u64(self.fields.file, self.file_number(path))
    }

    /// Reads the files on several threads; entries and outcomes come back in the order of the files.
    fn read_all(
        &self,
        files: &[SourceFile],
        threads: NonZeroUsize,
        progress: &(dyn Fn(Progress) + Sync),
    ) -> Result<(Vec<FileEntry>, Vec<Outcome>)> {
        let next = AtomicUsize::new(0);
        let done = AtomicUsize::new(0);
        let failed = AtomicBool::new(false);
        let results: Mutex<Vec<(usize, FileEntry, Outcome)>> = Mutex::new(Vec::with_capacity(files.len()));
        let failure: Mutex<Option<Error>> = Mutex::new(None);
        std::thread::scope(|scope| {
            for _ in 0..threads.get() {
                scope.spawn(|| {
                    let mut analyzer = Analyzer::default();
                    let mut mine = Vec::new();
                    while !failed.load(Ordering::Relaxed) {
                        let at = next.fetch_add(1, Ordering::Relaxed);
                        let Some(file) = files.get(at) else { break };
                        match self.read_one(&mut analyzer, file) {
                            Ok((entry, outcome)) => mine.push((at, entry, outcome)),
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
                });
            }
        });
        if let Some(error) = failure.into_inner().ok().flatten() {
            return Err(error);
        }
        let mut results = results.into_inner().unwrap_or_default();
        if results.len() != files.len() {
            return Err(Error::new("a reading thread stopped before its work was done").hint("run the command again"));
        }
        results.sort_by_key(|(at, ..)| *at);
        Ok(results.into_iter().map(|(_, entry, outcome)| (entry, outcome)).unzip())
    }

    fn read_one(&self, analyzer: &mut Analyzer, file: &SourceFile) -> Result<(FileEntry, Outcome)> {
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
            hash: 0,
            articles: 0,
            passages: 0,
            undated: 0,
            skipped: None,
            notes: Vec::new(),
        };
        let mut operations = Vec::new();
        if known.is_some() {
            operations.push(UserOperation::Delete(self.file_term(&file.relative)));
        }
        match std::fs::read(&file.path) {
            Err(error) => {
                // A file that could not be read is tried again the next time.
                entry.modified = -1;
                entry.skipped = Some(SkipReason::Unreadable(error.to_string()));
            }
            Ok(bytes) => {
                entry.hash = xxh3_64(&bytes);
                entry.size = bytes.len() as u64;
                if let Some(known) = known.filter(|known| (known.hash, known.size) == (entry.hash, entry.size)) {
                    return Ok(as_before(known));
                }
                // Input must never panic; should it, it is one file and not the archive that is lost.
                let read = catch_unwind(AssertUnwindSafe(|| self.take(analyzer, &bytes, &mut entry)));
                match read.unwrap_or_else(|_| {
                    *analyzer = Analyzer::default();
                    Err(SkipReason::Broken("fundstelle failed on this file; please report it".to_string()))
                }) {
                    Ok(documents) => operations.extend(documents.into_iter().map(UserOperation::Add)),
                    Err(reason) => entry.skipped = Some(reason),
                }
            }
        }
        if !operations.is_empty() {
            self.writer.run(operations).context(|| "cannot write the index".to_string())?;
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
        analyzer: &mut Analyzer,
        bytes: &[u8],
        entry: &mut FileEntry,
    ) -> std::result::Result<Vec<TantivyDocument>, SkipReason> {
        let reading = archive::read(bytes, self.archive, &entry.path)?;
        let file = self.file_number(&entry.path);
        let mut ready = Vec::new();
        for article in &reading.articles {
            let passages = passages_of(article);
            let made = documents(analyzer, article, &passages, self.number, file);
            ready.extend(made.into_iter().map(|document| document.into_tantivy(self.fields)));
            entry.articles += 1;
            entry.passages += passages.len() as u32;
            entry.undated += u32::from(article.date.is_none());
        }
        entry.notes = reading.notes;
        Ok(ready)
    }
}

fn report_files(
    entries: &[FileEntry],
    outcomes: &[Outcome],
    gone: &[&FileEntry],
    left_out: Vec<archive::LeftOut>,
) -> Vec<FileReport> {
    let mut vanished: HashMap<(u64, u64), &FileEntry> =
        gone.iter().filter(|entry| entry.hash != 0).map(|entry| ((entry.hash, entry.size), *entry)).collect();
    let report = |entry: &FileEntry, outcome| FileReport {
        path: entry.path.clone(),
        outcome,
        articles: entry.articles,
        passages: entry.passages,
        undated: entry.undated,
        from: None,
        reason: entry.skipped.clone(),
        notes: entry.notes.clone(),
    };
    let mut reports: Vec<FileReport> = Vec::with_capacity(entries.len());
    for (entry, outcome) in entries.iter().zip(outcomes) {
        let mut line = report(entry, *outcome);
        if *outcome == Outcome::Indexed
            && let Some(before) = vanished.remove(&(entry.hash, entry.size))
        {
            line.outcome = Outcome::Moved;
            line.from = Some(before.path.clone());
        }
        reports.push(line);
    }
    let moved: Vec<String> = reports.iter().filter_map(|line| line.from.clone()).collect();
    reports.extend(
        gone.iter()
            .filter(|entry| !moved.contains(&entry.path))
            .map(|entry| FileReport { reason: None, ..report(entry, Outcome::Removed) }),
    );
    reports.extend(left_out.into_iter().map(|(path, reason)| FileReport {
        path,
        outcome: Outcome::Skipped,
        articles: 0,
        passages: 0,
        undated: 0,
        from: None,
        reason: Some(reason),
        notes: Vec::new(),
    }));
    reports
}

fn open_for_writing(directory: &Path, rebuild: Rebuild) -> Result<(Index, Stamp)> {
    let place = directory.display();
    std::fs::create_dir_all(directory).context(|| format!("cannot make the index directory {place}"))?;
    let there = directory.join("meta.json").is_file();
    if rebuild == Rebuild::Anew && there {
        clear(directory)?;
    } else if there {
        let index = Index::open_in_dir(directory).map_err(|error| super::damaged(directory, &error))?;
        let meta = index.load_metas().map_err(|error| super::damaged(directory, &error))?;
        // An index without a stamp and without segments is one whose first commit never came.
        let stamp = match meta.payload.as_deref() {
            None if meta.segments.is_empty() => Stamp::new(),
            payload => Stamp::read(payload, directory)?,
        };
        schema::register(&index);
        return Ok((index, stamp));
    }
    let foreign = std::fs::read_dir(directory)
        .context(|| format!("cannot read {place}"))?
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .find(|name| !name.starts_with('.') && !is_ours(name));
    if let Some(name) = foreign {
        return Err(Error::new(format!("{place} holds other files ({name}) and no index"))
            .hint("choose an empty or a new directory with --index"));
    }
    let index = Index::builder()
        .schema(schema::schema().0)
        .settings(schema::settings())
        .create_in_dir(directory)
        .map_err(|error| super::damaged(directory, &error))?;
    schema::register(&index);
    Ok((index, Stamp::new()))
}

/// Whether a file in an index directory is one that tantivy or we made.
fn is_ours(name: &str) -> bool {
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    let segment = stem.split('.').next().is_some_and(|id| id.len() == 32 && id.bytes().all(|b| b.is_ascii_hexdigit()));
    name == "meta.json"
        || name == ".managed.json"
        || (name.starts_with(".tantivy-") && extension == "lock")
        || name.starts_with("manifest-")
        || name == WRITER
        || (segment && matches!(extension, "store" | "term" | "idx" | "pos" | "fast" | "fieldnorm" | "del" | "temp"))
}

/// Throws an index away: the file that makes it one first.
fn clear(directory: &Path) -> Result<()> {
    let place = || format!("cannot clear the index in {}", directory.display());
    // Whoever is writing it must not lose the ground under their feet.
    if let Ok(index) = Index::open_in_dir(directory) {
        drop(writer(&index, directory, NonZeroUsize::MIN)?);
    }
    std::fs::remove_file(directory.join("meta.json")).context(place)?;
    for entry in std::fs::read_dir(directory).context(place)?.flatten() {
        if is_ours(&entry.file_name().to_string_lossy()) {
            std::fs::remove_file(entry.path()).context(place)?;
        }
    }
    Ok(())
}

/// Says, beside the lock, which process holds it.
const WRITER: &str = "writer.txt";

fn writer(index: &Index, directory: &Path, threads: NonZeroUsize) -> Result<IndexWriter> {
    let options = IndexWriterOptions::builder()
        .num_worker_threads(threads.get().min(8))
        .memory_budget_per_thread(MEMORY_PER_THREAD)
        .num_merge_threads(1)
        .build();
    let writer: IndexWriter = index.writer_with_options(options).map_err(|error| match error {
        TantivyError::LockFailure(LockError::LockBusy, _) => {
            let holder = std::fs::read_to_string(directory.join(WRITER)).unwrap_or_default();
            let holder =
                if holder.trim().is_empty() { "another process".to_string() } else { holder.trim().to_string() };
            Error::new(format!("the index in {} is being written by {holder}", directory.display()))
                .hint("wait until it is done; searching works meanwhile")
        }
        TantivyError::LockFailure(LockError::IoError(cause), _) => {
            Error::new(format!("cannot write the index in {}: {cause}", directory.display()))
                .hint("check that the directory is yours to write, or choose another with --index")
        }
        error => super::damaged(directory, &error),
    })?;
    let _ = std::fs::write(directory.join(WRITER), format!("process {}\n", std::process::id()));
    let mut policy = LogMergePolicy::default();
    policy.set_del_docs_ratio_before_merge(DELETED_SHARE_MAX);
    writer.set_merge_policy(Box::new(policy));
    Ok(writer)
}

/// Commits documents, stamp and manifest together: the manifest goes to disk under a name of its own first, and the commit
/// names it.
fn commit(directory: &Path, mut writer: IndexWriter, mut stamp: Stamp, entries: &[FileEntry]) -> Result<()> {
    let broken = |error: TantivyError| {
        Error::new(format!("cannot commit the index in {}", directory.display()))
            .caused_by(error)
            .hint("the index is as it was before; check the space on the disk and run the command again")
    };
    let mut prepared = writer.prepare_commit().map_err(broken)?;
    stamp.manifest = format!("manifest-{}.jsonl", prepared.opstamp());
    if directory.join(&stamp.manifest).exists() {
        stamp.manifest = format!("manifest-{}-{}.jsonl", prepared.opstamp(), std::process::id());
    }
    manifest::write(&directory.join(&stamp.manifest), entries)?;
    let payload = serde_json::to_string(&stamp).context(|| "cannot write the stamp".to_string())?;
    prepared.set_payload(&payload);
    prepared.commit().map_err(broken)?;
    for entry in std::fs::read_dir(directory).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with("manifest-") && name != stamp.manifest {
            let _ = std::fs::remove_file(entry.path());
        }
    }
    let _ = writer.garbage_collect_files().wait();
    writer.wait_merging_threads().map_err(broken)?;
    let _ = std::fs::remove_file(directory.join(WRITER));
    Ok(())
}
