//! What can stop a run: one error type that says what happened, where, why, and what to do next.
//! It must not know how an error is shown.

use std::error::Error as StdError;
use std::fmt;

/// The result of everything here that can stop a run.
pub type Result<T> = std::result::Result<T, Error>;

/// An error for readers: lower case, no full stop, with a hint where there is something to do.
#[derive(Debug)]
pub struct Error {
    what: String,
    hint: Option<String>,
    busy: bool,
    source: Option<Box<dyn StdError + Send + Sync>>,
}

impl Error {
    /// An error that says what is wrong and where, as one line.
    pub fn new(what: impl Into<String>) -> Self {
        Error { what: what.into(), hint: None, busy: false, source: None }
    }

    /// Adds what the reader can do next.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// Puts the place where it happened before what happened.
    #[must_use]
    pub fn at(mut self, place: impl fmt::Display) -> Self {
        self.what = format!("{place}, {}", self.what);
        self
    }

    /// Says that the thing is merely in use by another process.
    #[must_use]
    pub fn busy(mut self) -> Self {
        self.busy = true;
        self
    }

    /// Whether waiting would help.
    pub fn is_busy(&self) -> bool {
        self.busy
    }

    /// Adds the cause, reachable through [`StdError::source`].
    #[must_use]
    pub fn caused_by(mut self, source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        self.source = Some(source.into());
        self
    }

    /// What the reader can do next, if there is something.
    pub fn advice(&self) -> Option<&str> {
        self.hint.as_deref()
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.what)?;
        if let Some(source) = &self.source {
            write!(f, ": {source}")?;
        }
        Ok(())
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.source.as_deref().map(|source| source as &(dyn StdError + 'static))
    }
}

/// Adds what was being done, and to what, to the error of a library.
pub trait Context<T> {
    /// Turns the error into ours, led by `what`.
    ///
    /// # Errors
    /// The same as before, in words.
    fn context(self, what: impl FnOnce() -> String) -> Result<T>;
}

impl<T, E: Into<Box<dyn StdError + Send + Sync>>> Context<T> for std::result::Result<T, E> {
    fn context(self, what: impl FnOnce() -> String) -> Result<T> {
        self.map_err(|source| Error::new(what()).caused_by(source))
    }
}
