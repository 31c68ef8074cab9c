// The lobby: who is there, who is ready and who hears, looked at again by itself, so that the projector shows it as it is.
//
// Deliberately not here: what stands on the page, which the host makes.

import { Idiomorph } from "./idiomorph.js";

const line = document.getElementById("line");

// What cannot be looked at again may be old, and says so.
const tell = (down) => {
  line.textContent = down ? document.body.dataset.offline : "";
  line.hidden = !down;
};

const again = async () => {
  const answer = await fetch(location.href).catch(() => null);
  tell(!answer || answer.status >= 500);
  if (!answer?.ok || document.activeElement?.matches("button")) return;
  const main = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("main");
  if (main) Idiomorph.morph(document.querySelector("main"), main);
};
setInterval(again, 3000);
