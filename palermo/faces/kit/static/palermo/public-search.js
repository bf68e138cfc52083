// The only script of the public site: asks the index of this page's language. Without it the list below the form works.
"use strict";
const form = document.querySelector("[data-search]");
const [facets, narrow, list, count, more, all] = ["facets", "narrow", "results", "count", "more", "all"].map(
  (name) => document.querySelector(`[data-${name}]`),
);
const words = form.dataset;
const STEP = 10;
const numbers = {};
let [found, shown, latest, waiting] = [[], 0, 0, 0];

async function load() {
  const bundle = new URL(words.bundle, location.href);
  const pagefind = await import(`${bundle.href}pagefind.js`);
  const baseUrl = new URL(words.root, location.href).pathname;
  await pagefind.options({ baseUrl, noWorker: true, excerptLength: 24 });
  // A language with many pages has more than one index; the first brings the program for all of them.
  const others = words.indexes.split(" ").filter(Boolean);
  await Promise.all(others.map((one) => pagefind.mergeIndex(`${bundle.pathname}${one}`, { baseUrl })));
  await pagefind.filters();
  return pagefind;
}

function element(name, given, ...inside) {
  const made = Object.assign(document.createElement(name), given);
  made.append(...inside);
  return made;
}

function chosen() {
  const picked = {};
  for (const box of facets.querySelectorAll("input:checked")) (picked[box.name] ??= []).push(box.value);
  return picked;
}

// Pagefind makes every space a plain one; in French no line begins with a colon.
const spaced = (text) => (document.documentElement.lang === "fr" ? text.replace(/ (?=[;:!?»])/g, "\u202f") : text);

// Pagefind marks what it found inside an excerpt that it has escaped; only that mark is taken over.
function excerpt(html) {
  const made = element("p", { className: "small" });
  for (const part of html.split(/(<mark>.*?<\/mark>)/)) {
    const plain = new DOMParser().parseFromString(`<p>${part}</p>`, "text/html").body.firstChild.textContent;
    made.append(part.startsWith("<mark>") ? element("mark", {}, plain) : spaced(plain));
  }
  return made;
}

async function next() {
  const turn = latest;
  const rows = await Promise.all(found.slice(shown, shown + STEP).map((one) => one.data()));
  if (turn !== latest) return;
  shown += rows.length;
  for (const row of rows) {
    const title = element("p", {}, element("a", { href: row.url }, element("b", {}, row.meta.title)));
    const year = element("span", {}, (row.filters.year ?? [""])[0]);
    list.append(element("li", {}, year, element("div", {}, title, excerpt(row.excerpt))));
  }
  more.hidden = shown >= found.length;
}

// A group in which something is ticked keeps its numbers, so that a second box can be ticked beside the first.
function offer(counted) {
  const picked = chosen();
  facets.replaceChildren();
  for (const name of ["kind", "theme", "year"]) {
    if (!picked[name]) numbers[name] = counted[name] ?? {};
    const values = Object.entries(numbers[name] ?? {}).sort(([one], [other]) => one.localeCompare(other));
    if (!values.length) continue;
    const set = element("fieldset", {}, element("legend", {}, words[name]));
    for (const [value, number] of values) {
      if (!number && !picked[name]?.includes(value)) continue;
      const box = element("input", { type: "checkbox", name, value, checked: picked[name]?.includes(value) ?? false });
      const said = element("span", {}, value, " ", element("span", { className: "mute num" }, String(number)));
      set.append(element("label", { className: "pick flat" }, box, said));
    }
    facets.append(set);
  }
  narrow.hidden = !facets.childElementCount;
}

async function ask() {
  const turn = ++latest;
  const engine = await ready;
  if (turn !== latest) return;
  const text = form.q.value.trim();
  const filters = Object.fromEntries(Object.entries(chosen()).map(([name, values]) => [name, { any: values }]));
  const answer = engine ? await engine.search(text || null, { filters }) : { results: [], filters: {} };
  if (turn !== latest) return;
  [found, shown] = [answer.results, 0];
  const focused = document.activeElement;
  const was = facets.contains(focused) ? [focused.name, focused.value] : null;
  offer(answer.filters);
  if (was) [...facets.querySelectorAll("input")].find((box) => box.name === was[0] && box.value === was[1])?.focus();
  list.replaceChildren();
  const asked = text || Object.keys(filters).length;
  all.hidden = Boolean(asked);
  list.hidden = !asked;
  count.textContent = asked ? (found.length ? `${found.length} ${words.found}` : words.none) : "";
  if (asked) await next();
  else more.hidden = true;
  history.replaceState(null, "", text ? `?q=${encodeURIComponent(text)}` : location.pathname);
}

// Where nothing is published there is no index, and while an edition changes a browser may hold the half of an older one.
const ready = load().catch(() => null);
form.addEventListener("input", (event) => {
  clearTimeout(waiting);
  waiting = setTimeout(ask, event.target === form.q ? 250 : 0);
});
form.addEventListener("submit", (event) => (event.preventDefault(), ask()));
more.addEventListener("click", next);
// The index comes late over a slow line: what somebody typed meanwhile stays, and is asked once the index is there.
form.q.value ||= new URLSearchParams(location.search).get("q") ?? "";
// A phone shows what was found first, and the boxes when they are wanted.
narrow.open = matchMedia("(min-width: 45rem)").matches;
await ask();
