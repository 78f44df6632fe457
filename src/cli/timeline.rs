//! `fundstelle timeline`: what a query finds over time.

use super::query_args::QueryArgs;
use super::remarks;
use super::terminal::{Outcome, Terminal};
use fundstelle::error::{Context, FileTask};
use fundstelle::output::wording::{count, query as query_wording, timeline as wording};
use fundstelle::output::{json, timeline};
use fundstelle::query::When;
use fundstelle::search::Step;
use fundstelle::temporal::parse_typed;
use fundstelle::{Error, Result};
use std::path::{Path, PathBuf};

#[derive(clap::Args)]
pub struct Arguments {
    #[command(flatten)]
    query: QueryArgs,
    #[arg(long, value_name = "PERIOD", default_value = "month")]
    by: By,
    #[arg(long)]
    event: bool,
    #[arg(long, conflicts_with = "json")]
    csv: bool,
    #[arg(long)]
    json: bool,
    #[arg(long, value_name = "FILE")]
    svg: Option<PathBuf>,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum By {
    Day,
    Week,
    Month,
    Year,
}

pub fn run(arguments: &Arguments, index: &Path, terminal: &mut Terminal) -> Result<Outcome> {
    let asked = &arguments.query;
    let today = asked.today()?;
    let query = asked.query(today, terminal)?;
    let days = asked.days(None, today, terminal)?;
    let open = asked.open(index, terminal)?;
    let scope = asked.scope(&days, &open);
    let mut search = asked.search(&open, index, terminal)?;
    if arguments.event
        && let Some(word) = query.items().iter().find(|item| parse_typed(&item.node.to_string(), None).is_ok())
    {
        terminal.note(&wording::searched_as_word(terminal.language, &word.node.to_string()));
    }
    let step = match arguments.by {
        By::Day => Step::Day,
        By::Week => Step::Week,
        By::Month => Step::Month,
        By::Year => Step::Year,
    };
    let of = if arguments.event { When::Said } else { When::Published };
    let found = search.timeline(&query, &scope, step, of)?;
    if let Some(file) = &arguments.svg {
        let title = (!query.is_everything()).then(|| query.to_string());
        let picture = timeline::svg(terminal.language, &found, title.as_deref());
        std::fs::write(file, picture).context(Error::of_file(FileTask::Write, file))?;
    }
    if arguments.csv {
        terminal.print(&timeline::csv(&found)?)?;
    } else if arguments.json {
        terminal.line(&json::timeline(&found).to_string())?;
    } else if found.passages > 0 {
        terminal.print(&timeline::text(terminal.language, &found))?;
        let ends = timeline::ends(&found, &terminal.layout());
        terminal.print(&ends)?;
    }
    terminal.flush()?;
    let also = search.understand(&query)?.also;
    terminal.notes(&query_wording::also_searched(terminal.language, &also));
    terminal.note(&count::totals(terminal.language, found.passages, found.articles));
    remarks::words_needed(found.most_words, terminal);
    remarks::left_out(found.left_out, terminal);
    terminal.notes(&wording::not_counted(terminal.language, &found));
    Ok(if found.passages > 0 { Outcome::Found } else { Outcome::NothingFound })
}
