//! Words of a command as they can be typed into a shell: what is printed as a command is pasted.
//! It must not know what they say.

/// A word as it can be typed into a shell.
pub fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "-_./:=,+@%".contains(c);
    match !word.is_empty() && word.chars().all(plain) && !word.starts_with('=') {
        true => word.to_string(),
        false => in_quotes(word),
    }
}

/// The same, in quotation marks also where none are needed, as queries are written everywhere.
pub fn in_quotes(word: &str) -> String {
    format!("'{}'", word.replace('\'', "'\\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_quoted_as_a_shell_needs_it() {
        for (word, quoted_word) in [
            ("Putin", "Putin"),
            ("Müller", "Müller"),
            ("--limit=3", "--limit=3"),
            ("Putin Waffenruhe", "'Putin Waffenruhe'"),
            ("Waffen*", "'Waffen*'"),
            ("\"Ende des Krieges\"", "'\"Ende des Krieges\"'"),
            ("l'État", "'l'\\''État'"),
            ("=Waffenruhen", "'=Waffenruhen'"),
            ("", "''"),
        ] {
            assert_eq!(quoted(word), quoted_word);
        }
    }
}
