//! A shell in a directory of its own: runs `fundstelle` there and keeps what it says.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use tempfile::TempDir;

pub struct Shell {
    directory: TempDir,
}

pub struct Said {
    pub out: String,
    pub err: String,
    pub code: i32,
}

impl Shell {
    pub fn new() -> Shell {
        Shell { directory: TempDir::new().unwrap() }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.directory.path().join(name)
    }

    /// Writes a file, with its folders.
    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) -> &Shell {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, content).unwrap();
        self
    }

    /// The program, to be run here; nothing of the reader's own settings reaches it.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_fundstelle"));
        command.args(arguments).current_dir(self.directory.path()).stdin(Stdio::null());
        for name in ["FUNDSTELLE_INDEX", "NO_COLOR", "CLICOLOR_FORCE", "COLUMNS", "LC_ALL", "LC_MESSAGES", "LANG"] {
            command.env_remove(name);
        }
        command.env("FUNDSTELLE_LANG", "en");
        command
    }

    /// Runs the program with these words.
    pub fn run(&self, arguments: &[&str]) -> Said {
        let output = self.command(arguments).output().unwrap();
        Said {
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
            code: output.status.code().unwrap(),
        }
    }

    /// The same, where nothing may go wrong.
    pub fn ok(&self, arguments: &[&str]) -> Said {
        let said = self.run(arguments);
        assert_eq!(said.code, 0, "{arguments:?}: {}{}", said.out, said.err);
        said
    }

    /// The hits of a search, as JSON.
    pub fn hits(&self, arguments: &[&str]) -> Vec<serde_json::Value> {
        let mut words = vec!["search", "--json"];
        words.extend(arguments);
        self.run(&words).out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }
}

/// The path of every command, such as `person merge`, as the help lists them.
pub fn commands() -> Vec<String> {
    fn below(path: &str, found: &mut Vec<String>) {
        let arguments: Vec<&str> = path.split_whitespace().chain(["-h"]).collect();
        let help = Shell::new().ok(&arguments).out;
        let Some((_, listed)) = help.split_once("Commands:\n") else { return };
        for line in listed.lines().take_while(|line| !line.is_empty()).filter(|line| !line.starts_with("   ")) {
            let name = line.split_whitespace().next().unwrap();
            found.push(format!("{path} {name}").trim_start().to_string());
            let path = found.last().unwrap().clone();
            below(&path, found);
        }
    }
    let mut found = Vec::new();
    below("", &mut found);
    found
}

/// The sample corpus of the repository.
pub fn sample() -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("sample_corpus").to_str().unwrap().to_string()
}

/// A folder of data beside the repository; `None`, said aloud, where it is missing.
pub fn shared(name: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared").join(name);
    if !path.exists() {
        eprintln!("skipped: ../shared/{name} is not here");
        return None;
    }
    Some(path)
}
