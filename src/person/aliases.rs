//! Which names are one person's: by their spelling, by what ships, and by what the reader says.
//! It must not know files or texts.

use super::spelling::Spelling;
use rustc_hash::FxHashMap;
use std::fmt::Write;
use std::sync::LazyLock;

/// What ships.
static SHIPPED: LazyLock<Aliases> =
    LazyLock::new(|| Aliases::parse(include_str!("data/aliases.txt")).unwrap_or_default());

/// What somebody says about names: these are one person's, or two people's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Statement {
    /// All are names of one person.
    Same(Vec<String>),
    /// They are two people.
    Apart(String, String),
}

/// Statements about names. As text one per line: `A = B = C` for one person, `A != B` for two; `#` begins a remark.
#[derive(Clone, Debug, Default)]
pub struct Aliases {
    statements: Vec<Statement>,
    groups: Vec<Vec<(String, Spelling)>>,
    apart: Vec<[String; 2]>,
    /// Groups by the keys of their names' last words.
    by_key: FxHashMap<String, Vec<usize>>,
}

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
                Some((one, other)) => Statement::Apart(tidy(one), tidy(other)),
                None => Statement::Same(said.split('=').map(tidy).collect()),
            };
            let complete = match &statement {
                Statement::Apart(one, other) => !one.is_empty() && !other.is_empty() && !other.contains('='),
                Statement::Same(names) => names.len() > 1 && names.iter().all(|name| !name.is_empty()),
            };
            if !complete {
                return Err(Unreadable { line: number + 1, text: line.trim().to_string() });
            }
            aliases.say(statement);
        }
        Ok(aliases)
    }

    /// Takes a statement in. What was said before and contradicts it no longer counts.
    pub fn say(&mut self, statement: Statement) {
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
            (one, other) => one != other,
        });
        self.statements.push(statement);
        self.arrange();
    }

    /// All of one's statements and then those of the other.
    pub fn and(mut self, more: &Aliases) -> Aliases {
        more.statements.iter().for_each(|statement| self.say(statement.clone()));
        self
    }

    /// The statements, a line each.
    pub fn to_text(&self) -> String {
        let mut text = String::new();
        for statement in &self.statements {
            let line = match statement {
                Statement::Same(names) => names.join(" = "),
                Statement::Apart(one, other) => format!("{one} != {other}"),
            };
            let _ = writeln!(text, "{line}");
        }
        text
    }

    fn arrange(&mut self) {
        self.groups.clear();
        self.apart.clear();
        self.by_key.clear();
        let mut groups: Vec<Vec<String>> = Vec::new();
        for statement in &self.statements {
            match statement {
                Statement::Apart(one, other) => self.apart.push([one.to_lowercase(), other.to_lowercase()]),
                Statement::Same(names) => {
                    // Groups that share a name are one.
                    let mut group = names.clone();
                    groups.retain(|other| {
                        let shares = other.iter().any(|name| group.contains(name));
                        if shares {
                            group.extend(other.iter().filter(|name| !names.contains(name)).cloned());
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
            for key in spelled.iter().flat_map(|(_, spelling)| spelling.last_keys()) {
                let of_key = self.by_key.entry(key.clone()).or_default();
                if of_key.last() != Some(&number) {
                    of_key.push(number);
                }
            }
            self.groups.push(spelled);
        }
    }

    /// The group that a name belongs to: it is one of its names, or a spelling of one.
    fn group(&self, name: &str, spelling: &Spelling) -> Option<usize> {
        let mut groups = spelling.last_keys().iter().filter_map(|key| self.by_key.get(key)).flatten().copied();
        let lower = name.to_lowercase();
        groups.find(|number| {
            self.groups[*number].iter().any(|(known, known_spelling)| {
                (*known == lower || known_spelling.meets(spelling)) && !self.is_apart(known, &lower)
            })
        })
    }

    /// The other names of the person who has this one, by statements alone, in lower case.
    pub fn others(&self, name: &str) -> Vec<&str> {
        let group = self.group(name, &Spelling::of(name));
        let lower = name.to_lowercase();
        let names = group.into_iter().flat_map(|number| &self.groups[number]);
        names.map(|(name, _)| name.as_str()).filter(|other| *other != lower).collect()
    }

    fn is_apart(&self, one: &str, other: &str) -> bool {
        self.apart.iter().any(|[a, b]| (a == one && b == other) || (a == other && b == one))
    }

    /// Says of names, the most frequent first, which are one person's: for each the place of the name that stands for the person. Names
    /// join the first before them that they are a spelling of, never another that merely joined it, so that likeness is not handed on.
    /// A name of one word joins nobody, unless somebody says so.
    pub fn people(&self, names: &[(&str, &Spelling)]) -> Vec<usize> {
        let mut people: Vec<usize> = Vec::with_capacity(names.len());
        let mut by_key: FxHashMap<String, Vec<usize>> = FxHashMap::default();
        let mut by_group: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
        for (place, (name, spelling)) in names.iter().enumerate() {
            let lower = name.to_lowercase();
            let keys =
                || spelling.last_keys().iter().cloned().chain(spelling.loose_keys()).chain(spelling.whole_keys());
            let group = self.group(name, spelling);
            let mut candidates: Vec<usize> = group.and_then(|group| by_group.get(&group)).cloned().unwrap_or_default();
            let by_statement = candidates.len();
            if spelling.is_full() {
                candidates.extend(keys().filter_map(|key| by_key.get(&key)).flatten());
            }
            let same = candidates.iter().enumerate().find(|(number, other)| {
                let (other_name, other_spelling) = names[**other];
                (*number < by_statement || other_spelling.meets(spelling))
                    && !self.is_apart(&lower, &other_name.to_lowercase())
            });
            let person = same.map_or(place, |(_, other)| *other);
            if person == place {
                keys().for_each(|key| by_key.entry(key).or_default().push(place));
                if let Some(group) = group {
                    by_group.entry(group).or_default().push(place);
                }
            }
            people.push(person);
        }
        people
    }
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
        let names: Vec<(&str, &Spelling)> = names.iter().copied().zip(&spelled).collect();
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
    fn the_last_word_counts() {
        let mut aliases = Aliases::parse("# mine\nPeter Meier != Peter Meyer\nMutti = Angela Merkel\n").unwrap();
        let names = ["Peter Müller", "Peter Mueller", "Angela Merkel", "Mutti"];
        assert_eq!(people(&aliases, &names), [0, 0, 2, 2]);
        aliases.say(Statement::Apart("Peter Müller".into(), "Peter Mueller".into()));
        assert_eq!(people(&aliases, &names), [0, 1, 2, 2]);
        aliases.say(Statement::Same(vec!["Peter Mueller".into(), "Peter Müller".into()]));
        aliases.say(Statement::Apart("Angela Merkel".into(), "Mutti".into()));
        assert_eq!(people(&aliases, &names), [0, 0, 2, 3]);
        assert_eq!(Aliases::parse(&aliases.to_text()).unwrap().to_text(), aliases.to_text());
        assert_eq!(Aliases::parse("x\n\nMerkel").unwrap_err().line, 1);
        assert!(Aliases::parse("Merkel =").is_err() && Aliases::parse("a != b = c").is_err());
    }
}
