//! The files of an index directory, beside those of tantivy's segments.
//!
//! - `meta.json`, `.managed.json`: tantivy's list of segments; its payload is our stamp, one line of JSON.
//! - `manifest-N.jsonl`: what is known of every file of the archives, a line of JSON each; the stamp names the one that
//!   counts.
//! - `words-HASH.bin`: words and names learned from the archive, see [`crate::engine::Vocabulary`]; the stamp names it,
//!   too.
//! - `writer.txt`: which process is writing, for whoever finds the lock taken.
//! - `synonyme.txt`, `personen.txt`: the reader's own; nothing here throws them away.
//! - `….unfinished`: a file while it is written; one that stays was left by a run that was killed.
//!
//! It must not know what is in them.

use crate::error::{Context, Error, FileTask, Result};
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

/// The reader's own file of synonyms in the index directory, which no rebuilding throws away.
pub const SYNONYMS: &str = "synonyme.txt";
/// The same of what the reader says of names: who is one person, and who are two.
pub const PERSONS: &str = "personen.txt";
/// Says, beside the lock, which process holds it.
pub const WRITER: &str = "writer.txt";
/// What the name of a file ends with while it is written.
const UNFINISHED: &str = ".unfinished";

/// Writes a file that appears whole under its name or not at all, whatever stops the run, and waits until it is on
/// disk. What was there before is replaced.
///
/// # Errors
/// When it cannot be written.
pub fn replace_file(path: &Path, write: impl FnOnce(&mut BufWriter<&File>) -> io::Result<()>) -> Result<()> {
    let failed = Error::of_file(FileTask::Write, path);
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let prefix = format!("{name}.");
    let mut builder = tempfile::Builder::new();
    builder.prefix(&prefix).suffix(UNFINISHED);
    // A temporary file is its owner's alone; an index may be read by others, as the umask allows.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let unfinished = builder.tempfile_in(path.parent().unwrap_or(Path::new(""))).context(&failed)?;
    let mut content = BufWriter::new(unfinished.as_file());
    write(&mut content).and_then(|()| content.flush()).context(&failed)?;
    drop(content);
    unfinished.as_file().sync_all().context(&failed)?;
    unfinished.persist(path).map(drop).map_err(|persist| persist.error).context(&failed)
}

/// Whether a file in an index directory is one that tantivy or we made.
pub fn is_ours(name: &str) -> bool {
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    let segment = stem.split('.').next().is_some_and(|id| id.len() == 32 && id.bytes().all(|b| b.is_ascii_hexdigit()));
    name == "meta.json"
        || name == ".managed.json"
        || (name.starts_with(".tantivy-") && extension == "lock")
        || is_manifest(name)
        || is_vocabulary(name)
        || is_unfinished(name)
        || name == WRITER
        || (segment && matches!(extension, "store" | "term" | "idx" | "pos" | "fast" | "fieldnorm" | "del" | "temp"))
}

/// Whether a file is a manifest.
pub fn is_manifest(name: &str) -> bool {
    let number = name.strip_prefix("manifest-").and_then(|name| name.strip_suffix(".jsonl"));
    number.is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-'))
}

/// Whether a file is a table of words and names.
pub fn is_vocabulary(name: &str) -> bool {
    // Up to format 5 it ended with fst.
    let number = name.strip_prefix("words-").and_then(|name| name.strip_suffix(".bin").or(name.strip_suffix(".fst")));
    number.is_some_and(|number| number.len() == 16 && number.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// Whether a run that was killed left this file unfinished. What the reader's own commands write is not among them:
/// they take no lock, and may be writing now.
pub fn is_left_unfinished(name: &str) -> bool {
    is_unfinished(name) && !name.starts_with(PERSONS)
}

/// Whether a file is one that [`replace_file`], or a version before it, was writing; others may end so, too.
fn is_unfinished(name: &str) -> bool {
    let Some(name) = name.strip_suffix(UNFINISHED) else { return false };
    let replaced = name.rsplit_once('.').map(|(replaced, _)| replaced);
    ["words", PERSONS].contains(&name)
        || replaced.is_some_and(|name| is_manifest(name) || is_vocabulary(name) || name == PERSONS)
}

/// Whether a file is none that has to do with an index.
pub fn is_foreign(name: &str) -> bool {
    !name.starts_with('.') && !is_ours(name) && ![SYNONYMS, PERSONS].contains(&name)
}
