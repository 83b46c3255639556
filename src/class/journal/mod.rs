//! The journal of a class: everything that was asked and done, one line each, on the disk before it is acknowledged.
//!
//! A class that was killed goes on from its journal at the very turn. A line is the beginning of a hash and a JSON
//! object; a line that is not whole ends what is read, and what follows it is set aside. Many lines share one
//! write to the disk, so that a whole class can vote at once.

mod files;
mod line;
mod read;
mod writer;

pub use files::{Unfinished, folder, latest, newest, path_of};
pub use line::{Entry, FORM, Header};
pub use read::{Kept, read};
pub use writer::{Journal, Receipt};

use super::case::Case;
use super::command::{Command, Who};
use super::room::Room;
use crate::language::Text;
use crate::records::{Trouble, TroubleKind};
use std::path::Path;
use std::sync::Arc;

/// A class as its journal leaves it.
#[derive(Debug)]
pub struct Resumed {
    /// Everything decided before the class began.
    pub header: Header,
    /// The room, with everything that was acknowledged.
    pub room: Room,
    /// The journal, ready to go on.
    pub journal: Journal,
    /// What was damaged, in words.
    pub notice: Option<Text>,
}

/// Takes up a class where its journal ends. `now` is the time of the room from here on, in milliseconds.
///
/// # Errors
/// When the journal cannot be read, is none, or another program has it open.
pub fn resume(path: &Path, now: u64) -> Result<Resumed, Trouble> {
    let kept = read(path)?;
    let room = replay(&kept)?;
    let mut journal = Journal::go_on(path, &kept)?;
    let mut room = room;
    let command = Command::Resumed;
    if room.apply(Who::Program, &command, now).is_ok() {
        let receipt = journal.write(Some((now, Who::Program, &command)));
        receipt.blocking_recv().unwrap_or_else(|_| Err(writer::gone()))?;
    }
    let shown = path.display();
    let notice = kept.damaged.then(|| {
        Text::new(
            format!("课堂日志 {shown} 的末尾坏了，坏的部分移到了旁边的 .damaged 文件；此前的都在"),
            format!("the end of the class journal {shown} was damaged; it was set aside in a .damaged file beside it, everything before is here"),
        )
    });
    Ok(Resumed { header: kept.header, room, journal, notice })
}

/// The room that the lines of a journal lead to.
///
/// # Errors
/// When the case or the rulebook in it cannot be read by this program.
pub fn replay(kept: &Kept) -> Result<Room, Trouble> {
    let header = &kept.header;
    let case = |text: &String| {
        Case::read(text, &header.rules).map(Arc::new).map_err(|_| {
            Trouble::new(
                TroubleKind::Newer,
                "日志里的案例这个程序读不了：请用当时的版本打开",
                "this program cannot read a case in the journal; open it with the version that wrote it",
            )
        })
    };
    let more = header.cases.iter().map(case).collect::<Result<Vec<_>, _>>()?;
    let mut room = Room::new(header.setup.clone(), case(&header.scenario)?).offering(more);
    for entry in &kept.entries {
        // Only what was done was written down.
        room.apply(entry.who, &entry.command, entry.at).ok();
    }
    Ok(room)
}
