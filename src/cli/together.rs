//! Two things at once, told in their order.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;

/// More at once would cost more memory than most machines have to spare for this.
const MOST: usize = 2;

/// Does the work on every item, [`MOST`] at once where the machine has processors for it, and hands out the results
/// in the order of the items, each as soon as all before it are done.
pub(super) fn in_order<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync, mut hand_out: impl FnMut(R)) {
    let workers = std::thread::available_parallelism().map_or(1, std::num::NonZero::get).min(MOST);
    let next = AtomicUsize::new(0);
    let (sender, receiver) = mpsc::channel();
    std::thread::scope(|scope| {
        for _ in 0..workers {
            let sender = sender.clone();
            let (next, work) = (&next, &work);
            scope.spawn(move || {
                while let Some((index, item)) = {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    items.get(index).map(|item| (index, item))
                } {
                    // Nobody listens any more only if handing out has panicked.
                    sender.send((index, work(item))).ok();
                }
            });
        }
        drop(sender);
        let mut waiting: Vec<Option<R>> = items.iter().map(|_| None).collect();
        let mut told = 0;
        for (index, result) in receiver {
            waiting[index] = Some(result);
            while let Some(result) = waiting.get_mut(told).and_then(Option::take) {
                hand_out(result);
                told += 1;
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_the_order_of_the_items() {
        let items: Vec<u64> = (0..40).collect();
        let mut told = Vec::new();
        // Earlier items take longer.
        let work = |item: &u64| (0..(40 - item) * 1_000).fold(*item, |sum, _| std::hint::black_box(sum));
        in_order(&items, work, |item| told.push(item));
        assert_eq!(told, items);
        in_order(&[], work, |_| panic!("nothing to tell"));
    }
}
