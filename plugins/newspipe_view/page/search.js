// Search: every word, or "phrase in quotes", must be in an article's title, text or names.
import { readBlock } from "./data.js";

/** @typedef {import("./data.js").Index} Index */

/**
 * Without case and accents: "São" is found as "sao".
 * @param {string} text
 */
export function folded(text) {
  const lower = text.toLowerCase();
  return /^[\x00-\x7f]*$/.test(lower) ? lower : lower.normalize("NFKD").replace(/\p{M}+/gu, "").replace(/[’‘]/g, "'");
}

/**
 * @param {string} query
 * @returns {string[]}
 */
export function terms(query) {
  const found = folded(query).replace(/[“”„«»]/g, '"').match(/"[^"]*"?|[^\s"]+/g) ?? [];
  return found.map((term) => term.replace(/"/g, "").replace(/\s+/g, " ").trim()).filter(Boolean);
}

export class Haystack {
  /** @param {Index} index */
  constructor(index) {
    this.index = index;
    this.names = index.names.map(([, name]) => folded(name));
    this.heads = index.articles.map((entry) => {
      const parts = [folded(entry.title), folded(entry.id)];
      for (let at = 0; at < entry.names.length; at += 2) parts.push(this.names[entry.names[at]]);
      return parts.join("\n");
    });
    /** @type {string[]} */
    this.texts = [];
    /** @type {{terms: string[], texts: number, found: Uint8Array} | null} */
    this.last = null;
  }

  get complete() {
    return this.texts.length === this.index.articles.length;
  }

  /**
   * Read the texts, giving way to the person after each block.
   * @param {() => void} step
   */
  async fill(step) {
    for (let number = 0; !this.complete; number++) {
      for (const article of await readBlock(number)) this.texts.push(folded(article.text.replace(/\s+/g, " ")));
      step();
      await new Promise((resolve) => setTimeout(resolve));
    }
  }

  /**
   * Which articles have all terms. Where a person types on, only what was found before is searched.
   * @param {string[]} wanted
   * @returns {Uint8Array}
   */
  find(wanted) {
    const before = this.last;
    const narrows =
      before && before.texts === this.texts.length && before.terms.every((term) => wanted.some((each) => each.includes(term)));
    const found = new Uint8Array(this.heads.length);
    for (let at = 0; at < found.length; at++) {
      if (narrows && !before.found[at]) continue;
      const head = this.heads[at];
      const text = this.texts[at] ?? "";
      found[at] = wanted.every((term) => head.includes(term) || text.includes(term)) ? 1 : 0;
    }
    this.last = { terms: wanted, texts: this.texts.length, found };
    return found;
  }
}
