//! What every request has to pass and every answer bears: names of the host, origin, rate, patience, headers.
//!
//! Deliberately not here: who may sit where (`codes`), guessing codes (`tries`).

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::{Request, State};
use axum::http::header::{self, HeaderName, HeaderValue};
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};

use super::app::{Came, Common, Peer};
use super::proxy::PublicAddress;
use super::wall::now;

/// What pages may do: run and load what comes from here, and nothing inline.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; \
    form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
/// What a document may do: show itself and run nothing.
pub(super) const OF_DOCUMENT: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; \
    frame-ancestors 'none'";
/// How long a request may take to be read and answered.
const PATIENCE: Duration = Duration::from_secs(20);
/// Whether a name of the host is one that nobody else can point at us: an address or this machine's own name. A page of another
/// site whose name was made to lead here bears that site's name.
fn is_ours(host: &str) -> bool {
    let name = match host.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or(""),
        None => host.rsplit_once(':').map_or(host, |(name, _)| name),
    };
    name.eq_ignore_ascii_case("localhost") || name.parse::<IpAddr>().is_ok()
}

/// Whether a request that changes something comes from our own page, or from a program that is no browser.
fn is_from_us(request: &Request, named: Named<'_>, encrypted: bool) -> bool {
    let text = |name: HeaderName| request.headers().get(name).and_then(|v| v.to_str().ok());
    match (text(header::ORIGIN), named) {
        (Some(origin), Named::Public(address)) => address.is_origin(origin),
        (Some(origin), Named::Machine(host)) => {
            origin.split_once("://").is_some_and(|(scheme, rest)| {
                // What was not encrypted may be anybody's.
                (scheme == "https" || scheme == "http" && !encrypted) && rest == host
            })
        }
        // A browser names the origin of whatever changes something; what has no cookie is a program with a code of its own.
        (None, _) => text(header::COOKIE).is_none(),
    }
}

/// Lets a request pass, or says why not.
pub(super) async fn guard(
    State(common): State<Arc<Common>>,
    mut request: Request,
    next: Next,
) -> Response {
    let mut answer = match check(&common, &request) {
        Ok(came) => {
            request.extensions_mut().insert(came);
            match tokio::time::timeout(PATIENCE, next.run(request)).await {
                Ok(answer) => answer,
                Err(_) => StatusCode::REQUEST_TIMEOUT.into_response(),
            }
        }
        Err(why) => why.into_response(),
    };
    let headers = answer.headers_mut();
    // A document with its look inside brings a policy of its own.
    headers
        .entry(header::CONTENT_SECURITY_POLICY)
        .or_insert(HeaderValue::from_static(POLICY));
    for (name, value) in [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        // With none at all a browser would not say from where a form was sent.
        (header::REFERRER_POLICY, "same-origin"),
        (
            HeaderName::from_static("cross-origin-opener-policy"),
            "same-origin",
        ),
        (
            HeaderName::from_static("cross-origin-resource-policy"),
            "same-origin",
        ),
        (
            HeaderName::from_static("permissions-policy"),
            "camera=(), microphone=(), geolocation=()",
        ),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers
        .entry(header::CACHE_CONTROL)
        .or_insert(HeaderValue::from_static("no-store"));
    answer
}

/// The host that a request names.
#[derive(Clone, Copy)]
pub(super) enum Named<'a> {
    /// This machine, by an address or its own name.
    Machine(&'a str),
    /// An address of ours that people know.
    Public(&'a PublicAddress),
}

/// The name of the host that a request names.
///
/// # Errors
/// If it names none, several, or one that others can point at us.
pub(super) fn host<'a>(common: &'a Common, request: &'a Request) -> Result<Named<'a>, StatusCode> {
    let mut hosts = request.headers().get_all(header::HOST).iter();
    let (Some(host), None) = (hosts.next().and_then(|h| h.to_str().ok()), hosts.next()) else {
        return Err(StatusCode::MISDIRECTED_REQUEST);
    };
    if let Some(address) = common.proxy.public.iter().find(|p| p.is_host(host)) {
        return Ok(Named::Public(address));
    }
    if is_ours(host) {
        return Ok(Named::Machine(host));
    }
    Err(StatusCode::MISDIRECTED_REQUEST)
}

fn check(common: &Common, request: &Request) -> Result<Came, StatusCode> {
    let Some(Peer(line)) = request.extensions().get::<Peer>() else {
        // Every connection has another end.
        return Err(StatusCode::INTERNAL_SERVER_ERROR);
    };
    let from = common.proxy.origin(*line, request.headers());
    if !common.rates.allow(from, now()) {
        return Err(StatusCode::TOO_MANY_REQUESTS);
    }
    let named = host(common, request)?;
    let encrypted = common.fingerprint.is_some();
    let changes = !matches!(*request.method(), Method::GET | Method::HEAD);
    if changes && !is_from_us(request, named, encrypted) {
        return Err(StatusCode::FORBIDDEN);
    }
    let (base, by_proxy) = match named {
        Named::Machine(_) => ("", false),
        Named::Public(address) => (address.base(), address.encrypted()),
    };
    Ok(Came {
        from,
        base: base.to_owned(),
        encrypted: encrypted || by_proxy,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_and_this_machine_are_names_of_ours() {
        for good in [
            "192.168.1.5:7777",
            "192.168.1.5",
            "localhost:7777",
            "LOCALHOST",
            "[fe80::1]:7777",
            "[::1]",
        ] {
            assert!(is_ours(good), "{good}");
        }
        for bad in [
            "",
            "evil.example",
            "evil.example:7777",
            "192.168.1.5.evil.example",
            "localhost.evil.example",
            "[evil]",
        ] {
            assert!(!is_ours(bad), "{bad}");
        }
    }
}
