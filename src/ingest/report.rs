//! What became of every file of an archive.
//! It must not know how that is shown.

use crate::archive::{self, ReadingNote, SkipKind, SkipReason};
use crate::ingest::manifest::FileEntry;
use std::collections::{HashMap, HashSet};
use std::path::PathBuf;

/// What became of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
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

/// One line of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
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
    pub from: Option<String>,
    /// Why it was skipped.
    pub reason: Option<SkipReason>,
    /// What the reader should know about it.
    pub notes: Vec<ReadingNote>,
}

/// What became of every file of an archive, in the order of their paths.
#[derive(Clone, Debug)]
pub struct Report {
    /// The name of the archive in the index.
    pub archive: String,
    /// The directory of the archive, when only a part of it was asked for.
    pub part_of: Option<PathBuf>,
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
    pub fn skipped_by_kind(&self) -> HashMap<SkipKind, usize> {
        let mut counts = HashMap::new();
        for reason in self.files.iter().filter_map(|file| file.reason.as_ref()) {
            *counts.entry(reason.kind()).or_default() += 1;
        }
        counts
    }
}

/// A line for every file, in the order of their paths.
pub(crate) fn report_files(
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
    // A container that was read is told by its entries.
    let told = |entry: &FileEntry| entry.entries == 0 || entry.skipped.is_some();
    for (entry, outcome) in entries.iter().zip(outcomes).filter(|(entry, _)| told(entry)) {
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
    reports.sort_by(|one, other| one.path.cmp(&other.path));
    reports
}
