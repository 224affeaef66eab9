// An article of two runs: the earlier text beside the later one, and a list of what differs.
import { counted, make, words } from "./dom.js";
import { marked, marksOf } from "./marks.js";

/** @typedef {import("./main.js").App} App */
/** @typedef {import("./data.js").Article} Article */
/** @typedef {import("./data.js").Entry} Entry */

/** What stands before a change, so that its colour is not alone. @type {Record<string, string>} */
const SIGNS = { gained: "+", lost: "−", relabelled: "~", changed: "~" };

/**
 * "+3 −1 ~2", for the list.
 * @param {Entry} entry
 */
export function tally(entry) {
  const [gained = 0, lost = 0, relabelled = 0, changed = 0] = entry.tally ?? [];
  /** @type {[string, number, string][]} */
  const parts = [
    ["+", gained, "gained"],
    ["−", lost, "lost"],
    ["~", relabelled + changed, "changed"],
  ];
  const box = make("span", { class: "tally" });
  for (const [sign, number, kind] of parts) {
    if (number) box.append(make("span", { class: kind, title: `${number} ${kind}` }, `${sign}${number}`), " ");
  }
  return box.childNodes.length ? box : null;
}

/**
 * The earlier text, as the first of two columns; null where there is none.
 * @param {App} app
 * @param {Article} article
 * @param {number} most
 */
export function earlier(app, article, most) {
  const { before } = article;
  if (!before) return null;
  const text = before.text ?? article.text;
  const box = make("div", { class: "text", dir: "auto" }, marked(text.slice(0, most), marksOf(app.index, before), before.summary));
  return make("section", { class: "side before" }, make("h3", {}, "Before"), box);
}

/**
 * Which run an article is in, where it is not in both.
 * @param {App} app
 * @param {Entry} entry
 */
export function onlyIn(app, entry) {
  const only = (entry.changes ?? []).map((change) => app.index.changes[change]).find((change) => change.startsWith("only"));
  return only ? make("p", { class: "only" }, only === "only after" ? "Only in the later run." : "Only in the earlier run.") : null;
}

/** @typedef {import("./marks.js").Mark} Mark */

/** Label and name, or type and value. @param {Mark} mark */
function gist(mark) {
  return mark.words.split(" · ").slice(0, 2).join(" ");
}

/**
 * @param {Mark} one
 * @param {Mark} other
 */
function isSame(one, other) {
  return one.start === other.start && one.end === other.end && (one.name === undefined) === (other.name === undefined);
}

/**
 * What differs, in a list that jumps to each place.
 * @param {App} app
 * @param {Entry} entry
 * @param {Article} article
 * @param {HTMLElement} body
 * @param {(box: HTMLElement, selector: string) => void} jump
 */
export function changesOf(app, entry, article, body, jump) {
  const number = (entry.tally ?? []).reduce((sum, each) => sum + each, 0);
  const list = make("ul", {});
  /**
   * @param {"before" | "after"} side
   * @param {{start: number, end: number}} span
   * @param {string} kind
   * @param {string} said
   */
  const row = (side, span, kind, said) => {
    const text = (side === "before" && article.before?.text) || article.text;
    list.append(
      make(
        "li",
        {},
        make(
          "button",
          { type: "button", class: "jump", click: () => jump(body, `.${side} mark[data-start="${span.start}"]`) },
          make("span", { class: `sign ${kind}` }, SIGNS[kind]),
          make("span", { class: "quote", dir: "auto" }, words(text.slice(span.start, span.end).replace(/\s+/g, " "))),
          make("span", { class: "was" }, words(said)),
        ),
      ),
    );
  };
  // Where the text is the same, what a span was before stands at the same place.
  const was = article.before && article.before.text === undefined ? marksOf(app.index, article.before) : [];
  for (const side of /** @type {const} */ (["before", "after"])) {
    const spans = side === "before" ? article.before : article;
    if (!spans) continue;
    for (const mark of marksOf(app.index, spans)) {
      const kind = mark.classes[mark.classes.length - 1];
      if (!(kind in SIGNS) || (side === "before" && kind !== "lost")) continue;
      const old = kind === "gained" ? undefined : was.find((each) => isSame(each, mark) && each.classes.includes(kind));
      row(side, mark, kind, old && kind !== "lost" ? `${gist(old)} → ${gist(mark)}` : gist(mark));
    }
  }
  for (const [stage, field, old, now] of article.fields ?? []) {
    const item = make("li", { class: "field" }, make("strong", {}, words(field)), ` (${stage}) `);
    if (old) item.append(make("del", { dir: "auto" }, words(old)), " ");
    if (now) item.append(make("ins", { dir: "auto" }, words(now)));
    list.append(item);
  }
  const rest = number - list.children.length;
  if (rest > 0) list.append(make("li", { class: "quiet" }, `and ${counted(rest, "change")} of sentences, paragraphs and other fields`));
  return make("section", {}, make("h3", {}, number ? counted(number, "difference") : "No difference"), list);
}
