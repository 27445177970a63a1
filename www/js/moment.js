// A timestamp in the interface's language, as precise as it is and in its own zone: never shifted, never completed.
import { currentLocale, ownNames, t } from './i18n.js';

const FIELDS = {
  year: { year: 'numeric' },
  month: { year: 'numeric', month: 'long' },
  day: { dateStyle: 'long' },
  hour: { dateStyle: 'long', timeStyle: 'short' },
  minute: { dateStyle: 'long', timeStyle: 'short' },
  second: { dateStyle: 'long', timeStyle: 'medium' },
};

export function spoken({ iso, precision, zone }) {
  const wall = wallClock(iso);
  if (!wall) return iso;
  const own = ownNames();
  const said = own ? written(wall, precision, own) : new Intl.DateTimeFormat(currentLocale(), { ...FIELDS[precision], timeZone: 'UTC', calendar: 'gregory' }).format(wall);
  return zone.offset && precision !== 'day' ? `${said} ${zoneSpoken(zone)}` : said;
}

// Day, month, year, clock: as Azerbaijani writes them.
function written(wall, precision, { months }) {
  const [date, clock] = wall.toISOString().split('T');
  const [year, month, day] = date.split('-').map(Number);
  const parts = { year: [year], month: [months[month - 1], year] }[precision] ?? [day, months[month - 1], year];
  const shown = { hour: 5, minute: 5, second: 8 }[precision];
  return parts.join(' ') + (shown ? `, ${clock.slice(0, shown)}` : '');
}

export function zoneSpoken({ offset, name }) {
  const shown = offset ? `UTC${offset === '+00:00' ? '' : offset}` : t('zoneUnknown');
  return name ? `${shown} (${name})` : shown;
}

// The numbers on the clock as written, as if they were UTC's; only for formatting and for order.
export function wallClock(iso) {
  const found = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d)(?::(\d\d))?(?::(\d\d))?)?)?)?/.exec(iso);
  if (!found) return null;
  const [, year, month = 1, day = 1, hour = 0, minute = 0, second = 0] = found.map((part) => (part === undefined ? undefined : Number(part)));
  const wall = new Date(Date.UTC(2000, month - 1, day, hour, minute, second));
  wall.setUTCFullYear(year, month - 1, day);
  return wall;
}

// Two timestamps say different things if they differ as far as both are precise.
export function disagree(a, b) {
  if (a.utc && b.utc && a.precision !== 'day' && b.precision !== 'day') return shorter(a.utc, b.utc, 16);
  return shorter(a.iso, b.iso, 10);
}

function shorter(a, b, most) {
  const length = Math.min(a.length, b.length, most);
  return a.slice(0, length) !== b.slice(0, length);
}
