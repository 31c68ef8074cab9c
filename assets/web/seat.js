// A seat's page: shows what the host sends, sends what is pressed, keeps what was not answered.
//
// The host sends parts of the screen as HTML with identities; a press goes back as the identity of what was pressed, with the number
// of the screen on which it was done and a name of its own, so that it is done once however often it is sent. What has no answer
// yet stands in the browser's store and is sent again when the line is back or the page is loaded again.
// Deliberately not here: what is on a screen, rules, words but for those that the page brought.

import { Idiomorph } from "./idiomorph.js";
import { left, running } from "./lengths.js";

const words = document.body.dataset;
const line = document.getElementById("line");
const frame = document.getElementById("frame");
const svgNS = "http://www.w3.org/2000/svg";

// ---- who this page is -------------------------------------------------------------------------------------------------------

const random = () => {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (b) => b.toString(16).padStart(2, "0")).join("");
};
// A page that is loaded again is the same page; another one beside it is another.
let tab = sessionStorage.getItem("tamrin-tab") || random();
// A page that was duplicated has the other's name: whoever is there already says so, and the newcomer takes another.
const names = new BroadcastChannel("tamrin-tabs");
const newcomer = random();
await new Promise((settled) => {
  names.onmessage = ({ data }) => {
    if (data.taken === tab && data.to === newcomer) tab = random();
    settled();
  };
  names.postMessage({ asks: tab, from: newcomer });
  setTimeout(settled, 150);
});
names.onmessage = ({ data }) => {
  if (data.asks === tab) names.postMessage({ taken: tab, to: data.from });
};
sessionStorage.setItem("tamrin-tab", tab);

// ---- what is sent -----------------------------------------------------------------------------------------------------------

// A page of another team in the same tab has presses of its own.
const STORE = "tamrin-waiting-" + tab + location.pathname;
let waiting = JSON.parse(sessionStorage.getItem(STORE) || "[]");
let sending = false;
let version = 0;
let broken = false;

const keep = () => {
  sessionStorage.setItem(STORE, JSON.stringify(waiting));
  tell();
};

// What was not done stands there until it is pressed away.
let notice = "";
line.addEventListener("click", () => {
  notice = "";
  tell();
});

const tell = (said) => {
  const late = waiting.length > 0 && performance.now() - waiting[0].since > 1500;
  const say = said || (broken ? words.offline : late ? words.waiting : "");
  const full = broken && waiting.length > 0 ? say + " · " + words.waiting : notice || say;
  line.textContent = full;
  line.hidden = full === "";
  line.classList.toggle("notice", full !== "" && full === notice);
  document.body.classList.toggle("broken", broken);
};

const send = (inputs, label = "") => {
  waiting.push({ id: random(), v: version, inputs: [...unsent(), ...inputs], label, since: performance.now() });
  keep();
  flush();
};

const flush = async () => {
  if (sending) return;
  sending = true;
  while (waiting.length > 0) {
    const { id, v, inputs, label } = waiting[0];
    let answer;
    try {
      answer = await fetch("act", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ tab, id, v, inputs }),
      });
    } catch {
      broken = true;
      break;
    }
    if (answer.status === 401) {
      location.assign("./");
      return;
    }
    if (answer.status === 503 || answer.status === 429 || answer.status === 408) {
      broken = answer.status === 503;
      break;
    }
    broken = false;
    waiting.shift();
    keep();
    // It was done on a screen that is gone, and never had an effect: the person is told and presses again.
    if (answer.status === 409 && inputs.some((i) => i.press || i.hit || i.submit)) notice = words.stale + (label ? ": " + label : "");
    tell();
  }
  sending = false;
  tell();
  if (waiting.length > 0) setTimeout(flush, 700);
};

// ---- fields -----------------------------------------------------------------------------------------------------------------

// What was typed and not sent yet, by the field's part.
const typed = new Map();
let typing = 0;
const partOf = (input) => input.parentElement.id;

// What was typed and nobody has yet outlives the host: it stands here, and in its field again when a host that was started anew shows that empty.
// A field that goes away takes its words with it, but for those that are kept until they are sent.
// They are those of the seat at which they were typed: whoever sits at another one in the same tab never sees them.
const DRAFTS = "tamrin-drafts-" + tab + location.pathname + words.station;
const drafts = new Map(JSON.parse(sessionStorage.getItem(DRAFTS) || "[]"));
let viewer = sessionStorage.getItem("tamrin-viewer-" + tab) || "";
const draft = (at, words, kept) => {
  if (words === "") drafts.delete(at);
  else drafts.set(at, { words, kept, viewer });
  sessionStorage.setItem(DRAFTS, JSON.stringify([...drafts]));
};

// Who leaves takes nothing of it to the next seat.
document.addEventListener("submit", (e) => {
  if (e.target.getAttribute("action") === "leave") drafts.clear(), sessionStorage.removeItem(DRAFTS);
});

const unsent = () => {
  clearTimeout(typing);
  const inputs = [...typed].map(([at, w]) => ({ type: { at, words: w } }));
  typed.clear();
  return inputs;
};

document.addEventListener("input", (e) => {
  if (!e.target.matches(".in")) return;
  typed.set(partOf(e.target), e.target.value);
  draft(partOf(e.target), e.target.value, e.target.dataset.kept === "1");
  e.target.sent = e.target.value;
  clearTimeout(typing);
  typing = setTimeout(() => typed.size > 0 && send([]), 300);
});

// ---- presses ----------------------------------------------------------------------------------------------------------------

document.addEventListener("click", (e) => {
  const button = e.target.closest("button.p");
  if (!button || button.disabled) return;
  // A hand that presses twice on the same screen means it once.
  const same = waiting.some((w) => w.v === version && w.inputs.some((i) => i.press?.at === button.id));
  if (!same) send([{ press: { at: button.id } }], button.textContent.trim() || button.title);
});

// A point in the frame of the screen, in pixels of the type's ordinary size.
const point = (e) => {
  const box = frame.getBoundingClientRect();
  return { x: (e.clientX - box.left) / rem(), y: (e.clientY - box.top) / rem() };
};
const rem = () => parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;

// A button that was pressed with the pointer has the focus, but nobody who then presses Space means it: that pauses, as elsewhere.
let pointed = null;
document.addEventListener("pointerdown", (e) => (pointed = e.target.closest("button.p")));
document.addEventListener("keyup", (e) => {
  // Where the button would answer only when the key is let go.
  if (e.key === " " && pointed && e.target === pointed) e.preventDefault();
  else if (["Tab", "Enter"].includes(e.key) || e.key.startsWith("Arrow")) pointed = null;
});

document.addEventListener("contextmenu", (e) => {
  const { x, y } = point(e);
  const hit = e.target.closest("[data-hit]");
  const part = e.target.closest("[data-m]");
  if (e.target.closest("[data-mark]")) lanes.press(e, true);
  else if (hit) send([{ hit: { on: map.number, n: Number(hit.dataset.hit), menu: true, x, y } }]);
  else if (part) send([{ menu: { at: part.id, x, y } }]);
  else return;
  e.preventDefault();
});

document.addEventListener("keydown", (e) => {
  if (e.isComposing || e.metaKey || e.altKey) return;
  const field = e.target.closest?.(".in");
  if (field) {
    const submits = field.dataset.submit && e.key === "Enter" && !e.shiftKey;
    if (submits) {
      typed.set(partOf(field), field.value);
      send([{ submit: { at: partOf(field) } }]);
      e.preventDefault();
    }
    // A real emergency is heard wherever one types.
    if (e.key !== "Escape" && e.code !== "F9") return;
  }
  if (arrow(e)) return;
  // Buttons and links keep the keys that press them; a dialog keeps the tab key inside.
  if (["Tab"].includes(e.key)) return trap(e);
  const meant = e.key === "Enter" || (e.key === " " && e.target.closest?.("button") !== pointed);
  if (e.target.closest?.("button,a") && meant) return;
  if (e.target.closest?.("[data-mark]") && ["Enter", " "].includes(e.key)) {
    lanes.press({ target: e.target, clientX: 0, clientY: 0 }, false);
    e.preventDefault();
    return;
  }
  if (e.ctrlKey && e.code !== "KeyF") return;
  const ours = /^(Key[A-Z]|Digit[0-9]|Bracket(Left|Right)|Slash|Comma|Period|Equal|Minus|Escape|Enter|Space|F1|F2|F9|ContextMenu)$/;
  if (!ours.test(e.code)) return;
  if (["Equal", "Minus", "KeyF"].includes(e.code) && !e.ctrlKey && map.svg && !document.querySelector("[aria-modal]")) {
    map.zoomBy(e.code === "KeyF" ? -99 : e.code === "Equal" ? 1 : -1);
    return;
  }
  e.preventDefault();
  send([{ key: { code: e.code, shift: e.shiftKey, control: e.ctrlKey } }]);
});

const trap = (e) => {
  const dialog = document.querySelector("[aria-modal]");
  if (!dialog) return;
  const all = [...dialog.querySelectorAll("button:not(:disabled),a[href],input,textarea")];
  if (all.length === 0) return;
  const [first, last] = [all[0], all[all.length - 1]];
  const outside = !dialog.contains(document.activeElement);
  if (outside || (e.shiftKey && document.activeElement === first)) {
    (e.shiftKey && !outside ? last : first).focus();
    e.preventDefault();
  } else if (!e.shiftKey && document.activeElement === last) {
    first.focus();
    e.preventDefault();
  }
};

// ---- lists and bars ---------------------------------------------------------------------------------------------------------

// Each is one stop of the tab key, where one stood last; arrows go on within it.
const stood = new Map();
// Marks of the time line stand in the order in which they came.
const stops = (box) => {
  const marks = [...box.querySelectorAll("[data-mark]")].sort((a, b) => a.dataset.t - b.dataset.t);
  return marks.length > 0 ? marks : [...box.querySelectorAll("button:not(:disabled)")];
};

const rove = () => {
  for (const box of frame.querySelectorAll("[data-rove]")) {
    // A list is called as the dialog is in which it stands, or as the tab that shows it.
    const dialog = box.closest("[aria-modal]");
    const named = dialog ? dialog.getAttribute("aria-label") : box.parentElement?.querySelector("[aria-current]")?.textContent.trim();
    if (named && box.getAttribute("role") === "group" && !box.matches(".lanes")) box.setAttribute("aria-label", named);
    if (dialog) continue;
    const all = stops(box);
    const here = all.find((b) => b.id === stood.get(box.id)) ?? all[0];
    for (const b of all) b.setAttribute("tabindex", b === here ? 0 : -1);
    // A list without anything to press is a stop itself, so that it can be scrolled.
    if (box.getAttribute("role") === "group") box.tabIndex = all.length > 0 ? -1 : 0;
  }
};

document.addEventListener("focusin", (e) => {
  const box = e.target.closest?.("[data-rove]");
  if (!box || !e.target.matches("button,[data-mark]")) return;
  stood.set(box.id, e.target.id);
  rove();
});

// Whether a key goes on in a list, a bar or a menu, or moves the map.
const arrow = (e) => {
  const ahead = document.documentElement.dir === "rtl" ? -1 : 1;
  const by = { ArrowDown: 1, ArrowUp: -1, ArrowRight: ahead, ArrowLeft: -ahead, Home: -Infinity, End: Infinity }[e.code];
  if (by === undefined) return false;
  const box = e.target.closest?.("[data-rove],[id='s/menu']");
  const all = box ? stops(box) : [];
  if (all.length > 0) {
    const at = all.indexOf(e.target.closest("button,[data-mark]"));
    all[Math.max(0, Math.min(all.length - 1, at + by))].focus();
    e.preventDefault();
  } else if (!box && map.svg && !document.querySelector("[aria-modal]")) {
    const way = { ArrowDown: [0, -1], ArrowUp: [0, 1], ArrowRight: [-1, 0], ArrowLeft: [1, 0] }[e.code];
    if (way) map.pan(way[0] * 90, way[1] * 90), e.preventDefault();
  }
  return true;
};

// ---- the map ----------------------------------------------------------------------------------------------------------------

// The browser moves and stretches the drawing that it has; the next one comes from the host for the step of the scale.
const map = {
  svg: null,
  signs: [""],
  // Which of the host's drawings this is: what is pressed on it means what it meant there.
  number: 0,
  step: 0,
  size: [1, 1],
  // The middle of what is seen, as a share of the drawing, so that it stays when the drawing grows.
  middle: JSON.parse(sessionStorage.getItem("tamrin-middle-" + tab) || "[0.5,0.5]"),
  stretch: 1,

  take(update, to, moved) {
    const place = document.querySelector(".map");
    if (!this.svg) {
      this.svg = document.createElementNS(svgNS, "svg");
      this.svg.setAttribute("role", "img");
      this.svg.setAttribute("direction", "ltr");
      this.svg.setAttribute("aria-label", words.map);
      for (const id of ["map-ground", "map-signs"]) {
        const g = document.createElementNS(svgNS, "g");
        g.id = id;
        this.svg.append(g);
      }
      this.listen();
    }
    if (place && this.svg.parentElement !== place) place.append(this.svg);
    if (update) {
      if (this.fresh) (this.step = update.step), (this.signs = [""]);
      this.fresh = false;
      // Until the drawing of the wanted step is there, the one that is there is stretched.
      this.stretch = 1.5 ** (this.step - update.step);
      if (moved) (this.step = update.step), (this.stretch = 1);
      this.number = update.number;
      this.size = [update.w, update.h];
      if (update.ground !== undefined) this.svg.children[0].innerHTML = update.ground;
      if (update.signs !== undefined) {
        // Lines that differ from those that are there.
        const { at, go, put } = update.signs;
        this.signs.splice(at, go, ...put);
        this.svg.children[1].innerHTML = this.signs.join("\n");
      }
    }
    if (to) this.middle = [to[0] / this.size[0], to[1] / this.size[1]];
    this.show();
  },

  show() {
    const box = this.svg?.parentElement?.getBoundingClientRect();
    if (!box || box.width < 2) return;
    const [w, h] = [box.width / this.stretch, box.height / this.stretch];
    const at = (n, share, room) => {
      const whole = this.size[n];
      // What fits is kept in the middle; what does not cannot be moved out of sight.
      const least = Math.min(0.5, room / 2 / whole);
      return Math.min(1 - least, Math.max(least, share));
    };
    this.middle = [at(0, this.middle[0], w), at(1, this.middle[1], h)];
    sessionStorage.setItem("tamrin-middle-" + tab, JSON.stringify(this.middle));
    const [x, y] = [this.middle[0] * this.size[0] - w / 2, this.middle[1] * this.size[1] - h / 2];
    this.svg.setAttribute("viewBox", `${x} ${y} ${w} ${h}`);
  },

  pan(dx, dy) {
    this.middle[0] -= dx / this.stretch / this.size[0];
    this.middle[1] -= dy / this.stretch / this.size[1];
    this.show();
  },

  zoomBy(steps) {
    const step = Math.max(0, Math.min(12, this.step + steps));
    if (step === this.step) return;
    this.stretch *= 1.5 ** (step - this.step);
    this.step = step;
    this.show();
    send([{ zoom: { step } }]);
  },

  listen() {
    const pointers = new Map();
    let moved = 0;
    let apart = 0;
    this.svg.addEventListener("pointerdown", (e) => {
      pointers.set(e.pointerId, [e.clientX, e.clientY]);
      moved = 0;
      apart = 0;
    });
    addEventListener("pointermove", (e) => {
      const last = pointers.get(e.pointerId);
      if (!last) return;
      const [dx, dy] = [e.clientX - last[0], e.clientY - last[1]];
      pointers.set(e.pointerId, [e.clientX, e.clientY]);
      moved += Math.abs(dx) + Math.abs(dy);
      if (pointers.size === 2) {
        const [a, b] = [...pointers.values()];
        const now = Math.hypot(a[0] - b[0], a[1] - b[1]);
        if (apart > 0 && now / apart > 1.4) (apart = now), this.zoomBy(1);
        else if (apart > 0 && now / apart < 0.7) (apart = now), this.zoomBy(-1);
        else if (apart === 0) apart = now;
      } else if (moved > 6) this.pan(dx, dy);
    });
    const up = (e) => pointers.delete(e.pointerId);
    addEventListener("pointerup", up);
    addEventListener("pointercancel", up);
    this.svg.addEventListener("click", (e) => {
      const hit = e.target.closest("[data-hit]");
      if (!hit || moved > 6) return;
      const { x, y } = point(e);
      send([{ hit: { on: this.number, n: Number(hit.dataset.hit), menu: false, x, y } }]);
    });
    let turned = 0;
    this.svg.addEventListener(
      "wheel",
      (e) => {
        e.preventDefault();
        turned += e.deltaY;
        if (Math.abs(turned) < 60) return;
        this.zoomBy(turned < 0 ? 1 : -1);
        turned = 0;
      },
      { passive: false },
    );
    new ResizeObserver(() => this.show()).observe(frame);
  },
};

// ---- the time line -----------------------------------------------------------------------------------------------------------

// The lanes are the host's drawing; the present moment goes on by the page's own clock.
const lanes = {
  svg: null,
  number: 0,
  span: [0, 1],
  size: [1, 1],

  make() {
    this.svg = document.createElementNS(svgNS, "svg");
    this.svg.setAttribute("direction", "ltr");
    this.svg.setAttribute("preserveAspectRatio", "none");
    this.marks = this.svg.appendChild(document.createElementNS(svgNS, "g"));
    this.veil = this.svg.appendChild(document.createElementNS(svgNS, "rect"));
    this.veil.setAttribute("class", "veil");
    this.now = this.svg.appendChild(document.createElementNS(svgNS, "path"));
    this.now.setAttribute("class", "now");
    this.svg.addEventListener("click", (e) => this.press(e, false));
  },

  take(update) {
    const place = document.querySelector(".lanes");
    if (!place) return;
    if (!this.svg) this.make();
    if (this.svg.parentElement !== place) place.replaceChildren(this.svg);
    place.setAttribute("aria-label", words.lanes);
    if (!update) return;
    const { at, go, put } = update.lines;
    if (update.fresh) this.marks.innerHTML = put.join("");
    else {
      const fresh = document.createElementNS(svgNS, "g");
      fresh.innerHTML = put.join("");
      for (let n = 0; n < go; n++) this.marks.children[at].remove();
      const before = this.marks.children[at] ?? null;
      for (const part of [...fresh.children]) this.marks.insertBefore(part, before);
    }
    this.number = update.number;
    this.span = [update.from, update.to];
    this.size = [update.w, update.h];
    this.veiled = update.veiled;
    this.svg.setAttribute("viewBox", `0 0 ${update.w} ${update.h}`);
  },

  show(now) {
    if (!this.svg?.isConnected) return;
    const [w, h] = this.size;
    const share = (now - this.span[0]) / Math.max(1, this.span[1] - this.span[0]);
    const rtl = document.documentElement.dir === "rtl";
    const x = Math.round((rtl ? 1 - share : share) * w * 10) / 10;
    const there = share >= 0 && share <= 1;
    // The hours above stay readable.
    const line = there ? `M${x} 16V${h}` : "M0 0";
    if (this.now.getAttribute("d") !== line) this.now.setAttribute("d", line);
    const ahead = this.veiled && share < 1 ? (rtl ? [0, Math.min(w, x)] : [Math.max(0, x), w - Math.max(0, x)]) : [0, 0];
    this.veil.setAttribute("x", ahead[0]);
    this.veil.setAttribute("width", ahead[1]);
    this.veil.setAttribute("height", h);
  },

  press(e, menu) {
    const mark = e.target.closest("[data-mark]");
    const box = this.svg.getBoundingClientRect();
    const there = mark && e.clientX === 0 ? mark.getBoundingClientRect() : { left: e.clientX, width: 0, bottom: e.clientY };
    const share = (there.left + there.width / 2 - box.left) / Math.max(1, box.width);
    const { x, y } = point({ clientX: there.left, clientY: there.bottom });
    send([{ lanes: { on: this.number, mark: mark ? Number(mark.dataset.mark) : null, share, menu, x, y } }], mark?.getAttribute("aria-label") ?? "");
  },
};

// ---- what comes -------------------------------------------------------------------------------------------------------------

const sheet = () => document.getElementById("parts-css").sheet;

const morph = (part) => {
  const old = document.getElementById(part.id);
  if (!old) return;
  // The map hangs in a place that the host knows nothing of.
  const drawn = map.svg && old.contains(map.svg) ? map.svg : null;
  drawn?.remove();
  const timed = lanes.svg && old.contains(lanes.svg) ? lanes.svg : null;
  timed?.remove();
  Idiomorph.morph(old, part.html, {
    morphStyle: "outerHTML",
    // What is being typed stays. Elsewhere this would keep the words on the button that was just pressed.
    ignoreActiveValue: document.activeElement?.matches(".in") ?? false,
    callbacks: {
      // What the page has already is not sent again.
      beforeNodeMorphed: (_, fresh) => !fresh.dataset || fresh.dataset.same === undefined,
      afterNodeMorphed: (node) => {
        if (node.matches?.(".in")) settle(node);
      },
      afterNodeAdded: (node) => {
        if (node.matches?.(".in")) settle(node);
        node.querySelectorAll?.(".in").forEach(settle);
      },
    },
  });
};

// What the host has in a field takes the place of what is typed only where the host changed it.
const settle = (input) => {
  const value = input.dataset.value ?? "";
  const left = drafts.get(partOf(input));
  if (left && left.viewer !== viewer && value === "") {
    typed.set(partOf(input), left.words);
    input.value = input.sent = left.words;
    draft(partOf(input), left.words, left.kept);
    typing = setTimeout(() => typed.size > 0 && send([]), 300);
    return;
  }
  const taken = left && (left.viewer === viewer ? value === "" && input.sent !== undefined : value !== "");
  if (taken) draft(partOf(input), "");
  if (typed.has(partOf(input)) || input.sent === value) return;
  if (input.sent === undefined || document.activeElement !== input || value === "") input.value = value;
  input.sent = value;
};

let ticks = { at: 0, pace: 0, talk: 0, talks: false, since: performance.now() };

const tick = () => {
  // Nobody knows what the exercise does while the line is down.
  if (broken) return;
  const now = ticks.at + (performance.now() - ticks.since) * ticks.pace;
  const seconds = Math.floor(now / 1000);
  const two = (n) => String(n).padStart(2, "0");
  lanes.show(now);
  const text = `${two(Math.floor(seconds / 3600) % 24)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  for (const run of document.querySelectorAll(".run")) {
    const span = running(Math.abs(Number(run.dataset.at) - now));
    if (run.textContent !== span) run.textContent = span;
  }
  const talked = ticks.talk + (ticks.talks ? performance.now() - ticks.since : 0);
  for (const box of document.querySelectorAll(".left")) left(box, Number(box.dataset.box) - talked);
  for (const clock of document.querySelectorAll(".clock")) if (clock.textContent !== text) clock.textContent = text;
};
setInterval(tick, 250);

// Where one was when something was laid over the screen.
let opener = "";

// What was said last stands in one place for screen readers: what is new on a page altogether they may not say.
// What was refused or went wrong is said at once, everything else when there is a pause.
const say = () => {
  const [sign, words] = document.getElementById("s/said")?.children ?? [];
  const bad = sign?.textContent === "✗";
  for (const [id, its] of [["said", !bad], ["warned", bad]]) {
    const told = document.getElementById(id);
    const text = its ? words?.textContent ?? "" : "";
    if (told.textContent !== text) told.textContent = text;
  }
};

// The part with an identity; where it has gone, what can have the focus in the innermost part around it that is still there.
const nearest = (id) => {
  const part = document.getElementById(id);
  if (part) return part.matches("button,a,input,textarea,[tabindex]") ? part : part.querySelector("button:not(:disabled),a[href]");
  const around = id.slice(0, Math.max(0, id.lastIndexOf("/")));
  return around.includes("/") ? nearest(around) : null;
};

// What comes until the page is loaded anew is for the one that is coming.
let leaving = false;
const again = () => {
  leaving = true;
  location.replace("seat");
};

const take = (update) => {
  if (leaving) return;
  const before = document.activeElement?.id;
  const dialog = document.querySelector("[aria-modal]")?.id;
  if (update.whole) {
    map.fresh = true;
    const rules = sheet();
    while (rules.cssRules.length > 0) rules.deleteRule(0);
  }
  for (const rule of update.css) sheet().insertRule(rule, sheet().cssRules.length);
  version = update.v;
  sessionStorage.setItem("tamrin-viewer-" + tab, (viewer = update.viewer));
  if (update.lang !== document.documentElement.lang) {
    // The words around the screen come with the page.
    document.cookie = `tamrin-lang=${update.lang}; path=${new URL("./", location.href).pathname}; SameSite=Strict; max-age=604800`;
    return again();
  }
  if (update.whole && !update.replay && (update.branched ?? "") !== (words.branched ?? "")) {
    // Another exercise is played in the place of the one with which the page came.
    return again();
  }
  document.documentElement.lang = update.lang;
  document.documentElement.dir = update.dir;
  document.documentElement.classList.toggle("large", update.large);
  document.title = update.title;
  // A host that was ended while it showed a replay shows the exercise when it is there again; that is said.
  const replayed = sessionStorage.getItem("tamrin-replay-" + tab) === "yes";
  // Where it was left for a branch, that is said instead.
  const branched = update.branched ?? "";
  const fresh = branched !== "" && branched !== sessionStorage.getItem("tamrin-branch-" + tab);
  if (update.whole && fresh) notice = branched;
  else if (update.whole && replayed && !update.replay) notice = words.ended;
  else if (update.whole && update.replay && notice === words.ended) notice = "";
  sessionStorage.setItem("tamrin-branch-" + tab, branched);
  sessionStorage.setItem("tamrin-replay-" + tab, update.replay ? "yes" : "no");
  // A real emergency is no exercise, whatever else stands on the page.
  document.body.classList.toggle("is-real", update.real !== undefined);
  const since = document.getElementById("since");
  since.textContent = update.real === undefined ? "" : new Date(update.real).toLocaleTimeString(update.lang === "ar" ? "ar-u-nu-latn" : update.lang, { hour: "2-digit", minute: "2-digit" });
  update.parts.forEach(morph);
  // A page that has not what the host believes it has is told everything.
  if (frame.querySelector("[data-same]")) return connect();
  if (update.map || document.querySelector(".map")) map.take(update.map, update.to, update.moved);
  lanes.take(update.lanes);
  ticks = { ...update.clock, since: performance.now() };
  tick();
  for (const [at, left] of drafts) if (!left.kept && left.viewer === viewer && !document.getElementById(at)) draft(at, "");
  if (update.news !== undefined) document.getElementById("news").textContent = update.news;
  if (update.lanes && update.parts.length === 0) rove();
  if (update.parts.length > 0) size(), rove(), say();
  const field = update.focus && document.getElementById(update.focus)?.querySelector(".in");
  const open = document.querySelector("[aria-modal]");
  if (open && !dialog) opener = before ?? "";
  if (field) field.focus({ preventScroll: true });
  else if (dialog && !open) document.getElementById(opener)?.focus({ preventScroll: true });
  else if (open && open.id !== dialog) (open.querySelector("[id$='/answer']") || open.querySelector("button:not(:disabled)"))?.focus({ preventScroll: true });
  else if (before && document.activeElement === document.body) nearest(before)?.focus({ preventScroll: true });
};

// ---- the line ---------------------------------------------------------------------------------------------------------------

let stream = null;
let heard = performance.now();

const connect = () => {
  stream?.close();
  const lang = document.documentElement.lang;
  stream = new EventSource(`events?tab=${tab}&lang=${lang}`);
  stream.onopen = () => {
    broken = false;
    heard = performance.now();
    tell();
    sized = "";
    size();
    flush();
  };
  stream.onmessage = (e) => {
    heard = performance.now();
    broken = false;
    take(JSON.parse(e.data));
    tell();
  };
  stream.onerror = async () => {
    broken = true;
    tell();
    // The browser tries again by itself, but not after an answer that is no stream.
    if (stream.readyState !== EventSource.CLOSED) return;
    const answer = await fetch("seat", { redirect: "manual" }).catch(() => null);
    if (answer && answer.type === "opaqueredirect") location.assign("./");
    else setTimeout(connect, 1500);
  };
};

let sized = "";
const size = () => {
  const scale = rem();
  const box = frame.getBoundingClientRect();
  const place = document.querySelector(".map")?.getBoundingClientRect();
  const room = place && [place.left - box.left, place.top - box.top, place.width, place.height].map((n) => n / scale);
  const [w, h] = [box.width / scale, box.height / scale];
  const now = JSON.stringify([w, h, room].flat().map(Math.round));
  if (now === sized) return;
  sized = now;
  send([{ size: { w, h, map: room ?? null } }]);
};
let resizing = 0;
addEventListener("resize", () => {
  clearTimeout(resizing);
  resizing = setTimeout(size, 200);
});
addEventListener("online", connect);
document.addEventListener("visibilitychange", () => {
  if (!document.hidden && performance.now() - heard > 20000) connect();
});

connect();
