//! The labels of what is shown in rows: an index, a file, a word, a measurement.
//! It must not know where the values come from.

use crate::analysis::{PartFigures, Steps};
use crate::date::{Precision, PublicationDate};
use crate::output::wording::date;
use crate::output::wording::language::{Language, say};
use crate::output::wording::number::{Noun, counted, counted_dative, decimal, whole};
use crate::search::Related;

/// A label of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Label {
    /// An archive that was indexed.
    Archive,
    /// Articles.
    Articles,
    /// Passages.
    Passages,
    /// Terms of the index.
    Terms,
    /// Months that there are articles of.
    Months,
    /// Articles without a date.
    Undated,
    /// Files that gave no article.
    Skipped,
    /// The size of the index.
    Size,
    /// Papers and agencies.
    Sources,
    /// The id of an article.
    Id,
    /// The format of a file.
    Format,
    /// A title.
    Title,
    /// Who wrote it.
    Authors,
    /// The paper or agency.
    Source,
    /// The section of the paper.
    Section,
    /// The address on the web.
    Url,
    /// Keywords.
    Tags,
    /// The publication date.
    Date,
    /// What tells it.
    Evidence,
    /// What was noted.
    Note,
    /// The folded form of a word.
    Folded,
    /// That it is a function word.
    Function,
    /// The word that it is analysed as.
    ReadAs,
    /// How it is split.
    Split,
    /// Its stem.
    Stem,
    /// The stems of the words inside it.
    Inside,
    /// Topics of an evaluation.
    Topics,
}

/// The word of a label.
// Long because each label has its two words here and nowhere else.
pub fn label(language: Language, label: Label) -> &'static str {
    match label {
        Label::Archive => language.pick("Archiv", "archive"),
        Label::Articles => language.pick("Artikel", "articles"),
        Label::Passages => language.pick("Stellen", "passages"),
        Label::Terms => language.pick("Indexwörter", "terms"),
        Label::Months => language.pick("Monate", "months"),
        Label::Undated => language.pick("undatiert", "undated"),
        Label::Skipped => language.pick("übersprungen", "skipped"),
        Label::Size => language.pick("Größe", "size"),
        Label::Sources => language.pick("Quellen", "sources"),
        Label::Id => language.pick("Kennung", "id"),
        Label::Format => language.pick("Format", "format"),
        Label::Title => language.pick("Titel", "title"),
        Label::Authors => language.pick("Autoren", "authors"),
        Label::Source => language.pick("Quelle", "source"),
        Label::Section => language.pick("Ressort", "section"),
        Label::Url => language.pick("Adresse", "url"),
        Label::Tags => language.pick("Stichwörter", "tags"),
        Label::Date => language.pick("Datum", "date"),
        Label::Evidence => language.pick("Beleg", "evidence"),
        Label::Note => language.pick("Hinweis", "note"),
        Label::Folded => language.pick("gefaltet", "folded"),
        Label::Function => language.pick("Funktionswort", "function word"),
        Label::ReadAs => language.pick("wie", "as"),
        Label::Split => language.pick("zerlegt", "split"),
        Label::Stem => language.pick("Stamm", "stem"),
        Label::Inside => language.pick("darin", "inside"),
        Label::Topics => language.pick("Themen", "topics"),
    }
}

/// How many months there are articles of, from the first to the last.
pub fn months(language: Language, months: &[String]) -> String {
    match (months.first(), months.last()) {
        (Some(first), Some(last)) => {
            format!("{} ({})", whole(language, months.len() as u64), date::to(language, first, last))
        }
        _ => whole(language, 0),
    }
}

/// The size of an index in megabytes.
pub fn megabytes(language: Language, bytes: u64) -> String {
    format!("{} MB", decimal(language, bytes as f64 / 1e6, 1))
}

/// That there are this many more rows.
pub fn more_rows(language: Language, count: u64) -> String {
    let count = whole(language, count);
    say!(language, "… und {count} weitere", "… and {count} more")
}

/// That there is nothing to show in a row.
pub fn none(language: Language) -> &'static str {
    language.pick("keiner", "none")
}

/// A date in numbers, how exactly it is known, and the days it may mean.
pub fn exact_date(language: Language, date: PublicationDate) -> String {
    let precision = match date.precision() {
        Precision::Day => language.pick("Tag", "day"),
        Precision::Month => language.pick("Monat", "month"),
        Precision::Year => language.pick("Jahr", "year"),
        Precision::Span => language.pick("Zeitraum", "span"),
    };
    let days = date::to(language, &date.first().to_string(), &date.last().to_string());
    format!("{date} ({precision}, {days})")
}

/// The line above a passage.
pub fn passage(language: Language, ordinal: u32, line: u32, heading: Option<&str>) -> String {
    match heading {
        None => say!(language, "Stelle {ordinal}, Zeile {line}", "passage {ordinal}, line {line}"),
        Some(heading) => say!(
            language,
            "Stelle {ordinal}, Zeile {line}, unter „{heading}“",
            "passage {ordinal}, line {line}, under \"{heading}\""
        ),
    }
}

/// That nothing tells which days a time in a text means.
pub fn open_days(language: Language) -> &'static str {
    language.pick("offen", "open")
}

/// Where a passage stands in its file: the line, and the character where a line does not say enough.
pub fn place(language: Language, path: &str, line: u32, character: Option<u64>) -> String {
    match character {
        Some(character) => say!(language, "{path}:{line}, Zeichen {character}", "{path}:{line}, character {character}"),
        None => format!("{path}:{line}"),
    }
}

/// What tells the date of an article.
pub fn date_from(language: Language, evidence: &str) -> String {
    say!(language, "Datum laut {evidence}", "date from {evidence}")
}

/// What a function word is for.
pub fn function_word(language: Language) -> &'static str {
    language.pick(
        "es hält den Satz zusammen und zählt nur in Zitaten und neben anderen Wörtern",
        "it holds the sentence together, and counts only in phrases and next to other words",
    )
}

/// The parts of a compound, and how sure the split is.
pub fn split(language: Language, parts: &[PartFigures], confidence: f32) -> String {
    let parts = parts.iter().map(|part| part.letters.as_str()).collect::<Vec<_>>().join(" | ");
    let confidence = decimal(language, f64::from(confidence), 2);
    say!(language, "{parts} (Sicherheit {confidence})", "{parts} (confidence {confidence})")
}

/// Why a word is not split.
pub fn not_split(language: Language, steps: &Steps) -> &'static str {
    if steps.whole {
        language.pick("bekannt als Wort, das nie zerlegt wird", "known as a word that is never split")
    } else {
        language.pick("nicht in bekannte Teile zu zerlegen", "no split in known parts")
    }
}

/// The figures of a part of a compound.
pub fn part_figures(language: Language, part: &PartFigures) -> String {
    let number = |figure: f32| format!("{:>5}", decimal(language, f64::from(figure), 2));
    let (letters, score, worth) = (&part.letters, number(part.score), number(part.worth));
    say!(language, "{letters:<16} Wert {score}, trägt {worth} bei", "{letters:<16} score {score}, adds {worth}")
}

/// That pieces of words are one word, too.
pub fn joined(language: Language, pieces: &str, stem: &str) -> String {
    say!(language, "{pieces}: auch ein Wort, {stem}", "{pieces}: also one word, {stem}")
}

/// The line above the words that are used like a word.
pub fn used_alike(language: Language) -> &'static str {
    language.pick("in diesem Archiv ähnlich gebraucht:", "used alike in this archive:")
}

/// The line above the words that stand beside a word.
pub fn beside(language: Language) -> &'static str {
    language.pick("häufiger daneben als anderswo:", "beside it more often than elsewhere:")
}

/// How often a word stands beside another, and how alike they are used.
pub fn related(language: Language, word: &Related) -> String {
    let together = whole(language, u64::from(word.together));
    let all = counted_dative(language, u64::from(word.passages), Noun::Passage);
    let likeness = decimal(language, f64::from(word.likeness), 2);
    say!(language, "in {together} von {all}, Ähnlichkeit {likeness}", "in {together} of its {all}, likeness {likeness}")
}

/// How many topics have no judgement.
pub fn unjudged(language: Language, topics: u64) -> String {
    let topics = counted(language, topics, Noun::Topic);
    say!(language, "weggelassen: {topics} ohne Urteil", "left out: {topics} without judgement")
}

/// How large a learnt table of words is.
pub fn learnt_words(language: Language, entries: u64, bytes: u64) -> String {
    let (entries, bytes) = (counted(language, entries, Noun::Entry), whole(language, bytes));
    say!(language, "{entries}, {bytes} Byte", "{entries}, {bytes} bytes")
}

/// What was learnt of persons.
pub fn learnt_persons(language: Language, words: u64, sentences: u64) -> String {
    let words = counted(language, words, Noun::Word);
    let sentences = counted_dative(language, sentences, Noun::Sentence);
    say!(language, "{words} bekannt, Gewichte aus {sentences}", "{words} known, weights from {sentences}")
}
