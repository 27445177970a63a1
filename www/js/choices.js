// What the reader decided against temiz: a piece, a role or a language, kept or removed. The piece's own choice wins,
// then the language's, then the role's, then what temiz decided.
export class Choices {
  pieces = new Map();
  roles = new Map();
  languages = new Map();

  keeps(fragment, index) {
    return this.pieces.get(index)
      ?? this.languages.get(mainLanguage(fragment))
      ?? this.roles.get(fragment.role)
      ?? fragment.kept;
  }

  setPiece(fragment, index, kept) {
    this.pieces.delete(index);
    if (this.keeps(fragment, index) !== kept) this.pieces.set(index, kept);
  }

  // A whole role or language: what was said of single pieces in it no longer holds.
  setGroup(kind, name, kept, fragments) {
    const group = kind === 'role' ? this.roles : this.languages;
    fragments.forEach((fragment, index) => { if (groupOf(kind, fragment) === name) this.pieces.delete(index); });
    group.delete(name);
    const members = fragments.filter((fragment) => groupOf(kind, fragment) === name);
    if (members.some((fragment) => this.keeps(fragment, -1) !== kept)) group.set(name, kept);
  }

  clear() {
    for (const group of [this.pieces, this.roles, this.languages]) group.clear();
  }

  toJSON() {
    return { pieces: [...this.pieces], roles: [...this.roles], languages: [...this.languages] };
  }

  static from(saved) {
    const choices = new Choices();
    for (const kind of ['pieces', 'roles', 'languages']) {
      for (const entry of Array.isArray(saved?.[kind]) ? saved[kind] : []) {
        if (Array.isArray(entry) && typeof entry[1] === 'boolean') choices[kind].set(entry[0], entry[1]);
      }
    }
    return choices;
  }
}

// The language with the most characters in a piece.
export function mainLanguage(fragment) {
  const sizes = new Map();
  for (const { code, start, end } of fragment.languages) sizes.set(code, (sizes.get(code) ?? 0) + end - start);
  let main = 'und';
  let most = -1;
  for (const [code, size] of sizes) if (size > most) [main, most] = [code, size];
  return main;
}

export const groupOf = (kind, fragment) => (kind === 'role' ? fragment.role : mainLanguage(fragment));
