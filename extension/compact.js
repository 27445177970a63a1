// What a page needs of an article to show it in place, made small: what crosses to the page costs the page its time.

/** Numbers per fragment: start, end, role, languages, kept. */
const ROW = 5;

/** The fragments of an article as one list of numbers and the few names these stand for. */
export function compact({ fragments }) {
  const roles = numbering();
  const languages = numbering();
  const rows = fragments.flatMap((fragment) => [
    fragment.start, fragment.end, roles.of(fragment.role), languages.of([...new Set(fragment.languages.map(({ code }) => code))].join(' ')), Number(fragment.kept),
  ]);
  return { rows, roles: roles.names, languages: languages.names };
}

/** The fragments again, with the words as the page has them and the codes of their languages. */
export function expand({ rows, roles, languages }, text) {
  const lists = languages.map((codes) => codes.split(' ').filter(Boolean).map((code) => ({ code })));
  const fragments = [];
  for (let at = 0; at < rows.length; at += ROW) {
    const [start, end] = [rows[at], rows[at + 1]];
    fragments.push({ start, end, role: roles[rows[at + 2]], languages: lists[rows[at + 3]], kept: rows[at + 4] === 1, text: text.slice(start, end) });
  }
  return fragments;
}

function numbering() {
  const numbers = new Map();
  return {
    of(name) {
      if (!numbers.has(name)) numbers.set(name, numbers.size);
      return numbers.get(name);
    },
    get names() { return [...numbers.keys()]; },
  };
}
