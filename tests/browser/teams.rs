//! The trainer's overview of several teams: its clocks run, its buttons move all, axe-core finds nothing on it.
//!
//! Deliberately not here: what a team may see of another, for which no browser is needed (`tests/it/teams.rs`).

use crate::accessible::Found;
use crate::chromium::{Browser, Page};
use crate::{Host, free_port, pictures};

/// A phone, a tablet and a broad screen.
const SIZES: [(u32, u32); 3] = [(360, 740), (1024, 768), (1920, 1080)];

/// Nothing on the page is broader than the page.
fn fits(page: &mut Page, what: &str) {
    let wide = page.value(
        "[...document.querySelectorAll('main *')].filter((e) => { const b = e.getBoundingClientRect(); \
         return b.width > 0 && (b.right > innerWidth + 1 || b.left < -1); }).map((e) => e.textContent.trim().slice(0, 40))",
    );
    assert_eq!(wide, serde_json::json!([]), "{what}");
}

/// Presses the button of a form.
fn submit(page: &mut Page, what: &str) {
    page.value(&format!(
        "document.querySelector('input[name=what][value={what}]').form.querySelector('button').click()"
    ));
}

#[test]
#[ignore = "needs Chromium; .ci/run runs it"]
fn a_trainer_moves_all_teams_from_one_page() {
    let dir = tempfile::TempDir::new().unwrap();
    let path = dir.path().join("day.tamrin").display().to_string();
    let (port, browser) = (free_port(), Browser::start());
    let args = [
        "run",
        "checkpoint-relay",
        "--teams",
        "North,الجنوب,East",
        "-o",
        &path,
    ];
    let host = Host::start(&args, port);
    let mut page = browser.page(1280, 800);
    page.go(&format!("http://127.0.0.1:{port}/?lang=en"));
    page.until("a field", "document.activeElement?.id === 'code'");
    page.write(host.code("All teams"));
    page.value("document.querySelector('form').requestSubmit()");
    page.until(
        "three cards",
        "document.querySelectorAll('.card.team').length === 3",
    );
    submit(&mut page, "start");
    page.until(
        "clocks that run",
        "document.readyState === 'complete' && document.querySelectorAll('.card.team .clock').length === 3 && \
         [...document.querySelectorAll('.card.team .clock')].every((c) => c.textContent > '09:00:02')",
    );
    submit(&mut page, "pause");
    page.until(
        "clocks that stand together",
        "document.querySelectorAll('.card.team strong.silent').length === 3 && \
         new Set([...document.querySelectorAll('.card.team .clock')].map((c) => c.textContent)).size === 1",
    );
    let mut found = Found::default();
    for lang in ["en", "ar"] {
        for size in SIZES {
            page.resize(size.0, size.1);
            page.go(&format!(
                "http://127.0.0.1:{port}/overview?endex=ask&lang={lang}"
            ));
            page.until(
                "cards",
                "document.querySelectorAll('.card.team').length === 3",
            );
            let name = format!("overview-{lang}-{}", size.0);
            found.read(&mut page, &name);
            fits(&mut page, &name);
            page.picture(&pictures().join(format!("{name}.png")));
        }
    }
    assert!(found.faults.is_empty(), "{}", found.faults);
    // A team's exercise control opens without another code, and leads back.
    page.go(&format!("http://127.0.0.1:{port}/team/2/seat"));
    page.until("a screen", "document.querySelector('#s button.p') !== null");
    page.says("الجنوب");
    page.value("document.querySelector('.who a.all').click()");
    page.until("the overview", "location.pathname === '/overview'");
    page.go(&format!("http://127.0.0.1:{port}/overview?endex=ask"));
    page.until(
        "the question",
        "document.querySelector('input[name=what][value=endex]') !== null",
    );
    submit(&mut page, "endex");
    page.until(
        "the end",
        "document.readyState === 'complete' && document.querySelectorAll('.card.team a[href$=report]').length === 3",
    );
    page.go(&format!("http://127.0.0.1:{port}/comparison?lang=ar"));
    page.says("الجنوب");
    page.picture(&pictures().join("comparison-ar-1920.png"));
}
