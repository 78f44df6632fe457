//! `fundstelle person`: what the archive has of one person, and what the reader says of names.

use super::asked::{Asked, aliases};
use super::counted;
use super::search::of_unknown;
use super::terminal::{Outcome, Terminal};
use fundstelle::engine::{OpenIndex, PERSONS};
use fundstelle::error::{Context, FileTask, Usage};
use fundstelle::output::{network, persons};
use fundstelle::person::{Aliases, Statement};
use fundstelle::search::{Page, Person, Search, Step};
use fundstelle::{Error, Result};
use std::io::Write;
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
}

#[derive(clap::Args)]
struct Names {
    one: String,
    other: String,
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
    let asked = Asked::between(show.days.from.clone(), show.days.to.clone());
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
            terminal.tell(&format!(
                "{name}: {} have this name; write it in full",
                counted(several.len() as u64, "person", "persons")
            ));
            for (name, articles) in several.iter().take(show.limit) {
                terminal.tell(&format!("  {name}, {}", counted(*articles, "article", "articles")));
            }
            return Ok(Outcome::NothingFound);
        }
        Page::NotThen => {
            terminal.tell(&format!("no article of these days mentions {name}"));
            return Ok(Outcome::NothingFound);
        }
        Page::Nobody(nearest) => {
            terminal.tell(&format!("the archive mentions nobody of the name {name}"));
            if !nearest.is_empty() {
                terminal.tell(&format!("  it has {}", nearest.join(", ")));
            }
            return Ok(Outcome::NothingFound);
        }
    };
    if let Some(file) = &show.svg {
        std::fs::write(file, network::svg(&page)).context(Error::of_file(FileTask::Write, file))?;
    }
    if show.csv {
        terminal.print(&persons::edges(&page)?)?;
    } else if show.json {
        terminal.line(&persons::page_object(&page).to_string())?;
    } else {
        let text = persons::page(&page, &terminal.page());
        terminal.print(&text)?;
    }
    terminal.flush()?;
    if !page.others.is_empty() {
        let others: Vec<String> =
            page.others.iter().take(show.limit).map(|(name, articles)| format!("{name} ({articles})")).collect();
        terminal.tell(&format!("others of the name {name}: {}", others.join(", ")));
    }
    if page.unknown > 0 {
        terminal.tell(&format!("{name} = {}{}", page.person.name, of_unknown(page.unknown)));
    }
    super::search::tell_left_out(page.timeline.left_out, terminal);
    Ok(Outcome::Found)
}

/// Writes down what the reader says of names, beside the index.
fn record(say: &Say, index: &Path, terminal: &mut Terminal) -> Result<Outcome> {
    let open = OpenIndex::open(index)?;
    let mut search = Search::new(&open)?;
    let mut said = aliases(index)?;
    search.use_aliases(&said);
    let tidy = |name: &str| name.split_whitespace().collect::<Vec<_>>().join(" ");
    let known = |search: &mut Search<'_>, name: &str| -> Result<u64> {
        let meant = search.resolve(name)?;
        if meant.is_nobody() {
            return Err(Error::Usage(Usage::UnknownPerson(name.to_string())));
        }
        Ok(meant.articles)
    };
    let (one, other) = match say {
        Say::Merge(Names { one, other }) | Say::Split(Names { one, other }) => (tidy(one), tidy(other)),
        Say::Alias(Alias { alias, name }) => (tidy(name), tidy(alias)),
    };
    for name in [&one, &other] {
        if name.is_empty() || name.contains(['=', '#', '\n']) {
            return Err(Error::Usage(Usage::NoName(name.clone())));
        }
    }
    if one.to_lowercase() == other.to_lowercase() {
        return Err(Error::Usage(Usage::SameName(one)));
    }
    let statement = match say {
        Say::Split(_) => Statement::Apart(one.clone(), other.clone()),
        Say::Merge(_) | Say::Alias(_) => Statement::Same(vec![one.clone(), other.clone()]),
    };
    known(&mut search, &one)?;
    if matches!(say, Say::Alias(_)) {
        // Else all articles of somebody else would become this person's.
        let (people, owner) = (search.resolve(&other)?, search.resolve(&one)?);
        let is_owner = |person: &&Person| owner.people.iter().any(|known| known.name == person.name);
        if let Some(person) = people.people.iter().find(|person| !is_owner(person)) {
            return Err(Error::Usage(Usage::NameTaken { alias: other, owner: person.name.clone(), name: one }));
        }
    } else {
        known(&mut search, &other)?;
    }
    let before = [who(&mut search, &one)?, who(&mut search, &other)?];
    said.say(statement);
    search.use_aliases(&said);
    if [who(&mut search, &one)?, who(&mut search, &other)?] == before {
        let parted = matches!(say, Say::Split(_)) && before[0] != before[1];
        let kind = if parted { Usage::ApartAlready } else { Usage::ChangesNothing };
        return Err(Error::Usage(kind([one, other])));
    }
    write(index, &said)?;
    for name in [&one, &other] {
        let meant = search.resolve(name)?;
        let people: Vec<String> = meant.people.iter().map(|person| person.name.clone()).collect();
        let people = if people.is_empty() { name.clone() } else { people.join(", ") };
        terminal.tell(&format!("{name} = {people}, {}", counted(meant.articles, "article", "articles")));
    }
    terminal.tell(&format!("written to {}", index.join(PERSONS).display()));
    Ok(Outcome::Found)
}

/// Whom a name stands for, each with all names, and how many articles that is.
fn who(search: &mut Search<'_>, name: &str) -> Result<(Vec<String>, u64)> {
    let meant = search.resolve(name)?;
    Ok((meant.people.iter().map(|person| person.names.join(" = ")).collect(), meant.articles))
}

/// Replaces the file as a whole. Lines that still hold stay as they are, with their remarks.
fn write(index: &Path, aliases: &Aliases) -> Result<()> {
    let path = index.join(PERSONS);
    let before = std::fs::read_to_string(&path)
        .unwrap_or_else(|_| "# Namen: A = B heißt, beide sind eine Person; A != B heißt, es sind zwei.\n".to_string());
    let mut text = String::new();
    let mut written: Vec<Statement> = Vec::new();
    for line in before.lines() {
        let said = Aliases::parse(line).map(|one| one.statements().to_vec()).unwrap_or_default();
        if said.iter().all(|statement| aliases.statements().contains(statement)) {
            text.push_str(line);
            text.push('\n');
            written.extend(said);
        }
    }
    for statement in aliases.statements().iter().filter(|statement| !written.contains(statement)) {
        text.push_str(&format!("{statement}\n"));
    }
    let failed = Error::of_file(FileTask::Write, &path);
    let unfinished = index.join(format!("{PERSONS}.unfinished"));
    let mut file = std::fs::File::create(&unfinished).context(&failed)?;
    file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).context(&failed)?;
    std::fs::rename(&unfinished, &path).context(&failed)
}
