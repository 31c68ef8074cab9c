//! Seats behind a proxy: under which addresses people know them, and whose word is taken for where a request came from.
//!
//! Nothing of it holds unless it is asked for: without a trusted proxy an address comes from the line itself, and without a public
//! address no name of the host is ours but addresses and this machine's own. Deliberately not here: the checks (`guard`).

use std::fmt;
use std::net::{IpAddr, SocketAddr};

use axum::http::HeaderName;
use axum::http::header::HeaderMap;

/// What a proxy tells of where a request came from.
const FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");

/// An address under which people reach the seats: `https://exercise.example`, `https://exercise.example/north`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PublicAddress {
    encrypted: bool,
    /// The name, with a port where it is not the usual one, in small letters.
    host: String,
    /// The path under which the proxy has the seats, without a slash at its end; nothing where it is the whole address.
    base: String,
}

impl PublicAddress {
    /// The address that was typed, if it is one.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (scheme, rest) = text.split_once("://")?;
        let (encrypted, usual) = match scheme.to_ascii_lowercase().as_str() {
            "https" => (true, ":443"),
            "http" => (false, ":80"),
            _ => return None,
        };
        let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
        let host = host.to_ascii_lowercase();
        let host = host.strip_suffix(usual).unwrap_or(&host).to_owned();
        let path = path.trim_end_matches('/');
        let plain = |p: &str| {
            let letter = |b: u8| b.is_ascii_alphanumeric() || b"-_.~".contains(&b);
            !p.is_empty() && !matches!(p, "." | "..") && p.bytes().all(letter)
        };
        let base = match path {
            "" => String::new(),
            path if path.split('/').all(plain) => format!("/{path}"),
            _ => return None,
        };
        is_host(&host).then_some(Self {
            encrypted,
            host,
            base,
        })
    }

    /// Whether lines to it are encrypted.
    pub(super) fn encrypted(&self) -> bool {
        self.encrypted
    }

    /// The path under which the seats are there, without a slash at its end.
    pub(super) fn base(&self) -> &str {
        &self.base
    }

    /// Whether a request names it as its host.
    pub(super) fn is_host(&self, host: &str) -> bool {
        self.host.eq_ignore_ascii_case(host)
    }

    /// Whether a page came from it.
    pub(super) fn is_origin(&self, origin: &str) -> bool {
        let scheme = if self.encrypted { "https" } else { "http" };
        let rest = origin.split_once("://").filter(|(s, _)| *s == scheme);
        rest.is_some_and(|(_, host)| self.is_host(host))
    }

    /// Its name without the port, for a certificate.
    pub(super) fn name(&self) -> &str {
        if self.host.starts_with('[') {
            let end = self.host.find(']').unwrap_or(self.host.len());
            return &self.host[1..end];
        }
        self.host.split(':').next().unwrap_or("")
    }
}

impl fmt::Display for PublicAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scheme = if self.encrypted { "https" } else { "http" };
        write!(f, "{scheme}://{}{}", self.host, self.base)
    }
}

/// Whether it is a name or an address of a machine, with or without a port.
fn is_host(host: &str) -> bool {
    let port = |p: &str| p.parse::<u16>().is_ok();
    if let Some(rest) = host.strip_prefix('[') {
        let Some((ip, after)) = rest.split_once(']') else {
            return false;
        };
        let ip = ip.parse::<std::net::Ipv6Addr>().is_ok();
        return ip && (after.is_empty() || after.strip_prefix(':').is_some_and(port));
    }
    let (name, given) = host
        .split_once(':')
        .map_or((host, None), |(n, p)| (n, Some(p)));
    let label = |l: &str| {
        let letter = |b: u8| b.is_ascii_alphanumeric() || b == b'-';
        (1..=63).contains(&l.len()) && l.bytes().all(letter)
    };
    name.len() <= 253 && name.split('.').all(label) && given.is_none_or(port)
}

/// What stands before the seats.
#[derive(Clone, Debug, Default)]
pub struct Proxy {
    /// Addresses under which people reach them, the likeliest first.
    pub public: Vec<PublicAddress>,
    /// Proxies whose word is taken for where a request came from. Nobody's where none.
    pub trusted: Vec<IpAddr>,
}

impl Proxy {
    /// Whether a line from there is one from a proxy whose word is taken.
    pub(super) fn trusts(&self, line: IpAddr) -> bool {
        let line = line.to_canonical();
        self.trusted.iter().any(|t| t.to_canonical() == line)
    }

    /// Where a request on a line from there came from: what a trusted proxy says, else the line's own end.
    pub(super) fn origin(&self, line: IpAddr, headers: &HeaderMap) -> IpAddr {
        let line = line.to_canonical();
        if !self.trusts(line) {
            return line;
        }
        // Each proxy adds at the end where it had the request from; what stands before that anybody may have written.
        let said: Vec<&str> = headers
            .get_all(FORWARDED_FOR)
            .iter()
            .flat_map(|v| v.to_str().unwrap_or("").split(','))
            .collect();
        let mut from = line;
        for text in said.into_iter().rev() {
            let Some(ip) = address(text.trim()) else {
                return from;
            };
            from = ip;
            if !self.trusts(ip) {
                return from;
            }
        }
        from
    }
}

/// An address as proxies write it, with a port or without.
fn address(text: &str) -> Option<IpAddr> {
    let bare = text.trim_start_matches('[').trim_end_matches(']');
    let ip = bare.parse::<IpAddr>().ok();
    ip.or_else(|| text.parse::<SocketAddr>().ok().map(|s| s.ip()))
        .map(|ip| ip.to_canonical())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forwarded(lines: &[&str]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append(FORWARDED_FOR, line.parse().unwrap());
        }
        headers
    }

    fn ip(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    #[test]
    fn a_public_address_is_one_that_a_browser_would_name() {
        for (typed, shown) in [
            ("https://Exercise.Example", "https://exercise.example"),
            ("https://exercise.example:443/", "https://exercise.example"),
            ("http://10.0.0.1:8080/north/", "http://10.0.0.1:8080/north"),
            ("https://[fe80::1]:8443", "https://[fe80::1]:8443"),
            ("https://a.b/c/d", "https://a.b/c/d"),
        ] {
            let address = PublicAddress::parse(typed).unwrap_or_else(|| panic!("{typed}"));
            assert_eq!(address.to_string(), shown);
        }
        for bad in [
            "",
            "exercise.example",
            "ftp://exercise.example",
            "https://",
            "https://a b",
            "https://a/../b",
            "https://a//b",
            "https://a/b?c",
            "https://a:port",
            "https://a.example;Path=/",
        ] {
            assert_eq!(PublicAddress::parse(bad), None, "{bad}");
        }
        let north = PublicAddress::parse("https://a.example/north").unwrap();
        assert!(north.is_host("A.example") && !north.is_host("a.example:7777"));
        assert!(north.is_origin("https://a.example") && !north.is_origin("http://a.example"));
        assert!(!north.is_origin("https://a.example.evil"));
        assert_eq!((north.base(), north.name()), ("/north", "a.example"));
    }

    #[test]
    fn a_proxy_is_believed_only_where_it_was_named() {
        let (proxy, room) = (ip("10.0.0.9"), ip("192.168.1.20"));
        let said = forwarded(&["1.2.3.4, 192.168.1.20"]);
        assert_eq!(Proxy::default().origin(proxy, &said), proxy);
        let behind = Proxy {
            trusted: vec![proxy],
            ..Proxy::default()
        };
        assert_eq!(behind.origin(proxy, &said), room);
        assert_eq!(behind.origin(room, &forwarded(&["1.2.3.4"])), room);
        // What the browser wrote itself stands before what the proxy added.
        let lines = forwarded(&["1.2.3.4", "192.168.1.20"]);
        assert_eq!(behind.origin(proxy, &lines), room);
        assert_eq!(behind.origin(proxy, &HeaderMap::new()), proxy);
        assert_eq!(behind.origin(proxy, &forwarded(&["unknown"])), proxy);
        assert_eq!(
            behind.origin(proxy, &forwarded(&["192.168.1.20:5123"])),
            room
        );
        let two = Proxy {
            trusted: vec![proxy, ip("10.0.0.8")],
            ..Proxy::default()
        };
        let chain = forwarded(&["1.2.3.4, 192.168.1.20, 10.0.0.8"]);
        assert_eq!(two.origin(proxy, &chain), room);
        assert_eq!(two.origin(ip("::ffff:10.0.0.9"), &chain), room);
    }
}
