//! Tells names of persons from other words: a log-linear model over hashed features, greedy from left to right.
//! It must not know where texts come from.

use crate::person::name::words::{ContextClass, classify, says_company, strip_genitive};
use crate::person::tagger::lexicon::{Figure, Lexicon, WordProfile, hash, hash_capitalised};
use crate::person::tagger::tokens::Token;
use std::sync::Arc;
use xxhash_rust::xxh3::xxh3_64;

/// What a word is part of, as GermEval 2014 has it: of each kind of name its first word and the words inside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Label {
    Outside,
    Person,
    PersonInside,
    Place,
    PlaceInside,
    Organization,
    OrganizationInside,
    Other,
    OtherInside,
}

impl Label {
    /// All of them, in the order of the weights.
    pub const ALL: [Label; 9] = [
        Label::Outside,
        Label::Person,
        Label::PersonInside,
        Label::Place,
        Label::PlaceInside,
        Label::Organization,
        Label::OrganizationInside,
        Label::Other,
        Label::OtherInside,
    ];

    /// The label of this name in GermEval, `B-PER`.
    pub fn of_name(name: &str) -> Option<Label> {
        let names = ["O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-ORG", "I-ORG", "B-OTH", "I-OTH"];
        names.iter().position(|known| *known == name).map(|number| Label::ALL[number])
    }

    /// The label of a name's first word, where this is of the words inside.
    pub fn first_of(self) -> Option<Label> {
        match self {
            Label::PersonInside => Some(Label::Person),
            Label::PlaceInside => Some(Label::Place),
            Label::OrganizationInside => Some(Label::Organization),
            Label::OtherInside => Some(Label::Other),
            Label::Outside | Label::Person | Label::Place | Label::Organization | Label::Other => None,
        }
    }

    /// Whether it is a word of a person's name.
    pub fn is_person(self) -> bool {
        matches!(self, Label::Person | Label::PersonInside)
    }

    /// Whether it may stand after another: a name goes on only where one of its kind has begun.
    pub fn may_follow(self, before: Label) -> bool {
        self.first_of().is_none_or(|first| before == self || before == first)
    }
}

/// The rows of weights; features are hashed into them, by 16 bits.
pub const ROWS: usize = 1 << 16;
/// Weights of a row, padded to a power of two.
const WIDTH: usize = 16;

/// What is seen of a word.
#[derive(Clone, Copy, Debug)]
pub struct TokenFeatures {
    /// The word's number.
    pub word: u64,
    /// Of its last two, three and four letters.
    ends: [u32; 3],
    /// Of its first three letters.
    begins: u32,
    /// Capitals, digits, hyphens.
    shape: u32,
    /// What is known of it, or of it without its genitive.
    pub known: Option<WordProfile>,
    /// What is known of the word as it is written.
    pub as_written: Option<WordProfile>,
    /// The number of the word without the sign of its genitive; 0 when it has none.
    pub bare: u64,
    /// What is known of that.
    pub bare_known: Option<WordProfile>,
    /// Of a compound what is known of its last part: of *Parteitag* what is known of *Tag*.
    pub tail: Option<WordProfile>,
    /// Letters of that part, up to eight.
    tail_length: u8,
    /// What it is to names.
    pub class: ContextClass,
    /// Whether the name behind it is one of a company.
    pub says_company: bool,
    /// Whether it is written with a capital.
    pub capital: bool,
    /// Whether a sentence begins with it.
    pub first: bool,
    /// Whether what stands before it says nothing of it.
    pub breaks: bool,
}

/// The last part of a compound has at least `TAIL_MIN` letters, and `TAIL_FROM` before it.
const TAIL_MIN: usize = 3;
const TAIL_FROM: usize = 2;
/// No longer part is looked for: a word may be as long as the text.
const TAIL_MAX: usize = 60;
/// The part came this often in the text that was counted.
const TAIL_OFTEN: u32 = 4;

/// What is known of the last part of a compound, and how many letters it has: the longest part that came often enough.
fn compound_tail(word: &str, letters: &[(usize, char)], lexicon: &Lexicon) -> Option<(WordProfile, usize)> {
    let first = TAIL_FROM.max(letters.len().saturating_sub(TAIL_MAX));
    (first..(letters.len() + 1).saturating_sub(TAIL_MIN)).find_map(|number| {
        let (at, letter) = letters[number];
        let part = hash_capitalised(letter, &word[at + letter.len_utf8()..]);
        let known = lexicon.known(part).filter(|known| known.count_at_least() >= TAIL_OFTEN)?;
        Some((known, letters.len() - number))
    })
}

impl TokenFeatures {
    /// Looks at a word that stands within a sentence.
    pub fn of(word: &str, lexicon: &Lexicon) -> TokenFeatures {
        let number = hash(word);
        let first = word.chars().next();
        let capital = first.is_some_and(char::is_uppercase);
        let mut seen = TokenFeatures {
            word: number,
            ends: [0; 3],
            begins: 0,
            shape: 0,
            known: None,
            as_written: None,
            bare: 0,
            bare_known: None,
            tail: None,
            tail_length: 0,
            class: classify(word),
            says_company: says_company(word),
            capital,
            first: false,
            breaks: false,
        };
        if !capital {
            return seen;
        }
        if let Some(bare) = strip_genitive(word) {
            seen.bare = hash(bare);
            seen.bare_known = lexicon.known(seen.bare);
        }
        seen.as_written = lexicon.known(number);
        // Of Putins what is known of Putin.
        seen.known = seen.as_written.or(seen.bare_known);
        let mut letters: Vec<(usize, char)> = Vec::with_capacity(word.len());
        letters.extend(word.char_indices());
        let tail =
            |count: usize| letters.len().checked_sub(count).map_or(0, |at| hash(&word[letters[at].0..]) as u32 | 1);
        seen.ends = [tail(2), tail(3), tail(4)];
        seen.begins = letters.get(3).map_or(0, |(at, _)| hash(&word[..*at]) as u32 | 1);
        if let Some((profile, length)) = compound_tail(word, &letters, lexicon) {
            seen.tail = Some(profile);
            seen.tail_length = length.min(8) as u8;
        }
        let has = |test: fn(char) -> bool| letters.iter().skip(1).any(|(_, letter)| test(*letter));
        let all_capital = letters.len() > 1 && letters.iter().all(|(_, letter)| !letter.is_lowercase());
        seen.shape = 1
            + u32::from(all_capital)
            + 2 * u32::from(has(|c| c == '-' || c == '\u{2010}'))
            + 4 * u32::from(has(|c| c.is_ascii_digit()))
            + 8 * u32::from(has(char::is_uppercase) && !all_capital)
            + 16 * (letters.len() as u32).min(3)
            + 64 * u32::from(word.ends_with('.'));
        seen
    }

    /// Whether it is a title, a role or an address.
    pub fn is_role(&self) -> bool {
        matches!(self.class, ContextClass::Role | ContextClass::Degree | ContextClass::Address)
    }

    /// Whether it can be part of a name: it is written with a capital, or a particle.
    fn may_be_named(&self) -> bool {
        self.capital || self.class == ContextClass::Particle
    }
}

/// The weights.
#[derive(Clone)]
pub struct Model {
    rows: Vec<[i16; WIDTH]>,
}

impl Model {
    /// A model of these weights, one row after the other.
    pub fn from_bytes(bytes: &[u8]) -> Model {
        let mut rows = vec![[0; WIDTH]; ROWS];
        let weights = bytes.chunks_exact(2).map(|pair| i16::from_le_bytes([pair[0], pair[1]]));
        for (place, weight) in weights.enumerate() {
            let (row, label) = (place / Label::ALL.len(), place % Label::ALL.len());
            if let Some(row) = rows.get_mut(row) {
                row[label] = weight;
            }
        }
        Model { rows }
    }

    /// The model of these weights, scaled into 16 bits.
    pub fn of_weights(weights: &[[f64; Label::ALL.len()]]) -> Model {
        let most = weights.iter().flatten().fold(1e-9_f64, |most, weight| most.max(weight.abs()));
        let mut rows = vec![[0; WIDTH]; ROWS];
        for (row, weights) in rows.iter_mut().zip(weights) {
            for (cell, weight) in row.iter_mut().zip(weights) {
                *cell = (weight / most * f64::from(i16::MAX) / 4.0).round() as i16;
            }
        }
        Model { rows }
    }

    /// As bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        self.rows
            .iter()
            .flat_map(|row| row[..Label::ALL.len()].iter().flat_map(|weight| weight.to_le_bytes()).collect::<Vec<u8>>())
            .collect()
    }

    /// Labels words, from left to right.
    pub fn label(&self, seen: &[TokenFeatures], labels: &mut Vec<Label>) {
        let own: Vec<Sums> = seen.iter().filter(|seen| seen.may_be_named()).map(|seen| self.own(seen)).collect();
        self.label_with(seen, &own, labels);
    }

    /// What a word says for itself.
    fn own(&self, seen: &TokenFeatures) -> Sums {
        let mut features = Features::default();
        features.add_own(seen);
        self.sums(&features, [0; WIDTH])
    }

    /// Labels words where it is known what they say for themselves: of each that may be named.
    fn label_with(&self, seen: &[TokenFeatures], own: &[Sums], labels: &mut Vec<Label>) {
        labels.clear();
        let mut own = own.iter();
        let mut features = Features::default();
        for (at, here) in seen.iter().enumerate() {
            let own = if here.may_be_named() { own.next() } else { None };
            let (one, two) = before(seen, labels);
            let label = match own.filter(|_| is_scored(here, one)) {
                Some(own) => {
                    features.clear();
                    features.add_around(seen, at, one, two);
                    best(&self.sums(&features, *own), one)
                }
                None => Label::Outside,
            };
            labels.push(label);
        }
    }

    /// The weights of all these features, added to what is there.
    fn sums(&self, features: &Features, mut sums: Sums) -> Sums {
        for row in features.rows() {
            let row = &self.rows[*row as usize];
            for label in 0..WIDTH {
                sums[label] += i32::from(row[label]);
            }
        }
        sums
    }
}

/// A sum for each label, padded as the rows are.
type Sums = [i32; WIDTH];

/// Looks at texts and labels their words. Remembers what it saw of words, because most places of a text are of few.
pub struct Tagger {
    lexicon: Arc<Lexicon>,
    model: Arc<Model>,
    /// For each remembered word its number and what was seen of it.
    remembered: Vec<(u64, TokenFeatures)>,
    /// What it says for itself, where it may be named: in a list of its own, because most words may not.
    remembered_own: Vec<Sums>,
    /// What is seen of the words of the text.
    pub seen: Vec<TokenFeatures>,
    /// What those of them that may be named say for themselves.
    own: Vec<Sums>,
    /// Which words have a capital.
    pub capitals: Vec<usize>,
    /// The label of each word.
    pub labels: Vec<Label>,
}

/// How many words are remembered, each in the place that its number gives. A power of two.
const REMEMBERED: usize = 1 << 16;

impl Tagger {
    /// A tagger that knows these words and weights.
    pub fn new(lexicon: Arc<Lexicon>, model: Arc<Model>) -> Tagger {
        Tagger {
            lexicon,
            model,
            remembered: Vec::new(),
            remembered_own: Vec::new(),
            seen: Vec::new(),
            own: Vec::new(),
            capitals: Vec::new(),
            labels: Vec::new(),
        }
    }

    /// The words it knows.
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// Looks at all words of a text and labels them.
    pub fn tag(&mut self, text: &str, tokens: &[Token]) {
        self.seen.clear();
        self.own.clear();
        self.capitals.clear();
        if self.remembered.is_empty() {
            let nothing = TokenFeatures::of("", &self.lexicon);
            self.remembered.resize(REMEMBERED, (xxh3_64(b""), nothing));
            self.remembered_own.resize(REMEMBERED, [0; WIDTH]);
        }
        for token in tokens {
            let word = token.span.of(text);
            // The number is as good as the word: that two words of an archive share 64 bits does not happen.
            let number = xxh3_64(word.as_bytes()) ^ u64::from(token.begins);
            let place = number as usize >> 1 & (REMEMBERED - 1);
            if self.remembered[place].0 != number {
                let seen = TokenFeatures { first: token.begins, ..TokenFeatures::of(word, &self.lexicon) };
                if seen.may_be_named() {
                    self.remembered_own[place] = self.model.own(&seen);
                }
                self.remembered[place] = (number, seen);
            }
            let seen = TokenFeatures { breaks: token.breaks, ..self.remembered[place].1 };
            if seen.capital {
                self.capitals.push(self.seen.len());
            }
            if seen.may_be_named() {
                self.own.push(self.remembered_own[place]);
            }
            self.seen.push(seen);
        }
        self.model.label_with(&self.seen, &self.own, &mut self.labels);
    }
}

/// The label with the largest sum that may follow the one before.
pub fn best<T: PartialOrd + Copy>(sums: &[T], before: Label) -> Label {
    let mut best = Label::Outside;
    for label in Label::ALL {
        if label.may_follow(before) && sums[label as usize] > sums[best as usize] {
            best = label;
        }
    }
    best
}

/// The last label of the sentence and the one before it.
pub fn before(seen: &[TokenFeatures], labels: &[Label]) -> (Label, Label) {
    let at = labels.len();
    let last = |back: usize| at.checked_sub(back).map_or(Label::Outside, |at| labels[at]);
    match (seen.get(at).is_some_and(|seen| seen.breaks), at > 0 && seen[at - 1].breaks) {
        (true, _) => (Label::Outside, Label::Outside),
        (false, true) => (last(1), Label::Outside),
        (false, false) => (last(1), last(2)),
    }
}

/// Whether the model is asked about the word at all, given the label before it.
pub fn is_scored(seen: &TokenFeatures, before: Label) -> bool {
    seen.may_be_named() && (seen.capital || before != Label::Outside)
}

/// The rows of a word's features.
#[derive(Default)]
pub struct Features {
    rows: Vec<u32>,
}

impl Features {
    /// The rows, in no order.
    pub fn rows(&self) -> &[u32] {
        &self.rows
    }

    /// Keeps the rows that a chance leaves.
    pub fn retain(&mut self, mut keep: impl FnMut() -> bool) {
        self.rows.retain(|_| keep());
    }

    fn add(&mut self, template: Template, one: u64, two: u64) {
        // A multiplicative mix; the high bits are the best mixed.
        let mixed = (one ^ two.rotate_left(29) ^ u64::from(template.number()).wrapping_mul(0x9e37_79b9_7f4a_7c15))
            .wrapping_mul(0xd6e8_feb8_6659_fd93);
        let mixed = (mixed ^ mixed >> 32).wrapping_mul(0xd6e8_feb8_6659_fd93);
        self.rows.push((mixed >> 48) as u32 & (ROWS as u32 - 1));
    }

    /// The row of the feature that every word has.
    pub fn bias() -> usize {
        let mut features = Features::default();
        features.add(Template::Bias, 0, 0);
        features.rows[0] as usize
    }

    /// Forgets all.
    pub fn clear(&mut self) {
        self.rows.clear();
    }

    /// Looks at the word at this place, the words around it and the last two labels.
    pub fn fill(&mut self, seen: &[TokenFeatures], at: usize, one: Label, two: Label) {
        self.clear();
        self.add_own(&seen[at]);
        self.add_around(seen, at, one, two);
    }

    /// What a word says for itself, wherever it stands.
    fn add_own(&mut self, here: &TokenFeatures) {
        use Figure::{AfterDeterminer, AfterFirstName, AfterPlace, AfterRole, Lowercase};
        let first = u64::from(here.first);
        self.add(Template::Bias, 0, 0);
        self.add(Template::Word, here.word, 0);
        self.add(Template::Shape, u64::from(here.shape), first);
        self.add(Template::LastTwoLetters, u64::from(here.ends[0]), 0);
        self.add(Template::LastThreeLetters, u64::from(here.ends[1]), 0);
        self.add(Template::LastFourLetters, u64::from(here.ends[2]), 0);
        self.add(Template::FirstThreeLetters, u64::from(here.begins), 0);
        for figure in Figure::ALL {
            let value = here.known.map_or(NO_FIGURE, |known| u64::from(known.figure(figure)));
            self.add(Template::Figure(figure), value, 0);
        }
        let people = figures(Some(here), &[AfterFirstName, AfterRole]);
        let nouns = figures(Some(here), &[AfterDeterminer, Lowercase]);
        self.add(Template::PeopleAndNouns, people, nouns);
        self.add(Template::PeopleAndPlaces, people, figures(Some(here), &[AfterPlace, AfterFirstName]));
        self.add(Template::PeopleAtStart, people, first);
        self.add(Template::AllFigures, here.known.map_or(0, |known| u64::from(known.figures()) + 1), 0);
        self.add(Template::NounsAtStart, first, nouns);
        self.add(Template::Cluster, cluster(Some(here)), 0);
        self.add(Template::ClusterAndPeople, cluster(Some(here)), people);
        // What is known of its last part: a Parteitag is a Tag.
        let tail = |wanted: &[Figure]| here.tail.map_or(0, |known| pack(1, known, wanted));
        let (length, is_known) = (u64::from(here.tail_length), u64::from(here.known.is_some()));
        let nouns = tail(&[AfterDeterminer]);
        self.add(Template::TailAndLength, nouns, length);
        self.add(Template::TailPeopleAndLength, tail(&[AfterFirstName, AfterDeterminer]), length);
        self.add(Template::TailAndPeople, nouns, people);
        self.add(Template::TailOfUnknown, nouns, length << 8 | is_known << 4 | first);
        self.add(Template::HasTail, u64::from(here.tail.is_some()), is_known);
    }

    /// What is around a word, and the word together with what is around it. Twenty more templates (figures of the
    /// neighbours beside those of the word, shapes beside classes) scored the same.
    fn add_around(&mut self, seen: &[TokenFeatures], at: usize, one: Label, two: Label) {
        use Figure::{AfterDeterminer, AfterFirstName, AfterRole};
        let here = &seen[at];
        // Sentence by sentence, as it was trained.
        let behind = |at: usize| at.checked_sub(1).filter(|_| !seen[at].breaks);
        let next = |at: usize| Some(at + 1).filter(|at| seen.get(*at).is_some_and(|seen| !seen.breaks));
        let (left, right) = (behind(at), next(at));
        let (left_two, right_two) = (left.and_then(behind), right.and_then(next));
        let near = |at: Option<usize>| at.and_then(|at| seen.get(at));
        let (left, right, left_two, right_two) = (near(left), near(right), near(left_two), near(right_two));
        let word = |seen: Option<&TokenFeatures>| seen.map_or(1, |seen| seen.word);
        let kind =
            |seen: Option<&TokenFeatures>| seen.map_or(63, |seen| seen.class as u64 | u64::from(seen.capital) << 5);
        let bearers = here.known.map_or(4, |known| u64::from(known.first_name_frequency()));
        let (labels, one) = (one as u64 * 16 + two as u64, one as u64);
        let people = figures(Some(here), &[AfterFirstName, AfterRole]);
        self.add(Template::LabelsBefore, labels, 0);
        self.add(Template::WordBefore, word(left), 0);
        self.add(Template::WordAfter, word(right), 0);
        self.add(Template::ClassesBeside, kind(left), kind(right));
        self.add(Template::ClassesBefore, kind(left), kind(left_two));
        self.add(Template::ClassesAfter, kind(right), kind(right_two));
        self.add(Template::PeopleAndLabel, people, one);
        self.add(Template::PeopleAndClassAfter, people, kind(right));
        self.add(Template::PeopleAfterFirstName, figures(right, &[AfterFirstName, AfterDeterminer]), bearers);
        self.add(Template::FirstNameAndClassAfter, bearers, kind(right) << 8 | one);
        self.add(Template::LabelsAndWord, labels, here.word);
        self.add(Template::ClusterAfter, cluster(right), 0);
        self.add(Template::ClusterAndBefore, cluster(Some(here)) << 8 | cluster(left), 0);
        self.add(Template::ClusterAndAfter, cluster(Some(here)) << 8 | cluster(right), 0);
    }
}

/// The value of a figure of which nothing is known; known ones are 0 to 7.
const NO_FIGURE: u64 = 9;

/// What a feature is made of. Its number goes into the feature's row, so that changing one asks for new weights;
/// numbers missing are of templates that were tried and left out.
#[derive(Clone, Copy, Debug)]
enum Template {
    LabelsBefore,
    Word,
    WordBefore,
    WordAfter,
    Shape,
    LastTwoLetters,
    LastThreeLetters,
    LastFourLetters,
    FirstThreeLetters,
    ClassesBeside,
    ClassesBefore,
    ClassesAfter,
    Figure(Figure),
    /// What the word has of people, beside what it has of nouns: *Koch*.
    PeopleAndNouns,
    PeopleAndPlaces,
    PeopleAtStart,
    PeopleAndLabel,
    PeopleAndClassAfter,
    PeopleAfterFirstName,
    FirstNameAndClassAfter,
    LabelsAndWord,
    AllFigures,
    NounsAtStart,
    Cluster,
    ClusterAfter,
    ClusterAndBefore,
    ClusterAndAfter,
    ClusterAndPeople,
    /// The tail is the last part of a compound.
    TailAndLength,
    TailPeopleAndLength,
    TailAndPeople,
    TailOfUnknown,
    HasTail,
    /// What every word has.
    Bias,
}

impl Template {
    fn number(self) -> u32 {
        match self {
            Template::LabelsBefore => 0,
            Template::Word => 1,
            Template::WordBefore => 2,
            Template::WordAfter => 3,
            Template::Shape => 6,
            Template::LastTwoLetters => 7,
            Template::LastThreeLetters => 8,
            Template::LastFourLetters => 9,
            Template::FirstThreeLetters => 10,
            Template::ClassesBeside => 11,
            Template::ClassesBefore => 12,
            Template::ClassesAfter => 13,
            Template::Figure(figure) => 16 + figure as u32,
            Template::PeopleAndNouns => 24,
            Template::PeopleAndPlaces => 25,
            Template::PeopleAtStart => 26,
            Template::PeopleAndLabel => 27,
            Template::PeopleAndClassAfter => 30,
            Template::PeopleAfterFirstName => 33,
            Template::FirstNameAndClassAfter => 36,
            Template::LabelsAndWord => 37,
            Template::AllFigures => 42,
            Template::NounsAtStart => 47,
            Template::Cluster => 70,
            Template::ClusterAfter => 73,
            Template::ClusterAndBefore => 75,
            Template::ClusterAndAfter => 76,
            Template::ClusterAndPeople => 79,
            Template::TailAndLength => 80,
            Template::TailPeopleAndLength => 81,
            Template::TailAndPeople => 82,
            Template::TailOfUnknown => 83,
            Template::HasTail => 84,
            Template::Bias => 99,
        }
    }
}

/// The cluster of a word, 0 of most.
fn cluster(seen: Option<&TokenFeatures>) -> u64 {
    seen.and_then(|seen| seen.known).map_or(0, |known| u64::from(known.cluster()))
}

/// Figures of what is known of a word, packed, with what lists of names say of it.
fn figures(seen: Option<&TokenFeatures>, wanted: &[Figure]) -> u64 {
    let known = seen.and_then(|seen| seen.known);
    known.map_or(7, |known| pack(u64::from(known.in_lists()) + 8, known, wanted))
}

/// Figures side by side behind what is already there, three bits each.
fn pack(before: u64, known: WordProfile, wanted: &[Figure]) -> u64 {
    wanted.iter().fold(before, |packed, figure| packed << 3 | u64::from(known.figure(*figure)))
}
