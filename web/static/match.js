// How well postings fit the profile on this device: asked of the server each time, kept only here.
import { make, read, words } from "./device.js";

const told = words();
const MARKS = { yes: "✓", no: "✗", unstated: "?" };

export function profile() {
  const kept = read("profile", null);
  if (!kept) return null;
  const made = { majors: kept.major_codes || [], cities: kept.city_codes || [], employer_classes: kept.employer_classes || [] };
  if (kept.degree) made.degree = kept.degree;
  if (kept.graduation_year) made.graduation_year = Number(kept.graduation_year);
  if (kept.salary_min) made.salary = Number(kept.salary_min);
  return Object.values(made).some((value) => (Array.isArray(value) ? value.length : value)) ? made : null;
}

export async function fits(wish) {
  const answer = await fetch("/api/v1/match", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(wish) }).catch(() => null);
  return answer?.ok ? (await answer.json()).matches : [];
}

export function reasons(fit) {
  const line = make("p", { class: "fit" }, make("strong", {}, `${fit.excluded ? told.fits_not : told.fits} ${fit.score}`), " ");
  for (const reason of fit.reasons) {
    line.append(make("span", { class: `tag verdict-${reason.verdict}` }, `${MARKS[reason.verdict]} ${told.wishes[reason.wish] || reason.wish}`), " ");
  }
  return line;
}

// On a list: a line a card, and one button to bring the best to the top.
export async function show(list) {
  const mine = profile();
  const cards = [...list.querySelectorAll("article.card[data-id]")];
  if (!mine || !cards.length) return;
  const found = await fits({ profile: mine, ids: cards.map((card) => card.dataset.id), size: 100 });
  const order = new Map(found.map((match, place) => [match.posting.id, { place, fit: match.fit }]));
  for (const card of cards) {
    card.querySelector("p.fit")?.remove();
    const match = order.get(card.dataset.id);
    if (match) card.querySelector("h2").after(reasons(match.fit));
  }
  const bar = list.querySelector(".bar");
  if (!bar || list.querySelector("#by-fit")) return;
  const sort = () => {
    const first = cards[0].previousElementSibling;
    const place = (card) => order.get(card.dataset.id)?.place ?? cards.length;
    let after = first;
    for (const card of [...cards].sort((one, other) => place(one) - place(other))) {
      after.after(card);
      after = card;
    }
  };
  bar.append(make("button", { type: "button", id: "by-fit", class: "quiet small", onclick: sort }, told.by_fit));
}
