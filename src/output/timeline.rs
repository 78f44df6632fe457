//! A timeline as text, CSV, JSON and SVG.
//! It must not know how it was counted.

use crate::error::{Context, Error, Result};
use crate::output::bars::bar;
use crate::output::escaped;
use crate::output::json;
use crate::output::text::{Detail, Page, hits};
use crate::query::When;
use crate::search::{Mention, Period, Timeline};
use serde_json::{Value, json};

/// What a period without anything in the archive says.
const GAP: &str = "nichts im Archiv";

/// Rows of period, passages that match, all passages, the share, and a bar by the share, which is what compares: an archive holds more of
/// one month than of another.
pub fn text(timeline: &Timeline) -> String {
    let rows = &timeline.periods;
    let most = rows.iter().map(Period::share).fold(0.0, f64::max);
    let width = |number: fn(&Period) -> u64| rows.iter().map(|row| number(row).to_string().len()).max().unwrap_or(1);
    let (passages, of) = (width(|row| row.passages), width(|row| row.of_passages));
    let (articles, of_articles) = (width(|row| row.articles), width(|row| row.of_articles));
    let row = |row: &Period| {
        if row.is_gap() {
            return format!("{}  {}\n", row.name, gap(row));
        }
        let line = format!(
            "{}  {:>passages$} of {:>of$} passages  {:>articles$} of {:>of_articles$} articles  {:>6}  {}",
            row.name,
            row.passages,
            row.of_passages,
            row.articles,
            row.of_articles,
            percent(row.share()),
            bar(row.share(), most)
        );
        format!("{}\n", line.trim_end())
    };
    rows.iter().map(row).collect()
}

/// What is said of a period of which the archive has nothing for certain.
fn gap(row: &Period) -> String {
    match row.perhaps {
        0 => GAP.to_string(),
        perhaps => format!("nichts sicher datiert, vielleicht {perhaps}"),
    }
}

/// `12.3 %`; what is there is never nothing.
fn percent(share: f64) -> String {
    match share * 100.0 {
        0.0 => "0 %".to_string(),
        share if share < 0.05 => "<0.1 %".to_string(),
        share => format!("{share:.1} %"),
    }
}

/// The first and the last mention with their passages.
pub fn ends(timeline: &Timeline, page: &Page<'_>) -> String {
    let mention = |name: &str, mention: &Option<Mention>| {
        let hit = |mention: &Mention| {
            format!("\n{name}:\n{}", hits(std::slice::from_ref(&mention.hit), Detail::default(), page))
        };
        mention.as_ref().map(hit).unwrap_or_default()
    };
    let one = timeline.passages == 1;
    let last = if one { String::new() } else { mention("last", &timeline.last) };
    format!("{}{last}", mention(if one { "only" } else { "first" }, &timeline.first))
}

/// The periods as CSV: `period,first,last,passages,articles,of_passages,of_articles,share,gap`; days as `2025-07-04`, the share from 0 to
/// 1 and empty in a gap, which is `true` or `false`.
///
/// # Errors
/// When a row cannot be written.
pub fn csv(timeline: &Timeline) -> Result<String> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let head = ["period", "first", "last", "passages", "articles", "of_passages", "of_articles", "share", "gap"];
    writer.write_record(head).context(Error::Csv)?;
    for row in &timeline.periods {
        let share = if row.is_gap() { String::new() } else { format!("{:.6}", row.share()) };
        let counts = [row.passages, row.articles, row.of_passages, row.of_articles].map(|count| count.to_string());
        let [passages, articles, of_passages, of_articles] = counts;
        let (first, last) = (row.first.to_string(), row.last.to_string());
        let fields = [
            row.name.clone(),
            first,
            last,
            passages,
            articles,
            of_passages,
            of_articles,
            share,
            row.is_gap().to_string(),
        ];
        writer.write_record(fields).context(Error::Csv)?;
    }
    let bytes = writer.into_inner().context(Error::Csv)?;
    Ok(String::from_utf8(bytes).unwrap_or_default())
}

/// The timeline as one object: `by` (`day`, `week`, `month`, `year`), `of` (`published` or `said`), `passages`, `articles`, `left_out`, `coarser`,
/// `undated`, `periods [{period, first, last, passages, articles, of_passages, of_articles, share, gap, perhaps}]` (the last: passages that may be of it,
/// dated too coarsely to tell), and `first` and `last`, hits as `search
/// --json` prints them.
pub fn object(timeline: &Timeline) -> Value {
    let period = |row: &Period| {
        json!({
            "period": row.name,
            "first": row.first.to_string(),
            "last": row.last.to_string(),
            "passages": row.passages,
            "articles": row.articles,
            "of_passages": row.of_passages,
            "of_articles": row.of_articles,
            "share": if row.is_gap() { Value::Null } else { row.share().into() },
            "gap": row.is_gap(),
            "perhaps": row.perhaps,
        })
    };
    json!({
        "by": timeline.step.name(),
        "of": if timeline.of == When::Said { "said" } else { "published" },
        "passages": timeline.passages,
        "articles": timeline.articles,
        "left_out": timeline.left_out.coarser + timeline.left_out.undated + timeline.left_out.vaguer,
        "coarser": timeline.coarser,
        "undated": timeline.undated,
        "periods": timeline.periods.iter().map(period).collect::<Vec<_>>(),
        "first": timeline.first.as_ref().map(|mention| json::hit(&mention.hit)),
        "last": timeline.last.as_ref().map(|mention| json::hit(&mention.hit)),
    })
}

const WIDTH: f64 = 960.0;
const HEIGHT: f64 = 360.0;
const LEFT: f64 = 70.0;
const RIGHT: f64 = 20.0;
const TOP: f64 = 60.0;
const BOTTOM: f64 = 60.0;
/// So many labels fit below the bars.
const LABELS_MAX: usize = 12;

/// The timeline as a picture that stands alone: a bar per period by its share, what a bar means when pointed at, and gaps hatched.
pub fn svg(timeline: &Timeline, title: &str) -> String {
    let rows = &timeline.periods;
    let most = rows.iter().map(Period::share).fold(0.0, f64::max).max(f64::MIN_POSITIVE);
    let (width, height) = (WIDTH - LEFT - RIGHT, HEIGHT - TOP - BOTTOM);
    let step = width / rows.len().max(1) as f64;
    let what =
        if timeline.of == When::Said { "Stellen, die von dieser Zeit sprechen" } else { "Stellen nach Erscheinen" };
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" width=\"{WIDTH}\" height=\"{HEIGHT}\" \
         font-family=\"sans-serif\" font-size=\"12\">\n\
         <title>{title}</title>\n\
         <defs><pattern id=\"gap\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">\
         <line x1=\"0\" y1=\"0\" x2=\"0\" y2=\"6\" stroke=\"#bbb\" stroke-width=\"2\"/></pattern></defs>\n\
         <rect width=\"{WIDTH}\" height=\"{HEIGHT}\" fill=\"#fff\"/>\n\
         <text x=\"{LEFT}\" y=\"24\" font-size=\"16\" font-weight=\"bold\">{title}</text>\n\
         <text x=\"{LEFT}\" y=\"44\" fill=\"#555\">{what}: Anteil an allen Stellen der Zeit; schraffiert: {GAP}</text>\n",
        title = escaped(title),
    );
    for part in 0..=2 {
        let share = most * f64::from(part) / 2.0;
        let y = TOP + height * (1.0 - f64::from(part) / 2.0);
        out.push_str(&format!(
            "<line x1=\"{LEFT}\" y1=\"{y:.1}\" x2=\"{:.1}\" y2=\"{y:.1}\" stroke=\"#ddd\"/><text x=\"{:.1}\" y=\"{:.1}\" \
             text-anchor=\"end\" fill=\"#555\">{}</text>\n",
            LEFT + width,
            LEFT - 8.0,
            y + 4.0,
            escaped(&percent(share).replace('.', ",")),
        ));
    }
    let every = rows.len().div_ceil(LABELS_MAX).max(1);
    for (number, row) in rows.iter().enumerate() {
        let x = LEFT + step * number as f64;
        let bar = (step * 0.9).max(0.5);
        let tall = if row.is_gap() { height } else { height * row.share() / most };
        let fill = if row.is_gap() { "url(#gap)" } else { "#2a6f97" };
        let says = if row.is_gap() {
            format!("{}: {}", row.name, gap(row))
        } else {
            let share = percent(row.share()).replace('.', ",");
            format!(
                "{}: {} von {} Stellen ({share}), {} von {} Artikeln",
                row.name, row.passages, row.of_passages, row.articles, row.of_articles
            )
        };
        out.push_str(&format!(
            "<rect x=\"{x:.2}\" y=\"{:.2}\" width=\"{bar:.2}\" height=\"{tall:.2}\" fill=\"{fill}\"><title>{}</title></rect>\n",
            TOP + height - tall,
            escaped(&says)
        ));
        if number % every == 0 {
            out.push_str(&format!(
                "<text x=\"{:.2}\" y=\"{:.1}\" text-anchor=\"middle\" fill=\"#555\">{}</text>\n",
                x + bar / 2.0,
                TOP + height + 18.0,
                row.name
            ));
        }
    }
    out.push_str("</svg>\n");
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_never_rounded_to_nothing() {
        let shares = [0.0, 0.0001, 0.0005, 0.123, 1.0].map(percent);
        assert_eq!(shares, ["0 %", "<0.1 %", "0.1 %", "12.3 %", "100.0 %"]);
    }
}
