// The ways in: typing, pasting, a file by button or drop, a sample.
import { byId } from './element.js';
import { fromFile, fromTransfer } from './input.js';
import { loadSample, showSamples } from './samples.js';
import { onLocale, t } from './i18n.js';

const field = byId('input');
// Characters; a longer text is cleaned all the same, but in a field it would hold the page up.
const EDITABLE = 100_000;

// What a rich paste or a file brought, as long as the field still shows it.
let brought = null;

export function startWith(onInput) {
  const go = (input, kind = byId('kind').value) => {
    if (!input.trim()) { field.focus(); problem(t('problemEmpty')); return; }
    const zone = byId('known-zone').value.trim();
    if (zone && !isZone(zone)) { byId('known-zone').focus(); problem(t('problemZone')); return; }
    problem('');
    onInput(input, { ...known(), kind });
  };

  const current = () => (brought && brought.shown === field.value ? go(brought.input, brought.kind) : go(field.value));

  const bring = ({ input, kind, text = input }) => {
    field.value = text.length > EDITABLE ? '' : text;
    brought = { input, kind: byId('kind').value === 'auto' ? kind : byId('kind').value, shown: field.value };
    current();
  };

  byId('clean').addEventListener('click', current);
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) { event.preventDefault(); current(); }
  });

  // Into an empty field a paste is the whole article, so it is cleaned at once; into a filled one it is an edit.
  field.addEventListener('paste', (event) => {
    if (field.value.trim()) return;
    const pasted = fromTransfer(event.clipboardData);
    if (!pasted.input.trim()) return;
    event.preventDefault();
    bring(pasted);
  });

  byId('open').addEventListener('click', () => byId('file').click());
  byId('file').addEventListener('change', ({ target }) => {
    if (target.files[0]) file(target.files[0]);
    target.value = '';
  });

  const file = async (chosen) => {
    try { bring(await fromFile(chosen)); } catch (error) { problem(t({ 'too-large': 'problemLarge', 'not-text': 'problemNotText' }[error.code] ?? 'problemFile')); }
  };

  dropping((transfer) => {
    if (transfer.files[0]) file(transfer.files[0]);
    else {
      const dropped = fromTransfer(transfer);
      if (dropped.input.trim()) bring(dropped);
    }
  });

  showSamples(async (name) => {
    try { bring(await loadSample(name)); } catch { problem(t('problemFile')); }
  });
}

function known() {
  const values = { url: byId('known-url').value.trim(), now: byId('known-now').value, timeZone: byId('known-zone').value.trim() };
  if (values.now) values.now = new Date(values.now).toISOString();
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value));
}

function isZone(name) {
  try { return Boolean(new Intl.DateTimeFormat('en', { timeZone: name })); } catch { return false; }
}

export function problem(sentence) {
  const place = byId('problem');
  place.textContent = sentence;
  if (sentence) place.scrollIntoView({ block: 'nearest' });
}

// A drop is taken anywhere on the page; dragging text inside it is left alone.
function dropping(onDrop) {
  const sign = byId('drop');
  const foreign = (event) => event.dataTransfer?.types.some((type) => type === 'Files' || type === 'text/html' || type === 'text/plain') && !inside;
  let inside = false;
  addEventListener('dragstart', () => { inside = true; });
  addEventListener('dragend', () => { inside = false; });
  addEventListener('dragover', (event) => {
    if (!foreign(event)) return;
    event.preventDefault();
    sign.hidden = false;
  });
  addEventListener('dragleave', (event) => { if (!event.relatedTarget) sign.hidden = true; });
  addEventListener('drop', (event) => {
    sign.hidden = true;
    if (!foreign(event)) return;
    event.preventDefault();
    onDrop(event.dataTransfer);
  });
}

onLocale(() => problem(''));
