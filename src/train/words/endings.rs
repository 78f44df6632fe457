//! Learns how forms lose their endings where rules alone would go wrong.
//! It must not know compounds.

use crate::analysis::lexicon::Ending;
use crate::analysis::stem::without_umlaut;
use crate::analysis::{function_words, irregular};
use crate::train::words::{AFTER_VOWEL, Learner};

impl Learner<'_> {
    /// Whether two listed nouns, one of which is the other and an ending, are both in use, and the longer is not just a
    /// plural of the shorter: a plural is listed as a noun now and then, but hardly ever has a plural itself.
    fn are_rivals(&self, longer: &str, shorter: &str) -> bool {
        let forms = |word: &str| self.sources.forms.contains(word);
        let plural = if longer.ends_with('e') {
            forms(&format!("{shorter}es")) && forms(&format!("{shorter}en"))
        } else {
            false
        };
        !plural && self.used(longer).total >= 1 && self.used(shorter).total >= 1
    }

    /// How the form loses its ending where rules alone would go wrong.
    // Long because the rules are tried in this order, and each relies on what those before it have ruled out.
    pub(crate) fn ending(&self, form: &str) -> Option<Ending> {
        let listed = |word: &str| self.listed(word) && !self.mostly_lower(word);
        // Lehrer, Lehrers, Lehrern, Lehrerin, Lehrerinnen: `er` belongs to the word; but Berliner are of Berlin.
        for (ending, cut) in
            [("er", 2), ("ers", 3), ("ern", 3), ("ere", 3), ("eren", 4), ("eres", 4), ("erin", 4), ("erinnen", 7)]
        {
            if form.ends_with(ending) && form.len() - cut >= 3 && !self.mostly_lower(form) {
                let base = &form[..form.len() - cut];
                let place = self.used(base);
                let of_place = place.capital >= 15 && place.determined * 10 < place.capital;
                // Beamter, Vorsitzender are adjectives.
                let adjective = listed(&format!("{base}e")) && self.sources.forms.contains(&format!("{base}em"));
                if listed(&format!("{base}er")) && !of_place && !adjective {
                    return Some(Ending { cut: cut as u8, add: "er", umlaut: false, participle: false });
                }
            }
        }
        // Kurs is no Kur, Preis no Prei.
        if form.ends_with('s') && listed(form) {
            return Some(Ending { cut: 0, add: "", umlaut: false, participle: false });
        }
        // Nachbarn, Herrn, Seen.
        let base = form.strip_suffix('n').filter(|base| base.len() >= 3 && listed(base));
        let takes_n = |base: &&str| (base.ends_with(['r', 'l']) && !base.ends_with("er")) || *base == "see";
        if base.filter(takes_n).is_some() {
            return Some(Ending { cut: 1, add: "", umlaut: false, participle: false });
        }
        // Planet is no plan, Note no Not, Eisen no Eis: where rules would make two nouns one, the ending stays.
        for (add, inflected, cut) in
            [("et", "et", 2), ("et", "eten", 4), ("en", "en", 2), ("en", "ens", 3), ("e", "e", 1), ("e", "en", 2)]
        {
            let Some(base) = form.strip_suffix(inflected).filter(|base| base.len() >= 3) else { continue };
            let noun = format!("{base}{add}");
            if listed(&noun) && listed(base) && self.are_rivals(&noun, base) && !self.mostly_lower(form) {
                return Some(Ending { cut, add, umlaut: false, participle: false });
            }
        }
        // Ostern has no plural Oster; Praxis, Thomas have no Praxi, Thoma.
        let whole = Some(Ending { cut: 0, add: "", umlaut: false, participle: false });
        if let Some(base) = form.strip_suffix("ern").filter(|_| listed(form) && form.len() <= 9)
            && !listed(&format!("{base}er"))
        {
            return whole;
        }
        // An infinitive is not the past of another verb (warten, waren), nor the plural of a noun (gründen, Gründe).
        let infinitive = self.is_verb(form) && self.mostly_lower(form) && !listed(form);
        if infinitive {
            return None;
        }
        if let Some(ending) = self.weak_verb(form) {
            return Some(ending);
        }
        if let Some(base) = form.strip_suffix('s').filter(|base| base.ends_with(AFTER_VOWEL)) {
            let (own, bare) = (self.used(form).total, self.used(base).total);
            let of_base = (self.listed(base) || bare > 0) && !self.listed(form) && bare * 2 >= own;
            return if of_base {
                Some(Ending { cut: 1, add: "", umlaut: false, participle: false })
            } else {
                whole.filter(|_| self.listed(form) || own >= 2)
            };
        }
        // Präsidentin, Präsidentinnen.
        for (ending, cut) in [("innen", 5), ("in", 2)] {
            if let Some(base) = form.strip_suffix(ending).filter(|base| base.len() >= 4)
                && (listed(base) || listed(&format!("{base}e")))
            {
                return Some(Ending { cut, add: "", umlaut: false, participle: false });
            }
            // Ärztinnen.
            if let Some(base) = form.strip_suffix(ending).filter(|base| base.len() >= 4)
                && without_umlaut(base).is_some_and(|base| listed(&base) || listed(&format!("{base}e")))
            {
                return Some(Ending { cut, add: "", umlaut: true, participle: false });
            }
        }
        if listed(form) {
            return None;
        }
        // Museen, Firmen, Viren, Themen, Ministerien.
        if let Some(base) = form.strip_suffix("en").filter(|base| base.len() >= 3)
            && !listed(base)
            && !listed(&format!("{base}e"))
        {
            for add in ["um", "us", "a", "o", "is"].into_iter().filter(|_| !self.mostly_lower(form)) {
                if listed(&format!("{base}{add}")) && self.sources.forms.contains(form) {
                    return Some(Ending { cut: 2, add, umlaut: false, participle: false });
                }
            }
        }
        // Häuser, Verträge, Städten, Mütter: the most frequent noun that it may be a plural of.
        if (self.sources.forms.contains(form) || self.used(form).total > 0) && !self.mostly_lower(form) {
            let singular = |ending: &str| {
                let stem = form.strip_suffix(ending).filter(|stem| stem.len() >= 3)?;
                let base = without_umlaut(stem).filter(|base| base.len() >= 3 && listed(base))?;
                // Bären are of the Bär, and no bars; but Länder are of the Land, although there is a Lände.
                let rivals = [stem.to_string(), format!("{stem}e")].into_iter().filter(|word| listed(word));
                let rival = rivals.map(|rival| 20 * (self.used(&rival).total + 1)).max().unwrap_or(0);
                (self.used(&base).total >= rival).then(|| (self.used(&base).total, ending.len()))
            };
            let found = ["ern", "er", "en", "e", "n", ""].iter().filter_map(|ending| singular(ending)).max();
            if let Some((_, cut)) = found {
                return Some(Ending { cut: cut as u8, add: "", umlaut: true, participle: false });
            }
        }
        None
    }

    /// Past and participle of a weak verb: *spielte*, *gespielt*, *angekündigter*, *kritisiert*.
    fn weak_verb(&self, form: &str) -> Option<Ending> {
        if self.listed(form) || self.seen_as_noun(form) {
            return None;
        }
        let verb = |stem: &str| {
            stem.len() >= 3
                && !function_words::contains(stem)
                && (self.is_verb(&format!("{stem}en"))
                    || (stem.ends_with(['r', 'l']) && self.is_verb(&format!("{stem}n"))))
        };
        let ending = |cut: usize, participle: bool| Some(Ending { cut: cut as u8, add: "", umlaut: false, participle });
        for adjective in ["", "e", "er", "es", "en", "em"] {
            let Some(base) = form.strip_suffix(adjective).and_then(|bare| bare.strip_suffix('t')) else { continue };
            for e in ["", "e"] {
                let Some(base) = base.strip_suffix(e) else { continue };
                let cut = form.len() - base.len();
                for prefix in irregular::PREFIXES {
                    let Some(stem) = base.strip_prefix(prefix).and_then(|rest| rest.strip_prefix("ge")) else {
                        continue;
                    };
                    if verb(&format!("{prefix}{stem}")) {
                        return ending(cut, true);
                    }
                }
            }
        }
        for past in ["test", "tet", "ten", "te", "t"] {
            if let Some(stem) = form.strip_suffix(past).filter(|stem| verb(stem)) {
                return ending(form.len() - stem.len(), false);
            }
        }
        None
    }
}
