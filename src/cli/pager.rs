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
const LESS: [&str; 2] = ["less", "-FRX"];

/// Shows a text in the reader's pager, when stdout is a terminal and the text does not fit on it.
pub fn show(text: &str, paging: Paging) -> Paged {
    let fits = || {
        let height = terminal_size::terminal_size_of(io::stdout()).map(|(_, height)| usize::from(height.0));
        height.is_none_or(|height| text.lines().count() < height)
    };
    if paging == Paging::Never || !io::stdout().is_terminal() || fits() {
        return Paged::NotShown;
    }
    let chosen = VARIABLES.iter().find_map(|name| std::env::var(name).ok());
    let words: Vec<String> = match &chosen {
        Some(command) => command.split_whitespace().map(str::to_string).collect(),
        None => LESS.map(str::to_string).to_vec(),
    };
    let Some((program, arguments)) = words.split_first() else { return Paged::NotShown };
    let Ok(mut pager) = Command::new(program).args(arguments).stdin(Stdio::piped()).spawn() else {
        return Paged::NotShown;
    };
    if let Some(mut pipe) = pager.stdin.take() {
        // Whoever leaves the pager has seen enough.
        let _ = pipe.write_all(text.as_bytes());
    }
    let _ = pager.wait();
    Paged::Shown
}
