import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import * as elements from '../../js/dom/elements.js';
import { ROLES } from './support/contract.mjs';
import { keeps } from '../../js/policy.js';
import { root } from '../../scripts/root.mjs';

const source = (path) => readFileSync(new URL(path, root), 'utf8');
const core = source('src/read/elements.rs');

/** The words between a line of Rust and the brace that closes it. */
const words = (text, opening) => text.slice(text.indexOf(opening) + opening.length).split('}')[0].split(/[\s,]+/).filter(Boolean);

test('tags have the same numbers here and in the core', () => {
  assert.deepEqual(elements.TAGS, ['', ...words(core, '\ntags! {').map((name) => name.toLowerCase())]);
});

test('attributes have the same numbers here and in the core', () => {
  const names = words(core, 'pub enum Attribute {').map((name) => name.replace(/(?<=[a-z])(?=[A-Z])/, '-').toLowerCase());
  assert.deepEqual(elements.ATTRIBUTES, names);
});

test('kinds of elements are those of the HTML reader', () => {
  const kinds = { Inline: elements.INLINE, Block: elements.BLOCK, Cell: elements.CELL, PlainText: elements.BLOCK, Raw: elements.SKIPPED, Title: elements.SKIPPED, Head: elements.SKIPPED, Unshown: elements.UNSHOWN, Fallback: elements.CLOSED, Drawing: elements.CLOSED };
  /** Frames may be open to us, fields are closed, and names the reader passes over without a row have none here. */
  const known = { iframe: elements.VOID, textarea: elements.CLOSED, br: elements.BREAK, hr: elements.BREAK, html: elements.BLOCK, body: elements.BLOCK, head: elements.SKIPPED };
  const rows = [...source('src/read/html/names.rs').matchAll(/\("([a-z0-9-]+)", Tag::(\w+), (\w+)\)/g)];
  assert.ok(rows.length > 100);
  for (const [, name, tag, kind] of rows) {
    const found = elements.tagOf(name);
    const wanted = known[name] ?? (kind === 'Void' ? (tag === 'Other' ? elements.SKIPPED : elements.VOID) : kinds[kind]);
    assert.equal(found.kind, wanted, name);
    if (wanted !== elements.SKIPPED) assert.equal(elements.TAGS[found.number], tag === 'Other' ? '' : tag.toLowerCase(), name);
  }
});

test('reasons for being hidden have the numbers of the core', async () => {
  const visible = await import('../../js/dom/visible.js');
  const names = words(source('src/read/html/hidden.rs').replaceAll(/^ *\/\/\/.*$/gm, ''), 'pub enum Why {');
  const numbers = { DisplayNone: visible.GONE, VisibilityHidden: visible.INVISIBLE, FontSize: visible.TINY, OffScreen: visible.OFF_SCREEN, Transparent: visible.TRANSPARENT, Clipped: visible.CLIPPED, ClosedDialog: visible.DIALOG, Unshown: visible.NEVER };
  for (const [name, number] of Object.entries(numbers)) assert.equal(names.indexOf(name), number, name);
});

test('roles are those of the core, in types and in policies', () => {
  const rust = source('src/roles/role.rs');
  const names = words(rust.replaceAll(/^ *\/\/\/.*$/gm, ''), 'pub enum Role {').map((name) => name.replace(/(?<=[a-z])(?=[A-Z])/, '-').toLowerCase());
  assert.deepEqual(ROLES, names);
  const kept = names.slice(0, names.indexOf('credit') + 1);
  assert.deepEqual(names.filter((role) => keeps({ role, languages: [] }, {})), kept);
  const types = source('js/index.d.ts');
  const union = (name) => [...types.slice(types.indexOf(`export type ${name} =\n`)).split(';')[0].matchAll(/'([a-z-]+)'/g)].map((match) => match[1]);
  assert.deepEqual([...union('KeptRole'), ...union('RemovedRole')], names);
  assert.deepEqual(union('KeptRole'), kept);
});
