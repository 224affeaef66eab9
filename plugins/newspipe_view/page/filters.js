// What a person has chosen, which articles that leaves, and how many each further choice would leave.
import { terms } from "./search.js";

/** @typedef {import("./data.js").Index} Index */
/** @typedef {import("./data.js").Entry} Entry */
/** @typedef {import("./days.js").Period} Period */
/** @typedef {"changes" | "labels" | "sections" | "languages" | "sites"} Facet */

/** @type {Facet[]} */
export const FACETS = ["changes", "labels", "sections", "languages", "sites"];

export class Choice {
  constructor() {
    this.query = "";
    /** Names that an article must all have. @type {Set<number>} */
    this.names = new Set();
    /** Values of which an article must have one, where any is chosen. @type {Record<Facet, Set<number>>} */
    this.values = { changes: new Set(), labels: new Set(), sections: new Set(), languages: new Set(), sites: new Set() };
    /** @type {Period | null} */
    this.period = null;
    /** @type {"days" | "day"} */
    this.dates = "days";
  }
}

/** The labels of each article, found once. @type {WeakMap<Entry, number[]>} */
const labels = new WeakMap();

/**
 * @param {Index} index
 * @param {Entry} entry
 */
function labelsOf(index, entry) {
  let found = labels.get(entry);
  if (!found) {
    found = [...new Set(entry.names.filter((_, n) => n % 2 === 0).map((name) => index.names[name][0]))];
    labels.set(entry, found);
  }
  return found;
}

/**
 * The values of an article that a facet counts.
 * @param {Index} index
 * @param {Facet} facet
 * @param {Entry} entry
 * @returns {number[]}
 */
function valuesOf(index, facet, entry) {
  if (facet === "sections") return entry.sections;
  if (facet === "changes") return entry.changes ?? [];
  if (facet === "labels") return labelsOf(index, entry);
  const value = facet === "languages" ? entry.language : entry.site;
  return value === null ? [] : [value];
}

/**
 * The periods that the timeline and the date filter look at.
 * @param {Entry} entry
 * @param {"days" | "day"} dates
 * @returns {number[]}
 */
export function periods(entry, dates) {
  if (dates === "days") return entry.days;
  return entry.day === null ? [] : [entry.day, entry.day];
}

/**
 * @param {Entry} entry
 * @param {Choice} choice
 */
function inPeriod(entry, { period, dates }) {
  if (!period) return true;
  const found = periods(entry, dates);
  for (let at = 0; at < found.length; at += 2) if (found[at] <= period[1] && found[at + 1] >= period[0]) return true;
  return false;
}

/**
 * @param {Entry} entry
 * @param {Set<number>} names
 */
function hasNames(entry, names) {
  if (!names.size) return true;
  let missing = names.size;
  for (let at = 0; at < entry.names.length; at += 2) if (names.has(entry.names[at])) missing--;
  return missing === 0;
}

/**
 * The articles found, by facet how many have each value, and by name how many articles and mentions there are.
 * @typedef {{shown: number[], counts: Record<Facet, Uint32Array>, articles: Uint32Array, mentions: Uint32Array}} Result
 */

/**
 * @param {Index} index
 * @param {import("./search.js").Haystack} haystack
 * @param {Choice} choice
 * @returns {Result}
 */
export function applied(index, haystack, choice) {
  const wanted = terms(choice.query);
  const found = wanted.length ? haystack.find(wanted) : null;
  /** @type {Result} */
  const result = {
    shown: [],
    counts: {
      changes: new Uint32Array(index.changes.length),
      labels: new Uint32Array(index.labels.length),
      sections: new Uint32Array(index.sections.length),
      languages: new Uint32Array(index.languages.length),
      sites: new Uint32Array(index.sites.length),
    },
    articles: new Uint32Array(index.names.length),
    mentions: new Uint32Array(index.names.length),
  };
  index.articles.forEach((entry, at) => {
    if ((found && !found[at]) || !inPeriod(entry, choice) || !hasNames(entry, choice.names)) return;
    // A facet counts the articles that all other facets let through, so that a second value can be chosen.
    const misses = FACETS.filter((facet) => isMissed(index, facet, entry, choice.values[facet]));
    if (misses.length > 1) return;
    for (const facet of misses.length ? misses : FACETS) {
      for (const value of valuesOf(index, facet, entry)) result.counts[facet][value]++;
    }
    if (misses.length) return;
    result.shown.push(at);
    for (let pair = 0; pair < entry.names.length; pair += 2) {
      result.articles[entry.names[pair]]++;
      result.mentions[entry.names[pair]] += entry.names[pair + 1];
    }
  });
  return result;
}

/**
 * @param {Index} index
 * @param {Facet} facet
 * @param {Entry} entry
 * @param {Set<number>} chosen
 */
function isMissed(index, facet, entry, chosen) {
  return chosen.size > 0 && !valuesOf(index, facet, entry).some((value) => chosen.has(value));
}

/**
 * The names of the articles found, by articles, then by mentions, then by the alphabet; with `most`, only the first.
 * @param {Index} index
 * @param {Result} result
 * @param {number} most
 * @returns {number[]}
 */
export function mostMentioned(index, { articles, mentions }, most = Infinity) {
  /** @param {number} a @param {number} b */
  const order = (a, b) =>
    articles[b] - articles[a] || mentions[b] - mentions[a] || (index.names[a][1] < index.names[b][1] ? -1 : 1);
  /** @type {number[]} */
  let found = [];
  // Sorting all names takes as long as the search: what cannot be among the first is left out early.
  let least = 1;
  for (let name = 0; name < articles.length; name++) {
    if (articles[name] < least) continue;
    found.push(name);
    if (found.length > 4 * most) {
      found = found.sort(order).slice(0, most);
      least = articles[found[most - 1]];
    }
  }
  return found.sort(order).slice(0, most);
}
