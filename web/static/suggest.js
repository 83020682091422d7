// An ARIA combobox over /api/v1/suggest: arrows, Enter, Escape; the field stays a plain field without it.
import { make } from "./device.js";

const WAIT = 120;

export function suggest(field, told) {
  if (!field) return;
  const list = make("ul", { id: "suggestions", role: "listbox", class: "suggestions", "aria-label": told.suggestions, hidden: true });
  field.after(list);
  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": "suggestions", autocomplete: "off" })) field.setAttribute(name, value);
  let timer = 0;
  let asked = "";
  let at = -1;

  const close = () => {
    list.hidden = true;
    at = -1;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  };
  const choose = (option) => {
    field.value = option.dataset.text;
    close();
    field.form.requestSubmit();
  };
  const show = (rows) => {
    list.replaceChildren(
      ...rows.map((row, place) =>
        make("li", { role: "option", id: `suggestion-${place}`, "aria-selected": "false", "data-text": row.text }, row.text, make("span", { class: "soft" }, ` ${told.kinds[row.kind] || ""}`)),
      ),
    );
    list.hidden = rows.length === 0;
    field.setAttribute("aria-expanded", String(rows.length > 0));
    at = -1;
  };
  const mark = (place) => {
    const options = [...list.children];
    if (!options.length) return;
    options[at]?.setAttribute("aria-selected", "false");
    at = (place + options.length) % options.length;
    options[at].setAttribute("aria-selected", "true");
    options[at].scrollIntoView({ block: "nearest" });
    field.setAttribute("aria-activedescendant", options[at].id);
  };
  const ask = async () => {
    const typed = field.value.trim();
    if (!typed || typed === asked) return typed ? undefined : close();
    asked = typed;
    try {
      const answer = await fetch(`/api/v1/suggest?q=${encodeURIComponent(typed.slice(0, 50))}`, { headers: { Accept: "application/json" } });
      if (answer.ok && field.value.trim() === typed && document.activeElement === field) show((await answer.json()).suggestions);
    } catch {
      close();
    }
  };
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  });
  field.addEventListener("keydown", (event) => {
    if (list.hidden || event.isComposing) return;
    if (event.key === "ArrowDown") mark(at + 1);
    else if (event.key === "ArrowUp") mark(at - 1);
    else if (event.key === "Enter" && at >= 0) choose(list.children[at]);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
  });
  list.addEventListener("pointerdown", (event) => {
    const option = event.target.closest("li");
    if (option) {
      event.preventDefault();
      choose(option);
    }
  });
  field.addEventListener("blur", () => setTimeout(close, 150));
}
