//! Counts of word forms in running text, and how each is used there.
//! It must not know what is made of them.

use crate::analysis::{fold, words};
use rustc_hash::{FxHashMap, FxHashSet};

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
    pub(super) forms: FxHashMap<String, Usage>,
}

/// What stands before a noun and hardly ever before a name.
const DETERMINERS: &str = "der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner keines \
    mein meine meinen meinem meiner meines sein seine seinen seinem seiner seines ihr ihre ihren ihrem ihrer ihres unser \
    unsere unseren unserem unserer unseres dies diese diesen diesem dieser dieses jede jeden jedem jeder jedes alle allen \
    aller im am zum zur beim vom ins ans viele vielen mehr weniger welche welchen welcher welches solche solchen jene jenen \
    jener jenes beide beiden einige einigen mehrere manche keinerlei";

impl Counts {
    /// Counts the words of a text.
    pub fn add(&mut self, text: &str) {
        thread_local! {
            static DETERMINER: FxHashSet<&'static str> = DETERMINERS.split_whitespace().collect();
        }
        DETERMINER.with(|determiners| self.add_with(text, determiners));
    }

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

    fn add_with(&mut self, text: &str, determiners: &FxHashSet<&str>) {
        let (mut end, mut previous, mut before) = (0, String::new(), String::new());
        for span in words(text) {
            let word = span.of(text);
            let gap = &text[end..span.start];
            let starts =
                previous.is_empty() || gap.contains(['.', '!', '?', ':', '"', '„', '“', '(', '\n', '–', ';', '»', '«']);
            let folded = fold(word);
            let usage = self.forms.entry(folded.clone()).or_default();
            usage.total += 1;
            if !word.starts_with(char::is_uppercase) {
                usage.lower += 1;
            } else if !starts {
                usage.capital += 1;
                let adjective = ["e", "en", "er", "es", "em"].iter().any(|ending| previous.ends_with(ending));
                let behind =
                    determiners.contains(previous.as_str()) || (adjective && determiners.contains(before.as_str()));
                usage.determined += u32::from(behind && gap.trim().is_empty());
            }
            before = if gap.contains(['.', '!', '?', ':', ';']) { String::new() } else { previous };
            previous = folded;
            end = span.end;
        }
    }

    pub(super) fn of(&self, form: &str) -> Usage {
        self.forms.get(form).copied().unwrap_or_default()
    }
}
