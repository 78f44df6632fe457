//! The README says what is true.

use crate::shell::{Shell, sample};
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
    assert!(readme.contains("$ fundstelle search --archive sample_corpus \"Putin Waffenruhe\" --limit 3"));
    // What it shows of stderr, with and without a month.
    for option in [&[][..], &["--month", "2025-07"]] {
        let arguments = [&["search", "--index", index.to_str().unwrap(), "Putin Waffenruhe", "--limit", "3"], option];
        let told = shell.ok(&arguments.concat()).err;
        assert!(readme.contains(&format!("```\n{}\n```", told.trim_end())), "{told}");
    }
}

/// Every option and command the README names exists.
#[test]
fn every_option_named_exists() {
    let help = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/cli.en.txt")).unwrap();
    for word in readme().split(|c: char| !c.is_alphanumeric() && c != '-') {
        if word.starts_with("--") && word.len() > 3 && !["--release", "--bench"].contains(&word) {
            assert!(help.contains(word), "the README names {word}");
        }
    }
}
