// Days are counted as Python's date.toordinal does: 1 January of the year 1 is day 1.

const EPOCH = 719163; // 1 January 1970
export const FIRST_DAY = 1;
export const LAST_DAY = 3652059; // 31 December 9999
const MS = 86400000;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** @typedef {[first: number, last: number]} Period */

/** @param {number} day */
function parts(day) {
  const date = new Date((day - EPOCH) * MS);
  return [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
}

/**
 * @param {number} year
 * @param {number} month from 0, and beyond 11
 * @param {number} day
 */
function dayOf(year, month, day) {
  const date = new Date(0);
  date.setUTCFullYear(year, month, day);
  return Math.round(date.getTime() / MS) + EPOCH;
}

/** @param {number} day */
export function iso(day) {
  const [year, month, date] = parts(day);
  return `${String(year).padStart(4, "0")}-${String(month + 1).padStart(2, "0")}-${String(date).padStart(2, "0")}`;
}

/**
 * What a person has typed, "1998", "1998-05" or "1998-05-02", as its first and last day; null if it is none of these.
 * @param {string} typed
 * @returns {Period | null}
 */
export function periodOf(typed) {
  const match = /^\s*(\d{4})(?:-(\d\d?)(?:-(\d\d?))?)?\s*$/.exec(typed);
  if (!match) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2] ?? 0), Number(match[3] ?? 0)];
  if (year < 1 || month > 12 || day > 31) return null;
  if (day) return [dayOf(year, month - 1, day), dayOf(year, month - 1, day)];
  if (month) return [dayOf(year, month - 1, 1), dayOf(year, month, 0)];
  return [dayOf(year, 0, 1), dayOf(year, 11, 31)];
}

// Steps of the timeline: months, or days where `months` is 0.
const STEPS = [
  { months: 0, days: 1, name: "day" },
  { months: 0, days: 7, name: "week" },
  { months: 1, days: 31, name: "month" },
  { months: 3, days: 92, name: "quarter" },
  { months: 12, days: 366, name: "year" },
  { months: 60, days: 1827, name: "5 years" },
  { months: 120, days: 3653, name: "10 years" },
  { months: 600, days: 18263, name: "50 years" },
  { months: 1200, days: 36525, name: "100 years" },
];

/** @typedef {{first: number, last: number, label: string}} Bin */

/**
 * Cut a period into at most `most` equal bins of a usual length.
 * @param {Period} period
 * @param {number} most
 * @returns {{bins: Bin[], name: string, days: number}}
 */
export function binned([first, last], most) {
  const step = STEPS.find((each) => (last - first + 1) / each.days <= most - 1) ?? STEPS[STEPS.length - 1];
  /** @type {Bin[]} */
  const bins = [];
  let [year, month] = parts(first);
  let start = first;
  if (step.months) {
    month = step.months >= 12 ? 0 : month - (month % step.months);
    if (step.months > 12) year -= year % (step.months / 12);
    start = dayOf(Math.max(1, year), month, 1);
  } else if (step.days === 7) {
    start -= (start - 1) % 7; // day 1 was a Monday
  }
  while (start <= last) {
    const [y, m] = parts(start);
    const next = step.months ? dayOf(y - (y === 1 && step.months > 12 ? 1 : 0), m + step.months, 1) : start + step.days;
    bins.push({ first: start, last: next - 1, label: label(start, next - 1, step) });
    start = next;
  }
  return { bins, name: step.name, days: step.days };
}

/**
 * @param {number} first
 * @param {number} last
 * @param {{months: number, days: number}} step
 */
function label(first, last, step) {
  const [year, month, day] = parts(first);
  if (step.months > 12) return `${year}–${parts(last)[0]}`;
  if (step.months === 12) return String(year);
  if (step.months === 3) return `${year} Q${month / 3 + 1}`;
  if (step.months === 1) return `${MONTHS[month]} ${year}`;
  return step.days === 7 ? `${day} ${MONTHS[month]} ${year}–${parts(last)[2]} ${MONTHS[parts(last)[1]]}` : `${day} ${MONTHS[month]} ${year}`;
}
