//! What the reader says of names, held against the archive before it is written down.
//! It must not know where it is written.

use crate::error::{Error, Result, Usage};
use crate::person::{Aliases, Statement};
use crate::plan::{Person, PersonResolution};
use crate::search::session::Search;

/// What the reader says of two names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Claim {
    /// They are one person's.
    Merge,
    /// They are two people's.
    Split,
    /// The second is a name of the person of the first, too.
    Alias,
}

/// The people of a name, each with all names, and how many articles mention them.
#[derive(PartialEq, Eq)]
struct Bearers {
    people: Vec<Vec<String>>,
    articles: u64,
}

impl Search<'_> {
    /// The reader's statements with one more, which the search uses from now on.
    ///
    /// # Errors
    /// When one is no name or nobody's, when it would take somebody else's name, when it changes nothing, or when the
    /// index is damaged.
    pub fn claim(&mut self, known: &Aliases, claim: Claim, names: [String; 2]) -> Result<Aliases> {
        let [one, other] = &names;
        if let Some(name) = names.iter().find(|name| name.is_empty() || name.contains(['=', '#', '\n'])) {
            return Err(Error::Usage(Usage::NoName(name.clone())));
        }
        if one.to_lowercase() == other.to_lowercase() {
            return Err(Error::Usage(Usage::SameName(one.clone())));
        }
        self.use_aliases(known);
        let owner = self.resolve(one)?;
        let named = self.resolve(other)?;
        if owner.is_nobody() {
            return Err(Error::Usage(Usage::UnknownPerson(one.clone())));
        }
        if claim == Claim::Alias {
            // Else all articles of somebody else would become this person's.
            let is_owner = |person: &&Person| owner.people.iter().any(|known| known.name == person.name);
            if let Some(person) = named.people.iter().find(|person| !is_owner(person)) {
                let (alias, owner) = (other.clone(), person.name.clone());
                return Err(Error::Usage(Usage::NameTaken { alias, owner, name: one.clone() }));
            }
        } else if named.is_nobody() {
            return Err(Error::Usage(Usage::UnknownPerson(other.clone())));
        }
        let before = [bearers(&owner), bearers(&named)];
        let mut aliases = known.clone();
        aliases.say(match claim {
            Claim::Split => Statement::Apart(one.clone(), other.clone()),
            Claim::Merge | Claim::Alias => Statement::Same(names.to_vec()),
        });
        self.use_aliases(&aliases);
        let after = [bearers(&*self.resolve(one)?), bearers(&*self.resolve(other)?)];
        if after == before {
            let is_apart = claim == Claim::Split && before[0] != before[1];
            let kind = if is_apart { Usage::ApartAlready } else { Usage::ChangesNothing };
            return Err(Error::Usage(kind(names)));
        }
        Ok(aliases)
    }
}

fn bearers(resolution: &PersonResolution) -> Bearers {
    let people = resolution.people.iter().map(|person| person.names.clone()).collect();
    Bearers { people, articles: resolution.articles }
}
