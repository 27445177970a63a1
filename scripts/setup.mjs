// Brings a fresh machine to where `npm start` and `npm test` can run: node scripts/setup.mjs [--browser]
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync, utimesSync } from 'node:fs';
import { chromium } from './chromium.mjs';
import { root } from './root.mjs';

const has = (command, ...args) => spawnSync(command, args, { stdio: 'ignore', cwd: root }).status === 0;

function run(command, ...args) {
  console.log(`setup: ${command} ${args.join(' ')}`);
  if (spawnSync(command, args, { stdio: 'inherit', cwd: root }).status !== 0) fail(`"${command} ${args.join(' ')}" failed; run it by hand to see why.`);
}

function fail(message) {
  console.error(`setup: ${message}`);
  process.exit(1);
}

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) fail(`Node 20.19 or later is needed, this is ${process.version}: https://nodejs.org`);
if (!has('cargo', '--version')) fail('Rust is needed and "cargo" was not found: https://rustup.rs');

if (!hasWasmTarget()) {
  if (!has('rustup', '--version')) fail('the wasm32-unknown-unknown target is missing and there is no rustup to add it: https://rustup.rs');
  run('rustup', 'target', 'add', 'wasm32-unknown-unknown');
}
for (const component of ['rustfmt', 'clippy']) {
  if (!has('cargo', component === 'clippy' ? 'clippy' : 'fmt', '--version')) run('rustup', 'component', 'add', component);
}
if (packagesAreOld()) installPackages();
if (process.argv.includes('--browser') && !chromium()) installChromium();

function hasWasmTarget() {
  const { stdout } = spawnSync('rustc', ['--print', 'target-libdir', '--target', 'wasm32-unknown-unknown'], { cwd: root });
  return existsSync(String(stdout).trim());
}

/** Whether node_modules is missing or older than the lock file. */
function packagesAreOld() {
  const installed = new URL('node_modules/.package-lock.json', root);
  return !existsSync(installed) || statSync(installed).mtimeMs < statSync(new URL('package-lock.json', root)).mtimeMs;
}

/** Not `npm ci`: it refuses a lock file that lacks the builds of our tools for systems a registry does not carry. The lock holds all the same. */
function installPackages() {
  run('npm', 'install', '--no-save', '--no-audit', '--no-fund');
  const now = new Date();
  utimesSync(new URL('node_modules/.package-lock.json', root), now, now);
}

function installChromium() {
  const debian = existsSync('/etc/debian_version') && !/ubuntu/i.test(readFileSync('/etc/os-release', 'utf8'));
  if (!debian) fail('no Chromium found: install Chromium or Chrome, or set CHROMIUM to its path.');
  const sudo = process.getuid() === 0 ? [] : ['sudo'];
  if (sudo.length && !has('sudo', '-n', 'true')) fail('no Chromium found, and installing it needs root: apt-get install chromium');
  run(...sudo, 'apt-get', 'update');
  run(...sudo, 'apt-get', 'install', '-y', '--no-install-recommends', 'chromium');
}
