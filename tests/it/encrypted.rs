//! Encrypted lines to the seats: a certificate that people can compare, the same after a restart, and a way there for who comes
//! without.
//!
//! Deliberately not here: what is said over them (`seats`).

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::sync::Arc;

use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, ClientConnection, RootCertStore, StreamOwned};
use tamrin::base::text::Lang;
use tamrin::seats::{Options, Proxy, Seats, SeatsError, Station, TeamExercise, Tls};
use tamrin::session::catalog;
use tamrin::session::player::{Opening, Player};

use crate::support::http::request;

fn player(dir: &Path) -> Player {
    player_in(dir, "x.tamrin")
}

fn player_in(dir: &Path, file: &str) -> Player {
    let opening = Opening::Begin {
        scenario: catalog::offer(Path::new("first-steps")).scenario.unwrap(),
        seed: 1,
        staffed: Vec::new(),
        folder: dir.to_path_buf(),
        file: Some(dir.join(file)),
    };
    let player = Player::open(opening, Box::new(|| {}));
    while player.newest().is_none() {
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    player
}

fn open(player: &Player, tls: Tls) -> Result<Seats, SeatsError> {
    let options = Options {
        listen: "127.0.0.1:0".parse().unwrap(),
        lang: Lang::En,
        tls: Some(tls),
        proxy: Proxy::default(),
    };
    Seats::open(player.handle(), options)
}

fn to(seats: &Seats) -> SocketAddr {
    let address = &seats.addresses()[0];
    let address = address.strip_prefix("https://");
    address.unwrap().parse().unwrap()
}

/// What a browser that trusts this certificate, and no other, gets for a request.
fn ask(to: SocketAddr, certificate: &[u8], request: &str) -> std::io::Result<String> {
    let mut roots = RootCertStore::empty();
    roots
        .add(CertificateDer::from_pem_slice(certificate).unwrap())
        .unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    let name = ServerName::from(to.ip());
    let client = ClientConnection::new(Arc::new(config), name).unwrap();
    let mut line = StreamOwned::new(client, TcpStream::connect(to)?);
    line.write_all(request.as_bytes())?;
    let mut answer = String::new();
    // A server need not say goodbye.
    match line.read_to_string(&mut answer) {
        Err(e) if answer.is_empty() => Err(e),
        _ => Ok(answer),
    }
}

/// The certificate that is kept beside an exercise file.
fn kept(dir: &Path) -> Vec<u8> {
    let text = std::fs::read_to_string(dir.join("x.seats")).unwrap();
    let kept: serde_json::Value = serde_json::from_str(&text).unwrap();
    let certificate = kept["certificate"]["certificate"].as_str().unwrap();
    certificate.as_bytes().to_vec()
}

#[test]
fn a_room_sits_down_over_an_encrypted_line_and_its_cookie_goes_over_no_other() {
    let dir = tempfile::tempdir().unwrap();
    let player = player(dir.path());
    let seats = open(&player, Tls::Own).unwrap();
    let (to, certificate) = (to(&seats), kept(dir.path()));
    let get = format!("GET /?lang=en HTTP/1.1\r\nHost: {to}\r\nConnection: close\r\n\r\n");
    let door = ask(to, &certificate, &get).unwrap();
    assert!(
        door.starts_with("HTTP/1.1 200") && door.contains("First steps"),
        "{door}"
    );
    let codes = seats.codes();
    let (_, code) = codes.iter().find(|c| c.0 == Station::Control).unwrap();
    let body = format!("code={code}&lang=en");
    let join = format!(
        "POST /join HTTP/1.1\r\nHost: {to}\r\nOrigin: https://{to}\r\nConnection: close\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    );
    let joined = ask(to, &certificate, &join).unwrap();
    let cookies: Vec<&str> = joined
        .lines()
        .filter(|l| l.starts_with("set-cookie: "))
        .collect();
    assert_eq!(cookies.len(), 3, "{joined}");
    assert!(cookies.iter().all(|c| c.ends_with("; Secure")), "{joined}");
}

#[test]
fn who_comes_without_encryption_is_led_to_it_and_learns_nothing_else() {
    let dir = tempfile::tempdir().unwrap();
    let player = player(dir.path());
    let seats = open(&player, Tls::Own).unwrap();
    let to = to(&seats);
    let answer = request(to, "GET /join?code=ABC", &[], "");
    assert_eq!(answer.status, 307);
    let there = format!("https://{to}/join?code=ABC");
    assert_eq!(answer.header("location"), Some(there));
    assert!(answer.body.is_empty());
    let foreign = request(to, "GET /", &["Host: evil.example".to_owned()], "");
    assert_eq!(
        (foreign.status, foreign.header("location")),
        (421, None),
        "nobody is led where another wants"
    );
}

#[test]
fn a_certificate_that_was_compared_once_is_the_same_after_a_restart() {
    let dir = tempfile::tempdir().unwrap();
    let player = player(dir.path());
    let first = open(&player, Tls::Own).unwrap();
    let shown = first.fingerprint().unwrap().to_owned();
    drop(first);
    let again = open(&player, Tls::Own).unwrap();
    assert_eq!(again.fingerprint(), Some(shown.as_str()));
    let get = format!(
        "GET / HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n",
        to(&again)
    );
    assert!(ask(to(&again), &kept(dir.path()), &get).is_ok());
    let other = tempfile::tempdir().unwrap();
    let elsewhere = self::player(other.path());
    let elsewhere = open(&elsewhere, Tls::Own).unwrap();
    assert!(
        ask(to(&elsewhere), &kept(dir.path()), &get).is_err(),
        "another host's certificate is not this one's"
    );
}

#[test]
fn a_certificate_that_cannot_be_used_or_a_damaged_file_opens_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let player = player(dir.path());
    let given = Tls::Given {
        certificate: b"none".to_vec(),
        key: b"none".to_vec(),
    };
    assert!(matches!(
        open(&player, given),
        Err(SeatsError::NoCertificate)
    ));
    std::fs::write(dir.path().join("x.seats"), b"{ damaged").unwrap();
    let damaged = open(&player, Tls::Own).err().unwrap();
    assert!(
        matches!(&damaged, SeatsError::Damaged(path) if path.ends_with("x.seats")),
        "{damaged:?}"
    );
}

#[test]
fn browsers_accept_whichever_team_is_gone_on_with_once_they_accepted_one() {
    let dir = tempfile::tempdir().unwrap();
    let players = ["a.tamrin", "b.tamrin"].map(|f| player_in(dir.path(), f));
    let options = || Options {
        listen: "127.0.0.1:0".parse().unwrap(),
        lang: Lang::En,
        tls: Some(Tls::Own),
        proxy: Proxy::default(),
    };
    let team = |p: &Player| TeamExercise {
        player: p.handle(),
        name: None,
    };
    let both = Seats::open_teams(players.iter().map(team).collect(), options()).unwrap();
    let before = both.fingerprint().unwrap().to_owned();
    drop(both);
    for player in &players {
        let alone = Seats::open(player.handle(), options()).unwrap();
        assert_eq!(alone.fingerprint(), Some(before.as_str()));
    }
}
