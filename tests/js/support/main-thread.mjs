// What a page's main thread did while something happened, from the browser's own trace.

const CATEGORIES = ['devtools.timeline', 'toplevel', '__metadata'];

/**
 * Traces a page while `act` runs and until a frame after it is painted. Answers milliseconds of processor time of the page's main
 * thread (waiting and other programs do not count): in all, and by the browser's names for its work.
 */
export async function mainThread(context, page, act) {
  const devtools = await context.newCDPSession(page);
  const events = [];
  devtools.on('Tracing.dataCollected', ({ value }) => events.push(...value));
  const name = `temiz ${Date.now()}`;
  await devtools.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories: [...CATEGORIES, 'blink.user_timing'] } });
  await page.evaluate((name) => performance.mark(name), name);
  await act();
  await page.evaluate(() => new Promise((resolve) => { requestAnimationFrame(() => setTimeout(resolve)); }));
  const complete = new Promise((resolve) => devtools.once('Tracing.tracingComplete', resolve));
  await devtools.send('Tracing.end');
  await complete;
  await devtools.detach();
  // The mark tells the page's thread from those of other pages and of the browser itself.
  const mark = events.find((event) => event.name === name);
  const own = events.filter(({ ph, pid, tid, ts }) => ph === 'X' && pid === mark.pid && tid === mark.tid && ts >= mark.ts);
  const spent = (wanted) => own.filter(({ name }) => wanted.test(name)).reduce((sum, { tdur = 0 }) => sum + tdur / 1000, 0);
  const tasks = outermost(own).map(({ tdur = 0 }) => tdur / 1000);
  return { all: tasks.reduce((sum, one) => sum + one, 0), style: spent(/^UpdateLayoutTree$/), layout: spent(/^Layout$/), paint: spent(/^(PrePaint|Paint|Layerize|Commit)$/), longest: Math.max(...tasks) };
}

/** The events that lie in no other: not every task of a browser carries the same name. */
function outermost(events) {
  let end = -Infinity;
  return events.sort((a, b) => a.ts - b.ts || b.dur - a.dur).filter(({ ts, dur }) => {
    if (ts < end) return false;
    end = ts + dur;
    return true;
  });
}
