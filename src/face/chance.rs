//! What looks like chance in a face: the same for ever for a seed, a name and an index.

/// A number from 0 up to, but not reaching, 1.
#[must_use]
pub(super) fn chance(seed: u64, name: &str, index: u64) -> f64 {
    // FNV-1a over the name, then splitmix64: evenly spread, and nothing to keep between calls.
    let name = name
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
    let mut bits = seed ^ name.rotate_left(17) ^ index.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    ((bits ^ (bits >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
}

/// A number between two others.
#[must_use]
pub(super) fn between(seed: u64, name: &str, index: u64, low: f64, high: f64) -> f64 {
    low + (high - low) * chance(seed, name, index)
}

/// A seed from a name.
#[must_use]
pub(super) fn seed_of(name: &str) -> u64 {
    let bytes = blake3::hash(name.as_bytes());
    u64::from_le_bytes(std::array::from_fn(|index| bytes.as_bytes()[index]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chance_is_even_and_the_same_for_ever() {
        let mean = (0..4_000).map(|index| chance(7, "blink", index)).sum::<f64>() / 4_000.0;
        assert!((mean - 0.5).abs() < 0.02, "{mean}");
        assert!((0..4_000).all(|index| (0.0..1.0).contains(&chance(index, "gaze", 3))));
        assert_eq!((chance(7, "blink", 3) * 1e6) as u64, (chance(7, "blink", 3) * 1e6) as u64);
        assert!((chance(7, "blink", 3) - chance(7, "gaze", 3)).abs() > 1e-6);
    }
}
