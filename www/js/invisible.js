// Shows text that cannot be seen: controls, zero-width and direction marks stand as their code points.
import { element } from './element.js';

const INVISIBLE = /([\p{Cc}\p{Cf}\p{Cn}\p{Co}\u00a0\u2000-\u200a\u2028\u2029\u202f\u3000\ufffd])/u;

export function visible(text) {
  return text.split(INVISIBLE).filter(Boolean).map((part) =>
    (INVISIBLE.test(part) && part !== '\n' ? element('span', { class: 'code-point', dir: 'ltr' }, codePoint(part)) : part));
}

const codePoint = (character) => `U+${character.codePointAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
