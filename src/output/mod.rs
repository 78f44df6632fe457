//! How results are shown, one file per format.
//! It must not know where the output goes.

pub mod bars;
pub mod caret;
pub mod coverage;
pub mod help;
pub mod json;
pub mod kwic;
pub mod network;
pub mod persons;
mod score_part;
pub mod text;
pub mod timeline;
pub mod wording;

/// Text as it may stand in XML.
fn escaped(text: &str) -> String {
    let plain = text.chars().filter(|c| !c.is_control()).collect::<String>();
    plain.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_in_a_picture_is_text() {
        assert_eq!(escaped("\"A & B\" <script>\u{1b}[0m"), "&quot;A &amp; B&quot; &lt;script&gt;[0m");
    }
}
