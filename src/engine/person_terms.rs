//! How persons are kept in the index: terms to look them up and to filter by, a column to count them, and their places
//! in the text. It must not know how persons are found, or which of them are one.

use crate::engine::schema::SEPARATOR;
use crate::person::{Gender, Mention, MentionKind, Spelling, gender_of, is_particle, office_of};
use crate::text::ByteSpan;
use std::collections::BTreeSet;

/// Leads the name of a person who is mentioned in the passage.
pub const MENTIONED: char = 'n';
/// Leads a name that is only inside a word of the passage: *Putin-Ära*.
pub const COMPOUND: char = 'c';
/// Leads a name that the passage prints in full.
pub const IN_FULL: char = 'f';
/// Leads a name that the passage prints with a role.
pub const WITH_ROLE: char = 'r';
/// Leads a name that the passage prints with what only women are called: *Frau*, *Ministerin*.
pub const WOMAN: char = 'd';
/// The same of men.
pub const MAN: char = 'h';
/// Leads a name that the passage prints with an office; behind it, the office.
pub const OFFICE: char = 't';
/// In the article's first passage, leads a key of what may be the family name of somebody whom the article mentions;
/// behind it, the name.
pub const BY_KEY: char = 'k';
/// The same of names that are only inside words.
pub const BY_KEY_COMPOUND: char = 'w';
/// The same of a word of the name that is not its last.
pub const BY_OTHER: char = 'o';

/// Between the parts of a term or of a value.
pub const BETWEEN: char = '\u{1f}';
/// Stands for a blank in terms, which blanks separate.
const BLANK: &str = "\u{1e}";

/// The term of a name.
pub fn term(lead: char, name: &str) -> String {
    format!("{lead}{}", name.replace(SEPARATOR, BLANK))
}

/// The beginning of all terms under which names with a key are looked up.
pub fn key_prefix(lead: char, key: &str) -> String {
    format!("{lead}{key}{BETWEEN}")
}

/// The key and the name in a term under which names are looked up.
pub fn looked_up(term: &str) -> Option<(&str, String)> {
    let (key, name) = term.get(1..)?.split_once(BETWEEN)?;
    Some((key, name.replace(BLANK, " ")))
}

/// The terms of a passage's persons.
pub fn terms(mentions: &[Mention], text: &str) -> BTreeSet<String> {
    let mut terms = BTreeSet::new();
    for one in mentions {
        if one.kind == MentionKind::Compound {
            terms.insert(term(COMPOUND, &one.name));
            continue;
        }
        terms.insert(term(MENTIONED, &one.name));
        if one.kind == MentionKind::Name && is_full(one.span.of(text)) {
            terms.insert(term(IN_FULL, &one.name));
        }
        let Some(role) = one.role else { continue };
        terms.insert(term(WITH_ROLE, &one.name));
        if let Some(office) = office_of(role.of(text)) {
            terms.insert(term(OFFICE, &format!("{}{BETWEEN}{office}", one.name)));
        }
        if let Some(gender) = gender_of(role.of(text)) {
            terms.insert(term(gender_lead(gender), &one.name));
        }
    }
    terms
}

/// Whether a name has more words than a family name and its particles.
fn is_full(printed: &str) -> bool {
    printed.split_whitespace().skip_while(|word| is_particle(word)).nth(1).is_some()
}

/// What leads the name of somebody whom the passage calls a woman or a man.
pub fn gender_lead(gender: Gender) -> char {
    match gender {
        Gender::Woman => WOMAN,
        Gender::Man => MAN,
    }
}

/// The terms under which the persons of an article are looked up.
pub fn lookup_terms<'a>(mentions: impl Iterator<Item = &'a Mention>) -> BTreeSet<String> {
    let (mut named, mut inside) = (BTreeSet::new(), BTreeSet::new());
    for one in mentions {
        let names = if one.kind == MentionKind::Compound { &mut inside } else { &mut named };
        names.insert(one.name.as_str());
    }
    let mut terms = BTreeSet::new();
    let mut add = |lead: char, key: &str, name: &str| {
        terms.insert(term(lead, &format!("{key}{BETWEEN}{name}")));
    };
    for name in inside.iter().filter(|name| !named.contains(*name)) {
        Spelling::of(name).family_keys().for_each(|key| add(BY_KEY_COMPOUND, key, name));
    }
    for name in named {
        let spelling = Spelling::of(name);
        let keys = spelling.family_keys().cloned().chain(spelling.loose_keys()).chain(spelling.whole_keys());
        keys.for_each(|key| add(BY_KEY, &key, name));
        spelling.other_keys().iter().for_each(|key| add(BY_OTHER, key, name));
    }
    terms
}

/// What the column has of a mention: who, how it is printed, and with which role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// How the person is mentioned.
    pub kind: MentionKind,
    /// Who it stands for in the article.
    pub name: String,
    /// As printed, with single blanks.
    pub printed: String,
    /// The role, with single blanks; empty when there is none.
    pub role: String,
}

impl Named {
    /// What a mention in a text says.
    pub fn of(mention: &Mention, text: &str) -> Named {
        let line = |span: ByteSpan| span.of(text).split_whitespace().collect::<Vec<_>>().join(" ");
        Named {
            kind: mention.kind,
            name: mention.name.clone(),
            printed: line(mention.span),
            role: mention.role.map(line).unwrap_or_default(),
        }
    }

    /// As the column has it.
    pub fn to_value(&self) -> String {
        let kind = match self.kind {
            MentionKind::Name => 'n',
            MentionKind::Office => 'o',
            MentionKind::Compound => 'c',
        };
        format!("{kind}{}{BETWEEN}{}{BETWEEN}{}", self.name, self.printed, self.role)
    }

    /// Reads it back.
    pub fn from_value(value: &str) -> Option<Named> {
        let kind = match value.chars().next()? {
            'n' => MentionKind::Name,
            'o' => MentionKind::Office,
            'c' => MentionKind::Compound,
            _ => return None,
        };
        let mut parts = value[1..].split(BETWEEN).map(str::to_string);
        Some(Named { kind, name: parts.next()?, printed: parts.next()?, role: parts.next()? })
    }
}

/// The places of mentions in their text, in the order of the column: how far from the one before, how long, and of
/// those with a role how far before the name it begins and how long it is.
pub fn write_places(mentions: &[Mention]) -> String {
    let mut places = String::new();
    let mut before = 0;
    for one in mentions {
        if !places.is_empty() {
            places.push(' ');
        }
        places.push_str(&format!("{}.{}", one.span.start - before, one.span.end - one.span.start));
        if let Some(role) = one.role {
            places.push_str(&format!(".{}.{}", one.span.start - role.start, role.end - role.start));
        }
        before = one.span.start;
    }
    places
}

/// Reads them back: of each mention the place of the name and of its role.
pub fn read_places(places: &str) -> Vec<(ByteSpan, Option<ByteSpan>)> {
    let mut before = 0;
    let mut place = |place: &str| {
        let numbers: Vec<usize> = place.split('.').map(str::parse).collect::<Result<_, _>>().ok()?;
        let start = before + numbers.first()?;
        before = start;
        let span = ByteSpan::new(start, start + numbers.get(1)?);
        let role = match numbers.get(2..) {
            Some([back, length]) => {
                let from = start.checked_sub(*back)?;
                Some(ByteSpan::new(from, from + length))
            }
            _ => None,
        };
        Some((span, role))
    };
    places.split(' ').filter_map(&mut place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::person::PersonFinder;

    #[test]
    fn what_is_written_is_read_back() {
        let text = "Bundeskanzlerin Angela Merkel kam am Montag. Merkels Sprecher Steffen Seibert auch, die \
            Merkel-Gegner nicht.";
        let mentions = PersonFinder::default().find(text);
        assert!(mentions.len() >= 4, "{mentions:?}");
        let places: Vec<_> = mentions.iter().map(|one| (one.span, one.role)).collect();
        assert_eq!(read_places(&write_places(&mentions)), places);
        for one in &mentions {
            let named = Named::of(one, text);
            assert_eq!(Named::from_value(&named.to_value()), Some(named));
        }
        let terms = lookup_terms(mentions.iter());
        let key = &Spelling::of("Angela Merkel").last_keys()[0].clone();
        assert!(terms.iter().filter_map(|term| looked_up(term)).any(|(k, name)| k == key && name == "Angela Merkel"));
        assert!(read_places("").is_empty() && read_places("x 1").is_empty());
    }
}
