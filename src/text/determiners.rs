//! Words that stand before nouns and hardly ever before names, in lower case.
//! It must not know nouns or names.

/// The definite article.
pub const DEFINITE_ARTICLES: &str = "der die das den dem des";
/// The indefinite article.
pub const INDEFINITE_ARTICLES: &str = "ein eine einen einem einer eines";
/// The article that negates.
pub const NEGATIVE_ARTICLES: &str = "kein keine keinen keinem keiner keines";
/// Words for what belongs to somebody.
pub const POSSESSIVES: &str = "mein meine meinen meinem meiner meines sein seine seinen seinem seiner seines \
    ihr ihre ihren ihrem ihrer ihres unser unsere unseren unserem unserer unseres";
/// Words that point at something.
pub const DEMONSTRATIVES: &str =
    "dies diese diesen diesem dieser dieses jene jenen jener jenes solche solchen welche welchen welcher welches";
/// Words for some of many or all of them.
pub const QUANTIFIERS: &str = "jede jeden jedem jeder jedes alle allen aller viele vielen mehr weniger beide beiden \
    einige einigen mehrere manche keinerlei";
/// Prepositions that have an article in them.
pub const CONTRACTIONS: &str = "im am zum zur beim vom ins ans";

/// All determiners, and the prepositions that hold one.
pub const DETERMINERS: [&str; 7] =
    [DEFINITE_ARTICLES, INDEFINITE_ARTICLES, NEGATIVE_ARTICLES, POSSESSIVES, DEMONSTRATIVES, QUANTIFIERS, CONTRACTIONS];

/// Whether a word in lower case is a determiner, or a preposition that holds one.
pub fn is_determiner(word: &str) -> bool {
    DETERMINERS.iter().any(|list| list.split_whitespace().any(|determiner| determiner == word))
}
