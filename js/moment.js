// One timestamp of one string, as src/wasm/moment.rs writes it, and the options it is read under.
import * as glue from './glue.js';
import { moduleOptions } from './options.js';

const PRECISIONS = ['year', 'month', 'day', 'hour', 'minute', 'second'];
const ORIGINS = ['stated', 'option', 'unknown'];
const ROLES = ['published', 'modified', 'event', 'other'];
const PARTS = ['year', 'month', 'day'];

/** The options the module reads under, as plain values; none when they cannot be compared with the next. */
let known = null;

/** Tells the module the options, where they are others than the last time: most callers read many strings under the same. */
function readUnder(options) {
  if (known && alike(known, options)) return;
  known = null;
  glue.parseUnder(moduleOptions(options));
  const values = { ...options };
  known = Object.values(values).every((value) => Object(value) !== value) ? values : null;
}

function alike(one, other) {
  let count = 0;
  for (const key in other) {
    if (!Object.hasOwn(one, key) || one[key] !== other[key]) return false;
    count++;
  }
  for (const _ in one) count--;
  return count === 0;
}

/** The timestamp that a whole string is, or null. */
export function wholeMoment(text, options) {
  readUnder(options);
  const line = glue.parseTimestamp(text);
  if (line === undefined) return null;
  const [start, end, iso, utc, offset, name] = line.slice(5).split('\n');
  const implied = line.charCodeAt(3) - 48;
  return {
    start: +start,
    end: +end,
    text: text.slice(+start, +end),
    iso,
    utc: utc || null,
    precision: PRECISIONS[line.charCodeAt(0) - 48],
    zone: { origin: ORIGINS[line.charCodeAt(1) - 48], offset: offset || null, name: name || null },
    implied: implied === 0 ? [] : PARTS.filter((_, at) => implied >> at & 1),
    role: ROLES[line.charCodeAt(2) - 48],
    origin: 'text',
  };
}
