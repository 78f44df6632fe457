//! Whom a name that readers type stands for, and what is counted of a person.
//! It must not know where an engine keeps that.

use crate::date::PublicationDate;
use std::collections::BTreeSet;

/// A person of the archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The name that the archive has most often.
    pub name: String,
    /// All names that are this person's, the first included, the most frequent first.
    pub names: Vec<String>,
    /// How many articles mention the person by one of them, or by the family name where it can be nobody else.
    pub articles: u64,
}

/// Whom a typed name stands for.
#[derive(Clone, Debug, Default)]
pub struct PersonResolution {
    /// As typed.
    pub typed: String,
    /// The people, the one in most articles first.
    pub people: Vec<Person>,
    /// How many articles have the name alone and do not say whose it is.
    pub unknown: u64,
    /// How many articles mention any of them.
    pub articles: u64,
    /// How many passages mention any of them, deleted ones included until they are merged away.
    pub passages: u64,
    /// What part of a name was typed.
    pub part: NamePart,
    /// Their names in full.
    pub full_names: BTreeSet<String>,
    /// Their family names as they stand alone, which may be somebody else's.
    pub family_names: BTreeSet<String>,
}

/// What part of a name was typed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NamePart {
    /// The family name: everybody who has it.
    #[default]
    FamilyName,
    /// A first name that is nobody's family name.
    FirstName,
    /// More than the family name: one person.
    FullName,
}

/// How passages mention somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MentionSignal {
    /// By a name or an office.
    Named,
    /// The name is inside a word only.
    Inside,
    /// In full.
    InFull,
    /// With a role.
    WithRole,
}

impl PersonResolution {
    /// Whether the archive has nobody of this name.
    pub fn is_nobody(&self) -> bool {
        self.full_names.is_empty() && self.family_names.is_empty()
    }

    /// Whom a name in an article stands for.
    pub fn stands_for(&self, name: &str) -> String {
        let of_name = self.people.iter().find(|person| person.names.iter().any(|known| known == name));
        let only = if self.part == NamePart::FullName { self.people.first() } else { None };
        of_name.or(only).map_or(name, |person| person.name.as_str()).to_string()
    }
}

/// A person in what a query finds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonCount {
    /// The name that the archive has most often; a family name alone where nothing tells whose it is.
    pub name: String,
    /// The name as an identifier.
    pub id: String,
    /// How often the person is mentioned.
    pub mentions: u64,
    /// In how many passages.
    pub passages: u64,
    /// In how many articles.
    pub articles: u64,
    /// The publication date of the first article.
    pub first: Option<PublicationDate>,
    /// … and of the last.
    pub last: Option<PublicationDate>,
    /// The roles printed before the name, the most frequent first.
    pub roles: Vec<Role>,
    /// How the name is printed, without offices, the most frequent first.
    pub spellings: Vec<(String, u64)>,
}

/// A role that is printed before a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Role {
    /// As printed.
    pub name: String,
    /// How often.
    pub count: u64,
    /// The publication date of the first article.
    pub first: Option<PublicationDate>,
    /// … and of the last.
    pub last: Option<PublicationDate>,
}
