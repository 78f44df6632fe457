//! `fundstelle person`: what the archive has of one person, and what the reader says of names.

use super::query_args::QueryArgs;
use super::remarks;
use super::terminal::{Outcome, Terminal};
use fundstelle::Error;
use fundstelle::Result;
use fundstelle::engine::{OpenIndex, PERSONS};
use fundstelle::error::{Context, FileTask};
use fundstelle::ingest::{read_statements, write_statements};
use fundstelle::output::wording::person as wording;
use fundstelle::output::{json, network, persons};
use fundstelle::search::{Claim, Page, Search, Step};
use std::path::{Path, PathBuf};

#[derive(clap::Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Arguments {
    #[command(subcommand)]
    say: Option<Say>,
    #[command(flatten)]
    show: Show,
}

#[derive(clap::Subcommand)]
enum Say {
    Merge(Names),
    Split(Names),
    Alias(Alias),
    None(Nobody),
}

#[derive(clap::Args)]
struct Names {
    one: String,
    other: String,
}

#[derive(clap::Args)]
struct Nobody {
    name: String,
}

#[derive(clap::Args)]
struct Alias {
    alias: String,
    name: String,
}

#[derive(clap::Args)]
struct Show {
    #[arg(value_name = "NAME", required = true)]
    name: Vec<String>,
    #[command(flatten)]
    days: PersonDays,
    #[arg(long, value_name = "PERIOD", default_value = "month")]
    by: By,
    #[arg(long, value_name = "N", default_value = "15")]
    limit: usize,
    #[arg(long, conflicts_with = "json")]
    csv: bool,
    #[arg(long)]
    json: bool,
    #[arg(long, value_name = "FILE")]
    svg: Option<PathBuf>,
}

#[derive(clap::Args)]
struct PersonDays {
    #[arg(long, value_name = "DATE")]
    from: Option<String>,
    #[arg(long, value_name = "DATE")]
    to: Option<String>,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum By {
    Month,
    Year,
}

pub fn run(arguments: &Arguments, index: &Path, terminal: &mut Terminal) -> Result<Outcome> {
    match &arguments.say {
        Some(say) => record(say, index, terminal),
        None => show(&arguments.show, index, terminal),
    }
}

fn show(show: &Show, index: &Path, terminal: &mut Terminal) -> Result<Outcome> {
    let name = show.name.join(" ");
    let asked = QueryArgs::between(show.days.from.clone(), show.days.to.clone());
    let days = asked.days(None, asked.today()?, terminal)?;
    let open = asked.open(index, terminal)?;
    let scope = asked.scope(&days, &open);
    let mut search = asked.search(&open, index, terminal)?;
    let step = match show.by {
        By::Month => Step::Month,
        By::Year => Step::Year,
    };
    let page = match search.person(&name, &scope, step, show.limit)? {
        Page::One(page) => page,
        Page::Several(several) => {
            terminal.notes(&wording::several(terminal.language, &name, &several, show.limit));
            return Ok(Outcome::NothingFound);
        }
        Page::NotThen => {
            terminal.note(&wording::not_then(terminal.language, &name));
            return Ok(Outcome::NothingFound);
        }
        Page::Nobody(nearest) => {
            terminal.notes(&wording::nobody(terminal.language, &name, &nearest));
            return Ok(Outcome::NothingFound);
        }
    };
    if let Some(file) = &show.svg {
        std::fs::write(file, network::svg(terminal.language, &page)).context(Error::of_file(FileTask::Write, file))?;
    }
    if show.csv {
        terminal.print(&persons::edges(&page)?)?;
    } else if show.json {
        terminal.line(&json::person_page(&page).to_string())?;
    } else {
        let text = persons::page(&page, &terminal.layout());
        terminal.print(&text)?;
    }
    terminal.flush()?;
    if !page.others.is_empty() {
        terminal.note(&wording::others(terminal.language, &name, &page.others, show.limit));
    }
    if page.unknown > 0 {
        terminal.note(&wording::page_of(terminal.language, &name, &page.person.name, page.unknown));
    }
    remarks::left_out(page.timeline.left_out, terminal);
    Ok(Outcome::Found)
}

/// Writes down what the reader says of names, beside the index.
fn record(say: &Say, index: &Path, terminal: &mut Terminal) -> Result<Outcome> {
    let open = OpenIndex::open(index)?;
    let mut search = Search::new(&open)?;
    let (claim, names) = match say {
        Say::Merge(Names { one, other }) => (Claim::Merge, vec![one, other]),
        Say::Split(Names { one, other }) => (Claim::Split, vec![one, other]),
        Say::Alias(Alias { alias, name }) => (Claim::Alias, vec![name, alias]),
        Say::None(Nobody { name }) => (Claim::Nobody, vec![name]),
    };
    let tidy = |name: &String| name.split_whitespace().collect::<Vec<_>>().join(" ");
    let names: Vec<String> = names.into_iter().map(tidy).collect();
    let aliases = search.claim(&read_statements(index)?, claim, &names)?;
    write_statements(index, &aliases, wording::statements_remark(terminal.language))?;
    for name in &names {
        let resolution = search.resolve(name)?;
        terminal.note(&match claim {
            Claim::Nobody => wording::is_nobody(terminal.language, name),
            Claim::Merge | Claim::Split | Claim::Alias => wording::stands_for(terminal.language, name, &resolution),
        });
    }
    terminal.note(&wording::written_to(terminal.language, &index.join(PERSONS).display().to_string()));
    Ok(Outcome::Found)
}
