// Pictures of the extension at work, for the stores: node scripts/screenshots.mjs (after `npm run extension`).
// Writes extension/dist/store/*.png, 1280 × 800, in light and dark: the page with its panel beside it as Chromium shows them, and the reader.
import { mkdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openExtension } from '../tests/js/support/extension.mjs';
import { root } from './root.mjs';

const place = new URL('extension/dist/store/', root);
const WHOLE = { width: 1280, height: 800 };
const PANEL = 400;
/** What the stores take at most. */
const LARGEST = 1e6;

const page = readFileSync(new URL('extension/store/page.html', root), 'utf8');
const arabic = readFileSync(new URL('www/samples/nakhla.ar.html', root), 'utf8');

mkdirSync(place, { recursive: true });
const extension = await openExtension();
for (const colorScheme of ['light', 'dark']) {
  const story = await pressed(page, colorScheme);
  await shoot(story, `1-dimmed-${colorScheme}`);
  await story.panel.check('[name=treatment][value=hide]');
  await story.page.waitForSelector('[data-temiz-hidden]', { state: 'attached' });
  await story.panel.click('#tab-pieces');
  await story.panel.waitForSelector('#list li');
  await shoot(story, `2-hidden-${colorScheme}`);
  await story.panel.click('#tab-article');
  await reader(story, `3-reader-${colorScheme}`, colorScheme);
  await story.panel.click('#tab-settings');
  await story.panel.click('#forget');
  await closed(story);
  const right = await pressed(arabic, colorScheme);
  await reader(right, `4-right-to-left-${colorScheme}`, colorScheme);
  await closed(right);
}
await extension.close();

/** A page on which the button was pressed, beside its panel as wide as they are in one window. */
async function pressed(body, colorScheme) {
  const shown = await extension.press(await extension.serve(body), { colorScheme });
  await shown.page.setViewportSize({ width: WHOLE.width - PANEL, height: WHOLE.height });
  await shown.panel.setViewportSize({ width: PANEL, height: WHOLE.height });
  await shown.panel.waitForSelector('#text h1');
  await shown.page.waitForSelector('[data-temiz-dimmed], [data-temiz-hidden]', { state: 'attached' });
  return shown;
}

async function closed({ panel, page: story }) {
  await panel.close();
  await story.close();
}

async function shoot({ page: story, panel }, name) {
  const halves = [];
  for (const it of [story, panel]) {
    await it.bringToFront();
    halves.push((await it.screenshot()).toString('base64'));
  }
  const frame = await extension.context.newPage();
  await frame.setViewportSize(WHOLE);
  await frame.setContent(`<style>body { display: flex; margin: 0 } img { display: block }</style>${halves.map((data) => `<img src="data:image/png;base64,${data}">`).join('')}`);
  await save(frame, name);
  await frame.close();
}

async function reader({ panel }, name, colorScheme) {
  const [opened] = await Promise.all([extension.context.waitForEvent('page'), panel.click('#reader')]);
  await opened.emulateMedia({ colorScheme });
  await opened.setViewportSize(WHOLE);
  await opened.waitForSelector('#text h1');
  await save(opened, name);
  await opened.close();
}

async function save(shown, name) {
  const path = fileURLToPath(new URL(`${name}.png`, place));
  await shown.screenshot({ path });
  const { size } = statSync(path);
  if (size > LARGEST) throw new Error(`${name}.png has ${size} bytes, more than the stores take`);
  console.log(`screenshots: ${name}.png ${(size / 1000).toFixed(0)} kB`);
}
