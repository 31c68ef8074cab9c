//! Encrypted lines to the seats: with a certificate of one's own making, or with one from files.
//!
//! One address serves both: who types it without `https` is led there, so that nobody stands before an error that no person
//! understands. Deliberately not here: which seat may see what, reading files (the command line does).

use std::io;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use rcgen::{CertificateParams, DnType, KeyPair};
use ring::digest;
use rustls::ServerConfig;
use rustls::crypto::ring::default_provider;
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use serde::{Deserialize, Serialize};
use tokio_rustls::TlsAcceptor;

use super::error::SeatsError;
use super::wall;

/// How long a certificate of our own holds: browsers take none that holds for more than 398 days.
const HOLDS: Duration = Duration::from_secs(397 * 24 * 60 * 60);
/// A new one is made so long before that: an exercise lasts no longer.
const EARLY: Duration = Duration::from_secs(30 * 24 * 60 * 60);

/// Where the certificate of the encrypted lines comes from.
#[derive(Clone, Debug)]
pub enum Tls {
    /// From here: nobody has signed it, so a browser asks once, and people compare the fingerprint that is shown.
    Own,
    /// From a body that the rooms' machines trust.
    Given {
        /// The certificate and those that lead to its root, as PEM.
        certificate: Vec<u8>,
        /// Its key, as PEM.
        key: Vec<u8>,
    },
}

/// A certificate of our own, kept with the codes, so that a browser that was told to take it does not ask again.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(super) struct OwnCertificate {
    /// As PEM.
    certificate: String,
    /// As PEM.
    key: String,
    /// The addresses that it names.
    names: Vec<String>,
    /// When it ends, seconds since 1970.
    ends: u64,
}

impl OwnCertificate {
    /// A new one for these addresses.
    ///
    /// # Errors
    /// If the system has no random numbers.
    fn new(names: Vec<String>) -> io::Result<Self> {
        let key = KeyPair::generate().map_err(io::Error::other)?;
        let mut params = CertificateParams::new(names.clone()).map_err(io::Error::other)?;
        let begins = wall::date() - Duration::from_secs(24 * 60 * 60);
        let ends = begins + HOLDS;
        params.not_before = begins.into();
        params.not_after = ends.into();
        params
            .distinguished_name
            .push(DnType::CommonName, "Tamrin exercise");
        let certificate = params.self_signed(&key).map_err(io::Error::other)?;
        Ok(Self {
            certificate: certificate.pem(),
            key: key.serialize_pem(),
            names,
            ends: seconds(ends),
        })
    }

    /// The first of those that were kept that names these addresses and still holds; else a new one.
    ///
    /// # Errors
    /// If the system has no random numbers.
    pub(super) fn renewed(
        kept: impl IntoIterator<Item = Self>,
        names: Vec<String>,
    ) -> io::Result<Self> {
        let holds = |own: &Self| own.ends > seconds(wall::date() + EARLY);
        let same = |own: &Self| names.iter().all(|n| own.names.contains(n));
        match kept.into_iter().find(|own| holds(own) && same(own)) {
            Some(own) => Ok(own),
            None => Self::new(names),
        }
    }

    fn as_given(&self) -> (&[u8], &[u8]) {
        (self.certificate.as_bytes(), self.key.as_bytes())
    }
}

fn seconds(at: SystemTime) -> u64 {
    let since = at.duration_since(SystemTime::UNIX_EPOCH);
    since.map_or(0, |s| s.as_secs())
}

/// How lines are encrypted.
#[derive(Clone)]
pub(super) struct Encrypted {
    pub(super) acceptor: TlsAcceptor,
    /// SHA-256 of the certificate, as browsers show it.
    pub(super) fingerprint: String,
}

impl Encrypted {
    /// With a certificate of our own.
    ///
    /// # Errors
    /// If it cannot be used.
    pub(super) fn own(certificate: &OwnCertificate) -> Result<Self, SeatsError> {
        let (certificate, key) = certificate.as_given();
        Self::given(certificate, key)
    }

    /// With one that was given.
    ///
    /// # Errors
    /// If it, or its key, is none, or they do not belong together.
    pub(super) fn given(certificate: &[u8], key: &[u8]) -> Result<Self, SeatsError> {
        let chain: Vec<CertificateDer<'static>> = CertificateDer::pem_slice_iter(certificate)
            .collect::<Result<_, _>>()
            .map_err(|_| SeatsError::NoCertificate)?;
        let fingerprint = fingerprint(chain.first().ok_or(SeatsError::NoCertificate)?);
        let key = PrivateKeyDer::from_pem_slice(key).map_err(|_| SeatsError::NoKey)?;
        let mut config = ServerConfig::builder_with_provider(Arc::new(default_provider()))
            .with_safe_default_protocol_versions()
            .map_err(|_| SeatsError::NoCertificate)?
            .with_no_client_auth()
            .with_single_cert(chain, key)
            .map_err(|_| SeatsError::NotItsKey)?;
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        Ok(Self {
            acceptor: TlsAcceptor::from(Arc::new(config)),
            fingerprint,
        })
    }
}

fn fingerprint(certificate: &CertificateDer<'_>) -> String {
    let hash = digest::digest(&digest::SHA256, certificate);
    let bytes: Vec<String> = hash.as_ref().iter().map(|b| format!("{b:02X}")).collect();
    bytes.join(":")
}

/// The first byte of a line that is encrypted.
pub(super) const HANDSHAKE: u8 = 0x16;

/// The names that a certificate of our own has to have: the addresses and names, and this machine's own.
pub(super) fn names(addresses: impl IntoIterator<Item = String>) -> Vec<String> {
    let mut names: Vec<String> = addresses.into_iter().collect();
    for own in ["localhost", "127.0.0.1"] {
        if !names.iter().any(|n| n == own) {
            names.push(own.to_owned());
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> Vec<String> {
        super::names(["192.168.1.5".to_owned()])
    }

    #[test]
    fn a_certificate_is_kept_for_as_long_as_it_holds_and_names_the_addresses() {
        let own = OwnCertificate::renewed(None, names()).unwrap();
        let shown = Encrypted::own(&own).unwrap().fingerprint;
        assert_eq!(shown.len(), 32 * 3 - 1, "{shown}");
        let again = OwnCertificate::renewed(Some(own.clone()), names()).unwrap();
        assert_eq!(again, own);
        let moved = super::names(["10.0.0.7".to_owned()]);
        let other = OwnCertificate::renewed(Some(own.clone()), moved).unwrap();
        assert_ne!(other, own, "the machine has another address");
        let ended = OwnCertificate {
            ends: seconds(wall::date()),
            ..own.clone()
        };
        let other = OwnCertificate::renewed(Some(ended), names()).unwrap();
        assert_ne!(other.certificate, own.certificate, "it is nearly over");
    }

    #[test]
    fn what_cannot_be_used_says_what_is_wrong() {
        let own = OwnCertificate::renewed(None, names()).unwrap();
        let other = OwnCertificate::renewed(None, names()).unwrap();
        let (certificate, key) = own.as_given();
        for (certificate, key, why) in [
            (b"".as_slice(), key, SeatsError::NoCertificate),
            (key, key, SeatsError::NoCertificate),
            (certificate, b"", SeatsError::NoKey),
            (certificate, other.key.as_bytes(), SeatsError::NotItsKey),
        ] {
            let said = Encrypted::given(certificate, key).err().unwrap().words();
            assert_eq!(said, why.words());
        }
        assert!(Encrypted::given(certificate, key).is_ok());
    }
}
