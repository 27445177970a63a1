import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium as driver } from 'playwright-core';
import { chromium } from '../../../scripts/chromium.mjs';

/** A Chromium with a profile of its own that vanishes with it. */
export async function openBrowser({ args = [], language } = {}) {
  const executablePath = chromium();
  if (!executablePath) throw new Error('no Chromium on this machine: node scripts/setup.mjs --browser');
  const profile = mkdtempSync(join(tmpdir(), 'temiz-profile-'));
  const context = await driver.launchPersistentContext(profile, {
    executablePath,
    headless: true,
    ...(language && { env: { ...process.env, LANGUAGE: language } }),
    args: [...(language ? [`--lang=${language}`] : []), '--no-sandbox', '--disable-gpu', '--disable-background-networking', ...args],
  });
  return {
    context,
    close: async () => {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}
