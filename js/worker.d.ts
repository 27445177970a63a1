import type { Article, CleanOptions, Language, LanguageOptions, LanguageSpan, Timestamp, TimestampOptions, Walk } from './index.js';

export { TemizError } from './index.js';

/** Gives up: a question that waits is forgotten, one being answered ends with its thread, and the next gets a new one. */
interface Cancellable {
  signal?: AbortSignal;
}

/** temiz in a thread of its own: a Web Worker, or a thread of node:worker_threads. */
export interface Cleaner {
  clean(input: string | Document | Element | Walk, options?: CleanOptions & Cancellable): Promise<Article>;
  languages(text: string, options?: LanguageOptions & Cancellable): Promise<{ language: Language; spans: LanguageSpan[] }>;
  timestamps(text: string, options?: TimestampOptions & Cancellable): Promise<Timestamp[]>;
  parseTimestamp(text: string, options?: TimestampOptions & Cancellable): Promise<Timestamp | null>;
  repair(text: string, options?: Cancellable): Promise<{ text: string; changes: { start: number; end: number; kind: string; before: string }[] }>;
  /** Ends the thread; questions still open are answered with a TemizError `closed`. */
  close(): void;
}

/** Starts a thread when the first question comes. A cleaner answers one question at a time; make several for several cores. */
export function createCleaner(): Cleaner;
