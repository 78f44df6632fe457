//! Where names begin and end: without titles and roles, with their particles and numerals.
//! It must not look further than a few words.

use crate::person::mention::article::{
    BEFORE_NOUNS, LIKELY_SHARE, NameSpan, ROLE_WORDS_MAX, SURE_SHARE, TaggedArticle, is_well_known,
};
use crate::person::name::particles::{ARTICLES, CAPITAL_PARTICLES, is_noble};
use crate::person::name::words::{
    ContextClass, is_initial, is_numeral, is_particle, says_company, strip_genitive, without_article,
};
use crate::person::tagger::lexicon::{Share, WordProfile, hash};
use crate::person::tagger::model::Label;
use rustc_hash::FxHashSet;

/// No name has more words.
const NAME_WORDS_MAX: usize = 6;

/// The most words that are cut into names at once: lists without commas.
const NAMES_MAX: usize = 16;

/// What ends the part of a name that particles follow.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lead {
    /// *Ursula*.
    FirstName,
    /// *Freiherr*.
    Noble,
    /// *Van*, with a capital.
    Particle,
}

impl TaggedArticle<'_> {
    /// The names that the model labels, without titles and roles, and with what belongs to them.
    pub(crate) fn named(&self) -> Vec<NameSpan> {
        let mut named = Vec::new();
        let mut at = 0;
        while at < self.labels.len() {
            at = if self.labels[at].is_person() {
                self.labelled_name(at, &mut named)
            } else {
                self.unlabelled_name(at, &mut named)
            };
        }
        named
    }

    /// Whether what stands before a word may go on with it: no sentence and no line of a list begins here.
    fn goes_on(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| !token.begins && !token.breaks)
    }

    /// Takes in a name that begins here although the model labels none; answers where to go on.
    fn unlabelled_name(&self, at: usize, named: &mut Vec<NameSpan>) -> usize {
        let arabic = without_article(self.word(at)).is_some_and(|rest| rest.starts_with(char::is_uppercase));
        if !self.is_capital(at) && !arabic {
            return at + 1;
        }
        let free = named.last().map_or(0, |one| one.end);
        if let Some(end) = self.name_behind_initials(at).filter(|end| !self.is_no_person(at, *end)) {
            named.push(NameSpan { first: at, end, role: self.role_before(at) });
            return end;
        }
        if let Some(end) = self.name_in_apposition(at, free).filter(|end| !self.is_no_person(at, *end)) {
            named.push(NameSpan { first: at, end, role: self.role_before(at) });
            return end;
        }
        // Zar Nikolaus II.
        let numeral = |at: usize| self.goes_on(at) && self.word(at).len() > 1 && is_numeral(self.word(at));
        let first_name = self.known(at).is_some_and(|known| known.is_first_name() && !known.is_noun());
        if first_name && numeral(at + 1) {
            named.push(NameSpan { first: at, end: at + 2, role: self.role_before(at) });
            return at + 2;
        }
        // Machthaber Kim Jong Un.
        let led_by_role = at > free && self.is_role(at - 1);
        let three =
            led_by_role && self.is_surname_first(at) && !self.tokens[at..at + 3].iter().any(|token| token.begins);
        let end = match (led_by_role, three) {
            (_, true) => Some(at + 3),
            (true, false) => self.name_behind_role(at),
            (false, false) => None,
        };
        if let Some(end) = end.filter(|end| !self.is_no_person(at, *end)) {
            named.push(NameSpan { first: at, end, role: self.role_before(at) });
            return end;
        }
        // Marine Le Pen, with nothing found of her.
        let led = at > free
            && self.goes_on(at)
            && self.known(at - 1).is_some_and(WordProfile::is_first_name)
            && CAPITAL_PARTICLES.contains(&self.word(at))
            && self.is_family_name(at + 1, SURE_SHARE)
            && !self.has_more(at + 2);
        let first = if led { at - 1 } else { at };
        if !led && !self.is_sure_name(at) {
            return at + 1;
        }
        if !self.is_no_person(first, at + 2) {
            named.push(NameSpan { first, end: at + 2, role: self.role_before(first) });
        }
        at + 2
    }

    /// Takes in the name, or the names, of the words that the model labels from here on; answers where to go on.
    fn labelled_name(&self, at: usize, named: &mut Vec<NameSpan>) -> usize {
        // No name goes on in another sentence or paragraph.
        let goes_on = |at: &usize| self.labels[*at] == Label::PersonInside && self.goes_on(*at);
        let most = (at + NAMES_MAX).min(self.labels.len());
        let labelled_end = (at + 1..most).find(|at| !goes_on(at)).unwrap_or(most.max(at + 1));
        // Benedikt XVI., Johannes Paul II
        let numeral = is_numeral(self.word(labelled_end)) && self.goes_on(labelled_end);
        let mut end = labelled_end + usize::from(numeral);
        let mut first = self.first_word(at, labelled_end, named.last().map_or(0, |one| one.end));
        if let Some(article) = (first + 1..end).find(|at| self.is_article_behind(*at)) {
            end = article;
        }
        // Ursula von der Leyen.
        while end > first + 1 && !self.is_in_name(end - 1) {
            end -= 1;
        }
        end = self.with_rest(first, end);
        while end - first > 1 && self.is_behind_name(first, end) {
            end -= 1;
        }
        // Protokolle von Sophie Aschenbrenner Wladimir Putin, and lists of names without commas.
        while let Some(second) = self.second_name(first, end) {
            self.push_named(first, second, named);
            first = second;
        }
        self.push_named(first, end, named);
        labelled_end.max(end)
    }

    /// Where a labelled name really begins: with the first name or the initials before it, but not before `free`.
    fn first_word(&self, mut first: usize, end: usize, free: usize) -> usize {
        // Bertolt Brechts, with the family name alone found.
        if end == first + 1 && first > free && self.is_first_name(first - 1) && self.goes_on(first) {
            first -= 1;
        }
        // C.Q. Brown
        while first > free
            && is_initial(self.word(first - 1))
            && !self.tokens[first].breaks
            && !first.checked_sub(2).is_some_and(|at| self.word(at).ends_with('.') && !self.is_capital(at))
        {
            first -= 1;
        }
        first
    }

    /// Whether an article in a name is none of its words: *erklärt Nadeschdin der DW*, but *von der Leyen, Karl der
    /// Große*.
    fn is_article_behind(&self, at: usize) -> bool {
        let noble =
            matches!(self.word(at - 1), "von" | "Von" | "van" | "Van" | "zu" | "Zu" | "in" | "auf" | "op" | "de");
        let byname = self.word(at + 1).ends_with('e') && self.is_capital(at + 1);
        matches!(self.word(at), "der" | "die" | "das" | "dem" | "den" | "des") && !noble && !byname
    }

    /// Whether two words are hardly ever anything but first name and family name, whatever the model says of them:
    /// *Bertolt Brechts*, *der Amtsarzt Patrick Larscheid*; not within a longer name of something else.
    fn is_sure_name(&self, at: usize) -> bool {
        let labels = &self.labels;
        let known = self.known(at).filter(|known| !known.is_noun() && known.lowercase() <= Share::UpTo1);
        let share = match known {
            // Abu Dhabi, Fox News, Hertha BSC: some have such a first name, but nobody stands behind a role with it.
            Some(known)
                if !known.is_first_name() || (known.after_role() <= Share::UpTo4 && known.count_at_least() >= 16) =>
            {
                return false;
            }
            Some(known) if known.is_very_common_first_name() && labels[at] == Label::Outside => LIKELY_SHARE,
            Some(_) => SURE_SHARE,
            None => return false,
        };
        // Yahya al-Sinwar.
        if self.is_capital(at)
            && known.is_some_and(WordProfile::is_first_name)
            && self.tokens.get(at + 1).is_some_and(|next| !next.begins)
            && without_article(self.word(at + 1)).is_some_and(|rest| rest.starts_with(char::is_uppercase))
        {
            return true;
        }
        let within = self.is_within(at) && !at.checked_sub(1).is_some_and(|at| self.is_role(at));
        let inside = within || self.has_more(at + 2);
        self.is_capital(at) && !inside && self.is_family_name(at + 1, share)
    }

    /// Whether a name that ends here is only part of a longer one; what stands behind a genitive is not.
    fn has_more(&self, end: usize) -> bool {
        let genitive = || self.bare_known(end - 1).is_some_and(|known| known.after_first_name() > LIKELY_SHARE);
        self.is_within(end) && !genitive()
    }

    /// Where a family name ends that is named once, behind what says what it is: *der Programmierer Kranz*, *laut
    /// al-Hadi*, *die Regierung Meier*.
    fn name_in_apposition(&self, at: usize, free: usize) -> Option<usize> {
        let lead = at.checked_sub(1).filter(|lead| *lead >= free && self.goes_on(at))?;
        let known = self.known(at);
        let word = self.word(at);
        if let Some(rest) = without_article(word).filter(|rest| rest.starts_with(char::is_uppercase)) {
            let says = |at: usize| self.seen.get(at).is_some_and(|seen| seen.class == ContextClass::Saying);
            let told =
                matches!(self.word(lead), "laut" | "Laut" | "so") || self.is_role(lead) || says(at + 1) || says(lead);
            return (told && ARABIC_THINGS.split_whitespace().all(|thing| thing != rest)).then_some(at + 1);
        }
        let lead_word = self.word(lead);
        let plain = self.labels[at] == Label::Outside
            && self.seen[at].class == ContextClass::Nothing
            && word.chars().any(char::is_lowercase)
            && word.chars().all(|letter| letter.is_alphabetic() || letter == '-')
            && word.chars().count() > 2
            && !self.is_capital(at + 1)
            && !self.is_common(at)
            && known.is_none_or(|known| {
                known.after_place() <= Share::UpTo10 && known.lowercase() <= Share::UpTo4 && known.count_at_least() < 64
            });
        if !plain {
            return None;
        }
        let is_name_part = known.is_some_and(|known| known.after_first_name() > Share::UpTo1 && !known.is_noun());
        let ends_as_noun = ["ung", "heit", "keit", "schaft", "tion", "ismus", "ungen", "haus", "amt", "tum", "innen"];
        let unknown = known.is_none()
            && self.bare_known(at).is_none()
            && self.seen[at].tail.is_none_or(|tail| !tail.is_noun() && !tail.is_common())
            && !ends_as_noun.iter().any(|end| word.ends_with(end));
        let rare = known.is_some_and(|known| known.count_at_least() <= RARE_NOUN);
        // Laut Polizei; but laut Meier.
        if matches!(lead_word, "laut" | "Laut") {
            return (is_name_part || unknown).then_some(at + 1);
        }
        if NAMED_BY_HEAD.split_whitespace().any(|head| head == lead_word) {
            return (is_name_part || unknown).then_some(at + 1);
        }
        // The profession has an article before it that is one of men and women: der Programmierer, die Ärztin.
        let article = lead.checked_sub(1).map_or("", |at| self.word(at));
        let fits = match article {
            "der" | "Der" => !lead_word.ends_with("in"),
            "die" | "Die" => lead_word.ends_with("in"),
            _ => false,
        };
        let profession = (self.is_role(lead) || self.is_like_profession(lead))
            && self.is_capital(lead)
            && !says_company(lead_word)
            && self.known(lead).is_none_or(|known| !known.is_first_name() && known.after_place() <= Share::UpTo4);
        // Wenn der Lehrer Kreide holt: what takes an object is no name, what a sign or a verb follows may be one.
        let next = self.seen.get(at + 1).map(|seen| seen.class);
        let ends = next.is_none_or(|next| {
            matches!(
                next,
                ContextClass::Saying
                    | ContextClass::Auxiliary
                    | ContextClass::Stop
                    | ContextClass::Comma
                    | ContextClass::Preposition
                    | ContextClass::Place
                    | ContextClass::And
                    | ContextClass::Quote
                    | ContextClass::Bracket
            )
        });
        (fits && profession && (is_name_part || unknown && ends || rare && ends)).then_some(at + 1)
    }

    /// Where a name ends that the model has not found and that begins with initials: *F.-W. Hansemann*.
    fn name_behind_initials(&self, at: usize) -> Option<usize> {
        let family = (at..at + NAME_WORDS_MAX).find(|at| !is_initial(self.word(*at))).filter(|family| *family > at)?;
        let joined = (at..family).any(|at| is_joined_initial(self.word(at)));
        let known = self.known(family);
        let is_name = known.map_or(self.seen.get(family)?.tail.is_none_or(|tail| !tail.is_noun()), |known| {
            joined && !known.is_noun() && !known.is_common() || known.after_first_name() > LIKELY_SHARE
        });
        let plain = self.is_capital(family)
            && self.goes_on(family)
            && self.seen[family].class == ContextClass::Nothing
            && self.word(family).chars().any(char::is_lowercase)
            && !self.word(family).ends_with('.')
            && (joined || !self.is_within(family));
        (plain && is_name).then(|| self.with_rest(at, family + 1))
    }

    /// Where a name ends that the model has not found and that a role says is one: *Chefcoach Gordon Herbert*,
    /// *Oberstleutnant Khaldun Zein ad-Din*.
    fn name_behind_role(&self, at: usize) -> Option<usize> {
        let goes_on = |at: usize| self.goes_on(at);
        let is_arabic = |at: usize| {
            goes_on(at) && without_article(self.word(at)).is_some_and(|rest| rest.starts_with(char::is_uppercase))
        };
        if let Some(last) = (at + 1..at + NAME_WORDS_MAX)
            .take_while(|at| goes_on(*at) && self.is_in_name(*at))
            .find(|at| is_arabic(*at))
        {
            return Some(last + 1);
        }
        let is_name = |at: usize| {
            self.is_capital(at)
                && goes_on(at)
                && self.seen[at].class == ContextClass::Nothing
                && self.word(at).chars().any(char::is_lowercase)
                && self.known(at).is_none_or(|known| {
                    !known.is_noun()
                        && !known.is_common()
                        && known.after_place() <= Share::UpTo10
                        && known.lowercase() <= Share::UpTo4
                })
                && !self.seen[at].tail.is_some_and(|tail| tail.is_noun() && self.known(at).is_none())
        };
        let first_name = self
            .known(at)
            .is_some_and(|known| known.is_first_name() && !known.is_noun() && known.lowercase() <= Share::UpTo1);
        (first_name && is_name(at + 1) && !self.is_capital(at + 2)).then_some(at + 2)
    }

    /// Whether the last word only stands behind the name: *Daniel Günthers Rede*, *Heidi Klums Modelsuche*, *Putins
    /// Sprecher*, *Merkel Mittwoch*.
    fn is_behind_name(&self, first: usize, end: usize) -> bool {
        if end - first == 3 && self.is_surname_first(first) {
            return false;
        }
        let (last, before) = (self.known(end - 1), self.known(end - 2));
        // A family name, its genitive, and what is no family name.
        let of_family = end - first > 2
            && self.bare_known(end - 2).is_some_and(|known| known.after_first_name() > LIKELY_SHARE)
            && before.is_none_or(|known| !known.is_first_name() && known.before_capital() > BEFORE_NOUNS)
            && last.is_none_or(|known| known.after_first_name() <= LIKELY_SHARE)
            // Mario Vargas Llosa: what was counted and never stood behind an article is no noun.
            && last.is_none_or(|known| known.after_determiner() > Share::Never || known.before_capital() > Share::UpTo20);
        // Matthew Williams Liebeskummer: a compound that ends with a noun.
        let tail = self.seen[end - 1].tail.is_some_and(WordProfile::is_noun)
            && self.seen[end - 1].known.is_none_or(|known| known.after_first_name() == Share::Never)
            && self.bare_known(end - 1).is_none_or(|known| known.after_first_name() == Share::Never);
        // Of two words only where the first is a family name: Böhmert Zeitungsartikel, but Karl-Josef Laumann.
        let two = end - first == 2 && !self.known(first).is_some_and(is_well_known);
        let noun = !two && (tail || last.is_some_and(WordProfile::is_noun) && self.seen[end - 2].bare != 0);
        let role = self.is_role(end - 1) && last.is_none_or(|known| known.after_first_name() <= LIKELY_SHARE);
        let two = end - first == 2 && self.known(first).is_some_and(WordProfile::is_first_name);
        let common = self.is_common(end - 1) && !two;
        // Rafael van der Vaart, Osama bin Laden: even though these words are also others.
        !is_particle(self.word(end - 2)) && (common || noun || of_family || role)
    }

    /// Whether a word, or its bare form, stands behind first names in more than this share of all places.
    fn is_family_name(&self, at: usize, share: Share) -> bool {
        if !self.is_capital(at)
            || self.labels[at].is_person()
            || self.tokens[at].begins
            || self.seen[at].class != ContextClass::Nothing
        {
            return false;
        }
        let is_family_name = |known: WordProfile| known.after_first_name() > share && !known.is_noun();
        self.known(at).is_some_and(is_family_name) || self.bare_known(at).is_some_and(is_family_name)
    }

    /// Where a name ends that the model broke off: particles and what follows, a family name behind a first name that
    /// stands alone.
    fn with_rest(&self, first: usize, end: usize) -> usize {
        if end - first >= NAME_WORDS_MAX || self.tokens.get(end).is_none_or(|token| token.breaks) {
            return end;
        }
        if self.is_second_family_name(first, end) {
            return self.with_rest(first, end + 1);
        }
        let follows = |at: usize| self.is_capital(at) && self.goes_on(at);
        let next = self.word(end);
        // José Ortega y Gasset.
        if matches!(next, "y" | "i") && end - first > 1 && follows(end + 1) {
            return end + 2;
        }
        // Baschar al-Assad, Baschar al Assad.
        if next
            .split_once('-')
            .is_some_and(|(lead, rest)| ARTICLES.contains(&lead) && rest.starts_with(char::is_uppercase))
        {
            return end + 1;
        }
        if matches!(next, "al" | "el") && follows(end + 1) {
            return end + 2;
        }
        // Kim Jong Un, Moon Jae In.
        if end - first == 2 && self.is_surname_first(first) && follows(end) {
            return end + 1;
        }
        let last = self.word(end - 1);
        let behind_particle = end - first > 1 && CAPITAL_PARTICLES.contains(&last);
        // Karl-Theodor Freiherr zu Guttenberg.
        let noble = end - first > 1 && is_noble(last);
        if !(behind_particle || noble || self.ends_with_first_name(first, end)) {
            return end;
        }
        if CAPITAL_PARTICLES.contains(&next)
            && follows(end)
            && (follows(end + 1) || matches!(self.word(end + 1), "der" | "den"))
        {
            return self.with_rest(first, end + 1).max(if follows(end + 1) { end + 2 } else { end });
        }
        let lead = match (behind_particle, noble) {
            (true, _) => Lead::Particle,
            (false, true) => Lead::Noble,
            (false, false) => Lead::FirstName,
        };
        self.with_particles(end, lead)
    }

    /// Whether the word behind a first name and a family name is a family name, too, as those of Spain and Portugal are:
    /// *Mario Vargas Llosa*. In German hardly anything but a noun stands there, and of nouns the counts know nearly all.
    fn is_second_family_name(&self, first: usize, end: usize) -> bool {
        let first_name = |at: usize| self.known(at).is_some_and(WordProfile::is_first_name);
        let word = self.word(end);
        end - first >= 2
            && end - first <= 3
            && first_name(first)
            && self.is_capital(end)
            && self.goes_on(end)
            && !self.is_capital(end + 1)
            && self.seen[end].class == ContextClass::Nothing
            && word.chars().all(|letter| letter.is_alphabetic() || letter == '-')
            && word.chars().skip(1).all(|letter| !letter.is_uppercase())
            && (self.known(end).is_none() || is_of_spain(word) && !self.is_common(end))
            && self.bare_known(end).is_none()
            && !self.seen[end].tail.is_some_and(|tail| tail.is_noun() || tail.after_determiner() > Share::UpTo10)
            && (first + 1..end).any(|at| is_of_spain(self.word(at)))
    }

    /// Whether only first names, and roles before them, stand in a name that a particle may follow: *Heinrich Gottlob
    /// von Miltitz*; not *Harald Simons von Empirica*, because Simons is a family name more often.
    fn ends_with_first_name(&self, first: usize, end: usize) -> bool {
        let first_name = |at: usize| self.known(at).is_some_and(WordProfile::is_first_name);
        let alone = (first..end - 1).all(|at| self.is_role(at) || first_name(at));
        let family =
            end - first > 1 && self.known(end - 1).is_some_and(|known| known.after_first_name() > LIKELY_SHARE);
        // Rafael van der Vaart.
        let two = is_particle(self.word(end)) && is_particle(self.word(end + 1));
        alone && first_name(end - 1) && (!family || two)
    }

    /// Where a name ends with the particles that follow it, and the word behind them: *Ursula von der Leyen*.
    fn with_particles(&self, end: usize, lead: Lead) -> usize {
        let next = self.word(end);
        let may_follow =
            lead == Lead::Particle || matches!(next, "von" | "van" | "de" | "zu" | "di" | "da" | "del" | "bin" | "vom");
        let is_particle_at =
            |at: &usize| self.seen.get(*at).is_some_and(|seen| !seen.capital && seen.class == ContextClass::Particle);
        let most = if may_follow { 3 } else { 0 };
        let mut at = end + (end..end + most).take_while(is_particle_at).count();
        if at == end {
            let family = self.is_family_name(end, LIKELY_SHARE);
            return if family && lead != Lead::Particle { end + 1 } else { end };
        }
        // Freiherr von und zu Guttenberg.
        if lead == Lead::Noble && self.word(at) == "und" && is_particle(self.word(at + 1)) {
            at += 2;
        }
        // Behind *von der* every name stands behind an article; Graf von Zeppelin is the name of things, too.
        let article = at > end + 1 || lead != Lead::FirstName;
        let is_name = self.seen.get(at).is_some_and(|seen| seen.capital && seen.class == ContextClass::Nothing)
            && self.goes_on(at)
            && self.word(at).chars().any(char::is_lowercase)
            && (next == "bin"
                || self.known(at).is_none_or(|known| {
                    let noun = !article && (known.is_noun() || known.after_determiner() > Share::UpTo10);
                    !noun && known.after_place() <= Share::UpTo10 && known.lowercase() <= Share::UpTo4
                }));
        // Das Porträt von Anna von Peter Müller.
        let another = self.known(at).is_some_and(WordProfile::is_common_first_name)
            && self.is_capital(at + 1)
            && self.goes_on(at + 1);
        if is_name && !another { at + 1 } else { end }
    }

    /// Where a second name begins in four words or more: with a first name behind what is none.
    fn second_name(&self, first: usize, end: usize) -> Option<usize> {
        let known_as_first = |at: usize| self.known(at).is_some_and(WordProfile::is_first_name);
        // Hans-Joachim, Steffen-Claudio: what hyphens join are first names each.
        let of_two = |at: usize| {
            let word = self.word(at);
            let known = |part: &str| self.lexicon.known(hash(part)).is_some_and(WordProfile::is_first_name);
            word.contains('-') && word.split('-').all(known)
        };
        let is_first_name = |at: usize| known_as_first(at) || of_two(at);
        let starts = |at: &usize| {
            let known = self.known(*at);
            let seldom_family = known.is_none_or(|known| known.after_first_name() <= LIKELY_SHARE);
            let sure = known.is_some_and(WordProfile::is_common_first_name) || is_first_name(*at) && seldom_family;
            // Andrea Astrid Voßhoff.
            let ends = |at: usize| at < end && !is_first_name(at);
            sure && !is_first_name(at - 1) && self.is_capital(at - 1) && (ends(*at + 1) || ends(*at + 2))
        };
        let long = end - first >= 4 && is_first_name(first) && self.is_capital(first);
        (first + 2..end - 1).find(|at| long && starts(at))
    }

    /// Takes a name in without titles and roles, if it is one.
    fn push_named(&self, mut first: usize, mut end: usize, named: &mut Vec<NameSpan>) {
        // Müllers SPD-Vorgänger Klaus Wowereit, Potsdams Oberbürgermeister Mike Schubert: what is before a role is
        // another name, or none.
        if let Some(role) = (first + 1..end - 1).rev().find(|at| self.is_role_between(*at)) {
            self.push_named(first, role, named);
            first = role;
        }
        // What leads the name is no part of it: titles, professions, and words that have a capital only where a
        // sentence begins.
        let is_small = |at: usize| {
            self.tokens[at].begins
                && self.known(at).is_some_and(|known| known.lowercase() > Share::UpTo35 && !known.is_first_name())
        };
        if first + 1 < end
            && is_small(first)
            && self.seen[first + 1].known.is_some_and(|known| known.after_first_name() > Share::UpTo10)
        {
            first += 1;
        }
        while first + 1 < end && (self.is_role(first) || self.is_profession(first, end)) {
            first += 1;
        }
        // von, van and the like in front belong to it where no first name does.
        while end > first && !self.is_in_name(end - 1) {
            end -= 1;
        }
        // Stefanie Vogelsang Dr. Johann Wadephul.
        while end > first + 1 && self.seen[end - 1].class == ContextClass::Degree {
            end -= 1;
        }
        // Thomas Oppermann SPD.
        while end > first + 1 && self.is_abbreviation(end - 1) && !self.is_written_in_capitals(first, end) {
            end -= 1;
        }
        while end > first + 1 && self.is_abbreviation(first) && !self.is_written_in_capitals(first, end) {
            first += 1;
        }
        if end == first || self.is_role(first) && end == first + 1 || self.is_no_person(first, end) {
            return;
        }
        let leads = |at: &usize| self.is_role(*at) || self.is_profession(*at, end);
        let role = (first.saturating_sub(ROLE_WORDS_MAX)..first).rev().take_while(leads).last();
        named.push(NameSpan { first, end, role });
    }

    /// Whether a word within a name is a role and no name of its own.
    fn is_role_between(&self, at: usize) -> bool {
        !is_noble(self.word(at))
            && self.is_role(at)
            && self.known(at).is_none_or(|known| known.after_first_name() <= LIKELY_SHARE && !known.is_first_name())
    }

    /// Whether the word before a first name and a surname is what the person does: *Holzkünstler Tino Günther*.
    fn is_profession(&self, at: usize, end: usize) -> bool {
        let known = |at: usize| self.known(at);
        at + 2 < end
            && self.is_capital(at)
            && self.is_like_profession(at)
            && known(at + 1).is_some_and(WordProfile::is_first_name)
            && known(at).is_none_or(|known| {
                !known.is_first_name() && known.after_first_name() <= Share::UpTo4 && known.lowercase() <= Share::UpTo10
            })
    }

    /// Parts two family names that stand side by side, *hatte Putin Trump gesagt*, and cuts off what a genitive stands
    /// before, *Putins Friedenswillen*.
    pub(crate) fn part_surnames(&self, named: &mut Vec<NameSpan>) {
        let is_first_name = |at: usize| self.known(at).is_some_and(WordProfile::is_first_name);
        let two =
            |one: &NameSpan| one.end - one.first == 2 && !is_first_name(one.first) && !is_initial(self.word(one.first));
        let sure = named.iter().filter(|one| !two(one));
        let surnames: FxHashSet<&str> = sure.map(|one| self.word(one.end - 1)).collect();
        let full = named.iter().filter(|one| !two(one) && one.end - one.first > 1);
        let of_full: FxHashSet<&str> = full.map(|one| self.word(one.end - 1)).collect();
        let is_surname = |word: &str| {
            surnames.contains(word)
                || self
                    .lexicon
                    .known(hash(word))
                    .is_some_and(|known| is_well_known(known) && known.after_determiner() <= Share::UpTo4)
        };
        let mut seconds = Vec::new();
        for one in named.iter_mut().filter(|one| two(one)) {
            let (first, last) = (self.word(one.first), self.word(one.end - 1));
            let known = self.known(one.first);
            // Goethes Faust: as a genitive it comes oftener than as anything else.
            let seldom = known
                .is_none_or(|known| known.after_first_name() <= LIKELY_SHARE || known.before_capital() > BEFORE_NOUNS);
            let likely =
                seldom && self.bare_known(one.first).is_some_and(|known| known.after_first_name() > SURE_SHARE);
            let genitive = strip_genitive(first).is_some_and(|bare| is_surname(bare) || likely)
                && !of_full.contains(first)
                && known.is_none_or(|known| seldom || !is_well_known(known));
            if genitive && !surnames.contains(last) {
                one.end -= 1;
            } else if is_surname(first) && is_surname(last) {
                seconds.push(NameSpan { first: one.end - 1, end: one.end, role: None });
                one.end -= 1;
            }
        }
        if !seconds.is_empty() {
            named.append(&mut seconds);
            named.sort_by_key(|one| one.first);
        }
    }
}

/// A noun that came more often than this where words were counted is no name behind a profession.
const RARE_NOUN: u32 = 4;

/// What is named by the family name of its head: *die Regierung Meier*.
const NAMED_BY_HEAD: &str = "\
    Regierung Kabinett Ära Familie Ehepaar Eheleute Geschwister Brüder Gebrüder Causa Administration \
    Eheleuten";

/// What has an Arabic article and is nobody.
const ARABIC_THINGS: &str = "\
    Kaida Qaida Qaeda Kaeda Dschasira Jazeera Arabija Arabiya Nusra Schabaab Shabaab Schabab Shabab Azhar \
    Aksa Aqsa Quds Kuds Hol Tanf Bab Ahram Watan Manar Scham Sham Ain Andalus Hayat Fatah Rai Ittihad Ahli \
    Hilal";

/// Whether a family name looks like one of Spain or Portugal, by its end or its letters.
fn is_of_spain(word: &str) -> bool {
    const ENDS: [&str; 22] = [
        "ez", "az", "as", "os", "es", "ia", "ía", "ro", "no", "do", "da", "go", "ga", "lla", "lo", "ña", "ra", "ón",
        "eira", "osa", "illa", "sa",
    ];
    word.contains(['á', 'é', 'í', 'ó', 'ú', 'ñ', 'ã', 'õ']) || ENDS.iter().any(|end| word.ends_with(end))
}

/// Whether initials are joined by a hyphen, as only those of people are.
fn is_joined_initial(word: &str) -> bool {
    is_initial(word) && word.len() > 2
}
