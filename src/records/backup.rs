//! A copy of the records while programs are using them.

use super::store::Store;
use super::trouble::{Trouble, TroubleKind};
use rusqlite::Connection;
use rusqlite::backup::Backup;
use std::path::Path;
use std::time::Duration;

impl Store {
    /// Copies the whole database into a new file, as it is at one moment, while conversations go on.
    ///
    /// # Errors
    /// The file exists already, its folder does not, or the disk is full; then no file is left behind.
    pub fn backup(&self, to: &Path) -> Result<(), Trouble> {
        let shown = to.display();
        if to.exists() {
            return Err(Trouble::new(
                TroubleKind::Other,
                format!("{shown} 已经存在，没有覆盖；换个名字"),
                format!("{shown} exists and was not overwritten; choose another name"),
            ));
        }
        // Written beside and renamed when whole: half a backup must not look like one.
        let mut part = to.as_os_str().to_owned();
        part.push(".part");
        let part = Path::new(&part);
        std::fs::remove_file(part).ok();
        let copied = self.with(|connection| {
            let mut copy = Connection::open(part)?;
            let backup = Backup::new(connection, &mut copy)?;
            backup.run_to_completion(1_000, Duration::ZERO, None)?;
            drop(backup);
            // One file, to be carried away on a stick.
            copy.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()))?;
            copy.close().map_err(|(_, error)| error)
        });
        let failed = |reason: &dyn std::fmt::Display| {
            std::fs::remove_file(part).ok();
            Trouble::new(
                TroubleKind::Other,
                format!("没能备份到 {shown}：{reason}"),
                format!("the backup to {shown} failed: {reason}"),
            )
        };
        copied.map_err(|trouble| failed(&trouble))?;
        std::fs::rename(part, to).map_err(|error| failed(&error))
    }
}
