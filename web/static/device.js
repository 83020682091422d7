// What a visitor keeps on this device and nowhere else: saved and hidden postings, searches, profile, theme.
const PREFIX = "juzhao.";
const MOST = 200;

export function read(name, otherwise) {
  try {
    const found = localStorage.getItem(PREFIX + name);
    return found === null ? otherwise : JSON.parse(found);
  } catch {
    return otherwise;
  }
}

export function write(name, value) {
  try {
    localStorage.setItem(PREFIX + name, JSON.stringify(value));
  } catch {
    // full or closed: the page works without
  }
}

// Lists of {id, …}, the newest first.
export function add(name, entry) {
  const rest = read(name, []).filter((other) => other.id !== entry.id);
  write(name, [entry, ...rest].slice(0, MOST));
}

export function remove(name, id) {
  write(name, read(name, []).filter((other) => other.id !== id));
}

export function has(name, id) {
  return read(name, []).some((other) => other.id === id);
}

export function clear() {
  for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key);
}

export function words() {
  return JSON.parse(document.getElementById("words").textContent);
}

export function say(text) {
  document.getElementById("said").textContent = text;
}

// Elements without markup strings: nothing that is stored or fetched is ever read as HTML.
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}
