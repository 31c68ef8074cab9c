//! The master scenario events list goes out to spreadsheets and comes back: nothing that nobody touched changes a byte, and lists of
//! other people are read as they are.

use std::path::{Path, PathBuf};

use expect_test::expect;
use rust_xlsxwriter::{Format, Workbook};
use tamrin::base::message::Message;
use tamrin::base::text::Lang;
use tamrin::report::msel::{
    Allowed, Column, Mapping, Part, Plan, Sure, csv, plan, propose, rows, xlsx,
};
use tamrin::scenario::read::Texts;
use tamrin::scenario::sheet::{self, Table};
use tamrin::scenario::{self, Scenario, from_texts, shipped};
use tempfile::TempDir;

use crate::support::program::{fails, ok, tamrin, text};
use crate::support::said::en;

fn shipped_one(name: &str) -> (Scenario, Texts) {
    let texts = shipped::texts(name).unwrap();
    (of(&texts), texts)
}

/// The scenario of some texts.
fn of(texts: &Texts) -> Scenario {
    let checked = from_texts(shipped::with_library(texts.clone()));
    checked.scenario.unwrap()
}

/// Nothing is wrong with a table, and it changes nothing.
#[track_caller]
fn says_nothing(plan: &Plan) {
    assert_eq!((wrong(plan), changes(plan)), (String::new(), String::new()));
}

fn samples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/samples/msel")
}

/// What a table would change, by what its columns seem to hold.
fn planned(s: &Scenario, texts: &Texts, table: &Table) -> (Mapping, Plan) {
    let proposal = propose(table, s);
    assert_eq!(proposal.missing, [], "{proposal:?}");
    let plan = plan(s, texts, table, &proposal.mapping, Allowed::default());
    (proposal.mapping, plan)
}

fn said(all: &[Message]) -> Vec<String> {
    all.iter().map(en).collect()
}

fn wrong(plan: &Plan) -> String {
    let all: Vec<String> = plan.wrong.iter().map(|w| en(&w.words())).collect();
    all.join("\n")
}

fn changes(plan: &Plan) -> String {
    let all: Vec<String> = plan
        .changes
        .iter()
        .map(|c| en(&c.words(Lang::En)))
        .collect();
    all.join("\n")
}

/// Whether the scenario takes the texts without an error.
fn errors(texts: &Texts) -> Vec<String> {
    let checked = from_texts(shipped::with_library(texts.clone()));
    let errors = checked.scenario.is_none();
    let found = checked.findings.iter().map(|f| en(&f.message));
    if errors { found.collect() } else { Vec::new() }
}

const BOTH: [Lang; 2] = [Lang::Ar, Lang::En];

/// Injects that the table lacks are taken out.
const REMOVE: Allowed = Allowed {
    remove: true,
    times: false,
};

#[test]
fn what_goes_out_and_comes_back_changes_not_one_byte() {
    for name in shipped::names() {
        let (s, texts) = shipped_one(name);
        for langs in [&BOTH[..1], &BOTH[1..], &BOTH[..]] {
            let book = xlsx(&s, langs).unwrap();
            for (bytes, file) in [(book, "m.xlsx"), (csv(&s, langs), "m.csv")] {
                let table = sheet::table(&bytes, file).unwrap();
                let proposal = propose(&table, &s);
                assert!(
                    proposal.is_sure(),
                    "{name} {langs:?} {file}: {:#?}",
                    proposal.columns
                );
                let plan = plan(&s, &texts, &table, &proposal.mapping, REMOVE);
                assert_eq!(wrong(&plan), "", "{name} {langs:?} {file}");
                assert_eq!(changes(&plan), "", "{name} {langs:?} {file}");
                assert_eq!(
                    said(&plan.notes),
                    Vec::<String>::new(),
                    "{name} {langs:?} {file}"
                );
                assert!(plan.texts == texts, "{name} {langs:?} {file}");
            }
        }
    }
}

#[test]
fn the_workbook_is_in_the_order_of_time_and_hides_its_identifiers() {
    use calamine::{Data, Reader as _, Xlsx, open_workbook_from_rs};
    let (s, _) = shipped_one("first-steps");
    let bytes = xlsx(&s, &[Lang::Ar]).unwrap();
    let mut book: Xlsx<_> = open_workbook_from_rs(std::io::Cursor::new(bytes.as_slice())).unwrap();
    let range = book.worksheet_range("قائمة الأحداث").unwrap();
    let rows: Vec<&[Data]> = range.rows().collect();
    assert!(
        rows[0][0]
            .to_string()
            .starts_with("تمرين — ليس حدثاً حقيقياً")
    );
    let heads: Vec<String> = rows[1].iter().map(ToString::to_string).collect();
    assert_eq!(heads[..3], ["الرقم", "اليوم", "الوقت"]);
    let id = heads.iter().position(|h| h == "tamrin-id").unwrap();
    let ids: Vec<String> = rows[2..].iter().map(|r| r[id].to_string()).collect();
    assert_eq!(ids, ["m1", "m3", "m2", "m4", "m5"]);
    assert!(matches!(rows[2][2], Data::DateTime(t) if (t.as_f64() * 1440.0).round() == 550.0));
    // What a sheet looks like is in its parts.
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes.as_slice())).unwrap();
    let mut part = String::new();
    let mut file = zip.by_name("xl/worksheets/sheet1.xml").unwrap();
    std::io::Read::read_to_string(&mut file, &mut part).unwrap();
    for wanted in [
        "rightToLeft=\"1\"",
        "state=\"frozen\"",
        "<autoFilter ",
        "hidden=\"1\"",
        "customWidth=\"1\"",
    ] {
        assert!(part.contains(wanted), "{wanted}");
    }
}

#[test]
fn csv_has_the_mark_of_utf_8_and_no_cell_that_a_spreadsheet_runs() {
    let (s, mut texts) = shipped_one("first-steps");
    let bytes = csv(&s, &BOTH);
    assert!(bytes.starts_with("\u{feff}".as_bytes()));
    // A text that looks like a formula goes out guarded and comes back as it was.
    texts[0].1 = texts[0].1.replace(
        "Where is the force? It is getting worse.",
        "=1+1 is no answer",
    );
    let s = of(&texts);
    let bytes = csv(&s, &[Lang::En]);
    assert!(String::from_utf8_lossy(&bytes).contains("'=1+1 is no answer"));
    let (_, plan) = planned(&s, &texts, &sheet::table(&bytes, "m.csv").unwrap());
    says_nothing(&plan);
}

/// Changed cells of a list of ours, and what becomes of them in the files of the scenario.
#[test]
fn what_was_touched_is_changed_in_its_place_and_nothing_else() {
    let (s, texts) = shipped_one("first-steps");
    let list = String::from_utf8(csv(&s, &[Lang::En])).unwrap();
    let edited = list
        // A time, a span behind another inject, a text, a seat by its call sign, notes, a trigger that a table cannot say.
        .replace("1,1,09:10,", "1,1,٠٩:١١,")
        .replace("3,1,09:16,", "3,1,09:18,")
        .replace(
            "The line is long and people are complaining.",
            "\"The line is long, \"\"very\"\" long.\"",
        )
        .replace(
            ",Media office,\"Al Qubbah sub-room\nElection commission\",",
            ",Media office,ميزان,",
        )
        .replace(
            "Release it when the room has little to do.",
            "Release it at any time.",
        )
        .replace(",manual,,", ",if it is quiet,,");
    assert_ne!(edited, list);
    let (_, plan) = planned(
        &s,
        &texts,
        &sheet::table(edited.as_bytes(), "m.csv").unwrap(),
    );
    assert_eq!(wrong(&plan), "");
    expect![[r#"
        ~ m1  Time: "09:10" → "09:11"
        ~ m1  Message: "The line is long and people are complaining." → "The line is long, "very" long."
        ~ m2  Time: "09:16" → "09:18"
        ~ m5  To: "Al Qubbah sub-room / Election commission" → "ميزان"
        ~ m5  Notes: "Release it when the room has little to do. Nothing is expected: the visit is announced and needs no unit." → "Release it at any time. Nothing is expected: the visit is announced and needs no unit.""#]]
    .assert_eq(&changes(&plan));
    let before: Vec<&str> = texts[0].1.lines().collect();
    let after: Vec<&str> = plan.texts[0].1.lines().collect();
    assert_eq!(before.len(), after.len());
    let pairs = before.iter().zip(&after).filter(|(a, b)| a != b);
    let changed: Vec<&str> = pairs.map(|(_, b)| b.trim()).collect();
    assert_eq!(changed[0], "when: At(\"09:11\"),");
    assert!(
        changed[1].ends_with("en: \"The line is long, \\\"very\\\" long.\"),"),
        "{changed:?}"
    );
    assert_eq!(changed[2], "when: After(inject: \"m1\", delay: \"7m\"),");
    assert!(
        changed[3].contains("to: [\"commission\"], channel: Other"),
        "{changed:?}"
    );
    assert_eq!(changed.len(), 5);
    assert_eq!(errors(&plan.texts), Vec::<String>::new());
    assert!(
        said(&plan.notes)[0].starts_with("changed, and not taken in"),
        "{:?}",
        plan.notes
    );
}

#[test]
fn new_rows_are_new_injects_and_a_copied_row_is_one() {
    let (s, texts) = shipped_one("first-steps");
    let mut list = String::from_utf8(csv(&s, &[Lang::En])).unwrap();
    let m1 = list
        .lines()
        .find(|l| l.ends_with(",m1"))
        .unwrap()
        .to_owned();
    list.push_str(
        &m1.replace("09:10", "09:40")
            .replace("complaining", "shouting"),
    );
    list.push_str("\r\n,1,09:45,,queue,,Citizen,all teams,phone,A car without plates stands at the gate.,,Somebody looks at it,,,Watch it,,,\r\n");
    let (_, plan) = planned(&s, &texts, &sheet::table(list.as_bytes(), "m.csv").unwrap());
    assert_eq!(wrong(&plan), "");
    expect![[r#"
        + msel-1  09:40  Message from the head of the centre  (scenario.ron)
        + msel-2  09:45  A car without plates stands at the gate  (scenario.ron)"#]]
    .assert_eq(&changes(&plan));
    expect![[r#"
        [
            "row 9 bears the identifier of m1 a second time and is taken for a new inject",
            "\"phone\" was read as mobile telephone: I10",
            "the expected actions of 2 new injects stand in their notes as words; to have them observed, write `expected` in the scenario",
        ]
    "#]]
    .assert_debug_eq(&said(&plan.notes));
    assert_eq!(errors(&plan.texts), Vec::<String>::new());
    let (old, new) = (&texts[0].1, &plan.texts[0].1);
    let at = old.find("    ],\n\n    // --- For the papers").unwrap();
    assert_eq!(new[..at], old[..at]);
    assert!(new.ends_with(&old[at..]));
    let added = &new[at..new.len() - old.len() + at];
    let second = added.split_once("        ),\n").unwrap().1;
    let want = [
        "(",
        "    id: \"msel-2\",",
        "    name: (en: \"A car without plates stands at the gate\"),",
        "    storyline: \"queue\",",
        "    when: At(\"09:45\"),",
        "    effects: [Message(from: (en: \"Citizen\"), to: [\"commission\", \"room\"], channel: MobileVoice, text: (en: \"A car without plates stands at the gate.\"))],",
        "    notes: (en: \"Watch it\\nExpected: Somebody looks at it\"),",
        "),",
    ];
    let want: Vec<String> = want.iter().map(|l| format!("        {l}\n")).collect();
    assert_eq!(second, want.concat());
}

#[test]
fn all_bad_cells_are_named_at_once_with_what_may_have_been_meant() {
    let (s, texts) = shipped_one("first-steps");
    let list = "\n\n;Time;From;To;Method;Message\n\
        ;noon;Citizen;Al Qubbah sub-rom;phone;One\n\
        ;09:20;;room;pigeon;Two\n\
        ;;Citizen;room;radio;\n\
        ;23:00;Citizen;nobody;radio;Four\n";
    let (mapping, plan) = planned(&s, &texts, &sheet::table(list.as_bytes(), "m.csv").unwrap());
    assert_eq!(mapping.header, 3);
    expect![[r#"
        B4: "noon" is no time; write it as 18:30, T+01:20 (from STARTEX) or D+1 18:30 (day of polling)
        D4: there is no seat "Al Qubbah sub-rom"; did you mean Al Qubbah sub-room?
        C5: who sends the message is missing; fill in the cell, or write `from` for all into the file of columns
        E5: there is no method "pigeon"; did you mean mobile telephone · mobile data · fixed line · radio · satellite telephone · other means?
        B6: the time is missing; write it as 18:30, T+01:20 (from STARTEX) or D+1 18:30 (day of polling)
        F6: the message has no words
        B7: "23:00" is 23:00 and lies outside the exercise; it runs from 09:00 to 10:00
        D7: there is no seat "nobody""#]]
    .assert_eq(&wrong(&plan));
    assert!(plan.texts == texts && plan.changes.is_empty());
}

/// Lists as others keep them: each file of the samples is read without a question and gives the same three injects.
#[test]
fn lists_of_others_are_read_as_they_are() {
    let (s, texts) = shipped_one("first-steps");
    let mut files: Vec<PathBuf> = std::fs::read_dir(samples())
        .unwrap()
        .map(|e| e.unwrap().path())
        .collect();
    files.sort();
    assert!(files.len() >= 4, "{files:?}");
    for path in files {
        let bytes = std::fs::read(&path).unwrap();
        let table = sheet::table(&bytes, &path.display().to_string()).unwrap();
        let (mapping, plan) = planned(&s, &texts, &table);
        let shown = path.display();
        assert_eq!(wrong(&plan), "", "{shown}: {mapping:#?}");
        let times: Vec<String> = plan
            .changes
            .iter()
            .map(|c| en(&c.words(Lang::En)))
            .collect();
        assert_eq!(times.len(), 3, "{shown}: {times:?} {mapping:#?}");
        for (line, time) in times.iter().zip(["09:20", "09:25:30", "09:30"]) {
            assert!(line.contains(&time[..5]), "{shown}: {line}");
        }
        assert_eq!(errors(&plan.texts), Vec::<String>::new(), "{shown}");
        let made = of(&plan.texts);
        let last: Vec<_> = made.injects.iter().skip(5).collect();
        let to: Vec<usize> = last.iter().map(|i| recipients(i)).collect();
        assert_eq!(to, [1, 2, 1], "{shown}");
    }
}

fn recipients(inject: &scenario::model::Inject) -> usize {
    match &inject.effects[0] {
        scenario::model::Effect::Message { to, .. } => to.len(),
        other => panic!("{other:?}"),
    }
}

/// Windows-1256, UTF-16 and a table without headings.
#[test]
fn encodings_and_tables_without_headings() {
    let (s, texts) = shipped_one("first-steps");
    let arabic = std::fs::read_to_string(samples().join("arabic-semicolons.csv")).unwrap();
    // Windows has no Arabic digits.
    let arabic = tamrin::base::text::western_digits(&arabic);
    let (of_windows, _, bad) = encoding_rs::WINDOWS_1256.encode(&arabic);
    assert!(!bad);
    let wide: Vec<u8> = [0xfeff]
        .into_iter()
        .chain(arabic.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    let (_, plain) = planned(
        &s,
        &texts,
        &sheet::table(arabic.as_bytes(), "a.csv").unwrap(),
    );
    for bytes in [of_windows.as_ref(), &wide] {
        let (_, plan) = planned(&s, &texts, &sheet::table(bytes, "a.csv").unwrap());
        assert_eq!(changes(&plan), changes(&plain));
        assert!(plan.texts == plain.texts);
    }
    let bare = "09:20,Al Qubbah sub-room,A bag stands alone at the wall of the yard and nobody knows whose.\n\
        09:21,Election commission,Is the centre closed? We hear so from several people here.\n";
    let proposal = propose(&sheet::table(bare.as_bytes(), "b.csv").unwrap(), &s);
    let parts: Vec<(Part, Sure)> = proposal
        .mapping
        .columns
        .iter()
        .zip(&proposal.columns)
        .map(|(h, c)| (h.holds, c.0))
        .collect();
    assert_eq!(
        parts,
        [
            (Part::Time, Sure::Guessed),
            (Part::To, Sure::Guessed),
            (Part::Text, Sure::Guessed)
        ]
    );
    assert!(!proposal.is_sure() && proposal.mapping.header == 0);
}

/// A workbook that begins in column B and row 4, with merged cells, times as Excel keeps them, and empty rows that have a format.
fn workbook() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("MSEL v3").unwrap();
    let (plain, time) = (Format::new(), Format::new().set_num_format("hh:mm"));
    let date = Format::new().set_num_format("dd/mm/yyyy hh:mm");
    sheet
        .merge_range(
            0,
            1,
            1,
            6,
            "Exercise First Steps – MSEL",
            &Format::new().set_bold(),
        )
        .unwrap();
    for (n, words) in [
        "Ser.",
        "Planned Time of the event",
        "From",
        "To / إلى",
        "Method of Delivery",
        "Inject Description",
        "Expected Response",
    ]
    .into_iter()
    .enumerate()
    {
        sheet.write_string(3, 1 + n as u16, words).unwrap();
    }
    sheet.merge_range(4, 1, 4, 7, "Phase 1", &plain).unwrap();
    sheet.write_number(5, 1, 1).unwrap();
    sheet
        .write_number_with_format(5, 2, 560.0 / 1440.0, &time)
        .unwrap();
    sheet.write_string(5, 3, "Police station").unwrap();
    sheet.merge_range(5, 4, 6, 4, "room", &plain).unwrap();
    sheet.write_string(5, 5, "Radio").unwrap();
    sheet.write_string(5, 6, "Two lines\nof words").unwrap();
    sheet.write_number(6, 1, 2).unwrap();
    sheet
        .write_number_with_format(6, 2, 45_612.0 + 570.0 / 1440.0, &date)
        .unwrap();
    sheet.write_string(6, 3, "Citizen").unwrap();
    sheet.write_string(6, 5, "WhatsApp").unwrap();
    sheet
        .write_string(6, 6, "A picture of a closed gate")
        .unwrap();
    sheet
        .write_string(6, 7, "The room asks the centre")
        .unwrap();
    for row in 7..60 {
        sheet.write_blank(row, 2, &time).unwrap();
    }
    book.save_to_buffer().unwrap()
}

#[test]
fn a_workbook_of_others_is_asked_about_once_and_then_read() {
    let dir = TempDir::new().unwrap();
    let d = dir.path();
    std::fs::write(d.join("their.xlsx"), workbook()).unwrap();
    copy(d);
    // Nobody sits at a terminal: what the columns hold is proposed in a file.
    let refused = fails(d, &["msel", "import", "their.xlsx", "--into", "s"]);
    assert!(refused.contains("their.xlsx.columns.ron"), "{refused}");
    let kept = std::fs::read_to_string(d.join("their.xlsx.columns.ron")).unwrap();
    assert!(
        kept.contains("sheet: \"MSEL v3\"")
            && kept.contains("header: 4")
            && kept.contains("(column: \"C\", holds: Time), // likely"),
        "{kept}"
    );
    let before = std::fs::read_to_string(d.join("s/scenario.ron")).unwrap();
    let shown = ok(
        d,
        &["msel", "import", "their.xlsx", "--into", "s", "--dry-run"],
    );
    assert!(
        shown.contains("+ n1  09:20  Two lines") && shown.contains("+ n2  09:30"),
        "{shown}"
    );
    assert_eq!(
        std::fs::read_to_string(d.join("s/scenario.ron")).unwrap(),
        before
    );
    ok(d, &["msel", "import", "their.xlsx", "--into", "s"]);
    let after = std::fs::read_to_string(d.join("s/scenario.ron")).unwrap();
    assert!(
        after.contains("id: \"n2\"") && after.contains("Expected: The room asks the centre"),
        "{after}"
    );
    assert!(after.contains("text: (en: \"Two lines\\nof words\")"));
    // The same list again finds its injects by their numbers.
    let again = tamrin(d, &["msel", "import", "their.xlsx", "--into", "s"]);
    assert!(
        text(&again.stderr).contains("nothing changes"),
        "{}",
        text(&again.stderr)
    );
    assert_eq!(
        std::fs::read_to_string(d.join("s/scenario.ron")).unwrap(),
        after
    );
}

fn copy(to: &Path) {
    std::fs::create_dir(to.join("s")).unwrap();
    for (name, words) in shipped::texts("first-steps").unwrap() {
        std::fs::write(to.join("s").join(name), words).unwrap();
    }
}

#[test]
fn injects_that_a_table_lacks_are_named_and_taken_out_only_on_demand() {
    let dir = TempDir::new().unwrap();
    let d = dir.path();
    copy(d);
    ok(d, &["msel", "export", "s", "-o", "m.csv"]);
    let list = std::fs::read_to_string(d.join("m.csv")).unwrap();
    let gone: Vec<&str> = list
        .split("\r\n")
        .filter(|l| !l.ends_with(",m5") && !l.starts_with("5,"))
        .collect();
    std::fs::write(d.join("m.csv"), gone.join("\r\n")).unwrap();
    // Over a list in which people may have written nothing is written unasked.
    assert!(fails(d, &["msel", "export", "s", "-o", "m.csv"]).contains("--force"));
    let kept = tamrin(d, &["msel", "import", "m.csv", "--into", "s"]);
    assert!(
        text(&kept.stderr).contains("1 inject is not in the table and stays: m5"),
        "{}",
        text(&kept.stderr)
    );
    let shown = ok(d, &["msel", "import", "m.csv", "--into", "s", "--remove"]);
    assert_eq!(shown.trim(), "− m5  (scenario.ron)");
    let after = std::fs::read_to_string(d.join("s/scenario.ron")).unwrap();
    assert!(!after.contains("\"m5\"") && after.contains("\"m4\""));
    // What others depend on cannot be taken out: the check says so and nothing is written.
    let less: Vec<&str> = gone
        .iter()
        .copied()
        .filter(|l| !l.ends_with(",m2"))
        .collect();
    std::fs::write(d.join("m.csv"), less.join("\r\n")).unwrap();
    let refused = fails(d, &["msel", "import", "m.csv", "--into", "s", "--remove"]);
    assert!(
        refused.contains("m2") && refused.contains("nothing was written"),
        "{refused}"
    );
    assert_eq!(
        std::fs::read_to_string(d.join("s/scenario.ron")).unwrap(),
        after
    );
}

#[test]
fn what_is_no_list_and_no_scenario_is_told() {
    let dir = TempDir::new().unwrap();
    let d = dir.path();
    copy(d);
    std::fs::write(d.join("x.pdf"), "%PDF-1.7").unwrap();
    std::fs::write(d.join("few.csv"), "Time,To\n09:20,room\n").unwrap();
    for (args, words) in [
        (
            vec!["msel", "import", "x.pdf", "--into", "s"],
            "this is no table",
        ),
        (
            vec!["msel", "import", "none.csv", "--into", "s"],
            "none.csv",
        ),
        (
            vec!["msel", "import", "few.csv", "--into", "first-steps"],
            "cannot be changed",
        ),
        (
            vec!["msel", "import", "few.csv", "--into", "s", "--dry-run"],
            "no column holds: Message",
        ),
        (
            vec!["msel", "import", "few.csv", "--into", "s", "--sheet", "x"],
            "there is no sheet",
        ),
        (vec!["msel", "export", "s", "-o", "m.pdf"], ".xlsx"),
    ] {
        let told = fails(d, &args);
        assert!(told.contains(words), "{args:?}: {told}");
    }
    std::fs::write(
        d.join("bad.ron"),
        "(header: 1, columns: [(column: \"A1\", holds: Time)])",
    )
    .unwrap();
    let told = fails(
        d,
        &[
            "msel", "import", "few.csv", "--into", "s", "--map", "bad.ron",
        ],
    );
    assert!(told.contains("\"A1\" is no column"), "{told}");
}

#[test]
fn files_are_laid_out_and_it_is_said_which_are_not() {
    let dir = TempDir::new().unwrap();
    let d = dir.path();
    copy(d);
    std::fs::write(
        d.join("s/orders.ron"),
        "(orders:[ ( at:\"09:00\",seat:\"room\" ) // c\n])",
    )
    .unwrap();
    let check = tamrin(d, &["fmt", "s", "--check"]);
    assert_eq!(check.status.code(), Some(1));
    assert!(
        text(&check.stdout).contains("orders.ron"),
        "{}",
        text(&check.stdout)
    );
    ok(d, &["fmt", "s"]);
    assert_eq!(tamrin(d, &["fmt", "s", "--check"]).status.code(), Some(0));
    let laid = std::fs::read_to_string(d.join("s/orders.ron")).unwrap();
    assert_eq!(
        laid,
        "(\n    orders: [\n        (at: \"09:00\", seat: \"room\"), // c\n    ],\n)\n"
    );
    // The digest of a scenario is of its texts; what it means is the same.
    let (before, _) = shipped_one("first-steps");
    let after = scenario::open(&d.join("s")).unwrap().scenario.unwrap();
    let facts = |s: &Scenario| format!("{:?} {:?} {:?}", s.injects, s.units, s.settings);
    assert_eq!(facts(&before), facts(&after));
    // One that is written wrongly is told and left; the others are laid out.
    std::fs::write(d.join("s/orders.ron"), "(orders: [").unwrap();
    let told = tamrin(d, &["fmt", "s"]);
    assert_eq!(told.status.code(), Some(1));
    assert!(
        text(&told.stderr).contains("orders.ron"),
        "{}",
        text(&told.stderr)
    );
    assert_eq!(
        std::fs::read_to_string(d.join("s/orders.ron")).unwrap(),
        "(orders: ["
    );
}

/// A list whose headings do not say their language.
fn without_heads(list: &str) -> String {
    list.replace(" (English)", "").replace(" (العربية)", "")
}

#[test]
fn a_list_in_one_language_says_which_it_is() {
    let (_, mut texts) = shipped_one("first-steps");
    let at = texts[0].1.find("Message(from: (").unwrap() + "Message(from: ".len();
    let end = at + texts[0].1[at..].find(')').unwrap() + 1;
    texts[0]
        .1
        .replace_range(at..end, "(ar: \"112\", en: \"Emergency line 112\")");
    let s = of(&texts);
    let list = String::from_utf8(csv(&s, &[Lang::Ar])).unwrap();
    assert!(list.contains(",112,"), "{list}");
    let table = |list: &str| sheet::table(list.as_bytes(), "m.csv").unwrap();
    for untouched in [list.clone(), without_heads(&list)] {
        let (_, plan) = planned(&s, &texts, &table(&untouched));
        says_nothing(&plan);
    }
    let (_, plan) = planned(&s, &texts, &table(&list.replace(",112,", ",113,")));
    assert!(
        plan.texts[0]
            .1
            .contains("(ar: \"113\", en: \"Emergency line 112\")")
    );
}

#[test]
fn without_its_column_of_days_a_list_moves_nothing() {
    let (s, texts) = shipped_one("eve-of-the-vote");
    let bytes = csv(&s, &BOTH);
    let table = sheet::table(&bytes, "m.csv").unwrap();
    let mut mapping = propose(&table, &s).mapping;
    mapping.columns.retain(|c| c.holds != Part::Day);
    let plan = plan(&s, &texts, &table, &mapping, REMOVE);
    says_nothing(&plan);
}

/// `first-steps` with a chain behind m1: m2 follows it, and c3 follows m2.
#[test]
fn an_inject_far_behind_one_that_moves_comes_when_the_list_says() {
    let (_, mut texts) = shipped_one("first-steps");
    let third = "injects: [\n        (id: \"c3\", name: (ar: \"ا\", en: \"Third\"), when: After(inject: \"m2\", delay: \"10m\"), effects: [Message(from: (ar: \"ا\", en: \"A\"), to: [\"room\"], channel: Radio, text: (ar: \"ا\", en: \"Third message\"))]),";
    texts[0].1 = texts[0].1.replacen("injects: [", third, 1);
    let s = of(&texts);
    let list = String::from_utf8(csv(&s, &[Lang::En])).unwrap();
    let edited = |changes: &[(&str, &str)]| {
        let changed = |list: String, (from, to): &(&str, &str)| {
            assert!(list.contains(from), "{from}: {list}");
            list.replace(from, to)
        };
        let list = changes.iter().fold(list.clone(), changed);
        let (_, plan) = planned(&s, &texts, &sheet::table(list.as_bytes(), "m.csv").unwrap());
        assert_eq!(wrong(&plan), "");
        plan
    };
    // m1 goes from 09:10 to 09:13 and m2 with it; c3, which came at 09:26, is to come at 09:30.
    let plan = edited(&[(",1,09:10,", ",1,09:13,"), (",1,09:26,", ",1,09:30,")]);
    let text = &plan.texts[0].1;
    assert!(
        text.contains("After(inject: \"m2\", delay: \"11m\")"),
        "{text}"
    );
    let after = of(&plan.texts);
    let shown = String::from_utf8(csv(&after, &[Lang::En])).unwrap();
    assert!(shown.contains(",1,09:30,"), "{shown}");
    let notes = said(&plan.notes).join("\n");
    assert!(
        notes.contains("moves with it: m2 (09:19)") || notes.contains("m2 (09:19)"),
        "{notes}"
    );
    // Alone m1 takes both along.
    let plan = edited(&[(",1,09:10,", ",1,09:13,")]);
    let notes = said(&plan.notes).join("\n");
    assert!(
        notes.contains("m2 (09:19)") && notes.contains("c3 (09:29)"),
        "{notes}"
    );
}

#[test]
fn one_mistyped_date_moves_no_other() {
    let (s, texts) = shipped_one("first-steps");
    let list = |first: &str, second: &str| {
        format!(
            "Date,Time,From,To,Method,Message\n{first},09:20,Citizen,room,radio,One\n{second},09:30,Citizen,room,radio,Two\n"
        )
    };
    let table = |list: &str| sheet::table(list.as_bytes(), "m.csv").unwrap();
    let day = s.head.date.clone();
    let (_, plan) = planned(&s, &texts, &table(&list("1999-01-01", &day)));
    assert!(
        wrong(&plan).starts_with("B2: ") && wrong(&plan).lines().count() == 1,
        "{}",
        wrong(&plan)
    );
    // A list of another day is taken as it is, and that is said.
    let (_, plan) = planned(&s, &texts, &table(&list("1999-01-01", "1999-01-01")));
    assert_eq!((wrong(&plan).as_str(), plan.changes.len()), ("", 2));
    let notes = said(&plan.notes).join("\n");
    assert!(
        notes.contains(&day) && notes.contains("1999-01-01"),
        "{notes}"
    );
}

/// The list as a file again and again: what an import wrote of it, it does not take out, and the same list changes nothing.
#[test]
fn a_list_that_is_imported_again_changes_nothing() {
    let (s, texts) = shipped_one("first-steps");
    let own = String::from_utf8(csv(&s, &BOTH)).unwrap();
    let en = Some(Lang::En);
    // A row of one's own with no name, one language of seats and storyline, and what is expected in words.
    let cells = [
        (Part::Time, None, "09:45"),
        (Part::From, en, "Citizen"),
        (Part::To, en, "room"),
        (Part::Channel, en, "phone"),
        (Part::Storyline, en, "queue"),
        (Part::Text, en, "A car without plates."),
        (Part::Expected, en, "Somebody looks at it"),
    ];
    let columns = rows(&s, &BOTH).columns;
    let cell = |c: &Column| {
        let there = cells
            .iter()
            .find(|(part, lang, _)| (*part, *lang) == (c.part, c.lang));
        there.map_or("", |(.., words)| words)
    };
    let new = columns.iter().map(cell).collect::<Vec<_>>().join(",");
    let theirs = "No,Time,From,To,Method,Message,Expected action,Notes\n1,09:45,Citizen,room,phone,A car without plates.,Somebody looks at it,\n";
    for list in [format!("{own}{new}\r\n"), theirs.to_owned()] {
        let table = sheet::table(list.as_bytes(), "m.csv").unwrap();
        let (_, first) = planned(&s, &texts, &table);
        assert_eq!((wrong(&first), first.changes.len()), (String::new(), 1));
        let made = of(&first.texts);
        let (mapping, again) = planned(&made, &first.texts, &table);
        assert_eq!(wrong(&again), "", "{mapping:?}");
        assert_eq!(changes(&again), "", "{list}");
        assert_eq!(
            said(&again.notes)
                .iter()
                .filter(|n| n.starts_with("changed"))
                .count(),
            0,
            "{:?}",
            again.notes
        );
        // Changed there, it is changed here.
        let other = list.replace("Somebody looks at it", "Two look at it");
        let table = sheet::table(other.as_bytes(), "m.csv").unwrap();
        let (_, other) = planned(&made, &first.texts, &table);
        assert_eq!(other.changes.len(), 1, "{}", changes(&other));
        assert!(other.texts[0].1.contains("Expected: Two look at it"));
    }
}

#[test]
fn the_number_of_a_list_is_an_inject_only_where_its_words_are() {
    let (_, mut texts) = shipped_one("first-steps");
    texts[0].1 = texts[0].1.replace("\"m1\"", "\"n1\"");
    let s = of(&texts);
    let list = |words: &str, at: &str| {
        format!("No,Time,From,To,Method,Message\n1,{at},Citizen,room,phone,{words}\n")
    };
    let table = |list: &str| sheet::table(list.as_bytes(), "m.csv").unwrap();
    let (_, plan) = planned(
        &s,
        &texts,
        &table(&list("A bag stands at the wall.", "09:20")),
    );
    assert!(
        changes(&plan).starts_with("+ n1-2  09:20") && plan.changes.len() == 1,
        "{}",
        changes(&plan)
    );
    let notes = said(&plan.notes).join("\n");
    assert!(
        notes.contains("the number 1 is that of the inject n1"),
        "{notes}"
    );
    // The next edition of that list finds it again, with another time and with most of its words.
    let made = of(&plan.texts);
    for (words, at) in [
        ("A bag stands at the wall.", "09:20"),
        ("A bag stands at the wall.", "09:25"),
        ("A black bag stands at the wall.", "09:20"),
    ] {
        let (_, again) = planned(&made, &plan.texts, &table(&list(words, at)));
        let changed = changes(&again);
        assert!(
            changed.lines().all(|l| l.starts_with("~ n1-2 ")),
            "{changed}"
        );
    }
}

#[test]
fn a_date_or_a_time_that_cannot_be_meant_is_refused() {
    let (s, texts) = shipped_one("first-steps");
    let own = String::from_utf8(csv(&s, &[Lang::En])).unwrap();
    let table = |list: &str| sheet::table(list.as_bytes(), "m.csv").unwrap();
    // Where the other rows count their days, one date is no other day of the list.
    let dated = own.replace("1,1,09:10,", "1,2099-01-01,09:10,");
    assert_ne!(dated, own);
    let (_, plan) = planned(&s, &texts, &table(&dated));
    assert!(
        wrong(&plan).contains("lies outside the exercise"),
        "{}",
        wrong(&plan)
    );
    // An inject that comes by hand has no time, and gets one only on demand.
    let timed = own.replace("5,,,manual,", "5,1,09:50,manual,");
    assert_ne!(timed, own);
    let (mapping, plan) = planned(&s, &texts, &table(&timed));
    assert!(
        wrong(&plan).contains("m5 comes otherwise (") && wrong(&plan).contains("--times"),
        "{}",
        wrong(&plan)
    );
    let allowed = Allowed {
        times: true,
        ..Allowed::default()
    };
    let plan = tamrin::report::msel::plan(&s, &texts, &table(&timed), &mapping, allowed);
    assert_eq!((wrong(&plan), plan.changes.len()), (String::new(), 1));
}

#[test]
fn words_that_are_changed_in_one_language_alone_are_named() {
    let (s, texts) = shipped_one("first-steps");
    let list = String::from_utf8(csv(&s, &BOTH)).unwrap();
    let one = list.replace("people are complaining.", "people are shouting.");
    assert_ne!(one, list);
    let table = |list: &str| sheet::table(list.as_bytes(), "m.csv").unwrap();
    let (_, plan) = planned(&s, &texts, &table(&one));
    let notes = said(&plan.notes).join("\n");
    assert!(
        notes.contains("in one language alone") && notes.contains("m1 (Message)"),
        "{notes}"
    );
}

#[test]
fn a_heading_that_is_not_known_is_called_so() {
    let (s, _) = shipped_one("first-steps");
    let list = "Time,From,To,Weather\n09:20,Citizen,room,fine\n";
    let proposal = propose(&sheet::table(list.as_bytes(), "m.csv").unwrap(), &s);
    let sure: Vec<Sure> = proposal.columns.iter().map(|c| c.0).collect();
    assert_eq!(sure, [Sure::Sure, Sure::Sure, Sure::Sure, Sure::Unknown]);
    assert_eq!(proposal.missing, [Part::Text]);
    assert!(
        proposal
            .file(&|m| en(m))
            .contains("the heading is not known")
    );
}

/// A list in two languages, in which somebody changed one column of what stands in two, by its row and heading.
fn changed_in_one(s: &Scenario, changes: &[(&str, Part, Lang, &str)], keep: bool) -> Table {
    let list = rows(s, &BOTH);
    let mut all: Vec<Vec<String>> = list.rows.iter().map(|r| r.cells.clone()).collect();
    for (inject, part, lang, words) in changes {
        let (part, lang) = (*part, Some(*lang));
        let column = list
            .columns
            .iter()
            .position(|c| *c == Column { part, lang });
        let row = list.rows.iter().position(|r| r.inject.as_str() == *inject);
        all[row.unwrap()][column.unwrap()] = (*words).to_owned();
    }
    let own = String::from_utf8(csv(s, &BOTH)).unwrap();
    // Headings hold no quotes; some stand on two lines.
    let heads = own.split("\r\n").nth(2).unwrap().to_owned();
    let heads = if keep {
        heads
    } else {
        heads.replace("tamrin-was", "Weather")
    };
    let quoted = |w: &String| format!("\"{}\"", w.replace('"', "\"\""));
    let line = |cells: &Vec<String>| cells.iter().map(quoted).collect::<Vec<_>>().join(",");
    let lines: Vec<String> = all.iter().map(line).collect();
    let text = format!("{heads}\r\n{}\r\n", lines.join("\r\n"));
    sheet::table(text.as_bytes(), "m.csv").unwrap()
}

#[test]
fn of_two_columns_for_one_thing_the_touched_one_counts_however_often_a_list_is_imported() {
    let (s, texts) = shipped_one("first-steps");
    let touched = [
        ("m5", Part::To, Lang::Ar, "room"),
        ("m1", Part::Channel, Lang::En, "satellite telephone"),
        ("m4", Part::Storyline, Lang::Ar, ""),
    ];
    let table = changed_in_one(&s, &touched, true);
    let (_, first) = planned(&s, &texts, &table);
    assert_eq!(wrong(&first), "");
    let shown = changes_of(&first);
    assert_eq!(
        shown,
        [
            ("m1", Part::Channel),
            ("m4", Part::Storyline),
            ("m5", Part::To)
        ]
    );
    let mut now = (s, first.texts);
    for _ in 0..3 {
        let made = of(&now.1);
        let (_, again) = planned(&made, &now.1, &table);
        says_nothing(&again);
        assert!(again.texts == now.1);
        now = (made, again.texts);
    }
    // Where both were touched, and where nobody can say which was, nothing is taken in.
    let (s, texts) = shipped_one("first-steps");
    let both = [
        ("m5", Part::To, Lang::Ar, "room"),
        ("m5", Part::To, Lang::En, "commission"),
    ];
    for (touched, keep, said) in [
        (&both[..], true, "in two columns contradict each other"),
        (&both[..1], false, "does not say which of them was changed"),
    ] {
        let (_, plan) = planned(&s, &texts, &changed_in_one(&s, touched, keep));
        assert!(wrong(&plan).contains(said), "{}", wrong(&plan));
        assert_eq!(plan.wrong.len(), 1);
        assert!(plan.texts == texts && plan.changes.is_empty());
    }
}

fn changes_of(plan: &Plan) -> Vec<(&str, Part)> {
    let all = plan.origins.iter().map(|o| (o.inject.as_str(), o.part));
    let mut all: Vec<(&str, Part)> = all.collect();
    all.sort();
    all
}

#[test]
fn a_copied_row_that_is_imported_again_is_the_inject_that_was_made_of_it() {
    let (s, texts) = shipped_one("first-steps");
    let own = String::from_utf8(csv(&s, &[Lang::En])).unwrap();
    let m1 = own.lines().find(|l| l.ends_with(",m1")).unwrap();
    let list = format!("{own}{}\r\n", m1.replace("09:10", "09:40"));
    let table = sheet::table(list.as_bytes(), "m.csv").unwrap();
    let (_, first) = planned(&s, &texts, &table);
    assert_eq!((wrong(&first), first.changes.len()), (String::new(), 1));
    let made = of(&first.texts);
    let (_, again) = planned(&made, &first.texts, &table);
    says_nothing(&again);
}

#[test]
fn an_export_that_lost_its_identifiers_is_told_once() {
    let (s, texts) = shipped_one("first-steps");
    let own = String::from_utf8(csv(&s, &[Lang::En])).unwrap();
    let list = own.replace("tamrin-id", "").replace("09:10", "09:11");
    let (_, plan) = planned(&s, &texts, &sheet::table(list.as_bytes(), "m.csv").unwrap());
    assert_eq!(plan.wrong.len(), 1, "{}", wrong(&plan));
    assert!(wrong(&plan).starts_with("the hidden column `tamrin-id`"));
}

#[test]
fn what_a_method_was_read_as_is_said() {
    let (s, texts) = shipped_one("first-steps");
    let list = "Time,From,To,Method,Message\n09:20,Citizen,room,WhatsApp,One\n09:25,Citizen,room,Radio,Two\n09:30,Citizen,room,WhatsApp,Three\n";
    let (_, plan) = planned(&s, &texts, &sheet::table(list.as_bytes(), "m.csv").unwrap());
    let notes = said(&plan.notes);
    let read: Vec<&String> = notes.iter().filter(|n| n.contains("was read as")).collect();
    assert_eq!(read, ["\"WhatsApp\" was read as mobile data: D2, D4"]);
}

#[test]
fn what_the_check_says_of_a_cell_is_told_by_the_cell() {
    let dir = TempDir::new().unwrap();
    let d = dir.path();
    copy(d);
    let long = "word ".repeat(6000);
    std::fs::write(
        d.join("new.csv"),
        format!("Time,From,To,Method,Message\n09:20,Citizen,room,radio,{long}\n"),
    )
    .unwrap();
    let told = fails(d, &["msel", "import", "new.csv", "--into", "s"]);
    assert!(
        told.contains("E2: ") && !told.contains("scenario.ron:"),
        "{told}"
    );
    ok(d, &["msel", "export", "s", "-o", "own.csv", "--lang", "en"]);
    let own = std::fs::read_to_string(d.join("own.csv")).unwrap();
    let own = own.replace("The line is long and people are complaining.", &long);
    std::fs::write(d.join("own.csv"), own).unwrap();
    let told = fails(d, &["msel", "import", "own.csv", "--into", "s"]);
    assert!(
        told.contains("J4: ") && !told.contains("scenario.ron:"),
        "{told}"
    );
}

#[test]
fn a_file_of_columns_fits_a_csv_too_and_a_dry_run_says_where_one_would_be() {
    let dir = TempDir::new().unwrap();
    let d = dir.path();
    copy(d);
    std::fs::write(d.join("few.csv"), "when,x\n09:20,One\n").unwrap();
    std::fs::write(
        d.join("columns.ron"),
        "(sheet: \"MSEL\", header: 1, columns: [(column: \"A\", holds: Time), (column: \"B\", holds: Text, lang: \"en\")], from: (en: \"Citizen\"), channel: Radio, to: [\"room\"])",
    )
    .unwrap();
    let shown = ok(
        d,
        &[
            "msel",
            "import",
            "few.csv",
            "--into",
            "s",
            "--map",
            "columns.ron",
        ],
    );
    assert!(shown.contains("+ msel-1  09:20  One"), "{shown}");
    let told = fails(
        d,
        &["msel", "import", "few.csv", "--into", "s", "--dry-run"],
    );
    assert!(told.contains("few.csv.columns.ron"), "{told}");
    assert!(!d.join("few.csv.columns.ron").exists());
}

#[test]
fn messages_are_in_one_language_where_a_list_is_in_both() {
    let dir = TempDir::new().unwrap();
    let d = dir.path();
    let written = |args: &[&str], name: &str| {
        let all = [
            args,
            &[
                "msel",
                "export",
                "first-steps",
                "--lang",
                "both",
                "-o",
                name,
            ],
        ]
        .concat();
        text(&tamrin(d, &all).stderr)
    };
    assert!(written(&[], "a.csv").contains("كُتبت"));
    assert!(written(&["--lang", "ar"], "b.csv").contains("كُتبت"));
    assert!(written(&["--lang", "en"], "c.csv").contains("5 injects written"));
}
