//! The stamp of an index: which format and which analysis made it, of which archives, and where its manifest is.
//! It must not know what is in the documents.

use crate::analysis;
use crate::engine::schema::FORMAT;
use crate::error::{Error, IndexProblem, OtherVersion, Result, Version};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// What every commit carries; without it an index is not ours.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// The version of the format, `FORMAT` of the schema.
    pub fundstelle_format: u32,
    /// The version of the analysis, [`analysis::version`].
    pub analysis: String,
    /// The file name of the manifest that belongs to this commit.
    pub manifest: String,
    /// The file name of the words learned from the archive; empty when there are none.
    #[serde(default)]
    pub words: String,
    /// The archives in the index; the place in the list is an archive's number.
    pub archives: Vec<ArchiveStamp>,
}

/// An archive in an index.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArchiveStamp {
    /// Its name in the index: the name of its directory, made unique.
    pub name: String,
    /// Its directory when it was indexed last.
    pub root: PathBuf,
}

impl Stamp {
    /// The stamp of an index that has nothing in it yet.
    pub fn new() -> Self {
        Stamp {
            fundstelle_format: FORMAT,
            analysis: analysis::version(),
            manifest: String::new(),
            words: String::new(),
            archives: Vec::new(),
        }
    }

    /// Reads the stamp in the payload of a commit, and refuses one of another version.
    ///
    /// # Errors
    /// When it is no stamp of ours, or of another format or analysis; the hint says how to build the index anew.
    pub fn read(payload: Option<&str>, index: &Path) -> Result<Stamp> {
        let payload = payload.ok_or_else(|| Error::index(index, IndexProblem::Unfinished))?;
        let stamp: Stamp = serde_json::from_str(payload).map_err(|_| Error::index(index, IndexProblem::Foreign))?;
        let now = Stamp::new();
        if (stamp.fundstelle_format, &stamp.analysis) == (now.fundstelle_format, &now.analysis) {
            return Ok(stamp);
        }
        let version = |stamp: Stamp| Version { format: stamp.fundstelle_format, analysis: stamp.analysis };
        let archive = stamp.archives.first().map(|archive| archive.root.clone());
        let versions = OtherVersion { found: version(stamp), expected: version(now), archive };
        Err(Error::index(index, IndexProblem::OtherVersion(Box::new(versions))))
    }

    /// The number of the archive in this directory; a new one gets a name that no other has.
    pub fn archive_number(&mut self, root: &Path) -> usize {
        if let Some(number) = self.archives.iter().position(|archive| archive.root == root) {
            return number;
        }
        let name = self.free_name(root);
        self.archives.push(ArchiveStamp { name, root: root.to_path_buf() });
        self.archives.len() - 1
    }

    /// Gives an archive another directory. `true` when it keeps its name, and its articles with it theirs.
    pub fn moved(&mut self, number: usize, root: &Path) -> bool {
        let before = self.archives.remove(number);
        let keeps = before.root.file_name() == root.file_name();
        let name = if keeps { before.name } else { self.free_name(root) };
        self.archives.insert(number, ArchiveStamp { name, root: root.to_path_buf() });
        keeps
    }

    /// The name of a directory, made one that no archive has.
    fn free_name(&self, root: &Path) -> String {
        let base = root.file_name().map_or_else(|| "archive".into(), |name| name.to_string_lossy().into_owned());
        let taken = |name: &str| self.archives.iter().any(|archive| archive.name == name);
        std::iter::once(base.clone())
            .chain((2..).map(|number| format!("{base}~{number}")))
            .find(|name| !taken(name))
            .unwrap_or(base)
    }
}

impl Default for Stamp {
    fn default() -> Self {
        Stamp::new()
    }
}
