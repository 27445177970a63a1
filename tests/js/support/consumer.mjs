import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { root } from '../../../scripts/root.mjs';

const execute = promisify(execFile);

/** Runs a command and gives what it printed; fails with what it complained of. */
export async function run(command, args, { cwd, env } = {}) {
  try {
    const { stdout } = await execute(command, args, { cwd, env: { ...process.env, ...env }, maxBuffer: 1 << 26 });
    return stdout;
  } catch (error) {
    throw new Error(`${command} ${args.join(' ')}\n${error.stdout ?? ''}${error.stderr ?? error.message}`);
  }
}

/** The package as npm would publish it; made once a run. */
let packed;
const pack = () => (packed ??= (async () => {
  const place = mkdtempSync(join(tmpdir(), 'temiz-pack-'));
  process.on('exit', () => rmSync(place, { recursive: true, force: true }));
  await run('npm', ['pack', '--silent', '--pack-destination', place], { cwd: fileURLToPath(new URL('pkg/', root)) });
  return join(place, readdirSync(place).find((name) => name.endsWith('.tgz')));
})());

/** A project of somebody who has just installed the package: its folder, removed when the test is over. */
export async function consumer(t, files, { type = 'module' } = {}) {
  const tarball = await pack();
  const place = mkdtempSync(join(tmpdir(), 'temiz-consumer-'));
  t.after(() => rmSync(place, { recursive: true, force: true }));
  const manifest = { name: 'consumer', version: '1.0.0', private: true, type };
  for (const [name, content] of Object.entries({ 'package.json': JSON.stringify(manifest), ...files })) {
    mkdirSync(dirname(join(place, name)), { recursive: true });
    writeFileSync(join(place, name), content);
  }
  await run('npm', ['install', '--offline', '--no-audit', '--no-fund', '--silent', tarball], { cwd: place });
  return place;
}

/** Path of a program that npm installed for us. */
export const tool = (name) => fileURLToPath(new URL(`node_modules/.bin/${name}`, root));
