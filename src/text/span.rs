//! Places in text: byte ranges on character boundaries, the only kind of offset that leaves a module.
//! It must not know what the text is.

use serde::Serialize;

/// A range of UTF-8 bytes, `start` inclusive and `end` exclusive, both on character boundaries of the text it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct ByteSpan {
    /// First byte.
    pub start: usize,
    /// First byte after the span.
    pub end: usize,
}

impl ByteSpan {
    /// The span from `start` up to, not including, `end`.
    pub fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end, "a span must not end before it starts");
        ByteSpan { start, end }
    }

    /// The part of `text` that the span covers.
    ///
    /// # Panics
    /// When the span is not one of this text.
    pub fn of(self, text: &str) -> &str {
        &text[self.start..self.end]
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether the span covers nothing.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The span without the blanks at its two ends.
    pub fn trimmed(self, text: &str) -> ByteSpan {
        let part = self.of(text);
        let start = self.start + (part.len() - part.trim_start().len());
        if start == self.end {
            return ByteSpan::new(self.start, self.start);
        }
        ByteSpan::new(start, self.start + part.trim_end().len())
    }
}
