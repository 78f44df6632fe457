//! The files of an index directory, beside those of tantivy's segments.
//!
//! - `meta.json`, `.managed.json`: tantivy's list of segments; its payload is our stamp, one line of JSON.
//! - `manifest-N.jsonl`: what is known of every file of the archives, a line of JSON each; the stamp names the one that
//!   counts.
//! - `words-HASH.bin`: words and names learned from the archive, see [`Vocabulary`]; the stamp names it, too.
//! - `writer.txt`: which process is writing, for whoever finds the lock taken.
//! - `synonyme.txt`, `personen.txt`: the reader's own; nothing here throws them away.

use crate::engine::vocabulary::Vocabulary;

/// The reader's own file of synonyms in the index directory, which no rebuilding throws away.
pub const SYNONYMS: &str = "synonyme.txt";
/// The same of what the reader says of names: who is one person, and who are two.
pub const PERSONS: &str = "personen.txt";
/// Says, beside the lock, which process holds it.
pub const WRITER: &str = "writer.txt";

/// Whether a file in an index directory is one that tantivy or we made.
pub fn is_ours(name: &str) -> bool {
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

/// Whether a file is a manifest.
pub fn is_manifest(name: &str) -> bool {
    let number = name.strip_prefix("manifest-").and_then(|name| name.strip_suffix(".jsonl"));
    number.is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-'))
}

/// Whether a file is none that has to do with an index.
pub fn is_foreign(name: &str) -> bool {
    !name.starts_with('.') && !is_ours(name) && ![SYNONYMS, PERSONS].contains(&name)
}
