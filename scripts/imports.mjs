import { existsSync, readFileSync } from 'node:fs';

/** What a module brings in: `import … from './x.js'`, `export … from './x.js'`, `import './x.js'`, `new URL('./x.js', …)`. */
const IMPORTED = /(?:\bfrom\s*|^import\s*|\bnew URL\()['"](\.[^'"]+)['"]/gm;

/** The files that modules of a folder (a URL) are made of: themselves and all they import, by their paths in the folder; what is not there yet is left out. */
export function importsOf(folder, entries) {
  const found = new Set();
  const follow = (url) => {
    if (found.has(url.href) || !existsSync(url)) return;
    found.add(url.href);
    if (!url.pathname.endsWith('.js') || url.pathname.endsWith('.base64.js')) return;
    for (const [, path] of readFileSync(url, 'utf8').matchAll(IMPORTED)) follow(new URL(path, url));
  };
  for (const entry of entries) follow(new URL(entry, folder));
  return [...found].map((href) => href.slice(new URL(folder).href.length)).sort();
}
