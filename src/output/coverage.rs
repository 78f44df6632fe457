//! What an archive holds of a source, as text and JSON.
//! It must not know how it was found out.

use crate::date::{PublicationDate, WEEKDAYS};
use crate::output::text::printable;
use crate::search::{Coverage, DateSpike};
use serde_json::{Value, json};

/// So many runs of missing days or months are named.
const RUNS_MAX: usize = 12;

/// A few lines: the source, what is there, what is missing, what is doubtful.
pub fn text(coverage: &Coverage) -> String {
    let name = coverage.source.as_deref().unwrap_or("ohne Quelle");
    let unit = if coverage.daily { "Tagen" } else { "Monaten" };
    let dates = match coverage.dates {
        None => "ohne Datum".to_string(),
        Some((first, last)) if first == last => first.in_german(),
        Some((first, last)) => format!("{} bis {}", first.in_german(), last.in_german()),
    };
    let mut lines = vec![format!("{name}: {} Artikel, {dates}", coverage.articles)];
    // Of a month or two there is no share to speak of.
    if coverage.expected > 2 {
        let share = coverage.held as f64 / coverage.expected as f64 * 100.0;
        let mut line = format!("  {} von {} {unit} ({share:.0} %)", coverage.held, coverage.expected);
        if !coverage.off_days.is_empty() {
            let days: Vec<&str> = coverage.off_days.iter().map(|day| WEEKDAYS[usize::from(*day % 7)]).collect();
            line.push_str(&format!(", nie am {}", days.join(", ")));
        }
        lines.push(line);
    }
    if !coverage.missing.is_empty() {
        let runs: Vec<String> =
            coverage.missing.iter().take(RUNS_MAX).map(|run| run_of(*run, coverage.daily)).collect();
        let more = coverage.missing.len().saturating_sub(RUNS_MAX);
        let more = if more > 0 { format!(" und {more} weitere Lücken (--json nennt alle)") } else { String::new() };
        lines.push(format!("  fehlt: {}{more}", runs.join(", ")));
    }
    if coverage.coarse > 0 {
        lines.push(format!("  ohne genauen Tag: {} Artikel", coverage.coarse));
    }
    if coverage.undated > 0 {
        lines.push(format!("  ohne Datum: {} Artikel", coverage.undated));
    }
    for DateSpike { day, articles, usual } in &coverage.spikes {
        lines.push(format!(
            "  auffällig: {articles} Artikel am {}, sonst {usual} am Tag",
            PublicationDate::day(*day).in_german()
        ));
    }
    lines.iter().map(|line| format!("{}\n", printable(line))).collect::<String>() + "\n"
}

/// A run of days or months: `2020-03-01 bis 2020-03-04`, `2020-03`.
fn run_of(run: PublicationDate, daily: bool) -> String {
    let whole = run.to_string();
    if daily || !whole.contains('/') {
        return whole.replace('/', " bis ");
    }
    let month = |text: String| text[..text.len() - 3].to_string();
    format!("{} bis {}", month(run.first().to_string()), month(run.last().to_string()))
}

/// The same as one object: `source` (null for articles without one), `articles`, `first` and `last` (as precise as known: `1968-08`), `undated`, `coarse`, `unit` (`day` or `month`),
/// `held`, `expected`, `missing [{first, last}]`, `off_days` (1 is Monday), `piles [{day, articles, usual}]`.
pub fn object(coverage: &Coverage) -> Value {
    let run = |run: &PublicationDate| json!({ "first": run.first().to_string(), "last": run.last().to_string() });
    let pile =
        |pile: &DateSpike| json!({ "day": pile.day.to_string(), "articles": pile.articles, "usual": pile.usual });
    json!({
        "source": coverage.source,
        "articles": coverage.articles,
        "first": coverage.dates.map(|(first, _)| first.to_string()),
        "last": coverage.dates.map(|(_, last)| last.to_string()),
        "undated": coverage.undated,
        "coarse": coverage.coarse,
        "unit": if coverage.daily { "day" } else { "month" },
        "held": coverage.held,
        "expected": coverage.expected,
        "missing": coverage.missing.iter().map(run).collect::<Vec<_>>(),
        "off_days": coverage.off_days.iter().map(|day| day + 1).collect::<Vec<_>>(),
        "piles": coverage.spikes.iter().map(pile).collect::<Vec<_>>(),
    })
}
