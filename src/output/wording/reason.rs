//! Why a word matched, and what the parts of a score are called.
//! It must not know how matches are found or scores are reckoned.

use crate::output::wording::date;
use crate::output::wording::language::{Language, say};
use crate::search::{Cause, Kind, MentionSignal, Reason, ScorePart};

/// Why a word matched, as one line.
pub fn sentence(language: Language, reason: &Reason) -> String {
    let word = &reason.word;
    match &reason.cause {
        Cause::Word { kind, of } => of_word(language, *kind, word, of),
        Cause::Date { days, weekday } => format!("{word} → {}", date::named(language, *days, *weekday)),
    }
}

fn of_word(language: Language, kind: Kind, word: &str, of: &str) -> String {
    match kind {
        Kind::Same => say!(language, "{word}: wie gesucht", "{word}: as searched for"),
        Kind::Spelling => say!(language, "{word}: Schreibweise von {of}", "{word}: a spelling of {of}"),
        Kind::Genitive => say!(language, "{word}: Genitiv von {of}", "{word}: genitive of {of}"),
        Kind::Inflection => say!(language, "{word}: Form von {of}", "{word}: a form of {of}"),
        Kind::Contains => say!(language, "{word}: enthält {of}", "{word}: contains {of}"),
        Kind::PartOf => say!(language, "{word}: Teil von {of}", "{word}: part of {of}"),
        Kind::Form => say!(language, "{word}: genau {of}", "{word}: exactly {of}"),
        Kind::Pattern => say!(language, "{word}: passt auf {of}", "{word}: matches {of}"),
        Kind::Fuzzy => say!(language, "{word}: ähnlich wie {of}", "{word}: similar to {of}"),
        Kind::Synonym => say!(language, "{word}: Ihr Synonym für {of}", "{word}: your synonym for {of}"),
        Kind::Related => {
            say!(language, "{word}: im Archiv gebraucht wie {of}", "{word}: used in this archive like {of}")
        }
        Kind::Similar => say!(language, "{word}: sinnverwandt mit {of}", "{word}: similar in meaning to {of}"),
        Kind::Corrected => say!(language, "{word}: berichtigt aus {of}", "{word}: corrected from {of}"),
        Kind::Joined => say!(language, "{word}: andere Schreibweise von {of}", "{word}: another way to write {of}"),
        Kind::Person if word == of => say!(language, "{word}: namentlich", "{word}: by name"),
        Kind::Person => format!("{word}: {of}"),
        Kind::InName => say!(language, "{word}: enthält den Namen {of}", "{word}: contains the name {of}"),
    }
}

/// That a passage has no word of the query.
pub fn in_other_words(language: Language) -> &'static str {
    language.pick("in anderen Worten: kein Wort der Abfrage steht hier", "in other words: no word of the query is here")
}

/// The name of a part of a score.
pub fn score_part(language: Language, part: &ScorePart) -> String {
    match part {
        ScorePart::Word(typed) => typed.clone(),
        ScorePart::Inner(part) => say!(language, "darin {part}", "part {part}"),
        ScorePart::Mention { typed, signal } => {
            let signal = match signal {
                MentionSignal::Named => language.pick("Person", "person"),
                MentionSignal::Inside => language.pick("Name in einem Wort", "name inside a word"),
                MentionSignal::InFull => language.pick("voller Name", "full name"),
                MentionSignal::WithRole => language.pick("mit Amt", "with the office"),
            };
            format!("{typed}: {signal}")
        }
        ScorePart::Alternative { words, of } => say!(language, "{words} für {of}", "{words} for {of}"),
        ScorePart::Similar { word, of } => {
            say!(language, "{word} sinnverwandt mit {of}", "{word} similar in meaning to {of}")
        }
        ScorePart::Article => language.pick("der ganze Artikel", "the whole article").to_string(),
        ScorePart::Lead => language.pick("Stelle im Artikel", "place in the article").to_string(),
        ScorePart::AllWords => language.pick("alle Wörter", "all words").to_string(),
        ScorePart::EventTime => {
            language.pick("spricht von der gesuchten Zeit", "speaks of the time asked for").to_string()
        }
        ScorePart::MeantTime => language.pick("aus der genannten Zeit", "of the time named").to_string(),
        ScorePart::Recency => language.pick("Aktualität", "recency").to_string(),
        ScorePart::Proximity => language.pick("Wörter nebeneinander", "words side by side").to_string(),
    }
}

/// The line above the parts of a score.
pub fn score(language: Language, score: f32) -> String {
    let score = crate::output::wording::number::decimal(language, f64::from(score), 3);
    say!(language, "Bewertung {score}", "score {score}")
}
