//! Learns which German words are parts of compounds and how they inflect, from counted text and lists of words. It must
//! not know how the knowledge is used: what it makes is a table from strings to what is known of them.
//!
//! The idea is that of Koehn and Knight (*Empirical Methods for Compound Splitting*, 2003), with types instead of
//! tokens: a string is a good first part when it stands before many different words, and a good last part when it
//! stands behind many. Both are counted over the best splits of all words, which the counts of the round before choose.
//! What may be a part at all is a noun (listed, or seen behind an article), with or without linking letters, or the
//! stem of a verb.

mod endings;

use crate::analysis::archive_words::{LINKS, NEED_S, has_vowel};
use crate::analysis::compound;
use crate::analysis::function_words;
use crate::analysis::lexicon::{Entry, Lexicon, Part};
use crate::analysis::stem::without_umlaut;
use crate::analysis::{Counts, Usage};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;

/// What knowledge is learned from.
#[derive(Debug, Default)]
pub struct Sources {
    /// Counts from running text.
    pub counts: Counts,
    /// Nouns as a dictionary lists them, folded.
    pub nouns: FxHashSet<String>,
    /// Word forms of any kind, inflected ones included, folded.
    pub forms: FxHashSet<String>,
    /// Words that are never split, folded: names that look like compounds, and words that chance cut in two.
    pub whole: FxHashSet<String>,
}

/// Short words, three letters folded, that are parts of compounds.
const SHORT_NOUNS: &str = "amt ort oel ei see uhr tag art axt bad bus eid eis fee gas hof hut kuh mut not ohr rad rat \
    ruf sau ski tat tee tod ton tor typ uni wal wut zar zeh zoo zug abi abo bau erz gen gin hai heu job kur lob ost \
    pkw lkw rum sex tal tau weg dom fan kot reh rot sog eck arm akt ast alm bar bug gau jet kai";
/// Endings and fragments that look like last parts and are none.
const NO_HEADS: &str = "ische ischen ischer isches ischem liche licher liches lichen lichem haft los lose losen loser \
    reich voll sam bar innen in ung heit keit tum nis chen lein end ant elle ellen res ses ben lte tel kon lern ehen \
    pro inte hard tete male auen ente ten men gen rer ler lers er ner ners isten erin rin ern iten ionen igen tion \
    tionen lichkeit ismus ismen ist ister iat ration rationen nen lin gewann esse esses alien aliens alienen mente \
    ment nisse rinnen ranten teiger zisten heten kation trieren zieren mieren triell tisch iell ieren zismus nismus \
    rismus listen nisten risten tisten tinnen linnen sinnen sterin tand puter toffel genen gnis";
/// Prefixes and fragments that look like first parts and are none.
const NO_MODIFIERS: &str = "schi gru inter gegen wider ange abge ueb zuge unt kon all dar hint eck verb ber ent emp \
    gest miss dis bes gew raus eil pro auf ver zer er be ge un in ant eng soll bar los ein mit nach vor bei aus an ab \
    um zu dazu fort wei her hin weg zurueck weiter wieder zusammen hervor heraus herein hinaus entgegen voran voraus \
    daran nieder";
/// Last parts of many surnames and place names. A word that ends in one is split only when it is known as a common
/// noun.
const NAME_HEADS: &str = "mann berg burg bach stein wald heim dorf furt hof feld stadt holz haus hausen land brueck \
    bruecken baum bauer horn kopf meister knecht garten weg vogel busch stern stock schild kamp berger thal tal hagen \
    au eck see hoefer hueber lein leben rode moor halle kirchen kirch wasser born brunn wang werder zell felden \
    weiler hoven koenig graf kaiser fuchs wolf hirsch hahn haas kraut bein hofer haar schlaeger steiger mark buenden";
/// Of these, the ones that end so many surnames that being listed as a noun (a trade that became a name) does not
/// suffice.
const SURNAME_HEADS: &str = "mann leben stern haar hofer schlaeger steiger berger bauer";
/// Letters behind which rules alone take an `s` for a genitive.
pub(crate) const AFTER_VOWEL: [char; 4] = ['a', 'i', 'o', 'y'];
const INFLECTIONS: [&str; 14] = ["s", "es", "e", "en", "n", "er", "ern", "ns", "se", "sen", "ses", "ens", "nen", "ien"];
/// Rounds of counting over the best splits.
const ROUNDS: usize = 3;

/// How sure it is that a string is a noun.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Noun {
    No,
    Inflected,
    Seen,
    Listed,
}

pub(crate) struct Learner<'a> {
    sources: &'a Sources,
    short: FxHashSet<&'static str>,
    no_heads: FxHashSet<&'static str>,
    no_modifiers: FxHashSet<&'static str>,
    name_heads: FxHashSet<&'static str>,
    surname_heads: FxHashSet<&'static str>,
    nouns: std::cell::RefCell<FxHashMap<String, Noun>>,
    modifiers: FxHashMap<String, f32>,
    heads: FxHashMap<String, f32>,
}

impl<'a> Learner<'a> {
    fn new(sources: &'a Sources) -> Learner<'a> {
        let set = |list: &'static str| list.split_whitespace().collect();
        Learner {
            sources,
            short: set(SHORT_NOUNS),
            no_heads: set(NO_HEADS),
            no_modifiers: set(NO_MODIFIERS),
            name_heads: set(NAME_HEADS),
            surname_heads: set(SURNAME_HEADS),
            nouns: std::cell::RefCell::default(),
            modifiers: FxHashMap::default(),
            heads: FxHashMap::default(),
        }
    }

    fn listed(&self, word: &str) -> bool {
        self.sources.nouns.contains(word)
    }

    fn used(&self, word: &str) -> Usage {
        self.sources.counts.of(word)
    }

    /// Whether running text has it behind articles often enough.
    fn seen_as_noun(&self, word: &str) -> bool {
        let usage = self.used(word);
        !(usage.lower > usage.capital && usage.capital < 20)
            && usage.determined >= 1
            && (usage.determined as f32 + 0.3) / (usage.capital as f32 + 3.0) >= 0.04
    }

    fn mostly_lower(&self, word: &str) -> bool {
        let usage = self.used(word);
        usage.lower >= 5 && usage.lower > 2 * usage.capital
    }

    fn is_base(&self, word: &str) -> bool {
        if function_words::contains(word) {
            return false;
        }
        match word.len() {
            0..=3 => self.short.contains(word) || (self.used(word).determined >= 3 && self.seen_as_noun(word)),
            4 => self.listed(word) && (!self.mostly_lower(word) || self.used(word).determined >= 20),
            _ => self.listed(word) && !(self.mostly_lower(word) && self.used(word).determined < 3),
        }
    }

    fn noun(&self, word: &str) -> Noun {
        if let Some(known) = self.nouns.borrow().get(word) {
            return *known;
        }
        let noun = self.judge_noun(word);
        self.nouns.borrow_mut().insert(word.to_string(), noun);
        noun
    }

    fn judge_noun(&self, word: &str) -> Noun {
        if function_words::contains(word) {
            return Noun::No;
        }
        if self.is_base(word) {
            return Noun::Listed;
        }
        if self.seen_as_noun(word) {
            return Noun::Seen;
        }
        if self.mostly_lower(word) {
            return Noun::No;
        }
        let known_form = self.sources.forms.contains(word);
        for ending in INFLECTIONS {
            let Some(base) = word.strip_suffix(ending).filter(|base| base.len() >= 3) else { continue };
            if (word.len() > 5 || known_form) && self.is_base(base) {
                return Noun::Inflected;
            }
        }
        if known_form {
            for ending in ["e", "en", "er", "ern", "", "n"] {
                let Some(base) = word.strip_suffix(ending).filter(|base| base.len() >= 4) else { continue };
                if without_umlaut(base).is_some_and(|base| self.is_base(&base)) {
                    return Noun::Inflected;
                }
            }
        }
        Noun::No
    }

    fn is_verb(&self, word: &str) -> bool {
        if !word.ends_with('n') {
            return false;
        }
        let usage = self.used(word);
        (usage.lower >= 2 && usage.lower > usage.capital)
            || (word.ends_with("en")
                && self.sources.forms.contains(word)
                && !self.listed(word)
                && self.sources.forms.contains(&format!("{word}d")))
    }

    /// The words that a first part may be a form of, and whether one of them is a noun or an adjective.
    fn bases(&self, modifier: &str) -> (Vec<String>, bool) {
        let mut bases = Vec::new();
        if function_words::contains(modifier) || self.no_modifiers.contains(modifier) {
            return (bases, false);
        }
        let needs = NEED_S.iter().any(|ending| modifier.ends_with(ending))
            && !["union", "ion", "stadion", "million", "region"].contains(&modifier);
        if needs {
            return (bases, false);
        }
        let mut strong = false;
        if self.noun(modifier) > Noun::No && (self.listed(modifier) || !self.mostly_lower(modifier)) {
            bases.push(modifier.to_string());
            strong = true;
        }
        for link in LINKS {
            let Some(base) = modifier.strip_suffix(link).filter(|base| base.len() >= 3) else { continue };
            if link == "s" && base.ends_with(['s', 'x', 'z']) {
                continue;
            }
            if self.noun(base) > Noun::No {
                bases.push(base.to_string());
                strong = true;
            }
        }
        let usage = self.used(modifier);
        if usage.lower >= 3 && usage.lower > usage.capital && modifier.len() >= 3 {
            bases.push(modifier.to_string());
            strong = true;
        }
        let (with_e, with_en) = (format!("{modifier}e"), format!("{modifier}en"));
        if self.noun(&with_e) > Noun::No {
            bases.push(with_e);
        }
        if self.noun(&with_en) == Noun::Listed || self.is_verb(&with_en) {
            bases.push(with_en);
        }
        (bases, strong)
    }

    fn may_be_head(&self, head: &str) -> bool {
        !self.no_heads.contains(head) && !function_words::contains(head) && has_vowel(head)
    }

    /// Counts first and last parts over the best splits in two of all words.
    fn count_parts(&mut self) {
        let is_word = |word: &str| word.len() >= 7 && word.bytes().all(|byte| byte.is_ascii_lowercase());
        let mut types: Vec<&str> = self.sources.nouns.iter().map(String::as_str).filter(|word| is_word(word)).collect();
        let counted = self.sources.counts.forms.iter().filter(|(_, usage)| usage.capital >= 1 || usage.lower >= 2);
        types.extend(counted.map(|(word, _)| word.as_str()).filter(|word| is_word(word) && !self.listed(word)));
        types.sort_unstable();
        let mut cuts: Vec<(&str, Vec<usize>)> = Vec::new();
        for word in types {
            let usage = self.used(word);
            let lower = usage.lower > usage.capital;
            let fits = |at: &usize| {
                let (modifier, head) = word.split_at(*at);
                self.may_be_head(head)
                    && (self.noun(head) > Noun::No || (lower && head.len() >= 5 && self.is_verb(head)))
                    && has_vowel(modifier)
                    && !self.bases(modifier).0.is_empty()
            };
            let places: Vec<usize> = (3..word.len() - 2).filter(fits).collect();
            if !places.is_empty() {
                cuts.push((word, places));
            }
        }
        for round in 0..ROUNDS {
            let (mut modifiers, mut heads) = (FxHashMap::default(), FxHashMap::default());
            let mut add = |word: &str, at: usize, share: f32| {
                *modifiers.entry(word[..at].to_string()).or_default() += share;
                *heads.entry(word[at..].to_string()).or_default() += share;
            };
            for (word, places) in &cuts {
                if round == 0 {
                    places.iter().for_each(|at| add(word, *at, 1.0 / places.len() as f32));
                } else {
                    let score = |at: usize| {
                        let count =
                            |map: &FxHashMap<String, f32>, part: &str| (map.get(part).unwrap_or(&0.0) + 0.05).ln();
                        let length = |letters: usize| 0.5 * (letters.min(8) as f32).sqrt();
                        count(&self.modifiers, &word[..at])
                            + count(&self.heads, &word[at..])
                            + length(at)
                            + length(word.len() - at)
                    };
                    if let Some(best) = places.iter().max_by(|one, other| score(**one).total_cmp(&score(**other))) {
                        add(word, *best, 1.0);
                    }
                }
            }
            self.modifiers = modifiers;
            self.heads = heads;
        }
    }

    fn modifier_score(&self, modifier: &str) -> Option<f32> {
        if modifier.len() < 3 || !has_vowel(modifier) {
            return None;
        }
        let (bases, strong) = self.bases(modifier);
        if bases.is_empty() {
            return None;
        }
        let count = self.modifiers.get(modifier).copied().unwrap_or(0.0);
        let frequency =
            bases.iter().map(|base| self.used(base).total).chain([self.used(modifier).total]).max().unwrap_or(0) as f32;
        let few = match modifier.len() {
            3 => count < 8.0,
            4 => count < 3.0,
            _ => false,
        };
        let weak = !strong && (count < 2.0 || (modifier.len() <= 4 && count < 12.0));
        let listed = modifier.len() >= 5 && bases.iter().any(|base| self.listed(base)) && count >= 2.0;
        let unknown = modifier.len() <= 5 && frequency < 2.0 && count < 10.0 && !listed;
        if few || weak || unknown {
            return None;
        }
        // The way this base is usually linked: "sport" is, "sports" hardly ever.
        let linked = |base: &String| {
            let forms = LINKS.iter().map(|link| format!("{base}{link}")).chain([base.clone()]);
            forms.filter_map(|form| self.modifiers.get(&form).copied()).fold(0.0, f32::max)
        };
        let usual = bases.iter().map(linked).fold(0.0, f32::max);
        let habit = ((count + 0.3) / (usual.max(count) + 0.3)).ln();
        Some((count + 0.3).ln() + 0.15 * (1.0 + frequency).ln() + 0.4 * habit)
    }

    fn head_score(&self, head: &str) -> Option<f32> {
        if head.len() < 3 || !self.may_be_head(head) || self.noun(head) == Noun::No {
            return None;
        }
        let usage = self.used(head);
        if usage.capital >= 8 && f64::from(usage.determined) < 0.02 * f64::from(usage.capital) {
            return None;
        }
        let mut count = self.heads.get(head).copied().unwrap_or(0.0);
        let mut frequency = usage.total as f32;
        let known = |base: &str| 0.7 * self.heads.get(base).copied().unwrap_or(0.0);
        for ending in ["s", "es", "e", "en", "n", "er", "ern"] {
            if let Some(base) = head.strip_suffix(ending) {
                count = count.max(known(base));
                frequency = frequency.max(0.5 * self.used(base).total as f32);
            }
        }
        if let Some(plain) = without_umlaut(head) {
            for ending in ["e", "en", "er", "ern", ""] {
                if let Some(base) = plain.strip_suffix(ending) {
                    count = count.max(known(base));
                }
            }
        }
        let listed = head.len() >= 5 && self.noun(head) == Noun::Listed;
        let few = match head.len() {
            3 => count < 8.0,
            4 => count < if self.listed(head) { 2.0 } else { 4.0 },
            _ => false,
        };
        if few || (head.len() <= 5 && frequency < 2.0 && count < 6.0 && !listed) {
            return None;
        }
        Some((count + 0.3).ln() + 0.15 * (1.0 + frequency).ln())
    }

    /// Whether running text has it as a name: capitalised, and never behind an article.
    fn is_name(&self, word: &str) -> bool {
        let usage = self.used(word);
        usage.capital >= 15
            && f64::from(usage.determined) < 0.02 * f64::from(usage.capital)
            && usage.lower * 10 <= usage.capital
            && !self.listed(word)
    }

    fn listed_or_inflected(&self, word: &str) -> bool {
        self.listed(word)
            || ["s", "es", "e", "en", "n"].iter().any(|e| word.strip_suffix(e).is_some_and(|base| self.listed(base)))
    }

    /// Whether it is known as a common noun although it ends like a name.
    fn is_common(&self, word: &str) -> bool {
        let surname = self.surname_heads.iter().any(|head| word.ends_with(head));
        self.used(word).determined >= 1 || (!surname && self.listed_or_inflected(word))
    }
}

/// Learns the table. The same sources give the same table.
pub fn learn(sources: &Sources) -> BTreeMap<String, Entry> {
    let mut learner = Learner::new(sources);
    learner.count_parts();
    let mut table: BTreeMap<String, Entry> = BTreeMap::new();
    learner.learn_parts(&mut table);
    learner.mark_ends_of_names(&mut table);
    for word in learner.participles().into_iter().chain(learner.adjectives()).chain(learner.women()) {
        table.entry(word).or_default().whole = true;
    }
    for word in learner.split_in_vain(&Lexicon::of(&table)) {
        table.entry(word).or_default().whole = true;
    }
    for word in &sources.whole {
        table.entry(word.clone()).or_default().whole = true;
    }
    table.retain(|_, entry| *entry != Entry::default());
    table
}

/// Whether a form has only the letters that folded words have.
fn is_plain(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_lowercase())
}

impl Learner<'_> {
    /// The forms that may be parts of compounds, beside those that compounds were seen to have.
    fn forms(&self) -> FxHashSet<String> {
        let plain = |word: &&String| is_plain(word);
        let mut forms: FxHashSet<String> = self.sources.nouns.iter().filter(plain).cloned().collect();
        forms.extend(self.sources.forms.iter().filter(plain).cloned());
        forms.extend(self.sources.counts.forms.keys().filter(plain).cloned());
        forms.extend(self.heads.keys().cloned());
        let short = self.sources.nouns.iter().filter(|noun| is_plain(noun) && noun.len() <= LONGEST_UNSEEN);
        forms.extend(short.flat_map(|noun| ["s", "es", "e", "en", "n"].map(|ending| format!("{noun}{ending}"))));
        forms
    }

    /// Learns for each form what it is worth as a part, how it is inflected, and whether it is a name or a common noun.
    fn learn_parts(&self, table: &mut BTreeMap<String, Entry>) {
        let mut modifiers: FxHashSet<String> = self.modifiers.keys().cloned().collect();
        for form in &self.forms() {
            let count = self.heads.get(form.as_str()).copied().unwrap_or(0.0);
            if self.noun(form) > Noun::No && form.len() <= LONGEST_UNSEEN && self.is_base(form) {
                modifiers.insert(form.clone());
                modifiers.insert(format!("{form}s"));
                modifiers.insert(format!("{form}{}", if form.ends_with('e') { "n" } else { "en" }));
            }
            if (count > 0.0 || form.len() <= LONGEST_UNSEEN)
                && let Some(score) = self.head_score(form)
            {
                table.entry(form.clone()).or_default().head = Some(Part::of(score));
            }
            if let Some(ending) = self.ending(form).filter(|_| form.len() <= LONGEST_ENDING) {
                table.entry(form.clone()).or_default().ending = Some(ending);
            }
            if self.is_name(form) {
                table.entry(form.clone()).or_default().whole = true;
            }
            if self.name_heads.iter().any(|head| form.strip_suffix(head).is_some_and(|first| first.len() >= 3))
                && form.len() <= 16
                && self.is_common(form)
            {
                table.entry(form.clone()).or_default().common = true;
            }
        }
        for modifier in modifiers {
            if let Some(score) = self.modifier_score(&modifier) {
                table.entry(modifier).or_default().modifier = Some(Part::of(score));
            }
        }
    }

    /// Marks what names end with, in its forms.
    fn mark_ends_of_names(&self, table: &mut BTreeMap<String, Entry>) {
        for head in &self.name_heads {
            for form in [(*head).to_string(), format!("{head}s"), format!("{head}es"), format!("{head}er")] {
                if let Some(entry) = table.get_mut(&form) {
                    entry.ends_names = true;
                }
            }
        }
    }

    /// Participles and what is declined like them: they have no parts.
    fn participles(&self) -> Vec<String> {
        let mut words = Vec::new();
        // Reisende, Vorsitzenden: participles, no ends.
        for form in self.sources.forms.iter().filter(|form| is_plain(form)) {
            if let Some(stem) = form.strip_suffix("end").filter(|stem| self.used(&format!("{stem}en")).total > 0) {
                for ending in ["ende", "enden", "ender", "endes", "endem"] {
                    let participle = format!("{stem}{ending}");
                    if !self.listed(&participle) || self.listed(&format!("{stem}ender")) {
                        words.push(participle);
                    }
                }
            }
        }
        for noun in self.sources.nouns.iter().filter(|noun| is_plain(noun)) {
            let ends_in_noun = (3..noun.len().saturating_sub(5)).any(|at| self.listed(&noun[at..]));
            if let Some(stem) =
                noun.strip_suffix("ender").filter(|stem| !ends_in_noun && self.listed(&format!("{stem}ende")))
            {
                for ending in ["ende", "enden", "ender", "endes", "endem"] {
                    words.push(format!("{stem}{ending}"));
                }
            }
        }
        // Spielende, Streikende, whatever the list of forms has.
        for (form, _) in self.sources.counts.forms.iter().filter(|(form, usage)| is_plain(form) && usage.lower >= 2) {
            if let Some(stem) = form.strip_suffix("en").filter(|stem| stem.len() >= 3 && self.is_verb(form)) {
                for ending in ["ende", "enden", "ender", "endes", "endem"] {
                    words.push(format!("{stem}{ending}"));
                }
            }
        }
        words
    }

    /// Adjectives that end like tables: they have no parts.
    fn adjectives(&self) -> Vec<String> {
        let mut words = Vec::new();
        // politische: adjectives, no tables.
        for form in
            self.sources.forms.iter().filter(|form| is_plain(form) && form.ends_with("isch") && !self.listed(form))
        {
            for ending in ["", "e", "er", "es", "en", "em"] {
                words.push(format!("{form}{ending}"));
            }
        }
        words
    }

    /// Women of a simple word: they have no parts.
    fn women(&self) -> Vec<String> {
        let mut words = Vec::new();
        // Präsidentin: women of a simple word are no compounds of *Dentin*.
        for noun in self.sources.nouns.iter().filter(|noun| is_plain(noun) && noun.len() <= LONGEST_UNSEEN) {
            let women = format!("{noun}in");
            if self.listed(&women) {
                words.push(women);
                words.push(format!("{noun}innen"));
            }
        }
        words
    }

    /// Frequent words whose alleged parts nobody uses: they are no compounds.
    fn split_in_vain(&self, lexicon: &Lexicon) -> Vec<String> {
        let mut words = Vec::new();
        let known = |word: &str| self.used(word).total >= 2;
        for (word, _) in self.sources.counts.forms.iter().filter(|(word, usage)| usage.total >= 5 && is_plain(word)) {
            let split = compound::split(word, lexicon);
            let Some((head_start, _)) = split.parts().last().filter(|_| split.is_split()) else { continue };
            let unused = split.parts().filter(|(start, _)| *start < head_start).any(|(start, end)| {
                let modifier = &word[start..end];
                !known(modifier) && !self.bases(modifier).0.iter().any(|base| known(base))
            });
            let head = &word[head_start..];
            let inflections = ["", "s", "es", "e", "en", "n", "er"];
            let head_used =
                self.listed(head) || inflections.iter().any(|ending| head.strip_suffix(ending).is_some_and(&known));
            if unused || !head_used {
                words.push(word.clone());
            }
        }
        words
    }
}

/// Longer nouns that no compound has as a part are compounds themselves.
const LONGEST_UNSEEN: usize = 12;
/// Longer forms are compounds, whose last part has the ending.
const LONGEST_ENDING: usize = 16;
