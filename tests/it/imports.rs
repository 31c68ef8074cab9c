//! What `tamrin import` refuses, with the number of the feature or line, and what it understands.

use crate::support::said::{ar, en};
use std::fs;
use std::path::Path;

use tamrin::scenario::import::{Columns, File, Finding, Imported, Sources, map};
use tempfile::TempDir;

use crate::support::program::{fails, ok};

/// A square around a point.
fn square(x: f64, y: f64, r: f64) -> String {
    let corners = [
        (x - r, y - r),
        (x + r, y - r),
        (x + r, y + r),
        (x - r, y + r),
        (x - r, y - r),
    ];
    corners.map(|(x, y)| format!("[{x},{y}]")).join(",")
}

fn feature(properties: &str, ring: &str) -> String {
    format!(
        r#"{{"type":"Feature","properties":{{{properties}}},"geometry":{{"type":"Polygon","coordinates":[[{ring}]]}}}}"#
    )
}

fn collection(features: &[String]) -> String {
    format!(
        r#"{{"type":"FeatureCollection","features":[{}]}}"#,
        features.join(",")
    )
}

const NAMED: &str = r#""id":"D1","name_en":"D","name_ar":"د","level":1"#;
const PLACES: &str = "id,name_en,name_ar,lat,lon\na,A,أ,34,10\nb,B,ب,34.5,10.5\n";
const ROADS: &str = "from_id,to_id,km,class\na,b,80,desert\n";
const TOWNS: &str = "municipality_en,municipality_ar,place_id\nA,أ,a\n";

fn outlines(text: &str) -> Vec<(File, Option<u8>)> {
    vec![(File::new("outlines.geojson", text), None)]
}

fn list(text: &str) -> Option<File> {
    Some(File::new("list.csv", text))
}

fn sources() -> Sources {
    Sources {
        outlines: outlines(&collection(&[feature(NAMED, &square(10.0, 34.0, 1.0))])),
        places: list(PLACES),
        roads: list(ROADS),
        municipalities: list(TOWNS),
        centres: None,
        groups: Vec::new(),
        columns: Columns::default(),
    }
}

/// All findings in English, each in a line.
pub(crate) fn english(all: &[Finding]) -> String {
    let words: Vec<_> = all.iter().map(Finding::words).collect();
    assert!(words.iter().all(|m| !ar(m).is_empty() && ar(m) != en(m)));
    words.iter().map(en).collect::<Vec<_>>().join("\n")
}

fn refused(s: &Sources) -> String {
    english(&map(s).map(|m| m.text).unwrap_err())
}

fn made(s: &Sources) -> Imported {
    map(s).unwrap_or_else(|e| panic!("{}", english(&e)))
}

/// Outlines with a feature whose place or properties cannot have been meant, and what is said of them.
fn features_refused() -> Vec<(String, &'static str)> {
    let good = || feature(NAMED, &square(10.0, 34.0, 1.0));
    let second = |f: String| collection(&[good(), f]);
    let at = |p: &str| second(feature(p, &square(11.0, 34.0, 0.5)));
    let named = r#""id":"x","name_en":"X","level":1"#;
    vec![
        (
            second(feature(named, &square(1_113_190.0, 4_000_000.0, 9000.0))),
            "feature 2: the point (1104190, 3991000): they seem to be metres",
        ),
        (
            second(feature(named, &square(10.0, 95.0, 1.0))),
            "feature 2: the point (9, 94): latitude and longitude seem to be exchanged",
        ),
        (
            second(feature(named, &square(10.0, 195.0, 1.0))),
            "feature 2: the point (9, 194): that is not on the earth",
        ),
        (
            at(r#""NAAM":"X","level":1"#),
            "feature 2: has no name (`name_ar`, `name_en`); its properties are: NAAM, level",
        ),
        (
            second(feature("", &square(11.0, 34.0, 0.5))),
            "feature 2: `level` is missing",
        ),
        (
            at(r#""id":"北京","name_en":"X","level":1"#),
            "feature 2: the id \"北京\" cannot be used",
        ),
        (
            at(r#""id":"d1","name_en":"X","level":1"#),
            "the id \"d1\" comes twice",
        ),
        (at(r#""id":"x","level":1"#), "feature 2: has no name"),
        (
            at(r#""id":"x","name_en":"X","level":3"#),
            "feature 2: `level` is \"3\"",
        ),
        (
            at(r#""id":"x","name_en":"X","level":"two""#),
            "feature 2: `level` is \"two\"",
        ),
        (
            at(r#""id":"x","name_en":"X""#),
            "feature 2: `level` is missing",
        ),
    ]
}

/// Outlines whose shapes, format or country cannot have been meant, and what is said of them.
fn shapes_refused() -> Vec<(String, &'static str)> {
    let good = || feature(NAMED, &square(10.0, 34.0, 1.0));
    let second = |f: String| collection(&[good(), f]);
    let shape = |g: &str| {
        second(format!(
            r#"{{"type":"Feature","properties":{{"id":"x","name_en":"X","level":1}},"geometry":{g}}}"#
        ))
    };
    vec![
        (
            shape(r#"{"type":"Circle","coordinates":[10,34]}"#),
            "feature 2: its coordinates cannot be read",
        ),
        (
            shape(r#"{"type":"Polygon","coordinates":[[[10,34],[11,null]]]}"#),
            "feature 2: its coordinates cannot be read",
        ),
        (
            shape(r#"{"type":"Polygon","coordinates":[[[10,34],[11,34]]]}"#),
            "feature 2: a ring of fewer than three points",
        ),
        (
            r#"{"type":"Polygon"}"#.to_owned(),
            "outlines: this is of type Polygon, not a GeoJSON FeatureCollection",
        ),
        ("[]".to_owned(), "does not say its `type`"),
        (
            shape(r#"{"type":"","coordinates":[]}"#),
            "feature 2: its coordinates cannot be read",
        ),
        (
            "{\n \"type\": }".to_owned(),
            "outlines: line 2, column 10: this is not JSON",
        ),
        (
            collection(&[feature(NAMED, &square(34.0, 10.0, 1.0))]),
            "latitude and longitude are exchanged",
        ),
        (
            collection(&[feature(NAMED, &square(-60.0, -20.0, 1.0))]),
            "do not describe the same country",
        ),
        (
            collection(&[good()]).replacen(
                '{',
                r#"{"crs":{"properties":{"name":"urn:ogc:def:crs:EPSG::3857"}},"#,
                1,
            ),
            "coordinate system is urn:ogc:def:crs:EPSG::3857; export the layer from QGIS again: Layer > Save As… > CRS: EPSG:4326",
        ),
    ]
}

#[test]
fn outlines_that_cannot_have_been_meant_are_refused_by_feature() {
    for (text, wanted) in features_refused().into_iter().chain(shapes_refused()) {
        let said = refused(&Sources {
            outlines: outlines(&text),
            ..sources()
        });
        assert!(said.contains(wanted), "{wanted}\n{said}\n{text}");
    }
}

/// A row that cannot have been meant, and what is said of it.
fn rows_refused() -> Vec<(Sources, &'static str)> {
    let places = |row: &str| Sources {
        places: list(&format!("{PLACES}{row}\n")),
        ..sources()
    };
    let roads = |row: &str| Sources {
        roads: list(&format!("{ROADS}{row}\n")),
        ..sources()
    };
    let towns = |row: &str| Sources {
        municipalities: list(&format!("{TOWNS}{row}\n")),
        ..sources()
    };
    vec![
        (places("c,C,ج,95,10"), "places, line 4: lat is 95"),
        (
            places("c,C,ج,34,x"),
            "places, line 4: lon is not a number: \"x\"",
        ),
        (
            places("北京,C,ج,34,10"),
            "places, line 4: the id \"北京\" cannot be used",
        ),
        (
            places("A,C,ج,34,10"),
            "places, line 4: the id \"a\" comes twice",
        ),
        (places("c,,,34,10"), "places, line 4: has no name"),
        (places("c,C,ج,,10"), "places, line 4: lat is empty"),
        (roads("a,,10,local"), "roads, line 3: to_id is empty"),
        (
            roads("a,z,10,local"),
            "roads, line 3: \"z\" is not in the list of places",
        ),
        (roads("a,b,0,local"), "roads, line 3: km is 0"),
        (
            roads("b,a,80,desert"),
            "roads, line 3: the road between \"b\" and \"a\" comes twice",
        ),
        (
            roads("a,a,3,local"),
            "roads, line 3: the road leads to where it begins",
        ),
        (
            roads("a,b,3,runway"),
            "roads, line 3: the class \"runway\" is not known",
        ),
        (
            roads("a,b,10000,local"),
            "roads, line 3: km is 10000, but must be from 0.01 to 5000",
        ),
        (
            towns("B,ب,z"),
            "municipalities, line 3: \"z\" is not in the list of places",
        ),
        (
            towns("A2,أ٢,a"),
            "municipalities, line 3: \"a\" is the seat of two municipalities",
        ),
    ]
}

/// Lists that lack what is needed, and what is said of them.
fn lists_refused() -> Vec<(Sources, &'static str)> {
    vec![
        (
            Sources {
                places: list("ID;name;lat\na;A;1\n"),
                ..sources()
            },
            "the list of places has no column lon; its columns are: ID, name, lat",
        ),
        (
            Sources {
                places: list(""),
                ..sources()
            },
            "the list of places is empty",
        ),
        (
            Sources {
                places: list("id,name_en,name_ar,lat,lon\n"),
                roads: list("from_id,to_id,km,class\n"),
                municipalities: None,
                ..sources()
            },
            "holds no place",
        ),
        (
            Sources {
                places: None,
                ..sources()
            },
            "there are no places: give a list or a map of them with --places",
        ),
    ]
}

#[test]
fn rows_that_cannot_have_been_meant_are_refused_by_line() {
    for (s, wanted) in rows_refused().into_iter().chain(lists_refused()) {
        let said = refused(&s);
        assert!(said.contains(wanted), "{wanted}\n{said}");
    }
    let text = "id,name_en,name_ar,lat,lon,population\na,A,أ,34,10,\"1), (id: \"\"evil\"\", name: (), lat: 1, lon: 1\"\nb,B,ب,34.5,10.5,\n";
    let said = refused(&Sources {
        places: list(text),
        ..sources()
    });
    assert!(
        said.contains("places, line 2: population is not a number"),
        "{said}"
    );
}

#[test]
fn what_can_be_understood_is_and_what_should_be_looked_at_is_noted() {
    let text = "ID;Name_EN;name_ar;lat;lon;population\na;A;أ;34,0;10,0;272 801\nb;B;;٣٤٫٥;10.5;\n";
    let municipal = feature(
        r#""ID":7,"name_en":"A","name_ar":"أ","level":"2""#,
        &square(10.0, 34.0, 0.3),
    );
    let district = feature(
        r#""id":"D1","name_en":"D","name_ar":"د","level":1.0"#,
        &square(10.0, 34.0, 1.0),
    );
    let m = made(&Sources {
        places: list(&format!("\u{feff}{text}")),
        outlines: outlines(&format!("\u{feff}{}", collection(&[municipal, district]))),
        ..sources()
    });
    assert!(
        m.text.contains("population: 272801")
            && m.text
                .contains("(id: \"b\", name: (ar: \"\", en: \"B\"), lat: 34.5"),
        "{}",
        m.text
    );
    assert_eq!(
        (m.districts, m.municipalities, m.voronoi),
        (1, 1, 0),
        "the outline of the municipality is its own"
    );
    assert!(
        english(&m.notes).contains("places, line 3: the Arabic name is missing"),
        "{}",
        english(&m.notes)
    );
    let m = made(&Sources {
        roads: list("from_id,to_id,km,class\na,b,8,desert\n"),
        ..sources()
    });
    assert!(
        english(&m.notes).contains("roads, line 2: 8 km, but its ends are"),
        "{}",
        english(&m.notes)
    );
    let m = made(&Sources {
        municipalities: None,
        ..sources()
    });
    assert!(english(&m.notes).contains("the map has no municipalities"));
}

#[test]
fn a_map_that_was_edited_by_hand_is_not_overwritten() {
    let dir = TempDir::new().unwrap();
    let s = sources();
    for (name, words) in [
        ("o.geojson", &s.outlines[0].0),
        ("p.csv", s.places.as_ref().unwrap()),
        ("r.csv", s.roads.as_ref().unwrap()),
        ("m.csv", s.municipalities.as_ref().unwrap()),
    ] {
        fs::write(dir.path().join(name), &words.bytes).unwrap();
    }
    let args = [
        "import",
        "o.geojson",
        "--places",
        "p.csv",
        "--roads",
        "r.csv",
        "--municipalities",
        "m.csv",
        "-o",
        "map.ron",
    ];
    fs::write(dir.path().join("map.ron"), "precious").unwrap();
    let read = || fs::read_to_string(Path::new(dir.path()).join("map.ron")).unwrap();
    assert!(fails(dir.path(), &args).contains("map.ron exists"));
    assert_eq!(read(), "precious");
    fs::write(
        dir.path().join("r.csv"),
        "from_id,to_id,km,class\na,z,80,desert\n",
    )
    .unwrap();
    let forced: Vec<&str> = args.iter().copied().chain(["--force"]).collect();
    let said = fails(dir.path(), &forced);
    assert!(
        said.contains("roads, line 2: \"z\"") && said.contains("no map was written"),
        "{said}"
    );
    assert_eq!(read(), "precious");
    fs::write(dir.path().join("r.csv"), ROADS).unwrap();
    ok(dir.path(), &forced);
    assert!(read().contains("districts:"));
}

/// A text in which some characters were put in place of others.
fn garbled(text: &str, places: &[(usize, char)]) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    for (at, c) in places {
        let at = at % chars.len();
        chars[at] = *c;
    }
    chars.into_iter().collect()
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config::with_cases(200))]
    /// Whatever stands in the files, a map is made of it or refused with reasons.
    #[test]
    fn garbled_outlines_and_lists_never_panic(
        file in 0usize..4, places in proptest::collection::vec((0usize..2000, proptest::char::any()), 1..8),
    ) {
        let mut s = sources();
        let text = match file {
            0 => &mut s.outlines[0].0,
            1 => s.places.as_mut().unwrap(),
            2 => s.roads.as_mut().unwrap(),
            _ => s.municipalities.as_mut().unwrap(),
        };
        text.bytes = garbled(std::str::from_utf8(&text.bytes).unwrap(), &places).into_bytes();
        if let Err(reasons) = map(&s) {
            proptest::prop_assert!(!reasons.is_empty());
        }
    }

    /// Whatever stands in an orders file, it is refused or played.
    #[test]
    fn garbled_orders_never_panic(places in proptest::collection::vec((0usize..2000, proptest::char::any()), 1..4)) {
        const ORDERS: &str = r#"(staffed: ["room"], orders: [
            (at: "09:12", seat: "room", order: Acknowledge(message: "m1")),
            (at: "09:20", seat: "room", order: Dispatch(unit: "rapid-1", to: Incident("push"))),
            (at: "09:30", seat: "room", order: SetPosture(checkpoint: "east-gate", posture: Open)),
            (at: "09:35", seat: "excon", order: Retime(inject: "m5", at: "09:50", following: true)),
        ])"#;
        let Ok(file) = tamrin::scenario::read::read_one::<tamrin::session::OrdersFile>("o.ron", &garbled(ORDERS, &places)) else { return Ok(()) };
        let dir = TempDir::new().unwrap();
        let s = crate::support::shipped_scenario("first-steps");
        let mut e = tamrin::session::Exercise::create(&dir.path().join("x.tamrin"), s, 1, file, None).unwrap();
        e.run_until(tamrin::base::time::SimTime::parse("10:00").unwrap()).unwrap();
        e.outcome();
    }
}
