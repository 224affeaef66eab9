// The list of the articles found.
import { tally } from "./changes.js";
import { byId, counted, make, words } from "./dom.js";

/** @typedef {import("./main.js").App} App */

const PAGE = 100;

/**
 * @param {App} app
 * @param {number[]} shown
 * @param {number} most
 */
export function renderList(app, shown, most = PAGE) {
  const list = byId("list");
  list.replaceChildren(...shown.slice(0, most).map((at) => item(app, at)));
  const more = byId("more");
  more.hidden = shown.length <= most;
  more.onclick = () => {
    renderList(app, shown, most + PAGE);
    /** @type {HTMLElement | undefined} */ (list.querySelectorAll("a")[most])?.focus();
  };
  const all = app.index.articles.length;
  byId("count").textContent = shown.length === all ? counted(all, "article") : `${shown.length.toLocaleString("en")} of ${counted(all, "article")}`;
  markCurrent(app.current);
}

/** @param {number} current */
export function markCurrent(current) {
  const links = /** @type {NodeListOf<HTMLAnchorElement>} */ (byId("list").querySelectorAll("a"));
  links.forEach((link, n) => {
    const isCurrent = link.hash === `#${current + 1}`;
    link.toggleAttribute("aria-current", isCurrent);
    link.tabIndex = isCurrent || (n === 0 && !byId("list").querySelector("[aria-current]")) ? 0 : -1;
    if (isCurrent) link.scrollIntoView({ block: "nearest" });
  });
}

/**
 * @param {App} app
 * @param {number} at
 */
function item(app, at) {
  const entry = app.index.articles[at];
  const about = [entry.published, entry.site === null ? "" : app.index.sites[entry.site]].filter(Boolean).join(" · ");
  const link = make("a", { href: `#${at + 1}`, tabindex: -1 }, make("span", { class: "title", dir: "auto" }, words(entry.title)));
  const changes = tally(entry);
  if (changes) link.append(changes);
  if (about) link.append(make("span", { class: "about" }, words(about)));
  if (entry.lead) link.append(make("span", { class: "lead", dir: "auto" }, words(entry.lead)));
  return make("li", {}, link);
}
