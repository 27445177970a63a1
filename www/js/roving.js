// One stop for Tab in a long list; the arrow keys, Home and End go from item to item.
export function roving(list, itemSelector, focusSelector) {
  let active = null;

  const stops = (item) => item.querySelectorAll(':scope button, :scope[tabindex]');
  const target = (item) => (focusSelector ? item.querySelector(focusSelector) : item);

  function activate(item) {
    if (active === item) return;
    if (active) for (const stop of reach(active)) stop.tabIndex = -1;
    active = item;
    for (const stop of reach(item)) stop.tabIndex = 0;
  }

  const reach = (item) => (focusSelector ? stops(item) : [item]);

  list.addEventListener('focusin', (event) => {
    const item = event.target.closest(itemSelector);
    if (item) activate(item);
  });

  list.addEventListener('keydown', (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const item = event.target.closest(itemSelector);
    const next = item && step(event.key, item);
    if (!next) return;
    event.preventDefault();
    activate(next);
    target(next).focus();
  });

  function step(key, item) {
    if (key === 'ArrowDown') return beside(item, 'nextElementSibling');
    if (key === 'ArrowUp') return beside(item, 'previousElementSibling');
    const items = key === 'Home' || key === 'End' ? list.querySelectorAll(itemSelector) : [];
    return key === 'Home' ? items[0] : items[items.length - 1];
  }

  function beside(item, direction) {
    let next = item[direction];
    while (next && !next.matches(itemSelector)) next = next[direction];
    return next;
  }

  return {
    activate,
    // The first item becomes the one Tab stops at.
    reset() {
      active = null;
      const first = list.querySelector(itemSelector);
      if (first) activate(first);
    },
  };
}
