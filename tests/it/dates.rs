//! Date filters: certain, possible and undated passages, told apart.

use crate::shell::{Shell, sample};
use fundstelle::archive::{read_file, walk};
use fundstelle::date::{Containment, DateRange};
use fundstelle::temporal::parse;
use std::path::Path;

fn dated() -> Shell {
    let shell = Shell::new();
    shell.write("a/day.txt", "date 2025-07-04 Waffenruhe am Tag.");
    shell.write("a/month.txt", "date 2025-07 Waffenruhe im Monat.");
    shell.write("a/year.txt", "date 2025 Waffenruhe im Jahr.");
    shell.write("a/undated.txt", "Waffenruhe irgendwann.");
    shell.write("a/old.txt", "Datum 1605-01-03 Waffenruhe, alt.");
    shell.ok(&["index", "a"]);
    shell
}

fn paths(shell: &Shell, arguments: &[&str]) -> Vec<String> {
    shell.hits(arguments).iter().map(|hit| hit["path"].as_str().unwrap().to_string()).collect()
}

#[test]
fn a_filter_shows_what_is_certain_and_counts_the_rest() {
    let shell = dated();
    let mut month = paths(&shell, &["Waffenruhe", "--month", "2025-07"]);
    month.sort();
    assert_eq!(month, ["day.txt", "month.txt"]);
    let said = shell.ok(&["search", "Waffenruhe", "--month", "Juli 2025"]);
    assert!(
        said.err.contains("left out, may be of that time: 1 passage dated too coarsely, 1 passage undated"),
        "{}",
        said.err
    );
    assert_eq!(paths(&shell, &["Waffenruhe", "--from", "4.7.2025", "--to", "2025-07-04"]), ["day.txt"]);
    assert_eq!(paths(&shell, &["Waffenruhe", "--year", "2025"]).len(), 3);
    assert_eq!(paths(&shell, &["Waffenruhe", "--to", "1700"]), ["old.txt"]);
    assert_eq!(paths(&shell, &["Waffenruhe", "--from", "2026"]), [""; 0]);
    assert_eq!(paths(&shell, &["Waffenruhe"]).len(), 5);
}

#[test]
fn uncertain_passages_come_below_and_are_marked() {
    let shell = dated();
    let hits = shell.hits(&["Waffenruhe", "--month", "2025-07", "--include-uncertain"]);
    let certainty: Vec<&str> = hits.iter().map(|hit| hit["certainty"].as_str().unwrap()).collect();
    assert_eq!(certainty, ["certain", "certain", "possible", "possible"]);
    let text = shell.ok(&["search", "Waffenruhe", "--month", "2025-07", "--include-uncertain"]);
    assert_eq!(text.out.matches("(time uncertain)").count(), 2, "{}", text.out);
    assert!(text.out.contains("undated (time uncertain)"));
    assert!(!text.err.contains("left out"));
}

#[test]
fn a_date_that_is_none_is_an_error_with_an_example() {
    let shell = dated();
    for (arguments, part) in [
        (["--month", "2025-13"], "no such date"),
        (["--month", "gestern"], "--month gestern is not a month"),
        (["--month", "Quatsch"], "not a date; write for example 2025"),
        (["--month", "2025"], "--month 2025 is not a month"),
        (["--from", "31.02.2024"], "no such date"),
    ] {
        let said = shell.run(&["search", "Waffenruhe", arguments[0], arguments[1]]);
        assert_eq!((said.code, said.out.as_str()), (2, ""));
        assert!(said.err.contains(part), "{}", said.err);
    }
    let said = shell.run(&["search", "Waffenruhe", "--from", "2025", "--to", "2024"]);
    assert!(said.code == 2 && said.err.contains("--to is before --from"), "{}", said.err);
}

/// Certain, left out and outside together are all, for every month of the sample corpus, by reading the files again.
#[test]
fn filters_agree_with_the_files() {
    let shell = Shell::new();
    shell.ok(&["index", &sample()]);
    let root = sample();
    let (files, _) = walk(Path::new(&root), Path::new("")).unwrap();
    let articles: Vec<_> =
        files.iter().flat_map(|file| read_file(file, "sample_corpus")).flat_map(|reading| reading.articles).collect();
    let all: Vec<String> = paths(&shell, &["die", "--limit", "1000", "--per-article", "1"]);
    for range in ["2025-07", "2025-03", "1989-11", "1973-10", "1963-01", "2015-02", "2002-01", "1949-05"] {
        let certain = paths(&shell, &["die", "--month", range, "--limit", "1000", "--per-article", "1"]);
        let with_possible =
            paths(&shell, &["die", "--month", range, "--include-uncertain", "--limit", "1000", "--per-article", "1"]);
        let asked = DateRange::of(parse(range).unwrap());
        for article in articles.iter().filter(|article| all.contains(&article.origin.path)) {
            let path = &article.origin.path;
            let expected = article.date.map_or(Containment::Possible, |date| asked.containment(date));
            assert_eq!(certain.contains(path), expected == Containment::Certain, "{range} {path}");
            assert_eq!(with_possible.contains(path), expected != Containment::Outside, "{range} {path}");
        }
    }
}
