// The trainer's overview of several teams: shows what the host tells, and lets the clocks run between.
//
// Deliberately not here: what stands on the page, which the host makes; what is pressed, which are forms.

import { Idiomorph } from "./idiomorph.js";
import { left } from "./lengths.js";

const line = document.getElementById("line");
const live = document.getElementById("live");
const two = (n) => String(n).padStart(2, "0");

let clocks = [];
let since = performance.now();
let broken = false;

const tick = () => {
  // Nobody knows what the exercises do while the line is down.
  if (broken) return;
  const gone = performance.now() - since;
  for (const shown of live.querySelectorAll(".clock")) {
    const clock = clocks[Number(shown.dataset.n)];
    if (!clock) continue;
    const seconds = Math.floor((clock.at + gone * clock.pace) / 1000);
    const days = Math.floor(seconds / 86400);
    const time = `${two(Math.floor(seconds / 3600) % 24)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
    const text = days > 0 ? shown.dataset.day.replace("#", days + 1).replace("@", time) : time;
    if (shown.textContent !== text) shown.textContent = text;
  }
  for (const shown of live.querySelectorAll(".left")) {
    const clock = clocks[Number(shown.dataset.n)];
    if (!clock) continue;
    left(shown, Number(shown.dataset.box) - clock.talk - (clock.talks ? gone : 0));
  }
};
setInterval(tick, 250);

const tell = (down) => {
  broken = down;
  line.textContent = down ? document.body.dataset.offline : "";
  line.hidden = !down;
};

const connect = () => {
  const stream = new EventSource(`overview-events?lang=${document.documentElement.lang}`);
  stream.onopen = () => tell(false);
  stream.onmessage = (e) => {
    tell(false);
    const told = JSON.parse(e.data);
    clocks = told.clocks;
    since = performance.now();
    // A button that has the focus keeps it; the clocks are the page's own.
    Idiomorph.morph(live, told.html, {
      morphStyle: "innerHTML",
      callbacks: { beforeNodeMorphed: (old) => !(old.nodeType === 1 && old.classList.contains("clock") && clocks[Number(old.dataset.n)]) },
    });
    tick();
  };
  stream.onerror = async () => {
    tell(true);
    // The browser tries again by itself, but not after an answer that is no stream.
    if (stream.readyState !== EventSource.CLOSED) return;
    const answer = await fetch("overview", { redirect: "manual" }).catch(() => null);
    if (answer && answer.type === "opaqueredirect") location.assign("./");
    else setTimeout(connect, 1500);
  };
};
connect();
