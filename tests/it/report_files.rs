//! Reports as files: workbooks, PDF and Word documents, templates of one's own.
//!
//! Deliberately not here: what a report says (`report`).

use std::path::Path;

use tempfile::TempDir;

use crate::support::program::ok;
use crate::support::reports::played;

#[test]
fn the_workbook_holds_objectives_measures_script_and_facts() {
    use calamine::{Data, Reader, Xlsx, open_workbook};
    let dir = TempDir::new().unwrap();
    let d = dir.path();
    played(d, "first-steps");
    ok(d, &["report", "x.tamrin", "--format", "xlsx"]);
    let mut book: Xlsx<_> = open_workbook(d.join("x.xlsx")).unwrap();
    assert_eq!(
        book.sheet_names(),
        [
            "Objectives",
            "Improvement plan",
            "Measures",
            "MSEL as played",
            "Facts"
        ]
    );
    let plan = book.worksheet_range("Improvement plan").unwrap();
    assert_eq!(
        plan.get_value((2, 1)),
        Some(&Data::String(
            "Send a fitting unit within ten minutes".into()
        )),
        "what was not done well"
    );
    for name in book.sheet_names() {
        let mark = book.worksheet_range(&name).unwrap();
        let mark = mark.get_value((0, 0)).unwrap().to_string();
        assert_eq!(mark, "EXERCISE — not real — First steps", "{name}");
    }
    let measures = book.worksheet_range("Measures").unwrap();
    let voted = measures
        .rows()
        .find(|r| r[0] == Data::String("Voted".into()))
        .unwrap();
    assert_eq!(voted[1], Data::Float(25.0), "a number is a number");
    let facts = ok(d, &["log", "x.tamrin"]).lines().count();
    assert_eq!(
        book.worksheet_range("Facts").unwrap().rows().count(),
        facts + 1
    );
    ok(
        d,
        &["report", "x.tamrin", "--lang", "both", "-o", "both.xlsx"],
    );
    let mut book: Xlsx<_> = open_workbook(d.join("both.xlsx")).unwrap();
    assert_eq!(
        (book.sheet_names().len(), book.sheet_names()[5].as_str()),
        (10, "Objectives"),
        "Arabic first, a sheet for each language"
    );
    let objectives = book.worksheet_range("الأهداف").unwrap();
    assert_eq!(
        objectives.get_value((2, 1)),
        Some(&Data::String("إرسال وحدة مناسبة خلال عشر دقائق".into()))
    );
}

/// Bytes of a file that a report was written to.
fn written(d: &Path, args: &[&str], file: &str) -> Vec<u8> {
    // Documents of different commands have the same name here.
    std::fs::remove_file(d.join(file)).ok();
    ok(d, &[args, &["-o", file]].concat());
    std::fs::read(d.join(file)).unwrap()
}

#[test]
fn a_report_a_form_and_a_trend_are_written_as_the_files_ending_says() {
    let dir = TempDir::new().unwrap();
    let d = dir.path();
    played(d, "first-steps");
    for lang in ["ar", "en", "both"] {
        for args in [
            vec!["report", "x.tamrin", "--lang", lang],
            vec!["form", "first-steps", "--lang", lang],
            vec!["trend", "x.tamrin", "--lang", lang],
        ] {
            let pdf = written(d, &args, "a.pdf");
            assert!(
                pdf.starts_with(b"%PDF") && pdf == written(d, &args, "b.pdf"),
                "{args:?}: the same again"
            );
            let accessible = pdf.windows(7).any(|w| w == b"pdfuaid");
            assert!(accessible, "{args:?}: read aloud it makes sense");
            assert!(written(d, &args, "a.docx").starts_with(b"PK"), "{args:?}");
            let page = String::from_utf8(written(d, &args, "a.HTML")).unwrap();
            assert_eq!(
                (
                    page.contains("lang=\"ar\" dir=\"rtl\""),
                    page.contains("lang=\"en\" dir=\"ltr\"")
                ),
                (lang != "en", lang != "ar")
            );
        }
    }
    assert!(
        crate::support::program::fails(d, &["report", "x.tamrin", "-o", "x.odt"])
            .contains(".html .pdf .docx .xlsx .json .ron")
    );
    assert!(
        crate::support::program::fails(d, &["form", "first-steps", "-o", "x.xlsx"])
            .contains(".html .pdf .docx\n")
    );
    assert!(
        crate::support::program::fails(d, &["--lang", "en", "log", "x.tamrin", "--lang", "both"])
            .contains("for report, trend, form and papers only")
    );
}

#[test]
fn how_a_pdf_looks_can_be_changed_and_mistakes_are_told_with_their_line() {
    let dir = TempDir::new().unwrap();
    let d = dir.path();
    played(d, "first-steps");
    let shipped = written(d, &["report", "x.tamrin"], "a.pdf");
    ok(d, &["template", "look"]);
    let args = ["report", "x.tamrin", "--template", "look"];
    assert!(
        written(d, &args, "b.pdf") == shipped,
        "as it was written it is the shipped one"
    );
    let file = d.join("look/report.typ");
    let text = std::fs::read_to_string(&file).unwrap();
    std::fs::write(
        d.join("look/logo.svg"),
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>",
    )
    .unwrap();
    std::fs::write(
        &file,
        text.replace(
            "heading(level: 1, d.title)",
            "image(\"logo.svg\", alt: \"A logo\")\n  heading(level: 1, d.title)",
        ),
    )
    .unwrap();
    assert!(written(d, &args, "c.pdf") != shipped);
    std::fs::write(&file, text.replace("#set document(", "#set dokument(")).unwrap();
    let line = 1 + text
        .lines()
        .position(|l| l.starts_with("#set document("))
        .unwrap();
    let said = crate::support::program::fails(d, &[&args[..], &["-o", "d.pdf"]].concat());
    assert!(
        said.contains(&format!("report.typ:{line}: unknown variable: dokument")),
        "{said}"
    );
    assert!(!d.join("d.pdf").exists());
    assert!(
        crate::support::program::fails(d, &["template", "look"])
            .contains("exists, and people may have gone on writing in it")
    );
    std::fs::remove_file(&file).unwrap();
    assert!(
        crate::support::program::fails(d, &[&args[..], &["-o", "d.pdf"]].concat())
            .contains("there is no report.typ in look")
    );
}

/// A template is a program; one that would fill all memory is stopped, and nothing is written.
#[cfg(target_os = "linux")]
#[test]
fn a_template_that_takes_too_much_is_stopped_and_named() {
    let dir = TempDir::new().unwrap();
    let d = dir.path();
    std::fs::create_dir(d.join("look")).unwrap();
    std::fs::write(
        d.join("look/report.typ"),
        "#{ let s = \"a\"; for i in range(40) { s = s + s } }",
    )
    .unwrap();
    let complaint = crate::support::program::fails(
        d,
        &["form", "first-steps", "--template", "look", "-o", "f.pdf"],
    );
    assert!(
        complaint.contains(
            "by the template look was stopped because it needed more than 2048 MiB of memory"
        ),
        "{complaint}"
    );
    let complaint = crate::support::program::fails(
        d,
        &[
            "form",
            "first-steps",
            "--template",
            "look",
            "-o",
            "f.pdf",
            "--lang",
            "ar",
        ],
    );
    assert!(
        complaint.contains("القالب look") && !d.join("f.pdf").exists(),
        "{complaint}"
    );
    // One that runs out of stack takes only itself along.
    std::fs::write(d.join("look/report.typ"), "#let f(n) = f(n + 1)\n#f(0)").unwrap();
    assert!(
        !crate::support::program::fails(
            d,
            &["form", "first-steps", "--template", "look", "-o", "f.pdf"]
        )
        .is_empty()
    );
}
