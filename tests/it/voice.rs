//! What readers are told, in both languages: golden files of the main commands, and a look at the catalogue.

use crate::golden::golden;
use crate::shell::Shell;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// What is shown, by the name of its golden file: commands as a shell reads them, quoted words being one.
const SHOWN: &[(&str, &[&str])] = &[
    (
        "search",
        &[
            "search \"Putin Waffenruhe\" --limit 3",
            "search Waffenruhe --limit 2 --offset 30",
            "search Waffenruhe --year 2025 --include-uncertain --limit 2 --offset 17 --per-article 1 --sort date",
            "search Angriff --event 2022-02-24",
            "search \"Putin (Waffenruhe\" --tolerant --limit 1",
            "search Waffenruhe --month \"letzten März\" --today 2026-01-10",
            "search --expand Waffenruhe --limit 1",
        ],
    ),
    (
        "explain",
        &[
            "search \"Putin Waffenruhe\" --limit 2 --explain --why",
            "search Selenski~ --limit 2 --why",
            "search --explain-query \"Putin Waffenruhegespräche Waff*\"",
        ],
    ),
    ("kwic", &["search Waffenruhe --kwic --limit 8 --kwic-sort right", "search Minsk --kwic --limit 100"]),
    (
        "count",
        &[
            "search Waffenruhe --count",
            "search Waffenruhe --count --by month",
            "search Waffenruhe --count --by year --from 2024",
            "search Waffenruhe --count --by source",
        ],
    ),
    (
        "timeline",
        &[
            "timeline Waffenruhe --from 2024",
            "timeline Angriff --event --by year",
            "timeline Minsk --by year --from 2014",
        ],
    ),
    ("persons", &["persons --limit 5", "persons Waffenruhe --limit 3"]),
    ("person", &["person \"Wladimir Putin\" --by year --from 2025 --limit 5", "person Putni", "person Müller"]),
    ("coverage", &["coverage", "coverage beispielkorpus"]),
    ("stats", &["stats --sources 3"]),
    (
        "show",
        &[
            "show 8744b93e7d999f50",
            "show 8744b93e7d999f50:2 --query Waffenruhe",
            "show 8744b93e7d999f50:99",
            "search --in 8744b93e7d999f50 Waffenruhe",
            "show ffff",
        ],
    ),
    (
        "inspect",
        &["inspect sample_corpus/ukraine/2025-04-20-osterfeuerpause.txt", "inspect sample_corpus/kaputt/marke.txt"],
    ),
    ("analyze", &["analyze --explain Waffenruhegespräche der Thür Kanzler", "related Waffenruhe --limit 3"]),
    (
        "errors",
        &[
            "search \"Putin (Waffenruhe\"",
            "search farbe:rot",
            "search \"\"",
            "search Putin --month 2025-13",
            "search Putin --from 2025 --to 2024",
            "search Putin --person 12",
            "search datum:2025-02-30",
            "show xyz",
            "related \"zwei Wörter\"",
            "inspect sample_corpus/kaputt/abgeschnitten.json",
            "inspect nirgends.txt",
            "index nirgends",
            "stats --index sample_corpus",
            "person merge \"Niemand Nirgends\" \"Olaf Scholz\"",
        ],
    ),
    (
        "missing",
        &[
            "search \"Putin Wafenruhe\" --limit 1 --why",
            "search \"Mauer Waffenruhe Minsk\" --limit 2 --why",
            "search \"Mauer Waffenruhe Minsk Quarzuhr\" --limit 1",
            "search \"Putin Waffenruhe\" --sort -date --limit 1",
            "search \"Mauer Waffenruhe Minsk\" --sort date --limit 1",
        ],
    ),
    (
        "meant",
        &[
            "search \"Waffenruhe Februar 2015\" --limit 1 --why --explain",
            "search \"Waffenruhe letzten März\" --limit 1 --today 2025-07-01",
            "search \"Angriff seit 2022\" --limit 1",
            "search \"Putin oder Selenskyj\" --limit 1",
        ],
    ),
    (
        "nothing",
        &[
            "search \"+Waffenruhe +Quarzuhr\"",
            "search Waffenruhhe",
            "search Waffenruhe --month 1955-07",
            "search person:Gorbatschow",
            "search Waffenruhe --offset 1000",
        ],
    ),
];

fn words(command: &str) -> Vec<&str> {
    let quoted = command.split('"').enumerate();
    quoted
        .flat_map(
            |(number, part)| {
                if number % 2 == 1 { vec![part] } else { part.split(' ').filter(|word| !word.is_empty()).collect() }
            },
        )
        .collect()
}

/// What a command prints, with places that differ from machine to machine named, and without the size of the index.
fn shown(shell: &Shell, language: &str, command: &str) -> String {
    let repository = env!("CARGO_MANIFEST_DIR");
    let index = shell.path("index");
    let mut words = words(command);
    words.extend(["--lang", language]);
    let mut run = shell.command(&words);
    run.env("FUNDSTELLE_INDEX", &index).current_dir(repository);
    let output = run.output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    let (out, err) = (text(output.stdout), text(output.stderr));
    let all = format!("$ fundstelle {command}\n{out}--- {}\n{err}\n", output.status.code().unwrap());
    let all = all.replace(index.to_str().unwrap(), "INDEX").replace(repository, "REPOSITORY");
    let is_size = |line: &str| line.starts_with("size ") || line.starts_with("Größe ");
    all.split_inclusive('\n').filter(|line| !is_size(line)).collect()
}

#[test]
fn main_commands_are_whole_in_both_languages() {
    for language in ["de", "en"] {
        let shell = Shell::new();
        let index = shown(&shell, language, "index sample_corpus --threads 1");
        golden(&format!("{language}/index.txt"), &index);
        for (name, commands) in SHOWN {
            let all: String = commands.iter().map(|command| shown(&shell, language, command)).collect();
            golden(&format!("{language}/{name}.txt"), &all);
        }
    }
}

/// JSON and the report are for programs, which know one language.
#[test]
fn what_programs_read_is_the_same_in_both_languages() {
    let shell = Shell::new();
    shown(&shell, "de", "index sample_corpus --threads 1");
    let mut all = String::new();
    for command in [
        "search \"Putin Waffenruhe\" --limit 2 --json --explain",
        "search ereignis:1989 --json --limit 1",
        "search \"Mauer Wafenruhe Minsk\" --json --limit 1",
        "search \"Waffenruhe Februar 2015\" --json --limit 1",
        "search \"Putin oder Selenskyj\" --json --limit 1",
        "search Waffenruhe --count --by month --json",
        "timeline Waffenruhe --from 2025-07 --json",
        "timeline Waffenruhe --from 2025-07 --csv",
        "persons --json --limit 5",
        "person \"Wladimir Putin\" --from 2025-07 --json",
        "coverage --json beispielkorpus",
        "inspect sample_corpus/kaputt/marke.txt --json",
    ] {
        let out = |language: &str| shown(&shell, language, command).split("\n--- ").next().unwrap().to_string();
        assert_eq!(out("de"), out("en"), "{command}");
        all.push_str(&out("de"));
        all.push('\n');
    }
    golden("json.txt", &all);
    let report = |language: &str| {
        let file = shell.path(language);
        let index = shell.path(&format!("index-{language}"));
        let (file, index) = (file.to_str().unwrap(), index.to_str().unwrap());
        shown(&shell, language, &format!("index sample_corpus --index {index} --report {file}"));
        std::fs::read_to_string(file).unwrap()
    };
    assert_eq!(report("de"), report("en"));
}

fn sources(directory: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(directory).unwrap().flatten() {
        if entry.path().is_dir() {
            sources(&entry.path(), found);
        } else {
            found.extend(Some(entry.path()).filter(|path| path.extension().is_some_and(|extension| extension == "rs")));
        }
    }
}

/// The string that a source begins with, behind blanks and a comma, and what follows it.
fn literal(source: &str) -> Option<(String, &str)> {
    let source = source.trim_start_matches([',', ' ', '\n']).strip_prefix('"')?;
    let mut text = String::new();
    let mut letters = source.char_indices();
    while let Some((at, letter)) = letters.next() {
        match letter {
            '"' => return Some((text, &source[at + 1..])),
            '\\' => text.extend(letters.next().map(|(_, escaped)| escaped)),
            _ => text.push(letter),
        }
    }
    None
}

/// The names between braces, with their formats.
fn placeholders(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|rest| rest.split('}').next()).collect()
}

/// Every message of the catalogue says in German and in English what it says of the same things; that neither is empty
/// and that they differ, the compiler sees to.
#[test]
fn both_languages_of_a_message_name_the_same_things() {
    let mut files = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
    let mut count = 0;
    for file in files {
        let source = std::fs::read_to_string(&file).unwrap();
        for call in source.split("say!(").skip(1) {
            // The first argument is the language.
            let Some((german, rest)) = call.split_once(',').and_then(|(_, rest)| literal(rest)) else { continue };
            let (english, _) = literal(rest).unwrap_or_else(|| panic!("{}: {german}", file.display()));
            assert_eq!(placeholders(&german), placeholders(&english), "{}: {german}", file.display());
            count += 1;
        }
        for call in source.split(".pick(").skip(1) {
            let Some((german, rest)) = literal(call) else { continue };
            let Some((english, _)) = literal(rest) else { continue };
            let both = !german.is_empty() && !english.is_empty() && german != english;
            assert!(both, "{}: {german} / {english}", file.display());
            count += 1;
        }
    }
    assert!(count > 300, "{count} messages");
}
