// What is pointed at or chosen in one pane is marked in the other.
import { byId } from './element.js';
import { on, session } from './session.js';

const panes = byId('panes');
const places = (index) => panes.querySelectorAll(`[data-piece="${index}"]`);
const still = matchMedia('(prefers-reduced-motion: reduce)');

let pointed = -1;

function point(index) {
  if (index === pointed) return;
  for (const place of places(pointed)) place.classList.remove('pointed');
  pointed = index;
  for (const place of places(pointed)) place.classList.add('pointed');
}

const pieceAt = (target) => Number(target.closest?.('[data-piece]')?.dataset.piece ?? -1);

for (const event of ['pointerover', 'focusin']) panes.addEventListener(event, ({ target }) => point(pieceAt(target)));
for (const event of ['pointerleave', 'focusout']) panes.addEventListener(event, () => point(-1));

on('current', ({ index, from }) => {
  for (const place of panes.querySelectorAll('[aria-current]')) place.removeAttribute('aria-current');
  for (const place of places(index)) {
    place.setAttribute('aria-current', 'true');
    const own = place.closest(from?.startsWith('article') ? '#article' : '#source');
    if (!own || from === 'ledger') bringIntoView(place);
    else requestAnimationFrame(() => uncover(place));
  }
});

// Where the details lie over the lower edge of the page, what they are about stays in sight above them.
function uncover(place) {
  const details = byId('piece');
  if (getComputedStyle(details).position !== 'fixed') return;
  const { top, height } = place.getBoundingClientRect();
  const room = details.getBoundingClientRect().top - 24;
  if (top + Math.min(height, room / 2) > room) scrollBy({ top: top - room / 3, behavior: still.matches ? 'auto' : 'smooth' });
}

// Scrolls the pane only, never the page under the reader's hands.
function bringIntoView(place) {
  const pane = place.closest('.pane');
  if (pane.scrollHeight <= pane.clientHeight) return;
  const { top, bottom } = place.getBoundingClientRect();
  const frame = pane.getBoundingClientRect();
  if (top >= frame.top && bottom <= frame.bottom) return;
  pane.scrollBy({ top: top - frame.top - frame.height / 3, behavior: still.matches ? 'auto' : 'smooth' });
}

// An article set anew carries its marks over.
on('choices', () => {
  for (const place of places(session.current)) place.setAttribute('aria-current', 'true');
});

// Everything of a role or language, while its entry in the legend is pointed at.
export function pointGroup(indexes) {
  for (const place of panes.querySelectorAll('.pointed')) place.classList.remove('pointed');
  pointed = -1;
  const wanted = new Set(indexes);
  for (const place of panes.querySelectorAll('[data-piece]')) place.classList.toggle('pointed', wanted.has(Number(place.dataset.piece)));
}
