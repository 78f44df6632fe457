//! Shows what is longer than the terminal is high in a pager.
//! It must not know what is shown.

use std::io::{self, IsTerminal, Write};
use std::process::{Command, Stdio};

/// Whether long results may be shown in a pager.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Paging {
    /// On a terminal.
    Auto,
    Never,
}

/// What became of a text.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Paged {
    /// The reader has seen as much of it as wanted.
    Shown,
    /// It is still to be written.
    NotShown,
}

/// The variables that name a pager; the first that is set decides.
const VARIABLES: [&str; 2] = ["FUNDSTELLE_PAGER", "PAGER"];
/// Ends at once when all fits, keeps colours, and leaves what was shown on the terminal.
const LESS: &str = "less -FRX";
/// What a pager that the reader chose is told if it is less, which prints colours as signs otherwise, unless the reader
/// tells it something.
const LESS_OPTIONS: (&str, &str) = ("LESS", "FRX");

/// Shows a text in the reader's pager, when stdout is a terminal and the text does not fit on it.
pub fn show(text: &str, paging: Paging) -> Paged {
    let fits = || {
        let height = terminal_size::terminal_size_of(io::stdout()).map(|(_, height)| usize::from(height.0));
        height.is_none_or(|height| text.lines().count() < height)
    };
    if paging == Paging::Never || !io::stdout().is_terminal() || fits() {
        return Paged::NotShown;
    }
    let chosen = VARIABLES.iter().find_map(|name| std::env::var(name).ok()).unwrap_or_else(|| LESS.to_string());
    let mut words = chosen.split_whitespace();
    let Some(program) = words.next() else { return Paged::NotShown };
    let mut command = Command::new(program);
    command.args(words).stdin(Stdio::piped());
    let (name, options) = LESS_OPTIONS;
    if std::env::var_os(name).is_none() {
        command.env(name, options);
    }
    let Ok(mut pager) = command.spawn() else { return Paged::NotShown };
    if let Some(mut pipe) = pager.stdin.take() {
        // Whoever leaves the pager has seen enough.
        let _ = pipe.write_all(text.as_bytes());
    }
    let _ = pager.wait();
    Paged::Shown
}
