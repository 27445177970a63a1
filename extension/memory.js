// What is remembered, per site and in this browser alone: how removed pieces are treated, and every piece, role or
// language the reader decided on. One entry of `storage.local` a site, so that it can be exported, imported, forgotten.

const PREFIX = 'site:';
const FORMAT = 'temiz-settings-1';

/** @typedef {{ treatment: 'dim' | 'hide' | 'off', keep: string[], remove: string[], keepRoles: string[], removeRoles: string[], hideLanguages: string[] }} Site */

/** @returns {Site} */
export const blankSite = () => ({ treatment: 'dim', keep: [], remove: [], keepRoles: [], removeRoles: [], hideLanguages: [] });

/** What is remembered of a site; the treatment chosen last, anywhere, when nothing is. */
export async function recall(host) {
  const key = PREFIX + host;
  const stored = await chrome.storage.local.get([key, 'treatment']);
  return { ...blankSite(), ...(stored.treatment && { treatment: stored.treatment }), ...stored[key] };
}

export async function remember(host, site) {
  await chrome.storage.local.set({ [PREFIX + host]: site, treatment: site.treatment });
}

export async function forget(host) {
  await chrome.storage.local.remove(PREFIX + host);
}

export async function forgetAll() {
  await chrome.storage.local.clear();
}

/** Everything remembered, as a file a reader can keep or carry to another browser. */
export async function exported() {
  return JSON.stringify({ format: FORMAT, stored: await chrome.storage.local.get(null) }, null, 2);
}

/** Takes such a file in, beside what is there. @returns whether it was one */
export async function imported(text) {
  const stored = read(text);
  if (!stored) return false;
  await chrome.storage.local.set(stored);
  return true;
}

function read(text) {
  try {
    const { format, stored } = JSON.parse(text);
    if (format !== FORMAT || typeof stored !== 'object') return null;
    const sites = Object.entries(stored).filter(([key, site]) => key.startsWith(PREFIX) && isSite(site));
    return Object.fromEntries(sites.map(([key, site]) => [key, { ...blankSite(), ...site }]));
  } catch {
    return null;
  }
}

function isSite(site) {
  const lists = ['keep', 'remove', 'keepRoles', 'removeRoles', 'hideLanguages'];
  return site && typeof site === 'object' && ['dim', 'hide', 'off'].includes(site.treatment)
    && lists.every((list) => site[list] === undefined || (Array.isArray(site[list]) && site[list].every((it) => typeof it === 'string')));
}

/** By what a piece is known again on the next visit: its role and how it begins. */
export const signature = (fragment) => `${fragment.role}:${fragment.text.replace(/\s+/g, ' ').trim().toLowerCase().slice(0, 80)}`;
