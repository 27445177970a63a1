// Articles to begin with, each in its own script, as the web leaves them.
import { byId, element } from './element.js';
import { autonym } from './names.js';

export const SAMPLES = [
  ['ferry.en.txt', 'en', 'Night ferry to Aktau sails again after two winters'],
  ['kitabxana.az.html', 'az', 'Şəkidə köhnə karvansara kitabxanaya çevrildi'],
  ['vapur.tr.txt', 'tr', 'Sabah vapuruna bisikletliler için ayrı güverte'],
  ['sad.ru.html', 'ru', 'Ботанический сад открыл оранжерею ночью'],
  ['nakhla.ar.html', 'ar', 'قرية في الواحة تسمّي نخيلها بأسماء أهلها'],
  ['rakevet.he.txt', 'he', 'הרכבת הקטנה לחוף חוזרת לפסים'],
  ['qiao.zh.txt', 'zh', '百年石桥修好了'],
  ['pan.ja.txt', 'ja', '午前四時のパン屋、島でただ一軒の明かり'],
  ['deungdae.ko.txt', 'ko', '등대지기가 떠난 섬, 이제는 아이들이 불을 켠다'],
  ['pustakalay.hi.txt', 'hi', 'ऊँट पर चलने वाला पुस्तकालय'],
  ['talat.th.txt', 'th', 'ตลาดน้ำยามเช้ากลับมาเปิดหลังน้ำลด'],
  ['elies.el.txt', 'el', 'Οι ελιές του νησιού έχουν πια ταυτότητα'],
];

export async function loadSample(file) {
  const response = await fetch(new URL(`../samples/${file}`, import.meta.url));
  if (!response.ok) throw new Error(`${response.status} ${file}`);
  return { input: await response.text(), kind: file.endsWith('.html') ? 'html' : 'text' };
}

export function showSamples(onPick) {
  byId('samples').replaceChildren(...SAMPLES.map(([file, language, title]) => element('li', {},
    element('button', { type: 'button', class: 'sample', 'data-file': file, lang: language, dir: 'auto', onclick: () => onPick(file) },
      element('span', { class: 'sample-language' }, autonym(language)),
      element('span', { class: 'sample-title' }, title),
      file.endsWith('.html') && element('span', { class: 'badge' }, 'HTML')))));
}
