// The one thing the page shows: an input, the answer to it, and what the reader chose. Views listen for changes.
import { Choices } from './choices.js';

const listeners = { answer: [], choices: [], current: [] };

export const session = {
  input: '',          // as given
  settings: {},       // kind and options it was given with
  article: null,
  source: '',         // what the offsets count in
  changes: [],        // repairs
  timing: {},
  choices: new Choices(),
  current: -1,        // the piece looked at
};

export const on = (event, listener) => listeners[event].push(listener);

export function tell(event, detail) {
  for (const listener of listeners[event]) listener(detail);
}

export const fragments = () => session.article?.fragments ?? [];

export const keeps = (index) => session.choices.keeps(fragments()[index], index);

// Every piece the reader decided otherwise, by its number.
export const decided = () => fragments().flatMap((fragment, index) => (keeps(index) === fragment.kept ? [] : [[index, keeps(index)]]));

export function answer(given) {
  Object.assign(session, { choices: new Choices(), current: -1 }, given);
  tell('answer');
}

// `from` is the pane the piece was chosen in; the other pane brings it into view.
export function look(index, from) {
  session.current = index;
  tell('current', { index, from });
}

// `said` names what changed, for the live region.
export function choose(change, said) {
  const before = fragments().map((_, index) => keeps(index));
  change(session.choices);
  const changed = before.flatMap((kept, index) => (keeps(index) === kept ? [] : [index]));
  tell('choices', { changed, said });
}

export function toggle(index) {
  const kept = !keeps(index);
  choose((choices) => choices.setPiece(fragments()[index], index, kept), { key: kept ? 'saidRestored' : 'saidRemoved', index });
}
