//! Writes an index: opens it under the lock, takes documents, and commits all or nothing.
//! It must not know archives or what changed in them.

use crate::annotate::PassageDocument;
use crate::engine::damage::damaged;
use crate::engine::document::{FilePlace, tantivy_documents};
use crate::engine::files::{WRITER, is_foreign, is_left_unfinished, is_manifest, is_ours, is_vocabulary};
use crate::engine::index::OpenIndex;
use crate::engine::schema::{self, Fields};
use crate::engine::stamp::Stamp;
use crate::error::{Context, Error, FileTask, IndexProblem, Result};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use tantivy::directory::error::LockError;
use tantivy::directory::{Directory, INDEX_WRITER_LOCK, MmapDirectory};
use tantivy::indexer::{IndexWriterOptions, LogMergePolicy, UserOperation};
use tantivy::query::AllQuery;
use tantivy::{Index, IndexWriter, TantivyDocument, TantivyError, Term};

/// Memory for the postings of each indexing thread, in bytes, before they go to disk as a segment: enough that an
/// archive of some hundred megabytes is few segments, which search faster than many.
const MEMORY_PER_THREAD: usize = 256 * 1024 * 1024;
/// A segment with more than this share of deleted passages is merged, so that old ones stop counting.
const DELETED_SHARE_MAX: f32 = 0.3;

/// What happens to an index that is there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rebuild {
    /// Only what changed is read.
    Keep,
    /// It is thrown away first, whatever state it is in.
    Anew,
}

/// What was in the index directory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Previous {
    /// Nothing.
    None,
    /// An index to go on from.
    Kept,
    /// An index whose documents go with the next commit, which stays usable until then.
    ThrownAway,
}

/// The documents of one article, ready for the index.
pub struct IndexDocuments(Vec<TantivyDocument>);

/// What a commit carries beside documents.
pub struct Commit<'a> {
    /// The stamp; the writer names its manifest.
    pub stamp: Stamp,
    /// The stamp of the commit that it replaces: whoever reads that now may still ask for the files it names.
    pub replaced: &'a Stamp,
    /// Writes the manifest to a path.
    pub write_manifest: &'a dyn Fn(&Path) -> Result<()>,
}

/// An index opened for writing; the lock is ours until it is dropped.
pub struct Writer {
    directory: PathBuf,
    index: Index,
    fields: Fields,
    writer: IndexWriter,
}

impl Writer {
    /// Opens the index in a directory for writing, or makes one, and says what was there.
    ///
    /// # Errors
    /// When the directory holds something else, or the index is of another version, damaged, or being written.
    pub fn open(directory: &Path, rebuild: Rebuild, threads: NonZeroUsize) -> Result<(Writer, Previous)> {
        let (index, previous) = open_index(directory, rebuild)?;
        let fields = schema::schema().1;
        let writer = lock(&index, directory, threads)?;
        if previous == Previous::ThrownAway {
            // Not `delete_all_documents`, which lets go of the old segments before the commit.
            writer.delete_query(Box::new(AllQuery)).map_err(|error| damaged(directory, &error))?;
        }
        Ok((Writer { directory: directory.to_path_buf(), index, fields, writer }, previous))
    }

    /// The stamp of the last commit.
    ///
    /// # Errors
    /// When the index is of another version or damaged.
    pub fn stamp(&self) -> Result<Stamp> {
        current_stamp(&self.index, &self.directory)
    }

    /// The documents of an article, ready to be written.
    pub fn ready(&self, documents: Vec<PassageDocument<'_>>, archive: usize, file: u64) -> IndexDocuments {
        IndexDocuments(tantivy_documents(documents, FilePlace { archive, file }, &self.fields))
    }

    /// Puts articles in place of whatever the index has of a file.
    ///
    /// # Errors
    /// When the index cannot be written.
    pub fn replace(&self, file: u64, articles: Vec<IndexDocuments>) -> Result<()> {
        self.run(vec![UserOperation::Delete(self.file_term(file))], articles)
    }

    /// Adds articles of a file that the index does not have.
    ///
    /// # Errors
    /// When the index cannot be written.
    pub fn add(&self, articles: Vec<IndexDocuments>) -> Result<()> {
        self.run(Vec::new(), articles)
    }

    fn run(&self, mut operations: Vec<UserOperation>, articles: Vec<IndexDocuments>) -> Result<()> {
        operations.extend(articles.into_iter().flat_map(|article| article.0).map(UserOperation::Add));
        if !operations.is_empty() {
            let failed = Error::of_index(&self.directory, IndexProblem::NotWritten);
            self.writer.run(operations).context(failed)?;
        }
        Ok(())
    }

    /// Takes out all articles of a file.
    pub fn remove(&self, file: u64) {
        self.writer.delete_term(self.file_term(file));
    }

    fn file_term(&self, file: u64) -> Term {
        Term::from_field_u64(self.fields.file, file)
    }

    /// Leaves the index as it is.
    pub fn abandon(self) {
        let Writer { directory, writer, .. } = self;
        drop(writer);
        let _ = std::fs::remove_file(directory.join(WRITER));
    }

    /// Commits documents, stamp and manifest together: the manifest goes to disk under a name of its own first, and the
    /// commit names it.
    ///
    /// # Errors
    /// When something cannot be written; the index is then as it was before.
    pub fn commit(self, Commit { mut stamp, replaced, write_manifest }: Commit<'_>) -> Result<()> {
        let Writer { directory, mut writer, .. } = self;
        let failed = Error::of_index(&directory, IndexProblem::NotCommitted);
        let mut prepared = writer.prepare_commit().context(&failed)?;
        stamp.manifest = format!("manifest-{}.jsonl", prepared.opstamp());
        if directory.join(&stamp.manifest).exists() {
            stamp.manifest = format!("manifest-{}-{}.jsonl", prepared.opstamp(), std::process::id());
        }
        write_manifest(&directory.join(&stamp.manifest))?;
        let payload = serde_json::to_string(&stamp).context(&failed)?;
        prepared.set_payload(&payload);
        prepared.commit().context(&failed)?;
        remove_old_files(&directory, &stamp, replaced);
        let _ = writer.garbage_collect_files().wait();
        writer.wait_merging_threads().context(&failed)?;
        let _ = std::fs::remove_file(directory.join(WRITER));
        // tantivy keeps this file to its owner; others who may read the index need it.
        if let Ok(meta) = std::fs::metadata(directory.join(&stamp.manifest)) {
            let _ = std::fs::set_permissions(directory.join(".managed.json"), meta.permissions());
            let _ = std::fs::set_permissions(directory.join("meta.json"), meta.permissions());
        }
        Ok(())
    }
}

/// Removes the tables and manifests that neither the new commit nor the last one names, and what was left unfinished.
fn remove_old_files(directory: &Path, stamp: &Stamp, replaced: &Stamp) {
    for entry in std::fs::read_dir(directory).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let words = is_vocabulary(&name) && name != stamp.words && name != replaced.words;
        let manifest = is_manifest(&name) && name != stamp.manifest && name != replaced.manifest;
        if words || manifest || is_left_unfinished(&name) {
            let _ = std::fs::remove_file(entry.path());
        }
    }
}

/// The stamp of the last commit, read while the writer's lock is ours: of two runs that start together, the second must
/// not go on from what was there before the first. An index without a stamp and without segments is one whose first
/// commit never came.
fn current_stamp(index: &Index, directory: &Path) -> Result<Stamp> {
    let meta = index.load_metas().map_err(|error| damaged(directory, &error))?;
    match meta.payload.as_deref() {
        None if meta.segments.is_empty() => Ok(Stamp::new()),
        payload => Stamp::read(payload, directory),
    }
}

fn open_index(directory: &Path, rebuild: Rebuild) -> Result<(Index, Previous)> {
    std::fs::create_dir_all(directory).context(Error::of_index(directory, IndexProblem::NotMade))?;
    if directory.join("meta.json").is_file() {
        let previous = match rebuild {
            Rebuild::Keep => Some(Previous::Kept),
            // Only an index that another version made, or that is damaged, has to go before the new one is there.
            Rebuild::Anew => OpenIndex::open(directory).is_ok().then_some(Previous::ThrownAway),
        };
        if let Some(previous) = previous {
            let index = Index::open_in_dir(directory).map_err(|error| damaged(directory, &error))?;
            current_stamp(&index, directory)?;
            schema::register(&index);
            return Ok((index, previous));
        }
        clear(directory)?;
    }
    let mut names = std::fs::read_dir(directory)
        .context(Error::of_file(FileTask::Read, directory))?
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned());
    if let Some(name) = names.find(|name| is_foreign(name)) {
        return Err(Error::index(directory, IndexProblem::OtherFiles { name }));
    }
    let index = Index::builder()
        .schema(schema::schema().0)
        .settings(schema::settings())
        .create_in_dir(directory)
        .map_err(|error| damaged(directory, &error))?;
    schema::register(&index);
    Ok((index, Previous::None))
}

/// Throws an index away, the file that makes it one first, while the writer's lock is held; the lock's own file stays.
fn clear(directory: &Path) -> Result<()> {
    let failed = Error::of_index(directory, IndexProblem::NotCleared);
    let opened = MmapDirectory::open(directory).context(&failed)?;
    let _lock = opened.acquire_lock(&INDEX_WRITER_LOCK).map_err(|error| cannot_lock(directory, error))?;
    std::fs::remove_file(directory.join("meta.json")).context(&failed)?;
    for entry in std::fs::read_dir(directory).context(&failed)?.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if is_ours(&name) && !name.ends_with(".lock") {
            std::fs::remove_file(entry.path()).context(&failed)?;
        }
    }
    Ok(())
}

fn lock(index: &Index, directory: &Path, threads: NonZeroUsize) -> Result<IndexWriter> {
    let options = IndexWriterOptions::builder()
        .num_worker_threads(threads.get().min(8))
        .memory_budget_per_thread(MEMORY_PER_THREAD)
        .num_merge_threads(1)
        .build();
    let writer: IndexWriter = index.writer_with_options(options).map_err(|error| match error {
        TantivyError::LockFailure(error, _) => cannot_lock(directory, error),
        error => damaged(directory, &error),
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
            let holder = std::fs::read_to_string(directory.join(WRITER)).ok();
            let holder = holder.map(|holder| holder.trim().to_string()).filter(|holder| !holder.is_empty());
            Error::index(directory, IndexProblem::Busy { holder })
        }
        LockError::IoError(cause) => Error::of_index(directory, IndexProblem::NotWritable)(Box::new(cause)),
    }
}
