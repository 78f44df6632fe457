//! The sources as their compiler reads them: tokens, without comments and tests; paths, resolved to the files that
//! define what they name.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// A piece of a source file. What stands in brackets stands between their signs.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    Word(String),
    Sign(char),
    Literal(String),
}

/// A source file without its comments, attributes and tests.
pub struct Source {
    /// Below `src`.
    pub path: PathBuf,
    /// With comments, as it stands in the file.
    pub text: String,
    pub pieces: Vec<Piece>,
}

/// All files of `src`, each with the module it is.
pub struct Sources {
    files: BTreeMap<Vec<String>, Source>,
}

/// A path such as `crate::date::{Day, calendar::month}` or `super::fold`, one for each name it ends in.
#[derive(Debug)]
struct NamedPath {
    segments: Vec<String>,
    /// It is made known to others by `pub use` and not used in the file itself.
    only_handed_on: bool,
}

impl Source {
    /// The room a file is in: `index/stamp.rs` and `index/mod.rs` are of `index`, `error.rs` of `error`.
    pub fn room(&self) -> String {
        let first = self.path.components().next().unwrap().as_os_str().to_string_lossy();
        first.trim_end_matches(".rs").to_string()
    }

    /// The code with a blank between two pieces: `crate :: date :: Day`.
    pub fn code(&self) -> String {
        let words = self.pieces.iter().map(|piece| match piece {
            Piece::Word(text) | Piece::Literal(text) => text.clone(),
            Piece::Sign(sign) => sign.to_string(),
        });
        words.collect::<Vec<_>>().join(" ").replace(": :", "::")
    }
}

impl Source {
    /// The literals that read like sentences, apart from what only a programmer sees when it fails. Where a room holds
    /// lists of German, a literal is taken for a sentence if it is English or has places to fill.
    pub fn sentences(&self) -> Vec<&str> {
        let lists = ROOMS_WITH_LISTS.contains(&self.room().as_str());
        let mut found = Vec::new();
        for (at, piece) in self.pieces.iter().enumerate() {
            let Piece::Literal(text) = piece else { continue };
            let before = &self.pieces[at.saturating_sub(CONDITION_MAX)..at];
            let fails =
                before.iter().any(|piece| matches!(piece, Piece::Word(word) if FAILURES.contains(&word.as_str())));
            let filled: String = text.split('{').map(|part| part.rsplit('}').next().unwrap()).collect();
            let words: Vec<&str> = filled
                .split_whitespace()
                .filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 1)
                .collect();
            let list = lists && text == &filled && !words.iter().any(|word| ENGLISH.contains(word));
            if text.starts_with('"') && !fails && !list && words.len() >= SENTENCE_WORDS {
                found.push(text.as_str());
            }
        }
        found
    }
}

/// A message of an assertion stands behind its condition, which has no more pieces than this.
const CONDITION_MAX: usize = 10;
/// A literal of fewer words is a key or a name.
const SENTENCE_WORDS: usize = 3;
/// Rooms that know German by lists, of words or of queries.
const ROOMS_WITH_LISTS: [&str; 7] = ["analysis", "date", "person", "query", "temporal", "text", "train"];
/// Words that an English sentence hardly does without, and no list of German has.
const ENGLISH: [&str; 5] = ["the", "is", "no", "of", "cannot"];
/// What is said where the program itself is wrong is for its programmers.
const FAILURES: [&str; 5] = ["expect", "assert", "debug_assert", "unreachable", "panic"];

impl Sources {
    pub fn read() -> Sources {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let mut files = BTreeMap::new();
        collect(&root, &root, &mut files);
        assert!(files.len() > 100, "these are not the sources");
        Sources { files }
    }

    pub fn iter(&self) -> impl Iterator<Item = &Source> {
        self.files.values()
    }

    /// Which rooms each file names, other than its own.
    pub fn rooms_used(&self, source: &Source) -> BTreeSet<String> {
        let (module, _) = self.files.iter().find(|(_, other)| other.path == source.path).unwrap();
        let paths = paths(&source.pieces).into_iter().filter_map(|path| absolute(module, &path.segments));
        paths.filter_map(|path| path.first().cloned()).filter(|room| *room != source.room()).collect()
    }

    /// The files of the same room that define what a file names.
    fn imports(&self, module: &[String], source: &Source) -> BTreeSet<PathBuf> {
        let mut found = BTreeSet::new();
        for path in self.all_paths(module, source) {
            if path.only_handed_on {
                continue;
            }
            let Some(absolute) = absolute(module, &path.segments) else { continue };
            if let Some(file) = self.defining_file(&absolute, 0)
                && self.files[&file].room() == source.room()
                && file != module
            {
                found.insert(self.files[&file].path.clone());
            }
        }
        found
    }

    /// The paths of a file, those that begin with a module of its own or one it has imported made whole.
    fn all_paths(&self, module: &[String], source: &Source) -> Vec<NamedPath> {
        let mut all = paths(&source.pieces);
        let mut known: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (child, _) in self.files.iter().filter(|(child, _)| child.len() == module.len() + 1) {
            if child.starts_with(module) {
                known.insert(child.last().unwrap().clone(), child.clone());
            }
        }
        for path in &all {
            if let Some(absolute) = absolute(module, &path.segments)
                && self.files.contains_key(&absolute)
                && let Some(name) = absolute.last()
            {
                known.insert(name.clone(), absolute.clone());
            }
        }
        for (name, place) in known {
            for mut path in paths_from(&source.pieces, &name) {
                path.segments.splice(0..1, std::iter::once("crate".to_string()).chain(place.clone()));
                all.push(path);
            }
        }
        all
    }

    /// The module whose file defines what a path from the root names; names that are handed on are followed.
    fn defining_file(&self, path: &[String], depth: usize) -> Option<Vec<String>> {
        let length = (0..=path.len()).rev().find(|length| self.files.contains_key(&path[..*length]))?;
        let module = path[..length].to_vec();
        let Some(name) = path.get(length) else { return Some(module) };
        if depth < 8 {
            for handed_on in self.handed_on(&module).filter(|handed_on| handed_on.segments.last() == Some(name)) {
                if let Some(absolute) = absolute(&module, &handed_on.segments)
                    && absolute != path
                {
                    return self.defining_file(&absolute, depth + 1);
                }
            }
        }
        Some(module)
    }

    /// What a file makes known under names of others, `pub use` and `use`.
    fn handed_on<'a>(&'a self, module: &'a [String]) -> impl Iterator<Item = NamedPath> + 'a {
        let pieces = &self.files[module].pieces;
        let uses = pieces.iter().enumerate().filter(|(_, piece)| **piece == Piece::Word("use".into()));
        uses.flat_map(move |(at, _)| {
            let mut out = Vec::new();
            tree(&pieces[at + 1..], &mut Vec::new(), &mut out);
            let child = |first: &String| self.files.contains_key(&[module, std::slice::from_ref(first)].concat());
            for path in &mut out {
                if path.first().is_some_and(child) {
                    path.insert(0, "self".into());
                }
            }
            out.into_iter().map(|segments| NamedPath { segments, only_handed_on: true })
        })
    }

    /// Circles of files inside a room, each as its sorted files.
    pub fn circles(&self) -> Vec<Vec<PathBuf>> {
        let edges: BTreeMap<PathBuf, BTreeSet<PathBuf>> =
            self.files.iter().map(|(module, source)| (source.path.clone(), self.imports(module, source))).collect();
        let reach = |from: &PathBuf| {
            let mut reached = BTreeSet::new();
            let mut open: Vec<&PathBuf> = edges[from].iter().collect();
            while let Some(next) = open.pop() {
                if reached.insert(next.clone()) {
                    open.extend(&edges[next]);
                }
            }
            reached
        };
        let reached: BTreeMap<&PathBuf, BTreeSet<PathBuf>> = edges.keys().map(|file| (file, reach(file))).collect();
        let circles: BTreeSet<Vec<PathBuf>> = edges
            .keys()
            .filter(|file| reached[file].contains(*file))
            .map(|file| reached[file].iter().filter(|other| reached[other].contains(file)).cloned().collect())
            .collect();
        circles.into_iter().collect()
    }
}

fn collect(root: &Path, directory: &Path, files: &mut BTreeMap<Vec<String>, Source>) {
    for entry in std::fs::read_dir(directory).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(root, &path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") && !path.ends_with("tests.rs") {
            let text = std::fs::read_to_string(&path).unwrap();
            let path = path.strip_prefix(root).unwrap().to_path_buf();
            let mut module: Vec<String> =
                path.with_extension("").iter().map(|part| part.to_string_lossy().into_owned()).collect();
            if module.last().is_some_and(|last| ["mod", "lib"].contains(&last.as_str())) {
                module.pop();
            }
            let mut pieces = Vec::new();
            flatten(text.parse::<TokenStream>().unwrap(), &mut pieces);
            files.insert(module, Source { path, text, pieces });
        }
    }
}

/// Tokens one after another, without attributes and without what stands behind `#[cfg(test)]`.
fn flatten(stream: TokenStream, pieces: &mut Vec<Piece>) {
    let mut tokens = stream.into_iter().peekable();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Punct(sign) if sign.as_char() == '#' => {
                let inner = matches!(tokens.peek(), Some(TokenTree::Punct(sign)) if sign.as_char() == '!');
                if inner {
                    tokens.next();
                }
                let Some(TokenTree::Group(attribute)) = tokens.next() else { continue };
                if attribute.stream().to_string().replace(' ', "") == "cfg(test)" {
                    let ends = |token: &TokenTree| match token {
                        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
                        TokenTree::Punct(sign) => sign.as_char() == ';',
                        _ => false,
                    };
                    tokens.by_ref().find(ends);
                }
            }
            TokenTree::Punct(sign) => pieces.push(Piece::Sign(sign.as_char())),
            TokenTree::Ident(word) => pieces.push(Piece::Word(word.to_string())),
            TokenTree::Literal(literal) => pieces.push(Piece::Literal(literal.to_string())),
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Brace => ('{', '}'),
                    Delimiter::Bracket => ('[', ']'),
                    Delimiter::Parenthesis | Delimiter::None => ('(', ')'),
                };
                pieces.push(Piece::Sign(open));
                flatten(group.stream(), pieces);
                pieces.push(Piece::Sign(close));
            }
        }
    }
}

/// The paths that begin at the root of the crate or beside the file.
fn paths(pieces: &[Piece]) -> Vec<NamedPath> {
    ["crate", "super", "self"].into_iter().flat_map(|first| paths_from(pieces, first)).collect()
}

/// The paths that begin with a word, wherever they stand.
fn paths_from(pieces: &[Piece], first: &str) -> Vec<NamedPath> {
    let mut found = Vec::new();
    for at in 0..pieces.len() {
        let inside = at >= 2 && pieces[at - 1] == Piece::Sign(':') && pieces[at - 2] == Piece::Sign(':');
        if inside || pieces[at] != Piece::Word(first.into()) || !double_colon(&pieces[at + 1..]) {
            continue;
        }
        let mut segments = Vec::new();
        tree(&pieces[at..], &mut Vec::new(), &mut segments);
        let handed_on = is_public_use(&pieces[..at]);
        for segments in segments {
            let used = segments.last().is_some_and(|name| count(pieces, name) > 1);
            found.push(NamedPath { only_handed_on: handed_on && !used, segments });
        }
    }
    found
}

fn double_colon(pieces: &[Piece]) -> bool {
    pieces.len() > 1 && pieces[0] == Piece::Sign(':') && pieces[1] == Piece::Sign(':')
}

fn count(pieces: &[Piece], name: &str) -> usize {
    pieces.iter().filter(|piece| **piece == Piece::Word(name.into())).count()
}

/// What stands before it ends in `pub use` or `pub(crate) use`.
fn is_public_use(before: &[Piece]) -> bool {
    let mut words = before.iter().rev();
    if words.next() != Some(&Piece::Word("use".into())) {
        return false;
    }
    let rest: Vec<&Piece> = words.take(4).collect();
    rest.first() == Some(&&Piece::Word("pub".into()))
        || (rest.first() == Some(&&Piece::Sign(')')) && rest.get(3) == Some(&&Piece::Word("pub".into())))
}

/// Reads a path with what its braces hold; returns how many pieces it has.
fn tree(pieces: &[Piece], before: &mut Vec<String>, found: &mut Vec<Vec<String>>) -> usize {
    let depth = before.len();
    let mut at = 0;
    loop {
        match pieces.get(at) {
            Some(Piece::Word(word)) => {
                before.push(word.clone());
                at += 1;
            }
            Some(Piece::Sign('{')) => {
                at += 1;
                while pieces.get(at).is_some_and(|piece| *piece != Piece::Sign('}')) {
                    at += tree(&pieces[at..], before, found).max(1);
                    while pieces.get(at).is_some_and(|piece| !matches!(piece, Piece::Sign(',' | '}'))) {
                        at += 1;
                    }
                    if pieces.get(at) == Some(&Piece::Sign(',')) {
                        at += 1;
                    }
                }
                before.truncate(depth);
                return at + 1;
            }
            _ => {}
        }
        if !double_colon(&pieces[at.min(pieces.len())..]) {
            break;
        }
        at += 2;
        if !matches!(pieces.get(at), Some(Piece::Word(_) | Piece::Sign('{'))) {
            break;
        }
    }
    if before.last().is_some_and(|word| word == "self") && before.len() > 1 {
        before.pop();
    }
    if before.len() > depth || depth > 0 {
        found.push(before.clone());
    }
    before.truncate(depth);
    at
}

/// The path from the root of the crate, without `crate`; `None` where it leaves it.
fn absolute(module: &[String], segments: &[String]) -> Option<Vec<String>> {
    let mut place = match segments.first()?.as_str() {
        "crate" => Vec::new(),
        "self" => module.to_vec(),
        "super" => module[..module.len().checked_sub(1)?].to_vec(),
        _ => return None,
    };
    for segment in &segments[1..] {
        match segment.as_str() {
            "super" => {
                place.pop()?;
            }
            word => place.push(word.to_string()),
        }
    }
    Some(place)
}
