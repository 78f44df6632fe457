//! Files that hold what was looked at and found good: rankings on the sample corpus, the reference of the command line.
//! `UPDATE_GOLDEN=1 cargo test golden` writes them anew; read the difference.

use crate::shell::{Shell, commands, sample};
use std::path::{Path, PathBuf};

pub fn golden(name: &str, now: &str) {
    let path: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, now).unwrap();
        return;
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(kept, now, "{name} is not as it was; look at it, then UPDATE_GOLDEN=1 cargo test golden");
}

/// Queries that readers would type, and for each what was read and judged: the articles that may be first. One file per
/// query keeps its first eight passages as `path:line`, with the beginning of each.
#[test]
fn rankings() {
    let shell = Shell::new();
    shell.ok(&["index", &sample()]);
    let queries =
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/queries.tsv")).unwrap();
    let mut wrong = Vec::new();
    let mut count = 0;
    for line in queries.lines().filter(|line| !line.starts_with('#')) {
        let columns: Vec<&str> = line.split('\t').collect();
        let (query, first, why) = (columns[0], columns[1], columns[3]);
        let mut arguments: Vec<&str> = match query.split_once(" --") {
            Some((query, option)) => [query].into_iter().chain(option.split(' ')).collect(),
            None => vec![query],
        };
        let option = arguments.get(1).map(|option| format!("--{option}"));
        if let Some(option) = &option {
            arguments[1] = option;
        }
        arguments.extend(["--limit", "8", "--json"]);
        arguments.insert(0, "search");
        let said = shell.run(&arguments);
        let mut file = format!("{query}\nfirst: {first}\n{why}\n\n");
        let mut best = None;
        for hit in said.out.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap()) {
            let text = hit["text"].as_str().unwrap().split_whitespace().collect::<Vec<_>>().join(" ");
            let text: String = text.chars().take(70).collect();
            let path = hit["path"].as_str().unwrap();
            best.get_or_insert(path.to_string());
            file.push_str(&format!("{}. {path}:{}  {text}\n", hit["rank"], hit["line"]));
        }
        let known_miss = first.starts_with('?');
        let good = match &best {
            Some(best) => first.trim_start_matches('?').split('|').any(|path| best.starts_with(path)),
            None => first == "NOTHING",
        };
        if good == known_miss {
            wrong.push(format!("{query}: {best:?}, not {first}"));
        }
        let name = fundstelle::text::fold(&query.replace(|c: char| !c.is_alphanumeric(), ""));
        golden(&format!("rankings/{}.txt", name.chars().take(40).collect::<String>()), &file);
        count += 1;
    }
    assert!(wrong.is_empty() && count >= 40, "{count} queries: {wrong:#?}");
}

/// The help of the program and of every command, in both languages.
#[test]
fn command_line_reference() {
    let shell = Shell::new();
    for language in ["de", "en"] {
        let help = |command: &str| {
            let arguments: Vec<&str> = command.split_whitespace().chain(["--help"]).collect();
            let help = shell.ok(&[&arguments[..], &["--lang", language]].concat()).out;
            format!("$ fundstelle {}\n{}\n\n", arguments.join(" "), help.trim_end())
        };
        let reference: String = [String::new()].into_iter().chain(commands()).map(|command| help(&command)).collect();
        golden(&format!("cli.{language}.txt"), &reference);
    }
}
