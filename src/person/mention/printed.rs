//! Mentions: names as an article prints them, and who each stands for.
//! It must not know how they are found.

use crate::text::ByteSpan;

/// How a person is mentioned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MentionKind {
    /// By name.
    Name,
    /// By an office alone: *der Kanzler*, where the article says who that is.
    Office,
    /// The name is inside a word for something else: *Putin-Ära*. No mention that counts.
    Compound,
}

/// A name as printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// How the person is mentioned.
    pub kind: MentionKind,
    /// Where it is printed: the name without titles and roles, with its genitive.
    pub span: ByteSpan,
    /// Who it stands for in this article: the full name where the article has one, else the name itself, without its
    /// genitive.
    pub name: String,
    /// The title or role printed before it: *CDU-Generalsekretär*.
    pub role: Option<ByteSpan>,
}
