//! Which names are one person's: by their spelling, by what ships, and by what the reader says.
//! It must not know files or texts.

use crate::person::name::spelling::Spelling;
use crate::person::name::words::without_genitive;
use rustc_hash::{FxHashMap, FxHashSet};
use std::fmt;
use std::sync::LazyLock;

/// What ships.
static SHIPPED: LazyLock<Aliases> =
    LazyLock::new(|| Aliases::parse(include_str!("../data/aliases.txt")).unwrap_or_default());

/// What somebody says about names: these are one person's, or two people's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Statement {
    /// All are names of one person.
    Same(Vec<String>),
    /// They are two people.
    Apart(String, String),
    /// It is no person.
    Nobody(String),
}

impl fmt::Display for Statement {
    /// As it stands in a file.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Statement::Same(names) => f.write_str(&names.join(" = ")),
            Statement::Apart(one, other) => write!(f, "{one} != {other}"),
            Statement::Nobody(name) => write!(f, "! {name}"),
        }
    }
}

/// Statements about names. As text one per line: `A = B = C` for one person, `A != B` for two, `! A` for
/// nobody; `#` begins a remark.
#[derive(Clone, Debug, Default)]
pub struct Aliases {
    statements: Vec<Statement>,
    groups: Vec<Vec<(String, Spelling)>>,
    apart: Vec<[String; 2]>,
    /// Names of nobody, in lower case.
    nobody: FxHashSet<String>,
    /// Groups by the keys of their names' last words.
    by_key: FxHashMap<String, Vec<usize>>,
}

/// A full name with an s at its end is a genitive where the one without is in this many times as many articles. By
/// hand.
const GENITIVE_RATIO: u64 = 8;

/// A line that says nothing about names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// Its number, from 1.
    pub line: usize,
    /// The line.
    pub text: String,
}

impl Aliases {
    /// What ships.
    pub fn shipped() -> Aliases {
        SHIPPED.clone()
    }

    /// Reads statements.
    ///
    /// # Errors
    /// When a line is neither a statement nor a remark.
    pub fn parse(text: &str) -> Result<Aliases, Unreadable> {
        let mut aliases = Aliases::default();
        for (number, line) in text.lines().enumerate() {
            let said = line.split('#').next().unwrap_or_default().trim_matches(['\u{feff}', ' ', '\t', '\r']);
            if said.is_empty() {
                continue;
            }
            let statement = match said.split_once("!=") {
                _ if said.starts_with('!') && !said.contains('=') => Statement::Nobody(tidy(&said[1..])),
                Some((one, other)) => Statement::Apart(tidy(one), tidy(other)),
                None => Statement::Same(said.split('=').map(tidy).collect()),
            };
            let complete = match &statement {
                Statement::Apart(one, other) => !one.is_empty() && !other.is_empty() && !other.contains('='),
                Statement::Same(names) => names.len() > 1 && names.iter().all(|name| !name.is_empty()),
                Statement::Nobody(name) => !name.is_empty(),
            };
            if !complete {
                return Err(Unreadable { line: number + 1, text: line.trim().to_string() });
            }
            aliases.take(statement);
        }
        aliases.arrange();
        Ok(aliases)
    }

    /// Takes a statement in. What was said before and contradicts it no longer counts.
    pub fn say(&mut self, statement: Statement) {
        self.take(statement);
        self.arrange();
    }

    fn take(&mut self, statement: Statement) {
        let is = |one: &str, other: &str| one.to_lowercase() == other.to_lowercase();
        self.statements.retain_mut(|before| match (&statement, before) {
            (Statement::Same(names), Statement::Apart(one, other)) => {
                let named = |name: &str| names.iter().any(|known| is(known, name));
                !(named(one) && named(other))
            }
            (Statement::Apart(one, other), Statement::Same(names)) => {
                if names.iter().any(|name| is(name, one)) {
                    names.retain(|name| !is(name, other));
                }
                names.len() > 1
            }
            // Whoever is somebody's name is no longer nobody's.
            (Statement::Same(names), Statement::Nobody(nobody)) => !names.iter().any(|name| is(name, nobody)),
            (Statement::Apart(one, other), Statement::Nobody(nobody)) => !is(one, nobody) && !is(other, nobody),
            (Statement::Nobody(nobody), Statement::Same(names)) => {
                names.retain(|name| !is(name, nobody));
                names.len() > 1
            }
            (one, other) => one != other,
        });
        self.statements.push(statement);
    }

    /// All of one's statements and then those of the other.
    pub fn and(mut self, more: &Aliases) -> Aliases {
        if !more.statements.is_empty() {
            more.statements.iter().for_each(|statement| self.take(statement.clone()));
            self.arrange();
        }
        self
    }

    fn arrange(&mut self) {
        self.groups.clear();
        self.apart.clear();
        self.nobody.clear();
        self.by_key.clear();
        let mut groups: Vec<Vec<String>> = Vec::new();
        for statement in &self.statements {
            match statement {
                Statement::Apart(one, other) => self.apart.push([one.to_lowercase(), other.to_lowercase()]),
                Statement::Nobody(name) => {
                    self.nobody.insert(name.to_lowercase());
                }
                Statement::Same(names) => {
                    // Groups that share a name are one.
                    let mut group = names.clone();
                    groups.retain(|other| {
                        let known = |group: &[String], name: &str| {
                            group.iter().any(|known| known.to_lowercase() == name.to_lowercase())
                        };
                        let shares = other.iter().any(|name| known(&group, name));
                        if shares {
                            let new: Vec<String> = other.iter().filter(|name| !known(&group, name)).cloned().collect();
                            group.extend(new);
                        }
                        !shares
                    });
                    groups.push(group);
                }
            }
        }
        for (number, group) in groups.into_iter().enumerate() {
            let spelled: Vec<(String, Spelling)> =
                group.into_iter().map(|name| (name.to_lowercase(), Spelling::of(&name))).collect();
            for key in spelled.iter().flat_map(|(_, spelling)| all_keys(spelling)) {
                let of_key = self.by_key.entry(key).or_default();
                if of_key.last() != Some(&number) {
                    of_key.push(number);
                }
            }
            self.groups.push(spelled);
        }
    }

    /// The groups that a name belongs to: it is one of their names, or a spelling of one.
    fn groups(&self, name: &str, spelling: &Spelling) -> Vec<usize> {
        let lower = name.to_lowercase();
        let keys = all_keys(spelling);
        let mut groups: Vec<usize> = keys.filter_map(|key| self.by_key.get(&key)).flatten().copied().collect();
        groups.sort_unstable();
        groups.dedup();
        groups.retain(|number| {
            self.groups[*number].iter().any(|(known, known_spelling)| {
                (*known == lower || known_spelling.meets(spelling)) && !self.is_apart(known, &lower)
            })
        });
        groups
    }

    /// The other names of the person who has this one, by statements alone, in lower case.
    pub fn others(&self, name: &str) -> Vec<&str> {
        let lower = name.to_lowercase();
        let groups = self.groups(name, &Spelling::of(name));
        let names = groups.into_iter().flat_map(|number| &self.groups[number]);
        names.map(|(name, _)| name.as_str()).filter(|other| *other != lower).collect()
    }

    /// Whether a name, or what it is the genitive of, is said to be nobody's.
    pub fn is_nobody(&self, name: &str) -> bool {
        if self.nobody.is_empty() {
            return false;
        }
        let lower = name.to_lowercase();
        self.nobody.contains(&lower) || without_genitive(&lower).is_some_and(|bare| self.nobody.contains(bare))
    }

    /// Whether a family name that stands alone is said not to be this person's.
    pub fn is_kept_from(&self, alone: &str, names: &[String]) -> bool {
        let alone = alone.to_lowercase();
        !self.apart.is_empty() && names.iter().any(|name| self.is_apart(&alone, &name.to_lowercase()))
    }

    fn is_apart(&self, one: &str, other: &str) -> bool {
        self.apart.iter().any(|[a, b]| (a == one && b == other) || (a == other && b == one))
    }

    /// Says of names, the most frequent first, which are one person's: for each the place of the name that stands for
    /// the person. A name joins the first before it all of whose names it is a spelling of, so that likeness is not
    /// handed on: *Hans Müller* and *Hans Peter Müller* may be one, *Hans Karl Müller* is another. A name of one word
    /// joins nobody, unless somebody says so. Each name comes with the number of articles that have it: *Jürgen Klopps*
    /// joins *Jürgen Klopp* where that is by far more frequent.
    pub fn people(&self, names: &[(&str, &Spelling, u64)]) -> Vec<usize> {
        let mut people: Vec<usize> = Vec::with_capacity(names.len());
        let mut members: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
        let mut by_key: FxHashMap<String, Vec<usize>> = FxHashMap::default();
        let mut by_group: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
        let mut by_name: FxHashMap<&str, usize> = FxHashMap::default();
        for (place, (name, spelling, count)) in names.iter().enumerate() {
            let lower = name.to_lowercase();
            let keys = || all_keys(spelling);
            let groups = self.groups(name, spelling);
            let may_join = |person: usize| {
                members[&person].iter().all(|member| !self.is_apart(&lower, &names[*member].0.to_lowercase()))
            };
            let said =
                groups.iter().filter_map(|group| by_group.get(group)).flatten().copied().find(|one| may_join(*one));
            let spelled = || {
                let mut candidates: Vec<usize> = Vec::new();
                if spelling.is_full() {
                    candidates.extend(keys().filter_map(|key| by_key.get(&key)).flatten());
                    candidates.sort_unstable();
                    candidates.dedup();
                }
                let alike = |member: &usize| {
                    let by_statement =
                        groups.iter().any(|group| by_group.get(group).is_some_and(|of| of.contains(&people[*member])));
                    names[*member].1.meets(spelling) || by_statement
                };
                candidates.into_iter().find(|person| may_join(*person) && members[person].iter().all(alike))
            };
            let genitive = || {
                let bare = without_genitive(name).filter(|_| spelling.is_full()).and_then(|bare| by_name.get(bare))?;
                let person = people[*bare];
                (names[*bare].2 >= GENITIVE_RATIO * count && may_join(person)).then_some(person)
            };
            let person = said.or_else(spelled).or_else(genitive).unwrap_or(place);
            by_name.insert(name, place);
            members.entry(person).or_default().push(place);
            // Whoever it is can be found under this name, too.
            for key in keys() {
                let of_key = by_key.entry(key).or_default();
                if !of_key.contains(&person) {
                    of_key.push(person);
                }
            }
            for group in groups {
                let of_group = by_group.entry(group).or_default();
                if !of_group.contains(&person) {
                    of_group.push(person);
                }
            }
            people.push(person);
        }
        people
    }

    /// The statements, in the order that they count.
    pub fn statements(&self) -> &[Statement] {
        &self.statements
    }
}

/// The keys under which other spellings of a name are found.
fn all_keys(spelling: &Spelling) -> impl Iterator<Item = String> + '_ {
    spelling.last_keys().iter().cloned().chain(spelling.loose_keys()).chain(spelling.whole_keys())
}

/// A name with single blanks.
fn tidy(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn people(aliases: &Aliases, names: &[&str]) -> Vec<usize> {
        let spelled: Vec<Spelling> = names.iter().map(|name| Spelling::of(name)).collect();
        let names: Vec<(&str, &Spelling, u64)> =
            names.iter().zip(&spelled).map(|(name, spelling)| (*name, spelling, 1)).collect();
        aliases.people(&names)
    }

    #[test]
    fn names_join_by_spelling_and_by_statement() {
        let names =
            ["Wladimir Putin", "Muammar al-Gaddafi", "Putin", "Vladimir Putin", "Mouammar Kadhafi", "Peter Köhler"];
        assert_eq!(people(&Aliases::default(), &names), [0, 1, 2, 0, 4, 5]);
        assert_eq!(people(&Aliases::shipped(), &names), [0, 1, 2, 0, 1, 5]);
        assert_eq!(people(&Aliases::shipped(), &["George W. Bush", "George Bush"]), [0, 1]);
    }

    #[test]
    fn likeness_is_not_handed_on_and_what_is_said_reaches_every_name() {
        let names = ["Hans Müller", "Hans Peter Müller", "Hans Karl Müller", "Stefan Engel", "Stefan Engels"];
        assert_eq!(people(&Aliases::default(), &names), [0, 0, 2, 3, 4]);
        let merged =
            Aliases::shipped().and(&Aliases::parse("Muammar Gaddafi = Karl Meier\nkarl meier = Otto Huber").unwrap());
        let names = ["Muammar al-Gaddafi", "Karl Meier", "Otto Huber", "Mouammar Kadhafi"];
        assert_eq!(people(&merged, &names), [0, 0, 0, 0]);
        let kim = Aliases::parse("Kim Jong Un = Kim").unwrap();
        assert_eq!(people(&kim, &["Kim", "Kim Jong Un", "Kim Jong-un", "Kim Yo-jong"]), [0, 0, 0, 3]);
        let apart = Aliases::parse("Vladimir Putin != Wolodymyr Putin").unwrap();
        assert_eq!(people(&apart, &["Wladimir Putin", "Vladimir Putin", "Wolodymyr Putin"]), [0, 0, 2]);
    }

    #[test]
    fn the_last_word_counts() {
        let mut aliases = Aliases::parse("# mine\nPeter Meier != Peter Meyer\nMutti = Angela Merkel\n").unwrap();
        let names = ["Peter Müller", "Peter Mueller", "Angela Merkel", "Mutti"];
        assert_eq!(people(&aliases, &names), [0, 0, 2, 2]);
        aliases.say(Statement::Apart("Peter Müller".into(), "Peter Mueller".into()));
        assert_eq!(people(&aliases, &names), [0, 1, 2, 2]);
        aliases.say(Statement::Same(vec!["Peter Mueller".into(), "Peter Müller".into()]));
        aliases.say(Statement::Apart("Angela Merkel".into(), "Mutti".into()));
        assert_eq!(people(&aliases, &names), [0, 0, 2, 3]);
        let text: String = aliases.statements().iter().map(|statement| format!("{statement}\n")).collect();
        assert_eq!(Aliases::parse(&text).unwrap().statements(), aliases.statements());
        assert_eq!(Aliases::parse("x\n\nMerkel").unwrap_err().line, 1);
        aliases.say(Statement::Nobody("Mutti".into()));
        assert!(aliases.is_nobody("mutti") && aliases.is_nobody("Muttis") && !aliases.is_nobody("Angela Merkel"));
        aliases.say(Statement::Same(vec!["Mutti".into(), "Angela Merkel".into()]));
        assert!(!aliases.is_nobody("Mutti"));
        assert!(Aliases::parse("! Astra Zeneca # a company").unwrap().is_nobody("Astra Zeneca"));
        assert!(
            Aliases::parse("!").is_err()
                && Aliases::parse("Merkel =").is_err()
                && Aliases::parse("a != b = c").is_err()
        );
    }
}
