//! The author's guide followed literally, from an empty folder: every command in it is given, every piece of a scenario is put where the
//! guide says. A block that this test does not know fails it, so that none stands there untried.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use crate::support::program::{ok, tamrin, text};
use crate::support::source::root;

/// A block of the guide.
struct Block {
    /// The line at which it begins.
    line: usize,
    /// What it is written in.
    language: String,
    text: String,
}

/// All blocks, in their order.
fn blocks() -> Vec<Block> {
    let guide = fs::read_to_string(root().join("scenarios/README.md")).unwrap();
    let (mut all, mut open): (Vec<Block>, bool) = (Vec::new(), false);
    for (n, line) in guide.lines().enumerate() {
        match (line.strip_prefix("```"), open) {
            (Some(language), false) => {
                open = true;
                all.push(Block {
                    line: n + 1,
                    language: language.to_owned(),
                    text: String::new(),
                });
            }
            (Some(_), true) => open = false,
            (None, true) => {
                let text = &mut all.last_mut().unwrap().text;
                text.push_str(line);
                text.push('\n');
            }
            (None, false) => {}
        }
    }
    all
}

/// The block that holds some words.
fn block(words: &str) -> String {
    let all = blocks();
    let found: Vec<&Block> = all.iter().filter(|b| b.text.contains(words)).collect();
    assert_eq!(found.len(), 1, "{words}");
    found[0].text.clone()
}

/// The commands of a block: their arguments, and the file into which they write what they print.
fn commands(block: &str) -> Vec<(Vec<String>, Option<String>)> {
    let lines = block
        .lines()
        .filter(|l| !l.starts_with('#') && !l.is_empty());
    let one = |line: &str| {
        let typed = line.split("  #").next().unwrap_or(line);
        let (typed, to) = match typed.split_once('>') {
            Some((typed, file)) => (typed, Some(file.trim().to_owned())),
            None => (typed, None),
        };
        let args = typed.strip_prefix("tamrin ");
        let args = args.unwrap_or_else(|| panic!("{line} is no command of ours"));
        (args.split_whitespace().map(str::to_owned).collect(), to)
    };
    lines.map(one).collect()
}

/// Gives the commands of a block in a folder; each has to end well.
fn give(folder: &Path, block: &str) {
    for (args, to) in commands(block) {
        let args: Vec<&str> = args.iter().map(String::as_str).collect();
        let printed = ok(folder, &args);
        if let Some(file) = to {
            fs::write(folder.join(file), printed).unwrap();
        }
    }
}

/// `first-steps` in a folder of its own, with something in the place of something else.
fn first_steps(folder: &Path, name: &str, old: &str, new: &str) {
    ok(
        folder,
        &["new", &format!("scenarios/{name}"), "--like", "first-steps"],
    );
    let head = folder.join("scenarios").join(name).join("scenario.ron");
    let text = fs::read_to_string(&head).unwrap();
    assert!(text.contains(old), "{name}: {old}");
    fs::write(head, text.replacen(old, new, 1)).unwrap();
}

/// What `check` says of a scenario: all of it, and how it ends.
fn checked(folder: &Path, name: &str) -> (String, Option<i32>) {
    let out = tamrin(folder, &["check", &format!("scenarios/{name}")]);
    (text(&out.stdout), out.status.code())
}

/// Lets the check find no error.
fn without_errors(folder: &Path, name: &str) -> String {
    let (said, code) = checked(folder, name);
    assert!(
        said.contains(": 0 errors") && code != Some(2),
        "{name}: {said}"
    );
    said
}

#[test]
fn the_commands_of_the_guide_do_what_it_says_from_an_empty_folder() {
    let dir = TempDir::new().unwrap();
    let folder = dir.path();
    give(folder, &block("new scenarios/mine"));
    assert!(folder.join("mine.tamrin").is_file());
    give(folder, &block("--sarif"));
    let sarif = fs::read_to_string(folder.join("check.sarif")).unwrap();
    assert!(sarif.contains("\"2.1.0\""));
    let before = fs::read_to_string(folder.join("scenarios/mine/scenario.ron")).unwrap();
    give(folder, &block("msel export"));
    // What was not touched in the table changes nothing, not a byte.
    let after = fs::read_to_string(folder.join("scenarios/mine/scenario.ron")).unwrap();
    assert_eq!(before, after);
}

/// The files that one has, under the names that the guide gives them.
fn files_that_one_has(folder: &Path) {
    let sample = |name: &str, to: &str| {
        let from = root().join("tests/samples/import").join(name);
        fs::copy(from, folder.join(to)).unwrap();
    };
    sample("qgis.geojson", "districts.geojson");
    let towns = "municipality_en,municipality_ar,place_id\nAlba,ألبا,alba\nBora,بورا,bora\n";
    fs::write(folder.join("municipalities.csv"), towns).unwrap();
    sample("cod.geojson", "adm1.geojson");
    sample("geoboundaries.geojson", "adm2.geojson");
    sample("roads.geojson", "roads.geojson");
    sample("overpass_geom.json", "region.json");
    sample("mymaps.kml", "drawn.kml");
    let places = "id,name_en,name_ar,lat,lon\nalba,Alba,ألبا,34,10.2\nbora,Bora,بورا,34,10.8\ncara,Cara,كارا,34.3,10.5\n";
    fs::write(folder.join("places.csv"), places).unwrap();
    let roads = "from_id,to_id,km,class\nalba,bora,60,coastal\nbora,cara,50,track\n";
    fs::write(folder.join("roads.csv"), roads).unwrap();
    book(folder, "places.xlsx", "Sheet1", &rows(places));
    let rooms = fs::read_to_string(root().join("tests/samples/import/rooms.csv")).unwrap();
    book(folder, "rooms.xlsx", "Sheet1", &rows(&rooms));
}

fn rows(table: &str) -> Vec<Vec<String>> {
    let mut table = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(table.as_bytes());
    let row = |r: Result<csv::StringRecord, _>| r.unwrap().iter().map(str::to_owned).collect();
    table.records().map(row).collect()
}

/// A workbook as people write it: everything in it is text.
fn book<S: AsRef<str>>(folder: &Path, name: &str, sheet: &str, rows: &[Vec<S>]) {
    let mut book = rust_xlsxwriter::Workbook::new();
    let page = book.add_worksheet();
    page.set_name(sheet).unwrap();
    for (y, row) in rows.iter().enumerate() {
        for (x, cell) in row.iter().enumerate() {
            let (y, x) = (u32::try_from(y).unwrap(), u16::try_from(x).unwrap());
            page.write_string(y, x, cell.as_ref()).unwrap();
        }
    }
    book.save(folder.join(name)).unwrap();
}

#[test]
fn the_imports_of_the_guide_make_maps_of_the_files_that_one_has() {
    let dir = TempDir::new().unwrap();
    let folder = dir.path();
    files_that_one_has(folder);
    let map = folder.join("map.ron");
    let all = commands(&block("tamrin import districts"));
    let mut first: Vec<&str> = all[0].0.iter().map(String::as_str).collect();
    first.push("--force");
    for (args, _) in &all {
        // They are said one beside the other: each makes a map of its own, and what is there is not overwritten.
        if args.iter().any(|a| a == "--on") {
            ok(folder, &first);
        } else if map.exists() {
            fs::remove_file(&map).unwrap();
        }
        let typed: Vec<&str> = args.iter().map(String::as_str).collect();
        let out = tamrin(folder, &typed);
        let made = folder.join(args.last().unwrap());
        assert!(
            made.is_file(),
            "{args:?}: {}{}",
            text(&out.stdout),
            text(&out.stderr)
        );
    }
    let columns = block("NORTHING");
    fs::write(folder.join("columns.ron"), columns).unwrap();
    let odd = fs::read_to_string(root().join("tests/samples/import/odd_names.geojson")).unwrap();
    fs::write(
        folder.join("odd.geojson"),
        odd.replace("CODE_X", "CODE").replace("LABEL_X", "LABEL"),
    )
    .unwrap();
    let places =
        "id,name_en,name_ar,NORTHING,EASTING\nalba,Alba,ألبا,34,10.2\nbora,Bora,بورا,34,10.8\n";
    fs::write(folder.join("places.csv"), places).unwrap();
    let args = [
        "import",
        "odd.geojson",
        "--places",
        "places.csv",
        "--roads",
        "roads.csv",
        "--map",
        "columns.ron",
        "-o",
        "odd.ron",
    ];
    fs::write(
        folder.join("roads.csv"),
        "from_id,to_id,km,class\nalba,bora,60,coastal\n",
    )
    .unwrap();
    let out = tamrin(folder, &args);
    let made = fs::read_to_string(folder.join("odd.ron"));
    let made = made.unwrap_or_else(|_| panic!("{}{}", text(&out.stdout), text(&out.stderr)));
    assert!(made.contains("10.2") && made.contains("North"), "{made}");
}

#[test]
fn the_pieces_of_a_scenario_in_the_guide_pass_the_check_where_it_puts_them() {
    let dir = TempDir::new().unwrap();
    let folder = dir.path();
    // Behind the place that is named for each, in a copy of `first-steps`.
    let seats = "    seats: [";
    let talk = block("The restless queue");
    first_steps(folder, "talk", seats, &format!("{talk}{seats}"));
    without_errors(folder, "talk");
    first_steps(folder, "told", &overview(), &block("mission_area"));
    without_errors(folder, "told");
    let inject = "    injects: [";
    let when = block("since: \"m2\"");
    let own = format!(
        "{inject}\n(id: \"late\", name: (ar: \"متأخر\", en: \"Late\"), {when} effects: [SetFlag(\"late\")]),"
    );
    first_steps(folder, "contingency", inject, &own);
    without_errors(folder, "contingency");
    let targets = block("measure: FirstResponse");
    let targets = targets
        .replace("\"respond\"", "\"more\"")
        .replace("\"first-response\"", "\"first\"");
    let objectives = "    objectives: [";
    first_steps(
        folder,
        "targets",
        objectives,
        &format!("{objectives}{}", inside(&targets)),
    );
    without_errors(folder, "targets");
}

/// What `first-steps` tells in its overview.
fn overview() -> String {
    let text = fs::read_to_string(root().join("scenarios/first-steps/scenario.ron")).unwrap();
    let start = text.find("    overview: (").unwrap();
    let end = start + text[start..].find("\n    ),\n").unwrap();
    text[start..end].to_owned() + "\n    ),\n"
}

/// What stands in the list of a piece, with a comma behind it.
fn inside(piece: &str) -> String {
    let start = piece.find('[').unwrap();
    let end = piece.rfind(']').unwrap();
    format!("{},", &piece[start + 1..end])
}

#[test]
fn what_the_guide_allows_in_place_is_allowed() {
    let dir = TempDir::new().unwrap();
    let folder = dir.path();
    let roads = "    roads: [";
    let places = "    places: [";
    let two = format!(
        "{places}\n(id: \"valley\", name: (ar: \"الوادي\", en: \"The valley\"), lat: 32.70, lon: 22.00),\n(id: \"plateau\", name: (ar: \"الهضبة\", en: \"The plateau\"), lat: 32.72, lon: 22.02),"
    );
    let allowed = block("allow: road-length-odd");
    let bare: String = allowed.lines().filter(|l| !l.starts_with("//")).collect();
    for (name, piece, wanted) in [("allowed", &allowed, false), ("bare", &bare, true)] {
        let joined = format!(
            "{roads}\n{piece}\n(id: \"to-valley\", from: \"valley\", to: \"abraq\", km: 11, class: Track),"
        );
        first_steps(folder, name, roads, &joined);
        let head = folder.join("scenarios").join(name).join("scenario.ron");
        let text = fs::read_to_string(&head).unwrap();
        fs::write(head, text.replacen(places, &two, 1)).unwrap();
        let said = without_errors(folder, name);
        assert_eq!(said.contains("[road-length-odd]"), wanted, "{name}: {said}");
    }
}

#[test]
fn a_list_of_others_is_read_by_the_columns_of_the_guide() {
    let dir = TempDir::new().unwrap();
    let folder = dir.path();
    ok(folder, &["new", "scenarios/theirs", "--like", "libya-2024"]);
    fs::write(folder.join("columns.ron"), block("header: 4")).unwrap();
    let rows = [
        vec!["", "قائمة"],
        vec![""],
        vec![""],
        vec!["", "م", "الساعة", "النص", "إلى"],
        vec!["", "1", "10:15", "وصل بلاغ من المواطنين عن ازدحام.", "main"],
    ];
    book(folder, "list.xlsx", "MSEL", &rows);
    let args = [
        "msel",
        "import",
        "list.xlsx",
        "--into",
        "scenarios/theirs",
        "--map",
        "columns.ron",
    ];
    let out = tamrin(folder, &args);
    let said = format!("{}{}", text(&out.stdout), text(&out.stderr));
    assert!(matches!(out.status.code(), Some(0 | 1)), "{said}");
    let scenario = folder.join("scenarios/theirs");
    let taken = fs::read_dir(scenario).unwrap().any(|e| {
        let text = fs::read_to_string(e.unwrap().path());
        text.is_ok_and(|t| t.contains("وصل بلاغ من المواطنين عن ازدحام."))
    });
    assert!(taken, "{said}");
}

/// Pieces with `…` in them stand for something that is longer: what they name is there.
#[test]
fn pieces_that_leave_something_out_name_fields_that_there_are() {
    let dir = TempDir::new().unwrap();
    let reference = ok(dir.path(), &["reference"]);
    let piece: String = block("call_sign:")
        .lines()
        .map(|l| l.split("  //").next().unwrap_or(l))
        .collect();
    let before_colons: Vec<&str> = piece.split(':').collect();
    let names = before_colons[..before_colons.len() - 1]
        .iter()
        .map(|before| {
            let start = before.rfind(|c: char| !c.is_ascii_lowercase() && c != '_');
            &before[start.map_or(0, |n| n + 1)..]
        });
    let names: Vec<&str> = names.filter(|n| !n.is_empty()).collect();
    assert!(names.len() >= 6, "{names:?}");
    for name in names {
        assert!(reference.contains(&format!("`{name}`")), "{name}");
    }
}

#[test]
fn no_block_of_the_guide_is_left_out_here() {
    let known = [
        "new scenarios/mine",
        "allow: road-length-odd",
        "--sarif",
        "since: \"m2\"",
        "msel export",
        "header: 4",
        "The restless queue",
        "call_sign:",
        "mission_area",
        "measure: FirstResponse",
        "tamrin import districts",
        "NORTHING",
    ];
    for b in blocks() {
        let of_editor = ["json", "lua", "vim", "elisp"].contains(&b.language.as_str());
        let tried = known.iter().any(|words| b.text.contains(words));
        let serves = of_editor && b.text.contains("lsp");
        assert!(tried || serves, "line {} is followed by no test", b.line);
    }
}
