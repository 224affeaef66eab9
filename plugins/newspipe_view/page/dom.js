// Make and find elements. What comes from an article only ever becomes text.

/** @typedef {Record<string, string | number | boolean | undefined | ((event: Event) => void)>} Attributes */

/**
 * Make an element. An attribute that is a function listens to the event of its name; one that is false is left out.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Attributes} attributes
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== undefined && value !== false) element.setAttribute(name, String(value));
  }
  element.append(...children);
  return element;
}

// A browser takes minutes to draw a hundred thousand accents on one letter; no script has more than a few.
const STACKED_MARKS = /(\p{M}{32})\p{M}+/gu;

/**
 * A text that a browser can draw.
 * @param {string} text
 */
export function bearable(text) {
  return text.replace(STACKED_MARKS, "$1…");
}

/**
 * An article's words, kept from changing the direction of what stands around them.
 * @param {string} text
 */
export function words(text) {
  return make("bdi", {}, bearable(text));
}

/**
 * @param {string} id
 * @returns {HTMLElement}
 */
export function byId(id) {
  const element = document.getElementById(id);
  if (!element) throw new Error(`the page has no element ${id}`);
  return element;
}

/**
 * "1 article", "2,000 articles".
 * @param {number} number
 * @param {string} what
 */
export function counted(number, what) {
  return `${number.toLocaleString("en")} ${what}${number === 1 ? "" : "s"}`;
}

/**
 * Arrow keys, Home and End move through the elements of a group, of which one is a stop of the Tab key.
 * @param {HTMLElement} group
 * @param {string} selector
 */
export function roving(group, selector) {
  const items = () => /** @type {HTMLElement[]} */ ([...group.querySelectorAll(selector)]);
  group.addEventListener("keydown", (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    const all = items();
    const at = all.indexOf(target);
    /** @type {Record<string, number>} */
    const steps = { ArrowDown: at + 1, ArrowRight: at + 1, ArrowUp: at - 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 };
    if (at < 0 || !(event.key in steps) || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    all[Math.max(0, Math.min(all.length - 1, steps[event.key]))].focus();
  });
  group.addEventListener("focusin", (event) => {
    const all = items();
    if (!all.includes(/** @type {HTMLElement} */ (event.target))) return;
    for (const each of all) each.tabIndex = each === event.target ? 0 : -1;
  });
}
