// What the package weighs over the wire, in bytes of brotli at its best.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import esbuild from 'esbuild';
import { root } from './root.mjs';

const pkg = new URL('pkg/', root);

/** Bytes of the modules as they are, and of entries bundled and minified the way sites ship them (without their module). */
export async function sizes() {
  const found = {};
  for (const name of ['temiz.wasm', 'light/temiz.wasm']) found[name] = brotliCompressSync(readFileSync(new URL(name, pkg))).length;
  for (const name of ['dom.js', 'web.js']) {
    const built = await esbuild.build({
      entryPoints: [fileURLToPath(new URL(name, pkg))], bundle: true, minify: true, format: 'esm', write: false, logLevel: 'error',
    });
    found[name] = brotliCompressSync(built.outputFiles[0].contents).length;
  }
  return found;
}
