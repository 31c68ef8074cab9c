//! Seats behind a proxy: what is taken from it and from whom, and that nothing is unless it was asked for.
//!
//! Deliberately not here: a real proxy, for which it has to be installed (`tests/proxy`).

use std::net::SocketAddr;

use tamrin::base::text::Lang;
use tamrin::seats::{Options, Proxy, PublicAddress, Seats, Station, Tls};

use crate::seats::Served;
use crate::support::http::{Answer, request};

/// An exercise whose seats stand behind that.
fn behind(proxy: Proxy) -> Served {
    encrypted_behind(proxy, None)
}

fn encrypted_behind(proxy: Proxy, tls: Option<Tls>) -> Served {
    let mut served = Served::begin("first-steps");
    let options = Options {
        listen: "127.0.0.1:0".parse().unwrap(),
        lang: Lang::En,
        tls,
        proxy,
    };
    served.seats = Some(Seats::open(served.player.handle(), options).unwrap());
    served
}

fn to(served: &Served) -> SocketAddr {
    let mut own = served.seats().addresses().iter();
    own.find_map(|a| {
        a.strip_prefix("http://127.0.0.1:")
            .map(|p| format!("127.0.0.1:{p}"))
    })
    .unwrap()
    .parse()
    .unwrap()
}

/// A wrong code, as a proxy would pass it on that says it came from there.
fn guess(served: &Served, from: &str) -> u16 {
    let to = to(served);
    let lines = [
        format!("Origin: http://{to}"),
        format!("X-Forwarded-For: {from}"),
        "Content-Type: application/x-www-form-urlencoded".to_owned(),
    ];
    request(to, "POST /join", &lines, "code=ZZZZZZZZ").status
}

#[test]
fn who_forwards_is_believed_only_where_it_was_said() {
    let not_asked = behind(Proxy::default());
    let weighed = (0..30).filter(|n| guess(&not_asked, &format!("10.0.0.{n}")) == 403);
    assert!(weighed.count() <= 7, "one address, whatever is written");
    let trusted = behind(Proxy {
        trusted: vec!["127.0.0.1".parse().unwrap()],
        ..Proxy::default()
    });
    let weighed = (0..30).filter(|n| guess(&trusted, &format!("10.0.0.{n}")) == 403);
    assert_eq!(weighed.count(), 30, "thirty addresses");
    // What stands before what the proxy added anybody may have written.
    let forged = (0..30).filter(|n| guess(&trusted, &format!("10.9.9.{n}, 10.0.1.1")) == 403);
    assert!(forged.count() <= 7, "one address behind the proxy");
    // Another machine's word is not taken.
    let elsewhere = behind(Proxy {
        trusted: vec!["10.0.0.9".parse().unwrap()],
        ..Proxy::default()
    });
    let weighed = (0..30).filter(|n| guess(&elsewhere, &format!("10.0.0.{n}")) == 403);
    assert!(weighed.count() <= 7);
}

#[test]
fn a_public_address_is_a_name_of_ours_with_its_own_origin_and_cookies() {
    let public = PublicAddress::parse("https://exercise.example/north").unwrap();
    let served = behind(Proxy {
        public: vec![public],
        ..Proxy::default()
    });
    assert_eq!(
        served.seats().addresses()[0],
        "https://exercise.example/north"
    );
    let (to, code) = (to(&served), served.code(&Station::Control));
    let join = |host: &str, origin: &str| -> Answer {
        let lines = [
            format!("Host: {host}"),
            format!("Origin: {origin}"),
            "Content-Type: application/x-www-form-urlencoded".to_owned(),
        ];
        request(to, "POST /join", &lines, &format!("code={code}"))
    };
    let name = "exercise.example";
    let joined = join(name, "https://exercise.example");
    assert_eq!(joined.status, 303);
    let cookies: Vec<&str> = joined
        .head
        .lines()
        .filter(|l| l.starts_with("set-cookie"))
        .collect();
    assert_eq!(cookies.len(), 3);
    for cookie in cookies {
        assert!(
            cookie.contains("; Path=/north/;") || cookie.contains(" Path=/north/;"),
            "{cookie}"
        );
        assert!(cookie.ends_with("; Secure"), "{cookie}");
    }
    for foreign in [
        "http://exercise.example",
        "https://evil.example",
        "https://exercise.example.evil",
        "https://exercise.example:8443",
        "null",
    ] {
        assert_eq!(join(name, foreign).status, 403, "{foreign}");
    }
    assert_eq!(join("evil.example", "https://evil.example").status, 421);
    assert_eq!(
        join("north.exercise.example", "https://north.exercise.example").status,
        421
    );
    // By its own address the machine is reached as before, and its cookies go over lines that are not encrypted.
    let own = join(&to.to_string(), &format!("http://{to}"));
    assert_eq!(own.status, 303);
    assert!(
        own.head.contains("Path=/;") && !own.head.contains("Secure"),
        "{}",
        own.head
    );
    // Links and redirects hold wherever the proxy has the pages.
    assert_eq!(joined.header("location").as_deref(), Some("./seat"));
    let page = request(to, "GET /", &[format!("Host: {name}")], "").text();
    for link in ["href=\"assets/style.css\"", "action=\"join\""] {
        assert!(page.contains(link), "{link}: {page}");
    }
    assert!(!page.contains("=\"/"), "no link from the root: {page}");
}

/// A proxy that encrypts the line to the browser and passes on without: led to where it came from it would come again for ever.
#[test]
fn what_a_trusted_proxy_passes_on_is_served_though_the_seats_encrypt_too() {
    let public = || PublicAddress::parse("https://exercise.example").unwrap();
    let statuses = |trusted: &str| {
        let proxy = Proxy {
            public: vec![public()],
            trusted: vec![trusted.parse().unwrap()],
        };
        let served = encrypted_behind(proxy, Some(Tls::Own));
        let own = served.seats().addresses().last().unwrap().clone();
        let to: SocketAddr = own.strip_prefix("https://").unwrap().parse().unwrap();
        let ask = |host: &str| request(to, "GET /", &[format!("Host: {host}")], "").status;
        [ask("exercise.example"), ask(&to.to_string())]
    };
    assert_eq!(
        statuses("127.0.0.1"),
        [200, 307],
        "the machine's own address is encrypted"
    );
    assert_eq!(statuses("10.0.0.9"), [307, 307], "not from who is no proxy");
}
