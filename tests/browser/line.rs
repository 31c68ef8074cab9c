//! The line to the host, in a real browser: what the page says while it is down, what waits meanwhile, and what becomes of that; lengths
//! of time are counted on as the host says them.
//!
//! Deliberately not here: that nothing is lost or done twice on the way (`tests/it/seats_lossy.rs`), the round of a whole exercise
//! (`main`).

use serde_json::json;
use tamrin::base::message::Arg;
use tamrin::base::text::Lang;
use tamrin::base::time::Span;
use tamrin::wording::plain;

use crate::chromium::{Browser, Page};
use crate::{Host, free_port, join, pictures};

/// What the banner says, where it is shown.
const BANNER: &str = "(() => { const l = document.querySelector('#line'); return l.hidden ? '' : l.textContent; })()";

fn banner(page: &mut Page, what: &str, words: &[&str]) {
    let all: Vec<String> = words
        .iter()
        .map(|w| format!("{BANNER}.includes({})", json!(w)))
        .collect();
    page.until(what, &all.join(" && "));
}

#[test]
#[ignore = "needs Chromium; .ci/run runs it"]
fn the_page_says_that_the_line_is_down_what_waits_and_what_was_not_done() {
    let dir = tempfile::TempDir::new().unwrap();
    let path = dir.path().join("relay.tamrin").display().to_string();
    let (port, shots, browser) = (free_port(), pictures(), Browser::start());
    let mut host = Host::start(&["run", "checkpoint-relay", "-o", &path], port);
    let (phone, desk) = ((360, 740), (1280, 800));
    let mut arabic = join(&browser, 2, port, host.code("Al Abraq"), "ar", phone);
    let mut english = join(&browser, 3, port, host.code("Al Qubbah"), "en", desk);
    let mut lobby = join(&browser, 4, port, host.code("Exercise control"), "ar", desk);
    lobby.go(&format!("http://127.0.0.4:{port}/lobby?lang=ar"));
    lobby.until(
        "the lobby with its script",
        "document.readyState === 'complete' && document.querySelector('.card .code') !== null",
    );
    // Not ready yet: a press that waits shows itself as that.
    host.kill();
    let (down_ar, down_en) = (
        "انقطع الاتصال بجهاز التمرين",
        "The line to the exercise is down",
    );
    banner(&mut arabic, "that the line is down", &[down_ar]);
    banner(&mut english, "that the line is down", &[down_en]);
    banner(&mut lobby, "that the lobby is old", &[down_ar]);
    arabic.press("نحن جاهزون");
    english.press("We are ready");
    let (waits_ar, waits_en) = (
        "لم يصل بعد ما ضغطت عليه",
        "What you pressed has not arrived yet",
    );
    banner(&mut arabic, "what waits", &[down_ar, waits_ar]);
    banner(&mut english, "what waits", &[down_en, waits_en]);
    for (page, name) in [(&mut arabic, "ar-360"), (&mut english, "en-1280")] {
        let inside = page.value(
            "(() => { const b = document.querySelector('#line').getBoundingClientRect(); return b.left >= 0 && b.right <= innerWidth; })()",
        );
        assert_eq!(inside, true, "{name}");
        page.picture(&shots.join(format!("host-gone-{name}.png")));
    }
    let _host = Host::start(&["run", "--resume", &path], port);
    // The host that was started anew cannot know what was pressed on a screen of before: it is named, and stands until it is read.
    banner(
        &mut arabic,
        "what was not done",
        &["أعد الضغط", "نحن جاهزون"],
    );
    banner(
        &mut english,
        "what was not done",
        &["press again", "We are ready"],
    );
    lobby.until("a lobby that is told again", &format!("{BANNER} === ''"));
    english.picture(&shots.join("host-back-en-1280.png"));
    for page in [&mut arabic, &mut english] {
        page.value("document.querySelector('#line').click()");
        page.until("nothing more to say", &format!("{BANNER} === ''"));
    }
    english.press("We are ready");
    lobby.says("جاهز");
}

/// The page's own clock says lengths as the host does, in every language.
#[test]
#[ignore = "needs Chromium; .ci/run runs it"]
fn lengths_that_the_page_counts_are_said_as_the_host_says_them() {
    let dir = tempfile::TempDir::new().unwrap();
    let path = dir.path().join("relay.tamrin").display().to_string();
    let (port, browser) = (free_port(), Browser::start());
    let host = Host::start(&["run", "checkpoint-relay", "-o", &path], port);
    let lengths = [
        0, 1, 59, 60, 61, 558, 3599, 3600, 3661, 7200, 19_685, 90_061,
    ];
    for (n, lang) in (2..).zip([Lang::Ar, Lang::En]) {
        let tag = lang.tag();
        let mut page = join(&browser, n, port, host.code("Main room"), tag, (1280, 800));
        let say = plain(lang);
        let mut said = |what: &str, seconds: &[i64]| {
            let millis: Vec<i64> = seconds.iter().map(|s| s * 1000).collect();
            page.value(&format!(
                "import('./assets/lengths.js').then((m) => {}.map((ms) => m.{what}(ms)))",
                json!(millis)
            ))
        };
        let running: Vec<String> = lengths.map(|s| say.running(Span::from_secs(s))).to_vec();
        assert_eq!(said("running", &lengths), json!(running));
        let all: Vec<i64> = lengths.into_iter().chain([-1, -90, -3600]).collect();
        let whole = all.iter().map(|s| say.arg(&Arg::from(Span::from_secs(*s))));
        assert_eq!(said("length", &all), json!(whole.collect::<Vec<_>>()));
    }
}

/// A code that is given anew asks first; then the lobby shows it with another square, and whoever sat there is told.
#[test]
#[ignore = "needs Chromium; .ci/run runs it"]
fn a_new_code_and_its_square_stand_in_the_lobby_and_put_out_who_sat_there() {
    let dir = tempfile::TempDir::new().unwrap();
    let path = dir.path().join("relay.tamrin").display().to_string();
    let (port, shots, browser) = (free_port(), pictures(), Browser::start());
    let host = Host::start(&["run", "checkpoint-relay", "-o", &path], port);
    let mut room = join(&browser, 2, port, host.code("Al Abraq"), "ar", (360, 740));
    let mut control = join(
        &browser,
        3,
        port,
        host.code("Exercise control"),
        "en",
        (1024, 768),
    );
    let lobby = format!("http://127.0.0.3:{port}/lobby?lang=en");
    control.go(&lobby);
    let card =
        "[...document.querySelectorAll('.card')].find((c) => c.textContent.includes('Al Abraq'))";
    control.until(
        "the card of the room with its square",
        &format!(
            "{card}?.querySelector('.qr svg path') != null && document.readyState === 'complete'"
        ),
    );
    let look = format!(
        "(() => {{ const c = {card}; return [c.querySelector('.code').textContent, c.querySelector('.qr').innerHTML]; }})()"
    );
    let before = control.value(&look);
    for (size, name) in [((1024, 768), "lobby-1024"), ((1920, 1080), "lobby-1920")] {
        control.resize(size.0, size.1);
        let wide = control.value("document.documentElement.scrollWidth <= innerWidth");
        assert_eq!(wide, true, "{name}");
        control.picture(&shots.join(format!("{name}.png")));
    }
    control.value(&format!("{card}.querySelector('form button').click()"));
    control.until(
        "the question",
        "document.querySelector('input[name=sure]') !== null",
    );
    control.value("document.querySelector('form button').click()");
    control.until(
        "the lobby again",
        &format!("{card}?.querySelector('.code') != null"),
    );
    let after = control.value(&look);
    assert_ne!(before[0], after[0], "another code");
    assert_ne!(before[1], after[1], "another square");
    room.until("the door", "document.querySelector('#code') !== null");
    // The new one opens the seat, as it stands on the screen.
    let code = after[0].as_str().unwrap().to_owned();
    room.value(&format!("document.querySelector('#code').value = '{code}'; document.querySelector('form').requestSubmit()"));
    room.until("the seat", "document.querySelector('#s button.p') !== null");
}

/// The pages come along to a branch, say that it is one, and exercise control's leads to the report of the exercise that has ended.
#[test]
#[ignore = "needs Chromium; .ci/run runs it"]
fn a_page_that_comes_along_to_a_branch_says_so_and_leads_back() {
    let dir = tempfile::TempDir::new().unwrap();
    let path = dir.path().join("day.tamrin").display().to_string();
    let (port, browser) = (free_port(), Browser::start());
    let host = Host::start(&["run", "first-steps", "-o", &path], port);
    let mut control = join(
        &browser,
        2,
        port,
        host.code("Exercise control"),
        "en",
        (1280, 800),
    );
    let mut room = join(&browser, 3, port, host.code("Al Qubbah"), "ar", (360, 740));
    control.press("STARTEX");
    control.says("running");
    control.press("ENDEX");
    control.press("End it");
    control.press("Replay it");
    control.says("REPLAY");
    control.key("KeyV", false);
    control.press("Branch here");
    banner(&mut control, "that this is a branch", &["This is a branch"]);
    banner(&mut room, "that this is a branch", &["هذا فرع من التمرين"]);
    let way = "document.querySelector('.who a[href=\"report?before\"]') !== null";
    control.until("the way to the report of before", way);
    assert_eq!(room.value(way), false, "a room reads no report");
}
