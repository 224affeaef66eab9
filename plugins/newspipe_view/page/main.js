// Read the index, show the list, and answer what a person does.
import { listenToMarks, renderArticle } from "./article.js";
import { readIndex } from "./data.js";
import { byId, counted, make, roving } from "./dom.js";
import { listenToDates, renderFacets } from "./facets.js";
import { applied, Choice } from "./filters.js";
import { renderList } from "./list.js";
import { renderNames } from "./names.js";
import { Haystack } from "./search.js";
import { renderTimeline } from "./timeline.js";

/** @typedef {"articles" | "names" | "timeline"} View */
/** @type {View[]} */
const VIEWS = ["articles", "names", "timeline"];

export class App {
  /** @param {import("./data.js").Index} index */
  constructor(index) {
    this.index = index;
    this.choice = new Choice();
    this.haystack = new Haystack(index);
    this.current = -1;
    /** @type {View} */
    this.view = "articles";
    /** @type {number[]} */
    this.shown = [];
  }

  /** Find the articles again, and show them. */
  refresh() {
    const before = performance.now();
    const result = applied(this.index, this.haystack, this.choice);
    this.shown = result.shown;
    renderList(this, result.shown);
    renderFacets(this, result);
    if (this.view === "names") renderNames(this, result);
    if (this.view === "timeline") renderTimeline(this, result.shown);
    document.documentElement.dataset.found = (performance.now() - before).toFixed(1);
  }

  /** @param {number} name */
  toggleName(name) {
    if (!this.choice.names.delete(name)) this.choice.names.add(name);
    this.refresh();
  }

  /** @param {number} name */
  onlyName(name) {
    this.choice.names = new Set([name]);
    this.show("articles");
    if (this.shown.length) this.open(this.shown[0]);
  }

  /** @param {import("./days.js").Period | null} period */
  setPeriod(period) {
    this.choice.period = period;
    this.refresh();
  }

  /** @param {"days" | "day"} dates */
  setDates(dates) {
    this.choice.dates = dates;
    this.refresh();
  }

  /** @param {View} view */
  show(view) {
    this.view = view;
    for (const each of VIEWS) byId(`to-${each}`).setAttribute("aria-pressed", String(each === view));
    byId("reader").hidden = view !== "articles";
    byId("names").hidden = view !== "names";
    byId("timeline").hidden = view !== "timeline";
    document.body.dataset.view = view;
    this.refresh();
  }

  /** @param {number} at */
  open(at) {
    location.hash = `#${at + 1}`;
  }

  /** Where the page is narrow, the list and the article take turns. */
  showList() {
    history.replaceState(null, "", "#"); // so that the same article can be opened again
    document.body.classList.remove("reading");
    /** @type {HTMLElement | null} */ (byId("list").querySelector("[aria-current]"))?.focus();
  }

  /** Show the article that the address names, or the first. */
  async follow() {
    const at = Number.parseInt(location.hash.slice(1), 10) - 1;
    const exists = at >= 0 && at < this.index.articles.length;
    document.body.classList.toggle("reading", exists);
    this.current = exists ? at : this.first();
    if (!this.index.articles.length) return;
    if (exists && this.view !== "articles") this.show("articles");
    await renderArticle(this, this.current);
    if (exists && document.activeElement?.closest("#list")) byId("reader").focus({ preventScroll: true });
  }

  /** What to open at first: an article that differs, where two runs are compared. */
  first() {
    const { articles } = this.index;
    return Math.max(0, articles.findIndex(({ tally }) => tally === undefined || tally.some(Boolean)));
  }

  /** @param {number} step */
  move(step) {
    const at = this.shown.indexOf(this.current);
    const next = this.shown[at < 0 ? 0 : at + step];
    if (next !== undefined) this.open(next);
  }
}

/** @param {App} app */
function listen(app) {
  const query = /** @type {HTMLInputElement} */ (byId("query"));
  query.addEventListener("input", () => {
    app.choice.query = query.value;
    app.refresh();
  });
  for (const view of VIEWS) byId(`to-${view}`).addEventListener("click", () => app.show(view));
  window.addEventListener("hashchange", () => app.follow());
  roving(byId("list"), "a");
  listenToMarks();
  listenToDates(app);
  document.addEventListener("keydown", (event) => {
    const typing = /** @type {Element} */ (event.target).closest("input, select, textarea");
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "/" && !typing) {
      event.preventDefault();
      query.focus();
    } else if (event.key === "j" && !typing) app.move(1);
    else if (event.key === "k" && !typing) app.move(-1);
    else if (event.key === "Escape") byId("tip").hidden = true;
  });
}

async function start() {
  const filterBox = /** @type {HTMLDetailsElement} */ (byId("filter-box"));
  filterBox.open = matchMedia("(min-width: 60em)").matches;
  if (typeof DecompressionStream === "undefined") throw new Error("this browser is too old for this page; use one from 2023 or later");
  const app = new App(await readIndex());
  document.title = counted(app.index.articles.length, "article");
  byId("total").textContent = document.title;
  listen(app);
  app.show("articles");
  await app.follow();
  const page = document.documentElement;
  page.dataset.ready = performance.now().toFixed(0);
  await app.haystack.fill(() => {});
  if (app.choice.query) app.refresh();
  page.dataset.complete = performance.now().toFixed(0);
}

start().catch((error) => {
  byId("count").textContent = "";
  byId("reader").replaceChildren(make("p", { class: "problem", role: "alert" }, `The page cannot be shown: ${error.message}`));
});
