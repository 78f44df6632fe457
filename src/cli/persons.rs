//! `fundstelle persons`: who is mentioned in the archive, or in what a query finds.

use super::asked::Asked;
use super::counted;
use super::search::{tell_left_out, tell_understood};
use super::terminal::{Outcome, Terminal};
use fundstelle::Result;
use fundstelle::output::persons;
use std::num::NonZeroUsize;
use std::path::Path;

#[derive(clap::Args)]
pub struct Arguments {
    #[command(flatten)]
    asked: Asked,
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
    let asked = &arguments.asked;
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
            terminal.line(&persons::object(person).to_string())?;
        }
    } else {
        terminal.print(&persons::table(shown))?;
    }
    terminal.flush()?;
    if !query.is_everything() {
        let understood = search.resolve_names(&query)?;
        tell_understood(&search, &understood, terminal);
    }
    let all = found.people.len() as u64;
    let of = if (shown.len() as u64) < all { format!("{} of ", shown.len()) } else { String::new() };
    terminal.tell(&format!(
        "{of}{} in {} of {}",
        counted(all, "person", "persons"),
        counted(found.passages, "passage", "passages"),
        counted(found.articles, "article", "articles")
    ));
    tell_left_out(found.left_out, terminal);
    Ok(if shown.is_empty() { Outcome::NothingFound } else { Outcome::Found })
}
