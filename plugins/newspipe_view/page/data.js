// Unpack what packing.py has packed: the index at once, the texts a block at a time.
import { byId } from "./dom.js";

/**
 * An article in the index. `names` holds pairs: a name's number and how often it is mentioned; `days` pairs: the first
 * and the last day of a date.
 * @typedef {{id: string, title: string, published: string, day: number | null, site: number | null,
 *   language: number | null, sections: number[], names: number[], days: number[], lead: string, changes?: number[],
 *   tally?: number[]}} Entry
 */
/**
 * The index: `labels` are labels with their kind, `names` are label and name. `changes` are the kinds of differences
 * where two runs are compared.
 * @typedef {{block: number, compares: boolean, changes: string[], kinds: string[], labels: [string, number][], names: [number, string][], sites: string[],
 *   languages: string[], sections: string[], articles: Entry[]}} Index
 */
/** @typedef {[start: number, end: number, name: number]} NameSpan */
/** @typedef {[start: number, end: number, type: string, value: string, mod: string, first?: number, last?: number]} DateSpan */
/**
 * An article's text and spans, in UTF-16 code units. In a block, a span's start is the distance from the start of the
 * one before it, its end is its length, and a name is a place among the names of the index entry.
 * `states` say of each span what has become of it: 0 the same, else one more than a kind of change. `before` is the
 * article of the earlier run, without a text where that is the same; `fields` are other fields that differ: stage,
 * field, before, after.
 * @typedef {{names: number[], dates: number[]}} States
 * @typedef {{text?: string, names: NameSpan[], dates: DateSpan[], summary: [number, number][], states: States}} Before
 * @typedef {{author: string, published: string, url: string, text: string, names: NameSpan[], dates: DateSpan[],
 *   summary: [number, number][], abstract: string, states?: States, before?: Before,
 *   fields?: [string, string, string, string][]}} Article
 */

const KEPT_BLOCKS = 8;
/** @type {Map<number, Promise<Article[]>>} */
const blocks = new Map();

/** @param {string} id */
async function unpacked(id) {
  const letters = atob(byId(id).textContent ?? "");
  const bytes = new Uint8Array(letters.length);
  for (let at = 0; at < letters.length; at++) bytes[at] = letters.charCodeAt(at);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return JSON.parse(await new Response(stream).text());
}

/** @returns {Promise<Index>} */
export function readIndex() {
  return unpacked("index");
}

/**
 * @param {number} number
 * @returns {Promise<Article[]>}
 */
export function readBlock(number) {
  return unpacked(`block${number}`);
}

/** @param {[number, number, ...unknown[]][]} spans */
function placed(spans) {
  let start = 0;
  for (const span of spans) {
    start += span[0];
    span[1] += start;
    span[0] = start;
  }
}

/**
 * A block whose spans have their offsets and names.
 * @param {Index} index
 * @param {number} number
 */
async function completeBlock(index, number) {
  const block = await readBlock(number);
  block.forEach((article, n) => {
    const { names } = index.articles[number * index.block + n];
    for (const side of article.before ? [article, article.before] : [article]) {
      for (const spans of [side.names, side.dates, side.summary]) placed(spans);
    }
    for (const span of article.names) span[2] = names[2 * span[2]];
  });
  return block;
}

/**
 * @param {Index} index
 * @param {number} at
 * @returns {Promise<Article>}
 */
export async function readArticle(index, at) {
  const number = Math.floor(at / index.block);
  let block = blocks.get(number);
  if (!block) {
    block = completeBlock(index, number);
    blocks.set(number, block);
    if (blocks.size > KEPT_BLOCKS) blocks.delete(/** @type {number} */ (blocks.keys().next().value));
  }
  return (await block)[at % index.block];
}

/**
 * What a name is, as a class of the style sheet.
 * @param {Index} index
 * @param {number} name
 */
export function kindOf(index, name) {
  return index.kinds[index.labels[index.names[name][0]][1]];
}

/** How the kinds are called on the page. @type {Record<string, string>} */
export const KIND_NAMES = { person: "People", organisation: "Organisations", place: "Places", other: "Other names" };
