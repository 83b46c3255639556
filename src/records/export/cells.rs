//! Rows for spreadsheets (RFC 4180). Every table that the program writes is written here.

use csv_core::{Terminator, WriteResult, Writer, WriterBuilder};
use std::io::{self, Write};

/// What Excel needs at the beginning to read Chinese.
pub(crate) const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// Writes rows of cells.
pub(crate) struct Cells<'o> {
    out: &'o mut dyn Write,
    writer: Writer,
    row: Vec<u8>,
    buffer: [u8; 1_024],
    is_first: bool,
}

impl<'o> Cells<'o> {
    /// For spreadsheets everywhere: lines end as on Windows.
    pub(crate) fn new(out: &'o mut dyn Write) -> Self {
        Self::ending_in(out, Terminator::CRLF)
    }

    /// For sheets that are also read by other tools and compared line by line: lines end as on Unix.
    pub(crate) fn plain(out: &'o mut dyn Write) -> Self {
        Self::ending_in(out, Terminator::Any(b'\n'))
    }

    fn ending_in(out: &'o mut dyn Write, end: Terminator) -> Self {
        let writer = WriterBuilder::new().terminator(end).build();
        Self { out, writer, row: Vec::new(), buffer: [0; 1_024], is_first: true }
    }

    /// A cell of words. One that begins like a formula gets an apostrophe, as spreadsheets themselves write
    /// it; full-width signs begin one as well where people write in Chinese or Japanese.
    pub(crate) fn words(&mut self, words: &str) {
        if words.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']) {
            self.cell(format!("'{words}").as_bytes());
        } else {
            self.verbatim(words);
        }
    }

    /// A cell that must come back as it is: nothing is done about formulas.
    pub(crate) fn verbatim(&mut self, words: &str) {
        self.cell(words.as_bytes());
    }

    /// A cell with a number.
    pub(crate) fn number(&mut self, number: impl Into<i64>) {
        self.cell(number.into().to_string().as_bytes());
    }

    /// A cell with a number, or an empty one.
    pub(crate) fn maybe(&mut self, number: Option<impl Into<i64>>) {
        match number {
            Some(number) => self.number(number),
            None => self.cell(b""),
        }
    }

    fn cell(&mut self, mut bytes: &[u8]) {
        if !self.is_first {
            let (_, written) = self.writer.delimiter(&mut self.buffer);
            self.row.extend_from_slice(&self.buffer[..written]);
        }
        self.is_first = false;
        loop {
            let (result, read, written) = self.writer.field(bytes, &mut self.buffer);
            self.row.extend_from_slice(&self.buffer[..written]);
            bytes = &bytes[read..];
            if result == WriteResult::InputEmpty {
                break;
            }
        }
    }

    /// Ends the row and writes it.
    pub(crate) fn end(&mut self) -> io::Result<()> {
        let (_, written) = self.writer.terminator(&mut self.buffer);
        self.row.extend_from_slice(&self.buffer[..written]);
        self.out.write_all(&self.row)?;
        self.row.clear();
        self.is_first = true;
        Ok(())
    }
}
