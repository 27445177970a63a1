// Serves the page and the package: node scripts/serve.mjs [port]
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { root } from './root.mjs';

const TYPES = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8', '.wasm': 'application/wasm', '.json': 'application/json', '.svg': 'image/svg+xml',
  '.png': 'image/png', '.webmanifest': 'application/manifest+json', '.txt': 'text/plain; charset=utf-8', '.map': 'application/json',
};

/** What the page may do; its `<meta>` says the same for hosts that send no headers. Workers only heed the header. */
export const PAGE_POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
  + "manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'";

/** Serves www/ at `/` and the package at `/pkg/`; other `folders` by their first path segment. Answers `{url, close}`. */
export async function serve({ port = 0, headers = {}, folders = {}, www = new URL('www/', root) } = {}) {
  const places = { pkg: new URL('pkg/', root), ...folders };
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    const [, first] = pathname.split('/');
    const base = Object.hasOwn(places, first) ? places[first] : www;
    const rest = base === www ? pathname.slice(1) : pathname.slice(first.length + 2);
    const file = new URL(rest === '' || rest.endsWith('/') ? `${rest}index.html` : rest, base);
    try {
      if (!file.href.startsWith(base.href)) throw new Error('outside');
      const body = await readFile(file);
      const policy = base === www ? { 'content-security-policy': PAGE_POLICY, 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' } : {};
      response.writeHead(200, { 'content-type': TYPES[extname(file.pathname)] ?? 'application/octet-stream', 'cache-control': 'no-cache', ...policy, ...headers });
      response.end(body);
    } catch {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('not found\n');
    }
  });
  await new Promise((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${server.address().port}`, close: () => { server.closeAllConnections(); server.close(); } };
}

if (process.argv[1] && import.meta.url === new URL(`file://${process.argv[1]}`).href) {
  const wanted = Number(process.argv[2] ?? process.env.PORT ?? 8080);
  const { url } = await serve({ port: wanted }).catch((error) => {
    if (error.code !== 'EADDRINUSE') throw error;
    return serve();
  });
  console.log(`temiz is at ${url} (stop with Ctrl+C)`);
}
