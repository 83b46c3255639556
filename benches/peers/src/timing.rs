//! Rounds in which every side has its turn, so that a busy moment of the machine hits all of them alike.

use std::time::{Duration, Instant};

/// What one contestant took, a round each, in order of length.
pub struct Times(Vec<Duration>);

impl Times {
    pub fn min(&self) -> Duration {
        self.0[0]
    }

    pub fn median(&self) -> Duration {
        self.0[self.0.len() / 2]
    }
}

/// One contestant.
pub type Run<'a> = &'a mut dyn FnMut();

/// Times every contestant once a round. A first round that nobody counts warms caches and allocator.
pub fn rounds(count: usize, contestants: &mut [Run<'_>]) -> Vec<Times> {
    let mut times: Vec<Vec<Duration>> = contestants.iter().map(|_| Vec::new()).collect();
    for round in 0..=count {
        for (run, times) in contestants.iter_mut().zip(&mut times) {
            let start = Instant::now();
            run();
            if round > 0 {
                times.push(start.elapsed());
            }
        }
    }
    times.iter_mut().for_each(|times| times.sort());
    times.into_iter().map(Times).collect()
}
