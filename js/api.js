// What every entry shares: plain JavaScript over the generated glue. Entries differ only in where the module comes from.
import load, * as glue from './glue.js';
import { asTemizError, TemizError } from './error.js';
import { wholeMoment } from './moment.js';
import { moduleOptions } from './options.js';
import { readable } from './dom/readable.js';
import { withSelectors } from './dom/selector.js';
import { isNode, isWalk } from './dom/walk.js';

export { TemizError };

const encoder = new TextEncoder();
let ready = false;
let loading;

/** Loads the module once from what `source` gives: a URL, a Response, bytes, a compiled module, or a promise of one. */
export function start(source) {
  if (ready) return Promise.resolve();
  loading ??= Promise.resolve(source)
    .then((found) => load({ module_or_path: found }))
    .then(() => { ready = true; })
    .catch((error) => {
      loading = undefined;
      throw asTemizError(error, 'load-failed');
    });
  return loading;
}

export function initSync(bytesOrModule) {
  if (ready) return;
  try {
    glue.initSync({ module: bytesOrModule });
    ready = true;
  } catch (error) {
    throw asTemizError(error, 'load-failed');
  }
}

export function clean(input, options = {}) {
  if (typeof input === 'string') {
    return ask(() => glue.clean(encoder.encode(input), options.input ?? '', moduleOptions(options)));
  }
  if (isNode(input)) {
    const { input: read, options: found } = readable(input);
    return clean(read, { ...found, ...options, ...(found && { input: 'html' }) });
  }
  if (isWalk(input)) return cleanWalk(input, options);
  throw new TemizError('bad-input', 'clean() takes a string, a Document, an Element, or what walk() of temiz/dom returned');
}

export function languages(text, options = {}) {
  return ask(() => glue.languages(encoder.encode(stringOf(text, 'languages')), moduleOptions(options)));
}

export function timestamps(text, options = {}) {
  return ask(() => glue.timestamps(encoder.encode(stringOf(text, 'timestamps')), moduleOptions(options)));
}

export function parseTimestamp(text, options = {}) {
  const string = stringOf(text, 'parseTimestamp');
  return guarded(() => wholeMoment(string, options));
}

export function repair(text) {
  return ask(() => glue.repair(encoder.encode(stringOf(text, 'repair'))));
}

function cleanWalk(walk, options) {
  const article = ask(() => glue.cleanWalk(
    encoder.encode(walk.text),
    Uint32Array.from(walk.rows),
    Uint32Array.from(walk.attributeRows),
    encoder.encode(walk.attributeText),
    Uint32Array.from(walk.hiddenRows ?? []),
    encoder.encode(walk.hiddenText ?? ''),
    walk.revealed ?? 0,
    encoder.encode(walk.head),
    moduleOptions({ url: walk.url, ...options }),
  ));
  return options.selectors ? withSelectors(article, walk) : article;
}

/** One question to the module: its JSON as an object. */
function ask(question) {
  return guarded(() => JSON.parse(question()));
}

/** A question's answer, its errors as ours. */
function guarded(question) {
  if (!ready) throw new TemizError('not-ready', 'temiz is not loaded yet: await init() first, or import "temiz/inline"');
  try {
    return question();
  } catch (error) {
    throw asTemizError(error);
  }
}

function stringOf(text, name) {
  if (typeof text === 'string') return text;
  throw new TemizError('bad-input', `${name}() takes a string`);
}
