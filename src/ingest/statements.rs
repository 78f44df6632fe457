//! What the reader says of names, in a file beside the index.
//! It must not know whether a statement is true.

use crate::engine::{PERSONS, replace_file};
use crate::error::{Error, FileTask, LineProblem, Result};
use crate::person::{Aliases, Statement};
use std::io::Write;
use std::path::Path;

/// What the reader says of names; nothing where there is no file.
///
/// # Errors
/// When the file cannot be read, or a line of it is no statement.
pub fn read_statements(index: &Path) -> Result<Aliases> {
    let path = index.join(PERSONS);
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Aliases::default()),
        Err(error) => return Err(Error::of_file(FileTask::ReadNames, &path)(error.into())),
    };
    Aliases::parse(&text).map_err(|wrong| {
        let problem = LineProblem::NoStatement(wrong.text.to_string());
        Error::Line { path, line: wrong.line, problem }
    })
}

/// Replaces the file as a whole. Lines that still hold stay as they are, with their remarks; a new file begins with
/// this one.
///
/// # Errors
/// When the file cannot be written.
pub fn write_statements(index: &Path, aliases: &Aliases, remark: &str) -> Result<()> {
    let path = index.join(PERSONS);
    let before = std::fs::read_to_string(&path).unwrap_or_else(|_| format!("# {remark}\n"));
    let mut text = String::new();
    let mut kept: Vec<Statement> = Vec::new();
    for line in before.lines() {
        let statements = Aliases::parse(line).map(|one| one.statements().to_vec()).unwrap_or_default();
        if statements.iter().all(|statement| aliases.statements().contains(statement)) {
            text.push_str(line);
            text.push('\n');
            kept.extend(statements);
        }
    }
    for statement in aliases.statements().iter().filter(|statement| !kept.contains(statement)) {
        text.push_str(&format!("{statement}\n"));
    }
    replace_file(&path, |file| file.write_all(text.as_bytes()))
}
