//! tar archives.
//! It must not know how they are compressed.

use crate::archive::container::halt::Halt;
use crate::archive::container::opener::{Opener, Place};
use crate::archive::skip::{Packed, SkipReason};
use std::io::{BufReader, Read};

/// Whether a tar archive begins so: its mark is a word of five letters, so its sum must be right, too.
pub(crate) fn begins(head: &[u8]) -> bool {
    const BLOCK: usize = 512;
    const SUM: std::ops::Range<usize> = 148..156;
    let Some(block) = head.get(..BLOCK).filter(|block| &block[257..262] == b"ustar") else { return false };
    let sum: u64 =
        block.iter().enumerate().map(|(at, byte)| u64::from(if SUM.contains(&at) { b' ' } else { *byte })).sum();
    let written = std::str::from_utf8(&block[SUM]).ok().map(|text| text.trim_matches(['\0', ' ']));
    written.and_then(|text| u64::from_str_radix(text, 8).ok()) == Some(sum)
}

/// Opens the files of a tar archive, one after the other.
pub(crate) fn open(opener: &mut dyn Opener, reader: &mut dyn Read, place: &Place) -> Result<(), Halt> {
    let mut archive = tar::Archive::new(reader);
    for entry in archive.entries()? {
        let entry = entry?;
        let path = String::from_utf8_lossy(&entry.path_bytes()).into_owned();
        match entry.header().entry_type() {
            kind if kind.is_file() || kind.is_contiguous() => {}
            // Folders hold nothing themselves; headers are of the file behind them.
            kind if kind.is_dir() || kind.is_pax_global_extensions() => continue,
            _ => {
                let inside = place.inside(&path, &path);
                opener.leave_out(&inside, SkipReason::Packed(Packed::NoFile))?;
                continue;
            }
        }
        let inside = place.inside(&path, &path);
        if let Some(reason) = left_out_by_name(&path) {
            opener.leave_out(&inside, reason)?;
            continue;
        }
        opener.open_inside(&mut BufReader::new(entry), &inside)?;
    }
    Ok(())
}

/// Why an entry is left out for its name: it is hidden, or its path leads out of the container.
pub(crate) fn left_out_by_name(path: &str) -> Option<SkipReason> {
    let mut parts = path.split(['/', '\\']);
    if path.starts_with(['/', '\\']) || path.get(1..3) == Some(":\\") || parts.clone().any(|part| part == "..") {
        return Some(SkipReason::Packed(Packed::LeadsOut));
    }
    let hidden = |part: &str| part.starts_with('.') && part != ".";
    parts.any(|part| hidden(part) || part == "__MACOSX").then_some(SkipReason::Hidden)
}
