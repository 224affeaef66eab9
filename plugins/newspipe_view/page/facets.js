// The filters: values with the number of articles, and what is chosen.
import { kindOf } from "./data.js";
import { FIRST_DAY, iso, LAST_DAY, periodOf } from "./days.js";
import { byId, make, words } from "./dom.js";
import { FACETS, mostMentioned } from "./filters.js";

/** @typedef {import("./main.js").App} App */
/** @typedef {import("./filters.js").Facet} Facet */
/** @typedef {import("./filters.js").Result} Result */

const MOST_VALUES = 12;
/** @type {Record<Facet, string>} */
const TITLES = { changes: "Differences", labels: "Labels", sections: "Sections", languages: "Languages", sites: "Sites" };

/**
 * @param {App} app
 * @param {Result} result
 */
export function renderFacets(app, result) {
  const focused = document.activeElement?.getAttribute("data-key");
  const differences = values(app, "changes", result.counts.changes);
  byId("name-facet").replaceChildren(...(differences ? [differences] : []), names(app, result));
  renderDates(app);
  byId("facets").replaceChildren(
    ...FACETS.slice(1).map((facet) => values(app, facet, result.counts[facet])).filter((group) => group !== null),
  );
  renderChosen(app);
  if (focused) /** @type {HTMLElement | null} */ (document.querySelector(`[data-key="${CSS.escape(focused)}"]`))?.focus();
}

/**
 * @param {App} app
 * @param {Result} result
 */
function names(app, result) {
  const top = mostMentioned(app.index, result, MOST_VALUES);
  const group = make("fieldset", {}, make("legend", {}, "Names"));
  for (const name of top) {
    const [label, text] = app.index.names[name];
    const kind = kindOf(app.index, name);
    group.append(
      choice(`name${name}`, text, result.articles[name], app.choice.names.has(name), () => app.toggleName(name), kind, app.index.labels[label][0]),
    );
  }
  if (!top.length) group.append(make("p", { class: "quiet" }, "none"));
  return group;
}

/**
 * @param {App} app
 * @param {Facet} facet
 * @param {Uint32Array} counts
 */
function values(app, facet, counts) {
  const texts = textsOf(app, facet);
  const chosen = app.choice.values[facet];
  if (texts.length < 2 && !chosen.size) return null;
  const sorted = texts.map((_, value) => value).filter((value) => counts[value] || chosen.has(value));
  sorted.sort((a, b) => counts[b] - counts[a] || (texts[a] < texts[b] ? -1 : 1));
  const group = make("fieldset", {}, make("legend", {}, TITLES[facet]));
  for (const value of sorted.slice(0, MOST_VALUES)) {
    const toggle = () => {
      if (!chosen.delete(value)) chosen.add(value);
      app.refresh();
    };
    group.append(choice(`${facet}${value}`, texts[value], counts[value], chosen.has(value), toggle));
  }
  return group;
}

/**
 * @param {App} app
 * @param {Facet} facet
 */
function textsOf(app, facet) {
  return facet === "labels" ? app.index.labels.map(([label]) => label) : app.index[facet];
}

/**
 * @param {string} key
 * @param {string} text
 * @param {number} number
 * @param {boolean} pressed
 * @param {() => void} click
 * @param {string} kind
 * @param {string} label
 */
function choice(key, text, number, pressed, click, kind = "", label = "") {
  const button = make("button", { type: "button", class: "choice", "aria-pressed": String(pressed), "data-key": key, click });
  button.append(make("span", { class: `value ${kind}`, dir: "auto", title: label }, words(text)));
  button.append(make("span", { class: "number" }, number.toLocaleString("en")));
  return button;
}

/** @returns {[HTMLInputElement, HTMLInputElement]} */
function dateFields() {
  return [/** @type {HTMLInputElement} */ (byId("from")), /** @type {HTMLInputElement} */ (byId("to"))];
}

/** @param {App} app */
export function listenToDates(app) {
  const select = /** @type {HTMLSelectElement} */ (byId("which-dates"));
  select.addEventListener("change", () => app.setDates(select.value === "day" ? "day" : "days"));
  const fields = dateFields();
  for (const field of fields) {
    field.addEventListener("change", () => {
      const wrong = field.value.trim() !== "" && !periodOf(field.value);
      field.toggleAttribute("aria-invalid", wrong);
      if (wrong) return;
      const [first, last] = [periodOf(fields[0].value)?.[0], periodOf(fields[1].value)?.[1]];
      app.setPeriod(first === undefined && last === undefined ? null : [first ?? FIRST_DAY, last ?? LAST_DAY]);
    });
  }
}

/** @param {App} app */
function renderDates(app) {
  const { period } = app.choice;
  const [from, to] = dateFields();
  from.value = period && period[0] > FIRST_DAY ? iso(period[0]) : "";
  to.value = period && period[1] < LAST_DAY ? iso(period[1]) : "";
}

/** @param {import("./days.js").Period} period */
function periodWords([first, last]) {
  if (first === FIRST_DAY) return `until ${iso(last)}`;
  if (last === LAST_DAY) return `from ${iso(first)}`;
  return first === last ? iso(first) : `${iso(first)} – ${iso(last)}`;
}

/**
 * The choices as buttons that take them back.
 * @param {App} app
 */
function renderChosen(app) {
  const { index, choice: chosen } = app;
  /** @type {HTMLElement[]} */
  const chips = [];
  /**
   * @param {string} text
   * @param {() => void} click
   */
  const chip = (text, click) => {
    const button = make("button", { type: "button", class: "chip", click }, words(text), make("span", { "aria-hidden": "true" }, " ×"));
    button.setAttribute("aria-label", `Remove the filter ${text}`);
    chips.push(button);
  };
  for (const name of chosen.names) chip(index.names[name][1], () => app.toggleName(name));
  if (chosen.period) chip(periodWords(chosen.period), () => app.setPeriod(null));
  for (const facet of FACETS) {
    const texts = textsOf(app, facet);
    for (const value of chosen.values[facet]) {
      chip(texts[value], () => {
        chosen.values[facet].delete(value);
        app.refresh();
      });
    }
  }
  byId("chosen").replaceChildren(...chips);
}
