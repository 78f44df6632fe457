//! Brings an index up to date with an archive: reads what changed, forgets what is gone, and commits all or nothing.
//! It must not know how progress and reports are shown.

use crate::analysis::SharedTypes;
use crate::archive::{self, ArchiveError, ArchiveProblem, SkipReason};
use crate::engine::{Commit, Previous, Rebuild, Stamp, Vocabulary, Writer};
use crate::error::Result;
use crate::ingest::job::{Job, ReadFiles};
use crate::ingest::manifest::{self, FileEntry};
use crate::ingest::progress::Progress;
use crate::ingest::report::{Outcome, Report, report_files};
use crate::ingest::vocabulary::learn;
use std::collections::HashSet;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

/// When an archive of this many files is empty all at once, its disk is not mounted rather than its articles gone.
const EMPTIED_MIN: usize = 20;

/// How an index is brought up to date.
pub struct UpdateOptions {
    /// How many threads read and analyse, and how many write.
    pub threads: NonZeroUsize,
    /// What happens to the index that is there.
    pub rebuild: Rebuild,
}

/// Brings the index up to date with the archive. Only files whose size or time changed are read; of those, only the
/// ones whose bytes changed are indexed again. Nothing is visible to readers before the commit at the end, which is
/// whole or does not happen; where nothing changed, nothing is written.
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
    let root = root_of(archive)?;
    // The archive first: an index must not be touched for one that cannot be read.
    let (files, left_out) = archive::walk(&root, directory)?;
    let (writer, previous) = Writer::open(directory, options.rebuild, options.threads)?;
    let Start { mut stamp, mut replaced } = Start::of(&writer, previous)?;
    let all = if stamp.manifest.is_empty() { Vec::new() } else { manifest::read(directory, &stamp.manifest)? };
    let first_commit = stamp.manifest.is_empty();
    let vocabulary = match previous {
        Previous::Kept if !first_commit => Vocabulary::open(directory, &stamp.words)?,
        _ => learn(&files, options.threads),
    };
    let last_words = std::mem::replace(&mut stamp.words, vocabulary.file.clone());
    let number = stamp.archive_number(&root);
    let name = stamp.archives[number].name.clone();
    let (known, others): (Vec<FileEntry>, Vec<FileEntry>) = all.into_iter().partition(|entry| entry.archive == number);
    if files.is_empty() && known.len() >= EMPTIED_MIN {
        return Err(ArchiveError::new(&root, ArchiveProblem::Emptied).into());
    }
    let job = Job {
        writer: &writer,
        archive: &name,
        vocabulary: &vocabulary,
        persons: vocabulary.persons(),
        types: SharedTypes::default(),
        number,
        known: known.iter().map(|entry| (entry.path.as_str(), entry)).collect(),
    };
    let ReadFiles { mut entries, mut outcomes } = job.read_all(&files, options.threads, progress)?;
    let (out_of_reach, gone) = missing(&known, &entries, &left_out);
    entries.extend(out_of_reach.iter().map(|entry| (*entry).clone()));
    outcomes.extend(out_of_reach.iter().map(|_| Outcome::Unchanged));
    let report = Report { archive: name.clone(), files: report_files(&entries, &outcomes, &gone, left_out) };
    if !first_commit && gone.is_empty() && entries.iter().all(|entry| job.is_known(entry)) {
        drop(job);
        writer.abandon();
        return Ok(report);
    }
    gone.iter().for_each(|entry| writer.remove(job.file_number(&entry.path)));
    drop(job);
    entries.extend(others);
    vocabulary.write(directory)?;
    if replaced.manifest.is_empty() {
        replaced.manifest.clone_from(&stamp.manifest);
        replaced.words = last_words;
    }
    let write_manifest = |path: &Path| manifest::write(path, &entries);
    writer.commit(Commit { stamp, replaced: &replaced, write_manifest: &write_manifest })?;
    Ok(report)
}

/// The directory of the archive, as it is named in the stamp.
fn root_of(archive: &Path) -> Result<PathBuf> {
    let root = archive.canonicalize().map_err(ArchiveError::unreadable(archive))?;
    if root.to_str().is_none() {
        return Err(ArchiveError::new(&root, ArchiveProblem::NotUtf8).into());
    }
    Ok(root)
}

/// What a run begins with.
struct Start {
    /// What it goes on from.
    stamp: Stamp,
    /// The index that is thrown away, which may still be read, and whose files stay until the commit after this one.
    replaced: Stamp,
}

impl Start {
    fn of(writer: &Writer, previous: Previous) -> Result<Start> {
        Ok(match previous {
            Previous::None => Start { stamp: Stamp::new(), replaced: Stamp::new() },
            Previous::Kept => Start { stamp: writer.stamp()?, replaced: Stamp::new() },
            Previous::ThrownAway => Start { stamp: Stamp::new(), replaced: writer.stamp()? },
        })
    }
}

/// The known files that are not there: those that cannot be reached now, and those that are gone.
fn missing<'a>(
    known: &'a [FileEntry],
    entries: &[FileEntry],
    left_out: &[archive::LeftOut],
) -> (Vec<&'a FileEntry>, Vec<&'a FileEntry>) {
    let present: HashSet<&str> = entries.iter().map(|entry| entry.path.as_str()).collect();
    // What lies in a folder that cannot be read now is not gone.
    let shut: Vec<&str> = left_out
        .iter()
        .filter(|(_, reason)| matches!(reason, SkipReason::Unreadable(_)))
        .map(|(path, _)| path.as_str())
        .collect();
    let behind = |path: &str| shut.iter().any(|shut| path.strip_prefix(shut).is_some_and(|rest| rest.starts_with('/')));
    known.iter().filter(|entry| !present.contains(entry.path.as_str())).partition(|entry| behind(&entry.path))
}
