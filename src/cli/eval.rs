//! `fundstelle eval`: measures retrieval with topics and judgements.

use super::terminal::{Outcome, Terminal};
use fundstelle::engine::OpenIndex;
use fundstelle::error::{Context, FileTask};
use fundstelle::eval::{Measures, mean, measure, read_qrels, read_topics, run_line};
use fundstelle::output::wording::number::{decimal, whole};
use fundstelle::output::wording::tables::{Label, label, unjudged as without_judgement};
use fundstelle::query::Query;
use fundstelle::search::{Expansion, Search};
use fundstelle::{Error, Result};
use std::fs::File;
use std::io::{BufWriter, Write};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

#[derive(clap::Args)]
pub struct Arguments {
    #[arg(long, value_name = "FILE")]
    topics: PathBuf,
    #[arg(long, value_name = "FILE")]
    qrels: PathBuf,
    #[arg(long)]
    expand: bool,
    #[arg(long, value_name = "FILE")]
    run: Option<PathBuf>,
}

/// Rankings are measured to this depth.
const DEPTH: NonZeroUsize = NonZeroUsize::new(100).unwrap();

pub fn run(arguments: &Arguments, index: &Path, terminal: &mut Terminal) -> Result<Outcome> {
    let topics = read_topics(&arguments.topics)?;
    let qrels = read_qrels(&arguments.qrels)?;
    let open = OpenIndex::open(index)?;
    let mut search = Search::new(&open)?;
    if arguments.expand {
        search.expand(Expansion::Related);
    }
    let mut run = match &arguments.run {
        Some(path) => {
            let file = File::create(path).context(Error::of_file(FileTask::WriteRun, path))?;
            Some((path, BufWriter::new(file)))
        }
        None => None,
    };
    let mut measured: Vec<Measures> = Vec::new();
    let mut unjudged = 0;
    for topic in &topics {
        let Some(relevant) = qrels.get(&topic.id) else {
            unjudged += 1;
            continue;
        };
        // A topic without words finds nothing, which is a result and no error.
        let ranking =
            Query::of_words(&topic.text).map_or_else(|_| Ok(Vec::new()), |query| search.articles(&query, DEPTH))?;
        if let Some((path, file)) = &mut run {
            for (rank, (document, score)) in ranking.iter().enumerate() {
                writeln!(file, "{}", run_line(&topic.id, document, rank + 1, *score))
                    .context(Error::of_file(FileTask::WriteRun, path))?;
            }
        }
        let documents: Vec<String> = ranking.into_iter().map(|(document, _)| document).collect();
        measured.push(measure(&documents, relevant));
    }
    if let Some((path, mut file)) = run {
        file.flush().context(Error::of_file(FileTask::WriteRun, path))?;
    }
    if measured.is_empty() {
        return Err(Error::NoJudgedTopic);
    }
    let all = mean(&measured);
    let language = terminal.language;
    terminal.line(&format!("{:<11} {}", label(language, Label::Topics), whole(language, measured.len() as u64)))?;
    for (name, value) in
        [("MRR@10", all.mrr_10), ("nDCG@10", all.ndcg_10), ("recall@10", all.recall_10), ("recall@100", all.recall_100)]
    {
        terminal.line(&format!("{name:<11} {}", decimal(language, value, 4)))?;
    }
    if unjudged > 0 {
        terminal.note(&without_judgement(language, unjudged));
    }
    Ok(Outcome::Found)
}
