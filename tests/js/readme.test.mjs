// What README.md shows is what happens: `TEMIZ_WRITE=1 node --test tests/js/readme.test.mjs` writes it anew.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { root } from '../../scripts/root.mjs';
import { run } from './support/consumer.mjs';

const place = new URL('README.md', root);
const cwd = fileURLToPath(root);
const program = fileURLToPath(new URL('target/quick/temiz', root));

/** The output of an example: a shell command with the program in place of `cargo run`, or a module with ours in place of `temiz`. */
async function output(language, code) {
  if (language === 'sh') return run('sh', ['-c', code.replace('cargo run --release --', program)], { cwd });
  return run(process.execPath, ['--input-type=module', '-e', code.replace("'temiz'", `'${new URL('pkg/node.js', root).href}'`)], { cwd });
}

test('the examples of README.md print what it says they print', async () => {
  let readme = readFileSync(place, 'utf8');
  const examples = [...readme.matchAll(/```(sh|js)\n([^`]+)```\n\n```text\n(.*?)```/gs)];
  assert.ok(examples.length >= 3);
  for (const [whole, language, code, shown] of examples) {
    const printed = `${(await output(language, code)).trimEnd()}\n`;
    if (process.env.TEMIZ_WRITE) readme = readme.replace(whole, () => whole.replace(`\`\`\`text\n${shown}`, () => `\`\`\`text\n${printed}`));
    else assert.equal(shown, printed, code);
  }
  if (process.env.TEMIZ_WRITE) writeFileSync(place, readme);
});

test('the input it shows is the example', () => {
  const example = readFileSync(new URL('examples/ferry.txt', root), 'utf8');
  assert.ok(readFileSync(place, 'utf8').includes(`\`\`\`text\n${example}\`\`\``));
});
