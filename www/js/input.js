// What a paste, a drop or a file holds: the text, and whether it is to be read as HTML.
export const LARGEST = 32e6; // bytes; four thousand times a long article

// A rich paste brings the page's structure along, unless what was copied is itself HTML source.
export function fromTransfer(transfer) {
  const html = transfer.getData('text/html');
  const text = transfer.getData('text/plain');
  if (html.trim() && !looksLikeMarkup(text)) return { input: html, kind: 'html', text };
  return { input: text, kind: 'auto', text };
}

export async function fromFile(file) {
  if (file.size > LARGEST) throw Object.assign(new Error('too large'), { code: 'too-large' });
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (!isText(bytes)) throw Object.assign(new Error('no text'), { code: 'not-text' });
  const html = /\.x?html?$/i.test(file.name) || file.type === 'text/html';
  return { input: decode(bytes, html), kind: html ? 'html' : 'text' };
}

const looksLikeMarkup = (text) => /^\s*<(!doctype|html|head|body|article|main|div|p|h\d|\?xml)\b/i.test(text);

// Pictures, archives and the like hold zeros, and what a PDF says in letters is no text of its author's.
function isText(bytes) {
  if (isMarked(bytes)) return true;
  return !bytes.subarray(0, 4096).includes(0) && new TextDecoder('latin1').decode(bytes.subarray(0, 5)) !== '%PDF-';
}

const isMarked = (bytes) => (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);

// UTF-8 unless the bytes say otherwise: by their mark, or by the <meta> of an HTML file.
function decode(bytes, html) {
  if (isMarked(bytes)) return new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : 'utf-16be').decode(bytes);
  try { return new TextDecoder('utf-8', { fatal: true }).decode(bytes); } catch { /* some other encoding */ }
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
  const declared = html && /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1];
  try { return new TextDecoder(declared || 'windows-1252').decode(bytes); } catch { return new TextDecoder().decode(bytes); }
}
