//! The words and names that an index has learned from its archive: tables in a file beside it, named by the stamp.
//! It must not know what is learned from counts.

use crate::analysis::Lexicon;
use crate::engine::files::replace_file;
use crate::error::{Context, Damage, Error, IndexProblem, Result};
use crate::person;
use std::io::Write;
use std::path::Path;
use std::sync::Arc;
use xxhash_rust::xxh3::xxh3_64;

/// What an index knows of words.
#[derive(Clone)]
pub struct Vocabulary {
    /// The words, the shipped ones included.
    pub lexicon: Arc<Lexicon>,
    /// The name of the table's file in the index directory, from its content; empty when nothing was learned.
    pub file: String,
    learned: Vec<u8>,
    /// Where in what was learned the words of names begin.
    persons_at: usize,
}

impl Vocabulary {
    /// What ships with the program and nothing else.
    pub fn shipped() -> Vocabulary {
        Vocabulary { lexicon: Lexicon::shipped(), file: String::new(), learned: Vec::new(), persons_at: 0 }
    }

    /// What an archive has taught: words, as the bytes of a table, and names.
    pub fn learned(words: &[u8], persons: &[u8]) -> Vocabulary {
        // One file: how long the table of words is, the table, the words of names.
        let mut learned = (words.len() as u64).to_le_bytes().to_vec();
        learned.extend(words);
        learned.extend(persons);
        let file = format!("words-{:016x}.bin", xxh3_64(&learned));
        Vocabulary::of(file, learned).unwrap_or_else(Vocabulary::shipped)
    }

    /// What is learned, beside what ships; none when the bytes are not as they were written.
    fn of(file: String, learned: Vec<u8>) -> Option<Vocabulary> {
        let length = u64::from_le_bytes(learned.get(..8)?.try_into().ok()?);
        let persons_at = usize::try_from(length).ok()?.checked_add(8)?;
        let words = learned.get(8..persons_at)?;
        let lexicon = if words.is_empty() { Lexicon::shipped() } else { Lexicon::with(words.to_vec())? };
        Some(Vocabulary { lexicon, file, learned, persons_at })
    }

    /// What is known of names, the shipped words included. Made when it is asked for: searching does not need it.
    pub fn persons(&self) -> Arc<person::Lexicon> {
        let shipped = person::shipped().0;
        match &self.learned[self.persons_at..] {
            [] => shipped,
            learned => Arc::new(shipped.with(&person::Lexicon::from_bytes(learned))),
        }
    }

    /// Opens the table with this name.
    ///
    /// # Errors
    /// When it is missing or not as it was written.
    pub fn open(directory: &Path, file: &str) -> Result<Vocabulary> {
        if file.is_empty() {
            return Ok(Vocabulary::shipped());
        }
        let place = directory.join(file);
        let damaged = Error::of_index(directory, IndexProblem::Damaged(Damage::File(place.clone())));
        let learned = std::fs::read(&place).context(damaged)?;
        let whole = file == format!("words-{:016x}.bin", xxh3_64(&learned));
        Vocabulary::of(file.to_string(), learned)
            .filter(|_| whole)
            .ok_or_else(|| Error::index(directory, IndexProblem::Damaged(Damage::Corrupt)))
    }

    /// Writes the table, unless there is none or it is there already, and waits until it is on disk.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn write(&self, directory: &Path) -> Result<()> {
        let place = directory.join(&self.file);
        if self.file.is_empty() || std::fs::read(&place).is_ok_and(|there| there == self.learned) {
            return Ok(());
        }
        replace_file(&place, |file| file.write_all(&self.learned))
    }
}
