//! What the reader says of names.
//! It must not know where it is written.

use crate::error::{Error, Result, Usage};
use crate::person::{Aliases, Statement};
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
    /// The first is nobody's.
    Nobody,
}

impl Search<'_> {
    /// The reader's statements with one more, which the search uses from now on. The reader's word always counts, also
    /// of names that the archive does not have, and where nothing changes: what is added to the archive later will.
    ///
    /// # Errors
    /// When one is no name, or where two are needed and both are the same.
    pub fn claim(&mut self, known: &Aliases, claim: Claim, names: &[String]) -> Result<Aliases> {
        // The signs that a line of the file has a meaning for.
        if let Some(name) = names.iter().find(|name| {
            !name.contains(char::is_alphabetic) || name.contains(['=', '#', '\n']) || name.starts_with('!')
        }) {
            return Err(Error::Usage(Usage::NoName(name.clone())));
        }
        let statement = match (claim, names) {
            (Claim::Nobody, [name]) => Statement::Nobody(name.clone()),
            (_, [one, other]) if one.to_lowercase() == other.to_lowercase() => {
                return Err(Error::Usage(Usage::SameName(one.clone())));
            }
            (Claim::Split, [one, other]) => Statement::Apart(one.clone(), other.clone()),
            _ => Statement::Same(names.to_vec()),
        };
        let mut aliases = known.clone();
        aliases.say(statement);
        self.use_aliases(&aliases);
        Ok(aliases)
    }
}
