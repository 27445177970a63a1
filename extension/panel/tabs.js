// Tabs as the ARIA practices describe them: one tab stop, arrow keys between the tabs, in reading direction.

export function setUpTabs(list) {
  const tabs = [...list.querySelectorAll('[role=tab]')];
  const select = (chosen) => {
    for (const tab of tabs) {
      tab.setAttribute('aria-selected', String(tab === chosen));
      tab.tabIndex = tab === chosen ? 0 : -1;
      document.getElementById(tab.getAttribute('aria-controls')).hidden = tab !== chosen;
    }
    chosen.focus();
  };
  list.addEventListener('click', (event) => {
    const tab = event.target.closest('[role=tab]');
    if (tab) select(tab);
  });
  list.addEventListener('keydown', (event) => {
    const forward = getComputedStyle(list).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const backward = forward === 'ArrowLeft' ? 'ArrowRight' : 'ArrowLeft';
    const at = tabs.indexOf(document.activeElement);
    if (event.key === forward) select(tabs[(at + 1) % tabs.length]);
    if (event.key === backward) select(tabs.at(at - 1));
    if (event.key === 'Home') select(tabs[0]);
    if (event.key === 'End') select(tabs.at(-1));
  });
}
