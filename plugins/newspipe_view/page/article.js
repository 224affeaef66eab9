// One article: its head, its text with marks, and the panel of its names and dates.
import { changesOf, earlier, onlyIn } from "./changes.js";
import { KIND_NAMES, kindOf, readArticle } from "./data.js";
import { byId, counted, make, roving, words } from "./dom.js";
import { markCurrent } from "./list.js";
import { marked, marksOf } from "./marks.js";

/** @typedef {import("./main.js").App} App */
/** @typedef {import("./data.js").Article} Article */

// A text beyond this is cut until a person asks for the rest: a browser lays out a megabyte of letters for seconds.
const LONGEST = 100000;

/**
 * @param {App} app
 * @param {number} at
 */
export async function renderArticle(app, at) {
  const entry = app.index.articles[at];
  const article = await readArticle(app.index, at);
  if (app.current !== at) return; // another one was opened meanwhile
  const reader = byId("reader");
  const text = make("div", { class: "text", dir: "auto" });
  fill(app, text, article, LONGEST);
  const back = make("button", { type: "button", class: "back", click: () => app.showList() }, "← All articles");
  const body = make("article", { "aria-labelledby": "heading" }, ...head(entry, article));
  const before = earlier(app, article, LONGEST);
  const only = onlyIn(app, entry);
  if (only) body.append(only);
  if (before) body.append(make("div", { class: "sides" }, before, make("section", { class: "side after" }, make("h3", {}, "After"), text)));
  else body.append(make("div", { class: "after" }, text));
  const side = panel(app, article, text);
  if (app.index.compares) side.prepend(changesOf(app, entry, article, body, jumpTo));
  reader.classList.toggle("compares", before !== null);
  reader.replaceChildren(back, body, side);
  reader.scrollTop = 0;
  markCurrent(at);
}

/**
 * @param {import("./data.js").Entry} entry
 * @param {Article} article
 */
function head(entry, article) {
  const about = [article.author, entry.published && (article.published || entry.published)].filter(Boolean).map((each) => words(each));
  const line = make("p", { class: "about" });
  about.forEach((each, n) => line.append(n ? " · " : "", each));
  if (/^https?:\/\//i.test(article.url)) {
    const link = make("a", { href: article.url, rel: "noreferrer noopener", target: "_blank" }, words(article.url));
    line.append(line.childNodes.length ? " · " : "", link);
  }
  /** @type {HTMLElement[]} */
  const parts = [make("h2", { id: "heading", dir: "auto" }, words(entry.title)), line];
  if (article.abstract) {
    parts.push(make("blockquote", { dir: "auto" }, make("strong", {}, "Summary "), words(article.abstract)));
  }
  return [...parts, legend(article)];
}

/** @param {Article} article */
function legend(article) {
  const box = make("div", { class: "legend", role: "group", "aria-label": "Marks to show" });
  /** @type {[string, string][]} */
  const kinds = [
    ["person", "People"],
    ["organisation", "Organisations"],
    ["place", "Places"],
    ["other", "Other names"],
    ["date", "Dates"],
    ["summary", "Summary"],
  ];
  for (const [kind, title] of kinds) {
    if ((kind === "summary" && !article.summary.length) || (kind === "date" && !article.dates.length)) continue;
    const input = make("input", { type: "checkbox", checked: !document.body.classList.contains(`no-${kind}`) });
    input.addEventListener("change", () => document.body.classList.toggle(`no-${kind}`, !input.checked));
    box.append(make("label", {}, input, make("span", { class: kind === "date" || kind === "summary" ? kind : `name ${kind}` }, title)));
  }
  return box;
}

/**
 * @param {App} app
 * @param {HTMLElement} box
 * @param {Article} article
 * @param {number} most
 */
function fill(app, box, article, most) {
  if (!article.text) {
    box.replaceChildren(make("p", { class: "quiet" }, "This article has no text."));
    return;
  }
  const cut = article.text.length > most;
  box.replaceChildren(marked(cut ? article.text.slice(0, most) : article.text, marksOf(app.index, article), article.summary));
  if (cut) {
    const rest = `… Show the other ${counted(article.text.length - most, "character")}`;
    box.append(make("button", { type: "button", class: "rest", click: () => fill(app, box, article, Infinity) }, rest));
  }
  const first = /** @type {HTMLElement | null} */ (box.querySelector("mark"));
  if (first) first.tabIndex = 0;
}

/**
 * @param {App} app
 * @param {Article} article
 * @param {HTMLElement} text
 */
function panel(app, article, text) {
  const side = make("aside", { "aria-label": "Names and dates in this article" });
  /** @type {Map<number, number>} */
  const mentions = new Map();
  for (const [, , name] of article.names) mentions.set(name, (mentions.get(name) ?? 0) + 1);
  for (const kind of app.index.kinds) {
    const names = [...mentions].filter(([name]) => kindOf(app.index, name) === kind).sort((a, b) => b[1] - a[1]);
    if (!names.length) continue;
    const list = make("ul", {});
    for (const [name, number] of names) list.append(make("li", {}, ...nameRow(app, text, name, number, kind)));
    side.append(make("section", {}, make("h3", {}, KIND_NAMES[kind]), list));
  }
  if (article.dates.length) side.append(datesOf(text, article));
  return side;
}

/**
 * @param {App} app
 * @param {HTMLElement} text
 * @param {number} name
 * @param {number} number
 * @param {string} kind
 */
function nameRow(app, text, name, number, kind) {
  const fullest = app.index.names[name][1];
  const jump = make(
    "button",
    { type: "button", class: "jump", "data-name": name, title: "Go to the next mention", click: () => jumpTo(text, `[data-name="${name}"]`) },
    make("span", { class: `name ${kind}`, dir: "auto" }, words(fullest)),
    make("span", { class: "number", "aria-label": counted(number, "mention") }, String(number)),
  );
  const filter = make(
    "button",
    { type: "button", class: "filter", title: "Only articles with this name", "aria-pressed": String(app.choice.names.has(name)), click: () => app.toggleName(name) },
    "filter",
  );
  filter.setAttribute("aria-label", `Only articles with ${fullest}`);
  return [jump, filter];
}

/**
 * The article's own timeline: its dates in the order of the calendar, then those without a place in it.
 * @param {HTMLElement} text
 * @param {Article} article
 */
function datesOf(text, article) {
  const list = make("ol", { class: "dates" });
  const far = Number.MAX_SAFE_INTEGER;
  const order = article.dates.map((date, n) => ({ date, n })).sort((a, b) => (a.date[5] ?? far) - (b.date[5] ?? far) || (a.date[6] ?? far) - (b.date[6] ?? far) || a.n - b.n);
  for (const { date, n } of order) {
    const [start, end, type, value, mod, first] = date;
    const said = [value || "no value", mod].filter(Boolean).join(" ");
    const button = make(
      "button",
      { type: "button", class: "jump", "data-date": n, click: () => jumpTo(text, `[data-date="${n}"]`) },
      make("span", { class: "value" }, words(said)),
      make("span", { class: "quote", dir: "auto" }, words(article.text.slice(start, end).replace(/\s+/g, " "))),
    );
    list.append(make("li", { class: first === undefined ? "undated" : "", title: type }, button));
  }
  return make("section", {}, make("h3", {}, "Dates"), list);
}

/**
 * Go to the mark after the one that has the focus, or to the first.
 * @param {HTMLElement} text
 * @param {string} selector
 */
function jumpTo(text, selector) {
  const marks = /** @type {HTMLElement[]} */ ([...text.querySelectorAll(selector)]);
  if (!marks.length) return;
  const at = marks.findIndex((mark) => mark.classList.contains("visited"));
  const next = marks[(at + 1) % marks.length];
  for (const mark of text.querySelectorAll(".visited")) mark.classList.remove("visited");
  next.classList.add("visited");
  light(next);
  next.scrollIntoView({ block: "center", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
}

/**
 * Light a name or a date wherever it is, in the text and in the panel; nothing where there is none.
 * @param {Element | null} mark
 */
function light(mark) {
  const reader = byId("reader");
  for (const lit of reader.querySelectorAll(".lit")) lit.classList.remove("lit");
  for (const key of ["data-name", "data-date"]) {
    const value = mark?.getAttribute(key);
    if (value) for (const same of reader.querySelectorAll(`[${key}="${value}"]`)) same.classList.add("lit");
  }
}

/** @param {Element | null} mark */
function tip(mark) {
  const box = byId("tip");
  const said = mark?.getAttribute("data-words");
  box.hidden = !said;
  if (!mark || !said) return;
  box.replaceChildren(...said.split("\n").map((line) => make("div", { dir: "auto" }, words(line))));
  const place = mark.getClientRects()[0] ?? mark.getBoundingClientRect();
  const left = Math.max(8, Math.min(place.left, innerWidth - box.offsetWidth - 8));
  const below = place.bottom + 6 + box.offsetHeight < innerHeight;
  box.style.left = `${left}px`;
  box.style.top = `${below ? place.bottom + 6 : place.top - box.offsetHeight - 6}px`;
}

/** Show what a mark means while the pointer is on it or it has the focus. */
export function listenToMarks() {
  const reader = byId("reader");
  const over = (/** @type {Event} */ event) => {
    const target = /** @type {Element} */ (event.target);
    const mark = target.closest("mark");
    tip(mark);
    light(mark ?? target.closest(".jump"));
  };
  reader.addEventListener("pointerover", over);
  reader.addEventListener("focusin", over);
  for (const away of ["pointerleave", "focusout", "scroll"]) reader.addEventListener(away, () => tip(null));
  document.addEventListener("scroll", () => tip(null), { passive: true, capture: true });
  roving(reader, "mark");
}
