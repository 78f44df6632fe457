//! The README says what is true.

use crate::shell::{Shell, sample};
use std::path::Path;

fn readme() -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap()
}

/// The first block of real output in the README is what the program prints now.
#[test]
fn the_output_shown_is_real() {
    let readme = readme();
    let block =
        readme.split("```text\n").nth(1).and_then(|rest| rest.split("\n```").next()).expect("a block of output");
    let (command, shown) = block.split_once('\n').unwrap();
    assert_eq!(command, "$ fundstelle search --archive sample_corpus \"Putin Waffenruhe\" --limit 3");
    let shell = Shell::new();
    let index = shell.path("index");
    shell.ok(&["index", &sample(), "--index", index.to_str().unwrap()]);
    let mut command = shell.command(&[
        "search",
        "--index",
        index.to_str().unwrap(),
        "--archive",
        &sample(),
        "Putin Waffenruhe",
        "--limit",
        "3",
    ]);
    let output = command.current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap();
    assert_eq!(shown.trim_end(), String::from_utf8(output.stdout).unwrap().trim_end());
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
    let help = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/cli.txt")).unwrap();
    for word in readme().split(|c: char| !c.is_alphanumeric() && c != '-') {
        if word.starts_with("--") && word.len() > 3 && !["--release", "--bench"].contains(&word) {
            assert!(help.contains(word), "the README names {word}");
        }
    }
}
