//! The names under which this server may be asked, so that no page of the internet can ask it by way of a browser
//! that is let in (DNS rebinding).

use std::net::{IpAddr, SocketAddr};

/// The names under which this server may be asked.
#[derive(Clone, Debug, Default)]
pub struct Hosts {
    names: Vec<String>,
}

impl Hosts {
    /// Those of the addresses it listens on, and names the trainer has given.
    #[must_use]
    pub fn of(addresses: &[SocketAddr], given: &[String]) -> Self {
        let mut names = Vec::new();
        for address in addresses {
            let port = address.port();
            let mut add = |name: &str| {
                names.push(format!("{name}:{port}").to_lowercase());
                if port == 80 {
                    names.push(name.to_lowercase());
                }
            };
            add(&shown(address.ip()));
            if address.ip().is_loopback() {
                add("localhost");
            }
            given.iter().for_each(|name| add(name));
        }
        Self { names }
    }

    /// Whether a `Host` header names this server.
    #[must_use]
    pub fn knows(&self, host: &str) -> bool {
        self.names.iter().any(|name| name.eq_ignore_ascii_case(host))
    }

    /// Whether an `Origin` header is a page of this server under the name it was asked by.
    #[must_use]
    pub fn is_own(&self, origin: &str, host: &str) -> bool {
        origin.strip_prefix("http://").is_some_and(|name| name.eq_ignore_ascii_case(host)) && self.knows(host)
    }
}

/// An address as it stands in a link.
#[must_use]
pub fn shown(ip: IpAddr) -> String {
    match ip {
        IpAddr::V4(ip) => ip.to_string(),
        IpAddr::V6(ip) => format!("[{ip}]"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_its_own_names_are_known() {
        let addresses = ["192.168.1.5:8310", "127.0.0.1:8310", "[fd00::5]:8310"].map(|it| it.parse().unwrap());
        let hosts = Hosts::of(&addresses, &["class.local".to_owned()]);
        for host in [
            "192.168.1.5:8310",
            "127.0.0.1:8310",
            "localhost:8310",
            "LOCALHOST:8310",
            "[fd00::5]:8310",
            "class.local:8310",
        ] {
            assert!(hosts.knows(host), "{host}");
            assert!(hosts.is_own(&format!("http://{host}"), host), "{host}");
        }
        for host in
            ["", "192.168.1.5", "192.168.1.5:80", "evil.example:8310", "192.168.1.5:8310.evil.example", "localhost"]
        {
            assert!(!hosts.knows(host), "{host}");
            assert!(!hosts.is_own(&format!("http://{host}"), host), "{host}");
        }
        let host = "192.168.1.5:8310";
        for origin in
            ["null", "https://192.168.1.5:8310", "http://evil.example", "http://localhost:8310", "192.168.1.5:8310"]
        {
            assert!(!hosts.is_own(origin, host), "{origin}");
        }
    }

    #[test]
    fn on_the_usual_port_a_browser_leaves_it_out() {
        let hosts = Hosts::of(&["10.0.0.2:80".parse().unwrap()], &[]);
        assert!(hosts.knows("10.0.0.2") && hosts.knows("10.0.0.2:80") && !hosts.knows("localhost"));
    }
}
