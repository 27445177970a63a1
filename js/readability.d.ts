import type { ReadabilityArticle } from './index.js';

export { init, initSync, TemizError } from './index.js';

/** Options of @mozilla/readability; those that steer its own way of finding the article mean nothing here and may stay. */
export interface ReadabilityOptions<T = string> {
  /** Throws for documents with more elements. */
  maxElemsToParse?: number;
  /** Makes `content` from the element that holds the body. */
  serializer?: (element: Element) => T;
  [other: string]: unknown;
}

/** Stands in for `Readability` of @mozilla/readability. The document is not changed. */
export class Readability<T = string> {
  constructor(document: Document, options?: ReadabilityOptions<T>);
  /** The article, or null where there is none. */
  parse(): (Omit<ReadabilityArticle, 'content'> & { content: T }) | null;
}
