//! People mentioned together as a picture.
//! It must not know how they are counted.

use crate::output::escaped;
use crate::output::persons::command;
use crate::search::{Edge, PersonPage};
use std::f64::consts::TAU;

const SIZE: f64 = 720.0;
const RADIUS: f64 = 250.0;
/// Lines are at most so wide.
const LINE_MAX: f64 = 10.0;

/// The person in the middle, the others around; lines as wide as the share of passages, each with its number, and the query that finds them
/// as its title.
pub fn svg(page: &PersonPage) -> String {
    let center = (SIZE / 2.0, SIZE / 2.0 + 20.0);
    let count = page.with.len().max(1) as f64;
    let place = |name: &str| {
        let number = page.with.iter().position(|edge| edge.other == name)?;
        let angle = TAU * number as f64 / count - TAU / 4.0;
        Some((center.0 + RADIUS * angle.cos(), center.1 + RADIUS * angle.sin()))
    };
    let most = page.with.iter().chain(&page.between).map(|edge| edge.passages).max().unwrap_or(1).max(1) as f64;
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {SIZE} {SIZE}\" width=\"{SIZE}\" height=\"{SIZE}\" font-family=\"sans-serif\" \
         font-size=\"12\">\n<title>{title}</title>\n<rect width=\"{SIZE}\" height=\"{SIZE}\" fill=\"#fff\"/>\n\
         <text x=\"16\" y=\"24\" font-size=\"16\" font-weight=\"bold\">{title}</text>\n\
         <text x=\"16\" y=\"44\" fill=\"#555\">Stellen, die beide nennen</text>\n",
        title = escaped(&page.person.name),
    );
    let line = |edge: &Edge, from: (f64, f64), to: (f64, f64), colour: &str| {
        let width = (LINE_MAX * edge.passages as f64 / most).max(0.5);
        format!(
            "<line x1=\"{:.1}\" y1=\"{:.1}\" x2=\"{:.1}\" y2=\"{:.1}\" stroke=\"{colour}\" stroke-width=\"{width:.1}\"><title>{}</title></line>\n",
            from.0,
            from.1,
            to.0,
            to.1,
            escaped(&format!("{} – {}: {} Stellen; {}", edge.one, edge.other, edge.passages, command(edge))),
        )
    };
    for edge in &page.between {
        if let (Some(from), Some(to)) = (place(&edge.one), place(&edge.other)) {
            out.push_str(&line(edge, from, to, "#ccc"));
        }
    }
    for edge in &page.with {
        let Some(to) = place(&edge.other) else { continue };
        out.push_str(&line(edge, center, to, "#2a6f97"));
    }
    for edge in &page.with {
        let Some(to) = place(&edge.other) else { continue };
        let middle = (center.0 + 0.6 * (to.0 - center.0), center.1 + 0.6 * (to.1 - center.1));
        out.push_str(&label(middle, &edge.passages.to_string(), "#555"));
        out.push_str(&label(to, &edge.other, "#000"));
    }
    out.push_str(&label(center, &page.person.name, "#000"));
    out.push_str("</svg>\n");
    out
}

/// Text on white, so that it can be read over lines.
fn label((x, y): (f64, f64), text: &str, colour: &str) -> String {
    format!(
        "<text x=\"{x:.1}\" y=\"{:.1}\" text-anchor=\"middle\" fill=\"{colour}\" stroke=\"#fff\" stroke-width=\"4\" paint-order=\"stroke\">{}</text>\n",
        y + 4.0,
        escaped(text)
    )
}
