//! The knowledge that the analyzer has of German words: a table from strings to what is known of them.
//! It must not know how it was learned, nor how words are cut or stemmed with it.

use fst::raw::{Fst, Node};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, OnceLock};

/// What is known of a string of folded letters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// How good a first part of compounds it is, linking letters included.
    pub modifier: Option<Part>,
    /// How good a last part of compounds it is, as a word form.
    pub head: Option<Part>,
    /// It is never split: a name, or a word that only looks like a compound.
    pub whole: bool,
    /// It is a common noun although it ends like a name.
    pub common: bool,
    /// Names end in it, such as `berg` and `mann`.
    pub ends_names: bool,
    /// It is a family name.
    pub name: bool,
    /// How it loses its ending where rules alone would go wrong.
    pub ending: Option<Ending>,
}

/// How good a part is: the logarithm of how many different words it is a part of, and a little of how frequent it is.
/// Kept in steps of a quarter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Part(u8);

impl Part {
    const LOWEST: f32 = -4.0;
    const STEP: f32 = 0.25;

    /// The nearest step; scores lie between -4 and 11.
    pub fn of(score: f32) -> Part {
        Part(((score - Part::LOWEST) / Part::STEP).round().clamp(0.0, 62.0) as u8)
    }

    /// The score.
    pub fn score(self) -> f32 {
        Part::LOWEST + Part::STEP * f32::from(self.0)
    }
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.2}", self.score())
    }
}

/// How a form is led back: `cut` letters are taken from its end, `add` is put there, and with `umlaut` its last umlaut
/// goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ending {
    /// How many letters are taken from the end.
    pub cut: u8,
    /// What is put there instead.
    pub add: &'static str,
    /// Whether the last umlaut is turned back.
    pub umlaut: bool,
    /// Whether the `ge` of a participle goes, too: *angekündigt*.
    pub participle: bool,
}

const ADDED: [&str; 10] = ["", "um", "us", "a", "o", "is", "er", "e", "en", "et"];

impl Entry {
    /// What either of two tables knows; the first one's word counts.
    fn or(self, other: Entry) -> Entry {
        Entry {
            modifier: self.modifier.or(other.modifier),
            head: self.head.or(other.head),
            whole: self.whole || other.whole,
            common: self.common || other.common,
            ends_names: self.ends_names || other.ends_names,
            name: self.name || other.name,
            ending: self.ending.or(other.ending),
        }
    }

    /// The entry as a number, for the file.
    pub fn pack(self) -> u64 {
        let part = |part: Option<Part>| part.map_or(0, |part| u64::from(part.0) + 1);
        let ending = self.ending.map_or(0, |ending| {
            let add = ADDED.iter().position(|add| *add == ending.add).unwrap_or(0) as u64;
            1 | u64::from(ending.cut) << 1
                | add << 5
                | u64::from(ending.umlaut) << 9
                | u64::from(ending.participle) << 10
        });
        part(self.modifier)
            | part(self.head) << 6
            | u64::from(self.whole) << 12
            | u64::from(self.common) << 13
            | u64::from(self.ends_names) << 14
            | ending << 15
            | u64::from(self.name) << 26
    }

    /// The entry that a number stands for.
    pub fn unpack(number: u64) -> Entry {
        let part = |bits: u64| ((bits & 63) as u8).checked_sub(1).map(Part);
        let ending = number >> 15;
        Entry {
            modifier: part(number),
            head: part(number >> 6),
            whole: number >> 12 & 1 == 1,
            common: number >> 13 & 1 == 1,
            ends_names: number >> 14 & 1 == 1,
            name: number >> 26 & 1 == 1,
            ending: (ending & 1 == 1).then(|| Ending {
                cut: (ending >> 1 & 15) as u8,
                add: ADDED.get((ending >> 5 & 15) as usize).copied().unwrap_or_default(),
                umlaut: ending >> 9 & 1 == 1,
                participle: ending >> 10 & 1 == 1,
            }),
        }
    }
}

/// A table, as a finite state transducer: it needs no loading, and following a word letter by letter meets all its
/// prefixes that are known.
type Table = Fst<Cow<'static, [u8]>>;

/// What is known of words: the shipped table, and what an archive's own text added to it.
#[derive(Default)]
pub struct Lexicon {
    tables: Vec<Table>,
}

/// The shipped table; `data/SOURCES.md` says what it was learned from.
static SHIPPED: &[u8] = include_bytes!("data/lexicon.fst");

impl Lexicon {
    /// The shipped lexicon.
    pub fn shipped() -> Arc<Lexicon> {
        static LEXICON: OnceLock<Arc<Lexicon>> = OnceLock::new();
        // The file is part of the program; a test opens it.
        let open = || Arc::new(Lexicon { tables: Fst::new(Cow::Borrowed(SHIPPED)).into_iter().collect() });
        LEXICON.get_or_init(open).clone()
    }

    /// The shipped lexicon and a table beside it. None when the bytes are no whole table.
    pub fn with(bytes: Vec<u8>) -> Option<Arc<Lexicon>> {
        let added = Fst::new(Cow::Owned(bytes)).ok().filter(|table| table.verify().is_ok())?;
        let shipped = Fst::new(Cow::Borrowed(SHIPPED)).ok()?;
        Some(Arc::new(Lexicon { tables: vec![shipped, added] }))
    }

    /// A lexicon of this table alone, as just learned.
    pub fn of(table: &BTreeMap<String, Entry>) -> Lexicon {
        Lexicon { tables: Fst::new(Cow::Owned(to_bytes(table))).into_iter().collect() }
    }

    /// Names the shipped table by its content.
    pub fn fingerprint() -> u64 {
        checksum(SHIPPED)
    }

    /// What is known of a string; what the archive adds never takes back what was shipped.
    pub fn entry(&self, word: &str) -> Option<Entry> {
        let known = |table: &Table| table.get(word).map(|output| Entry::unpack(output.value()));
        self.tables.iter().filter_map(known).reduce(Entry::or)
    }

    /// Hands every prefix of the text that is known to `each`, with its length in bytes; of each table, shortest first.
    pub fn prefixes(&self, text: &str, mut each: impl FnMut(usize, Entry)) {
        for table in &self.tables {
            let mut node: Node<'_> = table.root();
            let mut output = 0;
            for (at, byte) in text.bytes().enumerate() {
                let Some(found) = node.find_input(byte) else { break };
                let transition = node.transition(found);
                output += transition.out.value();
                node = table.node(transition.addr);
                if node.is_final() {
                    each(at + 1, Entry::unpack(output + node.final_output().value()));
                }
            }
        }
    }
}

/// Names a table by its last bytes, which hold its checksum and its size.
pub fn checksum(table: &[u8]) -> u64 {
    table.rchunks(8).next().map_or(0, |last| last.iter().fold(0, |sum, byte| sum << 8 | u64::from(*byte)))
}

/// Writes a table.
pub fn to_bytes(table: &BTreeMap<String, Entry>) -> Vec<u8> {
    let sorted = table.iter().map(|(word, entry)| (word, entry.pack()));
    fst::Map::from_iter(sorted).map(|map| map.into_fst().into_inner()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_table_opens_and_entries_survive_packing() {
        assert!(Lexicon::shipped().entry("waffen").is_some_and(|entry| entry.modifier.is_some()));
        let ending = Some(Ending { cut: 5, add: "et", umlaut: true, participle: true });
        let modifier = Some(Part::of(3.0));
        let entry = Entry { modifier, whole: true, ends_names: true, name: true, ending, ..Entry::default() };
        assert_eq!(Entry::unpack(entry.pack()), entry);
        assert_eq!(Part::of(3.1).score(), 3.0);
    }
}
