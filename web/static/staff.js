// Triage by keyboard: j and k between postings, a approves, x rejects, r goes to the reason, c corrects, e trusts the employer,
// o opens the original, space selects, a digit takes the candidate of that number; capital letters do the same to all that are selected.
import { read } from "./device.js";

const cards = [...document.querySelectorAll("article.triage")];
const many = document.getElementById("many");
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

// After a decision on one the page comes anew: stay where the hand was, unless the page has something to tell of it.
function press(value, within = cards[at]) {
  const button = within?.querySelector(`.actions button[value=${value}]`);
  if (!button) return;
  if (within !== many) sessionStorage.setItem(PLACE, at);
  button.click();
}

// The candidates of all doubts of the posting at hand are counted through.
function take(n) {
  const button = cards[at]?.querySelectorAll(".doubt button[name=choice]")[n];
  if (!button) return;
  sessionStorage.setItem(PLACE, at);
  button.click();
}

const deeds = {
  j: () => go(at + 1),
  k: () => go(at - 1),
  a: () => press("approve"),
  x: () => press("reject"),
  A: () => press("approve_selected", many),
  X: () => press("reject_selected", many),
  r: () => cards[at]?.querySelector("input[name=reason]")?.focus(),
  R: () => many?.querySelector("input[name=reason]")?.focus(),
  e: () => press("trust"),
  o: () => cards[at]?.querySelector("a.origin")?.click(),
  c: () => cards[at]?.querySelector("a.correct")?.click(),
  ...Object.fromEntries([...Array(9).keys()].map((n) => [String(n + 1), () => take(n)])),
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

const boxes = [...document.querySelectorAll("input[name=selected]")];
const chosen = document.getElementById("chosen");

function count() {
  const n = boxes.filter((box) => box.checked).length;
  if (chosen) chosen.textContent = n ? chosen.dataset.words.replace("{n}", n) : "";
}

document.addEventListener("change", (event) => {
  if (event.target.id === "all") for (const box of boxes) box.checked = event.target.checked;
  count();
});
count(); // a browser that comes back to the page may have kept what was selected

// From the field of a reason Escape leads back to the posting, so that the keys work again; Enter rejects what is selected,
// which the form itself leaves to its buttons, as Enter on a selected posting would send it too.
document.addEventListener("keydown", (event) => {
  if (!event.target.matches(".actions input[name=reason]")) return;
  if (event.key === "Escape") cards[Math.max(at, 0)]?.focus();
  if (event.key === "Enter" && event.target.form === many) press("reject_selected", many);
});

const left = sessionStorage.getItem(PLACE);
sessionStorage.removeItem(PLACE);
if (left !== null && !document.getElementById("left")) {
  go(Number(left));
} else if (cards.length && !location.hash) {
  cards[0].focus({ preventScroll: true });
}
