// How temiz reads dates beside chrono-node, in one process: node scripts/chrono.mjs DATA PEERS
// DATA holds `timestamps/cldr-absolute.jsonl.gz`; PEERS is a folder where `npm install chrono-node` has been run (it is no dependency).
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { root } from './root.mjs';

const [data, peers] = process.argv.slice(2);
const set = data && join(data, 'timestamps/cldr-absolute.jsonl.gz');
if (!set || !existsSync(set) || !peers || !existsSync(join(peers, 'node_modules/chrono-node'))) {
  console.error('usage: node scripts/chrono.mjs DATA PEERS\nDATA: a folder with timestamps/cldr-absolute.jsonl.gz\nPEERS: a folder with chrono-node in its node_modules');
  process.exit(2);
}
const { parseTimestamp } = await import(new URL('pkg/node.js', root));
const chrono = createRequire(resolve(peers, 'package.json'))('chrono-node');

/** So many rounds; the fastest counts, since whatever else the machine does only slows one down. */
const ROUNDS = 5;

const now = '2026-06-15T09:30:00Z';
const reference = new Date(now);
const cases = gunzipSync(readFileSync(set)).toString().split('\n').filter(Boolean).map((line) => JSON.parse(line));
const read = (text) => {
  try {
    return parseTimestamp(text, { now });
  } catch {
    return null;
  }
};
const systems = { temiz: read, 'chrono-node (English)': (text) => chrono.parse(text, reference) };
const languages = { 'all languages': cases, English: cases.filter((it) => it.language === 'en') };
console.log('| strings | system | µs a string |\n|---|---|---|');
for (const [name, rows] of Object.entries(languages)) {
  const texts = rows.map((it) => it.text);
  const spent = {};
  for (const [system, run] of Object.entries(systems)) {
    spent[system] = Math.min(...Array.from({ length: ROUNDS }, () => microseconds(texts, run)));
    console.log(`| ${texts.length}, ${name} | ${system} | ${spent[system].toFixed(2)} |`);
  }
  const [own, other] = Object.values(spent);
  console.log(`| ${texts.length}, ${name} | times as fast | ${(other / own).toFixed(1)} |`);
}

/** Processor time of one string. */
function microseconds(texts, run) {
  const started = process.cpuUsage();
  for (const text of texts) run(text);
  const { user, system } = process.cpuUsage(started);
  return (user + system) / texts.length;
}
