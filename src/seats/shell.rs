//! What every page of the seats stands in: its head, its direction, links to the other languages.
//!
//! Deliberately not here: what stands in it (`page`, `overview`), how it looks (`assets/web/style.css`).

use maud::{DOCTYPE, Markup, html};

use crate::base::text::Lang;
use crate::wording::plain;

/// Which module a page runs.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Script {
    None,
    Seat,
    Lobby,
    Overview,
}

/// A page around its body, with the units of lengths that it counts itself (`assets/web/lengths.js`). Links are relative, so that they hold wherever a proxy has the pages.
pub(super) fn shell(lang: Lang, title: &str, script: Script, body: &Markup) -> Markup {
    let dir = if lang.rtl() { "rtl" } else { "ltr" };
    let counts = matches!(script, Script::Seat | Script::Overview);
    let unit = |key| counts.then(|| plain(lang).with(key, &[("n", "#")]));
    html! {
        (DOCTYPE)
        html lang=(lang.tag()) dir=(dir) data-hours=[unit("measure-hours")] data-minutes=[unit("measure-minutes")]
            data-seconds=[unit("measure-seconds")]
        {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="dark light";
                title { (title) }
                link rel="icon" href="data:,";
                link rel="stylesheet" href="assets/palette.css";
                link rel="stylesheet" href="assets/style.css";
                @match script {
                    Script::None => {}
                    Script::Seat => {
                        link rel="stylesheet" id="parts-css" href="assets/parts.css";
                        script type="module" src="assets/seat.js" {}
                    }
                    Script::Lobby => script type="module" src="assets/lobby.js" {}
                    Script::Overview => script type="module" src="assets/overview.js" {}
                }
            }
            (body)
        }
    }
}

/// Links to the same page in the other languages.
pub(super) fn languages(lang: Lang, path: &str) -> Markup {
    html! {
        nav.languages {
            @for other in Lang::all().filter(|l| *l != lang) {
                a href={ (path) "?lang=" (other.tag()) } lang=(other.tag()) hreflang=(other.tag()) { (other.name()) }
            }
        }
    }
}
