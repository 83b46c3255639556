//! A place to read lines from and write wrapped lines to.

use crate::language::Lang;
use std::io::{self, BufRead, Write};
use textwrap::{Options, WordSplitter, WrapAlgorithm};

/// How lines are laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// Columns; a Chinese character takes two.
    pub width: usize,
    /// Whether escape codes for bold and faint may be written.
    pub colour: bool,
    /// Whether curves are drawn with blocks; otherwise numbers say it all, which a screen reader prefers.
    pub drawn: bool,
}

impl Style {
    /// Narrower than this nothing can be laid out.
    pub const NARROWEST: usize = 24;
    /// Wider than this nobody reads.
    pub const WIDEST: usize = 88;
}

/// Input, output and the language of the moment.
pub struct Console<R, W> {
    input: R,
    output: W,
    /// How lines are laid out.
    pub style: Style,
    /// The language of the moment.
    pub lang: Lang,
}

impl<R: BufRead, W: Write> Console<R, W> {
    /// A console over any reader and writer.
    pub const fn new(input: R, output: W, style: Style, lang: Lang) -> Self {
        Self { input, output, style, lang }
    }

    /// Picks the words of the language of the moment.
    pub const fn pick<'a>(&self, zh: &'a str, en: &'a str) -> &'a str {
        self.lang.pick(zh, en)
    }

    /// A wrapped paragraph.
    ///
    /// # Errors
    /// When the output is closed.
    pub fn say(&mut self, words: &str) -> io::Result<()> {
        self.hanging("", words)
    }

    /// A wrapped paragraph whose first line begins with `lead` and whose other lines are indented as far.
    ///
    /// # Errors
    /// When the output is closed.
    pub fn hanging(&mut self, lead: &str, words: &str) -> io::Result<()> {
        let indent = " ".repeat(textwrap::core::display_width(lead));
        let options = Options::new(self.style.width.max(Style::NARROWEST))
            .initial_indent(lead)
            .subsequent_indent(&indent)
            .word_splitter(WordSplitter::NoHyphenation)
            .wrap_algorithm(WrapAlgorithm::FirstFit);
        for line in textwrap::wrap(words, options) {
            writeln!(self.output, "{line}")?;
        }
        Ok(())
    }

    /// Words as they are, not wrapped: a command to be copied.
    ///
    /// # Errors
    /// When the output is closed.
    pub fn raw(&mut self, words: &str) -> io::Result<()> {
        write!(self.output, "{words}")
    }

    /// A heading: bold where that can be shown, with blank lines around it.
    ///
    /// # Errors
    /// When the output is closed.
    pub fn heading(&mut self, words: &str) -> io::Result<()> {
        self.blank()?;
        if self.style.colour {
            writeln!(self.output, "\u{1b}[1m{words}\u{1b}[0m")?;
        } else {
            writeln!(self.output, "{words}")?;
        }
        self.blank()
    }

    /// An empty line.
    ///
    /// # Errors
    /// When the output is closed.
    pub fn blank(&mut self) -> io::Result<()> {
        writeln!(self.output)
    }

    /// Asks and reads one line without its end; `None` at the end of input.
    ///
    /// # Errors
    /// When the input cannot be read or the output is closed.
    pub fn ask(&mut self, prompt: &str) -> io::Result<Option<String>> {
        write!(self.output, "{prompt} ")?;
        self.output.flush()?;
        let mut line = Vec::new();
        // Bytes, not text: a slip of the keyboard that is not UTF-8 is an unknown answer, not the end.
        let read = io::Read::take(&mut self.input, LONGEST_LINE).read_until(b'\n', &mut line)?;
        if read == 0 {
            self.blank()?;
            return Ok(None);
        }
        Ok(Some(String::from_utf8_lossy(&line).trim().to_owned()))
    }
}

/// An answer is a digit or a letter; whatever sends more than this without a line end is no person.
const LONGEST_LINE: u64 = 4_096;
