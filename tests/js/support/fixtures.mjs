import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { root } from '../../../scripts/root.mjs';

/** Files below a folder of the project with one of these endings: `{name, text}`, by name. */
export function filesBelow(folder, ...endings) {
  const place = new URL(folder, root);
  if (!existsSync(place)) return [];
  return readdirSync(place, { recursive: true })
    .filter((name) => endings.some((ending) => name.endsWith(ending)))
    .sort()
    .map((name) => ({ name: folder + name, text: readFileSync(new URL(name, place), 'utf8') }));
}

/** Every HTML page the project has for its tests. */
export const pages = () => ['tests/sites/', 'tests/cases/', 'tests/js/pages/'].flatMap((folder) => filesBelow(folder, '.html'));

/** Text in many languages and scripts: the cases and the data people edit are as good a plain text as any. */
export const texts = () => ['tests/cases/', 'tests/sites/', 'data/languages/', 'data/roles/'].flatMap((folder) => filesBelow(folder, '.toml', '.txt', '.md'));
