//! Where the records are.

use super::trouble::{Trouble, TroubleKind};
use std::path::PathBuf;

/// The name of the database in its folder.
pub const FILE: &str = "records.db";

/// The folder in which this system keeps what programs remember for this user: `~/.local/share/heartfirst` on
/// Linux, `Library/Application Support` on macOS, `AppData\Roaming` on Windows.
///
/// # Errors
/// Where the user has no home folder.
pub fn default_folder() -> Result<PathBuf, Trouble> {
    directories::ProjectDirs::from("", "", "heartfirst").map(|dirs| dirs.data_dir().to_owned()).ok_or_else(|| {
        Trouble::new(
            TroubleKind::NoFolder,
            "这台机器上找不到你的主文件夹，练习不能存档；可以用 --data 文件夹 指定一个地方",
            "this machine has no home folder for you, so nothing can be kept; name a place with --data DIR",
        )
    })
}
