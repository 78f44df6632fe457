//! `fundstelle analyze`: what becomes of each word of a text, step by step.

use super::terminal::{Outcome, Terminal};
use fundstelle::Result;
use fundstelle::analysis::{Analyzer, Lexicon, steps};
use fundstelle::engine::OpenIndex;
use fundstelle::output::analysis::Figures;
use fundstelle::output::wording::tables;
use fundstelle::output::{analysis, json, printable};
use fundstelle::text::{ByteSpan, words};
use std::path::Path;

#[derive(clap::Args)]
pub struct Arguments {
    #[arg(required = true)]
    text: Vec<String>,
    #[arg(long)]
    explain: bool,
    #[arg(long)]
    json: bool,
}

pub fn run(arguments: &Arguments, index: &Path, terminal: &mut Terminal) -> Result<Outcome> {
    let text = arguments.text.join(" ");
    // With an index, words are analysed as it has them; without one, as the program knows them.
    let open = OpenIndex::open(index).ok();
    let lexicon = open.map_or_else(Lexicon::shipped, |open| open.lexicon());
    let spans: Vec<ByteSpan> = words(&text).collect();
    let figures = if arguments.explain { Figures::Show } else { Figures::LeaveOut };
    for span in &spans {
        let word = span.of(&text);
        let steps = steps(word, &lexicon);
        if arguments.json {
            terminal.line(&json::word(&text, *span, &steps).to_string())?;
        } else {
            terminal.print_filled(&analysis::word(terminal.language, word, &steps, figures))?;
        }
    }
    let mut joined = Vec::new();
    Analyzer::new(lexicon).joined(&text, &spans, |word| joined.push(word));
    for word in joined {
        if arguments.json {
            terminal.line(&json::joined(&text, &word).to_string())?;
        } else {
            let line = tables::joined(terminal.language, word.span.of(&text), &word.stem);
            terminal.print_filled(&format!("{}\n", printable(&line)))?;
        }
    }
    Ok(if spans.is_empty() { Outcome::NothingFound } else { Outcome::Found })
}
