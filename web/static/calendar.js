// The month as a grid for arrow keys, and a warning where two saved events take place at the same time.
import { make, read, words } from "./device.js";

const HOUR = 3_600_000;
const told = words();

function arrows() {
  const grid = document.getElementById("grid");
  if (!grid) return;
  const rows = [...grid.tBodies[0].rows].map((row) => [...row.cells].map((cell) => cell.querySelector("a.day")));
  const by = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };
  grid.addEventListener("keydown", (event) => {
    const move = by[event.key];
    const link = event.target.closest("a.day");
    if (!move || !link) return;
    event.preventDefault();
    let y = rows.findIndex((row) => row.includes(link));
    let x = rows[y].indexOf(link);
    do {
      x += move[1];
      y += move[0];
      if (x < 0) [x, y] = [6, y - 1];
      if (x > 6) [x, y] = [0, y + 1];
    } while (rows[y] && !rows[y][x]);
    rows[y]?.[x]?.focus();
  });
}

function slot(entry) {
  const start = Date.parse(entry.start);
  return [start, entry.end && entry.end.length > 10 ? Date.parse(entry.end) : start + 2 * HOUR];
}

export function clashing(saved) {
  const timed = saved.filter((entry) => entry.start && entry.start.length > 10);
  return timed.filter((one) => timed.some((other) => other.id !== one.id && slot(one)[0] < slot(other)[1] && slot(other)[0] < slot(one)[1]));
}

function warn() {
  const ids = new Set(clashing(read("saved", [])).map((entry) => entry.id));
  for (const row of document.querySelectorAll("li[data-id]")) {
    row.querySelector(".clash")?.remove();
    if (ids.has(row.dataset.id)) row.append(" ", make("span", { class: "clash warn" }, told.clash));
  }
}

arrows();
warn();
document.addEventListener("click", (event) => { if (event.target.closest("button.save")) setTimeout(warn); });
