import { clean, init, initSync, languages, parseTimestamp, repair, TemizError, timestamps, type Article, type Fragment, type Policy } from 'temiz';
import { clean as cleanLightly } from 'temiz/light';
import { openPage, rangesOf, speechPlan, translationPlan, walk } from 'temiz/dom';
import { Readability } from 'temiz/readability';
import { createCleaner } from 'temiz/worker';

export async function use(bytes: Uint8Array<ArrayBuffer>, document: Document, element: HTMLElement): Promise<string> {
  await init();
  await init('/temiz.wasm');
  await init(fetch('/temiz.wasm'));
  initSync(bytes);

  const policy: Policy = { keep: ['comments'], remove: ['caption'], languages: ['az'] };
  const article: Article = clean('text', { input: 'text', now: new Date(), timeZone: 'Asia/Baku', url: new URL('https://example.org/'), source: true, policy });
  clean(document);
  clean(element, { language: 'az' });
  clean(walk(document));
  cleanLightly('text');

  // Moments: what is not known is null, and the compiler says so.
  const published = article.published;
  const utc: string | null = published ? published.utc : null;
  // @ts-expect-error a zone that nobody stated has no offset
  if (published?.zone.origin === 'unknown') published.zone.offset.slice(0);
  if (published?.zone.origin === 'stated') published.zone.offset?.slice(0);
  const one = parseTimestamp('3 May 2024', { now: 0 });
  const all = timestamps('3 May 2024', { language: 'en-GB' });
  const { language, spans } = languages('text', { among: ['de', 'nl'] });
  const { text, changes } = repair('text');

  try {
    clean('text');
  } catch (error) {
    if (error instanceof TemizError && error.code === 'not-ready') await init();
  }

  const forms = clean('text', { outputs: ['markdown', 'html', 'json-ld', 'readability'] });
  const markdown: string | undefined = forms.markdown;
  const parsed = new Readability(document, { charThreshold: 500 }).parse();
  const content: string | undefined = parsed?.content;
  const node: Element | undefined = new Readability(document, { serializer: (element) => element }).parse()?.content;

  const cleaner = createCleaner();
  const controller = new AbortController();
  const later: Article = await cleaner.clean(document, { signal: controller.signal, source: true });
  cleaner.close();

  const page = openPage(document, clean, { timeZone: 'Asia/Baku' });
  await page.clean();
  page.hide({ remove: ['caption'] });
  page.mark(page.fragments.filter((fragment) => !fragment.kept));
  page.focus(['az', 'tr']);
  const stop = page.follow(({ fragments }) => page.mark(fragments));
  stop();
  page.restore();
  const ranges: Range[] = rangesOf(walk(document), { start: 0, end: 1 });
  const spoken = speechPlan(later).map(({ lang, text }) => `${lang ?? ''} ${text}`);
  const foreign = translationPlan(later, ['en', 'tr-TR']).map(({ from, text }) => `${from} ${text}`);

  return [markdown, content, node?.tagName, utc, one?.iso, all[0]?.precision, language.code, spans[0]?.script, text, changes[0]?.kind, ranges.length, spoken, foreign, ...article.fragments.map(describe)].join();
}

/** Narrowing by role covers every role: a role forgotten here would not compile. */
export function describe(fragment: Fragment): string {
  switch (fragment.role) {
    case 'title': case 'subtitle': case 'byline': case 'timestamp': case 'paragraph': case 'heading': case 'list-item':
    case 'quote': case 'table': case 'code': case 'caption': case 'credit':
      return fragment.text;
    case 'navigation': case 'pagination': case 'marker': case 'status': case 'sharing': case 'related': case 'advertisement':
    case 'promotion': case 'consent': case 'tags': case 'comments': case 'legal': case 'duplicate':
      return fragment.reasons.join();
    default: {
      const none: never = fragment;
      return none;
    }
  }
}

// @ts-expect-error no such option
clean('text', { colour: 'red' });
// @ts-expect-error no such role
clean('text', { policy: { keep: ['everything'] } });
// @ts-expect-error a number is no input
clean(7);
// @ts-expect-error answers are promises in a worker
const wrong: Article = createCleaner().clean('text');
export { wrong };
