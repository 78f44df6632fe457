//! The news archive of `../shared/data`, where it is: every article is in the index, none is lost.

use crate::shell::{Shell, shared};
use std::process::Command;

#[test]
fn all_spellings_of_the_date_are_read_and_no_article_is_lost() {
    let Some(unpack) = shared("data/unpack") else { return };
    let shell = Shell::new();
    let status = Command::new(unpack).arg("news").arg(shell.path("news")).status().unwrap();
    assert!(status.success());
    shell.ok(&["index", "news", "--report", "report.jsonl"]);
    let report = std::fs::read_to_string(shell.path("report.jsonl")).unwrap();
    let files = std::fs::read_dir(shell.path("news/articles")).unwrap().count();
    assert_eq!((report.lines().count(), files), (files, 9385));
    for line in report.lines() {
        let line: serde_json::Value = serde_json::from_str(line).unwrap();
        assert_eq!(
            (&line["outcome"], &line["articles"], &line["undated"]),
            (&"indexed".into(), &1.into(), &0.into()),
            "{line}"
        );
    }
    let out = shell.ok(&["stats"]).out;
    assert!(out.contains("articles  9,385") && out.contains("2020-01 to 2021-03"), "{out}");
    shell.ok(&["index", "news", "--report", "report.jsonl"]);
    let again = std::fs::read_to_string(shell.path("report.jsonl")).unwrap();
    assert!(again.lines().all(|line| line.contains("\"outcome\":\"unchanged\"")));
}
