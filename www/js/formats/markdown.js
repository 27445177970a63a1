// Markdown: the kept pieces, each with its mark, what would be a mark in the text escaped.
const MARKS = { title: '# ', heading: '## ', 'list-item': '- ' };

export function markdown({ fragments }) {
  const pieces = fragments.filter(({ kept }) => kept);
  return pieces.map((fragment, at) => (at ? gap(pieces[at - 1], fragment) : '') + piece(fragment)).join('') + '\n';
}

const gap = (before, fragment) => (before.role === 'list-item' && fragment.role === 'list-item' ? '\n' : '\n\n');

function piece({ role, text }) {
  if (role === 'code') return fenced(text);
  const safe = escaped(text);
  if (role === 'quote') return safe.replace(/^/gm, '> ');
  if (['subtitle', 'byline', 'timestamp', 'caption', 'credit'].includes(role)) return `*${safe.replace(/\s*\n\s*/g, ' ')}*`;
  return (MARKS[role] ?? '') + (MARKS[role] ? safe.replace(/\s*\n\s*/g, ' ') : safe);
}

const escaped = (text) => text.replace(/[\\`*_[\]<>|]/g, '\\$&').replace(/^(\s*)([#+-]|\d+[.)])(?=\s|$)/gm, '$1\\$2');

// A fence longer than any inside.
function fenced(text) {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}\n${text}\n${fence}`;
}
