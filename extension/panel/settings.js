// What is remembered: undone for this site, exported, imported, forgotten.
import { exported, forgetAll, imported } from '../memory.js';
import { save } from '../save.js';
import { word } from '../words.js';

export function setUpSettings(section, { ask, say }) {
  const on = (selector, action) => section.querySelector(selector).addEventListener('click', action);
  const file = section.querySelector('#import-file');
  on('#undo-site', () => ask({ type: 'undo-site' }));
  on('#export', async () => save('temiz-settings.json', 'application/json', await exported()));
  on('#import', () => file.click());
  on('#forget', async () => {
    await forgetAll();
    await ask({ type: 'recall' });
  });
  file.addEventListener('change', async () => {
    const [chosen] = file.files;
    file.value = '';
    if (!chosen) return;
    if (await imported(await chosen.text())) await ask({ type: 'recall' });
    else say(word('badImport'));
  });
}
