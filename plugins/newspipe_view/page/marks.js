// An article's text with its names, dates and summary sentences marked. Spans may nest and cross: the text is cut
// wherever one begins or ends, and a piece carries all spans that it lies in.
import { kindOf } from "./data.js";
import { bearable, counted, make } from "./dom.js";

/** @typedef {import("./data.js").Index} Index */
/** @typedef {import("./data.js").NameSpan} NameSpan */
/** @typedef {import("./data.js").DateSpan} DateSpan */
/** @typedef {{start: number, end: number, classes: string[], words: string, name?: number, date?: number}} Mark */

/**
 * The marks of an article, or of what it was before.
 * @param {Index} index
 * @param {{names: NameSpan[], dates: DateSpan[], states?: import("./data.js").States}} article
 * @returns {Mark[]}
 */
export function marksOf(index, { names, dates, states }) {
  /** @type {Map<number, number>} */
  const mentions = new Map();
  for (const [, , name] of names) mentions.set(name, (mentions.get(name) ?? 0) + 1);
  /** @param {number | undefined} state */
  const change = (state) => (state ? [index.changes[state - 1]] : []);
  return [
    ...names.map(([start, end, name], n) => {
      const [label, fullest] = index.names[name];
      const changes = change(states?.names[n]);
      const said = [index.labels[label][0], fullest, counted(mentions.get(name) ?? 0, "mention"), ...changes];
      return { start, end, classes: ["name", kindOf(index, name), ...changes], words: said.join(" · "), name };
    }),
    ...dates.map(([start, end, type, value, mod], date) => {
      const changes = change(states?.dates[date]);
      const said = [type, value || "no value", mod, ...changes].filter(Boolean).join(" · ");
      return { start, end, classes: ["date", ...changes], words: said, date };
    }),
  ];
}

/**
 * @param {string} text
 * @param {Mark[]} marks
 * @param {[number, number][]} summary
 * @returns {DocumentFragment}
 */
export function marked(text, marks, summary) {
  const spans = [
    ...marks,
    ...summary.map(([start, end]) => ({ start, end, classes: ["summary"], words: "in the summary" })),
  ].filter((span) => span.start < text.length);
  const cuts = new Set([0, text.length]);
  for (const span of spans) cuts.add(span.start).add(Math.min(span.end, text.length));
  const places = [...cuts].sort((a, b) => a - b);
  spans.sort((a, b) => a.start - b.start);
  const fragment = document.createDocumentFragment();
  /** @type {Mark[]} */
  let open = [];
  let next = 0;
  for (let n = 0; n + 1 < places.length; n++) {
    const [start, end] = [places[n], places[n + 1]];
    open = open.filter((span) => span.end > start);
    while (next < spans.length && spans[next].start <= start) open.push(spans[next++]);
    fragment.append(piece(bearable(text.slice(start, end)), start, end, open));
  }
  return fragment;
}

/**
 * @param {string} text
 * @param {number} start
 * @param {number} end
 * @param {Mark[]} open
 */
function piece(text, start, end, open) {
  if (!open.length) return text;
  const classes = new Set(open.flatMap((span) => span.classes));
  const speaking = open.filter((span) => span.name !== undefined || span.date !== undefined);
  for (const span of open) {
    if (span.classes[0] !== "summary") continue;
    if (span.start === start) classes.add("first");
    if (span.end === end) classes.add("last");
  }
  if (!speaking.length) return make("span", { class: [...classes].join(" ") }, text);
  const name = speaking.find((span) => span.name !== undefined)?.name;
  const date = speaking.find((span) => span.date !== undefined)?.date;
  return make(
    "mark",
    {
      class: [...classes].join(" "),
      tabindex: -1,
      "data-name": name,
      "data-date": date,
      "data-start": Math.min(...speaking.map((span) => span.start)),
      "data-words": speaking.map((span) => span.words).join("\n"),
      "aria-description": speaking.map((span) => span.words).join("; "),
    },
    text,
  );
}
