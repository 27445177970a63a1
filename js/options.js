import { TemizError } from './error.js';

/** The options as the module reads them: JSON without what only this side knows, and with moments written out. */
export function moduleOptions({ input, now, url, ...rest } = {}) {
  if (input !== undefined && input !== 'text' && input !== 'html') {
    throw new TemizError('bad-options', `options.input is "text" or "html", not ${JSON.stringify(input)}`);
  }
  return JSON.stringify({ ...rest, now: moment(now), url: url === undefined ? undefined : String(url) });
}

/** RFC 3339 from a Date, milliseconds, or text that already is. */
function moment(now) {
  if (now === undefined || now === null || typeof now === 'string') return now ?? undefined;
  const date = new Date(now);
  if (Number.isNaN(date.getTime())) throw new TemizError('bad-now', 'options.now is not a valid date');
  return date.toISOString();
}
