//! Lists the files of an archive.
//! It must not know what they hold, and it never writes into the archive.

use crate::archive::error::{ArchiveError, ArchiveProblem};
use crate::archive::skip::{SkipReason, Unreadable};
use crate::archive::source_file::SourceFile;
use std::collections::{HashMap, HashSet};
use std::ffi::OsStr;
use std::fs::Metadata;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;
use walkdir::{DirEntry, WalkDir};

/// A path that is left out of an archive, and why.
pub type LeftOut = (String, SkipReason);

/// Lists the files of an archive, in the order of their paths, and what is left out already here. The index directory,
/// when it lies inside the archive, is not walked. Symbolic links are followed; what is reached by two ways is one file,
/// that of the way without links.
///
/// # Errors
/// When the archive is no directory that can be read.
pub fn walk(root: &Path, index: &Path) -> Result<(Vec<SourceFile>, Vec<LeftOut>), ArchiveError> {
    if !root.is_dir() {
        let problem = if root.exists() { ArchiveProblem::NoDirectory } else { ArchiveProblem::Missing };
        return Err(ArchiveError::new(root, problem));
    }
    std::fs::read_dir(root).map_err(ArchiveError::unreadable(root))?;
    let index = index.canonicalize().ok();
    let mut links = Links::new(root);
    let mut files = Vec::new();
    let mut skipped = Vec::new();
    let mut entries = WalkDir::new(root).follow_links(true).sort_by_file_name().into_iter();
    while let Some(entry) = entries.next() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                let path = error.path().map(|path| relative(root, path)).unwrap_or_default();
                skipped.push((path, SkipReason::Unreadable(unreadable(&error))));
                continue;
            }
        };
        if entry.depth() == 0 {
            continue;
        }
        let path = relative(root, entry.path());
        let folder = entry.file_type().is_dir();
        let is_index = || index.is_some() && entry.path().canonicalize().ok() == index;
        let reason = if entry.file_name().to_string_lossy().starts_with('.') {
            SkipReason::Hidden
        } else if folder && is_index() {
            SkipReason::Index
        } else if let Some(target) = (folder && entry.path_is_symlink()).then(|| links.folder(entry.path())).flatten() {
            SkipReason::SameAs(target)
        } else if folder {
            continue;
        } else {
            match source_file(&entry, path.clone()) {
                Ok((file, number)) => files.push(Walked { file, number, by_link: links.lead_to(&entry) }),
                Err(reason) => skipped.push((path, reason)),
            }
            continue;
        };
        skipped.push((path, reason));
        if folder {
            entries.skip_current_dir();
        }
    }
    let mut same = links.same(&files);
    let mut single = Vec::with_capacity(files.len());
    for Walked { file, .. } in files {
        match same.remove(&file.relative) {
            Some(first) => skipped.push((file.relative, SkipReason::SameAs(first))),
            None => single.push(file),
        }
    }
    Ok((single, skipped))
}

/// The ways by which links lead to files.
struct Links {
    root: PathBuf,
    /// Links to folders that were followed.
    followed: Vec<PathBuf>,
}

impl Links {
    fn new(root: &Path) -> Links {
        Links { root: root.canonicalize().unwrap_or_else(|_| root.to_path_buf()), followed: Vec::new() }
    }

    /// The folder of the archive that a link leads to, when that is walked as it is; else the link is followed.
    fn folder(&mut self, link: &Path) -> Option<String> {
        let target = link.canonicalize().ok();
        let below = target.as_deref().and_then(|target| target.strip_prefix(&self.root).ok());
        let walked = below.filter(|below| !below.as_os_str().is_empty() && is_walked(Path::new(""), below));
        if walked.is_none() {
            self.followed.push(link.to_path_buf());
        }
        walked.map(|below| relative(Path::new(""), below))
    }

    /// Whether a link leads to the file.
    fn lead_to(&self, entry: &DirEntry) -> bool {
        entry.path_is_symlink() || self.followed.iter().any(|link| entry.path().starts_with(link))
    }

    /// Which files are others by another name, and by which.
    fn same(&self, files: &[Walked]) -> HashMap<String, String> {
        let (linked, own): (Vec<&Walked>, Vec<&Walked>) = files.iter().partition(|found| found.by_link);
        let paths: HashSet<&str> = own.iter().map(|found| found.file.relative.as_str()).collect();
        let (mut numbers, mut targets) = (HashMap::new(), HashMap::new());
        let mut same = HashMap::new();
        for Walked { file, number, by_link } in own.into_iter().chain(linked) {
            let path = &file.relative;
            let target = by_link.then(|| file.path.canonicalize().ok()).flatten();
            let there = target.as_ref().and_then(|target| target.strip_prefix(&self.root).ok());
            let there =
                there.map(|below| relative(Path::new(""), below)).filter(|below| paths.contains(below.as_str()));
            let by_number = number.map(|number| numbers.entry(number).or_insert_with(|| path.clone()).clone());
            let by_target = target.map(|target| targets.entry(target).or_insert_with(|| path.clone()).clone());
            if let Some(first) = [there, by_number, by_target].into_iter().flatten().find(|first| first != path) {
                same.insert(path.clone(), first);
            }
        }
        same
    }
}

/// A file and the ways to it.
struct Walked {
    file: SourceFile,
    /// Its device and number, when it has several names.
    number: Option<(u64, u64)>,
    by_link: bool,
}

/// What a file with several names has in common under all of them.
#[cfg(unix)]
fn number(data: &Metadata) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt;
    (data.nlink() > 1).then(|| (data.dev(), data.ino()))
}

#[cfg(not(unix))]
fn number(_: &Metadata) -> Option<(u64, u64)> {
    None
}

/// Whether a walk of the archive comes to this directory below it.
pub fn is_walked(root: &Path, directory: &Path) -> bool {
    let hidden = |part: &OsStr| part.as_encoded_bytes().starts_with(b".");
    directory.strip_prefix(root).is_ok_and(|below| !below.components().any(|part| hidden(part.as_os_str())))
}

/// A file that can be read, or why it is left out.
fn source_file(entry: &DirEntry, relative: String) -> Result<(SourceFile, Option<(u64, u64)>), SkipReason> {
    let data = entry.metadata().map_err(|error| SkipReason::Unreadable(unreadable(&error)))?;
    if !data.is_file() {
        return Err(SkipReason::Unreadable(Unreadable::Special));
    }
    let modified = data.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    let modified = modified.map_or(0, |time| i64::try_from(time.as_nanos()).unwrap_or(i64::MAX));
    let file = SourceFile { path: entry.path().to_path_buf(), relative, size: data.len(), modified };
    Ok((file, number(&data)))
}

/// Why the walk could not look at something.
fn unreadable(error: &walkdir::Error) -> Unreadable {
    match (error.loop_ancestor(), error.io_error()) {
        (Some(_), _) => Unreadable::LinkLoop,
        (None, Some(cause)) => cause.into(),
        (None, None) => Unreadable::NotWalked,
    }
}

/// The path below the archive, with `/` between its parts.
fn relative(root: &Path, path: &Path) -> String {
    let below = path.strip_prefix(root).unwrap_or(path);
    let parts: Vec<String> = below.components().map(|part| readable(part.as_os_str())).collect();
    parts.join("/")
}

/// A name as text; bytes that are no UTF-8, as old archives have them in names, are written `\xfc`, so that two names
/// never become one.
fn readable(name: &OsStr) -> String {
    let chunks = name.as_encoded_bytes().utf8_chunks();
    chunks.fold(String::new(), |mut text, chunk| {
        text.push_str(chunk.valid());
        for byte in chunk.invalid() {
            text.push_str(&format!("\\x{byte:02x}"));
        }
        text
    })
}
