//! Words that belong to a word, as text.
//! It must not know how they are found.

use crate::output::table::{Align, table};
use crate::output::wording::{Language, tables};
use crate::search::Related;

/// Words less alike are used alike by chance.
const LIKENESS_MIN: f32 = 0.1;

/// The words that belong to a word, in two lists.
pub struct RelatedWords<'a> {
    /// Those used like it, the most alike first.
    pub alike: Vec<&'a Related>,
    /// Those that stand beside it, the surest first.
    pub beside: Vec<&'a Related>,
}

impl<'a> RelatedWords<'a> {
    /// At most `count` of each list.
    pub fn of(related: &'a [Related], count: usize) -> RelatedWords<'a> {
        let mut beside: Vec<&Related> = related.iter().collect();
        beside.sort_by(|one, other| other.strength.total_cmp(&one.strength).then_with(|| one.stem.cmp(&other.stem)));
        beside.truncate(count);
        let alike = related.iter().take_while(|word| word.likeness >= LIKENESS_MIN).take(count).collect();
        RelatedWords { alike, beside }
    }

    /// Each word once, those used alike first.
    pub fn once(&self) -> impl Iterator<Item = &'a Related> {
        let rest = self.beside.iter().filter(|word| self.alike.iter().all(|other| other.stem != word.stem));
        self.alike.iter().chain(rest).copied()
    }
}

/// Both lists with their figures.
pub fn text(language: Language, words: &RelatedWords<'_>) -> String {
    let row = |word: &&Related| vec![word.word.clone(), tables::related(language, word)];
    let lists = [(tables::used_alike(language), &words.alike), (tables::beside(language), &words.beside)];
    let list = |(title, words): (&str, &Vec<&Related>)| {
        format!("{title}\n{}", table("  ", &[Align::Left], &words.iter().map(row).collect::<Vec<_>>()))
    };
    lists.into_iter().filter(|(_, words)| !words.is_empty()).map(list).collect()
}
