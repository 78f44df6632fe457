//! WARC, the format of web crawls (ISO 28500): pages as servers answered.
//! It must not know HTML.

use crate::archive::container::budget;
use crate::archive::container::entry::{Begins, ENTRY_SIZE_MAX, Entry, EntryKind, Found};
use crate::archive::container::halt::Halt;
use crate::archive::container::opener::{Opener, Place, whole_of};
use crate::archive::skip::{Packed, SkipReason};
use std::io::{BufRead, Read};

/// A head has no longer lines, and no more of them.
const LINE_MAX: u64 = 64 * 1024;
const LINES_MAX: usize = 1000;

/// Hands over each page; what a crawl records beside them are no articles.
pub(crate) fn open(opener: &mut dyn Opener, reader: &mut dyn BufRead, place: &Place) -> Result<(), Halt> {
    opener.holds_entries();
    let mut number = 0_u64;
    while let Some(version) = next_line(reader)? {
        if !version.starts_with(b"WARC/") {
            return Err(damaged("WARC/").into());
        }
        number += 1;
        let head = head(reader)?;
        let Some(length) = value(&head, "content-length").and_then(|length| length.parse::<u64>().ok()) else {
            return Err(damaged("Content-Length").into());
        };
        opener.budget().count_entry()?;
        let mut block = reader.take(length);
        let id = value(&head, "warc-record-id").map(|id| id.trim_matches(['<', '>']).replace("urn:uuid:", ""));
        let inside = place.inside(&id.unwrap_or_else(|| format!("#{number}")), "");
        record(opener, &mut block, &inside, &head)?;
        std::io::copy(&mut block, &mut std::io::sink())?;
        if block.limit() > 0 {
            return Err(SkipReason::Packed(Packed::CutOff).into());
        }
    }
    Ok(())
}

fn damaged(what: &str) -> SkipReason {
    SkipReason::Packed(Packed::Damaged(what.to_string()))
}

/// The next line that is not empty; none at the end.
fn next_line(reader: &mut dyn BufRead) -> Result<Option<Vec<u8>>, Halt> {
    for _ in 0..LINES_MAX {
        let mut line = Vec::new();
        if reader.take(LINE_MAX).read_until(b'\n', &mut line)? == 0 {
            return Ok(None);
        }
        if !line.trim_ascii().is_empty() {
            return Ok(Some(line.trim_ascii().to_vec()));
        }
    }
    Err(damaged("WARC/").into())
}

/// The `Name: value` lines up to an empty one, names in lower case.
fn head(reader: &mut dyn BufRead) -> Result<Vec<(String, String)>, Halt> {
    let mut fields: Vec<(String, String)> = Vec::new();
    for _ in 0..LINES_MAX {
        let mut line = Vec::new();
        reader.take(LINE_MAX).read_until(b'\n', &mut line)?;
        let text = String::from_utf8_lossy(line.trim_ascii()).into_owned();
        if text.is_empty() {
            return Ok(fields);
        }
        match text.split_once(':') {
            Some((name, value)) => fields.push((name.trim().to_lowercase(), value.trim().to_string())),
            None if fields.is_empty() => fields.push((String::new(), text)),
            // A line that goes on.
            None => {
                if let Some((_, value)) = fields.last_mut() {
                    value.push(' ');
                    value.push_str(&text);
                }
            }
        }
    }
    Err(damaged("head").into())
}

fn value<'h>(head: &'h [(String, String)], name: &str) -> Option<&'h str> {
    head.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
}

fn record(
    opener: &mut dyn Opener,
    block: &mut dyn BufRead,
    inside: &Place,
    head: &[(String, String)],
) -> Result<(), Halt> {
    let url = value(head, "warc-target-uri").map(|url| url.trim_matches(['<', '>']).to_string());
    let (bytes, kind) = match value(head, "warc-type").unwrap_or_default() {
        "response" if value(head, "content-type").is_some_and(|kind| kind.starts_with("application/http")) => {
            match answer(block)? {
                Ok((bytes, charset)) => (bytes, EntryKind::Page { url, charset }),
                Err(reason) => return opener.leave_out(inside, reason),
            }
        }
        "resource" | "conversion" | "response" => match whole_of(block) {
            Ok(bytes) => (bytes, EntryKind::Page { url, charset: None }),
            Err(Halt::Failed(SkipReason::TooLarge)) => return opener.leave_out(inside, SkipReason::TooLarge),
            Err(halt) => return Err(halt),
        },
        "revisit" => return opener.leave_out(inside, SkipReason::Packed(Packed::Revisit)),
        // Requests and the crawl's own notes.
        _ => return Ok(()),
    };
    let Place { address, name, .. } = inside.clone();
    let begins = Begins::default();
    opener.hand(Found::Entry(Entry { address, name, bytes, begins, kind }))
}

/// What a server answered: the page and the encoding it names, or why there is none.
type Answer = Result<(Vec<u8>, Option<String>), SkipReason>;

fn answer(block: &mut dyn BufRead) -> Result<Answer, Halt> {
    let mut status = Vec::new();
    block.take(LINE_MAX).read_until(b'\n', &mut status)?;
    let status = String::from_utf8_lossy(&status).into_owned();
    let code = status.split_whitespace().nth(1).and_then(|code| code.parse::<u16>().ok());
    let head = head(block)?;
    if code != Some(200) {
        return Ok(Err(SkipReason::Packed(Packed::Answered(code.unwrap_or_default()))));
    }
    let kind = value(&head, "content-type").unwrap_or("text/html").to_lowercase();
    let is_text = ["text/html", "text/plain", "application/xhtml", "application/xml", "text/xml", "application/json"];
    if !is_text.iter().any(|text| kind.starts_with(text)) {
        let kind = kind.split(';').next().unwrap_or_default().to_string();
        return Ok(Err(SkipReason::UnknownFormat(kind)));
    }
    let charset = kind.split_once("charset=").map(|(_, charset)| charset.trim_matches(['"', '\'', ' ']).to_string());
    let mut bytes = match whole_of(block) {
        Ok(bytes) => bytes,
        Err(Halt::Failed(SkipReason::TooLarge)) => return Ok(Err(SkipReason::TooLarge)),
        Err(halt) => return Err(halt),
    };
    if value(&head, "transfer-encoding").is_some_and(|coding| coding.to_lowercase().contains("chunked")) {
        // Some crawlers leave the head as it was and take the chunks out.
        bytes = unchunked(&bytes).unwrap_or(bytes);
    }
    Ok(decoded(bytes, value(&head, "content-encoding").unwrap_or_default()).map(|bytes| (bytes, charset)))
}

/// What stands in chunks, each behind a line with its length; none where there are none.
fn unchunked(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut whole = Vec::new();
    let mut rest = bytes;
    loop {
        let end = rest.iter().position(|byte| *byte == b'\n')?;
        let line = std::str::from_utf8(rest[..end].trim_ascii()).ok()?;
        let length = usize::from_str_radix(line.split(';').next()?.trim(), 16).ok()?;
        rest = &rest[end + 1..];
        if length == 0 {
            return Some(whole);
        }
        whole.extend_from_slice(rest.get(..length)?);
        rest = rest[length..].strip_prefix(b"\r\n").or_else(|| rest[length..].strip_prefix(b"\n"))?;
    }
}

/// What a page is when it is unpacked.
fn decoded(bytes: Vec<u8>, coding: &str) -> Result<Vec<u8>, SkipReason> {
    let limit = ENTRY_SIZE_MAX as u64 + 1;
    let mut plain = Vec::new();
    let read = match coding.trim().to_lowercase().as_str() {
        "" | "identity" => return Ok(bytes),
        // It may be unpacked already.
        "gzip" | "x-gzip" if !bytes.starts_with(&[0x1f, 0x8b]) => return Ok(bytes),
        "gzip" | "x-gzip" => flate2::read::MultiGzDecoder::new(bytes.as_slice()).take(limit).read_to_end(&mut plain),
        "deflate" => flate2::read::ZlibDecoder::new(bytes.as_slice()).take(limit).read_to_end(&mut plain),
        "zstd" => zstd::stream::read::Decoder::new(bytes.as_slice())
            .and_then(|decoder| decoder.take(limit).read_to_end(&mut plain)),
        other => return Err(SkipReason::Packed(Packed::Unsupported(other.to_string()))),
    };
    match read {
        Ok(read) if read > ENTRY_SIZE_MAX => Err(SkipReason::TooLarge),
        Ok(_) => Ok(plain),
        Err(error) => Err(budget::reason(&error)),
    }
}
