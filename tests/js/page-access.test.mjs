// The page for everybody: axe finds nothing, the keyboard reaches all, right to left is right to left, small screens have no sideways scroll.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import test, { after, before } from 'node:test';
import { root } from '../../scripts/root.mjs';
import { answered, articleText, cleanText, openDemo, pickSample, picture, pieces } from './support/page.mjs';

let demo;
before(async () => { demo = await openDemo(); });
after(() => demo?.close());

const STORY = readFileSync(new URL('www/samples/ferry.en.txt', root), 'utf8');
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] };

async function audit(page, where) {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate((rules) => window.axe.run(document, rules), RULES);
  const told = violations.map(({ id, nodes }) => `${where}: ${id}: ${nodes.slice(0, 4).map(({ target, failureSummary }) => `${target} ${failureSummary}`).join(' | ')}`);
  assert.deepEqual(told, []);
}

for (const scheme of ['light', 'dark']) {
  test(`axe finds nothing to complain of, ${scheme}`, async () => {
    const page = await demo.open({ scheme });
    await audit(page, 'start');
    await page.click('.known summary');
    await picture(page, `page-start-${scheme}`, { fullPage: true });
    await audit(page, 'start, more known');
    await pickSample(page, 'vapur.tr.txt');
    await audit(page, 'result');
    await page.locator('.piece-label').nth(4).click();
    await page.locator('.piece-toggle').nth(2).click();
    await page.click('#make-link');
    await picture(page, `page-details-${scheme}`, { fullPage: true });
    await audit(page, 'result, a piece looked at');
    await page.setViewportSize({ width: 320, height: 640 });
    for (const view of ['source', 'article', 'about']) {
      await page.click(`.views [data-view=${view}]`);
      await picture(page, `page-narrow-${view}-${scheme}`);
      await audit(page, `narrow, ${view}`);
    }
    await page.keyboard.press('Escape');
    await page.click('.views [data-view=source]');
    await picture(page, `page-narrow-closed-${scheme}`);
    await page.close();
    const arabic = await demo.open({ scheme, locale: 'ar' });
    await pickSample(arabic, 'nakhla.ar.html');
    await picture(arabic, `page-rtl-${scheme}`, { fullPage: true });
    await audit(arabic, 'right to left');
    await arabic.close();
    demo.quiet();
  });
}

test('the keyboard alone cleans, goes from piece to piece, decides, reads the reasons and comes back', async () => {
  const page = await demo.open();
  const focused = () => page.evaluate(() => `${document.activeElement.className} ${document.activeElement.id}`.trim());
  const tabTo = async (wanted, most = 40) => {
    for (let press = 0; press < most; press++) {
      if ((await focused()).split(' ').includes(wanted)) return;
      await page.keyboard.press('Tab');
    }
    assert.fail(`Tab does not reach ${wanted}`);
  };
  await tabTo('input');
  await page.keyboard.insertText(STORY);
  await page.keyboard.press('Control+Enter');
  await answered(page);
  assert.match(await focused(), /summary-title/);
  await tabTo('piece-label');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  const at = () => page.evaluate(() => Number(document.activeElement.closest('[data-piece]')?.dataset.piece ?? -1));
  assert.equal(await at(), 2);
  const { kept } = (await pieces(page))[2];
  await page.keyboard.press('Delete');
  assert.equal((await pieces(page))[2].kept, !kept);
  await page.waitForFunction(() => document.querySelector('#live').textContent.length > 10);
  await page.keyboard.press('Delete');
  assert.equal((await pieces(page))[2].kept, kept);
  await page.keyboard.press('Enter');
  assert.match(await focused(), /details-title/);
  await page.keyboard.press('Escape');
  assert.equal(await at(), 2);
  await page.keyboard.press('End');
  assert.equal(await at(), (await pieces(page)).length - 1);
  await page.keyboard.press('Tab');
  assert.match(await focused(), /piece-toggle/);
  await page.keyboard.press('Space');
  await page.keyboard.press('Space');
  await tabTo('part');
  const first = await at();
  await page.keyboard.press('ArrowDown');
  assert.ok(await at() > first);
  await page.keyboard.press('Enter');
  assert.match(await focused(), /details-title/);
  await page.keyboard.press('Escape');
  await tabTo('format');
  await tabTo('make-link');
  demo.quiet();
  await page.close();
});

test('the interface changes its language and direction, and remembers', async () => {
  const page = await demo.context.newPage();
  await page.goto(`${demo.server.url}/`);
  await page.waitForSelector('body[data-ready]');
  await pickSample(page, 'kitabxana.az.html');
  const before = await articleText(page);
  for (const [code, clean, direction] of [['az', 'Mənbə', 'ltr'], ['tr', 'Kaynak', 'ltr'], ['ru', 'Источник', 'ltr'], ['ar', 'المصدر', 'rtl']]) {
    await page.selectOption('#interface-language', code);
    await page.waitForFunction((code) => document.documentElement.lang === code, code);
    assert.equal(await page.textContent('#source-title'), clean);
    assert.equal(await page.evaluate(() => document.documentElement.dir), direction);
    assert.deepEqual(await articleText(page), before);
    // What is not the article's own text is in the interface's language: nothing English is left.
    const words = await page.$$eval('[data-t], .piece-role, .entry-name, #timing', (nodes) => nodes.map((node) => node.textContent).join(' '));
    assert.doesNotMatch(words, /\b(the|Remove|Restore|Paragraph|undefined|null)\b/);
  }
  // A browser without Azerbaijani words gets them from the page.
  await page.selectOption('#interface-language', 'az');
  await page.waitForFunction(() => document.documentElement.lang === 'az');
  assert.match(await page.textContent('#legend-languages'), /azərbaycan/);
  assert.match(await page.textContent('#moments'), /7 may 2024, 09:20/);
  await page.selectOption('#interface-language', 'ar');
  await page.waitForFunction(() => document.documentElement.lang === 'ar');
  await page.reload();
  await page.waitForSelector('body[data-ready]');
  assert.equal(await page.evaluate(() => document.documentElement.lang), 'ar');
  demo.quiet();
  await page.close();
});

test('right to left: panes, bars and pieces stand mirrored, each piece in its own direction', async () => {
  const page = await demo.open({ locale: 'ar' });
  await pickSample(page, 'nakhla.ar.html');
  const left = (selector) => page.$eval(selector, (node) => node.getBoundingClientRect().left);
  assert.ok(await left('.pane.source') > await left('.pane.article'));
  assert.ok(await left('.pane.article') > await left('.pane.about'));
  assert.equal(await page.$eval('#article .part', (node) => getComputedStyle(node).direction), 'rtl');
  await page.click('#again');
  await cleanText(page, STORY);
  assert.equal(await page.$eval('#article .part', (node) => getComputedStyle(node).direction), 'ltr');
  assert.ok(await left('.pane.source') > await left('.pane.article'));
  demo.quiet();
  await page.close();
});

test('no sideways scrolling, from 320 pixels to a wide screen, in the longest words', async () => {
  for (const [width, locale] of [[320, 'ru'], [320, 'ar'], [768, 'az'], [1024, 'ru'], [1920, 'tr']]) {
    const page = await demo.open({ width, locale });
    const wider = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.ok(await wider() <= 0, `start at ${width}`);
    await pickSample(page, 'sad.ru.html');
    assert.ok(await wider() <= 0, `result at ${width}`);
    await picture(page, `page-${width}-${locale}`);
    await page.close();
  }
});

test('prints the article and nothing else; keeps still for those who ask', async () => {
  const page = await demo.open();
  await pickSample(page, 'ferry.en.txt');
  await page.emulateMedia({ media: 'print' });
  for (const selector of ['.top', '.source', '.about', '.legend', '.ledger', 'footer']) assert.equal(await page.isVisible(selector), false, selector);
  assert.equal(await page.isVisible('#article'), true);
  await picture(page, 'page-print', { fullPage: true });
  await page.emulateMedia({ media: 'screen', reducedMotion: 'reduce' });
  assert.equal(await page.$eval('#start', (node) => getComputedStyle(node).transitionDuration.split(',').every((time) => parseFloat(time) === 0)), true);
  await page.emulateMedia({ forcedColors: 'active' });
  await picture(page, 'page-forced-colors');
  await page.close();
});
