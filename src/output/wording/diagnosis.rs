//! Why nothing was found.
//! It must not know how that is found out.

use crate::output::wording::date::date;
use crate::output::wording::language::{Language, say};
use crate::output::wording::number::{Noun, counted, counted_dative, whole};
use crate::search::Diagnosis;

/// Why nothing was found, in lines.
pub fn lines(language: Language, diagnosis: &Diagnosis) -> Vec<String> {
    let passages = |count: u64| counted(language, count, Noun::Passage);
    let mut lines = Vec::new();
    if diagnosis.parts.len() > 1 || diagnosis.outside.is_some() || !diagnosis.nearest.is_empty() {
        for (part, found) in &diagnosis.parts {
            let passages = passages(*found);
            lines.push(say!(language, "  {part} allein: {passages}", "  {part} alone: {passages}"));
        }
    }
    if let Some((part, before)) = &diagnosis.decisive {
        lines.push(if *before == 1 {
            say!(
                language,
                "  {part} lässt die eine Stelle der restlichen Abfrage nicht übrig",
                "  {part} does not leave the one passage that the rest finds"
            )
        } else {
            let before = counted_dative(language, *before, Noun::Passage);
            say!(
                language,
                "  {part} lässt von den {before} der restlichen Abfrage keine übrig",
                "  {part} leaves none of the {before} that the rest finds"
            )
        });
    }
    lines.extend(diagnosis.nearest.iter().map(|(word, nearest)| missing_word(language, word, nearest)));
    if let Some(of_that_time) = diagnosis.of_that_time {
        let passages = passages(of_that_time);
        lines.push(say!(
            language,
            "  aus dieser Zeit hat das Archiv {passages}",
            "  the archive has {passages} of that time"
        ));
    }
    if let Some(outside) = diagnosis.outside.filter(|outside| *outside > 0) {
        let (passages, around) = (passages(outside), around(language, diagnosis));
        lines.push(say!(language, "  ohne die Daten: {passages}{around}", "  without the dates: {passages}{around}"));
    }
    lines
}

/// That the archive does not have a word, and what it has instead.
fn missing_word(language: Language, word: &str, nearest: &[(String, u64)]) -> String {
    let near = |(form, count): &(String, u64)| format!("{form} ({})", whole(language, *count));
    let nearest = nearest.iter().map(near).collect::<Vec<_>>().join(", ");
    if nearest.is_empty() {
        say!(
            language,
            "  {word} steht nicht im Archiv, auch nichts Ähnliches",
            "  {word} is not in the archive, nor anything like it"
        )
    } else {
        say!(
            language,
            "  {word} steht nicht im Archiv; es hat {nearest}",
            "  {word} is not in the archive; it has {nearest}"
        )
    }
}

/// The dates around those asked for.
fn around(language: Language, diagnosis: &Diagnosis) -> String {
    let before = diagnosis.around.0.map(|day| {
        let day = date(language, day);
        say!(language, "zuletzt davor: {day}", "last before: {day}")
    });
    let after = diagnosis.around.1.map(|day| {
        let day = date(language, day);
        say!(language, "zuerst danach: {day}", "first after: {day}")
    });
    let around: Vec<String> = before.into_iter().chain(after).collect();
    if around.is_empty() { String::new() } else { format!(" ({})", around.join(", ")) }
}
