//! Numbers, shares, and how many there are of something.
//! It must not know what is counted beyond its name.

use crate::output::wording::language::Language;

/// Shares below this many percent would be rounded to nothing.
const PERCENT_MIN: f64 = 0.05;

/// A whole number: `1.234`, `1,234`.
pub fn whole(language: Language, number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push_str(language.pick(".", ","));
        }
        grouped.push(digit);
    }
    grouped
}

/// A number with this many places behind the comma or point: `0,50`, `0.50`.
pub fn decimal(language: Language, number: f64, places: usize) -> String {
    let point = format!("{number:.places$}");
    language.pick(point.replace('.', ","), point)
}

/// A share from 0 to 1: `12,3 %`, `12.3%`; what is there is never nothing.
pub fn percent(language: Language, share: f64) -> String {
    let number = match share * 100.0 {
        0.0 => "0".to_string(),
        percent if percent < PERCENT_MIN => format!("<{}", decimal(language, 0.1, 1)),
        percent => decimal(language, percent, 1),
    };
    format!("{number}{}", language.pick(" %", "%"))
}

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Noun {
    /// Articles.
    Article,
    /// Days.
    Day,
    /// Entries of a table.
    Entry,
    /// Gaps.
    Gap,
    /// Lines.
    Line,
    /// Mentions of persons.
    Mention,
    /// Months.
    Month,
    /// Passages.
    Passage,
    /// People.
    Person,
    /// Sentences.
    Sentence,
    /// Papers and agencies.
    Source,
    /// Topics of an evaluation.
    Topic,
    /// Words.
    Word,
}

impl Noun {
    /// The word for one, for several, and for several in the dative.
    fn forms(self, language: Language) -> [&'static str; 3] {
        match self {
            Noun::Article => language.pick(["Artikel", "Artikel", "Artikeln"], ["article", "articles", "articles"]),
            Noun::Day => language.pick(["Tag", "Tage", "Tagen"], ["day", "days", "days"]),
            Noun::Entry => language.pick(["Eintrag", "Einträge", "Einträgen"], ["entry", "entries", "entries"]),
            Noun::Gap => language.pick(["Lücke", "Lücken", "Lücken"], ["gap", "gaps", "gaps"]),
            Noun::Line => language.pick(["Zeile", "Zeilen", "Zeilen"], ["line", "lines", "lines"]),
            Noun::Mention => language.pick(["Nennung", "Nennungen", "Nennungen"], ["mention", "mentions", "mentions"]),
            Noun::Month => language.pick(["Monat", "Monate", "Monaten"], ["month", "months", "months"]),
            Noun::Passage => language.pick(["Stelle", "Stellen", "Stellen"], ["passage", "passages", "passages"]),
            Noun::Person => language.pick(["Person", "Personen", "Personen"], ["person", "people", "people"]),
            Noun::Sentence => language.pick(["Satz", "Sätze", "Sätzen"], ["sentence", "sentences", "sentences"]),
            Noun::Source => language.pick(["Quelle", "Quellen", "Quellen"], ["source", "sources", "sources"]),
            Noun::Topic => language.pick(["Thema", "Themen", "Themen"], ["topic", "topics", "topics"]),
            Noun::Word => language.pick(["Wort", "Wörter", "Wörtern"], ["word", "words", "words"]),
        }
    }

    /// The word for this many.
    pub fn of(self, language: Language, count: u64) -> &'static str {
        self.forms(language)[usize::from(count != 1)]
    }

    /// The word for this many in the dative, as behind *in* and *von*.
    pub fn dative(self, language: Language, count: u64) -> &'static str {
        self.forms(language)[if count == 1 { 0 } else { 2 }]
    }
}

/// `1 Artikel`, `1.234 Artikel`.
pub fn counted(language: Language, count: u64, noun: Noun) -> String {
    format!("{} {}", whole(language, count), noun.of(language, count))
}

/// `1 Artikel`, `1.234 Artikeln`: behind *in* and *von*.
pub fn counted_dative(language: Language, count: u64, noun: Noun) -> String {
    format!("{} {}", whole(language, count), noun.dative(language, count))
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOTH: [Language; 2] = [Language::German, Language::English];

    #[test]
    fn numbers_are_written_as_in_each_language() {
        assert_eq!(BOTH.map(|language| whole(language, 1_234_567)), ["1.234.567", "1,234,567"]);
        assert_eq!(BOTH.map(|language| decimal(language, 0.5, 2)), ["0,50", "0.50"]);
        assert_eq!(BOTH.map(|language| counted(language, 1, Noun::Passage)), ["1 Stelle", "1 passage"]);
        assert_eq!(BOTH.map(|language| counted(language, 0, Noun::Person)), ["0 Personen", "0 people"]);
        assert_eq!(BOTH.map(|language| counted_dative(language, 2, Noun::Article)), ["2 Artikeln", "2 articles"]);
    }

    #[test]
    fn a_share_is_never_rounded_to_nothing() {
        let shares = [0.0, 0.0001, 0.0005, 0.123, 1.0];
        let german = ["0 %", "<0,1 %", "0,1 %", "12,3 %", "100,0 %"];
        assert_eq!(shares.map(|share| percent(Language::German, share)), german);
        assert_eq!(shares.map(|share| percent(Language::English, share)), ["0%", "<0.1%", "0.1%", "12.3%", "100.0%"]);
    }
}
