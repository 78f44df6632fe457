//! People mentioned together as a picture.
//! It must not know how they are counted.

use crate::output::persons::command;
use crate::output::picture::{Point, QUIET, STRONG, canvas, file, label, line, rounded, tooltip};
use crate::output::wording::number::whole;
use crate::output::wording::{Language, person};
use crate::search::{Edge, PersonPage};
use std::f64::consts::TAU;
use svg::node::element::{Line, Text};

const SIZE: f64 = 720.0;
const CENTER: Point = Point { x: SIZE / 2.0, y: SIZE / 2.0 + 20.0 };
const RADIUS: f64 = 250.0;
/// The width of the widest line.
const LINE_MAX: f64 = 10.0;

/// The person in the middle, the others around; lines as wide as the share of passages, each with its number, and the
/// query that finds them as its title.
pub fn svg(language: Language, page: &PersonPage) -> String {
    let count = page.with.len().max(1) as f64;
    let place = |name: &str| {
        let number = page.with.iter().position(|edge| edge.other == name)?;
        let angle = TAU * number as f64 / count - TAU / 4.0;
        Some(Point { x: CENTER.x + RADIUS * angle.cos(), y: CENTER.y + RADIUS * angle.sin() })
    };
    let most = page.with.iter().chain(&page.between).map(|edge| edge.passages).max().unwrap_or(1).max(1) as f64;
    let wide = |edge: &Edge, line: Line| {
        let width = (LINE_MAX * edge.passages as f64 / most).max(0.5);
        let text = person::network_line(language, edge, &command(edge));
        line.set("stroke-width", rounded(width)).add(tooltip(&text))
    };
    let size = Point { x: SIZE, y: SIZE };
    let mut picture = canvas(size, 16.0, &page.person.name, person::network_legend(language));
    for edge in &page.between {
        if let (Some(from), Some(to)) = (place(&edge.one), place(&edge.other)) {
            picture = picture.add(wide(edge, line(from, to, "#ccc")));
        }
    }
    let with: Vec<(&Edge, Point)> = page.with.iter().filter_map(|edge| Some((edge, place(&edge.other)?))).collect();
    for (edge, to) in &with {
        picture = picture.add(wide(edge, line(CENTER, *to, STRONG)));
    }
    for (edge, to) in &with {
        let middle = Point { x: CENTER.x + 0.6 * (to.x - CENTER.x), y: CENTER.y + 0.6 * (to.y - CENTER.y) };
        picture = picture.add(on_white(middle, &whole(language, edge.passages), QUIET));
        picture = picture.add(on_white(*to, &edge.other, "#000"));
    }
    file(&picture.add(on_white(CENTER, &page.person.name, "#000")))
}

/// Text on white, so that it can be read over lines.
fn on_white(at: Point, text: &str, colour: &str) -> Text {
    let at = Point { y: at.y + 4.0, ..at };
    label(at, text, colour).set("stroke", "#fff").set("stroke-width", 4).set("paint-order", "stroke")
}
