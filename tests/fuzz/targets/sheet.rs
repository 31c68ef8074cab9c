//! Any bytes as a table: as a file, and as the parts of a workbook between zero bytes, so that what stands in an archive is tried and
//! not its checksums alone. What can be read is taken for a list of places.
#![no_main]

use std::io::{Cursor, Write as _};

use libfuzzer_sys::fuzz_target;
use tamrin_exercise::base::text::Lang;
use tamrin_exercise::scenario::import::{File, Sources, map};
use tamrin_exercise::scenario::sheet::tables;
use tamrin_exercise::wording::plain;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// The parts of a workbook of Excel and of one of OpenDocument: what stands in each where nothing is given.
const EXCEL: &[(&str, &str)] = &[
    ("xl/worksheets/sheet1.xml", ""),
    ("xl/sharedStrings.xml", ""),
    ("xl/styles.xml", ""),
    (
        "xl/workbook.xml",
        r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="MSEL" sheetId="1" r:id="rId1"/></sheets></workbook>"#,
    ),
    (
        "xl/_rels/workbook.xml.rels",
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#,
    ),
    (
        "[Content_Types].xml",
        r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"#,
    ),
];
const OPEN: &[(&str, &str)] = &[
    ("content.xml", ""),
    ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
    (
        "META-INF/manifest.xml",
        r#"<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>"#,
    ),
];

fn packed(parts: &[(&str, &str)], data: &[u8]) -> Vec<u8> {
    let mut given = data.split(|b| *b == 0);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, usual) in parts {
        let bytes = given.next().filter(|b| !b.is_empty());
        let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        archive.start_file(*name, options).expect("room");
        archive.write_all(bytes.unwrap_or(usual.as_bytes())).expect("room");
    }
    archive.finish().expect("room").into_inner()
}

fuzz_target!(|data: &[u8]| {
    for bytes in [data.to_vec(), packed(EXCEL, data), packed(OPEN, data)] {
        if let Err(why) = tables(&bytes, "list") {
            plain(Lang::Ar).message(&why.message());
        }
        let sources = Sources {
            places: Some(File::new("list", bytes)),
            ..Sources::default()
        };
        map(&sources).ok();
    }
});
