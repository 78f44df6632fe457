//! `fundstelle search`: finds passages.

use super::index_place;
use super::named_article::NamedArticle;
use super::query_args::QueryArgs;
use super::remarks;
use super::shell_word::in_quotes;
use super::terminal::{Outcome, Terminal};
use clap::builder::ArgPredicate;
use fundstelle::Result;
use fundstelle::error::{Error, Usage};
use fundstelle::output::bars::bars;
use fundstelle::output::kwic::{Concordance, KwicSort};
use fundstelle::output::wording::query::Selection;
use fundstelle::output::wording::{
    count as counts_in_words, diagnosis, meant as meant_in_words, missing, query as wording,
};
use fundstelle::output::{json, printable, text};
use fundstelle::query::{Meant, Query, Scope};
use fundstelle::search::{
    AlternativeSource, By, Expansion, Found, Limits, ScoreParts, Search, Sort, Widening, WordsNeeded,
};
use std::num::{NonZeroU32, NonZeroUsize};
use std::path::Path;

#[derive(clap::Args)]
pub struct Arguments {
    #[command(flatten)]
    query: QueryArgs,
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
    #[arg(long = "in", value_name = "ARTICLE-ID")]
    article: Option<String>,
    #[arg(long, value_name = "N", default_value = "10", default_value_if("article", ArgPredicate::IsPresent, ALL))]
    limit: NonZeroUsize,
    #[arg(long, value_name = "N", default_value = "3", default_value_if("article", ArgPredicate::IsPresent, ALL))]
    per_article: NonZeroUsize,
    #[arg(long)]
    expand: bool,
    #[arg(long, conflicts_with_all = ["meaning", "expand", "synonyms"])]
    exact: bool,
    #[arg(long)]
    meaning: bool,
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

/// Of one article, all passages are shown unless fewer are asked for: more than any article has.
const ALL: &str = "4294967295";
/// For each line of a concordance no more passages are read than this: what matches by titles alone has none.
const PASSAGES_PER_LINE_MAX: NonZeroUsize = NonZeroUsize::new(16).unwrap();

impl Arguments {
    /// Whether lines are shown in place of passages.
    fn is_concordance(&self) -> bool {
        self.kwic && !self.json
    }

    /// What is typed behind `search --in ID` to find the same in one article of this index.
    fn typed(&self, index: &Path) -> String {
        let event = self.event.as_ref().map(|days| format!("--event {}", in_quotes(days)));
        // By date, passages that lack a word are not counted.
        let sort = match self.sort {
            Order::Relevance => None,
            Order::Date => Some("--sort date"),
            Order::Newest => Some("--sort=-date"),
        };
        let set = [(self.exact, "--exact"), (self.meaning, "--meaning"), (self.expand, "--expand")];
        let set = set.into_iter().filter(|(given, _)| *given).map(|(_, option)| option);
        let options = sort.into_iter().chain(set).map(str::to_string);
        self.query.typed(event.into_iter().chain(options).chain(index_place::option(index)))
    }
}

pub fn run(arguments: &Arguments, index: &Path, terminal: &mut Terminal) -> Result<Outcome> {
    let asked = &arguments.query;
    let today = asked.today()?;
    let query = match (&arguments.event, &arguments.article) {
        (None, None) => asked.query(today, terminal)?,
        _ => asked.query_if_any(today, terminal)?,
    };
    let days = asked.days(arguments.event.as_ref(), today, terminal)?;
    let open = asked.open(index, terminal)?;
    let mut scope = asked.scope(&days, &open);
    if let Some(typed) = &arguments.article {
        // A hit prints the address of its passage.
        let typed = typed.split(':').next().unwrap_or(typed);
        let article = NamedArticle::find(&open, typed)?;
        scope.article = Some(article.ok_or_else(|| Error::Usage(Usage::UnknownArticle(typed.to_string())))?.id);
    }
    let mut search = asked.search(&open, index, terminal)?;
    if let (Some(_), Some(number)) = (arguments.recent, asked.leading_number()) {
        return Err(Error::Usage(Usage::RecentWithBlank(number.to_string())));
    }
    if let Some(half_life) = arguments.recent {
        search.prefer_recent(half_life);
    }
    if arguments.expand {
        search.expand(Expansion::Related);
    }
    match (arguments.exact, arguments.meaning) {
        (true, _) => search.widen(Widening::Exact),
        (_, true) => search.widen(Widening::Meaning),
        _ => {}
    }
    if arguments.explain_query {
        let words = search.word_meanings(&query)?;
        for line in wording::explained(terminal.language, &query.to_string(), &words) {
            terminal.print_filled(&format!("{}\n", printable(&line)))?;
        }
        return Ok(Outcome::Found);
    }
    let meant = asked.meant(&days, today);
    terminal.notes(&meant_in_words::lines(terminal.language, &meant));
    search.prefer_times(asked.times(&days, today));
    if arguments.count {
        return count(&mut search, &query, &scope, arguments, terminal);
    }
    let found = find(&mut search, &query, &scope, arguments)?;
    terminal.notes(&missing::head(terminal.language, &found));
    let shown = print(&found, &meant, arguments, index, terminal)?;
    terminal.flush()?;
    if arguments.expand && found.also.iter().all(|also| also.origin != AlternativeSource::Archive) {
        terminal.note(wording::nothing_alike(terminal.language));
    }
    terminal.notes(&wording::also_searched(terminal.language, &found.also));
    remarks::understood(&search, &found.resolutions, terminal);
    note_totals(&query, &found, &shown, terminal);
    remarks::left_out(found.left_out, terminal);
    if found.hits.is_empty() && arguments.offset == 0 {
        // What cannot be found out is no reason to fail.
        if let Ok(why) = search.diagnose(&query, &scope) {
            terminal.notes(&diagnosis::lines(terminal.language, &why));
        }
    }
    Ok(if found.hits.is_empty() { Outcome::NothingFound } else { Outcome::Found })
}

/// The best passages; for a concordance as many as give its lines.
fn find(search: &mut Search<'_>, query: &Query, scope: &Scope, arguments: &Arguments) -> Result<Found> {
    let sort = match arguments.sort {
        Order::Relevance => Sort::Relevance,
        Order::Date => Sort::Oldest,
        Order::Newest => Sort::Newest,
    };
    let scores = if arguments.explain { ScoreParts::Explain } else { ScoreParts::LeaveOut };
    let words = match sort {
        Sort::Relevance => WordsNeeded::Any,
        Sort::Oldest | Sort::Newest => arguments.query.words_by_date(),
    };
    let best = Limits::best(arguments.limit, arguments.per_article);
    let mut limits = Limits { offset: arguments.offset, sort, words, ..best };
    let mut found = search.find(query, scope, limits, scores)?;
    // A passage may match in its title alone, and gives no line.
    let most = arguments.limit.saturating_mul(PASSAGES_PER_LINE_MAX);
    while arguments.is_concordance()
        && limits.hits < most
        && found.hits.len() >= limits.hits.get()
        && Concordance::of(&found.hits, arguments.limit).len() < arguments.limit.get()
    {
        limits.hits = limits.hits.saturating_add(limits.hits.get()).min(most);
        found = search.find(query, scope, limits, scores)?;
    }
    Ok(found)
}

/// What of the results is shown.
enum Shown {
    Passages { passages: usize, selection: Selection },
    Lines { lines: usize, passages: usize },
}

/// Prints the results.
fn print(found: &Found, meant: &Meant, arguments: &Arguments, index: &Path, terminal: &mut Terminal) -> Result<Shown> {
    let is_best = arguments.offset == 0 && matches!(arguments.sort, Order::Relevance);
    let selection = if is_best { Selection::Best } else { Selection::Other };
    let mut shown = Shown::Passages { passages: found.hits.len(), selection };
    if arguments.json {
        for hit in &found.hits {
            terminal.line(&json::found_hit(found, meant, hit).to_string())?;
        }
    } else if arguments.kwic {
        let sort = match arguments.kwic_sort {
            KwicOrder::Hits => KwicSort::Hits,
            KwicOrder::Left => KwicSort::Left,
            KwicOrder::Right => KwicSort::Right,
        };
        let concordance = Concordance::of(&found.hits, arguments.limit);
        shown = Shown::Lines { lines: concordance.len(), passages: concordance.passages() };
        let text = concordance.text(sort, &terminal.layout());
        terminal.print_long(&text)?;
    } else if !found.hits.is_empty() {
        let typed = arguments.typed(index);
        let detail = text::Detail { why: arguments.why, score: arguments.explain, query: Some(&typed) };
        let text = text::hits(&found.hits, detail, &terminal.layout());
        terminal.print_long(&text)?;
    }
    Ok(shown)
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
        terminal.line(&json::counts(&counts).to_string())?;
    } else {
        terminal.print(&bars(terminal.language, &counts.groups))?;
        terminal.line(&counts_in_words::totals(terminal.language, counts.passages, counts.articles))?;
    }
    terminal.flush()?;
    remarks::of_query(search, query, terminal)?;
    remarks::words_needed(counts.most_words, terminal);
    remarks::left_out(counts.left_out, terminal);
    Ok(if counts.passages > 0 { Outcome::Found } else { Outcome::NothingFound })
}

/// Notes how much there is, and how much of it is shown.
fn note_totals(query: &Query, found: &Found, shown: &Shown, terminal: &mut Terminal) {
    let (language, typed) = (terminal.language, query.to_string());
    let named = (!query.is_everything()).then_some(typed.as_str());
    if found.hits.is_empty() {
        let past = found.passages > 0;
        let wording = if past { wording::nothing_more } else { wording::nothing_found };
        terminal.note(&wording(language, named));
        return;
    }
    if found.partial {
        terminal.note(&wording::only_inside(language, &typed));
    }
    terminal.note(&match shown {
        Shown::Passages { passages, selection } => wording::shown(language, *passages as u64, *selection, found),
        Shown::Lines { lines, passages } => wording::lines_shown(language, *lines as u64, *passages as u64, found),
    });
}
