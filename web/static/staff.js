// Triage by keyboard: j and k between postings, a approves, x rejects, e trusts the employer, space selects.
import { read } from "./device.js";

const cards = [...document.querySelectorAll("article.triage")];
let at = -1;

function go(to) {
  at = Math.max(0, Math.min(cards.length - 1, to));
  cards[at]?.focus();
  cards[at]?.scrollIntoView({ block: "start" });
}

function press(value) {
  cards[at]?.querySelector(`.actions button[value=${value}]`)?.click();
}

const deeds = {
  j: () => go(at + 1),
  k: () => go(at - 1),
  a: () => press("approve"),
  x: () => press("reject"),
  e: () => press("trust"),
  " ": () => cards[at]?.querySelector("input[name=selected]")?.click(),
};

document.addEventListener("keydown", (event) => {
  if (event.target.closest("input:not([type=checkbox]), textarea, select, summary, button, a") || event.ctrlKey || event.metaKey || event.altKey) return;
  if (!deeds[event.key] || !read("shortcuts", true)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  deeds[event.key]();
}, true);

document.getElementById("all")?.addEventListener("change", (event) => {
  for (const box of document.querySelectorAll("input[name=selected]")) box.checked = event.target.checked;
});
