//! Rows with their columns below each other.
//! It must not know what stands in them.

use crate::output::printable::{columns, printable};

/// On which side of its column a cell stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// On the left.
    Left,
    /// On the right, as numbers do.
    Right,
}

/// The rows, each behind the same indent, columns two blanks apart; those behind the last that is aligned stand on the
/// left and are not padded.
pub fn table(indent: &str, aligns: &[Align], rows: &[Vec<String>]) -> String {
    let rows: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(|cell| printable(cell)).collect()).collect();
    let width = |column: usize| rows.iter().filter_map(|row| row.get(column)).map(|cell| columns(cell)).max();
    let widths: Vec<usize> = (0..aligns.len()).map(|column| width(column).unwrap_or(0)).collect();
    let mut out = String::new();
    for row in &rows {
        let cells = row.iter().enumerate().map(|(column, cell)| match (aligns.get(column), widths.get(column)) {
            (Some(Align::Left), Some(width)) => format!("{cell}{}", " ".repeat(width - columns(cell))),
            (Some(Align::Right), Some(width)) => format!("{}{cell}", " ".repeat(width - columns(cell))),
            _ => cell.clone(),
        });
        let line = cells.collect::<Vec<_>>().join("  ");
        out.push_str(format!("{indent}{line}").trim_end());
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stand_below_each_other_however_wide_their_letters() {
        let rows = [["東京", "1", "x"], ["Köln", "234", ""]].map(|row| row.map(String::from).to_vec());
        assert_eq!(table(" ", &[Align::Left, Align::Right], &rows), " 東京    1  x\n Köln  234\n");
    }
}
