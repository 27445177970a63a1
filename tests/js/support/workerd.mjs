import { join } from 'node:path';
import esbuild from 'esbuild';
import { Miniflare } from 'miniflare';

/** A worker of a consumer's project, bundled as Wrangler does it and run in workerd; what it answers to a request, as text. */
export async function askWorker(t, place, file, request) {
  const outdir = join(place, 'out');
  await esbuild.build({ entryPoints: [join(place, file)], bundle: true, format: 'esm', outdir, conditions: ['workerd', 'worker'], loader: { '.wasm': 'copy' }, logLevel: 'error' });
  const flare = new Miniflare({
    modulesRoot: outdir, scriptPath: join(outdir, file), modules: true, compatibilityDate: '2026-01-01',
    modulesRules: [{ type: 'CompiledWasm', include: ['**/*.wasm'] }, { type: 'ESModule', include: ['**/*.js'] }],
  });
  t.after(() => flare.dispose());
  return (await flare.dispatchFetch('http://localhost/', request)).text();
}
