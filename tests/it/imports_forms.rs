//! `tamrin import` of files as programs write them, from `tests/samples/import`: what is made of each, and what is said of what was
//! changed, left out or refused.
//!
//! The samples are invented, in the form that QGIS, geoBoundaries, OCHA, Overpass and Google My Maps give their files.

use std::fs;
use std::path::{Path, PathBuf};

use tamrin::base::diag::Severity;
use tamrin::scenario::import::{Columns, File, Imported, Sources, map};
use tamrin::scenario::{from_texts, shipped};
use tempfile::TempDir;

use crate::imports::english;
use crate::support::program::{fails, ok};
use crate::support::said::en;

fn samples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/samples/import")
}

pub(crate) fn sample(name: &str) -> File {
    File::new(name, fs::read(samples().join(name)).unwrap())
}

const PLACES: &str = "id,name_en,name_ar,lat,lon\nalba,Alba,ألبا,34,10.2\nbora,Bora,بورا,34,10.8\n";
const ROADS: &str = "from_id,to_id,km,class\nalba,bora,60,coastal\n";

/// Outlines with a list of two places and a road.
fn with_lists(outlines: &str) -> Sources {
    Sources {
        outlines: vec![(sample(outlines), None)],
        places: Some(File::new("places.csv", PLACES)),
        roads: Some(File::new("roads.csv", ROADS)),
        ..Sources::default()
    }
}

/// A map alone, that has everything.
fn alone(outlines: &str) -> Sources {
    Sources {
        outlines: vec![(sample(outlines), None)],
        ..Sources::default()
    }
}

/// A scenario with a map, and with centres if there are any, has no errors.
pub(crate) fn passes_check(made: &Imported) {
    let head = r#"(format: 1, id: "x", title: (ar: "ا", en: "T"), summary: (ar: "ا", en: "S"), date: "2031-01-01", start: "06:00", end: "10:00",
        seats: [(id: "main", name: (ar: "ا", en: "Main"), role: MainRoom)])"#;
    let mut texts = vec![
        ("scenario.ron".to_owned(), head.to_owned()),
        ("map.ron".to_owned(), made.text.clone()),
    ];
    texts.extend(made.centres.clone().map(|c| ("centres.ron".to_owned(), c)));
    let checked = from_texts(shipped::with_library(texts));
    let errors = checked
        .findings
        .iter()
        .filter(|f| f.severity == Severity::Error);
    let errors: Vec<String> = errors
        .map(|f| format!("{}:{}: {}", f.file, f.line, en(&f.message)))
        .collect();
    assert!(errors.is_empty(), "{errors:#?}\n{}", made.text);
}

/// What is wanted of an import: districts, places, roads, municipalities, and words in what is said.
type Case = (Sources, [usize; 4], &'static [&'static str]);

fn of_outlines() -> Vec<Case> {
    vec![
        (
            with_lists("qgis.geojson"),
            [2, 2, 1, 0],
            &[
                "outlines, feature 1: has holes, which outlines here do not have; filled: 1",
                "outlines: outlines that run clockwise, as shapefiles have them, turned: 1",
            ],
        ),
        (
            with_lists("geoboundaries.geojson"),
            [2, 2, 1, 0],
            &[
                "outlines: columns that were found by their headings: id = shapeID, name_en = shapeName, level = shapeType",
                "outlines: levels by shapeType: districts 2, municipalities –",
                "outlines, feature 1: the Arabic name is missing",
            ],
        ),
        (
            Sources {
                outlines: vec![(sample("geoboundaries.geojson"), Some(2))],
                ..with_lists("geoboundaries.geojson")
            },
            [0, 2, 1, 2],
            &[
                "outlines, feature 2: there is no list of municipalities; \"bora\", which lies inside, is taken as the seat",
            ],
        ),
        (
            with_lists("cod.geojson"),
            [2, 2, 1, 0],
            &[
                "id = ADM1_PCODE, name_en = ADM1_EN, name_ar = ADM1_AR",
                "no outline has the property `level`",
            ],
        ),
        (
            Sources {
                outlines: vec![
                    (sample("cod.geojson"), Some(1)),
                    (sample("geoboundaries.geojson"), Some(2)),
                ],
                ..with_lists("cod.geojson")
            },
            [2, 2, 1, 2],
            &["cod.geojson: outlines: columns that were found by their headings: id = ADM1_PCODE"],
        ),
        (
            with_lists("qgis.kml"),
            [1, 2, 1, 0],
            &["outlines, feature 1: has holes", "id = ADM1_PCODE"],
        ),
    ]
}

fn of_whole_maps() -> Vec<Case> {
    vec![
        (
            alone("mixed.geojson"),
            [3, 2, 1, 0],
            &[
                "outlines, feature 2: has no geometry; left out",
                "outlines, feature 6: has no id of its own; made of the name: \"north\"",
                "outlines, feature 6: another has the same name; its id is \"north-2\"",
                "outlines, feature 6: another has the same name; it is called",
                "outlines, feature 8: crossed itself; fixed",
                "places, feature 5: has no name; left out",
                "places, feature 4: the English name is missing",
            ],
        ),
        (
            alone("overpass_geom.json"),
            [1, 3, 3, 1],
            &[
                "outlines: levels by admin_level: districts 4, municipalities 6",
                "outlines, feature 3: its outline does not close: lines 1",
                "outlines, feature 4: is neither district nor municipality (level \"2\"); left out",
                "places, feature 6: population is not a number: \"some\"",
                "places, feature 8: is no town or village (place \"\"); left out",
                "roads, feature 12: no road for vehicles (\"footway\"); left out",
                "the network was reduced to roads between neighbouring places: 3",
            ],
        ),
        (
            alone("overpass_nodes.json"),
            [1, 2, 1, 0],
            &["outlines, feature 10: has no id of its own; made of the name: \"north\""],
        ),
        (
            alone("mymaps.kml"),
            [1, 2, 1, 0],
            &[
                "outlines, feature 5: has no geometry; left out",
                "roads: lines without a class, read as local roads: 1",
                "places, feature 3: the English name is missing",
            ],
        ),
    ]
}

fn of_maps_for_each_part() -> Vec<Case> {
    vec![
        (
            Sources {
                places: Some(sample("places.geojson")),
                roads: Some(sample("roads.geojson")),
                ..with_lists("qgis.geojson")
            },
            [2, 4, 6, 0],
            &[
                "roads: ends of roads that touch another road without a common point, joined: 1",
                "roads, feature 5: no road for vehicles (\"path\"); left out",
                "roads: the class \"quaternary\" is not known; read as local: 1",
                "roads, feature 7: is a Point and no line; left out",
            ],
        ),
        (
            Sources {
                outlines: vec![(sample("odd_names.geojson"), None)],
                columns: {
                    let mut columns = Columns::default();
                    columns.add("id=code_x").unwrap();
                    columns.add("outlines.name_en=LABEL_X").unwrap();
                    columns
                },
                ..with_lists("odd_names.geojson")
            },
            [1, 2, 1, 0],
            &["id = CODE_X, name_en = LABEL_X"],
        ),
    ]
}

#[test]
fn files_of_programs_become_maps_that_pass_the_check() {
    let cases = of_outlines().into_iter().chain(of_whole_maps());
    for (sources, wanted, said) in cases.chain(of_maps_for_each_part()) {
        let name = sources.outlines[0].0.name.clone();
        let made = map(&sources).unwrap_or_else(|e| panic!("{name}: {}", english(&e)));
        let words = english(&made.notes);
        let counts = [made.districts, made.places, made.roads, made.municipalities];
        assert_eq!(counts, wanted, "{name}\n{words}\n{}", made.text);
        for s in said {
            assert!(words.contains(s), "{name}: {s}\n{words}");
        }
        passes_check(&made);
    }
}

#[test]
fn lengths_of_roads_are_those_along_the_line() {
    let made = map(&alone("overpass_nodes.json")).unwrap();
    // 0.4 degrees of longitude at 34 degrees north.
    assert!(
        made.text
            .contains("from: \"alba\", to: \"bora\", km: 36.9, class: Local"),
        "{}",
        made.text
    );
    let made = map(&alone("overpass_geom.json")).unwrap();
    assert!(
        made.text.contains("class: Coastal") && made.text.contains("class: Track"),
        "{}",
        made.text
    );
    // By way of the junction, not of the other place: 0.3 degrees east and 0.3 north.
    assert!(
        made.text.contains("from: \"bora\", to: \"cara\", km: 61"),
        "{}",
        made.text
    );
    // The relation that was downloaded in two halves, one of them backwards, is one ring.
    assert!(made.text.contains("(10.0000, 33.5000)") && made.text.contains("(11.0000, 34.5000)"));
}

#[test]
fn other_coordinate_systems_are_refused_with_what_to_choose_in_qgis() {
    for (name, wanted) in [
        (
            "utm.geojson",
            "outlines: the coordinate system is urn:ogc:def:crs:EPSG::32632",
        ),
        (
            "utm_unsaid.geojson",
            "outlines, feature 1: the point (8969, 3262): they seem to be metres",
        ),
        (
            "swapped.geojson",
            "outlines, feature 1: the point (34.5, 110): latitude and longitude seem to be exchanged",
        ),
    ] {
        let said = english(&map(&with_lists(name)).map(|m| m.text).unwrap_err());
        assert!(
            said.contains(wanted) && said.contains("CRS: EPSG:4326 - WGS 84"),
            "{name}: {said}"
        );
    }
}

#[test]
fn a_kmz_archive_is_the_kml_inside() {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let packed = zip::write::SimpleFileOptions::default();
    for (name, bytes) in [
        ("doc.kml", sample("mymaps.kml").bytes),
        ("images/icon.png", vec![1]),
    ] {
        archive.start_file(name, packed).unwrap();
        std::io::Write::write_all(&mut archive, &bytes).unwrap();
    }
    let bytes = archive.finish().unwrap().into_inner();
    let of = |file: File| {
        map(&Sources {
            outlines: vec![(file, None)],
            ..Sources::default()
        })
    };
    let made =
        of(File::new("map.kmz", bytes.clone())).unwrap_or_else(|e| panic!("{}", english(&e)));
    assert_eq!(made.text, map(&alone("mymaps.kml")).unwrap().text);
    let half = bytes[..bytes.len() / 2].to_vec();
    let said = english(&of(File::new("map.kmz", half)).map(|m| m.text).unwrap_err());
    assert!(
        said.contains("the KMZ archive cannot be unpacked"),
        "{said}"
    );
}

/// Files that cannot be read here, and what to do about them.
#[test]
fn files_of_other_forms_are_known_and_refused_with_what_to_do() {
    let kmz = [
        b"PK\x03\x04\x14\0\0\0\x08\0".as_slice(),
        b"doc.kml",
        &[0; 30],
    ]
    .concat();
    let utf16: Vec<u8> = [0xff, 0xfe]
        .into_iter()
        .chain("{\"type\":".encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    let cases: Vec<(Vec<u8>, &str)> = vec![
        (kmz, "the KMZ archive cannot be unpacked"),
        (vec![0, 0, 0x27, 0x0a, 0, 0], "this is a shapefile"),
        (b"SQLite format 3\0xx".to_vec(), "this is a GeoPackage"),
        (
            b"\0\0\0\x0d\x0a\x09OSMHeader".to_vec(),
            "data file of OpenStreetMap",
        ),
        (
            br#"{"type":"Topology","objects":{}}"#.to_vec(),
            "this is TopoJSON",
        ),
        (
            b"<osm version='0.6'></osm>".to_vec(),
            "this is XML of another sort (\"osm\")",
        ),
        (
            b"<kml><Document></Document></kml>".to_vec(),
            "the KML file has no placemark",
        ),
        (b"<kml><Document>".to_vec(), "this is not KML"),
        (
            b"<!DOCTYPE x [<!ENTITY a 'b'>]><kml>&a;</kml>".to_vec(),
            "this is not KML",
        ),
        (
            b"id,name\n1,x\n".to_vec(),
            "this is a table; outlines are a map",
        ),
        (Vec::new(), "the list of outlines is empty"),
        (b"\xff\xfe{\0\"\0x".to_vec(), "outlines: "),
        (utf16, "outlines: line 1, column 8: this is not JSON"),
        (b"abc\0def\xff".to_vec(), "outlines: this is no text"),
    ];
    for (bytes, wanted) in cases {
        let sources = Sources {
            outlines: vec![(File::new("outlines", bytes), None)],
            ..with_lists("qgis.geojson")
        };
        let said = english(&map(&sources).map(|m| m.text).unwrap_err());
        assert!(said.contains(wanted), "{wanted}: {said}");
    }
}

/// Files made to do harm: they are refused, or read, in time that grows with their size.
#[test]
fn hostile_files_are_refused_or_read_and_never_more() {
    let points = |n: usize| {
        let corner = |i: usize| format!("[{},{}]", 10 + i % 2, 30.0 + i as f64 * 1e-6);
        (0..n).map(corner).collect::<Vec<_>>().join(",")
    };
    let polygon = |ring: &str| {
        format!(
            r#"{{"type":"Feature","properties":{{"id":"x","name":"X"}},"geometry":{{"type":"Polygon","coordinates":[[{ring}]]}}}}"#
        )
    };
    let nested = |n: usize| {
        let inner = r#"{"type":"GeometryCollection","geometries":["#.repeat(n);
        format!(
            r#"{{"type":"Feature","properties":{{"name":"X"}},"geometry":{inner}{}}}"#,
            "]}".repeat(n)
        )
    };
    let cases: Vec<(String, &str)> = vec![
        ("[".repeat(10_000_000), "this is not JSON"),
        ("{\"a\":".repeat(1_000_000), "this is not JSON"),
        (nested(40), "its coordinates cannot be read"),
        (nested(4000), "this is not JSON"),
        (polygon("[10,34],[11,34],[NaN,35]"), "this is not JSON"),
        (polygon("[10,34],[11,34],[1e999,35]"), "this is not JSON"),
        (
            polygon("[10,34],[11,34],[1e300,35]"),
            "they seem to be metres",
        ),
        (
            polygon("[10,34],[11,34],[\"12\",35]"),
            "its coordinates cannot be read",
        ),
        (polygon("[10,34],[11,35],[12,36]"), "has no area"),
        (polygon(&points(200_000)), "points; simplify it"),
        (
            format!(
                "<kml>{}{}</kml>",
                "<Placemark>".repeat(200_000),
                "</Placemark>".repeat(200_000)
            ),
            "no area",
        ),
        ("<".repeat(1_000_000), "this is not KML"),
    ];
    for (text, wanted) in cases {
        let start: String = text.chars().take(80).collect();
        let sources = Sources {
            outlines: vec![(File::new("outlines", text), None)],
            ..with_lists("qgis.geojson")
        };
        let result = map(&sources);
        let said = match &result {
            Ok(made) => english(&made.notes),
            Err(e) => english(e),
        };
        if wanted == "no area" {
            // Marks inside of marks are one without a shape: a map without outlines.
            assert!(result.is_ok_and(|m| m.districts == 0), "{start}: {said}");
        } else {
            assert!(
                result.is_err() && said.contains(wanted),
                "{start}: {wanted}: {said}"
            );
        }
    }
}

#[test]
fn a_doubled_id_is_a_further_part_or_refused() {
    let feature = |id: &str, name: &str, x: f64| {
        format!(
            r#"{{"type":"Feature","properties":{{"id":"{id}","name_en":"{name}"}},"geometry":{{"type":"Polygon","coordinates":[[[{x},33],[{},33],[{},34.5],[{x},33]]]}}}}"#,
            x + 0.5,
            x + 0.5
        )
    };
    let sources = |second: String| Sources {
        outlines: vec![(
            File::new(
                "o.geojson",
                format!(
                    r#"{{"type":"FeatureCollection","features":[{},{second}]}}"#,
                    feature("n", "North", 10.0)
                ),
            ),
            None,
        )],
        ..with_lists("qgis.geojson")
    };
    let made = map(&sources(feature("N", "North", 10.6))).unwrap();
    assert_eq!(made.districts, 1);
    assert!(english(&made.notes).contains("feature 2: is another part of \"n\"; joined"));
    let said = english(
        &map(&sources(feature("n", "Other", 10.6)))
            .map(|m| m.text)
            .unwrap_err(),
    );
    assert!(
        said.contains("feature 2: the id \"n\" comes twice"),
        "{said}"
    );
}

/// A folder with samples, and a list of places whose columns have other names.
fn folder() -> TempDir {
    let dir = TempDir::new().unwrap();
    for name in [
        "mixed.geojson",
        "odd_names.geojson",
        "columns.ron",
        "rooms.csv",
    ] {
        fs::copy(samples().join(name), dir.path().join(name)).unwrap();
    }
    let odd = PLACES
        .replace("name_en", "TITLE")
        .replace("lat", "NORTHING")
        .replace("lon", "EASTING");
    fs::write(dir.path().join("p.csv"), odd).unwrap();
    fs::write(dir.path().join("r.csv"), ROADS).unwrap();
    dir
}

const ODD: [&str; 8] = [
    "import",
    "odd_names.geojson",
    "--places",
    "p.csv",
    "--roads",
    "r.csv",
    "-o",
    "map.ron",
];

#[test]
fn the_command_says_what_it_made_also_as_json() {
    let dir = folder();
    let said = fails(dir.path(), &ODD);
    assert!(
        said.contains("has no name") && !dir.path().join("map.ron").exists(),
        "{said}"
    );
    let said = ok(dir.path(), &[&ODD[..], &["--map", "columns.ron"]].concat());
    assert_eq!(
        said.trim(),
        "Places: 2, roads: 1, municipalities: 0 (with approximate outlines: 0), districts: 1"
    );
    let json = ok(
        dir.path(),
        &["import", "mixed.geojson", "-o", "m.ron", "--json"],
    );
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["counts"]["districts"], 3);
    let left_out = json["findings"]
        .as_array()
        .unwrap()
        .iter()
        .find(|f| f["feature"] == 2)
        .unwrap();
    assert_eq!(
        (&left_out["weight"], &left_out["list"]),
        (&"changed".into(), &"outlines".into())
    );
    assert!(
        left_out["message"]["ar"]
            .as_str()
            .unwrap()
            .contains("بلا شكل")
    );
}

#[test]
fn what_is_asked_for_wrongly_is_said_and_nothing_half_made_is_left() {
    let dir = folder();
    for (more, wanted) in [
        (
            vec!["--property", "nothing"],
            "is not of the form id=COLUMN",
        ),
        (vec!["--property", "id=CODE"], "there is no column \"CODE\""),
        (
            vec!["--property", "colour=CODE_X"],
            "there is no field \"colour\"",
        ),
        (
            vec!["--level", "1", "--level", "2"],
            "--level comes 2 times for 1 files",
        ),
        (vec!["--map", "r.csv"], "r.csv"),
        (
            vec!["--centres", "rooms.csv", "--map", "columns.ron"],
            "the map has no municipalities",
        ),
    ] {
        let said = fails(dir.path(), &[&ODD[..], &more].concat());
        assert!(said.contains(wanted), "{wanted}: {said}");
    }
    let said = fails(
        dir.path(),
        &["import", "--centres", "rooms.csv", "-o", "c.ron"],
    );
    assert!(said.contains("--on MAP.ron"), "{said}");
    for name in ["map.ron", "c.ron", "centres.ron"] {
        assert!(!dir.path().join(name).exists(), "{name}");
    }
}

#[test]
fn the_words_of_the_menus_in_qgis_stand_in_both_languages() {
    let findings = map(&with_lists("utm.geojson")).map(|m| m.text).unwrap_err();
    let said = crate::support::said::ar(&findings[0].words());
    assert!(
        said.contains("طبقة ← حفظ باسم") && said.contains("EPSG:4326 - WGS 84"),
        "{said}"
    );
}
