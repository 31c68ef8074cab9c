//! `tamrin import` of lists in any usual form, and of polling rooms; and that no bytes whatever make it panic or fall silent.

use tamrin::scenario::import::{Columns, File, Imported, Sources, Weight, centres, map};

use crate::imports::english;
use crate::imports_forms::{passes_check, sample};

const PLACES: &str = "id,name_en,name_ar,lat,lon,population\nalba,Alba,ألبا,34.0,10.2,\"12,000\"\nbora,Bora,بورا,34.0,10.8,8000\ncara,Cara,كارا,34.3,10.5,\n";
const ROADS: &str = "from_id,to_id,km,class\nalba,bora,60.5,coastal\nbora,cara,\"1,045\",track\n";
const TOWNS: &str =
    "municipality_en,municipality_ar,place_id,directorate\nAlba,ألبا,alba,north\nBora,بورا,bora,\n";

fn sources() -> Sources {
    Sources {
        outlines: vec![(sample("qgis.geojson"), None)],
        places: Some(File::new("places.csv", PLACES)),
        roads: Some(File::new("roads.csv", ROADS)),
        municipalities: Some(File::new("towns.csv", TOWNS)),
        ..Sources::default()
    }
}

fn places(file: File) -> Result<Imported, String> {
    let sources = Sources {
        places: Some(file),
        roads: None,
        municipalities: None,
        ..sources()
    };
    map(&sources).map_err(|e| english(&e))
}

/// The place Alba in the map, as every form of the list has it.
const ALBA: &str =
    "(id: \"alba\", name: (ar: \"ألبا\", en: \"Alba\"), lat: 34, lon: 10.2, population: 12000)";

/// A list of two places, with that mark between the columns, and with decimal commas if asked for.
fn table(mark: &str, comma: bool) -> String {
    let number = |n: &str| {
        if comma {
            n.replace('.', ",")
        } else {
            n.to_owned()
        }
    };
    let row = |id: &str, en: &str, ar: &str, lat: &str, lon: &str, people: &str| {
        [id, en, ar, &number(lat), &number(lon), people].join(mark)
    };
    [
        row("id", "name_en", "name_ar", "lat", "lon", "population"),
        row("alba", "Alba", "ألبا", "34.0", "10.2", "12 000"),
        row("bora", "Bora", "بورا", "34.0", "10.8", "8.000"),
    ]
    .join("\r\n")
}

fn utf16(text: &str, little: bool) -> Vec<u8> {
    let bytes = |u: u16| {
        if little {
            u.to_le_bytes()
        } else {
            u.to_be_bytes()
        }
    };
    let mark = if little { [0xff, 0xfe] } else { [0xfe, 0xff] };
    mark.into_iter()
        .chain(text.encode_utf16().flat_map(bytes))
        .collect()
}

/// That list in every form: what it is, its bytes, and what is said of it.
fn forms() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let arabic = encoding_rs::WINDOWS_1256
        .encode(&table(";", true))
        .0
        .into_owned();
    vec![
        ("commas", table(",", false).into_bytes(), ""),
        (
            "semicolons, decimal commas",
            table(";", true).into_bytes(),
            "",
        ),
        ("tabs", table("\t", false).into_bytes(), ""),
        ("tabs, decimal commas", table("\t", true).into_bytes(), ""),
        (
            "quotes",
            table("\",\"", false)
                .lines()
                .map(|l| format!("\"{l}\"\n"))
                .collect::<String>()
                .into_bytes(),
            "",
        ),
        (
            "with a mark",
            format!("\u{feff}{}", table(",", false)).into_bytes(),
            "",
        ),
        (
            "UTF-16, little",
            utf16(&table("\t", false), true),
            "read as UTF-16",
        ),
        (
            "UTF-16, big",
            utf16(&table(";", true), false),
            "read as UTF-16",
        ),
        ("Windows-1256", arabic, "read as Windows-1256"),
        (
            "Arabic digits",
            table(";", false)
                .replace("34.0", "٣٤٫٠")
                .replace("12 000", "١٢٬٠٠٠")
                .into_bytes(),
            "",
        ),
        (
            "titles above",
            format!("A list of places\n\n{}", table(";", false)).into_bytes(),
            "",
        ),
        (
            "degrees",
            table(";", false).replace("34.0", "34°00′00″N").into_bytes(),
            "",
        ),
    ]
}

#[test]
fn lists_in_any_separator_and_encoding_are_the_same_places() {
    for (form, bytes, said) in forms() {
        let made = places(File::new("p.csv", bytes)).unwrap_or_else(|e| panic!("{form}: {e}"));
        assert!(made.text.contains(ALBA), "{form}: {}", made.text);
        assert!(
            made.text.contains("population: 8000") && made.places == 2,
            "{form}"
        );
        let words = english(&made.notes);
        assert!(
            words.contains(said) && !made.text.contains('?'),
            "{form}: {words}"
        );
    }
}

#[test]
fn western_encoding_is_told_from_arabic() {
    let text = "id,name_en,lat,lon\nalba,Álbà-sur-Mér,34,10.2\nbora,Bórà,34,10.8\n";
    let bytes = encoding_rs::WINDOWS_1252.encode(text).0.into_owned();
    let made = places(File::new("p.csv", bytes)).unwrap();
    assert!(made.text.contains("Álbà-sur-Mér"), "{}", made.text);
    assert!(english(&made.notes).contains("read as Windows-1252"));
}

#[test]
fn a_workbook_is_a_list_too() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_string(0, 1, "الأماكن").unwrap();
    for (column, head) in [
        "الرمز",
        "الاسم بالعربية",
        "الاسم بالإنجليزية",
        "خط العرض",
        "خط الطول",
        "السكان",
    ]
    .into_iter()
    .enumerate()
    {
        sheet.write_string(2, column as u16 + 1, head).unwrap();
    }
    for (row, (id, ar, en, lon, people)) in [
        ("alba", "ألبا", "Alba", 10.2, 12_000.0),
        ("bora", "بورا", "Bora", 10.8, 8_000.0),
    ]
    .into_iter()
    .enumerate()
    {
        let row = row as u32 + 3;
        for (column, words) in [(1, id), (2, ar), (3, en)] {
            sheet.write_string(row, column, words).unwrap();
        }
        for (column, number) in [(4, 34.0), (5, lon), (6, people)] {
            sheet.write_number(row, column, number).unwrap();
        }
    }
    let made = places(File::new("p.xlsx", book.save_to_buffer().unwrap())).unwrap();
    assert!(made.text.contains(ALBA), "{}", made.text);
}

#[test]
fn an_arabic_list_without_ids_is_read_by_its_headings() {
    let made = places(sample("places_arabic.csv")).unwrap();
    assert_eq!(made.places, 3);
    let words = english(&made.notes);
    for said in [
        "places: columns that were found by their headings: id = الرقم, name_ar = الاسم بالعربية, lat = خط العرض",
        "places, line 4: has no id of its own; made of the name: \"alba\"",
        "places, line 6: the English name is missing",
    ] {
        assert!(words.contains(said), "{said}\n{words}");
    }
    assert!(made.text.contains(
        "(id: \"alba\", name: (ar: \"ألبا\", en: \"\"), lat: 34, lon: 10.2, population: 12000)"
    ));
}

#[test]
fn roads_and_municipalities_name_places_as_people_do() {
    let made = map(&Sources {
        roads: Some(File::new(
            "r.csv",
            "من;إلى;المسافة;النوع\nألبا;Bora;60,5;ساحلي\nBORA;كارا;45 كم;ترابي\n",
        )),
        municipalities: Some(File::new(
            "m.csv",
            "البلدية,المقر,المديرية\nألبا,Alba,North\nبورا,بورا,\n",
        )),
        ..sources()
    })
    .unwrap_or_else(|e| panic!("{}", english(&e)));
    for wanted in [
        "from: \"alba\", to: \"bora\", km: 60.5, class: Coastal",
        "from: \"bora\", to: \"cara\", km: 45, class: Track",
        "seat: \"alba\", directorate: \"north\"",
    ] {
        assert!(made.text.contains(wanted), "{wanted}: {}", made.text);
    }
    passes_check(&Imported {
        text: made.text.replace("directorate: \"north\", ", ""),
        ..made
    });
}

#[test]
fn a_thousand_and_a_decimal_are_told_apart_by_the_column() {
    let km = |list: &str| {
        let roads = Some(File::new("r.csv", list));
        map(&Sources { roads, ..sources() })
            .map(|m| m.text)
            .map_err(|e| english(&e))
    };
    assert!(
        km(ROADS).unwrap().contains("km: 1045,"),
        "a comma beside points stands between thousands"
    );
    let commas = "from_id;to_id;km;class\nalba;bora;60,5;local\nbora;cara;1,045;local\n";
    assert!(
        km(commas).unwrap().contains("km: 1.045,"),
        "a comma beside commas is a decimal one"
    );
    assert!(
        km("from_id,to_id,km,class\nalba,bora,NaN,local\n")
            .unwrap_err()
            .contains("roads, line 2: km is not a number")
    );
    assert!(
        km("from_id,to_id,km,class\nalba,bora,1e999,local\n")
            .unwrap_err()
            .contains("km is not a number")
    );
    let far = "from_id,to_id,km,class\nalba,bore,5,local\n";
    assert!(
        km(far)
            .unwrap_err()
            .contains("\"bore\" is not in the list of places; did you mean \"bora\"?")
    );
}

#[test]
fn a_place_with_its_degrees_exchanged_among_others_is_named() {
    let list =
        "id,name_en,lat,lon\na,A,34,10.2\nb,B,34,10.4\nc,C,34,10.6\nd,D,34,10.8\ne,E,10.3,34.1\n";
    let said = places(File::new("p.csv", list)).unwrap_err();
    assert!(
        said.contains("\"e\" lies at 10.3 north, 34.1 east"),
        "{said}"
    );
    assert_eq!(said.matches("seem to be exchanged").count(), 1, "{said}");
    // Of few places too, where the outlines tell it.
    let list = "id,name_en,lat,lon\nalba,A,34,10.2\nbora,B,34,10.4\ne,E,10.3,34.1\n";
    let said = places(File::new("p.csv", list)).unwrap_err();
    assert!(
        said.contains("\"e\" lies at 10.3 north, 34.1 east"),
        "{said}"
    );
}

#[test]
fn rooms_become_centres_and_what_was_missing_is_said() {
    let made = map(&Sources {
        centres: Some(sample("rooms.csv")),
        ..sources()
    })
    .unwrap_or_else(|e| panic!("{}", english(&e)));
    let text = made.centres.clone().unwrap();
    assert_eq!(made.polling, (4, 6), "{text}");
    for wanted in [
        "(id: \"c34001\", name: (ar: \"مدرسة النور\", en: \"\"), place: \"alba\", municipality: \"alba\", stations: [(voters: 550, serves: Men), (voters: 610, serves: Women)])",
        "(id: \"c34002\", name: (ar: \"مدرسة الفجر\", en: \"\"), place: \"cara\", municipality: \"alba\", stations: [(voters: 1020, serves: Men), (voters: 550, serves: Women)])",
        "(id: \"c34003\", name: (ar: \"34003\", en: \"34003\"), place: \"bora\", municipality: \"bora\", stations: [(voters: 430)])",
        "place: \"bora\", municipality: \"bora\", stations: [(voters: 300)])",
    ] {
        assert!(text.contains(wanted), "{wanted}\n{text}");
    }
    let words = english(&made.notes);
    for said in [
        "polling centres, line 4: the station \"2\" of the centre \"c34001\" comes twice; left out",
        "polling centres, line 6: does not say how many voters are registered; filled in",
        "polling centres: stations without a number of voters: 1; each has 550",
        "polling centres, line 7: has no name; it is called by its code: 34003",
        "polling centres, line 7: no place is given; put to the seat of its municipality, \"bora\"",
        "polling centres, line 8: does not say whom it serves (\"؟\"); men and women",
        "polling centres, line 8: no municipality is given; by its place it is \"bora\"",
        "polling centres: roads by which voters come (access), gates and materials are not in the list",
    ] {
        assert!(words.contains(said), "{said}\n{words}");
    }
    passes_check(&Imported {
        text: made.text.replace("directorate: \"north\", ", ""),
        ..made
    });
}

#[test]
fn a_row_for_each_centre_is_put_on_a_map_that_is_there() {
    let on = vec![("map.ron".to_owned(), map(&sources()).unwrap().text)];
    let made = centres(&sample("centres.csv"), &Columns::default(), &on)
        .unwrap_or_else(|e| panic!("{}", english(&e)));
    let text = made.centres.unwrap();
    assert!(text.contains("(id: \"a-1\", name: (ar: \"المدرسة الأولى\", en: \"First school\"), place: \"alba\", municipality: \"alba\", stations: [(voters: 700, serves: Men), (voters: 650, serves: Women)])"), "{text}");
    assert!(
        text.contains("(id: \"a-2\"")
            && text.contains(
                "place: \"bora\", municipality: \"bora\", stations: [(voters: 400, serves: Men)])"
            ),
        "{text}"
    );
    assert!(english(&made.notes).contains(
        "polling centres, line 2: no municipality is given; by its place it is \"alba\""
    ));
    let list = |rows: &str| {
        File::new(
            "c.csv",
            format!("code,name,municipality,place,lat,lon,voters\n{rows}"),
        )
    };
    for (rows, wanted) in [
        (
            "1,X,Albb,,,,5\n",
            "line 2: \"Albb\" is no municipality of the map; did you mean \"Alba\"?",
        ),
        (
            "1,X,,,50,10,5\n",
            "line 2: the nearest place of the map, \"cara\", is",
        ),
        (
            "1,X,,nowhere,,,5\n",
            "line 2: \"nowhere\" is not in the list of places",
        ),
        ("1,X,,,x,10,5\n", "line 2: lat is not a number: \"x\""),
        (
            "1,X,Alba,,,,many\n",
            "line 2: voters is not a number: \"many\"",
        ),
        (",,Alba,,,,5\n", "line 2: has neither code nor name"),
        ("", "the list holds no polling centre"),
    ] {
        let said = english(
            &centres(&list(rows), &Columns::default(), &on)
                .map(|m| m.text)
                .unwrap_err(),
        );
        assert!(said.contains(wanted), "{wanted}: {said}");
    }
    let bare = vec![("map.ron".to_owned(), "(places: [])".to_owned())];
    let said = english(
        &centres(&list("1,X,,,,,5\n"), &Columns::default(), &bare)
            .map(|m| m.text)
            .unwrap_err(),
    );
    assert!(
        said.contains("the map given with --on has no places"),
        "{said}"
    );
}

#[test]
fn centres_are_put_on_a_shipped_scenario() {
    let on = tamrin::scenario::shipped::texts("libya-2024").unwrap();
    let list = "centre_code,station,gender,registered,municipality_en\n99001,1,M,300,Imsaad\n99001,2,F,280,Imsaad\n";
    let made = centres(&File::new("c.csv", list), &Columns::default(), &on)
        .unwrap_or_else(|e| panic!("{}", english(&e)));
    assert_eq!(made.polling, (1, 2));
    assert!(
        made.centres
            .unwrap()
            .contains("place: \"imsaad\", municipality: \"imsaad\"")
    );
}

/// The centres of a list on the map of these tests.
fn put(list: &str) -> Result<Imported, String> {
    let on = vec![("map.ron".to_owned(), map(&sources()).unwrap().text)];
    let file = File::new("c.csv", list);
    centres(&file, &Columns::default(), &on).map_err(|e| english(&e))
}

#[test]
fn centres_of_one_name_in_different_municipalities_or_places_stay_apart() {
    let made = put("name,municipality,voters\nمدرسة النور,Alba,300\nمدرسة النور,Bora,400\nمدرسة النور,ألبا,200\n")
        .unwrap_or_else(|e| panic!("{e}"));
    let text = made.centres.unwrap();
    assert_eq!(made.polling, (2, 3), "{text}");
    for wanted in [
        "place: \"alba\", municipality: \"alba\", stations: [(voters: 300), (voters: 200)]",
        "place: \"bora\", municipality: \"bora\", stations: [(voters: 400)]",
    ] {
        assert!(text.contains(wanted), "{wanted}\n{text}");
    }
    let words = english(&made.notes);
    assert!(
        words.contains("line 3: another has the same name; its id is \""),
        "{words}"
    );
    // Some hundred metres are one school, ten kilometres are two.
    let at = "name,lat,lon,voters\nمدرسة,34.0,10.2,5\nمدرسة,34.001,10.2,6\nمدرسة,34.1,10.2,7\n";
    let made = put(at).unwrap_or_else(|e| panic!("{e}"));
    assert_eq!(made.polling, (2, 3));
    // What the first row does not say a further one does.
    let later = "name,lat,lon,municipality,voters\nمدرسة,,,Alba,5\nمدرسة,34.0,10.2,Alba,6\nمدرسة,34.1,10.2,Alba,7\n";
    assert_eq!(put(later).unwrap_or_else(|e| panic!("{e}")).polling, (2, 3));
    let places = "name,municipality,place,voters\nمدرسة,Alba,alba,5\nمدرسة,Alba,cara,6\n";
    assert_eq!(
        put(places).unwrap_or_else(|e| panic!("{e}")).polling,
        (2, 2)
    );
}

#[test]
fn a_code_that_comes_again_elsewhere_is_refused() {
    for (list, wanted) in [
        (
            "code,name,municipality,station,voters\n101,مدرسة,Alba,1,300\n101,مدرسة,Bora,1,400\n",
            "line 3: the code \"101\" is that of a centre in \"alba\", but here in \"bora\"",
        ),
        (
            "code,name,municipality,place,voters\n1,مدرسة,Alba,alba,5\n1,مدرسة,,cara,6\n",
            "line 3: the code \"1\" is that of a centre in \"alba\", but here in \"cara\"",
        ),
        (
            "code,name,lat,lon,voters\n1,مدرسة,34,10.2,5\n1,مدرسة,34.2,10.2,5\n",
            "line 3: the code \"1\" is that of a centre 22 km from here",
        ),
        (
            "code,name,municipality,voters\n1,مدرسة,Alba,5\n1,مدرسة,Albb,5\n",
            "line 3: \"Albb\" is no municipality of the map",
        ),
    ] {
        let said = put(list).map(|m| m.text).unwrap_err();
        assert!(said.contains(wanted), "{wanted}\n{said}");
    }
    // Signs inside codes part numbers, and a row that is silent of where it is agrees.
    let codes = "code,name,municipality,voters\n1-11,مدرسة,Alba,5\n11-1,مدرسة ب,Alba,6\n١-١١,,,7\n";
    let made = put(codes).unwrap_or_else(|e| panic!("{e}"));
    assert_eq!(made.polling, (2, 3));
}

#[test]
fn no_voters_are_lost_where_a_total_and_its_parts_disagree() {
    let made = put("code,name,municipality,voters,men,women\n1,مدرسة,Alba,300,0,0\n2,مدرسة ب,Alba,500,200,100\n3,مدرسة ج,Alba,300,200,100\n")
        .unwrap_or_else(|e| panic!("{e}"));
    let text = made.centres.unwrap();
    assert!(text.contains("stations: [(voters: 300)]"), "{text}");
    let both = "stations: [(voters: 200, serves: Men), (voters: 100, serves: Women)]";
    assert_eq!(text.matches(both).count(), 2, "{text}");
    let words = english(&made.notes);
    for said in [
        "line 2: says 300 voters in all, but 0 men and 0 women; 300 were taken",
        "line 3: says 500 voters in all, but 200 men and 100 women; 300 were taken",
    ] {
        assert!(words.contains(said), "{said}\n{words}");
    }
    assert!(!words.contains("line 4: says"), "{words}");
}

#[test]
fn a_name_of_two_municipalities_means_neither() {
    let towns = "municipality_en,municipality_ar,place_id\nNova,نوفا,alba\nNova,نوفا,bora\n";
    let list =
        "code,name,municipality,voters\n1,مدرسة,Nova,5\n2,مدرسة,بلدية نوفا,5\n3,مدرسة,alba,5\n";
    let said = map(&Sources {
        municipalities: Some(File::new("towns.csv", towns)),
        centres: Some(File::new("c.csv", list)),
        ..sources()
    });
    let said = english(&said.map(|m| m.text).unwrap_err());
    for wanted in [
        "polling centres, line 2: several municipalities are called \"Nova\"; write the id",
        "polling centres, line 3: several municipalities are called \"بلدية نوفا\"; write the id",
    ] {
        assert!(said.contains(wanted), "{wanted}\n{said}");
    }
    assert!(!said.contains("line 4: several"), "{said}");
}

/// Bytes of a sample in which some were changed, and which may break off.
fn mangled(mut bytes: Vec<u8>, changes: &[(usize, u8)], cut: Option<usize>) -> Vec<u8> {
    for (at, b) in changes {
        let at = at % bytes.len();
        bytes[at] = *b;
    }
    if let Some(cut) = cut {
        bytes.truncate(cut % bytes.len());
    }
    bytes
}

const MAPS: [&str; 9] = [
    "qgis.geojson",
    "geoboundaries.geojson",
    "cod.geojson",
    "mixed.geojson",
    "overpass_geom.json",
    "overpass_nodes.json",
    "mymaps.kml",
    "qgis.kml",
    "roads.geojson",
];

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config::with_cases(400))]
    /// Whatever bytes stand in maps and lists: a map is made of them, or they are refused with reasons in words.
    #[test]
    fn mangled_files_never_panic_and_are_never_refused_in_silence(
        which in 0..MAPS.len() + 4,
        changes in proptest::collection::vec((0usize..6000, proptest::num::u8::ANY), 1..12),
        cut in proptest::option::weighted(0.2, 0usize..6000),
    ) {
        let mut s = sources();
        s.centres = Some(sample("rooms.csv"));
        let change = |f: &mut File| f.bytes = mangled(std::mem::take(&mut f.bytes), &changes, cut);
        match which.checked_sub(MAPS.len()) {
            None => {
                let mut file = sample(MAPS[which]);
                change(&mut file);
                if MAPS[which] == "roads.geojson" {
                    s.roads = Some(file);
                } else {
                    s.outlines = vec![(file, None)];
                    s.places = s.places.filter(|_| which % 2 == 0);
                }
            }
            Some(0) => change(s.places.as_mut().unwrap()),
            Some(1) => change(s.roads.as_mut().unwrap()),
            Some(2) => change(s.municipalities.as_mut().unwrap()),
            Some(_) => change(s.centres.as_mut().unwrap()),
        }
        match map(&s) {
            Ok(made) => proptest::prop_assert!(made.text.starts_with("// Made by")),
            Err(reasons) => {
                proptest::prop_assert!(reasons.iter().any(|r| r.weight == Weight::Refused));
                proptest::prop_assert!(!english(&reasons).trim().is_empty());
            }
        }
    }
}

/// Lists as an office has them, without any outline.
fn office() -> Sources {
    let places = "Place;المكان;خط العرض;خط الطول\nIrbid;إربد;32.55;35.85\nRamtha;الرمثا;32.56;36.01\nUmm Qais;أم قيس;32.65;35.68\nTurra;الطرة;32.63;35.99\nKufr Asad;كفر أسد;32.59;35.71\n";
    let roads = "من;إلى;المسافة;النوع\nإربد;الرمثا;20;رئيسي\nإربد;كفر اسد;16;فرعي\nكفر أسد;أم قيس;18;جبلي\nالرمثا;الطره;12;رئيسي\n";
    let towns = "البلدية;Municipality;مركز البلدية;المديرية\nإربد الكبرى;Greater Irbid;إربد;شرطة إربد\nالرمثا;Ramtha;الرمثا;شرطة الرمثا\n";
    Sources {
        places: Some(File::new("places.csv", places)),
        roads: Some(File::new("roads.csv", roads)),
        municipalities: Some(File::new("towns.csv", towns)),
        ..Sources::default()
    }
}

#[test]
fn lists_alone_are_a_map() {
    let made = map(&office()).unwrap_or_else(|e| panic!("{}", english(&e)));
    assert_eq!((made.places, made.roads, made.municipalities), (5, 4, 2));
    for wanted in [
        "(id: \"umm-qais\", name: (ar: \"أم قيس\", en: \"Umm Qais\")",
        "from: \"irbid\", to: \"ramtha\", km: 20, class: Coastal",
        "name: (ar: \"إربد الكبرى\", en: \"Greater Irbid\"), seat: \"irbid\"",
    ] {
        assert!(made.text.contains(wanted), "{wanted}\n{}", made.text);
    }
    assert!(!made.text.contains("// approximate"), "{}", made.text);
    let words = english(&made.notes);
    for said in [
        "there are no outlines; each municipality is drawn as a disc",
        "municipalities: columns that were found by their headings: municipality = Municipality, place_id = مركز البلدية, directorate = المديرية, municipality = البلدية",
        "roads: classes were read so (and how often): جبلي = jebel (1), رئيسي = coastal (2), فرعي = local (1)",
        "municipalities, line 2: the directorate \"شرطة إربد\" has the id",
        "under these ids:",
    ] {
        assert!(words.contains(said), "{said}\n{words}");
    }
    assert!(!words.contains("name is missing"), "{words}");
    let directorates = ["shrta-arbd", "shrta-alrmtha"];
    let text = directorates.iter().fold(made.text.clone(), |t, d| {
        assert!(t.contains(d), "{t}");
        t.replace(&format!("directorate: \"{d}\", "), "")
    });
    passes_check(&Imported { text, ..made });
}

#[test]
fn what_the_check_says_of_a_list_is_told_by_its_row() {
    let long = format!(
        "id,name_en,name_ar,lat,lon\na,{},أ,34,10.2\nb,B,ب,34,10.4\n",
        "x".repeat(400)
    );
    let said = places(File::new("p.csv", long)).unwrap_err();
    assert!(
        said.starts_with("places, line 2: ") && !said.contains("map.ron"),
        "{said}"
    );
    let rooms = format!(
        "centre,name_ar,municipality\nc1,م,alba\nc2,{},alba\n",
        "م".repeat(400)
    );
    let centres = Some(File::new("c.csv", rooms));
    let said = english(
        &map(&Sources {
            centres,
            ..sources()
        })
        .unwrap_err(),
    );
    assert!(
        said.contains("polling centres, line 3: ") && !said.contains("centres.ron"),
        "{said}"
    );
    // Where a road's length contradicts its ends it is said once.
    let roads = Some(File::new(
        "r.csv",
        "from_id,to_id,km,class\nalba,bora,1,local\nbora,cara,45,local\n",
    ));
    let made = map(&Sources { roads, ..sources() }).unwrap_or_else(|e| panic!("{}", english(&e)));
    let words = english(&made.notes);
    assert_eq!(words.matches("roads, line 2").count(), 1, "{words}");
}

#[test]
fn exchanged_degrees_are_told_without_outlines_too() {
    let mut office = office();
    let list = "id,name_en,lat,lon\na,A,32.55,35.85\nb,B,32.56,36.01\nc,C,32.65,35.68\nd,D,32.63,35.99\ne,E,35.71,32.59\n";
    office.places = Some(File::new("p.csv", list));
    office.roads = None;
    office.municipalities = None;
    let said = english(&map(&office).unwrap_err());
    assert!(
        said.contains("places, line 6: \"e\" lies at 35.71 north"),
        "{said}"
    );
    // A town that lies where another country's exchanged ones would is only looked at: Alexandria, from a list of Cairo.
    let list = "id,name_en,lat,lon\na,A,30.05,31.2\nb,B,30.06,31.25\nc,C,30.01,31.2\nd,D,30.1,31.3\ne,E,31.2,29.9\n";
    office.places = Some(File::new("p.csv", list));
    let made = map(&office).unwrap_or_else(|e| panic!("{}", english(&e)));
    assert!(english(&made.notes).contains("places, line 6: \"e\" lies at"));
}

#[test]
fn a_misspelt_place_of_a_centre_is_refused_as_that_of_a_road_is() {
    let with = |place: &str| {
        let list = format!("centre,name_ar,place,municipality\nc1,م,{place},alba\n");
        let centres = Some(File::new("c.csv", list));
        map(&Sources {
            centres,
            ..sources()
        })
        .map_err(|e| english(&e))
    };
    let said = with("بوره").map(|m| m.centres).unwrap_err();
    assert!(
        said.contains(
            "polling centres, line 2: \"بوره\" is not in the list of places; did you mean \"بورا\"?"
        ),
        "{said}"
    );
    // A quarter that is on no map is put where its municipality has its seat.
    let made = with("حي النزهة الشرقي").unwrap();
    assert!(english(&made.notes).contains("is no place of the map"));
}

#[test]
fn a_class_that_is_not_known_is_named_with_words_that_are() {
    let roads = Some(File::new(
        "r.csv",
        "from_id,to_id,km,class\nalba,bora,60,معلق\n",
    ));
    let said = map(&Sources { roads, ..sources() }).unwrap_err();
    assert!(english(&said).contains("the class \"معلق\" is not known"));
    let arabic = crate::support::said::ar(&said[0].words());
    assert!(arabic.contains("رئيسي"), "{arabic}");
}

#[test]
fn a_map_without_a_feature_is_not_called_a_table() {
    let empty = File::new("e.geojson", r#"{"type":"FeatureCollection","features":[]}"#);
    let outlines = vec![(empty, None)];
    let said = english(
        &map(&Sources {
            outlines,
            ..sources()
        })
        .unwrap_err(),
    );
    assert!(
        said.contains("this map has no features") && !said.contains("table"),
        "{said}"
    );
}

#[test]
fn of_what_is_found_in_many_rows_one_line_is_said() {
    let mut list = "name_ar,lat,lon\n".to_owned();
    for n in 0..9 {
        list += &format!("مكان {n},34.{n},10.2\n");
    }
    let made = places(File::new("p.csv", list)).unwrap();
    let few: Vec<String> = tamrin::scenario::import::few(&made.notes)
        .iter()
        .map(|(_, m)| crate::support::said::en(m))
        .collect();
    let missing: Vec<&String> = few
        .iter()
        .filter(|l| l.contains("name is missing"))
        .collect();
    assert_eq!(
        missing,
        [
            "places, line 2: the English name is missing (and 8 more of the kind, in lines 3, 4, 5, 6, 7, 8, 9, 10)"
        ]
    );
    assert!(few.len() < 10, "{few:#?}");
}
