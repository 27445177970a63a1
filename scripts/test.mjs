// Runs everything and prints a plain summary: node scripts/test.mjs [step…]
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { root } from './root.mjs';

const tests = (folder) => readdirSync(new URL(folder, root)).filter((name) => name.endsWith('.test.mjs')).map((name) => `${folder}${name}`);

const STEPS = {
  format: ['cargo', 'fmt', '--all', '--check'],
  lint: ['cargo', 'clippy', '--quiet', '--workspace', '--all-targets', '--', '-D', 'warnings'],
  'lint-wasm': ['cargo', 'clippy', '--quiet', '--lib', '--no-default-features', '--features', 'model', '--target', 'wasm32-unknown-unknown', '--', '-D', 'warnings'],
  core: ['cargo', 'test', '--quiet'],
  docs: ['cargo', 'doc', '--quiet', '--no-deps'],
  native: ['cargo', 'build', '--quiet', '--profile', 'quick', '--bin', 'temiz'],
  build: ['node', 'scripts/build.mjs'],
  extension: ['node', 'scripts/extension.mjs'],
  package: ['node', '--test', '--test-concurrency=2', ...tests('tests/js/')],
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !Object.hasOwn(STEPS, name));
if (unknown.length) {
  console.error(`test: no step "${unknown[0]}"; there are ${Object.keys(STEPS).join(', ')}`);
  process.exit(2);
}

const results = [];
for (const [name, command] of Object.entries(STEPS)) {
  if (wanted.length && !wanted.includes(name)) continue;
  console.log(`\n== ${name}: ${command.slice(0, 4).join(' ')}${command.length > 4 ? ' …' : ''}`);
  const started = Date.now();
  const passed = await run(command);
  results.push({ name, passed, seconds: (Date.now() - started) / 1000 });
}

console.log('\nsummary');
for (const { name, passed, seconds } of results) console.log(`  ${passed ? 'passed' : 'FAILED'}  ${name.padEnd(10)} ${seconds.toFixed(1).padStart(6)} s`);
process.exit(results.every(({ passed }) => passed) ? 0 : 1);

function run([command, ...args]) {
  const child = spawn(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, RUSTDOCFLAGS: '-D warnings' } });
  return new Promise((resolve) => child.on('error', () => resolve(false)).on('exit', (code) => resolve(code === 0)));
}
