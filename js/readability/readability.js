import { clean } from '../api.js';

/**
 * Stands in for `Readability` of @mozilla/readability: the same constructor, the same answer from `parse()`. The document is
 * not changed, and `content` is safe to insert.
 */
export class Readability {
  #document;
  #options;

  constructor(document, options = {}) {
    if (!document?.documentElement) throw new Error('First argument to Readability constructor should be a document object.');
    this.#document = document;
    this.#options = options;
  }

  /** The article, or null where there is none. */
  parse() {
    const { maxElemsToParse = 0, serializer } = this.#options;
    if (maxElemsToParse > 0) {
      const count = this.#document.getElementsByTagName('*').length;
      if (count > maxElemsToParse) throw new Error(`Aborting parsing document; ${count} elements found`);
    }
    const { readability } = clean(this.#document, { outputs: ['readability'] });
    if (!readability) return null;
    return serializer ? { ...readability, content: serializer(this.#element(readability.content)) } : readability;
  }

  /** The content as an element of a document of its own. */
  #element(content) {
    const document = this.#document.implementation.createHTMLDocument('');
    document.body.innerHTML = content;
    return document.body.firstElementChild;
  }
}
