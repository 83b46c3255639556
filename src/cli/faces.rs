//! `heartfirst faces`: sheets of faces as a picture, for those who change how people look.

use super::{Common, DONE, WRONG_USE, out};
use crate::face::{Picture, sheet};
use crate::language::Lang;
use clap::ValueEnum;
use std::path::{Path, PathBuf};

/// Draw a sheet of faces into a PNG file
#[derive(Debug, clap::Args)]
pub(super) struct Faces {
    /// What the sheet shows
    #[arg(value_enum, default_value = "moods")]
    sheet: Sheet,
    /// The file to write
    #[arg(long, value_name = "FILE", default_value = "faces.png")]
    out: PathBuf,
    /// How many people to make up, for `people`
    #[arg(long, value_name = "COUNT", default_value_t = 38, value_parser = clap::value_parser!(u16).range(1..=200))]
    people: u16,
    /// The seed they are made from
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Sheet {
    /// Four types of customer in five bands of arousal, by three people, and quiet ones from given up to content
    Moods,
    /// Eight people with ten feelings
    Feelings,
    /// Every position of arms and hands
    Arms,
    /// Every action unit alone
    Units,
    /// Heads turned as far as they are drawn
    Turns,
    /// People made up from seeds
    People,
}

impl Faces {
    pub(super) fn run(&self, common: &Common) -> u8 {
        let picture = match self.sheet {
            Sheet::Moods => sheet::moods(),
            Sheet::Feelings => sheet::feelings(),
            Sheet::Arms => sheet::arms(),
            Sheet::Units => sheet::units(),
            Sheet::Turns => sheet::turns(),
            Sheet::People => sheet::people(usize::from(self.people), self.seed),
        };
        let shown = self.out.display();
        match write(&self.out, &picture) {
            Ok(()) => {
                out::print(&format!("{shown} ({} × {})\n", picture.width, picture.height));
                DONE
            }
            Err(error) => {
                out::error(&match common.lang() {
                    Lang::Zh => format!("写不了 {shown}：{error}。换一个能写的路径：--out FILE\n"),
                    Lang::En => format!("cannot write {shown}: {error}. Name a path that can be written: --out FILE\n"),
                });
                WRONG_USE
            }
        }
    }
}

/// Writes a picture as a PNG file.
fn write(path: &Path, picture: &Picture) -> Result<(), png::EncodingError> {
    let file = std::io::BufWriter::new(std::fs::File::create(path)?);
    let mut encoder = png::Encoder::new(file, picture.width, picture.height);
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_depth(png::BitDepth::Eight);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&picture.straight())?;
    writer.finish()
}
