/** Material for generated pages, the same for the same seed: invented text in five scripts, or real text of the corpus. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const CORPUS = join(import.meta.dirname, '../../../../shared/corpus/gold');

/** Syllables of scripts, how words and sentences are made of them, and what ends a sentence. */
const SCRIPTS = {
  Latin: { syllables: 'ba ce di fo gu ha ki lo mu ne pa ri so tu ve zo'.split(' '), space: ' ', stop: '.' },
  Greek: { syllables: 'βα γε δι φο κου λα μι νο πα ρι σο του χε ψα'.split(' '), space: ' ', stop: '.' },
  Cyrillic: { syllables: 'ба ве ди го жу ла ми но пе ри со ту хе ча'.split(' '), space: ' ', stop: '.' },
  Arabic: { syllables: 'با تي دو را سا شي قو كا لي مو نا وا'.split(' '), space: ' ', stop: '.' },
  Chinese: { syllables: [...'山水日月木火土金石田中大小上下左右東西南北春夏秋冬'], space: '', stop: '。' },
};

/** A generator of numbers in [0, 1): mulberry32. */
export function dice(seed) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const upTo = most => Math.floor(next() * most);
  return { upTo, pick: list => list[upTo(list.length)], chance: share => next() < share };
}

const capital = text => text[0].toUpperCase() + text.slice(1);

/** Invented material of a script: `phrase(n)` has so many words and no stop, `paragraph()` some sentences. */
function inventedMaterial(script, { upTo, pick }) {
  const { syllables, space, stop } = SCRIPTS[script];
  const word = () => Array.from({ length: 2 + upTo(2) }, () => pick(syllables)).join('');
  const phrase = count => capital(Array.from({ length: count }, word).join(space));
  const sentence = () => phrase(9 + upTo(16)) + stop;
  return {
    phrase,
    sentence,
    headline: () => phrase(6 + upTo(6)),
    paragraph: () => Array.from({ length: 1 + upTo(3) }, sentence).join(space),
  };
}

export const scripts = Object.keys(SCRIPTS);
export const invented = (script, chances) => inventedMaterial(script, chances);

/** Paragraphs and first lines of the corpus by language; null where it is not there. */
export function corpusLanguages() {
  const path = join(CORPUS, 'waddle.json');
  if (!existsSync(path)) return null;
  const languages = {};
  for (const { lang, body } of Object.values(JSON.parse(readFileSync(path, 'utf8')))) {
    const [first, ...rest] = body.split('\n').map(line => line.trim());
    const { headlines, paragraphs } = (languages[lang] ??= { headlines: [], paragraphs: [] });
    const [least, most] = lang === 'Chinese' ? [8, 45] : [25, 130];
    if (first.length > least && first.length < most && !/[.。]$/.test(first)) headlines.push(first);
    paragraphs.push(...rest.filter(line => line.length > (lang === 'Chinese' ? 30 : 90) && /[.。!?؟»”’)]$/.test(line)));
  }
  return languages;
}

/** Material of the corpus in a language. */
export function real({ headlines, paragraphs }, language, { pick }) {
  const phrase = count => {
    const text = pick(paragraphs);
    const cut = language === 'Chinese' ? text.slice(0, count * 2) : text.split(/\s+/).slice(0, count).join(' ');
    return cut.replace(/[.。,，]$/, '');
  };
  const sentence = () => `${phrase(12)}.`;
  return { phrase, sentence, headline: () => pick(headlines), paragraph: () => pick(paragraphs) };
}
