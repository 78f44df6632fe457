//! The terminal a command speaks to: results to stdout, remarks to stderr.
//! It must not know any command.

use super::pager::{self, Paged, Paging};
use anstream::{AutoStream, ColorChoice};
use clap::ValueEnum;
use fundstelle::output::wording::Language;
use fundstelle::output::{Layout, hanging, printable};
use fundstelle::{Error, Result};
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

#[derive(Clone, Copy, ValueEnum)]
pub enum Color {
    Auto,
    Always,
    Never,
}

/// How a command ended when nothing went wrong.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    Found,
    NothingFound,
    /// What was asked for does not exist, and the reader knows.
    Refused,
}

/// What commands write to and know of their surroundings.
pub struct Terminal {
    pub out: BufWriter<AutoStream<io::StdoutLock<'static>>>,
    pub err: AutoStream<io::Stderr>,
    pub width: usize,
    pub here: PathBuf,
    pub language: Language,
    colors: ColorChoice,
    paging: Paging,
}

/// Text is wrapped to this many columns on wider terminals: longer lines are hard to read.
const WIDTH_MAX: usize = 100;
/// What is no terminal gets lines of this width, which fit everywhere.
const WIDTH_ELSEWHERE: usize = 80;
/// Narrower terminals get lines of this width.
const WIDTH_MIN: usize = 40;

/// How wide text is on stdout; what the shell says comes first.
pub fn width() -> usize {
    let columns = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let of_terminal = || terminal_size::terminal_size_of(io::stdout()).map(|(width, _)| usize::from(width.0));
    columns.or_else(of_terminal).unwrap_or(WIDTH_ELSEWHERE).clamp(WIDTH_MIN, WIDTH_MAX)
}

impl Terminal {
    pub fn new(color: Color, paging: Paging, language: Language) -> Terminal {
        let choice = match color {
            Color::Auto => ColorChoice::Auto,
            Color::Always => ColorChoice::Always,
            Color::Never => ColorChoice::Never,
        };
        let stdout = io::stdout().lock();
        let stderr = io::stderr();
        let choose = |auto: ColorChoice| if choice == ColorChoice::Auto { auto } else { choice };
        let (for_out, for_err) = (choose(AutoStream::choice(&stdout)), choose(AutoStream::choice(&stderr)));
        let here = std::env::current_dir().and_then(|here| here.canonicalize()).unwrap_or_default();
        Terminal {
            out: BufWriter::new(AutoStream::new(stdout, for_out)),
            err: AutoStream::new(stderr, for_err),
            width: width(),
            here,
            language,
            colors: for_out,
            paging,
        }
    }

    /// How text is laid out here.
    pub fn layout(&self) -> Layout<'_> {
        Layout { language: self.language, width: self.width, here: &self.here }
    }

    /// Writes results.
    pub fn print(&mut self, text: &str) -> Result<()> {
        self.out.write_all(text.as_bytes()).map_err(Error::of_output)
    }

    /// Writes results whose lines may be longer than the terminal is wide.
    pub fn print_filled(&mut self, text: &str) -> Result<()> {
        self.print(&hanging(text, self.width))
    }

    /// Writes results that are read from top to bottom: where they do not fit on the terminal, in a pager.
    pub fn print_long(&mut self, text: &str) -> Result<()> {
        self.flush()?;
        let plain = (self.colors == ColorChoice::Never).then(|| anstream::adapter::strip_str(text).to_string());
        match pager::show(plain.as_deref().unwrap_or(text), self.paging) {
            Paged::Shown => Ok(()),
            Paged::NotShown => self.print(text),
        }
    }

    /// Hands out what was written so far, so that results come before remarks.
    pub fn flush(&mut self) -> Result<()> {
        self.out.flush().map_err(Error::of_output)
    }

    /// Writes a line of results.
    pub fn line(&mut self, text: &str) -> Result<()> {
        self.print(text)?;
        self.print("\n")
    }

    /// Writes a remark, which is no result.
    pub fn note(&mut self, text: &str) {
        let _ = writeln!(self.err, "{}", printable(text));
    }

    /// Writes remarks, a line each.
    pub fn notes(&mut self, lines: &[String]) {
        lines.iter().for_each(|line| self.note(line));
    }
}
