//! Words that belong together as typed: `Corona-Krise`, `1 200`, `MH 17`.
//! It must not know what is asked for them.

use crate::text::{ByteSpan, words};

/// The words of a text; what hyphens hold together is one: `Corona-Krise`.
pub fn hyphenated(text: &str) -> Vec<ByteSpan> {
    let mut spans: Vec<ByteSpan> = Vec::new();
    for span in words(text) {
        match spans.last_mut() {
            Some(last) if holds_together(last.of(text), &text[last.end..span.start], span.of(text)) => {
                last.end = span.end;
            }
            _ => spans.push(span),
        }
    }
    spans
}

/// The first of them; the rest of the text is not looked at.
pub(crate) fn first_held(text: &str) -> Option<ByteSpan> {
    let mut words = words(text);
    let mut held = words.next()?;
    for span in words {
        if !holds_together(held.of(text), &text[held.end..span.start], span.of(text)) {
            break;
        }
        held.end = span.end;
    }
    Some(held)
}

/// Whether what is between two words makes them one: a hyphen, but not between two numbers, the blank in *1 200* and
/// *MH 17*.
pub(crate) fn holds_together(before: &str, gap: &str, next: &str) -> bool {
    let digits = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    let is_letter = |word: &str| word.chars().next_back().is_some_and(char::is_alphabetic);
    match gap {
        // U.S., D.D.R.
        "." => {
            let single = |word: &str| word.chars().count() == 1 && is_letter(word);
            single(next) && before.rsplit('.').next().is_some_and(single)
        }
        "-" | "\u{2010}" | "\u{2011}" => !(digits(before) && digits(next)),
        " " | "\u{a0}" | "\u{202f}" => {
            let thousands =
                before.rsplit(|c: char| !c.is_ascii_digit()).next().is_some_and(|last| (1..=3).contains(&last.len()))
                    && before.bytes().all(|byte| !byte.is_ascii_alphabetic())
                    && next.len() == 3;
            let letters = (1..=3).contains(&before.len()) && before.bytes().all(|byte| byte.is_ascii_uppercase());
            digits(next) && (thousands || (letters && next.len() <= 3))
        }
        ". " => {
            digits(next) && next.len() <= 4 && before.bytes().all(|byte| byte.is_ascii_digit() || b". ".contains(&byte))
        }
        _ => false,
    }
}
