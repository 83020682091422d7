// The visitor's own page: drawn from what this device keeps.
import { clashing } from "./calendar.js";
import { clear, make, read, remove, say, words, write } from "./device.js";
import { fits, profile as wishes, reasons } from "./match.js";

const told = words();
const RENEWED = 100;

function rows(place, name, line) {
  const found = name === "saved" ? inOrder(read(name, [])) : read(name, []);
  place.replaceChildren(
    found.length ? make("ul", { class: "plain" }, ...found.map(line)) : make("p", { class: "soft" }, told.none_yet),
  );
}

function remover(name, id) {
  return make("button", { type: "button", class: "quiet small", onclick: () => { remove(name, id); show(); } }, told.remove);
}

function when(text) {
  if (!text) return "";
  const moment = new Date(text.length > 10 ? text : `${text}T00:00`);
  const parts = text.length > 10 ? { dateStyle: "medium", timeStyle: "short" } : { dateStyle: "medium" };
  return new Intl.DateTimeFormat(document.documentElement.lang.replace(/^en$/, "en-GB"), { ...parts, timeZone: "Asia/Shanghai" }).format(moment);
}

// A posting in the shape in which the star keeps it.
function kept(posting) {
  const deadline = posting.valid_through && new Date(new Date(posting.valid_through) - (posting.valid_through.includes("T00:00") ? 60_000 : 0)).toISOString();
  return {
    id: posting.id, title: posting.title, employer: posting.hiring_organization.name, kind: posting.type,
    start: posting.event?.start ?? undefined, end: posting.event?.end ?? undefined, deadline: posting.valid_through?.length > 10 ? deadline : posting.valid_through ?? undefined,
    state: posting.event?.status === "cancelled" ? "cancelled" : posting.status === "closed" ? "closed" : undefined,
  };
}

function moved(entry, now) {
  const [before, after] = [entry.start || entry.deadline, now.start || now.deadline];
  return before && after && Date.parse(before) !== Date.parse(after) ? before : entry.was;
}

// What was kept when the star was touched may have been moved, cancelled, merged or taken down since.
async function renew() {
  const saved = read("saved", []).slice(0, RENEWED);
  if (!saved.length) return;
  const found = await fits({ profile: {}, ids: saved.map((entry) => entry.id), size: RENEWED });
  const present = new Map(found.map((match) => [match.posting.id, match.posting]));
  for (const entry of saved) {
    const answer = present.has(entry.id) ? null : await fetch(`/api/v1/postings/${encodeURIComponent(entry.id)}`).catch(() => null);
    const posting = present.get(entry.id) || (answer?.ok ? await answer.json() : null);
    if (!posting && (!answer || answer.status !== 404)) continue;
    const now = posting ? kept(posting) : { state: "gone" };
    const renewed = { ...entry, ...now, was: moved(entry, now) };
    write("saved", read("saved", []).map((other) => (other.id === entry.id ? renewed : other)));
  }
  show();
}

function notes(entry) {
  const said = [entry.was && `${told.moved} ${when(entry.was)}`, entry.state && told.states[entry.state]].filter(Boolean);
  return said.length ? make("span", { class: "warn" }, said.join(" · ")) : null;
}

// What the day is of: the event itself, or until when one may apply.
function dated(entry) {
  if (entry.start) return `${told.compared[entry.kind] || ""} ${when(entry.start)}`.trim();
  return entry.deadline ? `${told.wishes.deadline} ${when(entry.deadline)}` : "";
}

// What comes next stands first, then what has no day, then what is over.
function inOrder(saved) {
  const now = Date.now();
  const place = (entry) => { const day = Date.parse(entry.start || entry.deadline || ""); return Number.isNaN(day) ? [1, 0] : day < now ? [2, -day] : [0, day]; };
  return [...saved].sort((one, other) => place(one)[0] - place(other)[0] || place(one)[1] - place(other)[1]);
}

function show() {
  const clashes = new Set(clashing(read("saved", []).filter((entry) => entry.state !== "cancelled")).map((entry) => entry.id));
  rows(document.getElementById("saved"), "saved", (entry) =>
    make("li", { class: "kept" }, make("label", { class: "inline" }, make("input", { type: "checkbox", value: entry.id, "aria-label": entry.title })),
      make("div", {}, make("a", { href: `/postings/${entry.id}` }, entry.title), " ", make("span", { class: "soft" }, [dated(entry), entry.employer].filter(Boolean).join(" · ")), " ", notes(entry), " ",
        clashes.has(entry.id) ? make("span", { class: "warn" }, told.clash) : null),
      remover("saved", entry.id)));
  rows(document.getElementById("searches"), "searches", (entry) =>
    make("li", {}, make("a", { href: entry.id }, entry.name || entry.id), " ",
      make("button", { type: "button", class: "quiet small", onclick: () => rename(entry) }, "✎"), " ", make("span", { class: "soft new", "data-search": entry.id, "data-at": entry.at }), " ", remover("searches", entry.id)));
  rows(document.getElementById("seen"), "seen", (entry) =>
    make("li", {}, make("a", { href: `/postings/${entry.id}` }, entry.title)));
  document.getElementById("compare-them").hidden = read("saved", []).length < 2;
  counts();
}

function rename(entry) {
  const name = prompt(entry.name, entry.name);
  if (name) {
    write("searches", read("searches", []).map((other) => (other.id === entry.id ? { ...other, name } : other)));
    show();
  }
}

// How many each saved search finds now.
async function counts() {
  for (const place of document.querySelectorAll("[data-search]")) {
    const query = place.dataset.search.split("?")[1] || "";
    const answer = await fetch(`/api/v1/postings?${query ? `${query}&` : ""}size=1`).catch(() => null);
    if (answer?.ok) place.textContent = String((await answer.json()).total);
  }
}

async function compare() {
  const ids = [...document.querySelectorAll("#saved input:checked")].slice(0, 3).map((box) => box.value);
  const found = (await Promise.all(ids.map((id) => fetch(`/api/v1/postings/${id}`).then((answer) => (answer.ok ? answer.json() : null))))).filter(Boolean);
  const place = document.getElementById("compared");
  place.hidden = found.length < 2;
  const line = (head, value) => make("tr", {}, make("th", { scope: "row" }, head), ...found.map((posting) => make("td", {}, value(posting) || "–")));
  const { compared } = told;
  place.replaceChildren(make("table", {},
    make("thead", {}, make("tr", {}, make("td"), ...found.map((posting) => make("th", { scope: "col" }, make("a", { href: `/postings/${posting.id}` }, posting.title))))),
    make("tbody", {}, line(compared.employer, (p) => p.hiring_organization.name), line(compared.when, (p) => dated(kept(p))), line(compared.place, (p) => p.raw.location), line(compared.degree, (p) => p.raw.degree), line(compared.salary, (p) => p.raw.salary), line(compared.headcount, (p) => p.raw.headcount)),
  ));
}

function profile() {
  const form = document.getElementById("profile");
  const kept = read("profile", {});
  for (const field of form.elements) {
    if (field.type === "checkbox") field.checked = (kept[field.name] || []).includes(field.value);
    else if (field.name && kept[field.name] !== undefined) field.value = kept[field.name];
  }
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const data = new FormData(form);
    const made = Object.fromEntries([...data.entries()].filter(([name, value]) => name !== "employer_classes" && value));
    made.employer_classes = data.getAll("employer_classes");
    [made.major_codes, made.city_codes] = await Promise.all([codes(made.majors, "major"), codes(made.cities, "city")]);
    write("profile", made);
    document.getElementById("profile-said").textContent = `✓ ${told.kept}`;
    matches();
  });
}

// Codes of written majors or cities, by the same table that suggestions come from.
async function codes(text, kind) {
  const names = (text || "").split(/[、，,;；\s]+/).filter(Boolean).slice(0, 10);
  const found = await Promise.all(names.map(async (name) => {
    const answer = await fetch(`/api/v1/suggest?q=${encodeURIComponent(name)}`).catch(() => null);
    const rows = answer?.ok ? (await answer.json()).suggestions.filter((row) => row.kind === kind) : [];
    return (rows.find((row) => row.text === name) || rows[0])?.value;
  }));
  return found.filter(Boolean);
}

async function matches() {
  const place = document.getElementById("matches");
  const mine = wishes();
  if (!mine) return place.replaceChildren();
  const found = await fits({ profile: mine, search: "", size: 20 });
  place.replaceChildren(make("ul", { class: "plain" }, ...found.filter((match) => !match.fit.excluded).map((match) =>
    make("li", {}, make("a", { href: `/postings/${match.posting.id}` }, match.posting.title), " ", make("span", { class: "soft" }, match.posting.hiring_organization.name), reasons(match.fit)))));
}

document.getElementById("clear").addEventListener("click", () => {
  clear();
  say(told.none_yet);
  location.reload();
});
document.getElementById("compare-them").addEventListener("click", compare);
document.getElementById("saved").addEventListener("change", () => { document.getElementById("compared").hidden = true; });
profile();
show();
renew();
matches();
