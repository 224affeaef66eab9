// The table of names in the articles found.
import { KIND_NAMES, kindOf } from "./data.js";
import { byId, counted, make, words } from "./dom.js";
import { mostMentioned } from "./filters.js";

/** @typedef {import("./main.js").App} App */
/** @typedef {import("./filters.js").Result} Result */

const MOST = 200;
/** @type {{kind: string, most: number}} */
const view = { kind: "", most: MOST };

/**
 * @param {App} app
 * @param {Result} result
 */
export function renderNames(app, result) {
  const all = mostMentioned(app.index, result).filter((name) => !view.kind || kindOf(app.index, name) === view.kind);
  const select = make(
    "select",
    {
      "aria-label": "Kind of names",
      change: () => {
        view.kind = select.value;
        view.most = MOST;
        renderNames(app, result);
        /** @type {HTMLElement} */ (byId("names").querySelector("select")).focus();
      },
    },
    make("option", { value: "" }, "All names"),
    ...app.index.kinds.map((kind) => make("option", { value: kind, selected: kind === view.kind }, KIND_NAMES[kind])),
  );
  const body = make("tbody", {});
  for (const name of all.slice(0, view.most)) {
    const [label, text] = app.index.names[name];
    const button = make(
      "button",
      { type: "button", class: "jump", title: "Only articles with this name", click: () => app.onlyName(name) },
      make("span", { class: `name ${kindOf(app.index, name)}`, dir: "auto" }, words(text)),
    );
    body.append(
      make(
        "tr",
        {},
        make("th", { scope: "row" }, button),
        make("td", {}, words(app.index.labels[label][0])),
        make("td", { class: "number" }, result.articles[name].toLocaleString("en")),
        make("td", { class: "number" }, result.mentions[name].toLocaleString("en")),
      ),
    );
  }
  const columns = ["name", "label", "articles", "mentions"].map((column, n) => make("th", { scope: "col", class: n > 1 ? "number" : "" }, column));
  /** @type {HTMLElement[]} */
  const parts = [
    make("div", { class: "tools" }, make("h2", {}, counted(all.length, "name")), select),
    make("table", {}, make("thead", {}, make("tr", {}, ...columns)), body),
  ];
  if (all.length > view.most) {
    const more = () => {
      view.most += MOST;
      renderNames(app, result);
    };
    parts.push(make("button", { type: "button", class: "rest", click: more }, "Show more"));
  }
  byId("names").replaceChildren(...parts);
}
