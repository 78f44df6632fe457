//! Files that hold what was looked at and found good: rankings on the sample corpus, the reference of the command line.
//! `UPDATE_GOLDEN=1 cargo test golden` writes them anew; read the difference.

use crate::shell::{Shell, sample};
use std::path::{Path, PathBuf};

fn golden(name: &str, now: &str) {
    let path: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, now).unwrap();
        return;
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(kept, now, "{name} is not as it was; look at it, then UPDATE_GOLDEN=1 cargo test golden");
}

/// One file per query: the query, then the first eight passages as `path:line`, with the beginning of each.
#[test]
fn rankings() {
    let shell = Shell::new();
    shell.ok(&["index", &sample()]);
    let queries: &[(&str, &[&str])] = &[
        ("putin-waffenruhe", &["Putin Waffenruhe"]),
        ("putin-waffenruhe-juli", &["Putin Waffenruhe", "--month", "2025-07"]),
        ("selenskyj-trump", &["Selenskyj Trump Weißes Haus"]),
        ("gaza-geiseln", &["Gaza Geiseln Waffenruhe"]),
        ("minsk", &["Minsker Abkommen"]),
        ("mauerfall", &["Öffnung der Mauer Berlin"]),
        ("merkel", &["Merkel Kanzlerin gewählt"]),
        ("koehler", &["Köhler Rücktritt"]),
        ("kohl", &["Helmut Kohl"]),
        ("korea", &["Waffenstillstand Korea"]),
        ("soeder", &["Söder"]),
        ("erdogan", &["Erdogan Getreide"]),
    ];
    for (name, arguments) in queries {
        let mut arguments = arguments.to_vec();
        arguments.extend(["--limit", "8"]);
        let mut file = format!("{}\n\n", arguments[..arguments.len() - 2].join(" "));
        for hit in shell.hits(&arguments) {
            let text: String = hit["text"]
                .as_str()
                .unwrap()
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ")
                .chars()
                .take(70)
                .collect();
            file.push_str(&format!("{}. {}:{}  {text}\n", hit["rank"], hit["path"].as_str().unwrap(), hit["line"]));
        }
        golden(&format!("rankings/{name}.txt"), &file);
    }
}

#[test]
fn command_line_reference() {
    let shell = Shell::new();
    let mut reference = String::new();
    for command in ["", "index", "search", "show", "inspect", "stats", "eval"] {
        let arguments: Vec<&str> = [command, "--help"].into_iter().filter(|word| !word.is_empty()).collect();
        let help = shell.ok(&arguments).out;
        reference.push_str(&format!("$ fundstelle {}\n{}\n", arguments.join(" "), help.trim_end()));
        reference.push('\n');
    }
    golden("cli.txt", &reference);
}
