//! What a seed decides: the order of options on screen and the choice among equal variants. Never a score.
//!
//! A choice depends on the seed and a name alone, not on how many choices were made before it, so that going
//! back, resuming and searching show the same thing.

use rand::rngs::Xoshiro256PlusPlus;
use rand::seq::SliceRandom as _;
use rand::{RngExt as _, SeedableRng as _};

fn generator(seed: u64, name: &str) -> Xoshiro256PlusPlus {
    let mut hasher = blake3::Hasher::new();
    hasher.update(&seed.to_le_bytes());
    hasher.update(name.as_bytes());
    Xoshiro256PlusPlus::from_seed(*hasher.finalize().as_bytes())
}

/// The order in which `count` options of a node are shown: position on screen → index in the node.
#[must_use]
pub fn option_order(seed: u64, node: &str, count: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    order.shuffle(&mut generator(seed, node));
    order
}

/// One of `count` equal variants for a name; 0 if there are none.
#[must_use]
pub fn pick(seed: u64, name: &str, count: usize) -> usize {
    if count == 0 { 0 } else { generator(seed, name).random_range(0..count) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_is_a_permutation_that_depends_on_seed_and_node_alone() {
        for seed in 0..50 {
            let mut order = option_order(seed, "door", 4);
            assert_eq!(order, option_order(seed, "door", 4));
            order.sort_unstable();
            assert_eq!(order, [0, 1, 2, 3]);
        }
        assert!((0..50).any(|seed| option_order(seed, "door", 4) != option_order(seed, "storm", 4)));
    }

    #[test]
    fn the_order_is_the_same_on_every_machine_for_ever() {
        assert_eq!([option_order(7, "door", 4), option_order(8, "door", 4)], [vec![2, 0, 1, 3], vec![1, 0, 2, 3]]);
    }
}
