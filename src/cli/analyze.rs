//! `fundstelle analyze`: what becomes of each word of a text, step by step.

use super::terminal::{Outcome, Terminal};
use fundstelle::Result;
use fundstelle::analysis::{Analyzer, Lexicon, Steps, WordKind, steps};
use fundstelle::engine::OpenIndex;
use fundstelle::output::text::printable;
use fundstelle::text::ByteSpan;
use fundstelle::text::words;
use std::collections::BTreeSet;
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
    for span in &spans {
        let word = span.of(&text);
        let steps = steps(word, &lexicon);
        if arguments.json {
            terminal.line(&object(word, *span, &steps).to_string())?;
        } else {
            print(word, &steps, arguments.explain, terminal)?;
        }
    }
    let mut joined = Vec::new();
    Analyzer::new(lexicon).joined(&text, &spans, |word| joined.push(word));
    for word in joined {
        let pieces = word.span.of(&text);
        if arguments.json {
            let span = serde_json::json!({ "start": word.span.start, "end": word.span.end });
            let object = serde_json::json!({ "pieces": pieces, "span": span, "stem": word.stem });
            terminal.line(&object.to_string())?;
        } else {
            terminal.line(&printable(&format!("{pieces}: also one word, {}", word.stem)))?;
        }
    }
    Ok(if spans.is_empty() { Outcome::NothingFound } else { Outcome::Found })
}

fn print(word: &str, steps: &Steps, explain: bool, terminal: &mut Terminal) -> Result<()> {
    let forms = &steps.forms;
    terminal.line(&printable(word))?;
    let mut row = |name: &str, value: &str| terminal.line(&printable(&format!("  {name:<9} {value}")));
    row("folded", &forms.exact)?;
    if forms.kind == WordKind::Function {
        return row(
            "function",
            "word: it holds the sentence together, and counts only in phrases and next to other words",
        );
    }
    if let Some(modern) = &steps.modern {
        row("today", modern)?;
    }
    if steps.split.is_split() {
        let parts: Vec<&str> = steps.parts.iter().map(|part| part.letters.as_str()).collect();
        row("split", &format!("{} (confidence {:.2})", parts.join(" | "), steps.split.confidence))?;
    } else if explain {
        let why = if steps.whole { "known as a word that is never split" } else { "no split in known parts" };
        row("split", why)?;
    }
    if explain {
        for part in &steps.parts {
            row("", &format!("{:<16} score {:5.2}, adds {:5.2}", part.letters, part.score, part.worth))?;
        }
    }
    row("stem", &forms.stem)?;
    let inside: BTreeSet<&str> = forms.parts.iter().map(|part| &*part.stem).collect();
    if !inside.is_empty() {
        row("inside", &inside.into_iter().collect::<Vec<_>>().join(", "))?;
    }
    Ok(())
}

fn object(word: &str, span: ByteSpan, steps: &Steps) -> serde_json::Value {
    let figures = |part: &fundstelle::analysis::PartFigures| serde_json::json!({ "letters": part.letters, "score": part.score, "worth": part.worth });
    serde_json::json!({
        "word": word,
        "span": { "start": span.start, "end": span.end },
        "folded": steps.forms.exact,
        "modern": steps.modern,
        "function_word": steps.forms.kind == WordKind::Function,
        "split": steps.parts.iter().map(figures).collect::<Vec<_>>(),
        "confidence": steps.split.confidence,
        "never_split": steps.whole,
        "stem": steps.forms.stem,
        "inside": steps.forms.parts.iter().map(|part| serde_json::json!({
            "stem": part.stem, "start": part.start, "end": part.end,
        })).collect::<Vec<_>>(),
    })
}
