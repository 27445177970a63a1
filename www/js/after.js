// Adds to each repair what stands there now. What lies between two repairs is unchanged, so it shows where a repair ends;
// repairs with fewer than a few letters between them are told as one.
const ENOUGH = 4; // characters that do not occur by chance inside a repair, which is a letter or two

export function withAfter(source, { text, changes }) {
  const groups = grouped(changes);
  let shift = 0; // from a position in the source to the same place in the mended text
  return groups.map((group, at) => {
    const from = group.start + shift;
    const until = groups[at + 1]?.start ?? source.length;
    const landmark = source.slice(group.end, Math.min(until, group.end + 64));
    const found = landmark ? text.indexOf(landmark, from) : text.length;
    const to = found < 0 ? from : found;
    shift = to - group.end;
    return { ...group, before: source.slice(group.start, group.end), after: text.slice(from, to) };
  });
}

function grouped(changes) {
  const groups = [];
  for (const { start, end, kind } of changes) {
    const last = groups.at(-1);
    if (last && start - last.end < ENOUGH) last.end = Math.max(last.end, end);
    else groups.push({ start, end, kind });
  }
  return groups;
}
