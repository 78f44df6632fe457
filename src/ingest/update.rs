//! Brings an index up to date with an archive: reads what changed, forgets what is gone, and commits all or nothing.
//! It must not know how progress and reports are shown.

use crate::analysis::SharedTypes;
use crate::archive::{self, ArchiveError, ArchiveProblem, SkipReason, SourceFile};
use crate::engine::{Commit, Previous, Rebuild, Stamp, Vocabulary, Writer};
use crate::error::Result;
use crate::ingest::job::{Job, ReadFiles, file_number};
use crate::ingest::manifest::{self, FileEntry};
use crate::ingest::progress::Progress;
use crate::ingest::report::{Outcome, Report, report_files};
use crate::ingest::vocabulary::learn;
use std::collections::{HashMap, HashSet};
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
    let asked = root_of(archive)?;
    // The archive first: an index must not be touched for one that cannot be read.
    let (mut files, mut left_out) = archive::walk(&asked, directory)?;
    let (writer, previous) = Writer::open(directory, options.rebuild, options.threads)?;
    let Start { mut stamp, mut replaced } = Start::of(&writer, previous)?;
    let all = if stamp.manifest.is_empty() { Vec::new() } else { manifest::read(directory, &stamp.manifest)? };
    let first_commit = stamp.manifest.is_empty();
    let vocabulary = match previous {
        Previous::Kept if !first_commit => Vocabulary::open(directory, &stamp.words)?,
        _ => learn(&files, options.threads),
    };
    let last_words = std::mem::replace(&mut stamp.words, vocabulary.file.clone());
    let root = whole_of(&stamp, &asked);
    if root != asked {
        (files, left_out) = archive::walk(&root, directory)?;
    }
    let Place { number, another_root, taken_over } = Place::of(&mut stamp, &root, &all, &files);
    let name = stamp.archives[number].name.clone();
    let (over, all): (Vec<FileEntry>, Vec<FileEntry>) =
        all.into_iter().partition(|entry| taken_over.iter().any(|(archive, _)| *archive == entry.archive));
    // What is taken over is read anew: an article is named by its archive and path.
    over.iter().for_each(|entry| writer.remove(file_number(entry.archive, &entry.path)));
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
        within: within(&known),
    };
    let ReadFiles { mut entries, mut outcomes } = job.read_all(&files, options.threads, progress)?;
    let (out_of_reach, gone) = missing(&known, &entries, &left_out);
    entries.extend(out_of_reach.iter().map(|entry| (*entry).clone()));
    outcomes.extend(out_of_reach.iter().map(|_| Outcome::Unchanged));
    let before = |entry: &FileEntry| {
        let name = taken_over.iter().find(|(archive, _)| *archive == entry.archive).map(|(_, name)| name.as_str());
        FileEntry { path: format!("{}/{}", name.unwrap_or_default(), entry.path), ..entry.clone() }
    };
    let over: Vec<FileEntry> = over.iter().map(before).collect();
    let no_more: Vec<&FileEntry> = gone.iter().copied().chain(&over).collect();
    let report = Report {
        archive: name.clone(),
        part_of: (root != asked).then(|| root.clone()),
        files: report_files(&entries, &outcomes, &no_more, left_out),
    };
    if !first_commit && !another_root && no_more.is_empty() && entries.iter().all(|entry| job.is_known(entry)) {
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

/// The entries of containers, by the container.
fn within(known: &[FileEntry]) -> HashMap<&str, Vec<&FileEntry>> {
    let mut within: HashMap<&str, Vec<&FileEntry>> = HashMap::new();
    for entry in known {
        if let Some(container) = entry.container.as_deref() {
            within.entry(container).or_default().push(entry);
        }
    }
    within
}

/// The directory of the archive, as it is named in the stamp.
fn root_of(archive: &Path) -> Result<PathBuf> {
    let root = archive.canonicalize().map_err(ArchiveError::unreadable(archive))?;
    if root.to_str().is_none() {
        return Err(ArchiveError::new(&root, ArchiveProblem::NotUtf8).into());
    }
    Ok(root)
}

/// The directory of the archive in the index that a directory is a part of; else the directory itself.
fn whole_of(stamp: &Stamp, asked: &Path) -> PathBuf {
    let known = stamp.archives.iter().map(|archive| archive.root.as_path());
    let around = known.filter(|root| archive::is_walked(root, asked) && root.is_dir());
    around.min_by_key(|root| root.as_os_str().len()).unwrap_or(asked).to_path_buf()
}

/// Which archive of the index a directory is.
struct Place {
    number: usize,
    /// It was elsewhere before.
    another_root: bool,
    /// Archives that are it under another name, or parts of it, with their names: their articles become its own.
    taken_over: Vec<(usize, String)>,
}

impl Place {
    /// A new directory is an archive that is in the index already when that is a part of it, or when that is gone and
    /// most of its files are here.
    fn of(stamp: &mut Stamp, root: &Path, entries: &[FileEntry], files: &[SourceFile]) -> Place {
        let named = |number: usize| (number, stamp.archives[number].name.clone());
        let numbers = 0..stamp.archives.len();
        let known = numbers.clone().find(|number| stamp.archives[*number].root == root);
        let has_entries = |number: &usize| entries.iter().any(|entry| entry.archive == *number);
        let parts = numbers.clone().filter(|number| {
            let is_part = archive::is_walked(root, &stamp.archives[*number].root);
            Some(*number) != known && is_part && has_entries(number)
        });
        let taken_over: Vec<(usize, String)> = parts.map(named).collect();
        if let Some(number) = known {
            return Place { number, another_root: false, taken_over };
        }
        if let Some((number, _)) = taken_over.first() {
            stamp.moved(*number, root);
            return Place { number: *number, another_root: true, taken_over };
        }
        let here: HashSet<(&str, u64)> = files.iter().map(|file| (file.relative.as_str(), file.size)).collect();
        let most_are_here = |number: &usize| {
            let own = || entries.iter().filter(|entry| entry.archive == *number && entry.container.is_none());
            let found = own().filter(|entry| here.contains(&(entry.path.as_str(), entry.size))).count();
            found > 0 && found * 2 >= own().count()
        };
        let mut moved = numbers.filter(|number| !stamp.archives[*number].root.exists());
        let Some(number) = moved.find(most_are_here) else {
            return Place { number: stamp.archive_number(root), another_root: false, taken_over };
        };
        let was = named(number);
        let taken_over = if stamp.moved(number, root) { Vec::new() } else { vec![was] };
        Place { number, another_root: true, taken_over }
    }
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
