//! Finds the persons of an article, step by step: the model's names and their boundaries, what the whole article makes
//! sure of, who each stands for. It must not know how names are spelled elsewhere.

use crate::person::mention::article::TaggedArticle;
use crate::person::mention::printed::Mention;
use crate::person::tagger::lexicon::Lexicon;
use crate::person::tagger::model::{Model, Tagger};
use crate::person::tagger::shipped::shipped;
use crate::person::tagger::tokens::{Token, tokens};
use crate::text::{ByteSpan, Undivided};
use std::sync::Arc;

/// The long s of old print.
const LONG_S: char = 'ſ';

/// Finds persons in texts; keeps its memory from one to the next.
pub struct PersonFinder {
    tagger: Tagger,
    tokens: Vec<Token>,
}

impl Default for PersonFinder {
    /// A finder with what ships.
    fn default() -> PersonFinder {
        let (lexicon, model) = shipped();
        PersonFinder::new(lexicon, model)
    }
}

impl PersonFinder {
    /// A finder that knows these words and weights.
    pub fn new(lexicon: Arc<Lexicon>, model: Arc<Model>) -> PersonFinder {
        PersonFinder { tagger: Tagger::new(lexicon, model), tokens: Vec::new() }
    }

    /// The persons named in an article, in the order they are named. The end of a line can cut a name in two: names are
    /// sought in the text with whole words, and have their places in the text as it is.
    pub fn find(&mut self, text: &str) -> Vec<Mention> {
        let Some(undivided) = Undivided::of(text) else { return self.find_in_modern_letters(text) };
        let mut mentions = self.find_in_modern_letters(&undivided.text);
        for mention in &mut mentions {
            mention.span = undivided.original(mention.span);
            mention.role = mention.role.map(|role| undivided.original(role));
        }
        mentions
    }

    /// The long ſ of old print is an s: *Streſemann*.
    fn find_in_modern_letters(&mut self, text: &str) -> Vec<Mention> {
        if !text.contains(LONG_S) {
            return self.find_whole(text);
        }
        // Where each stands when it is one byte long.
        let places: Vec<usize> = text.match_indices(LONG_S).enumerate().map(|(count, (at, _))| at - count).collect();
        let mut mentions = self.find_whole(&text.replace(LONG_S, "s"));
        let original = |at: usize| at + places.partition_point(|place| *place < at);
        let there = |span: ByteSpan| ByteSpan::new(original(span.start), original(span.end));
        for mention in &mut mentions {
            mention.span = there(mention.span);
            mention.role = mention.role.map(there);
        }
        mentions
    }

    fn find_whole(&mut self, text: &str) -> Vec<Mention> {
        tokens(text, &mut self.tokens);
        self.tagger.tag(text, &self.tokens);
        let view = TaggedArticle::new(text, &self.tokens, &self.tagger);
        let mut named = view.named();
        view.join_around_bynames(&mut named);
        view.add_family_names_first(&mut named);
        view.cut_off_leads(&mut named);
        // Before the article makes names of their words, and again with what it made sure of.
        view.part_surnames(&mut named);
        view.carry(&mut named);
        named.sort_by_key(|one| one.first);
        view.part_surnames(&mut named);
        view.complete(&mut named);
        view.cut_off_leads(&mut named);
        view.leave_out_beginnings(&mut named);
        view.leave_out_things(&mut named);
        view.leave_out_listed(&mut named);
        view.add_generations(&mut named);
        // What stands in a name is no role of the next: Roland Kaiser, Kanzlerin Merkel.
        let mut free = 0;
        for one in &mut named {
            one.role = one.role.map(|role| role.max(free)).filter(|role| *role < one.first);
            free = one.end;
        }
        let mut mentions = view.link(&named);
        view.by_office(&named, &mut mentions);
        view.in_compounds(&named, &mut mentions);
        mentions.sort_by_key(|one| one.span.start);
        mentions
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::person::mention::printed::MentionKind;
    use crate::person::name::identifier::person_id;
    use proptest::prelude::*;

    fn found(text: &str) -> Vec<String> {
        let mentions = PersonFinder::default().find(text);
        let row = |one: &Mention| {
            let role = one.role.map(|role| format!(" ({})", role.of(text))).unwrap_or_default();
            format!("{} = {}{role}", one.span.of(text), one.name)
        };
        mentions.iter().map(row).collect()
    }

    #[test]
    fn an_article_says_who_is_meant() {
        let text = "Bundeskanzlerin Angela Merkel hat am Montag in Berlin mit Wladimir Putin telefoniert. Merkel \
            forderte ein Ende der Gewalt, Putins Sprecher Dmitri Peskow widersprach. CDU-Generalsekretär Paul Ziemiak \
            lobte Merkels Kurs.";
        assert_eq!(
            found(text),
            [
                "Angela Merkel = Angela Merkel (Bundeskanzlerin)",
                "Wladimir Putin = Wladimir Putin",
                "Merkel = Angela Merkel",
                "Putins = Wladimir Putin",
                "Dmitri Peskow = Dmitri Peskow (Sprecher)",
                "Paul Ziemiak = Paul Ziemiak (CDU-Generalsekretär)",
                "Merkels = Angela Merkel",
            ]
        );
    }

    #[test]
    fn a_name_that_a_line_end_cuts_is_whole() {
        let text = "Bundespräsident Richard von Weiz-\nsäcker sprach. Bundeskanzlerin Angela Mer¬\nkel und Annalena Baer-\r\n\
            bock hörten zu. Bundesaußenminis-\nter Hans-\nDietrich Genscher schwieg, auch Olaf Schol\u{ad}zens Ge\u{ad}ne\u{ad}ral\u{ad}se\u{ad}kre\u{ad}tär.";
        let names: Vec<String> = found(text).iter().map(|row| row.replace('\r', "")).collect();
        assert_eq!(
            names,
            [
                "Richard von Weiz-\nsäcker = Richard von Weizsäcker (Bundespräsident)",
                "Angela Mer¬\nkel = Angela Merkel (Bundeskanzlerin)",
                "Annalena Baer-\nbock = Annalena Baerbock",
                "Hans-\nDietrich Genscher = Hans-Dietrich Genscher (Bundesaußenminis-\nter)",
                "Olaf Schol\u{ad}zens = Olaf Scholz",
            ]
        );
    }

    #[test]
    fn what_is_no_person_is_none() {
        for text in [
            "Das Robert Koch-Institut meldete am Montag neue Zahlen.",
            "Die Konrad-Adenauer-Stiftung lud nach Berlin ein.",
            "Bayerns Regierung und Berlins Senat stritten.",
            "Andernfalls wird es teuer.",
            "Denkbar wäre das. Vielerorts fehlt Geld.",
            "Bei Tönnies wird wieder geschlachtet. Die Firma Tönnies lud am Montag ein. Tönnies sagte nichts.",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
        let artist = found("Das sagte der Holzkünstler Tino Günther am Montag.");
        assert_eq!(artist, ["Tino Günther = Tino Günther (Holzkünstler)"]);
    }

    #[test]
    fn an_office_stands_for_who_has_it_and_a_compound_has_a_name() {
        let text = "Bundeskanzlerin Angela Merkel kam am Montag. Die Kanzlerin lobte den Präsidenten von Mali. \
            Merkel-Gegner pfiffen, sagte die Präsidentin.";
        assert_eq!(
            found(text),
            ["Angela Merkel = Angela Merkel (Bundeskanzlerin)", "Kanzlerin = Angela Merkel", "Merkel = Angela Merkel"]
        );
        let kinds: Vec<MentionKind> = PersonFinder::default().find(text).iter().map(|one| one.kind).collect();
        assert_eq!(kinds, [MentionKind::Name, MentionKind::Office, MentionKind::Compound]);
        let two = "Präsident Joe Biden traf Präsident Wladimir Putin. Der Präsident schwieg am Montag.";
        assert!(!found(two).iter().any(|row| row.starts_with("Präsident =")));
    }

    #[test]
    fn genitives_are_those_of_names() {
        let table = [
            ("Das kritisierte Trumps Sprecher am Montag.", "Trumps = Trump"),
            ("Gestern sagte Svenja Peters nichts. Sie lobte Peters.", "Svenja Peters = Svenja Peters"),
            ("Gestern sagte Svenja Peters nichts, und Peter schwieg.", "Svenja Peters = Svenja Peters"),
            ("Heiko Maas sagte am Montag nichts.", "Heiko Maas = Heiko Maas"),
            ("Jürgen Klopps Mannschaft verlor.", "Jürgen Klopps = Jürgen Klopp"),
            ("Karl Marx' Werke", "Karl Marx = Karl Marx"),
            ("Die Rede Sigmar Gabriels gefiel.", "Sigmar Gabriels = Sigmar Gabriel"),
            ("Bertolt Brechts Stücke", "Bertolt Brechts = Bertolt Brecht"),
            ("Baschar al-Assads Truppen", "Baschar al-Assads = Baschar al-Assad"),
            ("Am Montag sprach Marine Le Pen in Berlin.", "Marine Le Pen = Marine Le Pen"),
            ("Alexander Van der Bellens Amt", "Alexander Van der Bellens = Alexander Van der Bellen"),
            ("Daniel Günthers Rede gefiel.", "Daniel Günthers = Daniel Günther"),
            ("Angela Merkels früherer Sprecher kam.", "Angela Merkels = Angela Merkel"),
            ("Alexis Tsipras sagte am Montag nichts.", "Alexis Tsipras = Alexis Tsipras"),
            ("Angela Merkels Kabinett", "Angela Merkels = Angela Merkel"),
        ];
        for (text, row) in table {
            assert_eq!(found(text).first().map(String::as_str), Some(row), "{text}");
        }
    }

    #[test]
    fn two_people_of_one_surname_stay_two() {
        let text = "Der Virologe Peter Müller und die Ministerin Anna Müller stritten am Montag. Müller sagte, das \
            sei falsch.";
        let names = found(text);
        assert!(names.contains(&"Peter Müller = Peter Müller (Virologe)".to_string()), "{names:?}");
        assert!(names.contains(&"Anna Müller = Anna Müller (Ministerin)".to_string()), "{names:?}");
        assert_eq!(names.last().unwrap(), "Müller = Müller", "nobody knows which");
        let told = "Minister Peter Müller und Ministerin Anna Müller stritten am Montag. Frau Müller sagte, das sei \
            falsch. Müller nickte.";
        let names = found(told);
        assert_eq!(names[2..], ["Müller = Anna Müller (Frau)", "Müller = Müller"], "{names:?}");
        let other = found("Minister Hubertus Heil kam am Montag. Frau Heil sagte nichts, Heil auch nicht.");
        assert_eq!(other[1..], ["Heil = Heil (Frau)", "Heil = Hubertus Heil"], "{other:?}");
    }

    #[test]
    fn names_have_their_particles_numerals_and_titles_of_nobility() {
        let table = [
            (
                "Karl-Theodor Freiherr zu Guttenberg trat zurück.",
                "Karl-Theodor Freiherr zu Guttenberg = Karl-Theodor Freiherr zu Guttenberg",
            ),
            ("Nachfolger wird Thomas de Maizière.", "Thomas de Maizière = Thomas de Maizière"),
            ("Frau von der Leyen forderte faire Bedingungen.", "von der Leyen = Leyen (Frau)"),
            ("König Charles III. kam am Montag.", "Charles III. = Charles III. (König)"),
            ("Auf Johannes Paul II, den Polen, folgte ein Deutscher.", "Johannes Paul II = Johannes Paul II."),
            ("Johannes Pauls II. Sekretär weinte.", "Johannes Pauls II. = Johannes Paul II."),
            ("Machthaber Kim Jong Un kam nach Panmunjom.", "Kim Jong Un = Kim Jong Un (Machthaber)"),
            ("Präsident Moon Jae In kam nach Panmunjom.", "Moon Jae In = Moon Jae In (Präsident)"),
        ];
        for (text, row) in table {
            assert_eq!(found(text).first().map(String::as_str), Some(row), "{text}");
        }
        let leyen =
            found("Ursula von der Leyen kam. Von der Leyens Vorgänger auch, und Frau von der Leyen sprach mit ihm.");
        assert_eq!(
            leyen[1..],
            ["Von der Leyens = Ursula von der Leyen", "von der Leyen = Ursula von der Leyen (Frau)"],
            "{leyen:?}"
        );
        let two =
            found("Kim Jong Un kam am Montag. Kim Yo Jong reichte ihrem Bruder den Stift. Kim lächelte, sagte Kim.");
        assert!(!two.iter().any(|row| row.starts_with("Kim = Kim ")), "nobody knows which: {two:?}");
    }

    #[test]
    fn the_article_says_what_is_a_name_and_what_is_a_word() {
        let kurz = found("Sebastian Kurz kam am Freitag. Kurz darauf ging er. Kurz wies die Vorwürfe zurück.");
        assert_eq!(kurz, ["Sebastian Kurz = Sebastian Kurz", "Kurz = Sebastian Kurz"], "{kurz:?}");
        let bosch = found(
            "Die Robert Bosch GmbH streicht Stellen. Bosch begründet das nicht. Gründer Robert Bosch hätte das nie \
                getan.",
        );
        assert_eq!(bosch, ["Robert Bosch = Robert Bosch (Gründer)"], "{bosch:?}");
        let shop = found("Die Plattform Temu wächst. Von Temu heißt es nichts. Wie Temu arbeiten viele.");
        assert_eq!(shop, [""; 0], "{shop:?}");
        let usyk = found("Oleksandr Usyk gewann. Der Boxer aus Usyks Team jubelte, und Usyk auch.");
        assert_eq!(usyk[1], "Usyks = Oleksandr Usyk", "{usyk:?}");
        // No name goes on in another paragraph.
        let heading = found("Kritik an Schmitt\n\nUlla Schmidt sagte nichts.");
        assert!(heading.contains(&"Ulla Schmidt = Ulla Schmidt".to_string()), "{heading:?}");
        for none in [
            "Das meldet die F.A.Z. am Montag.",
            "Das berichtet CORRECTIV am Montag.",
            "Im Verlag Paul Haupt erscheint es.",
        ] {
            assert_eq!(found(none), [""; 0], "{none}");
        }
    }

    #[test]
    fn roles_are_those_of_who_is_named() {
        let table = [
            ("Das sagte der Sicherheitsberater Trumps.", "Trumps = Trump"),
            ("Kanzlerin Merkels Kurs gefiel.", "Merkels = Merkel (Kanzlerin)"),
            ("Das sagte sein charmanter Tino Günther.", "Tino Günther = Tino Günther"),
        ];
        for (text, row) in table {
            assert_eq!(found(text).first().map(String::as_str), Some(row), "{text}");
        }
        // A first name says that she is another one.
        let meier = found("Herr Meier klagte. Das bestätigte Peter Meier. Oberbürgermeisterin Meier blieb ruhig.");
        assert_eq!(
            meier,
            ["Meier = Peter Meier (Herr)", "Peter Meier = Peter Meier", "Meier = Meier (Oberbürgermeisterin)"],
            "{meier:?}"
        );
        // Of twenty thousand roles before a name the last are its own.
        let many = format!("{}Angela Merkel", "Sprecher ".repeat(20_000));
        let role = ["Sprecher"; 8].join(" ");
        assert_eq!(found(&many).last().unwrap(), &format!("Angela Merkel = Angela Merkel ({role})"));
    }

    proptest! {
        #[test]
        fn any_text_has_names_in_order_that_slice_to_it(text in "(Herr |Dr\\. |Angela |Merkels? |von |Müller|Le |Al \
            |Van |de |der |Marine |Schmidt |Freiherr |Kim |Un |II\\.? |Sprecher |\n\n|[A-ZÄ][a-zß]{1,8} |\\PC{0,5}|, \
        |\\. ){0,20}") {
            let mentions = PersonFinder::default().find(&text);
            for pair in mentions.windows(2) {
                prop_assert!(pair[0].span.end <= pair[1].span.start);
            }
            for one in &mentions {
                prop_assert!(!one.span.of(&text).trim().is_empty() && !one.name.is_empty() && !person_id(&one.name).is_empty());
                prop_assert!(one.role.is_none_or(|role| role.end <= one.span.start));
            }
        }
    }
}
