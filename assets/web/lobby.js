// The lobby: who is there, who is ready and who hears, looked at again by itself, so that the projector shows it as it is.
//
// Deliberately not here: what stands on the page, which the host makes.

import { Idiomorph } from "./idiomorph.js";

const again = async () => {
  const answer = await fetch(location.href).catch(() => null);
  if (!answer?.ok || document.activeElement?.matches("button")) return;
  const main = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("main");
  if (main) Idiomorph.morph(document.querySelector("main"), main);
};
setInterval(again, 3000);
