// A link that holds the input after its #: compressed, made only when asked for, read back without any server.
import { byId } from './element.js';
import { on, session } from './session.js';
import { bytes, t } from './i18n.js';
import { copyBy } from './export.js';

const MARK = '#t=';
const LARGEST = 8e6; // bytes a link may unfold to; links are written by anyone

export async function linkTo({ input, settings, choices }) {
  const packed = await piped(new TextEncoder().encode(JSON.stringify({ input, settings, choices })), new CompressionStream('deflate-raw'));
  return `${location.origin}${location.pathname}${MARK}${base64url(packed)}`;
}

// What a link holds, or null if this page was opened without one. Throws if it holds something else.
export async function fromLink(hash = location.hash) {
  if (!hash.startsWith(MARK)) return null;
  const unpacked = await piped(fromBase64url(hash.slice(MARK.length)), new DecompressionStream('deflate-raw'), LARGEST);
  const { input, settings, choices } = JSON.parse(new TextDecoder().decode(unpacked));
  if (typeof input !== 'string') throw new TypeError('no input');
  return { input, settings: known(settings), choices };
}

// Only the settings this page knows, and only as text.
function known(settings = {}) {
  const names = ['kind', 'url', 'now', 'timeZone'].filter((name) => typeof settings?.[name] === 'string');
  return Object.fromEntries([['kind', 'auto'], ...names.map((name) => [name, settings[name]])]);
}

async function piped(from, through, most = Infinity) {
  const reader = new Blob([from]).stream().pipeThrough(through).getReader();
  const parts = [];
  let size = 0;
  for (let step = await reader.read(); !step.done; step = await reader.read()) {
    size += step.value.length;
    if (size > most) { await reader.cancel(); throw new RangeError('too large'); }
    parts.push(step.value);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

function base64url(packed) {
  let binary = '';
  for (let at = 0; at < packed.length; at += 0x8000) binary += String.fromCharCode(...packed.subarray(at, at + 0x8000));
  return btoa(binary).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

const fromBase64url = (written) => Uint8Array.from(atob(written.replace(/-/g, '+').replace(/_/g, '/')), (character) => character.charCodeAt(0));

function forget() {
  byId('link-field').hidden = byId('copy-link').hidden = true;
  byId('link-size').textContent = '';
}

byId('make-link').addEventListener('click', async () => {
  const link = await linkTo(session);
  byId('link').value = link;
  byId('link-field').hidden = byId('copy-link').hidden = false;
  byId('link-size').textContent = t(link.length > 8000 ? 'linkLong' : 'linkSize', { size: bytes(link.length) });
  byId('link').select();
});

byId('copy-link').addEventListener('click', ({ currentTarget }) => copyBy(currentTarget, byId('link').value));

// A link made before a change no longer shows what is on the page.
on('answer', forget);
on('choices', forget);
