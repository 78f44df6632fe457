//! Brings an index up to date with an archive: reads what changed, forgets what is gone, and commits all or nothing.
//! It must not know how progress and reports are shown.

use crate::analysis::{Analyzer, SharedTypes};
use crate::annotate::{Annotator, documents, passages_of};
use crate::archive::{self, SkipReason, SourceFile};
use crate::engine::OpenIndex;
use crate::engine::schema::{self, Fields};
use crate::engine::stamp::Stamp;
use crate::engine::vocabulary::Vocabulary;
use crate::error::{Context, Error, Result};
use crate::ingest::manifest::{self, FileEntry};
use crate::person::{self, PersonFinder};
use serde::Serialize;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use tantivy::directory::error::LockError;
use tantivy::directory::{Directory, INDEX_WRITER_LOCK, MmapDirectory};
use tantivy::indexer::{IndexWriterOptions, LogMergePolicy, UserOperation};
use tantivy::query::AllQuery;
use tantivy::{Index, IndexWriter, TantivyDocument, TantivyError, Term};
use xxhash_rust::xxh3::xxh3_64;

/// Memory for the postings of each indexing thread, in bytes, before they go to disk as a segment: enough that an archive
/// of some hundred megabytes is few segments, which search faster than many.
const MEMORY_PER_THREAD: usize = 256 * 1024 * 1024;
/// A segment with more than this share of deleted passages is merged, so that old ones stop counting.
const DELETED_SHARE_MAX: f32 = 0.3;

/// Stands for the time of a file that could not be read, so that it is tried again.
const UNREAD: i64 = -1;

/// When an archive of so many files is empty all at once, its disk is not mounted rather than its articles gone.
const EMPTIED_MIN: usize = 20;

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
    if root.to_str().is_none() {
        return Err(Error::new(format!("the path of the archive {} is not UTF-8", root.display()))
            .hint("rename the folder, or index it through a symbolic link with another name"));
    }
    // The archive first: an index must not be touched for one that cannot be read.
    let (files, left_out) = archive::walk(&root, directory)?;
    let (index, old) = open_for_writing(directory, options.rebuild)?;
    let fields = schema::schema().1;
    let writer = writer(&index, directory, options.threads)?;
    let mut replaced = Stamp::new();
    let mut stamp = match old {
        Old::Kept => current_stamp(&index, directory)?,
        Old::None => Stamp::new(),
        Old::ThrownAway => {
            // Whoever reads the old index now may still ask for what it names.
            replaced = current_stamp(&index, directory)?;
            // Not `delete_all_documents`, which lets go of the old segments before the commit.
            writer.delete_query(Box::new(AllQuery)).map_err(|error| crate::engine::damaged(directory, &error))?;
            Stamp::new()
        }
    };
    let all = if stamp.manifest.is_empty() { Vec::new() } else { manifest::read(&directory.join(&stamp.manifest))? };
    let first_commit = stamp.manifest.is_empty();
    let vocabulary = match old {
        Old::Kept if !first_commit => Vocabulary::open(directory, &stamp.words)
            .map_err(|error| error.hint(crate::engine::rebuild_hint(directory)))?,
        _ => Vocabulary::learn(&files, options.threads),
    };
    let last_words = std::mem::replace(&mut stamp.words, vocabulary.file.clone());
    let number = stamp.archive_number(&root);
    let name = stamp.archives[number].name.clone();
    let (known, others): (Vec<FileEntry>, Vec<FileEntry>) = all.into_iter().partition(|entry| entry.archive == number);
    if files.is_empty() && known.len() >= EMPTIED_MIN {
        return Err(Error::new(format!("the archive {} has no files any more", root.display()))
            .hint("is its disk mounted? to forget its articles nevertheless, use --rebuild"));
    }
    let job = Job {
        fields: &fields,
        writer: &writer,
        archive: &name,
        vocabulary: &vocabulary,
        persons: vocabulary.persons(),
        types: SharedTypes::default(),
        number,
        known: known.iter().map(|entry| (entry.path.as_str(), entry)).collect(),
    };
    let (mut entries, mut outcomes) = job.read_all(&files, options.threads, progress)?;
    let present: HashSet<String> = entries.iter().map(|entry| entry.path.clone()).collect();
    let missing = known.iter().filter(|entry| !present.contains(&entry.path));
    // What lies in a folder that cannot be read now is not gone.
    let shut: Vec<&str> = left_out
        .iter()
        .filter(|(_, reason)| matches!(reason, SkipReason::Unreadable(_)))
        .map(|(path, _)| path.as_str())
        .collect();
    let behind = |path: &str| shut.iter().any(|shut| path.strip_prefix(shut).is_some_and(|rest| rest.starts_with('/')));
    let (out_of_reach, gone): (Vec<&FileEntry>, Vec<&FileEntry>) = missing.partition(|entry| behind(&entry.path));
    entries.extend(out_of_reach.iter().map(|entry| (*entry).clone()));
    outcomes.extend(out_of_reach.iter().map(|_| Outcome::Unchanged));
    let mut files_reported = report_files(&entries, &outcomes, &gone, left_out);
    files_reported.sort_by(|one, other| one.path.cmp(&other.path));
    let report = Report { archive: name.clone(), files: files_reported };
    let same = !first_commit && gone.is_empty() && entries.iter().all(|entry| job.is_known(entry));
    for entry in &gone {
        writer.delete_term(job.file_term(&entry.path));
    }
    drop(job);
    if same {
        drop(writer);
        let _ = std::fs::remove_file(directory.join(WRITER));
        return Ok(report);
    }
    entries.extend(others);
    vocabulary.write(directory)?;
    if replaced.manifest.is_empty() {
        replaced.manifest.clone_from(&stamp.manifest);
        replaced.words = last_words;
    }
    commit(directory, writer, stamp, &replaced, &entries)?;
    Ok(report)
}

/// The stamp of the last commit, read while the writer's lock is ours: of two runs that start together, the second must not
/// go on from what was there before the first. An index without a stamp and without segments is one whose first commit
/// never came.
fn current_stamp(index: &Index, directory: &Path) -> Result<Stamp> {
    let meta = index.load_metas().map_err(|error| crate::engine::damaged(directory, &error))?;
    match meta.payload.as_deref() {
        None if meta.segments.is_empty() => Ok(Stamp::new()),
        payload => Stamp::read(payload, directory),
    }
}

/// What one run does to the files of one archive.
struct Job<'a> {
    fields: &'a Fields,
    writer: &'a IndexWriter,
    archive: &'a str,
    vocabulary: &'a Vocabulary,
    persons: Arc<person::Lexicon>,
    types: SharedTypes,
    number: usize,
    known: HashMap<&'a str, &'a FileEntry>,
}

impl Job<'_> {
    /// Whether the manifest has exactly this entry; one that could not be read counts as such until it can.
    fn is_known(&self, entry: &FileEntry) -> bool {
        self.known.get(entry.path.as_str()).is_some_and(|known| *known == entry)
    }

    fn annotator(&self) -> Annotator {
        Annotator::new(
            Analyzer::sharing(self.vocabulary.lexicon.clone(), self.types.clone()),
            PersonFinder::new(self.persons.clone(), person::shipped().1),
        )
    }

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
                    let mut annotator = self.annotator();
                    let mut mine = Vec::new();
                    while !failed.load(Ordering::Relaxed) {
                        let at = next.fetch_add(1, Ordering::Relaxed);
                        let Some(file) = files.get(at) else { break };
                        match self.read_one(&mut annotator, file) {
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
                // A file that could not be read is tried again the next time; what is known of it stays.
                let note = format!("cannot be read now, its articles are as they were: {error}");
                if let Some(known) = known.filter(|known| known.articles > 0) {
                    return Ok((FileEntry { modified: UNREAD, notes: vec![note], ..known.clone() }, Outcome::Skipped));
                }
                entry.modified = UNREAD;
                entry.skipped = Some(SkipReason::Unreadable(error.to_string()));
                operations.clear();
            }
            Ok(bytes) => {
                entry.hash = xxh3_64(&bytes);
                entry.size = bytes.len() as u64;
                let read_before = known.filter(|known| known.modified != UNREAD);
                if let Some(known) = read_before.filter(|known| (known.hash, known.size) == (entry.hash, entry.size)) {
                    return Ok(as_before(known));
                }
                // Input must never panic; should it, it is one file and not the archive that is lost.
                let read = catch_unwind(AssertUnwindSafe(|| self.take(annotator, &bytes, &mut entry)));
                match read.unwrap_or_else(|_| {
                    *annotator = self.annotator();
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
        annotator: &mut Annotator,
        bytes: &[u8],
        entry: &mut FileEntry,
    ) -> std::result::Result<Vec<TantivyDocument>, SkipReason> {
        let reading = archive::read(bytes, self.archive, &entry.path)?;
        let file = self.file_number(&entry.path);
        let mut ready = Vec::new();
        for article in &reading.articles {
            let passages = passages_of(article);
            let made = documents(annotator, article, &passages, self.number, file);
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
    let mut vanished: HashMap<(u64, u64), Vec<&FileEntry>> = HashMap::new();
    for entry in gone.iter().rev().filter(|entry| entry.hash != 0) {
        vanished.entry((entry.hash, entry.size)).or_default().push(entry);
    }
    let mut moved: HashSet<&str> = HashSet::new();
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
            && let Some(before) = vanished.get_mut(&(entry.hash, entry.size)).and_then(Vec::pop)
        {
            line.outcome = Outcome::Moved;
            line.from = Some(before.path.clone());
            moved.insert(&before.path);
        }
        reports.push(line);
    }
    reports.extend(
        gone.iter()
            .filter(|entry| !moved.contains(entry.path.as_str()))
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

/// What was in the index directory.
enum Old {
    /// Nothing.
    None,
    /// An index to go on from.
    Kept,
    /// An index whose documents go with the next commit, which stays usable until then.
    ThrownAway,
}

fn open_for_writing(directory: &Path, rebuild: Rebuild) -> Result<(Index, Old)> {
    let place = directory.display();
    std::fs::create_dir_all(directory).context(|| format!("cannot make the index directory {place}"))?;
    if directory.join("meta.json").is_file() {
        let kept = match rebuild {
            Rebuild::Keep => Some(Old::Kept),
            // Only an index that another version made, or that is damaged, has to go before the new one is there.
            Rebuild::Anew => OpenIndex::open(directory).is_ok().then_some(Old::ThrownAway),
        };
        if let Some(old) = kept {
            let index = Index::open_in_dir(directory).map_err(|error| crate::engine::damaged(directory, &error))?;
            current_stamp(&index, directory)?;
            schema::register(&index);
            return Ok((index, old));
        }
        clear(directory)?;
    }
    let foreign = std::fs::read_dir(directory)
        .context(|| format!("cannot read {place}"))?
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .find(|name| !name.starts_with('.') && !is_ours(name) && ![SYNONYMS, PERSONS].contains(&name.as_str()));
    if let Some(name) = foreign {
        return Err(Error::new(format!("{place} holds other files ({name}) and no index"))
            .hint("choose an empty or a new directory with --index"));
    }
    let index = Index::builder()
        .schema(schema::schema().0)
        .settings(schema::settings())
        .create_in_dir(directory)
        .map_err(|error| crate::engine::damaged(directory, &error))?;
    schema::register(&index);
    Ok((index, Old::None))
}

/// The reader's own file of synonyms in the index directory, which no rebuilding throws away.
pub const SYNONYMS: &str = "synonyme.txt";
/// The same of what the reader says of names: who is one person, and who are two.
pub const PERSONS: &str = "personen.txt";

/// Whether a file in an index directory is one that tantivy or we made.
fn is_ours(name: &str) -> bool {
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    let segment = stem.split('.').next().is_some_and(|id| id.len() == 32 && id.bytes().all(|b| b.is_ascii_hexdigit()));
    name == "meta.json"
        || name == ".managed.json"
        || (name.starts_with(".tantivy-") && extension == "lock")
        || is_manifest(name)
        || Vocabulary::is_one(name)
        || name == WRITER
        || (segment && matches!(extension, "store" | "term" | "idx" | "pos" | "fast" | "fieldnorm" | "del" | "temp"))
}

fn is_manifest(name: &str) -> bool {
    let number = name.strip_prefix("manifest-").and_then(|name| name.strip_suffix(".jsonl"));
    number.is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-'))
}

/// Throws an index away, the file that makes it one first, while the writer's lock is held; the lock's own file stays.
fn clear(directory: &Path) -> Result<()> {
    let place = || format!("cannot clear the index in {}", directory.display());
    let opened = MmapDirectory::open(directory).context(place)?;
    let _lock = opened.acquire_lock(&INDEX_WRITER_LOCK).map_err(|error| cannot_lock(directory, error))?;
    std::fs::remove_file(directory.join("meta.json")).context(place)?;
    for entry in std::fs::read_dir(directory).context(place)?.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if is_ours(&name) && !name.ends_with(".lock") {
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
        TantivyError::LockFailure(error, _) => cannot_lock(directory, error),
        error => crate::engine::damaged(directory, &error),
    })?;
    let _ = std::fs::write(directory.join(WRITER), format!("process {}\n", std::process::id()));
    let mut policy = LogMergePolicy::default();
    policy.set_del_docs_ratio_before_merge(DELETED_SHARE_MAX);
    writer.set_merge_policy(Box::new(policy));
    Ok(writer)
}

fn cannot_lock(directory: &Path, error: LockError) -> Error {
    match error {
        LockError::LockBusy => {
            let holder = std::fs::read_to_string(directory.join(WRITER)).unwrap_or_default();
            let holder = if holder.trim().is_empty() { "another process" } else { holder.trim() };
            Error::new(format!("the index in {} is being written by {holder}", directory.display()))
                .hint("wait until it is done; searching works meanwhile")
                .busy()
        }
        LockError::IoError(cause) => Error::new(format!("cannot write the index in {}: {cause}", directory.display()))
            .hint("check that the directory is yours to write, or choose another with --index"),
    }
}

/// Commits documents, stamp and manifest together: the manifest goes to disk under a name of its own first, and the commit
/// names it.
fn commit(
    directory: &Path,
    mut writer: IndexWriter,
    mut stamp: Stamp,
    replaced: &Stamp,
    entries: &[FileEntry],
) -> Result<()> {
    let broken = |error: TantivyError| {
        Error::new(format!("cannot commit the index in {}", directory.display()))
            .caused_by(error)
            .hint("the index is as it was before; check the space on the disk and run the command again")
    };
    let mut prepared = writer.prepare_commit().map_err(broken)?;
    // Whoever reads the last commit now may still ask for its manifest, which goes with the commit after this one.
    let last = &replaced.manifest;
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
        let words = Vocabulary::is_one(&name) && name != stamp.words && name != replaced.words;
        if words || (is_manifest(&name) && name != stamp.manifest && name != *last) {
            let _ = std::fs::remove_file(entry.path());
        }
    }
    let _ = writer.garbage_collect_files().wait();
    writer.wait_merging_threads().map_err(broken)?;
    let _ = std::fs::remove_file(directory.join(WRITER));
    // tantivy keeps this file to its owner; others who may read the index need it.
    if let Ok(meta) = std::fs::metadata(directory.join(&stamp.manifest)) {
        let _ = std::fs::set_permissions(directory.join(".managed.json"), meta.permissions());
        let _ = std::fs::set_permissions(directory.join("meta.json"), meta.permissions());
    }
    Ok(())
}
