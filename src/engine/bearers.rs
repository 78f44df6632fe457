//! People of one family name, and whom the name means where it stands alone.
//! It must not know spellings.

use crate::date::Day;
use crate::person::{Gender, is_high_office, is_office};
use rustc_hash::{FxHashMap, FxHashSet};
use std::cell::RefCell;

/// A family name alone stands for the person of that name whom the archive names in full within this many days before
/// and after; where it hardly names anybody then, at any time.
///
/// This and the next two are set by hand: no data at hand tells whose a name is across articles.
const AROUND_DAYS: i32 = 183;
/// … if at least this many articles name that person in full,
const DOMINANT_MIN: usize = 3;
/// … and this share of all articles then that name somebody of that name.
const DOMINANT_SHARE: f64 = 0.9;

/// The articles of a person in one segment, and when they are of.
pub struct Articles {
    /// By the number of the article in each segment.
    of_segment: Vec<FxHashSet<u32>>,
    days: Vec<Day>,
    /// Whether the archive calls the person *Frau* or *Herr*, *Ministerin* or *Minister*.
    pub gender: Option<Gender>,
    /// With which offices the archive names the person, and in how many passages.
    pub offices: FxHashMap<String, u32>,
}

impl Articles {
    /// No person, in this many segments.
    pub fn of_segments(count: usize) -> Articles {
        Articles {
            of_segment: vec![FxHashSet::default(); count],
            days: Vec::new(),
            gender: None,
            offices: FxHashMap::default(),
        }
    }

    /// All, by segment and number.
    pub fn all(&self) -> FxHashSet<(usize, u32)> {
        let of_segment = self.of_segment.iter().enumerate();
        of_segment.flat_map(|(segment, articles)| articles.iter().map(move |article| (segment, *article))).collect()
    }

    /// Takes an article in; before it is asked for days, they have to be sorted.
    pub fn add(&mut self, segment: usize, article: u32, day: Option<Day>) {
        if self.of_segment[segment].insert(article) {
            self.days.extend(day);
        }
    }

    /// Sorts the days.
    pub fn sort(&mut self) {
        self.days.sort_unstable();
    }
}

/// Of articles, by segment and number, what they say of somebody.
pub type GenderEvidence = FxHashMap<(usize, u32), Gender>;

/// Of articles, by segment and number, the offices that they print before a family name alone.
pub type OfficeEvidence = FxHashMap<(usize, u32), Vec<String>>;

/// The day of an article, and what it says of somebody.
type DayAndGender = (Option<Day>, Option<Gender>);

/// People of one family name, and in which articles they are.
pub struct Bearers<'a> {
    people: &'a [&'a Articles],
    genders: GenderEvidence,
    offices: OfficeEvidence,
    /// Articles that name one of them in full.
    named: FxHashSet<(usize, u32)>,
    /// Who stands out around a day; asked for many articles of a day.
    known: RefCell<FxHashMap<DayAndGender, Option<usize>>>,
}

impl<'a> Bearers<'a> {
    /// These people, and what articles say of whom they call by the family name.
    pub fn new(people: &'a [&'a Articles], genders: GenderEvidence, offices: OfficeEvidence) -> Bearers<'a> {
        let named = people.iter().flat_map(|one| one.all()).collect();
        Bearers { people, genders, offices, named, known: RefCell::default() }
    }

    /// What an article says of whom it calls by the family name.
    pub fn gender_in(&self, segment: usize, article: u32) -> Option<Gender> {
        self.genders.get(&(segment, article)).copied()
    }

    /// Whom the family name alone means in an article: the one whom the archive names by far most often around that
    /// day. None when the article names only others of the name in full, or nobody stands out; *Frau Heil* is not Hubertus
    /// Heil.
    pub fn dominant(&self, segment: usize, article: u32, day: Option<Day>) -> Option<usize> {
        if self.named.contains(&(segment, article)) {
            // Donald and Melania Trump: where both are named, Trump is he whom the archive means by far most often.
            let who = dominant(self.people, day, self.gender_in(segment, article))?;
            return self.people[who].of_segment[segment].contains(&article).then_some(who);
        }
        if let Some(who) = self.by_office(segment, article) {
            return Some(who);
        }
        let gender = self.gender_in(segment, article);
        let find = || dominant(self.people, day, gender);
        *self.known.borrow_mut().entry((day, gender)).or_insert_with(find)
    }
}

impl Bearers<'_> {
    /// Who alone, or by far most often, is named with an office that the article prints before the family name:
    /// *Entwicklungsminister Müller*.
    fn by_office(&self, segment: usize, article: u32) -> Option<usize> {
        let offices = self.offices.get(&(segment, article))?;
        let mut high = offices.iter().filter(|office| is_high_office(office)).peekable();
        high.peek()?;
        let high: Vec<&String> = high.collect();
        let count = |one: &&Articles| -> u32 {
            let is_meant = |office: &str| high.iter().any(|asked| is_office(asked, office));
            one.offices.iter().filter(|(office, _)| is_meant(office)).map(|(_, count)| count).sum()
        };
        let counts: Vec<u32> = self.people.iter().map(count).collect();
        let total: u32 = counts.iter().sum();
        let (who, most) = counts.into_iter().enumerate().max_by_key(|(who, count)| (*count, usize::MAX - who))?;
        (most > 0 && f64::from(most) >= DOMINANT_SHARE * f64::from(total)).then_some(who)
    }
}

/// Who of these people, of those who may be what is said, stands out around a day, or where they are hardly named then,
/// at any time.
fn dominant(people: &[&Articles], day: Option<Day>, gender: Option<Gender>) -> Option<usize> {
    let may_be = |one: &Articles| gender.is_none() || one.gender.is_none() || one.gender == gender;
    let around = |days: &[Day]| match day {
        Some(day) => {
            let from = days.partition_point(|other| other.number() < day.number() - AROUND_DAYS);
            days.partition_point(|other| other.number() <= day.number() + AROUND_DAYS) - from
        }
        None => 0,
    };
    let stands_out = |counts: Vec<usize>| {
        let total: usize = counts.iter().sum();
        let (who, most) = counts.into_iter().enumerate().max_by_key(|(who, count)| (*count, usize::MAX - who))?;
        (most >= DOMINANT_MIN && most as f64 >= DOMINANT_SHARE * total as f64).then_some(who)
    };
    let near: Vec<usize> = people.iter().map(|one| if may_be(one) { around(&one.days) } else { 0 }).collect();
    if near.iter().sum::<usize>() >= DOMINANT_MIN {
        return stands_out(near);
    }
    let all = |one: &Articles| one.of_segment.iter().map(FxHashSet::len).sum();
    stands_out(people.iter().map(|one| if may_be(one) { all(one) } else { 0 }).collect())
}
