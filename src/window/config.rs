//! Settings kept between runs: one small file in the folder where this system keeps such things.

use crate::screens::Settings;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// The name of the file.
const FILE: &str = "settings.ron";

/// The longest file that is read, in bytes: settings take a few hundred.
const LONGEST: u64 = 64 * 1_024;

/// Where settings are kept: `~/.config/heartfirst` on Linux and the like; none where there is no home folder.
#[must_use]
pub fn folder() -> Option<PathBuf> {
    directories::ProjectDirs::from("", "", "heartfirst").map(|dirs| dirs.config_dir().to_owned())
}

/// The settings in a folder; `None` if none were kept yet, or if the file cannot be read as settings. Such a file is
/// put aside under another name, so that nothing somebody wrote by hand is lost.
#[must_use]
pub fn load(folder: &Path) -> Option<Settings> {
    let path = folder.join(FILE);
    let size = fs::metadata(&path).ok()?.len();
    let text = if size <= LONGEST { fs::read_to_string(&path).ok() } else { None };
    match text.and_then(|text| ron::from_str::<Settings>(&text).ok()) {
        Some(settings) => Some(settings.in_range()),
        None => {
            // If it cannot even be moved, the defaults serve, and saving will say what is wrong.
            fs::rename(&path, folder.join("settings.unreadable.ron")).ok();
            None
        }
    }
}

/// Keeps settings: the whole new file or the whole old one is there, whatever happens in between.
///
/// # Errors
/// When the folder cannot be made or the file not be written.
pub fn save(folder: &Path, settings: &Settings) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let text = ron::ser::to_string_pretty(settings, ron::ser::PrettyConfig::default()).map_err(io::Error::other)?;
    let path = folder.join(FILE);
    let draft = folder.join("settings.new.ron");
    let mut file = fs::File::create(&draft)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    fs::rename(&draft, &path)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screens::Mode;

    fn folder() -> PathBuf {
        let name = format!("heartfirst-settings-{}-{:?}", std::process::id(), std::thread::current().id());
        let folder = std::env::temp_dir().join(name);
        fs::remove_dir_all(&folder).ok();
        folder
    }

    #[test]
    fn what_was_set_is_there_at_the_next_start() {
        let folder = folder();
        assert_eq!(load(&folder), None);
        let settings = Settings { text_size: 150, mode: Mode::Exam, ..Settings::default() };
        save(&folder, &settings).unwrap();
        save(&folder, &settings).unwrap();
        assert_eq!(load(&folder), Some(settings));
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 1, "a draft was left behind");
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn a_file_that_is_no_settings_is_put_aside() {
        let folder = folder();
        fs::create_dir_all(&folder).unwrap();
        for bytes in [&b"(text_size: "[..], b"\xff\xfe", b"", &[b'('; 100_000]] {
            fs::write(folder.join(FILE), bytes).unwrap();
            assert_eq!(load(&folder), None);
            assert_eq!(fs::read(folder.join("settings.unreadable.ron")).unwrap(), bytes);
        }
        fs::remove_dir_all(&folder).unwrap();
    }
}
