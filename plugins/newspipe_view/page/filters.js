// What a person has chosen, which articles that leaves, and how many each further choice would leave.
import { terms } from "./search.js";

/** @typedef {import("./data.js").Index} Index */
/** @typedef {import("./data.js").Entry} Entry */
/** @typedef {import("./days.js").Period} Period */
/** @typedef {"kinds" | "sections" | "languages" | "sites"} Facet */

/** @type {Facet[]} */
export const FACETS = ["kinds", "sections", "languages", "sites"];

export class Choice {
  constructor() {
    this.query = "";
    /** Names that an article must all have. @type {Set<number>} */
    this.names = new Set();
    /** Values of which an article must have one, where any is chosen. @type {Record<Facet, Set<number>>} */
    this.values = { kinds: new Set(), sections: new Set(), languages: new Set(), sites: new Set() };
    /** @type {Period | null} */
    this.period = null;
    /** @type {"days" | "day"} */
    this.dates = "days";
  }
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
  if (facet === "kinds") {
    const kinds = new Set();
    for (let at = 0; at < entry.names.length; at += 2) kinds.add(index.names[entry.names[at]][0]);
    return [...kinds];
  }
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

/** @typedef {{shown: number[], counts: Record<Facet, Map<number, number>>, names: Map<number, [articles: number, mentions: number]>}} Result */

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
    counts: { kinds: new Map(), sections: new Map(), languages: new Map(), sites: new Map() },
    names: new Map(),
  };
  index.articles.forEach((entry, at) => {
    if ((found && !found[at]) || !inPeriod(entry, choice) || !hasNames(entry, choice.names)) return;
    const values = FACETS.map((facet) => valuesOf(index, facet, entry));
    const misses = FACETS.map((facet, n) => {
      const chosen = choice.values[facet];
      return chosen.size > 0 && !values[n].some((value) => chosen.has(value));
    });
    const missed = misses.filter(Boolean).length;
    // A facet counts the articles that all other facets let through, so that a second value can be chosen.
    FACETS.forEach((facet, n) => {
      if (missed > (misses[n] ? 1 : 0)) return;
      for (const value of values[n]) result.counts[facet].set(value, (result.counts[facet].get(value) ?? 0) + 1);
    });
    if (missed) return;
    result.shown.push(at);
    for (let pair = 0; pair < entry.names.length; pair += 2) {
      const count = result.names.get(entry.names[pair]);
      if (count) {
        count[0]++;
        count[1] += entry.names[pair + 1];
      } else result.names.set(entry.names[pair], [1, entry.names[pair + 1]]);
    }
  });
  return result;
}
