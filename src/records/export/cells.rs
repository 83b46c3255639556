//! Rows for spreadsheets: RFC 4180, and no cell that a spreadsheet would run as a formula.

use csv_core::{WriteResult, Writer};
use std::io::{self, Write};

/// What Excel needs at the beginning to read Chinese.
pub(super) const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// Writes rows of cells.
pub(super) struct Cells<'o> {
    out: &'o mut dyn Write,
    writer: Writer,
    row: Vec<u8>,
    buffer: [u8; 1_024],
    is_first: bool,
}

impl<'o> Cells<'o> {
    pub(super) fn new(out: &'o mut dyn Write) -> Self {
        let writer = csv_core::WriterBuilder::new().terminator(csv_core::Terminator::CRLF).build();
        Self { out, writer, row: Vec::new(), buffer: [0; 1_024], is_first: true }
    }

    /// A cell of words. One that begins like a formula gets an apostrophe, as spreadsheets themselves write it.
    pub(super) fn words(&mut self, words: &str) {
        if words.starts_with(['=', '+', '-', '@', '\t', '\r']) {
            self.cell(format!("'{words}").as_bytes());
        } else {
            self.cell(words.as_bytes());
        }
    }

    /// A cell with a number.
    pub(super) fn number(&mut self, number: impl Into<i64>) {
        self.cell(number.into().to_string().as_bytes());
    }

    /// A cell with a number, or an empty one.
    pub(super) fn maybe(&mut self, number: Option<impl Into<i64>>) {
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

    pub(super) fn end(&mut self) -> io::Result<()> {
        let (_, written) = self.writer.terminator(&mut self.buffer);
        self.row.extend_from_slice(&self.buffer[..written]);
        self.out.write_all(&self.row)?;
        self.row.clear();
        self.is_first = true;
        Ok(())
    }
}
