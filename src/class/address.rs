//! The addresses of this machine on which a class can be.

use std::net::{IpAddr, Ipv4Addr};

/// An address of this machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// The address.
    pub ip: IpAddr,
    /// What the system calls the network interface: `wlan0`, `Wi-Fi`.
    pub interface: String,
}

/// The addresses at which others on the local network can reach this machine, likeliest first. Loopback and
/// link-local addresses are left out: no phone can type those.
#[must_use]
pub fn local_addresses() -> Vec<Address> {
    let mut found: Vec<Address> = if_addrs::get_if_addrs()
        .unwrap_or_default()
        .into_iter()
        .map(|interface| Address { ip: interface.ip(), interface: interface.name })
        .filter(|address| is_reachable(address.ip))
        .collect();
    found.sort_by_key(|address| (rank(address), address.ip));
    found.dedup_by_key(|address| address.ip);
    found
}

fn is_reachable(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => !ip.is_loopback() && !ip.is_link_local() && !ip.is_unspecified() && !ip.is_multicast(),
        IpAddr::V6(ip) => {
            !ip.is_loopback() && !ip.is_unspecified() && !ip.is_multicast() && !ip.is_unicast_link_local()
        }
    }
}

/// What a home, a school or a hotspot gives out comes first, and what can be typed before what can not; virtual networks
/// of this machine last.
fn rank(address: &Address) -> u8 {
    let name = address.interface.to_lowercase();
    let is_virtual =
        ["docker", "veth", "br-", "virbr", "vmnet", "vboxnet", "tun", "tap", "utun", "zt", "wg", "vethernet"]
            .iter()
            .any(|start| name.starts_with(start));
    let kind = match address.ip {
        IpAddr::V4(ip) if ip.is_private() => 0,
        IpAddr::V4(ip) if is_shared(ip) => 1,
        IpAddr::V4(_) => 2,
        IpAddr::V6(ip) if ip.is_unique_local() => 3,
        IpAddr::V6(_) => 4,
    };
    kind + if is_virtual { 5 } else { 0 }
}

/// 100.64.0.0/10, which some hotspots of mobile carriers give out.
const fn is_shared(ip: Ipv4Addr) -> bool {
    let [a, b, ..] = ip.octets();
    a == 100 && b & 0b1100_0000 == 64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_school_gives_out_comes_first_and_what_is_virtual_last() {
        let address = |ip: &str, interface: &str| Address { ip: ip.parse().unwrap(), interface: interface.to_owned() };
        let mut all = [
            address("203.0.113.9", "eth0"),
            address("172.17.0.1", "docker0"),
            address("2001:db8::1", "eth0"),
            address("192.168.43.1", "wlan0"),
            address("100.64.3.4", "wwan0"),
        ];
        all.sort_by_key(rank);
        let order: Vec<String> = all.iter().map(|address| address.interface.clone()).collect();
        assert_eq!(order, ["wlan0", "wwan0", "eth0", "eth0", "docker0"]);
        for ip in ["127.0.0.1", "::1", "169.254.1.1", "fe80::1", "0.0.0.0"] {
            assert!(!is_reachable(ip.parse().unwrap()), "{ip}");
        }
    }
}
