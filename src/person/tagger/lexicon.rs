//! What is known of capitalised words: how they stand in running text, counted. Merkel stands behind a first name or a
//! title in every second place, Haus behind an article. It must not know texts.

use crate::person::name::words::Gender;
use rustc_hash::FxHashMap;
use std::num::NonZeroU32;

/// How often a word stood where, as it was counted; only where it does not begin a sentence, because there every word
/// has a capital.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// With a capital.
    pub capital: u32,
    /// Without one.
    pub lower: u32,
    /// Behind a known first name.
    pub behind_first_name: u32,
    /// Behind a title or role.
    pub behind_role: u32,
    /// Behind an article.
    pub behind_determiner: u32,
    /// Behind *in*, *nach*, *aus*.
    pub behind_place: u32,
    /// Before a verb of saying, or behind one.
    pub beside_saying: u32,
    /// Before another capital.
    pub before_capital: u32,
    /// Between what only women are called and another capital: *Bundeskanzlerin Angela Merkel*.
    pub of_woman: u32,
    /// The same of men.
    pub of_man: u32,
}

impl Counts {
    /// Adds what was counted elsewhere.
    pub fn add(&mut self, other: &Counts) {
        self.capital += other.capital;
        self.lower += other.lower;
        self.behind_first_name += other.behind_first_name;
        self.behind_role += other.behind_role;
        self.behind_determiner += other.behind_determiner;
        self.behind_place += other.behind_place;
        self.beside_saying += other.beside_saying;
        self.before_capital += other.before_capital;
        self.of_woman += other.of_woman;
        self.of_man += other.of_man;
    }
}

/// What lists of names say of a word.
#[derive(Clone, Copy, Debug, Default)]
pub struct NameLists {
    /// How many people have it as a first name.
    pub bearers: u32,
    /// Whether it is known as part of names.
    pub is_name_part: bool,
}

/// What is known of a word, in a few bits each, so that words of the same kind look the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WordProfile {
    /// Eight figures of three bits, what lists of names say, and of first names whose they are; the lowest bit is
    /// always set, so that what is not known takes no room of its own.
    figures: NonZeroU32,
    /// Words that stand beside the same words have the same; 0 is none.
    cluster: u8,
}

/// How large a share of its places a word has somewhere, in the eight steps that the profile keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Share {
    /// None.
    Never,
    /// At most 1 %.
    UpTo1,
    /// At most 4 %.
    UpTo4,
    /// At most 10 %.
    UpTo10,
    /// At most 20 %.
    UpTo20,
    /// At most 35 %.
    UpTo35,
    /// At most 60 %.
    UpTo60,
    /// More than that.
    More,
}

impl Share {
    const ALL: [Share; 8] = [
        Share::Never,
        Share::UpTo1,
        Share::UpTo4,
        Share::UpTo10,
        Share::UpTo20,
        Share::UpTo35,
        Share::UpTo60,
        Share::More,
    ];
    /// What the first seven hold at most.
    const UP_TO: [f32; 7] = [0.0, 0.01, 0.04, 0.1, 0.2, 0.35, 0.6];

    fn of(part: u32, all: u32) -> Share {
        let share = part as f32 / all.max(1) as f32;
        Share::ALL[Share::UP_TO.iter().filter(|most| share > **most).count()]
    }
}

/// The figures of a profile, in the order they are packed in, three bits each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure {
    /// The share of places after a known first name.
    AfterFirstName,
    /// … after a title or role.
    AfterRole,
    /// … after a determiner.
    AfterDeterminer,
    /// … after *in*, *nach*, *aus*.
    AfterPlace,
    /// … beside a verb of saying.
    BesideSaying,
    /// … before another capital.
    BeforeCapital,
    /// The share of places where it has no capital.
    Lowercase,
    /// How often it came, in powers of four.
    Count,
}

impl Figure {
    /// All of them, in their order.
    pub const ALL: [Figure; 8] = [
        Figure::AfterFirstName,
        Figure::AfterRole,
        Figure::AfterDeterminer,
        Figure::AfterPlace,
        Figure::BesideSaying,
        Figure::BeforeCapital,
        Figure::Lowercase,
        Figure::Count,
    ];
}

impl Default for WordProfile {
    fn default() -> WordProfile {
        WordProfile::new(0, 0)
    }
}

impl WordProfile {
    fn new(figures: u32, cluster: u8) -> WordProfile {
        WordProfile { figures: NonZeroU32::MIN | figures << 1, cluster }
    }

    /// The bits as they are stored.
    fn bits(self) -> u32 {
        self.figures.get() >> 1
    }

    /// The word as counted, with what lists of names say of it.
    pub fn of(counts: &Counts, lists: NameLists) -> WordProfile {
        let share = |part: u32| Share::of(part, counts.capital) as u32;
        let fields = [
            share(counts.behind_first_name),
            share(counts.behind_role),
            share(counts.behind_determiner),
            share(counts.behind_place),
            share(counts.beside_saying),
            share(counts.before_capital),
            Share::of(counts.lower, counts.lower + counts.capital) as u32,
            // How often, by powers of four.
            (u32::BITS - counts.capital.leading_zeros()).div_ceil(2).min(7),
        ];
        let packed = fields.iter().rev().fold(0, |packed, field| packed << 3 | field);
        WordProfile::new(packed | first_name_step(lists.bearers) << 24 | u32::from(lists.is_name_part) << 26, 0)
    }

    /// The same, in a cluster.
    pub fn in_cluster(self, cluster: u8) -> WordProfile {
        WordProfile { cluster, ..self }
    }

    /// The same, a first name that women or men have by what they are called; nothing is said of one that came too
    /// seldom, or of both.
    pub fn with_gender_of(self, counts: &Counts) -> WordProfile {
        let all = counts.of_woman + counts.of_man;
        let most =
            |part: u32| self.is_first_name() && all >= CALLED_MIN && f64::from(part) >= CALLED_SHARE * f64::from(all);
        let gender = u32::from(most(counts.of_woman)) | u32::from(most(counts.of_man)) << 1;
        WordProfile::new(self.bits() | gender << GENDER, self.cluster)
    }

    /// Whose first name it is.
    pub fn gender(self) -> Option<Gender> {
        match self.bits() >> GENDER & 3 {
            1 => Some(Gender::Woman),
            2 => Some(Gender::Man),
            _ => None,
        }
    }

    /// The same figures, with the cluster and what lists of names say of another.
    pub fn with_lists_of(self, other: WordProfile) -> WordProfile {
        WordProfile::new((self.bits() & 0xff_ffff) | (other.bits() & !0xff_ffff), other.cluster)
    }

    /// Its cluster; 0 is none.
    pub fn cluster(self) -> u8 {
        self.cluster
    }

    /// All figures and lists at once, without whose name it is.
    pub fn figures(self) -> u32 {
        self.bits() & ((1 << GENDER) - 1)
    }

    /// One of the eight figures as it is packed, from 0 to 7.
    pub fn figure(self, figure: Figure) -> u32 {
        self.bits() >> (3 * figure as u32) & 7
    }

    fn share(self, figure: Figure) -> Share {
        Share::ALL[self.figure(figure) as usize]
    }

    /// Its share of places after a known first name.
    pub fn after_first_name(self) -> Share {
        self.share(Figure::AfterFirstName)
    }

    /// Its share of places after a title or role.
    pub fn after_role(self) -> Share {
        self.share(Figure::AfterRole)
    }

    /// Its share of places after a determiner.
    pub fn after_determiner(self) -> Share {
        self.share(Figure::AfterDeterminer)
    }

    /// Its share of places after *in*, *nach*, *aus*.
    pub fn after_place(self) -> Share {
        self.share(Figure::AfterPlace)
    }

    /// Its share of places before another capital.
    pub fn before_capital(self) -> Share {
        self.share(Figure::BeforeCapital)
    }

    /// Its share of places where it has no capital.
    pub fn lowercase(self) -> Share {
        self.share(Figure::Lowercase)
    }

    /// The steps of its shares after first names and after roles, added up.
    pub fn steps_after_names(self) -> u32 {
        self.figure(Figure::AfterFirstName) + self.figure(Figure::AfterRole)
    }

    /// How often it came at least: the largest power of four that it reached, 0 where it never came.
    pub fn count_at_least(self) -> u32 {
        self.figure(Figure::Count).checked_sub(1).map_or(0, |power| 4_u32.pow(power))
    }

    /// How many people have it as a first name, in four steps.
    pub fn first_name_frequency(self) -> u32 {
        self.bits() >> 24 & 3
    }

    /// What is known of it from lists of names: how many have it as a first name, and whether it is part of others.
    pub fn in_lists(self) -> u32 {
        self.bits() >> 24 & 7
    }

    /// Whether at least three people have it as a first name.
    pub fn is_first_name(self) -> bool {
        self.first_name_frequency() > 0
    }

    /// Whether at least thirty have.
    pub fn is_common_first_name(self) -> bool {
        self.first_name_frequency() > 1
    }

    /// Whether at least three hundred have.
    pub fn is_very_common_first_name(self) -> bool {
        self.first_name_frequency() > 2
    }

    /// Whether it is hardly ever a name: it came often, and never, or very often and hardly ever, behind first names
    /// and roles. Behind some it does where lines of authors have no full stop: *Marina Müller Mittwoch*.
    pub fn is_common(self) -> bool {
        let often = if self.after_first_name() == Share::Never { OFTEN } else { VERY_OFTEN };
        !self.is_first_name()
            && self.after_first_name() <= Share::UpTo1
            && self.after_role() <= Share::UpTo1
            && self.count_at_least() >= often
    }

    /// Whether it is a noun like others by the counts: it stands behind articles, and hardly ever behind names.
    pub fn is_noun(self) -> bool {
        self.after_determiner() > Share::UpTo20
            && self.after_first_name() <= Share::UpTo10
            && self.after_role() <= Share::UpTo10
    }
}

/// A first name is a woman's or a man's if it came at least `CALLED_MIN` times with what only women or only men are
/// called, and at least in this share of all.
const CALLED_MIN: u32 = 3;
const CALLED_SHARE: f64 = 0.9;
/// The place of the two bits that say so.
const GENDER: u32 = 27;

/// A word that came this often and never after a first name is hardly ever a name.
const OFTEN: u32 = 64;
/// The same of one that stood after first names in up to 1 % of its places.
const VERY_OFTEN: u32 = 256;

/// First names: rare, some, many.
fn first_name_step(bearers: u32) -> u32 {
    match bearers {
        0..3 => 0,
        3..30 => 1,
        30..300 => 2,
        300.. => 3,
    }
}

/// What is known of words.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    words: FxHashMap<u64, WordProfile>,
}

impl Lexicon {
    /// A lexicon of these words.
    pub fn new(words: impl IntoIterator<Item = (u64, WordProfile)>) -> Lexicon {
        Lexicon { words: words.into_iter().collect() }
    }

    /// What is known of the word, by its number; nothing of most.
    pub fn known(&self, word: u64) -> Option<WordProfile> {
        self.words.get(&word).copied()
    }

    /// What is known here, and of the words of the other what is known there.
    pub fn with(&self, other: &Lexicon) -> Lexicon {
        let mut words = self.words.clone();
        words.extend(&other.words);
        Lexicon { words }
    }

    /// How many words are known.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether none is.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// As bytes: for each word, in order, five bytes of its hash, four of figures, little-endian, and its cluster. That
    /// two of 150,000 words share a number has a chance of one in a hundred.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut words: Vec<(u64, WordProfile)> = self.words.iter().map(|(word, known)| (*word, *known)).collect();
        words.sort_unstable_by_key(|(word, _)| *word);
        words
            .iter()
            .flat_map(|(word, known)| {
                let figures = known.bits().to_le_bytes();
                word.to_le_bytes()[..5].iter().copied().chain(figures).chain([known.cluster]).collect::<Vec<u8>>()
            })
            .collect()
    }

    /// Reads them back.
    pub fn from_bytes(bytes: &[u8]) -> Lexicon {
        let entry = |entry: &[u8]| {
            let mut word = [0; 8];
            word[..5].copy_from_slice(&entry[..5]);
            let mut known = [0; 4];
            known.copy_from_slice(&entry[5..9]);
            (u64::from_le_bytes(word), WordProfile::new(u32::from_le_bytes(known), entry[9]))
        };
        Lexicon::new(bytes.chunks_exact(10).map(entry))
    }
}

/// The number of a word: 40 bits of FNV-1a (Fowler, Noll, Vo), so that it can be kept in five bytes.
pub fn hash(word: &str) -> u64 {
    folded(word.bytes().fold(BASIS, mix))
}

/// The number of a word that begins with the capital of this letter.
pub fn hash_capitalised(first: char, rest: &str) -> u64 {
    let mut hash = BASIS;
    for letter in first.to_uppercase() {
        hash = letter.encode_utf8(&mut [0; 4]).bytes().fold(hash, mix);
    }
    folded(rest.bytes().fold(hash, mix))
}

const BASIS: u64 = 0xcbf2_9ce4_8422_2325;

fn mix(hash: u64, byte: u8) -> u64 {
    (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
}

fn folded(full: u64) -> u64 {
    (full ^ full >> 40) & 0xff_ffff_ffff
}
