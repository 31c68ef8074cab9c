//! Documents as one page that needs nothing from elsewhere: for a browser, a printer, and to write into.
//!
//! Several documents on a page are the same one in several languages, each with its own direction.
//! Deliberately not here: contents.

use std::fmt::Write as _;

use super::doc::{Block, Column, Doc, Inline, Layout, Picture, RichText, Row, Table};
use crate::base::text::Lang;
use crate::map::svg::escape;

/// The documents as a page. Facts are anchors that begin with the language, such as `en-f12`.
pub fn html(docs: &[Doc]) -> String {
    let mut body = String::new();
    // Several documents are one in several languages, or several of one language; those need names of their own.
    let one_language = docs.windows(2).all(|d| d[0].lang == d[1].lang);
    if docs.len() > 1 && !one_language {
        let links = docs.iter().map(|d| {
            format!(
                "<a href=\"#{0}\" lang=\"{0}\">{1}</a>",
                code(d),
                d.lang.name()
            )
        });
        write!(body, "<nav>{}</nav>", links.collect::<Vec<_>>().join(" · "))
            .expect("a string takes everything");
    }
    for (n, d) in docs.iter().enumerate() {
        let (code, dir) = (code(d), direction(d.lang));
        let id = match n {
            0 => code.to_owned(),
            _ if !one_language => code.to_owned(),
            n => format!("{code}-{}", n + 1),
        };
        let class = match d.layout {
            Layout::Page => "",
            Layout::Wide => " class=\"wide\"",
            Layout::Letter => " class=\"letter\"",
        };
        let blocks: String = d.blocks.iter().map(|b| block(b, code)).collect();
        write!(
            body,
            "<article id=\"{id}\"{class} lang=\"{code}\" dir=\"{dir}\"><p class=\"mark\">{}</p><h1>{}</h1>{blocks}</article>",
            escape(&d.mark),
            escape(&d.title)
        )
        .expect("a string takes everything");
    }
    let lang = docs.first().map_or(Lang::Ar, |d| d.lang);
    page(&titles(docs).join(" · "), &body, lang)
}

/// The titles of documents, of several that are called alike one.
fn titles(docs: &[Doc]) -> Vec<&str> {
    let mut titles: Vec<&str> = docs.iter().map(|d| d.title.as_str()).collect();
    titles.dedup();
    titles
}

fn code(d: &Doc) -> &'static str {
    d.lang.tag()
}

fn direction(lang: Lang) -> &'static str {
    if lang.rtl() { "rtl" } else { "ltr" }
}

fn block(b: &Block, code: &str) -> String {
    match b {
        Block::Heading { level, words: w } => {
            format!("<h{level}>{}</h{level}>", rich_text(w, code))
        }
        Block::Para { words: w, quiet } => format!(
            "<p{}>{}</p>",
            if *quiet { " class=\"muted\"" } else { "" },
            rich_text(w, code)
        ),
        Block::List { items } => format!("<ul>{}</ul>", list_items(items, code)),
        Block::Steps { items } => format!("<ol>{}</ol>", list_items(items, code)),
        Block::Code { lines } => {
            format!("<pre dir=\"ltr\">{}</pre>", escape(&lines.join("\n")))
        }
        Block::Terms { rows } => {
            let rows: String = rows
                .iter()
                .map(|(k, v)| format!("<dt>{}</dt><dd>{}</dd>", escape(k), escape(v)))
                .collect();
            format!("<dl>{rows}</dl>")
        }
        Block::Blanks { labels } => {
            let row = |l: &String| {
                format!(
                    "<dt>{0}</dt><dd contenteditable=\"true\" role=\"textbox\" aria-label=\"{0}\">&nbsp;</dd>",
                    escape(l)
                )
            };
            format!(
                "<dl class=\"fill\">{}</dl>",
                labels.iter().map(row).collect::<String>()
            )
        }
        Block::Numbers { items } => {
            let cells: String = items
                .iter()
                .map(|(n, w)| format!("<div><b>{}</b>{}</div>", escape(n), escape(w)))
                .collect();
            format!("<div class=\"five\">{cells}</div>")
        }
        Block::Table(t) => table(t, code),
        Block::Pictures { wide, pictures } => drawings(*wide, pictures),
        Block::Choices { labels } => {
            let one =
                |l: &String| format!("<label><input type=\"checkbox\"> {}</label> ", escape(l));
            format!("<p>{}</p>", labels.iter().map(one).collect::<String>())
        }
        Block::Room { label } => {
            let label = escape(label);
            format!(
                "<div class=\"lines\" contenteditable=\"true\" role=\"textbox\" aria-label=\"{label}\">&nbsp;</div>"
            )
        }
    }
}

fn list_items(items: &[RichText], code: &str) -> String {
    let one = |w: &RichText| format!("<li>{}</li>", rich_text(w, code));
    items.iter().map(one).collect()
}

/// Pictures; wide ones with what they show under them.
fn drawings(wide: bool, pictures: &[Picture]) -> String {
    let one = |p: &Picture| {
        if wide {
            format!(
                "<figure>{}<figcaption>{}</figcaption></figure>",
                p.svg,
                escape(&p.alt)
            )
        } else {
            format!("<div>{}</div>", p.svg)
        }
    };
    let all: String = pictures.iter().map(one).collect();
    let class = if wide { "maps" } else { "charts" };
    format!("<div class=\"{class}\">{all}</div>")
}

fn table(t: &Table, code: &str) -> String {
    let head: Vec<String> = t.columns.iter().map(|c| escape(&c.head)).collect();
    let head: Vec<&str> = head.iter().map(String::as_str).collect();
    let widths: String = t
        .shares()
        .map(|s| format!("<col style=\"width:{s:.1}%\">"))
        .collect();
    let rows: String = t.rows.iter().map(|r| row(r, &t.columns, code)).collect();
    let class = if t.columns.iter().any(|c| c.write) {
        " class=\"plan\""
    } else {
        ""
    };
    format!(
        "<table{class}><colgroup>{widths}</colgroup><thead>{}</thead><tbody>{rows}</tbody></table>",
        header(&head)
    )
}

fn row(r: &Row, columns: &[Column], code: &str) -> String {
    let id = r
        .fact
        .map_or_else(String::new, |n| format!(" id=\"{code}-f{n}\""));
    let cell = |(w, c): (&RichText, &Column)| {
        let write = if c.write {
            format!(
                " contenteditable=\"true\" role=\"textbox\" aria-label=\"{}\"",
                escape(&c.head)
            )
        } else {
            String::new()
        };
        // A time or a number stays in one piece.
        let close = if let [Inline::Text { text } | Inline::Fact { text, .. }] = w.as_slice()
            && text.chars().count() <= 6
        {
            " class=\"close\""
        } else {
            ""
        };
        format!("<td{close}{write}>{}</td>", rich_text(w, code))
    };
    format!(
        "<tr{id}>{}</tr>",
        r.cells.iter().zip(columns).map(cell).collect::<String>()
    )
}

fn rich_text(all: &RichText, code: &str) -> String {
    let one = |i: &Inline| match i {
        Inline::Text { text } => escape(text),
        Inline::Strong { text } => format!("<b>{}</b>", escape(text)),
        Inline::Code { text } => format!("<code dir=\"ltr\">{}</code>", escape(text)),
        Inline::Rating { letter: 'N' } => "<span class=\"rating N\">—</span>".to_owned(),
        Inline::Rating { letter } => format!("<span class=\"rating {letter}\">{letter}</span>"),
        Inline::Fact { n, text } => format!("<a href=\"#{code}-f{n}\">{}</a>", escape(text)),
        Inline::Break => "<br>".to_owned(),
        Inline::More { title, items } => {
            let items: String = items
                .iter()
                .map(|x| format!("<li>{}</li>", escape(x)))
                .collect();
            format!(
                "<details><summary>{}</summary><ul>{items}</ul></details>",
                escape(title)
            )
        }
        Inline::Picture { picture } => picture.svg.clone(),
    };
    all.iter().map(one).collect()
}

/// The head of a table, of parts of a page.
pub(super) fn header(names: &[&str]) -> String {
    format!(
        "<tr>{}</tr>",
        names
            .iter()
            .map(|n| format!("<th scope=\"col\">{n}</th>"))
            .collect::<String>()
    )
}

/// A page that needs nothing from elsewhere.
pub(super) fn page(title: &str, body: &str, lang: Lang) -> String {
    let (code, dir) = (lang.tag(), direction(lang));
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
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(330px, 100%), 1fr)); gap: 1rem } .chart { width: 100%; height: auto; break-inside: avoid } .charts .chart { max-width: 700px } td .chart { width: auto }
.maps { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(480px, 100%), 1fr)); gap: 1rem } figure { margin: 0; border: 1px solid #c6ced8; break-inside: avoid } figure svg { width: 100%; height: auto; display: block } figcaption { padding: .3rem .6rem }
.table td:first-child { white-space: nowrap }
.rating { display: inline-block; min-width: 1.6em; text-align: center; border-radius: 4px; font-weight: bold; padding: 0 .3em; border: 2px solid }
.close { white-space: nowrap } td[contenteditable] { background: #f6f8fa; min-width: 5rem } article + article { break-before: page; border-top: 3px solid #54606e; margin-top: 3rem }
.rating.P { color: #0a5d43; border-color: #0a5d43 } .rating.S { color: #0b5fa5; border-color: #0b5fa5 } .rating.M { color: #8a4d00; border-color: #8a4d00; border-style: dashed } .rating.U { color: #9c2a0e; border-color: #9c2a0e; border-style: double } .rating.N { color: #54606e; border-color: #54606e; border-style: dotted }
.five { display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); gap: .8rem } .five div { border: 1px solid #c6ced8; border-radius: 6px; padding: .6rem; text-align: center } .five b { display: block; font-size: 1.5rem }
.fill dd, .lines { border-bottom: 1px dotted #54606e; min-width: 12rem } .lines { min-height: 5rem; border: 1px dotted #54606e; padding: .3rem } label { display: inline-block; margin-inline-end: 1rem }
pre, code { font-family: 'DejaVu Sans Mono', Consolas, monospace; background: #f6f8fa; border-radius: 3px } pre { padding: .6rem; overflow-x: auto; text-align: left } code { padding: 0 .2em; font-size: .92em; unicode-bidi: isolate }
.muted { color: #54606e } a { color: #0b5fa5 }
@media screen and (max-width: 640px) { main { padding: .8rem } table { display: block; overflow-x: auto } td, th { min-width: 8rem } .numbers td, .numbers th { min-width: 4rem } }
@page wide { size: A4 landscape; margin: 12mm } .wide { page: wide } @page letter { size: A4; margin: 20mm } .letter { page: letter }
.letter h1 { text-align: center; border-bottom: 2px solid #161c24; padding-bottom: .6rem } .letter p:not(.mark) { font-size: 1.1em } h3 { break-after: avoid } dt { font-weight: bold }
@media print { main { padding: 0 } body { font-size: 11px } tr { break-inside: avoid } }
";
