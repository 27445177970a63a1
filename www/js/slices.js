// Does a long list of work in slices, so that the page answers in between. `stale` ends it early.
const SLICE = 12; // milliseconds: under one frame, with room for the browser's own work

export async function inSlices(count, work, stale = () => false) {
  let since = performance.now();
  for (let index = 0; index < count; index++) {
    if (performance.now() - since > SLICE) {
      await (globalThis.scheduler?.yield?.() ?? new Promise((resolve) => { setTimeout(resolve); }));
      if (stale()) return false;
      since = performance.now();
    }
    work(index);
  }
  return true;
}
