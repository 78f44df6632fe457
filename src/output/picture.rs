//! What pictures have in common: the canvas with its title, labels, lines.
//! It must not know what is drawn.

use svg::Document;
use svg::node::element::{Line, Rectangle, Text, Title};

/// The colour of what matters most.
pub const STRONG: &str = "#2a6f97";
/// The colour of what explains.
pub const QUIET: &str = "#555";

/// A place in a picture.
#[derive(Clone, Copy, Debug)]
pub struct Point {
    /// From the left.
    pub x: f64,
    /// From the top.
    pub y: f64,
}

/// A white picture of this size that stands alone, with its title and what it shows from the column `left` on.
pub fn canvas(size: Point, left: f64, title: &str, legend: &str) -> Document {
    let line = |text: &str, y: f64| Text::new(visible(text)).set("x", left).set("y", y);
    Document::new()
        .set("viewBox", (0, 0, size.x, size.y))
        .set("width", size.x)
        .set("height", size.y)
        .set("font-family", "sans-serif")
        .set("font-size", 12)
        .add(Title::new(visible(title)))
        .add(Rectangle::new().set("width", size.x).set("height", size.y).set("fill", "#fff"))
        .add(line(title, 24.0).set("font-size", 16).set("font-weight", "bold"))
        .add(line(legend, 44.0).set("fill", QUIET))
}

/// A text centred at a place.
pub fn label(at: Point, text: &str, colour: &str) -> Text {
    Text::new(visible(text))
        .set("x", rounded(at.x))
        .set("y", rounded(at.y))
        .set("text-anchor", "middle")
        .set("fill", colour)
}

/// A line from one place to another.
pub fn line(from: Point, to: Point, colour: &str) -> Line {
    Line::new()
        .set("x1", rounded(from.x))
        .set("y1", rounded(from.y))
        .set("x2", rounded(to.x))
        .set("y2", rounded(to.y))
        .set("stroke", colour)
}

/// What is shown when something is pointed at.
pub fn tooltip(text: &str) -> Title {
    Title::new(visible(text))
}

/// A length with two places behind the point, which is finer than any screen.
pub fn rounded(length: f64) -> f64 {
    (length * 100.0).round() / 100.0
}

/// A picture as a file.
pub fn file(picture: &Document) -> String {
    format!("{picture}\n")
}

/// Text without control characters, which XML does not allow.
fn visible(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_in_a_picture_is_text() {
        let text = label(Point { x: 1.0, y: 2.0 }, "\"A & B\" <script>\u{1b}[0m", QUIET).to_string();
        assert!(text.contains("\"A &amp; B\" &lt;script&gt;[0m"), "{text}");
    }
}
