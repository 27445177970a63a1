import type { Article, CleanOptions, Fragment, Policy, Role, Walk } from './index.js';

/** Reads a document, an element, or several elements as one page; none is changed. The answer is plain data, fit for `postMessage`. */
export function walk(root: Document | Element | Element[]): Walk;

/** Live ranges of a stretch of a walk's text, one per text node; empty for a walk that came as a message. */
export function rangesOf(walk: Walk, stretch: { start: number; end: number }): Range[];

/** A CSS path to the innermost element that holds a stretch; null in shadow roots and frames, and for a walk that came as a message. */
export function selectorOf(walk: Walk, stretch: { start: number; end: number }): string | null;

/** temiz's own `clean`, or what passes the walk on to where the module is. */
export type CleanWalk = (walk: Walk, options?: CleanOptions) => Article | Promise<Article>;

/** A live page to clean in place. */
export interface Page {
  /** The article of the page as it was when cleaned. */
  readonly article: Article | null;
  /** All fragments, those of later additions included. */
  readonly fragments: Fragment[];
  /** Reads and cleans the page; what was shown of an earlier reading is taken back first. */
  clean(): Promise<Article | null>;
  /** Live ranges of a fragment, one per text node. */
  ranges(fragment: Fragment): Range[];
  /** A CSS path to the element that holds a fragment; null where no path of the document leads. */
  selector(fragment: Fragment): string | null;
  /** Colours fragments by role with CSS Custom Highlights; false where the browser cannot. */
  mark(fragments?: Fragment[]): boolean;
  /** Hides what a policy, or a function that says what to keep, removes; without one, what temiz removed. No node is replaced. */
  hide(policy?: Policy | ((fragment: Fragment) => boolean) | null): void;
  /** Dims what is in other languages: whole elements by an attribute, words by a highlight; false where the browser has no highlights for those. */
  focus(language: string | string[]): boolean;
  /** Dims fragments (unless told: what temiz removed), in place of what was dimmed before; false as for `focus`. */
  dim(fragments?: Fragment[]): boolean;
  /** Puts the page back as it was. */
  restore(): void;
  /** Cleans what the page adds from now on and shows it as the rest is shown; answers a function that ends it. */
  follow(onNew?: (added: { article: Article; fragments: Fragment[] }) => void): () => void;
}

/** Opens a live page for cleaning in place; nothing is read before `page.clean()`. */
export function openPage(root: Document | Element, clean: CleanWalk, options?: CleanOptions): Page;

interface PlanOptions {
  policy?: Policy;
  /** The text the positions count in, when the article does not carry it. */
  source?: string;
}

/** What to read aloud in which voice, in order; no voice changes for a word or two. */
export function speechPlan(article: Article, options?: PlanOptions): { start: number; end: number; text: string; lang: string | null; role: Role }[];

/** What to translate for a reader of these languages (BCP 47 tags). */
export function translationPlan(
  article: Article,
  knows: string[],
  options?: PlanOptions,
): { fragment: number; start: number; end: number; text: string; from: string }[];
