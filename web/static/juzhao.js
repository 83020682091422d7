// Comfort on every page: theme, shortcuts, saving and hiding, suggestions. Everything works without it.
import { add, has, make, read, remove, say, words, write } from "./device.js";
import { show as showFit } from "./match.js";
import { suggest } from "./suggest.js";

const told = words();

function theme() {
  const choice = document.getElementById("theme");
  choice.value = read("theme", "auto");
  choice.addEventListener("change", () => {
    write("theme", choice.value);
    if (choice.value === "auto") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = choice.value;
  });
}

function cards() {
  return [...document.querySelectorAll("article.card[data-id]:not([hidden])")];
}

function step(by) {
  const found = cards();
  const at = found.findIndex((card) => card.contains(document.activeElement));
  const next = found[Math.max(0, Math.min(found.length - 1, at + by))];
  next?.querySelector("h2 a")?.focus();
}

function shortcuts() {
  const dialog = document.getElementById("keys");
  const on = document.getElementById("keys-on");
  on.checked = read("shortcuts", true);
  on.addEventListener("change", () => write("shortcuts", on.checked));
  document.getElementById("keys-open").addEventListener("click", () => dialog.showModal());
  const deeds = {
    "/": () => document.querySelector("input[type=search]")?.focus(),
    j: () => step(1),
    k: () => step(-1),
    o: () => document.activeElement.closest?.("article.card")?.querySelector("h2 a")?.click(),
    s: () => document.activeElement.closest?.("article")?.querySelector("button.save")?.click(),
    "?": () => dialog.showModal(),
  };
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input:not([type=checkbox]):not([type=radio]), textarea, select, dialog");
    if (typing || event.ctrlKey || event.metaKey || event.altKey || !read("shortcuts", true)) return;
    const deed = deeds[event.key];
    if (deed) {
      event.preventDefault();
      deed();
    }
  });
}

function marked(button) {
  const saved = has("saved", button.dataset.id);
  button.setAttribute("aria-pressed", saved);
  button.querySelector("span").textContent = saved ? told.saved : told.save;
}

function entry(button) {
  const { id, title, employer, start, end, deadline, kind } = button.dataset;
  return { id, title, employer, start, end, deadline, kind, at: new Date().toISOString() };
}

// Runs again on what htmx brings in.
export function dress(root) {
  for (const button of root.querySelectorAll("button.save")) marked(button);
  for (const card of root.querySelectorAll("article.card[data-id]")) {
    if (has("hidden", card.dataset.id)) card.hidden = true;
    if (has("seen", card.dataset.id)) card.classList.add("seen");
  }
}

function hide(card) {
  const id = card.dataset.id;
  add("hidden", { id });
  const note = make("p", { class: "notice good", role: "status" }, told.hidden_one + " ");
  note.append(
    make("button", { type: "button", class: "quiet small", onclick: () => { remove("hidden", id); card.hidden = false; note.remove(); card.querySelector("a")?.focus(); } }, told.undo),
  );
  card.before(note);
  card.hidden = true;
  note.querySelector("button").focus();
}

function clicks() {
  document.addEventListener("click", (event) => {
    const save = event.target.closest("button.save");
    if (save) {
      if (has("saved", save.dataset.id)) remove("saved", save.dataset.id);
      else add("saved", entry(save));
      for (const other of document.querySelectorAll("button.save")) marked(other);
      say(has("saved", save.dataset.id) ? told.saved : told.undo);
    }
    const away = event.target.closest("button.hide");
    if (away) hide(away.closest("article"));
    if (event.target.closest("#copy")) navigator.clipboard?.writeText(event.target.dataset.text).then(() => say(told.copied));
    if (event.target.closest("#print")) window.print();
    const keep = event.target.closest("#save-search");
    if (keep) {
      const id = location.pathname + location.search;
      add("searches", { id, name: keep.dataset.name || "/", at: new Date().toISOString() });
      keep.textContent = told.saved_search;
      say(told.saved_search);
    }
  });
}

function remember() {
  const posting = document.querySelector("article.posting[data-id]");
  if (posting) add("seen", { id: posting.dataset.id, title: document.querySelector("h1").textContent, at: new Date().toISOString() });
  const asked = document.querySelector("form.search")?.dataset.q;
  if (asked) add("asked", { id: asked, at: new Date().toISOString() });
}

// A school that is "mine" is one click away on the search page.
function school() {
  const place = document.getElementById("my-school");
  const mine = read("school", null);
  if (place && mine) place.append(make("a", { href: `/?source=${encodeURIComponent(mine.id)}`, class: "chip" }, `★ ${mine.name}`));
  const pin = document.getElementById("pin-school");
  if (!pin) return;
  const show = () => pin.setAttribute("aria-pressed", read("school", null)?.id === pin.dataset.id);
  pin.addEventListener("click", () => {
    write("school", read("school", null)?.id === pin.dataset.id ? null : { id: pin.dataset.id, name: pin.dataset.name });
    show();
  });
  show();
}

function live() {
  const banner = document.getElementById("live-error");
  document.body.addEventListener("htmx:afterSwap", () => {
    dress(document);
    fit();
  });
  for (const name of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) {
    document.body.addEventListener(name, () => { if (banner) banner.hidden = false; });
  }
  document.body.addEventListener("htmx:beforeRequest", () => { if (banner) banner.hidden = true; });
}

function fit() {
  const found = document.getElementById("found");
  if (found) showFit(found);
}

theme();
shortcuts();
clicks();
remember();
school();
live();
dress(document);
fit();
suggest(document.querySelector("input[type=search][name=q]"), told);
