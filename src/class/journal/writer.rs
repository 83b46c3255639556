//! Writing a journal: a thread of its own, one write to the disk for everything that has come in meanwhile.

use super::line::{Entry, Header, line};
use super::read::Kept;
use crate::class::command::{Command, Who};
use crate::records::{Trouble, TroubleKind};
use std::fs::{self, File, OpenOptions};
use std::io::{Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::thread::JoinHandle;
use std::time::Duration;
use tokio::sync::oneshot;

/// Comes when what was written before is on the disk, or when it could not be written.
pub type Receipt = oneshot::Receiver<Result<(), Trouble>>;

/// A journal that is being written.
#[derive(Debug)]
pub struct Journal {
    orders: Option<mpsc::Sender<Order>>,
    thread: Option<JoinHandle<()>>,
    path: PathBuf,
    written: u64,
}

#[derive(Debug)]
struct Order {
    line: Option<String>,
    receipt: oneshot::Sender<Result<(), Trouble>>,
}

/// Most orders that share one write.
const MOST: usize = 4_096;
/// What could not be written is tried again after so long.
const AGAIN: Duration = Duration::from_secs(1);

impl Journal {
    /// A new journal with its first line, which is on the disk when this returns.
    ///
    /// # Errors
    /// When the file exists or cannot be written.
    pub fn create(path: &Path, header: &Header) -> Result<Self, Trouble> {
        let failed = |error: std::io::Error| Trouble::file(path, &error);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(failed)?;
        }
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        // The file holds the key of the class.
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(path).map_err(failed)?;
        let first = line(header);
        file.write_all(first.as_bytes()).and_then(|()| file.sync_all()).map_err(failed)?;
        Self::start(path, file, first.len() as u64, 0)
    }

    /// Goes on with a journal that was read. What is not whole at its end is set aside.
    ///
    /// # Errors
    /// When it cannot be written, or another program writes it.
    pub fn go_on(path: &Path, kept: &Kept) -> Result<Self, Trouble> {
        let failed = |error: std::io::Error| Trouble::file(path, &error);
        let mut file = OpenOptions::new().write(true).open(path).map_err(failed)?;
        if kept.damaged {
            let bytes = fs::read(path).map_err(failed)?;
            let rest = usize::try_from(kept.whole).ok().and_then(|whole| bytes.get(whole..)).unwrap_or_default();
            fs::write(path.with_extension("damaged"), rest).map_err(failed)?;
            file.set_len(kept.whole).map_err(failed)?;
        }
        file.seek(SeekFrom::Start(kept.whole)).map_err(failed)?;
        Self::start(path, file, kept.whole, kept.entries.len() as u64)
    }

    fn start(path: &Path, file: File, whole: u64, written: u64) -> Result<Self, Trouble> {
        let file = only_one(path, file)?;
        let (orders, inbox) = mpsc::channel();
        let at = path.to_owned();
        let mut pen = Pen { file, whole, unwritten: Vec::new(), path: at };
        let thread = std::thread::Builder::new()
            .name("class journal".to_owned())
            .spawn(move || pen.write_down(&inbox))
            .map_err(|error| Trouble::file(path, &error))?;
        Ok(Self { orders: Some(orders), thread: Some(thread), path: path.to_owned(), written })
    }

    /// The file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Writes down what was done; without anything to write, the receipt comes when everything before is on the disk.
    /// Never waits.
    pub fn write(&mut self, done: Option<(u64, Who, &Command)>) -> Receipt {
        let (receipt, arrives) = oneshot::channel();
        let line = done.map(|(at, who, command)| {
            self.written += 1;
            line(&Entry { n: self.written, at, who, command: command.clone() })
        });
        if let Some(orders) = &self.orders {
            // If the thread is gone, so is the receipt, and whoever waits for it learns that.
            orders.send(Order { line, receipt }).ok();
        }
        arrives
    }
}

impl Drop for Journal {
    fn drop(&mut self) {
        self.orders = None;
        if let Some(thread) = self.thread.take() {
            thread.join().ok();
        }
    }
}

/// A file that no other program has open as a journal, for as long as it is open here.
pub(super) fn only_one(path: &Path, file: File) -> Result<File, Trouble> {
    if file.try_lock().is_ok() {
        return Ok(file);
    }
    let shown = path.display();
    Err(Trouble::new(
        TroubleKind::Elsewhere,
        format!("另一个程序正在用这个课堂（{shown}）：先关掉它"),
        format!("another program has this class open ({shown}); close it first"),
    ))
}

/// What a receipt that never came means.
pub(in crate::class) fn gone() -> Trouble {
    Trouble::new(
        TroubleKind::Other,
        "课堂日志停了：请重新启动程序",
        "the journal of the class has stopped; start the program again",
    )
}

struct Pen {
    file: File,
    /// Bytes of whole lines on the disk.
    whole: u64,
    /// What could not be written yet; it goes before anything else.
    unwritten: Vec<u8>,
    path: PathBuf,
}

impl Pen {
    fn write_down(&mut self, inbox: &mpsc::Receiver<Order>) {
        let mut receipts = Vec::new();
        loop {
            let first = if self.unwritten.is_empty() {
                inbox.recv().map_err(|_| mpsc::RecvTimeoutError::Disconnected)
            } else {
                inbox.recv_timeout(AGAIN)
            };
            let mut take = |order: Order| {
                self.unwritten.extend_from_slice(order.line.unwrap_or_default().as_bytes());
                receipts.push(order.receipt);
            };
            match first {
                Ok(order) => {
                    take(order);
                    inbox.try_iter().take(MOST).for_each(take);
                }
                Err(mpsc::RecvTimeoutError::Timeout) => {}
                Err(mpsc::RecvTimeoutError::Disconnected) => {
                    self.flush().ok();
                    return;
                }
            }
            let done = self.flush();
            for receipt in receipts.drain(..) {
                // Whoever asked may have gone away meanwhile.
                receipt.send(done.clone()).ok();
            }
        }
    }

    fn flush(&mut self) -> Result<(), Trouble> {
        if self.unwritten.is_empty() {
            return Ok(());
        }
        let written = self.file.write_all(&self.unwritten).and_then(|()| self.file.sync_data());
        match written {
            Ok(()) => {
                self.whole += self.unwritten.len() as u64;
                self.unwritten.clear();
                Ok(())
            }
            Err(error) => {
                // Half a line may be there: the next try begins where whole lines end.
                self.file.set_len(self.whole).and_then(|()| self.file.seek(SeekFrom::Start(self.whole))).ok();
                Err(Trouble::file(&self.path, &error))
            }
        }
    }
}
