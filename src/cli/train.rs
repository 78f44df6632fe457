//! `fundstelle train`: learns what the program ships with from sources, for those who work on it.

use super::terminal::{Outcome, Terminal};
use fundstelle::analysis::Counter;
use fundstelle::analysis::to_bytes;
use fundstelle::error::{Context, FileTask, LineProblem};
use fundstelle::output::wording::tables::{learnt_persons, learnt_words};
use fundstelle::text::fold;
use fundstelle::train::words::{Sources, learn};
use fundstelle::train::{capitalised, persons, types};
use fundstelle::{Error, Result};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

#[derive(clap::Args)]
pub struct Arguments {
    #[command(subcommand)]
    what: What,
}

#[derive(clap::Subcommand)]
enum What {
    Words(Words),
    Persons(Persons),
    Types(Types),
}

/// Running text, and lists of German words.
#[derive(clap::Args)]
struct Lists {
    #[arg(long, value_name = "FILE", required = true)]
    text: Vec<PathBuf>,
    #[arg(long, value_name = "FILE")]
    nouns: PathBuf,
    #[arg(long, value_name = "FILE")]
    forms: PathBuf,
}

#[derive(clap::Args)]
struct Types {
    #[command(flatten)]
    lists: Lists,
    #[arg(long, value_name = "FILE")]
    output: PathBuf,
}

#[derive(clap::Args)]
struct Persons {
    #[arg(long, value_name = "FILE", required = true)]
    text: Vec<PathBuf>,
    #[arg(long, value_name = "FILE", required = true)]
    first_names: Vec<PathBuf>,
    #[arg(long, value_name = "FILE")]
    name_parts: PathBuf,
    #[arg(long, value_name = "FILE")]
    sentences: PathBuf,
    #[arg(long, value_name = "FILE")]
    words: PathBuf,
    #[arg(long, value_name = "FILE")]
    weights: PathBuf,
}

#[derive(clap::Args)]
struct Words {
    #[command(flatten)]
    lists: Lists,
    #[arg(long, value_name = "FILE")]
    whole: PathBuf,
    #[arg(long, value_name = "FILE")]
    output: PathBuf,
}

pub fn run(arguments: &Arguments, terminal: &mut Terminal) -> Result<Outcome> {
    let words = match &arguments.what {
        What::Words(words) => words,
        What::Persons(persons) => return learn_persons(persons, terminal),
        What::Types(types) => return list_types(types),
    };
    let mut sources = Sources::default();
    let mut counter = Counter::default();
    for path in &words.lists.text {
        each_text(path, |text| counter.add(text))?;
    }
    sources.counts = counter.counts();
    let letters = |line: &&str| line.chars().all(char::is_alphabetic) && !line.is_empty();
    sources.nouns = read(&words.lists.nouns)?.lines().map(str::trim).filter(letters).map(fold).collect();
    sources.forms = read(&words.lists.forms)?.lines().map(str::trim).filter(letters).map(fold).collect();
    let whole = read(&words.whole)?;
    let lines = whole.lines().filter(|line| !line.starts_with('#'));
    sources.whole = lines.flat_map(str::split_whitespace).map(str::to_string).collect();
    let table = learn(&sources);
    let bytes = to_bytes(&table);
    write(&words.output, &bytes)?;
    terminal.note(&learnt_words(terminal.language, table.len() as u64, bytes.len() as u64));
    Ok(Outcome::Found)
}

fn list_types(Types { lists: Lists { text, nouns, forms }, output }: &Types) -> Result<Outcome> {
    let (nouns, forms) = (read(nouns)?, read(forms)?);
    let mut types = types::Types::new(&nouns.lines().collect::<Vec<_>>(), &forms.lines().collect::<Vec<_>>());
    for path in text {
        each_text(path, |text| types.add(text))?;
    }
    write(output, types.list().as_bytes())?;
    Ok(Outcome::Found)
}

fn read(path: &Path) -> Result<String> {
    std::fs::read_to_string(path).context(Error::of_file(FileTask::Read, path))
}

/// Hands the text of each line of JSON to `each`.
fn each_text(path: &Path, mut each: impl FnMut(&str)) -> Result<()> {
    for (number, line) in read(path)?.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let text = serde_json::from_str::<serde_json::Value>(line)
            .ok()
            .and_then(|record| Some(record["text"].as_str()?.to_string()))
            .ok_or_else(|| Error::Line { path: path.to_path_buf(), line: number + 1, problem: LineProblem::NoText })?;
        each(&text);
    }
    Ok(())
}

fn learn_persons(arguments: &Persons, terminal: &mut Terminal) -> Result<Outcome> {
    let mut first_names: BTreeMap<String, u32> = BTreeMap::new();
    for path in &arguments.first_names {
        for line in read(path)?.lines() {
            let Some((name, count)) = line.split_once('\t') else { continue };
            let Ok(count) = count.trim().parse::<u32>() else { continue };
            let known = first_names.entry(name.to_string()).or_default();
            *known = count.max(*known);
        }
    }
    let parts = read(&arguments.name_parts)?;
    let spellings =
        parts.lines().filter_map(|line| line.split_once('\t')).flat_map(|(_, spellings)| spellings.split('|'));
    // The list is in lower case; shorter ones are words like others.
    let parts = spellings.filter(|part| part.chars().count() > 2).map(capitalised);
    let mut counter = persons::LexiconBuilder::new(first_names, parts);
    for path in &arguments.text {
        each_text(path, |text| counter.add(text))?;
    }
    let lexicon = counter.lexicon();
    let sentences = persons::germeval(&read(&arguments.sentences)?);
    if sentences.is_empty() {
        return Err(Error::NoSentences { path: arguments.sentences.clone() });
    }
    let model = persons::train(&sentences, &lexicon);
    write(&arguments.words, &lexicon.to_bytes())?;
    write(&arguments.weights, &model.to_bytes())?;
    terminal.note(&learnt_persons(terminal.language, lexicon.len() as u64, sentences.len() as u64));
    Ok(Outcome::Found)
}

fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    std::fs::write(path, bytes).context(Error::of_file(FileTask::Write, path))
}
