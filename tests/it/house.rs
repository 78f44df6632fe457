//! The rules of the house, read off the sources.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// What each room may name of the others; nothing points up.
const MAY_USE: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("date", &["text"]),
    ("article", &["date", "text"]),
    ("temporal", &["date", "text"]),
    ("analysis", &["text"]),
    ("person", &["text"]),
    ("archive", &["article", "temporal", "date", "text"]),
    ("query", &["temporal", "date", "text"]),
    ("error", &["query", "archive", "temporal", "date", "text"]),
    ("annotate", &["analysis", "person", "temporal", "article", "date", "text"]),
    ("plan", &["query", "analysis", "person", "temporal", "annotate", "article", "date", "text", "error"]),
    ("engine", &["plan", "annotate", "query", "analysis", "person", "temporal", "article", "date", "text", "error"]),
    // The words of an archive are counted by what also trains the tables that ship.
    ("ingest", &["engine", "annotate", "archive", "analysis", "person", "train", "article", "date", "text", "error"]),
    (
        "search",
        &["engine", "plan", "annotate", "query", "analysis", "person", "temporal", "article", "date", "text", "error"],
    ),
    (
        "output",
        &[
            "search", "ingest", "archive", "annotate", "query", "analysis", "person", "temporal", "article", "date",
            "text", "error",
        ],
    ),
    ("train", &["analysis", "person", "text"]),
    ("eval", &["search", "query", "error"]),
];

/// Where a library may be named.
const ONLY_IN: &[(&str, &[&str])] = &[
    ("tantivy", &["engine"]),
    ("clap", &["cli"]),
    ("walkdir", &["archive"]),
    ("chrono", &["date"]),
    ("indicatif", &["cli"]),
];

fn sources() -> BTreeMap<PathBuf, String> {
    fn collect(directory: &Path, found: &mut BTreeMap<PathBuf, String>) {
        for entry in std::fs::read_dir(directory).unwrap().flatten() {
            if entry.path().is_dir() {
                collect(&entry.path(), found);
            } else if entry.path().extension().is_some_and(|extension| extension == "rs") {
                found.insert(entry.path(), std::fs::read_to_string(entry.path()).unwrap());
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = BTreeMap::new();
    collect(&root, &mut found);
    found.retain(|path, _| !path.ends_with("tests.rs"));
    found.into_iter().map(|(path, text)| (path.strip_prefix(&root).unwrap().to_path_buf(), text)).collect()
}

/// The room a file is in: `index/stamp.rs` and `index/mod.rs` are of `index`, `span.rs` of `span`.
fn room(path: &Path) -> String {
    path.components().next().unwrap().as_os_str().to_string_lossy().trim_end_matches(".rs").to_string()
}

/// The code of a file without its tests and comments.
fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]").next().unwrap_or_default();
    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

#[test]
fn nothing_points_up() {
    for (path, text) in sources() {
        let room = room(&path);
        let code = code(&text);
        let Some((_, may)) = MAY_USE.iter().find(|(name, _)| *name == room) else {
            assert!(["main", "lib", "cli"].contains(&room.as_str()), "{room} is in no list");
            continue;
        };
        for part in code.split("crate::").skip(1) {
            let other = part.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default();
            assert!(other == room || may.contains(&other), "src/{} uses crate::{other}", path.display());
        }
    }
}

#[test]
fn libraries_stay_in_their_rooms() {
    for (path, text) in sources() {
        let code = code(&text);
        for (library, rooms) in ONLY_IN {
            let named = code.contains(&format!("{library}::")) || code.contains(&format!("use {library}"));
            assert!(!named || rooms.contains(&room(&path).as_str()), "src/{} names {library}", path.display());
        }
    }
}

#[test]
fn the_library_neither_prints_nor_exits_nor_looks_around() {
    for (path, text) in sources().into_iter().filter(|(path, _)| !["cli", "main"].contains(&room(path).as_str())) {
        let code = code(&text);
        for forbidden in [
            "println!",
            "eprintln!",
            "process::exit",
            "env::",
            "SystemTime::now",
            "Instant::now",
            "Utc::now",
            "Local::now",
        ] {
            assert!(!code.contains(forbidden), "src/{} has {forbidden}", path.display());
        }
    }
}

#[test]
fn every_module_says_what_it_is_for() {
    for (path, text) in sources().into_iter() {
        assert!(text.starts_with("//! "), "src/{} does not say what it is for", path.display());
    }
}

#[test]
fn the_top_level_holds_only_what_it_should() {
    let allowed = ["Cargo.toml", "Cargo.lock", "README.md", "index", "sample_corpus", "src", "tests", "target"];
    for entry in std::fs::read_dir(env!("CARGO_MANIFEST_DIR")).unwrap().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        assert!(name.starts_with('.') || allowed.contains(&name.as_str()), "{name} is at the top level");
    }
}
