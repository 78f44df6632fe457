//! Whom names stand for, and what is counted of people.
//! It must not know how people are found.

use crate::output::wording::language::{Language, say};
use crate::output::wording::number::{Noun, counted, counted_dative, whole};
use crate::person::without_genitive;
use crate::search::{Edge, People, Person, PersonResolution};

/// This many people of one name are listed.
const PEOPLE_MAX: usize = 5;

/// Other names of a person, in brackets: ` (also Vladimir Putin)`; nothing where there are none.
pub fn also(language: Language, names: &[String]) -> String {
    let names = other_names(names).join(", ");
    if names.is_empty() { String::new() } else { say!(language, " (auch {names})", " (also {names})") }
}

/// The names of a person behind the first. The genitive of one is no other name.
fn other_names(names: &[String]) -> Vec<&str> {
    let others = names.iter().skip(1);
    let is_genitive = |name: &str| without_genitive(name).is_some_and(|bare| names.iter().any(|known| known == bare));
    others.map(String::as_str).filter(|name| !is_genitive(name)).collect()
}

/// Whom a name was understood as: *Putin = Wladimir Putin (also Vladimir Putin), 42 articles*. Where it is nobody's,
/// `near` are names like it.
pub fn understood(language: Language, resolution: &PersonResolution, near: &[String]) -> String {
    let typed = &resolution.typed;
    let articles = counted(language, resolution.articles, Noun::Article);
    match resolution.people.as_slice() {
        [] if resolution.is_nobody() => nobody_recognised(language, typed, near),
        [] => {
            let articles = counted_dative(language, resolution.articles, Noun::Article);
            say!(language, "{typed}: der Name allein in {articles}", "{typed}: the name alone in {articles}")
        }
        [one] => {
            let also = also(language, &one.names);
            let articles = counted(language, one.articles, Noun::Article);
            format!("{typed} = {}{also}, {articles}{}", one.name, unknown(language, resolution.unknown))
        }
        several => {
            let named = |one: &Person| format!("{} ({})", one.name, whole(language, one.articles));
            let named = several.iter().take(PEOPLE_MAX).map(named).collect::<Vec<_>>().join(", ");
            let more = several.len().saturating_sub(PEOPLE_MAX);
            let more = match more {
                0 => String::new(),
                1 => say!(language, " und 1 weitere Person", " and 1 more"),
                _ => say!(language, " und {more} weitere", " and {more} more"),
            };
            format!("{typed} = {named}{more}, {articles}{}", unknown(language, resolution.unknown))
        }
    }
}

fn nobody_recognised(language: Language, typed: &str, near: &[String]) -> String {
    let near = near.join(", ");
    let near = if near.is_empty() { String::new() } else { format!("; {}", similar(language, &near)) };
    say!(
        language,
        "das Archiv erwähnt niemanden namens {typed}, soweit Namen erkannt wurden{near}",
        "the archive mentions nobody named {typed}, as far as names were recognised{near}"
    )
}

fn similar(language: Language, names: &str) -> String {
    say!(language, "es hat {names}", "it has {names}")
}

/// How many articles have a name alone and do not say whose it is; nothing of none.
pub fn unknown(language: Language, articles: u64) -> String {
    match articles {
        0 => String::new(),
        1 => say!(language, "; 1 Artikel sagt nicht, wessen Name es ist", "; 1 article does not say whose name it is"),
        _ => {
            let articles = counted(language, articles, Noun::Article);
            say!(language, "; {articles} sagen nicht, wessen Name es ist", "; {articles} do not say whose name it is")
        }
    }
}

/// Whose page is shown, and in how many articles the name may be somebody else's.
pub fn page_of(language: Language, typed: &str, name: &str, articles: u64) -> String {
    format!("{typed} = {name}{}", unknown(language, articles))
}

/// That several people have a name, with their names, in lines.
pub fn several(language: Language, name: &str, people: &[(String, u64)], limit: usize) -> Vec<String> {
    let count = counted(language, people.len() as u64, Noun::Person);
    let mut lines = vec![say!(
        language,
        "{name}: {count} haben diesen Namen; schreiben Sie ihn aus",
        "{name}: {count} have this name; write it in full"
    )];
    let line = |(name, articles): &(String, u64)| format!("  {name}, {}", counted(language, *articles, Noun::Article));
    lines.extend(people.iter().take(limit).map(line));
    lines
}

/// That the articles of these days do not mention somebody.
pub fn not_then(language: Language, name: &str) -> String {
    say!(language, "kein Artikel dieser Tage erwähnt {name}", "no article of these days mentions {name}")
}

/// That the archive has nobody of a name, and what it has instead, in lines.
pub fn nobody(language: Language, name: &str, near: &[String]) -> Vec<String> {
    let mut lines =
        vec![say!(language, "das Archiv erwähnt niemanden namens {name}", "the archive mentions nobody named {name}")];
    if !near.is_empty() {
        lines.push(format!("  {}", similar(language, &near.join(", "))));
    }
    lines
}

/// Who else has a name.
pub fn others(language: Language, name: &str, people: &[(String, u64)], limit: usize) -> String {
    let person = |(name, articles): &(String, u64)| format!("{name} ({})", whole(language, *articles));
    let people = people.iter().take(limit).map(person).collect::<Vec<_>>().join(", ");
    say!(language, "andere namens {name}: {people}", "others named {name}: {people}")
}

/// How many people are shown, of what is found.
pub fn people_shown(language: Language, shown: usize, found: &People) -> String {
    let all = found.people.len() as u64;
    let passages = counted_dative(language, found.passages, Noun::Passage);
    let articles = counted_dative(language, found.articles, Noun::Article);
    if (shown as u64) < all {
        let people = counted_dative(language, all, Noun::Person);
        say!(
            language,
            "{shown} von {people} in {passages} aus {articles}",
            "{shown} of {people} in {passages} of {articles}"
        )
    } else {
        let people = counted(language, all, Noun::Person);
        say!(language, "{people} in {passages} aus {articles}", "{people} in {passages} of {articles}")
    }
}

/// Whose articles a name stands for from now on.
pub fn stands_for(language: Language, name: &str, resolution: &PersonResolution) -> String {
    let people: Vec<&str> = resolution.people.iter().map(|person| person.name.as_str()).collect();
    let people = if people.is_empty() { name.to_string() } else { people.join(", ") };
    format!("{name} = {people}, {}", counted(language, resolution.articles, Noun::Article))
}

/// That a name is nobody's from now on.
pub fn is_nobody(language: Language, name: &str) -> String {
    say!(language, "{name} gilt nicht als Person", "{name} is not a person")
}

/// Where a statement was written down.
pub fn written_to(language: Language, file: &str) -> String {
    say!(language, "geschrieben in {file}", "written to {file}")
}

/// The remark that a new file of statements begins with.
pub fn statements_remark(language: Language) -> &'static str {
    language.pick(
        "Namen: A = B heißt, beide sind eine Person; A != B heißt, es sind zwei; ! A heißt, A ist keine.",
        "Names: A = B means that both are one person; A != B, that they are two; ! A, that A is none.",
    )
}

/// How a person's name is printed.
pub fn printed_as(language: Language, spellings: &str) -> String {
    say!(language, "gedruckt als {spellings}", "printed as {spellings}")
}

/// The headings of a person's page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heading {
    /// As what the person is named.
    Roles,
    /// With whom.
    With,
    /// When.
    OverTime,
}

/// The words of a heading.
pub fn heading(language: Language, heading: Heading) -> &'static str {
    match heading {
        Heading::Roles => language.pick("Ämter und Rollen", "Roles"),
        Heading::With => language.pick("Genannt mit", "Mentioned with"),
        Heading::OverTime => language.pick("Im Lauf der Zeit", "Over time"),
    }
}

/// What the lines of a network mean.
pub fn network_legend(language: Language) -> &'static str {
    language.pick("Stellen, die beide nennen", "passages that mention both")
}

/// What a line of a network means, and the command that shows its passages.
pub fn network_line(language: Language, edge: &Edge, command: &str) -> String {
    let passages = counted(language, edge.passages, Noun::Passage);
    format!("{} – {}: {passages}; {command}", edge.one, edge.other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_genitive_is_no_other_name() {
        let names = |names: &[&str]| names.iter().map(ToString::to_string).collect::<Vec<String>>();
        assert_eq!(also(Language::English, &names(&["Jens Spahn", "Jens Spahns"])), "");
        let putin = names(&["Wladimir Putin", "Vladimir Putin", "Vladimir Putins", "Wladimir Putins"]);
        assert_eq!(also(Language::German, &putin), " (auch Vladimir Putin)");
        assert_eq!(also(Language::English, &names(&["Klaas", "Klaas Müller"])), " (also Klaas Müller)");
    }
}
