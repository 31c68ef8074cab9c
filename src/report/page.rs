//! The frame of a page that needs nothing from elsewhere: language, direction, styles for the screen and for paper.
//!
//! Deliberately not here: contents.

use crate::atlas::svg::escape;
use crate::base::text::Lang;

/// The head of a table.
pub(super) fn header(names: &[&str]) -> String {
    format!("<tr>{}</tr>", names.iter().map(|n| format!("<th scope=\"col\">{n}</th>")).collect::<String>())
}

/// A page that needs nothing from elsewhere.
pub(super) fn page(title: &str, body: &str, lang: Lang) -> String {
    let (code, dir) = lang.pick(("ar", "rtl"), ("en", "ltr"));
    format!(
        "<!doctype html>\n<html lang=\"{code}\" dir=\"{dir}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{}</title><style>{STYLE}</style></head><body><main>{body}</main></body></html>\n",
        escape(title)
    )
}

const STYLE: &str = "
body { font: 16px/1.5 'DejaVu Sans', 'Segoe UI', Tahoma, sans-serif; color: #161c24; background: #fff; margin: 0 }
main { max-width: 1240px; margin: 0 auto; padding: 1.5rem }
h1 { font-size: 1.5rem; overflow-wrap: anywhere } h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; break-after: avoid }
.mark { color: #8a4d00; font-weight: bold; margin: 0 } .same { font-weight: bold }
dl { display: grid; grid-template-columns: auto 1fr; gap: .2rem 1rem } dd { margin: 0 }
.key { white-space: nowrap }
table { border-collapse: collapse; width: 100% } td, th { border-bottom: 1px solid #c6ced8; padding: .3rem .6rem; text-align: start; vertical-align: top }
.numbers td:not(:first-child) { font-variant-numeric: tabular-nums; white-space: nowrap; direction: ltr; text-align: center } .numbers th:not(:first-child) { text-align: center }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(330px, 1fr)); gap: 1rem } .chart { width: 100%; height: auto; break-inside: avoid }
.maps { display: grid; grid-template-columns: repeat(auto-fit, minmax(480px, 1fr)); gap: 1rem } figure { margin: 0; border: 1px solid #c6ced8; break-inside: avoid } figure svg { width: 100%; height: auto; display: block } figcaption { padding: .3rem .6rem }
.table td:first-child { white-space: nowrap }
.rating { display: inline-block; min-width: 1.6em; text-align: center; border-radius: 4px; font-weight: bold; padding: 0 .3em; border: 2px solid }
.rating.P { color: #0a5d43; border-color: #0a5d43 } .rating.S { color: #0b5fa5; border-color: #0b5fa5 } .rating.M { color: #8a4d00; border-color: #8a4d00; border-style: dashed } .rating.U { color: #9c2a0e; border-color: #9c2a0e; border-style: double } .rating.N { color: #54606e; border-color: #54606e; border-style: dotted }
.five { display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); gap: .8rem } .five div { border: 1px solid #c6ced8; border-radius: 6px; padding: .6rem; text-align: center } .five b { display: block; font-size: 1.5rem }
.fill dd, .lines { border-bottom: 1px dotted #54606e; min-width: 12rem } .lines { min-height: 5rem; border: 1px dotted #54606e; padding: .3rem } label { display: inline-block; margin-inline-end: 1rem }
.plan td[contenteditable] { background: #f6f8fa; min-width: 7rem } .muted { color: #54606e } a { color: #0b5fa5 }
@media print { main { padding: 0 } body { font-size: 11px } tr { break-inside: avoid } }
";
