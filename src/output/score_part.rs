//! What the parts of a score are called.

use crate::search::{MentionSignal, ScorePart};

/// The name of a part.
pub fn name(part: &ScorePart) -> String {
    match part {
        ScorePart::Word(typed) => typed.clone(),
        ScorePart::Inner(stem) => format!("darin {stem}"),
        ScorePart::Mention { typed, signal } => {
            let signal = match signal {
                MentionSignal::Named => "Person",
                MentionSignal::Inside => "Name in einem Wort",
                MentionSignal::InFull => "voller Name",
                MentionSignal::WithRole => "mit Amt",
            };
            format!("{typed}: {signal}")
        }
        ScorePart::Alternative { stems, of } => format!("{stems} für {of}"),
        ScorePart::Article => "der Rest des Artikels".to_string(),
        ScorePart::Lead => "Stelle im Artikel".to_string(),
        ScorePart::AllWords => "alle Wörter".to_string(),
        ScorePart::EventTime => "spricht von der gesuchten Zeit".to_string(),
        ScorePart::Recency => "Aktualität".to_string(),
        ScorePart::Proximity => "Wörter nebeneinander".to_string(),
    }
}
