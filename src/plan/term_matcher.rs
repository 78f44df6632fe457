//! What a single condition on words looks for: a stem, a form, a pattern; and whether a word of a text is it, and why.
//! It must not know posting lists.

use crate::analysis::{Analyzer, WordForms, WordKind, written_like};
use crate::plan::reason::{Kind, Reason};
use crate::query::{Letters, Node};
use crate::text::{composed, fold, words};
use levenshtein_automata::{DFA, Distance, LevenshteinAutomatonBuilder};
use std::fmt;

/// A condition on one word.
pub struct TermMatcher {
    /// As typed.
    pub typed: String,
    /// What it asks for.
    pub test: TermTest,
}

/// Where a stem counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// As a word only.
    Words,
    /// Also inside compounds, and as a word in pieces.
    InsideWords,
}

/// What a word is asked.
pub enum TermTest {
    /// To have this stem.
    Stem {
        /// The stem.
        stem: String,
        /// The folded form as typed.
        exact: String,
        /// Where the stem counts.
        reach: Reach,
        /// Whether it is a common noun, whose `s` may be a plural; that of a name is a genitive.
        noun: bool,
    },
    /// To be this form.
    Form {
        /// Its stem.
        stem: String,
        /// The form, folded.
        form: String,
        /// The letters, when each counts.
        literal: Option<String>,
    },
    /// To fit a pattern.
    Pattern(Pattern),
    /// To be at most this many letters away.
    Fuzzy(Box<DFA>, u8),
}

impl fmt::Debug for TermMatcher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.typed)
    }
}

impl TermMatcher {
    /// The leaf of a node that is one word; none of others.
    pub fn of(node: &Node, reach: Reach, analyzer: &mut Analyzer) -> Option<TermMatcher> {
        match node {
            Node::Word(typed) => {
                let WholeWord { stem, exact, .. } = WholeWord::of(typed, analyzer);
                let noun = analyzer.is_noun(&exact);
                Some(TermMatcher { typed: typed.clone(), test: TermTest::Stem { stem, exact, reach, noun } })
            }
            Node::Exact { word, letters } => {
                let forms = analyzer.forms(word);
                let literal = (*letters == Letters::Literal).then(|| plain(word));
                let test = TermTest::Form { stem: forms.stem.to_string(), form: forms.exact.to_string(), literal };
                Some(TermMatcher { typed: node.to_string(), test })
            }
            Node::Wildcard(pattern) => {
                Some(TermMatcher { typed: pattern.clone(), test: TermTest::Pattern(Pattern::new(pattern)) })
            }
            Node::Fuzzy { word, distance } => {
                let automaton = LevenshteinAutomatonBuilder::new(*distance, true).build_dfa(&fold(word));
                Some(TermMatcher { typed: node.to_string(), test: TermTest::Fuzzy(Box::new(automaton), *distance) })
            }
            _ => None,
        }
    }

    /// Whether a form of the dictionary, folded, fits; only patterns and fuzzy words have several.
    pub fn fits(&self, form: &str) -> bool {
        match &self.test {
            TermTest::Pattern(pattern) => pattern.fits(form),
            TermTest::Fuzzy(automaton, distance) => {
                matches!(automaton.eval(form), Distance::Exact(found) if found <= *distance)
            }
            TermTest::Stem { .. } | TermTest::Form { .. } => false,
        }
    }

    /// Why a word of a text, as a whole, is what is looked for; none when it is not.
    pub fn matches(&self, word: &str, forms: &WordForms) -> Option<Reason> {
        let reason = |kind: Kind| Some(Reason::of_word(kind, word, &self.typed));
        match &self.test {
            TermTest::Stem { stem, .. } if *forms.stem != **stem => None,
            TermTest::Stem { exact, noun, .. } => {
                let typed = TypedForm { typed: &self.typed, exact, is_noun: *noun };
                reason(typed.kind_of(word, &forms.exact))
            }
            TermTest::Form { stem, form, literal } => {
                let same = *forms.stem == **stem && *forms.exact == **form;
                let same = same && literal.as_ref().is_none_or(|literal| *literal == plain(word));
                if same { reason(Kind::Form) } else { None }
            }
            TermTest::Pattern(pattern) => {
                if pattern.fits(&forms.exact) {
                    reason(Kind::Pattern)
                } else {
                    None
                }
            }
            TermTest::Fuzzy(..) => {
                if self.fits(&forms.exact) {
                    reason(Kind::Fuzzy)
                } else {
                    None
                }
            }
        }
    }
}

/// A word as written, without soft hyphens, composed.
fn plain(word: &str) -> String {
    composed(word).filter(|c| *c != '\u{ad}').collect()
}

/// A word as typed; what hyphens hold together is one word.
pub struct WholeWord {
    /// Its stem.
    pub stem: String,
    /// Its folded form.
    pub exact: String,
    /// Whether it says something.
    pub kind: WordKind,
}

impl WholeWord {
    /// The forms of a word.
    pub fn of(typed: &str, analyzer: &mut Analyzer) -> WholeWord {
        let pieces: Vec<&str> = words(typed).map(|span| span.of(typed)).collect();
        let [first, _, ..] = pieces.as_slice() else {
            let forms = analyzer.forms(typed);
            return WholeWord { stem: forms.stem.to_string(), exact: forms.exact.to_string(), kind: forms.kind };
        };
        let digits = |piece: &&str| piece.bytes().all(|byte| byte.is_ascii_digit());
        // 4. 7. 2025 is a date; 1 200 is a number.
        let between = if typed.contains(". ") && pieces.iter().all(digits) { "." } else { "" };
        let mut exact = analyzer.forms(first).exact.to_string();
        for piece in &pieces[1..] {
            exact.push_str(between);
            exact.push_str(&analyzer.forms(piece).exact);
        }
        let last = pieces.last().copied().unwrap_or_default();
        let stem = analyzer.forms(&written_like(last, &exact)).stem.to_string();
        WholeWord { stem, exact, kind: WordKind::Content }
    }
}

/// A word as typed, beside which forms with the same stem are named.
struct TypedForm<'t> {
    typed: &'t str,
    exact: &'t str,
    is_noun: bool,
}

impl TypedForm<'_> {
    /// What a form with the same stem is to the word: `exact` is the form, folded.
    fn kind_of(&self, word: &str, exact: &str) -> Kind {
        if exact == self.exact {
            return if word.to_lowercase() == self.typed.to_lowercase() { Kind::Same } else { Kind::Spelling };
        }
        let genitive = ["s", "es"].iter().any(|ending| exact.strip_suffix(ending) == Some(self.exact));
        if genitive && !self.is_noun && word.starts_with(char::is_uppercase) {
            Kind::Genitive
        } else {
            Kind::Inflection
        }
    }
}

/// A pattern of folded letters, `*` for any and `?` for one, which may be two letters where one was folded to two.
pub struct Pattern {
    parts: Vec<Part>,
}

#[derive(Clone, Debug, PartialEq)]
enum Part {
    Letters(String),
    One,
    Any,
}

impl Pattern {
    fn new(typed: &str) -> Pattern {
        let mut parts = Vec::new();
        let mut letters = String::new();
        for c in typed.chars() {
            if matches!(c, '*' | '?') {
                if !letters.is_empty() {
                    parts.push(Part::Letters(fold(&std::mem::take(&mut letters))));
                }
                let part = if c == '*' { Part::Any } else { Part::One };
                if part == Part::One || parts.last() != Some(&Part::Any) {
                    parts.push(part);
                }
            } else {
                letters.push(c);
            }
        }
        if !letters.is_empty() {
            parts.push(Part::Letters(fold(&letters)));
        }
        Pattern { parts }
    }

    /// Whether a folded form fits: all places that the parts so far can end at, part by part.
    fn fits(&self, form: &str) -> bool {
        // The beginning or the end rules out nearly all forms of a dictionary.
        if let Some(Part::Letters(first)) = self.parts.first()
            && !form.starts_with(first.as_str())
        {
            return false;
        }
        if let Some(Part::Letters(last)) = self.parts.last()
            && !form.ends_with(last.as_str())
        {
            return false;
        }
        let mut ends: Vec<usize> = vec![0];
        for part in &self.parts {
            let mut next: Vec<usize> = Vec::new();
            for &end in &ends {
                let rest = &form[end..];
                match part {
                    Part::Letters(letters) => {
                        next.extend(rest.starts_with(letters.as_str()).then(|| end + letters.len()));
                    }
                    Part::One => {
                        next.extend(rest.chars().next().map(|c| end + c.len_utf8()));
                        next.extend(
                            ["ae", "oe", "ue", "ss"].iter().any(|two| rest.starts_with(two)).then_some(end + 2),
                        );
                    }
                    Part::Any => {
                        next.extend(rest.char_indices().map(|(at, _)| end + at));
                        next.push(form.len());
                    }
                }
            }
            next.sort_unstable();
            next.dedup();
            ends = next;
            if ends.is_empty() {
                return false;
            }
        }
        ends.contains(&form.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_called_what_they_are() {
        let table = [
            ("Putin", "putin", "putin", "putin", false, Kind::Same),
            ("Söder", "soeder", "Soeder", "soeder", false, Kind::Spelling),
            ("Trumps", "trumps", "Trump", "trump", false, Kind::Genitive),
            ("Autos", "autos", "Auto", "auto", true, Kind::Inflection),
            ("Gespräche", "gespraeche", "Gespräch", "gespraech", true, Kind::Inflection),
        ];
        for (word, form, typed, exact, is_noun, kind) in table {
            assert_eq!(TypedForm { typed, exact, is_noun }.kind_of(word, form), kind, "{word}");
        }
    }

    #[test]
    fn patterns_fit_folded_forms() {
        let table = [
            ("Waffen*", "waffenruhe", true),
            ("Waffen*", "waffen", true),
            ("*ruhe", "waffenruhe", true),
            ("*ruhe", "ruhen", false),
            ("Sch?fer", "schaefer", true),
            ("Sch?fer", "schiefer", false),
            ("Sch?fer", "schofer", true),
            ("M??er", "meyer", true),
            ("*a*b*", "xaxbx", true),
            ("a*?b", "ab", false),
        ];
        for (pattern, form, fits) in table {
            assert_eq!(Pattern::new(pattern).fits(form), fits, "{pattern} {form}");
        }
    }
}
