//! Exercises that were played and the words of their reports, for tests that read pages.

use std::path::Path;

use crate::support::program::{ORDERS, ok};

/// The words of a page, a line for each part; pictures are only their titles.
pub(crate) fn words(page: &str) -> String {
    words_of(page.split_once("<body>").unwrap().1)
}

/// The words of a part of a page.
pub(crate) fn words_of(body: &str) -> String {
    let mut out = String::new();
    let mut rest = body;
    while let Some((text, tag)) = rest.split_once('<') {
        out.push_str(text);
        let (tag, after) = tag.split_once('>').unwrap();
        rest = after;
        if tag.starts_with("svg") {
            let (picture, after) = rest.split_once("</svg>").unwrap();
            let title = picture
                .split_once("<title>")
                .and_then(|t| t.1.split_once("</title>"))
                .map_or("", |t| t.0);
            out.push_str(&format!("[{title}]\n"));
            rest = after;
        }
        let breaks = [
            "/tr", "/p", "/h1", "/h2", "/h3", "/dd", "/li", "/div", "br", "/figure", "details",
            "/summary",
        ];
        out.push_str(if breaks.contains(&tag) {
            "\n"
        } else if ["/td", "/th", "/dt", "/b"].contains(&tag) {
            " | "
        } else {
            ""
        });
    }
    let lines = out.lines().map(str::trim_end).filter(|l| !l.is_empty());
    lines.map(|l| format!("{l}\n")).collect()
}

/// An exercise file in a folder: `first-steps` with orders by people, `checkpoint-relay` by standing orders.
pub(crate) fn played(d: &Path, scenario: &str) {
    std::fs::write(d.join("o.ron"), ORDERS).unwrap();
    let mut args = vec!["run", scenario, "--headless", "-o", "x.tamrin"];
    if scenario == "first-steps" {
        args.extend(["--orders", "o.ron"]);
    }
    ok(d, &args);
}

/// The page of the report of `x.tamrin` in a language.
pub(crate) fn page(d: &Path, lang: &str) -> String {
    ok(d, &["report", "x.tamrin", "--lang", lang]);
    std::fs::read_to_string(d.join("x.html")).unwrap()
}
