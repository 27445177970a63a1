/** What a piece of a page is there for. The first twelve are kept unless a policy says otherwise. */
export type Role = KeptRole | RemovedRole;

/** Roles that are kept unless a policy says otherwise. */
export type KeptRole =
  | 'title' | 'subtitle' | 'byline' | 'timestamp' | 'paragraph' | 'heading' | 'list-item' | 'quote' | 'table' | 'code'
  | 'caption' | 'credit';

/** Roles that are removed unless a policy says otherwise. */
export type RemovedRole =
  | 'navigation' | 'pagination' | 'marker' | 'status' | 'sharing' | 'related' | 'advertisement' | 'promotion' | 'consent'
  | 'tags' | 'comments' | 'legal' | 'duplicate';

/** A language and script, and how sure temiz is. */
export interface Language {
  /** BCP 47 base code; `und`: undetermined, `zxx`: no language (digits, pagers). */
  code: string;
  /** ISO 15924: `Latn`, `Cyrl`, `Arab`… */
  script: string;
  /** 0 to 1. */
  confidence: number;
  /** The next likely language, where it is close: Norwegian beside Danish, Croatian beside Serbian. */
  second?: string;
}

/** A stretch in one language. */
export interface LanguageSpan extends Language {
  start: number;
  end: number;
}

interface Piece<R extends Role> {
  role: R;
  /** Part of the clean article, or removed. */
  kept: boolean;
  /** UTF-16 position in the input (for HTML and documents: in the visible text). */
  start: number;
  /** Position after the last. */
  end: number;
  /** The piece itself, repaired. */
  text: string;
  languages: LanguageSpan[];
  /** With `{ selectors: true }`, of HTML and live documents: a CSS path to the element that holds the piece; missing where none leads there. */
  selector?: string;
  /** Names of the evidence that decided, strongest first. */
  reasons: string[];
  /** 0 to 1. */
  confidence: number;
}

/** A piece of the input with its role; narrow it by `role`. */
export type Fragment = { [R in Role]: Piece<R> }[Role];

export type Zone =
  | { origin: 'stated' | 'option'; offset: string | null; name: string | null }
  | { origin: 'unknown'; offset: null; name: null };

/** A moment as precisely as the text states it, and no more. */
export interface Timestamp {
  /** UTF-16 position; 0 for metadata, which has no place in the visible text. */
  start: number;
  end: number;
  /** As written. */
  text: string;
  /** RFC 3339, cut to what is known: `2023-09-11T12:42:00+04:00`, `2023-09-11T12:42:00`, `2023-09-11`, `2023-09`, `2023`. */
  iso: string;
  /** The same moment in UTC; null when no offset is known. */
  utc: string | null;
  precision: 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second';
  zone: Zone;
  /** Parts filled in from the context, not stated. */
  implied: ('year' | 'month' | 'day')[];
  role: 'published' | 'modified' | 'event' | 'other';
  origin: 'text' | 'time-element' | 'meta' | 'json-ld' | 'script' | 'url';
}

/** Something a careful reader should know. */
export interface Note {
  /** Stable, for programs. */
  code: string;
  message: string;
  /** What the message tells of this page, by name, for a message in another language; missing where it tells nothing. */
  values?: Record<string, string>;
}

/** The answer: metadata, clean text, and fragments that tile the input. */
export interface Article {
  title: string | null;
  subtitle: string | null;
  byline: string[];
  published: Timestamp | null;
  modified: Timestamp | null;
  language: Language;
  /** What the page claims (`<html lang>`), as written. */
  declaredLanguage: string | null;
  direction: 'ltr' | 'rtl';
  siteName: string | null;
  url: string | null;
  image: string | null;
  excerpt: string | null;
  tags: string[];
  /** The body; one blank line between blocks. */
  text: string;
  fragments: Fragment[];
  timestamps: Timestamp[];
  notes: Note[];
  engine: { version: string; model: string };
  /** The text the positions count in, with `{ source: true }`. */
  source?: string;
  /** Title, standfirst and body as Markdown, with `outputs: ["markdown"]`; so the following. */
  markdown?: string;
  /** The body as HTML that is safe to insert, each block with `lang` and `dir`. */
  html?: string;
  /** schema.org's `NewsArticle`: one JSON object as text, safe inside a `<script>` element. */
  jsonLd?: string;
  /** What Readability's `parse()` gives; missing where there is no article. */
  readability?: ReadabilityArticle;
  /** Text that readers of the page do not see, and how it is hidden: `display: none`, `off-screen`… */
  hidden?: { text: string; way: string }[];
}

/** Other forms of the article, made when asked for. */
export type Output = 'markdown' | 'html' | 'json-ld' | 'readability' | 'hidden';

/** The shape of Readability's `parse()`. */
export interface ReadabilityArticle {
  title: string | null;
  byline: string | null;
  dir: 'ltr' | 'rtl';
  lang: string | null;
  /** HTML that is safe to insert. */
  content: string;
  textContent: string;
  length: number;
  excerpt: string | null;
  siteName: string | null;
  publishedTime: string | null;
}

/** What is kept and what is removed, where it differs from each role's default. */
export interface Policy {
  keep?: Role[];
  remove?: Role[];
  /** When not empty, body text in any other language is removed (BCP 47 base codes). */
  languages?: string[];
  /** Single fragments, by their number in the answer, to keep (`true`) or remove (`false`), whatever else is said. */
  fragments?: [number, boolean][];
}

export interface TimestampOptions {
  /** The moment of reading, for relative times and missing years: RFC 3339, a Date, or milliseconds. temiz reads no clock. */
  now?: string | Date | number;
  /** IANA name of the zone that times without one are in. */
  timeZone?: string;
  /** A BCP 47 tag the caller is sure of. */
  language?: string;
}

export interface LanguageOptions {
  /** The languages that come into question (BCP 47 base codes); all when empty. */
  among?: string[];
}

export interface CleanOptions extends TimestampOptions {
  /** What a string is; recognised when not given. */
  input?: 'text' | 'html';
  /** Where the page was found. */
  url?: string | URL;
  /** Carry the visible text as `source`. */
  source?: boolean;
  /** Give each fragment of HTML or a live document a CSS path to its element, as `selector`. */
  selectors?: boolean;
  /** Other forms to carry beside the fields. */
  outputs?: Output[];
  policy?: Policy;
}

/** A page as `walk()` of `temiz/dom` reads it: plain data, fit for `postMessage`. */
export interface Walk {
  text: string;
  rows: ArrayLike<number> & Iterable<number>;
  attributeRows: ArrayLike<number> & Iterable<number>;
  attributeText: string;
  hiddenRows: ArrayLike<number> & Iterable<number>;
  hiddenText: string;
  revealed: number;
  head: string;
  url?: string;
}

/** Where the module comes from. */
export type ModuleSource = string | URL | Request | Response | BufferSource | WebAssembly.Module;

export type ErrorCode =
  | 'not-ready' | 'load-failed' | 'closed' | 'bad-input' | 'bad-options' | 'bad-now' | 'unknown-time-zone' | 'internal';

/** What temiz throws: `code` is stable and for programs, `message` says what to do. */
export class TemizError extends Error {
  readonly name: 'TemizError';
  readonly code: ErrorCode;
}

/** Loads the module, once. In Node, Deno, workerd and `temiz/inline` there is nothing to wait for. */
export function init(source?: ModuleSource | Promise<ModuleSource>): Promise<void>;

/** Loads the module from bytes at hand, without waiting. */
export function initSync(bytesOrModule: BufferSource | WebAssembly.Module): void;

/** Cleans one article: text, HTML, a live document (never changed), or a walk of one. */
export function clean(input: string | Document | Element | Walk, options?: CleanOptions): Article;

/** Tells the languages of a plain text apart. */
export function languages(text: string, options?: LanguageOptions): { language: Language; spans: LanguageSpan[] };

/** Finds the timestamps of a plain text. */
export function timestamps(text: string, options?: TimestampOptions): Timestamp[];

/** The timestamp that a whole string is, or null. */
export function parseTimestamp(text: string, options?: TimestampOptions): Timestamp | null;

/** Mends a plain text: broken encodings, entities left in it, control characters. */
export function repair(text: string): { text: string; changes: { start: number; end: number; kind: string; before: string }[] };
