//! A timeline as text, CSV and a picture.
//! It must not know how it was counted.

use crate::error::{Context, Error, Result};
use crate::output::bars::bar;
use crate::output::layout::Layout;
use crate::output::picture::{Point, QUIET, STRONG, canvas, file, label, line, rounded, tooltip};
use crate::output::table::{Align, table};
use crate::output::text::{Detail, hits};
use crate::output::wording::Language;
use crate::output::wording::number::{Noun, percent, whole};
use crate::output::wording::timeline::{self as wording, End};
use crate::search::{Period, Timeline};
use svg::Document;
use svg::node::element::{Definitions, Line, Pattern, Rectangle};

/// Rows of period, passages that match, all passages, the share, and a bar by the share, which is what compares: an
/// archive holds more of one month than of another.
pub fn text(language: Language, timeline: &Timeline) -> String {
    use Align::{Left, Right};
    let there: Vec<&Period> = timeline.periods.iter().filter(|row| !row.is_gap()).collect();
    let number = |count: u64| whole(language, count);
    let width = |count: fn(&Period) -> u64| there.iter().map(|row| number(count(row)).len()).max().unwrap_or(0);
    let (found_width, all_width) = (width(|row| row.passages), width(|row| row.of_passages));
    let (articles_width, all_articles_width) = (width(|row| row.articles), width(|row| row.of_articles));
    let of = wording::of(language);
    let most = most(timeline);
    let row = |row: &&Period| {
        let (found, all) = (number(row.passages), number(row.of_passages));
        let (found_articles, all_articles) = (number(row.articles), number(row.of_articles));
        vec![
            row.name.clone(),
            format!("{found:>found_width$} {of} {all:>all_width$} {}", Noun::Passage.dative(language, row.of_passages)),
            format!(
                "{found_articles:>articles_width$} {of} {all_articles:>all_articles_width$} {}",
                Noun::Article.dative(language, row.of_articles)
            ),
            percent(language, row.share()),
            bar(row.share(), most),
        ]
    };
    let rows = table("", &[Left, Left, Left, Right], &there.iter().map(row).collect::<Vec<_>>());
    let mut rows = rows.lines();
    let line = |row: &Period| match row.is_gap() {
        true => format!("{}  {}\n", row.name, wording::gap(language, row)),
        false => format!("{}\n", rows.next().unwrap_or_default()),
    };
    timeline.periods.iter().map(line).collect()
}

/// The largest share of a period.
fn most(timeline: &Timeline) -> f64 {
    timeline.periods.iter().map(Period::share).fold(0.0, f64::max)
}

/// The first and the last passage.
pub fn ends(timeline: &Timeline, layout: &Layout<'_>) -> String {
    let first = if timeline.passages == 1 { End::Only } else { End::First };
    let last = timeline.last.as_ref().filter(|_| first == End::First);
    let ends = [(first, timeline.first.as_ref()), (End::Last, last)];
    let end = |(end, mention): (End, Option<&crate::search::Mention>)| {
        let hit = hits(std::slice::from_ref(&mention?.hit), Detail::default(), layout);
        Some(format!("\n{}:\n{hit}", wording::end(layout.language, end)))
    };
    ends.into_iter().filter_map(end).collect()
}

/// The periods as CSV: `period,first,last,passages,articles,of_passages,of_articles,share,gap`; days as `2025-07-04`,
/// the share from 0 to 1 and empty in a gap, which is `true` or `false`.
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
        let days = [row.first.to_string(), row.last.to_string()];
        let fields = [row.name.clone()].into_iter().chain(days).chain(counts).chain([share, row.is_gap().to_string()]);
        writer.write_record(fields).context(Error::Csv)?;
    }
    let bytes = writer.into_inner().context(Error::Csv)?;
    Ok(String::from_utf8(bytes).unwrap_or_default())
}

const SIZE: Point = Point { x: 960.0, y: 360.0 };
const LEFT: f64 = 70.0;
const RIGHT: f64 = 20.0;
const TOP: f64 = 60.0;
const BOTTOM: f64 = 60.0;
/// How wide all bars are together, and how tall the largest is.
const AREA: Point = Point { x: SIZE.x - LEFT - RIGHT, y: SIZE.y - TOP - BOTTOM };
/// Labels that fit below the bars.
const LABELS_MAX: usize = 12;
/// The share of its place that a bar fills, and the width below which it could not be seen.
const BAR_SHARE: f64 = 0.9;
const BAR_MIN: f64 = 0.5;

/// The timeline as a picture that stands alone: a bar per period by its share, what a bar means when pointed at, and
/// gaps hatched.
pub fn svg(language: Language, timeline: &Timeline, query: Option<&str>) -> String {
    let rows = &timeline.periods;
    let most = most(timeline).max(f64::MIN_POSITIVE);
    let title = query.unwrap_or(wording::everything(language));
    let mut picture = canvas(SIZE, LEFT, title, &wording::legend(language, timeline.of)).add(hatching());
    for half in 0..=2 {
        let part = f64::from(half) / 2.0;
        picture = scale(picture, TOP + AREA.y * (1.0 - part), &percent(language, most * part));
    }
    let step = AREA.x / rows.len().max(1) as f64;
    let every = rows.len().div_ceil(LABELS_MAX).max(1);
    for (number, row) in rows.iter().enumerate() {
        let (x, width) = (LEFT + step * number as f64, (step * BAR_SHARE).max(BAR_MIN));
        let tall = if row.is_gap() { AREA.y } else { AREA.y * row.share() / most };
        let bar = Rectangle::new()
            .set("x", rounded(x))
            .set("y", rounded(TOP + AREA.y - tall))
            .set("width", rounded(width))
            .set("height", rounded(tall))
            .set("fill", if row.is_gap() { "url(#gap)" } else { STRONG });
        picture = picture.add(bar.add(tooltip(&wording::bar(language, row))));
        if number % every == 0 {
            let below = Point { x: x + width / 2.0, y: TOP + AREA.y + 18.0 };
            picture = picture.add(label(below, &row.name, QUIET));
        }
    }
    file(&picture)
}

/// A line across, with the share that it stands for.
fn scale(picture: Document, y: f64, share: &str) -> Document {
    let across = line(Point { x: LEFT, y }, Point { x: LEFT + AREA.x, y }, "#ddd");
    let share = label(Point { x: LEFT - 8.0, y: y + 4.0 }, share, QUIET).set("text-anchor", "end");
    picture.add(across).add(share)
}

/// The pattern that gaps are filled with.
fn hatching() -> Definitions {
    let stroke = Line::new().set("x1", 0).set("y1", 0).set("x2", 0).set("y2", 6);
    let pattern = Pattern::new()
        .set("id", "gap")
        .set("width", 6)
        .set("height", 6)
        .set("patternUnits", "userSpaceOnUse")
        .set("patternTransform", "rotate(45)")
        .add(stroke.set("stroke", "#bbb").set("stroke-width", 2));
    Definitions::new().add(pattern)
}
