//! `fundstelle persons`: who is mentioned in the archive, or in what a query finds.

use super::query_args::QueryArgs;
use super::remarks;
use super::terminal::{Outcome, Terminal};
use fundstelle::Result;
use fundstelle::output::wording::person::people_shown;
use fundstelle::output::{json, persons};
use std::num::NonZeroUsize;
use std::path::Path;

#[derive(clap::Args)]
pub struct Arguments {
    #[command(flatten)]
    query: QueryArgs,
    #[arg(long, value_name = "DATE")]
    event: Option<String>,
    #[arg(long, value_name = "N", default_value = "20")]
    limit: NonZeroUsize,
    #[arg(long, conflicts_with = "json")]
    csv: bool,
    #[arg(long)]
    json: bool,
}

pub fn run(arguments: &Arguments, index: &Path, terminal: &mut Terminal) -> Result<Outcome> {
    let asked = &arguments.query;
    let today = asked.today()?;
    let query = asked.query_if_any(today, terminal)?;
    let days = asked.days(arguments.event.as_ref(), today, terminal)?;
    let open = asked.open(index, terminal)?;
    let scope = asked.scope(&days, &open);
    let mut search = asked.search(&open, index, terminal)?;
    let found = search.people(&query, &scope)?;
    let shown = &found.people[..found.people.len().min(arguments.limit.get())];
    if arguments.csv {
        terminal.print(&persons::csv(shown)?)?;
    } else if arguments.json {
        for person in shown {
            terminal.line(&json::person(person).to_string())?;
        }
    } else {
        terminal.print_filled(&persons::list(terminal.language, shown))?;
    }
    terminal.flush()?;
    if !query.is_everything() {
        remarks::of_query(&mut search, &query, terminal)?;
    }
    terminal.note(&people_shown(terminal.language, shown.len(), &found));
    remarks::words_needed(found.most_words, terminal);
    remarks::left_out(found.left_out, terminal);
    Ok(if shown.is_empty() { Outcome::NothingFound } else { Outcome::Found })
}
