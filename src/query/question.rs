//! Words that make a query a question.
//! It must not know what is done about questions.

/// Words that make a query a question in a sentence, folded. Of the answer nobody expects that it repeats the question.
pub const QUESTION_WORDS: [&str; 26] = [
    "warum", "was", "welche", "welchem", "welchen", "welcher", "welches", "wem", "wen", "wer", "weshalb", "wessen",
    "wie", "wieso", "wieviel", "wieviele", "wo", "wobei", "wodurch", "wofuer", "woher", "wohin", "womit", "woraus",
    "worin", "wann",
];
