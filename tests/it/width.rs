//! Whatever is printed fits into 80 columns where no terminal says that it is wider.

use crate::shell::{Shell, commands, sample};
use unicode_width::UnicodeWidthStr;

const SHOWN: &[&[&str]] = &[
    &["search", "Putin Waffenruhe", "--why", "--explain"],
    &["search", "Angriff", "--event", "2022-02-24", "--limit", "20"],
    &["search", "Waffenruhe", "--meaning", "--limit", "40", "--per-article", "9"],
    &["search", "Waffenruhe", "--kwic", "--limit", "60"],
    &["search", "--explain-query", "Putin Waffenruhegespräche Waff*"],
    &["search", "Waffenruhe", "--count", "--by", "month"],
    &["search", "Waffenruhe", "--count", "--by", "year"],
    &["search", "Waffenruhe", "--count", "--by", "source"],
    &["search", "Waffenruhe", "--count", "--by", "person"],
    &["timeline", "Waffenruhe"],
    &["timeline", "Angriff", "--event", "--by", "year"],
    &["timeline", "Minsk", "--by", "week", "--from", "2025"],
    &["persons", "--limit", "60"],
    &["persons", "Waffenruhe"],
    &["person", "Wladimir Putin"],
    &["person", "Müller"],
    &["related", "Waffenruhe"],
    &["show", "8744b93e7d999f50"],
    &["show", "8744b93e7d999f50:1", "--query", "Putin"],
    &["coverage"],
    &["stats"],
    &["analyze", "--explain", "Waffenruhegespräche der Thür Kanzler Donaudampfschifffahrtsgesellschaft"],
    &["query"],
    &["help", "query"],
    &["help", "dates"],
    &["help", "persons"],
    &["help", "formats"],
    &["help", "ranking"],
];

#[test]
fn no_command_prints_lines_wider_than_eighty_columns() {
    let shell = Shell::new();
    let index = shell.ok(&["index", &sample()]).out;
    let mut all: Vec<(String, String)> = vec![("index".to_string(), index)];
    let files = ["ukraine/2025-04-20-osterfeuerpause.txt", "ukraine/trump-putin-energie.json", "kaputt/marke.txt"];
    let files = files.map(|file| format!("{}/{file}", sample()));
    let helps = commands();
    for language in ["de", "en"] {
        let mut run = |arguments: &[&str]| {
            let said = shell.run(&[arguments, &["--lang", language]].concat());
            all.push((format!("{} --lang {language}", arguments.join(" ")), said.out));
        };
        SHOWN.iter().for_each(|arguments| run(arguments));
        files.iter().for_each(|file| run(&["inspect", file]));
        for command in &helps {
            let words: Vec<&str> = command.split(' ').collect();
            run(&[&words[..], &["--help"]].concat());
            run(&[&words[..], &["-h"]].concat());
        }
    }
    let mut wide = Vec::new();
    for (command, out) in &all {
        // A path, an address on the web and a command to be typed stay whole.
        let whole =
            |line: &str| line.contains('/') || line.contains("fundstelle search ") || line.contains("    fundstelle ");
        let lines = out.lines().filter(|line| line.width() > 80 && !whole(line));
        wide.extend(lines.map(|line| format!("{command}: {line}")));
    }
    assert!(wide.is_empty(), "{} lines: {wide:#?}", wide.len());
}
