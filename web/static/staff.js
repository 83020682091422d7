// Triage by keyboard: j and k between postings, a approves, x rejects, e trusts the employer, o opens the original, space selects.
import { read } from "./device.js";

const cards = [...document.querySelectorAll("article.triage")];
const PLACE = "juzhao.desk";
let at = -1;

// The posting at hand shows its evidence, the others stay one line tall: a morning's queue fits a few screens.
function go(to) {
  at = Math.max(0, Math.min(cards.length - 1, to));
  const card = cards[at];
  if (!card) return;
  for (const other of cards) other.querySelector("details.look").open = other === card;
  card.focus({ preventScroll: true });
  card.scrollIntoView({ block: "nearest", behavior: "instant" });
}

// After a decision the page comes anew: stay where the hand was.
function press(value) {
  const button = cards[at]?.querySelector(`.actions button[value=${value}]`);
  if (!button) return;
  sessionStorage.setItem(PLACE, at);
  button.click();
}

const deeds = {
  j: () => go(at + 1),
  k: () => go(at - 1),
  a: () => press("approve"),
  x: () => press("reject"),
  e: () => press("trust"),
  o: () => cards[at]?.querySelector("a.origin")?.click(),
  " ": () => cards[at]?.querySelector("input[name=selected]")?.click(),
};

document.addEventListener("keydown", (event) => {
  if (event.target.closest("input:not([type=checkbox]), textarea, select, summary, button, a") || event.ctrlKey || event.metaKey || event.altKey) return;
  if (!deeds[event.key] || !read("shortcuts", true)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  deeds[event.key]();
}, true);

document.addEventListener("focusin", (event) => {
  const found = cards.indexOf(event.target.closest("article.triage"));
  if (found >= 0) at = found;
});

document.getElementById("all")?.addEventListener("change", (event) => {
  for (const box of document.querySelectorAll("input[name=selected]")) box.checked = event.target.checked;
});

const left = sessionStorage.getItem(PLACE);
if (left !== null) {
  sessionStorage.removeItem(PLACE);
  go(Number(left));
} else if (cards.length && !location.hash) {
  cards[0].focus({ preventScroll: true });
}
