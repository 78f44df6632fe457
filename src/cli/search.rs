//! `fundstelle search`: finds passages.

use super::asked::Asked;
use super::terminal::{Outcome, Terminal};
use super::{counted, grouped};
use fundstelle::Result;
use fundstelle::output::bars::bars;
use fundstelle::output::kwic::{KwicSort, kwic};
use fundstelle::output::{json, text};
use fundstelle::query::{Query, Scope};
use fundstelle::search::{
    By, Diagnosis, Expansion, Found, LeftOut, Limits, Lookup, Origin, Person, PersonResolution, ScoreParts, Search,
    Sort,
};
use std::num::{NonZeroU32, NonZeroUsize};
use std::path::Path;
use std::sync::Arc;

#[derive(clap::Args)]
pub struct Arguments {
    #[command(flatten)]
    asked: Asked,
    #[arg(long, value_name = "DATE")]
    event: Option<String>,
    #[arg(long)]
    explain_query: bool,
    #[arg(long)]
    why: bool,
    #[arg(long)]
    explain: bool,
    #[arg(long, value_name = "ORDER", default_value = "relevance", allow_hyphen_values = true)]
    sort: Order,
    #[arg(long, value_name = "DAYS", num_args = 0..=1, require_equals = true, default_missing_value = "90")]
    recent: Option<NonZeroU32>,
    #[arg(long, value_name = "N", default_value = "0")]
    offset: usize,
    #[arg(long)]
    count: bool,
    #[arg(long, value_name = "WHAT", requires = "count")]
    by: Option<CountBy>,
    #[arg(long)]
    kwic: bool,
    #[arg(long, value_name = "ORDER", requires = "kwic", default_value = "hits")]
    kwic_sort: KwicOrder,
    #[arg(long, value_name = "N", default_value = "10")]
    limit: NonZeroUsize,
    #[arg(long, value_name = "N", default_value = "3")]
    per_article: NonZeroUsize,
    #[arg(long)]
    expand: bool,
    #[arg(long)]
    json: bool,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum Order {
    Relevance,
    Date,
    #[value(name = "-date")]
    Newest,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum CountBy {
    Month,
    Year,
    Source,
    Person,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum KwicOrder {
    Hits,
    Left,
    Right,
}

pub fn run(arguments: &Arguments, index: &Path, terminal: &mut Terminal) -> Result<Outcome> {
    let asked = &arguments.asked;
    let today = asked.today()?;
    let query = match &arguments.event {
        Some(_) => asked.query_if_any(today, terminal)?,
        None => asked.query(today, terminal)?,
    };
    let days = asked.days(arguments.event.as_ref(), today, terminal)?;
    let open = asked.open(index, terminal)?;
    let scope = asked.scope(&days, &open);
    let sort = match arguments.sort {
        Order::Relevance => Sort::Relevance,
        Order::Date => Sort::Oldest,
        Order::Newest => Sort::Newest,
    };
    let limits = Limits { offset: arguments.offset, sort, ..Limits::best(arguments.limit, arguments.per_article) };
    let mut search = asked.search(&open, index, terminal)?;
    if let Some(half_life) = arguments.recent {
        search.prefer_recent(half_life);
    }
    if arguments.expand {
        search.expand(Expansion::Related);
    }
    if arguments.explain_query {
        terminal.line(&format!("read as: {query}"))?;
        for word in search.word_meanings(&query)? {
            let mut forms = match word.lookup {
                Lookup::Stem { stem, inner } => {
                    let inner = inner.into_iter().map(|part| format!("inside it {part}"));
                    std::iter::once(format!("stem {stem}")).chain(inner).collect()
                }
                Lookup::Forms(forms) | Lookup::Names(forms) => forms,
            };
            forms.extend(word.alternatives.iter().map(|other| format!("also {other}")));
            terminal.line(&text::printable(&format!("  {}: {}", word.typed, forms.join(", "))))?;
        }
        return Ok(Outcome::Found);
    }
    if arguments.count {
        return count(&mut search, &query, &scope, arguments, terminal);
    }
    let found = search.find(
        &query,
        &scope,
        limits,
        if arguments.explain { ScoreParts::Explain } else { ScoreParts::LeaveOut },
    )?;
    if arguments.json {
        for hit in &found.hits {
            terminal.line(&json::hit(hit).to_string())?;
        }
    } else if arguments.kwic {
        let sort = match arguments.kwic_sort {
            KwicOrder::Hits => KwicSort::Hits,
            KwicOrder::Left => KwicSort::Left,
            KwicOrder::Right => KwicSort::Right,
        };
        terminal.print(&kwic(&found.hits, sort, terminal.width))?;
    } else if !found.hits.is_empty() {
        let detail = text::Detail { why: arguments.why, score: arguments.explain };
        let page = text::hits(&found.hits, detail, &terminal.page());
        terminal.print(&page)?;
    }
    terminal.flush()?;
    if arguments.expand && found.also.iter().all(|also| also.origin != Origin::Archive) {
        terminal.tell("--expand: this archive uses nothing much like the query's words");
    }
    tell(&search, &query, &found, terminal);
    if found.hits.is_empty() && arguments.offset == 0 {
        // What cannot be found out is no reason to fail.
        if let Ok(diagnosis) = search.diagnose(&query, &scope) {
            tell_diagnosis(&diagnosis, terminal);
        }
    }
    Ok(if found.hits.is_empty() { Outcome::NothingFound } else { Outcome::Found })
}

/// Prints totals, in groups when asked for.
fn count(
    search: &mut Search<'_>,
    query: &Query,
    scope: &Scope,
    arguments: &Arguments,
    terminal: &mut Terminal,
) -> Result<Outcome> {
    let by = arguments.by.map(|by| match by {
        CountBy::Month => By::Month,
        CountBy::Year => By::Year,
        CountBy::Source => By::Source,
        CountBy::Person => By::Person,
    });
    let counts = search.count(query, scope, by)?;
    if arguments.json {
        let groups: Vec<serde_json::Value> = counts
            .groups
            .iter()
            .map(|group| serde_json::json!({ "name": group.name, "passages": group.passages, "articles": group.articles }))
            .collect();
        let object = serde_json::json!({
            "passages": counts.passages, "articles": counts.articles,
            "coarser": counts.left_out.coarser, "undated": counts.left_out.undated, "vaguer": counts.left_out.vaguer, "groups": groups,
        });
        terminal.line(&object.to_string())?;
    } else {
        let rows: Vec<(String, u64, u64)> =
            counts.groups.iter().map(|group| (group.name.clone(), group.passages, group.articles)).collect();
        terminal.print(&bars(&rows))?;
        terminal.line(&format!(
            "{} in {}",
            counted(counts.passages, "passage", "passages"),
            counted(counts.articles, "article", "articles")
        ))?;
    }
    terminal.flush()?;
    let understood = search.resolve_names(query)?;
    tell_understood(search, &understood, terminal);
    tell_left_out(counts.left_out, terminal);
    Ok(if counts.passages > 0 { Outcome::Found } else { Outcome::NothingFound })
}

/// Says why nothing was found.
fn tell_diagnosis(diagnosis: &Diagnosis, terminal: &mut Terminal) {
    let passages = |count: u64| counted(count, "passage", "passages");
    if diagnosis.parts.len() > 1 || diagnosis.outside.is_some() || !diagnosis.nearest.is_empty() {
        for (part, found) in &diagnosis.parts {
            terminal.tell(&format!("  {part} alone: {}", passages(*found)));
        }
    }
    if let Some((part, before)) = &diagnosis.decisive {
        terminal.tell(&format!("  {part} leaves none of the {} that the rest finds", passages(*before)));
    }
    for (word, nearest) in &diagnosis.nearest {
        let nearest: Vec<String> =
            nearest.iter().map(|(form, count)| format!("{form} ({})", grouped(*count))).collect();
        if nearest.is_empty() {
            terminal.tell(&format!("  {word} is not in the archive, nor anything like it"));
        } else {
            terminal.tell(&format!("  {word} is not in the archive; it has {}", nearest.join(", ")));
        }
    }
    if let Some(of_that_time) = diagnosis.of_that_time {
        terminal.tell(&format!("  the archive has {} of that time", passages(of_that_time)));
    }
    if let Some(outside) = diagnosis.outside.filter(|outside| *outside > 0) {
        let mut around = Vec::new();
        around.extend(diagnosis.around.0.map(|date| format!("last before: {date}")));
        around.extend(diagnosis.around.1.map(|date| format!("first after: {date}")));
        let around = if around.is_empty() { String::new() } else { format!(" ({})", around.join(", ")) };
        terminal.tell(&format!("  without the dates: {}{around}", passages(outside)));
    }
}

/// Says what else was searched for, and why.
fn tell_also(found: &Found, terminal: &mut Terminal) {
    for (origin, why) in [
        (Origin::Synonyms, "auch gesucht (Ihre Synonyme)"),
        (Origin::Archive, "auch gesucht (im Archiv ähnlich gebraucht)"),
    ] {
        let words: Vec<&str> =
            found.also.iter().filter(|also| also.origin == origin).map(|also| also.word.as_str()).collect();
        if !words.is_empty() {
            terminal.tell(&format!("{why}: {}", words.join(", ")));
        }
    }
}

/// So many people of a name are told.
const PEOPLE_MAX: usize = 5;

/// Says whom the names of a query were understood as: *Putin = Wladimir Putin (also Vladimir Putin), 42 articles*.
pub fn tell_understood(search: &Search<'_>, understood: &[Arc<PersonResolution>], terminal: &mut Terminal) {
    let articles = |count: u64| counted(count, "article", "articles");
    for meant in understood {
        let also = |person: &Person| match person.names.get(1..) {
            Some([_, ..]) => format!(" (also {})", person.names[1..].join(", ")),
            _ => String::new(),
        };
        let who = match meant.people.as_slice() {
            [] if meant.is_nobody() => {
                // What cannot be found out is no reason to fail.
                let near = search.names_like(&meant.typed).unwrap_or_default();
                let near = if near.is_empty() { String::new() } else { format!("; it has {}", near.join(", ")) };
                format!("the archive mentions nobody of the name {}, as far as names are recognised{near}", meant.typed)
            }
            [] => format!("{}: a name alone in {}", meant.typed, articles(meant.articles)),
            [one] => format!("{} = {}{}, {}", meant.typed, one.name, also(one), articles(one.articles)),
            several => {
                let named: Vec<String> =
                    several.iter().take(PEOPLE_MAX).map(|one| format!("{} ({})", one.name, one.articles)).collect();
                let more = several.len().saturating_sub(PEOPLE_MAX);
                let more = if more > 0 { format!(" and {more} more") } else { String::new() };
                format!("{} = {}{more}, {}", meant.typed, named.join(", "), articles(meant.articles))
            }
        };
        let alone = if meant.people.is_empty() { String::new() } else { of_unknown(meant.unknown) };
        terminal.tell(&format!("{who}{alone}"));
    }
}

/// That so many articles have a name alone, behind what is said of it; nothing of none.
pub fn of_unknown(articles: u64) -> String {
    match articles {
        0 => String::new(),
        1 => "; 1 article does not say whose the name is".to_string(),
        _ => format!("; {} articles do not say whose the name is", grouped(articles)),
    }
}

/// Says how much there is, and what is missing.
fn tell(search: &Search<'_>, query: &Query, found: &Found, terminal: &mut Terminal) {
    tell_understood(search, &found.resolutions, terminal);
    tell_also(found, terminal);
    if found.hits.is_empty() {
        let past = found.passages > 0;
        let what = if past { "no more passages" } else { "nothing found" };
        let of = if query.is_everything() { String::new() } else { format!(" for {query}") };
        terminal.tell(&format!("{what}{of}"));
    } else {
        if found.partial {
            terminal.tell(&format!("no passage has a word of {query}; these have words inside its words"));
        }
        let shown = found.hits.len() as u64;
        let of = if shown < found.passages { format!("best {shown} of ") } else { String::new() };
        terminal.tell(&format!(
            "{of}{} in {}",
            counted(found.passages, "passage", "passages"),
            counted(found.articles, "article", "articles")
        ));
    }
    tell_left_out(found.left_out, terminal);
}

pub fn tell_left_out(count: LeftOut, terminal: &mut Terminal) {
    let mut left_out = Vec::new();
    if count.coarser > 0 {
        left_out.push(format!("{} dated too coarsely", counted(count.coarser, "passage", "passages")));
    }
    if count.undated > 0 {
        left_out.push(format!("{} undated", counted(count.undated, "passage", "passages")));
    }
    if count.vaguer > 0 {
        left_out.push(format!("{} speaking of a longer time", counted(count.vaguer, "passage", "passages")));
    }
    if !left_out.is_empty() {
        terminal
            .tell(&format!("left out, may be of that time: {} (--include-uncertain shows them)", left_out.join(", ")));
    }
}
