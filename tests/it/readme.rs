//! The README says what is true.

use crate::shell::{Shell, commands, sample};
use fundstelle::output::help::Topic;
use fundstelle::output::wording::Language;
use std::path::Path;

fn readme() -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap()
}

/// Every block of output in the README is what the program prints now.
#[test]
fn the_output_shown_is_real() {
    let readme = readme();
    let shell = Shell::new();
    let index = shell.path("index");
    shell.ok(&["index", &sample(), "--index", index.to_str().unwrap()]);
    let mut count = 0;
    for block in readme.split("```text\n$ fundstelle ").skip(1) {
        let (command, shown) = block.split("\n```").next().unwrap().split_once('\n').unwrap();
        // Words in quotation marks are one.
        let words = command.split('"').enumerate().flat_map(|(number, part)| match number % 2 {
            0 => part.split_whitespace().collect::<Vec<_>>(),
            _ => vec![part],
        });
        let arguments: Vec<&str> = words.collect();
        let mut command = shell.command(&arguments);
        command.env("FUNDSTELLE_INDEX", index.to_str().unwrap());
        let output = command.current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap();
        assert_eq!(shown.trim_end(), String::from_utf8(output.stdout).unwrap().trim_end(), "{arguments:?}");
        count += 1;
    }
    assert!(count >= 3);
    assert!(readme.contains("$ fundstelle search --archive sample_corpus \"Putin Waffenruhe\" --limit 2"));
    // What it shows of stderr.
    let told = shell.ok(&["search", "--index", index.to_str().unwrap(), "Putin Waffenruhe", "--limit", "2"]).err;
    assert!(readme.contains(&format!("```\n{}\n```", told.trim_end())), "{told}");
}

/// Every option and command the README names exists, and it names every command.
#[test]
fn what_it_names_exists() {
    let readme = readme();
    let reference = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/cli.en.txt");
    let reference = std::fs::read_to_string(reference).unwrap();
    for word in readme.split(|c: char| !c.is_alphanumeric() && c != '-') {
        if word.starts_with("--") && word.len() > 3 && !["--release", "--bench", "--path", "--open"].contains(&word) {
            assert!(reference.contains(word), "the README names {word}");
        }
    }
    let commands = commands();
    let named = |call: &str| call.split([' ', '`', '\n']).next().unwrap().to_string();
    let calls: Vec<String> = readme.split("`fundstelle ").skip(1).map(named).collect();
    for call in &calls {
        assert!(commands.contains(call), "the README names {call}");
    }
    for command in commands.iter().filter(|command| !command.contains(' ') && *command != "query") {
        assert!(calls.contains(command), "the README lacks {command}");
    }
    for path in
        readme.split('`').skip(1).step_by(2).filter(|path| path.starts_with("src/") || path.starts_with("tests/"))
    {
        let path = path.split('*').next().unwrap().trim_end_matches("formats.");
        assert!(Path::new(env!("CARGO_MANIFEST_DIR")).join(path).exists(), "the README names {path}");
    }
}

/// Its rows on queries are those of the help, shortened.
#[test]
fn its_queries_are_those_of_the_help() {
    let rows = Topic::Query.rows(Language::English);
    let readme = readme();
    let mut count = 0;
    let table = readme.split("| query | finds |\n").nth(1).unwrap().split("\n\n").next().unwrap();
    for line in table.lines().skip(1) {
        let (query, meaning) = line.trim_matches(['|', ' ']).split_once(" | ").unwrap();
        let row = rows.iter().find(|[listed, _]| *listed == query);
        assert!(row.is_some_and(|[_, full]| full.starts_with(meaning)), "{line}");
        count += 1;
    }
    assert_eq!(count, 10);
}

#[test]
fn it_is_short_and_begins_with_the_two_commands() {
    let readme = readme();
    assert!(readme.lines().count() <= 200, "{}", readme.lines().count());
    assert!(readme.lines().all(|line| line.chars().count() <= 120));
    let commands: Vec<&str> = readme.lines().filter(|line| line.starts_with("cargo ")).collect();
    assert_eq!(
        commands[..2],
        ["cargo run --release -- search --archive sample_corpus \"Putin Waffenruhe\"", "cargo test"]
    );
    assert!(readme.contains("cargo install --path ."));
}
