// The timeline of the articles found: how many of them speak of each month, or year, or day.
import { binned, FIRST_DAY, iso, LAST_DAY } from "./days.js";
import { byId, counted, make, roving } from "./dom.js";
import { periods } from "./filters.js";

/** @typedef {import("./main.js").App} App */
/** @typedef {import("./days.js").Period} Period */

const MOST_BINS = { wide: 150, narrow: 60 };
const TICK_WIDTH = 96; // pixels: a label like "28 Sep 2021", and air
// The share of dates at either end that does not decide how far the timeline reaches: one "1066" must not flatten it.
const TAIL = 0.01;

/**
 * @param {App} app
 * @param {number[]} shown
 */
export function renderTimeline(app, shown) {
  const found = shown.flatMap((at) => periods(app.index.articles[at], app.choice.dates));
  const box = byId("timeline");
  const which = app.choice.dates === "days" ? "Dates in the text" : "Dates of publication";
  if (!found.length) {
    box.replaceChildren(make("h2", {}, which), make("p", { class: "quiet" }, "These articles have none."));
    return;
  }
  const reach = within(extent(found), app.choice.period);
  const { bins, name, days } = binned(reach, innerWidth < 700 ? MOST_BINS.narrow : MOST_BINS.wide);
  const counts = new Array(bins.length).fill(0);
  let coarse = 0;
  let outside = 0;
  for (const at of shown) {
    const list = periods(app.index.articles[at], app.choice.dates);
    const mine = new Set();
    for (let n = 0; n < list.length; n += 2) {
      if (list[n + 1] < reach[0] || list[n] > reach[1]) outside++;
      else if (list[n + 1] - list[n] + 1 > days) coarse++;
      else mine.add(binAt(bins, Math.max(list[n], reach[0])));
    }
    for (const bin of mine) counts[bin]++;
  }
  const notes = [
    coarse ? `${counted(coarse, "date")} longer than that ${coarse === 1 ? "is" : "are"} not drawn` : "",
    outside ? `${counted(outside, "date")} before or after` : "",
  ].filter(Boolean);
  box.replaceChildren(
    make("h2", {}, which),
    make("p", { class: "quiet" }, `Articles per ${name}, ${iso(reach[0])} to ${iso(reach[1])}. Choose a bar to see only its articles.${notes.length ? ` ${notes.join("; ")}.` : ""}`),
    chart(app, bins, counts),
    table(bins, counts, name),
  );
}

/**
 * @param {number[]} found
 * @returns {Period}
 */
function extent(found) {
  const firsts = found.filter((_, n) => n % 2 === 0).sort((a, b) => a - b);
  const lasts = found.filter((_, n) => n % 2 === 1).sort((a, b) => a - b);
  const cut = Math.floor(firsts.length * TAIL);
  return [firsts[cut], lasts[lasts.length - 1 - cut]];
}

/**
 * The period that was chosen; where one of its ends is open, as far as there are dates.
 * @param {Period} all
 * @param {Period | null} chosen
 * @returns {Period}
 */
function within(all, chosen) {
  if (!chosen) return all;
  const first = chosen[0] === FIRST_DAY ? Math.min(all[0], chosen[1]) : chosen[0];
  return [first, chosen[1] === LAST_DAY ? Math.max(all[1], first) : chosen[1]];
}

/**
 * @param {import("./days.js").Bin[]} bins
 * @param {number} day
 */
function binAt(bins, day) {
  let [low, high] = [0, bins.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (bins[middle].last < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * @param {App} app
 * @param {import("./days.js").Bin[]} bins
 * @param {number[]} counts
 */
function chart(app, bins, counts) {
  const most = Math.max(1, ...counts);
  const bars = make("div", { class: "bars", role: "group", "aria-label": "Timeline; arrow keys move between bars" });
  bins.forEach((bin, n) => {
    const bar = make("button", { type: "button", tabindex: n ? -1 : 0, click: () => app.setPeriod([bin.first, bin.last]) });
    const said = `${bin.label}: ${counted(counts[n], "article")}`;
    bar.setAttribute("aria-label", said);
    bar.title = said;
    const column = make("span", {});
    column.style.height = `${(100 * counts[n]) / most}%`;
    bar.append(column);
    bars.append(bar);
  });
  roving(bars, "button");
  const axis = make("div", { class: "axis", "aria-hidden": "true" });
  const width = byId("timeline").clientWidth || innerWidth;
  const every = Math.max(1, Math.ceil((bins.length * TICK_WIDTH) / width));
  bins.forEach((bin, n) => {
    if (n % every === 0 && n + every / 2 <= bins.length) {
      const tick = make("span", {}, bin.label.split("–")[0]);
      tick.style.left = `${(100 * n) / bins.length}%`;
      axis.append(tick);
    }
  });
  return make("div", { class: "chart" }, make("div", { class: "most", "aria-hidden": "true" }, counted(most, "article")), bars, axis);
}

/**
 * @param {import("./days.js").Bin[]} bins
 * @param {number[]} counts
 * @param {string} name
 */
function table(bins, counts, name) {
  const body = make("tbody", {});
  bins.forEach((bin, n) => {
    if (counts[n]) body.append(make("tr", {}, make("th", { scope: "row" }, bin.label), make("td", {}, String(counts[n]))));
  });
  const head = make("thead", {}, make("tr", {}, make("th", { scope: "col" }, name), make("th", { scope: "col" }, "articles")));
  return make("details", {}, make("summary", {}, "As a table"), make("table", {}, head, body));
}
