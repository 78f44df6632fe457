//! The rules of the house, read off the sources.

use crate::sources::Sources;

/// What each room may name of the others; nothing points up.
const MAY_USE: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("date", &["text"]),
    ("article", &["date", "text"]),
    ("temporal", &["date", "text"]),
    ("analysis", &["text"]),
    ("person", &["text"]),
    ("archive", &["article", "temporal", "date", "text"]),
    ("query", &["temporal", "article", "date", "text"]),
    ("error", &["query", "archive", "temporal", "date", "text"]),
    ("annotate", &["analysis", "person", "temporal", "article", "date", "text"]),
    ("plan", &["query", "analysis", "person", "temporal", "annotate", "article", "date", "text", "error"]),
    ("engine", &["plan", "annotate", "query", "analysis", "person", "temporal", "article", "date", "text", "error"]),
    ("ingest", &["engine", "annotate", "archive", "analysis", "person", "article", "date", "text", "error"]),
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

#[test]
fn nothing_points_up() {
    let sources = Sources::read();
    for source in sources.iter() {
        let room = source.room();
        let Some((_, may)) = MAY_USE.iter().find(|(name, _)| *name == room) else {
            assert!(["main", "lib", "cli"].contains(&room.as_str()), "{room} is in no list");
            continue;
        };
        for other in sources.rooms_used(source) {
            assert!(may.contains(&other.as_str()), "src/{} uses crate::{other}", source.path.display());
        }
    }
}

#[test]
fn no_files_of_a_room_import_each_other_in_a_circle() {
    let circles = Sources::read().circles();
    assert!(circles.is_empty(), "{circles:#?}");
}

#[test]
fn libraries_stay_in_their_rooms() {
    for source in Sources::read().iter() {
        let code = source.code();
        for (library, rooms) in ONLY_IN {
            let named = code.contains(&format!("{library} ::")) || code.contains(&format!("use {library}"));
            assert!(!named || rooms.contains(&source.room().as_str()), "src/{} names {library}", source.path.display());
        }
    }
}

#[test]
fn the_library_neither_prints_nor_exits_nor_looks_around() {
    for source in Sources::read().iter().filter(|source| !["cli", "main"].contains(&source.room().as_str())) {
        let code = source.code();
        for forbidden in [
            "println !",
            "eprintln !",
            "process :: exit",
            "env ::",
            "SystemTime :: now",
            "Instant :: now",
            "Utc :: now",
            "Local :: now",
        ] {
            assert!(!code.contains(forbidden), "src/{} has {forbidden}", source.path.display());
        }
    }
}

/// A literal of three words or more that no list of German holds is a sentence, and sentences are for readers.
#[test]
fn words_for_readers_stand_in_output() {
    let mut found = Vec::new();
    for source in Sources::read().iter().filter(|source| source.room() != "output") {
        for sentence in source.sentences() {
            found.push(format!("src/{}: {sentence}", source.path.display()));
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn every_module_says_what_it_is_for() {
    for source in Sources::read().iter() {
        assert!(source.text.starts_with("//! "), "src/{} does not say what it is for", source.path.display());
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
