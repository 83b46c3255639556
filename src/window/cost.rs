//! What the running program costs: frames, processor time, memory. Read from the system, where it tells.

use std::time::{Duration, Instant};

/// What was used up to a moment.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reading {
    at: Instant,
    frames: u32,
    processor: Option<Duration>,
}

/// What was used between two readings.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cost {
    /// Frames a second.
    pub frames: f64,
    /// Share of one core, 0 to 1 and above; none where the system does not tell.
    pub cores: Option<f64>,
}

impl Reading {
    pub(super) fn now(frames: u32) -> Self {
        Self { at: Instant::now(), frames, processor: processor_time() }
    }

    pub(super) fn since(self, before: Self) -> Cost {
        let time = (self.at - before.at).as_secs_f64().max(0.001);
        let used = self.processor.zip(before.processor).map(|(now, then)| now.saturating_sub(then));
        Cost {
            frames: f64::from(self.frames.saturating_sub(before.frames)) / time,
            cores: used.map(|used| used.as_secs_f64() / time),
        }
    }
}

/// Processor time of all threads of this process so far.
fn processor_time() -> Option<Duration> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    // The name, in brackets, may hold anything; the numbers follow it. The kernel counts in hundredths.
    let numbers = stat.rsplit_once(')')?.1;
    let mut fields = numbers.split_whitespace().skip(11);
    let user: u64 = fields.next()?.parse().ok()?;
    let system: u64 = fields.next()?.parse().ok()?;
    Some(Duration::from_millis((user + system) * 10))
}

/// The most memory this process has held, in megabytes.
pub(super) fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    let kilobytes: u64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kilobytes / 1_024)
}

/// How long ago this process was started.
pub(super) fn age() -> Option<Duration> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    let started: u64 = stat.rsplit_once(')')?.1.split_whitespace().nth(19)?.parse().ok()?;
    let up = std::fs::read_to_string("/proc/uptime").ok()?;
    let up: f64 = up.split_whitespace().next()?.parse().ok()?;
    Duration::try_from_secs_f64(up - started as f64 / 100.0).ok()
}
