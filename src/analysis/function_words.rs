//! The closed classes of German words that hold a sentence together: articles, pronouns, prepositions, conjunctions,
//! particles and auxiliary verbs. It must not grow by counting: a word that says something in a headline (*gegen*,
//! *ohne*, *nicht*, *kein*) is not here.

/// Whether the folded word is a function word.
pub fn contains(folded: &str) -> bool {
    FUNCTION_WORDS.binary_search(&folded).is_ok()
}

/// Written from the closed classes of a German grammar, folded and sorted.
const FUNCTION_WORDS: &[&str] = &[
    "aber", "alle", "allem", "allen", "aller", "alles", "als", "also", "am", "an", "auch", "auf", "aus", "ausser",
    "bei", "beim", "bin", "bis", "bist", "da", "dabei", "dadurch", "dafuer", "dagegen", "daher", "dahin", "damals",
    "damit", "danach", "dann", "daran", "darauf", "daraus", "darf", "darin", "darueber", "darum", "darunter", "das",
    "dass", "davon", "davor", "dazu", "dein", "deine", "deinem", "deinen", "deiner", "dem", "den", "denen", "denn",
    "dennoch", "der", "deren", "des", "deshalb", "dessen", "desto", "die", "dies", "diese", "dieselbe", "diesem",
    "diesen", "dieser", "dieses", "dir", "doch", "dort", "du", "duerfen", "durch", "ehe", "ein", "eine", "einem",
    "einen", "einer", "eines", "einige", "einigem", "einigen", "einiger", "einiges", "er", "es", "etwa", "etwas",
    "euch", "euer", "eure", "eurem", "euren", "eurer", "falls", "fuer", "hab", "habe", "haben", "haette", "haetten",
    "hat", "hatte", "hatten", "hier", "hierbei", "hin", "hinter", "ich", "ihm", "ihn", "ihnen", "ihr", "ihre", "ihrem",
    "ihren", "ihrer", "ihres", "im", "in", "indem", "ins", "ist", "ja", "je", "jede", "jedem", "jeden", "jeder",
    "jedes", "jedoch", "jene", "jenem", "jenen", "jener", "jenes", "jetzt", "kann", "koennen", "koennte", "koennten",
    "man", "manche", "manchem", "manchen", "mancher", "manches", "mehr", "mein", "meine", "meinem", "meinen", "meiner",
    "meines", "mich", "mir", "mit", "mittels", "muessen", "muss", "musste", "mussten", "nach", "nachdem", "noch",
    "nun", "nur", "ob", "obwohl", "oder", "ohnehin", "schon", "sehr", "sei", "seid", "seien", "sein", "seine",
    "seinem", "seinen", "seiner", "seines", "seit", "seitdem", "selbst", "sich", "sie", "sind", "so", "sobald",
    "sofern", "sogar", "solch", "solche", "solchem", "solchen", "solcher", "solches", "soll", "sollen", "sollte",
    "sollten", "somit", "sondern", "sonst", "soweit", "sowie", "sowohl", "ueber", "um", "und", "uns", "unser",
    "unsere", "unserem", "unseren", "unserer", "unseres", "unter", "vom", "von", "vor", "waehrend", "waere", "waeren",
    "wann", "war", "waren", "warum", "was", "weder", "wegen", "weil", "welche", "welchem", "welchen", "welcher",
    "welches", "wenn", "wer", "werde", "werden", "werdet", "weshalb", "wessen", "wie", "wieder", "wir", "wird",
    "wirst", "wo", "wobei", "wodurch", "wofuer", "woher", "wohin", "wohl", "wollen", "wollte", "wollten", "womit",
    "worauf", "worden", "wuerde", "wuerden", "wurde", "wurden", "zu", "zum", "zur", "zwar", "zwischen",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted_and_folded() {
        assert!(FUNCTION_WORDS.is_sorted());
        assert!(FUNCTION_WORDS.iter().all(|word| crate::text::fold(word) == *word));
        assert!(contains("fuer") && !contains("nicht") && !contains("gegen"));
    }
}
