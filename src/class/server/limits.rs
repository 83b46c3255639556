//! How much of everything anybody may have, and buckets that count it.

use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// How much of everything anybody may have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Connections in all.
    pub connections: usize,
    /// Connections of one address. A whole class may share one behind a router.
    pub connections_each: usize,
    /// How long the head of a request may take to arrive, and a connection may lie idle.
    pub head: Duration,
    /// How long the body of a request may take.
    pub body: Duration,
    /// How long somebody may read nothing of what is sent to them.
    pub stall: Duration,
    /// Bytes of a body.
    pub bytes: usize,
    /// Requests of one address: at once, and a second.
    pub requests: Rate,
    /// Commands of one person: at once, and a second.
    pub commands: Rate,
    /// Wrong room codes of one address: at once, and a second.
    pub guesses: Rate,
    /// People who come in from one address: at once, and a second. A whole class may share one behind a router.
    pub joins: Rate,
    /// How long the answer to a wrong code takes.
    pub wrong: Duration,
    /// Streams of one person or link.
    pub streams: usize,
    /// Whether the machine of the class itself is free of the limits by address.
    pub loopback_is_free: bool,
}

/// So many at once, and then so many in a second.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rate {
    /// At once.
    pub burst: f64,
    /// Then in a second.
    pub per_second: f64,
}

impl Eq for Rate {}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connections: 6_000,
            connections_each: 1_000,
            head: Duration::from_secs(10),
            body: Duration::from_secs(10),
            stall: Duration::from_secs(20),
            bytes: 8 * 1024,
            requests: Rate { burst: 600.0, per_second: 200.0 },
            commands: Rate { burst: 30.0, per_second: 5.0 },
            guesses: Rate { burst: 40.0, per_second: 0.5 },
            joins: Rate { burst: 300.0, per_second: 1.0 },
            wrong: Duration::from_millis(600),
            streams: 3,
            loopback_is_free: true,
        }
    }
}

/// Whose budget it is: an address, of which a network of the sixth version gives everybody many.
#[must_use]
pub fn whose(ip: IpAddr) -> IpAddr {
    match ip.to_canonical() {
        IpAddr::V4(ip) => IpAddr::V4(ip),
        IpAddr::V6(ip) => IpAddr::V6(Ipv6Addr::from_bits(ip.to_bits() >> 64 << 64)),
    }
}

/// Buckets that fill again with time, one for each who asks.
#[derive(Debug)]
pub struct Buckets<K> {
    rate: Rate,
    buckets: Mutex<BTreeMap<K, (f64, Duration)>>,
}

/// More buckets are tidied up.
const MANY: usize = 4_096;

impl<K: Ord + Copy> Buckets<K> {
    /// Full buckets.
    #[must_use]
    pub const fn new(rate: Rate) -> Self {
        Self { rate, buckets: Mutex::new(BTreeMap::new()) }
    }

    /// Takes one out of a bucket, at a time since the start. Says whether there was one.
    pub fn take(&self, key: K, now: Duration) -> bool {
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        let rate = self.rate;
        let filled = |(left, at): (f64, Duration)| {
            (left + now.saturating_sub(at).as_secs_f64() * rate.per_second).min(rate.burst)
        };
        if buckets.len() > MANY {
            buckets.retain(|_, bucket| filled(*bucket) < rate.burst);
        }
        let bucket = buckets.entry(key).or_insert((rate.burst, now));
        let left = filled(*bucket);
        *bucket = (if left >= 1.0 { left - 1.0 } else { left }, now);
        left >= 1.0
    }

    /// Whether a bucket has one, without taking it.
    pub fn has(&self, key: K, now: Duration) -> bool {
        let buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        buckets
            .get(&key)
            .is_none_or(|(left, at)| left + now.saturating_sub(*at).as_secs_f64() * self.rate.per_second >= 1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bucket_gives_its_burst_and_then_its_rate() {
        let buckets = Buckets::new(Rate { burst: 3.0, per_second: 2.0 });
        let at = |ms| Duration::from_millis(ms);
        assert_eq!([0, 0, 0, 0].map(|ms| buckets.take(1, at(ms))), [true, true, true, false]);
        assert!(buckets.take(2, at(0)), "another’s bucket");
        assert!(!buckets.has(1, at(499)) && buckets.has(1, at(500)));
        assert_eq!([500, 600, 1_000].map(|ms| buckets.take(1, at(ms))), [true, false, true]);
        assert_eq!([0; 4].map(|_| buckets.take(1, at(900_000))), [true, true, true, false]);
    }

    #[test]
    fn many_buckets_are_tidied_up() {
        let buckets = Buckets::new(Rate { burst: 2.0, per_second: 1.0 });
        for key in 0..10_000_u64 {
            buckets.take(key, Duration::from_millis(key));
        }
        assert!(buckets.buckets.lock().unwrap().len() < 6_000);
    }

    #[test]
    fn a_network_of_the_sixth_version_shares_a_budget() {
        let ip = |text: &str| whose(text.parse().unwrap());
        assert_eq!(ip("2001:db8:1:2:3:4:5:6"), ip("2001:db8:1:2:ffff::1"));
        assert_ne!(ip("2001:db8:1:2::1"), ip("2001:db8:1:3::1"));
        assert_eq!(ip("::ffff:192.168.1.4"), ip("192.168.1.4"));
    }
}
