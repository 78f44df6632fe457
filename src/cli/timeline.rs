//! `fundstelle timeline`: what a query finds over time.

use super::asked::Asked;
use super::counted;
use super::search::tell_left_out;
use super::terminal::{Outcome, Terminal};
use fundstelle::error::{Context, FileTask};
use fundstelle::output::timeline;
use fundstelle::query::When;
use fundstelle::search::{Step, Timeline};
use fundstelle::temporal::parse_asked;
use fundstelle::{Error, Result};
use std::path::{Path, PathBuf};

#[derive(clap::Args)]
pub struct Arguments {
    #[command(flatten)]
    asked: Asked,
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
    let asked = &arguments.asked;
    let today = asked.today()?;
    let query = asked.query(today, terminal)?;
    let days = asked.days(None, today, terminal)?;
    let open = asked.open(index, terminal)?;
    let scope = asked.scope(&days, &open);
    let mut search = asked.search(&open, index, terminal)?;
    if arguments.event
        && let Some(word) = query.items().iter().find(|item| parse_asked(&item.node.to_string(), None).is_ok())
    {
        terminal
            .tell(&format!("{} is searched as a word; ereignis:{} asks for what speaks of it", word.node, word.node));
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
        let title = if query.is_everything() { "Alles".to_string() } else { query.to_string() };
        std::fs::write(file, timeline::svg(&found, &title)).context(Error::of_file(FileTask::Write, file))?;
    }
    if arguments.csv {
        terminal.print(&timeline::csv(&found)?)?;
    } else if arguments.json {
        terminal.line(&timeline::object(&found).to_string())?;
    } else if found.passages > 0 {
        terminal.print(&timeline::text(&found))?;
        let ends = timeline::ends(&found, &terminal.page());
        terminal.print(&ends)?;
    }
    terminal.flush()?;
    tell(&found, terminal);
    Ok(if found.passages > 0 { Outcome::Found } else { Outcome::NothingFound })
}

fn tell(found: &Timeline, terminal: &mut Terminal) {
    let passages = |count: u64| counted(count, "passage", "passages");
    let Timeline { coarser, undated, .. } = found;
    terminal.tell(&format!("{} in {}", passages(found.passages), counted(found.articles, "article", "articles")));
    tell_left_out(found.left_out, terminal);
    if found.partial {
        terminal.tell("no passage has a word of the query; these have words inside its words");
    }
    let mut missing = Vec::new();
    let said = found.of == When::Said;
    if *coarser > 0 {
        let why = if said { "speaking of longer times only" } else { "dated too coarsely" };
        missing.push(format!("{} {why}", passages(*coarser)));
    }
    if *undated > 0 {
        let why = if said { "speaking of no time" } else { "undated" };
        missing.push(format!("{} {why}", passages(*undated)));
    }
    if !missing.is_empty() {
        terminal.tell(&format!("in no period: {}", missing.join(", ")));
    }
    if said {
        terminal.tell("a passage that speaks of several periods counts in each");
    }
}
