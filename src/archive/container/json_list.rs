//! JSON values one after the other: a value a line (JSON Lines), or the members of a list, read one by one.
//! It must not know what the values say.

use crate::archive::container::entry::{Begins, ENTRY_SIZE_MAX, Entry, EntryKind, Found};
use crate::archive::container::halt::Halt;
use crate::archive::container::opener::{Opener, Place, Whole, Within};
use crate::archive::skip::{Packed, SkipReason};
use std::io::{BufRead, Read};

/// How values follow each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ListShape {
    /// Each on a line of its own.
    Lines,
    /// In brackets, with commas between them.
    List,
}

/// How the values follow each other that text begins with; none where it is one value or no JSON.
pub(crate) fn shape(head: &[u8], whole: Whole, name: &str) -> Option<ListShape> {
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    match head.first()? {
        b'[' => (head[1..].trim_ascii_start().first() == Some(&b'{')).then_some(ListShape::List),
        b'{' => {
            let line = head.iter().position(|byte| *byte == b'\n');
            if line.is_none() && whole == Whole::GoesOn {
                return Some(ListShape::Lines);
            }
            let (first, behind) = head.split_at(line.unwrap_or(head.len()));
            let more = match behind.trim_ascii_start().first() {
                // Where one line is meant to be one of many, it is.
                None => is_list(name),
                Some(byte) => *byte == b'{',
            };
            let is_value = first.trim_ascii_end().last() == Some(&b'}') && ends_at(first);
            (is_value && more).then_some(ListShape::Lines)
        }
        _ => None,
    }
}

fn is_list(name: &str) -> bool {
    [".jsonl", ".ndjson"].iter().any(|ending| name.to_lowercase().ends_with(ending))
}

/// Whether the braces of a line that begins with one are closed where it ends.
fn ends_at(line: &[u8]) -> bool {
    let mut scanner = Scanner::default();
    let open = line.iter().position(|byte| scanner.take(*byte) == Step::Ends);
    open.is_some_and(|at| line[at + 1..].trim_ascii().is_empty())
}

/// Hands each line over.
pub(crate) fn lines(opener: &mut dyn Opener, reader: &mut dyn BufRead, place: &Place) -> Result<(), Halt> {
    let mut next = line(reader)?;
    let is_list = is_list(&place.name);
    let mut begins = Begins { lines: 0, characters: Some(0) };
    let mut number = 0_u32;
    while let Some(mut one) = next {
        number += 1;
        if number == 1 && one.bytes.starts_with(b"\xef\xbb\xbf") {
            // The mark of an encoding is no character of the text.
            one.bytes.drain(..3);
        }
        // What is wrong further on is told when this line is handed over.
        let ahead = skip_blank_lines(reader).and_then(|blank| Ok((blank, line(reader)?)));
        let blank = ahead.as_ref().map_or(0, |(blank, _)| *blank);
        let here = begins;
        begins.lines = begins.lines.saturating_add(1 + blank);
        begins.characters = begins.characters.map(|before| before + characters(&one.bytes) + 1 + u64::from(blank));
        if one.bytes.trim_ascii().is_empty() && !one.is_too_long {
            next = ahead?.1;
            continue;
        }
        let ends = |next: &Option<Line>| next.as_ref().is_none_or(|next| next.bytes.trim_ascii().is_empty());
        let alone = number == 1 && !is_list && ahead.as_ref().is_ok_and(|(_, next)| ends(next));
        // One line is one file; what is behind it decides.
        let inside = if alone { place.clone() } else { place.inside(&(here.lines + 1).to_string(), "") };
        if !alone {
            opener.holds_entries();
        }
        opener.budget().count_entry()?;
        let Place { address, name, .. } = inside.clone();
        if one.is_too_long {
            opener.leave_out(&inside, SkipReason::TooLarge)?;
        } else {
            let kind = if alone { EntryKind::File } else { EntryKind::Json };
            opener.hand(Found::Entry(Entry { address, name, bytes: one.bytes, begins: here, kind }))?;
        }
        next = ahead?.1;
    }
    Ok(())
}

/// Goes on to a line that is not empty, and counts the others.
fn skip_blank_lines(reader: &mut dyn BufRead) -> Result<u32, Halt> {
    let mut count = 0_u32;
    loop {
        let buffer = reader.fill_buf()?;
        let blank = buffer.iter().position(|byte| *byte != b'\n').unwrap_or(buffer.len());
        if blank == 0 {
            return Ok(count);
        }
        count = count.saturating_add(u32::try_from(blank).unwrap_or(u32::MAX));
        reader.consume(blank);
    }
}

/// A line without its end.
struct Line {
    bytes: Vec<u8>,
    is_too_long: bool,
}

/// The next line; of one that is too long the beginning.
fn line(reader: &mut dyn BufRead) -> Result<Option<Line>, Halt> {
    let mut bytes = Vec::new();
    let read = reader.take(ENTRY_SIZE_MAX as u64 + 1).read_until(b'\n', &mut bytes)?;
    if read == 0 {
        return Ok(None);
    }
    let ended = bytes.last() == Some(&b'\n');
    if ended {
        bytes.pop();
    }
    let is_too_long = !ended && bytes.len() > ENTRY_SIZE_MAX;
    if is_too_long {
        bytes.truncate(0);
        reader.skip_until(b'\n')?;
    }
    Ok(Some(Line { bytes, is_too_long }))
}

fn characters(bytes: &[u8]) -> u64 {
    bytes.iter().filter(|byte| **byte & 0xc0 != 0x80).count() as u64
}

/// Hands each member of a list over; a list of one is one file.
pub(crate) fn list(opener: &mut dyn Opener, reader: &mut dyn BufRead, place: &Place) -> Result<(), Halt> {
    let mut members = Members::default();
    let mut waiting: Option<Member> = None;
    let mut number = 0;
    let mut closed = false;
    let mut failed = None;
    'file: loop {
        let buffer = match reader.fill_buf() {
            Ok(buffer) => buffer,
            Err(error) => {
                failed = Some(Halt::from(error));
                break;
            }
        };
        if buffer.is_empty() {
            break;
        }
        let mut used = 0;
        for byte in buffer {
            used += 1;
            match members.take(*byte) {
                Some(Event::Closed(last)) => {
                    closed = true;
                    reader.consume(used);
                    if let Some(last) = last
                        && let Some(before) = waiting.replace(last)
                    {
                        number += 1;
                        hand(opener, before, &place.inside(&number.to_string(), ""))?;
                    }
                    break 'file;
                }
                Some(Event::Member(member)) => {
                    if let Some(before) = waiting.replace(member) {
                        number += 1;
                        reader.consume(used);
                        hand(opener, before, &place.inside(&number.to_string(), ""))?;
                        continue 'file;
                    }
                }
                None => {}
            }
        }
        reader.consume(used);
    }
    let last = waiting.take();
    if let Some(last) = last {
        let inside = if number == 0 && closed { place.clone() } else { place.inside(&(number + 1).to_string(), "") };
        hand(opener, last, &inside)?;
    }
    match failed {
        Some(halt) => Err(halt),
        None if closed => Ok(()),
        None => Err(SkipReason::Packed(Packed::CutOff).into()),
    }
}

fn hand(opener: &mut dyn Opener, member: Member, inside: &Place) -> Result<(), Halt> {
    opener.budget().count_entry()?;
    let alone = inside.within == Within::Nothing;
    if !alone {
        opener.holds_entries();
    }
    if member.is_too_long {
        return opener.leave_out(inside, SkipReason::TooLarge);
    }
    let Place { address, name, .. } = inside.clone();
    let kind = if alone { EntryKind::File } else { EntryKind::Json };
    opener.hand(Found::Entry(Entry { address, name, bytes: member.bytes, begins: member.begins, kind }))
}

/// A member of a list as written.
struct Member {
    bytes: Vec<u8>,
    begins: Begins,
    is_too_long: bool,
}

enum Event {
    Member(Member),
    /// The list is closed, maybe right behind its last member.
    Closed(Option<Member>),
}

/// Finds the members of a list, byte by byte.
#[derive(Default)]
struct Members {
    opened: bool,
    scanner: Scanner,
    member: Option<Member>,
    lines: u32,
    characters: u64,
}

impl Members {
    fn take(&mut self, byte: u8) -> Option<Event> {
        let (lines, characters) = (self.lines, self.characters);
        self.lines += u32::from(byte == b'\n');
        self.characters += u64::from(byte & 0xc0 != 0x80);
        if !self.opened {
            self.opened = byte == b'[';
            return None;
        }
        if self.member.is_none() {
            if byte == b']' {
                return Some(Event::Closed(None));
            }
            if byte.is_ascii_whitespace() || byte == b',' {
                return None;
            }
            let begins = Begins { lines, characters: Some(characters) };
            self.member = Some(Member { bytes: Vec::new(), begins, is_too_long: false });
            self.scanner = Scanner::default();
        }
        // A bare number or word ends before the sign behind it.
        let is_bare = self.member.as_ref().is_some_and(|member| !member.bytes.is_empty()) && self.scanner.is_bare();
        if is_bare && matches!(byte, b',' | b']' | b' ' | b'\t' | b'\r' | b'\n') {
            let member = self.member.take();
            return if byte == b']' { Some(Event::Closed(member)) } else { member.map(Event::Member) };
        }
        let member = self.member.as_mut()?;
        if member.bytes.len() < ENTRY_SIZE_MAX {
            member.bytes.push(byte);
        } else {
            member.is_too_long = true;
        }
        match self.scanner.take(byte) {
            Step::Ends => self.member.take().map(Event::Member),
            Step::GoesOn => None,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    GoesOn,
    Ends,
}

/// Finds the end of a JSON value.
#[derive(Default)]
struct Scanner {
    depth: u32,
    in_string: bool,
    escaped: bool,
    started: bool,
}

impl Scanner {
    fn is_bare(&self) -> bool {
        self.started && self.depth == 0 && !self.in_string
    }

    fn take(&mut self, byte: u8) -> Step {
        self.started = true;
        if self.in_string {
            match byte {
                _ if self.escaped => self.escaped = false,
                b'\\' => self.escaped = true,
                b'"' => {
                    self.in_string = false;
                    return if self.depth == 0 { Step::Ends } else { Step::GoesOn };
                }
                _ => {}
            }
            return Step::GoesOn;
        }
        match byte {
            b'"' => self.in_string = true,
            b'{' | b'[' => self.depth += 1,
            b'}' | b']' => {
                self.depth = self.depth.saturating_sub(1);
                if self.depth == 0 {
                    return Step::Ends;
                }
            }
            _ => {}
        }
        Step::GoesOn
    }
}
