// The native program and the module answer alike, to the last byte.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import * as temiz from '../../pkg/node.js';
import { root } from '../../scripts/root.mjs';
import { pages, texts } from './support/fixtures.mjs';

const program = fileURLToPath(new URL('target/quick/temiz', root));
const context = { now: '2024-05-04T10:00:00+02:00', timeZone: 'Europe/Paris' };

/** What the native program answers to each request, as the text it printed. */
async function native(task, requests, ...flags) {
  assert.ok(existsSync(program), 'the native program is missing: cargo build --profile quick');
  const child = spawn(program, [task, '--jsonl', '--offsets', 'utf16', ...flags], { stdio: ['pipe', 'pipe', 'inherit'] });
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (chunk) => { printed += chunk; });
  child.stdin.end(requests.map((request) => `${JSON.stringify(request)}\n`).join(''));
  const code = await new Promise((resolve) => child.on('close', resolve));
  assert.equal(code, 0);
  return printed.trimEnd().split('\n').map((line) => JSON.parse(line));
}

function compare(inputs, answers, ofModule, ofNative) {
  assert.equal(answers.length, inputs.length);
  inputs.forEach((input, index) => {
    assert.equal(answers[index].error, undefined, input.name);
    assert.equal(JSON.stringify(ofModule(input)), JSON.stringify(ofNative(answers[index])), input.name);
  });
}

const lines = texts().flatMap(({ name, text }) => text.split('\n').filter((line) => line.trim()).map((line, number) => ({ name: `${name}:${number + 1}`, text: line })));
const some = lines.filter((_, number) => number % Math.ceil(lines.length / 4000) === 0);

test(`cleans ${pages().length} pages alike`, async () => {
  const inputs = pages();
  assert.ok(inputs.length);
  const answers = await native('clean', inputs.map(({ name, text }) => ({ id: name, html: text, ...context })), '--source');
  compare(inputs, answers, ({ text }) => temiz.clean(text, { input: 'html', source: true, ...context }), ({ article }) => article);
});

test(`cleans ${texts().length} plain texts alike`, async () => {
  const inputs = texts();
  assert.ok(inputs.length);
  const answers = await native('clean', inputs.map(({ name, text }) => ({ id: name, text, ...context })));
  compare(inputs, answers, ({ text }) => temiz.clean(text, { input: 'text', ...context }), ({ article }) => article);
});

test(`tells the languages of ${some.length} lines alike`, async () => {
  compare(some, await native('languages', some.map(({ name, text }) => ({ id: name, text }))), ({ text }) => temiz.languages(text), ({ language, spans }) => ({ language, spans }));
});

test(`finds the timestamps of ${some.length} lines alike`, async () => {
  compare(some, await native('timestamps', some.map(({ name, text }) => ({ id: name, text, ...context }))), ({ text }) => temiz.timestamps(text, context), ({ timestamps }) => timestamps);
});

test(`mends ${some.length} lines alike`, async () => {
  compare(some, await native('repair', some.map(({ name, text }) => ({ id: name, text }))), ({ text }) => temiz.repair(text), ({ text, changes }) => ({ text, changes }));
});
