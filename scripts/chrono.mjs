// How temiz reads dates beside chrono-node, in one process and over the same strings: node scripts/chrono.mjs DATA PEERS
// DATA holds `timestamps/cldr-absolute.jsonl.gz` and `timestamps/chrono-suite.jsonl.gz`; PEERS is a folder where `npm install chrono-node`
// has been run (it is no dependency).
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { root } from './root.mjs';

const [data, peers] = process.argv.slice(2);
const sets = ['cldr-absolute', 'chrono-suite'].map((name) => data && join(data, `timestamps/${name}.jsonl.gz`));
if (!sets.every((set) => set && existsSync(set)) || !peers || !existsSync(join(peers, 'node_modules/chrono-node'))) {
  console.error(`usage: node scripts/chrono.mjs DATA PEERS
DATA: a folder with timestamps/cldr-absolute.jsonl.gz and timestamps/chrono-suite.jsonl.gz
PEERS: a folder with chrono-node in its node_modules`);
  process.exit(2);
}
const { parseTimestamp, timestamps } = await import(new URL('pkg/node.js', root));
const chrono = createRequire(resolve(peers, 'package.json'))('chrono-node');

/** The first round counts as cold; of the others the fastest counts, since whatever else the machine does only slows one down. */
const ROUNDS = 8;

const now = '2026-06-15T09:30:00Z';
const reference = new Date(now);
const [absolute, suite] = sets.map((path) => gunzipSync(readFileSync(path)).toString().split('\n').filter(Boolean).map((line) => JSON.parse(line)));
const texts = {
  "English, CLDR's dates": absolute.filter((it) => it.language === 'en').map((it) => it.text),
  "chrono-node's own tests": suite.map((it) => it.text),
  "all languages, CLDR's dates": absolute.map((it) => it.text),
};
const systems = {
  'chrono-node (English)': (text) => chrono.parse(text, reference),
  'temiz, parseTimestamp': (text) => parseTimestamp(text, { now }),
  'temiz, timestamps': (text) => timestamps(text, { now }),
};
console.log('| strings | system | first round, µs a string | warm, µs a string | times as fast, warm |\n|---|---|---|---|---|');
for (const [name, strings] of Object.entries(texts)) {
  const spent = Object.fromEntries(Object.keys(systems).map((system) => [system, []]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const [system, run] of Object.entries(systems)) spent[system].push(microseconds(strings, run));
  }
  const warm = (system) => Math.min(...spent[system].slice(1));
  for (const system of Object.keys(systems)) {
    const ratio = warm('chrono-node (English)') / warm(system);
    console.log(`| ${strings.length}, ${name} | ${system} | ${spent[system][0].toFixed(2)} | ${warm(system).toFixed(2)} | ${ratio.toFixed(1)} |`);
  }
}

/** Processor time of one string. */
function microseconds(strings, run) {
  const started = process.cpuUsage();
  for (const text of strings) run(text);
  const { user, system } = process.cpuUsage(started);
  return (user + system) / strings.length;
}
