// Lengths of time in words, as the host says them (`Say::length`, `Say::running` in `src/wording/mod.rs`): a page counts on by its own
// clock, and what it says must not look like a time of the clock either.
//
// The units come with the page, with `#` where the number goes. Deliberately not here: which lengths run on a page.

const words = document.documentElement.dataset;

// A length in milliseconds, in the units that it has.
export const length = (ms) => {
  const seconds = Math.floor(Math.abs(ms) / 1000);
  const all = [
    [words.hours, Math.floor(seconds / 3600)],
    [words.minutes, Math.floor(seconds / 60) % 60],
    [words.seconds, seconds % 60],
  ];
  const some = seconds > 0 ? all.filter(([, n]) => n > 0) : all.slice(2);
  return (ms < 0 && seconds > 0 ? "−" : "") + some.map(([unit, n]) => unit.replace("#", n)).join(" ");
};

// The same while it runs: from an hour on nobody counts seconds.
export const running = (ms) => length(ms < 3600000 ? ms : ms - (ms % 60000));

// What is left of a time box stands in a part of the page; below nothing with a sign.
export const left = (part, ms) => {
  const whole = Math.floor(ms / 1000) * 1000;
  const said = length(whole);
  if (part.textContent !== said) part.textContent = said;
  part.classList.toggle("over", whole < 0);
};
