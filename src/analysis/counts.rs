//! Counts of word forms in running text, and how each is used there.
//! It must not know what is made of them.

use crate::text::{fold, is_determiner, words};
use rustc_hash::FxHashMap;

/// How a word form is used in running text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Usage {
    /// How often it comes.
    pub total: u32,
    /// How often capitalised, not at the beginning of a sentence.
    pub capital: u32,
    /// How often of these behind an article or the like, with at most one adjective between.
    pub determined: u32,
    /// How often in lower case.
    pub lower: u32,
}

/// Counts of word forms, folded.
#[derive(Clone, Debug, Default)]
pub struct Counts {
    pub(crate) forms: FxHashMap<String, Usage>,
}

/// Counts running text. Each type is folded once.
#[derive(Default)]
pub struct Counter {
    /// The number of each form as written.
    written: FxHashMap<Box<str>, u32>,
    numbers: FxHashMap<String, u32>,
    forms: Vec<Counted>,
}

struct Counted {
    form: String,
    usage: Usage,
    determiner: bool,
    adjective: bool,
}

impl Counter {
    /// Counts the words of a text.
    pub fn add(&mut self, text: &str) {
        let (mut end, mut previous, mut before): (usize, Option<usize>, Option<usize>) = (0, None, None);
        for span in words(text) {
            let word = span.of(text);
            let gap = &text[end..span.start];
            let starts =
                previous.is_none() || gap.contains(['.', '!', '?', ':', '"', '„', '“', '(', '\n', '–', ';', '»', '«']);
            let number = self.number(word);
            let is_determiner = |number: Option<usize>| number.is_some_and(|number| self.forms[number].determiner);
            let behind = is_determiner(previous)
                || (previous.is_some_and(|number| self.forms[number].adjective) && is_determiner(before));
            let usage = &mut self.forms[number].usage;
            usage.total += 1;
            if !word.starts_with(char::is_uppercase) {
                usage.lower += 1;
            } else if !starts {
                usage.capital += 1;
                usage.determined += u32::from(behind && gap.trim().is_empty());
            }
            before = previous.filter(|_| !gap.contains(['.', '!', '?', ':', ';']));
            previous = Some(number);
            end = span.end;
        }
    }

    fn number(&mut self, word: &str) -> usize {
        if let Some(number) = self.written.get(word) {
            return *number as usize;
        }
        let form = fold(word);
        let number = self.numbers.get(&form).copied().unwrap_or_else(|| {
            let number = self.forms.len() as u32;
            self.numbers.insert(form.clone(), number);
            let determiner = is_determiner(&form);
            let adjective = ["e", "en", "er", "es", "em"].iter().any(|ending| form.ends_with(ending));
            self.forms.push(Counted { form, usage: Usage::default(), determiner, adjective });
            number
        });
        self.written.insert(word.into(), number);
        number as usize
    }

    /// What was counted.
    pub fn counts(self) -> Counts {
        Counts { forms: self.forms.into_iter().map(|counted| (counted.form, counted.usage)).collect() }
    }
}

impl Counts {
    /// Takes in what was counted elsewhere.
    pub fn merge(&mut self, other: Counts) {
        for (form, more) in other.forms {
            let usage = self.forms.entry(form).or_default();
            usage.total += more.total;
            usage.capital += more.capital;
            usage.determined += more.determined;
            usage.lower += more.lower;
        }
    }

    pub(crate) fn of(&self, form: &str) -> Usage {
        self.forms.get(form).copied().unwrap_or_default()
    }
}
